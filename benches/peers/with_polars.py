"""A council's year with polars, fastexcel and matplotlib: the same tables and charts as with_pandas.py, by the same rules.

    python with_polars.py INPUTS YEAR OUTPUTS
"""
import sys
from itertools import combinations
from pathlib import Path

import polars as pl
from polars import col

import charts

INPUTS, YEAR, OUTPUTS = Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])


def read(name, year=YEAR):
    return pl.read_excel(INPUTS / str(year) / f"{name}.xlsx", engine="calamine")


structures = pl.read_excel(INPUTS / "structures.xlsx", engine="calamine")
actions, participations, bodies = read("actions"), read("participations"), read("instances")
referrals, pathways, objectives = read("saisines"), read("parcours"), read("objectifs")
outlook, means, context = read("perspectives"), read("moyens"), read("contexte")
before = {name: read(name, YEAR - 1) for name in ("actions", "participations", "instances", "saisines")}
classes = structures.select("structure", "secteur", "college")
figures = []


def add(indicator, values, *dimensions):
    """A total, or a frame of one or two dimensions and then the value, in long form."""
    if not dimensions:
        figures.append(pl.DataFrame({"indicateur": [indicator], "valeur": [float(values)]}))
        return values
    named = values.rename(dict(zip(values.columns, [f"modalite_{rank + 1}" for rank in range(len(dimensions))] + ["valeur"])))
    named = named.with_columns(pl.lit(indicator).alias("indicateur"), col("valeur").cast(pl.Float64), pl.col("^modalite_.*$").cast(pl.String))
    figures.append(named.with_columns(pl.lit(name).alias(f"dimension_{rank + 1}") for rank, name in enumerate(dimensions)))
    return values


def count(frame, *keys):
    return frame.drop_nulls(keys[0]).group_by(*keys).agg(pl.len().alias("valeur")).sort(*keys)


def total(frame, key, value):
    return frame.drop_nulls(key).group_by(key).agg(col(value).sum()).sort(key)


def classed(frame):
    return frame.join(classes, on="structure", how="left").with_columns(col("secteur").fill_null("Non classé"), col("college").fill_null("autres partenaires"))


def seen(actions, participations, bodies):
    """Each structure seen, with the axis and the action it was seen in."""
    done = actions.filter(~col("statut").is_in(["prévue", "abandonnée"]))
    partners = done.with_columns(col("partenaires").cast(pl.String).str.split(";").alias("structure")).explode("structure")
    carriers = done.with_columns(col("porteur").cast(pl.String).alias("structure"))
    columns = [col("structure").str.strip_chars(), "axe", "action", "type"]
    links = pl.concat([frame.select(columns) for frame in (partners, carriers, participations)], how="vertical_relaxed")
    return links.drop_nulls("structure").filter(col("structure") != ""), bodies.filter(col("presence") == "présent")


links, present = seen(actions, participations, bodies)
links_before, present_before = seen(before["actions"], before["participations"], before["instances"])
names = lambda links, present: set(links["structure"]) | set(present["structure"])
active, active_before = names(links, present), names(links_before, present_before)
frame_of = lambda names: classed(pl.DataFrame({"structure": sorted(names)}, schema={"structure": pl.String}))
registered = structures.filter(col("actif").fill_null("oui") != "non")
by_sector = count(registered, "secteur")
add("structures_partenaires", len(registered))
add("structures_partenaires", by_sector, "secteur")
active_by_sector, active_before_by_sector = count(frame_of(active), "secteur"), count(frame_of(active_before), "secteur")
add("structures_actives", len(active))
add("structures_actives", active_by_sector, "secteur")
distinct = lambda frame, *keys: frame.drop_nulls(list(keys)).group_by(*keys).agg(col("structure").n_unique()).sort(*keys)
add("structures_actives", distinct(links, "axe"), "axe")
add("structures_actives", distinct(links, "type"), "type")
sectors_by_axis = add("structures_actives", distinct(classed(links), "secteur", "axe"), "secteur", "axe")
moves = {"structures_nouvelles": active - active_before, "structures_fidelisees": active & active_before, "structures_perdues": active_before - active}
for name, moved in moves.items():
    add(name, len(moved))
    add(name, count(frame_of(moved), "secteur"), "secteur")
groups = links.group_by("action").agg(col("structure").unique())["structure"].to_list()
groups += present.group_by("instance", "date").agg(col("structure").unique())["structure"].to_list()
add("liens_partenariaux", len({pair for group in groups for pair in combinations(sorted(group), 2)}))
participations = classed(participations).with_columns(col("date").dt.strftime("%Y-%m").alias("mois"))
add("participations", participations["participants"].sum())
for dimension in ("structure", "action", "axe", "type", "public", "secteur"):
    add("participations", total(participations, dimension, "participants"), dimension)
by_month = add("participations", total(participations, "mois", "participants"), "mois")
status_by_axis = count(actions, "axe", "statut")
add("actions", len(actions))
for dimension in ("statut", "axe", "type"):
    add("actions", count(actions, dimension), dimension)
