"""A council's year, cold start to all outputs, beside scripts that do the same tables and charts, in one run.

    python benches/council.py PROGRAM [--case tests/cases/practice-6] [--times 5] [--folder DIR]

The inputs are made once, from the tables of a practice case: one tidy workbook a table and a year, with the headers of our own blank
workbooks, so that a script of a hundred lines can read them. Ours reads them as it reads anything: it recognises, types, checks,
reconciles, protects, and writes the report in HTML, PDF, Word and a workbook besides the tables and the charts, which is all that the
peers write (peers/with_pandas.py: pandas, openpyxl, matplotlib; peers/with_polars.py: polars, fastexcel, XlsxWriter, matplotlib).
Before anything is timed, the figures that ours and the peers share are compared. Contenders take turns within a repetition.
"""
import argparse
import csv
import datetime
import os
import sys
from pathlib import Path

from intake import compare

PEERS = {"pandas, openpyxl, matplotlib": "with_pandas.py", "polars, fastexcel, matplotlib": "with_polars.py"}
HERE = Path(__file__).parent
NUMBERS = {"seances", "personnes_touchees", "places", "cout", "etp", "montant", "depart", "cible", "realise", "candidats", "retenus",
           "inscrits", "participants", "objectifs_fixes", "objectifs_atteints", "n", "valeur", "annee"}
# Not columns of the contract: what the case itself is made from.
LEFT = {"dossier", "avec", "dates", "nom", "prenom"}


def value(name, text):
    text = text.split("|")[0] if name in NUMBERS else text
    if name in NUMBERS and text:
        return float(text)
    if name.startswith("date") and text:
        # A span of days is dated from its first.
        return datetime.date.fromisoformat(text.split("/")[0])
    return text or None


def make(case, folder):
    """The inputs, and the newest year."""
    import xlsxwriter
    inputs, years = folder / f"council-{case.name}", set()
    for path in sorted((case / "verite").glob("*.csv")):
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        years |= {row["dossier"] for row in rows if row.get("dossier")}
    newest = max(years)
    for path in sorted((case / "verite").glob("*.csv")):
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        names = [name for name in rows[0] if name not in LEFT and not (path.stem == "instances" and name == "n")]
        names += ["n"] if path.stem == "instances" else []
        of_year = {year: [row for row in rows if row.get("dossier", newest) == year] for year in sorted(years)}
        targets = {inputs / "structures.xlsx": rows} if path.stem == "structures" else {inputs / year / path.name: of for year, of in of_year.items()}
        for target, rows in targets.items():
            if not rows:
                continue
            target = target.with_suffix(".xlsx")
            target.parent.mkdir(parents=True, exist_ok=True)
            book = xlsxwriter.Workbook(str(target), {"default_date_format": "dd/mm/yyyy"})
            sheet = book.add_worksheet(path.stem)
            sheet.write_row(0, 0, names)
            for at, row in enumerate(rows, 1):
                for column, name in enumerate(names):
                    if (cell := value(name, row[name])) is not None:
                        (sheet.write_datetime if isinstance(cell, datetime.date) else sheet.write)(at, column, cell)
            book.close()
    settings = (case / "inputs" / "observatoire.toml").read_text(encoding="utf-8")
    # The peers read no questionnaire: neither does ours here.
    (inputs / "observatoire.toml").write_text(settings.split("[[questionnaire]]")[0], encoding="utf-8")
    return inputs, int(newest)


def figures(path):
    """The totals and the breakdowns by one dimension, but for what is masked or not known."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if not row["dimension_2"] and row["valeur"]]
    return {(row["indicateur"], row["dimension_1"], row["modalite_1"]): round(float(row["valeur"]), 4) for row in rows if row["annee"].isdigit()}


def main():
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("--case", type=Path, default=HERE.parent / "tests/cases/practice-6")
    options.add_argument("--times", type=int, default=5)
    options.add_argument("--folder", type=Path, default=Path("/tmp/observatoire-bench"))
    options = options.parse_args()
    inputs, year = make(options.case, options.folder)
    outputs = options.folder / "council-outputs"
    ours = [options.program, "bilan", str(year), "--entrees", str(inputs), "--sorties", str(outputs / "ours"), "--silencieux"]
    contenders = {"observatoire bilan": (ours, None)}
    for name, script in PEERS.items():
        contenders[name] = ([sys.executable, str(HERE / "peers" / script), str(inputs), str(year), str(outputs / script)], None)
    compare(f"{options.case.name}, {year}: cold start to all outputs", contenders, options.times)
    own = figures(outputs / "ours" / str(year) / "indicateurs.csv")
    for script in PEERS.values():
        peer = figures(outputs / script / "indicateurs.csv")
        shared = sorted(set(own) & set(peer))
        differ = [(key, own[key], peer[key]) for key in shared if own[key] != peer[key]]
        print(f"  {script}: {len(shared)} figures in common with ours, {len(differ)} of them different")
        for key, one, other in differ[:10]:
            print(f"    {key}: {one:g} here, {other:g} there")
    written = sum(1 for _, _, files in os.walk(outputs / "ours" / str(year)) for _ in files)
    print(f"  ours writes {written} files; the peers " + ", ".join(str(sum(1 for _, _, files in os.walk(outputs / script) for _ in files)) for script in PEERS.values()))


if __name__ == "__main__":
    main()
