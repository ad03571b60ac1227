"""The clean truth of a practice case: the rows that the program should keep, table by table and year by year."""

import csv
import os
from collections import defaultdict

TABLES = ["structures", "actions", "participations", "instances", "saisines", "parcours", "objectifs", "perspectives", "moyens", "contexte"]
REQUIRED = {
    "structures": ["structure"],
    "actions": ["action", "axe", "statut"],
    "participations": ["date", "action", "structure", "participants"],
    "instances": ["date", "instance", "structure", "presence"],
    "saisines": ["date", "demandeur"],
    "parcours": ["code", "date", "decision"],
    "objectifs": ["axe", "objectif", "cible", "realise", "statut"],
    "perspectives": ["annee", "axe", "perspective", "suite"],
    "moyens": ["libelle", "nature", "montant", "etp", "financeur"],
    "contexte": ["indicateur", "territoire", "annee", "valeur", "unite", "niveau"],
}
DATES = {"date", "date_debut", "date_fin", "date_reponse", "date_sortie"}
COUNTS = {"participants", "candidats", "retenus", "inscrits", "personnes_touchees", "places", "seances", "cout", "montant", "etp", "depart", "cible", "realise",
          "objectifs_fixes", "objectifs_atteints"}
YES_NO = {"qpv", "fondateur", "actif", "en_reunion"}
NAMES = {"structure", "entite", "porteur", "demandeur", "orienteur", "financeur"}
NAME_LISTS = {"partenaires", "financeurs"}
LISTS = {"orientations", "publics"}
CLASSES = {"statut", "type", "public", "presence", "decision", "suite", "nature", "instance", "secteur", "college"}


class Block:
    """The rows of one table for one year (None: the root of the inputs)."""

    def __init__(self, kind, year, columns, rows):
        self.kind, self.year, self.columns, self.rows = kind, year, columns, rows

    def with_rows(self, rows, without=()):
        return Block(self.kind, self.year, [c for c in self.columns if c not in without], rows)


def blocks(case, rng):
    """What the territory holds: a choice of columns is drawn too, so that thin tables come as often as wide ones."""
    found = []
    for kind in TABLES:
        path = os.path.join(case, "verite", kind + ".csv")
        if not os.path.exists(path):
            continue
        by_year = defaultdict(list)
        for row in csv.DictReader(open(path, encoding="utf-8-sig")):
            year = row.pop("dossier", None)
            if kind == "instances" and row["presence"] == "présent" and row.get("n") not in ("1", "", None):
                row["presence"] = row["n"]
            by_year[int(year) if year else None].append({k: v for k, v in row.items() if k not in ("avec", "dates", "n")})
        for year, rows in sorted(by_year.items(), key=lambda item: item[0] or 0):
            columns = [c for c in rows[0] if any(r[c] for r in rows)]
            columns = [c for c in columns if c in REQUIRED[kind] or rng.random() > 0.2]
            if kind == "participations" and ("nom" in columns) != ("prenom" in columns):
                columns = [c for c in columns if c not in ("nom", "prenom")]
            found.append(Block(kind, year, columns, rows))
    return found


def countable(block):
    """Participations as a crossed sheet can say them: one number a structure, a date and an action."""
    sums = {}
    for row in block.rows:
        value, precision = (row["participants"] or "1|exact").split("|")
        if precision != "exact":
            return None
        key = (row["date"], row["action"], row["structure"])
        sums[key] = sums.get(key, 0) + int(float(value))
    rows = [dict(date=d, action=a, structure=s, participants=f"{n}|exact") for (d, a, s), n in sums.items()]
    return Block(block.kind, block.year, ["date", "action", "structure", "participants"], rows)
