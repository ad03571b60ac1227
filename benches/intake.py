"""Time and peak memory of intake, beside the programs that people would use instead, in one run.

    python benches/intake.py PROGRAM [--only participations,answers,books,report] [--times 5] [--folder DIR]

`PROGRAM` is the built `observatoire`. Needs polars, fastexcel, pandas, openpyxl and XlsxWriter. The inputs are made once in the
folder, the same bytes each time:

- participations: 200,000 rows of 12 columns, as xlsx with shared texts, xlsx with texts inline, and csv. Ours is the whole
  process of `observatoire verifier`: started, every cell read, recognised, typed, checked and reconciled. A peer's time is the
  reading alone, without starting Python or importing anything; its values are then neither typed (dates apart) nor checked.
- answers: 100,000 answers to 80 questions as LimeSurvey exports them, csv and xlsx. Ours as above, which counts each question's
  options as it infers its type; pandas reads and counts the answers to each question.
- books: 500, 1,000 and 2,000 small workbooks in the folder of a year, ours alone: the time of each should double.
- report: `observatoire bilan` on the 200,000 rows, ours alone, with the time of each stage.

Contenders take turns within a repetition, so that a busy machine slows all of them. Prints the least and the median wall time, the
median processor time and the greatest peak of memory of each, and the ratios of the medians to ours.
"""
import argparse
import csv
import datetime
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROWS, ANSWERS, QUESTIONS = 200_000, 100_000, 80
BOOKS = [500, 1_000, 2_000]
HEADER = ["Date", "Action", "Structure", "Participants", "Candidats", "Retenus", "Inscrits", "Public", "Axe", "Type", "Lieu", "Remarques"]


def participations(rows):
    """Rows of who came to what: 60 actions, 2,000 structures written in three ways each, a remark now and then that is its own."""
    chance = random.Random(2022)
    kinds = ["CMP", "GEM", "Centre social", "Mission locale", "EHPAD", "Collège", "Mairie de", "Association", "CCAS de", "Foyer"]
    towns = [f"{a}{b}" for a in ("Saint-", "Mont", "Belle", "Roche", "Neuf") for b in ("ville", "fort", "champ", "clair", "val", "bourg", "mont", "lac")]
    names = [f"{kind} {town} {rank}" for rank in range(1, 6) for kind in kinds for town in towns]
    ways = [str, str.upper, lambda name: name.replace(" ", "  ")]
    actions = [f"{what} n° {rank}" for rank in range(1, 11) for what in
               ("Café des aidants", "Premiers secours en santé mentale", "Forum", "Ciné-débat", "Atelier d’écriture", "Semaine d’information")]
    publics = ["professionnels", "élus", "personnes concernées", "aidants", "habitants", "jeunes"]
    types = ["formation", "sensibilisation", "événement", "atelier", "groupe de travail"]
    axes = ["Prévention", "Accès aux soins", "Logement", "Insertion", "Déstigmatisation"]
    day = datetime.date(2022, 1, 1)
    for row in range(rows):
        candidates = chance.randrange(4, 60)
        enrolled = chance.randrange(2, candidates)
        kept = chance.randrange(1, enrolled + 1)
        remark = f"Observation {row} : salle {chance.randrange(40)}" if chance.random() < 0.1 else ""
        yield [day + datetime.timedelta(days=chance.randrange(365)), chance.choice(actions), chance.choice(ways)(chance.choice(names)),
               chance.randrange(1, kept + 1), candidates, kept, enrolled, chance.choice(publics), chance.choice(axes), chance.choice(types),
               f"Salle {chance.randrange(80)}", remark]


