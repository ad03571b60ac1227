"""Workbooks written by XlsxWriter, which puts 0 for the result of every formula it is not given."""
import datetime as dt

import xlsxwriter

from where import at


def book(name, **options):
    made = xlsxwriter.Workbook(at(name), options)
    made.set_properties({"created": dt.datetime(2022, 5, 6)})
    return made


made = book("formules-a-zero.xlsx")
sheet = made.add_worksheet("Feuil1")
sheet.write_row(0, 0, ["Structure", "Présents", "Somme", "Connue"])
sheet.write_row(1, 0, ["CCAS", 0])
sheet.write_formula(1, 2, "=B2+1")
sheet.write_formula(1, 3, "=B2+12", None, 12)
made.close()

made = book("cellule-a-l-autre-bout.xlsx")
sheet = made.add_worksheet("Feuil1")
sheet.write(0, 0, "début")
sheet.write(1048575, 16383, "fin")
made.close()

made = book("textes-dans-les-cellules.xlsx", constant_memory=True)
sheet = made.add_worksheet("Feuil1")
sheet.write_row(0, 0, ["Structure", " avec espaces ", "a\nb", "CCAS & Mairie"])
made.close()

made = book("texte-riche.xlsx")
sheet = made.add_worksheet("Feuil1")
sheet.write_rich_string("A1", "Centre ", made.add_format({"bold": 1}), "hospitalier", " Laborit")
sheet.write_url("A2", "https://example.org", string="lien")
sheet.write_blank("A3", None, made.add_format({"bg_color": "red"}))
sheet.write_boolean("A4", True)
sheet.write_comment("A4", "une note qui n’est pas une cellule")
made.close()

made = book("feuille-de-graphique.xlsx")
sheet = made.add_worksheet("Données")
sheet.write_column(0, 0, [1, 2, 3])
chart = made.add_chart({"type": "column"})
chart.add_series({"values": "=Données!$A$1:$A$3"})
made.add_chartsheet("Graphique").set_chart(chart)
made.add_worksheet("Vide")
made.close()

made = book("tableau-avec-totaux.xlsx")
sheet = made.add_worksheet("T")
sheet.add_table(
    "B3:C6",
    {
        "columns": [{"header": "Structure", "total_string": "Total"}, {"header": "Nombre", "total_function": "sum", "total_value": 3}],
        "data": [["CCAS", 1], ["Mairie", 2]],
        "total_row": True,
    },
)
made.close()
