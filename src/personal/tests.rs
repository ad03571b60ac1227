//! Texts that hold something of a person, and texts that only look so.

use super::*;
use PersonalKind::{Address, BirthDate, Email, FirstName, FullName, InternetAddress, SocialSecurityNumber, Telephone};
use proptest::prelude::*;

/// The partners of the Poitiers report as it prints them, those of the other published sheets, and made ones like them.
const STRUCTURES: &str = "(Im)patients; Maison des adolescents et des jeunes adultes; MDPH; Addictions France; ARGOS 2001 Antenne de la Vienne; \
    MGFN; ARS; Résidence Habitat Jeunes Kennedy; SAMSAH - Mutualité Française Vienne; Atelier CORD'âge; Au bonheur du GEM; \
    Service de santé scolaire; AUDACIA; Service social universitaire; CAF; SOELIFA; CAPEE; SPIP; CHHL - CECAT; UDAF de la \
    Vienne; CHHL - CMP; Un chez soi d'abord; UFOLEP; IINAFAM; Université - Prévention - Bien-être étudiants; Université - \
    Service de santé universitaire; Ville de Châtellerault - Communauté d'agglomération du Grand Châtelleraudais; Ville \
    Grand Poitiers CCAS - Développement social - Accès aux droits - Regards sur l'Art; Ville Grand Poitiers CCAS - \
    Economie Emploi Enseignement supérieur; Ville Grand Poitiers CCAS - Plan local pour l'insertion et l'emploi; Ville \
    Grand Poitiers CCAS - Bois de Saint-Pierre; Ville Grand Poitiers CCAS - Cabinet de la Maire; Ville Grand Poitiers CCAS \
    - Cohésion sociale - Jeunesse - Vie associative; Ville Grand Poitiers CCAS - DGA Ressources; Ville Grand Poitiers CCAS \
    - DGA Solidarités - Cohésion locale - Education; Ville Grand Poitiers CCAS - Education - Accueil périscolaire; Ville \
    Grand Poitiers CCAS - Médiathèque et son réseau; Ville Grand Poitiers CCAS - Mission handicap; Ville Grand Poitiers \
    CCAS - Mobilités; Ville Grand Poitiers CCAS - Petite enfance Parentalité; Ville Grand Poitiers CCAS - Plan Logement \
    d'Abord; Ville Grand Poitiers CCAS - Programme de réussite éducative; Ville Grand Poitiers CCAS - Relations aux \
    habitants et aux usagers; Ville Grand Poitiers CCAS - Ressources humaines - Dialogue social; Ville Grand Poitiers CCAS \
    - Sports; Ville Grand Poitiers CCAS - Urbanisme - Habitat - Foncier; CHHL - Coordination départementale de Promotion \
    de la santé mentale Prévention; CHHL - Coordinatrice de parcours; CHHL - Filière médico-légale; CHHL - JB PUSSIN; CHHI \
    - PHII AF; CHHL - Pole ambulatoire adulte; CHHL - PUPEA; CHHL - Service Communication; CHHL - Service d'accompagnement \
    à la sortie; CHU - IFSI; CHU - PASS; CHU - Service social des hospitalisés; CHU - Vie la santé; Comité départemental \
    de sport adapté de la Vienne; Conseil citoven des Couronneries; Conseil départemental - PMI; Conseil Départemental de \
    la Vienne; Croix-Rouge Française; DDTES; Dispositif d'appui à la Coordination; EKIDOM; Espace Mendes France; FNAPSY; \
    GEM La Cordée; Habitat de la Vienne; Immobilière Atlantic Aménagement; IREPS Nouvelle-Aquitaine; CHL - Service majeurs \
    protégés; CH Henri Laborit; Centre Hospitalier Henri LABORIT; Centre hospitalier Henri Laborit; DAC-PTA; Itinéraire \
    Santé / Plateforme territoriale d'appui; Conseil Départemental 86; les Ateliers Cord'âges; CCAS DE POITIERS; D2SP - \
    Pôle Salubrité publique; MQ La Gibauderie; ICF Habitat; CLSM des Pavillons-sous-Bois; secteur psychiatrique G14; CLSM \
    de Bondy; Maison de l'insertion; Livry-Gargan Insertion; Association Aurore; Le Cheval Bleu; SEMSAMAR; CISM de la \
    CACL; Ville de Saint-Maximin-la-Sainte-Baume; ARGOS 2001; Addictions Écoute; Centre de santé Jean-Moulin; Centre de \
    santé Val-Fleuri; Centre social A; Centre social Champ-Doux; Centre social Jean-Moulin; Club omnisports Beaulieu; \
    Collectif des Trois Vallons; Commissariat Le Clos Gaultier; Croix-Bleue du Val; Crèche Pont-Achard; Crèche Saint-Éloi; \
    Fab-lab associatif; Foyer de vie Colette; France entière; GEM La Demi-Lune; GEM Pré-Vert; Habitat du Val; Immobilière \
    Grand-Large; Jardins partagés Bel-Air; Mission locale Trois-Cités; Montferrol; Préfecture du Val; Région des Lys; \
    Clairvaux-sur-Lys; École Moulin-à-Vent; Ville de Montferrol - Élus délégués";

