#!/usr/bin/env python3
"""KoboToolbox: `;`, every field quoted, names under their group's path; several choices as a summary and one 0/1 column an option (blank
when unanswered); or labels in a workbook, with HXL tags and a sheet of a repeated group. Rebuilt after kobotoolbox/formpack,
reporting/export.py and schema/fields.py (it is not on PyPI).

    python3 tests/make/surveys/kobo.py tests/quirks/surveys
"""
from truth import *

NAMES = {A: "atteint", P: "partiel", N: "non_atteint", SO: "so", TS: "ts", PS: "ps", PEU: "peu", PAS: "pas", NSP: "nsp", ELU: "elu", SANTE: "sante",
         SOCIAL: "social", CONCERNE: "concerne", "Autre": "autre", "Oui": "oui", "Non": "non", "": ""}
OPTION_NAMES = ["logement", "emploi", "jeunesse", "soins"]
OWN = ["_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by", "__version__", "_tags", "_index"]


def record(rank, person, status, labels):
    objectives, satisfaction, themes, theme, meetings, you, own_words, support, remarks = person
    said = (lambda value: value) if labels else (lambda value: NAMES[value])
    chosen = [option in themes for option in OPTIONS] + [bool(theme)]
    words = (OPTIONS if labels else OPTION_NAMES) + ["Autre" if labels else "autre"]
    summary = " ".join(word for word, is_chosen in zip(words, chosen) if is_chosen)
    row = [iso(rank, "T"), iso(rank, "T")] + [said(value) for value in objectives] + [said(satisfaction), summary]
    row += [("1" if is_chosen else "0") if any(chosen) else "" for is_chosen in chosen]
    row += [number(meetings), said(you), said(support or ""), remarks]
    return row + [str(500 + rank), f"uuid-{rank}", iso(rank, "T"), status, "", "submitted_via_web", "", "v1", "", str(rank)]


names = (["start", "end"] + [f"objectifs/o{rank}" for rank in (1, 2, 3)] + ["satisfaction", "themes"]
         + [f"themes/{name}" for name in OPTION_NAMES + ["autre"]] + ["reunions", "vous", "appui", "remarques"] + OWN)
rows = [names] + [record(rank, person, "validation_status_approved" if rank % 2 else "", False) for rank, person in enumerate(PEOPLE, 1)]
rows.append(record(11, DRAFT, "validation_status_not_approved", False))
rows.append(record(12, TEST, "", False))
write("kobo.csv", quoted(rows, ";", "\r\n").encode())

labels = (["start", "end"] + ROWS + [SATISFACTION, THEMES] + [f"{THEMES}/{option}" for option in OPTIONS + ["Autre"]]
          + [MEETINGS, YOU, SUPPORT, REMARKS] + OWN)
tags = ["", "", "#objectif+stigma", "#objectif+parcours", "#objectif+obs"] + [""] * (len(labels) - 5)
rows = [labels, [tag or None for tag in tags]]
rows += [[value or None for value in record(rank, person, "", True)] for rank, person in enumerate(PEOPLE, 1)]
# A repeated group: its lines are visits, not answers.
visits = [["lieu", "_index", "_parent_table_name", "_parent_index", "_submission__id", "_submission__uuid", "_submission__submission_time", "_submission__validation_status"]]
visits += [["CMP", 1, "Questionnaire", 1, 501, "uuid-1", iso(1, "T"), None], ["GEM", 2, "Questionnaire", 1, 501, "uuid-1", iso(1, "T"), None]]
workbook("kobo-libelles.xlsx", [("Questionnaire", rows, []), ("visites", visits, [])])
