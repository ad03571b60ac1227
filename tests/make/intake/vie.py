"""Twenty sheets as partners make them, with nobody to tell them how."""
import datetime as dt

import openpyxl
from books import As, Sheet, by_libreoffice, by_odfpy, by_openpyxl, by_pandas, by_xlsxwriter, by_xlwt, convert, path

THEME = "vie"
MARCH, JUNE = dt.date(2022, 3, 8), dt.date(2022, 6, 14)

# A scanned sign-in sheet typed again, one person a line, the structure ditto-marked.
by_openpyxl(THEME, "emargement-retape.xlsx", Sheet([
    ["ÉMARGEMENT"], ["Formation : Premiers secours en santé mentale"], ["Date : 17 et 18 novembre 2022"], ["Lieu : salle du conseil"],
    ["N°", "NOM", "Prénom", "Structure", "Signature"],
    [1, "DURAND", "Jeanne", "CCAS", "X"], [2, "PETIT", "Marc", '"', "X"], [3, "LEROY", "Anne", "Mission locale", "X"], [4, "MOREAU", "Paul", "″", None], [5], [6]]))


def coloured(book):
    sheet = book.active
    for row, colour in ((2, "92D050"), (3, "FFC000"), (4, "FF0000")):
        sheet.cell(row, 3).fill = openpyxl.styles.PatternFill("solid", start_color=colour)


# The state of each action is a colour, with a key below: colours are not read, and the status is told as missing.
by_openpyxl(THEME, "statut-en-couleur.xlsx", Sheet([
    ["Action", "Axe", "État d'avancement", "Nb pers."], ["Ciné-débat", "Stigmatisation", " ", 40], ["PSSM", "Soutien", None, 16], ["Exposition", "Stigmatisation", None, None],
    [], ["Légende :"], ["vert = réalisé"], ["orange = en cours"]], name="Tableau de suivi"), coloured)
# Copied from a PDF: every word spaced, cells broken over lines.
path(THEME, "copie-de-pdf.csv").write_text(
    "Date ;Action ;Structure ;Nombre de\nparticipants\n".replace("Nombre de\nparticipants", '"Nombre de\nparticipants"')
    + '8 mars 2022 ;"Ciné-\ndébat";CC AS ; 4 \n14 juin  2022;Formation  PSSM ;"Mission\nlocale";2 pers\n', encoding="utf-8")
by_xlsxwriter(THEME, "planning-par-semaine.xlsx", Sheet([
    ["Planning des permanences"], ["Structure", "S10 (7-11 mars)", "S11 (14-18 mars)", "S12"], ["CCAS", 3, 2, 1], ["Mission locale", None, 4, 2]]))
by_openpyxl(THEME, "reunion-annulee-avec-excuses.xlsx", Sheet([
    ["Copil santé mentale"], ["Structures", "réunion du 12/03/22", "réunion du 14/06/22 (annulée)", "réunion du 15/11/22"],
    ["CCAS", "x", "annulée", "x"], ["CHHL", "exc", "annulée", "x"], ["ARS", "x", "annulée", "abs"]]))
by_xlwt(THEME, "un-mois-par-colonne-et-actions-en-lignes.xls", Sheet([
    ["Fréquentation 2022 – GEM La Cordée"], ["Activité", "Janv.", "Févr.", "Mars", "Avr.", "TOTAL"], ["Atelier cuisine", 8, 9, 7, 10, 34], ["Café rencontre", 12, 11, 15, 9, 47],
    ["TOTAL", 20, 20, 22, 19, 81]]))
by_openpyxl(THEME, "nb-pers-et-idem.xlsx", Sheet([
    ["Quand ?", "Quoi ?", "Qui ?", "Nb pers."], ["08/03/22", "Ciné-débat", "CCAS", 4], ["idem", "idem", "GEM La Cordée", "x2"], ["14/06/22", "PSSM", "idem", "une dizaine"]], name="Participations"))
by_openpyxl(THEME, "initiales-avec-legende.xlsx", Sheet([
    ["COPIL du 15/11/2022"], ["Structure", "Présence"], ["ML", "P"], ["GLC", "P"], ["CD86", "E"], [], ["Légende"], ["ML", "Mission locale"], ["GLC", "GEM La Cordée"], ["CD86", "Département"]]))
by_libreoffice(THEME, "mois-en-lignes-fusionnes.ods", Sheet([
    ["Mois", "Action", "Structure", "Participants"], ["mars 2022", "Ciné-débat", "CCAS", 4], [None, "Ciné-débat", "GEM La Cordée", 7], ["juin 2022", "PSSM", "Mission locale", 2],
    [None, "PSSM", "CCAS", 3]], merged=["A2:A3", "A4:A5"], name="Participations"))
by_openpyxl(THEME, "date-et-lieu-dans-une-colonne.xlsx", Sheet([
    ["Date et lieu", "Intitulé", "Structure", "Présents"], ["08/03/2022 - Mairie", "Ciné-débat", "CCAS", 4], ["14/06/2022, salle des fêtes", "PSSM", "Mission locale", 2]]))
by_openpyxl(THEME, "presents-sur-inscrits.xlsx", Sheet([
    ["Date", "Action", "Structure", "Présents / inscrits"], [MARCH, "Ciné-débat", "CCAS", "4/6"], [JUNE, "PSSM", "Mission locale", "2/3"]]))
by_openpyxl(THEME, "hommes-et-femmes.xlsx", Sheet([
    ["Date", "Action", "Structure", "Participants", None, None], [None, None, None, "Hommes", "Femmes", "Total"],
    [MARCH, "Ciné-débat", "CCAS", 1, 3, 4], [JUNE, "PSSM", "Mission locale", 0, 2, 2]], merged=["D1:F1"]))
