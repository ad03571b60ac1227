"""Several tables on a sheet, one table over several sheets, sheets that do not matter, what is hidden, macros and charts."""
import datetime as dt

from books import Sheet, by_libreoffice, by_odfpy, by_openpyxl, by_xlsxwriter, by_xlwt, convert

THEME = "feuilles"
HEAD = ["Date", "Action", "Structure", "Participants"]
MONTHS = ["Janvier", "Février", "Mars", "Avril", "Mai", "Juin", "Juillet", "Août", "Septembre", "Octobre", "Novembre", "Décembre"]
MARCH, JUNE = dt.date(2022, 3, 8), dt.date(2022, 6, 14)
ACTIONS = [["Action", "Axe", "Statut", "Personnes touchées"], ["Ciné-débat", "Stigmatisation", "réalisée", 40],
           ["Formation PSSM", "Soutien", "en cours", "une quinzaine"]]

by_xlsxwriter(THEME, "une-feuille-par-mois.xlsx", [
    Sheet([[f"Participations – {month} 2022"], HEAD] + ([[dt.date(2022, at, 10), "Permanence", "CCAS", at]] if at not in (7, 8) else []),
          name=month) for at, month in enumerate(MONTHS, 1)])
by_xlwt(THEME, "une-feuille-par-structure.xls", [
    Sheet([["Date", "Action", "Participants"], [MARCH, "Ciné-débat", n], [JUNE, "Formation PSSM", n + 1]], name=name)
    for n, name in enumerate(["CCAS", "GEM La Cordée", "Mission locale"], 1)])
by_openpyxl(THEME, "une-structure-par-feuille-en-titre.xlsx", [
    Sheet([[f"Structure : {name}"], ["Date", "Action", "Participants"], [MARCH, "Ciné-débat", n]], name=f"Feuil{n}")
    for n, name in enumerate(["CCAS", "GEM La Cordée"], 1)])
by_openpyxl(THEME, "cinq-feuilles-dont-trois.xlsx", [
    Sheet([["Mode d'emploi"], ["Remplir une ligne par séance."]], name="Lisez-moi"),
    Sheet(ACTIONS, name="Actions"),
    Sheet([HEAD, [MARCH, "Ciné-débat", "CCAS", 4]], name="Émargements"),
    Sheet([["Structure", "Secteur"], ["CCAS", "Action sociale et médico-sociale"], ["GEM La Cordée", "Habitants-Usagers-Citoyens"]], name="Partenaires"),
    Sheet([["Santé"], ["Culture"], ["Handicap"]], name="Listes"),
])
by_openpyxl(THEME, "deux-tableaux-superposes.xlsx", Sheet(
    [["1. Les actions"], *ACTIONS, [], ["2. Les participations"], HEAD, [MARCH, "Ciné-débat", "CCAS", 4], [JUNE, "Formation PSSM", "Mission locale", 2]]))
by_libreoffice(THEME, "deux-tableaux-cote-a-cote.ods", Sheet(ACTIONS).put("G1", [
    HEAD, [MARCH, "Ciné-débat", "CCAS", 4], [JUNE, "Formation PSSM", "Mission locale", 2], [JUNE, "Formation PSSM", "CCAS", 3]]))
by_xlsxwriter(THEME, "deux-semestres-cote-a-cote.xlsx", Sheet([HEAD, [MARCH, "Ciné-débat", "CCAS", 4], [MARCH, "Ciné-débat", "GEM", 2]]).put("F1", [
    HEAD, [dt.date(2022, 9, 8), "Ciné-débat", "CCAS", 5]]))
by_openpyxl(THEME, "sous-titres-par-axe.xlsx", Sheet([
    ["Action", "Statut", "Personnes touchées"],
    ["Axe 1 : Lutte contre la stigmatisation"], ["Ciné-débat", "réalisée", 40], ["Exposition", "prévue", None],
    ["Axe 2 : Soutien des compétences psychosociales"], ["Formation PSSM", "en cours", 16]], name="Suivi des actions"))
by_openpyxl(THEME, "sous-titres-par-axe-fusionnes.xlsx", Sheet([
    ["Action", "Axe", "Statut", "Personnes touchées"],
    ["Lutte contre la stigmatisation"], ["Ciné-débat", None, "réalisée", 40], ["Exposition", None, "prévue", None],
    ["Soutien des compétences psychosociales"], ["Formation PSSM", None, "en cours", 16]],
    name="Suivi des actions", merged=["A2:D2", "A5:D5"]))
