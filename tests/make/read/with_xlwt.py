"""Workbooks of Excel 97-2003 written by xlwt."""
import datetime as dt

import xlwt

from where import at

DATE = xlwt.easyxf(num_format_str="DD/MM/YYYY")
DURATION = xlwt.easyxf(num_format_str="[h]:mm:ss")


def book(name="Données"):
    made = xlwt.Workbook(encoding="utf-8")
    return made, made.add_sheet(name)


made, sheet = book()
sheet.write_merge(1, 1, 1, 3, "Comité technique")
for column, value in enumerate(["Éléonore", 7, 2.5, True, " Ville de\u00a0Poitiers ", 100000000000]):
    sheet.write(2, column + 1, value)
sheet.write(3, 1, dt.date(2022, 5, 6), DATE)
sheet.write(3, 2, 26.5 / 24, DURATION)
sheet.write(3, 3, 8.5 / 24, xlwt.easyxf(num_format_str="hh:mm"))
sheet.write(3, 4, 0.257, xlwt.easyxf(num_format_str="0.0%"))
sheet.row(3).write(5, 0)
sheet.row(3).set_cell_error(6, 0x2A)
made.save(at("types.xls"))

made, sheet = book()
for row in range(7):
    for column in range(7):
        sheet.write(row, column, (row + 1) * 10 + column + 1)
for row in (1, 3, 4, 5):
    sheet.row(row).hidden = True
for column in (1, 3, 4, 25):
    sheet.col(column).hidden = True
made.add_sheet("Masquée").write(0, 0, "x")
made.get_sheet(1).visibility = 1
made.save(at("masques.xls"))

made, sheet = book()
sheet.write(0, 0, 3)
sheet.write(0, 1, xlwt.Formula("A1+1"))
sheet.write(1, 1, xlwt.Formula("A1+2"))
made.save(at("formules-sans-resultat.xls"))

made, sheet = book()
sheet.write(0, 0, "début")
sheet.write(65535, 255, "fin")
made.save(at("cellule-a-l-autre-bout.xls"))

made, sheet = book()
for row in range(60):
    sheet.write(row, 0, f"réponse {row} " + "é" * 200)
made.save(at("table-des-textes-en-morceaux.xls"))

made, sheet = book()
made.dates_1904 = 1
sheet.write(0, 0, dt.date(2022, 5, 6), DATE)
made.save(at("calendrier-1904.xls"))

made, _ = book("Vide")
made.add_sheet("Autre").write(0, 0, "seule")
made.save(at("premiere-feuille-vide.xls"))
