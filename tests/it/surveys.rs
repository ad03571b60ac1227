//! Questionnaires, from the file that a tool writes to the counts that are published. Every fixture tells the answers of ten people
//! (`tests/make/surveys/truth.py`, where they are counted by hand) in the layout of one tool, with its traps.

use expect_test::{Expect, expect};
use observatoire::aggregate::surveys::changes::{Test, changes};
use observatoire::aggregate::surveys::figures;
use observatoire::discover::Delivery;
use observatoire::figure::{Figure, Sources, Status};
use observatoire::finding::{Fate, Findings, SetAside};
use observatoire::read;
use observatoire::settings::Settings;
use observatoire::shape::survey::coding::CodeBook;
use observatoire::shape::survey::follow::{Likeness, follow};
use observatoire::shape::survey::{QuestionKind, State, Survey, mark_duplicates, recognise, survey};
use std::collections::BTreeMap;
use std::path::Path;

/// What the settings say of the questionnaire where headings are texts.
const BY_TEXT: &str = r#"
[[questionnaire]]
fichier = "**/*"
titre = "Questionnaire du CLSM"
invites = 52

[[questionnaire.question]]
texte = "Pour chaque objectif, diriez-vous qu'il est :"
type = "objectifs"
modalites = ["Atteint", "Partiellement atteint", "Non atteint", "Sans opinion"]
sans_opinion = "Sans opinion"

[[questionnaire.question]]
texte = "Lutter contre la stigmatisation"
type = "objectifs"
modalites = ["Atteint", "Partiellement atteint", "Non atteint", "Sans opinion"]

[[questionnaire.question]]
texte = "Fluidifier les parcours de vie"
type = "objectifs"
modalites = ["Atteint", "Partiellement atteint", "Non atteint", "Sans opinion"]

[[questionnaire.question]]
texte = "Observer la santé mentale, les besoins"
type = "objectifs"
modalites = ["Atteint", "Partiellement atteint", "Non atteint", "Sans opinion"]

[[questionnaire.question]]
texte = "Êtes-vous satisfait du fonctionnement du conseil ?"
type = "echelle"
modalites = ["Très satisfait", "Plutôt satisfait", "Peu satisfait", "Pas du tout satisfait", "Ne se prononce pas"]
sans_opinion = "Ne se prononce pas"

[[questionnaire.question]]
texte = "Quels thèmes souhaitez-vous aborder ?"
type = "choix_multiple"
modalites = ["Logement, hébergement et voisinage", "Emploi", "Jeunesse", "Accès aux soins, urgences", "Autre"]

[[questionnaire.question]]
texte = "À combien de réunions avez-vous participé ?"
type = "nombre"

[[questionnaire.question]]
texte = "Vous êtes"
type = "choix"
modalites = ["Élu", "Professionnel de santé", "Travailleur social", "Personne concernée", "Autre"]

[[questionnaire.question]]
texte = "Le conseil vous a-t-il appuyé ?"
type = "choix"
modalites = ["Oui", "Non"]

[[questionnaire.question]]
texte = "Vos remarques"
type = "texte"
"#;

/// The same where headings and answers are codes: LimeSurvey's, then Kobo's.
const BY_CODE: &str = r#"
[[questionnaire]]
fichier = "**/*"
invites = 52

[[questionnaire.question]]
code = "OBJ_SQ001"
texte = "Lutter contre la stigmatisation"
type = "objectifs"
modalites = { A1 = "Atteint", A2 = "Partiellement atteint", A3 = "Non atteint", A4 = "Sans opinion" }

[[questionnaire.question]]
code = "OBJ[SQ002]"
texte = "Fluidifier les parcours de vie"
type = "objectifs"
modalites = { A1 = "Atteint", A2 = "Partiellement atteint", A3 = "Non atteint", A4 = "Sans opinion" }
sans_opinion = "A4"

[[questionnaire.question]]
code = "OBJ_SQ003"
texte = "Observer la santé mentale, les besoins"
type = "objectifs"
modalites = { A1 = "Atteint", A2 = "Partiellement atteint", A3 = "Non atteint", A4 = "Sans opinion" }

[[questionnaire.question]]
code = "SATIS"
texte = "Êtes-vous satisfait du fonctionnement du conseil ?"
type = "echelle"
modalites = { S1 = "Très satisfait", S2 = "Plutôt satisfait", S3 = "Peu satisfait", S4 = "Pas du tout satisfait", S5 = "Ne se prononce pas" }

