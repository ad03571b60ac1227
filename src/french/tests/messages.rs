//! Every problem has its sentence and its remedy, well set, and none says anything of a person.

use super::*;
use crate::problem::{Expected, Limit, Mender, Problem};
use expect_test::expect_file;

/// One of each problem, with texts such as partners write.
fn every_problem() -> Vec<Problem> {
    let text = |text: &str| std::sync::Arc::<str>::from(text);
    vec![
        Problem::UnsupportedFile { extension: text(".docx") },
        Problem::UnsupportedFile { extension: text("") },
        Problem::FileWithoutYear,
        Problem::FolderUnreadable { detail: text("l’accès est refusé") },
        Problem::LinkLeavesInputs,
        Problem::FileNamesPerson,
        Problem::SheetNamesPerson,
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
        Problem::SheetNotRecognised { nearest: Some((text("participations"), vec![text("date"), text("action")])) },
        Problem::SheetNotRecognised { nearest: Some((text("parcours"), vec![text("code")])) },
        Problem::SheetAmbiguous { first: text("participations"), second: text("instances") },
        Problem::TableNotFilled,
        Problem::ColumnIgnored { header: text("Observations") },
        Problem::ColumnIgnored { header: text("") },
        Problem::ColumnTwice { header: text("Nb présents"), column: text("Participants") },
        Problem::TwoColumnsInOne { header: text("Présents / inscrits") },
        Problem::HeaderGuessed { header: text("Structrue"), column: text("Structure") },
        Problem::PersonalColumn { header: text("Courriel") },
        Problem::NominativeRegister { header: text("Nom de l’usager"), column: None, table: text("saisines") },
        Problem::NominativeRegister { header: text("Service"), column: Some(text("Demandeur")), table: text("saisines") },
        Problem::NominativeRegister { header: text("N°"), column: Some(text("Code")), table: text("parcours") },
        Problem::PeopleWithoutStructure { header: text("Nom Prénom") },
        Problem::ReadingUnused { glob: text("2022/Copil*.xlsx") },
        Problem::ReadingSheetMissing { glob: text("2022/Copil*.xlsx"), sheet: text("Présences") },
        Problem::ReadingColumnMissing { header: text("Qui"), glob: text("2022/Copil*.xlsx") },
        Problem::TotalDiffers { column: text("Participants"), stated: text("41"), summed: text("40") },
        Problem::PartsDiffer { total: text("11"), parts: text("8 + 1 + 1") },
        Problem::TextDiffers { stated: text("73 structures"), counted: text("74") },
        Problem::FormLabelUnknown { label: text("Freins et leviers") },
        Problem::MarkUnknown { mark: text("R") },
        Problem::CrosstabWithoutAction { taken: text("Émargement 2022") },
        Problem::StructureSupposed { taken: text("Mission locale") },
        Problem::SeveralNames { column: text("Structure"), text: text("CCAS, CMP et UDAF") },
        Problem::SeveralPeople,
        Problem::MonthBeforeDay { text: text("06/14/2022"), likely: text("14 juin 2022") },
        Problem::DayOrMonth { taken: text("3 août 2022"), other: text("8 mars 2022") },
        Problem::TableInOneColumn { column: text("A"), separator: ';' },
        Problem::TableInOneColumn { column: text("B"), separator: '\t' },
        Problem::NumbersIgnored { header: text("Adultes accueillis"), column: text("Participants") },
        Problem::NumbersIgnored { header: text("Dossiers de l’année"), column: text("Nombre") },
        Problem::NumbersIgnored { header: text("Dépenses 2022"), column: text("Montant") },
        Problem::NumbersIgnored { header: text("Femmes"), column: text("Personnes touchées") },
        Problem::NumbersIgnored { header: text("Usagers"), column: text("Présence") },
        Problem::PartsAdded { headers: vec![text("Hommes"), text("Femmes")] },
        Problem::ExpensesLeftOut,
        Problem::VersionLeftOut { kept: text("Budget 2022") },
        Problem::AbsentLeftOut { rows: 1 },
        Problem::AbsentLeftOut { rows: 3 },
        Problem::CrosstabWithoutDate { header: text("") },
        Problem::CrosstabWithoutDate { header: text("Réunion 3") },
        Problem::FullTimeLarge { text: text("80") },
        Problem::ValueMerged { column: text("Personnes touchées") },
        Problem::MeasureUnclear { target: text("+20 %"), achieved: text("110") },
        Problem::OutcomeUnsaid { text: text("Non") },
        Problem::YearsTakenAsLast { text: text("2018-2020"), year: 2020 },
        Problem::ObjectiveTwice { label: text("Former les aidants") },
        Problem::FigureDiffers { indicator: text("Population"), territory: text("Poitiers"), kept: text("89000"), dropped: text("90000") },
        Problem::NumberNotWhole { column: text("Personnes touchées"), text: text("12,5") },
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
        Problem::TicksUnclear { column: text("Statut") },
        Problem::RequiredMissing { column: text("Structure"), is_written: false },
        Problem::RequiredMissing { column: text("Date"), is_written: true },
        Problem::NegativeNumber { column: text("Participants"), text: text("-5") },
        Problem::DateOutsideYear { date: text("6 mai 2021"), year: 2022 },
        Problem::YearUnknown,
        Problem::RowTwice { first_row: 5 },
        Problem::RowRepeated { first_row: 5 },
        Problem::RowsElsewhere { count: 12, of: 14, other: "2022/émargement (2).xlsx".to_owned() },
        Problem::SheetTwice { other: text("2022/copil (2).csv") },
        Problem::FieldDiffers { action: text("SISM 2022"), field: text("Statut"), kept: text("réalisée"), dropped: text("en cours") },
        Problem::ActionWithoutAxis { action: text("DuoDay") },
        Problem::RowWithoutAxis { label: text("Former les aidants") },
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
        Problem::DecisionColumnMissing,
        Problem::DecisionContradicts { spelling: text("DDTES"), first: text("meme : DDETS"), second: text("distinct : DDETS") },
        Problem::DecisionUnused { spelling: text("DDTES") },
        Problem::DecisionUnreadable { text: text("peut-être") },
        Problem::DecisionTargetUnknown { spelling: text("DDTES"), target: text("DDETS 86") },
        Problem::NamesToReview { count: 1 },
        Problem::NamesToReview { count: 4 },
        Problem::SurveyUnused { glob: text("enquete*.csv") },
        Problem::SurveyNotRecognised,
        Problem::SurveyQuestionMissing { question: text("OBJ09") },
        Problem::SurveyAnswerUnknown { question: text("OBJ01"), text: Some(text("Bof")) },
        Problem::SurveyAnswerUnknown { question: text("OBJ01"), text: None },
        Problem::SurveyClassSilent { question: text("OBJ01"), class: text("Peut-être") },
        Problem::SurveyZerosDoubtful { question: text("Q4"), count: 3 },
        Problem::SurveyMoreThanInvited { invited: 21, count: 24, files: 1 },
        Problem::SurveyMoreThanInvited { invited: 50, count: 59, files: 2 },
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
        Problem::SeveralNames { column: "Structure".into(), text: secret.into() },
        Problem::MonthBeforeDay { text: secret.into(), likely: "14 juin 2022".into() },
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
    expect_file!["../../../tests/expected/messages.txt"].assert_eq(&all);
}
