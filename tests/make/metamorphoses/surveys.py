"""A questionnaire's answers as one tool or another exports them. Every respondent answers everything: what a blank means differs by tool."""

import csv
import datetime
import io
import os

from metamorphoses.files import Sheet, write as write_sheets

OBJECTIVES = ["Lutter contre la stigmatisation", "Faciliter l'accès et la continuité des soins", "Soutenir les aidants", "Fluidifier les parcours de vie", "Observer la santé mentale du territoire",
              "Mieux comprendre les troubles psychiques", "Promouvoir la santé mentale", "Appuyer la coordination des parcours complexes"]
ATTAINED = ["Atteint", "Partiellement atteint", "Non atteint", "Sans opinion"]
SATISFIED = ["Très satisfait", "Plutôt satisfait", "Peu satisfait", "Pas du tout satisfait", "Ne se prononce pas"]
THEMES = ["Logement, hébergement et voisinage", "Emploi", "Jeunesse", "Accès aux soins, urgences"]
WHO = ["Professionnel de santé", "Travailleur social", "Personne concernée", "Élu"]
TEXTS = {"SATIS": "Êtes-vous satisfait du fonctionnement du conseil ?", "THEMES": "Quels thèmes souhaitez-vous aborder ?", "VOUS": "Vous êtes :", "REMARQ": "Avez-vous des remarques ?"}
KINDS = {"SATIS": ("echelle", SATISFIED), "THEMES": ("choix_multiple", THEMES), "VOUS": ("choix", WHO), "REMARQ": ("texte", [])}
TOOLS = ["google", "google", "sheets", "microsoft", "webform7", "webform7.xls", "webform8", "webform8;", "webform8 apart", "kobo", "nextcloud", "ls_code", "ls_code_codes", "ls_texte", "ls_code_texte", "plain"]


def truth(case):
    path = os.path.join(case, "verite", "questionnaire1.csv")
    if not os.path.exists(path):
        return [], []
    rows = list(csv.DictReader(open(path, encoding="utf-8-sig")))
    codes = [c for c in rows[0] if c != "complet" and any(r[c] for r in rows)]
    for r in rows:
        for c in codes:
            r[c] = r[c] or {"THEMES": "Emploi", "REMARQ": "Rien à ajouter", "VOUS": "Élu"}.get(c, "Sans opinion" if c.startswith("OBJ") else "Ne se prononce pas")
    return codes, [r for r in rows if r["complet"] == "oui"]


def text_of(code):
    return TEXTS.get(code) or OBJECTIVES[int(code[3:]) - 1]


def kind_of(code):
    return KINDS.get(code) or ("objectifs", ATTAINED)


def chosen(row, code):
    return [t for t in THEMES if t in row[code]] if code == "THEMES" else [row[code]]


def entry(stem, codes, by, mapped):
    """The settings' entry; `by` is `code` or `texte`."""
    lines = ["[[questionnaire]]", f'fichier = "**/{stem}"', 'titre = "Questionnaire sur les objectifs"', "invites = 60", ""]
    for code in codes:
        kind, classes = kind_of(code)
        lines += ["[[questionnaire.question]]", *([f'code = "{code}"'] if by == "code" else []), f'texte = "{text_of(code)}"', f'type = "{kind}"']
        if classes and mapped:
            lines.append("modalites = { " + ", ".join(f'{"SQ00" if code == "THEMES" else "A"}{i} = "{c}"' for i, c in enumerate(classes, 1)) + " }")
        elif classes:
            lines.append("modalites = [" + ", ".join(f'"{c}"' for c in classes) + "]")
        if kind in ("objectifs", "echelle"):
            lines.append(f'sans_opinion = "{classes[-1]}"')
        lines.append("")
    return "\n".join(lines)


