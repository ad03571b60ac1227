//! The parts of a quantity: « (dont 3 usagers) », « (8 Habitat de la Vienne, 1 médiathèque, 1 CART) », « (8 F / 4 H) ».

use super::super::numeral::{Decimals, numeral};
use super::super::scan::after;
use super::super::words::spelled;
use crate::quantity::{Precision, Quantity};

/// Numbers given beside a total.
#[derive(Clone, Debug, PartialEq)]
pub enum Parts {
    /// They make up the total, and should sum to it.
    Whole(Vec<f64>),
    /// « dont »: each is some of the total, and they may overlap; none can be more than it.
    Among(Vec<f64>),
}

impl Parts {
    /// Reads the plain text of a bracket. `None` when it is a remark: « (structures d'insertion, PLIE) », « (le 3 mai) ».
    pub fn read(plain: &str) -> Option<Self> {
        let among = AMONG.iter().find_map(|word| after(plain, word));
        let pieces = pieces(among.unwrap_or(plain));
        let leading: Option<Vec<f64>> = pieces.iter().map(|piece| leading_number(piece)).collect();
        let numbers = leading.or_else(|| pieces.iter().map(|piece| trailing_number(piece)).collect())?;
        // « 40 (14 h) » is a time; « 12 (8F/4H) » counts men.
        if pieces.len() == 1 && pieces.iter().any(|piece| piece.ends_with(" h") || piece.ends_with("0h") || piece.ends_with(" ans")) {
            return None;
        }
        match (among, numbers.len()) {
            (_, 0) => None,
            // « 12 (3 usagers) » does not say that the three are all.
            (Some(_), _) | (None, 1) => Some(Self::Among(numbers)),
            (None, _) => Some(Self::Whole(numbers)),
        }
    }

    /// Total and parts, as texts, when they contradict each other. A total that is not exact contradicts little.
    pub fn disagreement(&self, total: Quantity) -> Option<(String, String)> {
        let (Precision::Exact | Precision::AtMost) = total.precision else { return None };
        let show = |number: &f64| number.to_string().replace('.', ",");
        let parts = match self {
            Self::Whole(parts) => {
                let sum: f64 = parts.iter().sum();
                let fits = if total.precision == Precision::Exact { (sum - total.value).abs() < 1e-6 } else { sum <= total.value };
                (!fits).then(|| parts.iter().map(show).collect::<Vec<_>>().join(" + "))?
            }
            Self::Among(parts) => parts.iter().find(|part| **part > total.value).map(|part| format!("dont {}", show(part)))?,
        };
        Some((show(&total.value), parts))
    }
}

const AMONG: &[&str] = &["dont", "parmi lesquels", "parmi lesquelles", "y compris", "incluant", "inclus", "parmi eux", "desquels"];

/// Splits where one part ends and the next begins. A comma between two figures is a decimal mark; a `/` or « et »
/// splits only before a number, so that « 3 logement et hébergement » stays whole.
fn pieces(plain: &str) -> Vec<String> {
    let spaced = plain.replace(" et ", " & ");
    let letters: Vec<char> = spaced.chars().collect();
    let is_figure = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let mut pieces = vec![String::new()];
    for (at, letter) in letters.iter().enumerate() {
        let next = letters.iter().skip(at + 1).position(|c| *c != ' ').map(|skip| at + 1 + skip);
        let ends = match letter {
            ';' | '+' | '\n' => true,
            ',' => !(is_figure(at.checked_sub(1)) && is_figure(Some(at + 1))),
            '/' | '&' => is_figure(next),
            _ => false,
        };
        if ends {
            pieces.push(String::new());
        } else if let Some(piece) = pieces.last_mut() {
            piece.push(*letter);
        }
    }
    pieces.iter().map(|piece| piece.trim().to_owned()).filter(|piece| !piece.is_empty()).collect()
}

/// « 8 Habitat », « 4F », « trois usagers ». « 3/4 », « 10 % » and « 14 h » are not parts.
fn leading_number(piece: &str) -> Option<f64> {
    let (value, rest) = numeral(piece, Decimals::Any).or_else(|| spelled(piece).map(|read| (read.value, read.rest)))?;
    let rest = rest.trim_start();
    let counted = !rest.starts_with(['%', '/', '-', ':', '.', '°']) && !["e", "er", "eme"].iter().any(|word| after(rest, word).is_some());
    let one_number = !rest.contains(|c: char| c.is_ascii_digit());
    (counted && one_number).then_some(value)
}

/// « Ekidom : 7 », « femmes 8 ».
fn trailing_number(piece: &str) -> Option<f64> {
    let start = piece.rfind(|c: char| !(c.is_ascii_digit() || c == ','))?;
    let (label, number) = piece.split_at_checked(start)?;
    let number = number.trim_start_matches(|c: char| !c.is_ascii_digit());
    let labelled = label.contains(char::is_alphabetic) && !label.contains(|c: char| c.is_ascii_digit());
    match numeral(number, Decimals::Any)? {
        (value, "") if labelled => Some(value),
        _ => None,
    }
}
