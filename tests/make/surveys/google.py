#!/usr/bin/env python3
"""Google Forms: the CSV that Forms writes (UTF-8, `,`, every cell quoted, `2022/05/03 10:11:08 AM UTC+2`), and the workbook that Sheets
writes in French (`dd/mm/yyyy hh:mm:ss`, here as dates). Rebuilt after the public source code that research.md names.

    python3 tests/make/surveys/google.py tests/quirks/surveys
"""
import datetime
from truth import *

HEADER = (["Horodateur", "Adresse e-mail"] + [f"{OBJECTIVES} [{row}]" for row in ROWS] + [SATISFACTION, THEMES, MEETINGS, YOU, SUPPORT, REMARKS])


def record(when, mail, person):
    objectives, satisfaction, themes, theme, meetings, you, own_words, support, remarks = person
    joined = ", ".join(list(themes) + ([theme] if theme else []))
    return [when, mail] + list(objectives) + [satisfaction, joined, number(meetings, ","), own_words or you, support or "", remarks]


def clock(rank):
    year, month, day, hour, minute, second = stamp(rank)
    return f"{year}/{month:02}/{day:02} {(hour - 1) % 12 + 1:02}:{minute:02}:{second:02} {'AM' if hour < 12 else 'PM'} UTC+2"


rows = [HEADER] + [record(clock(rank), f"personne{rank}@exemple-prive.test", person) for rank, person in enumerate(PEOPLE, 1)]
rows.append(record(clock(12), "test@exemple-prive.test", TEST))
# The fifth person sent the form again the next day.
rows.append(record(clock(13), "personne5@exemple-prive.test", AGAIN))
write("google-forms.csv", quoted(rows, ",", "\n").encode())

# Anonymous, in a workbook, under a title: people 3 and 8 ticked nothing, and are two people all the same.
rows = [["Questionnaire du CLSM, réponses au 31 janvier"], [], [text for text in HEADER if text != "Adresse e-mail"]]
for rank, person in enumerate(PEOPLE, 1):
    row = record(datetime.datetime(*stamp(rank)), "", person)
    rows.append([value if value != "" else None for at, value in enumerate(row) if at != 1])
workbook("google-sheets.xlsx", [("Réponses au formulaire 1", rows, [])])

# No settings at all: kinds and options are seen in the answers, and a name is not kept.
rows = [["Horodateur", "Votre nom", THEMES, "Venez-vous aux réunions ?", "Notez le conseil de 0 à 10", "Un mot pour finir ?"]]
SAID = [([EMPLOI], "Souvent", 8, "Bravo"), ([EMPLOI, JEUNESSE], "Jamais", 7, ""), ([LOGEMENT], "Souvent", 10, "Continuez"),
        ([LOGEMENT, EMPLOI], "Parfois", 8, ""), ([JEUNESSE, "un jardin"], "Parfois", 4, "Plus de temps, plus de moyens"), ([LOGEMENT, JEUNESSE], "NSP", "", "")]
for rank, (themes, often, note, word) in enumerate(SAID, 1):
    rows.append([clock(rank), f"Camille Durand {rank}", ", ".join(themes), often, note, word])
write("google-sans-reglages.csv", quoted(rows, ",", "\n").encode())

# A form that gathers sign-ins: a table of participations, and no questionnaire.
rows = [["Horodateur", "Date", "Action", "Structure", "Participants"]]
rows += [[clock(rank), f"{rank:02}/05/2022", "Café des aidants", structure, str(rank)] for rank, structure in enumerate(["UNAFAM", "CCAS", "GEM La Cordée"], 1)]
write("google-inscriptions.csv", quoted(rows, ",", "\n").encode())
