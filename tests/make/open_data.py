"""Open data files of Insee, the DGCL, the Cnam, the DREES and FINESS, rebuilt at small size to their producers' exact layouts.

    python3 tests/make/open_data.py tests/open-data

Layouts (names and order of columns, rows above headers, encodings, separators, codes of totals) are the producers'. Values are
illustrative: they only have to be told apart. Communes and their codes are true.
"""

import sys
from pathlib import Path

import openpyxl
import xlsxwriter

OUT = Path(sys.argv[1])

# code, name, region, group, population
COMMUNES = [
    ("01338", "Saint-Benoît", "84", ("200070118", "CC Bugey Sud"), 862),
    ("86041", "Buxerolles", "75", ("200069854", "CU Grand Poitiers"), 10_132),
    ("86194", "Poitiers", "75", ("200069854", "CU Grand Poitiers"), 90_033),
    ("86214", "Saint-Benoît", "75", ("200069854", "CU Grand Poitiers"), 7_215),
    ("86066", "Châtellerault", "75", ("248600413", "CA Grand Châtellerault"), 31_602),
    ("97410", "Saint-Benoît", "04", ("249740101", "CA Intercommunale de la Réunion Est (CIREST)"), 37_036),
    ("2A004", "Ajaccio", "94", ("242010056", "CA du Pays Ajaccien"), 72_640),
]


def department(code):
    return code[:3] if code.startswith("97") else code[:2]


