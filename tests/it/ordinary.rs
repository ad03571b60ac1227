//! One plain table, as a partner's secretary fills it: units in the header, columns under other names, people of both kinds, blocks.

use crate::said_around::figures;

fn read(sheet: &str) -> String {
    let all = [
        ("participations", ""),
        ("presences", ""),
        ("taux_presence", ""),
        ("saisines", ""),
        ("personnes_touchees", ""),
        ("structures_partenaires", ""),
        ("financements", ""),
    ];
    figures("Suivi", sheet, "", &all)
}

#[test]
fn the_unit_of_a_header_or_of_a_title_is_that_of_its_amounts() {
    let table = [
        ("Libellé;Financeur;Montant en k€\nPoste;ARS;35\nSISM;Ville;3,5\nTotal;;38,5\n", "financements = 38500"),
        ("Libellé;Financeur;Montant (K€)\nPoste;ARS;35\nSISM;Ville;4 000 €\n", "financements = 39000"),
        ("Moyens 2022 (montants en milliers d’euros)\n\nLibellé;Financeur;Montant\nPoste;ARS;35\n", "financements = 35000"),
        ("Libellé;Financeur;Montant (€)\nPoste;ARS;35\n", "financements = 35"),
        ("Libellé;Financeur;Montant\nPoste;ARS;35 k€\n", "financements = 35000"),
    ];
    for (sheet, expected) in table {
        assert_eq!(read(sheet), expected, "{sheet}");
    }
}

#[test]
fn what_is_counted_goes_by_many_names() {
    let table = [
        ("Saisines de la cellule\nMois;Demandeur;Nb de dossiers\nJanvier 2022;CCAS;12\nFévrier 2022;CCAS;13\n", "saisines = 25"),
        ("Saisines de la cellule\nMois;Demandeur;2021;2022\nJanvier;CCAS;9;12\nFévrier;CCAS;8;13\n", "saisines = 25"),
        ("Financeur;Libellé;2021;2022\nARS;Poste;30000;35000\nVille;SISM;3000;4000\n", "financements = 39000"),
        ("Libellé;Financeur;Montant réalisé\nPoste;ARS;33000\nSISM;Ville;3800\n", "financements = 36800"),
        ("Date;Action;Structure;Fréquentation\n05/03/2022;Café;CCAS;12\n", "participations = 12"),
        ("Action;Axe;Statut;Nb de personnes reçues\nCafé;Prévention;réalisée;40\n", "personnes_touchees = 40"),
        // One of a structure came, the other sent word.
        (
            "Date;Instance;Structure;Nb présents;Nb excusés\n01/03/2022;COPIL;CCAS;2;0\n01/03/2022;COPIL;CMP;0;1\n01/03/2022;COPIL;GEM;1;1\n",
            "presences = 3; taux_presence = 0.6667",
        ),
        // « Actif » is a yes; a first row of classes is no header.
        ("Structure;Secteur;Actif\nCCAS;Social;Actif\nCHU;Santé;Actif\nMJC;Jeunesse;Inactif\n", "structures_partenaires = 2"),
    ];
    for (sheet, expected) in table {
        assert_eq!(read(sheet), expected, "{sheet}");
    }
}

#[test]
fn numbers_of_things_are_not_read_as_people_and_numbers_that_are_not_used_are_told() {
    let told = |sheet: &str| crate::said_around::codes("Suivi", sheet);
    let count = "Date;Action;Structure;Participants\n05/03/2022;Café;CCAS;";
    for things in ["2 classes", "1 500 flyers", "20 €", "4 séances"] {
        assert_eq!(told(&format!("{count}{things}\n")), ["quantite-illisible D2"], "{things}");
    }
    assert_eq!(told(&format!("{count}12 élèves\n")), Vec::<String>::new());
    let partners = "Action;Axe;Statut;Personnes touchées;Partenaires\nCafé;Prévention;réalisée;12;";
    assert_eq!(told(&format!("{partners}CCAS et CMP\n")), ["plusieurs-structures E2"]);
    assert_eq!(told(&format!("{partners}Maison des femmes et des familles\n")), Vec::<String>::new());
    let table = [
        ("Saisines de la cellule\nDate;Demandeur;Nb de personnes\n05/03/2022;CCAS;3\n", "nombres-sans-usage C2"),
        ("Action;Axe;Statut;Femmes\nCafé;Prévention;réalisée;12\n", "nombres-sans-usage D1"),
        ("Libellé;Financeur;ETP;Salaire chargé\nPoste;ARS;1;52000\n", "nombres-sans-usage D1"),
    ];
    for (sheet, expected) in table {
        assert_eq!(told(sheet), [expected], "{sheet}");
    }
}

