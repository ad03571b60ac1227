"""Headers as partners write them: for each column of the contract, other words for the same thing, and ways of writing any of them."""

import re

from metamorphoses.values import bare

# Words that a person who knows the field would take for the column, in a table of that kind.
WORDS = {
    "structures": {
        "structure": ["Nom de la structure", "Structure partenaire", "Organisme", "Partenaire", "Nom du partenaire", "Dénomination", "Raison sociale", "Nom", "Établissement / service", "Nom de l'établissement",
                      "Structure / organisme", "Nom de l'organisme", "Institution", "Nom de l'association ou du service", "Libellé de la structure"],
        "secteur": ["Secteur professionnel", "Secteur d'activité", "Domaine", "Champ d'intervention", "Secteur d'intervention", "Domaine d'intervention", "Champ d'activité", "Catégorie", "Secteur pro"],
        "entite": ["Entité juridique", "Organisme de rattachement", "Rattachement", "Établissement de rattachement", "Organisme gestionnaire", "Association gestionnaire", "Structure de rattachement", "Rattaché à",
                   "Entité de rattachement", "Maison mère"],
        "college": ["Collège", "Collège CLSM", "Collège de représentation", "Collège d'appartenance", "Collège du CLSM"],
        "fondateur": ["Membre fondateur", "Fondateur", "Fondateur O/N", "Membre fondateur (oui/non)", "Fondateur ?"],
        "actif": ["Actif", "Partenaire actif", "Structure active", "Actif (O/N)", "Toujours actif ?", "Active en cours d'année", "En activité"],
        "commune": ["Commune", "Ville", "Commune d'implantation", "Localisation", "Localité", "Commune du siège"],
        "depuis": ["Depuis", "Partenaire depuis", "Année d'adhésion", "Membre depuis", "Année d'entrée", "Partenaire depuis l'année", "Adhésion"],
    },
    "actions": {
        "action": ["Intitulé de l'action", "Nom de l'action", "Titre de l'action", "Intitulé", "Action menée", "Libellé de l'action", "Actions", "Titre", "Action / projet", "Intitulé du projet", "Dénomination de l'action",
                   "Action réalisée", "Nom du projet"],
        "axe": ["Axe stratégique", "Axe de travail", "Axe du CLSM", "Axes", "Axe concerné", "Axe de rattachement", "Axe du projet", "Axe / thématique", "Axe stratégique du CLSM", "Axe (CLSM)"],
        "statut": ["Statut de l'action", "État d'avancement", "Avancement", "État", "Où en est-on ?", "Statut du projet", "Etat de réalisation", "Réalisation", "État de l'action", "Stade d'avancement"],
        "objectif": ["Objectif de l'action", "Objectifs", "Objectif général", "Objectif(s)", "Objectif visé", "Objectif poursuivi", "Finalité", "Objectif opérationnel"],
        "type": ["Type d'action", "Nature de l'action", "Forme", "Catégorie d'action", "Format", "Type d'intervention", "Nature"],
        "porteur": ["Structure pilote", "Pilote", "Structure porteuse", "Porteur de l'action", "Porteur du projet", "Pilote de l'action", "Organisateur", "Porté par", "Structure référente", "Pilotage", "Porteur / pilote"],
        "date_debut": ["Date de début", "Début", "Date de démarrage", "Démarrage", "Date début", "Du", "Commencée le", "Date de lancement"],
        "date_fin": ["Date de fin", "Fin", "Date de clôture", "Date fin", "Au", "Terminée le", "Fin prévue"],
        "seances": ["Nombre de séances", "Nb séances", "Nbre de séances", "Nb de rencontres", "Nombre de réunions", "Nb. séances", "Nombre de sessions", "Nb de séances réalisées"],
        "places": ["Nombre de places", "Nb de places", "Capacité", "Jauge", "Places disponibles", "Nbre de places", "Capacité d'accueil", "Nb places max"],
        "personnes_touchees": ["Nb de personnes touchées", "Nombre de participants", "Public touché", "Nbre de pers. touchées", "Nb participants", "Nombre de bénéficiaires", "Fréquentation", "Nombre de personnes sensibilisées",
                               "Nb pers", "Personnes touchées (nombre)", "Effectif", "Nbre de participants", "Nb de bénéficiaires", "Nbre de pers. présentes", "Public accueilli"],
        "publics": ["Public visé", "Publics", "Public cible", "Publics visés", "Destinataires", "À destination de", "Public concerné", "Type de public", "Pour qui ?"],
        "partenaires": ["Partenaires", "Structures partenaires", "Partenaires associés", "Partenaires opérationnels", "Partenaires impliqués", "En partenariat avec", "Structures impliquées", "Partenaires mobilisés",
                        "Avec qui ?", "Partenariats", "Structures associées"],
        "financeurs": ["Financeurs", "Financement", "Partenaires financiers", "Financé par", "Sources de financement", "Financeur(s)", "Cofinanceurs"],
        "cout": ["Coût", "Coût de l'action", "Budget", "Coût total", "Budget de l'action", "Coût (€)", "Coût en euros", "Montant", "Budget réalisé", "Dépenses"],
        "territoire": ["Territoire", "Commune", "Périmètre", "Échelle", "Territoire concerné", "Territoire d'intervention", "Secteur géographique"],
        "qpv": ["QPV", "Quartier prioritaire", "En QPV", "QPV (oui/non)", "Action en QPV", "QPV ?", "Quartier politique de la ville"],
        "resultats": ["Résultats", "Bilan", "Résultats obtenus", "Bilan qualitatif", "Résultat", "Évaluation", "Effets constatés"],
    },
    "participations": {
        "date": ["Date de la séance", "Jour", "Date séance", "Date de l'action", "Dates", "Date de la rencontre", "Date de la session", "Le", "Date de réalisation", "Date(s)", "Date de la formation", "Date du jour"],
        "action": ["Intitulé de l'action", "Nom de l'action", "Actions", "Action suivie", "Intitulé", "Formation / action", "Activité", "Événement", "Nom de la formation", "Titre de l'action", "Action concernée"],
        "structure": ["Nom de la structure", "Organisme", "Structure d'origine", "Employeur", "Établissement", "Structures", "Structure représentée", "Structure / service", "Partenaire", "Structure employeuse", "Service",
                      "Institution", "Organisme d'appartenance", "Structure d'appartenance", "Votre structure", "Structure ou association"],
        "participants": ["Nombre de participants", "Nb pers", "Effectif", "Nb participants", "Nbre de pers. présentes", "Nombre de présents", "Présents", "Nombre", "Nb de personnes présentes", "Nombre de pers.", "Nb présents",
                         "Nbre", "Nb. de participants", "Personnes présentes", "Effectifs présents", "Participants présents", "Nombre de personnes présentes", "Nb"],
        "candidats": ["Candidatures", "Nombre de candidats", "Nb candidatures", "Nbre de candidats", "Candidatures reçues", "Nb de demandes"],
        "retenus": ["Retenus", "Candidatures retenues", "Nombre de retenus", "Nb retenus", "Candidats retenus", "Sélectionnés", "Nb de personnes retenues"],
        "inscrits": ["Inscrits", "Nombre d'inscrits", "Nb inscrits", "Inscriptions", "Personnes inscrites", "Nbre d'inscrits", "Nb d'inscriptions"],
        "public": ["Type de public", "Public", "Publics", "Catégorie de public", "Profil", "Public concerné", "Profil des participants"],
        "axe": ["Axe stratégique", "Axe de travail", "Axes", "Axe du CLSM", "Axe concerné"],
        "type": ["Type d'action", "Nature de l'action", "Type", "Catégorie d'action", "Type d'activité"],
        "nom": ["Nom", "NOM", "Nom du participant", "Nom de famille"],
        "prenom": ["Prénom", "Prénom du participant", "PRENOM"],
    },
    "instances": {
        "date": ["Date de la réunion", "Date réunion", "Date", "Réunion du", "Date de séance", "Date de l'instance", "Le"],
        "instance": ["Instance", "Type d'instance", "Réunion", "Nom de l'instance", "Type de réunion", "Instance concernée", "Instances"],
        "structure": ["Nom de la structure", "Organisme", "Structure représentée", "Structures", "Partenaire", "Membre (structure)", "Institution", "Structure membre", "Organisme représenté"],
        "presence": ["Présence", "Présent / excusé / absent", "Présence à la réunion", "Statut de présence", "Émargement", "P/E/A", "Présent ?", "Présences", "Participation"],
    },
    "saisines": {
        "date": ["Date", "Date de la saisine", "Date de saisine", "Saisine du", "Date de réception", "Période", "Date de la demande", "Date d'arrivée", "Reçue le"],
        "demandeur": ["Demandeur", "Structure demandeuse", "Origine de la demande", "Demandeur (structure)", "Saisi par", "Origine de la saisine", "Structure à l'origine de la saisine", "Auteur de la saisine",
                      "Qui saisit ?", "Structure saisissante", "Demande émanant de"],
        "niveau": ["Niveau", "Niveau de la situation", "Niveau de complexité", "Niveau de réponse", "Niv."],
        "decision": ["Décision", "Décision prise", "Décisions", "Suite donnée", "Réponse apportée", "Décision de la cellule"],
        "orientations": ["Orientation", "Orientation proposée", "Orienté vers", "Orientations proposées", "Orientation(s)", "Orientation préconisée"],
        "date_reponse": ["Date de réponse", "Réponse le", "Date réponse", "Répondu le", "Date de la réponse"],
        "tranche_age": ["Tranche d'âge", "Âge", "Tranche d'age", "Classe d'âge", "Tranche âge de la personne", "Tranches d'âge"],
        "genre": ["Genre", "Sexe", "H/F", "Genre de la personne", "F/H"],
        "en_reunion": ["En réunion", "Vue en réunion", "Passage en réunion", "Examinée en réunion", "Traitée en réunion", "Étudiée en cellule", "Présentée en réunion"],
    },
    "parcours": {
        "code": ["Code", "Code du parcours", "N° de parcours", "Identifiant", "Code anonyme", "Code personne", "Code dossier", "Pseudonyme", "Numéro de dossier"],
        "date": ["Date", "Date de la commission", "Commission du", "Date de commission", "Date commission", "Date de passage en commission"],
        "decision": ["Décision", "Décision de la commission", "Avis", "Avis de la commission", "Décisions", "Décision prise"],
        "orienteur": ["Orienteur", "Structure orienteuse", "Orienté par", "Prescripteur", "Structure qui oriente", "Adressé par", "Structure prescriptrice"],
        "atelier": ["Atelier", "Atelier suivi", "Ateliers", "Nom de l'atelier", "Atelier d'affectation", "Support"],
        "objectifs_fixes": ["Objectifs fixés", "Nb d'objectifs fixés", "Nombre d'objectifs fixés", "Objectifs définis", "Nb objectifs fixés"],
        "objectifs_atteints": ["Objectifs atteints", "Nb d'objectifs atteints", "Nombre d'objectifs atteints", "Nb objectifs atteints", "Objectifs réalisés"],
        "date_sortie": ["Date de sortie", "Sortie le", "Sorti le", "Date de fin de parcours", "Fin de parcours"],
        "motif_sortie": ["Motif de sortie", "Motif", "Raison de la sortie", "Type de sortie", "Motif de la sortie"],
    },
    "objectifs": {
        "axe": ["Axe", "Axe stratégique", "Axe du CLSM", "Axes", "Axe concerné"],
        "objectif": ["Objectif", "Objectif opérationnel", "Intitulé de l'objectif", "Objectifs", "Libellé de l'objectif", "Objectif visé"],
        "indicateur": ["Indicateur", "Indicateur de suivi", "Indicateur de résultat", "Indicateurs", "Critère d'évaluation"],
        "unite": ["Unité", "Unité de mesure", "Unités"],
        "depart": ["Départ", "Valeur de départ", "Valeur initiale", "Situation initiale", "Point de départ", "Valeur au départ", "Valeur de référence"],
        "cible": ["Cible", "Valeur cible", "Objectif chiffré", "Valeur visée", "Attendu", "Cible visée", "Valeur attendue"],
        "realise": ["Réalisé", "Valeur atteinte", "Valeur réalisée", "Résultat", "Valeur actuelle", "Valeur obtenue", "Réalisé à ce jour"],
        "statut": ["Statut", "Atteinte", "Degré d'atteinte", "Niveau d'atteinte", "État", "Atteinte de l'objectif", "Statut de l'objectif"],
    },
    "perspectives": {
        "annee": ["Année", "Pour l'année", "Année prévue", "Année visée", "Exercice", "Année concernée"],
        "axe": ["Axe", "Axe stratégique", "Axes", "Axe du CLSM", "Axe de travail"],
        "perspective": ["Perspective", "Action prévue", "Perspectives", "Libellé de la perspective", "Action envisagée", "Ce qui est prévu", "Projet", "Intitulé de la perspective"],
        "suite": ["Suite", "Suite donnée", "Suites données", "Où en est-on ?", "Avancement", "Suivi", "État", "Suites", "Réalisation"],
    },
    "moyens": {
        "libelle": ["Libellé", "Intitulé", "Désignation", "Objet", "Poste de dépense", "Ligne", "Nature de la dépense", "Moyen", "Ressource"],
        "nature": ["Nature", "Type", "Nature du moyen", "Catégorie", "Type de moyen", "Type de ressource"],
        "etp": ["ETP", "Équivalent temps plein", "Nb ETP", "Nombre d'ETP", "Quotité", "Temps de travail (ETP)", "Quotité de travail"],
        "montant": ["Montant", "Montant (€)", "Montant annuel", "Coût", "Budget", "Montant en euros", "Montant TTC", "Somme", "Montant alloué"],
        "financeur": ["Financeur", "Financé par", "Financeurs", "Source de financement", "Organisme financeur", "Origine du financement", "Employeur / financeur"],
    },
    "contexte": {
        "indicateur": ["Indicateur", "Libellé de l'indicateur", "Nom de l'indicateur", "Indicateurs", "Intitulé de l'indicateur"],
        "territoire": ["Territoire", "Zone géographique", "Nom du territoire", "Zone", "Territoires", "Échelle territoriale"],
        "annee": ["Année", "Millésime", "Année des données", "An", "Exercice"],
        "valeur": ["Valeur", "Valeurs", "Taux", "Chiffre", "Valeur de l'indicateur", "Résultat"],
        "unite": ["Unité", "Unité de mesure", "Unités"],
        "source": ["Source", "Origine des données", "Sources", "Producteur", "Source des données"],
        "niveau": ["Niveau", "Niveau géographique", "Échelon", "Maille", "Type de territoire", "Échelon géographique"],
    },
}
ABBREVIATIONS = [("Nombre de ", "Nb de "), ("Nombre d'", "Nb d'"), ("Nombre de ", "Nbre de "), ("Nombre", "Nbre"), ("personnes", "pers."), ("Structure", "Struct."), ("Date de ", "Dt "), ("Structure", "Str.")]
UNITS = {"cout": " (€)", "montant": " (en euros)", "participants": " (nombre)", "personnes_touchees": " (nb)", "date": " (jj/mm/aaaa)", "seances": " (nb)", "qpv": " (O/N)", "fondateur": " (oui/non)",
         "presence": " (P/E/A)", "partenaires": " (séparés par ;)", "date_debut": " (JJ/MM/AAAA)", "etp": " (en ETP)", "statut": " *", "action": " *", "structure": "*", "depuis": " (année)"}


