"""Draws new territories from a practice case's truth: the same rows, said otherwise. The figures must stay equal.

    python3 metamorphose.py CASE OUT --seed N [--dimensions headers,values,…]      writes OUT/plain, OUT/drawn and OUT/draw.txt
    python3 metamorphose.py CASE OUT --seeds A-B --binary PATH [--dimensions …]    draws, runs both and compares

`plain` is each table as the contract names it, one file a table and a year; `drawn` is the same rows in the dimensions asked for: headers, values,
names, frame (what stands around a table), layout, files (format, several tables in a file, places of the files), surveys.
"""

import argparse
import csv
import os
import random
import re
import shutil
import subprocess
import sys
from collections import Counter, defaultdict

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from metamorphoses import files, layouts, surveys, truth  # noqa: E402
from metamorphoses.crossed import crossed  # noqa: E402
from metamorphoses.drawing import Draw  # noqa: E402
from metamorphoses.lists import TITLES, listing  # noqa: E402
from metamorphoses.values import bare  # noqa: E402

DIMENSIONS = ["headers", "values", "names", "frame", "layout", "files", "surveys"]
STEMS = {
    "structures": ["structures", "Annuaire partenaires", "Liste des partenaires", "partenaires CLSM", "Registre"],
    "actions": ["actions", "Suivi des actions", "tableau_actions", "fiches actions", "Programme d'actions", "Bilan partenaires"],
    "participations": ["participations", "Émargements", "Copie de emargement", "présences actions", "feuilles de présence", "Participants"],
    "instances": ["instances", "Présences instances", "copil et autres", "réunions", "Gouvernance", "emargement instances"],
    "saisines": ["saisines", "cellule", "registre saisines", "situations", "RESAD"],
    "parcours": ["parcours", "commission insertion", "suivi parcours", "ateliers"],
    "objectifs": ["objectifs", "indicateurs", "suivi objectifs", "évaluation"],
    "perspectives": ["perspectives", "plan de travail", "feuille de route", "programme"],
    "moyens": ["moyens", "budget", "financements", "ressources"],
    "contexte": ["contexte", "données", "diagnostic", "chiffres clés"],
}


def lay_out(draw, block):
    """The sheets of a block, by a layout drawn among those that can say it; and the rows they say, when the layout says less."""
    kind, name = block.kind, truth_title(block)
    if kind == "actions":
        how = draw.pick("layout", "actions", ["list", "list", "list", "forms", "forms in one sheet", "transposed", "by axis"])
        if how == "forms":
            return layouts.forms(draw, block, False)
        if how == "forms in one sheet":
            return layouts.forms(draw, block, True)
        if how == "transposed":
            return [layouts.transposed(draw, block, name)]
        if how == "by axis":
            return layouts.by_column(draw, block, "axe")
    if kind == "instances":
        how = draw.pick("layout", "instances", ["list", "list", "crossed", "crossed", "ticked", "a sheet a meeting", "a sheet a body"])
        pairs = Counter((r["date"], r["instance"], r["structure"]) for r in block.rows)
        if how == "crossed" and max(pairs.values()) == 1:
            return crossed(draw, block, name)
        if how == "ticked" and all(r["presence"] in ("présent", "excusé", "absent") for r in block.rows):
            return layouts.ticked(draw, block, name)
        if how == "a sheet a meeting":
            return layouts.sessions(draw, block)
        if how == "a sheet a body":
            return layouts.by_column(draw, block, "instance")
    if kind == "participations":
        how = draw.pick("layout", "participations", ["list", "list", "crossed", "a sheet a session", "a sheet a month", "a sheet a structure", "a sheet an action"])
        if how == "crossed" and block.columns == ["date", "action", "structure", "participants"]:
            return crossed(draw, block, name)
        if how == "a sheet a session":
            return layouts.sessions(draw, block)
        if how == "a sheet a month":
            return layouts.months(draw, block)
        if how.startswith("a sheet a"):
            return layouts.by_column(draw, block, "structure" if how.endswith("structure") else "action")
    if kind in ("moyens", "objectifs", "perspectives") and draw.pick("layout", kind, ["list", "list", "list", "transposed"]) == "transposed":
        return [layouts.transposed(draw, block, name)]
    if kind in ("saisines", "parcours") and draw.pick("layout", kind, ["list", "list", "a sheet a month"]) != "list" and all("T" not in r["date"] for r in block.rows):
        return layouts.months(draw, block)
    return [listing(draw, block, draw.pick("frame", "sheet name", [name, "Feuil1", str(block.year or "Données"), "Sheet1"]))]


