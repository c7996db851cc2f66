"""Fills a form as somebody else's program would: openpyxl finds columns by their printed labels."""
import json
import sys

from openpyxl import load_workbook

form, answers, target = sys.argv[1:4]
figures = json.load(open(answers))
book = load_workbook(form)
sheet = book["Data"]
header = next(row for row in sheet.iter_rows() if any(cell.value == "Realisasi TW" for cell in row))
labels = {
    "Realisasi TW": "realisasi",
    "Realisasi anggaran TW (Rp)": "realisasi_anggaran",
    "Alasan kosong": "alasan_kosong",
    "Masalah / faktor penghambat": "masalah",
    "Faktor pendorong": "pendorong",
    "Solusi / tindak lanjut": "solusi",
    "Bukti dukung": "bukti",
}
columns = {labels[cell.value]: cell.column for cell in header if cell.value in labels}
for row in range(header[0].row + 1, sheet.max_row + 1):
    for key, value in figures.get(sheet.cell(row, 1).value, {}).items():
        sheet.cell(row, columns[key]).value = value
book.save(target)
