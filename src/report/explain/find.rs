//! What a person types to the figure that is meant; or, when it is nothing or several things, those it may be.

use super::Question;
use crate::figure::{Class, Figure, Years};
use crate::fold::fold;
use crate::report::definitions::{DIMENSIONS, QUESTION_PREFIX, all, definition};
use crate::report::desk::Desk;
use crate::report::figures::Figures;
use std::collections::BTreeSet;

/// So many suggestions are read; more are not.
const SUGGESTED: usize = 6;
/// Two names that look less alike than this are not taken for each other (Jaro-Winkler, from 0 to 1): `saisines` and `sessions` have 0.73.
const ALIKE: f64 = 0.8;
/// Two words that look less alike than this are two words: `partenaire` and `partenariaux` have 0.92.
const WORDS_ALIKE: f64 = 0.9;

/// The indicator meant.
pub enum Named {
    One(String),
    /// The nearest first; empty when nothing is near.
    Near(Vec<String>),
}

/// The figure meant.
pub enum Choice<'a> {
    One(&'a Figure),
    Several(Vec<Vec<Class>>),
    /// No figure has such a label: the nearest.
    Near(Vec<Vec<Class>>),
    /// The total is asked for, and the indicator has classes only.
    NoTotal,
    /// The year says nothing of the indicator.
    Nothing,
}

/// The indicators that the publication has a figure of.
pub fn published<'a>(figures: &Figures<'a>) -> Vec<&'a str> {
    figures.indicators().collect()
}

/// The words of a question, for `question_CODE`.
pub fn question_text<'a>(desk: &Desk<'a>, indicator: &str) -> Option<&'a str> {
    let code = indicator.strip_prefix(QUESTION_PREFIX)?;
    desk.background.questions.iter().find(|question| &*question.code == code).map(|question| &*question.text)
}

/// By its name, its title, or a question's code or words; case, accents and punctuation apart.
pub fn indicator(desk: &Desk<'_>, asked: &str) -> Named {
    let wanted = fold(asked);
    if wanted.is_empty() {
        return Named::Near(Vec::new());
    }
    let mut names: BTreeSet<&str> = published(&desk.figures).into_iter().collect();
    names.extend(all().map(|definition| definition.indicator));
    let spellings = |name: &str| -> Vec<String> {
        let code = name.strip_prefix(QUESTION_PREFIX);
        // All questions have one title, which is the name of none.
        let title = question_text(desk, name).or_else(|| definition(name).filter(|_| code.is_none()).map(|definition| definition.title));
        [Some(name), code, title].into_iter().flatten().map(fold).collect()
    };
    let exact: Vec<&str> = names.iter().copied().filter(|name| spellings(name).contains(&wanted)).collect();
    if let [one] = exact.as_slice() {
        return Named::One((*one).to_owned());
    }
    // A name goes before a title that another indicator also has.
    if let Some(name) = exact.iter().find(|name| fold(name) == wanted) {
        return Named::One((*name).to_owned());
    }
    // What the year has no figure of is only proposed when nothing else is near.
    let likeness = |name: &&str| spellings(name).iter().map(|spelling| likeness(&wanted, spelling)).fold(0.0, f64::max);
    let near = |names: Vec<&str>| nearest(names.into_iter().map(|name| (likeness(&name), name.to_owned())));
    let told = near(published(&desk.figures));
    Named::Near(if told.is_empty() { near(names.into_iter().collect()) } else { told })
}

/// The figure of an indicator for the years and labels asked for: the year's own, or that of the window of years that stands for it.
pub fn figure<'a>(desk: &Desk<'a>, indicator: &str, question: &Question) -> Choice<'a> {
    let of_years = in_force(desk, indicator, question.years);
    if of_years.is_empty() {
        return Choice::Nothing;
    }
    let wanted: Vec<Wanted> = question.classes.iter().map(|label| Wanted::read(label)).collect();
    let fitting: Vec<&Figure> = of_years.iter().copied().filter(|figure| fits(figure, &wanted)).collect();
    let mut classes: Vec<Vec<Class>> = fitting.iter().map(|figure| figure.classes.clone()).collect();
    classes.sort();
    classes.dedup();
    match (classes.len(), preferred(fitting)) {
        (1, Some(figure)) => Choice::One(figure),
        (0, _) if wanted.is_empty() => Choice::NoTotal,
        (0, _) => Choice::Near(near(&of_years, &wanted)),
        _ => Choice::Several(classes),
    }
}

/// The figures of the years asked for; else those of the year, with the windows that end with it. Figures of larger territories are
/// often of an earlier year: then the newest.
fn in_force<'a>(desk: &Desk<'a>, indicator: &str, years: Option<Years>) -> Vec<&'a Figure> {
    let all: Vec<&Figure> = desk.publication.of(indicator).collect();
    let wanted = years.unwrap_or_else(|| Years::one(desk.year()));
    let own: Vec<&Figure> =
        all.iter().copied().filter(|figure| figure.years == wanted || !wanted.is_window() && stands_for(figure, wanted.last)).collect();
    if !own.is_empty() || years.is_some() || indicator != "contexte" {
        return own;
    }
    let newest = all.iter().map(|figure| figure.years).max();
    all.into_iter().filter(|figure| Some(figure.years) == newest).collect()
}

