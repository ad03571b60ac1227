"""A made territory: its truth first, then its workbooks as partners send them, then the figures worked out from the truth by this script
alone, by rules written here a second time and not taken from the program.

    python3 tests/make/val_clair.py tests/cases/val-clair

Difficulties, several at once: a crossed sheet under two merged title rows with a row of totals and hidden columns; names of structures by
acronym, synonym, other case and accents; a unit and its entity; numbers in words, ranges and thresholds; an action told in two files, one of
them a form; a range of days; a structure that left and one not yet there; a UTF-16 text named .xls; Windows-1252 with decimal commas; a
spreadsheet of means by xlwt; attendance by LibreOffice .ods with excused, absent and blank cells.
"""

import csv
import itertools
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import openpyxl
import xlsxwriter
import xlwt

OUT = Path(sys.argv[1])
IN = OUT / "inputs"
(IN / "2023").mkdir(parents=True, exist_ok=True)

# --- truth ---------------------------------------------------------------------------------------------------------------------------------
# name: (entity, sector, college, founder, synonyms, since, until)
STRUCTURES = {
    "CH du Val - CMP Nord": ("CH du Val", "Santé", "psychiatrie", "non", "CMP Nord", 2019, None),
    "CH du Val - CMP Sud": ("CH du Val", "Santé", "psychiatrie", "non", "CMP Sud", 2019, None),
    "CCAS de Clairville": ("Ville de Clairville", "Action sociale et médico-sociale", "autres partenaires", "oui", "CCAS", 2019, None),
    "Élus de Clairville": ("Ville de Clairville", "Autres directions de la collectivité", "élus", "oui", "Mairie", 2019, None),
    "Coordination du CLSM": ("Ville de Clairville", "Autres directions de la collectivité", "coordination", "non", "", 2019, None),
    "UNAFAM du Val": ("UNAFAM du Val", "Habitants-Usagers-Citoyens", "aidants", "non", "Union nationale de familles", 2019, None),
    "GEM L'Éclaircie": ("GEM L'Éclaircie", "Habitants-Usagers-Citoyens", "personnes concernées", "non", "", 2019, None),
    "Val Habitat": ("Val Habitat", "Logement et hébergement", "autres partenaires", "non", "OPH du Val", 2020, None),
    "Mission locale du Val": ("Mission locale du Val", "Vie professionnelle", "autres partenaires", "non", "ML du Val", 2020, None),
    "Médiathèque Prévert": ("Ville de Clairville", "Culture", "autres partenaires", "non", "", 2021, None),
    "Foyer Ancien": ("Foyer Ancien", "Logement et hébergement", "autres partenaires", "non", "", 2015, 2022),
    "Espace Futur": ("Espace Futur", "Culture", "autres partenaires", "non", "", 2024, None),
}

