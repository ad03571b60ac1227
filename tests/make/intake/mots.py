"""The same tables in other words: headers that say more than a name, inclusive writing, classes that are said more of, doubtful marks."""
import datetime as dt

from books import Sheet, by_libreoffice, by_odfpy, by_openpyxl, by_xlsxwriter, by_xlwt, convert

THEME = "mots"
MARCH, JUNE = dt.date(2022, 3, 8), dt.date(2022, 6, 14)

by_openpyxl(THEME, "entetes-precises.xlsx", Sheet([
    ["Date (jj/mm/aaaa)", "Nom de l'atelier", "Structure d'appartenance", "Nombre de participants (réel)", "Public concerné"],
    [MARCH, "Ciné-débat", "CCAS", 4, "professionnel·le·s"], [JUNE, "PSSM", "CAF", 2, "élu-e-s"]]))
by_xlsxwriter(THEME, "entetes-abregees.xlsx", Sheet([
    ["Dt", "Action", "Struct.", "Nb pers."], [MARCH, "Ciné-débat", "CCAS", 4], [JUNE, "PSSM", "CAF", 2]]))
by_xlwt(THEME, "actions-en-questions.xls", Sheet([
    ["Intitulé de l'action", "Axe concerné", "État d'avancement", "Pour qui", "Organisé par", "Budget du projet"],
    ["Ciné-débat", "Culture", "réalisée", "habitant(e)s ; usager.ère.s", "Mission locale", 1200], ["PSSM", "Formation", "prévu(e)", "élus et élues", "UNAFAM", None]]))
by_odfpy(THEME, "instances-dites-autrement.ods", Sheet([
    ["Date de tenue", "Nom de la réunion", "Structure invitée", "P/E/A"],
    [MARCH, "COPIL élargi", "CCAS", "P"], [MARCH, "COPIL élargi", "CAF", "E"], [JUNE, "Groupe de travail logement", "UDAF", "A"], [JUNE, "Groupe de parole", "UDAF", "P"]]))
by_libreoffice(THEME, "objectifs-sous-un-bloc.ods", Sheet([
    ["Code", "Date de la commission", "Décision", "Objectifs", None, "Sortie", None], [None, None, None, "Fixés", "Atteints", "Date", "Motif"],
    ["P-01", MARCH, "admis", 7, 3, JUNE, "emploi"], ["P-02", MARCH, "sorti", 5, 5, None, None]], name="Parcours", merged=["D1:E1", "F1:G1"]))
# Marks and dates that may be read two ways are told, and never guessed.
by_openpyxl(THEME, "croix-a-la-main.xlsx", Sheet([
    ["Comité de pilotage 2022"], ["Structure", "12/04/2022", "14/06/2022"], ["CCAS", "✔", "✘"], ["CAF", "✔", "✔"], ["UDAF", "✗", "X"]]))
by_openpyxl(THEME, "mois-avant-jour-par-endroits.xlsx", Sheet([
    ["Date", "Action", "Structure", "Participants"], [dt.date(2022, 8, 3), "Ciné-débat", "CCAS", 4], ["06/14/2022", "PSSM", "CCAS", 2],
    ["17/11/2022", "Exposition", "CCAS", 5], ["05/05/2022", "PSSM", "CAF", 1]]))
by_xlwt(THEME, "plusieurs-structures.xls", Sheet([
    ["Date", "Action", "Structure", "Participants"], [MARCH, "Ciné-débat", "CCAS, CMP et UDAF", 12], [MARCH, "Ciné-débat", "Mission locale ; CAF", 3],
    [JUNE, "PSSM", "Direction de la jeunesse, des sports et de la vie associative", 2]]))
convert()
