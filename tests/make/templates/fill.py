"""The blank workbooks, filled in with LibreOffice as a French coordinator types, and saved as .xlsx and as .ods.

    observatoire modeles BLANK
    python3 fill.py BLANK

A Basic macro runs inside LibreOffice, in a profile of its own whose locale is French: each value is typed into the cell under its
header (`FormulaLocal`: « 06/05/2024 » becomes a date, « 50 % » a share, « une quarantaine » stays words). The example rows stay.
"""
import os
import subprocess
import sys
import tempfile
from xml.sax.saxutils import escape

from filled import CROSSED, TABLES

HERE = os.path.dirname(os.path.abspath(__file__))
TARGET = os.path.normpath(os.path.join(HERE, "..", "..", "templates", "filled"))
# Counted from 0: the header of a list and its first free row; the labels of the sign-in sheet, its first free row and column.
HEADER_ROW, FREE_ROW = 3, 5
LABEL_ROW, FREE_STRUCTURE, FREE_MEETING = 3, 6, 2

HELPERS = """
Function Opened(url)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Opened = StarDesktop.loadComponentFromURL(url, "_blank", 0, hidden())
End Function

Sub Under(sheet, head, row, typed)
  For column = 0 To 60
    If sheet.getCellByPosition(column, HEADER_ROW).String = head Then
      sheet.getCellByPosition(column, row).FormulaLocal = typed
      Exit Sub
    End If
  Next column
  sheet.getCellByPosition(0, 0).String = "En-tête introuvable : " & head
End Sub

Sub Saved(document, url, filter)
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName"
  how(0).Value = filter
  document.storeToURL(url, how())
End Sub
""".replace("HEADER_ROW", str(HEADER_ROW))


def quoted(text):
    return '"' + text.replace('"', '""') + '"'


def typing(name):
    """The lines that fill in one workbook."""
    if name != "emargement":
        return [f"Under sheet, {quoted(head)}, {FREE_ROW + at}, {quoted(typed)}" for at, row in enumerate(TABLES[name]) for head, typed in row.items()]
    cell = "sheet.getCellByPosition({}, {}).FormulaLocal = {}".format
    lines = []
    for at, (label, date) in enumerate(CROSSED["meetings"]):
        if label:
            lines.append(cell(FREE_MEETING + at, LABEL_ROW, quoted(label)))
        lines.append(cell(FREE_MEETING + at, LABEL_ROW + 1, quoted(date)))
    for down, (structure, marks) in enumerate(CROSSED["structures"]):
        lines.append(cell(0, FREE_STRUCTURE + down, quoted(structure)))
        lines += [cell(FREE_MEETING + at, FREE_STRUCTURE + down, quoted(mark)) for at, mark in enumerate(marks) if mark]
    return lines


def macro(blank):
    lines = [HELPERS, "Sub Fill"]
    for name in sorted([*TABLES, "emargement"]):
        lines.append(f"document = Opened({quoted('file://' + os.path.join(blank, name + '.xlsx'))})")
        lines.append("sheet = document.Sheets.getByIndex(0)")
        lines += typing(name)
        for extension, kind in (("xlsx", "Calc MS Excel 2007 XML"), ("ods", "calc8")):
            lines.append(f"Saved document, {quoted('file://' + os.path.join(TARGET, name + '.' + extension))}, {quoted(kind)}")
        lines.append("document.close(True)")
    lines.append("End Sub")
    return "\n".join(lines)


def libreoffice(profile, *arguments):
    command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def edited(path, before, after):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    assert before in text, path
    with open(path, "w", encoding="utf-8") as file:
        file.write(text.replace(before, after, 1))


def main(blank):
    os.makedirs(TARGET, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        libreoffice(profile, "--terminate_after_init")
        locale = '<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>fr-FR</value></prop></item>'
        edited(os.path.join(profile, "user", "registrymodifications.xcu"), "</oor:items>", locale + "</oor:items>")
        # A new profile has an empty module of this name.
        basic = os.path.join(profile, "user", "basic", "Standard")
        with open(os.path.join(basic, "Module1.xba"), "w", encoding="utf-8") as file:
            file.write('<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">\n')
            file.write('<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">')
            file.write(escape(macro(os.path.abspath(blank))) + "</script:module>\n")
        libreoffice(profile, "macro:///Standard.Module1.Fill")


main(sys.argv[1])
