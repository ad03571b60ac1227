#!/usr/bin/env python3
"""Nextcloud Forms: BOM, `,`, every cell quoted (PhpSpreadsheet), choices joined by `; `, grids as `Question (Ligne)`, what a spreadsheet
would run prefixed by an apostrophe, and since 2025 a second row of identifiers, hidden in a workbook only. Rebuilt after
lib/Service/SubmissionService.php and l10n/fr.json.

    python3 tests/make/surveys/nextcloud.py tests/quirks/surveys
"""
from truth import *

OWN = ["Identifiant utilisateur", "Nom d'affichage de l'utilisateur", "Horodatage"]
QUESTIONS = [f"{OBJECTIVES} ({row})" for row in ROWS] + [SATISFACTION, THEMES, MEETINGS, YOU, SUPPORT, REMARKS]


def masked(text):
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def record(rank, person):
    objectives, satisfaction, themes, theme, meetings, you, own_words, support, remarks = person
    joined = "; ".join(list(themes) + ([theme] if theme else []))
    row = ["", "Utilisateur anonyme", iso(rank, "T") + "+02:00"] + list(objectives)
    return [masked(value) for value in row + [satisfaction, joined, number(meetings), own_words or you, support or "", remarks]]


people = [record(rank, person) for rank, person in enumerate(PEOPLE, 1)]
write("nextcloud.csv", ("\ufeff" + quoted([OWN + QUESTIONS] + people, ",", "\n")).encode())

# The newer layout: submission numbers first, identifiers under the header.
ids = ["submission_id", "user_id", "user_display_name", "timestamp"] + [f"question-id-{rank}" for rank in range(1, len(QUESTIONS) + 1)]
rows = [["Submission ID"] + OWN + QUESTIONS, ids] + [[str(40 + rank)] + row for rank, row in enumerate(people, 1)]
write("nextcloud-identifiants.csv", ("\ufeff" + quoted(rows, ",", "\n")).encode())
workbook("nextcloud-identifiants.xlsx", [("Worksheet", rows, [2])])

# Goal attainment scaling, −2 to +2: the apostrophe is not part of the answer. A ranking and a grid of numbers go with it.
scale = [("-2", "+1", "0"), ("-1", "0", "0"), ("0", "+2", "-1"), ("-2", "+1", "-1"), ("-2", "0", "+1"), ("-1", "-1", "0")]
ranks = [("1", "2"), ("2", "1"), ("1", "2"), ("1", "2"), ("1", "2"), ("2", "1")]
rows = [OWN + [f"Où en est-on ? ({row})" for row in ("Logement", "Emploi", "Soins")] + [f"Classez (A{at})" for at in (1, 2)] + ["Personnes (Jeunes - 2022)"]]
for rank, (points, order) in enumerate(zip(scale, ranks), 1):
    rows.append(["", "Utilisateur anonyme", iso(rank, "T") + "+02:00"] + [masked(point) for point in points] + list(order) + [str(10 * rank)])
write("nextcloud-gas.csv", ("\ufeff" + quoted(rows, ",", "\n")).encode())
