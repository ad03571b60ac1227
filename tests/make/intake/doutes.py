"""What may be read in two ways, or is said in other words than the table's: asked, told, or read as it was meant; never guessed in silence."""
import datetime as dt

from books import Sheet, by_libreoffice, by_odfpy, by_openpyxl, by_xlsxwriter, by_xlwt, convert

THEME = "doutes"
MARCH, JUNE = dt.date(2022, 3, 8), dt.date(2022, 6, 14)
WHO = ["Date", "Action", "Structure"]

# Actions, or objectives? Each reading leaves out what the other explains.
by_openpyxl(THEME, "actions-ou-objectifs.xlsx", Sheet([
    ["Axe", "Objectif", "Action", "Statut", "Valeur cible", "Réalisé", "Indicateur"], ["Culture", "Ouvrir", "Ciné-débat", "réalisée", 10, 8, "séances"],
    ["Culture", "Former", "PSSM", "en cours", 20, 8, "agents"]]))
# Those who asked are people, and not bodies.
by_xlsxwriter(THEME, "demandeurs-nommes.xlsx", Sheet([
    ["Date", "Demandeur", "Niveau"], [MARCH, "Mme Durand", 1], [MARCH, "Paul Martin", 1], [JUNE, "LEFEBVRE Sophie", 2]], name="Saisines"))
by_xlwt(THEME, "porteurs-nommes.xls", Sheet([
    ["Action", "Axe", "Statut", "Porteur"], ["Ciné-débat", "Culture", "réalisée", "Julie Moreau"], ["PSSM", "Culture", "prévue", "Karim Benali"], ["SISM", "Culture", "prévue", "Anne Dupont"]]))
# « NC » where a blank would say something.
by_openpyxl(THEME, "moyens-non-communiques.xlsx", Sheet([
    ["Libellé", "Nature", "ETP", "Montant", "Part", "Financeur"], ["Poste", "poste", 0.6, 30000, "50 %", "CCAS"], ["Poste", "poste", 0.6, 30000, "NC", "CHHL"],
    ["Secrétariat", "poste", 0.2, "non communiqué", None, "Ville"], ["Appui", "subvention", "-", 1000, "-", "ARS"]], name="Moyens"))
by_odfpy(THEME, "depart-non-communique.ods", Sheet([
    ["Axe", "Objectif", "Départ", "Cible", "Réalisé"], ["Culture", "Ouvrir", "NC", 10, 5], ["Culture", "Former", None, 10, 5]], name="Objectifs"))
# A column of years: in the folder of one, another is told.
by_openpyxl(THEME, "annee-dans-une-colonne.xlsx", Sheet([
    ["Année", "Action", "Axe", "Statut"], [2022, "Ciné-débat", "Culture", "réalisée"], [2021, "PSSM", "Culture", "réalisée"]]))
by_openpyxl(THEME, "annee-pour-toute-date.xlsx", Sheet([["Année", "Demandeur", "Niveau"], [2022, "CCAS", 1], ["2022", "CAF", 2]], name="Saisines"))
# Who came, in parts.
by_openpyxl(THEME, "hommes-et-femmes-sans-total.xlsx", Sheet([WHO + ["Hommes", "Femmes"], [MARCH, "PSSM", "CCAS", 2, 3], [JUNE, "PSSM", "CAF", 1, None]]))
by_libreoffice(THEME, "hommes-et-femmes-sous-participants.ods", Sheet([
    WHO + ["Participants", None], [None, None, None, "H", "F"], [MARCH, "PSSM", "CCAS", 2, 3], [JUNE, "PSSM", "CAF", 1, 4]], merged=["A1:A2", "B1:B2", "C1:C2", "D1:E1"]))
by_openpyxl(THEME, "beneficiaires-presents.xlsx", Sheet([WHO + ["Nombre de bénéficiaires présents"], [MARCH, "PSSM", "CCAS", 2], [JUNE, "PSSM", "CAF", "une 50aine"]]))
by_openpyxl(THEME, "habitants-et-professionnels-presents.xlsx", Sheet([
    WHO + ["Habitants présents", "Professionnels présents"], [MARCH, "PSSM", "CCAS", 2, 3], [JUNE, "PSSM", "CAF", 1, 4]]))
