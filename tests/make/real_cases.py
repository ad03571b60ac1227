"""The published cases 2 to 5 as the workbooks that could have carried them, each in its own style.

    python3 tests/make/real_cases.py tests/cases

Facts and figures are those of the published sheets; sentences are ours. What the published sheet does not say is marked « illustratif »
where it stands, and in each folder's LISEZMOI.md.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl
import xlsxwriter
from openpyxl.styles import Alignment, Font

OUT = Path(sys.argv[1])


def case(name, year, about, settings):
    folder = OUT / name / "inputs"
    (folder / str(year)).mkdir(parents=True, exist_ok=True)
    (folder / "LISEZMOI.md").write_text(about.strip() + "\n", encoding="utf-8")
    (folder / "observatoire.toml").write_text(settings.strip() + "\n", encoding="utf-8")
    return folder / str(year)


def pavillons():
    """Case 2: the sheet of the national resource centre, with openpyxl; a second sheet lists objectives and round tables."""
    folder = case(
        "pavillons-sous-bois", 2019,
        """
# CLSM des Pavillons-sous-Bois : insertion professionnelle et santé mentale

D'après la fiche publiée. Illustratif, car la fiche ne le dit pas : l'année (2019), les dates des tables rondes, le statut des objectifs
(« non mesuré »), le nom de l'axe.
""",
        """
[territoire]
nom = "CLSM des Pavillons-sous-Bois"

[[axe]]
nom = "Insertion professionnelle"

# Le modèle de fiche n'a ni axe ni statut.
[[lecture]]
fichier = "2019/Fiche*.xlsx"
feuille = "Fiche"
valeurs = { axe = "Insertion professionnelle", statut = "réalisée" }
""")
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Fiche"
    page["A1"] = "Insertion professionnelle et santé mentale"
    page["A1"].font = Font(bold=True, size=14)
    page.merge_cells("A1:B1")
    rows = [
        ("Thématique de l'action", "Insertion professionnelle"),
        ("Territoire de l'action", "Intercommunal"),
        ("Structures porteuses et/ou impliquées", "\n".join([
            "CLSM des Pavillons-sous-Bois", "Secteur psychiatrique G14", "CLSM de Bondy", "Maison de l'insertion", "Maison de l'emploi",
            "Mission locale", "Livry-Gargan Insertion", "SPIP", "Association Aurore"])),
        ("Public cible", "Professionnels ; habitants"),
        ("Qui sont les financeurs ?", "Ville des Pavillons-sous-Bois"),
        ("Coût du projet", "Il n'y a pas de coût supplémentaire : temps de travail des agents"),
        ("État des lieux", "Des conseillers en insertion se sentent démunis devant des personnes en souffrance psychique."),
        ("Objectifs", "Valoriser l'expérience des conseillers\nÉchanger régulièrement\nMieux accompagner vers l'emploi"),
        ("Étapes du projet", "Deux tables rondes de 3 ou 4 intervenants, sur une même après-midi."),
        ("Résultats", "De nouveaux contacts entre services."),
        ("Perspectives", "Des rencontres régulières ; la prochaine fois, une journée entière."),
        ("Personne à contacter", "La coordination du CLSM"),
    ]
    for row, (label, value) in enumerate(rows, start=3):
        page.cell(row, 1, label).font = Font(bold=True)
        page.cell(row, 2, value).alignment = Alignment(wrap_text=True)
    page = book.create_sheet("Objectifs")
    page.append(["Axe", "Objectif", "Indicateur", "Statut"])
    for goal in ["Valoriser l'expérience des conseillers", "Échanger régulièrement", "Mieux accompagner vers l'emploi"]:
        page.append(["Insertion professionnelle", goal, "", "non mesuré"])
    page = book.create_sheet("Actions")
    page.append(["Action", "Axe", "Statut", "Type", "Date de l'action", "Remarque"])
    for number in (1, 2):
        page.append([f"Table ronde {number}", "Insertion professionnelle", "réalisée", "événement", "14/11/2019", "date illustrative ; 3 ou 4 intervenants"])
    book.save(folder / "Fiche insertion professionnelle.xlsx")


def cheval_bleu():
    """Case 3: a pathway workbook a quarter, with XlsxWriter; the register of partners by LibreOffice."""
    folder = case(
        "cheval-bleu", 2022,
        """
