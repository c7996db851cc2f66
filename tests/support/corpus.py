"""Makes variants of a filled form as other people's programs and habits would: one openpyxl edit each."""
import datetime
import json
import sys

from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image  # noqa: F401  (its absence would hide the picture case)
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName

STYLES = {
    "Comment": Comment,
    "CellIsRule": CellIsRule,
    "DefinedName": DefinedName,
    "Font": Font,
    "PatternFill": PatternFill,
}

plan = json.load(open(sys.argv[1]))
for case in plan:
    book = load_workbook(case["from"])
    sheet = book["Data"]
    space = {"b": book, "s": sheet, "datetime": datetime, **STYLES}
    exec(case["edit"], space)
    space["b"].save(case["to"])