def _csv(path, rows, separator=",", encoding="utf-8", quoting=csv.QUOTE_ALL, end="\r\n"):
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=separator, quoting=quoting, lineterminator=end).writerows(rows)
    open(path, "wb").write(buffer.getvalue().encode(encoding))


def write(case, draw, folder):
    codes, rows = truth(case)
    if not rows:
        return ""
    os.makedirs(folder, exist_ok=True)
    tool = draw.pick("surveys", "tool", TOOLS)
    year = int(os.path.basename(folder))
    stamps = [datetime.datetime(year, 1 + i % 12, 1 + i % 27, 9 + i % 9, (7 * i) % 60, (13 * i) % 60) for i in range(len(rows))]
    stem, by, mapped = "Questionnaire objectifs.csv", "texte", False
    out = [[]]
    if tool == "google":
        out = [["Horodateur", *map(text_of, codes)]]
        out += [[f"{s:%Y/%m/%d %I:%M:%S %p} UTC+1", *(", ".join(chosen(r, c)) for c in codes)] for r, s in zip(rows, stamps)]
        _csv(os.path.join(folder, stem), out)
    elif tool == "sheets":
        stem = "Questionnaire (réponses).xlsx"
        out = [["Horodateur", *map(text_of, codes)]] + [[s, *(", ".join(chosen(r, c)) for c in codes)] for r, s in zip(rows, stamps)]
    elif tool == "microsoft":
        stem = "Questionnaire(1-15).xlsx"
        out = [["ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom", *(text_of(c) + "\u00a0" for c in codes)]]
        out += [[i, s, s + datetime.timedelta(minutes=4), "anonymous", "", *("".join(o + ";" for o in chosen(r, c)) if c == "THEMES" else r[c] for c in codes)] for i, (r, s) in enumerate(zip(rows, stamps), 1)]
    elif tool.startswith("webform7"):
        one, two, three = ["Questionnaire"] + [""] * 8, ["Détails de la soumission"] + [""] * 8, ["N° de série", "SID", "Heure de soumission", "Completed Time", "Modified Time", "Brouillon", "Adresse IP", "UID", "Nom d'utilisateur"]
        for c in codes:
            if c == "THEMES":
                two += [text_of(c)] + [""] * (len(THEMES) - 1)
                three += THEMES
            else:
                two.append("")
                three.append(text_of(c))
        out = [one, two, three]
        for i, (r, s) in enumerate(zip(rows, stamps), 1):
            cells = [str(i), str(100 + i), *[f"{s:%d/%m/%Y - %H:%M}"] * 3, "0", "192.0.2.1", "0", "Anonyme"]
            for c in codes:
                cells += ["X" if t in chosen(r, c) else "" for t in THEMES] if c == "THEMES" else [r[c]]
            out.append(cells)
        stem = "questionnaire.xls" if tool.endswith("xls") else "questionnaire.tsv"
        _csv(os.path.join(folder, stem), out, "\t", "utf-16" if tool.endswith("xls") else "utf-8", end="\n")
        out = [[]]
    elif tool.startswith("webform8"):
        apart = tool.endswith("apart")
        head = ["Numéro de série", "Identifiant de la soumission", "Jeton", "Créé", "Terminé", "Modifié", "Est un brouillon", "Adresse IP", "Langue"]
        for c in codes:
            head += [f"{text_of(c)}: {t}" for t in THEMES] if apart and c == "THEMES" else [text_of(c)]
        out = [head]
        for i, (r, s) in enumerate(zip(rows, stamps), 1):
            cells = [i, 200 + i, f"jeton{i}", *[f"{s:%Y-%m-%d %H:%M:%S}"] * 3, "Non", "192.0.2.2", "Français"]
            for c in codes:
                cells += ["X" if t in chosen(r, c) else "" for t in THEMES] if apart and c == "THEMES" else [";".join(chosen(r, c))]
            out.append(cells)
        stem = "questionnaire_objectifs.csv"
        _csv(os.path.join(folder, stem), out, ";" if tool.endswith(";") else ",", quoting=csv.QUOTE_MINIMAL, end="\n")
        out = [[]]
    elif tool == "kobo":
        head = ["start", "end"]
        for c in codes:
            head += [text_of(c), *(f"{text_of(c)}/{t}" for t in THEMES)] if c == "THEMES" else [text_of(c)]
        out = [head + ["_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by", "__version__", "_tags", "_index"]]
        for i, (r, s) in enumerate(zip(rows, stamps), 1):
            cells = [s.isoformat() + ".000+02:00"] * 2
            for c in codes:
                cells += [" ".join(chosen(r, c)), *("1" if t in chosen(r, c) else "0" for t in THEMES)] if c == "THEMES" else [r[c]]
            out.append(cells + [1000 + i, f"uuid-{i}", s.isoformat(), "", "", "submitted_via_web", "", "v1", "", i])
        stem = "questionnaire - all versions - labels.csv"
        _csv(os.path.join(folder, stem), out, ";")
        out = [[]]
    elif tool == "nextcloud":
        out = [["Identifiant utilisateur", "Nom d'affichage de l'utilisateur", "Horodatage", *map(text_of, codes)]]
        out += [["", "Utilisateur anonyme", s.isoformat() + "+02:00", *("; ".join(chosen(r, c)) for c in codes)] for r, s in zip(rows, stamps)]
        stem = "Questionnaire (réponses).csv"
        _csv(os.path.join(folder, stem), out, encoding="utf-8-sig", end="\n")
        out = [[]]
    elif tool.startswith("ls_"):
        by = "texte" if tool == "ls_texte" else "code"
        fixed = ["id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp"]
        french = ["ID de la réponse", "Date de soumission", "Dernière page", "Langue de départ", "Tête de série", "Date de lancement", "Date de la dernière action"]
        head = fixed if tool.startswith("ls_code") and tool != "ls_code_texte" else french if tool == "ls_texte" else [f"{a}. {b}" for a, b in zip(fixed, french)]
        head = list(head)
        for c in codes:
            names = [(f"{c}[SQ00{i}]", f"{text_of(c)} [{t}]") for i, t in enumerate(THEMES, 1)] if c == "THEMES" else [(c, text_of(c))]
            head += [code if tool in ("ls_code", "ls_code_codes") else text if tool == "ls_texte" else f"{code}. {text}" for code, text in names]
        mapped = tool == "ls_code_codes"
        out = [head]
        for i, (r, s) in enumerate(zip(rows, stamps), 1):
            cells = [i, *[f"{s:%Y-%m-%d %H:%M:%S}"], 4, "fr", 1000 + i, *[f"{s:%Y-%m-%d %H:%M:%S}"] * 2]
            for c in codes:
                if c == "THEMES":
                    cells += [("Y" if mapped else "Oui") if t in chosen(r, c) else ("" if mapped else "Non") for t in THEMES]
                else:
                    classes = kind_of(c)[1]
                    cells.append(f"A{classes.index(r[c]) + 1}" if mapped and classes else r[c])
            out.append(cells)
        stem = "results-survey123456.csv"
        _csv(os.path.join(folder, stem), out, draw.pick("surveys", "separator", [";", ","]), "utf-8-sig")
        out = [[]]
    else:
        stem = "réponses au questionnaire.xlsx"
        out = [["N°", *map(text_of, codes)]] + [[i, *(" ; ".join(chosen(r, c)) for c in codes)] for i, r in enumerate(rows, 1)]
    if stem.endswith(".xlsx"):
        sheet = Sheet("Réponses")
        for r, cells in enumerate(out, 1):
            for c, value in enumerate(cells, 1):
                sheet.put(r, c, value)
        write_sheets([sheet], folder, stem[:-5], draw.pick("surveys", "writer", ["xlsxwriter", "openpyxl"]))
    return entry(stem, codes, by, mapped)
