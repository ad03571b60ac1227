//! Questionnaires through the whole program, as a coordinator reads what comes out.

use crate::bench::{Run, inputs, repository, run};
use expect_test::expect;

fn quirk(file: &str) -> Vec<u8> {
    std::fs::read(repository().join("tests/quirks/surveys").join(file)).unwrap()
}

/// The rows of an indicator in the year's `indicateurs.csv`: classes, value, numerator and denominator, status.
fn rows(run: &Run, year: i32, indicator: &str) -> Vec<String> {
    let rows = run.csv(&format!("{year}/indicateurs.csv"));
    let of = rows.iter().filter(|row| row.get("indicateur") == indicator);
    of.map(|row| {
        let classes = ["modalite_1", "modalite_2"].map(|column| row.get(column)).join(" | ");
        let base = if row.get("denominateur").is_empty() { String::new() } else { format!("/{}", row.get("denominateur")) };
        format!("{} {}: {}{}{base}", row.get("annee"), classes.trim_end_matches(" | "), row.get("valeur"), row.get("statut"))
    })
    .collect()
}

/// A Google form: stamps a minute apart, and one column a question.
fn google(header: &str, answers: &[&str]) -> Vec<u8> {
    let stamped = answers.iter().enumerate().map(|(rank, answer)| format!("2022/05/03 10:{rank:02}:08 AM UTC+2,{answer}\n"));
    format!("Horodateur,{header}\n{}", stamped.collect::<String>()).into_bytes()
}

#[test]
fn two_questionnaires_without_codes_are_told_apart_everywhere() {
    let training = google(
        "Vous êtes,La formation vous aide-t-elle ?",
        &["Élu,Oui", "Élu,Oui", "Élu,Non", "Élu,Oui", "Élu,Oui", "Agent,Oui", "Agent,Non"],
    );
    let council = google("Venez-vous aux réunions ?", &["Souvent", "Jamais", "Souvent", "Parfois"]);
    let settings = "[[questionnaire]]\nfichier = \"2022/formation.csv\"\ntitre = \"Formation\"\n\
                    [[questionnaire.question]]\ntexte = \"Vous êtes\"\ntrait = true\n\
                    [[questionnaire]]\nfichier = \"2022/conseil.csv\"\ntitre = \"Vie du conseil\"\n";
    let folder = inputs(&[("observatoire.toml", settings.as_bytes()), ("2022/formation.csv", &training), ("2022/conseil.csv", &council)]);
    let made = run(folder.path(), &["bilan"]);
    assert_eq!(made.status, 0, "{}", made.stderr);
    // Two agents are too few to be shown, and the elected would tell them; who comes to meetings is an opinion.
    expect![[r#"
        2022 Agent | Formation: c
        2022 Jamais | Vie du conseil: 1/4
        2022 Parfois | Vie du conseil: 1/4
        2022 Souvent | Vie du conseil: 2/4
        2022 Élu | Formation: c
        2022 Formation: 7
        2022 Vie du conseil: 4"#]]
    .assert_eq(&rows(&made, 2022, "question_Q01").join("\n"));
    let report = made.text("2022/bilan.html");
    for words in ["Vous êtes", "La formation vous aide-t-elle", "Venez-vous aux réunions"] {
        assert!(report.contains(words), "{words}");
    }
}

#[test]
fn sheets_beside_the_answers_are_told_and_count_for_nothing() {
    for (file, sheets) in [("kobo-libelles.xlsx", &["visites"][..]), ("demarches.xlsx", &["Etablissements", "Avis", "Lieux visites"])] {
        let folder = inputs(&[(&format!("2022/{file}"), &quirk(file))]);
        let made = run(folder.path(), &["bilan"]);
        assert_eq!(made.status, 0, "{file}: {}", made.stdout);
        let told = made.csv("2022/controle/lecture.csv");
        for sheet in sheets {
            let row = told.iter().find(|row| row.get("feuille") == *sheet).unwrap();
            assert!(row.get("raisons").starts_with("feuille annexe d’un questionnaire"), "{row:?}");
            assert_eq!(row.get("cellules_lues"), row.get("ignorees"));
        }
        let sheet_in_anomalies = made.csv("2022/controle/anomalies.csv").into_iter().find(|row| sheets.contains(&row.get("feuille")));
        assert!(sheet_in_anomalies.is_none(), "{sheet_in_anomalies:?}");
    }
}
