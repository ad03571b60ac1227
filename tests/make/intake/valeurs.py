"""Cells as people write them."""
import datetime as dt

from books import As, Sheet, by_libreoffice, by_odfpy, by_openpyxl, by_xlsxwriter, by_xlwt, convert
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904

THEME = "valeurs"
HEAD = ["Date", "Action", "Structure", "Participants"]
MARCH = dt.date(2022, 3, 8)


def counted(*values):
    return Sheet([HEAD, *[[MARCH, "Ciné-débat", f"Structure {rank}", value] for rank, value in enumerate(values, 1)]])


by_openpyxl(THEME, "dates-trois-facons.xlsx", Sheet([
    HEAD, [dt.date(2022, 3, 8), "Ciné-débat", "CCAS", 1], ["08/03/2022", "Ciné-débat", "CHHL", 1], ["8 mars 2022", "Ciné-débat", "ARS", 1],
    ["2022-03-08", "Ciné-débat", "GEM", 1], ["mardi 8 mars 2022", "Ciné-débat", "PASS", 1], ["08.03.22", "Ciné-débat", "UDAF", 1],
    ["mars 2022", "Ciné-débat", "MDPH", 1], ["T1 2022", "Ciné-débat", "CAF", 1], ["17-18 novembre 2022", "PSSM", "SPIP", 1],
    ["du 10 au 23 octobre 2022", "SISM", "DAC", 1], ["1er trimestre 2022", "Suivi", "PLIE", 1], ["08/03", "Ciné-débat", "MGEN", 1]]))


def mac(book):
    book.epoch = CALENDAR_MAC_1904


by_openpyxl(THEME, "calendrier-1904.xlsx", Sheet([HEAD, [MARCH, "Ciné-débat", "CCAS", 4]]), mac)
by_xlsxwriter(THEME, "calendrier-1904-autre.xlsx", Sheet([HEAD, [MARCH, "Ciné-débat", "CCAS", 4]]), options={"date_1904": True})
by_openpyxl(THEME, "numero-de-serie.xlsx", Sheet([HEAD, [44628, "Ciné-débat", "CCAS", 4], [As(44628, "0"), "Ciné-débat", "CHHL", 4], ["44628", "Ciné-débat", "ARS", 2]]))
by_libreoffice(THEME, "pourcentages.ods", Sheet([
    ["Libellé", "Nature", "Financeur", "Part", "ETP"], ["Poste", "poste", "CCAS", As(0.5, "0%"), 0.3], ["Poste", "poste", "CHHL", "50 %", "0,3"],
    ["Poste", "poste", "ARS", "1/4", 0.1]], name="Moyens"))
by_xlwt(THEME, "nombres-en-texte.xls", counted("4", "'12", " 7 ", "1 234", "1\u00a0234", "1\u202f234", "3,0", "007"))
by_openpyxl(THEME, "quantites.xlsx", counted(
    "env. 40", "~40", "≈40", "40 env", "une quarantaine", "une centaine", "plus de 700", "> 700", "+ de 30", "au moins 12", "moins de 10", "30 à 40", "30-40",
    "douze", "12 (dont 3 usagers)", "NC", "?", "-", "/", "ND", "aucun", "néant", 0, "entre 30 et 40", "10/12 personnes", "12 pers.", "x2", "deux ou trois", "40 ?", "30 max"))
by_openpyxl(THEME, "parts-entre-parentheses.xlsx", counted(
    "11 (8 Habitat de la Vienne, 1 médiathèque, 1 CART, 1 Mission locale)", "10 (7 Ekidom, 2 médiathèque)", "16 dont 4 hommes", "12 (8 F, 4 H)"))
by_openpyxl(THEME, "cellules-en-erreur.xlsx", Sheet([
    HEAD, [MARCH, "Ciné-débat", "CCAS", "#REF!"], [MARCH, "Ciné-débat", "CHHL", "#N/A"], ["#VALEUR!", "Ciné-débat", "ARS", 4]]))


def in_error(book):
    for cell in ("D2", "D3", "A4"):
        book.active[cell].data_type = "e"


by_openpyxl(THEME, "vraies-cellules-en-erreur.xlsx", Sheet([
    HEAD, [MARCH, "Ciné-débat", "CCAS", "#REF!"], [MARCH, "Ciné-débat", "CHHL", "#N/A"], ["#VALUE!", "Ciné-débat", "ARS", 4]]), in_error)
