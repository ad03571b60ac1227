"""Headers: over one to three rows, merged, at any offset, among titles and notes, written as people write them."""
import datetime as dt

import xlsxwriter
from books import As, Sheet, by_libreoffice, by_odfpy, by_openpyxl, by_pandas, by_xlsxwriter, by_xlwt, convert

THEME = "entetes"
HEAD = ["Date", "Action", "Structure", "Participants"]
ROWS = [
    [dt.date(2022, 3, 8), "Ciné-débat", "CCAS", 4],
    [dt.date(2022, 3, 8), "Ciné-débat", "GEM La Cordée", 7],
    [dt.date(2022, 6, 14), "Formation PSSM", "Mission locale", 2],
]

by_openpyxl(THEME, "deux-lignes-fusionnees.xlsx", Sheet([
    ["Date", "Action", "Structure", "Effectifs", None, None],
    [None, None, None, "Inscrits", "Présents", "Retenus"],
    [dt.date(2022, 3, 8), "Ciné-débat", "CCAS", 6, 4, None],
    [dt.date(2022, 6, 14), "Formation PSSM", "Mission locale", 3, 2, 3],
], merged=["A1:A2", "B1:B2", "C1:C2", "D1:F1"]))

by_xlsxwriter(THEME, "trois-lignes.xlsx", Sheet([
    ["Suivi des formations", None, None, "Personnes", None],
    ["Quand", None, "Qui", "Prévu", "Réel"],
    ["Date", "Action", "Structure", "Inscrits", "Présents"],
    [dt.date(2022, 3, 8), "Ciné-débat", "CCAS", 6, 4],
    [dt.date(2022, 6, 14), "Formation PSSM", "Mission locale", 3, 2],
], merged=["A1:C1", "D1:E1", "A2:B2"]))

by_odfpy(THEME, "decale-loin.ods", Sheet([HEAD, *ROWS], at="H42"))

by_xlwt(THEME, "titres-notes-et-blancs.xls", Sheet([
    ["CLSM du Val"],
    ["Bilan des participations 2022 – document de travail"],
    [],
    [None, "Date", None, "Action", "Structure", None, "Participants"],
    [],
    [None, dt.date(2022, 3, 8), None, "Ciné-débat", "CCAS", None, 4],
    [],
    [None, dt.date(2022, 3, 8), None, "Ciné-débat", "GEM La Cordée", None, 7],
    [None, dt.date(2022, 6, 14), None, "Formation PSSM", "Mission locale", None, 2],
    [],
    ["* chiffres provisoires"],
    ["Source : feuilles d'émargement"],
    ["Mis à jour le 12/01/2023 par la coordination"],
]))

by_libreoffice(THEME, "majuscules-et-anglais.ods", Sheet([
    ["DATE", "INTITULÉ DE L'ACTION", "STRUCTURE / ORGANISATION", "NB DE PARTICIPANTS / ATTENDEES"], *ROWS]))

by_openpyxl(THEME, "unites-entre-crochets.xlsx", Sheet([
    ["Action", "Axe", "Statut", "Coût [en €]", "Personnes touchées (nb)", "Durée {jours}"],
    ["Ciné-débat", "Lutte contre la stigmatisation", "réalisée", As(350.5, '#,##0.00\\ "€"'), 40, 1],
    ["Formation PSSM", "Soutien", "en cours", 1200, "env. 16", 2],
], name="Actions"))

by_openpyxl(THEME, "emojis.xlsx", Sheet([["📅 Date", "🎬 Action", "🏢 Structure", "👥 Participants"], *ROWS]))

by_libreoffice(THEME, "repetes-a-chaque-page.xls", Sheet([HEAD, ROWS[0], ROWS[1], [], HEAD, ROWS[2], ["page 2/2"]]))

by_openpyxl(THEME, "en-double.xlsx", Sheet([
    ["Date", "Action", "Structure", "Structure", "Participants"],
    [dt.date(2022, 3, 8), "Ciné-débat", "CCAS", "service social", 4],
    [dt.date(2022, 3, 8), "Ciné-débat", "GEM La Cordée", None, 7],
]))

by_xlsxwriter(THEME, "retours-a-la-ligne.xlsx", Sheet([
    ["Date\nde la séance", "Intitulé\nde l'action", "Nom de la\nstructure", "Nbre de\nparticipant·e·s"], *ROWS]))


def native(book):
    sheet = book.worksheets()[0]
    sheet.add_table("B3:E7", {
        "name": "Participations", "total_row": True,
        "data": [["08/03/2022", "Ciné-débat", "CCAS", 4], ["08/03/2022", "Ciné-débat", "GEM La Cordée", 7],
                 ["14/06/2022", "Formation PSSM", "Mission locale", 2]],
        "columns": [{"header": "Date", "total_string": "Total"}, {"header": "Action"}, {"header": "Structure"},
                    {"header": "Participants", "total_function": "sum", "total_value": 13}]})
    book.define_name("Effectifs", "=Feuil1!$E$4:$E$6")


by_xlsxwriter(THEME, "tableau-natif-et-noms.xlsx", Sheet([]), native)


def filtered(book):
    sheet = book.active
    sheet.auto_filter.ref = "A1:D4"
    sheet.auto_filter.add_filter_column(2, ["CCAS"])


by_openpyxl(THEME, "filtre-laisse.xlsx", Sheet([HEAD, *ROWS], hidden_rows=[3, 4]), filtered)

by_pandas(THEME, "index-de-pandas.xlsx", HEAD, ROWS, sheet_name="Sheet1")

by_pandas(THEME, "deux-etages-de-pandas.xlsx",
          ["date", "action", "structure", "inscrits", "participants"],
          [["2022-03-08", "Ciné-débat", "CCAS", 6, 4], ["2022-06-14", "Formation PSSM", "Mission locale", 3, 2]], index=False, startrow=3)

by_odfpy(THEME, "colonnes-en-desordre.ods", Sheet([
    ["Remarques", "Nombre de participants", "Structure", "n°", "Intitulé", "Séance du"],
    ["RAS", 4, "CCAS", 1, "Ciné-débat", dt.date(2022, 3, 8)],
    [None, 7, "GEM La Cordée", 2, "Ciné-débat", dt.date(2022, 3, 8)],
]))

by_openpyxl(THEME, "texte-tres-long-sous-le-titre.xlsx", Sheet([
    ["Action", "Axe", "Statut", "Résultats"],
    ["Ciné-débat", "Lutte contre la stigmatisation", "réalisée", "Une soirée très riche. " * 400],
], name="Actions"))

by_xlsxwriter(THEME, "fautes-dans-les-titres.xlsx", Sheet([
    ["Dates", "Intitulé de l'action", "Structrue", "Nb de particpants"], *ROWS]))

by_openpyxl(THEME, "colonne-sans-titre.xlsx", Sheet([[*HEAD, None], *[[*row, "à revoir"] for row in ROWS]]))
convert()
