//! Everything that can be wrong with an input: the facts, their code and their severity. The words are in `french`.

mod mender;

pub use mender::Mender;

use std::sync::Arc;

/// What became of the datum at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// `bloquant`: the sheet or the file was left out.
    Blocking,
    /// `erreur`: the cell or the row was left out.
    Error,
    /// `a-verifier`: kept as it is, but a person should look.
    Warning,
    /// `note`: mended, or merely worth knowing.
    Note,
}

impl Severity {
    /// The word of the `gravite` column.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Blocking => "bloquant",
            Self::Error => "erreur",
            Self::Warning => "a-verifier",
            Self::Note => "note",
        }
    }
}

/// What a cell should have held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Expected {
    Number,
    Date,
    YesNo,
    Year,
    Presence,
    Share,
}

/// A limit that keeps a hostile or broken file from taking the machine down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Limit {
    /// Bytes on disk.
    FileBytes(u64),
    /// Bytes once unpacked.
    UnpackedBytes(u64),
    Cells(u64),
    Columns(u32),
    Rows(u32),
    TextLength(u32),
    Sheets(u32),
}

/// A fact about an input. Texts are what the partner wrote, untouched: quoting, cutting and scrubbing are `french`'s.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Problem {
    // discover
    UnsupportedFile {
        extension: Arc<str>,
    },
    FileWithoutYear,
    FolderUnreadable {
        detail: Arc<str>,
    },
    LinkLeavesInputs,
    // read
    FileUnreadable {
        detail: Arc<str>,
    },
    FileEncrypted,
    FileTruncated,
    FileEmpty,
    FileTooLarge {
        limit: Limit,
    },
    FileSuspicious {
        detail: Arc<str>,
    },
    FileMislabelled {
        extension: Arc<str>,
        really: Arc<str>,
    },
    ReaderFailed,
    EncodingMended {
        encoding: Arc<str>,
    },
    NulLettersMended {
        cells: usize,
    },
    SheetUnreadable {
        detail: Arc<str>,
    },
    SheetHidden,
    RowsHidden {
        rows: Arc<str>,
    },
    ColumnsHidden {
        columns: Arc<str>,
    },
    ErrorCell {
        text: Arc<str>,
    },
    FormulasNotCalculated {
        count: usize,
    },
    // shape: which table is it
    SheetNotRecognised {
        nearest: Option<(Arc<str>, Arc<str>)>,
    },
    SheetAmbiguous {
        first: Arc<str>,
        second: Arc<str>,
    },
    /// A header, and nothing under it but an example.
    TableNotFilled,
    ColumnIgnored {
        header: Arc<str>,
    },
    ColumnTwice {
        header: Arc<str>,
        column: Arc<str>,
    },
    /// « Présents / inscrits »: two columns of the table in one.
    TwoColumnsInOne {
        header: Arc<str>,
    },
    /// A misspelt header.
    HeaderGuessed {
        header: Arc<str>,
        column: Arc<str>,
    },
    PersonalColumn {
        header: Arc<str>,
    },
    NominativeRegister {
        header: Arc<str>,
        table: Arc<str>,
    },
    /// A copy that went back to a partner, which holds a part of his file only.
    ReturnPartial,
    /// The mended copy of this file is there too: the copy counts.
    ReturnReplaces {
        copy: Arc<str>,
    },
    ReadingUnused {
        glob: Arc<str>,
    },
    ReadingColumnMissing {
        header: Arc<str>,
        glob: Arc<str>,
    },
    TotalDiffers {
        column: Arc<str>,
        stated: Arc<str>,
        summed: Arc<str>,
    },
    PartsDiffer {
        total: Arc<str>,
        parts: Arc<str>,
    },
    /// A remark says another number than the table holds.
    TextDiffers {
        stated: Arc<str>,
        counted: Arc<str>,
    },
    FormLabelUnknown {
        label: Arc<str>,
    },
    MarkUnknown {
        mark: Arc<str>,
    },
    CrosstabWithoutAction {
        taken: Arc<str>,
    },
    /// No column says which structure: a title or the sheet's name does.
    StructureSupposed {
        taken: Arc<str>,
    },
    CrosstabWithoutDate {
        header: Arc<str>,
    },
    // shape: what a cell holds
    ValueUnreadable {
        column: Arc<str>,
        expected: Expected,
        text: Arc<str>,
    },
    ClassUnknown {
        nomenclature: Arc<str>,
        text: Arc<str>,
        nearest: Option<Arc<str>>,
    },
    TwoTicks {
        column: Arc<str>,
    },
    // check
    RequiredMissing {
        column: Arc<str>,
    },
    NegativeNumber {
        column: Arc<str>,
        text: Arc<str>,
    },
    DateOutsideYear {
        date: Arc<str>,
        year: i32,
    },
    YearUnknown,
    RowTwice {
        first_row: u32,
    },
    SheetTwice {
        other: Arc<str>,
    },
    FieldDiffers {
        action: Arc<str>,
        field: Arc<str>,
        kept: Arc<str>,
        dropped: Arc<str>,
    },
    ActionWithoutAxis {
        action: Arc<str>,
    },
    MoreTrainedThanEnrolled {
        present: Arc<str>,
        enrolled: Arc<str>,
    },
    MoreEnrolledThanPlaces {
        enrolled: Arc<str>,
        places: Arc<str>,
    },
    MoreKeptThanCandidates {
        kept: Arc<str>,
        candidates: Arc<str>,
    },
    DatesReversed {
        first: Arc<str>,
        last: Arc<str>,
    },
    LevelTwoWithoutMeeting,
    ReferrerNotInRegistry,
    StructureInTwoSectors {
        name: Arc<str>,
        kept: Arc<str>,
        other: Arc<str>,
    },
    StructureTwiceInRegistry {
        name: Arc<str>,
        first_row: u32,
    },
    PersonalContent {
        kind: Arc<str>,
        column: Arc<str>,
    },
    /// An axis outside its years; what replaced it, if the settings say so.
    AxisNotInForce {
        axis: Arc<str>,
        year: i32,
        successors: Arc<str>,
    },
    // open data files
    /// Nothing says which communes are the council's.
    TerritoryUnset {
        product: Arc<str>,
    },
    /// No row of the file is about the territory.
    TerritoryNotFound {
        product: Arc<str>,
        names: Arc<str>,
    },
    CommuneUnknown {
        name: Arc<str>,
    },
    CommuneAmbiguous {
        name: Arc<str>,
        departments: Arc<str>,
    },
    // reconcile
    DecisionContradicts {
        spelling: Arc<str>,
        first: Arc<str>,
        second: Arc<str>,
    },
    DecisionUnused {
        spelling: Arc<str>,
    },
    DecisionUnreadable {
        text: Arc<str>,
    },
    DecisionTargetUnknown {
        spelling: Arc<str>,
        target: Arc<str>,
    },
    NamesToReview {
        count: usize,
    },
    /// Written after the year in which the registry says that others took its place.
    StructureSplit {
        name: Arc<str>,
        into: Vec<Arc<str>>,
    },
    /// Structures in force by the registry of a year that the next registry of a year does not list.
    RegistryDrops {
        count: usize,
        former: i32,
        edition: i32,
    },
    // questionnaires
    SurveyNotRecognised,
    SurveyQuestionMissing {
        question: Arc<str>,
    },
    /// The text is left out when it may be in the respondent's own words.
    SurveyAnswerUnknown {
        question: Arc<str>,
        text: Option<Arc<str>>,
    },
    /// A class of an objective that does not say whether it is met.
    SurveyClassSilent {
        question: Arc<str>,
        class: Arc<str>,
    },
    /// Questions worded anew since an earlier year, to be decided on.
    SurveyQuestionsReworded {
        count: usize,
    },
    SurveyIncomplete {
        count: usize,
    },
    SurveyDuplicates {
        count: usize,
    },
    SurveyTests {
        count: usize,
    },
    /// Zeros that the tool also writes for a number never given.
    SurveyZerosDoubtful {
        question: Arc<str>,
        count: usize,
    },
    /// More answers than people asked.
    SurveyMoreThanInvited {
        invited: u32,
        count: usize,
    },
}

