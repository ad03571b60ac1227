//! A number of people, of meetings, of euros, and how sure the partner was of it; and how such numbers add up.

use std::fmt;

/// How a number was given. The order is the contract's: a sum is as precise as its least precise term.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// `exact`
    #[default]
    Exact,
    /// `environ`: « une quarantaine », « 30 à 40 »
    About,
    /// `au_plus`: « moins de 10 »
    AtMost,
    /// `au_moins`: « plus de 700 », or a sum that lacks a term
    AtLeast,
}

impl Precision {
    /// The contract's word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "environ",
            Self::AtMost => "au_plus",
            Self::AtLeast => "au_moins",
        }
    }

    /// The precision that a word of an output names; exact if it names none.
    pub fn of_word(word: &str) -> Self {
        [Self::About, Self::AtMost, Self::AtLeast].into_iter().find(|precision| precision.word() == word).unwrap_or_default()
    }

    /// A rank that frames can take the maximum of.
    pub const fn rank(self) -> u32 {
        match self {
            Self::Exact => 0,
            Self::About => 1,
            Self::AtMost => 2,
            Self::AtLeast => 3,
        }
    }

    /// The precision of a rank; ranks past the last are the least precise.
    pub const fn from_rank(rank: u32) -> Self {
        match rank {
            0 => Self::Exact,
            1 => Self::About,
            2 => Self::AtMost,
            _ => Self::AtLeast,
        }
    }
}

impl fmt::Display for Precision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// A number and its precision.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    pub value: f64,
    pub precision: Precision,
}

impl Quantity {
    /// A number that was counted.
    pub const fn exact(value: f64) -> Self {
        Self { value, precision: Precision::Exact }
    }

    /// A number, in whatever unit its column has, as precise as its author wrote it.
    pub const fn new(value: f64, precision: Precision) -> Self {
        Self { value, precision }
    }
}

/// The sum of terms of which some may be unknown. Nothing known at all is not zero: it is `None`.
///
/// An unknown term makes the sum `au_moins` (contract §4).
pub fn sum(terms: impl IntoIterator<Item = Option<Quantity>>) -> Option<Quantity> {
    let mut total: Option<Quantity> = None;
    let mut unknown = false;
    for term in terms {
        match (term, &mut total) {
            (None, _) => unknown = true,
            (Some(term), None) => total = Some(term),
            (Some(term), Some(total)) => {
                total.value += term.value;
                total.precision = total.precision.max(term.precision);
            }
        }
    }
    match total {
        Some(total) if unknown => Some(Quantity { precision: Precision::AtLeast, ..total }),
        total => total,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_as_precise_as_its_least_precise_term() {
        let about = Quantity::new(40.0, Precision::About);
        let at_most = Quantity::new(10.0, Precision::AtMost);
        assert_eq!(sum([Some(Quantity::exact(8.0)), Some(about)]), Some(Quantity::new(48.0, Precision::About)));
        assert_eq!(sum([Some(about), Some(at_most)]), Some(Quantity::new(50.0, Precision::AtMost)));
    }

    #[test]
    fn an_unknown_term_makes_the_sum_a_lower_bound_and_nothing_known_is_not_zero() {
        assert_eq!(sum([Some(Quantity::exact(8.0)), None]), Some(Quantity::new(8.0, Precision::AtLeast)));
        assert_eq!(sum([None, None]), None);
        assert_eq!(sum([]), None);
    }
}