by_xlsxwriter(THEME, "saisines-par-mois.xlsx", Sheet([
    ["Registre de la cellule"], ["Mois", "Nb de saisines", "Demandeur", "Niveau"], ["janvier", 2, "CCAS", 1], ["février", 1, "Police municipale", 2], ["mars", 0, None, None],
    ["TOTAL", 3, None, None]], name="Saisines"))
by_openpyxl(THEME, "annuaire-avec-contacts.xlsx", Sheet([
    ["LISTE DES MEMBRES DU CLSM"], ["Mis à jour le 04/01/2023"], ["Structure", "Nom - Prénom", "Fonction", "Mail", "Tél", "Secteur"],
    ["CCAS", "Durand Jeanne", "directrice", "j.durand@ville.fr", "05 49 00 00 01", "Action sociale et médico-sociale"],
    ["CHHL\nPôle adulte", "Dr Petit", "chef de pôle", "petit@ch.fr", "05 49 00 00 02", "Santé"], ["Médiathèque", "Leroy Anne", None, None, None, "Culture"]]))
by_openpyxl(THEME, "budget-recettes-depenses.xlsx", Sheet([
    ["BUDGET 2022"], ["RECETTES", None, None, "DÉPENSES", None], ["Libellé", "Montant", None, "Libellé", "Montant"], ["Subvention ARS", As(15000, '#,##0 "€"'), None, "Salaire", As(25000, '#,##0 "€"')],
    ["Subvention Ville", 12000, None, "Supervision", 2000], ["TOTAL", 27000, None, "TOTAL", 27000]], name="Budget"))
by_pandas(THEME, "export-d-un-formulaire.csv", ["Horodateur", "Date de l'action", "Intitulé de l'action", "Votre structure", "Nombre de participants", "Remarques"],
          [["2022/03/09 10:12:00", "08/03/2022", "Ciné-débat", "CCAS", "4", ""], ["2022/06/15 09:00:00", "14/06/2022", "PSSM", "Mission locale", "environ 12", "super"]], index=False)
by_openpyxl(THEME, "ligne-vide-entre-chaque.xlsx", Sheet([
    ["Date", "Action", "Structure", "Participants"], [], [MARCH, "Ciné-débat", "CCAS", 4], [], [MARCH, "Ciné-débat", "GEM", 7], [], [], ["TOTAL", None, None, 11]], at="B2"))
by_openpyxl(THEME, "actions-en-cases.xlsx", Sheet([
    ["Action", "Axe", "Prévue", "En cours", "Réalisée", "Reportée"], ["Ciné-débat", "Stigmatisation", None, None, "X", None], ["PSSM", "Soutien", None, "X", None, None],
    ["Exposition", "Stigmatisation", "X", None, None, None]], name="Suivi des actions"))
by_odfpy(THEME, "date-de-debut-fin-en-un.ods", Sheet([
    ["Action", "Axe", "Statut", "Dates", "Partenaires"], ["SISM", "Stigmatisation", "réalisée", "du 10 au 23 octobre 2022", "CCAS, GEM, …"], ["PSSM", "Soutien", "réalisée", "17 et 18/11/2022", "UNAFAM"]], name="Actions"))
by_openpyxl(THEME, "tableau-de-bord-transpose.xlsx", Sheet([
    ["Comité de pilotage 2022"], ["Date", "CCAS", "CHHL", "ARS"], [dt.date(2022, 4, 12), "X", "X", None], [dt.date(2022, 11, 15), "X", "E", "X"]]))
by_openpyxl(THEME, "feuille-avec-logo-et-adresse.xlsx", Sheet([
    ["Conseil local de santé mentale"], ["12 rue de la Mairie – 86000 Valmont – 05 49 00 00 00"], [], ["Feuille de présence"], ["Objet : Comité technique"], ["Date : 04/10/2022"], [],
    ["Structure", "Présent(e)", "Excusé(e)"], ["CCAS", "X", None], ["CHHL", None, "X"], ["ARS", "X", None]]))
# A word of the title (« insertion ») hints at another table: who signed, of which structure, decides.
by_openpyxl(THEME, "emargement-au-titre-trompeur.xlsx", Sheet([
    ["Rencontre « Insertion professionnelle et santé mentale »"], ["Jeudi 14 octobre 2021, 13h30-17h"], ["FEUILLE D'ÉMARGEMENT"], [],
    ["N°", "NOM", "Prénom", "Structure", "Fonction", "Signature"],
    [1, "DURAND", "Jeanne", "Mission locale", "conseillère", "x"], [2, "PETIT", "Marc", "SPIP 93", "CPIP", "x"], [3, "LEROY", "Anne", "Mission locale", "psychologue", None]], name="14-10-2021"))
# « Participants » are people counted, in a programme of actions; names of people stay where nothing reads them.
by_openpyxl(THEME, "programme-avec-participants.xlsx", [
    Sheet([["PROGRAMME D'ACTIONS 2022"], ["Action", "Axe", "Date", "Pilote", "Avancement", "Participants"],
           ["Table ronde", "Insertion", dt.date(2022, 10, 14), "CLSM", "fait", "env. 40"], ["SISM", "Stigmatisation", "du 4 au 17 octobre 2022", "CLSM", "fait", "plus de 120"]], name="Actions"),
    Sheet([["PROGRAMME D'ACTIONS 2022"], ["Action", "Axe", "Date", "Pilote", "Avancement", "Participants"],
           ["Supervision", "Soutien", dt.date(2022, 3, 8), "CLSM", "fait", "Jeanne DURAND"], ["PSSM", "Soutien", dt.date(2022, 6, 14), "CLSM", "fait", "Marc PETIT"]], name="Noms")])
convert()
