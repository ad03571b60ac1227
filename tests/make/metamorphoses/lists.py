"""Tables as lists: a header, a record a row, and what people put around them."""

from metamorphoses import truth
from metamorphoses.drawing import Writer
from metamorphoses.files import Sheet
from metamorphoses.headers import MANNERS, header


def titles(draw, sheet, words, width):
    """What stands above a table; the row where the table may begin."""
    row = 1
    if draw.chance("frame", "lines above", 0.6):
        lines = [words, draw.rng.choice(["CLSM de la Vallée", "Conseil local de santé mentale", "Ville de X – Direction de la santé"]), draw.rng.choice(["Mis à jour le 12/01/2023", "Document de travail", "À renvoyer avant le 31 janvier", "Rempli par : la coordination"])]
        for line in draw.rng.sample(lines, draw.rng.randint(1, 3)):
            sheet.put(row, draw.rng.choice([1, 1, 2, 3]), line)
            row += draw.rng.choice([1, 1, 2])
        if draw.rng.random() < 0.5:
            row += 1
    elif draw.chance("frame", "blank rows above", 0.3):
        row += draw.rng.randint(1, 4)
    return row


TITLES = {
    "structures": "Annuaire des partenaires", "actions": "Suivi des actions", "participations": "Feuilles d'émargement", "instances": "Présences aux instances", "saisines": "Registre des saisines de la cellule",
    "parcours": "Commission d'admission – parcours", "objectifs": "Suivi des objectifs", "perspectives": "Plan de travail", "moyens": "Budget et moyens", "contexte": "Données de contexte",
}
GROUPS = {"actions": [("Calendrier", ["date_debut", "date_fin"], ["Début", "Fin"])], "participations": [("Effectifs", ["candidats", "retenus", "inscrits", "participants"], ["Candidats", "Retenus", "Inscrits", "Présents"])],
          "objectifs": [("Mesure", ["depart", "cible", "realise"], ["Départ", "Cible", "Réalisé"])], "parcours": [("Objectifs", ["objectifs_fixes", "objectifs_atteints"], ["Fixés", "Atteints"]), ("Sortie", ["date_sortie", "motif_sortie"], ["Date", "Motif"])]}


