//! What the settings or a column say outright wins over what would be guessed, and what is left aside is told.

use crate::bench::{Run, inputs, run};

fn codes(made: &Run, year: i32) -> Vec<String> {
    made.csv(&format!("{year}/controle/anomalies.csv")).iter().map(|row| format!("{} {}", row.get("cellule"), row.get("code"))).collect()
}

fn value(made: &Run, year: i32, indicator: &str, classes: &[(&str, &str)]) -> String {
    let row = made.figure(year, &year.to_string(), indicator, classes);
    format!("{}{}", row.get("valeur"), row.get("statut"))
}

#[test]
fn a_value_of_the_settings_wins_over_a_column_which_is_told() {
    let settings = "[[lecture]]\nfichier = \"**/actions.csv\"\ntable = \"actions\"\nvaleurs = { axe = \"Culture\" }\n";
    let actions = "Action;Axe;Statut\nCiné-débat;Logement;réalisée\nPSSM;;réalisée\n";
    let folder = inputs(&[("observatoire.toml", settings.as_bytes()), ("2022/actions.csv", actions.as_bytes())]);
    let made = run(folder.path(), &["bilan", "2022"]);
    assert_eq!(value(&made, 2022, "actions", &[("axe", "Culture")]), "2");
    assert!(codes(&made, 2022).contains(&"B1 colonne-ignoree".to_owned()), "{:?}", codes(&made, 2022));
}

#[test]
fn a_value_of_the_settings_wins_over_the_title_of_a_crossed_sheet() {
    let settings = "[[lecture]]\nfichier = \"**/émargement.csv\"\nvaleurs = { action = \"PSSM\" }\n";
    let signed = "Ciné-débat\nStructure;06/05/2022;07/05/2022\nCCAS;X;X\nCAF;X;\n";
    let folder = inputs(&[("observatoire.toml", settings.as_bytes()), ("2022/émargement.csv", signed.as_bytes())]);
    let made = run(folder.path(), &["bilan", "2022"]);
    assert_eq!(value(&made, 2022, "participations", &[("action", "PSSM")]), "3");
}

#[test]
fn a_column_of_years_says_of_which_year_a_row_is_outside_a_folder_of_a_year() {
    let actions = "Année;Action;Axe;Statut\n2021;Ciné-débat;Culture;réalisée\n2022;PSSM;Culture;réalisée\n2022;SISM;Culture;réalisée\n";
    let means = "Année;Libellé;Nature;Montant;Financeur\n2021;Appui;subvention;800;ARS\n2022;Appui;subvention;1000;ARS\n";
    let objectives = "Exercice;Axe;Objectif;Cible;Réalisé\n2021;Culture;Ouvrir;10;2\n2022;Culture;Ouvrir;10;5\n";
    let files = [("actions.csv", actions.as_bytes()), ("moyens.csv", means.as_bytes()), ("objectifs.csv", objectives.as_bytes())];
    let folder = inputs(&files);
    let made = run(folder.path(), &["bilan", "2021", "2022"]);
    let of = |year: i32| [("actions", &[][..]), ("financements", &[])].map(|(name, classes)| value(&made, year, name, classes));
    assert_eq!((of(2021), of(2022)), (["1".into(), "800".into()], ["2".into(), "1000".into()]), "{}{}", made.stdout, made.stderr);
    assert_eq!(value(&made, 2022, "atteinte_mesuree", &[("objectif", "Ouvrir")]), "0.5000");
}

#[test]
fn how_many_is_answered_in_words_too() {
    let settings = "[[questionnaire]]\nfichier = \"2022/q.csv\"\ntitre = \"Bilan\"\n[[questionnaire.question]]\ntexte = \"Combien de réunions ?\"\ntype = \"nombre\"\n";
    let answers = ["12", "une dizaine", "environ 14", "NC", "plus de 20", "12 réunions", "souvent"];
    let lines: String =
        answers.iter().enumerate().map(|(rank, answer)| format!("2022/05/01 10:{rank:02}:00 AM UTC+2,{answer},Oui\n")).collect();
    let csv = format!("Horodateur,Combien de réunions ?,Venez-vous ?\n{lines}");
    let folder = inputs(&[("observatoire.toml", settings.as_bytes()), ("2022/q.csv", csv.as_bytes())]);
    let made = run(folder.path(), &["bilan", "2022"]);
    let median = made.figure(2022, "2022", "question_Q01", &[("modalite", "médiane")]);
    assert_eq!((median.get("valeur"), median.get("denominateur")), ("12", "5"), "{}", made.stderr);
}
