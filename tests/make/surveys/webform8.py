#!/usr/bin/env python3
"""Drupal 8+ Webform: one header row, thirteen columns of its own; options compact (`;`) or separate (`Question: option`, `X`); likert as
`Titre: ligne`; labels or keys. Rebuilt after OptionsBase.php, WebformLikert.php and webform.settings.yml (8.x-5.x).

    python3 tests/make/surveys/webform8.py tests/quirks/surveys
"""
from truth import *

OWN = ["serial", "sid", "uuid", "token", "uri", "created", "completed", "changed", "in_draft", "current_page", "remote_addr", "uid", "langcode"]
LABELS = ["Numéro de série", "ID de soumission", "UUID", "Jeton", "URI de la soumission", "Créé", "Terminé", "Modifié", "Est un brouillon", "Page actuelle",
          "Adresse IP", "Soumis par", "Langue"]

# As the module itself labels them (WebformSubmission.php), and their translations on a site of ours.
ENGLISH = ["Serial number", "Submission ID", "Submission UUID", "Token", "Submission URI", "Created", "Completed", "Changed", "Is draft", "Current page",
           "Remote IP address", "Submitted by", "Language"]
FRENCH = ["Numéro de série", "ID de soumission", "UUID de soumission", "Jeton", "URI de soumission", "Créé", "Terminé", "Modifié", "Est un brouillon",
          "Page actuelle", "Adresse IP distante", "Soumis par", "Langue"]
# After them, what was asked for besides, which sites name as they like.
BESIDES = {"webform8-anglais.csv": ["Webform", "Submitted to: Entity type", "Submitted to: Entity ID", "Locked", "Sticky", "Notes"],
           "webform8-francais.csv": ["Formulaire d'origine", "Soumis à : type d'entité", "Soumis à : identifiant de l'entité", "Verrouillé", "Épinglé", "Notes"]}


def record(rank, person, draft, separate):
    objectives, satisfaction, themes, theme, meetings, you, own_words, support, remarks = person
    when = iso(rank, "T")
    row = [rank, 90 + rank, f"u{rank:04}", f"t{rank:04}", "/formulaire", when, "" if draft else when, when, 1 if draft else 0, "", f"192.0.2.{rank}", 0, "fr"]
    row += list(objectives) + [satisfaction]
    if separate:
        row += ["X" if option in themes else "" for option in OPTIONS] + [theme]
    else:
        row.append(";".join(list(themes) + ([theme] if theme else [])))
    return row + [number(meetings), own_words or you, support or "", remarks]


def lines(own, separate, keys=False):
    objectives = [f"objectifs__o{rank}" for rank in (1, 2, 3)] if keys else [f"{OBJECTIVES}: {row}" for row in ROWS]
    options = [f"{THEMES}: {option}" for option in OPTIONS + ["Autre"]] if separate else [THEMES]
    rest = [MEETINGS, YOU, SUPPORT, REMARKS]
    satisfaction = SATISFACTION
    if keys:
        options, satisfaction, rest = ["themes"], "satisfaction", ["reunions", "vous_etes", "appui", "remarques"]
    rows = [own + objectives + [satisfaction] + options + rest]
    rows += [record(rank, person, False, separate) for rank, person in enumerate(PEOPLE, 1)]
    rows.append(record(11, DRAFT, True, separate))
    rows.append(record(12, TEST, False, separate))
    again = record(5, AGAIN, False, separate)
    again[:4] = [13, 103, "u0013", "t0013"]
    rows.append(again)
    return rows


write("webform8.csv", minimal(lines(OWN, False)).encode())
write("webform8-separe.csv", minimal(lines(LABELS, True)).encode())
write("webform8-cles.csv", minimal(lines(OWN, False, keys=True)).encode())

# The accounts and addresses of those who answered: never a question, whatever their headings.
for name, own in [("webform8-anglais.csv", ENGLISH), ("webform8-francais.csv", FRENCH)]:
    rows = lines(own + BESIDES[name], False)
    for rank, row in enumerate(rows[1:], 1):
        row[10:13] = [f"1.2.3.{rank}", f"Zorblax{rank}", "Français"]
        row[13:13] = ["Enquête", "node", "12", "Non", "Non", ""]
    # Who answers a second time does so from one account.
    rows[-1][11] = rows[5][11]
    write(name, minimal(rows).encode())