fn stands_for(figure: &Figure, year: i32) -> bool {
    figure.years.is_window() && figure.years.last == year
}

/// The year's own figure, else that of the narrowest window.
fn preferred(figures: Vec<&Figure>) -> Option<&Figure> {
    figures.into_iter().max_by_key(|figure| figure.years.first)
}

/// A label as typed, after its dimension or by itself.
struct Wanted {
    dimension: Option<&'static str>,
    label: String,
}

impl Wanted {
    /// `secteur=Santé`, `Secteur : Santé`, `Santé`. A label may have a colon of its own.
    fn read(typed: &str) -> Self {
        let split = typed.split_once('=').or_else(|| typed.split_once(':'));
        if let Some((head, label)) = split
            && let Some(dimension) = dimension(head)
        {
            return Self { dimension: Some(dimension), label: fold(label) };
        }
        Self { dimension: None, label: fold(typed) }
    }

    fn is(&self, class: &Class) -> bool {
        self.of(class) && fold(&class.label) == self.label
    }

    /// Whether the class is on the dimension asked for.
    fn of(&self, class: &Class) -> bool {
        self.dimension.is_none_or(|dimension| *dimension == *class.dimension)
    }
}

/// A dimension by its name or its title. A label's own words before a colon are none.
fn dimension(typed: &str) -> Option<&'static str> {
    let typed = fold(typed);
    DIMENSIONS.iter().find(|(name, title)| fold(name) == typed || fold(title) == typed).map(|(name, _)| *name)
}

/// Each label asked for is one of the figure's, and the figure has no other.
fn fits(figure: &Figure, wanted: &[Wanted]) -> bool {
    if figure.classes.len() != wanted.len() {
        return false;
    }
    match (wanted, figure.classes.as_slice()) {
        ([first, second], [one, other]) => first.is(one) && second.is(other) || first.is(other) && second.is(one),
        _ => wanted.iter().zip(&figure.classes).all(|(wanted, class)| wanted.is(class)),
    }
}

/// The classes whose labels look most like those asked for, in figures of as many classes, or of one more.
fn near(figures: &[&Figure], wanted: &[Wanted]) -> Vec<Vec<Class>> {
    let score = |figure: &Figure| -> f64 {
        let one = |wanted: &Wanted| {
            let of_dimension = figure.classes.iter().filter(|class| wanted.of(class));
            of_dimension.map(|class| likeness(&wanted.label, &fold(&class.label))).fold(0.0, f64::max)
        };
        wanted.iter().map(one).fold(1.0, f64::min)
    };
    let of_size = |size: usize| nearest(figures.iter().filter(|f| f.classes.len() == size).map(|f| (score(f), f.classes.clone())));
    let same = of_size(wanted.len());
    if same.is_empty() { of_size(wanted.len() + 1) } else { same }
}

/// From 0 to 1: as whole texts, or by how many of the words asked for are among the words known.
fn likeness(asked: &str, known: &str) -> f64 {
    let words: Vec<&str> = asked.split(' ').filter(|word| word.len() > 2).collect();
    let found = words.iter().filter(|word| known.split(' ').any(|other| strsim::jaro_winkler(word, other) >= WORDS_ALIKE)).count();
    let by_words = if words.is_empty() || found == 0 { 0.0 } else { ALIKE + (1.0 - ALIKE) * found as f64 / (words.len() + 1) as f64 };
    strsim::jaro_winkler(asked, known).max(by_words)
}

fn nearest<T: Ord>(scored: impl Iterator<Item = (f64, T)>) -> Vec<T> {
    let mut alike: Vec<(f64, T)> = scored.filter(|(score, _)| *score >= ALIKE).collect();
    alike.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
    let mut kept: Vec<T> = Vec::new();
    for (_, item) in alike {
        if kept.len() < SUGGESTED && !kept.contains(&item) {
            kept.push(item);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_alike_and_another_indicator_is_not() {
        assert!(likeness("structures activ", "structures actives") >= ALIKE);
        assert!(likeness("nombre de partenaires", "structures partenaires") >= ALIKE);
        assert!(likeness("saisines", "formations sessions") < ALIKE);
    }

    #[test]
    fn a_label_may_stand_after_its_dimension_and_may_have_a_colon_of_its_own() {
        let read = |typed| {
            let Wanted { dimension, label } = Wanted::read(typed);
            (dimension, label)
        };
        assert_eq!(read("secteur=Santé"), (Some("secteur"), "sante".to_owned()));
        assert_eq!(read("Secteur : Santé"), (Some("secteur"), "sante".to_owned()));
        assert_eq!(read("Ciné-débat : les voix"), (None, "cine debat les voix".to_owned()));
    }
}
