"""Workbooks written by openpyxl, which calculates nothing."""
import datetime as dt

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from where import at


def book(title="Feuil1"):
    made = openpyxl.Workbook()
    made.active.title = title
    return made, made.active


# The same sheet, later saved by LibreOffice in the other formats too.
made, sheet = book("Présences")
sheet.merge_cells("B2:D2")
sheet["B2"] = "Comité de pilotage 2022"
sheet.append([])
for row in [
    [None, "Structure", "Date", "Présents", "Part", "Durée", "Heure", "Invité", "Note"],
    [None, "CCAS", dt.date(2022, 5, 6), 12, 0.257, dt.timedelta(hours=26, minutes=30), dt.time(8, 30), True, "a\nb"],
    [None, " Ville de\u00a0Poitiers ", dt.datetime(2022, 5, 6, 15, 9, 26), 1234.5, 1, dt.timedelta(minutes=90), dt.time(17, 0), False, "007"],
    [None, "Œuvre & Cie <CHHL>", dt.date(1999, 12, 31), -3, 0, None, None, None, "=pas une formule"],
]:
    sheet.append(row)
for row in range(5, 8):
    sheet.cell(row, 3).number_format = "DD/MM/YYYY" if row != 6 else "DD/MM/YYYY HH:MM:SS"
    sheet.cell(row, 5).number_format = "0.0%"
    sheet.cell(row, 6).number_format = "[h]:mm:ss"
    sheet.cell(row, 7).number_format = "hh:mm"
sheet["I7"].data_type = "s"
sheet["I5"].alignment = openpyxl.styles.Alignment(wrap_text=True)
sheet.merge_cells("B9:B10")
sheet["B9"] = "Total"
sheet["D9"] = 1243.5
sheet.row_dimensions[6].hidden = True
sheet.column_dimensions["E"].hidden = True
other = made.create_sheet("Listes")
other["A1"] = "Santé"
other.sheet_state = "hidden"
made.save(at("meme-feuille.xlsx"))

made, sheet = book()
sheet["C5"], sheet["D5"], sheet["C6"], sheet["D6"], sheet["F9"] = "Structure", "Nombre", "CCAS", 3, "fin"
made.save(at("tableau-decale.xlsx"))

made, sheet = book()
for row, cell in enumerate(["secret", "public"], 1):
    sheet.cell(row, 1).value = cell
made.create_sheet("Masquée")["A1"] = "secret"
made["Masquée"].sheet_state = "hidden"
made.create_sheet("Très masquée")["A1"] = "secret"
made["Très masquée"].sheet_state = "veryHidden"
made.create_sheet("Vide et masquée").sheet_state = "hidden"
made.save(at("feuilles-masquees.xlsx"))

made, sheet = book()
for row in range(1, 8):
    for column in range(1, 8):
        sheet.cell(row, column).value = row * 10 + column
for row in (2, 4, 5, 6, 40):
    sheet.row_dimensions[row].hidden = True
for column in "BDEZ":
    sheet.column_dimensions[column].hidden = True
made.save(at("lignes-et-colonnes-masquees.xlsx"))

made, sheet = book()
sheet.append(["Structure", "Présents", "Somme"])
sheet.append(["CCAS", 3, "=B2+1"])
sheet.append(["Mairie", 4, "=B3+1"])
made.save(at("formules-sans-resultat.xlsx"))

made, sheet = book()
made.epoch = CALENDAR_MAC_1904
sheet["A1"] = dt.date(2022, 5, 6)
sheet["A2"] = dt.datetime(2022, 5, 6, 12, 0)
made.save(at("calendrier-1904.xlsx"))

made, sheet = book()
for row, error in enumerate(["#N/A", "#DIV/0!", "#REF!", "#NAME?", "#VALUE!", "#NUM!", "#NULL!"], 1):
    sheet.cell(row, 1).value = error
    sheet.cell(row, 1).data_type = "e"
sheet["B1"] = "texte qui cite #N/A"
made.save(at("cellules-en-erreur.xlsx"))

made, sheet = book()
for row, text in enumerate(["\u00a0", " ", "\n", "\u200b", "\u00a012\u202f345\u00a0", "fin\u00a0: « oui »"], 1):
    sheet.cell(row, 1).value = text
    sheet.cell(row, 2).value = row
made.save(at("espaces-insecables.xlsx"))

made, sheet = book()
for row, (value, form) in enumerate(
    [
        (45730, "yyyy"),
        (2022, "dd/mm/yyyy"),
        (45730, "[$-40C]d mmmm yyyy"),
        (45730, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy"),
        (45730, "General"),
        (2, '"S"0'),
        (1234.5, '#,##0.00\\ "€"'),
        (-5, "0.00;[Red]-0.00"),
        (59, "dd/mm/yyyy"),
        (61, "dd/mm/yyyy"),
        (0, "dd/mm/yyyy"),
        (-1, "dd/mm/yyyy"),
        (12, '0" jours"'),
        (1e15, "0"),
        (12345678901234567, "0"),
    ],
    1,
):
    sheet.cell(row, 1).value = value
    sheet.cell(row, 1).number_format = form
    sheet.cell(row, 2).value = form
made.save(at("formats-de-nombre.xlsx"))

made, sheet = book()
made.save(at("classeur-sans-cellule.xlsx"))

made, sheet = book()
sheet["A1"] = "x" * 32767
sheet["A2"] = "à" * 100
made.save(at("texte-au-plus-long.xlsx"))
