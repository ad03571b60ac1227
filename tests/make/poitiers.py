#!/usr/bin/env python3
"""Makes the workbooks of the real example in inputs/ (CLSM de Poitiers, activity report 2022) with other programs than ours.

    python3 tests/make/poitiers.py inputs

Needs openpyxl, XlsxWriter, xlwt and odfpy (PyPI). The figures are those of the published report; what the report does not say is
illustrative, and inputs/LISEZMOI.md lists it file by file. Files that a person edits (settings, decisions, LISEZMOI) are not made here.
"""
import csv
import datetime
import os
import sys
import zipfile

import openpyxl
import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl.styles import Alignment, Font

DEST = sys.argv[1] if len(sys.argv) > 1 else "inputs"
STAMP = datetime.datetime(2023, 1, 31, 9, 0, 0)
VILLE = "Ville - Grand Poitiers - CCAS"
V = "Ville Grand Poitiers CCAS - "
SANTE, SOCIAL, HUC, LOGEMENT = "Santé", "Action sociale et médico-sociale", "Habitants-Usagers-Citoyens", "Logement et hébergement"
ENFANCE, TRAVAIL, SPORT, CADRE = "Petite enfance, enfance, jeunesse", "Vie professionnelle", "Activité physique", "Cadre de vie"
CULTURE, HANDICAP, JUSTICE, ETAT = "Culture", "Handicap", "Sécurité et justice", "Services de l'État"
COLLECTIVITE, EDUCATION = "Autres directions de la collectivité", "Éducation"
PSY, CONCERNE, AIDANT, ELU, AUTRE = "psychiatrie", "personnes concernées", "aidants", "élus", "autres partenaires"

