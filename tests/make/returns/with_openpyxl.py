"""Workbooks with faults of several kinds, as partners make them, for the copies that go back: run from the repository, with openpyxl."""

import datetime
import pathlib
import zipfile

from openpyxl import Workbook
from openpyxl.styles import Font

HERE = pathlib.Path("tests/quirks/returns")
STAMP = datetime.datetime(2022, 12, 31)


def save(book, name):
    """The same bytes at every run: workbooks carry the time at which they were made."""
    book.properties.created = book.properties.modified = STAMP
    path = HERE / name
    book.save(path)
    with zipfile.ZipFile(path) as old:
        parts = [(info.filename, old.read(info)) for info in old.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part, content in parts:
            if part == "docProps/core.xml":
                start, _, rest = content.decode().partition("<dcterms:modified")
                _, _, end = rest.partition("</dcterms:modified>")
                content = (start + end).encode()
            new.writestr(zipfile.ZipInfo(part, (2022, 12, 31, 0, 0, 0)), content)


def sign_in_sheets():
    """A sign-in list with one fault of each kind, names of people, merged cells, and a sheet that lacks a column."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Émargement"
    sheet["B2"] = "Feuilles d'émargement 2022"
    sheet.merge_cells("B2:F2")
    sheet["B2"].font = Font(bold=True)
    for column, title in zip("BCDEFG", ["Date", "Action", "Structure", "Participants", "Inscrits", "Nom"]):
        sheet[f"{column}4"] = title
    day = lambda month, number: datetime.date(2022, month, number)
    rows = [
        (day(5, 6), "Info-formation", "CCAS", 7, 8, "Jeanne Durand"),
        (None, "Info-formation", "EKIDOM", "beaucoup", 9, "Paul Martin"),
        ("31/02/2022", "Info-formation", "Mairie", 3, 3, "Louise Petit"),
        (day(6, 20), "Info-formation", None, 4, 5, "Marc Robert"),
        (day(6, 20), "Info-formation", "Médiathèque", -2, 5, "Anne Moreau"),
        (day(6, 21), "Ciné-débat", "Maison de quartier", 12, 10, "Luc Simon"),
        (datetime.date(2019, 6, 22), "Ciné-débat", "Maison de quartier", "+ de 30", 40, "Zoé Laurent"),
        (day(6, 23), "=Ciné-débat", "Mission locale", "=1+1", 40, "Zoé Laurent"),
        (day(6, 24), "Ciné-débat : écrire à Mme Durand, 06 12 34 56 78", "PLIE", 4, 4, "Zoé Laurent"),
    ]
    for row, values in enumerate(rows, start=5):
        for column, value in zip("BCDEFG", values):
            if value is not None:
                sheet[f"{column}{row}"] = value
                if isinstance(value, str) and value.startswith("="):
                    sheet[f"{column}{row}"].data_type = "s"
                elif isinstance(value, datetime.date):
                    sheet[f"{column}{row}"].number_format = "dd/mm/yyyy"
    other = book.create_sheet("Ateliers")
    for row, values in enumerate([("Action", "Structure", "Participants"), ("Atelier", "CCAS", 4), ("Atelier", "Mairie", 5)], start=1):
        for column, value in zip("ABC", values):
            other[f"{column}{row}"] = value
    save(book, "emargement.xlsx")


def referrals_that_name():
    """A register of referrals with the names of the people, and other faults."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Saisines"
    for column, title in zip("ABCDEFG", ["Date", "Demandeur", "Nom", "Prénom", "Niveau", "En réunion", "Date de réponse"]):
        sheet[f"{column}1"] = title
    sheet.append(["mars 2022", "CCAS", "DURAND", "Jeanne", 1, "non", "avril 2022"])
    sheet.append(["mai 2022", "EKIDOM", "MARTIN", "Paul", 2, "peut-être", "juin 2022"])
    sheet.append(["un mardi", "Mairie", "PETIT", "Louise", 1, "non", "juin 2022"])
    save(book, "saisines.xlsx")


HERE.mkdir(parents=True, exist_ok=True)
sign_in_sheets()
referrals_that_name()
