"""What partners send at the end of a year: plans by axis, budgets, minutes in a table, registers with subtotals. Figures known beforehand."""
import datetime as dt

from books import Sheet, by_libreoffice, by_odfpy, by_openpyxl, by_xlsxwriter, by_xlwt, convert

THEME = "bilans"
MARCH, APRIL, JUNE, NOVEMBER = dt.date(2022, 3, 8), dt.date(2022, 4, 12), dt.date(2022, 6, 9), dt.date(2022, 11, 15)
PLAN = ["Actions", "Pilote", "Partenaires associés", "Calendrier", "Etat d'avancement", "Nbre de personnes", "Budget réalisé"]

# The axis is in the title of each sheet, or in its name; dates among the rows make no sign-in sheet. 1 + 2 actions, 745 people at least, then 20 about.
by_openpyxl(THEME, "plan-par-axe.xlsx", [
    Sheet([["PLAN D'ACTIONS 2022"], ["AXE 1 : Lutter contre la stigmatisation"], [], PLAN, ["SISM", "CLSM", "CCAS, UNAFAM, CHHL", "10 au 23 octobre 2022", "Réalisé", "plus de 700", 3500],
           ["Ciné-débat", "GEM La Cordée", "Médiathèque ; TAP", "mars 2022", "Réalisé", 45, "400 €"], ["Expo itinérante", "UNAFAM", "Médiathèque", 2023, "Reporté"],
           ["TOTAL", None, None, None, None, 745, 3900]], name="Feuil1", merged=["A1:G1", "A2:G2"]),
    Sheet([["PLAN D'ACTIONS 2022"], [], PLAN, ["Formation des gardiens", "EKIDOM", "Habitat de la Vienne", "T2 2022", "En cours", "une vingtaine", "1 200,50"]], name="Axe 2 - Logement")])
# Spent and received: 37 000 euros, once.
by_xlsxwriter(THEME, "charges-et-produits.xlsx", Sheet([
    ["BUDGET RÉALISÉ 2022"], ["CHARGES", None, "PRODUITS", None], ["Libellé", "Montant", "Financeur", "Montant"], ["Salaires", 32000, "ARS", 20000], ["Communication", 1500, "Ville", 10000],
    ["SISM", 3500, "CHHL", 7000], ["TOTAL CHARGES", 37000, "TOTAL PRODUITS", 37000]], merged=["A1:D1", "A2:B2", "C2:D2"]))
by_libreoffice(THEME, "feuilles-depenses-et-recettes.ods", [
    Sheet([["Libellé", "Montant"], ["Salaires", 32000], ["SISM", 5000], ["Total", 37000]], name="Dépenses 2022"),
    Sheet([["Libellé", "Financeur", "Montant"], ["Subvention", "ARS", 30000], ["Subvention", "Ville", 7000], ["Total", None, 37000]], name="Recettes 2022")])
by_openpyxl(THEME, "financements-percus.xlsx", Sheet([
    ["Financements obtenus 2022"], ["Financeur", "Objet", "Perçu"], ["ARS", "Poste de coordination", 20000], ["Ville", "Poste de coordination", "10 000,00 €"], ["Total", None, 30000]]))
# A row a meeting: four, then four, then two sat; one, then two were excused.
by_openpyxl(THEME, "reunions-et-presents.xlsx", Sheet([
    ["Réunions 2022"], ["Date", "Instance", "Présents", "Excusés", "Lieu"], [APRIL, "COPIL", "CHHL, CCAS, ARS, UNAFAM", "DDETS", "Mairie"],
    [NOVEMBER, "COPIL", "CHHL ; CCAS ; UNAFAM ; GEM La Cordée", "ARS ; DDETS", "Mairie"], [JUNE, "COTECH", "CCAS\nCHHL"]]))
by_xlwt(THEME, "rencontres-et-structures.xls", Sheet([
    ["Date", "Action", "Structures présentes"], [MARCH, "Ciné-débat", "CCAS, CAF"], [JUNE, "PSSM", "Mission locale, CCAS, UDAF"]]))
by_openpyxl(THEME, "reunions-et-personnes.xlsx", Sheet([
    ["Date", "Instance", "Présents"], [APRIL, "COPIL", "Anne Durand, Paul Martin, Julie Moreau"], [NOVEMBER, "COPIL", "Anne Durand, Karim Benali"]]))
# Subtotals in the column of dates: six referrals.
by_odfpy(THEME, "saisines-avec-sous-totaux.ods", Sheet([
    ["Cellule de concertation – saisines 2022"], ["Mois", "N°", "Origine de la saisine", "Niveau"], ["Janvier", "2022-01", "ICF Habitat", 1], [None, "2022-02", "CCAS", 2], ["Mars", "2022-03", "MQ La Gibauderie", 1],
    ["Total T1", None, 3], ["Avril", "2022-04", "EKIDOM", 2], [None, "2022-05", "EKIDOM", 1], ["Mai", "2022-06", "CAF", 1], ["Total T2", None, 3], ["TOTAL ANNÉE", None, 6]],
    name="Cellule 2022", merged=["A3:A4", "A7:A8"]))