# The 74 entries as printed, misreadings included; sector, college and entity are given by the report for some and illustrative for the others.
REGISTRE = [
    ("(Im)patients", HUC, CONCERNE, ""),
    ("Maison des adolescents et des jeunes adultes", ENFANCE, AUTRE, ""),
    ("MDPH", HANDICAP, AUTRE, "Conseil Départemental de la Vienne"),
    ("Addictions France", SANTE, AUTRE, ""),
    ("ARGOS 2001 Antenne de la Vienne", HUC, AIDANT, "ARGOS 2001"),
    ("MGFN", SANTE, AUTRE, ""),
    ("ARS", ETAT, AUTRE, ""),
    ("Résidence Habitat Jeunes Kennedy", LOGEMENT, AUTRE, ""),
    ("SAMSAH - Mutualité Française Vienne", SOCIAL, AUTRE, "Mutualité Française Vienne"),
    ("Atelier CORD'âge", HUC, CONCERNE, ""),
    ("Au bonheur du GEM", HUC, CONCERNE, ""),
    ("Service de santé scolaire", EDUCATION, AUTRE, ""),
    ("AUDACIA", LOGEMENT, AUTRE, ""),
    ("Service social universitaire", SOCIAL, AUTRE, ""),
    ("CAF", SOCIAL, AUTRE, ""),
    ("SOELIFA", LOGEMENT, AUTRE, ""),
    ("CAPEE", TRAVAIL, AUTRE, ""),
    ("SPIP", JUSTICE, AUTRE, ""),
    ("CHHL - CECAT", SANTE, PSY, "CHHL"),
    ("UDAF de la Vienne", SOCIAL, AUTRE, ""),
    ("CHHL - CMP", SANTE, PSY, "CHHL"),
    ("Un chez soi d'abord", LOGEMENT, AUTRE, ""),
    ("UFOLEP", SPORT, AUTRE, ""),
    ("IINAFAM", HUC, AIDANT, ""),
    ("Université - Prévention - Bien-être étudiants", EDUCATION, AUTRE, "Université"),
    ("Université - Service de santé universitaire", SANTE, AUTRE, "Université"),
    ("Ville de Châtellerault - Communauté d'agglomération du Grand Châtelleraudais", COLLECTIVITE, AUTRE, ""),
    (V + "Développement social - Accès aux droits", SOCIAL, AUTRE, VILLE),
    (V + "Développement social - Accès aux droits - Regards sur l'Art", HUC, CONCERNE, VILLE),
    (V + "Economie Emploi Enseignement supérieur", TRAVAIL, AUTRE, VILLE),
    (V + "Plan local pour l'insertion et l'emploi", TRAVAIL, AUTRE, VILLE),
    (V + "Bois de Saint-Pierre", CADRE, AUTRE, VILLE),
    (V + "Cabinet de la Maire", COLLECTIVITE, ELU, VILLE),
    (V + "Cohésion sociale - Jeunesse - Vie associative", ENFANCE, AUTRE, VILLE),
    (V + "DGA Ressources", COLLECTIVITE, AUTRE, VILLE),
    (V + "DGA Solidarités - Cohésion locale - Education", COLLECTIVITE, AUTRE, VILLE),
    (V + "Education - Accueil périscolaire", ENFANCE, AUTRE, VILLE),
    (V + "Médiathèque et son réseau", CULTURE, AUTRE, VILLE),
    (V + "Mission handicap", HANDICAP, AUTRE, VILLE),
    (V + "Mobilités", CADRE, AUTRE, VILLE),
    (V + "Petite enfance Parentalité", ENFANCE, AUTRE, VILLE),
    (V + "Plan Logement d'Abord", LOGEMENT, AUTRE, VILLE),
    (V + "Programme de réussite éducative", ENFANCE, AUTRE, VILLE),
    (V + "Relations aux habitants et aux usagers", COLLECTIVITE, AUTRE, VILLE),
    (V + "Ressources humaines - Dialogue social", TRAVAIL, AUTRE, VILLE),
    (V + "Sports", SPORT, AUTRE, VILLE),
    (V + "Urbanisme - Habitat - Foncier", CADRE, AUTRE, VILLE),
    ("CHHL - Coordination départementale de Promotion de la santé mentale Prévention", SANTE, PSY, "CHHL"),
    ("CHHL - Coordinatrice de parcours", SANTE, PSY, "CHHL"),
    ("CHHL - Filière médico-légale", SANTE, PSY, "CHHL"),
    ("CHHL - JB PUSSIN", SANTE, PSY, "CHHL"),
    ("CHHI - PHII AF", SANTE, PSY, "CHHL"),
    ("CHHL - Pole ambulatoire adulte", SANTE, PSY, "CHHL"),
    ("CHHL - PUPEA", SANTE, PSY, "CHHL"),
    ("CHHL - Service Communication", SANTE, PSY, "CHHL"),
    ("CHHL - Service d'accompagnement à la sortie", SANTE, PSY, "CHHL"),
    ("CHU - IFSI", SANTE, AUTRE, "CHU"),
    ("CHU - PASS", SANTE, AUTRE, "CHU"),
    ("CHU - Service social des hospitalisés", SOCIAL, AUTRE, "CHU"),
    ("CHU - Vie la santé", SANTE, AUTRE, "CHU"),
    ("Comité départemental de sport adapté de la Vienne", SPORT, AUTRE, ""),
    ("Conseil citoven des Couronneries", HUC, CONCERNE, ""),
    ("Conseil départemental - PMI", SANTE, AUTRE, "Conseil Départemental de la Vienne"),
    ("Conseil Départemental de la Vienne", SOCIAL, AUTRE, ""),
    ("Croix-Rouge Française", SOCIAL, AUTRE, ""),
    ("DDTES", ETAT, AUTRE, ""),
    ("Dispositif d'appui à la Coordination", SANTE, AUTRE, ""),
    ("EKIDOM", LOGEMENT, AUTRE, ""),
    ("Espace Mendes France", CULTURE, AUTRE, ""),
    ("FNAPSY", HUC, CONCERNE, ""),
    ("GEM La Cordée", HUC, CONCERNE, ""),
    ("Habitat de la Vienne", LOGEMENT, AUTRE, ""),
    ("Immobilière Atlantic Aménagement", LOGEMENT, AUTRE, ""),
    ("IREPS Nouvelle-Aquitaine", SANTE, AUTRE, ""),
]
assert len(REGISTRE) == 74