add("actions", status_by_axis, "axe", "statut")
reached = total(actions, "action", "personnes_touchees")
add("personnes_touchees", reached["personnes_touchees"].sum())
add("personnes_touchees", reached, "action")
trained = participations.filter(col("type").is_in(["formation", "immersion"]))
trained_by_structure = total(trained, "structure", "participants")
add("formations_sessions", trained.select("action", "date").n_unique())
add("formations_participants", trained["participants"].sum())
add("formations_participants", trained_by_structure, "structure")
meetings = bodies.select("instance", "date").unique()
presences = classed(present).group_by("instance", "college").agg(col("n").sum()).sort("instance", "college")
add("reunions", len(meetings))
add("reunions", count(meetings, "instance"), "instance")
add("presences", present["n"].sum())
add("presences", presences, "instance", "college")
add("taux_presence", round((bodies["presence"] == "présent").mean(), 4))
orientations = count(referrals.with_columns(col("orientations").str.split(";")).explode("orientations").with_columns(col("orientations").str.strip_chars()), "orientations")
add("saisines", len(referrals))
add("saisines", count(referrals.with_columns(col("date").dt.strftime("%Y-%m")), "date"), "mois")
for dimension in ("niveau", "tranche_age", "genre"):
    add("saisines", count(referrals, dimension), dimension)
add("saisines", orientations, "orientation")
add("delai_reponse_median", referrals.select((col("date_reponse") - col("date")).dt.total_days().median()).item())
decisions = count(pathways.with_columns(col("date").dt.quarter().alias("trimestre")), "trimestre", "decision")
add("parcours_decisions", len(pathways))
add("parcours_decisions", decisions, "trimestre", "decision")
depart = col("depart").cast(pl.Float64).fill_null(0)
attained = objectives.drop_nulls(["cible", "realise"]).select("objectif", ((col("realise") - depart) / (col("cible") - depart)).round(4).alias("valeur"))
add("atteinte_mesuree", attained, "objectif")
by_status = add("atteinte_declaree", count(objectives, "statut"), "modalite")
followed = count(outlook.with_columns(col("suite").fill_null("non connue")), "axe", "suite")
add("perspectives_suivies", len(outlook))
add("perspectives_suivies", followed, "axe", "suite")
money = add("financements", total(means, "financeur", "montant"), "financeur")
posts = add("etp", total(means, "financeur", "etp"), "financeur")
add("contexte", context.select("indicateur", "territoire", "valeur"), "indicateur", "territoire")

(OUTPUTS / "indicateurs").mkdir(parents=True, exist_ok=True)
(OUTPUTS / "graphiques").mkdir(exist_ok=True)
table = pl.concat(figures, how="diagonal").with_columns(pl.lit(YEAR).alias("annee"))
table = table.select("annee", "indicateur", "dimension_1", "modalite_1", "dimension_2", "modalite_2", "valeur").sort("indicateur", "dimension_1", "dimension_2", maintain_order=True)
table.write_csv(OUTPUTS / "indicateurs.csv")
import xlsxwriter

with xlsxwriter.Workbook(str(OUTPUTS / "indicateurs.xlsx")) as workbook:
    for (indicator,), rows in table.group_by("indicateur", maintain_order=True):
        rows.write_csv(OUTPUTS / "indicateurs" / f"{indicator}.csv")
        rows.write_excel(workbook, worksheet=indicator[:31], freeze_panes="A2")


def split(frame):
    return [str(label) for label in frame[:, 0]], [float(value or 0) for value in frame[:, 1]]


def grid(frame):
    """Rows, columns and the values, of a frame of two dimensions."""
    wide = frame.pivot(on=frame.columns[1], index=frame.columns[0], values=frame.columns[2], sort_columns=True).fill_null(0)
    return wide[:, 0].to_list(), wide.columns[1:], [list(row) for row in wide[:, 1:].rows()]


def stacked(frame):
    rows, columns, values = grid(frame)
    return rows, {name: [line[at] for line in values] for at, name in enumerate(columns)}


earlier = dict(active_before_by_sector.rows())
charts.all(OUTPUTS / "graphiques", YEAR, {
    "structures_par_secteur": split(by_sector),
    "actives_par_secteur": (*split(active_by_sector), [float(earlier.get(name, 0)) for name in active_by_sector["secteur"]]),
    "mouvements": ([name.removeprefix("structures_") for name in moves], [len(moved) for moved in moves.values()]),
    "secteurs_par_axe": grid(sectors_by_axis),
    "participations_par_mois": split(by_month),
    "statut_par_axe": stacked(status_by_axis),
    "personnes_par_action": split(reached),
    "formations_par_structure": split(trained_by_structure),
    "presences_par_college": stacked(presences),
    "saisines_par_an": ([str(YEAR - 1), str(YEAR)], [len(before["saisines"]), len(referrals)]),
    "saisines_par_orientation": split(orientations),
    "decisions_par_trimestre": split(decisions.group_by("trimestre").agg(col("valeur").sum()).sort("trimestre").with_columns("T" + col("trimestre").cast(pl.String))),
    "atteinte_par_objectif": split(attained),
    "objectifs_par_statut": split(by_status),
    "perspectives_par_axe": stacked(followed),
    "montant_par_financeur": split(money),
    "etp_par_financeur": split(posts),
    "contexte": split(context.select(col("indicateur").str.slice(0, 30) + " – " + col("territoire"), "valeur")),
})
