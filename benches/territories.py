"""Many territories in one run, from raw inputs to every report, then their consolidation: time, memory, growth, and two threads against one.

    python benches/territories.py PROGRAM [--counts 6,12,24] [--rows 500] [--folder DIR]

Each territory has seven workbooks of a year, made once with XlsxWriter: participations of `--rows` rows by `intake.py`, and six small
tables. The program is run on the first so many territories, with one thread and with two; the processor time says what the run costs,
the wall time what it takes on this machine, with whatever else it does. Needs XlsxWriter.
"""
import argparse
import os
import shutil
from pathlib import Path

from intake import HEADER, participations, run, workbook

SMALL = {
    "structures": [["Structure", "Secteur", "Collège"]] + [[f"Structure {rank}", sector, "autres partenaires"] for rank, sector in
                                                            enumerate(["Santé", "Culture", "Handicap", "Éducation"] * 8)],
    "actions": [["Action", "Axe", "Statut", "Type", "Porteur", "Partenaires", "Personnes touchées"]] +
               [[f"Action {rank}", f"Axe {rank % 4}", ["réalisée", "en cours", "prévue"][rank % 3], "atelier", f"Structure {rank % 32}",
                 f"Structure {(rank + 5) % 32} ; Structure {(rank + 9) % 32}", 10 + rank] for rank in range(40)],
    "instances": [["Date", "Instance", "Structure", "Présence"]] +
                 [[f"{1 + meeting}/0{1 + meeting % 9}/2022", "comité de pilotage", f"Structure {rank}", "excusé" if (rank + meeting) % 5 == 0 else "présent"]
                  for meeting in range(4) for rank in range(32)],
    "saisines": [["Mois", "Demandeur", "Nombre", "Niveau"]] + [[f"2022-{month:02}", f"Structure {month}", 12 + month, str(month % 3 + 1)] for month in range(1, 13)],
    "objectifs": [["Axe", "Objectif", "Indicateur", "Départ", "Cible", "Réalisé"]] + [[f"Axe {rank % 4}", f"Objectif {rank}", "Rencontres", 0, 10, rank] for rank in range(12)],
    "moyens": [["Libellé", "Nature", "ETP", "Montant", "Financeur"]] + [[f"Poste {rank}", "poste", 0.5, 1000 * rank, f"Financeur {rank}"] for rank in range(6)],
}


def make(folder, count, rows):
    lines = participations(rows * count)
    for rank in range(count):
        territory = folder / f"t{rank:03}" / "inputs"
        part = folder / "_part"
        own = [next(lines) for _ in range(rows)]
        if territory.exists():
            continue
        shutil.rmtree(part, ignore_errors=True)
        (part / "2022").mkdir(parents=True)
        workbook(part / "2022" / "participations.xlsx", [HEADER] + own)
        for name, table in SMALL.items():
            workbook(part / "2022" / f"{name}.xlsx", table)
        (part / "observatoire.toml").write_text(f'[territoire]\nnom = "Conseil {rank:03}"\npopulation = {5000 * (1 + rank % 40)}\n', encoding="utf-8")
        territory.parent.mkdir()
        part.rename(territory)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("--counts", default="6,12,24")
    options.add_argument("--rows", type=int, default=500)
    options.add_argument("--folder", type=Path, default=Path("/tmp/observatoire-bench"))
    options = options.parse_args()
    counts = [int(count) for count in options.counts.split(",")]
    whole = options.folder / f"territories-{options.rows}"
    whole.mkdir(parents=True, exist_ok=True)
    make(whole, max(counts), options.rows)
    print(f"{'territories':>12}{'threads':>9}{'wall s':>9}{'cpu s':>8}{'cpu s each':>12}{'peak MiB':>10}")
    walls = {}
    for count in counts:
        root = options.folder / "_some"
        shutil.rmtree(root, ignore_errors=True)
        root.mkdir()
        for rank in range(count):
            shutil.copytree(whole / f"t{rank:03}", root / f"t{rank:03}")
        for threads in ("1", "2"):
            os.environ["RAYON_NUM_THREADS"] = os.environ["POLARS_MAX_THREADS"] = threads
            outputs = options.folder / f"territories-outputs-{count}"
            shutil.rmtree(outputs, ignore_errors=True)
            command = [options.program, "bilan", "2022", "--territoires", str(root), "--sorties", str(outputs), "--silencieux"]
            wall, processor, peak = run(command)
            walls[count, threads] = wall
            print(f"{count:>12}{threads:>9}{wall:9.2f}{processor:8.2f}{processor / count:12.2f}{peak:10.0f}", flush=True)
    print("  two threads are " + ", ".join(f"{walls[count, '1'] / walls[count, '2']:.2f} × one ({count})" for count in counts))
    wall, processor, peak = run([options.program, "federer", str(outputs), "--sorties", str(options.folder / "federation"), "--silencieux"])
    print(f"  federer, {max(counts)} territories: {wall:.2f} s, {processor:.2f} s of processor, {peak:.0f} MiB")


if __name__ == "__main__":
    main()
