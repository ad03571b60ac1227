"""One giant workbook against the floor: unzipping it and scanning its XML, and nothing else.

    python benches/giant.py PROGRAM [--times 3] [--folder DIR]

The workbook is that of intake.py: 200,000 rows by 12 columns. Ours is the whole process of `observatoire verifier`: started, every cell
read, recognised, typed, checked and reconciled. The floor is zlib and expat, both in C, called from Python whose start is left out:
every part unzipped, every tag of it met, no cell kept.
"""
import argparse
import sys
from pathlib import Path

from intake import HEADER, ROWS, PEER, compare, made, participations, workbook
import json

FLOOR = """
archive = zipfile.ZipFile(PATH)
for name in archive.namelist():
    if name.endswith('.xml'):
        parser = pyexpat.ParserCreate()
        parser.buffer_text = True
        with archive.open(name) as part:
            parser.ParseFile(part)
"""


def main():
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("--times", type=int, default=3)
    options.add_argument("--folder", type=Path, default=Path("/tmp/observatoire-bench"))
    options = options.parse_args()
    for name, inline in (("participations-partagees.xlsx", False), ("participations-incluses.xlsx", True)):
        inputs, path = made(options.folder, name, lambda path: workbook(path, [HEADER, *participations(ROWS)], inline=inline))
        contenders = {
            "observatoire verifier": ([options.program, "verifier", "--entrees", str(inputs), "--silencieux"], None),
            "unzip and XML scan": ([sys.executable, "-c", PEER.format("import zipfile, pyexpat", FLOOR), str(path)], json.loads),
        }
        compare(f"{name}: {ROWS} rows × {len(HEADER)}, {path.stat().st_size / 1e6:.0f} MB", contenders, options.times)


if __name__ == "__main__":
    main()