def _typo(text, rng):
    """Two letters swapped, or one doubled or lost, within the longest word."""
    word = max(re.findall(r"\w+", text), key=len)
    if len(word) < 6:
        return text
    i = rng.randrange(2, len(word) - 2)
    wrong = rng.choice([word[:i] + word[i + 1] + word[i] + word[i + 2 :], word[:i] + word[i] + word[i:], word[:i] + word[i + 1 :]])
    return text.replace(word, wrong)


def header(table, column, manner, rng, rank=1):
    """The header of a column: `manner` names the way of writing, drawn once for a sheet or for a column."""
    words = WORDS.get(table, {}).get(column, [column])
    text = rng.choice(words)
    if manner == "contract":
        return column
    if manner == "upper":
        return text.upper()
    if manner == "bare":
        return bare(text)
    if manner == "lower":
        return text.lower()
    if manner == "colon":
        return text + " :"
    if manner == "break":
        parts = text.split(" ")
        return parts[0] + "\n" + " ".join(parts[1:]) if len(parts) > 1 else text
    if manner == "unit":
        return text + UNITS.get(column, "")
    if manner == "number":
        return f"{rank}. {text}"
    if manner == "number)":
        return f"{rank}) {text}"
    if manner == "abbreviated":
        for long, short in rng.sample(ABBREVIATIONS, len(ABBREVIATIONS)):
            if long in text:
                return text.replace(long, short)
        return text
    if manner == "typo":
        return _typo(text, rng)
    if manner == "nbsp":
        return text.replace(" ", "\u00a0") + "\u00a0"
    if manner == "starred":
        return text + " *"
    if manner == "underscore":
        return bare(text).lower().replace(" ", "_").replace("'", "_")
    if manner == "plural":
        return re.sub(r"^(\w+[^s\W])\b", r"\1s", text)
    if manner == "question":
        return text + " ?"
    return text


MANNERS = ["plain", "plain", "plain", "contract", "upper", "bare", "lower", "colon", "break", "unit", "number", "number)", "abbreviated", "nbsp", "starred", "underscore", "plural"]
