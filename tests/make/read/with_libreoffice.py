"""The same sheet saved by LibreOffice in other formats, and what only LibreOffice writes."""
import os
import shutil
import subprocess
import tempfile

from where import at


def convert(source, target_format, target):
    """Opens `source` in LibreOffice and saves it as `target`."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", target_format, "--outdir", folder, source],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        made = [name for name in os.listdir(folder) if name.endswith(target_format.split(":")[0])]
        shutil.copyfile(os.path.join(folder, made[0]), at(target))


convert(at("meme-feuille.xlsx"), "ods", "meme-feuille.ods")
convert(at("meme-feuille.xlsx"), "xls:MS Excel 97", "meme-feuille.xls")
convert(at("meme-feuille.xlsx"), "xlsx:Calc MS Excel 2007 XML", "meme-feuille-par-libreoffice.xlsx")
convert(at("formules-sans-resultat.xlsx"), "ods", "formules-calculees.ods")
convert(at("cellules-en-erreur.xlsx"), "ods", "cellules-en-erreur.ods")
convert(at("formules.ods"), "xlsx:Calc MS Excel 2007 XML", "formules-par-libreoffice.xlsx")
convert(at("masques.ods"), "html:HTML (StarCalc)", "page-de-libreoffice.html")
shutil.move(at("page-de-libreoffice.html"), at("page-de-libreoffice.xls"))
