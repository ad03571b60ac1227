//! How long each step took, for who asks with « --durees ».

use super::step;
use crate::french;
use crate::pipeline::Step;
use std::fmt::Write as _;
use std::time::Duration;

/// The steps of one run, in their order, and the whole.
pub fn durations(spent: &[(Step, Duration)], whole: Duration) -> String {
    table("Durées :", spent, whole)
}

/// The steps of many runs that went side by side: their sum is longer than the whole.
pub fn durations_of_many(spent: &[(Step, Duration)], whole: Duration) -> String {
    table("Durées, tous territoires additionnés (plusieurs avancent en même temps) :", spent, whole)
}

fn table(heading: &str, spent: &[(Step, Duration)], whole: Duration) -> String {
    let mut lines: Vec<(String, Duration)> = spent.iter().map(|(of, spent)| (step(*of), *spent)).collect();
    lines.push(("En tout".to_owned(), whole));
    let width = lines.iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default();
    let mut text = format!("{heading}\n");
    for (name, spent) in lines {
        let _ = writeln!(text, "  {name:width$}  {:>8} s", french::number_with(spent.as_secs_f64(), 2));
    }
    french::typeset(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_has_its_line_and_seconds_a_comma() {
        let spent = [(Step::Read, Duration::from_millis(120)), (Step::Render(2022), Duration::from_millis(61_500))];
        let told = durations(&spent, Duration::from_millis(62_004)).replace('\u{a0}', " ");
        assert_eq!(
            told,
            "Durées :\n  Lecture                           0,12 s\n  2022 : graphiques et rapport     61,50 s\n  En tout                          62,00 s\n"
        );
    }
}