fn structures() -> Vec<&'static str> {
    STRUCTURES.split("; ").collect()
}

#[test]
fn personal_data_is_found_in_a_text_and_scrubbed() {
    let table = [
        ("prenom.nom@ville.fr", Email, "¤"),
        ("écrire à prenom.nom@ville-de-poitiers.fr.", Email, "écrire à ¤."),
        ("Contact : a_b+c@sub.domaine.org, merci", Email, "Contact : ¤, merci"),
        ("prenom.nom (at) ville.fr", Email, "¤"),
        ("rep0.2@exemple-prive.test", Email, "¤"),
        ("06 12 34 56 78", Telephone, "¤"),
        ("0612345678", Telephone, "¤"),
        ("06.12.34.56.78", Telephone, "¤"),
        ("05-49-00-00-00", Telephone, "¤"),
        ("tél. 05\u{a0}49\u{a0}00\u{a0}00\u{a0}00 le matin", Telephone, "tél. ¤ le matin"),
        ("0612 345 678", Telephone, "¤"),
        ("+33 6 12 34 56 78", Telephone, "¤"),
        ("+33612345678", Telephone, "¤"),
        ("+33 (0)6 12 34 56 78", Telephone, "¤"),
        ("0033 5 49 00 00 00", Telephone, "¤"),
        ("+594 594 12 34 56", Telephone, "¤"),
        ("06 12 34 56 78 / 05 49 00 00 00", Telephone, "¤ / ¤"),
        ("1 85 05 78 006 084 91", SocialSecurityNumber, "¤"),
        ("185057800608491", SocialSecurityNumber, "¤"),
        ("NIR 1 85 05 78 006 084", SocialSecurityNumber, "NIR ¤"),
        ("2 69 05 49 588 157 80", SocialSecurityNumber, "¤"),
        ("1 85 05 2A 006 084 35", SocialSecurityNumber, "¤"),
        ("185052B00608462", SocialSecurityNumber, "¤"),
        ("né le 12/05/1985", BirthDate, "¤"),
        ("Née le 12 mai 1985 à Poitiers", BirthDate, "¤ à Poitiers"),
        ("né(e) le : 12-05-85", BirthDate, "¤"),
        ("Date de naissance : 12.05.1985", BirthDate, "¤"),
        ("DDN 1985-05-12", BirthDate, "¤"),
        ("Monsieur habite 12 rue Jean-Jaurès, 86000 Poitiers.", Address, "Monsieur habite ¤."),
        ("12 bis, avenue de Paris 86000 Poitiers", Address, "¤"),
        ("3 place de la Liberté", Address, "¤"),
        ("5 allée des Tilleuls ; ouvert", Address, "¤ ; ouvert"),
        ("192.0.2.14", InternetAddress, "¤"),
        ("depuis 192.168.1.1 hier", InternetAddress, "depuis ¤ hier"),
        ("2001:db8:85a3::8a2e:370:7334", InternetAddress, "¤"),
        ("Mme Durand", FullName, "¤"),
        ("suivi par M. Jean de La Tour.", FullName, "suivi par ¤."),
        ("le Dr Martin m’a reçue", FullName, "le ¤ m’a reçue"),
        ("Madame Vornquist et Monsieur Czerwik", FullName, "¤ et ¤"),
        ("M.Ploumezac", FullName, "¤"),
        ("Jeanne DURAND m’a aidée", FullName, "¤ m’a aidée"),
        ("avec Jean-Pierre LE-GOFF", FullName, "avec ¤"),
    ];
    for (text, kind, scrubbed) in table {
        assert_eq!(find(text), Some(kind), "« {text} »");
        assert_eq!(scrub(text), scrubbed.replace('¤', SCRUBBED), "« {text} »");
    }
}

