#!/usr/bin/env python3
"""Drupal 7 Webform 4.x, the engine of Framaforms: three header rows; choices one column an option; « Excel » is UTF-16LE text with
tabs, named .xls. Rebuilt after webform.report.inc, select.inc, grid.inc and webform_exporter_delimited.inc.

    python3 tests/make/surveys/webform7.py tests/quirks/surveys
"""
from truth import *

OWN = ["Serial", "SID", "Submitted Time", "Completed Time", "Modified Time", "Draft", "IP Address", "UID", "Username"]
OWN_FRENCH = ["N° de série", "Identifiant", "Envoyé le", "Achevé le", "Changé le", "Provisoire", "Adresse IP du visiteur", "Compte", "Pseudo"]


def header(own, details, keys=False, compact=False):
    """A plain question has its title in the third row and nothing in the second, as the second option of a choice has."""
    first = ["Questionnaire du CLSM"] + [""] * (len(own) - 1)
    second = [details] + [""] * (len(own) - 1)
    third = list(own)

    def several(title, items):
        first.extend([""] * len(items))
        second.extend([title] + [""] * (len(items) - 1))
        third.extend(items)

    def plain(title):
        first.append("")
        second.append("")
        third.append(title)

    several(OBJECTIVES, ROWS)
    plain(SATISFACTION)
    if compact:
        plain(THEMES)
    else:
        several(THEMES, OPTIONS + ["Autre..."])
    for title in (MEETINGS, YOU, SUPPORT, REMARKS):
        plain(title)
    return [first, second, third]


def record(rank, person, draft, compact=False):
    objectives, satisfaction, themes, theme, meetings, you, own_words, support, remarks = person
    year, month, day, hour, minute, _ = stamp(rank)
    when = f"{day:02}/{month:02}/{year} - {hour:02}:{minute:02}"
    row = [str(rank), str(90 + rank), when, "" if draft else when, when, "1" if draft else "0", f"192.0.2.{rank}", "0", ""]
    row += list(objectives) + [satisfaction]
    if compact:
        row.append(",".join(list(themes) + ([theme] if theme else [])))
    else:
        row += ["X" if option in themes else "" for option in OPTIONS] + [theme]
    return row + [number(meetings, ","), own_words or you, support or "", remarks]


def lines(own, details, compact=False):
    rows = header(own, details, compact=compact) + [record(rank, person, False, compact) for rank, person in enumerate(PEOPLE, 1)]
    rows.append(record(11, DRAFT, True, compact))
    rows.append(record(12, TEST, False, compact))
    return rows


write("webform7.tsv", quoted(lines(OWN, "Submission Details"), "\t", "\n").encode())
write("webform7-compact.csv", quoted(lines(OWN, "Submission Details", compact=True), ";", "\n").encode())
# A translated site: its own columns are known by what they hold.
write("webform7-excel.xls", b"\xff\xfe" + quoted(lines(OWN_FRENCH, "Détails de l'envoi"), "\t", "\n").encode("utf-16-le"))
