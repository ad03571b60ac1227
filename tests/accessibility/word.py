"""Opens reports in LibreOffice, has it save them as Word files again, and looks for what was lost: headings, captions, text
alternatives, tables and their header rows, language, the table of contents.

Usage: python word.py REPORT.docx…        (needs soffice in the path; the standard library alone)"""

import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree
import zipfile
from pathlib import Path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def squeezed(text):
    return re.sub(r"\s+", " ", text).strip()


def text_of(element):
    return squeezed("".join(part.text or "" for part in element.iter(W + "t")))


def levels(package):
    """The level of each heading style, by its name in the file: LibreOffice renames styles, and keeps what they are."""
    styles = tree.fromstring(package.read("word/styles.xml"))
    found, parents = {}, {}
    for style in styles.iter(W + "style"):
        name = style.get(W + "styleId")
        level = style.find(f"{W}pPr/{W}outlineLvl")
        parent = style.find(W + "basedOn")
        parents[name] = parent.get(W + "val") if parent is not None else None
        if level is not None and int(level.get(W + "val")) < 9:
            found[name] = int(level.get(W + "val")) + 1
    for name in parents:
        at = name
        while at is not None and at not in found:
            at = parents.get(at)
        if at is not None and name not in found:
            found[name] = found[at]
    return found


def contents(path):
    with zipfile.ZipFile(path) as package:
        body = tree.fromstring(package.read("word/document.xml"))
        level = levels(package)
        styles = package.read("word/styles.xml").decode()
        settings = package.read("word/document.xml").decode()
    headings, captions = [], []
    for paragraph in body.iter(W + "p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = style.get(W + "val") if style is not None else ""
        text = text_of(paragraph)
        if level.get(name) and text:
            headings.append((level[name], text))
        if re.match(r"(Figure|Tableau) \d+ – ", text) and "SEQ" in tree.tostring(paragraph, encoding="unicode"):
            captions.append(text)
    tables = []
    for table in body.iter(W + "tbl"):
        rows = table.findall(W + "tr")
        head = [row for row in rows if row.find(f"{W}trPr/{W}tblHeader") is not None]
        tables.append({"heads": len(head), "rows": [[text_of(cell) for cell in row.findall(W + "tc")] for row in rows]})
    pictures = [squeezed(picture.get("descr") or "") for picture in body.iter(WP + "docPr")]
    return {
        "headings": headings,
        "captions": captions,
        "tables": tables,
        "pictures": pictures,
        "french": 'w:lang w:val="fr-FR"' in styles,
        "contents": settings.count("TOC "),
    }


def saved_again(path, folder):
    profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", folder, str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return Path(folder, path.name)


def faults(path):
    with tempfile.TemporaryDirectory() as folder:
        before, after = contents(path), contents(saved_again(path, folder))
    found = []
    for what in ("headings", "captions", "pictures"):
        if before[what] != after[what]:
            lost = [item for item in before[what] if item not in after[what]]
            found.append(f"{what}: {len(before[what])} before, {len(after[what])} after, lost: {lost[:3]}")
    if len(before["tables"]) != len(after["tables"]):
        found.append(f"tables: {len(before['tables'])} before, {len(after['tables'])} after")
    for one, other in zip(before["tables"], after["tables"]):
        if one != other:
            found.append(f"a table changed: {one['rows'][:2]} / {other['rows'][:2]}, header rows {one['heads']} / {other['heads']}")
    for state, what in ((before, "before"), (after, "after")):
        if any(table["heads"] != 1 for table in state["tables"]):
            found.append(f"{what}: a table without one header row")
        if any(len(told) < 20 for told in state["pictures"]):
            found.append(f"{what}: a picture without a text alternative")
        if not state["french"]:
            found.append(f"{what}: the language is not French")
        if state["contents"] < 1:
            found.append(f"{what}: no table of contents")
        order = [level for level, _ in state["headings"]]
        if any(later > earlier + 1 for earlier, later in zip(order, order[1:])):
            found.append(f"{what}: a level of headings is left out")
    counts = f"{len(before['headings'])} headings, {len(before['captions'])} captions, {len(before['pictures'])} pictures, {len(before['tables'])} tables"
    print(f"{path}: {counts}: " + ("kept" if not found else "; ".join(found)))
    return len(found)


if __name__ == "__main__":
    reports = [Path(name) for name in sys.argv[1:]]
    if not reports or not all(report.is_file() for report in reports):
        sys.exit("Usage: python word.py REPORT.docx…")
    sys.exit(1 if sum(faults(report) for report in reports) else 0)