# The year that a plan is for is in its title.
by_openpyxl(THEME, "perspectives-en-titre.xlsx", Sheet([
    ["Perspectives 2022"], ["Axe", "Action à mener", "Suite donnée"], ["Stigmatisation", "Reconduire les SISM", "Fait"], ["Parcours", "Groupe emploi", "Reportée en 2023"]]))
# Sectors between the rows; contacts beside the names, which are no columns of ours. Four structures.
by_openpyxl(THEME, "annuaire-par-secteur.xlsx", Sheet([
    ["ANNUAIRE DES PARTENAIRES DU CLSM"], ["mis à jour : nov. 2022"], [], ["Structure", "Adresse", "Contact", "Tél", "Courriel"], ["SANTÉ"], ["CHHL - CMP", "Poitiers", "Dr Petit", "05 49 00 00 01", "x@y.fr"],
    ["ARS", "Poitiers"], ["LOGEMENT ET HÉBERGEMENT"], ["EKIDOM", None, "Mme A. Roy"], ["Habitat de la Vienne"]], name="Partenaires", merged=["A1:E1", "A5:E5", "A8:E8"]))
# The action of each row stands beside its structure: 34 and 47.
by_xlsxwriter(THEME, "frequentation-par-mois.xlsx", Sheet([
    ["Fréquentation des ateliers 2022"], ["Atelier", "Structure", "Jan", "Fév", "Mars", "Avril", "Total"], ["Cuisine", "GEM La Cordée", 8, 9, 7, 10, 34], ["Café", "Au bonheur du GEM", 12, 11, 15, 9, 47],
    ["TOTAL", None, 20, 20, 22, 19, 81]], name="2022"))
# What is signed is said by a label, under other words: five people came.
by_openpyxl(THEME, "emargement-sous-un-en-tete.xlsx", Sheet([
    ["ASSOCIATION LES AMIS DE LA SANTÉ"], [], ["Feuille de présence"], ["Intitulé de l'atelier : Découverte du rétablissement"], ["Intervenante : Claire Fontaine"],
    ["Date : mardi 14 juin 2022 de 14h à 17h"], ["Lieu : MQ La Gibauderie"], [], ["N°", "NOM Prénom", "Structure / service", "Mail", "Signature"], [1, "DURAND Anne", "CCAS", "a@b.fr", "A. Durand"],
    [2, "MARTIN Paul", "CCAS", None, "PM"], [3, "PETIT Léa", "Mission locale", None, "X"], [4, "BERNARD Luc", "CAF"], [5, "ROUX Inès", "UDAF", None, "Roux"], [6, "LEROY Marc", "GEM La Cordée", None, "ML"],
    [7], [8], [None, "Total présents : 5"]], merged=["A1:E1"]))
# A working group is a body of the council; what each column adds up to is no structure. 4, 3 and 3 sat.
by_openpyxl(THEME, "groupe-de-travail.xlsx", Sheet([
    ["GROUPE DE TRAVAIL LOGEMENT – présences 2022"], [], ["Secteur", "Structure", "Mardi 12 avril\n14h-16h", "Jeudi 9 juin\n(visio)", "06/10/22", "Nb de présences"], ["Santé", "CHHL - CMP", "X", "X", "Exc.", 2],
    [None, "ARS", "E", "X", "X", 2], ["Logement", "EKIDOM", "2", "X", "X", 4], [None, "Habitat de la Vienne", "X", "Excusé (M. Dupont)", "abs", 1], [None, "ADIL", None, None, "X", 1], ["Nb de présents", None, 4, 3, 3, 10]],
    merged=["A1:F1", "A4:A5", "A6:A8"]))
# Ticks in one cell, with nothing but spaces between.
by_openpyxl(THEME, "fiche-avec-cases.xlsx", Sheet([
    ["CLSM - FICHE ACTION"], [], ["Titre de l'action", "Café des aidants"], ["Axe du CLSM", "Soutenir les proches"], ["Pilote(s)", "UNAFAM"], ["Partenaires", "CHHL, Mission locale, CAF, etc."],
    ["Public visé", "☒ Aidants  ☐ Professionnels  ☒ Habitants"], ["Nombre de séances", 9], ["Nombre de participants", "env. 60 (soit 6 à 7 par séance)"], ["Coût", "850 € (dont 300 € de communication)"],
    ["Etat", "x Réalisée    En cours    Abandonnée"], ["Action en QPV ?", "non"]], merged=["A1:B1"]))
convert()
