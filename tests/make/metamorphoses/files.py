"""Sheets to files, by the programs that people use."""

import csv
import datetime
import html
import io
import os
import subprocess
import tempfile

import openpyxl
import xlsxwriter
import xlwt


class Sheet:
    def __init__(self, name):
        self.name, self.cells, self.merges, self.hidden_rows, self.hidden_cols, self.hidden = name, {}, [], set(), set(), False

    def put(self, row, column, value):
        if value is not None and value != "":
            self.cells[(row, column)] = value

    def size(self):
        return max((r for r, _ in self.cells), default=0), max((c for _, c in self.cells), default=0)


def shown(value, comma=True):
    """A value as the screen shows it in French."""
    if isinstance(value, bool):
        return "VRAI" if value else "FAUX"
    if isinstance(value, datetime.datetime):
        return f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, datetime.date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float):
        text = str(int(value)) if value == int(value) else repr(value)
        return text.replace(".", ",") if comma else text
    return str(value)


def _openpyxl(sheets, path):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in sheets:
        ws = book.create_sheet(sheet.name[:31])
        for (r, c), v in sheet.cells.items():
            cell = ws.cell(r, c, v)
            if isinstance(v, datetime.date):
                cell.number_format = "dd/mm/yyyy"
            elif isinstance(v, str) and v.startswith("="):
                cell.data_type = "s"
        for a, b, c, d in sheet.merges:
            ws.merge_cells(start_row=a, start_column=b, end_row=c, end_column=d)
        for r in sheet.hidden_rows:
            ws.row_dimensions[r].hidden = True
        for c in sheet.hidden_cols:
            ws.column_dimensions[openpyxl.utils.get_column_letter(c)].hidden = True
        ws.sheet_state = "hidden" if sheet.hidden else "visible"
    book.save(path)


def _xlsxwriter(sheets, path):
    book = xlsxwriter.Workbook(path)
    dated = book.add_format({"num_format": "dd/mm/yyyy"})
    timed = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    for sheet in sheets:
        ws = book.add_worksheet(sheet.name[:31])
        for a, b, c, d in sheet.merges:
            ws.merge_range(a - 1, b - 1, c - 1, d - 1, "")
        for (r, c), v in sheet.cells.items():
            if isinstance(v, datetime.datetime):
                ws.write_datetime(r - 1, c - 1, v, timed)
            elif isinstance(v, datetime.date):
                ws.write_datetime(r - 1, c - 1, datetime.datetime(v.year, v.month, v.day), dated)
            elif isinstance(v, str):
                ws.write_string(r - 1, c - 1, v)
            else:
                ws.write(r - 1, c - 1, v)
        for r in sheet.hidden_rows:
            ws.set_row(r - 1, None, None, {"hidden": True})
        for c in sheet.hidden_cols:
            ws.set_column(c - 1, c - 1, None, None, {"hidden": True})
        if sheet.hidden:
            ws.hide()
    if sheets[0].hidden:
        book.worksheets()[1].activate()
        book.worksheets()[1].set_first_sheet()
    book.close()


def _xls(sheets, path):
    book = xlwt.Workbook(encoding="utf-8")
    dated, timed = xlwt.easyxf(num_format_str="DD/MM/YYYY"), xlwt.easyxf(num_format_str="DD/MM/YYYY HH:MM")
    for sheet in sheets:
        ws = book.add_sheet(sheet.name[:31])
        merged = {(a, b): (c, d) for a, b, c, d in sheet.merges}
        for (r, c), v in sheet.cells.items():
            style = timed if isinstance(v, datetime.datetime) else dated if isinstance(v, datetime.date) else xlwt.Style.default_style
            if (r, c) in merged:
                ws.write_merge(r - 1, merged[(r, c)][0] - 1, c - 1, merged[(r, c)][1] - 1, v, style)
            else:
                ws.write(r - 1, c - 1, v, style)
        for r in sheet.hidden_rows:
            ws.row(r - 1).hidden = True
        for c in sheet.hidden_cols:
            ws.col(c - 1).hidden = True
        ws.visibility = 1 if sheet.hidden else 0
    book.save(path)


def _ods(sheets, path):
    with tempfile.TemporaryDirectory() as d:
        source = os.path.join(d, "x.xlsx")
        _openpyxl(sheets, source)
        kind = "ods" if path.endswith(".ods") else "xls"
        subprocess.run(["soffice", "--headless", "--convert-to", kind, "--outdir", d, source], check=True, capture_output=True)
        os.replace(os.path.join(d, "x." + kind), path)


def _rows(sheet):
    rows, columns = sheet.size()
    return [[shown(sheet.cells.get((r, c), "")) for c in range(1, columns + 1)] for r in range(1, rows + 1)]


def _text(separator, encoding):
    def write(sheets, path):
        buffer = io.StringIO()
        writer = csv.writer(buffer, delimiter=separator, lineterminator="\r\n")
        writer.writerows(_rows(sheets[0]))
        # What an old encoding lacks, a spreadsheet program asks to save otherwise.
        text = buffer.getvalue()
        try:
            held = text.replace("\u202f", "\u00a0").encode(encoding)
        except UnicodeEncodeError:
            held = text.encode("utf-8-sig")
        open(path, "wb").write(held)
    return write


def _html(sheets, path):
    rows = "".join("<tr>" + "".join(f"<td>{html.escape(v).replace(chr(10), '<br>')}</td>" for v in row) + "</tr>" for row in _rows(sheets[0]))
    open(path, "w", encoding="utf-8").write(f"<html><head><meta charset='utf-8'></head><body><table>{rows}</table></body></html>")


# name → extension, writer, how many sheets it can hold
FORMATS = {
    "openpyxl": ("xlsx", _openpyxl, 99), "xlsxwriter": ("xlsx", _xlsxwriter, 99), "xlwt": ("xls", _xls, 99), "ods": ("ods", _ods, 99), "xls-lo": ("xls", _ods, 99),
    "csv;utf8": ("csv", _text(";", "utf-8"), 1), "csv;bom": ("csv", _text(";", "utf-8-sig"), 1), "csv;1252": ("csv", _text(";", "cp1252"), 1), "csv,utf8": ("csv", _text(",", "utf-8"), 1),
    "csv;8859-15": ("csv", _text(";", "iso8859-15"), 1), "csv;mac": ("csv", _text(";", "mac_roman"), 1), "tsv": ("tsv", _text("\t", "utf-8"), 1), "txt16": ("txt", _text("\t", "utf-16"), 1), "pipe": ("txt", _text("|", "utf-8"), 1),
    "xls16": ("xls", _text("\t", "utf-16"), 1), "csv16": ("csv", _text(";", "utf-16"), 1), "xlshtml": ("xls", _html, 1), "xlscsv": ("xls", _text(";", "cp1252"), 1),
}


def write(sheets, folder, stem, form):
    extension, writer, most = FORMATS[form]
    os.makedirs(folder, exist_ok=True)
    for rank, group in enumerate([sheets] if most > 1 else [[s] for s in sheets]):
        path = os.path.join(folder, f"{stem}{f' {rank + 1}' if rank else ''}.{extension}")
        while os.path.exists(path):
            path = path[: path.rindex(".")] + " bis." + extension
        names = set()
        for sheet in group:
            sheet.name = "".join(c for c in sheet.name if c not in "[]:*?/\\'")[:28] or "Feuille"
            while sheet.name.lower() in names:
                sheet.name = sheet.name[:26] + f" {len(names) + 1}"
            names.add(sheet.name.lower())
        writer(group, path)