def listing(draw, block, sheet_name, words=None, start=None, sheet=None, left=None, constants=()):
    """A header row, then a record a row."""
    rng, kind = draw.rng, block.kind
    sheet = sheet or Sheet(sheet_name)
    writer = Writer(draw, block)
    columns = [c for c in block.columns if c not in constants]
    if draw.chance("frame", "columns in another order", 0.5):
        rng.shuffle(columns)
    row = start if start is not None else titles(draw, sheet, words or TITLES[kind], len(columns))
    left = left if left is not None else (rng.randint(1, 3) if draw.chance("frame", "blank columns at left", 0.3) else 0)
    numbered = draw.chance("frame", "numbered rows", 0.3)
    remarks = draw.chance("frame", "remarks at right", 0.3)
    position = left + 1 + numbered
    places = {}
    grouped = {}
    for title, members, below in GROUPS.get(kind, []):
        present = [c for c in members if c in columns]
        if len(present) > 1 and draw.chance("headers", f"group over {kind}.{present[0]}", 0.25):
            grouped[title] = (present, dict(zip(members, below)))
            columns = [c for c in columns if c not in present]
            at = rng.randint(0, len(columns))
            columns[at:at] = present
    for column in columns:
        places[column] = position
        position += 2 if draw.chance("frame", "blank column within", 0.04) else 1
    if not grouped and draw.chance("frame", "bands above the header", 0.2) and len(columns) > 3:
        middle = sorted(places.values())[len(columns) // 2]
        sheet.put(row, left + 1, "Identification")
        sheet.put(row, middle, "Suivi")
        sheet.merges += [(row, left + 1, row, middle - 1), (row, middle, row, position - 1)]
        row += 1
    whole = draw.pick("headers", f"{kind} headers", ["contract", *MANNERS])
    below_of = {c: names[c] for present, names in grouped.values() for c in present}
    head = row + (1 if grouped else 0)
    for rank, column in enumerate(columns, 1):
        if column in below_of:
            sheet.put(head, places[column], below_of[column])
            continue
        manner = draw.pick("headers", f"{kind}.{column}", [whole, *MANNERS, "typo"]) if rng.random() < 0.1 else whole
        text = header(kind, column, manner, rng, rank)
        if text != column:
            draw.log.append(f"header {kind}.{column} « {text} »")
        sheet.put(row, places[column], text)
        if grouped:
            sheet.merges.append((row, places[column], head, places[column]))
    for title, (present, _) in grouped.items():
        at = [places[c] for c in present]
        sheet.put(row, min(at), title)
        sheet.merges.append((row, min(at), row, max(at)))
    if numbered:
        sheet.put(head, left + 1, rng.choice(["N°", "n°", "#", "Ligne"]))
    if remarks:
        sheet.put(head, position, rng.choice(["Observations", "Remarques", "Commentaires", "Notes"]))
    top = row
    row = head + 1
    if draw.chance("frame", "row of units", 0.08):
        for column in columns:
            sheet.put(row, places[column], "jj/mm/aaaa" if column in truth.DATES else "nombre" if column in truth.COUNTS else "oui/non" if column in truth.YES_NO else "texte")
        row += 1
    merge = next((c for c in ("action", "date", "axe", "instance") if c in columns and draw.chance("layout", f"cells merged down {kind}.{c}", 0.12)), None)
    heading = None
    if kind in ("actions", "objectifs", "perspectives") and "axe" in columns and not merge and draw.chance("layout", f"headings by axis in {kind}", 0.1):
        heading = "axe"
    rows = sorted(block.rows, key=lambda r: r[heading]) if heading else sorted(block.rows, key=lambda r: r[merge]) if merge else list(block.rows)
    if heading:
        for r in range(top, head + 1):
            sheet.cells.pop((r, places[heading]), None)
        sheet.merges = [m for m in sheet.merges if not m[1] <= places[heading] <= m[3]]
    gaps = draw.chance("frame", "blank rows within", 0.15)
    again = draw.chance("frame", "header repeated", 0.05)
    subtotal = kind in ("participations", "moyens") and not merge and draw.chance("frame", f"subtotals in {kind}", 0.15)
    sums = next((c for c in ("participants", "montant") if c in columns), None)
    by = next((c for c in ("action", "nature", "date") if c in columns), None)
    if subtotal and by and sums:
        rows = sorted(rows, key=lambda r: r[by])
    first, last, running, count = {}, None, 0, 0
    for number, record in enumerate(rows, 1):
        if heading and record[heading] != last:
            sheet.put(row, left + 1, record[heading])
            row += 1
        last = record[heading] if heading else None
        if again and number % 20 == 0:
            for (r, c), v in [(k, v) for k, v in sheet.cells.items() if top <= k[0] <= head]:
                sheet.put(row + r - top, c, v)
            row += head - top + 1
        if numbered:
            sheet.put(row, left + 1, number)
        for column in columns:
            if column == heading:
                continue
            if column == merge:
                known = first.get("value")
                if known == record[merge] and first["row"] + first["count"] == row:
                    first["count"] += 1
                    continue
                if first.get("count", 0) > 1:
                    sheet.merges.append((first["row"], places[merge], first["row"] + first["count"] - 1, places[merge]))
                first = {"value": record[merge], "row": row, "count": 1}
            sheet.put(row, places[column], writer.cell(column, record[column]))
        if remarks and rng.random() < 0.2:
            sheet.put(row, position, rng.choice(["RAS", "à revoir", "vu", "confirmé par courriel", "voir compte rendu"]))
        row += 1
        if subtotal and by and sums:
            running += float((record[sums] or "0|exact").split("|")[0])
            count += 1
            if number == len(rows) or rows[number][by] != record[by]:
                sheet.put(row, places[by], rng.choice(["Sous-total", "Total " + str(writer.cell(by, record[by])), "S/Total"]))
                sheet.put(row, places[sums], running)
                running, row = 0, row + 1
        if gaps and rng.random() < 0.15:
            row += 1
    if merge and first.get("count", 0) > 1:
        sheet.merges.append((first["row"], places[merge], first["row"] + first["count"] - 1, places[merge]))
    bottom = row
    if draw.chance("frame", f"total under {kind}", 0.25):
        row += rng.choice([0, 1])
        sheet.put(row, min(c for k, c in places.items() if k not in truth.COUNTS), rng.choice(["TOTAL", "Total", "Total général", "Totaux", "TOTAL GENERAL"]))
        for column in [c for c in columns if c in truth.COUNTS]:
            sheet.put(row, places[column], sum(float(r[column].split("|")[0]) for r in rows if r[column]))
        row += 1
    if draw.chance("frame", "notes under", 0.25):
        sheet.put(row + 1, left + 1, rng.choice(["* Données provisoires", "NC : non communiqué", "Source : coordination du CLSM", "Fait à X, le 15/01/2023", "Légende : X = oui"]))
    if draw.chance("frame", "hidden row", 0.1) and bottom > head + 2:
        sheet.hidden_rows.add(rng.randint(head + 1, bottom - 1))
    if draw.chance("frame", "hidden column", 0.1):
        sheet.hidden_cols.add(rng.choice(list(places.values())))
    sheet.bottom, sheet.right = row, position
    return sheet
