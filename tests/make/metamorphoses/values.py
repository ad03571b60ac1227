"""Manners of writing: the same value as different people write it. Nothing here changes what a careful reader understands."""

import datetime
import re
import unicodedata

MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]
SHORT = ["janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"]
DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]


def bare(text):
    """Without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def parse_date(text):
    """A truth's date: (first, last) days, or ('T', year, quarter), or ('M', year, month)."""
    if m := re.fullmatch(r"(\d{4})-T(\d)", text):
        return ("T", int(m[1]), int(m[2]))
    if m := re.fullmatch(r"(\d{4})-(\d\d)", text):
        return ("M", int(m[1]), int(m[2]))
    m = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?:/(\d\d))?", text)
    first = datetime.date(int(m[1]), int(m[2]), int(m[3]))
    return (first, first.replace(day=int(m[4])) if m[4] else first)


def _first(d):
    return "1er" if d.day == 1 else str(d.day)


DATE_MANNERS = {
    "typed": lambda d: d,
    "jj/mm/aaaa": lambda d: f"{d:%d/%m/%Y}",
    "jj/mm/aa": lambda d: f"{d:%d/%m/%y}",
    "j.m.aa": lambda d: f"{d.day}.{d.month}.{d:%y}",
    "j/m/aaaa": lambda d: f"{d.day}/{d.month}/{d.year}",
    "jj-mm-aaaa": lambda d: f"{d:%d-%m-%Y}",
    "iso": lambda d: d.isoformat(),
    "long": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "long 1er": lambda d: f"{_first(d)} {MONTHS[d.month - 1]} {d.year}",
    "jour long": lambda d: f"{DAYS[d.weekday()]} {_first(d)} {MONTHS[d.month - 1]} {d.year}",
    "Jour long": lambda d: f"{DAYS[d.weekday()].capitalize()} {d.day} {MONTHS[d.month - 1]} {d.year}",
    "jour sans an": lambda d: f"{DAYS[d.weekday()]} {d.day} {MONTHS[d.month - 1]}",
    "sans an": lambda d: f"{_first(d)} {MONTHS[d.month - 1]}",
    "LONG": lambda d: bare(f"{d.day} {MONTHS[d.month - 1]} {d.year}").upper(),
    "court": lambda d: f"{d.day}-{SHORT[d.month - 1]}-{d:%y}",
    "court.": lambda d: f"{d.day} {SHORT[d.month - 1]}. {d.year}",
    "heure": lambda d: f"{d:%d/%m/%Y} 14:00",
    "heures": lambda d: f"{d:%d/%m/%Y} de 9h30 à 12h",
    "jour heure": lambda d: f"{DAYS[d.weekday()]} {d:%d/%m/%Y} à 14h",
    "le": lambda d: f"le {_first(d)} {MONTHS[d.month - 1]} {d.year}",
    "lun.": lambda d: f"{DAYS[d.weekday()][:3]}. {d:%d/%m/%Y}",
    "jj/mm": lambda d: f"{d:%d/%m}",
    "datetime": lambda d: datetime.datetime(d.year, d.month, d.day, 14, 30),
    "espaces": lambda d: f" {d:%d / %m / %Y}",
}
RANGE_MANNERS = {
    "tiret": lambda a, b: f"{a.day}-{b.day} {MONTHS[a.month - 1]} {a.year}",
    "et": lambda a, b: f"{a.day} et {b.day} {MONTHS[a.month - 1]} {a.year}",
    "du au": lambda a, b: f"du {a.day} au {b.day} {MONTHS[a.month - 1]} {a.year}",
    "Les et": lambda a, b: f"Les {a.day} et {b.day} {MONTHS[a.month - 1]} {a.year}",
    "chiffres": lambda a, b: f"{a:%d}-{b:%d/%m/%Y}",
    "chiffres et": lambda a, b: f"{a:%d} et {b:%d/%m/%Y}",
    "entiers": lambda a, b: f"{a:%d/%m/%Y} - {b:%d/%m/%Y}",
    "du au entiers": lambda a, b: f"du {a:%d/%m/%Y} au {b:%d/%m/%Y}",
    "barre": lambda a, b: f"{a.day}/{b.day} {MONTHS[a.month - 1]} {a.year}",
    "esperluette": lambda a, b: f"{a.day} & {b.day} {MONTHS[a.month - 1]} {a.year}",
}
QUARTER_MANNERS = {
    "T": lambda y, q: f"T{q} {y}",
    "T-": lambda y, q: f"{y}-T{q}",
    "trimestre": lambda y, q: f"{q}{'er' if q == 1 else 'e'} trimestre {y}",
    "trim.": lambda y, q: f"Trim. {q} {y}",
    "ème": lambda y, q: f"{q}{'er' if q == 1 else 'ème'} trim. {y}",
    "colle": lambda y, q: f"{q}T{y}",
    "T/": lambda y, q: f"T{q}/{y}",
    "sans an": lambda y, q: f"T{q}",
    "mois": lambda y, q: f"{MONTHS[q * 3 - 3]} à {MONTHS[q * 3 - 1]} {y}",
}
MONTH_MANNERS = {
    "mai 2022": lambda y, m: f"{MONTHS[m - 1]} {y}",
    "Mai 2022": lambda y, m: f"{MONTHS[m - 1].capitalize()} {y}",
    "MAI": lambda y, m: bare(MONTHS[m - 1]).upper(),
    "mai-22": lambda y, m: f"{SHORT[m - 1]}-{y % 100}",
    "mai. 2022": lambda y, m: f"{SHORT[m - 1]}. {y}",
    "05/2022": lambda y, m: f"{m:02}/{y}",
    "2022-05": lambda y, m: f"{y}-{m:02}",
    "mai": lambda y, m: MONTHS[m - 1],
}

