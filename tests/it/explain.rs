//! `expliquer` tells of a figure what the outputs tell, and nothing more.

use crate::bench::{Row, Run, inputs, repository, run};
use observatoire::french;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Output;

/// Every so many figures of a case are asked about: each question is a whole run.
const ONE_IN: usize = 71;

struct Told {
    status: i32,
    /// On one line: where a terminal cuts it says nothing.
    text: String,
    error: String,
}

fn explain(inputs: &Path, outputs: &Path, arguments: &[&str]) -> Told {
    let Output { status, stdout, stderr } = assert_cmd::cargo::cargo_bin_cmd!("observatoire")
        .args(["expliquer", "--silencieux"])
        .args(arguments)
        .arg("--entrees")
        .arg(inputs)
        .arg("--sorties")
        .arg(outputs)
        .output()
        .unwrap();
    let line = |bytes| plain(&String::from_utf8(bytes).unwrap());
    Told { status: status.code().unwrap(), text: line(stdout), error: line(stderr) }
}

/// One space between words, whatever its kind.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn classes(row: &Row) -> Vec<String> {
    [("dimension_1", "modalite_1"), ("dimension_2", "modalite_2")]
        .into_iter()
        .filter(|(dimension, _)| !row.get(dimension).is_empty())
        .map(|(dimension, label)| format!("{}={}", row.get(dimension), row.get(label)))
        .collect()
}

fn asked(row: &Row) -> Vec<String> {
    let mut arguments = vec![row.get("indicateur").to_owned(), "--annee".to_owned(), row.get("annee").to_owned()];
    arguments.extend(classes(row).into_iter().flat_map(|class| ["--modalite".to_owned(), class]));
    arguments
}

/// What `sources.csv` says of each figure: sheets with their ranges.
fn sources(made: &Run, year: i32) -> BTreeMap<(String, String, Vec<String>), Vec<String>> {
    let mut sources: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for row in made.csv(&format!("{year}/controle/sources.csv")) {
        let sheet = if row.get("feuille").is_empty() { String::new() } else { format!(" › {}", row.get("feuille")) };
        let cells = row.get("cellules").split_whitespace().collect::<Vec<_>>().join(", ");
        let cells = if cells.is_empty() { String::new() } else { format!(" : {cells}") };
        let key = (row.get("indicateur").to_owned(), row.get("annee").to_owned(), classes(&row));
        sources.entry(key).or_default().push(plain(&format!("{}{sheet}{cells}", row.get("fichier"))));
    }
    sources
}

/// What is wrong with the explanations of a case's figures.
fn faults(inputs: &Path, year: i32, profile: &str) -> Vec<String> {
    let made = run(inputs, &["bilan", &year.to_string(), "--profil", profile, "--silencieux"]);
    let sources = sources(&made, year);
    let rows = made.csv(&format!("{year}/indicateurs.csv"));
    // Figures of earlier years belong to their own year's report.
    let own = rows.iter().filter(|row| row.get("annee").ends_with(&year.to_string()));
    let masked = own.clone().filter(|row| row.get("statut") == "c").step_by(ONE_IN);
    let shown = own.filter(|row| row.get("statut").is_empty()).step_by(ONE_IN);
    let nothing = tempfile::tempdir().unwrap();
    let mut faults = Vec::new();
    for (row, folder) in shown.chain(masked).zip([nothing.path(), made.folder.path()].into_iter().cycle()) {
        let mut arguments = asked(row);
        arguments.extend(["--profil".to_owned(), profile.to_owned()]);
        let told = explain(inputs, folder, &arguments.iter().map(String::as_str).collect::<Vec<_>>());
        let mut expect = |what: String| {
            if !told.text.contains(&what) {
                faults.push(format!("{arguments:?} does not say « {what} »:\n{}{}", told.text, told.error));
            }
        };
        let number = |column: &str| row.get(column).parse::<f64>().ok().map(|value| plain(&french::number(value)));
        if row.get("statut") == "c" {
            expect("Donnée masquée".to_owned());
            for leak in [" › ", "numérateur", "Base de", "Exacte", "De 1 ", "intervalle", "2022/", "2023/", "2024/"] {
                if told.text.contains(leak) {
                    faults.push(format!("{arguments:?} tells « {leak} » of a masked figure:\n{}", told.text));
                }
            }
            continue;
        }
        match (number("numerateur"), number("denominateur"), number("valeur")) {
            (Some(numerator), Some(denominator), _) => expect(format!("{numerator} (numérateur) sur {denominator} (dénominateur)")),
            (_, _, Some(value)) if row.get("unite") != "oui (1) ou non (0)" => expect(value),
            _ => {}
        }
        if row.get("sources") != "0" {
            expect(plain(&format!("De {} cellule", french::number(row.get("sources").parse().unwrap()))));
        }
        let key = (row.get("indicateur").to_owned(), row.get("annee").to_owned(), classes(row));
        sources.get(&key).into_iter().flatten().for_each(|place| expect(place.clone()));
    }
    faults
}

