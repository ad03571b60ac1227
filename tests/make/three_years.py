"""A made council over three years whose axes, bodies and sectors change: renamed, merged, split, ended. Worked out by hand in
tests/it/three_years.rs.

    python3 tests/make/three_years.py tests/cases/three-years

A workbook a year, with openpyxl.
"""

import sys
from pathlib import Path

import openpyxl

OUT = Path(sys.argv[1]) / "inputs"

SETTINGS = """[territoire]
nom = "CLSM des Trois-Rivières"

# Un axe qui ne change pas.
[[axe]]
nom = "Stigmatisation"

# Renommé en 2021.
[[axe]]
nom = "Parcours de vie"
depuis = 2021
remplace = ["Parcours"]

# Deux axes réunis en 2022.
[[axe]]
nom = "Logement"

[[axe]]
nom = "Emploi"

[[axe]]
nom = "Agir dans la cité"
depuis = 2022
remplace = ["Logement", "Emploi"]

# Un axe partagé en deux en 2022.
[[axe]]
nom = "Familles"

[[axe]]
nom = "Enfants"
depuis = 2022
remplace = ["Familles"]

[[axe]]
nom = "Parents"
depuis = 2022
remplace = ["Familles"]

# Un axe qui s'arrête.
[[axe]]
nom = "Crise sanitaire"
jusqu_a = 2021

# Noms anciens d'une instance et d'un secteur.
[nomenclature.instance]
"comité de pilotage" = ["comité stratégique"]

[nomenclature.secteur]
"Culture" = ["Arts et patrimoine"]
"""

# year: axis as written -> number of actions
ACTIONS = {
    2020: {"Stigmatisation": 2, "Parcours": 1, "Logement": 1, "Emploi": 2, "Familles": 3, "Crise sanitaire": 1},
    # One row still bears the old name.
    2021: {"Stigmatisation": 1, "Parcours de vie": 1, "Parcours": 1, "Logement": 2, "Emploi": 1, "Familles": 2, "Crise sanitaire": 2},
    # Old names again: « Parcours » and « Emploi » say which axis they are now, « Familles » does not; « Crise sanitaire » is over.
    2022: {"Stigmatisation": 3, "Parcours": 1, "Parcours de vie": 1, "Agir dans la cité": 1, "Emploi": 1, "Enfants": 1, "Parents": 1, "Familles": 1,
           "Crise sanitaire": 1},
}
BODIES = {2020: "comité stratégique", 2021: "comité de pilotage", 2022: "COPIL"}
MEETINGS = {2020: 2, 2021: 3, 2022: 1}
SECTORS = {2020: "Arts et patrimoine", 2021: "Culture", 2022: "Culture"}

OUT.mkdir(parents=True, exist_ok=True)
(OUT / "observatoire.toml").write_text(SETTINGS, encoding="utf-8")
for year, axes in ACTIONS.items():
    folder = OUT / str(year)
    folder.mkdir(exist_ok=True)
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Actions"
    page.append(["Axe", "Action", "Statut", "Porteur"])
    for axis, count in axes.items():
        for rank in range(1, count + 1):
            page.append([axis, f"{axis} – action {rank} de {year}", "réalisée", "Musée"])
    page = book.create_sheet("Instances")
    page.append(["Date", "Instance", "Structure", "Présence"])
    for month in range(1, MEETINGS[year] + 1):
        page.append([f"10/{month:02}/{year}", BODIES[year], "Musée", "X"])
    page = book.create_sheet("Annuaire")
    page.append(["Structure", "Secteur"])
    page.append(["Musée", SECTORS[year]])
    book.save(folder / f"Suivi {year}.xlsx")
