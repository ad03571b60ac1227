//! How grave a problem is: what became of the datum at fault.

use super::Problem;

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
            | Self::TableInOneColumn { .. }
            | Self::NominativeRegister { .. }
            | Self::PeopleWithoutStructure { .. }
            | Self::ReturnPartial
            | Self::TerritoryUnset { .. }
            | Self::TerritoryNotFound { .. }
            | Self::DecisionColumnMissing
            | Self::SurveyNotRecognised => Blocking,

            Self::FileWithoutYear
            | Self::YearUnknown
            | Self::ErrorCell { .. }
            | Self::MarkUnknown { .. }
            | Self::MonthBeforeDay { .. }
            | Self::CrosstabWithoutDate { .. }
            | Self::ValueUnreadable { .. }
            | Self::TwoTicks { .. }
            | Self::TicksUnclear { .. }
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
            | Self::VersionLeftOut { .. }
            | Self::SeveralNames { .. }
            | Self::SeveralPeople
            | Self::NumbersIgnored { .. }
            | Self::DayOrMonth { .. }
            | Self::ReadingUnused { .. }
            | Self::ReadingSheetMissing { .. }
            | Self::SurveyUnused { .. }
            | Self::ReadingColumnMissing { .. }
            | Self::TotalDiffers { .. }
            | Self::PartsDiffer { .. }
            | Self::TextDiffers { .. }
            | Self::CrosstabWithoutAction { .. }
            | Self::NumberNotWhole { .. }
            | Self::FullTimeLarge { .. }
            | Self::ValueMerged { .. }
            | Self::MeasureUnclear { .. }
            | Self::OutcomeUnsaid { .. }
            | Self::YearsTakenAsLast { .. }
            | Self::ObjectiveTwice { .. }
            | Self::FigureDiffers { .. }
            | Self::ClassUnknown { .. }
            | Self::DateOutsideYear { .. }
            | Self::RowTwice { .. }
            | Self::RowRepeated { .. }
            | Self::RowsElsewhere { .. }
            | Self::SheetTwice { .. }
            | Self::FieldDiffers { .. }
            | Self::ActionWithoutAxis { .. }
            | Self::RowWithoutAxis { .. }
            | Self::MoreTrainedThanEnrolled { .. }
            | Self::MoreEnrolledThanPlaces { .. }
            | Self::MoreKeptThanCandidates { .. }
            | Self::DatesReversed { .. }
            | Self::LevelTwoWithoutMeeting
            | Self::ReferrerNotInRegistry
            | Self::StructureInTwoSectors { .. }
            | Self::StructureTwiceInRegistry { .. }
            | Self::PersonalContent { .. }
            | Self::FileNamesPerson
            | Self::SheetNamesPerson
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
            | Self::AbsentLeftOut { .. }
            | Self::ExpensesLeftOut
            | Self::PartsAdded { .. }
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
}