#[test]
fn totals_of_blocks_under_repeated_headers_agree_with_what_stands_above() {
    let head = "Date;Action;Structure;Participants\n";
    let block = format!("{head}05/01/2022;Café;CCAS;5\n06/01/2022;Café;GEM;4\n");
    let rest = format!("{head}05/02/2022;Café;CCAS;2\n");
    for sheet in [
        format!("{block}Sous-total janvier;;;9\n{rest}Sous-total février;;;2\nTOTAL GÉNÉRAL;;;11\n"),
        format!("{block}{rest}TOTAL;;;11\n"),
        format!("{block}{rest}Total;;;2\n"),
        format!("{block}Total;;;9\n\n{rest}Total;;;2\n\nTotal général;;;11\n"),
    ] {
        assert_eq!(read(&sheet), "participations = 11", "{sheet}");
        assert_eq!(crate::said_around::codes("Suivi", &sheet), Vec::<String>::new(), "{sheet}");
    }
    let wrong = format!("{block}{rest}TOTAL;;;12\n");
    assert_eq!(crate::said_around::codes("Suivi", &wrong), ["total-different D6"]);
}

#[test]
fn sections_of_a_registry_are_sectors_and_no_structures() {
    let by_sector = |sheet: &str| figures("Annuaire", sheet, "", &[("structures_partenaires", ""), ("structures_partenaires", "secteur")]);
    let sections = "Structure;Commune\nSANTÉ;\nCMP Nord;A\nCHU;A\nSOCIAL;\nMission locale;A\n";
    assert_eq!(
        by_sector(sections),
        "structures_partenaires = 3; structures_partenaires Action sociale et médico-sociale = 1; structures_partenaires Santé = 2"
    );
    // A body may stand alone on its row.
    let body = "Structure;Commune\nSANTÉ;\nCMP Nord;A\nCCAS;\n";
    assert_eq!(by_sector(body), "structures_partenaires = 2; structures_partenaires Santé = 2");
}

#[test]
fn numbers_under_usagers_are_people_and_name_nobody() {
    for head in ["Personnes", "Usagers", "Bénéficiaires"] {
        let sheet = format!("Date;Action;Structure;{head}\n05/03/2022;Café;CCAS;5\n06/03/2022;Café;GEM;7\n");
        assert_eq!(read(&sheet), "participations = 12", "{head}");
        assert_eq!(crate::said_around::codes("Suivi", &sheet), Vec::<String>::new(), "{head}");
    }
}

#[test]
fn a_register_whose_codes_are_names_is_set_aside_and_names_nobody() {
    let rows = "Jeanne Quillivic;12/03/2022;accord\nPaul Abgrall;13/03/2022;refus\nLoïc Kervadec;14/03/2022;accord\n";
    let named = format!("Parcours\nCode;Date de la commission;Décision\n{rows}");
    assert_eq!(crate::said_around::codes("Suivi", &named), ["registre-nominatif A2"]);
    let coded = named.replace("Jeanne Quillivic", "A12").replace("Paul Abgrall", "Lilas").replace("Loïc Kervadec", "B7");
    assert_eq!(crate::said_around::codes("Suivi", &coded), Vec::<String>::new());
}

#[test]
fn several_people_in_a_cell_are_each_one() {
    let came = "Date;Action;Structure;Participants\n12/03/2022;Café;GEM;";
    assert_eq!(read(&format!("{came}Jeanne Quillivic, Paul Abgrall, Loïc Kervadec\n")), "participations = 3");
    assert_eq!(read(&format!("{came}Jeanne Quillivic\n")), "participations = 1");
    let twice = format!("{came}Jeanne Quillivic et Paul Abgrall\n19/03/2022;Café;GEM;Paul Abgrall, Loïc Kervadec\n");
    let people = [("participations", ""), ("personnes_distinctes", "")];
    assert_eq!(figures("Suivi", &twice, "", &people), "participations = 4; personnes_distinctes = 3");
    // It may be one person or two: told.
    assert_eq!(crate::said_around::codes("Suivi", &format!("{came}M. et Mme Durand\n")), ["plusieurs-personnes D2"]);
}

