//! What people read, checked sentence by sentence.

use super::*;
use crate::figure::Years;
use crate::period::{Grain, Period};
use crate::problem::{Expected, Limit, Mender, Problem};
use crate::quantity::{Precision, Quantity};
use chrono::NaiveDate;
use expect_test::expect_file;

/// No-break spaces shown as `⍽`, narrow ones as `·`: a failing comparison would look identical otherwise.
fn visible(text: &str) -> String {
    text.replace(NO_BREAK, "⍽").replace(NARROW, "·")
}

#[test]
fn numbers() {
    let table = [
        (0.0, "0"),
        (-0.0, "0"),
        (7.0, "7"),
        (1234.5, "1·234,5"),
        (1_234_567.0, "1·234·567"),
        (0.6, "0,6"),
        (0.123_456, "0,1235"),
        (0.000_01, "0"),
        (-0.000_01, "0"),
        (-5.0, "−5"),
        (999.999_99, "1·000"),
        (35.5, "35,5"),
        (100_000.0, "100·000"),
        (1e15, "1·000·000·000·000·000"),
        (f64::NAN, "non connu"),
        (f64::INFINITY, "non connu"),
    ];
    for (value, shown) in table {
        assert_eq!(visible(&number(value)), shown, "{value}");
    }
    assert_eq!(visible(&number_with(1234.5, 2)), "1·234,50");
    assert_eq!(visible(&number_with(-0.04, 1)), "0,0");
    assert_eq!(visible(&number_with(2.5, 0)), "2");
}

#[test]
fn percentages() {
    let table = [
        (0.0, "0⍽%"),
        (0.384, "38⍽%"),
        (0.5, "50⍽%"),
        (1.0, "100⍽%"),
        (0.004, "<⍽1⍽%"),
        (0.997, ">⍽99⍽%"),
        (0.994, "99⍽%"),
        (1.2, "120⍽%"),
    ];
    for (ratio, shown) in table {
        assert_eq!(visible(&percent(ratio)), shown, "{ratio}");
    }
    assert_eq!(visible(&percent_with(0.384, 1)), "38,4⍽%");
}

