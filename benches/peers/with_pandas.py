"""A council's year with pandas, openpyxl and matplotlib, as a colleague who knows them would write it.

    python with_pandas.py INPUTS YEAR OUTPUTS

Reads the workbooks of a council, writes indicateurs.csv, one CSV an indicator, indicateurs.xlsx and the charts. It is told the layout
of every file, checks nothing, protects nothing, reconciles no name and writes no report.
"""
import sys
from itertools import combinations
from pathlib import Path

import pandas as pd

import charts

INPUTS, YEAR, OUTPUTS = Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])


def read(name, year=YEAR):
    frame = pd.read_excel(INPUTS / str(year) / f"{name}.xlsx", engine="openpyxl")
    return frame.assign(date=pd.to_datetime(frame["date"])) if "date" in frame else frame


structures = pd.read_excel(INPUTS / "structures.xlsx", engine="openpyxl")
actions, participations, bodies = read("actions"), read("participations"), read("instances")
referrals, pathways, objectives = read("saisines"), read("parcours"), read("objectifs")
outlook, means, context = read("perspectives"), read("moyens"), read("contexte")
before = {name: read(name, YEAR - 1) for name in ("actions", "participations", "instances", "saisines")}
sector, college = structures.set_index("structure")["secteur"], structures.set_index("structure")["college"]
figures = []


def add(indicator, values, *dimensions):
    """A total, or a series indexed by one or two dimensions, in long form."""
    if not dimensions:
        figures.append((YEAR, indicator, "", "", "", "", values))
        return
    for key, value in values.items():
        first, second = key if isinstance(key, tuple) else (key, "")
        figures.append((YEAR, indicator, dimensions[0], first, dimensions[1] if len(dimensions) > 1 else "", second, value))


def seen(actions, participations, bodies):
    """Each structure seen, with the axis and the action it was seen in."""
    done = actions[~actions["statut"].isin(["prévue", "abandonnée"])]
    partners = done.assign(structure=done["partenaires"].str.split(";")).explode("structure")
    carriers = done.rename(columns={"porteur": "structure"})
    present = bodies[bodies["presence"] == "présent"]
    links = pd.concat([frame[["structure", "axe", "action", "type"]] for frame in (partners, carriers, participations)])
    links["structure"] = links["structure"].str.strip()
    return links.dropna(subset="structure"), present


links, present = seen(actions, participations, bodies)
links_before, present_before = seen(before["actions"], before["participations"], before["instances"])
active, active_before = set(links["structure"]) | set(present["structure"]), set(links_before["structure"]) | set(present_before["structure"])
registered = structures[structures["actif"] != "non"]
by_sector = registered.groupby("secteur").size()
add("structures_partenaires", len(registered))
add("structures_partenaires", by_sector, "secteur")
active_by_sector = pd.Series(sorted(active)).map(sector).fillna("Non classé").value_counts().sort_index()
active_before_by_sector = pd.Series(sorted(active_before)).map(sector).fillna("Non classé").value_counts()
add("structures_actives", len(active))
add("structures_actives", active_by_sector, "secteur")
add("structures_actives", links.groupby("axe")["structure"].nunique(), "axe")
add("structures_actives", links.groupby("type")["structure"].nunique(), "type")
sectors_by_axis = links.assign(secteur=links["structure"].map(sector).fillna("Non classé")).groupby(["secteur", "axe"])["structure"].nunique()
add("structures_actives", sectors_by_axis, "secteur", "axe")
moves = {"structures_nouvelles": active - active_before, "structures_fidelisees": active & active_before, "structures_perdues": active_before - active}
for name, names in moves.items():
    add(name, len(names))
    add(name, pd.Series(sorted(names), dtype=str).map(sector).fillna("Non classé").value_counts().sort_index(), "secteur")
pairs = {pair for _, group in links.groupby("action")["structure"] for pair in combinations(sorted(set(group)), 2)}
pairs |= {pair for _, group in present.groupby(["instance", "date"])["structure"] for pair in combinations(sorted(set(group)), 2)}
add("liens_partenariaux", len(pairs))
by_month = participations.groupby(participations["date"].dt.strftime("%Y-%m"))["participants"].sum()
add("participations", participations["participants"].sum())
for dimension in ("structure", "action", "axe", "type", "public"):
    add("participations", participations.groupby(dimension)["participants"].sum(), dimension)
add("participations", by_month, "mois")
add("participations", participations.assign(secteur=participations["structure"].map(sector).fillna("Non classé")).groupby("secteur")["participants"].sum(), "secteur")
reached = actions.groupby("action")["personnes_touchees"].sum()
status_by_axis = actions.pivot_table(index="axe", columns="statut", values="action", aggfunc="count", fill_value=0)
add("actions", len(actions))
for dimension in ("statut", "axe", "type"):
    add("actions", actions.groupby(dimension).size(), dimension)
