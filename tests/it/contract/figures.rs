//! What figures mean (contract §9 and §10), one meaning a test.

use crate::bench::{Run, inputs, run};

const REGISTRY: &str = "Structure;Secteur\nCCAS;Action sociale et médico-sociale\nCMP;Santé\nGEM;Habitants-Usagers-Citoyens\n";

fn of_files(files: &[(&str, &str)]) -> Run {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(path, text)| (*path, text.as_bytes())).collect();
    run(inputs(&files).path(), &["bilan", "2022"])
}

/// « In any row of `participations` »: the row of a structure of which nobody came makes it active, and ties it to nobody.
#[test]
fn a_structure_of_which_nobody_came_is_active_and_met_nobody() {
    let came = "Date;Action;Structure;Participants\n06/05/2022;Info;CCAS;3\n06/05/2022;Info;CMP;2\n06/05/2022;Info;GEM;0\n";
    let made = of_files(&[("structures.csv", REGISTRY), ("2022/participations.csv", came)]);
    let value = |indicator: &str| made.figure(2022, "2022", indicator, &[]).get("valeur").to_owned();
    assert_eq!((value("structures_actives"), value("liens_partenariaux"), value("participations")), ("3".into(), "1".into(), "5".into()));
}

/// Answers of a Google form, of so many people who say the same, stamped a minute apart on one day of May.
fn answers(day: u32, question: &str, people: u32) -> String {
    let answers: String = (0..people).map(|minute| format!("2022/05/{day:02} 10:{minute:02}:00 AM UTC+2,Oui\n")).collect();
    format!("Horodateur,{question}\n{answers}")
}

/// With several questionnaires, the second dimension is which one, and the first is empty on the total of each.
#[test]
fn which_questionnaire_stands_in_the_second_dimension() {
    let settings = "[[questionnaire]]\nfichier = \"2022/conseil.csv\"\ntitre = \"Conseil\"\ninvites = 20\n\
                    [[questionnaire]]\nfichier = \"2022/stage.csv\"\ntitre = \"Stage\"\ninvites = 10\n";
    let made = of_files(&[
        ("observatoire.toml", settings),
        ("2022/conseil.csv", &answers(3, "Venez-vous ?", 12)),
        ("2022/stage.csv", &answers(4, "Est-ce utile ?", 6)),
    ]);
    let columns = ["dimension_1", "modalite_1", "dimension_2", "modalite_2", "valeur"];
    for file in ["2022/indicateurs.csv", "2022/controle/sources.csv"] {
        let rows = made.csv(file);
        let of = |indicator: &str| -> Vec<String> {
            let rows = rows.iter().filter(|row| row.get("indicateur") == indicator);
            rows.map(|row| columns.map(|column| row.get(column)).join("|")).collect()
        };
        let expected = |values: [&str; 3]| {
            let classes = ["||||", "||questionnaire|Conseil|", "||questionnaire|Stage|"];
            let rows = classes.into_iter().zip(values);
            rows.map(|(classes, value)| format!("{classes}{value}")).collect::<Vec<_>>()
        };
        if file.contains("indicateurs") {
            assert_eq!(of("reponses"), expected(["18", "12", "6"]));
            assert_eq!(of("taux_reponse"), expected(["0.6000", "0.6000", "0.6000"]));
            assert!(of("question_Q01").contains(&"modalite|Oui|questionnaire|Stage|6".to_owned()));
        } else {
            // The total has a line a file.
            assert_eq!(of("reponses").last().map(String::as_str), Some("||questionnaire|Stage|"));
        }
    }
}

/// Two files of one questionnaire, together more answers than people asked: no rate above 1, and it is told.
#[test]
fn no_rate_is_given_of_more_answers_than_people_asked() {
    let settings = "[[questionnaire]]\nfichier = \"2022/*.csv\"\ntitre = \"Conseil\"\ninvites = 20\n";
    let files = |second: u32| {
        let (first, second) = (answers(3, "Venez-vous ?", 12), answers(4, "Venez-vous ?", second));
        of_files(&[("observatoire.toml", settings), ("2022/mai.csv", &first), ("2022/juin.csv", &second)])
    };
    let rate = |made: &Run| {
        let row = made.figure(2022, "2022", "taux_reponse", &[]);
        format!("{}{}", row.get("valeur"), row.get("statut"))
    };
    let (near, over) = (files(8), files(9));
    assert_eq!((rate(&near), rate(&over)), ("1.0000".to_owned(), "nd".to_owned()));
    assert_eq!(near.findings(2022), Vec::<String>::new());
    assert_eq!(over.findings(2022), ["2022/juin.csv  reponses-plus-que-invites"]);
    assert_eq!(over.figure(2022, "2022", "reponses", &[]).get("valeur"), "21");
}

/// An action that two files tell of: its people are those of the file that says them, at the cell where it does.
#[test]
fn a_quantity_cites_the_sheet_it_stands_on() {
    let made = of_files(&[
        ("2022/a.csv", "Action;Axe;Statut;Porteur\nInfo;Parcours;réalisée;CCAS\nForum;Parcours;réalisée;CMP\n"),
        // « Forum » has a row of the same number in both files.
        ("2022/b.csv", "Action;Axe;Statut;Personnes touchées\nAutre;Parcours;réalisée;7\nForum;Parcours;réalisée;40\n"),
    ]);
    let rows = made.csv("2022/controle/sources.csv");
    let told = rows.iter().filter(|row| row.get("indicateur") == "personnes_touchees" && row.get("modalite_1") == "Forum");
    let told: Vec<String> = told.map(|row| format!("{} {}", row.get("fichier"), row.get("cellules"))).collect();
    assert_eq!(told, ["2022/b.csv D3"]);
}
