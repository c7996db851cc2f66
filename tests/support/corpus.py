"""Makes variants of a filled form as other people's programs and habits would: one openpyxl edit each."""
import datetime
import json
import sys

from openpyxl import load_workbook
from openpyxl.drawing.image import Image  # noqa: F401  (its absence would hide the picture case)

plan = json.load(open(sys.argv[1]))
for case in plan:
    book = load_workbook(case["from"])
    sheet = book["Data"]
    space = {"b": book, "s": sheet, "datetime": datetime}
    exec(case["edit"], space)
    space["b"].save(case["to"])