def truth_title(block):
    return TITLES[block.kind][:28]


def write_drawn(draw, blocks, folder):
    """The drawn files of every block."""
    rng = draw.rng
    waiting = defaultdict(list)
    for block in blocks:
        made = lay_out(draw, block)
        year = str(block.year) if block.year else ""
        stem = draw.pick("files", f"{block.kind} name", STEMS[block.kind])
        if year and draw.chance("files", "year in the name", 0.4):
            stem += f" {year}"
        place = os.path.join(folder, year)
        if year and draw.chance("files", "sub-folder", 0.25):
            place = os.path.join(place, rng.choice(["Partenaires", "Reçus par courriel", "émargements"]))
        if year and len(made) == 1 and draw.chance("files", "several tables in a file", 0.2):
            waiting[year] += made
            continue
        forms = ["openpyxl", *files.FORMATS]
        if len(made) > 1:
            forms = ["openpyxl", "openpyxl", "xlsxwriter", "xlwt", "ods", "xls-lo"]
        form = draw.pick("files", f"{block.kind} {year} format", forms)
        if len(made) > 1 and draw.chance("files", "hidden sheet of lists", 0.1):
            lists = files.Sheet("Listes")
            for at, word in enumerate(["oui", "non", "en cours"], 1):
                lists.put(at, 1, word)
            lists.hidden = True
            made.append(lists)
        files.write(made, place, stem, form)
    for year, made in waiting.items():
        files.write(made, os.path.join(folder, year), "Tableau de bord", draw.pick("files", "several tables", ["openpyxl", "xlsxwriter", "xlwt", "ods"]))


def settings(case, survey):
    """The case's settings, with the questionnaire's entry that goes with how it was written."""
    text = open(os.path.join(case, "inputs", "observatoire.toml"), encoding="utf-8").read()
    return text.split("[[questionnaire]]")[0] + survey


def draw_territory(case, out, seed, dimensions, what=None, newest=False):
    rng = random.Random(f"{os.path.basename(case)}/{seed}")
    draw = Draw(rng, dimensions)
    shutil.rmtree(out, ignore_errors=True)
    said = rng if what is None else random.Random(f"{os.path.basename(case)}/what/{what}")
    blocks = truth.blocks(case, said)
    if newest:
        last = max(b.year for b in blocks if b.year)
        blocks = [b for b in blocks if b.year in (None, last)]
    if said.random() < 0.5:
        blocks = [(truth.countable(b) or b) if b.kind == "participations" else b for b in blocks]
    years = sorted(b.year for b in blocks if b.year)
    quiet = Draw(random.Random(0), [])
    for side in ("plain", "drawn"):
        folder = os.path.join(out, side)
        os.makedirs(folder)
        shutil.copy(os.path.join(case, "inputs", "correspondances.csv"), folder)
        if side == "plain":
            for block in blocks:
                files.write([listing(quiet, block, block.kind)], os.path.join(folder, str(block.year or "")), block.kind, "openpyxl")
            survey = surveys.write(case, quiet, os.path.join(folder, str(years[-1])))
        else:
            write_drawn(draw, blocks, folder)
            survey = surveys.write(case, draw, os.path.join(folder, str(years[-1])))
        open(os.path.join(folder, "observatoire.toml"), "w", encoding="utf-8").write(settings(case, survey))
    open(os.path.join(out, "draw.txt"), "w", encoding="utf-8").write("\n".join(draw.log) + "\n")
    return years[-1]


def fold(text):
    return re.sub(r"[^a-z0-9]+", " ", bare(text.replace("œ", "oe")).lower()).strip()