UNITS = {"participants": "participants", "personnes_touchees": "personnes", "places": "places", "seances": "séances", "inscrits": "inscrits"}
WORDS = {0: "zéro", 1: "un", 2: "deux", 3: "trois", 4: "quatre", 5: "cinq", 6: "six", 8: "huit", 10: "dix", 12: "douze", 15: "quinze", 16: "seize", 20: "vingt"}
UNKNOWN = ["", "NC", "n.c.", "?", "-", "/", "ND", "NSP", "nc", "non communiqué", "inconnu", "n.r.", "—", "N/A"]


def number(value, precision, manner, column, rng):
    """A quantity as a cell."""
    whole = float(value) == int(float(value))
    n = int(float(value)) if whole else float(value)
    if precision == "environ":
        return rng.choice([f"env. {n}", f"~{n}", f"≈ {n}", f"environ {n}", f"{n} env.", f"{n} environ", f"approx. {n}", f"à peu près {n}"])
    if precision == "au_moins":
        return rng.choice([f"plus de {n}", f"> {n}", f"au moins {n}", f"+ de {n}", f"≥ {n}", f"{n}+", f"{n} et plus", f"{n} minimum"])
    if precision == "au_plus":
        return rng.choice([f"moins de {n}", f"< {n}", f"au plus {n}", f"{n} maximum", f"jusqu'à {n}"])
    text = f"{n:,}".replace(",", " ").replace(".", ",") if not whole or abs(n) >= 1000 else str(n)
    if column in ("cout", "montant"):
        return {"typed": n, "text": text, "unit": f"{text} €", "unit2": f"{text} euros", "narrow": text.replace(" ", "\u202f"), "comma": f"{n:.2f}".replace(".", ","),
                "k": n, "float": float(n), "word": n}.get(manner, n)
    if not whole:
        return {"text": text, "narrow": text, "unit": text, "comma": text}.get(manner, n)
    if manner == "text":
        return text
    if manner == "unit":
        return f"{text} {rng.choice(['pers.', 'personnes', 'pers'])}" if column in ("participants", "personnes_touchees") else text
    if manner == "unit2":
        return f"{text} {UNITS[column]}" if column in UNITS else text
    if manner == "word":
        return WORDS.get(n, n) if column in UNITS else n
    if manner == "float":
        return float(n)
    if manner == "narrow":
        return f"\u202f{text}\u00a0"
    if manner == "comma" and column in ("depart", "cible", "realise", "montant", "cout"):
        return f"{text},0"
    return n


