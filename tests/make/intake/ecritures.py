"""The same thing written in several ways, each of which has been read as something else: percentages that a format shows, boxes one under
another or ticked in the next cell, dates that leave no doubt beside dates that do, acronyms with points, sectors between the rows."""
import datetime as dt

from books import As, Sheet, by_libreoffice, by_odfpy, by_openpyxl, by_xlsxwriter, by_xlwt, convert, path

THEME = "ecritures"

# 40 % four ways; under a format that only shows the sign as a text, 40 is 40.
TARGETS = Sheet([
    ["Axe", "Objectif", "Départ", "Cible", "Réalisé"],
    ["Logement", "Relogés", As(0.2, "0%"), As(0.4, "0%"), As(0.3, "0.0%")],
    ["Logement", "Suivis", "20 %", "40 %", As(0.3, "0.00%")],
    ["Logement", "Visités", 20, As(40, '0" %"'), As(0.07, "0%")]], name="Objectifs")
by_openpyxl(THEME, "pourcentages-openpyxl.xlsx", TARGETS)
by_xlsxwriter(THEME, "pourcentages-xlsxwriter.xlsx", TARGETS)
by_xlwt(THEME, "pourcentages-xlwt.xls", TARGETS)
by_libreoffice(THEME, "pourcentages-libreoffice.xls", TARGETS)
by_libreoffice(THEME, "pourcentages-libreoffice.ods", TARGETS)
STYLED = '<Cell ss:StyleID="p"><Data ss:Type="Number">{}</Data></Cell>'
PLAIN = '<Cell><Data ss:Type="{}">{}</Data></Cell>'


def row(*cells):
    def one(cell):
        if isinstance(cell, As):
            return STYLED.format(cell.value)
        return PLAIN.format("String" if isinstance(cell, str) else "Number", cell)
    return "<Row>" + "".join(one(cell) for cell in cells) + "</Row>"


rows = [row("Axe", "Objectif", "Départ", "Cible", "Réalisé"), row("Logement", "Relogés", As(0.2, ""), As(0.4, ""), As(0.3, "")),
        row("Logement", "Suivis", "20 %", "40 %", As(0.3, "")), row("Logement", "Visités", 20, 40, As(0.07, ""))]
path(THEME, "pourcentages-2003.xls").write_text(
    '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>\n'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
    '<Styles><Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style></Styles>'
    '<Worksheet ss:Name="Objectifs"><Table>' + "".join(rows) + "</Table></Worksheet></Workbook>\n", encoding="utf-8")
by_xlsxwriter(THEME, "parts-en-pourcentages.xlsx", Sheet([
    ["Libellé", "Nature", "Financeur", "Montant", "Part"], ["Poste", "subvention", "ARS", 10000, As(0.5, "0%")],
    ["Local", "subvention", "Ville", 10000, "50 %"], ["Véhicule", "subvention", "CAF", 10000, 0.5]], name="Moyens"))
by_openpyxl(THEME, "contexte-en-pourcentages.xlsx", Sheet([
    ["Indicateur", "Territoire", "Année", "Valeur", "Unité"], ["Pauvreté", "Département", 2022, As(0.185, "0.0%"), "%"],
    ["Pauvreté", "France", 2022, "14,2 %", "%"], ["Pauvreté", "Ville", 2022, 21.5, "%"]], name="Contexte"))


def form(*rows):
    return Sheet([["FICHE ACTION"], ["Action", "Ciné-débat"], ["Axe", "Stigmatisation"], *rows, ["Porteur", "CCAS"], ["Résultats", "Très suivi"]])


