//! Who can mend a problem: the partner who sent the file, or the coordinator who gathers the files.

use super::Problem;

/// Who can mend a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mender {
    /// The one who filled the file in, in the file itself.
    Partner,
    /// The one who runs the program: a folder, a file name, a setting, a decision.
    Coordinator,
}

impl Problem {
    /// Who can mend it. What a partner can mend goes back to him, in a copy of his file.
    pub const fn mender(&self) -> Mender {
        use Mender::{Coordinator, Partner};
        match self {
            Self::SheetUnreadable { .. }
            | Self::SheetHidden
            | Self::RowsHidden { .. }
            | Self::ColumnsHidden { .. }
            | Self::ErrorCell { .. }
            | Self::FormulasNotCalculated { .. }
            | Self::SheetNotRecognised { .. }
            | Self::ColumnTwice { .. }
            | Self::TwoColumnsInOne { .. }
            | Self::HeaderGuessed { .. }
            | Self::StructureSupposed { .. }
            | Self::AbsentLeftOut { .. }
            | Self::ExpensesLeftOut
            | Self::VersionLeftOut { .. }
            | Self::PartsAdded { .. }
            | Self::NumbersIgnored { .. }
            | Self::SeveralNames { .. }
            | Self::SeveralPeople
            | Self::MonthBeforeDay { .. }
            | Self::DayOrMonth { .. }
            | Self::TableInOneColumn { .. }
            | Self::PersonalColumn { .. }
            | Self::NominativeRegister { .. }
            | Self::PeopleWithoutStructure { .. }
            | Self::TotalDiffers { .. }
            | Self::PartsDiffer { .. }
            | Self::TextDiffers { .. }
            | Self::AxisNotInForce { .. }
            | Self::MarkUnknown { .. }
            | Self::CrosstabWithoutAction { .. }
            | Self::CrosstabWithoutDate { .. }
            | Self::ValueUnreadable { .. }
            | Self::NumberNotWhole { .. }
            | Self::FullTimeLarge { .. }
            | Self::ValueMerged { .. }
            | Self::MeasureUnclear { .. }
            | Self::OutcomeUnsaid { .. }
            | Self::YearsTakenAsLast { .. }
            | Self::ObjectiveTwice { .. }
            | Self::FigureDiffers { .. }
            | Self::ClassUnknown { .. }
            | Self::TwoTicks { .. }
            | Self::TicksUnclear { .. }
            | Self::RequiredMissing { .. }
            | Self::NegativeNumber { .. }
            | Self::DateOutsideYear { .. }
            | Self::YearUnknown
            | Self::RowTwice { .. }
            | Self::RowRepeated { .. }
            | Self::FieldDiffers { .. }
            | Self::ActionWithoutAxis { .. }
            | Self::RowWithoutAxis { .. }
            | Self::MoreTrainedThanEnrolled { .. }
            | Self::MoreEnrolledThanPlaces { .. }
            | Self::MoreKeptThanCandidates { .. }
            | Self::DatesReversed { .. }
            | Self::LevelTwoWithoutMeeting
            | Self::StructureInTwoSectors { .. }
            | Self::StructureTwiceInRegistry { .. }
            | Self::StructureSplit { .. }
            | Self::PersonalContent { .. } => Partner,

            Self::UnsupportedFile { .. }
            | Self::FileWithoutYear
            | Self::FolderUnreadable { .. }
            | Self::LinkLeavesInputs
            | Self::FileNamesPerson
            | Self::SheetNamesPerson
            | Self::FileUnreadable { .. }
            | Self::FileEncrypted
            | Self::FileTruncated
            | Self::FileEmpty
            | Self::FileTooLarge { .. }
            | Self::FileSuspicious { .. }
            | Self::FileMislabelled { .. }
            | Self::ReaderFailed
            | Self::EncodingMended { .. }
            | Self::NulLettersMended { .. }
            | Self::SheetAmbiguous { .. }
            | Self::TableNotFilled
            | Self::ColumnIgnored { .. }
            | Self::FormLabelUnknown { .. }
            | Self::ReadingUnused { .. }
            | Self::ReadingSheetMissing { .. }
            | Self::SurveyUnused { .. }
            | Self::ReadingColumnMissing { .. }
            | Self::ReturnPartial
            | Self::ReturnReplaces { .. }
            | Self::RowsElsewhere { .. }
            | Self::SheetTwice { .. }
            | Self::ReferrerNotInRegistry
            | Self::TerritoryUnset { .. }
            | Self::TerritoryNotFound { .. }
            | Self::CommuneUnknown { .. }
            | Self::CommuneAmbiguous { .. }
            | Self::DecisionContradicts { .. }
            | Self::DecisionUnused { .. }
            | Self::DecisionUnreadable { .. }
            | Self::DecisionTargetUnknown { .. }
            | Self::NamesToReview { .. }
            | Self::SurveyQuestionsReworded { .. }
            | Self::RegistryDrops { .. }
            | Self::DecisionColumnMissing
            | Self::SurveyNotRecognised
            | Self::SurveyQuestionMissing { .. }
            | Self::SurveyAnswerUnknown { .. }
            | Self::SurveyClassSilent { .. }
            | Self::SurveyIncomplete { .. }
            | Self::SurveyDuplicates { .. }
            | Self::SurveyTests { .. }
            | Self::SurveyZerosDoubtful { .. }
            | Self::SurveyMoreThanInvited { .. } => Coordinator,
        }
    }
}
