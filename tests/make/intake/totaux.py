"""Totals and subtotals: right ones, wrong ones, in text, in formulas, above, in the margin."""
import datetime as dt

from books import As, Calculated, Sheet, by_libreoffice, by_odfpy, by_openpyxl, by_xlsxwriter, by_xlwt, convert, path

THEME = "totaux"
HEAD = ["Date", "Action", "Structure", "Participants"]
MARCH, JUNE = dt.date(2022, 3, 8), dt.date(2022, 6, 14)

by_openpyxl(THEME, "juste.xlsx", Sheet([HEAD, [MARCH, "Ciné-débat", "CCAS", 4], [MARCH, "Ciné-débat", "GEM La Cordée", 7],
                                        ["Total général", None, None, 11]]))
by_xlwt(THEME, "faux.xls", Sheet([HEAD, [MARCH, "Ciné-débat", "CCAS", 4], [MARCH, "Ciné-débat", "GEM La Cordée", 7],
                                  [None, None, "TOTAL", 12]]))
by_xlsxwriter(THEME, "sous-totaux-par-action.xlsx", Sheet([
    HEAD,
    [MARCH, "Ciné-débat", "CCAS", 4], [MARCH, "Ciné-débat", "GEM La Cordée", 7], [None, "Sous-total Ciné-débat", None, 11],
    [JUNE, "Formation PSSM", "Mission locale", 2], [JUNE, "Formation PSSM", "CCAS", 3], [None, "Sous-total Formation PSSM", None, 6],
    ["Total", None, None, 16]]))
by_libreoffice(THEME, "formules-de-somme.ods", Sheet([
    HEAD, [MARCH, "Ciné-débat", "CCAS", 4], [MARCH, "Ciné-débat", "GEM La Cordée", 7],
    ["TOTAL", None, None, Calculated("=SUM(D2:D3)", 11)]]))
by_openpyxl(THEME, "formules-jamais-calculees.xlsx", Sheet([
    HEAD, [MARCH, "Ciné-débat", "CCAS", 4], [MARCH, "Ciné-débat", "GEM La Cordée", Calculated("=3+4", 7)],
    ["TOTAL", None, None, Calculated("=SUM(D2:D3)", 11)]]))
by_odfpy(THEME, "en-haut-du-tableau.ods", Sheet([
    HEAD, ["Total", None, None, 11], [MARCH, "Ciné-débat", "CCAS", 4], [MARCH, "Ciné-débat", "GEM La Cordée", 7]]))
by_openpyxl(THEME, "dans-une-phrase.xlsx", Sheet([
    HEAD, [MARCH, "Ciné-débat", "CCAS", 4], [MARCH, "Ciné-débat", "GEM La Cordée", 7], [], ["Total : 11 participants"]]))
by_xlsxwriter(THEME, "approximatif.xlsx", Sheet([
    HEAD, [MARCH, "Ciné-débat", "CCAS", "une dizaine"], [MARCH, "Ciné-débat", "GEM La Cordée", 7], ["Total", None, None, 15]]))
by_openpyxl(THEME, "moyenne-et-pourcentage.xlsx", Sheet([
    HEAD, [MARCH, "Ciné-débat", "CCAS", 4], [MARCH, "Ciné-débat", "GEM La Cordée", 7],
    ["Total", None, None, 11], ["Moyenne", None, None, 5.5], ["% du total", None, None, As(1.0, "0%")]]))
by_libreoffice(THEME, "colonne-de-totaux.xls", Sheet([
    ["Libellé", "Nature", "Financeur", "ETP", "Montant"],
    ["Poste de coordination", "poste", "CCAS", 0.3, 15000], ["Poste de coordination", "poste", "CHHL", 0.3, 15000],
    ["Supervision", "prestation", "ARS", None, 2400.5],
    ["Total", None, None, 0.6, 32400.5]], name="Moyens"))
by_openpyxl(THEME, "structure-nommee-total.xlsx", Sheet([
    HEAD, [MARCH, "Ciné-débat", "Total Énergies - service social", 4], [MARCH, "Ciné-débat", "Ensemble pour demain", 7]]))
path(THEME, "total-en-texte.csv").write_text(
    "Date;Action;Structure;Participants\n08/03/2022;Ciné-débat;CCAS;1 004\n08/03/2022;Ciné-débat;GEM La Cordée;7\nTOTAL;;;1 012\n", encoding="cp1252")
by_openpyxl(THEME, "faux-en-haut.xlsx", Sheet([
    HEAD, ["Total", None, None, 12], [MARCH, "Ciné-débat", "CCAS", 4], [MARCH, "Ciné-débat", "GEM La Cordée", 7]]))
by_openpyxl(THEME, "croise-avec-total-energies.xlsx", Sheet([
    ["COPIL"], ["Structure", MARCH, JUNE, "Total"], ["Total Énergies", "X", "X", 2], ["CCAS", "X", None, 2], ["TOTAL", 2, 1, 3]]))
convert()