by_openpyxl(THEME, "hommes-inscrits.xlsx", Sheet([WHO + ["Hommes", "Repas"], [MARCH, "PSSM", "CCAS", 2, 3], [JUNE, "PSSM", "CAF", 1, 4]]))
# The year in the header.
by_openpyxl(THEME, "actif-en.xlsx", Sheet([["Structure", "Secteur", "Actif en 2022 ?"], ["CCAS", "Santé", "oui"], ["CAF", "Santé", "non"]], name="Structures"))
by_openpyxl(THEME, "realise-par-annee.xlsx", Sheet([
    ["Axe", "Objectif", "Indicateur", "Cible", "Réalisé 2021", "Réalisé 2022"], ["Culture", "Ouvrir", "séances", 10, 2, 5]], name="Objectifs"))
by_xlsxwriter(THEME, "cible-et-annees.xlsx", Sheet([
    ["Axe", "Objectif", "Indicateur", "Cible", 2021, 2022], ["Culture", "Ouvrir", "séances", 10, 2, 5]], name="Objectifs"))
by_libreoffice(THEME, "indicateurs-par-annee.ods", Sheet([
    ["Données de cadrage"], ["Indicateur", "Territoire", "Unité", 2020, 2021, 2022, "Source"], ["Taux de chômage", "Poitiers", "%", 8.1, 8, 7.2, "Insee"],
    ["Taux de chômage", "Vienne", "%", 7.1, None, "NC", "Insee"], [], ["Mise à jour en mars"]], name="Contexte"))
by_openpyxl(THEME, "cout-annuel-et-prise-en-charge.xlsx", Sheet([
    ["Libellé", "Nature", "Coût annuel", "Part prise en charge", "Financeur"], ["Poste", "poste", 50000, "50 %", "CCAS"]], name="Moyens"))
# Words where a sum, a day or a state is expected.
by_openpyxl(THEME, "couts-dates-et-etats-en-mots.xlsx", Sheet([
    ["Action", "Axe", "Statut", "Coût", "Date de début", "Personnes touchées"], ["A", "Culture", "réalisée", "Temps agents uniquement", "un jeudi par trimestre", "1 234,5"],
    ["B", "Culture", "reporté 2022", "1 200 €", "toute l'année", "50aine"], ["C", "Culture", "Réalisée (mai)", "moyens internes", "2 fois par mois", "une petite 30aine"],
    ["D", "Culture", "en cours depuis septembre", "cher", "bientôt", "une cinquantaine"]]))
# Lists of boxes, and lists with two signs.
by_openpyxl(THEME, "listes-de-cases.xlsx", Sheet([
    ["Action", "Axe", "Statut", "Partenaires", "Publics"], ["A", "Culture", "réalisée", "☒ CCAS ☐ CAF ☒ UDAF", "☒ Aidants ☐ Élus ☒ Habitants"],
    ["B", "Culture", "réalisée", "CCAS, CMP Nord ; UDAF", "☑ professionnels\n☐ jeunes"], ["C", "Culture", "réalisée", "Petite enfance, enfance ; UDAF", "✓ élus, ✗ jeunes"],
    ["D", "Culture", "réalisée", "☐ CCAS ☐ CAF", "[ ] élus [ ] jeunes"]]))
# What is required, and nothing else.
by_openpyxl(THEME, "date-et-demandeur.xlsx", Sheet([["Date", "Demandeur"], [MARCH, "CCAS"], [JUNE, "CAF"]]))
by_openpyxl(THEME, "axe-et-objectif.xlsx", Sheet([["Axe", "Objectif"], ["Culture", "Ouvrir"], ["Culture", "Former"]]))
by_openpyxl(THEME, "date-demandeur-et-inconnu.xlsx", Sheet([["Date", "Demandeur", "Xyz"], [MARCH, "CCAS", 1], [JUNE, "CAF", 2]]))
convert()