# Le Cheval Bleu (Bully-les-Mines) : programme de pré-emploi

D'après la fiche publiée : plus de 200 partenariats dans huit champs, une commission d'insertion tous les trois mois, ses six membres,
trois ateliers, sept objectifs fixés avec chaque personne, les motifs de sortie. Illustratif : l'année, les noms des partenaires
(numérotés), les codes, les effectifs de chaque commission, les objectifs atteints.
""",
        """
[territoire]
nom = "Le Cheval Bleu"
communes = ["Bully-les-Mines"]
departement = "Pas-de-Calais"
""")
    # code, quarter of the decision, decision, workshop, met, way out
    workshops = ["Maraîchage", "Entretien des locaux", "Entretien des surfaces"]
    exits = ["Emploi ordinaire", "Emploi protégé", "Logement", "Accompagnement social", "Suivi médico-psychologique"]
    days = {1: "15/03/2022", 2: "14/06/2022", 3: "13/09/2022", 4: "13/12/2022"}
    number = 0
    for quarter, (admitted, waiting, reoriented, left) in {1: (14, 4, 2, 3), 2: (12, 3, 3, 4), 3: (11, 5, 1, 4), 4: (13, 2, 4, 4)}.items():
        book = xlsxwriter.Workbook(folder / f"Commission insertion T{quarter} 2022.xlsx")
        page = book.add_worksheet("Dossiers")
        page.merge_range("A1:H1", f"Commission insertion – {quarter}{'er' if quarter == 1 else 'e'} trimestre 2022 (effectifs illustratifs)")
        page.write_row("A3", ["Code", "Date de la commission", "Décision", "Orienteur", "Atelier", "Objectifs fixés", "Objectifs atteints", "Motif de sortie"])
        decisions = ["admis"] * admitted + ["en attente"] * waiting + ["réorienté"] * reoriented + ["sorti"] * left
        for rank, decision in enumerate(decisions):
            number += 1
            sender = ["UNAFAM", "Services sociaux psychiatriques", "Services de l'emploi"][rank % 3]
            row = [f"CB-{number:03}", days[quarter], decision, sender]
            if decision in ("admis", "sorti"):
                row += [workshops[number % 3], 7, 3 + number % 4]
            if decision == "sorti":
                row.append(exits[number % 5])
            page.write_row(3 + rank, 0, row)
        page = book.add_worksheet("Émargement commission")
        page.write("A1", "Commission insertion")
        page.write_row("A3", ["Structure", days[quarter]])
        for rank, name in enumerate(["UNAFAM", "Services de tutelle", "Services sociaux psychiatriques", "Le Cheval Bleu", "Services sociaux d'IME et d'ESAT", "Services de l'emploi"]):
            page.write_row(3 + rank, 0, [name, "X"])
        book.close()
    fields = [("social", "Action sociale et médico-sociale", 40), ("santé", "Santé", 35), ("psychiatrie", "Santé", 25), ("école", "Éducation", 25), ("justice", "Sécurité et justice", 20),
              ("police", "Sécurité et justice", 15), ("bailleurs", "Logement et hébergement", 20), ("communes", "Cadre de vie", 24)]
    lines = ["Structure;Secteur"]
    for field, sector, count in fields:
        lines += [f"Partenaire {field} n° {rank} (illustratif);{sector}" for rank in range(1, count + 1)]
    with tempfile.TemporaryDirectory() as work:
        source = Path(work) / "Partenariats.csv"
        source.write_text("\n".join(lines) + "\n", encoding="utf-8")
        subprocess.run(["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", "--infilter=CSV:59,34,76,1", "--convert-to", "ods", "--outdir", str(folder.parent), str(source)],
                       check=True, capture_output=True)


def cacl():
    """Case 4: the Inspir'action sheet of 2021, with XlsxWriter: sections in capitals, ticks, lists ending with an ellipsis."""
    folder = case(
        "cacl-semsamar", 2021,
        """
# CISM de la CACL (Cayenne) et SEMSAMAR

D'après la fiche publiée, mise à jour en février 2021. La fiche nomme 12 partenaires opérationnels, que nos faits ne nomment pas : leurs
noms sont ici numérotés (illustratif), comme les montants, absents, et les réponses au questionnaire, dont seules les trois classes de codage sont
publiées.
""",
        """
[territoire]
nom = "CISM de la CACL"
departement = "Guyane"

[[axe]]
nom = "Conditions du partenariat"

[[axe]]
nom = "Promotion, prévention, repérage, accès aux soins"

[[axe]]
nom = "Partenariats pour mieux soigner"
""")
    book = xlsxwriter.Workbook(folder / "Fiche Inspir'action SEMSAMAR.xlsx")
    bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
    page = book.add_worksheet("Fiche")
    page.write("A1", "INSPIR'ACTION")
    page.write("A2", "Former les équipes d'un bailleur social à la santé mentale")
    partners = "\n".join([f"Partenaire opérationnel {rank} (illustratif)" for rank in range(1, 13)]) + "\n…"
    rows = [
        ("Mis à jour", "février 2021"),
        ("Axe", "Promotion, prévention, repérage, accès aux soins"),
        ("TERRITOIRE", "Communauté d'agglomération du Centre Littoral"),
        ("Porteur de l'action", "CISM de la CACL"),
        ("Statut du projet", "en cours"),
        ("Public visé", "Professionnels ; habitants"),
        ("Partenaires opérationnels", partners),
        ("Partenaires financiers", "ARS ; CACL"),
        ("Dynamique", "ASV\nCLS\nX CLSM\nAutre"),
        ("Contrat de ville", "X Oui / Non / Ne sait pas"),
        ("Action inscrite au contrat de ville", "Oui / X Non / Ne sait pas"),
        ("PROBLÉMATIQUE & CONTEXTE", "Le CISM existe depuis 2018, préparé depuis 2017."),
        ("OBJECTIFS (pour les professionnels)", "Partager une définition\nConnaître le rôle des services\nSavoir quoi faire"),
        ("OBJECTIFS (pour les locataires)", "Être mieux compris\nÊtre orientés plus tôt\nRester dans leur logement"),
        ("RACONTEZ VOTRE PROJET", "Une formation en quatre séances : définition partagée, rôle des services, cas pratiques, procédures et outils."),
        ("Nombre de séances", 4),
        ("Type d'action", "formation"),
        ("Par rapport aux objectifs", "Les résultats ne sont pas encore connus."),
        ("Effets inattendus", ""),
        ("Perspectives", "Étendre à d'autres bailleurs."),
        ("Quels conseils", "Partir des situations des équipes."),
        ("Contacts référents", "La coordination du CISM"),
    ]
    for row, (label, value) in enumerate(rows, start=3):
        page.write(row, 0, label, bold)
        page.write(row, 1, value, wrap)
    page = book.add_worksheet("Suivi des objectifs")
    page.write_row("A1", ["Axe", "Objectif", "Pour qui", "Statut"])
    goals = [("professionnels", "Partager une définition"), ("professionnels", "Connaître le rôle des services"), ("professionnels", "Savoir quoi faire"),
             ("locataires", "Être mieux compris"), ("locataires", "Être orientés plus tôt"), ("locataires", "Rester dans leur logement")]
    for row, (who, goal) in enumerate(goals, start=1):
        page.write_row(row, 0, ["Promotion, prévention, repérage, accès aux soins", goal, who, "non mesuré"])
    page = book.add_worksheet("Instances")
    page.write("A1", "Dates et présents illustratifs ; une instance par axe, sous un seul comité de pilotage")
    page.write_row("A3", ["Date", "Instance", "Structure", "Présence"])
    bodies = ["comité de pilotage", "comité technique", "comité technique", "comité technique"]
    for row, (body, day) in enumerate(zip(bodies, ["10/02/2021", "12/02/2021", "15/02/2021", "17/02/2021"]), start=3):
        page.write_row(row, 0, [day, body, "CISM de la CACL", "X"])
    book.close()
    # The survey of what staff associate with mental health: answers are illustrative, the three classes are the published ones.
    answers = ["troubles mentaux"] * 4 + ["inadaptation sociale"] * 3 + ["dangerosité"] * 2
    lines = ["Horodateur,À quoi associez-vous la santé mentale ?"] + [f"2021/02/{rank:02} 9:00:00 AM UTC+1,{answer}" for rank, answer in enumerate(answers, start=1)]
    (folder / "Enquête équipes.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    with (folder.parent / "observatoire.toml").open("a", encoding="utf-8") as settings:
        settings.write("""
[[questionnaire]]
fichier = "2021/Enquête équipes.csv"
titre = "Représentations de la santé mentale"

[[questionnaire.question]]
code = "SM"
texte = "À quoi associez-vous la santé mentale ?"
type = "choix"
modalites = ["troubles mentaux", "inadaptation sociale", "dangerosité"]
""")


def saint_maximin():
    """Case 5: the Inspir'action sheet of 2018, with openpyxl, converted to .xls by LibreOffice; the territory's landmarks beside it."""
    folder = case(
        "saint-maximin", 2018,
        """
# Saint-Maximin-la-Sainte-Baume : accès aux loisirs

D'après la fiche Inspir'action publiée (complétée le 18.05.2018). Illustratif : l'année et l'unité des repères du territoire, l'axe est la thématique.
""",
        """
[territoire]
nom = "Saint-Maximin-la-Sainte-Baume"
communes = ["Saint-Maximin-la-Sainte-Baume"]
departement = "Var"
population = 16000
""")
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Inspir'action"
    page["B1"] = "L'accès aux loisirs"
    rows = [
        ("Thématique traitée", "Accès aux loisirs"),
        ("Porteur du projet", "Ville de Saint-Maximin-la-Sainte-Baume"),
        ("Statut du projet", "achevé"),
        ("Échelle", "Ville"),
        ("Publics visés", "personnes concernées, habitants"),
        ("Partenaires opérationnels", "Structures de loisirs, services de soins…"),
        ("Partenaires financiers", "aucun"),
        ("Moyens affectés", ""),
        ("Objectif de l'action", "Ouvrir les loisirs de la ville à tous."),
        ("Contexte de l'action", "Rencontres interprofessionnelles depuis 2015."),
        ("Nombre de rencontres", "3 à 4"),
        ("Description", "Des rencontres interprofessionnelles, 3 à 4 fois par an depuis 2015."),
        ("Résultats", "Une bonne mixité des publics."),
        ("Perspectives", "Renforcer la participation des usagers aux instances du conseil, son point faible."),
        ("Conseils pour reproduire", "Associer tôt les structures de loisirs."),
        ("Contrat de ville", "Non"),
        ("Démarche territoriale de santé", "CLSM"),
        ("Contact référent", "La coordination du conseil"),
        ("Complété le", "18.05.2018"),
    ]
    for row, (label, value) in enumerate(rows, start=3):
        page.cell(row, 1, label)
        page.cell(row, 2, value)
    page = book.create_sheet("Repères sur le territoire")
    page.append(["Indicateur", "Territoire", "Année", "Valeur", "Unité", "Source", "Niveau"])
    source = "Fiche Inspir'action, repères sur le territoire"
    page.append(["Population", "Saint-Maximin-la-Sainte-Baume", 2018, 16000, "habitants", source, "commune"])
    page.append(["Population", "Agglomération", 2018, 95000, "habitants", source, "epci"])
    page.append(["Communes membres", "Agglomération", 2018, 28, "communes", source, "epci"])
    with tempfile.TemporaryDirectory() as work:
        source = Path(work) / "Inspir'action loisirs.xlsx"
        book.save(source)
        subprocess.run(["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", "--convert-to", "xls:MS Excel 97", "--outdir", str(folder), str(source)],
                       check=True, capture_output=True)


pavillons()
cheval_bleu()
cacl()
saint_maximin()