by_openpyxl(THEME, "cases-l-une-sous-l-autre.xlsx", form(["Statut", "☐ prévue"], [None, "☐ en cours"], [None, "☒ réalisée"], ["Type", "X atelier"], [None, "formation"]))
by_xlwt(THEME, "croix-a-droite-de-chaque-ligne.xls", form(["Statut", "prévue"], [None, "en cours"], [None, "réalisée", "X"]))
by_xlsxwriter(THEME, "croix-a-gauche-de-chaque-ligne.xlsx", form(["Statut", None, "prévue"], [None, None, "en cours"], [None, "X", "réalisée"]))
by_odfpy(THEME, "croix-avant-chaque-reponse.ods", form(
    ["Statut", None, "prévue", None, "en cours", "X", "réalisée"], ["Type", None, "formation", "X", "atelier", None, "immersion"],
    ["Publics", "X", "élus", None, "aidants", "X", "habitants"]))
by_openpyxl(THEME, "croix-apres-chaque-reponse.xlsx", form(
    ["Statut", "prévue", "X", "en cours", None, "réalisée"], ["Type", "formation", None, "atelier", "X", "immersion"], ["QPV", "oui", None, "non", "X"]))
by_openpyxl(THEME, "croix-sous-chaque-reponse.xlsx", form(["Statut", "prévue", "en cours", "réalisée"], [None, None, None, "X"]))
# A column left blank down the form is no place for ticks.
by_openpyxl(THEME, "croix-apres-une-marge.xlsx", Sheet([
    ["Action", None, "Ciné-débat"], ["Axe", None, "Stigmatisation"], ["Porteur", None, "CCAS"], ["Statut", None, "prévue", "X", "réalisée"], ["Résultats", None, "Très suivi"]]))
by_openpyxl(THEME, "croix-nulle-part.xlsx", form(["Statut", "prévue", "en cours", "réalisée", None, None, "X"]))
by_openpyxl(THEME, "aucune-croix.xlsx", form(["Statut", "prévue"], [None, "en cours"], [None, "réalisée"]))
by_openpyxl(THEME, "deux-croix-l-une-sous-l-autre.xlsx", form(["Statut", "☒ prévue"], [None, "☐ en cours"], [None, "☒ réalisée"]))
by_openpyxl(THEME, "liste-de-lieux-sous-une-reponse.xlsx", form(["Statut", "réalisée"], [None, "Salle des fêtes"], [None, "Mairie", "X"]))

by_openpyxl(THEME, "secteurs-en-rubriques.xlsx", Sheet([
    ["Structure", "Collège"], ["SANTÉ"], ["CMP Nord", "psychiatrie"], ["CCAS"], ["Secteur : logement"], ["Ekidom", "autres partenaires"], ["CULTURE"], ["Mairie"],
    ["Médiathèque", "autres partenaires"]], name="Annuaire"))
# The sector has a column: a structure may be called as one.
by_openpyxl(THEME, "structure-nommee-comme-un-secteur.xlsx", Sheet([
    ["Structure", "Secteur"], ["CMP Nord", "Santé"], ["Culture"], ["Ekidom", "Logement"]], name="Annuaire"))

HEAD = ["Date", "Action", "Structure", "Participants"]
by_openpyxl(THEME, "mois-avant-jour-et-dates-sans-doute.xlsx", Sheet([
    HEAD, ["06/14/2022", "Ciné-débat", "CCAS", 1], ["06/05/2022", "Ciné-débat", "ARS", 2], ["6 mai 2022", "Ciné-débat", "CHHL", 3], ["lundi 9 mai 2022", "Ciné-débat", "GEM", 4],
    ["2022-05-06", "Ciné-débat", "PASS", 5], ["1er mars 2022", "Ciné-débat", "UDAF", 6], ["mai 2022", "Ciné-débat", "CAF", 7], [dt.date(2022, 3, 8), "Ciné-débat", "MDPH", 8]]))
by_openpyxl(THEME, "sigles-a-points.xlsx", Sheet([
    HEAD, *[[dt.date(2022, 3, 8), "Ciné-débat", name, 1] for name in ("C.M.P. Nord", "M.J.C. Les Hauts", "Service de la M.S.A. Poitou", "C.C.A.S.", "C. H. U. de Poitiers", "M. Durand")]]))
convert()
