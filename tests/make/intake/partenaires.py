"""Forty sheets of partners whom nobody told anything: exports of the services they use, and the habits of their offices."""
import datetime as dt

import openpyxl
from books import As, Calculated, Sheet, by_libreoffice, by_odfpy, by_openpyxl, by_xlsxwriter, by_xlwt, convert, path

THEME = "partenaires"
MARCH, JUNE, NOVEMBER = dt.date(2022, 3, 8), dt.date(2022, 6, 14), dt.date(2022, 11, 17)
HEAD = ["Date", "Action", "Structure", "Participants"]


def text(name, written, encoding="utf-8"):
    path(THEME, name).write_bytes(written.encode(encoding))


# What people write in a column of dates.
by_openpyxl(THEME, "jours-de-la-semaine.xlsx", Sheet([
    HEAD, ["mardi 8 mars 2022", "Ciné-débat", "CCAS", 4], ["1er juin 2022", "Forum", "CCAS", 3], ["Mar. 14/06/22", "PSSM", "CCAS", 2], ["le 17 novembre 2022", "Exposition", "CCAS", 5],
    ["lun 21 nov. 2022", "Forum", "CCAS", 1]]))
by_xlsxwriter(THEME, "dates-avec-heures.xlsx", Sheet([
    HEAD, ["08/03/2022 14h00", "Ciné-débat", "CCAS", 4], ["14/06/2022 de 9h à 12h", "PSSM", "CCAS", 2], ["17 novembre 2022 à 14h30", "Exposition", "CCAS", 5],
    ["2022-11-21T09:30:00.000Z", "Forum", "CCAS", 1], ["21/11/2022 (matin)", "Forum", "GEM", 1]]))
by_openpyxl(THEME, "dates-a-l-americaine.xlsx", Sheet([HEAD, ["03/08/2022", "Ciné-débat", "CCAS", 4], ["06/14/2022", "PSSM", "CCAS", 2], ["11/17/2022", "Exposition", "CCAS", 5]]))
by_openpyxl(THEME, "mois-a-l-anglaise.xlsx", Sheet([HEAD, ["Mar-22", "Ciné-débat", "CCAS", 4], ["June 2022", "PSSM", "CCAS", 2], ["Nov 17, 2022", "Exposition", "CCAS", 5]]))
by_xlwt(THEME, "du-au-en-deux-colonnes.xls", Sheet([["Du", "Au", "Action", "Structure", "Participants"], [MARCH, dt.date(2022, 3, 9), "Ciné-débat", "CCAS", 4], [JUNE, JUNE, "PSSM", "CCAS", 2]]))
by_openpyxl(THEME, "annee-formatee-en-date.xlsx", Sheet([
    ["Année", "Axe", "Perspective", "Suite"], [As(2022, "DD/MM/YYYY"), "Soutien", "Ouvrir une permanence", "faite"], [2023, "Soutien", "Former les bailleurs", None]], name="Perspectives"))
by_xlsxwriter(THEME, "date-a-zero.xlsx", Sheet([HEAD, [MARCH, "Ciné-débat", "CCAS", 4], [As(0, "dd/mm/yyyy"), "PSSM", "CCAS", 2]]))
# What people write in a column of numbers.
by_openpyxl(THEME, "renvois-et-asterisques.xlsx", Sheet([
    HEAD, [MARCH, "Ciné-débat", "CCAS", "12*"], [JUNE, "PSSM", "CCAS", "16 (1)"], [NOVEMBER, "Exposition", "CCAS", "20 ²"], [], ["* chiffre provisoire"], ["(1) dont un absent l'après-midi"],
    ["Source : feuilles d'émargement"]]))
by_openpyxl(THEME, "batons.xlsx", Sheet([HEAD, [MARCH, "Ciné-débat", "CCAS", "IIII"], [JUNE, "PSSM", "CCAS", "|||| ||"], [NOVEMBER, "Exposition", "CCAS", 5]]))
by_openpyxl(THEME, "un-mot-dans-la-colonne.xlsx", Sheet([HEAD, [MARCH, "Ciné-débat", "CCAS"], [JUNE, "PSSM", "CCAS", "beaucoup"], [NOVEMBER, "Exposition", "CCAS"]]))
by_openpyxl(THEME, "effectif-et-taux.xlsx", Sheet([
    HEAD + ["% de présence", "Inscrits"], [MARCH, "Ciné-débat", "CCAS", 4, As(0.667, "0%"), 6], [JUNE, "PSSM", "CCAS", 2, As(0.5, "0%"), 4]]))