STIGMA, PARCOURS, COMPLEXES = "Lutte contre la stigmatisation", "Parcours de vie", "Situations psychosociales complexes"
CPS, CRISE, GOUV = "Soutien des compétences psychosociales (CPS)", "Actions relatives à la crise sanitaire", "Gouvernance"


def chemin(nom):
    p = os.path.join(DEST, nom)
    os.makedirs(os.path.dirname(p), exist_ok=True)
    return p


def fige(path):
    """openpyxl stamps each zip entry with the clock: the same file every time is easier to review."""
    with zipfile.ZipFile(path) as z:
        entries = [(i.filename, z.read(i)) for i in z.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for nom, corps in entries:
            z.writestr(zipfile.ZipInfo(nom, (2023, 1, 31, 9, 0, 0)), corps, zipfile.ZIP_DEFLATED)


def enregistre(wb, nom):
    wb.properties.creator = "CLSM de Poitiers"
    wb.properties.created = wb.properties.modified = STAMP
    wb.save(chemin(nom))
    fige(chemin(nom))


def annuaire():
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.title = "Annuaire"
    ws["A1"] = "CLSM de Poitiers - Annuaire des structures partenaires actives en 2022"
    ws["A1"].font = Font(bold=True, size=14)
    ws.merge_cells("A1:D1")
    ws.append([])
    ws.append(["Structure", "Secteur professionnel", "Collège", "Entité de rattachement"])
    for c in ws[3]:
        c.font, c.alignment = Font(bold=True), Alignment(wrap_text=True)
    for ligne in REGISTRE:
        ws.append(list(ligne))
    for col, w in zip("ABCD", (70, 36, 22, 36)):
        ws.column_dimensions[col].width = w
    ws.freeze_panes = "A4"
    enregistre(wb, "Annuaire des partenaires.xlsx")


def copil():
    wb = xlsxwriter.Workbook(chemin("2022/COPIL 2022 - feuille de présence.xlsx"))
    wb.set_properties({"author": "CLSM de Poitiers", "created": STAMP})
    ws = wb.add_worksheet("Présences")
    titre, tete = wb.add_format({"bold": True, "align": "center", "font_size": 14}), wb.add_format({"bold": True, "border": 1})
    ws.merge_range("A1:C1", "Comité de pilotage du CLSM de Poitiers - présences 2022", titre)
    ws.write("A2", "X = présent    E = excusé    A = absent")
    for j, h in enumerate(("Structure", "avril 2022", "novembre 2022")):
        ws.write(3, j, h, tete)
    lignes = [
        ("CHHL - Pole ambulatoire adulte", "X", "X"), ("UNAFAM de la Vienne", "X", "X"), (V + "DGA Solidarités - Cohésion locale - Education", "X", "X"),
        (V + "Cabinet de la Maire", "X", "E"), ("ARS", "E", "X"), ("DDTES", "X", "A"), ("Itinéraire Santé / PTA", "X", "X"), ("Au bonheur du GEM", "", "X"),
        ("ARGOS 2001 Antenne de la Vienne", "", "X"), ("(Im)patients", "", "X"), ("CHHL - PUPEA", "", "E"), ("Conseil Départemental de la Vienne", "", "X"),
        ("DSDEN", "", "E"), ("Coordination du CLSM", "X", "X"),
    ]
    for i, ligne in enumerate(lignes):
        for j, v in enumerate(ligne):
            if v:
                ws.write(4 + i, j, v)
    ws.write(4 + len(lignes), 0, "Total présents")
    for j in (1, 2):
        ws.write(4 + len(lignes), j, sum(1 for ligne in lignes if ligne[j] == "X"))
    ws.set_column(0, 0, 60)
    wb.close()


def formations():
    """A partner's CSV: semicolon, Windows-1252."""
    lignes = [
        ["Formations 2022 - participants par structure", "", "", "", ""],
        ["", "", "", "", ""],
        ["Date", "Intitulé de la formation", "Structure", "Nombre de participants", "Type"],
        ["06/05/2022", "Info-formation santé mentale du 6 mai", "Habitat de la Vienne", "8", "formation"],
        ["06/05/2022", "Info-formation santé mentale du 6 mai", V + "Médiathèque et son réseau", "1", "formation"],
        ["06/05/2022", "Info-formation santé mentale du 6 mai", "CART", "1", "formation"],
        ["06/05/2022", "Info-formation santé mentale du 6 mai", "Mission locale", "1", "formation"],
        ["20/05/2022", "Info-formation santé mentale du 20 mai", "EKIDOM", "7", "formation"],
        ["20/05/2022", "Info-formation santé mentale du 20 mai", V + "Médiathèque et son réseau", "3", "formation"],
        ["17-18 novembre 2022", "Premiers secours en santé mentale (PSSM)", "Structures d'insertion", "14", "formation"],
        ["17-18 novembre 2022", "Premiers secours en santé mentale (PSSM)", V + "Plan local pour l'insertion et l'emploi", "2", "formation"],
        ["Total", "", "", "37", ""],
    ]
    with open(chemin("2022/Formations 2022.csv"), "w", encoding="cp1252", newline="") as f:
        csv.writer(f, delimiter=";", lineterminator="\r\n").writerows(lignes)


def ods(nom, feuille, lignes):
    doc = OpenDocumentSpreadsheet()
    t = Table(name=feuille)
    for ligne in lignes:
        r = TableRow()
        for v in ligne:
            if v is None:
                r.addElement(TableCell())
            elif isinstance(v, (int, float)):
                c = TableCell(valuetype="float", value=v)
                c.addElement(P(text=str(v)))
                r.addElement(c)
            else:
                c = TableCell(valuetype="string")
                for p in v.split("\n"):
                    c.addElement(P(text=p))
                r.addElement(c)
        t.addElement(r)
    doc.spreadsheet.addElement(t)
    doc.save(chemin(nom))
    fige(chemin(nom))


def immersions():
    ods("2022/Immersions professionnelles 2022.ods", "Immersions", [
        ["Immersions professionnelles en psychiatrie", None, None, None, None, None, None],
        [],
        ["Action", "Date", "Structure", "Candidatures", "Retenus", "Inscrits", "Présents", "Type", "Remarques"],
        ["Immersions professionnelles - session 1", "T2 2022", "Établissements et services partenaires", "NC", "NC", 11, 10, "immersion", "1 arrêt maladie"],
        ["Immersions professionnelles - session 2", "T4 2022", "Établissements et services partenaires", 24, 16, "NC", "NC", "immersion", "16 places par session ; stages au début de 2023"],
    ])


def suivi():
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.title = "Actions 2022"
    ws["B1"] = "Suivi des actions du CLSM - année 2022"
    ws.merge_cells("B1:I1")
    ws["B3"] = "Identification"
    ws.merge_cells("B3:E3")
    ws["F3"] = "Réalisation"
    ws.merge_cells("F3:I3")
    tete = ["Action", "Axe", "Type", "Porteur", "Statut", "Date", "Personnes touchées", "Résultats"]
    for j, h in enumerate(tete):
        ws.cell(4, 2 + j, h).font = Font(bold=True)
    coord = "Coordination du CLSM"
    lignes = [
        ["Événement de clôture des SISM", STIGMA, "événement", coord, "réalisée", "octobre 2022", "une cinquantaine", ""],
        ["Journée éco-anxiété", STIGMA, "événement", coord, "réalisée", datetime.date(2022, 6, 24), 65, "65 partenaires présents."],
        ["Info-formation santé mentale du 6 mai", STIGMA, "formation", "CHHL - Coordination départementale de Promotion de la santé mentale Prévention", "réalisée", datetime.date(2022, 5, 6), 11, ""],
        ["Info-formation santé mentale du 20 mai", STIGMA, "formation", "CHHL - Coordination départementale de Promotion de la santé mentale Prévention", "réalisée", datetime.date(2022, 5, 20), 10, ""],
        ["Séminaire élus et directeurs", STIGMA, "sensibilisation", coord, "reportée", None, None, "Le deuxième séminaire, prévu en 2022, est reporté à 2023."],
        ["Groupe emploi et santé mentale", PARCOURS, "groupe de travail", coord, "reportée", None, None, "Réuni une fois, en janvier 2020, avec une vingtaine de partenaires ; arrêté par la crise sanitaire, à relancer en 2023."],
        ["DUODAY 2022", PARCOURS, "immersion", V + "Ressources humaines - Dialogue social", "réalisée", "novembre 2022", 1, "1 personne accueillie."],
        ["Un chez soi d'abord", PARCOURS, "autre", "Un chez soi d'abord", "en cours", None, None, "55 places dans le département."],
        ["Cellule de concertation", COMPLEXES, "groupe de travail", coord, "en cours", None, None, "La cellule existe depuis juin 2018 ; elle s'est réunie 2 fois en 2022."],
        ["Formation des professionnelles de crèche", CPS, "formation", V + "Petite enfance Parentalité", "réalisée", "2022", None, "2 jours de formation."],
        ["Ateliers CPS à l'école Daudet", CPS, "atelier", V + "Programme de réussite éducative", "en cours", "2022", None, "6 séances par classe."],
    ]
    for ligne in lignes:
        ws.append([None] + ligne)
    for col, w in zip("BCDEFGHI", (44, 40, 20, 50, 14, 16, 20, 50)):
        ws.column_dimensions[col].width = w
    enregistre(wb, "2022/Suivi des actions 2022.xlsx")


def fiches():
    def fiche(nom, titre, champs):
        wb = xlsxwriter.Workbook(chemin(nom))
        wb.set_properties({"author": "CLSM de Poitiers", "created": STAMP})
        ws = wb.add_worksheet("Fiche")
        gras = wb.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        ws.merge_range("A1:B1", titre, wb.add_format({"bold": True, "font_size": 14}))
        i = 2
        for libelle, valeur in champs:
            if valeur is None:
                ws.write(i, 0, libelle, wb.add_format({"bold": True, "font_color": "#1f4e79"}))
            else:
                ws.write(i, 0, libelle, gras)
                if isinstance(valeur, tuple):
                    for j, v in enumerate(valeur):
                        ws.write(i, 1 + j, v)
                elif valeur != "":
                    ws.write(i, 1, valeur, wb.add_format({"text_wrap": True}))
            i += 1
        ws.set_column(0, 0, 34)
        ws.set_column(1, 1, 70)
        wb.close()

    fiche("2022/fiches/Fiche action SISM 2022.xlsx", "FICHE ACTION", [
        ("Thématique de l'action", "Semaines d'information sur la santé mentale (SISM) 2022"),
        ("Axe", STIGMA),
        ("Statut", "réalisée"),
        ("Type d'action", "événement"),
        ("Structures porteuses et/ou impliquées", "Coordination du CLSM"),
        ("CALENDRIER", None),
        ("Date de début", "10/10/2022"),
        ("Date de fin", "23/10/2022"),
        ("Nombre de séances", "une quarantaine"),
        ("PUBLIC ET PARTENAIRES", None),
        ("Public cible", "habitants"),
        ("Personnes touchées", "plus de 700"),
        ("Partenaires opérationnels", "(Im)patients\nARGOS 2001 Antenne de la Vienne\nAu bonheur du GEM\nGEM La Cordée\nUNAFAM de la Vienne\n" + V + "Médiathèque et son réseau\nEspace Mendes France\nUFOLEP\n…"),
        ("Territoire de l'action", "Poitiers"),
        ("Contrat de ville", ("Oui", "X Non", "Ne sait pas")),
        ("Résultats", "Une quarantaine d'actions, une trentaine de partenaires, plus de 700 personnes."),
        ("Perspectives", "Poursuivre les SISM en 2023."),
    ])
    fiche("2022/fiches/Fiche PSSM novembre 2022.xlsx", "Fiche action - Premiers secours en santé mentale", [
        ("Intitulé de l'action :", "Premiers secours en santé mentale (PSSM)"),
        ("Axe stratégique :", STIGMA),
        ("Statut du projet :", "achevé"),
        ("Type :", "formation"),
        ("Porteur du projet :", "UNAFAM de la Vienne"),
        ("Date de début :", "17-18 novembre 2022"),
        ("Publics visés :", "professionnels"),
        ("Personnes touchées :", "16"),
        ("Places :", "16"),
        ("Partenaires opérationnels :", V + "Plan local pour l'insertion et l'emploi ; Structures d'insertion"),
        ("Partenaires financiers :", "aucun"),
        ("Résultats :", "16 participants, des structures d'insertion et du PLIE."),
    ])
    fiche("2022/fiches/Fiche immersions 2022.xlsx", "Fiche action - Immersions professionnelles", [
        ("Titre de l'action", "Immersions professionnelles - session 1"),
        ("Axe", COMPLEXES),
        ("Statut de l'action", "réalisée"),
        ("Type d'action", "immersion"),
        ("Porteur de l'action", "CHHL - Coordination départementale de Promotion de la santé mentale Prévention"),
        ("Public visé", "professionnels"),
        ("Nombre de personnes touchées", 10),
        ("Nombre de places", 16),
        ("Résultats", "11 inscrits, 10 venus (1 arrêt maladie) ; 3 à 5 jours d'observation chacun."),
    ])


def saisines():
    wb = xlwt.Workbook(encoding="utf-8")
    ws = wb.add_sheet("Saisines 2022")
    gras = xlwt.easyxf("font: bold on")
    ws.write_merge(0, 0, 0, 4, "Cellule de concertation - saisines 2022", gras)
    for j, h in enumerate(("Mois", "Saisine / Sollicitation", "Niveau", "Décisions", "Orientations", "Réunion de la cellule")):
        ws.write(2, j, h, gras)
    coordinatrice = "Coordinatrice de parcours"
    lignes = [
        ("janvier 2022", "ICF Habitat", 1, "Réunion de concertation par ICF Habitat et le DAC-PTA", "DAC-PTA", "non"),
        ("mars 2022", "MQ La Gibauderie", 1, "Lien avec la coordinatrice de parcours", coordinatrice, "non"),
        ("juillet 2022", "D2SP - Pôle Salubrité publique", 1, "Lien avec le CHL et le DAC-PTA", "CHL ; DAC-PTA", "non"),
        ("octobre 2022", "Un chez soi d'abord", 1, "Réunion de synthèse avec le secteur psychiatrique", "Secteur psychiatrique", "non"),
        ("novembre 2022", "CHL - Service majeurs protégés", 2, "Réunion de la cellule, puis concertation annuelle par le DAC", "Réunion de la cellule ; DAC-PTA", "oui"),
        ("décembre 2022", "Mission Relations aux habitants et aux usagers", 1, "Relais vers la coordinatrice de parcours", coordinatrice, "non"),
    ]
    for i, ligne in enumerate(lignes):
        for j, v in enumerate(ligne):
            ws.write(3 + i, j, v)
    for j, w in enumerate((16, 48, 8, 60, 40, 22)):
        ws.col(j).width = 256 * w
    wb.save(chemin("2022/cellule/Saisines 2022.xls"))
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.title = "Historique"
    for ligne in (["Saisines de la cellule, années précédentes"], [], ["Année de la saisine", "Nombre de saisines", "Demandeur"], [2019, 12, None], [2020, 12, None], [2021, 8, None]):
        ws.append(ligne)
    ws["A3"] = "Période"
    enregistre(wb, "Saisines 2019-2021.xlsx")


def cellule():
    """Who came to the two meetings of the cell is not in the report: only that it met in April and November."""
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.title = "Cellule"
    for ligne in (["Cellule de concertation - présences 2022"], ["Organisme", "avril 2022", "novembre 2022"], ["CHHL - Coordinatrice de parcours", "P", "P"],
                  ["Dispositif d'appui à la Coordination", "P", "P"], ["Coordination du CLSM", "P", "P"], ["UDAF de la Vienne", "excusé", "P"], ["EKIDOM", "P", "absent"]):
        ws.append(ligne)
    enregistre(wb, "2022/cellule/Présences cellule 2022.xlsx")


def perspectives():
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.title = "Perspectives 2023"
    ws.append(["Perspectives fixées en 2022 pour 2023"])
    ws.append([])
    ws.append(["Année", "Axe", "Perspective", "Suite"])
    for axe, texte in [
        (STIGMA, "Poursuivre les SISM"), (STIGMA, "Relancer le groupe stigmatisation"), (STIGMA, "Former aux PSSM dans la collectivité"), (STIGMA, "Organiser deux séminaires élus et directeurs"),
        (PARCOURS, "Relancer le groupe emploi"), (PARCOURS, "Participer au DUODAY"), (PARCOURS, "Étude sur les logements partagés"),
        (COMPLEXES, "Réunir la cellule de concertation"), (COMPLEXES, "Poursuivre les immersions professionnelles"),
        (CPS, "Deux formations en crèche"), (CPS, "Ateliers à l'école Daudet"), (CPS, "Kit CPS"), (GOUV, "Travail sur les mobilités"),
    ]:
        ws.append([2023, axe, texte, None])
    ws.column_dimensions["C"].width = 50
    enregistre(wb, "2022/Perspectives 2023.xlsx")


def moyens():
    lignes = [["Libellé", "Nature", "ETP", "Financeur", "Part"],
              ["Poste de coordination", "poste", "0,6", "CCAS", "50 %"],
              ["Poste de coordination", "poste", "0,6", "CHHL", "50 %"]]
    with open(chemin("2022/Moyens 2022.csv"), "w", encoding="utf-8-sig", newline="") as f:
        csv.writer(f, delimiter=";", lineterminator="\r\n").writerows(lignes)


OBJECTIFS = [
    ("OBJ1", "Lutter contre la stigmatisation", STIGMA, "AAAAAAAAPPAPANS"),
    ("OBJ2", "Mieux faire comprendre les troubles psychiques", STIGMA, "AAAAAAPAAPAPANS"),
    ("OBJ3", "Promouvoir la santé mentale", CPS, "AAPAAAPAPPANNSS"),
    ("OBJ4", "Appuyer la coordination des parcours complexes", COMPLEXES, "APAAAPAPNASSSSA"),
    ("OBJ5", "Observer la santé mentale", GOUV, "NNPNNPNANNPSSSN"),
    ("OBJ6", "Fluidifier les parcours de vie", PARCOURS, "PNNPNNANPNNSSPN"),
    ("OBJ7", "Faciliter l'accès et la continuité des soins", PARCOURS, "SSSSASSNSPSSSNP"),
]
CODES = {"A": "A1", "P": "A2", "N": "A3", "S": "A4"}


def questionnaire():
    """LimeSurvey's own layout for « codes » headers and « codes » answers: UTF-8 with BOM, every non-null cell quoted, CRLF."""
    tete = ["id", "submitdate", "lastpage", "startlanguage", "seed"] + [o[0] for o in OBJECTIFS]
    lignes = []
    for i in range(15):
        reponses = [CODES[o[3][i]] for o in OBJECTIFS]
        lignes.append([str(i + 1), f"2022-11-{7 + i:02d} 10:{i:02d}:00", "2", "fr", str(482001 + 37 * i)] + reponses)
    with open(chemin("2022/questionnaire/results-survey202211.csv"), "w", encoding="utf-8-sig", newline="") as f:
        csv.writer(f, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL).writerows([tete] + lignes)


def objectifs():
    ods("2022/Objectifs 2018-2022.ods", "Objectifs", [["Axe", "Objectif", "Indicateur", "Départ", "Cible", "Réalisé", "Statut"]] +
        [[axe, texte, None, None, None, None, "non mesuré"] for _, texte, axe, _ in OBJECTIFS])


def seminaire():
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.title = "16 décembre 2021"
    for ligne in (["Séminaire élus et directeurs"], ["Structure", datetime.date(2021, 12, 16)], [V + "Cabinet de la Maire", 2], [V + "DGA Ressources", 2],
                  [V + "DGA Solidarités - Cohésion locale - Education", 2], ["CHHL - Coordination départementale de Promotion de la santé mentale Prévention", 1],
                  [V + "Ressources humaines - Dialogue social", 1], ["Total", 8]):
        ws.append(ligne)
    ws["B2"].number_format = "DD/MM/YYYY"
    enregistre(wb, "2021/Séminaire élus et directeurs.xlsx")


for fait in (annuaire, copil, formations, immersions, suivi, fiches, saisines, cellule, perspectives, moyens, questionnaire, objectifs, seminaire):
    fait()
