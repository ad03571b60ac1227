#!/usr/bin/env python3
"""Démarches simplifiées: the file's columns, the applicant's, then the fields; choices joined by `, `, boxes `on`/`off`, a number never given
is 0. Rebuilt after
app/services/procedure_export_service.rb, app/models/{avis,etablissement}.rb, app/models/concerns/dossier_export_concern.rb and app/models/types_de_champ/* (a natural person, and a legal one).

    python3 tests/make/surveys/demarches.py tests/quirks/surveys
"""
from truth import *

PERSON = ["Civilité", "Nom", "Prénom", "Dépôt pour un tiers", "Nom du mandataire", "Prénom du mandataire"]
BODY = ["Établissement SIRET", "Établissement siège social", "Établissement NAF", "Établissement Adresse", "Entreprise SIREN", "Entreprise nom",
        "Entreprise prénom", "Association RNA", "Association titre"]
STATE = ["À archiver", "État du dossier", "Dernière mise à jour le", "Dernière mise à jour du dossier le", "Déposé le", "Passé en instruction le",
         "Traité le", "Motivation de la décision", "Instructeurs", "Groupe instructeur"]
FIELDS = ROWS + [SATISFACTION, THEMES, MEETINGS, YOU, SUPPORT, "Commune", "Commune (Code INSEE)", "Commune (Département)", "J'accepte d'être recontacté", REMARKS]


def record(rank, person, state, who):
    objectives, satisfaction, themes, theme, meetings, you, own_words, support, remarks = person
    when = iso(rank)
    sent = "" if state == "Brouillon" else when
    joined = ", ".join(list(themes) + ([theme] if theme else []))
    row = [str(100 + rank), f"personne{rank}@exemple-prive.test", ""] + who
    row += ["Non", state, when, when, sent, "", "", "", "agent@exemple-prive.test", "défaut"]
    row += list(objectives) + [satisfaction, joined, number(meetings or 0), own_words or you, support or ""]
    return row + ["Poitiers" if rank % 2 else "Buxerolles", "86194", "86 – Vienne", "on" if rank % 3 else "off", remarks]


STATES = ["En construction", "En instruction", "Accepté", "Classé sans suite"]
who = ["M.", "Durand", "Camille", "false", "", ""]
rows = [["ID", "Email", "FranceConnect ?"] + PERSON + STATE + FIELDS]
rows += [record(rank, person, STATES[rank % 4], who) for rank, person in enumerate(PEOPLE, 1)]
rows.append(record(11, DRAFT, "Brouillon", who))
establishments = [["Dossier ID", "Champ", "Établissement SIRET", "Établissement siège social", "Établissement NAF", "Entreprise SIREN"],
                  [101, "Votre structure", "21860194400017", "true", "8411Z", "218601944"]]
# Beside the files: opinions of experts (app/models/avis.rb), and a sheet a repeated block, its lines tied to their file.
opinions = [["Dossier ID", "Introduction", "Réponse", "Question", "Réponse oui/non", "Créé le", "Répondu le", "Instructeur", "Expert"],
            [101, "Votre avis ?", "Favorable", None, None, iso(1), iso(2), "agent@exemple-prive.test", "expert@exemple-prive.test"]]
visits = [["Dossier ID", "Ligne", "Lieu visité", "Nombre de visites"], [101, 1, "CMP", 2], [101, 2, "GEM", 1], [104, 1, "CMP", 3]]
workbook("demarches.xlsx", [("Dossiers", rows, []), ("Etablissements", establishments, []), ("Avis", opinions, []), ("Lieux visites", visits, [])])
# Nobody gave an opinion, and nobody is a body: headers alone, which some platforms write shorter.
workbook("demarches-annexes-vides.xlsx", [("Dossiers", rows, []), ("Etablissements", [["Dossier ID", "Établissement SIRET"]], []),
                                          ("Avis", [["Dossier ID", "Contenu", "Question"]], [])])

who = ["21860194400017", "true", "8411Z", "1 place de la Mairie", "218601944", "Durand", "Camille", "", ""]
rows = [["ID", "Email", "FranceConnect ?"] + BODY + STATE + FIELDS]
rows += [record(rank, person, STATES[rank % 4], who) for rank, person in enumerate(PEOPLE, 1)]
write("demarches-personne-morale.csv", minimal(rows).encode())
