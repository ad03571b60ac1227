#!/usr/bin/env python3
"""A second audit of what was published, written apart from the program's: other language, other solver, no knowledge of the data.

    audit.py indicateurs.csv [other indicateurs.csv…]      needs numpy and scipy (HiGHS)

Reads one or more indicateurs.csv (last year's, another profile's: whatever a reader may hold) and, for every cell about people that
is marked `c` and for every hidden cell of a year that a window covers, works out by linear programming the smallest and the greatest
number it can be, given everything else that is shown. A cell fails when one value alone is possible, or when no possible value
reaches the threshold k although the year's own total does. Exit 0 when no cell fails.

What the reader is supposed to know: people are whole and not fewer than none; the classes of a dimension add up to the total (several
orientations a referral: each is at most the total); months add up to quarters; a two-way table adds up to its margins; a subset is at
most the table it is drawn from; a window is the sum of its years (different people counted once: at most). If that contradicts what
is shown, the reader drops the sums and keeps the bounds.
"""
import csv
import itertools
import sys
from collections import defaultdict

import numpy as np
from scipy.optimize import LinearConstraint, milp

K = {"public": {"saisines": 11, "parcours": 11, "participants": 5}, "interne": {"saisines": 5, "parcours": 5, "participants": 5}}
SUBSETS = {"saisines_en_reunion": "saisines", "parcours_presents_ateliers": "parcours_decisions", "personnes_distinctes": "participations"}
SEVERAL = {"orientation", "atelier"}
DISTINCT = {"personnes_distinctes"}
WITHIN_YEAR = {"mois", "trimestre"}
TOTALS = {"saisines", "parcours_decisions"}


def family(indicator, dimensions):
    if indicator in ("saisines", "saisines_en_reunion"):
        return "saisines"
    if indicator in ("parcours_decisions", "parcours_presents_ateliers", "parcours_sorties"):
        return "parcours"
    if indicator in ("participations", "personnes_distinctes") and "public" in dimensions:
        return "participants"
    return None