impl Problem {
    /// What became of the datum.
    pub const fn severity(&self) -> Severity {
        use Severity::{Blocking, Error, Note, Warning};
        match self {
            Self::UnsupportedFile { .. }
            | Self::FolderUnreadable { .. }
            | Self::LinkLeavesInputs
            | Self::FileUnreadable { .. }
            | Self::FileEncrypted
            | Self::FileTruncated
            | Self::FileEmpty
            | Self::FileTooLarge { .. }
            | Self::FileSuspicious { .. }
            | Self::ReaderFailed
            | Self::SheetUnreadable { .. }
            | Self::SheetNotRecognised { .. }
            | Self::SheetAmbiguous { .. }
            | Self::NominativeRegister { .. }
            | Self::ReturnPartial
            | Self::TerritoryUnset { .. }
            | Self::TerritoryNotFound { .. }
            | Self::SurveyNotRecognised => Blocking,

            Self::FileWithoutYear
            | Self::YearUnknown
            | Self::ErrorCell { .. }
            | Self::MarkUnknown { .. }
            | Self::CrosstabWithoutDate { .. }
            | Self::ValueUnreadable { .. }
            | Self::TwoTicks { .. }
            | Self::RequiredMissing { .. }
            | Self::NegativeNumber { .. }
            | Self::DecisionUnreadable { .. } => Error,

            Self::FileMislabelled { .. }
            | Self::FormulasNotCalculated { .. }
            | Self::ColumnTwice { .. }
            | Self::ReturnReplaces { .. }
            | Self::TwoColumnsInOne { .. }
            | Self::HeaderGuessed { .. }
            | Self::StructureSupposed { .. }
            | Self::ReadingUnused { .. }
            | Self::ReadingColumnMissing { .. }
            | Self::TotalDiffers { .. }
            | Self::PartsDiffer { .. }
            | Self::TextDiffers { .. }
            | Self::CrosstabWithoutAction { .. }
            | Self::ClassUnknown { .. }
            | Self::DateOutsideYear { .. }
            | Self::RowTwice { .. }
            | Self::SheetTwice { .. }
            | Self::FieldDiffers { .. }
            | Self::ActionWithoutAxis { .. }
            | Self::MoreTrainedThanEnrolled { .. }
            | Self::MoreEnrolledThanPlaces { .. }
            | Self::MoreKeptThanCandidates { .. }
            | Self::DatesReversed { .. }
            | Self::LevelTwoWithoutMeeting
            | Self::ReferrerNotInRegistry
            | Self::StructureInTwoSectors { .. }
            | Self::StructureTwiceInRegistry { .. }
            | Self::PersonalContent { .. }
            | Self::AxisNotInForce { .. }
            | Self::CommuneUnknown { .. }
            | Self::CommuneAmbiguous { .. }
            | Self::DecisionContradicts { .. }
            | Self::DecisionUnused { .. }
            | Self::DecisionTargetUnknown { .. }
            | Self::StructureSplit { .. }
            | Self::SurveyQuestionMissing { .. }
            | Self::SurveyAnswerUnknown { .. }
            | Self::SurveyClassSilent { .. }
            | Self::SurveyZerosDoubtful { .. }
            | Self::SurveyMoreThanInvited { .. } => Warning,

            Self::EncodingMended { .. }
            | Self::NulLettersMended { .. }
            | Self::SheetHidden
            | Self::RowsHidden { .. }
            | Self::ColumnsHidden { .. }
            | Self::TableNotFilled
            | Self::ColumnIgnored { .. }
            | Self::PersonalColumn { .. }
            | Self::FormLabelUnknown { .. }
            | Self::NamesToReview { .. }
            | Self::RegistryDrops { .. }
            | Self::SurveyQuestionsReworded { .. }
            | Self::SurveyIncomplete { .. }
            | Self::SurveyDuplicates { .. }
            | Self::SurveyTests { .. } => Note,
        }
    }