by_xlsxwriter(THEME, "zeros-partout.xlsx", Sheet([HEAD, [MARCH, "Ciné-débat", "CCAS", 4]] + [[None, None, None, 0]] * 5))
by_openpyxl(THEME, "dont-usagers-dont-professionnels.xlsx", Sheet([
    HEAD + ["dont usagers", "dont professionnels"], [MARCH, "Ciné-débat", "CCAS", 12, 8, 4], [JUNE, "PSSM", "CCAS", 16, 0, 16]]))
by_openpyxl(THEME, "tranches-d-age-en-colonnes.xlsx", Sheet([
    ["Date", "Action", "Structure", "- 18 ans", "18-25 ans", "26-59 ans", "60 ans et +", "Total"], [MARCH, "Ciné-débat", "CCAS", 1, 2, 3, 4, 10], [JUNE, "PSSM", "CCAS", None, 1, 1, None, 2]]))
# How sheets are laid out.
by_openpyxl(THEME, "consignes-sous-les-titres.xlsx", Sheet([
    HEAD, ["jj/mm/aaaa", "texte libre", "nom complet", "nombre"], [MARCH, "Ciné-débat", "CCAS", 4], [JUNE, "PSSM", "CCAS", 2]]))
by_openpyxl(THEME, "exemple-en-tete.xlsx", Sheet([
    HEAD, ["Ex : 01/01/2022", "Ex : Atelier cuisine", "Ex : CMP", "Ex : 12"], [MARCH, "Ciné-débat", "CCAS", 4], [JUNE, "PSSM", "CCAS", 2]]))
by_xlwt(THEME, "titres-en-deux-langues.xls", Sheet([HEAD, ["Date", "Action", "Organisation", "Attendees"], [MARCH, "Ciné-débat", "CCAS", 4], [JUNE, "PSSM", "CCAS", 2]]))
by_openpyxl(THEME, "numeros-prefilles.xlsx", Sheet([
    ["N°"] + HEAD, [1, MARCH, "Ciné-débat", "CCAS", 4], [2, JUNE, "PSSM", "CCAS", 2]] + [[rank] for rank in range(3, 60)]))
by_openpyxl(THEME, "formules-vides-prefillees.xlsx", Sheet([
    HEAD, [MARCH, "Ciné-débat", "CCAS", 4], [JUNE, "PSSM", "CCAS", 2]] + [[None, None, None, Calculated('=IF(A9="","",1)', "")]] * 30))
by_xlsxwriter(THEME, "formules-vides-calculees.xlsx", Sheet([
    HEAD, [MARCH, "Ciné-débat", "CCAS", 4], [JUNE, "PSSM", "CCAS", 2]] + [[None, None, None, Calculated('=IF(A9="","",1)', "")]] * 30))
by_openpyxl(THEME, "titres-dans-un-autre-ordre-plus-bas.xlsx", Sheet([
    HEAD, [MARCH, "Ciné-débat", "CCAS", 4], [], ["Structure", "Date", "Participants", "Action"], ["Mission locale", JUNE, 2, "PSSM"], ["CCAS", NOVEMBER, 5, "Exposition"]]))
by_openpyxl(THEME, "longue-introduction.xlsx", Sheet([
    ["Bilan des participations"]] + [[f"{rank}. Merci de remplir ce tableau avec soin et de le renvoyer avant le 15 janvier."] for rank in range(1, 46)]
    + [HEAD, [MARCH, "Ciné-débat", "CCAS", 4], [JUNE, "PSSM", "CCAS", 2]]))
by_openpyxl(THEME, "tout-dans-une-colonne.xlsx", Sheet([["Date;Action;Structure;Participants"], ["08/03/2022;Ciné-débat;CCAS;4"], ["14/06/2022;PSSM;Mission locale;2"]]))
by_openpyxl(THEME, "action-sur-plusieurs-lignes.xlsx", Sheet([
    ["Action", "Axe", "Statut", "Partenaires", "Nb pers."], ["Ciné-débat", "Stigmatisation", "réalisée", "CCAS", 40], [None, None, None, "GEM La Cordée"], [None, None, None, "Mission locale"],
    ["PSSM", "Soutien", "en cours", "UNAFAM", 16], [None, None, None, "CHHL"]]))
by_openpyxl(THEME, "trois-structures-dans-une-cellule.xlsx", Sheet([HEAD, [MARCH, "Ciné-débat", "CCAS\nGEM La Cordée\nMission locale", 12], [JUNE, "PSSM", "CCAS", 2]]))
by_openpyxl(THEME, "sigle-entre-parentheses.xlsx", Sheet([
    HEAD, [MARCH, "Ciné-débat", "Centre communal d'action sociale (CCAS)", 4], [JUNE, "PSSM", "CCAS", 2], [NOVEMBER, "Exposition", "C.C.A.S.", 2]]))


