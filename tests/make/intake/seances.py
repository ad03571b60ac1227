"""Sheets of one session, or of people enrolled: who came is marked, and the title says of what and when."""
import datetime as dt

from books import Sheet, by_libreoffice, by_odfpy, by_openpyxl, by_xlsxwriter, by_xlwt, convert

THEME = "seances"
MARCH, JUNE = dt.date(2022, 3, 8), dt.date(2022, 6, 14)
PEOPLE = ["Nom", "Prénom", "Structure"]

# One row a person enrolled, and a mark for those who came.
by_openpyxl(THEME, "inscrits-et-emargement.xlsx", Sheet([
    ["Date", "Action"] + PEOPLE + ["Émargement"],
    [MARCH, "Info-formation", "Durand", "Anne", "CCAS", "X"], [MARCH, "Info-formation", "Martin", "Paul", "CCAS", "absent"],
    [MARCH, "Info-formation", "Petit", "Léa", "Mission locale", None], [MARCH, "Info-formation", "Bernard", "Luc", "CAF", "excusé"],
    [JUNE, "PSSM", "Durand", "Anne", "CCAS", "x"], [JUNE, "PSSM", "Roux", "Inès", "UDAF", "?"]]))
by_xlsxwriter(THEME, "signe-de-son-nom.xlsx", Sheet([
    ["Formation PSSM du 14 juin 2022"], [], PEOPLE + ["Signature matin", "Signature après-midi"],
    ["Durand", "Anne", "CCAS", "A. Durand", "A. Durand"], ["Martin", "Paul", "CCAS", None, None], ["Petit", "Léa", "Mission locale", None, "LP"],
    ["Bernard", "Luc", "CAF", "absent", "absent"]]))
by_xlwt(THEME, "seules-les-absences.xls", Sheet([
    ["Date", "Action"] + PEOPLE + ["Présence"],
    [MARCH, "Info-formation", "Durand", "Anne", "CCAS", None], [MARCH, "Info-formation", "Martin", "Paul", "CCAS", "abs."],
    [MARCH, "Info-formation", "Petit", "Léa", "Mission locale", None]]))
by_odfpy(THEME, "participants-en-croix.ods", Sheet([
    ["Date", "Action", "Structure", "Participants"],
    [MARCH, "Info-formation", "CCAS", "X"], [MARCH, "Info-formation", "CAF", None], [MARCH, "Info-formation", "UDAF", "X"], [JUNE, "PSSM", "CCAS", "X"]]))
by_openpyxl(THEME, "emargement-jamais-signe.xlsx", Sheet([
    ["Date", "Action"] + PEOPLE + ["Émargement"],
    [MARCH, "Info-formation", "Durand", "Anne", "CCAS"], [MARCH, "Info-formation", "Martin", "Paul", "CCAS"]]))
by_openpyxl(THEME, "participants-en-nombre.xlsx", Sheet([
    ["Date", "Action", "Structure", "Participants"],
    [MARCH, "Info-formation", "CCAS", 4], [MARCH, "Info-formation", "CAF", None], [JUNE, "PSSM", "CCAS", "X"], [JUNE, "PSSM", "UDAF", 2]]))
# A rank in a title is no day.
for name, title in {"atelier-1-du.xlsx": "Atelier cuisine 1 du 15/02/2022", "seance-2-tiret.xlsx": "Ciné-débat – Séance n° 2 - 12/03/2022",
                    "jours-de-festival.xlsx": "SISM 10 - 23 octobre 2022"}.items():
    by_openpyxl(THEME, name, Sheet([[title], [], ["Structure", "Nombre de participants"], ["CCAS", 4], ["CAF", 2]]))
by_openpyxl(THEME, "structures-secteurs-et-nombre.xlsx", Sheet([
    ["Rencontre inter-structures du 14/06/2022"], [], ["Structure", "Secteur", "Nombre de participants"], ["CCAS", "Santé", 4], ["CAF", "Logement et hébergement", 2]]))
# A title with « partenaires » is no registry, when people are counted beneath it.
by_libreoffice(THEME, "forum-des-partenaires.ods", Sheet([
    ["Forum des partenaires – 14/06/2022"], [], ["Structure", "Nombre de participants"], ["CCAS", 4], ["CAF", 2], ["UDAF", 1]], name="Partenaires"))
by_openpyxl(THEME, "reunion-des-partenaires-sans-date.xlsx", Sheet([
    ["Réunion des partenaires"], [], ["Structure", "Présence"], ["CCAS", "X"], ["CAF", "E"], ["UDAF", "X"]], name="Partenaires"))
# How to fill in the columns, under their headers.
by_openpyxl(THEME, "consignes-par-colonne.xlsx", Sheet([
    ["Structure", "Action", "Date", "Participants"], ["nom complet", "à remplir par le partenaire", "jj/mm/aaaa", "nombre"],
    ["CCAS", "Ciné-débat", MARCH, 4], ["CAF", "PSSM", JUNE, 2]]))
by_xlwt(THEME, "exemples-par-colonne.xls", Sheet([
    ["Structure", "Action", "Date", "Participants"], ["ex. : CMP Nord", "ex. : PSSM", None, "ex. : 12"], ["CCAS", "Ciné-débat", MARCH, 4], ["CAF", "PSSM", JUNE, 2]]))
by_openpyxl(THEME, "a-remplir-par.xlsx", Sheet([
    ["Action", "Axe", "Statut", "Personnes touchées"], ["À remplir par le porteur", None, None, "À remplir par le CLSM"], ["Merci de ne pas modifier les titres"],
    ["Ciné-débat", "Culture", "réalisée", 40], ["PSSM", "Formation", "prévue", None]]))
# Labels over the list say of what it is, and when.
by_openpyxl(THEME, "rubriques-au-dessus.xlsx", Sheet([
    ["Action :", "Ciné-débat"], ["Date :", MARCH], ["Lieu :", "Salle des fêtes"], [], ["Structure", "Nombre de participants"], ["CCAS", 4], ["CAF", 2]]))
by_xlwt(THEME, "rubriques-et-emargement.xls", Sheet([
    ["FEUILLE DE PRÉSENCE"], ["Formation :", "PSSM", None, "Date :", "14/06/2022"], [], PEOPLE + ["Émargement"], ["Durand", "Anne", "CCAS", "X"], ["Petit", "Léa", "CAF", "abs"]]))
by_libreoffice(THEME, "instance-en-rubriques.ods", Sheet([
    ["Instance : comité technique"], ["Date : 14 juin 2022"], [], ["Structure", "Présence"], ["CCAS", "P"], ["CAF", "E"]]))
by_openpyxl(THEME, "cellule-du.xlsx", Sheet([["Cellule du 9 avril 2022"], [], ["Structure", "Présence"], ["CCAS", "P"], ["CAF", "E"]]))
by_openpyxl(THEME, "axe-en-rubrique.xlsx", Sheet([
    ["Axe :", "Culture"], [], ["Action", "Statut", "Porteur", "Personnes touchées"], ["Ciné-débat", "réalisée", "CCAS", 40], ["Exposition", "prévue", "CAF", None]]))
# Numbers that may be of people, under words that nobody could foresee.
by_openpyxl(THEME, "nombres-sous-un-titre-inconnu.xlsx", Sheet([
    ["Date", "Action", "Structure", "Têtes"], [MARCH, "Ciné-débat", "CCAS", 4], [JUNE, "PSSM", "CAF", "12"]]))
convert()
