//! Plain French to typeset French, in sentences and in the labels of charts.

use super::chart::{ChartBody, ChartClass};
use crate::french;

/// The typeset form of a text written with plain spaces and straight apostrophes. Typesetting twice changes nothing.
pub fn typeset(text: &str) -> String {
    let spaced = french::typeset(text);
    let letters: Vec<char> = spaced.chars().filter(|letter| *letter != '\n').collect();
    let curled = letters.iter().enumerate().map(|(at, letter)| {
        let before = at.checked_sub(1).and_then(|before| letters.get(before));
        let inside = |beside: Option<&char>| beside.is_some_and(|beside| beside.is_alphanumeric());
        // An apostrophe stands inside a word; a quotation mark or a minute sign stands at its edge.
        if *letter == '\'' && inside(before) && inside(letters.get(at + 1)) { '’' } else { *letter }
    });
    curled.collect()
}

/// The first letter as a capital, for the labels of closed lists, which the contract writes in lower case.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A label inside « », its own quotation marks turned to “ ”. A number at its end is not parted from its word: « Atelier 1 ».
pub fn quoted(label: &str) -> String {
    let inner = label.replace('«', "“").replace('»', "”").replace(['\u{a0}', '\u{202f}'], " ").replace("“ ", "“").replace(" ”", "”");
    match inner.trim().rsplit_once(' ') {
        Some((name, rank)) if !rank.is_empty() && rank.len() <= 4 && rank.chars().all(|letter| letter.is_ascii_digit()) => {
            format!("« {name}\u{a0}{rank} »")
        }
        Some(_) | None => format!("« {} »", inner.trim()),
    }
}

/// The name of a body, a sector or an axis inside a sentence: as it is, unless it holds a number, which would be read as a figure.
pub fn named(label: &str) -> String {
    if label.contains(|letter: char| letter.is_ascii_digit()) { quoted(label) } else { label.to_owned() }
}

/// Every label of a chart, typeset as its title is.
pub fn typeset_labels(body: &mut ChartBody) {
    let set = |text: &mut String| *text = typeset(text);
    let classes = |classes: &mut Vec<ChartClass>| classes.iter_mut().for_each(|class| class.label = typeset(&class.label));
    match body {
        ChartBody::Bars(bars) => bars.rows.iter_mut().for_each(|row| set(&mut row.label)),
        ChartBody::Heat(heat) => {
            heat.columns.iter_mut().for_each(set);
            heat.rows.iter_mut().for_each(|row| set(&mut row.label));
        }
        ChartBody::Columns(columns) => columns.columns.iter_mut().for_each(|column| set(&mut column.label)),
        ChartBody::Stacks(stacks) => {
            classes(&mut stacks.classes);
            stacks.bars.iter_mut().for_each(|bar| set(&mut bar.label));
        }
        ChartBody::Funnels(funnels) => funnels.panels.iter_mut().for_each(|panel| set(&mut panel.title)),
        ChartBody::Years(years) => years.series.iter_mut().for_each(|line| set(&mut line.label)),
        ChartBody::Flows(_) => {}
        ChartBody::Attainment(attainment) => attainment.rows.iter_mut().for_each(|row| set(&mut row.label)),
        ChartBody::Classification(classification) => {
            for row in &mut classification.rows {
                set(&mut row.label);
                set(&mut row.group);
            }
        }
        ChartBody::Changes(changes) => {
            for panel in &mut changes.panels {
                set(&mut panel.title);
                panel.rows.iter_mut().for_each(|row| set(&mut row.label));
            }
        }
        ChartBody::Targets(targets) => targets.rows.iter_mut().for_each(|row| set(&mut row.label)),
        ChartBody::Network(network) => network.nodes.iter_mut().for_each(set),
        ChartBody::Context(context) => {
            for panel in &mut context.panels {
                set(&mut panel.title);
                panel.dots.iter_mut().for_each(|dot| set(&mut dot.label));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{named, quoted, typeset};

    /// Snapshots print no-break spaces as `⍽`, or a failing diff looks identical.
    fn shown(text: &str) -> String {
        typeset(text).replace('\u{a0}', "⍽")
    }

    #[test]
    fn high_punctuation_percent_and_quotes_keep_to_their_word() {
        assert_eq!(shown("Base : 12 % ; « Santé » ?"), "Base⍽: 12⍽%⍽; «⍽Santé⍽»⍽?");
        assert_eq!(shown("L'État et aujourd'hui"), "L’État et aujourd’hui");
        assert_eq!(shown("12 € par an"), "12⍽€ par an");
    }

    #[test]
    fn typesetting_twice_changes_nothing_and_what_is_not_french_is_left_alone() {
        let once = typeset("Base : « 12 % »");
        assert_eq!(typeset(&once), once);
        assert_eq!(shown("dit 'cité' à 12'"), "dit 'cité' à 12'");
    }

    #[test]
    fn what_does_not_print_or_turns_the_text_around_is_dropped_and_narrow_spaces_stay() {
        assert_eq!(typeset("fiche\u{202e}slx\u{1}.exe 1\u{202f}234"), "ficheslx.exe 1\u{202f}234");
    }

    #[test]
    fn a_name_is_quoted_only_where_its_number_would_be_read_as_a_figure() {
        assert_eq!([named("Santé"), named("ARGOS 2001")], ["Santé", "« ARGOS\u{a0}2001 »"]);
    }

    #[test]
    fn quotation_marks_inside_a_quotation_are_the_other_kind() {
        assert_eq!(quoted("Ciné-débat : « Les voix » 1"), "« Ciné-débat : “Les voix”\u{a0}1 »");
    }
}