by_xlsxwriter(THEME, "structure-fusionnee-sur-ses-lignes.xlsx", Sheet([
    ["Structure", "Date", "Action", "Participants"],
    ["CCAS", MARCH, "Ciné-débat", 4], [None, JUNE, "Formation PSSM", 3], [None, dt.date(2022, 10, 12), "SISM", 9],
    ["GEM La Cordée", MARCH, "Ciné-débat", 7], [None, dt.date(2022, 10, 12), "SISM", 5]], merged=["A2:A4", "A5:A6"]))
by_libreoffice(THEME, "structure-ecrite-une-fois.xls", Sheet([
    ["Structure", "Date", "Action", "Participants"],
    ["CCAS", MARCH, "Ciné-débat", 4], [None, JUNE, "Formation PSSM", 3], [None, dt.date(2022, 10, 12), "SISM", 9],
    ["GEM La Cordée", MARCH, "Ciné-débat", 7], [None, dt.date(2022, 10, 12), "SISM", 5]]))
by_openpyxl(THEME, "masques.xlsx", [
    Sheet([HEAD, [MARCH, "Ciné-débat", "CCAS", 4], [MARCH, "Ciné-débat", "GEM La Cordée", 7]], hidden_rows=[3], hidden_columns=["B"]),
    Sheet([HEAD, [JUNE, "Formation PSSM", "Mission locale", 2]], name="Archives", hidden=True)])


def with_chart(book):
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Feuil1!$D$2:$D$3"})
    book.add_chartsheet("Graphique").set_chart(chart)


by_xlsxwriter(THEME, "feuille-de-graphique.xlsx", Sheet([HEAD, [MARCH, "Ciné-débat", "CCAS", 4], [MARCH, "Ciné-débat", "GEM La Cordée", 7]]), with_chart)
by_openpyxl(THEME, "classeur-a-macros.xlsm", Sheet([HEAD, [MARCH, "Ciné-débat", "CCAS", 4]]))
by_odfpy(THEME, "tableau-croise-dynamique.ods", Sheet([
    ["Action", "Date", "Structure", "Somme - Participants"],
    ["Ciné-débat", "08/03/2022", "CCAS", 4], [None, None, "GEM La Cordée", 7], ["Somme Ciné-débat", None, None, 11],
    ["Formation PSSM", "14/06/2022", "CCAS", 3], [None, None, "Mission locale", 2], ["Somme Formation PSSM", None, None, 5],
    ["Total Résultat", None, None, 16]], at="A3"))
by_openpyxl(THEME, "commentaires-et-renvois.xlsx", Sheet([
    ["Date", "Action", "Structure", "Participants*"], [MARCH, "Ciné-débat", "CCAS", "4*"], [MARCH, "Ciné-débat**", "GEM La Cordée", 7],
    [], ["* dont 2 en visioconférence"], ["** reporté d'une semaine"]], notes={"D2": "à vérifier auprès du CCAS"}))
by_openpyxl(THEME, "meme-tableau-deux-fois.xlsx", [
    Sheet([HEAD, [MARCH, "Ciné-débat", "CCAS", 4]], name="Saisie"), Sheet([HEAD, [MARCH, "Ciné-débat", "CCAS", 4]], name="Copie")])
by_openpyxl(THEME, "registre-avec-legende.xlsx", Sheet([
    ["Annuaire des partenaires"], ["Structure", "Secteur", "Entité"],
    ["CHHL - CMP Nord", "Santé", "CHHL"], ["CCAS", "Action sociale et médico-sociale", None], ["Espace culturel", "culture", None],
    ["Les Petits Pas", "Petite enfance", None], ["Bricolab", "numérique", None]]).put("F2", [["Légende"], ["vert = actif"]]))
by_openpyxl(THEME, "mois-sans-colonne-de-date.xlsx", [
    Sheet([["Action", "Structure", "Participants"], ["Permanence", "CCAS", n], ["Permanence", "Mission locale", n + 1]], name=name)
    for n, name in enumerate(["Janvier", "Février 2022", "Mars"], 1)])
by_xlsxwriter(THEME, "sous-titres-par-seance.xlsx", Sheet([
    ["Structure", "Participants"], ["Formation PSSM – 14/06/2022"], ["CCAS", 3], ["Mission locale", 2], ["Ciné-débat du 8 mars 2022"], ["GEM La Cordée", 7]],
    name="Participations", merged=["A2:B2", "A5:B5"]))
convert()
