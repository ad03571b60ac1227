"""One table in every format and encoding; and texts with their oddities."""
import datetime as dt
import shutil

from books import Calculated, Sheet, by_libreoffice, by_odfpy, by_openpyxl, by_pandas, by_xlsxwriter, by_xlwt, convert, path

THEME = "formats"
HEAD = ["Date", "Action", "Structure", "Participants", "Public"]
ROWS = [[dt.date(2022, 3, 8), "Ciné-débat « Œuvre »", "CCAS", 4, "élus"], [dt.date(2022, 3, 8), "Ciné-débat « Œuvre »", "GEM La Cordée", 7, "aidants"],
        [dt.date(2022, 6, 14), "Formation PSSM", "Mission locale", 2.0, None]]
SAME = Sheet([["Émargements 2022"], [], HEAD, *ROWS, ["Total", None, None, 13]], merged=["A1:E1"])

by_openpyxl(THEME, "meme-openpyxl.xlsx", SAME)
by_xlsxwriter(THEME, "meme-xlsxwriter.xlsx", SAME)
by_xlwt(THEME, "meme-xlwt.xls", SAME)
by_odfpy(THEME, "meme-odfpy.ods", SAME)
by_libreoffice(THEME, "meme-libreoffice.ods", SAME)
by_libreoffice(THEME, "meme-libreoffice.xls", SAME)
# An English LibreOffice, as here, would write American dates: these are typed as text.
by_libreoffice(THEME, "meme-libreoffice.csv", Sheet([["Émargements 2022"], [], HEAD, *[[row[0].strftime("%d/%m/%Y"), *row[1:]] for row in ROWS], ["Total", None, None, 13]]))
by_pandas(THEME, "meme-pandas.csv", HEAD, [[row[0].strftime("%d/%m/%Y"), *row[1:]] for row in ROWS], index=False, sep=";", encoding="utf-8-sig")


def text(separator, newline="\r\n"):
    lines = [HEAD, *[["" if cell is None else cell.strftime("%d/%m/%Y") if isinstance(cell, dt.date) else f"{cell:g}" if isinstance(cell, float) else str(cell)
                      for cell in row] for row in ROWS]]
    return newline.join(separator.join(line) for line in lines) + newline


for name, separator, encoding in [("point-virgule-1252.csv", ";", "cp1252"), ("virgule-utf-8.csv", ",", "utf-8"), ("tabulation-utf-16.txt", "\t", "utf-16"),
                                  ("barre-8859-15.csv", "|", "iso-8859-15"), ("tabulation-1252.tsv", "\t", "cp1252"), ("point-virgule-utf-8-bom.csv", ";", "utf-8-sig")]:
    # Windows-1252 has no rival for « œ » but ISO-8859-15.
    path(THEME, name).write_bytes(text(separator).replace("« Œuvre »", "Œuvre").encode(encoding))
path(THEME, "sep-en-tete.csv").write_bytes(("sep=;\r\n" + text(";")).encode("cp1252"))
path(THEME, "guillemets-et-retours.csv").write_text(
    'Date;Action;Structure;Participants\n08/03/2022;"Ciné-débat ; suite\nà la médiathèque";"CCAS ""de Poitiers""";4\n', encoding="utf-8")
path(THEME, "lignes-inegales.csv").write_text(
    "Bilan 2022\nDate;Action;Structure;Participants\n08/03/2022;Ciné-débat;CCAS;4;;;\n14/06/2022;PSSM;Mission locale\n\n;;;\nfin du document\n", encoding="utf-8")
path(THEME, "utf-16-nomme.xls").write_bytes(text("\t").encode("utf-16"))
path(THEME, "html-nomme.xls").write_text(
    "<html><head><meta charset=utf-8></head><body><h1>Export</h1><table border=1><tr>" + "".join(f"<th>{cell}</th>" for cell in HEAD) + "</tr><tr>"
    "<td>08/03/2022</td><td>Cin&eacute;-d&eacute;bat</td><td>CCAS &amp; Mairie</td><td>4</td><td>&eacute;lus</td></tr></table></body></html>", encoding="utf-8")
path(THEME, "csv-nomme.xls").write_bytes(text(";").encode("cp1252"))
shutil.copy(path(THEME, "meme-openpyxl.xlsx"), path(THEME, "xlsx-nomme.xls"))
shutil.copy(path(THEME, "meme-xlwt.xls"), path(THEME, "xls-nomme.xlsx"))
by_libreoffice(THEME, "formules-et-resultats.xlsx", Sheet([HEAD, [dt.date(2022, 3, 8), Calculated('="Ciné"&"-débat"', ""), "CCAS", Calculated("=2+2", 4), "élus"]]))
by_xlsxwriter(THEME, "chaines-dans-les-cellules.xlsx", SAME, options={"constant_memory": True})
by_openpyxl(THEME, "sans-resultat-de-formule.xlsx", Sheet([HEAD, [dt.date(2022, 3, 8), "Ciné-débat", "CCAS", Calculated("=2+2", 4), "élus"]]))
path(THEME, "decimales-anglaises.csv").write_text("libelle,nature,etp,montant,financeur\nPoste,poste,0.5,15000.00,CCAS\nSupervision,prestation,,2400.50,ARS\n")
convert()
