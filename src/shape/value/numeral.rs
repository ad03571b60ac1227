//! Numbers in figures: every kind of space, `.` or `,` before the decimals, thousands marked or not.

/// How a mark before exactly three figures is understood: `1.234`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decimals {
    /// People and euros have no thousandths: `1.234` is 1234, and `1,234`, which nobody can tell, is unreadable.
    Never3,
    /// A rate may have: `1.234` and `1,234` are both a little more than one.
    Any,
}

/// Seventeen figures do not fit a floating-point number; fifteen do, exactly.
const MOST_FIGURES: usize = 15;

/// The number that a plain text starts with, and what follows it. The sign is the caller's.
pub fn numeral(plain: &str, decimals: Decimals) -> Option<(f64, &str)> {
    let (groups, rest) = groups(plain);
    let (whole, fraction) = whole_and_fraction(&groups, decimals)?;
    if whole.len() + fraction.len() > MOST_FIGURES {
        return None;
    }
    let value = format!("{whole}.{fraction}0").parse().ok()?;
    Some((value, rest))
}

/// Groups of figures with the mark before each; the first has none, or the decimal mark of `,5`.
type Group<'a> = (Option<char>, &'a str);

fn groups(plain: &str) -> (Vec<Group<'_>>, &str) {
    let mut groups: Vec<Group> = Vec::new();
    let mut rest = plain;
    loop {
        let mark = rest.chars().next().filter(|mark| matches!(mark, '.' | ',' | ' ' | '\''));
        let after_mark = mark.map_or(rest, |mark| rest.get(mark.len_utf8()..).unwrap_or_default());
        let end = after_mark.find(|c: char| !c.is_ascii_digit()).unwrap_or(after_mark.len());
        let Some((figures, after)) = after_mark.split_at_checked(end) else { break };
        let first = groups.is_empty();
        // A space binds figures by three only: « 12 3 » is two numbers.
        let by_three = groups.first().is_some_and(|(_, figures)| figures.len() <= 3)
            && figures.len() == 3
            && groups.iter().skip(1).all(|(mark, _)| matches!(mark, Some(' ' | '\'')));
        let bound = match mark {
            None => first,
            Some('.' | ',') => true,
            Some(_) => !first && by_three,
        };
        if figures.is_empty() || !bound {
            break;
        }
        groups.push((mark, figures));
        rest = after;
    }
    (groups, rest)
}

fn whole_and_fraction<'a>(groups: &[Group<'a>], decimals: Decimals) -> Option<(String, &'a str)> {
    let join = |groups: &[Group<'a>]| groups.iter().map(|(_, figures)| *figures).collect::<String>();
    let by_three = |groups: &[Group<'a>]| {
        groups.first().is_some_and(|(_, figures)| figures.len() <= 3) && groups.iter().skip(1).all(|(_, figures)| figures.len() == 3)
    };
    let (&(last_mark, last), before) = groups.split_last()?;
    match last_mark {
        Some(mark @ ('.' | ',')) => {
            let again = before.iter().any(|(before, _)| *before == Some(mark));
            let ambiguous = before.len() == 1 && by_three(groups) && !join(before).starts_with('0');
            match (again, ambiguous, decimals, mark) {
                // 1.234.567
                (true, ..) => {
                    (by_three(groups) && before.iter().skip(1).all(|(before, _)| *before == Some(mark))).then(|| (join(groups), ""))
                }
                (false, true, Decimals::Never3, '.') => Some((join(groups), "")),
                (false, true, Decimals::Never3, _) => None,
                // 1.234,5, 1 234,5, 12,5, ,5
                _ => (before.len() < 2 || by_three(before)).then(|| (join(before), last)),
            }
        }
        _ => Some((join(groups), "")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_figures() {
        let table = [
            ("40", 40.0),
            ("0", 0.0),
            ("007", 7.0),
            ("1 234", 1234.0),
            ("1 234,5", 1234.5),
            ("1 234 567,89", 1_234_567.89),
            ("1.234,5", 1234.5),
            ("1,234.5", 1234.5),
            ("1.234.567", 1_234_567.0),
            ("1,234,567", 1_234_567.0),
            ("1.234.567,8", 1_234_567.8),
            ("1234.5", 1234.5),
            ("1234,5", 1234.5),
            ("1'234", 1234.0),
            ("12,50", 12.5),
            ("0,125", 0.125),
            ("0.125", 0.125),
            (",5", 0.5),
            ("1.234", 1234.0),
            ("12.000", 12000.0),
            ("1234,567", 1234.567),
        ];
        for (text, value) in table {
            assert_eq!(numeral(text, Decimals::Never3), Some((value, "")), "{text}");
        }
    }

    #[test]
    fn three_figures_after_a_mark_depend_on_what_is_counted() {
        assert_eq!(numeral("1,234", Decimals::Never3), None);
        assert_eq!(numeral("1,234", Decimals::Any), Some((1.234, "")));
        assert_eq!(numeral("1.234", Decimals::Any), Some((1.234, "")));
    }

    #[test]
    fn a_number_stops_where_its_figures_stop() {
        assert_eq!(numeral("12 3", Decimals::Any), Some((12.0, " 3")));
        assert_eq!(numeral("1234 567", Decimals::Any), Some((1234.0, " 567")));
        assert_eq!(numeral("12, 3", Decimals::Any), Some((12.0, ", 3")));
        assert_eq!(numeral("12.", Decimals::Any), Some((12.0, ".")));
        assert_eq!(numeral("40 env", Decimals::Any), Some((40.0, " env")));
        assert_eq!(numeral("30-40", Decimals::Any), Some((30.0, "-40")));
    }

    #[test]
    fn what_is_no_number_is_not_read() {
        for text in ["", "x", "6.5.22", "1.2.3", "1.23,456,7", "12345678901234567", "1,2.3.4"] {
            assert_eq!(numeral(text, Decimals::Never3), None, "{text}");
        }
    }
}
