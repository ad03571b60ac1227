"""The files of a small council, as it would hold them: `tests/cases/new-council/inputs`.

Published (action sheet « Insertion professionnelle et santé mentale » of the CLSM des Pavillons-sous-Bois): the nine structures, the three objectives,
two round tables of three or four speakers on one afternoon, staff time and the town for all means, results and outlook. The rest is illustrative:
dates, people, numbers, answers, the other actions. Written before looking at what the program recognises, and not tidied since.
"""
import csv
import datetime as dt
import pathlib
import random
import subprocess
import tempfile

import openpyxl
import xlwt

HERE = pathlib.Path(__file__).resolve().parents[1] / "cases" / "new-council" / "inputs"
YEAR = HERE / "2021"
WHEN = dt.datetime(2021, 12, 1)
DAY = dt.date(2021, 10, 14)
COUNCIL = "CLSM des Pavillons-sous-Bois"
# Each structure as the registry names it, and as its own people write it.
STRUCTURES = {
    COUNCIL: [COUNCIL, "CLSM Pavillons"],
    "Secteur psychiatrique G14": ["G14", "Secteur G14", "Secteur psychiatrique G14"],
    "CLSM de Bondy": ["CLSM de Bondy", "CLSM Bondy"],
    "Maison de l'insertion": ["Maison de l'insertion", "Maison insertion"],
    "Maison de l'emploi": ["Maison de l'emploi", "Maison Emploi"],
    "Mission locale": ["Mission locale", "Mission Locale Bondy", "ML"],
    "Livry-Gargan Insertion": ["Livry-Gargan Insertion", "LGI"],
    "SPIP": ["SPIP 93", "SPIP"],
    "Association Aurore": ["Aurore", "Association Aurore"],
}
LAST_NAMES = """BERNARD THOMAS ROBERT RICHARD SIMON LAURENT MICHEL GARCIA DAVID BERTRAND ROUX VINCENT FOURNIER MOREL GIRARD ANDRE MERCIER DUPONT LAMBERT BONNET
FRANCOIS MARTINEZ LEGRAND GARNIER FAURE ROUSSEAU BLANC GUERIN MULLER HENRY ROUSSEL NICOLAS PERRIN MORIN MATHIEU CLEMENT GAUTHIER DUMONT""".split()
FIRST_NAMES = ["Marie", "Jean", "Nadia", "Luc", "Sarah", "Ali", "Emma", "Hugo", "Lina", "Paul"]


def save(path, sheet, rows):
    """Rows, as typed, in the only sheet of a workbook."""
    book = openpyxl.Workbook()
    made = book.active
    made.title = sheet
    for row in rows:
        made.append(row)
    book.properties.created = book.properties.modified = WHEN
    book.save(path)


def registry():
    sectors = ["Coordination", "Psychiatrie", "Coordination", "Insertion", "Emploi", "Emploi / jeunes", "Insertion", "Justice", "Hébergement"]
    people = ["Claire Martin", "Dr Paul Lefèvre", "Sonia Benali", "Marc Petit", "Julie Durand", "Karim Haddad", "Anne Roux", "Luc Moreau", "Inès Fabre"]
    rows = [["Conseil local de santé mentale intercommunal"], ["Liste des partenaires – mise à jour septembre 2021"], [],
            ["Nom de la structure", "Domaine", "Interlocuteur", "Téléphone", "Mail", "Observations"]]
    for rank, (name, sector, person) in enumerate(zip(STRUCTURES, sectors, people)):
        mail = f"{person.split()[-1].lower()}@exemple.fr"
        rows.append([name, sector, person, f"01 48 00 00 {rank:02}", mail, "nouveau directeur" if rank == 3 else None])
    save(HERE / "Liste partenaires.xlsx", "Partenaires", rows)