#[test]
fn the_figures_of_the_example_are_explained_as_published() {
    let faults = faults(&repository().join("inputs"), 2022, "public");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_figures_of_practice_cases_are_explained_as_published_to_each_reader() {
    for (case, year, profile) in [(1, 2022, "public"), (1, 2022, "interne"), (3, 2023, "public")] {
        let faults = faults(&repository().join(format!("tests/cases/practice-{case}/inputs")), year, profile);
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

#[test]
fn two_masked_figures_are_told_in_the_same_words() {
    let nothing = tempfile::tempdir().unwrap();
    let told = |class: &str| explain(&repository().join("inputs"), nothing.path(), &["saisines", "--modalite", class]).text;
    let (one, other) = (told("mois=2022-01"), told("mois=2022-02"));
    // January has a referral and February none.
    assert_eq!(one.replace("janvier", "février"), other);
}

#[test]
fn a_misspelt_or_ambiguous_name_lists_the_nearest_and_ends_with_2() {
    let nothing = tempfile::tempdir().unwrap();
    let example = repository().join("inputs");
    for (arguments, nearest) in [
        (vec!["structures_activ"], "structures_actives"),
        (vec!["nombre de partenaires"], "structures_partenaires"),
        (vec!["structures_actives", "--modalite", "Cultur"], "secteur=Culture"),
        (vec!["structures_actives", "--modalite", "Non classé"], "axe=Non classé"),
        (vec![], "personnes_touchees"),
    ] {
        let told = explain(&example, nothing.path(), &arguments);
        assert_eq!((told.status, told.text.as_str()), (2, ""), "{arguments:?}");
        assert!(told.error.contains(nearest), "{arguments:?}: {}", told.error);
    }
    let told = explain(&example, nothing.path(), &["Structures", "ACTIVES", "--modalite", "secteur : culture"]);
    assert!(told.status == 0 && told.text.contains("2 structures"), "{}{}", told.text, told.error);
    assert!(nothing.path().read_dir().unwrap().next().is_none(), "nothing is written");
}

#[test]
fn the_reason_of_a_lower_bound_is_the_action_that_gave_it() {
    let nothing = tempfile::tempdir().unwrap();
    let told = explain(&repository().join("inputs"), nothing.path(), &["personnes_touchees"]);
    assert!(told.text.contains("(SISM) 2022 : au moins 700"), "{}", told.text);
}

/// Two years of sign-in sheets: the CCAS comes both years, the GEM goes, the school and the misspelt CCAS come.
fn two_years() -> tempfile::TempDir {
    let header = "date;action;structure;participants;axe\n";
    let then = format!("{header}12/03/2021;SISM;CCAS;3;Prévention\n12/03/2021;SISM;GEM La Cordée;2;Prévention\n");
    let now = format!("{header}14/03/2022;SISM;CCAS;4;Prévention\n14/03/2022;SISM;École Daudet;5;Prévention\n");
    let more = format!("{header}02/06/2022;Forum;Mairie annexe;6;Prévention\n");
    let decided = "graphie,structure,decision,date\nÉcole Daudet,Groupe scolaire Daudet,distinct,2022-05-01\n";
    let settings = "[[axe]]\nnom = \"Prévention\"\ndepuis = 2022\n[nomenclature.secteur]\n\"Numérique\" = []\n";
    inputs(&[
        ("2021/emargement 2021.csv", then.as_bytes()),
        ("2022/emargement 2022.csv", now.as_bytes()),
        ("2022/forum.csv", more.as_bytes()),
        ("correspondances.csv", decided.as_bytes()),
        ("observatoire.toml", settings.as_bytes()),
    ])
}

#[test]
fn a_change_is_told_with_its_files_names_and_settings() {
    let inputs = two_years();
    let outputs = tempfile::tempdir().unwrap();
    let told = explain(inputs.path(), outputs.path(), &["participations", "--depuis", "2021"]);
    for expected in [
        "2022 : 15 participations ; 2021 : 5 participations.",
        "Soit 10 de plus.",
        "CCAS : 4, contre 3",
        "2021/emargement 2021.csv : 2 cellules, puis 2022/emargement 2022.csv : 2 cellules.",
        "2022/forum.csv : 1 cellule, rien de tel en 2021. Sans lui : 9 participations.",
        "Actives en 2022 et pas en 2021 (2) : • École Daudet • Mairie annexe",
        "Actives en 2021 et pas en 2022 (1) : • GEM La Cordée",
        "« École Daudet » n’est pas « Groupe scolaire Daudet » (décidé le 1er mai 2022)",
        "L’axe « Prévention » vaut depuis 2022.",
        "« secteur » : « Numérique »",
    ] {
        assert!(told.text.contains(expected), "« {expected} » is missing:\n{}{}", told.text, told.error);
    }
    assert!(!told.text.contains("tel qu’il a été écrit"), "no report of 2021 was written");
}

/// A file that alone gives a figure does not leave it as it is.
#[test]
fn a_figure_of_one_file_is_not_known_without_it() {
    let header = "date;action;structure;participants\n";
    let files = [
        ("2021/emargement.csv", format!("{header}12/03/2021;SISM;CCAS;3\n")),
        ("2022/emargement.csv", format!("{header}14/03/2022;SISM;CCAS;4\n")),
        ("2022/actions.csv", "Action;Axe;Statut;Personnes touchées\nSISM;Prévention;réalisée;40\n".to_owned()),
    ];
    let inputs = inputs(&files.each_ref().map(|(path, text)| (*path, text.as_bytes())));
    let outputs = tempfile::tempdir().unwrap();
    let told = explain(inputs.path(), outputs.path(), &["personnes_touchees", "--depuis", "2021"]);
    assert!(told.text.contains("Sans lui, ce chiffre ne serait pas connu."), "{}{}", told.text, told.error);
}

#[test]
fn the_report_of_the_earlier_year_is_compared_with_what_its_files_give_today() {
    let inputs = two_years();
    let made = run(inputs.path(), &["bilan", "2021"]);
    assert!(made.status <= 1, "{}", made.stderr);
    let asked = ["participations", "--depuis", "2021"];
    let same = explain(inputs.path(), made.folder.path(), &asked);
    assert!(same.text.contains("Il donnait le même chiffre pour 2021 : 5 participations."), "{}{}", same.text, same.error);
    assert!(same.text.contains("Ni les fichiers ni les réglages n’ont changé depuis."), "{}", same.text);
    let late = "date;action;structure;participants\n01/09/2021;SISM;UDAF;7\n";
    std::fs::write(inputs.path().join("2021/retard.csv"), late).unwrap();
    let changed = explain(inputs.path(), made.folder.path(), &asked);
    let expected = "Il donnait pour 2021 : 5 participations ; les fichiers d’aujourd’hui donnent : 12 participations. • Ajouté depuis : 2021/retard.csv";
    assert!(changed.text.contains(expected), "{}{}", changed.text, changed.error);
}

#[test]
fn masked_figures_of_two_years_are_not_subtracted_and_their_files_are_not_compared() {
    let nothing = tempfile::tempdir().unwrap();
    let example = repository().join("inputs");
    let told = explain(&example, nothing.path(), &["saisines", "--modalite", "niveau=1", "--depuis", "2021"]);
    for word in ["Soit", "cellule,", " › ", "Sans lui"] {
        assert!(!told.text.contains(word), "« {word} »: {}", told.text);
    }
    let total = explain(&example, nothing.path(), &["saisines", "--depuis", "2021"]);
    assert!(total.text.contains("Soit 2 de moins.") && !total.text.contains("Sans lui"), "{}{}", total.text, total.error);
    let backwards = explain(&example, nothing.path(), &["saisines", "--annee", "2021", "--depuis", "2022"]);
    assert!(backwards.status == 2 && backwards.error.contains("doit être une année d’avant 2021"), "{}", backwards.error);
}