NUMBER_MANNERS = ["typed", "text", "unit", "unit2", "word", "float", "narrow", "comma"]
YES_NO = {
    "oui/non": ("oui", "non"), "Oui/Non": ("Oui", "Non"), "O/N": ("O", "N"), "X/": ("X", ""), "x/": ("x", ""), "1/0": (1, 0), "vrai/faux": ("VRAI", "FAUX"),
    "bool": (True, False), "✓/": ("✓", ""), "☒/☐": ("☒", "☐"), "oui/": ("oui", ""), "OUI/NON": ("OUI", "NON"), "oui./non.": ("oui.", "non."),
    "x/-": ("x", "-"), "Yes/No": ("Yes", "No"),
}
CLASSES = {
    "statut": {
        "prévue": ["prévue", "Prévu", "prévu(e)", "à venir", "planifiée", "programmée", "PREVUE", "Prévue.", "prévues"],
        "en cours": ["en cours", "En cours", "EN COURS", "engagée", "en cours de réalisation"],
        "réalisée": ["réalisée", "Réalisé", "realisee", "faite", "terminée", "réalisé(e)", "réalisé·e", "Fait", "achevée", "RÉALISÉE"],
        "reportée": ["reportée", "Reporté", "décalée", "reporté(e)", "repoussée"],
        "abandonnée": ["abandonnée", "Abandonné", "annulée", "abandonné(e)", "supprimée"],
    },
    "type": {
        "formation": ["formation", "Formations", "FORMATION"],
        "sensibilisation": ["sensibilisation", "Sensibilisations", "SENSIBILISATION", "action de sensibilisation"],
        "groupe de travail": ["groupe de travail", "Groupes de travail", "GT", "Groupe de travail"],
        "atelier": ["atelier", "Ateliers", "ATELIER"],
        "événement": ["événement", "évènement", "Evenement", "évènements", "ÉVÉNEMENT"],
        "permanence": ["permanence", "Permanences"],
        "étude": ["étude", "Etude", "études", "ETUDE"],
        "communication": ["communication", "Communications"],
        "immersion": ["immersion", "Immersions"],
        "autre": ["autre", "Autres", "AUTRE"],
    },
    "public": {
        "professionnels": ["professionnels", "Professionnel", "professionnel·le·s", "professionnel(le)s", "pro", "professionnels.les", "PROFESSIONNELS", "pros"],
        "élus": ["élus", "Elus", "élu·e·s", "élu(e)s", "élus.es", "ELUS", "élu-e-s", "élus et élues"],
        "personnes concernées": ["personnes concernées", "Personne concernée", "personnes concernees", "usagers", "usager·ère·s"],
        "aidants": ["aidants", "Aidant", "aidant·e·s", "aidant(e)s", "proches aidants", "familles"],
        "habitants": ["habitants", "habitant·e·s", "Habitant", "habitant(e)s", "HABITANTS"],
        "jeunes": ["jeunes", "Jeune", "JEUNES"],
        "autres": ["autres", "Autre", "AUTRES"],
    },
    "presence": {
        "présent": ["présent", "P", "X", "x", "Présent(e)", "présente", "1", "✓", "oui", "Prés.", "présent·e", "OK", 1, "✔", "PRÉSENT", "PRESENTE"],
        "excusé": ["excusé", "E", "Exc", "exc.", "Excusé(e)", "excusée", "e", "excusé·e", "EXCUSE", "Exc.", "excuse"],
        "absent": ["absent", "A", "Abs", "abs.", "Absent(e)", "absente", "a", "absent·e", "ABSENT", "non", 0, "0", "Abs non excusé", "absent non excusé"],
    },
    "decision": {
        "admis": ["admis", "Admise", "admis(e)", "ADMIS", "admission", "accepté"],
        "en attente": ["en attente", "En attente", "liste d'attente", "EN ATTENTE", "attente"],
        "réorienté": ["réorienté", "réorientée", "Réorientation", "réorienté(e)", "reoriente"],
        "refusé": ["refusé", "refus", "Refusée", "refusé(e)", "REFUSE"],
        "sorti": ["sorti", "sortie", "Sorti(e)", "SORTI"],
    },
    "suite": {
        "faite": ["faite", "Fait", "réalisée", "fait(e)", "FAITE", "Réalisé"],
        "en cours": ["en cours", "En cours", "EN COURS"],
        "reportée": ["reportée", "Reporté", "reporté(e)", "REPORTEE"],
        "abandonnée": ["abandonnée", "Abandonné", "abandonné(e)", "annulée"],
        "": ["", "?", "-", "NSP", "non connue"],
    },
    "statut_objectif": {
        "atteint": ["atteint", "Atteint", "ATTEINT", "atteint(e)"],
        "partiellement atteint": ["partiellement atteint", "Partiellement atteint", "partiellement", "PARTIELLEMENT ATTEINT", "en partie atteint"],
        "non atteint": ["non atteint", "Non atteint", "NON ATTEINT", "pas atteint"],
    },
    "nature": {
        "poste": ["poste", "Poste", "POSTES"],
        "subvention": ["subvention", "Subventions", "SUBVENTION"],
        "prestation": ["prestation", "Prestations", "PRESTATION"],
        "valorisation": ["valorisation", "Valorisations"],
    },
    "instance": {
        "comité de pilotage": ["comité de pilotage", "COPIL", "Copil", "Comité de Pilotage", "COMITE DE PILOTAGE", "comité de pilotage du CLSM"],
        "comité technique": ["comité technique", "COTECH", "Cotech", "Comité technique", "COTEC"],
        "groupe de travail": ["groupe de travail", "Groupe de travail", "GT", "Groupes de travail"],
        "cellule": ["cellule", "Cellule", "CELLULE", "cellule de concertation"],
        "commission": ["commission", "Commission", "COMMISSION"],
        "instance citoyenne": ["instance citoyenne", "Instance citoyenne", "INSTANCE CITOYENNE"],
        "assemblée plénière": ["assemblée plénière", "Assemblée plénière", "plénière", "Plénière", "ASSEMBLEE PLENIERE"],
    },
    "secteur": {},
    "college": {
        "élus": ["élus", "Élus", "élu(e)s", "élu·e·s", "Collège des élus", "ELUS"],
        "psychiatrie": ["psychiatrie", "Psychiatrie", "psychiatrie publique"],
        "personnes concernées": ["personnes concernées", "Personnes concernées", "usagers", "PERSONNES CONCERNEES"],
        "aidants": ["aidants", "Aidants", "aidant·e·s", "familles"],
        "coordination": ["coordination", "Coordination", "coordinatrice"],
        "autres partenaires": ["autres partenaires", "Autres partenaires", "autre partenaire", "AUTRES PARTENAIRES"],
    },
}
CLASSES["publics"] = CLASSES["public"]


def name(text, rng, strength):
    """A structure's name under the changes that fold."""
    if rng.random() > strength:
        return text
    return rng.choice([
        str.upper, str.lower, bare, lambda t: t + " ", lambda t: " " + t, lambda t: t.replace(" ", "  ", 1), lambda t: t.replace(" - ", " – "),
        lambda t: t.replace("'", "’"), lambda t: t.replace(" ", "\u00a0", 1), lambda t: t.replace("-", " "), lambda t: bare(t).upper(), lambda t: t.replace(" - ", "-"),
        lambda t: t.replace(" - ", " : "), lambda t: t.replace(" - ", " / "), lambda t: t + ".",
    ])(text)


LIST_MANNERS = [";", "; ", ", ", " / ", "\n", "\n- ", " ; ", "\n• "]