def action_sheet():
    others = ", ".join(name for name in STRUCTURES if name != COUNCIL)
    rows = [[], [None, "FICHE-ACTION"], []] + [[None, label, text] for label, text in [
        ("Intitulé de l'action", "Insertion professionnelle et santé mentale"), ("Axe du CLSM", "Insertion et citoyenneté"), ("Pilote", COUNCIL),
        ("Partenaires", others), ("Public visé", "Conseillers emploi et leurs publics"), ("Territoire", "Intercommunal"),
        ("Objectifs", "- Valoriser l'expérience des conseillers\n- Échanger régulièrement\n- Mieux accompagner vers l'emploi"),
        ("Déroulement", "Deux tables rondes de 3 ou 4 intervenants, un après-midi"), ("Date", "14 octobre 2021"), ("Coût", "Temps agents uniquement"),
        ("Financeurs", "Ville"), ("Nombre de participants", "une quarantaine"), ("État d'avancement", "Terminé"),
        ("Résultats", "Nouveaux contacts entre les services"), ("Suites à donner", "Rencontres régulières ; la prochaine fois, une journée entière"),
        ("Contrat de ville", "☒ Oui  ☐ Non"), ("Contact", "Claire Martin – clsm@exemple.fr")]]
    with tempfile.TemporaryDirectory() as scratch:
        typed = pathlib.Path(scratch) / "Fiche action insertion.xlsx"
        save(typed, "Fiche", rows)
        subprocess.run(["soffice", "--headless", "--convert-to", "ods", "--outdir", YEAR, typed], check=True, capture_output=True)


def sign_in(chance):
    rows = [["Rencontre « Insertion professionnelle et santé mentale »"], ["Jeudi 14 octobre 2021, 13h30-17h – Espace des arts"], ["FEUILLE D'ÉMARGEMENT"], [],
            ["N°", "NOM", "Prénom", "Structure", "Fonction", "Table ronde", "Signature"]]
    names = list(STRUCTURES)
    for rank, last_name in enumerate(LAST_NAMES):
        written = chance.choice(STRUCTURES[names[rank] if rank < len(names) else chance.choice(names)])
        job = chance.choice(["conseiller", "conseillère emploi", "psychologue", "directrice", "CPIP", "infirmier"])
        rows.append([rank + 1, last_name, chance.choice(FIRST_NAMES), written, job, chance.choice(["1", "2", "1 et 2"]), None if rank in (7, 20) else "x"])
    rows += [[], [None, None, None, "Total présents", None, None, len(LAST_NAMES) - 2]]
    save(YEAR / "Emargement rencontre 14 octobre.xlsx", "14-10-2021", rows)


def steering_committee(chance):
    seats = [COUNCIL, "Secteur psychiatrique G14", "CLSM de Bondy", "Maison de l'emploi", "Mission locale", "Ville (élue santé)", "UNAFAM 93", "ARS - DD93", "GEM de Bondy"]
    rows = [["Comité de pilotage du CLSM – présences 2021"], [], ["Structures", "COPIL 9/02/2021", "COPIL 22/06/2021", "COPIL 30/11/2021", "Remarques"]]
    rows += [[seat] + [chance.choice(["X", "X", "X", "exc", None]) for _ in range(3)] for seat in seats]
    save(YEAR / "presence copil.xlsx", "COPIL", rows)


def programme():
    partners = "Secteur G14, CLSM de Bondy, Maison de l'insertion, Maison de l'emploi, Mission locale, LGI, SPIP, Aurore"
    save(YEAR / "Programme actions.xlsx", "Calendrier", [
        ["PROGRAMME D’ACTIONS CLSM 2021"], ["Action", "Axe", "Date", "Lieu", "Pilote", "Partenaires associés", "Avancement", "Participants"],
        ["Insertion professionnelle et santé mentale", "Insertion et citoyenneté", DAY, "Espace des arts", COUNCIL, partners, "fait", "env. 40"],
        ["SISM 2021", "Lutte contre la stigmatisation", "du 4 au 17 octobre 2021", "divers", COUNCIL, "GEM de Bondy, UNAFAM 93, médiathèque", "fait", "plus de 120"],
        ["Formation PSSM", "Lutte contre la stigmatisation", "reporté 2022", None, "CLSM de Bondy", None, "reporté", None],
        ["Groupe de travail RESAD", "Parcours", "un jeudi par trimestre", "Mairie", COUNCIL, "G14, CCAS, bailleurs…", "en cours", None]])


