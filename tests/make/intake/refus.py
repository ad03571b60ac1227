"""What is no table, and must be said clearly: wrong formats, broken or protected files, sheets that lack a column."""
import shutil
import zipfile

import odf.opendocument
import odf.text
from books import Sheet, by_openpyxl, by_xlsxwriter, path

THEME = "refus"
HEAD = ["Date", "Action", "Structure", "Participants"]
GOOD = Sheet([HEAD, ["08/03/2022", "Ciné-débat", "CCAS", 4]])


def zipped(name, parts):
    with zipfile.ZipFile(path(THEME, name), "w") as archive:
        for part, text in parts.items():
            archive.writestr(zipfile.ZipInfo(part, (2022, 12, 1, 0, 0, 0)), text)


by_openpyxl(THEME, "colonne-obligatoire-absente.xlsx", Sheet([["Date", "Structure", "Participants", "Remarques"], ["08/03/2022", "CCAS", 4, "RAS"]]))
by_openpyxl(THEME, "colonnes-de-deux-tables.xlsx", Sheet([["Date", "Action", "Structure"], ["08/03/2022", "Ciné-débat", "CCAS"]]))
by_xlsxwriter(THEME, "liste-de-courses.xlsx", Sheet([["Article", "Prix"], ["Café", 4.5], ["Gobelets", 3]]))
by_openpyxl(THEME, "compte-rendu-dans-un-tableur.xlsx", Sheet([["Compte rendu de la réunion du 12 avril"], ["Les participants ont échangé sur la suite."], ["Prochaine date à fixer."]]))
by_openpyxl(THEME, "saisines-nominatives.xlsx", Sheet([["Date", "Demandeur", "Nom", "Prénom", "Niveau"], ["mars 2022", "CCAS", "Durand", "Jeanne", 1]], name="Saisines"))
by_openpyxl(THEME, "vide.xlsx", Sheet([]))
path(THEME, "zero-octet.csv").write_bytes(b"")
path(THEME, "que-des-espaces.csv").write_bytes(b"  \r\n\t\r\n")
by_openpyxl(THEME, "entier.xlsx", GOOD)
whole = path(THEME, "entier.xlsx").read_bytes()
path(THEME, "entier.xlsx").unlink()
path(THEME, "tronque.xlsx").write_bytes(whole[: len(whole) // 2])
# Encrypted by msoffcrypto-tool: see tests/make/read/by_hand.py.
shutil.copy(path(THEME, "").parents[1] / "read" / "protege.xlsx", path(THEME, "protege-par-mot-de-passe.xlsx"))
path(THEME, "image-nommee.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 64)
path(THEME, "pdf-nomme.xlsx").write_bytes(b"%PDF-1.4\n%%EOF\n")
path(THEME, "rapport.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
zipped("tableau.numbers", {"Index/Document.iwa": "x"})
zipped("tableau-numbers-renomme.xlsx", {"Index/Document.iwa": "x", "Index/Tables/Tile.iwa": "x"})
zipped("courrier.pages", {"Index/Document.iwa": "x"})
letter = odf.opendocument.OpenDocumentText()
letter.text.addElement(odf.text.P(text="Compte rendu"))
letter.save(str(path(THEME, "compte-rendu.odt")))
letter.save(str(path(THEME, "odt-renomme.ods")))
zipped("document-word-renomme.xlsx", {"_rels/.rels": "<Relationships/>", "word/document.xml": "<w:document/>"})
zipped("classeur-binaire.xlsb", {"[Content_Types].xml": "<Types/>", "xl/workbook.bin": "\0"})
path(THEME, "courriel.eml").write_text("From: a\n\nBonjour\n")
