//! How a start, a target or a result is written: a number, a percentage, or a change from a start that stands elsewhere.

use super::number;
use super::numeral::{Decimals, numeral};
use super::scan::plain;
use crate::read::Raw;

/// What a cell of measures says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Told {
    /// « 40 ».
    Bare(f64),
    /// « 80 % »: 80.
    Percent(f64),
    /// « +20 % », « x2 », « baisse de 10 % »: 1,2, 2 and 0,9 times the start.
    Times(f64),
    /// « +50 »: more than the start, or no more than a way to write 50.
    Step,
}

/// Words that open a change, plain, and its sign.
const CHANGES: [(&str, f64); 14] = [
    ("+", 1.0),
    ("-", -1.0),
    ("hausse de ", 1.0),
    ("en hausse de ", 1.0),
    ("augmenter de ", 1.0),
    ("augmentation de ", 1.0),
    ("progression de ", 1.0),
    ("baisse de ", -1.0),
    ("en baisse de ", -1.0),
    ("baisser de ", -1.0),
    ("diminuer de ", -1.0),
    ("diminution de ", -1.0),
    ("reduire de ", -1.0),
    ("reduction de ", -1.0),
];

/// What a cell of measures says; none where it is blank, not known or unreadable.
pub fn told(raw: &Raw) -> Option<Told> {
    match raw {
        Raw::Number(number) => Some(Told::Bare(*number)),
        Raw::Percent(shown) if *shown < 0.0 => Some(Told::Times(1.0 + shown / 100.0)),
        Raw::Percent(shown) => Some(Told::Percent(*shown)),
        Raw::Text(text) => {
            let text = plain(text);
            change(&text).or_else(|| {
                let value = number(raw).value()?.value;
                Some(if text.contains('%') || text.contains("pour cent") { Told::Percent(value) } else { Told::Bare(value) })
            })
        }
        Raw::Date(_) | Raw::Seconds(_) | Raw::Boolean(_) | Raw::Error(_) | Raw::EmptyText => None,
    }
}

fn change(text: &str) -> Option<Told> {
    let times = ["x", "×", "*"].iter().find_map(|mark| text.strip_prefix(mark));
    if let Some(rest) = times {
        let (factor, rest) = numeral(rest.trim_start(), Decimals::Any)?;
        return rest.trim().is_empty().then_some(Told::Times(factor));
    }
    let (rest, sign) = CHANGES.iter().find_map(|(words, sign)| Some((text.strip_prefix(words)?, sign)))?;
    let (value, rest) = numeral(rest.trim_start(), Decimals::Any)?;
    let is_share = ["%", "pour cent"].iter().any(|unit| rest.trim_start().starts_with(unit));
    Some(if is_share { Told::Times(1.0 + sign * value / 100.0) } else { Told::Step })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_a_number_a_share_or_a_change() {
        let table = [
            ("40", Told::Bare(40.0)),
            ("80 %", Told::Percent(80.0)),
            ("≥ 80 %", Told::Percent(80.0)),
            ("+20 %", Told::Times(1.2)),
            ("+ 20%", Told::Times(1.2)),
            ("x2", Told::Times(2.0)),
            ("× 1,5", Told::Times(1.5)),
            ("baisse de 50 %", Told::Times(0.5)),
            ("Augmenter de 25 %", Told::Times(1.25)),
            ("+50", Told::Step),
        ];
        for (text, expected) in table {
            assert_eq!(told(&Raw::Text(text.into())), Some(expected), "{text}");
        }
        for text in ["", "NC", "beaucoup"] {
            assert_eq!(told(&Raw::Text(text.into())), None, "{text}");
        }
    }
}