[[questionnaire.question]]
code = "THEMES"
texte = "Quels thèmes souhaitez-vous aborder ?"
type = "choix_multiple"
modalites = ["Logement, hébergement et voisinage", "Emploi", "Jeunesse", "Accès aux soins, urgences"]

[[questionnaire.question]]
code = "REUNIONS"
texte = "À combien de réunions avez-vous participé ?"
type = "nombre"

[[questionnaire.question]]
code = "VOUS"
texte = "Vous êtes"
type = "choix"
modalites = { V1 = "Élu", V2 = "Professionnel de santé", V3 = "Travailleur social", V4 = "Personne concernée", "-oth-" = "Autre" }

[[questionnaire.question]]
code = "APPUI"
texte = "Le conseil vous a-t-il appuyé ?"
type = "choix"
modalites = { Y = "Oui", N = "Non" }

[[questionnaire.question]]
code = "REMARQ"
texte = "Vos remarques"
type = "texte"
"#;

const KOBO_CODES: &str = r#"
[[questionnaire]]
fichier = "**/*"
invites = 52

[[questionnaire.question]]
code = "o1"
texte = "Lutter contre la stigmatisation"
type = "objectifs"
modalites = { atteint = "Atteint", partiel = "Partiellement atteint", non_atteint = "Non atteint", so = "Sans opinion" }

[[questionnaire.question]]
code = "o2"
texte = "Fluidifier les parcours de vie"
type = "objectifs"
modalites = { atteint = "Atteint", partiel = "Partiellement atteint", non_atteint = "Non atteint", so = "Sans opinion" }

[[questionnaire.question]]
code = "o3"
texte = "Observer la santé mentale, les besoins"
type = "objectifs"
modalites = { atteint = "Atteint", partiel = "Partiellement atteint", non_atteint = "Non atteint", so = "Sans opinion" }

[[questionnaire.question]]
code = "satisfaction"
texte = "Êtes-vous satisfait du fonctionnement du conseil ?"
type = "echelle"
modalites = { ts = "Très satisfait", ps = "Plutôt satisfait", peu = "Peu satisfait", pas = "Pas du tout satisfait", nsp = "Ne se prononce pas" }

[[questionnaire.question]]
code = "themes"
texte = "Quels thèmes souhaitez-vous aborder ?"
type = "choix_multiple"
modalites = { logement = "Logement, hébergement et voisinage", emploi = "Emploi", jeunesse = "Jeunesse", soins = "Accès aux soins, urgences", autre = "Autre" }

[[questionnaire.question]]
code = "reunions"
texte = "À combien de réunions avez-vous participé ?"
type = "nombre"

[[questionnaire.question]]
code = "vous"
texte = "Vous êtes"
type = "choix"
modalites = { elu = "Élu", sante = "Professionnel de santé", social = "Travailleur social", concerne = "Personne concernée", autre = "Autre" }

[[questionnaire.question]]
code = "appui"
texte = "Le conseil vous a-t-il appuyé ?"
type = "choix"
modalites = { oui = "Oui", non = "Non" }

[[questionnaire.question]]
code = "remarques"
texte = "Vos remarques"
type = "texte"
"#;

/// The counts of `truth.py`, as a tool tells them that marks no question as not shown: a line a class, its count, its base.
const COUNTED: &str = "\
10 réponses, 0.1923 de 52
Lutter contre la stigmatisation : 10
  Atteint 5/9
  Partiellement atteint 3/9
  Non atteint 1/9
  Sans opinion 1
Fluidifier les parcours de vie : 9
  Atteint 1/9
  Partiellement atteint 2/9
  Non atteint 6/9
  Sans opinion 0
  Sans réponse 1
Observer la santé mentale, les besoins : 9
  Atteint 1/3
  Partiellement atteint 1/3
  Non atteint 1/3
  Sans opinion 6
  Sans réponse 1
Êtes-vous satisfait du fonctionnement du conseil ? : 9
  Très satisfait 3/8
  Plutôt satisfait 3/8
  Peu satisfait 1/8
  Pas du tout satisfait 1/8
  Ne se prononce pas 1
  Sans réponse 1
Quels thèmes souhaitez-vous aborder ? : 8
  Logement, hébergement et voisinage 3/10
  Emploi 5/10
  Jeunesse 3/10
  Accès aux soins, urgences 3/10
  Autre 1/10
