//! What a cell says: from the raw content of a cell to a quantity, a date, a yes or no, a list, a class.
//!
//! Every function reads one cell and says one of four things: a value, nothing written, « not known », or unreadable.
//! None of them ever refuses a negative number or a date of another year: that is `check`'s.

mod class;
mod full_time;
mod label;
mod list;
mod month_first;
mod names;
mod numeral;
mod period;
mod presence;
mod quantity;
mod scan;
mod share;
mod target;
mod text;
mod tick;
mod unit;
mod when;
mod words;
mod yes_no;

pub use class::{class, class_at_head, nearest};
pub use full_time::full_time;
pub use label::header_key;
pub use list::{list, list_with};
pub use month_first::{may_be_month_first, month_first, other_way_round};
pub use names::{joined_in_a_list, names_several};
pub use period::{last_of_years, period, year};
pub use presence::presence;
pub use quantity::{Detailed, Parts, number, quantity, uncounted};
pub use share::share;
pub use target::{Told, told};
pub use text::{paragraphs, raw_text, spreadsheet_error, text};
pub use tick::{Ticks, boxes, mark, ticked, ticked_cells};
pub use unit::{HeaderUnit, counts_things};
pub use when::{is_recurring, without_when};
pub use yes_no::{is_tick, yes_no};

use std::sync::Arc;

/// What a cell says.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading<T> {
    Value(T),
    /// Nothing written.
    Blank,
    /// « NC », « ? », « - »: the partner says that it is not known, which is not zero.
    Unknown,
    /// Something is written that is not of this kind: the text, as the partner sees it.
    Unreadable(Arc<str>),
}

impl<T> Reading<T> {
    /// The value, if there is one.
    pub fn value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Blank | Self::Unknown | Self::Unreadable(_) => None,
        }
    }

    /// The same reading of another type.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Reading<U> {
        match self {
            Self::Value(value) => Reading::Value(change(value)),
            Self::Blank => Reading::Blank,
            Self::Unknown => Reading::Unknown,
            Self::Unreadable(text) => Reading::Unreadable(text),
        }
    }
}

#[cfg(test)]
mod tests;
