#!/usr/bin/env python3
"""Microsoft Forms: a workbook, five columns of its own, headings with no-break and trailing spaces, options each followed by `;`,
a figure after a heading that stands twice, and a quiz's columns. Rebuilt after the public source code that research.md names.

    python3 tests/make/surveys/microsoft.py tests/quirks/surveys
"""
import datetime
from truth import *

HEADER = (["ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom", "Heure de la dernière modification"]
          + [f"{row}\xa0" for row in ROWS] + [f"{SATISFACTION} ", f"{THEMES}\xa0", MEETINGS, f"{YOU} ", SUPPORT, REMARKS, "Nom2"])


def record(number_, rank, mail, name, person):
    objectives, satisfaction, themes, theme, meetings, you, own_words, support, remarks = person
    when = datetime.datetime(*stamp(rank))
    joined = "".join(f"{text};" for text in list(themes) + ([theme] if theme else []))
    row = [number_, when - datetime.timedelta(minutes=5), when, mail, name, None] + list(objectives)
    row += [satisfaction, joined, meetings, own_words or you, support or "", remarks, name]
    return [None if value == "" else value for value in row]


rows = [HEADER] + [record(rank, rank, "anonymous", f"Camille Durand {rank}", person) for rank, person in enumerate(PEOPLE, 1)]
rows.append(record(11, 12, "anonymous", "Test", TEST))
workbook("microsoft-forms.xlsx", [("Sheet1", rows, [])])

# A quiz, in English: points and feedback after each question are not questions.
rows = [["ID", "Start time", "Completion time", "Email", "Name", "Total points", "Quiz feedback", "Qui adresse ?", "Points - Qui adresse ?", "Feedback - Qui adresse ?"]]
for rank in range(1, 7):
    when = datetime.datetime(*stamp(rank))
    rows.append([rank, when, when, "anonymous", None, 1, None, "Le CMP" if rank % 3 else "La mairie", 1, None])
workbook("microsoft-quiz.xlsx", [("Form1", rows, [])])
