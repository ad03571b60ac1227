//! What no tool decides: slips of the pen, the surveys of the field, one questionnaire over two years, and what must not be said.

use super::*;
use crate::bench::{inputs, run};

#[test]
fn answers_typed_by_hand_are_read_whatever_their_spelling() {
    let case = case(&[("papier.csv", 2022)], BY_TEXT);
    expect![[r#"
        11 réponses, 0.2115 de 52
        Lutter contre la stigmatisation : 11
          Atteint 5/10
          Partiellement atteint 3/10
          Non atteint 1/10
          Sans opinion 1
          Non classé 1/10
        Fluidifier les parcours de vie : 10
          Atteint 1/10
          Partiellement atteint 2/10
          Non atteint 6/10
          Sans opinion 0
          Non classé 1/10
          Sans réponse 1
        Observer la santé mentale, les besoins : 9
          Atteint 1/3
          Partiellement atteint 1/3
          Non atteint 1/3
          Sans opinion 6
          Sans réponse 2
        Êtes-vous satisfait du fonctionnement du conseil ? : 9
          Très satisfait 3/8
          Plutôt satisfait 3/8
          Peu satisfait 1/8
          Pas du tout satisfait 1/8
          Ne se prononce pas 1
          Sans réponse 2
        Quels thèmes souhaitez-vous aborder ? : 8
          Logement, hébergement et voisinage 3/11
          Emploi 5/11
          Jeunesse 3/11
          Accès aux soins, urgences 3/11
          Autre 1/11
        À combien de réunions avez-vous participé ? : 9
          1er quartile 1.5/9
          médiane 2/9
          3e quartile 4/9
          Sans réponse 2
        Vous êtes : 10
          Élu 1/10
          Professionnel de santé 3/10
          Travailleur social 3/10
          Personne concernée 2/10
          Autre 1/10
          Sans réponse 1
        Le conseil vous a-t-il appuyé ? : 5
          Oui 3/5
          Non 2/5
          Sans réponse 6
        Vos remarques : 4
          Sans réponse 7
        Lutter contre la stigmatisation : 6.5/9 Atteint
        Fluidifier les parcours de vie : 2/9 Moins atteint
        Observer la santé mentale, les besoins : nd/3 Sans opinion
        1 Atteint, 1 Moins atteint, 1 Sans opinion, 0 Non concluant
    "#]]
    .assert_eq(&case.counts());
    expect![[r#"
        2022/papier.csv EncodingMended { encoding: "Windows-1252" }
        2022/papier.csv SurveyQuestionMissing { question: "Pour chaque objectif, diriez-vous qu'il est :" }
        2022/papier.csv SurveyIncomplete { count: 1 }
        2022/papier.csv › B15 SurveyAnswerUnknown { question: "Q01", text: Some("Ateint") }
        2022/papier.csv › C15 SurveyAnswerUnknown { question: "Q02", text: None }"#]]
    .assert_eq(&case.problems().join("\n"));
    case.check_ledger();
}

#[test]
fn the_objectives_of_poitiers_are_classed_as_in_its_report() {
    let case = case(&[("poitiers.csv", 2022)], "");
    let ranked =
        case.counts().lines().skip_while(|line| !line.contains("/") || line.starts_with("  ")).map(str::to_owned).collect::<Vec<_>>();
    expect![[r#"
        Lutte contre la stigmatisation : 11/14 Atteint
        Meilleure compréhension des troubles psychiques : 9.5/14 Atteint
        Promotion de la santé mentale : 10/13 Atteint
        Appui à la coordination des parcours complexes : 9/14 Atteint
        Observation en santé mentale : 3/12 Moins atteint
        Fluidité des parcours de vie : 3.5/12 Moins atteint
        Accès et continuité des soins : nd/6 Sans opinion
        4 Atteint, 2 Moins atteint, 1 Sans opinion, 0 Non concluant"#]]
    .assert_eq(&ranked.join("\n"));
}

#[test]
fn words_are_counted_by_class_and_never_printed() {
    let toml = "[[questionnaire]]\nfichier = \"**/mots.csv\"\n[[questionnaire.question]]\ntexte = \"Qu'évoque pour vous la santé mentale ?\"\ntype = \"texte\"\n";
    let mut case = case(&[("mots.csv", 2022)], toml);
    let mut journal = Findings::default();
    let codage = grids(&mut journal, &[("codage.csv", 2022)]);
    coding::read(&mut journal, &codage[0]).unwrap().apply(&mut case.surveys[0]);
    expect![[r#"
        11 réponses
        Qu'évoque pour vous la santé mentale ? : 11
          Troubles mentaux 4/11
          Inadaptation sociale 2/11
          Dangerosité 3/11
          Non classé 2/11
    "#]]
    .assert_eq(&case.counts());
}

#[test]
fn through_the_whole_stage_a_form_of_sign_ins_is_a_table_and_the_code_book_is_applied() {
    let toml = "[[questionnaire]]\nfichier = \"**/mots.csv\"\n[[questionnaire.question]]\ntexte = \"Qu'évoque pour vous la santé mentale ?\"\ntype = \"texte\"\n";
    let mut journal = Findings::default();
    let grids = grids(
        &mut journal,
        &[("codage.csv", 2022), ("google-inscriptions.csv", 2022), ("google-sans-reglages.csv", 2022), ("mots.csv", 2022)],
    );
    let shaped = tables(&mut journal, &settings(toml), &grids);
    let kinds: Vec<Kind> = shaped.tables.iter().map(|table| table.kind).collect();
    assert_eq!(kinds, [Kind::Participations]);
    let surveys: Vec<(&str, QuestionKind)> = shaped.surveys.iter().map(|survey| (&*survey.title, survey.questions[0].kind)).collect();
    assert_eq!(surveys, [("google-sans-reglages", QuestionKind::Multiple), ("mots", QuestionKind::Multiple)]);
    assert_eq!(
        shaped.surveys[1].questions[0].classes.iter().map(|class| &**class).collect::<Vec<_>>(),
        ["Troubles mentaux", "Inadaptation sociale", "Dangerosité", "Non classé"]
    );
    assert!(!journal.something_set_aside(), "{:?}", journal.iter().collect::<Vec<_>>());
}

#[test]
fn a_renamed_question_is_proposed_then_followed_once_decided() {
    let case = case(&[("suivi-2021.csv", 2021), ("suivi-2022.csv", 2022)], "");
    let [before, now] = &case.surveys[..] else { panic!("two questionnaires") };
    let nothing = Wordings::default();
    let proposed = follow(before, now, &nothing);
    assert_eq!(proposed.iter().map(|pair| (pair.before, pair.now)).collect::<Vec<_>>(), [(0, 0), (1, 1)]);
    let Likeness::Reworded { pairs, .. } = &proposed[0].likeness else { panic!("not proposed") };
    assert_eq!(proposed[1].likeness, Likeness::Same);
    let undecided = changes(2022, &case.surveys, &nothing);
    assert!(!undecided.iter().any(|change| change.now.0.question.contains("satisfait")), "nothing is followed undecided");

    let mut decided = Wordings::default();
    decided.decide(&pairs[0].1, &pairs[0].0, true);
    let followed = changes(2022, &case.surveys, &decided);
    let change = followed.iter().find(|change| &*change.class == "Plutôt satisfait").unwrap();
    // Two of eight, then seven of eight: six people took it up and one left it, 2 × (1 + 7) / 2^7.
    assert_eq!((change.before.1.count, change.now.1.count, change.before.1.base), (2, 7, 8));
    assert_eq!(change.test, Test::SamePeople);
    assert!((change.probability - 0.125).abs() < 1e-12 && !change.is_real(), "eight people are too few to tell");
}

#[test]
fn an_early_export_and_the_last_count_each_answer_once() {
    let case = case(&[("ls-codes.csv", 2022), ("ls-reenregistre.csv", 2022)], BY_CODE);
    assert_eq!(case.states()[&State::Complete], 10);
    let figures = figures(2022, &case.surveys, &mut Sources::default());
    let total = figures.iter().find(|figure| &*figure.indicator == "reponses" && figure.classes.is_empty()).unwrap();
    assert_eq!((total.value, total.status), (Some(10.0), Status::Known));
}

#[test]
fn undated_answers_count_once_when_one_file_holds_the_other() {
    let once = case(&[("ls-english.csv", 2022)], "").counts();
    let mut journal = Findings::default();
    let nothing = settings("");
    let mut both: Vec<Survey> = Vec::new();
    for (cut, mut grid) in [4, 8].into_iter().zip(grids(&mut journal, &[("ls-english.csv", 2022), ("ls-english.csv", 2022)])) {
        // The early export has the header and three answers.
        grid.cells = grid.cells.iter().filter(|(cell, _)| cell.row <= cut).map(|(cell, raw)| (cell, raw.clone())).collect();
        grid.file = format!("2022/export-{cut}.csv").into();
        both.extend(survey(&mut journal, &nothing, &grid));
    }
    mark_duplicates(&mut journal, &mut both);
    let complete: Vec<usize> = both.iter().map(|survey| survey.complete().count()).collect();
    assert_eq!(complete, [3, 3], "{once}");
}

#[test]
fn a_sheet_of_something_else_is_no_questionnaire() {
    let mut journal = Findings::default();
    let nothing = settings("");
    for grid in grids(&mut journal, &[("papier.csv", 2022), ("mots.csv", 2022), ("codage.csv", 2022)]) {
        assert_eq!(recognise(&nothing, &grid), None, "{}", grid.file);
    }
    for grid in grids(&mut journal, &[("kobo-libelles.xlsx", 2022), ("demarches.xlsx", 2022)]) {
        let questionnaire = matches!(&*grid.sheet, "Questionnaire" | "Dossiers");
        assert_eq!(recognise(&nothing, &grid).is_some(), questionnaire, "{} {}", grid.file, grid.sheet);
    }
}

/// Nothing of a person, nor of anybody's own words, goes further than memory.
#[test]
fn no_figure_nor_finding_says_who_answered() {
    let all = [
        "google-forms.csv",
        "google-sans-reglages.csv",
        "microsoft-forms.xlsx",
        "demarches.xlsx",
        "ls-codes.csv",
        "kobo.csv",
        "papier.csv",
    ];
    for file in all {
        let toml = if file == "ls-codes.csv" { BY_CODE } else { BY_TEXT };
        let case = case(&[(file, 2022)], if file == "google-sans-reglages.csv" { "" } else { toml });
        let told = format!("{:?} {:?}", figures(2022, &case.surveys, &mut Sources::default()), case.problems());
        for secret in ["exemple-prive", "Durand", "192.0.2", "bravo", "Deux lignes", "un jardin", "bénévole", "le sport", "On ne peut pas"]
        {
            assert!(!told.contains(secret), "{file} tells {secret:?}");
        }
    }
}

/// Whatever a partner does to an export, nothing panics, no cell loses its fate, and no count exceeds its base.
#[test]
fn exports_in_pieces_are_read_without_panic() {
    let files = [
        "ls-codes.csv",
        "ls-abrege.csv",
        "ls-english.csv",
        "google-forms.csv",
        "microsoft-forms.xlsx",
        "webform7.tsv",
        "webform8-separe.csv",
        "kobo.csv",
        "demarches.xlsx",
        "nextcloud-identifiants.csv",
        "papier.csv",
    ];
    let oddities = [
        "",
        ",;,",
        "[[]",
        "]",
        "((",
        "x",
        "−",
        "N/A",
        "'=",
        "\u{301}",
        "😀",
        "..",
        "a".repeat(5000).as_str(),
        "9e999",
        "-oth-",
        "1/0",
        ": : __",
    ]
    .map(str::to_owned);
    let mut chance: u64 = 42;
    let mut draw = |below: usize| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(chance >> 33).unwrap() % below.max(1)
    };
    for file in files {
        for toml in ["", BY_TEXT, BY_CODE] {
            let settings = settings(toml);
            for _ in 0..6 {
                let mut journal = Findings::default();
                for mut grid in grids(&mut journal, &[(file, 2022)]) {
                    let mut cells: Vec<(observatoire::place::CellRef, read::Raw)> =
                        grid.cells.iter().map(|(cell, raw)| (cell, raw.clone())).collect();
                    for _ in 0..draw(40).min(cells.len().saturating_sub(1)) {
                        let at = draw(cells.len());
                        match draw(3) {
                            0 => drop(cells.remove(at)),
                            1 => cells[at].1 = read::Raw::Text(oddities[draw(oddities.len())].as_str().into()),
                            _ => cells[at].1 = read::Raw::Number(f64::from(u32::try_from(draw(9)).unwrap()) - 4.5),
                        }
                    }
                    grid.cells = cells.into_iter().collect();
                    let surveys: Vec<Survey> = survey(&mut journal, &settings, &grid).into_iter().collect();
                    for figure in figures(2022, &surveys, &mut Sources::default()) {
                        let (numerator, denominator) = (figure.numerator.unwrap_or_default(), figure.denominator.unwrap_or(f64::INFINITY));
                        assert!(numerator <= denominator || &*figure.indicator == "taux_reponse", "{file}: {figure:?}");
                        assert!(figure.interval.is_none_or(|(low, high)| 0.0 <= low && low <= high && high <= 1.0), "{file}: {figure:?}");
                    }
                    Case { journal: std::mem::take(&mut journal), surveys }.check_ledger();
                }
            }
        }
    }
}

/// Two sheets of one workbook, neither with a title: one name for both would make two figures of one key.
#[test]
fn two_questionnaires_of_one_workbook_are_told_apart_by_their_sheets() {
    let mut surveys = case(&[("google-sans-reglages.csv", 2022), ("ls-english.csv", 2022)], "").surveys;
    assert_eq!(surveys.len(), 2);
    for (survey, sheet) in surveys.iter_mut().zip(["Mai", "Juin"]) {
        survey.title = "Réponses".into();
        survey.source = observatoire::place::Place { sheet: Some(sheet.into()), file: "2022/réponses.xlsx".into(), cell: None };
    }
    let figures = figures(2022, &surveys, &mut Sources::default());
    let totals = figures.iter().filter(|figure| &*figure.indicator == "reponses" && !figure.classes.is_empty());
    let mut labels: Vec<_> = totals.filter_map(|figure| figure.label("questionnaire")).collect();
    labels.sort_unstable();
    assert_eq!(labels, ["Réponses (réponses.xlsx, Juin)", "Réponses (réponses.xlsx, Mai)"]);
}

/// The same ten people turn to a class that the hundred newcomers do not choose: what the test found is not what all of them did.
#[test]
fn what_those_who_answered_twice_did_is_not_told_of_all_when_all_went_the_other_way() {
    let file = |year: i32, answers: &[&str]| {
        let row = |(person, answer): (usize, &&str)| {
            format!("\"{year}/05/01 10:{:02}:{:02} AM UTC+2\",\"p{person}@exemple-prive.test\",\"{answer}\"\n", person / 60, person % 60)
        };
        let rows: String = answers.iter().enumerate().map(row).collect();
        format!("\"Horodateur\",\"Adresse e-mail\",\"Venez-vous aux réunions ?\"\n{rows}")
    };
    let before = [["Souvent"; 2].as_slice(), &["Jamais"; 10]].concat();
    let now = [["Souvent"; 12].as_slice(), &["Jamais"; 100]].concat();
    let folder = inputs(&[("2021/q.csv", file(2021, &before).as_bytes()), ("2022/q.csv", file(2022, &now).as_bytes())]);
    let made = run(folder.path(), &["bilan", "2022"]);
    let page = made.text("2022/bilan.html");
    assert!(page.contains("aucune différence entre les réponses") && !page.contains("donnée moins souvent"), "{page}");
}