#[test]
fn quantities_and_counts() {
    let table = [
        (Precision::Exact, "40", "40 personnes"),
        (Precision::About, "environ 40", "environ 40 personnes"),
        (Precision::AtMost, "au plus 40", "au plus 40 personnes"),
        (Precision::AtLeast, "au moins 40", "au moins 40 personnes"),
    ];
    for (precision, shown, with_unit) in table {
        assert_eq!(quantity(Quantity::new(40.0, precision)), shown);
        assert_eq!(counted(Quantity::new(40.0, precision), "personne", "personnes"), with_unit);
    }
    for (value, word) in
        [(0.0, "structure"), (1.0, "structure"), (1.5, "structure"), (2.0, "structures"), (-1.0, "structure"), (74.0, "structures")]
    {
        assert_eq!(plural(value, "structure", "structures"), word, "{value}");
    }
    assert_eq!(count(0, "structure", "structures"), "0 structure");
    assert_eq!(count(1, "structure", "structures"), "1 structure");
    assert_eq!(visible(&count(1200, "structure", "structures")), "1·200 structures");
    assert_eq!(visible(&euros(1200.0)), "1·200⍽€");
    assert_eq!(visible(&euros(3450.5)), "3·450,50⍽€");
    assert_eq!(visible(&euros(0.001)), "0⍽€");
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

#[test]
fn dates() {
    let days = |first, last| Period::days(first, last);
    let coarse = |first, last, grain| Period { first, last, grain };
    let table = [
        (Period::day(day(2022, 5, 6)), "6 mai 2022"),
        (Period::day(day(2022, 6, 1)), "1er juin 2022"),
        (days(day(2022, 11, 17), day(2022, 11, 18)), "17 et 18 novembre 2022"),
        (days(day(2022, 10, 10), day(2022, 10, 23)), "du 10 au 23 octobre 2022"),
        (days(day(2022, 11, 30), day(2022, 12, 2)), "du 30 novembre au 2 décembre 2022"),
        (days(day(2022, 12, 30), day(2023, 1, 1)), "du 30 décembre 2022 au 1er janvier 2023"),
        (Period::month(2022, 8).unwrap(), "août 2022"),
        (Period::quarter(2022, 1).unwrap(), "1er trimestre 2022"),
        (Period::quarter(2022, 2).unwrap(), "2e trimestre 2022"),
        (Period::year(2022).unwrap(), "2022"),
        (coarse(day(2022, 5, 1), day(2022, 6, 30), Grain::Quarter), "de mai à juin 2022"),
        (coarse(day(2022, 8, 1), day(2022, 12, 31), Grain::Year), "d’août à décembre 2022"),
    ];
    for (period, shown) in table {
        assert_eq!(super::period(&period), shown);
    }
    assert_eq!(years(Years::one(2022)), "2022");
    assert_eq!(years(Years { first: 2019, last: 2022 }), "2019-2022");
    assert_eq!(month(2022, 13), "mois inconnu 2022");
}

#[test]
fn lists_and_elisions() {
    assert_eq!(list::<&str>(&[]), "");
    assert_eq!(list(&["a"]), "a");
    assert_eq!(list(&["a", "b"]), "a et b");
    assert_eq!(list(&["a", "b", "c"]), "a, b et c");
    let table = [
        ("Poitiers", "de Poitiers"),
        ("Angers", "d’Angers"),
        ("Évry", "d’Évry"),
        ("hôpital", "d’hôpital"),
        ("habitants", "d’habitants"),
        ("handicap", "de handicap"),
        ("Haute-Savoie", "de Haute-Savoie"),
        ("onze", "de onze"),
        ("yoga", "de yoga"),
        ("Yvelines", "d’Yvelines"),
        ("œuvres", "d’œuvres"),
        ("", "de "),
    ];
    for (word, shown) in table {
        assert_eq!(of(word), shown);
    }
    assert_eq!(visible(&typeset("« Oui » ? 50 % : non ; 3 €")), "«⍽Oui⍽»⍽? 50⍽%⍽: non⍽; 3⍽€");
}

#[test]
fn quotations_are_short_clean_and_say_nothing_of_a_person() {
    let table = [
        ("douzaines", "«⍽douzaines⍽»"),
        ("  deux\n mots ", "«⍽deux mots⍽»"),
        ("a\u{7}b\u{202e}c\u{200b}d\u{feff}e\u{0}", "«⍽abcde⍽»"),
        ("", "«⍽⍽»"),
        ("écrire à a.b@ville.fr", "«⍽écrire à [donnée personnelle]⍽»"),
        ("Mme Durand, 06 12 34 56 78", "«⍽[donnée personnelle], [donnée personnelle]⍽»"),
        (
            "Ville de Châtellerault - Communauté d'agglomération du Grand Châtelleraudais",
            "«⍽Ville de Châtellerault - Communauté d'agglomération du…⍽»",
        ),
    ];
    for (text, shown) in table {
        assert_eq!(visible(&quote(text)), shown);
    }
    assert_eq!(visible(&quote(&"é".repeat(200))), format!("«⍽{}…⍽»", "é".repeat(59)));
    // Cut first, the telephone number would be one no longer, and nine figures of it would show.
    let long = format!("{} 06 12 34 56 78", "mot ".repeat(13));
    assert!(!quote(&long).contains("06 12"), "{}", quote(&long));
}

#[test]
fn the_order_is_that_of_a_dictionary() {
    let sorted = [
        "Action sociale",
        "Axe 2",
        "Axe 10",
        "Cadre de vie",
        "cote",
        "côte",
        "coté",
        "côté",
        "Culture",
        "Éducation",
        "élan",
        "Elle",
        "Élus",
        "ému",
        "Habitants",
        "œuvre",
        "ouvert",
        "Santé",
        "Sécurité",
        "Vie professionnelle",
    ];
    let mut shuffled = sorted;
    shuffled.reverse();
    shuffled.sort_by(|left, right| compare(left, right));
    assert_eq!(shuffled, sorted);
    assert_ne!(compare("Sante", "Santé"), std::cmp::Ordering::Equal);
}

/// One of each problem, with texts such as partners write.
fn every_problem() -> Vec<Problem> {
    let text = |text: &str| std::sync::Arc::<str>::from(text);
    vec![
        Problem::UnsupportedFile { extension: text(".docx") },
        Problem::UnsupportedFile { extension: text("") },
        Problem::FileWithoutYear,
        Problem::FolderUnreadable { detail: text("l’accès est refusé") },
        Problem::LinkLeavesInputs,
        Problem::FileUnreadable { detail: text("son contenu est abîmé") },
        Problem::FileEncrypted,
        Problem::FileTruncated,
        Problem::FileEmpty,
        Problem::FileTooLarge { limit: Limit::FileBytes(104_857_600) },
        Problem::FileTooLarge { limit: Limit::UnpackedBytes(1_073_741_824) },
        Problem::FileTooLarge { limit: Limit::Cells(5_000_000) },
        Problem::FileTooLarge { limit: Limit::Columns(16_384) },
        Problem::FileTooLarge { limit: Limit::Rows(1_048_576) },
        Problem::FileTooLarge { limit: Limit::TextLength(32_767) },
        Problem::FileTooLarge { limit: Limit::Sheets(200) },
        Problem::FileSuspicious { detail: text("il annonce plus de textes qu’il n’en contient") },
        Problem::FileMislabelled { extension: text("xlsx"), really: text("csv") },
        Problem::ReaderFailed,
        Problem::EncodingMended { encoding: text("windows-1252") },
        Problem::NulLettersMended { cells: 12 },
        Problem::SheetUnreadable { detail: text("ses cellules sont abîmées") },
        Problem::SheetHidden,
        Problem::RowsHidden { rows: text("4-6, 9") },
        Problem::ColumnsHidden { columns: text("C, F-H") },
        Problem::ErrorCell { text: text("#REF!") },
        Problem::FormulasNotCalculated { count: 1 },
        Problem::ReturnPartial,
        Problem::ReturnReplaces { copy: text("2022/emargement-a-corriger.xlsx") },
        Problem::SheetNotRecognised { nearest: None },
        Problem::SheetNotRecognised { nearest: Some((text("participations"), text("Date, Action"))) },
        Problem::SheetAmbiguous { first: text("participations"), second: text("instances") },
        Problem::TableNotFilled,
        Problem::ColumnIgnored { header: text("Observations") },
        Problem::ColumnIgnored { header: text("") },
        Problem::ColumnTwice { header: text("Nb présents"), column: text("Participants") },
        Problem::TwoColumnsInOne { header: text("Présents / inscrits") },
        Problem::HeaderGuessed { header: text("Structrue"), column: text("Structure") },
        Problem::PersonalColumn { header: text("Courriel") },
        Problem::NominativeRegister { header: text("Nom de l’usager"), table: text("saisines") },
        Problem::ReadingUnused { glob: text("2022/Copil*.xlsx") },
        Problem::ReadingColumnMissing { header: text("Qui"), glob: text("2022/Copil*.xlsx") },
        Problem::TotalDiffers { column: text("Participants"), stated: text("41"), summed: text("40") },
        Problem::PartsDiffer { total: text("11"), parts: text("8 + 1 + 1") },
        Problem::TextDiffers { stated: text("73 structures"), counted: text("74") },
        Problem::FormLabelUnknown { label: text("Freins et leviers") },
        Problem::MarkUnknown { mark: text("R") },
        Problem::CrosstabWithoutAction { taken: text("Émargement 2022") },
        Problem::StructureSupposed { taken: text("Mission locale") },
        Problem::AbsentLeftOut { rows: 1 },
        Problem::AbsentLeftOut { rows: 3 },
        Problem::CrosstabWithoutDate { header: text("") },
        Problem::CrosstabWithoutDate { header: text("Réunion 3") },
        Problem::ValueUnreadable { column: text("Participants"), expected: Expected::Number, text: text("douzaines") },
        Problem::ValueUnreadable { column: text("Date"), expected: Expected::Date, text: text("31/02/2022") },
        Problem::ValueUnreadable { column: text("En réunion"), expected: Expected::YesNo, text: text("peut-être") },
        Problem::ValueUnreadable { column: text("Année"), expected: Expected::Year, text: text("2022-2023") },
        Problem::ValueUnreadable { column: text("Présence"), expected: Expected::Presence, text: text("R") },
        Problem::ValueUnreadable { column: text("Part"), expected: Expected::Share, text: text("120 %") },
        Problem::ClassUnknown { nomenclature: text("statut"), text: text("réalsiée"), nearest: Some(text("réalisée")) },
        Problem::ClassUnknown { nomenclature: text("secteur"), text: text("Divers"), nearest: None },
        Problem::ClassUnknown { nomenclature: text("axe"), text: text("Axe 9"), nearest: None },
        Problem::TwoTicks { column: text("Contrat de ville") },
        Problem::RequiredMissing { column: text("Structure") },
        Problem::NegativeNumber { column: text("Participants"), text: text("-5") },
        Problem::DateOutsideYear { date: text("6 mai 2021"), year: 2022 },
        Problem::YearUnknown,
        Problem::RowTwice { first_row: 5 },
        Problem::SheetTwice { other: text("2022/copil (2).csv") },
        Problem::FieldDiffers { action: text("SISM 2022"), field: text("Statut"), kept: text("réalisée"), dropped: text("en cours") },
        Problem::ActionWithoutAxis { action: text("DuoDay") },
        Problem::MoreTrainedThanEnrolled { present: text("12"), enrolled: text("10") },
        Problem::MoreEnrolledThanPlaces { enrolled: text("20"), places: text("16") },
        Problem::MoreKeptThanCandidates { kept: text("24"), candidates: text("16") },
        Problem::DatesReversed { first: text("6 mai 2022"), last: text("5 mai 2022") },
        Problem::LevelTwoWithoutMeeting,
        Problem::ReferrerNotInRegistry,
        Problem::StructureInTwoSectors { name: text("EKIDOM"), kept: text("Logement et hébergement"), other: text("Cadre de vie") },
        Problem::StructureSplit { name: text("Service social"), into: vec![text("Service Nord"), text("Service Sud")] },
        Problem::RegistryDrops { count: 3, former: 2021, edition: 2022 },
        Problem::StructureTwiceInRegistry { name: text("MDPH"), first_row: 12 },
        Problem::PersonalContent { kind: personal_kind(crate::schema::PersonalKind::Telephone).into(), column: text("Résultats") },
        Problem::AxisNotInForce { axis: text("Familles"), year: 2022, successors: text("Enfants ou Parents") },
        Problem::AxisNotInForce { axis: text("Crise sanitaire"), year: 2022, successors: text("") },
        Problem::TerritoryUnset { product: text("FINESS, extraction des établissements") },
        Problem::TerritoryNotFound { product: text("Insee, code officiel géographique"), names: text("Poitiers, Vienne") },
        Problem::CommuneUnknown { name: text("Poitier") },
        Problem::CommuneAmbiguous { name: text("Saint-Denis"), departments: text("93, 974") },
        Problem::DecisionContradicts { spelling: text("DDTES"), first: text("meme : DDETS"), second: text("distinct : DDETS") },
        Problem::DecisionUnused { spelling: text("DDTES") },
        Problem::DecisionUnreadable { text: text("peut-être") },
        Problem::DecisionTargetUnknown { spelling: text("DDTES"), target: text("DDETS 86") },
        Problem::NamesToReview { count: 1 },
        Problem::NamesToReview { count: 4 },
        Problem::SurveyNotRecognised,
        Problem::SurveyQuestionMissing { question: text("OBJ09") },
        Problem::SurveyAnswerUnknown { question: text("OBJ01"), text: Some(text("Bof")) },
        Problem::SurveyAnswerUnknown { question: text("OBJ01"), text: None },
        Problem::SurveyClassSilent { question: text("OBJ01"), class: text("Peut-être") },
        Problem::SurveyZerosDoubtful { question: text("Q4"), count: 3 },
        Problem::SurveyMoreThanInvited { invited: 21, count: 24 },
        Problem::SurveyQuestionsReworded { count: 1 },
        Problem::SurveyQuestionsReworded { count: 2 },
        Problem::SurveyIncomplete { count: 3 },
        Problem::SurveyDuplicates { count: 2 },
        Problem::SurveyTests { count: 1 },
    ]
}

#[test]
fn every_problem_has_a_message_and_a_remedy_well_set() {
    for problem in every_problem() {
        for text in [message(&problem), remedy(&problem), partner_remedy(&problem)] {
            assert!(text.ends_with('.'), "{text}");
            assert!(text.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || c == '«'), "{text}");
            assert!(text.chars().count() <= 260, "{text}");
            assert!(!text.contains('\'') && !text.contains("  ") && !text.contains(".."), "{text}");
            for mark in [':', ';', '?', '!', '%', '»'] {
                assert!(!text.contains(&format!(" {mark}")), "an ordinary space before {mark}: {text}");
            }
            assert!(!text.contains("« "), "an ordinary space after «: {text}");
        }
    }
}

