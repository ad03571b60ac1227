"""A drawn sheet, and the programs that write it: the same words in a dozen lines whichever program is used."""
import datetime as dt
import pathlib
import subprocess
import tempfile

import odf.opendocument
import odf.style
import odf.table
import odf.text
import openpyxl
import pandas
import xlsxwriter
import xlwt
from openpyxl.utils import coordinate_to_tuple, range_boundaries

QUIRKS = pathlib.Path(__file__).resolve().parents[2] / "quirks" / "intake"
WHEN = dt.datetime(2022, 12, 1)


class As:
    """A number shown under a format: `As(0.5, "0%")`."""

    def __init__(self, value, shown):
        self.value, self.shown = value, shown


class Calculated:
    """A formula with the result that the program kept."""

    def __init__(self, formula, result):
        self.formula, self.result = formula, result


class Sheet:
    """Rows from a corner, and what is done to them."""

    def __init__(self, rows, at="A1", name="Feuil1", merged=(), hidden=False, hidden_rows=(), hidden_columns=(), notes=None):
        self.name, self.merged, self.hidden = name, list(merged), hidden
        self.hidden_rows, self.hidden_columns, self.notes = list(hidden_rows), list(hidden_columns), notes or {}
        self.cells = {}
        self.put(at, rows)

    def put(self, at, rows):
        top, left = coordinate_to_tuple(at)
        for row, values in enumerate(rows, top):
            for column, value in enumerate(values, left):
                if value is not None and value != "":
                    self.cells[row, column] = value
        return self

    def blocks(self):
        """First row, first column, last row, last column of each merged block."""
        for block in self.merged:
            left, top, right, bottom = range_boundaries(block)
            yield top, left, bottom, right


def path(theme, name):
    folder = QUIRKS / theme
    folder.mkdir(parents=True, exist_ok=True)
    return folder / name


def sheets_of(given):
    return [given] if isinstance(given, Sheet) else list(given)


def by_openpyxl(theme, name, given, then=lambda book: None):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in sheets_of(given):
        made = book.create_sheet(sheet.name)
        for (row, column), value in sheet.cells.items():
            cell = made.cell(row, column)
            if isinstance(value, As):
                cell.value, cell.number_format = value.value, value.shown
            elif isinstance(value, Calculated):
                cell.value = value.formula
            elif isinstance(value, str):
                cell.value = value
                cell.data_type = "s"
            else:
                cell.value = value
                if isinstance(value, dt.date):
                    cell.number_format = "DD/MM/YYYY"
        for block in sheet.merged:
            made.merge_cells(block)
        for row in sheet.hidden_rows:
            made.row_dimensions[row].hidden = True
        for column in sheet.hidden_columns:
            made.column_dimensions[column].hidden = True
        for cell, text in sheet.notes.items():
            made[cell].comment = openpyxl.comments.Comment(text, "Coordination")
        if sheet.hidden:
            made.sheet_state = "hidden"
    book.properties.created = book.properties.modified = WHEN
    then(book)
    book.save(path(theme, name))


def by_xlsxwriter(theme, name, given, then=lambda book: None, options=None):
    book = xlsxwriter.Workbook(str(path(theme, name)), options or {})
    book.set_properties({"created": WHEN})
    day, formats = book.add_format({"num_format": "dd/mm/yyyy"}), {}
    for sheet in sheets_of(given):
        made = book.add_worksheet(sheet.name)
        for top, left, bottom, right in sheet.blocks():
            made.merge_range(top - 1, left - 1, bottom - 1, right - 1, "")
        for (row, column), value in sheet.cells.items():
            at = (row - 1, column - 1)
            if isinstance(value, As):
                shown = formats.setdefault(value.shown, book.add_format({"num_format": value.shown}))
                made.write_number(*at, value.value, shown)
            elif isinstance(value, Calculated):
                made.write_formula(*at, value.formula, None, value.result)
            elif isinstance(value, dt.date):
                made.write_datetime(*at, value, day)
            elif isinstance(value, bool):
                made.write_boolean(*at, value)
            elif isinstance(value, str):
                made.write_string(*at, value)
            else:
                made.write_number(*at, value)
        for row in sheet.hidden_rows:
            made.set_row(row - 1, None, None, {"hidden": True})
        for column in sheet.hidden_columns:
            made.set_column(f"{column}:{column}", None, None, {"hidden": True})
        for cell, text in sheet.notes.items():
            made.write_comment(cell, text)
        if sheet.hidden:
            made.hide()
    then(book)
    book.close()