def run(binary, inputs, outputs, year, survey):
    shutil.rmtree(outputs, ignore_errors=True)
    done = subprocess.run([binary, "bilan", str(year), "--entrees", inputs, "--sorties", outputs, "--profil", "interne", "--silencieux"], capture_output=True, text=True)
    path = os.path.join(outputs, str(year), "indicateurs.csv")
    if not os.path.exists(path):
        return done, {}, []
    rows = {}
    for r in csv.DictReader(open(path, encoding="utf-8-sig")):
        indicator = r["indicateur"]
        if indicator.startswith("question_"):
            # A tool that has no codes numbers its questions: both are known by their rank.
            indicator = survey.get(indicator, indicator)
        key = (indicator, r["annee"], *sorted([(r["dimension_1"], fold(r["modalite_1"])), (r["dimension_2"], fold(r["modalite_2"]))]))
        rows[key] = tuple(r[k] for k in ("valeur", "unite", "precision", "numerateur", "denominateur", "ic_bas", "ic_haut", "statut"))
    found = list(csv.DictReader(open(os.path.join(outputs, str(year), "controle", "anomalies.csv"), encoding="utf-8-sig")))
    return done, rows, found


def compare(binary, case, out, year):
    """Figures equal, figures in all, and what differs."""
    codes, _ = surveys.truth(case)
    survey = {f"question_{code}": f"question_Q{rank:02}" for rank, code in enumerate(codes, 1)}
    _, plain, before = run(binary, os.path.join(out, "plain"), os.path.join(out, "o-plain"), year, survey)
    done, drawn, after = run(binary, os.path.join(out, "drawn"), os.path.join(out, "o-drawn"), year, survey)
    keys = sorted(set(plain) | set(drawn))
    wrong = [k for k in keys if plain.get(k) != drawn.get(k)]
    told = Counter(f["code"] for f in after if f["gravite"] in ("erreur", "bloquant", "a-verifier"))
    told.subtract(Counter(f["code"] for f in before))
    with open(os.path.join(out, "differences.txt"), "w", encoding="utf-8") as f:
        f.write(f"exit {done.returncode}\n{done.stderr[-3000:]}\n")
        for finding in after:
            if finding["gravite"] != "note":
                f.write("  ".join([finding["gravite"], finding["code"], finding["fichier"], finding["feuille"], finding["cellule"], finding["message"]]) + "\n")
        for k in wrong:
            f.write(f"{k}\n    plain {plain.get(k)}\n    drawn {drawn.get(k)}\n")
    for side in ("o-plain", "o-drawn"):
        for extra in ("graphiques", "bilan.pdf", "bilan.docx", "bilan.html", "indicateurs.xlsx", "indicateurs"):
            path = os.path.join(out, side, str(year), extra)
            shutil.rmtree(path, ignore_errors=True) if os.path.isdir(path) else os.path.exists(path) and os.remove(path)
    return len(keys) - len(wrong), len(keys), Counter(k[0] for k in wrong), {c: n for c, n in told.items() if n > 0}, done.returncode


def main():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("case")
    p.add_argument("out")
    p.add_argument("--seed", type=int)
    p.add_argument("--seeds")
    p.add_argument("--dimensions", default=",".join(DIMENSIONS))
    p.add_argument("--binary")
    p.add_argument("--what", type=int, help="another seed for what is said, the same for several drawings")
    p.add_argument("--newest", action="store_true", help="the newest year alone")
    a = p.parse_args()
    dimensions = a.dimensions.split(",")
    first, last = (int(x) for x in a.seeds.split("-")) if a.seeds else (a.seed, a.seed)
    for seed in range(first, last + 1):
        out = os.path.join(a.out, f"{os.path.basename(a.case)}-{seed}") if a.seeds else a.out
        year = draw_territory(a.case, out, seed, dimensions, a.what, a.newest)
        if a.binary:
            equal, total, wrong, told, code = compare(a.binary, a.case, out, year)
            print(f"{os.path.basename(a.case)} {seed}: {equal}/{total} equal, exit {code}; wrong {dict(wrong.most_common(6))}; told {told}", flush=True)


if __name__ == "__main__":
    main()