#[test]
fn a_partner_is_never_sent_to_our_settings_or_folders() {
    for problem in every_problem().into_iter().filter(|problem| problem.mender() == Mender::Partner) {
        for text in [message(&problem), partner_remedy(&problem)] {
            assert!(!["observatoire.toml", "[[", "modeles", "controle/"].iter().any(|ours| text.contains(ours)), "{text}");
        }
    }
}

#[test]
fn messages_never_carry_personal_data() {
    let secret = "Mme Durand, 06 12 34 56 78, a.b@ville.fr";
    let problems = [
        Problem::ValueUnreadable { column: secret.into(), expected: Expected::Number, text: secret.into() },
        Problem::MarkUnknown { mark: secret.into() },
        Problem::ClassUnknown { nomenclature: "statut".into(), text: secret.into(), nearest: None },
        Problem::FieldDiffers { action: secret.into(), field: "Statut".into(), kept: secret.into(), dropped: secret.into() },
        Problem::SurveyAnswerUnknown { question: secret.into(), text: Some(secret.into()) },
        Problem::CrosstabWithoutAction { taken: secret.into() },
        Problem::StructureSupposed { taken: secret.into() },
        Problem::HeaderGuessed { header: secret.into(), column: "Structure".into() },
    ];
    for problem in problems {
        let shown = message(&problem);
        assert!(!shown.contains("Durand") && !shown.contains("56 78") && !shown.contains('@'), "{shown}");
    }
}

#[test]
fn what_people_read() {
    let shown = |problem: &Problem| {
        let (severity, code) = (severity(problem.severity()), problem.code());
        visible(&format!("{severity} · {code}\n    {}\n    → {}\n", message(problem), remedy(problem)))
    };
    let all: String = every_problem().iter().map(shown).collect();
    expect_file!["../../tests/expected/messages.txt"].assert_eq(&all);
}
