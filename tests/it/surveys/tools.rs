//! A tool a test: the same ten people, told in its layout.

use super::*;

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
    expect![[r#"
        6 réponses
        Housing – Received : 6
          Little 1/6
          Much 4/6
          None 1/6
        Housing – Important : 6
          Little 2/6
          Much 4/6
          None 0/6
        Care – Received : 6
          Little 1/6
          Much 1/6
          None 4/6
        Care – Important : 6
          Little 1/6
          Much 5/6
          None 0/6
        Rank 1 : 6
          Care 2/6
          Housing 4/6
          Work 0/6
        Rank 2 : 6
          Care 3/6
          Housing 1/6
          Work 2/6
        Young – 2021 : 5
          1er quartile 4/5
          médiane 5/5
          3e quartile 7/5
          Sans réponse 1
        Young – 2022 : 6
          1er quartile 11.25/6
          médiane 13.75/6
          3e quartile 18.875/6
        What helped : 4
          Meetings 4/6
          Autre 0/6
        Document : 0
          Sans réponse 6
    "#]]
    .assert_eq(&case.counts());
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
    expect![[r#"
        6 réponses
        Quels thèmes souhaitez-vous aborder ? : 6
          Emploi 3/6
          Jeunesse 3/6
          Logement, hébergement et voisinage 3/6
          Autre réponse 1/6
        Venez-vous aux réunions ? : 6
          Jamais 1/5
          Parfois 2/5
          Souvent 2/5
          NSP 1
        Notez le conseil de 0 à 10 : 5
          0 0/5
          1 0/5
          2 0/5
          3 0/5
          4 1/5
          5 0/5
          6 0/5
          7 1/5
          8 2/5
          9 0/5
          10 1/5
          Sans réponse 1
        Un mot pour finir ? : 3
          Sans réponse 3
    "#]]
    .assert_eq(&case.counts());
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
    expect![[r#"
        6 réponses
        Qui adresse ? : 6
          La mairie 2/6
          Le CMP 4/6
    "#]]
    .assert_eq(&case.counts());
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
        assert_eq!(
            case.states(),
            BTreeMap::from([(State::Complete, 10), (State::Incomplete, 1), (State::Test, 1), (State::Duplicate, 1)]),
            "{file}"
        );
    }
    // Its own columns under the labels of the module and of a French site, with accounts and addresses in them.
    for file in ["webform8-anglais.csv", "webform8-francais.csv"] {
        let case = check(file, BY_TEXT, &[]);
        assert_eq!(case.states().get(&State::Complete), Some(&10), "{file}");
        let asked = |question: &observatoire::shape::survey::Question| question.columns.iter().flatten().min().copied();
        assert_eq!(case.surveys[0].questions.first().and_then(asked), Some(20), "{file}: the first question is not in T");
    }
    let keys = case(&[("webform8-cles.csv", 2022)], "");
    let codes: Vec<&str> = keys.surveys[0].questions.iter().map(|question| &*question.code).collect();
    assert_eq!(
        codes,
        ["objectifs_o1", "objectifs_o2", "objectifs_o3", "satisfaction", "themes", "reunions", "vous_etes", "appui", "remarques"]
    );
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
    let zero = (
        "  1er quartile 1.5/9\n  médiane 2/9\n  3e quartile 4/9\n  Sans réponse 1\n",
        "  1er quartile 1.125/10\n  médiane 2/10\n  3e quartile 3.75/10\n",
    );
    let nine = ("participé ? : 9\n", "participé ? : 10\n");
    let more = (
        "Vos remarques : 4\n",
        "Commune : 10\n  Buxerolles 5/10\n  Poitiers 5/10\nJ'accepte d'être recontacté : 10\n  Oui 7/10\n  Non 3/10\nVos remarques : 4\n",
    );
    let case = check("demarches.xlsx", BY_TEXT, &[zero, nine, more]);
    assert_eq!(case.states(), BTreeMap::from([(State::Complete, 10), (State::Incomplete, 1)]));
    assert!(
        case.problems().iter().any(|problem| problem.contains("SurveyZerosDoubtful") && problem.contains("count: 2")),
        "{:?}",
        case.problems()
    );
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
    expect![[r#"
        6 réponses
        Logement : 6
          -2 3/6
          -1 2/6
          0 1/6
          +1 0/6
          +2 0/6
        Emploi : 6
          -2 0/6
          -1 1/6
          0 2/6
          +1 2/6
          +2 1/6
        Soins : 6
          -2 0/6
          -1 2/6
          0 3/6
          +1 1/6
          +2 0/6
        A1 : 6
          1 4/6
          2 2/6
        A2 : 6
          1 2/6
          2 4/6
        Personnes (Jeunes - 2022) : 6
          1er quartile 22.5/6
          médiane 35/6
          3e quartile 47.5/6
        Logement : 2/6 Moins atteint
        Emploi : 5.5/6 Atteint
        Soins : 5/6 Atteint
        2 Atteint, 1 Moins atteint, 0 Sans opinion, 0 Non concluant
    "#]]
    .assert_eq(&case.counts());
}
