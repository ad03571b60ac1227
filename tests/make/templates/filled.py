"""What is typed into the blank workbooks: a small council's year, whose figures are worked out by hand in tests/it/templates.rs."""

STIGMA, PATHS = "Lutter contre la stigmatisation", "Parcours de vie"
PSSM, BAILLEURS, CINE, EMPLOI = "Premiers secours en santé mentale", "Info-formation des bailleurs", "Ciné-débat", "Groupe de travail sur l’emploi"
CMP, UNAFAM, OFFICE, MISSION = "CMP Nord", "UNAFAM", "Office de l’habitat", "Mission locale"
GEM, VILLE, ARS = "GEM La Cordée", "Ville de Villeneuve", "ARS"


def structure(name, sector, college, **more):
    return {"Structure *": name, "Secteur": sector, "Collège": college, "Active": "oui", **more}


TABLES = {
    "structures": [
        structure(CMP, "Santé", "psychiatrie", **{"Entité": "Centre hospitalier Laborit", "Membre fondateur": "non", "Commune": "Villeneuve", "Depuis": "2015"}),
        structure(UNAFAM, "Habitants-Usagers-Citoyens", "aidants", **{"Membre fondateur": "oui", "Depuis": "2015"}),
        structure(OFFICE, "Logement et hébergement", "autres partenaires", **{"Depuis": "2019", "SIRET": "01234567890123"}),
        structure(MISSION, "Vie professionnelle", "autres partenaires", **{"Autres noms": "ML ; Mission locale du Nord"}),
        structure(GEM, "Habitants-Usagers-Citoyens", "personnes concernées"),
        structure(VILLE, "Autres directions de la collectivité", "élus", **{"Membre fondateur": "oui"}),
        {**structure("Médiathèque", "Culture", "autres partenaires"), "Active": "non"},
    ],
    "actions": [
        {
            "Action *": PSSM,
            "Axe *": STIGMA,
            "Statut *": "réalisée",
            "Objectif": "Savoir repérer et orienter une personne en souffrance",
            "Type": "formation",
            "Porteur": UNAFAM,
            "Date de début": "17/11/2024",
            "Date de fin": "18/11/2024",
            "Nombre de séances": "2",
            "Places": "20",
            "Personnes touchées": "16",
            "Publics": "professionnels ; élus",
            "Partenaires": f"{MISSION} ; {OFFICE}",
            "Financeurs": VILLE,
            "Coût": "1 200,50",
            "Territoire": "Toute la ville",
            "Quartier prioritaire (QPV)": "non",
            "Année de la perspective": "2023",
            "Résultats": "Les agents d’accueil savent vers qui se tourner.",
            "Perspectives": "Une session par an",
            "Conseils": "Limiter le groupe",
        },
        {"Action *": BAILLEURS, "Axe *": STIGMA, "Statut *": "réalisée", "Type": "formation", "Porteur": UNAFAM, "Date de début": "06/05/2024", "Personnes touchées": "10"},
        {"Action *": CINE, "Axe *": STIGMA, "Statut *": "réalisée", "Type": "événement", "Porteur": GEM, "Date de début": "10 octobre 2024", "Personnes touchées": "une quarantaine"},
        {"Action *": EMPLOI, "Axe *": PATHS, "Statut *": "reportée", "Type": "groupe de travail", "Porteur": MISSION},
    ],
    "participations": [
        {"Date *": "17-18 novembre 2024", "Action *": PSSM, "Structure *": MISSION, "Participants": "6", "Inscrits": "7", "Public": "professionnels"},
        {"Date *": "17-18 novembre 2024", "Action *": PSSM, "Structure *": OFFICE, "Participants": "10", "Inscrits": "10", "Public": "professionnels"},
        {"Date *": "10/10/2024", "Action *": CINE, "Structure *": CMP, "Participants": "3", "Public": "professionnels"},
    ],
    "instances": [
        {"Date *": "20/06/2024", "Instance *": "assemblée plénière", "Structure *": UNAFAM, "Présence *": "présent", "Qualité": "membre fondateur"},
        {"Date *": "20/06/2024", "Instance *": "assemblée plénière", "Structure *": CMP, "Présence *": "excusé"},
        {"Date *": "20/06/2024", "Instance *": "assemblée plénière", "Structure *": VILLE, "Présence *": "3"},
    ],
    "saisines": [
        {"Date *": "mars 2024", "Demandeur *": OFFICE, "Nombre": "1", "Niveau": "1", "Décision": "Lien avec la coordination de parcours", "Orientations": f"{CMP} ; Dispositif d’appui à la coordination", "Date de réponse": "15/04/2024", "Tranche d’âge": "25-39 ans", "Genre": "femme", "En réunion": "non"},
        {"Date *": "06/05/2024", "Demandeur *": MISSION, "Nombre": "1", "Niveau": "2", "Décision": "Réunion de cellule", "Date de réponse": "20/05/2024", "Tranche d’âge": "18-24 ans", "Genre": "homme", "En réunion": "oui"},
        {"Date *": "T3 2024", "Demandeur *": OFFICE, "Nombre": "1", "Niveau": "1", "En réunion": "non"},
        {"Date *": "2024", "Nombre": "3"},
    ],
    "parcours": [
        {"Code *": "001", "Date *": "14/03/2024", "Décision *": "admis", "Orienteur": MISSION, "Atelier": "Maraîchage", "Objectifs fixés": "7", "Objectifs atteints": "3"},
        {"Code *": "002", "Date *": "14/03/2024", "Décision *": "en attente", "Orienteur": CMP},
        {"Code *": "001", "Date *": "12/12/2024", "Décision *": "sorti", "Orienteur": MISSION, "Date de sortie": "12/12/2024", "Motif de sortie": "emploi en milieu ordinaire"},
    ],
    "objectifs": [
        {"Axe *": STIGMA, "Objectif *": "Former les agents d’accueil", "Indicateur": "Agents formés", "Unité": "personnes", "Départ": "20", "Cible": "60", "Réalisé": "50", "Statut": "en cours", "Échéance": "31/12/2024"},
        {"Axe *": PATHS, "Objectif *": "Fluidifier les parcours", "Statut": "non mesuré"},
    ],
    "perspectives": [
        {"Année *": "2024", "Axe *": STIGMA, "Perspective *": "Reconduire le ciné-débat", "Suite": "faite"},
        {"Année *": "2024", "Axe *": PATHS, "Perspective *": "Relancer le groupe de travail sur l’emploi", "Suite": "reportée"},
    ],
    "moyens": [
        {"Libellé *": "Poste de coordination", "Nature": "poste", "ETP": "0,6", "Montant": "32 000", "Financeur": VILLE, "Part": "50 %"},
        {"Libellé *": "Fonds d’intervention régional", "Nature": "subvention", "Montant": "8000,25", "Financeur": ARS},
    ],
    "contexte": [
        {"Indicateur *": "Taux de pauvreté", "Territoire *": "Villeneuve", "Année *": "2024", "Valeur *": "18,2", "Unité": "pour cent", "Source": "Insee", "Niveau": "commune"},
        {"Indicateur *": "Taux de pauvreté", "Territoire *": "Vienne", "Année *": "2024", "Valeur *": "14,5", "Unité": "pour cent", "Source": "Insee", "Niveau": "departement"},
    ],
}

# The name of the committee stands over its first meeting only.
CROSSED = {
    "meetings": [("comité de pilotage", "12/04/2024"), ("", "15/11/2024"), (BAILLEURS, "06/05/2024")],
    "structures": [
        (CMP, ["X", "E", ""]),
        (UNAFAM, ["X", "2", ""]),
        (OFFICE, ["", "A", "8"]),
        (VILLE, ["X", "X", ""]),
        (MISSION, ["", "X", "2"]),
        (GEM, ["X", "X", ""]),
    ],
}
