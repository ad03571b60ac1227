"""Workbooks of OpenDocument written by odfpy, element by element."""
from odf.dc import Creator
from odf.office import Annotation
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableProperties
from odf.table import CoveredTableCell, Table, TableCell, TableColumn, TableRow, TableRowGroup, TableSource
from odf.text import A, LineBreak, P, S, Span, Tab

from where import at


def text(value, **attributes):
    cell = TableCell(valuetype="string", **attributes)
    cell.addElement(P(text=value))
    return cell


def number(value, **attributes):
    cell = TableCell(valuetype="float", value=value, **attributes)
    cell.addElement(P(text=str(value)))
    return cell


def save(name, *tables, styles=()):
    made = OpenDocumentSpreadsheet()
    for style in styles:
        made.automaticstyles.addElement(style)
    for table in tables:
        made.spreadsheet.addElement(table)
    made.save(at(name))


def rows(table, *lines):
    for line in lines:
        row = TableRow()
        for cell in line:
            row.addElement(cell)
        table.addElement(row)
    return table


# Rows and cells repeated, some of them empty, up to the ends of the sheet.
table = Table(name="Feuille1")
table.addElement(TableColumn(numbercolumnsrepeated=16384))
rows(table, [text("Structure"), number(1, numbercolumnsrepeated=3), TableCell(numbercolumnsrepeated=16380)])
empty = TableRow(numberrowsrepeated=3)
empty.addElement(TableCell(numbercolumnsrepeated=16384))
table.addElement(empty)
twice = TableRow(numberrowsrepeated=2)
twice.addElement(TableCell(numbercolumnsrepeated=2))
twice.addElement(text("CCAS"))
table.addElement(twice)
end = TableRow(numberrowsrepeated=1048570)
end.addElement(TableCell(numbercolumnsrepeated=16384))
table.addElement(end)
save("lignes-repetees.ods", table)

# Merged across, down and both; in repeated rows too.
table = rows(Table(name="Feuille1"), [text("Présences", numbercolumnsspanned=3, numberrowsspanned=1), CoveredTableCell(numbercolumnsrepeated=2), text("Note")])
rows(table, [text("Structure", numberrowsspanned=2, numbercolumnsspanned=1), text("mai"), text("juin")], [CoveredTableCell(), text("X"), text("E")])
repeated = TableRow(numberrowsrepeated=2)
repeated.addElement(text("de même", numbercolumnsspanned=2, numberrowsspanned=1))
repeated.addElement(CoveredTableCell())
table.addElement(repeated)
save("cellules-fusionnees.ods", table)

# Hidden by hand, by a filter, and a whole sheet; a group of rows is walked through.
hidden = Style(name="ta2", family="table")
hidden.addElement(TableProperties(display="false"))
shown = Style(name="ta1", family="table")
shown.addElement(TableProperties(display="true"))
table = Table(name="Visible", stylename=shown)
table.addElement(TableColumn())
table.addElement(TableColumn(visibility="collapse", numbercolumnsrepeated=2))
table.addElement(TableColumn(numbercolumnsrepeated=1000))
rows(table, [number(n) for n in range(1, 6)])
for visibility in ("collapse", "filter"):
    row = TableRow(visibility=visibility)
    row.addElement(number(1))
    table.addElement(row)
group = TableRowGroup()
rows(group, [text("dans un groupe")])
table.addElement(group)
save("masques.ods", table, rows(Table(name="Masquée", stylename=hidden), [text("secret")]), styles=(hidden, shown))

# What a cell shows: paragraphs, spaces, tabs, line breaks, links, comments.
cell = TableCell(valuetype="string")
first = P(text="Centre")
first.addElement(S(c=3))
first.addElement(Span(text="hospitalier"))
first.addElement(Tab())
first.addElement(A(href="https://example.org", text="lien"))
first.addElement(LineBreak())
first.addText("suite & fin")
cell.addElement(first)
cell.addElement(P(text="second"))
note = Annotation()
note.addElement(Creator(text="Quelqu’un"))
note.addElement(P(text="un commentaire n’est pas une cellule"))
cell.addElement(note)
blank = TableCell(valuetype="string")
blank.addElement(P())
save("paragraphes.ods", rows(Table(name="Feuille1"), [cell, blank, text("x")]))

# Formulas without a result, with one, and with an error.
table = Table(name="Feuille1")
lost = TableCell(formula="of:=[.A1]+1")
known = TableCell(formula="of:=[.A1]+1", valuetype="float", value=4)
known.addElement(P(text="4"))
wrong = TableCell(formula="of:=1/0", valuetype="string", stringvalue="")
wrong.addElement(P(text="#DIV/0 !"))
old = TableCell(formula="of:=XYZ()", valuetype="string")
old.addElement(P(text="Err:508"))
aside = TableCell(formula='of:="oui"', valuetype="string", stringvalue="oui")
save("formules.ods", rows(table, [number(3), lost, known, wrong, old, aside, text("Err:508 est un code")]))

# A copy of another file's sheet, kept by LibreOffice for its links.
copy = Table(name="'file:///C:/annuaire.ods'#$Feuille1")
copy.addElement(TableSource(type="simple", href="../annuaire.ods", tablename="Feuille1"))
rows(copy, [text("ailleurs")])
save("lien-vers-un-autre-fichier.ods", rows(Table(name="Feuille1"), [text("ici")]), copy)

# One cell at each end of the sheet.
table = rows(Table(name="Feuille1"), [text("début")])
gap = TableRow(numberrowsrepeated=1048574)
gap.addElement(TableCell(numbercolumnsrepeated=16384))
table.addElement(gap)
rows(table, [TableCell(numbercolumnsrepeated=16383), text("fin")])
save("cellule-a-l-autre-bout.ods", table)

# A billion cells in three elements.
table = Table(name="Feuille1")
bomb = TableRow(numberrowsrepeated=1048576)
bomb.addElement(text("x", numbercolumnsrepeated=16384))
table.addElement(bomb)
save("milliard-de-cellules.ods", table, rows(Table(name="Saine"), [text("lue")]))

# More spaces than memory, in one number.
cell = TableCell(valuetype="string")
wide = P(text="x")
for _ in range(20):
    wide.addElement(S(c=4000000000))
cell.addElement(wide)
save("milliards-d-espaces.ods", rows(Table(name="Feuille1"), [cell]))
