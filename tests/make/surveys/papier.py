#!/usr/bin/env python3
"""Tables that no tool wrote: answers on paper typed into a sheet, and the surveys of facts.md.

    python3 tests/make/surveys/papier.py tests/quirks/surveys
"""
from truth import *

# Typed by hand: a title, slips in case, accents and spaces, lists with `;`, a comma for the decimal point, a draft said so.
rows = [["Questionnaire papier 2022", "", "", ""], ["", "", "", ""]]
rows.append(["N°"] + ROWS + [SATISFACTION, THEMES, MEETINGS, YOU, SUPPORT, REMARKS, "Complet"])
SLIPS = {A: " ATTEINT ", N: "non  atteint", SO: "sans opinion.", TS: "tres satisfait"}
for rank, (objectives, satisfaction, themes, theme, meetings, you, own_words, support, remarks) in enumerate(PEOPLE, 1):
    slip = (lambda value: SLIPS.get(value, value)) if rank % 2 else (lambda value: value)
    joined = ";".join(list(themes) + ([theme] if theme else []))
    rows.append([rank] + [slip(value) for value in objectives] + [slip(satisfaction), joined, number(meetings, ","), own_words or you, support or "", remarks, "oui"])
rows.append([11, A, "", "", "", "", "", "", "", "", "non"])
# A slip that is near a class, and an answer in somebody's own words: both apart, the first alone quoted.
rows.append([12, "Ateint", "On ne peut pas le dire", "", "", "", "", "", "", "", "oui"])
write("papier.csv", rewritten(rows).encode("cp1252"))

# CLSM de Poitiers, 2022: fifteen answers to seven objectives, made so that the classes are those of the published report.
# met, partly, not, no opinion
POITIERS = [
    ("Lutte contre la stigmatisation", 9, 4, 1, 1),
    ("Meilleure compréhension des troubles psychiques", 7, 5, 2, 1),
    ("Promotion de la santé mentale", 8, 4, 1, 2),
    ("Appui à la coordination des parcours complexes", 6, 6, 2, 1),
    ("Observation en santé mentale", 1, 4, 7, 3),
    ("Fluidité des parcours de vie", 1, 5, 6, 3),
    ("Accès et continuité des soins", 2, 2, 2, 9),
]
columns = [[A] * met + [P] * partly + [N] * missed + [SO] * silent for _, met, partly, missed, silent in POITIERS]
rows = [["id", "submitdate", "lastpage", "startlanguage"] + [f"OBJ{rank:02}. {label}" for rank, (label, *_) in enumerate(POITIERS, 1)]]
rows[0][:4] = ["id. ID de la réponse", "submitdate. Date de soumission", "lastpage. Dernière page", "startlanguage. Langue de départ"]
for rank in range(15):
    # Each column turned by another step, so that no two people answer alike.
    rows.append([str(rank + 1), iso(rank % 20 + 1), "2", "fr"] + [column[(rank * (2 if at % 2 else 1) + at) % 15] for at, column in enumerate(columns)])
write("poitiers.csv", ("\ufeff" + quoted(rows, ",", "\r\n") + "\r\n").encode())

# CISM de la CACL and SEMSAMAR: what « mental health » brings to mind, before and after the training; coded by the words of codage.csv.
MOTS = [
    "La folie, les maladies mentales", "schizophrénie", "des gens dangereux", "la peur", "les gens isolés, à la rue", "Maladie", "agressivité et violence",
    "exclusion", "dépression", "un voisin qui crie la nuit", "le bien-être",
]
rows = [["N°", "Qu'évoque pour vous la santé mentale ?"]] + [[rank, words] for rank, words in enumerate(MOTS, 1)]
write("mots.csv", rewritten(rows).encode())
CODAGE = [
    ("Troubles mentaux", "folie"), ("Troubles mentaux", "maladie"), ("Troubles mentaux", "maladies mentales"), ("Troubles mentaux", "schizo*"),
    ("Troubles mentaux", "dépress*"), ("Inadaptation sociale", "isolé"), ("Inadaptation sociale", "exclusion"), ("Inadaptation sociale", "rue"),
    ("Dangerosité", "dangereux, peur, violence, agress*"),
]
rows = [["question", "mot", "classe"]] + [["Qu'évoque pour vous la santé mentale ?", word, label] for label, word in CODAGE]
write("codage.csv", rewritten(rows, ",").encode())

# A questionnaire two years running: one question in new words, one gone, one new; the e-mail pairs the answers of six people.
rows = [["Horodateur", "Adresse e-mail", SATISFACTION, "Venez-vous aux réunions ?", "Le lieu convient-il ?"]]
rows += [[f"2021/05/{rank:02} 10:00:0{rank % 10} AM UTC+2", f"p{rank}@exemple-prive.test", PEU if rank <= 6 else PS, "Souvent", "Oui"] for rank in range(1, 9)]
write("suivi-2021.csv", quoted(rows, ",", "\n").encode())
rows = [["Horodateur", "Adresse e-mail", "Êtes-vous satisfait(e) du fonctionnement du conseil local ?", "Venez-vous aux réunions ?", "L'heure convient-elle ?"]]
rows += [[f"2022/05/{rank:02} 10:00:0{rank % 10} AM UTC+2", f"p{rank}@exemple-prive.test", PS if rank <= 7 else PEU, "Souvent", "Oui"] for rank in range(1, 9)]
write("suivi-2022.csv", quoted(rows, ",", "\n").encode())