class Reader:
    """Unknown numbers, one a cell of one year, and the rows that tie them."""

    def __init__(self):
        self.rank = {}          # (indicator, year, ((dimension, label), …)) -> column
        self.low, self.high = [], []
        self.rows = []          # (terms, low, high)
        self.masked = {}        # cell -> k
        self.tables = defaultdict(lambda: defaultdict(set))   # (indicator, year, dimensions) -> shown / masked / labels
        self.windows = []

    def cell(self, indicator, year, classes):
        key = (indicator, year, tuple(sorted(classes)))
        if key not in self.rank:
            self.rank[key] = len(self.low)
            self.low.append(0.0)
            self.high.append(np.inf)
        return self.rank[key]

    def tie(self, terms, low, high):
        self.rows.append((terms, low, high))

    def read(self, rows):
        for row in rows:
            classes = tuple(sorted((row[f"dimension_{i}"], row[f"modalite_{i}"]) for i in (1, 2) if row[f"dimension_{i}"]))
            dimensions = tuple(d for d, _ in classes)
            indicator = row["indicateur"]
            fam = family(indicator, dimensions)
            if fam is None and not (indicator in ("participations", "personnes_distinctes") and not classes):
                continue
            value = float(row["valeur"]) if row["valeur"] else None
            if "-" in row["annee"]:
                first, last = map(int, row["annee"].split("-"))
                if value is not None and classes:
                    self.windows.append((indicator, first, last, classes, value))
                continue
            year = int(row["annee"])
            at = self.cell(indicator, year, classes)
            table = self.tables[(indicator, year, dimensions)]
            table["labels"].add(tuple(label for _, label in classes))
            if value is not None:
                self.low[at] = self.high[at] = value
                table["shown"].add(at)
            elif row["statut"] == "c":
                self.masked[at] = min(K[row["profil"]][fam], self.masked.get(at, 10**9))
                table["masked"].add(at)

    def complete(self):
        """Hidden years under a window, and what ties cells."""
        for indicator, first, last, classes, value in self.windows:
            years = [y for y in range(first, last + 1) if (indicator, y, ()) in self.rank]
            cells = [self.cell(indicator, y, classes) for y in years]
            for y in years:
                self.tables[(indicator, y, tuple(d for d, _ in classes))]["labels"].add(tuple(label for _, label in classes))
            self.tie({c: 1.0 for c in cells}, value, np.inf if indicator in DISTINCT else value)
            for c in cells:
                self.tie({c: 1.0}, 0.0, value)
        for (indicator, year, dimensions), table in list(self.tables.items()):
            axes = [sorted({labels[i] for labels in table["labels"]}) for i in range(len(dimensions))]
            closed = not table["shown"]
            for labels in itertools.product(*axes):
                classes = tuple(zip(dimensions, labels))
                new = (indicator, year, tuple(sorted(classes))) not in self.rank
                at = self.cell(indicator, year, classes)
                if new and table["shown"]:          # a class without a row is empty
                    self.high[at] = 0.0
            if not closed and dimensions:           # a masked cell beside shown ones is not empty
                for at in table["masked"]:
                    self.low[at] = max(self.low[at], 1.0)
        for (indicator, year, dimensions), table in self.tables.items():
            for size in range(len(dimensions)):
                for kept in itertools.combinations(range(len(dimensions)), size):
                    margin = tuple(dimensions[i] for i in kept)
                    if (indicator, year, margin) not in self.tables:
                        continue
                    groups = defaultdict(list)
                    for labels in self.labels_of(indicator, year, dimensions):
                        whole = (indicator, year, tuple((dimensions[i], labels[i]) for i in kept))
                        if whole in self.rank:
                            groups[whole].append(self.rank[(indicator, year, tuple(zip(dimensions, labels)))])
                    several = any(d in SEVERAL for i, d in enumerate(dimensions) if i not in kept) or indicator in DISTINCT
                    for whole, parts in groups.items():
                        self.part_of(parts, self.rank[whole], several)
            if "mois" in dimensions and len(dimensions) == 1:
                undated = any(not labels[0][:4].isdigit() for labels in table["labels"])    # then months need not add up to quarters
                for quarter in range(1, 5):
                    whole = (indicator, year, (("trimestre", f"{year}-T{quarter}"),))
                    parts = [self.rank[(indicator, year, (("mois", labels[0]),))] for labels in self.labels_of(indicator, year, dimensions)
                             if labels[0][:4].isdigit() and (int(labels[0][5:7]) + 2) // 3 == quarter]
                    if whole in self.rank and parts and undated:
                        self.tie({**{part: 1.0 for part in parts}, self.rank[whole]: -1.0}, -np.inf, 0.0)
                    elif whole in self.rank and parts:
                        self.part_of(parts, self.rank[whole], False)
        for (indicator, year, classes), at in list(self.rank.items()):
            whole = (SUBSETS.get(indicator), year, classes)
            if whole in self.rank:
                self.tie({at: 1.0, self.rank[whole]: -1.0}, -np.inf, 0.0)

    def labels_of(self, indicator, year, dimensions):
        return [tuple(label for _, label in classes) for (i, y, classes) in list(self.rank)
                if i == indicator and y == year and tuple(d for d, _ in classes) == dimensions]

    def part_of(self, parts, whole, several):
        if several:
            for part in parts:
                self.tie({part: 1.0, whole: -1.0}, -np.inf, 0.0)
        else:
            self.tie({**{part: 1.0 for part in parts}, whole: -1.0}, 0.0, 0.0)

    def system(self, rows):
        matrix = np.zeros((len(rows), len(self.low)))
        for r, (terms, _, _) in enumerate(rows):
            for column, factor in terms.items():
                matrix[r, column] += factor
        return LinearConstraint(matrix, [low for _, low, _ in rows], [high for _, _, high in rows])

    def solve(self, cost, constraints, whole):
        from scipy.optimize import Bounds
        return milp(cost, constraints=constraints, bounds=Bounds(self.low, self.high), integrality=np.full(len(self.low), int(whole)))

    def tied(self, at):
        """The rows and columns that a cell is tied to, known cells not passing anything on."""
        fixed = [low == high for low, high in zip(self.low, self.high)]
        columns, rows, todo = {at}, set(), [at]
        by_column = defaultdict(list)
        for r, (terms, _, _) in enumerate(self.rows):
            for c in terms:
                by_column[c].append(r)
        while todo:
            for r in by_column[todo.pop()]:
                rows.add(r)
                for c in self.rows[r][0]:
                    if c not in columns:
                        columns.add(c)
                        if not fixed[c]:
                            todo.append(c)
        return sorted(columns), sorted(rows)

    def interval(self, at):
        columns, rows = self.tied(at)
        place = {c: i for i, c in enumerate(columns)}
        part = Reader()
        part.low, part.high = [self.low[c] for c in columns], [self.high[c] for c in columns]
        part.rows = [({place[c]: f for c, f in self.rows[r][0].items()}, self.rows[r][1], self.rows[r][2]) for r in rows]
        if not part.rows:
            return part.low[place[at]], part.high[place[at]]
        whole = all(float(x).is_integer() for x in part.low)
        cost = np.zeros(len(columns))
        cost[place[at]] = 1.0
        ends = []
        for rows_kept in (part.rows, [loosened(row) for row in part.rows]):
            constraints = part.system(rows_kept)
            low, high = part.solve(cost, constraints, whole), part.solve(-cost, constraints, whole)
            if low.status == 0:
                return round(low.fun, 6), np.inf if high.status == 3 or high.fun is None else round(-high.fun, 6)
            ends.append(low.message)
        raise SystemExit(f"no table agrees with what is shown: {ends}")


def loosened(row):
    """Classes may be missing: a sum is at most its whole."""
    terms, low, high = row
    return (terms, -np.inf, high) if low == high == 0.0 else row


def main():
    reader = Reader()
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8-sig", newline="") as file:
            reader.read(list(csv.DictReader(file)))
    reader.complete()
    names = {at: key for key, at in reader.rank.items()}
    known = {at for at in names if reader.low[at] == reader.high[at]}
    failed, attacked, narrowest = [], 0, np.inf
    for at, k in sorted(reader.masked.items()):
        if at in known:
            continue                         # another file shows it
        indicator, year, classes = names[at]
        low, high = reader.interval(at)
        root = SUBSETS.get(indicator, "parcours_decisions" if indicator == "parcours_sorties" else indicator)
        totals = [reader.rank.get((name, year, ())) for name in (indicator, root)]
        limit = min([reader.high[total] for total in totals if total in known], default=np.inf)
        attacked += 1
        narrowest = min(narrowest, high - low)
        if high - low < 0.5 or high < min(k, limit):
            failed.append(f"{indicator} {year} {classes}: from {low:g} to {high:g}, k = {k}, total {limit:g}")
    for line in failed:
        print("FAILS", line)
    print(f"{attacked} masked cells attacked, {len(failed)} fail; narrowest interval {narrowest:g}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