def by_xlwt(theme, name, given):
    book = xlwt.Workbook(encoding="utf-8")
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for sheet in sheets_of(given):
        made = book.add_sheet(sheet.name)
        for top, left, bottom, right in sheet.blocks():
            made.merge(top - 1, bottom - 1, left - 1, right - 1)
        for (row, column), value in sheet.cells.items():
            at = (row - 1, column - 1)
            if isinstance(value, As):
                made.write(*at, value.value, xlwt.easyxf(num_format_str=value.shown))
            elif isinstance(value, Calculated):
                made.write(*at, xlwt.Formula(value.formula.lstrip("=")))
            elif isinstance(value, dt.date):
                made.write(*at, value, day)
            else:
                made.write(*at, value)
        for row in sheet.hidden_rows:
            made.row(row - 1).hidden = True
        for column in sheet.hidden_columns:
            made.col(openpyxl.utils.column_index_from_string(column) - 1).hidden = True
        made.visibility = 1 if sheet.hidden else 0
    book.save(str(path(theme, name)))


def by_odfpy(theme, name, given):
    book = odf.opendocument.OpenDocumentSpreadsheet()
    for sheet in sheets_of(given):
        made = odf.table.Table(name=sheet.name)
        inner = {}
        for top, left, bottom, right in sheet.blocks():
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    inner[row, column] = (top, left, bottom, right)
        last = max((row for row, _ in sheet.cells), default=0)
        width = max((column for _, column in sheet.cells), default=0)
        for row in range(1, last + 1):
            line = odf.table.TableRow()
            if row in sheet.hidden_rows:
                line.setAttribute("visibility", "collapse")
            for column in range(1, width + 1):
                block = inner.get((row, column))
                if block and (row, column) != block[:2]:
                    line.addElement(odf.table.CoveredTableCell())
                    continue
                cell = odf_cell(sheet.cells.get((row, column)))
                if block:
                    cell.setAttribute("numberrowsspanned", block[2] - block[0] + 1)
                    cell.setAttribute("numbercolumnsspanned", block[3] - block[1] + 1)
                line.addElement(cell)
            made.addElement(line)
        book.spreadsheet.addElement(made)
    book.save(str(path(theme, name)))


def odf_cell(value):
    if value is None:
        return odf.table.TableCell()
    formula = value.formula if isinstance(value, Calculated) else None
    value = value.result if isinstance(value, Calculated) else value
    if isinstance(value, As):
        kind = "percentage" if "%" in value.shown else "currency" if "€" in value.shown else "float"
        cell, seen = odf.table.TableCell(valuetype=kind, value=value.value), str(value.value)
    elif isinstance(value, bool):
        cell, seen = odf.table.TableCell(valuetype="boolean", booleanvalue=str(value).lower()), "VRAI" if value else "FAUX"
    elif isinstance(value, (int, float)):
        cell, seen = odf.table.TableCell(valuetype="float", value=value), str(value)
    elif isinstance(value, dt.date):
        cell, seen = odf.table.TableCell(valuetype="date", datevalue=value.isoformat()), value.strftime("%d/%m/%Y")
    else:
        cell, seen = odf.table.TableCell(valuetype="string"), value
    if formula:
        cell.setAttribute("formula", "of:" + formula)
    for line in seen.split("\n"):
        cell.addElement(odf.text.P(text=line))
    return cell


def by_pandas(theme, name, columns, rows, **options):
    """What a colleague's notebook writes."""
    frame = pandas.DataFrame(rows, columns=columns)
    if name.endswith(".csv"):
        frame.to_csv(path(theme, name), **options)
    else:
        with pandas.ExcelWriter(path(theme, name), engine="xlsxwriter") as writer:
            writer.book.set_properties({"created": WHEN})
            frame.to_excel(writer, **options)


WAITING = []


def by_libreoffice(theme, name, given, then=lambda book: None):
    """Opened and saved again by LibreOffice, with `convert` at the end of the script."""
    WAITING.append((theme, name, sheets_of(given), then))


def convert():
    """Has LibreOffice save what waits, a run for each format."""
    global QUIRKS
    kept = QUIRKS
    formats = {"xls": "xls:MS Excel 97", "csv": "csv:Text - txt - csv (StarCalc):59,34,ANSI,1,,0,false,true,false"}
    for extension in sorted({name.rsplit(".")[-1] for _, name, *_ in WAITING}):
        for theme in sorted({theme for theme, *_ in WAITING}):
            with tempfile.TemporaryDirectory() as folder:
                waiting = [entry for entry in WAITING if entry[0] == theme and entry[1].endswith("." + extension)]
                if not waiting:
                    continue
                QUIRKS = pathlib.Path(folder)
                for _, name, sheets, then in waiting:
                    by_openpyxl("in", name.rsplit(".", 1)[0] + ".xlsx", sheets, then)
                made = [str(path) for path in (QUIRKS / "in").iterdir()]
                QUIRKS = kept
                (QUIRKS / theme).mkdir(parents=True, exist_ok=True)
                wanted = formats.get(extension, extension)
                subprocess.run(["soffice", "--headless", "--convert-to", wanted, "--outdir", str(QUIRKS / theme), *made],
                               check=True, capture_output=True)
    WAITING.clear()
