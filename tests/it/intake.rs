//! From a drawn sheet to what is read and what is told of it.

use crate::drawing::{codes, read};

#[test]
fn a_list_is_found_wherever_its_header_stands() {
    let table = read(
        "
             B                C                   D
         1 | Formations 2022
         3 | Date           | Nom de l'action   | Structure | Nb participants
         4 | 06/05/2022     | Info-formation    | EKIDOM    | 7
         6 | 20 mai 2022    | Info-formation    | Mairie    | une dizaine
         7 | Total          |                   |           | 17
        ",
    );
    assert_eq!(
        table,
        [
            "participations: 2022-05-06 | Info-formation | EKIDOM | 7 exact",
            "participations: 2022-05-20 | Info-formation | Mairie | 10 environ"
        ]
    );
}

#[test]
fn an_unreadable_number_is_told_at_its_cell() {
    let sheet = "
             B            C               D          E
         4 | Date       | Action        | Structure | Participants
         5 | 06/05/2022 | Info-formation | CCAS     | une quarantaine
         6 | 06/05/2022 | Info-formation | Mairie   | beaucoup
    ";
    assert_eq!(codes(sheet), ["E6 quantite-illisible"]);
}

#[test]
fn a_column_of_numbers_where_one_word_is_written_is_no_column_of_people() {
    let sheet = |cell: &str| {
        format!(
            "
             A            B                C          D
         4 | Date       | Action         | Structure | Participants
         5 | 06/05/2022 | Info-formation | CCAS      |
         6 | 06/05/2022 | Info-formation | Mairie    | {cell}
         7 | 06/05/2022 | Info-formation | EKIDOM    |
        "
        )
    };
    for word in ["beaucoup", "Beaucoup de monde", "quelques dizaines", "les habitants", "voir la liste"] {
        assert_eq!(codes(&sheet(word)), ["D6 quantite-illisible"], "{word}");
    }
    for name in ["Durand", "jeanne durand", "Voir Mme Durand"] {
        assert!(!codes(&sheet(name)).contains(&"D6 quantite-illisible".to_owned()), "{name} is a person's: nothing repeats it");
    }
}

#[test]
fn a_forgotten_cell_is_told_and_its_row_left_out() {
    let sheet = "
             A            B                C          D
         1 | Date       | Action         | Structure | Participants
         2 | 06/05/2022 | Info-formation | CCAS      | 4
         3 | 06/05/2022 |                | Mairie    | 4
         4 | 06/05/2022 | Info-formation | EKIDOM    | 4
    ";
    assert_eq!(codes(sheet), ["B3 valeur-obligatoire-absente"]);
    assert_eq!(read(sheet).len(), 2);
}

#[test]
fn a_sign_in_sheet_gives_presences_by_date() {
    let table = read(
        "
             A                      B             C
         1 | Comité de pilotage 2022
         2 | Structure            | 12/04/2022  | 15/11/2022
         3 | CHU - PASS           | X           | E
         4 | Mairie               | 2           |
         5 | Total                | 3           | 0
        ",
    );
    assert_eq!(
        table,
        [
            "instances: 2022-04-12 | comité de pilotage | CHU - PASS | présent 1",
            "instances: 2022-04-12 | comité de pilotage | Mairie | présent 2",
            "instances: 2022-11-15 | comité de pilotage | CHU - PASS | excusé",
        ]
    );
}

#[test]
fn the_example_of_a_blank_sign_in_sheet_is_never_counted_and_its_name_reaches_no_other_column() {
    let sheet = "
             A                             B                                        C            D
         4 | Action                      | Exemple à effacer : comité de pilotage |            | Formation PSSM
         5 | Structure                   | 12/04/2022                             | 06/05/2022 | 17/11/2022
         6 | Exemple à effacer : CMP     | X                                      | 2          | X
         7 | CCAS                        | X                                      | 3          | X
    ";
    assert_eq!(
        read(sheet),
        ["participations: 2022-05-06 | dessin | CCAS | 3 exact", "participations: 2022-11-17 | Formation PSSM | CCAS | 1 exact"]
    );
    assert_eq!(codes(sheet), [" action-supposee"], "of the whole sheet");
}

#[test]
fn an_example_typed_over_is_a_record() {
    let sheet = |first: &str| {
        format!(
            "
             A            B                C           D
         1 | Date       | Action         | Structure | Participants
         2 | {first} | Info-formation | CCAS      | 4
        "
        )
    };
    assert_eq!(read(&sheet("Exemple à effacer : 06/05/2022")), Vec::<String>::new());
    assert_eq!(read(&sheet("06/05/2022")), ["participations: 2022-05-06 | Info-formation | CCAS | 4 exact"]);
}

#[test]
fn a_total_that_differs_is_told_and_never_counted() {
    let sheet = "
             A            B                C           D
         1 | Date       | Action         | Structure | Participants
         2 | 06/05/2022 | Info-formation | CCAS      | 4
         3 | 06/05/2022 | Info-formation | Mairie    | 5
         4 | TOTAL      |                |           | 10
    ";
    assert_eq!(codes(sheet), ["D4 total-different"]);
    assert_eq!(read(sheet).len(), 2);
}

#[test]
fn a_register_that_names_people_is_set_aside_whole() {
    let sheet = "
             A            B           C          D
         1 | Date       | Demandeur | Nom      | Niveau
         2 | mars 2022  | CCAS      | Durand   | 1
    ";
    assert_eq!(codes(sheet), ["C1 registre-nominatif"]);
    assert!(read(sheet).is_empty());
}

#[test]
fn a_form_is_read_by_its_labels() {
    let table = read(
        "
             A                       B                    C
         1 | FICHE ACTION n° 1
         3 | Intitulé de l'action :| Ciné-débat
         4 | Axe :                 | Parcours de vie
         5 | CALENDRIER
         6 | Statut                | achevé
         7 | Personnes touchées    | plus de 700
         8 | QPV                   | Oui                | X Non
        ",
    );
    assert_eq!(table, ["actions: Ciné-débat | Parcours de vie | réalisée | 700 au_moins"]);
}