add("actions", status_by_axis.stack(), "axe", "statut")
add("personnes_touchees", reached.sum())
add("personnes_touchees", reached, "action")
trained = participations[participations["type"].isin(["formation", "immersion"])]
trained_by_structure = trained.groupby("structure")["participants"].sum()
add("formations_sessions", len(trained[["action", "date"]].drop_duplicates()))
add("formations_participants", trained["participants"].sum())
add("formations_participants", trained_by_structure, "structure")
meetings = bodies[["instance", "date"]].drop_duplicates()
present = present.assign(college=present["structure"].map(college).fillna("autres partenaires"))
presences = present.groupby(["instance", "college"])["n"].sum().unstack(fill_value=0)
add("reunions", len(meetings))
add("reunions", meetings.groupby("instance").size(), "instance")
add("presences", present["n"].sum())
add("presences", presences.stack(), "instance", "college")
add("taux_presence", round((bodies["presence"] == "présent").mean(), 4))
orientations = referrals["orientations"].str.split(";").explode().str.strip().value_counts().sort_index()
add("saisines", len(referrals))
add("saisines", referrals.groupby(referrals["date"].dt.strftime("%Y-%m")).size(), "mois")
for dimension in ("niveau", "tranche_age", "genre"):
    add("saisines", referrals.groupby(dimension).size(), dimension)
add("saisines", orientations, "orientation")
add("delai_reponse_median", (pd.to_datetime(referrals["date_reponse"]) - referrals["date"]).dt.days.median())
decisions = pathways.groupby([pathways["date"].dt.quarter, "decision"]).size().unstack(fill_value=0)
add("parcours_decisions", len(pathways))
add("parcours_decisions", decisions.stack(), "trimestre", "decision")
measured = objectives.dropna(subset=["cible", "realise"])
attained = ((measured["realise"] - measured["depart"].fillna(0)) / (measured["cible"] - measured["depart"].fillna(0))).set_axis(measured["objectif"]).round(4)
add("atteinte_mesuree", attained, "objectif")
add("atteinte_declaree", objectives.groupby("statut").size(), "modalite")
followed = outlook.assign(suite=outlook["suite"].fillna("non connue")).pivot_table(index="axe", columns="suite", values="perspective", aggfunc="count", fill_value=0)
add("perspectives_suivies", len(outlook))
add("perspectives_suivies", followed.stack(), "axe", "suite")
money, posts = means.groupby("financeur")["montant"].sum(), means.groupby("financeur")["etp"].sum()
add("financements", money, "financeur")
add("etp", posts, "financeur")
add("contexte", context.set_index(["indicateur", "territoire"])["valeur"], "indicateur", "territoire")

(OUTPUTS / "indicateurs").mkdir(parents=True, exist_ok=True)
(OUTPUTS / "graphiques").mkdir(exist_ok=True)
table = pd.DataFrame(figures, columns=["annee", "indicateur", "dimension_1", "modalite_1", "dimension_2", "modalite_2", "valeur"])
table = table.sort_values(["indicateur", "dimension_1", "dimension_2"], kind="stable")
table.to_csv(OUTPUTS / "indicateurs.csv", index=False)
with pd.ExcelWriter(OUTPUTS / "indicateurs.xlsx", engine="openpyxl") as workbook:
    for indicator, rows in table.groupby("indicateur"):
        rows.to_csv(OUTPUTS / "indicateurs" / f"{indicator}.csv", index=False)
        rows.to_excel(workbook, sheet_name=indicator[:31], index=False)
        sheet = workbook.sheets[indicator[:31]]
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = sheet.dimensions


def split(series):
    return list(series.index.astype(str)), [float(value) for value in series]


charts.all(OUTPUTS / "graphiques", YEAR, {
    "structures_par_secteur": split(by_sector),
    "actives_par_secteur": (*split(active_by_sector), [float(active_before_by_sector.get(name, 0)) for name in active_by_sector.index]),
    "mouvements": ([name.removeprefix("structures_") for name in moves], [len(names) for names in moves.values()]),
    "secteurs_par_axe": (lambda grid: (list(grid.index), list(grid.columns), grid.to_numpy().tolist()))(sectors_by_axis.unstack(fill_value=0)),
    "participations_par_mois": split(by_month),
    "statut_par_axe": (list(status_by_axis.index), {name: list(status_by_axis[name]) for name in status_by_axis}),
    "personnes_par_action": split(reached),
    "formations_par_structure": split(trained_by_structure),
    "presences_par_college": (list(presences.index), {name: list(presences[name]) for name in presences}),
    "saisines_par_an": ([str(YEAR - 1), str(YEAR)], [len(before["saisines"]), len(referrals)]),
    "saisines_par_orientation": split(orientations),
    "decisions_par_trimestre": split(decisions.sum(axis=1).rename(lambda quarter: f"T{quarter}")),
    "atteinte_par_objectif": split(attained),
    "objectifs_par_statut": split(objectives.groupby("statut").size()),
    "perspectives_par_axe": (list(followed.index), {name: list(followed[name]) for name in followed}),
    "montant_par_financeur": split(money),
    "etp_par_financeur": split(posts),
    "contexte": split(context.assign(label=context["indicateur"].str.slice(0, 30) + " – " + context["territoire"]).set_index("label")["valeur"]),
})
