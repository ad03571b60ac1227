"""Tables in other layouts: turned round, a form a record, a sheet a meeting, a month or a structure."""

import datetime
from collections import defaultdict

from metamorphoses import values
from metamorphoses.drawing import Writer
from metamorphoses.files import Sheet
from metamorphoses.headers import MANNERS, header
from metamorphoses.lists import TITLES, listing, titles


def transposed(draw, block, sheet_name):
    """Fields in rows, a record a column."""
    sheet, writer = Sheet(sheet_name), Writer(draw, block)
    row = titles(draw, sheet, TITLES[block.kind], 3)
    manner = draw.pick("headers", f"{block.kind} headers", ["contract", *MANNERS])
    for rank, column in enumerate(block.columns, 1):
        sheet.put(row, 1, header(block.kind, column, manner, draw.rng, rank))
        for at, record in enumerate(block.rows, 2):
            sheet.put(row, at, writer.cell(column, record[column]))
        row += 1
    return sheet


def forms(draw, block, together):
    """One form a record: a sheet each, or one under the other."""
    sheets, row = [], 1
    rng = draw.rng
    whole = draw.pick("headers", "form labels", ["contract", "colon", *MANNERS])
    for number, record in enumerate(block.rows, 1):
        writer = Writer(draw, block)
        if not together or not sheets:
            sheets.append(Sheet(f"Fiche {number}" if not together else "Fiches"))
            row = 1
        sheet = sheets[-1]
        at = rng.choice([1, 1, 2]) if not together and "frame" in draw.dimensions else 1
        if draw.chance("frame", "form title", 0.8) or together:
            sheet.put(row, at, f"FICHE ACTION n° {number}")
            row += 2
        for rank, column in enumerate(block.columns, 1):
            if column == "date_debut" and draw.chance("frame", "form section", 0.3):
                sheet.put(row, at, "CALENDRIER")
                row += 1
            sheet.put(row, at, header("actions", column, whole, rng, rank))
            sheet.put(row, at + 1, writer.cell(column, record[column]))
            row += 1
        row += 2
    return sheets


def ticked(draw, block, sheet_name):
    """Presence in three columns, one ticked."""
    sheet, writer = Sheet(sheet_name), Writer(draw, block)
    row = titles(draw, sheet, TITLES["instances"], 6)
    for at, text in enumerate(["Date", "Instance", "Structure", "Présent", "Excusé", "Absent"], 1):
        sheet.put(row, at, text)
    mark = draw.rng.choice(["X", "x", "1", 1, "✓"])
    for record in block.rows:
        row += 1
        for at, column in enumerate(["date", "instance", "structure"], 1):
            sheet.put(row, at, writer.cell(column, record[column]))
        sheet.put(row, 4 + ["présent", "excusé", "absent"].index(record["presence"]), mark)
    return [sheet]


def sessions(draw, block):
    """One sheet a meeting or a session, named and dated above its table."""
    label = "instance" if block.kind == "instances" else "action"
    groups = defaultdict(list)
    for row in block.rows:
        groups[(row["date"], row[label])].append(row)
    sheets = []
    style = draw.pick("layout", f"{block.kind} sheets by meeting", ["two lines", "one line", "labels"])
    for (date, text), rows in sorted(groups.items()):
        writer = Writer(draw, block)
        written = writer.date("date", date)
        written = f"{written:%d/%m/%Y}" if isinstance(written, datetime.date) else written
        sheet = Sheet(f"{text[:14]} {date[5:10]}")
        if style == "two lines":
            sheet.put(1, 1, text)
            sheet.put(2, 1, written)
        elif style == "one line":
            sheet.put(1, 1, f"{text} du {written}")
        else:
            sheet.put(1, 1, "Instance :" if label == "instance" else "Action :")
            sheet.put(1, 2, text)
            sheet.put(2, 1, "Date :")
            sheet.put(2, 2, written)
        sub = block.with_rows(rows, without=("date", label))
        sheets.append(listing(draw, sub, sheet.name, start=4, sheet=sheet, left=0))
    return sheets


def months(draw, block):
    """A sheet a month."""
    groups = defaultdict(list)
    for row in block.rows:
        groups[row["date"][:7]].append(row)
    return [listing(draw, block.with_rows(rows), f"{values.MONTHS[int(month[5:7]) - 1].capitalize()}") for month, rows in sorted(groups.items())]


def by_column(draw, block, column):
    """A sheet a value of a column, which stays in the table."""
    groups = defaultdict(list)
    for row in block.rows:
        groups[row[column]].append(row)
    return [listing(draw, block.with_rows(rows), str(text) or "Autres") for text, rows in sorted(groups.items())]
