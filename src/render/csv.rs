//! A publication and a journal to CSV, for machines: comma, UTF-8 without BOM, decimal point, LF.

mod control;
mod figures;

pub use control::{anomalies, ledger, proposals, sources};
pub use figures::{VALUES, all, by_indicator};

use crate::french;
use anyhow::Context;
use std::borrow::Cow;

/// A table as the bytes of a CSV.
///
/// # Errors
/// When memory runs out.
pub fn bytes(header: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> anyhow::Result<Vec<u8>> {
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::Any(b'\n')).from_writer(Vec::new());
    writer.write_record(header).context("header of a CSV")?;
    for row in rows {
        writer.write_record(&row).context("row of a CSV")?;
    }
    writer.into_inner().context("end of a CSV")
}

/// A text that no spreadsheet will run, and that hides nothing: a `'` before what begins a formula, in wide letters too (OWASP, CSV
/// injection), at its start and behind the semicolons and line breaks that open another cell where commas are not the separator, as in
/// French spreadsheets; no control character, and none that turns the direction of the text.
pub fn text(text: &str) -> Cow<'_, str> {
    let is_safe = |letter: char| !begins_a_formula(letter) && !matches!(letter, ';' | '\n' | '\t') && !french::is_unseen(letter);
    if text.chars().all(is_safe) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 2);
    let mut opens_a_cell = true;
    for letter in text.chars().map(|letter| if letter == '\t' { ' ' } else { letter }).filter(|letter| !french::is_unseen(*letter)) {
        if opens_a_cell && begins_a_formula(letter) {
            safe.push('\'');
        }
        opens_a_cell = matches!(letter, ';' | '\n') || opens_a_cell && matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '"');
        safe.push(letter);
    }
    Cow::Owned(safe)
}

const fn begins_a_formula(letter: char) -> bool {
    matches!(letter, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
}

/// A number with a decimal point, without useless zeros: `12`, `0.6`, `1250.75`. Four decimals at most, as for rates.
pub fn number(value: f64) -> String {
    let fixed = format!("{value:.4}");
    let trimmed = fixed.trim_end_matches('0').trim_end_matches('.');
    if trimmed == "-0" { "0".to_owned() } else { trimmed.to_owned() }
}

/// A ratio, always with four decimals.
pub fn ratio(value: f64) -> String {
    format!("{value:.4}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_is_neutralised() {
        for (written, safe) in [
            ("=1+1", "'=1+1"),
            ("+33", "'+33"),
            ("-5", "'-5"),
            ("@x", "'@x"),
            ("\t=x", " '=x"),
            ("\r\n=x", "\n'=x"),
            ("＝1", "'＝1"),
            (" \"=1", " \"'=1"),
            ("CCAS;=1;-2", "CCAS;'=1;'-2"),
            ("x\u{202e}fdp\u{1b}[2J", "xfdp[2J"),
        ] {
            assert_eq!(text(written), safe);
        }
        for plain in ["CCAS", "2022-05", "a = b ; c", "Saint-Denis, 3 + 2"] {
            assert_eq!(text(plain), plain);
        }
    }

    #[test]
    fn numbers_have_a_decimal_point_and_no_useless_zero() {
        assert_eq!([12.0, 0.6, 1250.75, -0.000_001, 0.333_333].map(number), ["12", "0.6", "1250.75", "0", "0.3333"]);
        assert_eq!(ratio(10.0 / 11.0), "0.9091");
    }
}
