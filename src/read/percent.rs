//! Numbers that a cell shows as percentages: 0,4 under the format `0%` is « 40 % » to whoever reads the sheet, and must be the same to us
//! as the text « 40 % » of the row below.

/// The format codes of Excel's own that show percentages: `0%` and `0.00%` (ECMA-376, 18.8.30; [MS-XLS] 2.4.126).
pub const BUILT_IN: [u32; 2] = [9, 10];

/// Whether a format code shows a percentage: a `%` that is no plain text, where positive numbers are formatted.
pub fn shows_percent(code: &str) -> bool {
    let mut letters = code.chars();
    let mut quoted = false;
    while let Some(letter) = letters.next() {
        match letter {
            '"' => quoted = !quoted,
            _ if quoted => {}
            // The letter that follows is shown, skipped or repeated as it is.
            '\\' | '_' | '*' => {
                letters.next();
            }
            '%' => return true,
            ';' => return false,
            _ => {}
        }
    }
    false
}

/// What a ratio shows in hundredths: 40 for 0,4. The decimal point moves, so that 0,07 is 7 and not 7,000 000 000 000 001.
pub fn hundredths(ratio: f64) -> f64 {
    format!("{ratio}e2").parse().unwrap_or(ratio * 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percent_sign_counts_where_it_is_a_format() {
        for code in ["0%", "0.00%", "#,##0.0 %", "0%;[Red]-0%", "_-* 0%", "\"env. \"0%"] {
            assert!(shows_percent(code), "{code}");
        }
        for code in ["0", "General", "0\" %\"", "0\\%", "0;0%", "# ?/?", "@"] {
            assert!(!shows_percent(code), "{code}");
        }
    }

    #[test]
    fn hundredths_are_exact() {
        for (ratio, shown) in [(0.4, 40.0), (0.07, 7.0), (0.185, 18.5), (1.1, 110.0), (0.0, 0.0), (-0.025, -2.5), (1e-9, 1e-7)] {
            assert_eq!(hundredths(ratio), shown);
        }
    }
}