    /// A stable name, for tests, spreadsheets and support by telephone.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnsupportedFile { .. } => "fichier-non-pris-en-charge",
            Self::FileWithoutYear => "fichier-sans-annee",
            Self::FolderUnreadable { .. } => "dossier-illisible",
            Self::LinkLeavesInputs => "lien-hors-dossier",
            Self::FileUnreadable { .. } => "fichier-illisible",
            Self::FileEncrypted => "fichier-protege",
            Self::FileTruncated => "fichier-tronque",
            Self::FileEmpty => "fichier-vide",
            Self::FileTooLarge { .. } => "fichier-trop-gros",
            Self::FileSuspicious { .. } => "fichier-suspect",
            Self::FileMislabelled { .. } => "fichier-mal-nomme",
            Self::ReaderFailed => "lecture-interrompue",
            Self::EncodingMended { .. } => "encodage-devine",
            Self::NulLettersMended { .. } => "lettres-reparees",
            Self::SheetUnreadable { .. } => "feuille-illisible",
            Self::SheetHidden => "feuille-masquee",
            Self::RowsHidden { .. } => "lignes-masquees",
            Self::ColumnsHidden { .. } => "colonnes-masquees",
            Self::ErrorCell { .. } => "cellule-en-erreur",
            Self::FormulasNotCalculated { .. } => "formules-non-calculees",
            Self::SheetNotRecognised { .. } => "feuille-non-reconnue",
            Self::SheetAmbiguous { .. } => "feuille-ambigue",
            Self::TableNotFilled => "tableau-non-rempli",
            Self::ColumnIgnored { .. } => "colonne-ignoree",
            Self::ColumnTwice { .. } => "colonne-en-double",
            Self::TwoColumnsInOne { .. } => "deux-colonnes-en-une",
            Self::HeaderGuessed { .. } => "en-tete-devine",
            Self::PersonalColumn { .. } => "colonne-personnelle",
            Self::NominativeRegister { .. } => "registre-nominatif",
            Self::ReturnPartial => "retour-partiel",
            Self::ReturnReplaces { .. } => "original-remplace",
            Self::ReadingUnused { .. } => "lecture-sans-objet",
            Self::ReadingColumnMissing { .. } => "lecture-colonne-absente",
            Self::TotalDiffers { .. } => "total-different",
            Self::PartsDiffer { .. } => "detail-different",
            Self::TextDiffers { .. } => "texte-different",
            Self::FormLabelUnknown { .. } => "rubrique-ignoree",
            Self::MarkUnknown { .. } => "marque-inconnue",
            Self::CrosstabWithoutAction { .. } => "action-supposee",
            Self::StructureSupposed { .. } => "structure-supposee",
            Self::CrosstabWithoutDate { .. } => "colonne-sans-date",
            Self::ValueUnreadable { expected, .. } => match expected {
                Expected::Number | Expected::Share => "quantite-illisible",
                Expected::Date => "date-illisible",
                Expected::YesNo => "oui-non-illisible",
                Expected::Year => "annee-illisible",
                Expected::Presence => "presence-illisible",
            },
            Self::ClassUnknown { .. } => "valeur-hors-nomenclature",
            Self::TwoTicks { .. } => "deux-cases-cochees",
            Self::RequiredMissing { .. } => "valeur-obligatoire-absente",
            Self::NegativeNumber { .. } => "nombre-negatif",
            Self::DateOutsideYear { .. } => "date-hors-annee",
            Self::YearUnknown => "annee-inconnue",
            Self::RowTwice { .. } => "ligne-en-double",
            Self::SheetTwice { .. } => "feuille-en-double",
            Self::FieldDiffers { .. } => "valeurs-divergentes",
            Self::ActionWithoutAxis { .. } => "action-sans-axe",
            Self::MoreTrainedThanEnrolled { .. } => "presents-plus-que-inscrits",
            Self::MoreEnrolledThanPlaces { .. } => "inscrits-plus-que-places",
            Self::MoreKeptThanCandidates { .. } => "retenus-plus-que-candidats",
            Self::DatesReversed { .. } => "dates-inversees",
            Self::LevelTwoWithoutMeeting => "niveau-2-sans-reunion",
            Self::ReferrerNotInRegistry => "demandeur-hors-registre",
            Self::StructureInTwoSectors { .. } => "structure-deux-secteurs",
            Self::StructureTwiceInRegistry { .. } => "structure-en-double",
            Self::PersonalContent { .. } => "contenu-personnel",
            Self::AxisNotInForce { .. } => "axe-hors-periode",
            Self::TerritoryUnset { .. } => "territoire-non-regle",
            Self::TerritoryNotFound { .. } => "territoire-absent",
            Self::CommuneUnknown { .. } => "commune-inconnue",
            Self::CommuneAmbiguous { .. } => "commune-homonyme",
            Self::DecisionContradicts { .. } => "decision-contradictoire",
            Self::DecisionUnused { .. } => "decision-sans-objet",
            Self::DecisionUnreadable { .. } => "decision-illisible",
            Self::DecisionTargetUnknown { .. } => "decision-cible-inconnue",
            Self::NamesToReview { .. } => "noms-a-rapprocher",
            Self::StructureSplit { .. } => "structure-scindee",
            Self::RegistryDrops { .. } => "annuaire-plus-court",
            Self::SurveyNotRecognised => "questionnaire-non-reconnu",
            Self::SurveyQuestionMissing { .. } => "question-absente",
            Self::SurveyAnswerUnknown { .. } => "reponse-inconnue",
            Self::SurveyClassSilent { .. } => "modalite-muette",
            Self::SurveyQuestionsReworded { .. } => "questions-a-rapprocher",
            Self::SurveyIncomplete { .. } => "reponses-incompletes",
            Self::SurveyDuplicates { .. } => "reponses-en-double",
            Self::SurveyTests { .. } => "reponses-de-test",
            Self::SurveyZerosDoubtful { .. } => "zeros-douteux",
            Self::SurveyMoreThanInvited { .. } => "reponses-plus-que-invites",
        }
    }
}