AXIS_A, AXIS_B = "Lutter contre la stigmatisation", "Coordonner les parcours"
# action: (axis, status, type, holder, partners, people reached (value, precision) or None)
ACTIONS = {
    "SISM 2023": (AXIS_A, "réalisée", "événement", "CCAS de Clairville", ["UNAFAM du Val", "GEM L'Éclaircie", "Médiathèque Prévert"], (700, "au_moins")),
    "Ciné-débat": (AXIS_A, "réalisée", "événement", "Médiathèque Prévert", ["GEM L'Éclaircie"], (40, "environ")),
    "Formation PSSM": (AXIS_A, "réalisée", "formation", "UNAFAM du Val", ["Val Habitat"], (14, "exact")),
    "Cellule de parcours": (AXIS_B, "en cours", "groupe de travail", "CH du Val - CMP Nord", ["CCAS de Clairville", "Val Habitat"], None),
    "Jardin partagé": (AXIS_B, "reportée", "atelier", "GEM L'Éclaircie", ["Espace vert (association)"], None),
    "Guide des lieux": (AXIS_B, "abandonnée", "communication", "Mission locale du Val", [], None),
}
# date, action, structure, (people, precision)
PARTICIPATIONS = [
    ("17-18 mai 2023", "Formation PSSM", "Val Habitat", (8, "exact")),
    ("17-18 mai 2023", "Formation PSSM", "Mission locale du Val", (3, "exact")),
    ("17-18 mai 2023", "Formation PSSM", "CCAS de Clairville", (3, "exact")),
    ("10/10/2023", "SISM 2023", "CH du Val - CMP Sud", (12, "exact")),
    ("10/10/2023", "SISM 2023", "GEM L'Éclaircie", (35, "environ")),
    ("12/10/2023", "SISM 2023", "UNAFAM du Val", (20, "environ")),
    ("12/10/2023", "SISM 2023", "Médiathèque Prévert", (4, "exact")),
]
# body, date: structure -> P, E, A or a number
P, E, A = "présent", "excusé", "absent"
MEETINGS = {
    ("comité de pilotage", "14/03/2023"): {"Élus de Clairville": 2, "CH du Val - CMP Nord": P, "UNAFAM du Val": P, "GEM L'Éclaircie": 3, "Coordination du CLSM": P, "Val Habitat": E},
    ("comité de pilotage", "21/11/2023"): {"Élus de Clairville": P, "CH du Val - CMP Nord": P, "UNAFAM du Val": E, "GEM L'Éclaircie": P, "Coordination du CLSM": P, "Val Habitat": A},
    ("assemblée plénière", "05/06/2023"): {"Élus de Clairville": 4, "CH du Val - CMP Sud": 2, "UNAFAM du Val": 5, "GEM L'Éclaircie": 6, "Coordination du CLSM": P, "Mission locale du Val": P},
}
# label, nature, etp, euros, funder, share
MEANS = [
    ("Coordination", "poste", 0.8, 36_000, "Ville de Clairville", 0.5),
    ("Coordination", "poste", 0.8, 36_000, "CH du Val", 0.5),
    ("SISM", "subvention", None, 2_500.5, "ARS", 1),
    ("Salle", "valorisation", None, 400, "Ville de Clairville", 1),
]

# --- workbooks -----------------------------------------------------------------------------------------------------------------------------
(IN / "observatoire.toml").write_text(f'[territoire]\nnom = "CLSM du Val-Clair"\n\n[[axe]]\nnom = "{AXIS_A}"\nsynonymes = ["Axe 1"]\n\n[[axe]]\nnom = "{AXIS_B}"\nsynonymes = ["Axe 2"]\n', encoding="utf-8")

book = openpyxl.Workbook()
page = book.active
page.append(["Annuaire des partenaires du Val-Clair"])
page.merge_cells("A1:H1")
page.append([])
page.append(["Structure", "Organisme de rattachement", "Secteur", "Collège", "Membre fondateur", "Synonymes", "Depuis", "Jusqu'à"])
for name, (entity, sector, college, founder, synonyms, since, until) in STRUCTURES.items():
    page.append([name, entity, sector.upper(), college, founder, synonyms, since, until])
book.save(IN / "Annuaire.xlsx")


def reached(number):
    return {None: "NC", (700, "au_moins"): "plus de 700", (40, "environ"): "une quarantaine", (14, "exact"): "quatorze"}[number]


# Windows-1252, semicolons; the PSSM action without its people, which the form below gives.
lines = ["Plan d'actions 2023 du Val-Clair;;;;;;", ";;;;;;", "Intitulé;Axe;Avancement;Type;Porteur;Partenaires;Personnes touchées"]
short = {"CCAS de Clairville": "ccas", "UNAFAM du Val": "Unafam du val", "GEM L'Éclaircie": "GEM L'ECLAIRCIE", "CH du Val - CMP Nord": "CMP Nord", "Val Habitat": "OPH du Val"}
for action, (axis, status, kind, holder, partners, people) in ACTIONS.items():
    told = "" if action == "Formation PSSM" else reached(people)
    names = ", ".join(short.get(name, name) for name in partners)
    lines.append(f"{action};{'Axe 1' if axis == AXIS_A else 'Axe 2'};{status};{kind};{short.get(holder, holder)};{names};{told}")
(IN / "2023" / "plan d'actions.csv").write_bytes(("\r\n".join(lines) + "\r\n").encode("cp1252"))

