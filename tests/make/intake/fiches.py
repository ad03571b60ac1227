"""Forms: the three templates of fiche-action, the five forms of Profession Banlieue, in one or two columns, with ticks."""
import datetime as dt

from books import Sheet, by_libreoffice, by_odfpy, by_openpyxl, by_xlsxwriter, by_xlwt, convert

THEME = "fiches"

by_openpyxl(THEME, "fiche-ccoms.xlsx", Sheet([
    ["FICHE ACTION CLSM"], ["Thématique de l'action", "Insertion professionnelle et santé mentale"], ["Axe", "Insertion"],
    ["Territoire de l'action", "Intercommunal"],
    ["Structures porteuses et/ou impliquées", "CLSM des Pavillons-sous-Bois, secteur psychiatrique G14, CLSM de Bondy, Mission locale, SPIP, Association Aurore"],
    ["Public cible", "professionnels ; personnes concernées"], ["État des lieux", "Les conseillers manquent de repères."],
    ["Objectifs", "Valoriser l'expérience\nÉchanger régulièrement\nMieux accompagner vers l'emploi"], ["Étapes du projet", "Deux tables rondes"],
    ["Coût du projet", "Il n'y a pas de coût supplémentaire"], ["Qui sont les financeurs ?", "Ville"], ["Résultats", "De nouveaux contacts entre services"],
    ["Perspectives", "Des réunions régulières ; une journée entière la prochaine fois"], ["Personne à contacter", "Jeanne Durand 06 12 34 56 78"]]))
by_libreoffice(THEME, "fiche-inspir-action-2018.xls", Sheet([
    ["INSPIR'ACTION"], ["Statut du projet", "achevé"], ["Échelle", "Ville"], ["Thématique traitée", "Accès aux loisirs"],
    ["Titre", "Accès aux loisirs pour tous"], ["Porteur du projet", "Ville de Saint-Maximin-la-Sainte-Baume"],
    ["Publics visés", "Personnes concernées, habitants"], ["Partenaires opérationnels", "GEM, CMP, service des sports, médiathèque…"],
    ["Partenaires financiers", "aucun"], ["Moyens affectés", "temps de personnel"], ["Objectif de l'action", "Favoriser la mixité"],
    ["Description", "Réunions interprofessionnelles 3 à 4 fois par an"], ["Résultats", "Bonne mixité des publics"], ["Perspectives", "Faire participer les usagers"],
    ["Conseils pour reproduire l'action", "Commencer petit"], ["Contrat de ville", "X Oui / Non / Ne sait pas"], ["Complété le", "18.05.2018"]]))
by_xlsxwriter(THEME, "fiche-inspir-action-2021.xlsx", Sheet([
    ["Fiche action – mise à jour en février 2021"], ["INTITULÉ DE L'ACTION", "Santé mentale et logement social"], ["AXE", "Prévention et repérage"],
    ["STATUT", "☐ prévue  ☒ en cours  ☐ réalisée"], ["PORTEUR DE L'ACTION", "CISM de la CACL"], ["TERRITOIRE", "CACL"],
    ["PUBLIC VISÉ", "Professionnels du bailleur, locataires"], ["PARTENAIRES OPÉRATIONNELS", "SEMSAMAR\nCentre hospitalier\nCCAS de Cayenne\nADIL\netc."],
    ["PARTENAIRES FINANCIERS", "ARS, CACL"], ["CONTRAT DE VILLE", "☒ Oui", "☐ Non"],
    ["OBJECTIFS"], ["pour les professionnels", "Partager une définition"], ["pour les locataires", "Mieux orienter"],
    ["Par rapport aux objectifs", "pas encore mesuré"], ["Perspectives", "Poursuivre les sessions"]]))
by_odfpy(THEME, "reunion-asv.ods", Sheet([
    ["FICHE RÉUNION"], ["Date", dt.date(2022, 4, 12)], ["Instance", "Comité de pilotage"], ["Lieu", "Mairie"],
    ["Présents", "CCAS ; CHHL ; ARS"], ["Excusés", "DDETS"], ["Ordre du jour", "Bilan 2021"], ["Décisions prises", "Poursuite des SISM"]], name="Réunion"))
by_openpyxl(THEME, "groupe-de-travail-asv.xlsx", Sheet([
    ["FICHE GROUPE DE TRAVAIL"], ["Nom du groupe", "Groupe emploi"], ["Date", "14/06/2022"], ["Structures présentes", "CCAS\nMission locale\nCAPEE"],
    ["Nombre de participants", 9], ["Thème", "Parcours de vie"], ["Prochaine réunion", "20/09/2022"]], name="Groupe de travail"))
by_openpyxl(THEME, "activite-asv.xlsx", Sheet([
    ["FICHE ACTIVITÉ"], ["Intitulé de l'activité", "Atelier cuisine"], ["Axe", "Parcours de vie"], ["Statut", "réalisée"], ["Type d'activité", "atelier"],
    ["Date de début", "08/03/2022"], ["Nombre de séances", 6], ["Nombre de participants", "une douzaine"], ["Public", "Habitants"],
    ["Partenaires", "Centre social A / CCAS"]], name="Activité"))
