"""Counts the cells that hold something in every fixture, by programs that share nothing with ours: `tests/expected/cells.csv`."""
import csv
import html.parser
import io
import pathlib
import sys
import zipfile
from xml.etree import ElementTree

import openpyxl
import xlrd

TESTS = pathlib.Path(__file__).resolve().parents[1]
ROOT = TESTS.parent
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
csv.field_size_limit(10**9)


def held(value):
    return value is not None and str(value).strip(" \t\r\n\u00a0\u202f\u200b\ufeff") != ""


def xlsx(path):
    book = openpyxl.load_workbook(path, data_only=True)
    for sheet in book.worksheets:
        yield sheet.title, sum(held(cell) for row in sheet.iter_rows(values_only=True) for cell in row)


def xls(path):
    book = xlrd.open_workbook(path)
    for sheet in book.sheets():
        yield sheet.name, sum(sheet.cell_type(row, column) not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK) and held(sheet.cell_value(row, column))
                              for row in range(sheet.nrows) for column in range(sheet.ncols))


def ods(path):
    content = ElementTree.fromstring(zipfile.ZipFile(path).read("content.xml"))
    for table in content.iter(TABLE + "table"):
        count = 0
        for row in table.iter(TABLE + "table-row"):
            times = int(row.get(TABLE + "number-rows-repeated", 1))
            cells = 0
            for cell in row:
                seen = "".join("".join(text.itertext()) for text in cell.iter(TEXT + "p"))
                if cell.get(OFFICE + "value-type") in ("float", "percentage", "currency", "date", "time", "boolean") or held(seen):
                    cells += int(cell.get(TABLE + "number-columns-repeated", 1))
            count += cells * times
        yield table.get(TABLE + "name"), count


def text(path):
    data = path.read_bytes()
    if 0 in data[:200] and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        data = (b"\xff\xfe" if data[1:200:2].count(0) > data[:200:2].count(0) else b"\xfe\xff") + data
    for encoding in ("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "cp1252", "latin-1"):
        try:
            written = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    lines = written.lstrip()
    if lines[:4].lower() == "sep=":
        separator, written = lines[4], lines.split("\n", 1)[1]
    else:
        # The mark that cuts the most rows into as many cells.
        def regular(mark):
            widths = [len(row) for row in csv.reader(io.StringIO(written), delimiter=mark) if len(row) > 1]
            return max((widths.count(width) for width in widths), default=0), len(widths)

        separator = max(";\t|,", key=regular)
    yield "", sum(held(cell) for row in csv.reader(io.StringIO(written), delimiter=separator) for cell in row)


class Cells(html.parser.HTMLParser):
    """The texts of the cells of a page."""

    def __init__(self):
        super().__init__()
        self.texts, self.open = [], False

    def handle_starttag(self, tag, attributes):
        if tag in ("td", "th"):
            self.texts.append("")
            self.open = True
        elif tag == "br" and self.open:
            self.texts[-1] += "\n"

    def handle_endtag(self, tag):
        self.open = self.open and tag not in ("td", "th", "tr", "table")

    def handle_data(self, data):
        if self.open:
            self.texts[-1] += data


def page(path):
    cells = Cells()
    cells.feed(path.read_bytes().decode("utf-8", "replace"))
    yield "", sum(held(text) for text in cells.texts)


OFFICE_2003 = "{urn:schemas-microsoft-com:office:spreadsheet}"


def xml_2003(path):
    for sheet in ElementTree.parse(path).iter(OFFICE_2003 + "Worksheet"):
        yield sheet.get(OFFICE_2003 + "Name"), sum(held("".join(data.itertext())) for data in sheet.iter(OFFICE_2003 + "Data"))


def counted(path):
    data = path.read_bytes()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in data[:500]:
        return xml_2003(path)
    if data.lstrip()[:5].lower() in (b"<html", b"<!doc"):
        return page(path)
    if data[:4] == b"PK\x03\x04":
        return ods(path) if "content.xml" in zipfile.ZipFile(path).namelist() else xlsx(path)
    if data[:4] == b"\xd0\xcf\x11\xe0":
        return xls(path)
    return text(path)


folders = [TESTS / "quirks/intake" / theme for theme in sorted(path.name for path in (TESTS / "quirks/intake").iterdir()) if theme != "refus"]
folders += [TESTS / f"cases/practice-{case}/inputs" for case in range(1, 7)] + [ROOT / "inputs"]
rows = []
for folder in folders:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or path.suffix not in (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt") or path.name[0] in "_~.":
            continue
        if path.name == "html-nomme.xls":
            continue
        try:
            rows += [(folder.relative_to(ROOT).as_posix(), name, sheet, count) for sheet, count in counted(path)]
        except Exception as error:  # a workbook broken on purpose
            print(path, error, file=sys.stderr)
with open(TESTS / "expected/cells.csv", "w", newline="", encoding="utf-8") as out:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["dossier", "fichier", "feuille", "cellules"])
    writer.writerows(rows)
print(len(rows), "sheets")