book = xlsxwriter.Workbook(IN / "2023" / "fiche PSSM.xlsx")
page = book.add_worksheet("Fiche")
for row, (label, value) in enumerate([("Titre de l'action :", "FORMATION PSSM"), ("Axe stratégique :", AXIS_A), ("Statut :", "réalisée"), ("Porteur :", "Union nationale de familles"),
                                      ("Public touché :", "quatorze"), ("Nombre de séances :", 1), ("Places :", 16)]):
    page.write(row + 2, 1, label)
    page.write(row + 2, 2, value)
book.close()

# UTF-16 text named .xls, tabs: sign-in as a list.
lines = ["Date\tAction\tStructure\tParticipants"]
written = {(35, "environ"): "30 à 40", (20, "environ"): "env. 20"}
for day, action, name, people in PARTICIPATIONS:
    lines.append(f"{day}\t{action}\t{short.get(name, name)}\t{written.get(people, people[0])}")
(IN / "2023" / "émargements.xls").write_bytes(("\r\n".join(lines) + "\r\n").encode("utf-16"))

# One crossed sheet a body, two merged title rows, a row of totals, one column hidden.
book = openpyxl.Workbook()
for body in sorted({body for body, _ in MEETINGS}):
    page = book.create_sheet(body[:31].title())
    dates = [day for (own, day) in MEETINGS if own == body]
    names = sorted({name for (own, _), rows in MEETINGS.items() if own == body for name in rows})
    page["A1"] = f"{body.capitalize()} du CLSM"
    page.merge_cells(start_row=1, start_column=1, end_row=1, end_column=1 + len(dates))
    page["A2"] = "P présent, E excusé, A absent, ou le nombre de personnes"
    page.append(["Structures", *dates])
    for name in names:
        marks = [MEETINGS[body, day].get(name, "") for day in dates]
        page.append([short.get(name, name), *[{P: "P", E: "exc.", A: "A"}.get(mark, mark) for mark in marks]])
    people = [sum(1 if mark == P else mark if isinstance(mark, int) else 0 for mark in MEETINGS[body, day].values()) for day in dates]
    page.append(["Total", *people])
    page.column_dimensions["B"].hidden = True
book.remove(book.active)
with tempfile.TemporaryDirectory() as work:
    book.save(Path(work) / "presences instances.xlsx")
    subprocess.run(["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", "--convert-to", "ods", "--outdir", str(IN / "2023"), str(Path(work) / "presences instances.xlsx")],
                   check=True, capture_output=True)

book = xlwt.Workbook(encoding="utf-8")
page = book.add_sheet("Budget")
for column, header in enumerate(["Libellé", "Nature", "ETP", "Montant (€)", "Financeur", "Part"]):
    page.write(1, column + 1, header)
for row, (label, nature, etp, euros, funder, share) in enumerate(MEANS, start=2):
    for column, value in enumerate([label, nature, "" if etp is None else str(etp).replace(".", ","), f"{euros:,}".replace(",", " ").replace(".", ",") if isinstance(euros, float) else euros, funder, f"{share:.0%}"]):
        page.write(row, column + 1, value)
book.save(str(IN / "2023" / "budget.xls"))

# --- figures, worked out a second time ---------------------------------------------------------------------------------------------------------
EXPECTED = []


def expect(indicator, value, precision="exact", **classes):
    pairs = list(classes.items()) + [("", "")] * (2 - len(classes))
    EXPECTED.append([indicator, *pairs[0], *pairs[1], value, precision])


def of(name, place):
    return STRUCTURES.get(name, (name, "Non classé", None))[place]


in_force = [name for name, row in STRUCTURES.items() if row[5] <= 2023 and (row[6] is None or row[6] >= 2023)]
expect("structures_partenaires", len(in_force))
for sector, count in Counter(of(name, 1) for name in in_force).items():
    expect("structures_partenaires", count, secteur=sector)

active = set()
for action, (axis, status, kind, holder, partners, people) in ACTIONS.items():
    if status not in ("prévue", "abandonnée"):
        active |= {holder, *partners}