À combien de réunions avez-vous participé ? : 9
  1er quartile 1.5/9
  médiane 2/9
  3e quartile 4/9
  Sans réponse 1
Vous êtes : 10
  Élu 1/10
  Professionnel de santé 3/10
  Travailleur social 3/10
  Personne concernée 2/10
  Autre 1/10
Le conseil vous a-t-il appuyé ? : 5
  Oui 3/5
  Non 2/5
  Sans réponse 5
Vos remarques : 4
  Sans réponse 6
Lutter contre la stigmatisation : 6.5/9 Atteint
Fluidifier les parcours de vie : 2/9 Moins atteint
Observer la santé mentale, les besoins : nd/3 Sans opinion
1 Atteint, 1 Moins atteint, 1 Sans opinion, 0 Non concluant
";

/// A file of the fixtures, read, and what its reading told.
struct Case {
    journal: Findings,
    surveys: Vec<Survey>,
}

fn settings(text: &str) -> Settings {
    toml::from_str(text).unwrap()
}

fn grids(journal: &mut Findings, files: &[(&str, i32)]) -> Vec<read::Grid> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/quirks/surveys");
    let delivery = |(file, year): &(&str, i32)| Delivery { path: folder.join(file), file: format!("{year}/{file}").into(), year: Some(*year) };
    read::grids(journal, &files.iter().map(delivery).collect::<Vec<_>>()).grids
}

fn case(files: &[(&str, i32)], toml: &str) -> Case {
    let mut journal = Findings::default();
    let grids = grids(&mut journal, files);
    let settings = settings(toml);
    let mut surveys: Vec<Survey> = grids.iter().filter_map(|grid| survey(&mut journal, &settings, grid)).collect();
    mark_duplicates(&mut journal, &mut surveys);
    Case { journal, surveys }
}

impl Case {
    /// The figures of 2022, as lines.
    fn counts(&self) -> String {
        let figures = figures(2022, &self.surveys, &mut Sources::default());
        let mut lines = Vec::new();
        let find = |indicator: &str, classes: usize| {
            figures.iter().filter(move |figure| *figure.indicator == *indicator && figure.classes.len() == classes).collect::<Vec<_>>()
        };
        for total in find("reponses", 0) {
            let rate = find("taux_reponse", 0);
            let rate = rate.first().map(|rate| format!(", {:.4} de {}", rate.value.unwrap(), rate.denominator.unwrap()));
            lines.push(format!("{} réponses{}", total.value.unwrap(), rate.unwrap_or_default()));
        }
        for question in self.surveys.iter().flat_map(|survey| &survey.questions) {
            let indicator = format!("question_{}", question.code);
            for figure in find(&indicator, 0) {
                lines.push(format!("{} : {}", question.subject(), figure.value.unwrap()));
            }
            lines.extend(find(&indicator, 1).into_iter().map(|figure| format!("  {}", counted(figure))));
        }
        for figure in find("atteinte_percue", 1) {
            let objective = figure.label("objectif").unwrap();
            let ranked = find("objectifs_par_classement", 2).into_iter().find(|ranked| ranked.label("objectif") == Some(objective));
            let share = figure.numerator.map_or_else(|| figure.status.mark().to_owned(), |numerator| numerator.to_string());
            let ranking = ranked.and_then(|ranked| ranked.label("classement")).unwrap_or_default();
            lines.push(format!("{objective} : {share}/{} {ranking}", figure.denominator.unwrap()));
        }
        let ranked: Vec<String> = find("objectifs_par_classement", 1).iter().map(|figure| format!("{} {}", figure.value.unwrap(), figure.classes[0].label)).collect();
        lines.extend((!ranked.is_empty()).then(|| ranked.join(", ")));
        lines.join("\n") + "\n"
    }

    fn problems(&self) -> Vec<String> {
        self.journal.iter().map(|finding| format!("{} {:?}", finding.place, finding.problem)).collect()
    }

    /// No cell is left as it was before the questionnaire was recognised.
    #[track_caller]
    fn check_ledger(&self) {
        for (file, sheet, cells) in self.journal.ledger.sheets() {
            let read = self.surveys.iter().any(|survey| *survey.source.file == **file && survey.source.sheet.as_deref().unwrap_or_default() == &**sheet);
            let left = cells.values().filter(|fate| **fate == Fate::SetAside(SetAside::SheetNotRecognised)).count();
            assert!(!read || left == 0, "{file} {sheet}: {left} cells without a fate");
        }
    }