/// « Café santé » over the days when it was held, in a text file where nothing can be merged.
#[test]
fn what_was_held_may_head_its_rows() {
    let by_action = |sheet: &str| figures("Peinture", sheet, "", &[("participations", "action")]);
    let both = "participations Café santé = 9; participations Forum emploi = 3";
    for sheet in [
        "Date;Structure;Participants\nCafé santé;;\n01/03/2022;CCAS;5\n02/03/2022;GEM;4\nForum emploi;;\n03/03/2022;CCAS;3\n",
        "Ateliers 2022;;\nDate;Structure;Participants\nCafé santé;;\n01/03/2022;CCAS;5\n02/03/2022;GEM;4\nTotal;;9\n\nForum emploi;;\n03/03/2022;CCAS;3\n",
        // Where a name belongs, two at least that nothing repeats.
        "Structure;Date;Participants\nCafé santé;;\nCCAS;01/03/2022;5\nGEM;02/03/2022;4\nForum emploi;;\nCCAS;03/03/2022;3\n",
    ] {
        assert_eq!(by_action(sheet), both, "{sheet}");
        assert_eq!(crate::said_around::codes("Peinture", sheet), Vec::<String>::new(), "{sheet}");
    }
    // When, who, or nothing at all: no action is named so.
    for (heading, other) in [("Janvier", "Février"), ("Élus", "Psychiatrie")] {
        let sheet = format!("Date;Structure;Participants\n{heading};;\n05/01/2022;CCAS;5\n{other};;\n03/02/2022;GEM;4\n");
        assert_eq!(by_action(&sheet), "participations Peinture = 9", "{sheet}");
    }
    let holidays = "Date;Structure;Participants\n05/01/2022;CCAS;5\nVacances;;\n03/02/2022;GEM;4\n";
    assert_eq!(by_action(holidays), "participations Peinture = 9");
    // A body that sent nothing is told, and heads nothing.
    let unfilled = "Structure;Date;Participants\nCMP;;\nCCAS;01/03/2022;5\nGEM;02/03/2022;4\n";
    assert_eq!(crate::said_around::codes("Peinture", unfilled), ["action-supposee ", "valeur-obligatoire-absente B2"]);
}

#[test]
fn colleges_and_kinds_of_bodies_head_their_rows() {
    let present = "Assemblée plénière – 12/12/2022;\nStructure;Présence\nÉlus;\nMairie;Présent\nPsychiatrie;\nCHU;Présent\nCMP;Excusé\n";
    assert_eq!(read(present), "presences = 2; taux_presence = 0.6667");
    assert_eq!(crate::said_around::codes("Suivi", present), Vec::<String>::new());
    let partners = [("structures_partenaires", ""), ("structures_partenaires", "college")];
    let kinds = "Structure;Commune\nÉtablissements de santé;\nCMP Nord;A\nCHU;A\nAssociations;\nUNAFAM;A\nInstitutions;\nARS;B\n";
    assert!(figures("Annuaire", kinds, "", &partners).starts_with("structures_partenaires = 4"));
    let colleges = "Structure;Commune\nCollège des élus;\nMairie;A\nCollège psychiatrie;\nCHU;A\n";
    assert_eq!(
        figures("Annuaire", colleges, "", &partners),
        "structures_partenaires = 2; structures_partenaires psychiatrie = 1; structures_partenaires élus = 1"
    );
}

#[test]
fn a_date_may_stand_in_several_columns_or_half_of_it_above() {
    let by_month = |sheet: &str| figures("Suivi", sheet, "", &[("participations", "mois")]);
    let table = [
        ("Jour;Mois;Année;Action;Structure;Participants\n12;mars;2022;Café;CCAS;5\n13;avril;2022;Café;GEM;6\n", [5, 6]),
        // The month once for its rows.
        ("Mois;Jour;Action;Structure;Participants\nmars;12;Café;CCAS;5\navril;13;Café;GEM;4\n;14;Café;GEM;2\n", [5, 6]),
        ("Mois;Action;Structure;Participants\n3;Café;CCAS;5\n4;Café;GEM;6\n", [5, 6]),
        ("Mois;Année;Action;Structure;Participants\nmars;2022;Café;CCAS;5\navril;2022;Café;GEM;6\n", [5, 6]),
    ];
    for (sheet, [march, april]) in table {
        assert_eq!(by_month(sheet), format!("participations 2022-03 = {march}; participations 2022-04 = {april}"), "{sheet}");
        assert_eq!(crate::said_around::codes("Suivi", sheet), Vec::<String>::new(), "{sheet}");
    }
    let titled = "Fréquentation – mars 2022\nJour;Action;Structure;Présents\n9;Café;CCAS;5\n23;Café;GEM;3\n";
    assert_eq!(by_month(titled), "participations 2022-03 = 8");
    let no_such_day = titled.replace("23;", "32;");
    assert_eq!(crate::said_around::codes("Suivi", &no_such_day), ["date-illisible A4"]);
}

#[test]
fn the_title_dates_a_commission_and_a_column_names_a_body() {
    let rows: String = (0..12).map(|rank| format!("P{rank};Admis;CMP\n")).collect();
    let commission = format!("Commission du 15/01/2022;;\nCode;Décision;Orienteur\n{rows}");
    assert_eq!(crate::said_around::codes("Suivi", &commission), Vec::<String>::new());
    assert!(figures("Suivi", &commission, "", &[("parcours_decisions", "decision")]).ends_with("= 12"));
    let by_sex = "Date;Instance;Structure;Hommes;Femmes\n01/03/2022;COPIL;CCAS;2;3\n01/03/2022;COPIL;GEM;1;1\n01/03/2022;COPIL;CMP;0;0\n";
    assert_eq!(read(by_sex), "presences = 7; taux_presence = 0.6667");
}