#[test]
fn ordinary_texts_hold_nothing_personal() {
    let table = [
        "",
        "12 participants",
        "1 234,5",
        "06/05/2022",
        "06/05/2022 14:30",
        "01-02-2022 10:30",
        "2022-11-17/18",
        "123 456 789 00012",
        "86000 Poitiers",
        "12 réunions de la cellule",
        "16 places",
        "3 cours de yoga",
        "2 rues piétonnes",
        "axe 1.2.3.4",
        "fiche 1.2.1.3",
        "v2.10.3",
        "14:00:00",
        "12 h 30",
        "un projet né en 2018",
        "née de la crise sanitaire",
        "Mme la Maire",
        "M. le Préfet",
        "Mme La Préfète",
        "Madame la Présidente de l’UNAFAM",
        "arobase @ chez soi",
        "3114",
        "0 800 000",
        "Budget : 12 000 € (dont 5 000 € ARS)",
        "185057800608412",
        "99 99 99 99 99",
        "00 00 00 00 00",
        "Lycée Louis ARMAND",
        "rue Camille Guérin",
        "École Jean Jaurès",
        "Espace Louise MICHEL",
        "ESPACE LOUISE MICHEL",
        "Semaines d’information sur la santé mentale",
        "11 (8 Habitat de la Vienne, 1 médiathèque, 1 CART, 1 Mission locale)",
        "Ciné-débat : « Les voix » 1",
        "Le train de 8:30",
        "A::B",
        "12 av",
    ];
    for text in table {
        assert_eq!(find(text), None, "« {text} »");
        assert_eq!(scrub(text), text);
    }
}

#[test]
fn no_structure_is_taken_for_a_person() {
    let structures = structures();
    assert!(structures.len() > 120);
    for name in &structures {
        assert_eq!(find(name), None, "« {name} »");
        assert_eq!(scrub(name), *name);
    }
    for sample in structures.windows(3) {
        assert_eq!(column_looks_nominative(sample), None, "{sample:?}");
    }
}

#[test]
fn a_column_of_people_is_known_by_its_cells() {
    let table: &[(&[&str], PersonalKind)] = &[
        (&["Jeanne Durand", "Vornquist Léandre", "ZOÉ PLOUMEZAC"], FullName),
        (&["Mme Durand", "M. Czerwik", "", "Mme Hrdlickova"], FullName),
        (&["DURAND, Marie-Claude", "Anne Sophie Martin", "Mohamed Ben Ali"], FullName),
        (&["Léandre", "Zoé", "Ombeline", "Yasmina"], FirstName),
        (&["MARIE", "jean-pierre", "Gwenaël"], FirstName),
        (&["a@b.fr", "", "c.d@e.org"], Email),
        (&["06 12 34 56 78", "idem"], Telephone),
        (&["192.0.2.1", "192.0.2.22"], InternetAddress),
        (&["12 rue des Lilas", "4 avenue de Paris", "?"], Address),
    ];
    for (cells, kind) in table {
        assert_eq!(column_looks_nominative(cells), Some(*kind), "{cells:?}");
    }
}

