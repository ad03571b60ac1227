#!/usr/bin/env python3
"""Six exports whose wordings no other fixture has, drawn to be counted by hand (tests/it/surveys/unseen.rs says how): grids and options with
commas (Google Forms), comments, rankings and a question not shown (LimeSurvey), points after each question (Microsoft Forms), answers sent
twice (Nextcloud Forms), a site's own translations (Drupal 7), another scale of attainment and a respondent's trait (Google Forms, in French).
The layouts are those of the other makers of this folder.

    python3 tests/make/surveys/inconnus.py tests/quirks/surveys/inconnus
"""

import datetime
import openpyxl
from truth import workbook, write


def w(name, data):
    write(name, data if isinstance(data, bytes) else data.encode())


def q(rows, sep=",", end="\n"):
    return "".join(sep.join("" if cell is None else '"' + str(cell).replace('"', '""') + '"' for cell in row) + end for row in rows)


def save(name, book):
    sheet = book.active
    workbook(name, [(sheet.title, [[cell.value for cell in row] for row in sheet.iter_rows()], [])])


# U1 Google Forms: grid (one choice), checkbox grid, scale 1-5, checkbox with comma in option, no settings
H = [
    "Horodateur",
    "Adresse e-mail",
    "Score",
    "Que pensez-vous de nos rencontres ? [Les horaires]",
    "Que pensez-vous de nos rencontres ? [La salle [2e étage]]",
    "Que pensez-vous de nos rencontres ? [Les échanges]",
    "Quand êtes-vous libre ? [Lundi]",
    "Quand êtes-vous libre ? [Mardi]",
    "Sur une échelle de 1 à 5, recommanderiez-vous le conseil ?",
    "Vos besoins",
    "Depuis combien d'années travaillez-vous ici ?",
    "Autre chose à nous dire ?",
]
A = [
    ("Bien", "Très bien", "Moyen", "Matin", "Matin, Soir", 4, "Formation, information", "3", ""),
    ("Bien", "Bien", "Mauvais", "Soir", "", "5", "Formation, information, Documentation", "10", "RAS"),
    ("Mauvais", "Bien", "Bien", "Matin, Soir", "Soir", "4", "Documentation", "1", "Merci pour tout"),
    ("Très bien", "", "Bien", "", "Soir", "2", "Documentation, Rencontres (midi, soir)", "7", ""),
    ("Bien", "Moyen", "Moyen", "Matin", "Matin", "4", "Rencontres (midi, soir)", "12", "Appelez-moi au 06 12 34 56 78"),
    ("Moyen", "Bien", "Bien", "Soir", "Matin, Soir", "", "Formation, information", "5", ""),
]
rows = [H] + [[f"2023/03/0{i+1} 2:0{i}:11 PM UTC+1", f"p{i}@exemple-prive.test", ""] + list(a) for i, a in enumerate(A)]
w("Rencontres (réponses).csv", q(rows))