def objectives():
    axis = "Insertion et citoyenneté"
    save(YEAR / "Objectifs.xlsx", "Objectifs 2021", [
        ["Axe", "Objectif", "Indicateur de résultat", "Valeur de départ", "Cible", "Réalisé", "Avancement", "Échéance"],
        [axis, "Valoriser l'expérience des conseillers", "témoignages recueillis", 0, 10, "nc", "en cours", "2021"],
        [axis, "Échanger régulièrement", "rencontres par an", 1, 4, 2, "partiel", "2022"],
        [axis, "Mieux accompagner vers l'emploi", None, None, None, None, "pas encore évalué", "2022"]])


def means():
    with open(YEAR / "budget clsm 2021.csv", "w", newline="", encoding="cp1252") as file:
        csv.writer(file, delimiter=";").writerows([
            ["Poste", "Type", "ETP", "Montant (€)", "Financeur"], ["Coordinatrice CLSM", "Poste", "0,5", "24 500,00", "Ville"],
            ["Secrétariat", "Poste", "0,1", "3 800", "Ville"], ["Salle Espace des arts", "Mise à disposition", "", "600", "Ville"]])


def speakers():
    book = xlwt.Workbook()
    sheet = book.add_sheet("Tables rondes")
    shown = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    first, second = "Table ronde 1 : repérer et orienter", "Table ronde 2 : accompagner vers l’emploi"
    rows = [(first, "Secteur G14", 1), (first, "Mission locale", 1), (first, "SPIP", 1), (second, "Maison de l'emploi", 1),
            (second, "Livry-Gargan Insertion", 1), (second, "Aurore", 2)]
    for column, header in enumerate(["Date", "Table ronde", "Structure", "Nb intervenants"]):
        sheet.write(0, column, header)
    for row, (table, structure, count) in enumerate(rows, 1):
        sheet.write(row, 0, DAY, shown)
        for column, value in enumerate([table, structure, count], 1):
            sheet.write(row, column, value)
    book.save(str(YEAR / "intervenants.xls"))


def satisfaction(chance):
    with open(YEAR / "Questionnaire de satisfaction (réponses).csv", "w", newline="", encoding="utf-8") as file:
        answers = csv.writer(file)
        answers.writerow(["Horodateur", "Votre structure", "La rencontre a-t-elle répondu à vos attentes ?", "Avez-vous fait connaissance avec de nouveaux partenaires ?",
                          "Quels thèmes pour la prochaine fois ?", "Êtes-vous intéressé(e) par une journée entière ?", "Commentaires libres"])
        themes = ["Emploi accompagné", "RQTH", "Addictions", "Accès aux soins"]
        for rank in range(22):
            answers.writerow([
                f"2021/10/{15 + rank // 3:02} {9 + rank % 3}:{rank * 7 % 60:02}:{rank * 13 % 60:02} AM UTC+2", chance.choice(list(STRUCTURES)),
                chance.choice(["Tout à fait", "Plutôt oui", "Plutôt oui", "Plutôt non"]), chance.choice(["Oui", "Oui", "Non"]),
                ";".join(chance.sample(themes, chance.choice([1, 2, 3]))), chance.choice(["Oui", "Non", "Sans opinion"]),
                chance.choice(["", "Très bien", "Merci à Mme Durand", "Trop court"])])


YEAR.mkdir(parents=True, exist_ok=True)
CHANCE = random.Random(4)
registry()
action_sheet()
sign_in(CHANCE)
steering_committee(CHANCE)
programme()
objectives()
means()
speakers()
satisfaction(CHANCE)
(YEAR / "affiche.pdf").write_bytes(b"%PDF-1.4\n")
