//! What people answered, one year and another.

use super::Mark;

/// Shares of answers in two years, a panel a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Changes {
    /// « 2021 »
    pub before: String,
    /// « 2022 »
    pub now: String,
    pub panels: Vec<ChangePanel>,
}

/// A question.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangePanel {
    pub title: String,
    pub rows: Vec<ChangeRow>,
}

/// A class of answers. Values are ratios from 0 to 1, with their interval; their label says of how many: « 2 sur 8 ».
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeRow {
    pub label: String,
    pub before: Mark,
    pub now: Mark,
    /// The difference is more than chance alone would make: told by a bold label.
    pub is_real: bool,
}