# U2 LimeSurvey codes heads, full answers, comments, list with comment, ranking, multiple numeric
H = [
    "id",
    "submitdate",
    "lastpage",
    "startlanguage",
    "seed",
    "startdate",
    "datestamp",
    "token",
    "ROLE",
    "ROLE[other]",
    "CHOIX",
    "CHOIX[comment]",
    "AIDE[SQ001]",
    "AIDE[SQ001comment]",
    "AIDE[SQ002]",
    "AIDE[SQ002comment]",
    "AIDE[other]",
    "AIDE[othercomment]",
    "TAB[SQ001]",
    "TAB[SQ002]",
    "RANG[1]",
    "RANG[2]",
    "RANG[3]",
    "NB[SQ001]",
    "NB[SQ002]",
    "ON",
    "COMM",
]
R = [
    [
        "1",
        "2023-04-03 10:00:01",
        "3",
        "fr",
        "111",
        "2023-04-03 09:50:00",
        "2023-04-03 10:00:01",
        "aaa",
        "Bénévole",
        "",
        "Plutôt",
        "cela dépend",
        "Oui",
        "bien",
        "Non",
        "",
        "",
        "",
        "Tout à fait d'accord",
        "Pas d'accord",
        "Logement",
        "Emploi",
        "Santé",
        "3.5",
        "2",
        "Oui",
        "bof",
    ],
    [
        "2",
        "2023-04-03 11:00:01",
        "3",
        "fr",
        "112",
        "2023-04-03 10:50:00",
        "2023-04-03 11:00:01",
        "bbb",
        "Autre",
        "stagiaire",
        "Oui",
        "",
        "Non",
        "",
        "Oui",
        "un peu",
        "les tracts",
        "utiles",
        "D'accord",
        "D'accord",
        "Emploi",
        "Santé",
        "",
        "1",
        "",
        "Non",
        "",
    ],
    [
        "3",
        "2023-04-04 10:00:01",
        "3",
        "fr",
        "113",
        "2023-04-04 09:50:00",
        "2023-04-04 10:00:01",
        "ccc",
        "Salarié",
        "",
        "Non",
        "",
        "Oui",
        "",
        "Oui",
        "",
        "",
        "",
        "Pas du tout d'accord",
        "Sans opinion",
        "Logement",
        "",
        "",
        "",
        "4",
        "Oui",
        "",
    ],
    [
        "4",
        "",
        "1",
        "fr",
        "114",
        "2023-04-04 12:00:00",
        "2023-04-04 12:00:10",
        "ddd",
        "Salarié",
        "",
        "N/A",
        None,
        "N/A",
        None,
        "N/A",
        None,
        None,
        None,
        "N/A",
        "N/A",
        None,
        None,
        None,
        None,
        None,
        "N/A",
        None,
    ],
    [
        "5",
        "2023-04-05 10:00:01",
        "3",
        "fr",
        "115",
        "2023-04-05 09:50:00",
        "2023-04-05 10:00:01",
        "eee",
        "Salarié",
        "",
        "Plutôt",
        "",
        "N/A",
        None,
        "N/A",
        None,
        None,
        None,
        "D'accord",
        "D'accord",
        "Santé",
        "Logement",
        "Emploi",
        "2",
        "0",
        "N/A",
        "",
    ],
    [
        "6",
        "2023-04-06 10:00:01",
        "3",
        "fr",
        "116",
        "2023-04-06 09:50:00",
        "2023-04-06 10:00:01",
        "fff",
        "Bénévole",
        "",
        "Oui",
        "",
        "Oui",
        "",
        "Non",
        "",
        "",
        "",
        "Tout à fait d'accord",
        "D'accord",
        "Logement",
        "Santé",
        "Emploi",
        "2",
        "1",
        "Oui",
        "test de la salle réussi",
    ],
]
w("results-survey555.csv", b"\xef\xbb\xbf" + q([H] + R, ";", "\r\n").encode())

# U3 Microsoft Forms quiz points + likert + rating + date + duplicate heading
wb = openpyxl.Workbook()
ws = wb.active
ws.title = "Form1"
H = [
    "ID",
    "Heure de début",
    "Heure de fin",
    "Adresse de messagerie",
    "Nom",
    "Total points",
    "Quiz feedback",
    "Heure de la dernière modification",
    "Connaissez-vous le numéro 3114 ?\xa0",
    "Points - Connaissez-vous le numéro 3114 ?\xa0",
    "Feedback - Connaissez-vous le numéro 3114 ?\xa0",
    "Accueil ",
    "Points - Accueil ",
    "Feedback - Accueil ",
    "Contenu",
    "Points - Contenu",
    "Feedback - Contenu",
    "Quels publics ?",
    "Points - Quels publics ?",
    "Feedback - Quels publics ?",
    "Date de votre venue",
    "Points - Date de votre venue",
    "Feedback - Date de votre venue",
    "Remarque",
    "Points - Remarque",
    "Feedback - Remarque",
    "Remarque2",
    "Points - Remarque2",
    "Feedback - Remarque2",
]
ws.append(H)
M = [
    ("Oui", "Satisfait", "Très satisfait", "Jeunes;Aidants;", "ok", "suite"),
    ("Non", "Insatisfait", "Satisfait", "Aidants;", None, None),
    ("Oui", "Très satisfait", "Satisfait", "Jeunes;Élus;Habitants, voisins;", None, "x"),
    ("Je ne sais pas", "Satisfait", None, None, None, None),
    ("Oui", "Satisfait", "Satisfait", "Habitants, voisins;Jeunes;", "bien", None),
]
for i, m in enumerate(M):
    d = datetime.datetime(2023, 5, 2 + i, 9, i, 3)
    row = [i + 1, d, d + datetime.timedelta(minutes=4), "anonymous", "", 1, "", None]
    for v in m[:4]:
        row += [v, 0, ""]
    row += [datetime.datetime(2023, 4, 1 + i), 0, "", m[4], 0, "", m[5], 0, ""]
    ws.append(row)
save("Évaluation journée(1-5).xlsx", wb)

