"""Workbooks that no program writes, or should: parts rewritten with Python's zipfile, and records of BIFF written out."""
import io
import struct
import sys
import zipfile

import msoffcrypto
from msoffcrypto.format.ooxml import OOXMLFile

import ole
from where import at


def rewritten(source, target, part, change):
    """Copies a zip with one part changed; a part changed to nothing is left out."""
    with zipfile.ZipFile(at(source)) as read, zipfile.ZipFile(at(target), "w", zipfile.ZIP_DEFLATED) as write:
        for info in read.infolist():
            data = read.read(info)
            if info.filename == part:
                changed = change(data)
                assert changed != data, (target, part)
                data = changed
            if data is not None:
                write.writestr(zipfile.ZipInfo(info.filename, (2022, 5, 6, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


def bytes_of(name):
    with open(at(name), "rb") as file:
        return file.read()


def write(name, data):
    with open(at(name), "wb") as file:
        file.write(data)


SHEET, TEXTS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
GOOD = "tableau-avec-totaux.xlsx"

rewritten(GOOD, "dimension-fausse.xlsx", SHEET, lambda data: data.replace(b'ref="B3:C6"/>', b'ref="A0:XFD9999999"/>', 1))
rewritten(GOOD, "trop-de-textes-annonces.xlsx", TEXTS, lambda data: data.replace(b'uniqueCount="', b'uniqueCount="4000000000'))
rewritten(GOOD, "feuille-absente.xlsx", SHEET, lambda data: None)
rewritten(GOOD, "xml-coupe.xlsx", SHEET, lambda data: data[: len(data) * 2 // 3])
rewritten(GOOD, "texte-hors-de-la-table.xlsx", SHEET, lambda data: data.replace(b"<v>0</v>", b"<v>99999</v>"))
rewritten(GOOD, "colonne-impossible.xlsx", SHEET, lambda data: data.replace(b'r="B3"', b'r="ZZZZZ3"'))
rewritten(GOOD, "deux-fois-la-meme-cellule.xlsx", SHEET, lambda data: data.replace(b'r="C4"', b'r="B4"'))
rewritten(
    GOOD,
    "entites-xml.xlsx",
    SHEET,
    lambda data: data.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet', 1),
)
rewritten(
    "textes-dans-les-cellules.xlsx",
    "sans-adresses.xlsx",
    SHEET,
    lambda data: data.replace(b' r="A1"', b"").replace(b' r="B1"', b"").replace(b' r="C1"', b"").replace(b' r="D1"', b"").replace(b'<row r="1"', b"<row"),
)


def prefixed(data):
    """`<x:worksheet>`, as Microsoft's Open XML SDK writes."""
    import re

    data = re.sub(rb"<(/?)([a-zA-Z])", rb"<\1x:\2", data)
    return data.replace(b"<?x:xml", b"<?xml").replace(b' xmlns="http://schemas.openxmlformats.org/spreadsheetml', b' xmlns:x="http://schemas.openxmlformats.org/spreadsheetml')


rewritten("lignes-et-colonnes-masquees.xlsx", "elements-a-prefixe.xlsx", SHEET, prefixed)
rewritten("masques.ods", "table-coupee.ods", "content.xml", lambda data: data[: data.index(b"</table:table>") - 30])
rewritten("paragraphes.ods", "mis-en-page.ods", "content.xml", lambda data: data.replace(b"><table:", b">\n  <table:").replace(b"></table:", b">\n  </table:"))
rewritten(
    "paragraphes.ods",
    "protege.ods",
    "META-INF/manifest.xml",
    lambda data: data.replace(b'manifest:full-path="content.xml"', b'manifest:full-path="content.xml" manifest:size="9"').replace(
        b"</manifest:manifest>", b'<manifest:file-entry manifest:full-path="x"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>'
    ),
)

# Cut, empty, protected, named for something else.
write("tronque.xlsx", bytes_of(GOOD)[:3000])
write("tronque.xls", bytes_of("types.xls")[:2500])
write("tronque.ods", bytes_of("paragraphes.ods")[:900])
write("vide.xlsx", b"")
protected = io.BytesIO()
OOXMLFile(open(at(GOOD), "rb")).encrypt("secret", protected)
write("protege.xlsx", protected.getvalue())
write("nomme-xls.xls", bytes_of("textes-dans-les-cellules.xlsx"))
write("nomme-xlsx.xlsx", bytes_of("premiere-feuille-vide.xls"))
write("nomme-csv.csv", bytes_of("lignes-repetees.ods"))
write("csv-nomme.xlsx", "Structure;Nombre\r\nCCAS;3\r\n".encode())
write("document.xlsx", b"%PDF-1.7\n")

with zipfile.ZipFile(at("chemin-hors-du-classeur.xlsx"), "w") as made:
    made.writestr("_rels/.rels", "<Relationships/>")
    made.writestr("../../ailleurs.xml", "<x/>")

# Unpacked and packed again on a Mac, which adds a part of its own beside each one.
with zipfile.ZipFile(at("tableau-decale.xlsx")) as read, zipfile.ZipFile(at("archive-par-un-mac.xlsx"), "w", zipfile.ZIP_DEFLATED) as made:
    for name in read.namelist():
        folder, _, file = name.rpartition("/")
        made.writestr(zipfile.ZipInfo(name, (2022, 12, 1, 0, 0, 0)), read.read(name))
        made.writestr(zipfile.ZipInfo(f"__MACOSX/{folder}/._{file}", (2022, 12, 1, 0, 0, 0)), b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        ")
    made.writestr(zipfile.ZipInfo("xl/._sharedStrings.xml", (2022, 12, 1, 0, 0, 0)), b"\x00\x05\x16\x07")

# Excel 5: letters of one byte, code page 1252.
sheet = ole.label(0, 0, "Éléonore – été") + ole.number(0, 1, 3.5) + ole.label(2, 0, "CCAS")
write("excel-5.xls", ole.container(Book=ole.workbook(0x0500, [("Présences", sheet)], ole.record(0x42, struct.pack("<H", 1252)))))
# The same without a container and without a workbook, as a well-known PHP snippet writes.
bare = struct.pack("<6H", 0x809, 8, 0, 0x10, 0, 0) + sheet + struct.pack("<HH", 0x0A, 0)
write("sans-conteneur.xls", bare)
# A code page announced for texts that have none: calamine then puts a NUL between letters.
stream = bytes_of("types.xls")
at_codepage = stream.index(struct.pack("<HHH", 0x42, 2, 1200))
write("page-de-code-annoncee.xls", stream[: at_codepage + 4] + struct.pack("<H", 1252) + stream[at_codepage + 6 :])
# Protected by a password.
write("protege.xls", ole.container(Workbook=ole.workbook(0x0600, [("Feuil1", b"")], ole.record(0x2F, struct.pack("<HHH", 1, 1, 1) + bytes(48)))))
# A cell in a column that the format does not have, two million times more than it looks.
far = b"".join(ole.number(row, 65535 if row % 2 else 0, 1) for row in range(400))
write("colonne-impossible.xls", ole.container(Workbook=ole.workbook(0x0600, [("Feuil1", far), ("Saine", ole.number(0, 0, 7))])))
# A text beyond the end of the table of texts.
lost = ole.record(0x00FD, struct.pack("<HHHI", 0, 0, 0, 9)) + ole.number(1, 0, 1)
texts = ole.record(0x00FC, struct.pack("<II", 1, 1) + struct.pack("<HB", 2, 0) + b"ab")
write("texte-hors-de-la-table.xls", ole.container(Workbook=ole.workbook(0x0600, [("Feuil1", lost), ("Saine", ole.number(0, 0, 7))], texts)))
# A chain of sectors that bites its tail, for a stream of four gigabytes.
looped = bytearray(ole.container(Workbook=ole.workbook(0x0600, [("Feuil1", sheet)])))
struct.pack_into("<I", looped, 512 + 4 * 3, 2)
struct.pack_into("<I", looped, 1024 + 128 + 120, 0xFFFFFFFF)
write("chaine-sans-fin.xls", bytes(looped))
# A Word document of the same years.
write("document.xls", ole.container(WordDocument=b"x" * 5000))
