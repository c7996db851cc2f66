"""Reads and checks every workbook in a folder as a script with openpyxl and jsonschema would: values, then the schema."""
import glob
import json
import sys

from jsonschema import Draft202012Validator
from openpyxl import load_workbook

folder = sys.argv[1]
schema = json.load(open(f"{folder}/schema.json"))
row_validator = Draft202012Validator({**schema["$defs"]["baris_pagu"], "$defs": schema["$defs"]})
total = 0
findings = 0
for path in glob.glob(f"{folder}/*.xlsx"):
    sheet = load_workbook(path, data_only=True)["Data"]
    rows = sheet.iter_rows(min_row=8, values_only=True)
    keys = [str(key or "").removeprefix("sop:") for key in next(rows)]
    inputs = [key for key in row_validator.schema["properties"] if key in keys]
    next(rows)
    for number, row in enumerate(rows):
        values = dict(zip(keys, row))
        if values["id"] is None:
            continue
        filled = {"sel": number + 10, **{key: values[key] for key in inputs}}
        findings += sum(1 for _ in row_validator.iter_errors(filled))
        total += filled["realisasi_anggaran"]
print(json.dumps({"total": total, "findings": findings}))
