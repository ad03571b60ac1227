"""The answers that every fixture of questionnaires tells, each in the layout of one tool; and the ways of writing that the tools share.

Ten people answered. Counts, by hand (also in tests/it/surveys.rs):

    Lutter contre la stigmatisation       A 5 (1 2 3 5 9)  P 3 (4 7 10)  N 1 (6)               SO 1 (8)            base 9   6,5/9  Atteint
    Fluidifier les parcours de vie        A 1 (5)          P 2 (2 9)     N 6 (1 3 4 6 8 10)    blank 1 (7)         base 9   2/9    Moins atteint
    Observer la santé mentale, les besoins A 1 (9)         P 1 (3)       N 1 (5)               SO 6 (1 2 4 6 7 8)  blank 1 (10)    Sans opinion
    Satisfaction                          TS 3 (1 5 9)     PS 3 (2 3 8)  Peu 1 (4)  Pas 1 (6)  NSP 1 (7)  blank 1 (10)  base 8
    Thèmes (asked 10)                     Logement 3 (1 5 9)  Emploi 5 (1 2 7 9 10)  Jeunesse 3 (6 7 9)  Soins 3 (4 5 9)  Autre 1 (6); none: 3 8
    Réunions                              0 1 1,5 2 2 3 4 6 10, blank 1 (6): quartiles 1,5  2  4
    Vous êtes                             Élu 1 (1)  Santé 3 (2 3 5)  Social 3 (4 7 10)  Concernée 2 (6 8)  Autre 1 (9)
    Appui (shown to 2 3 4 5 7 10)         Oui 3 (2 4 5)  Non 2 (3 10)  left blank 1 (7); not shown to 1 6 8 9
    Remarques                             4 (1 3 4 6)

Where a tool has drafts, tests and duplicates, three more lines: a draft (11), a test (12), and the fifth answer again (13).
"""
import csv
import io
import os
import sys
import zipfile

DEST = sys.argv[1] if len(sys.argv) > 1 else "tests/quirks/surveys"

A, P, N, SO = "Atteint", "Partiellement atteint", "Non atteint", "Sans opinion"
OBJECTIVES = "Pour chaque objectif, diriez-vous qu'il est :"
ROWS = ["Lutter contre la stigmatisation", "Fluidifier les parcours de vie", "Observer la santé mentale, les besoins"]
SATISFACTION = "Êtes-vous satisfait du fonctionnement du conseil ?"
TS, PS, PEU, PAS, NSP = "Très satisfait", "Plutôt satisfait", "Peu satisfait", "Pas du tout satisfait", "Ne se prononce pas"
THEMES = "Quels thèmes souhaitez-vous aborder ?"
OPTIONS = ["Logement, hébergement et voisinage", "Emploi", "Jeunesse", "Accès aux soins, urgences"]
LOGEMENT, EMPLOI, JEUNESSE, SOINS = OPTIONS
MEETINGS = "À combien de réunions avez-vous participé ?"
YOU = "Vous êtes"
ELU, SANTE, SOCIAL, CONCERNE = "Élu", "Professionnel de santé", "Travailleur social", "Personne concernée"
SUPPORT = "Le conseil vous a-t-il appuyé ?"
REMARKS = "Vos remarques"

# objectives, satisfaction, themes, theme in own words, meetings, you, you in own words, support (None: not shown; "": left blank), remarks
PEOPLE = [
    ([A, N, SO], TS, [LOGEMENT, EMPLOI], "", 2, ELU, "", None, 'Merci ; "bravo" à toutes, vraiment'),
    ([A, P, SO], PS, [EMPLOI], "", 1.5, SANTE, "", "Oui", ""),
    ([A, N, P], PS, [], "", 4, SANTE, "", "Non", "Deux lignes\nici"),
    ([P, N, SO], PEU, [SOINS], "", 0, SOCIAL, "", "Oui", "=1+1"),
    ([A, A, N], TS, [LOGEMENT, SOINS], "", 6, SANTE, "", "Oui", ""),
    ([N, N, SO], PAS, [JEUNESSE], "le sport", None, CONCERNE, "", None, "Trop peu de réunions"),
    ([P, "", SO], NSP, [EMPLOI, JEUNESSE], "", 3, SOCIAL, "", "", ""),
    ([SO, N, SO], PS, [], "", 2, CONCERNE, "", None, ""),
    ([A, P, A], TS, OPTIONS, "", 10, "Autre", "bénévole", None, ""),
    ([P, N, ""], "", [EMPLOI], "", 1, SOCIAL, "", "Non", ""),
]
DRAFT = ([A, "", ""], TS, [EMPLOI], "", None, "", "", None, "")
TEST = ([A, A, A], TS, OPTIONS, "", 1, ELU, "", None, "test")
AGAIN = PEOPLE[4]


def stamp(rank):
    """The time of an answer, to the second, one a person."""
    return 2022, 5, 2 + rank, 9 + rank % 8, 10 + rank, 7 + rank


def iso(rank, between=" "):
    year, month, day, hour, minute, second = stamp(rank)
    return f"{year}-{month:02}-{day:02}{between}{hour:02}:{minute:02}:{second:02}"


def number(value, point="."):
    if value is None:
        return ""
    text = f"{value:g}"
    return text.replace(".", point)


def write(name, data):
    os.makedirs(DEST, exist_ok=True)
    with open(os.path.join(DEST, name), "wb") as file:
        file.write(data)


def quoted(rows, separator, end):
    """Every cell quoted, but None, which is nothing at all."""
    def cell(value):
        return "" if value is None else '"' + str(value).replace('"', '""') + '"'
    return "".join(separator.join(cell(value) for value in row) + end for row in rows)


def minimal(rows, separator=","):
    """Quotes where they are needed, as PHP's fputcsv: it also quotes what holds a space."""
    out = io.StringIO()
    for row in rows:
        cells = []
        for value in row:
            text = "" if value is None else str(value)
            needed = any(letter in text for letter in separator + '" \t\r\n')
            cells.append('"' + text.replace('"', '""') + '"' if needed else text)
        out.write(separator.join(cells) + "\n")
    return out.getvalue()


def rewritten(rows, separator=";"):
    """As a spreadsheet writes a CSV again: nothing quoted that need not be, so that an empty text and nothing look alike."""
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator="\r\n").writerows([["" if value is None else value for value in row] for row in rows])
    return out.getvalue()


def workbook(name, sheets):
    """An .xlsx with openpyxl, its dates of writing fixed so that the same script gives the same bytes."""
    import datetime
    import openpyxl
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows, hidden in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        # openpyxl would take a text that begins with = for a formula; the tools write a text.
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            cell.data_type = "s"
        for row in hidden:
            sheet.row_dimensions[row].hidden = True
    book.properties.created = book.properties.modified = datetime.datetime(2023, 1, 31)
    raw = io.BytesIO()
    book.save(raw)
    fixed = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            data = source.read(item)
            if item.filename == "docProps/core.xml":
                import re
                data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2023-01-31T00:00:00Z", data)
            target.writestr(zipfile.ZipInfo(item.filename, (2023, 1, 31, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    write(name, fixed.getvalue())