    fn states(&self) -> BTreeMap<State, usize> {
        let mut states = BTreeMap::new();
        for response in self.surveys.iter().flat_map(|survey| &survey.responses) {
            *states.entry(response.state).or_insert(0) += 1;
        }
        states
    }
}

fn counted(figure: &Figure) -> String {
    let label = &figure.classes[0].label;
    let value = figure.value.map_or_else(|| figure.status.mark().to_owned(), |value| value.to_string());
    figure.denominator.map_or_else(|| format!("{label} {value}"), |base| format!("{label} {value}/{base}"))
}

/// Reads a file and compares its counts with those of the truth, but for some lines: what stands there, and what this tool tells instead.
#[track_caller]
fn check(file: &str, toml: &str, changes: &[(&str, &str)]) -> Case {
    let case = case(&[(file, 2022)], toml);
    let mut expected = COUNTED.to_owned();
    for (line, instead) in changes {
        assert!(expected.contains(line), "{line:?} is not in the truth");
        expected = expected.replace(line, instead);
    }
    assert_eq!(case.surveys.len(), 1, "{file} is not read as one questionnaire: {:?}", case.problems());
    pretty(&case.counts(), &expected, file);
    case.check_ledger();
    case
}

#[track_caller]
fn pretty(found: &str, expected: &str, file: &str) {
    let differences: Vec<String> = found
        .lines()
        .zip(expected.lines().chain(std::iter::repeat("(nothing)")))
        .filter(|(found, expected)| found != expected)
        .map(|(found, expected)| format!("found {found:?}, expected {expected:?}"))
        .collect();
    assert!(found == expected, "{file}:\n{}\n{found}", differences.join("\n"));
}

/// Not shown to the others: one person left it blank.
const NOT_SHOWN: (&str, &str) = ("  Non 2/5\n  Sans réponse 5\n", "  Non 2/5\n  Sans réponse 1\n");
/// A number that was not given is nothing in LimeSurvey's database, as one not asked.
const NUMBER_NOT_ASKED: (&str, &str) = ("  3e quartile 4/9\n  Sans réponse 1\n", "  3e quartile 4/9\n");

