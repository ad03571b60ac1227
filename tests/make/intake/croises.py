"""Sign-in sheets: structures in rows, meetings in columns; marks, letters or numbers; totals in the margins."""
import datetime as dt

from books import Sheet, by_libreoffice, by_odfpy, by_openpyxl, by_xlsxwriter, by_xlwt, convert, path

THEME = "croises"
APRIL, NOVEMBER, JUNE = dt.date(2022, 4, 12), dt.date(2022, 11, 15), dt.date(2022, 6, 14)

by_openpyxl(THEME, "par-date.xlsx", Sheet([
    ["Comité de pilotage 2022"], ["X = présent, E = excusé"], ["Structure", APRIL, NOVEMBER],
    ["CCAS", "X", "X"], ["CHHL", "X", "E"], ["ARS", None, "X"]], name="COPIL"))
by_xlsxwriter(THEME, "par-action.xlsx", Sheet([
    ["Structure", "SISM", "Ciné-débat", "Formation PSSM"],
    ["CCAS", "X", None, "X"], ["GEM La Cordée", "X", "X", None], ["Mission locale", None, None, "X"]], name="Participations"))
by_libreoffice(THEME, "par-date-et-action.ods", Sheet([
    [None, "COPIL", None, "Ciné-débat", "Formation PSSM"], ["Structure", APRIL, NOVEMBER, dt.date(2022, 3, 8), JUNE],
    ["CCAS", "P", "P", 2, None], ["CHHL", "P", "E", None, 3], ["ARS", "A", "P", None, None]], merged=["B1:C1"]))
by_xlwt(THEME, "par-action-et-date.xls", Sheet([
    [None, APRIL, NOVEMBER, JUNE], ["Structure", "COPIL", "COPIL", "Formation PSSM"],
    ["CCAS", "X", "X", "X"], ["CHHL", "X", "E", None]]))
by_openpyxl(THEME, "marges-avec-totaux.xlsx", Sheet([
    ["Comité de pilotage"], ["Structure", APRIL, NOVEMBER, "Total"],
    ["CCAS", 2, 1, 3], ["CHHL", 1, 3, 4], ["Total", 3, 5, 7]]))
by_odfpy(THEME, "date-oubliee.ods", Sheet([
    ["Comité technique 2022"], ["Structure", dt.date(2022, 2, 1), None, dt.date(2022, 10, 4)],
    ["CCAS", "X", "X", "X"], ["CHHL", "X", None, "E"], ["ARS", None, "X", "X"]]))
by_openpyxl(THEME, "date-sans-annee.xlsx", Sheet([
    ["Comité de pilotage"], ["Structure", "12/04", "15 novembre"], ["CCAS", "X", "X"], ["CHHL", "X", "E"]]))
by_xlsxwriter(THEME, "mot-et-date-dans-le-titre.xlsx", Sheet([
    ["Structure", "COPIL du 12/04/2022", "COPIL du 15/11/2022", "Formation PSSM (14/06/22)"],
    ["CCAS", "X", "X", "X"], ["CHHL", "X", "Excusé", None]]))
by_openpyxl(THEME, "reunion-annulee.xlsx", Sheet([
    ["COPIL"], ["Structure", "12/04/2022", "10/09/2022 (annulée)", "15/11/2022"],
    ["CCAS", "X", None, "X"], ["CHHL", "X", None, "E"]]))
by_xlwt(THEME, "un-mois-par-colonne.xls", Sheet([
    ["Permanence d'écoute – nombre de personnes reçues"], ["Structure", "janv-22", "févr-22", "mars-22", "Total"],
    ["CCAS", 4, 6, 5, 15], ["Mission locale", 2, None, 3, 5], ["Total", 6, 6, 8, 20]]))
by_openpyxl(THEME, "avec-noms-et-qualites.xlsx", Sheet([
    ["Feuille de présence – Comité de pilotage"], ["Nom", "Structure", "Fonction", "12/04/2022", "15/11/2022"],
    ["Durand Jeanne", "CCAS", "directrice", "X", "X"], ["Petit Marc", "CHHL", "cadre de santé", "X", "Exc."],
    ["Leroy Anne", "CCAS", "travailleuse sociale", None, "X"]]))
by_libreoffice(THEME, "college-dans-la-marge.xls", Sheet([
    ["Comité de pilotage 2022"], ["Collège", "Structure", APRIL, NOVEMBER],
    ["Élus", "Ville", "X", "X"], [None, "Département", None, "X"], ["Psychiatrie", "CHHL", "X", "E"]], merged=["A3:A4"]))
by_openpyxl(THEME, "quantites-approximatives.xlsx", Sheet([
    ["Ateliers parentalité"], ["Structure", "08/03/2022", "14/06/2022"],
    ["CCAS", "une dizaine", "≈5"], ["Centre social A", "+ de 12", "0"], ["Mission locale", "NC", "3"]]))
by_xlsxwriter(THEME, "vrai-et-faux.xlsx", Sheet([
    ["COPIL 2022"], ["Structure", APRIL, NOVEMBER], ["CCAS", True, True], ["CHHL", True, False]]))
by_openpyxl(THEME, "marque-inconnue.xlsx", Sheet([
    ["COPIL 2022"], ["Structure", APRIL, NOVEMBER], ["CCAS", "X", "Z"], ["CHHL", "X", "voir mail"], ["ARS", "X", "X"]]))
by_openpyxl(THEME, "deux-instances-superposees.xlsx", Sheet([
    ["COPIL"], ["Structure", APRIL, NOVEMBER], ["CCAS", "X", "X"], ["CHHL", "X", "E"], [],
    ["Comité technique"], ["Structure", JUNE], ["CCAS", "X"], ["Mission locale", "X"]]))
by_openpyxl(THEME, "structures-en-colonnes.xlsx", Sheet([
    ["COPIL 2022"], ["Date", "CCAS", "CHHL", "ARS"], [APRIL, "X", "X", None], [NOVEMBER, "X", "E", "X"]]))
path(THEME, "croise.csv").write_text(
    "Comité de pilotage;;\nStructure;12/04/2022;15/11/2022\nCCAS;X;X\nCHHL;X;E\nTotal présents;2;1\n", encoding="utf-8-sig")
convert()
