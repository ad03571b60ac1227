//! A publication and a journal to CSV, for machines: comma, UTF-8 without BOM, decimal point, LF.

mod control;
mod figures;

pub use control::{anomalies, ledger, proposals, sources};
pub use figures::{VALUES, all, by_indicator};

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

/// A text that no spreadsheet will run: a leading `'` before what begins a formula (OWASP, CSV injection).
pub fn text(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
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
        let written = ["=1+1", "+33", "-5", "@x", "\tx", "CCAS"].map(|cell| text(cell).into_owned());
        assert_eq!(written, ["'=1+1", "'+33", "'-5", "'@x", "'\tx", "CCAS"]);
    }

    #[test]
    fn numbers_have_a_decimal_point_and_no_useless_zero() {
        assert_eq!([12.0, 0.6, 1250.75, -0.000_001, 0.333_333].map(number), ["12", "0.6", "1250.75", "0", "0.3333"]);
        assert_eq!(ratio(10.0 / 11.0), "0.9091");
    }
}