by_openpyxl(THEME, "satisfaction-participants-asv.xlsx", Sheet([
    ["SATISFACTION PARTICIPANTS"], ["Date", "08/03/2022"], ["Activité", "Atelier cuisine"], ["Êtes-vous satisfait de l'accueil ?", "X Oui / Non"],
    ["Le contenu vous a-t-il intéressé ?", "X Oui / Non"], ["Suggestions", "Plus de séances"]], name="Satisfaction Participants"))
by_openpyxl(THEME, "satisfaction-intervenant-asv.xlsx", Sheet([
    ["SATISFACTION INTERVENANT"], ["Date", "08/03/2022"], ["Activité", "Atelier cuisine"], ["Nombre de participants", 12],
    ["Les conditions étaient-elles bonnes ?", "Oui"], ["Remarques", "Salle trop petite"]], name="Satisfaction Intervenant"))
by_xlsxwriter(THEME, "deux-colonnes-de-rubriques.xlsx", Sheet([
    ["FICHE ACTION n° 3"], ["Action", "Ciné-débat", None, "Statut", "réalisée"], ["Axe", "Stigmatisation", None, "Date de début", dt.date(2022, 3, 8)],
    ["Porteur", "GEM La Cordée", None, "Personnes touchées", "plus de 700"], ["Partenaires", "CCAS ; CHHL", None, "QPV", "non"]]))
by_openpyxl(THEME, "plusieurs-fiches-sur-une-feuille.xlsx", Sheet([
    ["FICHE 1"], ["Action", "Ciné-débat"], ["Axe", "Stigmatisation"], ["Statut", "réalisée"], ["Personnes touchées", 40], [],
    ["FICHE 2"], ["Action", "Formation PSSM"], ["Axe", "Soutien"], ["Statut", "en cours"], ["Personnes touchées", "env. 16"]], name="Fiches actions"))
by_xlwt(THEME, "une-fiche-par-colonne.xls", Sheet([
    ["Action", "Ciné-débat", "Formation PSSM", "Exposition"], ["Axe", "Stigmatisation", "Soutien", "Stigmatisation"],
    ["Statut", "réalisée", "en cours", "prévue"], ["Personnes touchées", 40, 16, None], ["Porteur", "GEM La Cordée", "UNAFAM", "Médiathèque"]], name="Fiches actions"))
by_libreoffice(THEME, "sous-titres-et-lignes-multiples.ods", Sheet([
    ["FICHE ACTION"], ["PRÉSENTATION"], ["Nom de l'action", "Immersions professionnelles"], ["Axe", "Situations complexes"], ["Porteur", "CHHL"],
    ["PARTENARIAT"], ["Partenaires", "CCAS"], [None, "Ekidom"], [None, "Habitat de la Vienne"], ["Financeurs", "ARS"],
    ["BILAN"], ["Statut", "réalisée"], ["Nombre de participants", "11 (8 Habitat de la Vienne, 3 médiathèque)"], ["Résultats", "Très bons retours."], [None, "À refaire en 2023."]]))
by_openpyxl(THEME, "valeurs-sous-les-rubriques.xlsx", Sheet([
    ["FICHE ACTION"], ["Intitulé de l'action"], ["Ciné-débat"], ["Axe"], ["Stigmatisation"], ["Statut"], ["réalisée"], ["Personnes touchées"], [40],
    ["Partenaires"], ["CCAS, CHHL"]]))
by_openpyxl(THEME, "deux-cases-cochees.xlsx", Sheet([
    ["FICHE ACTION"], ["Action", "Ciné-débat"], ["Axe", "Stigmatisation"], ["Statut", "X réalisée / X reportée / prévue"], ["QPV", "X Oui", "X Non"], ["Porteur", "CCAS"]]))
by_odfpy(THEME, "cases-en-colonnes.ods", Sheet([
    ["FICHE ACTION"], ["Action", "Ciné-débat"], ["Axe", "Stigmatisation"], ["Statut", "prévue", None, "en cours", None, "réalisée", "X"],
    ["Contrat de ville", "Oui", "X", "Non", None], ["Porteur", "CCAS"]]))
by_openpyxl(THEME, "rubrique-et-valeur-dans-une-cellule.xlsx", Sheet([
    ["Fiche action"], ["Action : Ciné-débat"], ["Axe : Stigmatisation"], ["Statut : réalisée"], ["Porteur : GEM La Cordée"], ["Personnes touchées : une quarantaine"]]))
by_openpyxl(THEME, "intitule-en-titre.xlsx", Sheet([
    ["Fiche action n° 4 : Santé mentale et logement social"], ["Axe", "Prévention"], ["Statut", "en cours"], ["Porteur de l'action", "CISM de la CACL"], ["Territoire", "CACL"],
    ["Partenaires opérationnels", "SEMSAMAR, CCAS"], ["Public visé", "habitants"], ["Nombre de participants", 35]]))
by_libreoffice(THEME, "sans-axe-ni-statut.ods", Sheet([
    ["Thématique de l'action", "Insertion et santé mentale"], ["Structures porteuses et/ou impliquées", "CLSM de Bondy"], ["Public cible", "professionnels"],
    ["Objectifs", "Échanger"], ["Coût du projet", "Il n'y a pas de coût supplémentaire"], ["Qui sont les financeurs ?", "Ville"], ["Résultats", "Des contacts"]]))
convert()
