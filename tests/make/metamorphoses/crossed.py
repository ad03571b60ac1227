"""Sign-in sheets: structures in rows, meetings in columns."""

from collections import defaultdict

from metamorphoses.drawing import Writer
from metamorphoses.files import Sheet
from metamorphoses.headers import MANNERS, header


def crossed(draw, block, sheet_name):
    """Structures in rows, meetings in columns. `block` holds one value a structure and a meeting."""
    kind = block.kind
    label, value = ("instance", "presence") if kind == "instances" else ("action", "participants")
    writer = Writer(draw, block)
    rng = draw.rng
    by_label = defaultdict(list)
    for row in block.rows:
        by_label[row[label]].append(row)
    shape = draw.pick("layout", f"{kind} crossed", ["sheet each", "one sheet two rows", "one sheet one cell", "sheet each title", "one sheet stacked"])
    groups = list(by_label.items()) if shape.startswith("sheet each") or shape == "one sheet stacked" else [(None, block.rows)]
    sheets, row = [], 1
    for text, rows in groups:
        if not (shape == "one sheet stacked" and sheets):
            sheets.append(Sheet((text or sheet_name)[:28]))
            row = 1
        sheet = sheets[-1]
        if shape == "sheet each" and draw.chance("frame", "legend above", 0.5):
            sheet.put(row, 1, "X = présent, E = excusé, A = absent" if kind == "instances" else "Nombre de personnes présentes")
            row += 1
        elif shape == "sheet each title":
            sheet.put(row, 1, rng.choice([f"Feuille d'émargement – {text}", f"Émargement : {text}", f"Présences {text}", f"{text} – présences"]) if kind == "instances" else
                      rng.choice([f"Action : {text}", f"Feuille d'émargement – {text}", f"{text}"]))
            row += rng.choice([1, 2])
        meetings = sorted({(r[label], r["date"]) for r in rows}, key=lambda m: (m[0], m[1]) if shape != "one sheet one cell" else (m[1], m[0]))
        structures = sorted({r["structure"] for r in rows})
        values_at = {(r["structure"], r[label], r["date"]): r[value] for r in rows}
        head = row + (1 if shape in ("sheet each", "one sheet two rows", "one sheet stacked") else 0)
        for at, (name, date) in enumerate(meetings, 2):
            if shape == "one sheet one cell":
                d = writer.date("date", date)
                d = d if isinstance(d, str) else f"{d:%d/%m/%Y}"
                sheet.put(head, at, rng.choice([f"{name} {d}", f"{name}\n{d}"]) if rng.random() < 2 else None)
                continue
            sheet.put(head, at, writer.date("date", date))
            if head > row and (at == 2 or meetings[at - 3][0] != name):
                sheet.put(row, at, name)
                span = sum(1 for m in meetings if m[0] == name)
                if span > 1 and draw.pick("layout", "merged over its dates", [True, True, False]):
                    sheet.merges.append((row, at, row, at + span - 1))
                elif span > 1:
                    for more in range(at, at + span):
                        sheet.put(row, more, name)
        sheet.put(head, 1, header(kind, "structure", draw.pick("headers", f"{kind}.structure", ["plain", *MANNERS]), rng))
        for number, structure in enumerate(structures, head + 1):
            sheet.put(number, 1, writer.name(structure))
            for at, (name, date) in enumerate(meetings, 2):
                raw = values_at.get((structure, name, date))
                if raw is not None:
                    sheet.put(number, at, writer.cell(value, raw) if value == "participants" else (int(raw) if raw.isdigit() else writer.mark(raw)))
        row = head + len(structures) + 1
        if draw.chance("frame", "totals of a crossed sheet", 0.4) and all((values_at.get(k) or "").split("|")[0].isdigit() or kind == "instances" for k in values_at):
            sheet.put(row, 1, rng.choice(["Total", "TOTAL", "Total présents", "Nombre de présents"]))
            for at, (name, date) in enumerate(meetings, 2):
                here = [values_at.get((s, name, date)) for s in structures]
                sheet.put(row, at, sum((int(v.split("|")[0]) if v.split("|")[0].isdigit() else int(v == "présent")) for v in here if v))
            row += 1
        row += 2
    return sheets