#[test]
fn a_column_of_other_things_is_not() {
    let table: &[&[&str]] = &[
        &[],
        &["", " "],
        &["Zoé", "MDPH"],
        &["Jean-Moulin", "Clair-Matin"],
        &["présent", "excusé", "absent"],
        &["Lutte contre la stigmatisation", "Parcours de vie", "Gouvernance"],
        &["Bondy", "Poitiers", "Châtellerault", "Saint-Benoît"],
        &["comité de pilotage", "groupe de travail", "cellule"],
        &["Homme", "Femme", "Homme"],
        &["jeunes", "élus", "aidants"],
        &["Merci pour tout", "Très bien", "Rien à dire"],
        &["12", "40", "une quarantaine"],
        &["06/05/2022", "17-18 novembre 2022", "mai 2022"],
        &["Maraîchage", "Entretien des locaux", "Entretien des surfaces"],
        &["Foyer Colette", "Centre Camille Claudel", "École Jules Ferry"],
    ];
    for cells in table {
        assert_eq!(column_looks_nominative(cells), None, "{cells:?}");
    }
}

#[test]
fn first_names_are_known_with_or_without_accents() {
    for name in ["Zoé", "ZOE", "jean-pierre", "Anne Sophie", "Maëlys", "françois", "Mohamed", "Ombeline"] {
        assert!(is_first_name(name), "{name}");
    }
    for name in ["", "France", "Poitiers", "MDPH", "Habitat", "Jean Jaurès", "Marie Jean Paul", "Val", "Noël"] {
        assert!(!is_first_name(name), "{name}");
    }
}

#[test]
fn accents_written_apart_and_odd_letters_do_not_shift_the_scrub() {
    assert_eq!(scrub("cafe\u{301} a@b.fr ne\u{301} le 12/05/1985 ß"), format!("cafe\u{301} {SCRUBBED} {SCRUBBED} ß"));
    assert_eq!(scrub("İ😀 06 12 34 56 78 ﬁ"), format!("İ😀 {SCRUBBED} ﬁ"));
}

/// Bits that personal data are made of.
const BITS: &[&str] = &[
    "06",
    "12",
    "34",
    "0612345678",
    "06 12 34 56 78",
    "+33",
    "(0)",
    "1",
    "85",
    "78",
    "006",
    "084",
    "91",
    "185057800608491",
    "2A",
    "a",
    "b@c.fr",
    "@",
    "(at)",
    ".",
    "-",
    "/",
    " ",
    "\u{a0}",
    "né le",
    "12/05/1985",
    "mai",
    "rue",
    "avenue",
    "place de",
    "86000",
    "Poitiers",
    "Mme",
    "M.",
    "Durand",
    "Jeanne",
    "DURAND",
    "192.0.2.14",
    "::",
    "1.2.3.4",
    ",",
    ";",
    "\n",
    "e\u{301}",
    "İ",
    "ß",
    "😀",
    "(",
    ")",
    "la",
    "Maire",
];

#[test]
fn words_to_be_printed_lose_first_names_too_but_not_those_of_places() {
    for (text, expected) in [
        ("Merci à Camille pour l’accueil", "Merci à [donnée personnelle] pour l’accueil"),
        ("Appelez Camille Durand au 06 12 34 56 78", "Appelez [donnée personnelle] au [donnée personnelle]"),
        ("Le centre hospitalier Henri Laborit est loin", "Le centre hospitalier Henri Laborit est loin"),
        ("Rien à redire, les horaires conviennent", "Rien à redire, les horaires conviennent"),
    ] {
        assert_eq!(scrub_words(text), expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_scrubbed_holds_nothing_more(bits in proptest::collection::vec(proptest::sample::select(BITS), 0..14)) {
        let text = bits.concat();
        let scrubbed = scrub(&text);
        prop_assert_eq!(find(&text).is_some(), scrubbed != text);
        prop_assert_eq!(find(&scrubbed), None, "« {} » → « {} »", text, scrubbed);
    }

    #[test]
    fn no_text_makes_the_search_panic(text in any::<String>(), other in "\\PC{0,60}") {
        scrub(&text);
        scrub(&other);
        is_first_name(&text);
        column_looks_nominative(&[text, other]);
    }
}