def cog():
    """Insee, code officiel géographique: comma, UTF-8, names with a comma quoted. COMD: a commune that was merged."""
    lines = ["TYPECOM,COM,REG,DEP,CTCD,ARR,TNCC,NCC,NCCENR,LIBELLE,CAN,COMPARENT"]
    for code, name, region, _, _ in COMMUNES:
        dep = department(code)
        lines.append(f'COM,{code},{region},{dep},{dep}D,{dep}1,0,{name.upper()},{name},"{name}",{dep}01,')
    lines.append("COMD,86300,,,,,0,ANCIENNE COMMUNE,Ancienne-Commune,Ancienne-Commune,,86041")
    (OUT / "v_commune_2023.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def populations_csv():
    """Insee, populations de référence, `donnees_communes.csv`: numbers of communes without leading zeros lost, `;`."""
    lines = ["CODREG;REG;CODDEP;CODARR;CODCAN;CODCOM;COM;PMUN;PCAP;PTOT"]
    for code, name, region, _, people in COMMUNES:
        dep = department(code)
        lines.append(f"{region};Région;{dep};1;01;{code[-3:]};{name};{people};120;{people + 120}")
    (OUT / "donnees_communes.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def populations_xlsx():
    """The same as a workbook, `ensemble.xlsx`: titles on rows 1 to 6, header on row 8, a sheet of notes first."""
    book = xlsxwriter.Workbook(OUT / "ensemble.xlsx")
    notes = book.add_worksheet("À lire")
    notes.write("A1", "Populations de référence des communes de France")
    notes.write("A3", "La population municipale comprend les personnes ayant leur résidence habituelle dans la commune.")
    for sheet, header, rows in [
        (
            "Départements",
            ["Code région", "Nom de la région", "Code département", "Nom du département", "Nombre d'arrondissements", "Nombre de cantons",
             "Nombre de communes", "Population municipale", "Population totale"],
            [["75", "Nouvelle-Aquitaine", "86", "Vienne", 3, 19, 265, 438_566, 448_000], ["75", "Nouvelle-Aquitaine", "79", "Deux-Sèvres", 3, 17, 256, 374_743, 385_000]],
        ),
        (
            "Communes",
            ["Code région", "Nom de la région", "Code département", "Code arrondissement", "Code canton", "Code commune", "Nom de la commune",
             "Population municipale", "Population comptée à part", "Population totale"],
            [[region, "Région", department(code), "1", "01", code[-3:], name, people, 120, people + 120] for code, name, region, _, people in COMMUNES],
        ),
    ]:
        page = book.add_worksheet(sheet)
        page.write("A1", "Populations de référence en vigueur à compter du 1er janvier 2024")
        page.write("A2", "Date de référence statistique : 1er janvier 2021")
        page.write("A4", "Source : Insee, Recensement de la population 2021")
        page.write("A6", sheet)
        page.write_row(7, 0, header)
        for row, cells in enumerate(rows, start=8):
            page.write_row(row, 0, cells)
    book.close()


def groups_insee():
    """Insee, base des intercommunalités: labels on row 5, header of codes on row 6."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "EPCI"
    head = ["Intercommunalité - Métropole au 01/01/2023", "Mise en ligne le 15/03/2023", "Géographie au 01/01/2023", "Source : Insee"]
    groups = {group for _, _, _, group, _ in COMMUNES}
    for row, text in enumerate(head, start=1):
        page.cell(row, 1, text)
    for column, (label, code) in enumerate([("Établissement public", "EPCI"), ("Libellé", "LIBEPCI"), ("Nature", "NATURE_EPCI"), ("Nombre de communes", "NB_COM")], start=1):
        page.cell(5, column, label)
        page.cell(6, column, code)
    for row, (siren, name) in enumerate(sorted(groups), start=7):
        members = sum(1 for commune in COMMUNES if commune[3][0] == siren)
        for column, value in enumerate([siren, name, name[:2], members], start=1):
            page.cell(row, column, value)
    page = book.create_sheet("Composition_communale")
    for row, text in enumerate(head, start=1):
        page.cell(row, 1, text)
    labels = ["Code géographique", "Libellé géographique", "EPCI", "Libellé de l'EPCI", "Département", "Région"]
    for column, (label, code) in enumerate(zip(labels, ["CODGEO", "LIBGEO", "EPCI", "LIBEPCI", "DEP", "REG"]), start=1):
        page.cell(5, column, label)
        page.cell(6, column, code)
    for row, (code, name, region, (siren, group), _) in enumerate(COMMUNES, start=7):
        for column, value in enumerate([code, name, siren, group, department(code), region], start=1):
            page.cell(row, column, value)
    page.cell(7 + len(COMMUNES), 1, "29083")
    for column, value in enumerate(["29083", "Île-de-Sein", "ZZZZZZZZZ", "Sans objet", "29", "53"], start=1):
        page.cell(7 + len(COMMUNES), column, value)
    book.create_sheet("Documentation")["A1"] = "Les établissements publics de coopération intercommunale à fiscalité propre."
    book.save(OUT / "Intercommunalite_Metropole_au_01-01-2023.xlsx")


def groups_dgcl():
    """DGCL: groups without their members, years inside the names of columns; and with their members, ISO-8859-1."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Epcisanscom2023"
    page.append(["dep_epci", "siren_epci", "nom_complet", "nj_epci2023", "fisc_epci2023", "nb_com_2023", "ptot_epci_2023", "pmun_epci_2023"])
    page.append(["86", "200069854", "CU Grand Poitiers", "CU", "FPU", 40, 199_300, 195_150])
    page.append(["86", "248600413", "CA Grand Châtellerault", "CA", "FPU", 47, 86_100, 84_200])
    book.save(OUT / "epcisanscom2023.xlsx")
    lines = ["dept;siren;raison_sociale;nature_juridique;mode_financ;nb_membres;total_pop_tot;total_pop_mun;dep_com;insee;siren_membre;nom_membre;ptot_2020;pmun_2020"]
    for code, name, _, (siren, group), people in COMMUNES:
        dep = department(code)
        lines.append(f"{dep};{siren};{group};CU;FPU;40;199 300;195 150;{dep};{code};21{code}01;{name};{people + 120};{people - 500}")
    (OUT / "epcicom2023.csv").write_bytes(("\r\n".join(lines) + "\r\n").encode("iso-8859-1"))


def cnam():
    """Cnam, cartographie des pathologies, `effectifs`: totals are rows (sexe 9, tsage, dept 999, region 99), a blank is masked."""
    head = "annee;patho_niv1;patho_niv2;patho_niv3;top;cla_age_5;sexe;region;dept;Ntop;Npop;prev;Niveau prioritaire;libelle_classe_age;libelle_sexe;tri"
    psy, drugs = "Maladies psychiatriques", "Traitements psychotropes (hors pathologies)"
    rows = []
    for region, dept, shift in [("99", "999", 0.0), ("75", "999", 0.5), ("75", "86", 0.9), ("75", "79", 0.2)]:
        for year, drift in [(2019, 0.0), (2020, 0.1)]:
            for age, sex in [("tsage", "9"), ("tsage", "1"), ("20-24", "9")]:
                for one, two, three, rate in [(psy, "", "", 3.6), (psy, "Troubles psychotiques", "", 0.7), (psy, "Troubles psychotiques", "Dont schizophrénie", 0.4),
                                              (drugs, "", "", 8.1), ("Diabète", "", "", 6.2), ("Total consommants tous régimes", "", "", 100.0)]:
                    masked = dept == "86" and year == 2020 and two == "Troubles psychotiques"
                    people = 430_000
                    share = round(rate + shift + drift + (0 if sex == "9" else 1) + (0 if age == "tsage" else 2), 3)
                    count = "" if masked else str(round(people * share / 100, -1)).split(".")[0]
                    rows.append(f"{year};{one};{two};{three};top;{age};{sex};{region};{dept};{count};{people};{'' if masked else share};1,2,3;tous âges;tous sexes;1.0")
    (OUT / "effectifs.csv").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")


def apl():
    """DREES, APL: a sheet a year, eight rows of title and notes, header on row 9 with trailing spaces, units on row 10."""
    book = xlsxwriter.Workbook(OUT / "Indicateur d'accessibilité potentielle localisée (APL) aux médecins généralistes.xlsx")
    book.add_worksheet("Description").write("A1", "Indicateur d'accessibilité potentielle localisée")
    for year, shift in [(2021, 0.0), (2022, -0.25)]:
        page = book.add_worksheet(f"APL {year}")
        page.write("A1", f"L'accessibilité potentielle localisée (APL) aux médecins généralistes en {year}")
        page.write("A3", "Champ : médecins généralistes libéraux et salariés en centre de santé, hors remplaçants.")
        page.write("A4", "Sources : SNIIR-AM, EGB, Cnam ; populations par sexe et âge, Insee.")
        page.write("A6", "Lecture : en moyenne, chaque habitant a accès à ce nombre de consultations par an.")
        page.write_row(8, 0, ["Code commune INSEE ", "Commune ", "APL aux médecins généralistes ", "APL aux médecins généralistes de 65 ans ou moins ",
                              f"Population standardisée {year - 2} pour la médecine générale ", f"Population totale {year - 2} "])
        page.write_row(9, 2, ["consultations par an par habitant standardisé", "consultations par an par habitant standardisé", "nombre d'habitants", "nombre d'habitants"])
        for row, (code, name, _, _, people) in enumerate(COMMUNES, start=10):
            measure = round(3.0 + row / 10 + shift, 2)
            page.write_row(row, 0, [code, name, measure, measure - 0.5, people - 10, people])
    book.close()


def finess():
    """FINESS, `etalab-cs1100507`: `;`, ISO-8859-15, a first line of comment, no header, two sections of different widths."""
    def structure(number, name, dep, commune, town, category, label):
        return ";".join(["structureet", number, number[:2] + "0780054", name, "", "", "", "12", "R", "DE L'ŒUVRE", "", "", commune, dep, "VIENNE", town,
                         "0549000000", "0549000001", category, label, "1100", "Agrégat", "26860001200012", "8610Z", "03", "ARS", "1", "Public", "1979-02-13", "1979-02-13", "2023-01-04", ""])
    lines = ["finess;etalab;98;2023-01-05"]
    lines += [
        structure("860000012", "CENTRE HOSPITALIER LABORIT", "86", "194", "86000 POITIERS", "292", "Centre Hospitalier Spécialisé lutte Maladies Mentales"),
        structure("860000020", "CMP NORD", "86", "194", "86000 POITIERS", "156", "Centre Médico-Psychologique (C.M.P.)"),
        structure("860000038", "CMP SUD", "86", "194", "86021 POITIERS CEDEX", "156", "Centre Médico-Psychologique (C.M.P.)"),
        structure("860000046", "PHARMACIE CENTRALE", "86", "194", "86000 POITIERS", "620", "Pharmacie d'Officine"),
        structure("860000053", "CSAPA", "86", "041", "86180 BUXEROLLES", "197", "Centre soins accompagnement prévention addictologie (CSAPA)"),
        structure("860000061", "CMP CHATELLERAULT", "86", "066", "86100 CHATELLERAULT", "156", "Centre Médico-Psychologique (C.M.P.)"),
        structure("970400012", "CMP SAINT-BENOIT", "9D", "410", "97470 SAINT BENOIT", "156", "Centre Médico-Psychologique (C.M.P.)"),
    ]
    lines += [f"geolocalisation;8600000{n};500000.5;6600000.5;1,ATLASANTE,100,IGN,BD_ADRESSE,V2.2,LAMBERT_93;2023-01-04" for n in (12, 20, 38, 46, 53)]
    (OUT / "etalab-cs1100507-stock-20230105-0343.csv").write_bytes(("\n".join(lines) + "\n").encode("iso-8859-15"))


OUT.mkdir(parents=True, exist_ok=True)
cog()
populations_csv()
populations_xlsx()
groups_insee()
groups_dgcl()
cnam()
apl()
finess()
