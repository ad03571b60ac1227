"""Sheets whose columns part a session: who came to one of its parts came, and once."""
import datetime as dt

from books import Sheet, by_libreoffice, by_odfpy, by_openpyxl, by_xlsxwriter, by_xlwt, convert, path

THEME = "demi-journees"
NOVEMBER, NEXT = dt.date(2022, 11, 17), dt.date(2022, 11, 18)
PEOPLE = ["Nom", "Prénom", "Structure"]
DURAND, MARTIN, PETIT, BERNARD = ["Durand", "Anne", "CCAS"], ["Martin", "Paul", "CCAS"], ["Petit", "Léa", "Mission locale"], ["Bernard", "Luc", "CAF"]

# One row a person enrolled: two came from the CCAS on the first day and one on the second, the CAF on the second, Mission locale never.
by_openpyxl(THEME, "personnes-par-demi-journee.xlsx", Sheet([
    ["Formation PSSM – feuille d'émargement"], [], PEOPLE + ["17/11 matin", "17/11 après-midi", "18/11 AM", "18/11 (1/2 j)"],
    DURAND + ["X", "X", "X", "X"], MARTIN + ["X"], PETIT, BERNARD + ["abs", "abs", "X", "abs"]]))
# The same, dates merged over the parts of their day; in a text file the date stands once.
MERGED = Sheet([
    ["Formation PSSM"], PEOPLE + [NOVEMBER, None, NEXT, None], [None, None, None, "matin", "après-midi", "matin", "après-midi"],
    DURAND + ["X", "X", "X", "X"], MARTIN + ["X"], PETIT, BERNARD + ["abs", "abs", "X", "abs"]], merged=["A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2"])
by_libreoffice(THEME, "date-fusionnee-sur-deux.ods", MERGED)
path(THEME, "date-ecrite-une-fois.csv").write_text("\n".join(
    ["Formation PSSM;;;;;;", "Nom;Prénom;Structure;17/11/2022;;18/11/2022;", ";;;matin;après-midi;matin;après-midi", "Durand;Anne;CCAS;X;X;X;X",
     "Martin;Paul;CCAS;X;;;", "Petit;Léa;Mission locale;;;;", "Bernard;Luc;CAF;abs;abs;X;abs", ""]), encoding="utf-8")
# Dates in the American way are no names of actions.
path(THEME, "date-a-l-americaine.csv").write_text(
    "Structure;11/17/2022;11/18/2022\nCCAS;X;X\nCAF;X;\nUDAF;;X\n", encoding="utf-8")
# Structures and how many came of each: at least the greater of two numbers; a total of marks is no mistake.
by_xlwt(THEME, "structures-en-nombre.xls", Sheet([
    ["Formation PSSM 2022"], ["Structure", "17/11/2022 matin", "17/11/2022 après-midi", "18/11/2022 journée", "Total"],
    ["CCAS", 3, 2, 2, 7], ["Mission locale", 1, None, None, 1], ["CAF"], ["UDAF", None, 1, "X", 2]]))
by_xlsxwriter(THEME, "copil-matin-et-apres-midi.xlsx", Sheet([
    ["COPIL 2022"], ["Structure", "17/11 matin", "17/11 AM"], ["CCAS", "P", "P"], ["CAF", "E", "A"], ["UDAF", "A", "P"], ["CHHL", "A", None]]))
# A list: the date and the action have columns of their own.
by_odfpy(THEME, "liste-matin-et-apres-midi.ods", Sheet([
    ["Date", "Action"] + PEOPLE + ["Matin", "Après-midi"],
    [NOVEMBER, "PSSM"] + DURAND + ["X", "X"], [NOVEMBER, "PSSM"] + MARTIN + [None, "X"], [NOVEMBER, "PSSM"] + PETIT, [NOVEMBER, "PSSM"] + BERNARD + ["abs", "abs"]]))
by_openpyxl(THEME, "liste-presence-sur-deux-colonnes.xlsx", Sheet([
    ["Date", "Action"] + PEOPLE + ["Présence", None], [None, None, None, None, None, "AM", "PM"],
    [NOVEMBER, "PSSM"] + DURAND + ["X", "X"], [NOVEMBER, "PSSM"] + MARTIN + ["X"], [NOVEMBER, "PSSM"] + PETIT], merged=["F1:G1"]))
by_openpyxl(THEME, "liste-journee.xlsx", Sheet([
    ["Date", "Action", "Structure", "Journée"], [NOVEMBER, "PSSM", "CCAS", "X"], [NOVEMBER, "PSSM", "CAF", None], [NEXT, "PSSM", "UDAF", "X"]]))
by_openpyxl(THEME, "liste-en-nombre.xlsx", Sheet([
    ["Date", "Action", "Structure", "Matin", "Après-midi"], [NOVEMBER, "PSSM", "CCAS", 3, 2], [NOVEMBER, "PSSM", "CAF", 0, 1], [NOVEMBER, "PSSM", "UDAF"]]))
by_openpyxl(THEME, "pleniere-matin-et-apres-midi.xlsx", Sheet([
    ["Date", "Instance", "Structure", "Matin", "Après-midi"], [NOVEMBER, "Plénière", "CCAS", "P", "P"], [NOVEMBER, "Plénière", "CAF", "E", "P"],
    [NOVEMBER, "Plénière", "UDAF", "A", None]]))
by_xlwt(THEME, "jours-numerotes.xls", Sheet([
    ["Formation PSSM – 17-18 novembre 2022"], [], PEOPLE + ["Jour 1", "Jour 2"], DURAND + ["X", "X"], MARTIN + ["X"], PETIT]))
# Near misses: hours under « Matin », a name that holds the word, two actions on one day.
by_openpyxl(THEME, "horaires-sous-matin.xlsx", Sheet([
    ["Date", "Action", "Structure", "Participants", "Matin"], [NOVEMBER, "PSSM", "CCAS", 3, "9h-12h"], [NEXT, "PSSM", "CAF", 1, "9h30-12h"]]))
by_openpyxl(THEME, "deux-actions-un-jour.xlsx", Sheet([
    ["Structure", "Matinée santé 17/11/2022", "PSSM 17/11/2022 après-midi"], ["CCAS", "X", "X"], ["CAF", "X", None]]))
convert()