def answers(rows):
    """LimeSurvey: codes as headings, full answers; single choices, ticks of multiple choices, numbers, and one free text."""
    chance = random.Random(80)
    scales = [["Pas du tout", "Plutôt non", "Plutôt oui", "Tout à fait", "Sans opinion"], ["Atteint", "Partiellement atteint", "Non atteint", "Sans opinion"],
              ["Jamais", "Rarement", "Parfois", "Souvent", "Toujours"], ["Oui", "Non"]]
    own = ["id", "submitdate", "lastpage", "startlanguage", "seed"]
    codes = [f"Q{rank:02}" for rank in range(1, 41)] + [f"M{group:02}[SQ{option:03}]" for group in range(1, 9) for option in range(1, 5)] \
        + [f"N{rank:02}" for rank in range(1, 8)] + ["T01"]
    assert len(codes) == QUESTIONS
    yield own + codes
    for row in range(1, rows + 1):
        sent = f"2022-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02} 10:{chance.randrange(60):02}:00"
        single = [chance.choice(scales[rank % 4]) if chance.random() < 0.9 else "" for rank in range(40)]
        ticks = ["Oui" if chance.random() < 0.3 else "Non" for _ in range(32)]
        numbers = [str(chance.randrange(100)) if chance.random() < 0.9 else "" for _ in range(7)]
        text = f"Ce qui manque ici, réponse {row}" if chance.random() < 0.1 else ""
        yield [str(row), sent, "4", "fr", str(chance.randrange(10**9))] + single + ticks + numbers + [text]


def workbook(path, rows, inline=False):
    import xlsxwriter
    book = xlsxwriter.Workbook(str(path), {"constant_memory": inline, "strings_to_numbers": False})
    book.set_properties({"created": datetime.datetime(2022, 1, 1)})
    sheet, dated = book.add_worksheet("Données"), book.add_format({"num_format": "dd/mm/yyyy"})
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, datetime.date):
                sheet.write_datetime(at, column, value, dated)
            elif isinstance(value, (int, float)):
                sheet.write_number(at, column, value)
            elif value != "":
                sheet.write_string(at, column, value)
    book.close()


def text(path, rows, quoting):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=",", quoting=quoting)
        writer.writerows([value.strftime("%d/%m/%Y") if isinstance(value, datetime.date) else value for value in row] for row in rows)


def made(folder, name, make):
    """The inputs folder of that name, made if it is not there whole; and its one file."""
    inputs = folder / Path(name).stem
    target = inputs / "2022" / name
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name("_" + name)
        make(part)
        part.rename(target)
    return inputs, target


def books(folder, count):
    inputs = folder / f"books-{count}"
    if not inputs.exists():
        part = folder / "_books"
        (part / "2022").mkdir(parents=True)
        rows = participations(20 * count)
        for rank in range(count):
            workbook(part / "2022" / f"structure-{rank:04}.xlsx", [HEADER] + [next(rows) for _ in range(20)])
        part.rename(inputs)
    return inputs


# What a peer does is one of these sentences, run in a fresh process: its own clock leaves starting and importing out.
PEERS = {
    "polars.read_excel": ("import polars, fastexcel", "frame = polars.read_excel(PATH)"),
    "polars.read_csv": ("import polars", "frame = polars.read_csv(PATH)"),
    "pandas.read_excel": ("import pandas, openpyxl", "frame = pandas.read_excel(PATH)"),
    "pandas.read_csv": ("import pandas", "frame = pandas.read_csv(PATH)"),
    "pandas csv counts": ("import pandas", "frame = pandas.read_csv(PATH)\nfor name in frame.columns[5:]: frame[name].value_counts()"),
    "pandas calamine counts": ("import pandas, python_calamine",
                               "frame = pandas.read_excel(PATH, engine='calamine')\nfor name in frame.columns[5:]: frame[name].value_counts()"),
}
PEER = "import sys, time, json\nPATH = sys.argv[1]\n{}\nstart, used = time.perf_counter(), time.process_time()\n{}\n" \
       "print(json.dumps([time.perf_counter() - start, time.process_time() - used]))"


def run(command, clock=None):
    """Wall and processor seconds, and peak memory in MiB, of a process. `clock` reads the first two from what it printed."""
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    printed = child.stdout.read()
    _, status, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    # Ours ends with 1 when it has findings; Python, when it fell.
    if os.waitstatus_to_exitcode(status) not in ((0,) if command[0] == sys.executable else (0, 1)):
        sys.exit(f"{command} failed")
    wall, processor = clock(printed) if clock else (wall, used.ru_utime + used.ru_stime)
    return wall, processor, used.ru_maxrss / 1024