#[test]
fn limesurvey_codes_tell_what_was_not_shown_from_what_was_left_blank() {
    let case = check("ls-codes.csv", BY_CODE, &[NOT_SHOWN, NUMBER_NOT_ASKED]);
    assert_eq!(case.states(), BTreeMap::from([(State::Complete, 10), (State::Incomplete, 1), (State::Test, 1), (State::Duplicate, 1)]));
    expect![[r#"
        2022/ls-codes.csv SurveyIncomplete { count: 1 }
        2022/ls-codes.csv SurveyDuplicates { count: 1 }
        2022/ls-codes.csv SurveyTests { count: 1 }"#]]
    .assert_eq(&case.problems().join("\n"));
}

#[test]
fn limesurvey_codes_for_expressions_and_ticks_written_1_and_2() {
    check("ls-codes-expression.csv", BY_CODE, &[NOT_SHOWN, NUMBER_NOT_ASKED]);
}

/// Long answers lose the difference for lists and yes-no questions.
const FULL_ANSWERS: [(&str, &str); 3] = [
    ("  Non 2/5\n  Sans réponse 5\n", "  Non 2/5\n"),
    ("  Ne se prononce pas 1\n  Sans réponse 1\n", "  Ne se prononce pas 1\n"),
    NUMBER_NOT_ASKED,
];

#[test]
fn limesurvey_texts_whole_cut_with_codes_or_with_underscores() {
    for file in ["ls-texte.csv", "ls-texte-tirets-bas.csv", "ls-abrege.csv", "ls-code-et-texte.csv"] {
        check(file, BY_TEXT, &FULL_ANSWERS);
    }
}

#[test]
fn limesurvey_saved_again_by_a_spreadsheet_has_lost_what_was_not_shown() {
    // Nothing tells a question not shown from a blank: everyone was asked, and the base of the themes is still the ten.
    check("ls-reenregistre.csv", BY_CODE, &[]);
}

#[test]
fn limesurvey_in_english_without_settings() {
    let case = case(&[("ls-english.csv", 2022)], "");
    expect![[r#""#]].assert_eq(&case.counts());
}

#[test]
fn google_forms_options_hold_commas_and_the_same_person_counts_once() {
    let case = check("google-forms.csv", BY_TEXT, &[]);
    assert_eq!(case.states(), BTreeMap::from([(State::Complete, 10), (State::Test, 1), (State::Duplicate, 1)]));
    check("google-sheets.xlsx", BY_TEXT, &[]);
}

#[test]
fn google_forms_without_settings_are_counted_by_what_people_answered() {
    let case = case(&[("google-sans-reglages.csv", 2022)], "");
    expect![[r#""#]].assert_eq(&case.counts());
    case.check_ledger();
}

#[test]
fn microsoft_forms_headings_end_with_spaces_and_options_with_semicolons() {
    let case = check("microsoft-forms.xlsx", BY_TEXT, &[]);
    assert_eq!(case.states(), BTreeMap::from([(State::Complete, 10), (State::Test, 1)]));
}

#[test]
fn a_microsoft_quiz_has_one_question_and_its_points_are_none() {
    let case = case(&[("microsoft-quiz.xlsx", 2022)], "");
    expect![[r#""#]].assert_eq(&case.counts());
}

#[test]
fn webform_7_has_three_header_rows_and_plain_questions_after_choices() {
    for file in ["webform7.tsv", "webform7-compact.csv", "webform7-excel.xls"] {
        let case = check(file, BY_TEXT, &[]);
        assert_eq!(case.states(), BTreeMap::from([(State::Complete, 10), (State::Incomplete, 1), (State::Test, 1)]), "{file}");
    }
}

#[test]
fn webform_8_compact_separate_and_by_keys() {
    for file in ["webform8.csv", "webform8-separe.csv"] {
        let case = check(file, BY_TEXT, &[]);
        assert_eq!(case.states(), BTreeMap::from([(State::Complete, 10), (State::Incomplete, 1), (State::Test, 1), (State::Duplicate, 1)]), "{file}");
    }
    let keys = case(&[("webform8-cles.csv", 2022)], "");
    let codes: Vec<&str> = keys.surveys[0].questions.iter().map(|question| &*question.code).collect();
    assert_eq!(codes, ["objectifs_o1", "objectifs_o2", "objectifs_o3", "satisfaction", "themes", "reunions", "vous_etes", "appui", "remarques"]);
    assert_eq!(keys.surveys[0].questions[0].kind, QuestionKind::Objective);
}

/// Kobo writes nothing at all where no option was chosen: two people did not answer, and are not in the base.
const KOBO_BASE: [(&str, &str); 5] = [
    ("  Logement, hébergement et voisinage 3/10\n", "  Logement, hébergement et voisinage 3/8\n"),
    ("  Emploi 5/10\n", "  Emploi 5/8\n"),
    ("  Jeunesse 3/10\n", "  Jeunesse 3/8\n"),
    ("  Accès aux soins, urgences 3/10\n", "  Accès aux soins, urgences 3/8\n"),
    ("  Autre 1/10\nÀ combien", "  Autre 1/8\n  Sans réponse 2\nÀ combien"),
];

#[test]
fn kobo_names_options_in_columns_and_refused_answers() {
    let case = check("kobo.csv", KOBO_CODES, &KOBO_BASE);
    assert_eq!(case.states(), BTreeMap::from([(State::Complete, 10), (State::Incomplete, 1), (State::Test, 1)]));
}

#[test]
fn kobo_labels_under_hxl_tags_and_a_sheet_of_visits_that_is_no_questionnaire() {
    check("kobo-libelles.xlsx", BY_TEXT, &KOBO_BASE);
}

#[test]
fn demarches_simplifiees_drafts_boxes_and_doubtful_zeros() {
    // Nobody left the number blank, says the export: a tenth zero.
    let zero = ("  1er quartile 1.5/9\n  médiane 2/9\n  3e quartile 4/9\n  Sans réponse 1\n", "  1er quartile 1.125/10\n  médiane 2/10\n  3e quartile 3.75/10\n");
    let nine = ("participé ? : 9\n", "participé ? : 10\n");
    let more = ("Vos remarques : 4\n", "Commune : 10\n  Buxerolles 5/10\n  Poitiers 5/10\nJ'accepte d'être recontacté : 10\n  Oui 7/10\n  Non 3/10\nVos remarques : 4\n");
    let case = check("demarches.xlsx", BY_TEXT, &[zero, nine, more]);
    assert_eq!(case.states(), BTreeMap::from([(State::Complete, 10), (State::Incomplete, 1)]));
    assert!(case.problems().iter().any(|problem| problem.contains("SurveyZerosDoubtful") && problem.contains("count: 2")), "{:?}", case.problems());
    check("demarches-personne-morale.csv", BY_TEXT, &[zero, nine, more]);
}

#[test]
fn nextcloud_forms_old_and_new_with_a_row_of_identifiers() {
    for file in ["nextcloud.csv", "nextcloud-identifiants.csv", "nextcloud-identifiants.xlsx"] {
        check(file, BY_TEXT, &[]);
    }
}

#[test]
fn goal_attainment_scaling_keeps_its_signs() {
    let case = case(&[("nextcloud-gas.csv", 2022)], "");
    expect![[r#""#]].assert_eq(&case.counts());
}

#[test]
fn answers_typed_by_hand_are_read_whatever_their_spelling() {
    let case = case(&[("papier.csv", 2022)], BY_TEXT);
    expect![[r#""#]].assert_eq(&case.counts());
    expect![[r#""#]].assert_eq(&case.problems().join("\n"));
    case.check_ledger();
}

#[test]
fn the_objectives_of_poitiers_are_classed_as_in_its_report() {
    let case = case(&[("poitiers.csv", 2022)], "");
    let ranked = case.counts().lines().skip_while(|line| !line.contains("/") || line.starts_with("  ")).map(str::to_owned).collect::<Vec<_>>();
    expect![[r#""#]].assert_eq(&ranked.join("\n"));
}

#[test]
fn words_are_counted_by_class_and_never_printed() {
    let toml = "[[questionnaire]]\nfichier = \"**/mots.csv\"\n[[questionnaire.question]]\ntexte = \"Qu'évoque pour vous la santé mentale ?\"\ntype = \"texte\"\n";
    let mut case = case(&[("mots.csv", 2022)], toml);
    let mut journal = Findings::default();
    let codage = grids(&mut journal, &[("codage.csv", 2022)]);
    CodeBook::from_grid(&codage[0]).unwrap().apply(&mut case.surveys[0]);
    expect![[r#""#]].assert_eq(&case.counts());
}

#[test]
fn a_renamed_question_is_proposed_then_followed_once_decided() {
    let case = case(&[("suivi-2021.csv", 2021), ("suivi-2022.csv", 2022)], "");
    let [before, now] = &case.surveys[..] else { panic!("two questionnaires") };
    let proposed = follow(before, now, |_, _| None);
    assert_eq!(proposed.iter().map(|pair| (pair.before, pair.now)).collect::<Vec<_>>(), [(0, 0), (1, 1)]);
    assert!(matches!(proposed[0].likeness, Likeness::Reworded(_)) && proposed[1].likeness == Likeness::Same);
    assert!(changes(before, now, |_, _| None).iter().all(|change| !change.question.contains("satisfait")), "nothing is followed undecided");

    let followed = changes(before, now, |_, _| Some(true));
    let change = followed.iter().find(|change| &*change.class == "Plutôt satisfait").unwrap();
    // Two of eight, then seven of eight: five took it up and nobody left it, 2 × (1/2)^5.
    assert_eq!((change.before.count, change.now.count, change.before.base), (2, 7, 8));
    assert_eq!((change.test, change.probability), (Test::SamePeople, 0.0625));
    assert!(!change.is_real(), "five people are too few to tell");
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
    let all = ["google-forms.csv", "google-sans-reglages.csv", "microsoft-forms.xlsx", "demarches.xlsx", "ls-codes.csv", "kobo.csv", "papier.csv"];
    for file in all {
        let toml = if file == "ls-codes.csv" { BY_CODE } else { BY_TEXT };
        let case = case(&[(file, 2022)], if file == "google-sans-reglages.csv" { "" } else { toml });
        let told = format!("{:?} {:?}", figures(2022, &case.surveys, &mut Sources::default()), case.problems());
        for secret in ["exemple-prive", "Durand", "192.0.2", "bravo", "Deux lignes", "un jardin", "bénévole", "le sport", "On ne peut pas"] {
            assert!(!told.contains(secret), "{file} tells {secret:?}");
        }
    }
}

fn _uses(_: Expect) {}
