//! Questionnaires through the whole program, as a coordinator reads what comes out.

use crate::bench::{Run, contents, inputs, repository, run};
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
        2022  | Formation: 7
        2022  | Vie du conseil: 4
        2022 Agent | Formation: c
        2022 Jamais | Vie du conseil: 1/4
        2022 Parfois | Vie du conseil: 1/4
        2022 Souvent | Vie du conseil: 2/4
        2022 Élu | Formation: c"#]]
    .assert_eq(&rows(&made, 2022, "question_Q01").join("\n"));
    let report = made.text("2022/bilan.html");
    for words in ["Vous êtes", "La formation vous aide-t-elle", "Venez-vous aux réunions"] {
        assert!(report.contains(words), "{words}");
    }
}

#[test]
fn sheets_beside_the_answers_are_told_and_count_for_nothing() {
    for (file, sheets) in [
        ("kobo-libelles.xlsx", &["visites"][..]),
        ("demarches.xlsx", &["Etablissements", "Avis", "Lieux visites"]),
        ("demarches-annexes-vides.xlsx", &["Etablissements", "Avis"]),
    ] {
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

#[test]
fn accounts_and_addresses_of_a_webform_are_published_nowhere() {
    for file in ["webform8-anglais.csv", "webform8-francais.csv"] {
        let folder = inputs(&[(&format!("2022/{file}"), &quirk(file))]);
        let made = run(folder.path(), &["bilan"]);
        assert_eq!(made.status, 0, "{file}: {}", made.stdout);
        for (path, bytes) in contents(made.folder.path()) {
            let text = String::from_utf8_lossy(&bytes);
            assert!(!text.contains("Zorblax") && !text.contains("1.2.3."), "{file}: {}", path.display());
        }
        assert!(!rows(&made, 2022, "question_Q01_01").is_empty(), "the first question is the first objective");
    }
}

#[test]
fn an_address_of_a_machine_is_no_answer_whatever_its_heading() {
    let settings = "[[questionnaire]]\nfichier = \"**/*.csv\"\n[[questionnaire.question]]\ntexte = \"Poste\"\n";
    let answers = google("Poste,Avis", &["1.2.3.4,Oui", "1.2.3.5,Non", "1.2.3.6,Oui", "1.2.3.7,Oui"]);
    let parts = google("Coordonnées [Nom],Coordonnées [Ville],Avis", &["DURAND,Poitiers,Oui", "MARTIN,Bondy,Non", "HRDLICKA,Poitiers,Oui"]);
    for (file, answers, hidden) in [("poste.csv", answers, "1.2.3.4"), ("nom.csv", parts, "HRDLICKA")] {
        let folder = inputs(&[("observatoire.toml", settings.as_bytes()), (&format!("2022/{file}"), &answers)]);
        let made = run(folder.path(), &["bilan"]);
        for (path, bytes) in contents(made.folder.path()) {
            assert!(!String::from_utf8_lossy(&bytes).contains(hidden), "{file}: {}", path.display());
        }
        assert!(made.findings(2022).iter().any(|finding| finding.ends_with("colonne-personnelle")), "{:?}", made.findings(2022));
    }
}

#[test]
fn the_group_before_a_label_of_kobo_is_no_part_of_the_question() {
    let settings = "[[questionnaire]]\nfichier = \"**/k.csv\"\n[[questionnaire.question]]\ntexte = \"Mieux connaître l'offre\"\ntype = \"objectifs\"\n";
    let mut file = "\"start\";\"g/Mieux connaître l'offre\";\"vie/Venez-vous et/ou participez-vous ?\";\"vie/Combien ?\";\"_id\";\"_uuid\";\"_submission_time\"\n".to_owned();
    for rank in 1..=6 {
        file += &format!("\"x\";\"Atteint\";\"Oui\";\"{rank}\";\"{rank}\";\"u{rank}\";\"2022-05-0{rank}T08:00:00\"\n");
    }
    let folder = inputs(&[("observatoire.toml", settings.as_bytes()), ("2022/k.csv", file.as_bytes())]);
    let made = run(folder.path(), &["bilan"]);
    assert_eq!(made.status, 0, "{}", made.stdout);
    assert_eq!(made.figure(2022, "2022", "atteinte_percue", &[("objectif", "Mieux connaître l'offre")]).get("denominateur"), "6");
    let report = made.text("2022/bilan.html");
    assert!(report.contains("Venez-vous et/ou participez-vous") && !report.contains("vie/") && !report.contains("g/Mieux"));
}

/// Answers of forty people to two questions; the second question's words and file are another year's.
fn council(satisfaction: &str, satisfied: usize, coming: usize) -> Vec<u8> {
    let answers: Vec<String> = (0..40)
        .map(|rank| {
            let (happy, comes) = (if rank < satisfied { "Satisfait" } else { "Insatisfait" }, if rank < coming { "Oui" } else { "Non" });
            format!("{comes},{happy}")
        })
        .collect();
    google(&format!("Venez-vous aux réunions ?,{satisfaction}"), &answers.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn a_reworded_question_is_decided_once_and_only_what_chance_does_not_explain_is_called_a_change() {
    let (old, new) = ("Êtes-vous satisfait du conseil ?", "Êtes-vous satisfait(e) du conseil local ?");
    let (before, now) = (council(old, 10, 20), council(new, 30, 22));
    let years: [(&str, &[u8]); 2] = [("2021/enquête.csv", &before), ("2022/questionnaire partenaires.csv", &now)];
    let undecided = run(inputs(&years).path(), &["bilan", "2022"]);
    assert_eq!(undecided.status, 0, "{}", undecided.stderr);
    let proposed = undecided.csv("2022/controle/rapprochements.csv");
    let line: Vec<&str> = ["graphie", "proposition", "motif", "decision"].iter().map(|column| proposed[0].get(column)).collect();
    assert_eq!(line, [new, &format!("question\u{a0}: {old}"), "formulation proche d’une question de 2021", ""]);
    // What was asked in the same words is compared; twenty then twenty-two of forty are no change.
    let report = undecided.text("2022/bilan.html");
    assert!(report.contains("rien ne permet de parler de hausse ou de baisse") && !report.contains("10 sur\u{a0}40"));
    assert_eq!(undecided.figure(2022, "2021", "question_Q01", &[("modalite", "Oui")]).get("valeur"), "20");

    let decided = undecided.text("2022/controle/rapprochements.csv").replace(",\n", ",meme\n");
    let all = [&years[..], &[("rapprochements.csv", decided.as_bytes())]].concat();
    let followed = run(inputs(&all).path(), &["bilan", "2022"]);
    assert_eq!(followed.status, 0, "{}", followed.stderr);
    assert!(followed.csv("2022/controle/rapprochements.csv").is_empty(), "decided once");
    let report = followed.text("2022/bilan.html").replace('\u{a0}', " ");
    // Fisher's exact test: two-sided p = 1.5e-5 (SciPy 1.17.1), times the four classes compared.
    assert!(
        report.contains("la réponse « Satisfait » est donnée plus souvent : 10 sur 40 en 2021, 30 sur 40 en 2022"),
        "{}",
        followed.stdout
    );
    assert!(!report.contains("la réponse « Oui »"), "twenty then twenty-two of forty is no change");
}

#[test]
fn words_are_printed_only_where_the_settings_ask_and_without_what_names_someone() {
    let answers = ["Oui,Très bien", "Non,Appelez Camille Durand au 06 12 34 56 78", "Oui,camille@exemple-prive.test"];
    let form = google("Reviendrez-vous ?,Vos remarques", &answers);
    let settings = |publish: bool| {
        format!(
            "[[questionnaire]]\nfichier = \"**/q.csv\"\n[[questionnaire.question]]\ntexte = \"Vos remarques\"\ntype = \"texte\"\npublier = {publish}\n"
        )
    };
    let made = |publish: bool| {
        let settings = settings(publish);
        run(inputs(&[("observatoire.toml", settings.as_bytes()), ("2022/q.csv", &form)]).path(), &["bilan"])
    };
    let (open, closed) = (made(true), made(false));
    let report = open.text("2022/bilan.html");
    assert!(report.contains("Très bien") && report.contains("Appelez"), "{}", open.stderr);
    for secret in ["06 12", "56 78", "exemple-prive", "Durand"] {
        assert!(!report.contains(secret), "{secret}");
    }
    assert!(!closed.text("2022/bilan.html").contains("Très bien"));
    for path in ["indicateurs.csv", "controle/anomalies.csv", "datapackage.json"] {
        assert!(!open.text(&format!("2022/{path}")).contains("Très bien"), "{path}");
    }
}

/// Eighteen made answers, coded by hand: disorders 1 2 3 6 10 14 18, maladjustment 7 8 12 16, danger 4 5 6 11 15, neither 9 13, blank 17.
#[test]
fn words_associated_with_mental_health_are_counted_by_class_and_drawn() {
    let made = run(&repository().join("tests/cases/representations/inputs"), &["bilan"]);
    assert_eq!(made.status, 0, "{}", made.stdout);
    expect![[r#"
        2021 : 17
        2021 Dangerosité: 5/17
        2021 Inadaptation sociale: 4/17
        2021 Non classé: 2/17
        2021 Sans réponse: 1
        2021 Troubles mentaux: 7/17"#]]
    .assert_eq(&rows(&made, 2021, "question_Q01").join("\n"));
    let drawn = std::fs::read_dir(made.file("2021/graphiques")).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    assert!(drawn.into_iter().any(|name| name.ends_with("mots-q01.svg")));
    for secret in ["dangereux", "perdus", "voisins"] {
        assert!(!made.text("2021/bilan.html").contains(secret), "{secret}");
    }
}

/// Two linked lists are one answer, `primary;secondary` in the export; a semicolon that links nothing is left alone.
#[test]
fn a_choice_from_linked_lists_is_told_in_words() {
    let mut csv = String::from(
        "ID,Email,FranceConnect ?,À archiver,État du dossier,Déposé le,Passé en instruction le,Traité le,Motivation de la décision,Instructeurs,Structure,Mot\n",
    );
    for (rank, (body, word)) in
        [("Santé;CMP", "a;b"), ("Santé;CH", "c;d"), ("Social;CCAS", "e;f"), ("Santé;CMP", "a;b")].iter().cycle().take(24).enumerate()
    {
        csv += &format!("{rank},,Non,Non,Accepté,2022-05-01 10:{rank:02}:00,,,,,{body},{word}\n");
    }
    let inputs = inputs(&[("2022/dossiers.csv", csv.as_bytes())]);
    let made = run(inputs.path(), &["bilan", "2022"]);
    let rows = made.csv("2022/indicateurs.csv");
    let classes = |question: &str| -> Vec<(String, String)> {
        let of = rows.iter().filter(|row| row.get("indicateur") == question && row.get("dimension_1") == "modalite");
        of.map(|row| (row.get("modalite_1").to_owned(), row.get("valeur").to_owned())).collect()
    };
    let pair = |label: &str, count: &str| (label.to_owned(), count.to_owned());
    assert_eq!(classes("question_Q01"), [pair("Santé – CH", "6"), pair("Santé – CMP", "12"), pair("Social – CCAS", "6")]);
    assert_eq!(classes("question_Q02"), [pair("a;b", "12"), pair("c;d", "6"), pair("e;f", "6")]);
}