def compare(title, contenders, times, once=()):
    """Runs contenders in turn, and prints a line for each. Those of `once` are so slow that one repetition will do."""
    seen = {name: [] for name in contenders}
    for turn in range(times):
        for name, (command, clock) in contenders.items():
            if turn == 0 or name not in once:
                seen[name].append(run(command, clock))
    print(f"\n{title}\n  {'':28}{'least s':>9}{'median s':>10}{'cpu s':>8}{'peak MiB':>10}  median / ours")
    ours = statistics.median(wall for wall, _, _ in next(iter(seen.values())))
    for name, runs in seen.items():
        walls, processors, peaks = zip(*runs)
        print(f"  {name:28}{min(walls):9.2f}{statistics.median(walls):10.2f}{statistics.median(processors):8.2f}{max(peaks):10.0f}"
              f"{statistics.median(walls) / ours:10.2f} ×", flush=True)


def peer(name, path):
    setup, work = PEERS[name]
    return [sys.executable, "-c", PEER.format(setup, work), str(path)], json.loads


def stages(command):
    """When each stage of a run says that it begins, to the next."""
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    told = [(time.perf_counter() - start, line.strip()) for line in child.stderr]
    _, _, used = os.wait4(child.pid, 0)
    ends = [begun for begun, _ in told[1:]] + [time.perf_counter() - start]
    for (begun, name), end in zip(told, ends):
        print(f"  {name:36}{end - begun:7.2f} s")
    print(f"  {'whole run':36}{ends[-1]:7.2f} s, {used.ru_utime + used.ru_stime:.2f} s of processor, {used.ru_maxrss / 1024:.0f} MiB")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("--only", default="participations,answers,books,report")
    options.add_argument("--times", type=int, default=5)
    options.add_argument("--folder", type=Path, default=Path("/tmp/observatoire-bench"))
    options.add_argument("--make", action="store_true", help="makes the inputs, and measures nothing")
    options = options.parse_args()
    only = options.only.split(",")

    def check(inputs):
        return [options.program, "verifier", "--entrees", str(inputs), "--silencieux"], None

    whole = lambda: [HEADER, *participations(ROWS)]
    sheets = {
        "participations-partagees.xlsx": lambda path: workbook(path, whole()),
        "participations-incluses.xlsx": lambda path: workbook(path, whole(), inline=True),
        "participations-texte.csv": lambda path: text(path, whole(), csv.QUOTE_MINIMAL),
    }
    surveys = {
        "reponses-texte.csv": lambda path: text(path, answers(ANSWERS), csv.QUOTE_ALL),
        "reponses-classeur.xlsx": lambda path: workbook(path, answers(ANSWERS)),
    }
    if "participations" in only or "report" in only:
        for name, make in sheets.items():
            inputs, path = made(options.folder, name, make)
            if options.make or "participations" not in only:
                continue
            peers = ["polars.read_excel", "pandas.read_excel"] if path.suffix == ".xlsx" else ["polars.read_csv", "pandas.read_csv"]
            contenders = {"observatoire verifier": check(inputs)} | {name: peer(name, path) for name in peers}
            compare(f"{name}: {ROWS} rows × {len(HEADER)}, {path.stat().st_size / 1e6:.0f} MB", contenders, options.times, {"pandas.read_excel"})
    if "answers" in only:
        for name, make in surveys.items():
            inputs, path = made(options.folder, name, make)
            if options.make:
                continue
            counted = "pandas calamine counts" if path.suffix == ".xlsx" else "pandas csv counts"
            contenders = {"observatoire verifier": check(inputs), counted: peer(counted, path)}
            compare(f"{name}: {ANSWERS} answers × {QUESTIONS}, {path.stat().st_size / 1e6:.0f} MB", contenders, options.times)
    if "books" in only:
        inputs = {count: books(options.folder, count) for count in BOOKS}
        if not options.make:
            compare("small workbooks of 20 rows", {f"{count} workbooks": check(inputs[count]) for count in BOOKS}, options.times)
    if "report" in only and not options.make:
        for name in sheets:
            print(f"\nbilan of {name}")
            outputs = options.folder / "outputs"
            stages([options.program, "bilan", "--entrees", str(options.folder / Path(name).stem), "--sorties", str(outputs)])


if __name__ == "__main__":
    main()
