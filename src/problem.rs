//! Everything that can be wrong with an input: the facts. The words are in `french`.

mod code;
mod mender;
mod severity;

pub use mender::Mender;
pub use severity::Severity;

use std::sync::Arc;

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
    /// Bytes of long texts shown again and again.
    RepeatedLetters(u64),
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
    /// The name of a file says something of a person: it is told without.
    FileNamesPerson,
    /// The name of a sheet says something of a person.
    SheetNamesPerson,
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
    /// The table that it is likest, and the names of the columns that it lacks.
    SheetNotRecognised {
        nearest: Option<(Arc<str>, Vec<Arc<str>>)>,
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
        /// The column of the table that the names stand in, when it is one.
        column: Option<Arc<str>>,
        table: Arc<str>,
    },
    /// Each row of a crossed sheet is a person, and nothing says of which structure.
    PeopleWithoutStructure {
        header: Arc<str>,
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
    /// The entry names a file, and none of its sheets.
    ReadingSheetMissing {
        glob: Arc<str>,
        sheet: Arc<str>,
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
    /// A name of a structure that seems to be those of several.
    SeveralNames {
        column: Arc<str>,
        text: Arc<str>,
    },
    /// A cell of people's names that seems to name several, and counts for one.
    SeveralPeople,
    /// A date whose month is over twelve, as if the day came second; and the day that it then is.
    MonthBeforeDay {
        text: Arc<str>,
        likely: Arc<str>,
    },
    /// A date that may be another day: others of its column have the month first.
    DayOrMonth {
        taken: Arc<str>,
        other: Arc<str>,
    },
    /// A text file pasted into one column.
    TableInOneColumn {
        column: Arc<str>,
        separator: char,
    },
    /// A column of numbers that may be what a column of the table would say, which no header names.
    NumbersIgnored {
        header: Arc<str>,
        column: Arc<str>,
    },
    /// No column says how many came; several tell it in parts.
    PartsAdded {
        headers: Vec<Arc<str>>,
    },
    /// What was spent, beside what was received.
    ExpensesLeftOut,
    /// Another sheet of the file says the same, of the year or once done.
    VersionLeftOut {
        kept: Arc<str>,
    },
    /// Rows of people enrolled, marked absent or not marked as having come.
    AbsentLeftOut {
        rows: usize,
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
    /// « 12,5 » people.
    NumberNotWhole {
        column: Arc<str>,
        text: Arc<str>,
    },
    /// More full-time equivalents on one line than a council has: hours, perhaps, or hundredths.
    FullTimeLarge {
        text: Arc<str>,
    },
    /// One number in a cell merged over several rows: it counts once.
    ValueMerged {
        column: Arc<str>,
    },
    /// A start, a target and a result that are not all in one unit, or of which one is told from another that is missing.
    MeasureUnclear {
        target: Arc<str>,
        achieved: Arc<str>,
    },
    /// « Non »: it was not done, which does not say that it was given up.
    OutcomeUnsaid {
        text: Arc<str>,
    },
    /// « 2018-2020 », where one year is expected.
    YearsTakenAsLast {
        text: Arc<str>,
        year: i32,
    },
    ClassUnknown {
        nomenclature: Arc<str>,
        text: Arc<str>,
        nearest: Option<Arc<str>>,
    },
    TwoTicks {
        column: Arc<str>,
    },
    /// Ticks in cells of their own, and no way to know which option each is for.
    TicksUnclear {
        column: Arc<str>,
    },
    // check
    RequiredMissing {
        column: Arc<str>,
        /// « NC », or what stands in the place of somebody: something is written.
        is_written: bool,
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
    /// The same, where rows about one thing are one.
    RowRepeated {
        first_row: u32,
    },
    /// Most rows of a table are in another file too: an updated copy of it, perhaps.
    RowsElsewhere {
        count: usize,
        of: usize,
        other: String,
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
    /// One objective of one year, measured twice over.
    ObjectiveTwice {
        label: Arc<str>,
    },
    /// An indicator of the context that has two values in one territory and one year.
    FigureDiffers {
        indicator: Arc<str>,
        territory: Arc<str>,
        kept: Arc<str>,
        dropped: Arc<str>,
    },
    ActionWithoutAxis {
        action: Arc<str>,
    },
    /// An objective, or something set for a year.
    RowWithoutAxis {
        label: Arc<str>,
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
    /// A file of decisions about names, without the column that says them.
    DecisionColumnMissing,
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
    /// An entry of the settings that names no file.
    SurveyUnused {
        glob: Arc<str>,
    },
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
    /// More answers than people asked, over the files that count as one questionnaire.
    SurveyMoreThanInvited {
        invited: u32,
        count: usize,
        files: usize,
    },
}
