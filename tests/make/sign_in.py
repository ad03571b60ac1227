"""Two sign-in sheets with names, 30 people, 12 of them at both, spelled as people do; e-mails and telephones beside them.

    python3 tests/make/sign_in.py tests/cases/sign-in

First sheet: openpyxl, last and first names in two columns. Second: xlwt (.xls), one column, in another order, case and accents. Names are
made up; the last names are rare, so that a test can look for them in every output.
"""

import sys
from pathlib import Path

import openpyxl
import xlwt

OUT = Path(sys.argv[1]) / "inputs" / "2022"
OUT.mkdir(parents=True, exist_ok=True)

LAST = ["Kerbiriou", "Zylberstein", "Ouédraogo", "Mac'hadenn", "Quéméneur", "Delavallée", "N'Guessan", "Pécresset", "Étchéverry", "Vandenbroucke",
        "Lhériteau", "Bißmarck", "Çelikoğlu", "Fœuillard", "Guézennec", "Haudebourg", "Ihuel", "Jézéquellou", "Krzywinska", "Lagardère-Pons",
        "Mbarekou", "Nédélecq", "Ozouf", "Plouhinecq", "Rannoux", "Sénécaut", "Tréhorel", "Urvoaz", "Weingaertner", "Yvetotte"]
FIRST = ["Léa", "Jean-Pierre", "Aïcha", "Maëlle", "Noël", "Chloé", "Koffi", "Élodie", "Iñaki", "Anne-Sophie",
         "Benoît", "Jürgen", "Zeynep", "Cécile", "Loïc", "Gaël", "Françoise", "Hélène", "Agnieszka", "Éric",
         "Moussa", "Gwénaëlle", "Stéphanie", "Yann", "Solène", "Rémi", "Ségolène", "Tugdual", "Björn", "Inès"]
PLACES = ["EKIDOM", "CCAS", "Mission locale"]
PEOPLE = list(zip(LAST, FIRST))


def mail(last, first):
    return f"{first[0]}.{last}@exemple-partenaire.fr".lower().replace("'", "").replace(" ", "")


def phone(rank):
    return f"06 {10 + rank:02} 57 {30 + rank:02} 91"


def plain(text):
    import unicodedata
    return "".join(letter for letter in unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("œ", "oe").replace("ğ", "g")) if not unicodedata.combining(letter))


# The first 21 at the first session; the last 21 at the second: 12 at both.
book = openpyxl.Workbook()
page = book.active
page.title = "Émargement"
page.append(["Info-formation santé mentale du 6 mai 2022"])
page.append([])
page.append(["Date", "Action", "Nom", "Prénom", "Structure", "Courriel", "Téléphone"])
for rank, (last, first) in enumerate(PEOPLE[:21]):
    page.append(["06/05/2022", "Info-formation santé mentale", last, first, PLACES[rank % 3], mail(last, first), phone(rank)])
book.save(OUT / "Émargement mai.xlsx")

book = xlwt.Workbook(encoding="utf-8")
page = book.add_sheet("Présents")
for column, header in enumerate(["Date", "Action", "Nom et prénom", "Structure", "E-mail", "Tél."]):
    page.write(0, column, header)
for row, (rank, (last, first)) in enumerate(list(enumerate(PEOPLE))[9:], start=1):
    spelled = [f"{first} {last.upper()}", f"{plain(last).upper()} {plain(first)}", f"Mme {last} {first}", f"{plain(first).lower()}  {plain(last).lower()}"][rank % 4]
    for column, value in enumerate(["20/05/2022", "Info-formation santé mentale", spelled, PLACES[rank % 3], mail(last, first), phone(rank)]):
        page.write(row, column, value)
book.save(str(OUT / "presents 20 mai.xls"))
