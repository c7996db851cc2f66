"""Opens a workbook in a running LibreOffice, types into cells as a person would, and saves it: type_in.py FILE CELLS OUT PIPE.

CELLS is JSON: [[sheet, address, text], ...]. A text is entered as if typed, so that "1234,5" or "5" become numbers.
"""
import json
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

source, cells, target, pipe = sys.argv[1:5]


def prop(name, value):
    given = PropertyValue()
    given.Name, given.Value = name, value
    return given


local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
for attempt in range(120):
    try:
        context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        break
    except NoConnectException:
        time.sleep(0.5)
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
book = desktop.loadComponentFromURL(uno.systemPathToFileUrl(source), "_blank", 0, (prop("Hidden", True),))
for sheet, address, text in json.loads(cells):
    cell = book.Sheets.getByName(sheet).getCellRangeByName(address)
    assert not cell.CellProtection.IsLocked, f"{sheet}!{address} is locked: a person could not type there"
    cell.setFormula(text)
kind = "calc8" if target.endswith(".ods") else "Calc MS Excel 2007 XML"
book.storeToURL(uno.systemPathToFileUrl(target), (prop("FilterName", kind),))
book.close(True)
try:
    desktop.terminate()
except Exception:
    pass