active |= {name for _, _, name, _ in PARTICIPATIONS}
active |= {name for rows in MEETINGS.values() for name, mark in rows.items() if mark == P or isinstance(mark, int)}
expect("structures_actives", len(active))
expect("entites_actives", len({of(name, 0) for name in active}))
for sector, count in Counter(of(name, 1) for name in active).items():
    expect("structures_actives", count, secteur=sector)

expect("actions", len(ACTIONS))
for position, dimension in [(0, "axe"), (1, "statut"), (2, "type")]:
    for label, count in Counter(row[position] for row in ACTIONS.values()).items():
        expect("actions", count, **{dimension: label})
for action, row in ACTIONS.items():
    if row[5]:
        expect("personnes_touchees", row[5][0], row[5][1], action=action)
# An unknown term makes a sum a lower bound.
expect("personnes_touchees", sum(row[5][0] for row in ACTIONS.values() if row[5]), "au_moins")

ORDER = ["exact", "environ", "au_plus", "au_moins"]


def total(rows):
    return sum(value for value, _ in rows), max((precision for _, precision in rows), key=ORDER.index)


expect("participations", *total([people for *_, people in PARTICIPATIONS]))
for position, dimension in [(1, "action"), (2, "structure")]:
    grouped = defaultdict(list)
    for row in PARTICIPATIONS:
        grouped[row[position]].append(row[3])
    for label, rows in grouped.items():
        expect("participations", *total(rows), **{dimension: label})
by_sector = defaultdict(list)
for _, _, name, people in PARTICIPATIONS:
    by_sector[of(name, 1)].append(people)
for sector, rows in by_sector.items():
    expect("participations", *total(rows), secteur=sector)
# Two days in a row are one session.
expect("formations_sessions", 1)
expect("formations_participants", 14)

pairs = set()
for action, (axis, status, kind, holder, partners, people) in ACTIONS.items():
    if status not in ("prévue", "abandonnée"):
        together = {holder, *partners} | {name for _, own, name, _ in PARTICIPATIONS if own == action}
        pairs |= {frozenset(pair) for pair in itertools.combinations(sorted(together), 2)}
for rows in MEETINGS.values():
    together = sorted(name for name, mark in rows.items() if mark == P or isinstance(mark, int))
    pairs |= {frozenset(pair) for pair in itertools.combinations(together, 2)}
expect("liens_partenariaux", len(pairs))

count = {P: 1, E: 0, A: 0}
expect("reunions", len(MEETINGS))
for body, number in Counter(body for body, _ in MEETINGS).items():
    expect("reunions", number, instance=body)
present = sum(count.get(mark, mark) for rows in MEETINGS.values() for mark in rows.values())
citizens = sum(count.get(mark, mark) for rows in MEETINGS.values() for name, mark in rows.items() if of(name, 2) in ("aidants", "personnes concernées"))
expect("presences", present)
expect("part_huc", round(citizens / present, 4))
invited = sum(len(rows) for rows in MEETINGS.values())
came = sum(1 for rows in MEETINGS.values() for mark in rows.values() if mark not in (E, A))
expect("taux_presence", round(came / invited, 4))
five = {"élus", "psychiatrie", "personnes concernées", "aidants", "coordination"}
sat = [{of(name, 2) for name, mark in rows.items() if mark not in (E, A)} for rows in MEETINGS.values()]
expect("conformite_colleges", sum(1 for colleges in sat if five <= colleges))
for college in five:
    expect("conformite_colleges", sum(1 for colleges in sat if college in colleges), college=college)
expect("pleniere_tenue", 1)

funders = defaultdict(float)
for _, nature, etp, euros, funder, share in MEANS:
    funders[funder] += euros * share
for funder, euros in funders.items():
    expect("financements", euros, financeur=funder)
for nature in {"poste", "subvention", "valorisation"}:
    expect("financements", sum(euros * share for _, own, _, euros, _, share in MEANS if own == nature), nature=nature)

with (OUT / "expected.csv").open("w", encoding="utf-8", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["indicateur", "dimension_1", "modalite_1", "dimension_2", "modalite_2", "valeur", "precision"])
    writer.writerows(sorted(EXPECTED, key=lambda row: [str(cell) for cell in row]))