def protected(book):
    book.active.protection.sheet = True
    book.active.protection.password = "clsm"


by_openpyxl(THEME, "feuille-protegee.xlsx", Sheet([HEAD, [MARCH, "Ciné-débat", "CCAS", 4], [JUNE, "PSSM", "CCAS", 2]]), protected)


def styled(book):
    for row in book.active.iter_rows(min_row=1, max_row=400, max_col=26):
        for cell in row:
            cell.border = openpyxl.styles.Border(bottom=openpyxl.styles.Side("thin"))


by_openpyxl(THEME, "mille-cases-encadrees.xlsx", Sheet([HEAD, [MARCH, "Ciné-débat", "CCAS", 4], [JUNE, "PSSM", "CCAS", 2]], at="B3"), styled)
# Sign-in sheets.
by_openpyxl(THEME, "coches-de-toutes-sortes.xlsx", Sheet([
    ["Comité de pilotage 2022"], ["Structure", "12/04/2022", "14/06/2022", "15/11/2022"], ["CCAS", "✓", "✔", "√"], ["Mission locale", "ok", "oui", "v"], ["ARS", "non", "-", "✗"], ["CHHL", "●", "1", "P"]]))
by_openpyxl(THEME, "represente-et-pouvoir.xlsx", Sheet([
    ["Assemblée plénière du 15/11/2022"], ["Structure", "Présence"], ["CCAS", "présent"], ["Mission locale", "représentée"], ["ARS", "pouvoir à la mairie"], ["CHHL", "suppléant"], ["GEM", "visio"]]))
by_odfpy(THEME, "oui-non-par-structure.ods", Sheet([
    ["Qui était là ?", "CCAS", "Mission locale", "GEM La Cordée"], ["08/03/2022", "Oui", "Non", "Oui"], ["14/06/2022", "Non", "Oui", "Oui"]], name="Copil"))


def painted(book):
    for cell in ("B3", "C3", "B4"):
        book.active[cell].fill = openpyxl.styles.PatternFill("solid", start_color="92D050")


by_openpyxl(THEME, "presences-en-couleur.xlsx", Sheet([["Comité de pilotage 2022"], ["Structure", "12/04/2022", "14/06/2022"], ["CCAS"], ["Mission locale"], ["ARS"]]), painted)
# Exports.
text("google-sheets-coches.csv", "Structure,12/04/2022,14/06/2022\nCCAS,TRUE,FALSE\nMission locale,FALSE,TRUE\nGEM La Cordée,TRUE,TRUE\n")
text("numbers.csv", "Participations 2022;;;\nDate;Action;Structure;Participants\n8 mars 2022;Ciné-débat;CCAS;4\n14 juin 2022;PSSM;Mission locale;2\n;;;\n;;;\n")
text("airtable.csv", "\ufeffAction,Axe,Statut,Partenaires,Date de début,QPV,Personnes touchées\nCiné-débat,Stigmatisation,réalisée,\"CCAS,GEM La Cordée\",2022-03-08,checked,40\nPSSM,Soutien,en cours,UNAFAM,2022-06-14,,16\n")
text("framadate.csv", ",12/04/2022,12/04/2022,14/06/2022,\nCopil,9h00,14h00,9h00,\n\"CCAS\",\"Oui\",\"Non\",\"Si nécessaire\",\n\"Mission locale\",\"Non\",\"Oui\",\"Oui\",\n")
text("zoom.csv", "Nom de la réunion,Date,Durée\nFormation PSSM,14/06/2022,120\n\nNom (nom original),Adresse e-mail,Heure d'arrivée,Durée (minutes)\nJeanne Durand,j.durand@ville.fr,09:01,119\nMarc Petit,,09:05,90\n")
text("retours-mac.csv", "Date;Action;Structure;Participants\r08/03/2022;Ciné-débat;CCAS;4\r14/06/2022;PSSM;Mission locale;2\r", "mac-roman")
text("points-virgules-en-trop.csv", "Date;Action;Structure;Participants;;;;;;\r\n08/03/2022;Ciné-débat;CCAS;4;;;;;;\r\n;;;;;;;;;\r\n14/06/2022;PSSM;Mission locale;2;;;;;;\r\n")
text("apostrophes-devant.csv", "Date;Action;Structure;Participants\n'08/03/2022;'Ciné-débat;CCAS;'4\n'14/06/2022;PSSM;Mission locale;'2\n")
by_libreoffice(THEME, "avec-telephone-dans-le-nombre.ods", Sheet([HEAD, [MARCH, "Ciné-débat", "CCAS", "06 12 34 56 78"], [JUNE, "PSSM", "CCAS", 2]]))
convert()
