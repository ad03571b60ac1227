#!/usr/bin/env python3
"""LimeSurvey exports, rebuilt cell by cell as CsvWriter, Writer and SurveyObj write them (LimeSurvey, application/helpers/admin/export; no
exporter can be installed from a registry): BOM, `\\r\\n`, every value quoted but NULL, a blank line at the end; four modes of headings;
answers as codes or in full.

    python3 tests/make/surveys/limesurvey.py tests/quirks/surveys
"""
from truth import *

OWN_CODES = ["id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "ipaddr"]
OWN_FRENCH = ["ID de la réponse", "Date de soumission", "Dernière page", "Langue de départ", "Tête de série", "Date de lancement",
              "Date de la dernière action", "Adresse IP"]
OWN_ENGLISH = ["Response ID", "Date submitted", "Last page", "Start language", "Seed", "Date started", "Date last action", "IP address"]

# code, text, sub-question code, sub-question text
COLUMNS = (
    [("OBJ", OBJECTIVES, f"SQ00{rank}", row) for rank, row in enumerate(ROWS, 1)]
    + [("SATIS", SATISFACTION, None, None)]
    + [("THEMES", THEMES, f"SQ00{rank}", option) for rank, option in enumerate(OPTIONS, 1)]
    + [("THEMES", THEMES, "other", "Autre"), ("REUNIONS", MEETINGS, None, None), ("VOUS", YOU, None, None), ("VOUS", YOU, "other", "Autre"),
       ("APPUI", SUPPORT, None, None), ("REMARQ", REMARKS, None, None)]
)


def ellipsis(text, length=15):
    """LimeSurvey's ellipsize(), position 1."""
    return text if len(text) <= length else text[:length] + ".. "


def heading(mode, column):
    code, text, sub_code, sub_text = column
    full_code = code + (f"[{sub_code}]" if sub_code else "")
    full_text = text + (f" [{sub_text}]" if sub_code else "")
    if mode == "code":
        return full_code
    if mode == "expression":
        return code + (f"_{sub_code}" if sub_code else "")
    if mode == "full":
        return full_text
    if mode == "underscores":
        return full_text.replace(" ", "_")
    if mode == "abbreviated":
        return ellipsis(text) + (f" [{ellipsis(sub_text)}]" if sub_code else "")
    return f"{full_code}. {full_text}"


def own(mode):
    if mode in ("code", "expression"):
        return OWN_CODES
    if mode == "abbreviated":
        return [ellipsis(text) for text in OWN_FRENCH]
    if mode == "underscores":
        return [text.replace(" ", "_") for text in OWN_FRENCH]
    if mode == "codetext":
        return [f"{code}. {text}" for code, text in zip(OWN_CODES, OWN_FRENCH)]
    return OWN_FRENCH


CODES = {A: "A1", P: "A2", N: "A3", SO: "A4", TS: "S1", PS: "S2", PEU: "S3", PAS: "S4", NSP: "S5", ELU: "V1", SANTE: "V2", SOCIAL: "V3",
         CONCERNE: "V4", "Autre": "-oth-", "Oui": "Y", "Non": "N", "": ""}


def answers(person, full, ticked="Y", unticked=""):
    """Short answers are what the database holds: NULL for what was not shown, "" for what was left blank. Long answers lose that
    for lists (NULL for both) and yes-no (« N/A » for both), keep it for arrays, and say Oui, Non, N/A for options."""
    objectives, satisfaction, themes, theme, meetings, you, own_words, support, remarks = person
    row = [value if full else CODES[value] for value in objectives]
    row.append((satisfaction or None) if full else CODES[satisfaction])
    row += [("Oui" if option in themes else "Non") if full else (ticked if option in themes else unticked) for option in OPTIONS]
    row += [theme, None if meetings is None else number(meetings)]
    row += [(you or None) if full else CODES[you], own_words]
    row.append((support or "N/A") if full else (None if support is None else CODES[support]))
    row.append("'" + remarks if remarks.startswith("=") else remarks)
    return row


def record(rank, person, sent, full, **ticks):
    when = iso(rank)
    return [str(rank), when if sent else None, "4" if sent else "1", "fr", str(1000000000 + 7 * rank), when, when, f"192.0.2.{rank}"] + answers(person, full, **ticks)


def lines(mode, full, **ticks):
    rows = [own(mode) + [heading(mode, column) for column in COLUMNS]]
    rows += [record(rank, person, True, full, **ticks) for rank, person in enumerate(PEOPLE, 1)]
    # « Toutes les réponses »: one not sent, a test, and the fifth answer again (the same second: sent twice).
    rows.append(record(11, DRAFT, False, full, **ticks))
    rows.append(record(12, TEST, True, full, **ticks))
    again = record(5, AGAIN, True, full, **ticks)
    again[0] = "13"
    rows.append(again)
    return rows


def export(name, mode, full, separator=";", **ticks):
    write(name, ("\ufeff" + quoted(lines(mode, full, **ticks), separator, "\r\n") + "\r\n").encode())


export("ls-codes.csv", "code", False)
export("ls-codes-expression.csv", "expression", False, ",", ticked="1", unticked="2")
export("ls-texte.csv", "full", True, ",")
export("ls-texte-tirets-bas.csv", "underscores", True)
export("ls-abrege.csv", "abbreviated", True)
export("ls-code-et-texte.csv", "codetext", True, ",")
# Opened in a spreadsheet and saved again, under two rows of title: no quotes, hence no difference between NULL and "".
write("ls-reenregistre.csv", ("Export du questionnaire 2022;;;\r\nmis à jour le 31/01/2023;;;\r\n" + rewritten(lines("code", False))).encode("cp1252"))

# English, nothing declared: dual scale, ranking, array of numbers, comments, file count; an anonymous undated survey.
rows = [OWN_ENGLISH[:5] + [
    "Rate our help [Housing][Received]", "Rate our help [Housing][Important]", "Rate our help [Care][Received]", "Rate our help [Care][Important]",
    "Rank the themes [Rank 1]", "Rank the themes [Rank 2]",
    "How many people [Young][2021]", "How many people [Young][2022]",
    "What helped [Meetings]", "What helped [Meetings][Comment]", "What helped [Other]", "What helped [Other comment]", "Document", "filecount - Document",
]]
HELP = [("Much", "Little", "None", "Much"), ("Much", "Much", "Little", "Much"), ("None", "Much", "None", "Little"), ("Little", "Much", "Much", "Much"),
        ("Much", "Little", "None", "Much"), ("Much", "Much", "None", "Much")]
RANKS = [("Housing", "Care"), ("Care", "Housing"), ("Housing", "Care"), ("Housing", "Care"), ("Care", "Work"), ("Housing", "Work")]
COUNTS = [("3", "12"), ("4", "15.5"), ("", "20"), ("12", "30"), ("7", "1"), ("5", "11")]
for rank in range(6):
    rows.append([str(rank + 1), "1980-01-01 00:00:00", "3", "en", str(rank)] + list(HELP[rank]) + list(RANKS[rank]) + list(COUNTS[rank])
                + ["Yes" if rank < 4 else "No", "very useful" if rank == 0 else "", "", "", "", "0"])
write("ls-english.csv", ("\ufeff" + quoted(rows, ",", "\r\n") + "\r\n").encode())
