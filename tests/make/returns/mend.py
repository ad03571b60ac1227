"""Mends the copy that goes back of `emargement.xlsx`, as its sender would: run from the repository with the path of the copy, with openpyxl and
LibreOffice. What it writes is what comes back."""

import datetime
import pathlib
import shutil
import subprocess
import sys
import tempfile

from openpyxl import load_workbook

HERE = pathlib.Path("tests/quirks/returns")
copy = pathlib.Path(sys.argv[1])

book = load_workbook(copy)
sheet = book["Émargement"]
for cell, value in {
    "B6": datetime.date(2022, 5, 6),
    "E6": 5,
    "B7": datetime.date(2022, 5, 6),
    "D8": "CCAS",
    "E9": 2,
    "F10": 12,
    "B11": datetime.date(2022, 6, 22),
    "C12": "Ciné-débat",
    "E12": 2,
}.items():
    sheet[cell] = value
sheet.delete_cols(7)
ateliers = book["Ateliers"]
for row, value in enumerate(["Date", datetime.date(2022, 10, 3), datetime.date(2022, 10, 4)], start=1):
    ateliers.cell(row=row, column=4, value=value)
mended = HERE / "emargement-corrige-par-openpyxl.xlsx"
book.save(mended)

with tempfile.TemporaryDirectory() as folder:
    source = pathlib.Path(folder) / "emargement-corrige-par-libreoffice.xlsx"
    shutil.copy(mended, source)
    for kind in ["ods", "xlsx"]:
        out = pathlib.Path(folder) / kind
        subprocess.run(["soffice", "--headless", "--convert-to", kind, "--outdir", out, source], check=True, stdout=subprocess.DEVNULL)
        shutil.copy(out / source.with_suffix("." + kind).name, HERE)