# U4 Nextcloud with duplicates
H = [
    "Identifiant utilisateur",
    "Nom d'affichage de l'utilisateur",
    "Horodatage",
    "Comment venez-vous ?",
    "Priorités (Logement)",
    "Priorités (Emploi)",
    "Êtes-vous à l'aise ? (Réunion - Avant)",
    "Êtes-vous à l'aise ? (Réunion - Après)",
    "Commentaire",
]
N = [
    ("marie", "Marie D", "2023-06-01T09:00:00+02:00", "À pied; En bus", "1", "2", "Oui", "Oui", "bien"),
    ("", "Utilisateur anonyme", "2023-06-01T09:05:00+02:00", "En bus", "2", "1", "Non", "Oui", ""),
    ("marie", "Marie D", "2023-06-01T09:10:00+02:00", "À pied; En bus", "1", "2", "Oui", "Oui", "bien"),
    ("", "Utilisateur anonyme", "2023-06-01T09:20:00+02:00", "En bus", "2", "1", "Non", "Oui", ""),
    ("", "Utilisateur anonyme", "2023-06-01T09:20:00+02:00", "En bus", "2", "1", "Non", "Oui", ""),
    ("paul", "Paul", "2023-06-02T09:00:00+02:00", "À pied", "1", "2", "Non", "Non", "essai"),
    ("lea", "Léa", "2023-06-02T10:00:00+02:00", "À pied; En voiture", "1", "2", "Oui", "Non", "'-2 degrés"),
]
w("Transport.csv", b"\xef\xbb\xbf" + q([H] + [list(n) for n in N], ",", "\r\n").encode())

# U5 Drupal 7 French site, components
T = ["Consultation des aidants"] + [""] * 17
G = ["Détails de la soumission", "", "", "", "", "", "", "", "", "", "", "De quoi avez-vous besoin ?", "", "", "Comment jugez-vous", "", "", ""]
L = [
    "Numéro de série",
    "SID",
    "Heure de soumission",
    "Heure de complétion",
    "Heure de modification",
    "Brouillon",
    "Adresse IP",
    "UID",
    "Nom d'utilisateur",
    "Date de votre première visite",
    "Vous accompagnez",
    "Répit",
    "Écoute",
    "Autre",
    "L'accueil",
    "L'information",
    "Combien d'heures par semaine ?",
    "Un mot",
]
D = [
    [
        "1",
        "901",
        "03/02/2023 - 10:12",
        "03/02/2023 - 10:15",
        "03/02/2023 - 10:15",
        "0",
        "192.0.2.1",
        "0",
        "Anonyme",
        "2022-10-01",
        "Un parent",
        "X",
        "",
        "",
        "Bon",
        "Moyen",
        "12",
        "",
    ],
    [
        "2",
        "902",
        "03/02/2023 - 11:12",
        "03/02/2023 - 11:15",
        "03/02/2023 - 11:15",
        "0",
        "192.0.2.2",
        "0",
        "Anonyme",
        "2022-11-01",
        "Un enfant",
        "X",
        "X",
        "du temps",
        "Très bon",
        "Bon",
        "30",
        "courage",
    ],
    ["3", "903", "04/02/2023 - 10:12", "", "04/02/2023 - 10:15", "1", "192.0.2.3", "0", "Anonyme", "", "Un enfant", "", "X", "", "", "", "", ""],
    [
        "4",
        "904",
        "05/02/2023 - 10:12",
        "05/02/2023 - 10:15",
        "05/02/2023 - 10:15",
        "0",
        "192.0.2.4",
        "0",
        "Anonyme",
        "2021-01-01",
        "Un parent",
        "",
        "X",
        "",
        "Bon",
        "Mauvais",
        "5",
        "",
    ],
    [
        "5",
        "905",
        "06/02/2023 - 10:12",
        "06/02/2023 - 10:15",
        "06/02/2023 - 10:15",
        "0",
        "192.0.2.5",
        "0",
        "Anonyme",
        "2020-01-01",
        "Un parent",
        "",
        "",
        "",
        "Mauvais",
        "Bon",
        "",
        "",
    ],
]
w("consultation_aidants.tsv", q([T, G, L] + D, "\t"))

# U6 other wordings, settings given
H = [
    "Horodateur",
    "Notre conseil a-t-il atteint ce but : parler sans honte de la santé mentale",
    "Notre conseil a-t-il atteint ce but : soutenir les proches",
    "Tranche d’âge",
    "À quelle fréquence lisez-vous la lettre ?",
    "Votre avis sur la lettre",
]
ans = ["Oui, complètement", "Oui, en partie", "Non", "Je ne me prononce pas"]
ages = ["Moins de 30 ans", "30 à 59 ans", "60 ans et plus"]
rows = [H]
for i in range(36):
    rows.append(
        [
            f"{1+i%28:02d}/09/2023 1{i%10}:{i:02d}:05",
            ans[[0, 0, 1, 2, 0, 3][i % 6]],
            ans[[2, 1, 2, 3, 2, 1][i % 6]],
            ages[0 if i < 4 else 1 if i < 20 else 2],
            ["Toujours", "Souvent", "Parfois", "Jamais"][i % 4],
            ["Très utile", "Utile", "Peu utile", "Inutile", ""][i % 5],
        ]
    )
w("Lettre.csv", q(rows))