by_xlsxwriter(THEME, "espaces-insecables.xlsx", Sheet([
    ["\u00a0Date ", "Action\u202f", "Structure\u00a0", " Participants"], [MARCH, "Ciné\u2011débat", "CCAS\u00a0de\u202fPoitiers ", "env.\u00a040"],
    [MARCH, "Ciné-débat\u200b", "CCAS de Poitiers", "1\u202f200"]]))
by_libreoffice(THEME, "monnaies.xls", Sheet([
    ["Libellé", "Nature", "Financeur", "Montant"], ["Subvention ARS", "subvention", "ARS", As(15000, '#,##0.00\\ [$€-40C]')],
    ["Subvention Ville", "subvention", "Ville", "12 500 €"], ["Prestation", "prestation", "CCAS", "1,5 k€"], ["Valorisation", "valorisation", "CHHL", "3.200,50 €"],
    ["Fonds", "subvention", "Région", "EUR 800"], ["Don", "subvention", "MGEN", "gratuit"]], name="Moyens"))
rich = CellRichText("Ciné", TextBlock(InlineFont(b=True), "-débat"))
by_openpyxl(THEME, "texte-riche.xlsx", Sheet([HEAD, [MARCH, None, "CCAS", 4]]), lambda book: book.active.__setitem__("B2", rich))
by_odfpy(THEME, "idem-et-guillemets.ods", Sheet([
    HEAD, [MARCH, "Ciné-débat", "CCAS", 4], ["idem", '"', "CHHL", 3], ["″", "idem", "ARS", 2], ["//", "- id -", "GEM", 1]]))
by_openpyxl(THEME, "oui-non.xlsx", Sheet([
    ["Structure", "Secteur", "Actif", "Fondateur"], ["CCAS", "Santé", "oui", "x"], ["CHHL", "SANTE", "N", None], ["ARS", "santé ", "VRAI", "☒"],
    ["GEM", "Culture", 1, "☐"], ["PASS", "Sante", "peut-être", None]], name="Annuaire"))
by_xlsxwriter(THEME, "nomenclature-mal-orthographiee.xlsx", Sheet([
    ["Action", "Axe", "Statut", "Type"], ["Ciné-débat", "Stigmatisation", "réalsiée", "évenement"], ["PSSM", "Soutien", "Fait", "Formations"],
    ["Expo", "Stigmatisation", "à venir ?", "bidule"], ["Groupe", "Soutien", None, "gt"]], name="Actions"))
by_openpyxl(THEME, "deux-valeurs-dans-une-cellule.xlsx", counted("4 puis 6", "4 / 6", "4 et 6", "4\n6", "H : 3 F : 5"))
by_openpyxl(THEME, "dates-impossibles.xlsx", Sheet([
    HEAD, ["31/02/2022", "Ciné-débat", "CCAS", 1], ["08/13/2022", "Ciné-débat", "CHHL", 1], ["bientôt", "Ciné-débat", "ARS", 1], [dt.date(2012, 3, 8), "Ciné-débat", "GEM", 1],
    ["08/03/2202", "Ciné-débat", "PASS", 1], ["à définir", "Ciné-débat", "UDAF", 1], ["mars ou avril 2022", "Ciné-débat", "CAF", 1]]))
by_xlwt(THEME, "heures-et-dates.xls", Sheet([HEAD, [dt.datetime(2022, 3, 8, 14, 30), "Ciné-débat", "CCAS", 4], ["08/03/2022 à 14h30", "Ciné-débat", "CHHL", 4], ["le 8 mars 2022 de 14h à 17h", "Ciné-débat", "ARS", 4]]))
by_openpyxl(THEME, "listes-de-partenaires.xlsx", Sheet([
    ["Action", "Axe", "Statut", "Partenaires"], ["A1", "X", "réalisée", "CCAS ; CHHL ; ARS"], ["A2", "X", "réalisée", "CCAS, CHHL, ARS…"], ["A3", "X", "réalisée", "CCAS\nCHHL\nARS"],
    ["A4", "X", "réalisée", "- CCAS\n- CHHL\n- ARS"], ["A5", "X", "réalisée", "CCAS / CHHL / ARS etc."], ["A6", "X", "réalisée", "CCAS et CHHL"], ["A7", "X", "réalisée", "aucun"],
    ["A8", "X", "réalisée", "3 structures"]], name="Actions"))
convert()
