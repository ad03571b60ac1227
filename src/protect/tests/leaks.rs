//! Planted leaks: each gets past a protection that is bypassed on purpose, and the audit catches it.

use super::microdata::{Counted, Fact, indicators, tables};
use crate::figure::{Class, Figure, Status, Years};
use crate::protect::audit::{Rule, table_name};
use crate::protect::family::Subjects;
use crate::protect::knowledge::Knowledge;
use crate::protect::model::Model;
use crate::protect::primary::{CellKey, CountOf, masked};
use crate::protect::solver::{Row, Sense};
use crate::protect::{EarlierRun, publication};
use crate::settings::{Profile, Settings};

type Classes<'a> = &'a [(&'a str, &'a str)];

/// What was counted, what is published of it, what readers held before.
#[derive(Clone)]
struct Desk {
    counted: Vec<Figure>,
    published: Vec<Figure>,
    before: Vec<EarlierRun>,
}

impl Desk {
    /// What the program publishes of these figures: safe.
    fn safe(counted: Vec<Figure>) -> Self {
        let made = publication(&Settings::default(), Profile::Public, indicators(2022, counted.clone()), &[]).unwrap();
        let desk = Self { counted, published: made.figures().to_vec(), before: Vec::new() };
        assert_eq!(desk.caught(&[]), Vec::<String>::new(), "nothing is planted yet");
        desk
    }

    fn true_figure(&self, indicator: &str, years: Years, classes: Classes<'_>) -> Figure {
        let is_it = |figure: &&Figure| {
            let same = classes.iter().all(|(dimension, label)| figure.label(dimension) == Some(label));
            &*figure.indicator == indicator && figure.years == years && figure.classes.len() == classes.len() && same
        };
        self.counted.iter().find(is_it).unwrap_or_else(|| panic!("no {indicator} {years} {classes:?}")).clone()
    }

    fn is_same(one: &Figure, other: &Figure) -> bool {
        (&one.indicator, one.years, &one.classes) == (&other.indicator, other.years, &other.classes)
    }

    /// Shows a figure that was not.
    fn showing(mut self, indicator: &str, years: Years, classes: Classes<'_>) -> Self {
        let figure = self.true_figure(indicator, years, classes);
        assert!(!self.published.contains(&Figure { sources: figure.sources.clone(), ..figure.clone() }), "already shown");
        self.published.retain(|other| !Self::is_same(other, &figure));
        self.published.push(figure);
        self
    }

    /// The tables in which the audit finds a cell known too well, when readers also know some facts.
    fn caught(&self, facts: &[Fact2<'_>]) -> Vec<String> {
        let subjects = Subjects::new(&Settings::default(), Profile::Public, &self.counted);
        let model = Model::new(&subjects, 2022, &self.counted, &self.before);
        let mut before = Knowledge::nothing(&model);
        self.before.iter().for_each(|run| before.read(&run.figures));
        before.masked.clear();
        let mut rule = Rule::new(before);
        let mut known = rule.before.clone();
        known.read(&self.published);
        for fact in facts {
            let term = |(indicator, year, classes, factor): &(&str, i32, Classes<'_>, f64)| {
                let classes: Vec<Class> =
                    classes.iter().map(|(dimension, label)| Class { dimension: (*dimension).into(), label: (*label).into() }).collect();
                let key = CellKey::new(&(*indicator).into(), CountOf::People, Years::one(*year), &classes);
                (model.cell(&key).unwrap(), *factor)
            };
            known.suppose(Row { terms: fact.terms.iter().map(term).collect(), sense: fact.sense, bound: fact.bound });
        }
        let mut tables: Vec<String> = rule.verdict(&known).weak.iter().map(|weak| table_name(&model, weak.cell)).collect();
        tables.sort();
        tables.dedup();
        tables
    }
}

/// Something that a reader learns besides the figures: Σ factor × cell compared with a number.
struct Fact2<'a> {
    terms: Vec<(&'a str, i32, Classes<'a>, f64)>,
    sense: Sense,
    bound: f64,
}

fn says<'a>(terms: &[(&'a str, i32, Classes<'a>, f64)], sense: Sense, bound: f64) -> Fact2<'a> {
    Fact2 { terms: terms.to_vec(), sense, bound }
}

const Y21: Years = Years::one(2021);
const Y22: Years = Years::one(2022);
const WOMEN: Classes<'static> = &[("genre", "Femme")];
const MEN: Classes<'static> = &[("genre", "Homme")];
const OTHERS: Classes<'static> = &[("genre", "Autre")];

/// Referrals of 2022: 30 women, 15 men, 4 others (masked with the men); over the quarters and months 11 + 3 + 20 + 15.
fn referrals() -> Vec<Figure> {
    let mut facts = Vec::new();
    let months = [(1, 11), (4, 3), (7, 8), (8, 12), (10, 15)];
    let month = months.iter().flat_map(|(month, count)| std::iter::repeat_n(*month, *count));
    let gender = [("Femme", 30), ("Homme", 15), ("Autre", 4)].into_iter().flat_map(|(label, count)| std::iter::repeat_n(label, count));
    for (row, (month, gender)) in month.zip(gender).enumerate() {
        let at_meeting = row % 2 == 0;
        let fact = Fact::new(2022, row as u32 + 2).class("genre", gender).class("mois", format!("2022-{month:02}"));
        let fact = fact.class("trimestre", format!("2022-T{}", (month + 2) / 3));
        facts.push((at_meeting, Fact { days: (row < 9).then_some(row as f64), ..fact }));
    }
    let breakdowns: &[&[&str]] = &[&[], &["genre"], &["trimestre"], &["mois"]];
    let all: Vec<Fact> = facts.iter().map(|(_, fact)| fact.clone()).collect();
    let meeting: Vec<Fact> = facts.iter().map(|(meeting, fact)| Fact { count: f64::from(u8::from(*meeting)), ..fact.clone() }).collect();
    let mut figures = tables("saisines", Counted::Sum, &all, breakdowns, 2022);
    figures.extend(tables("saisines_en_reunion", Counted::Sum, &meeting, &[&[], &["genre"]], 2022));
    figures.extend(tables("delai_reponse_median", Counted::Median, &all, &[&[]], 2022));
    figures
}

/// Three years of referrals by gender, 2022 being small.
fn three_years() -> Vec<Figure> {
    super::rules::by_gender(&[
        (2020, &[("Femme", 12), ("Homme", 13)]),
        (2021, &[("Femme", 15), ("Homme", 14)]),
        (2022, &[("Femme", 4), ("Homme", 8)]),
    ])
}

/// Decisions of a commission by quarter.
fn decisions() -> Vec<Figure> {
    let mut facts = Vec::new();
    for (quarter, counts) in [("2022-T1", [20, 14, 3]), ("2022-T2", [30, 5, 12]), ("2022-T3", [16, 13, 15])] {
        for (decision, count) in ["admis", "refusé", "sorti"].into_iter().zip(counts) {
            for _ in 0..count {
                let row = facts.len() as u32 + 2;
                facts.push(
                    Fact { person: Some(facts.len()), ..Fact::new(2022, row) }.class("trimestre", quarter).class("decision", decision),
                );
            }
        }
    }
    let exits: Vec<Fact> = facts.iter().filter(|fact| fact.classes["decision"] == ["sorti"]).cloned().collect();
    let mut figures = tables("parcours_decisions", Counted::Sum, &facts, super::microdata::PATHWAY_BREAKDOWNS, 2022);
    figures.extend(tables("parcours_sorties", Counted::Sum, &exits, &[&[], &["trimestre"]], 2022));
    figures
}

#[track_caller]
fn assert_caught(desk: &Desk, facts: &[Fact2<'_>], table: &str) {
    let caught = desk.caught(facts);
    assert!(caught.iter().any(|name| name == table), "not caught in {table}: {caught:?}");
}

#[test]
fn a_small_cell_shown() {
    assert_caught(&Desk::safe(referrals()).showing("saisines", Y22, OTHERS), &[], "saisines par genre, 2022");
}

#[test]
fn a_cell_shown_whose_row_gives_the_small_one_by_subtraction() {
    assert_caught(&Desk::safe(referrals()).showing("saisines", Y22, MEN), &[], "saisines par genre, 2022");
}

#[test]
fn a_cell_of_a_two_way_table_given_by_its_column() {
    let desk = Desk::safe(decisions());
    let hidden: Vec<Figure> = desk.published.iter().filter(|f| f.status == Status::Masked && f.classes.len() == 2).cloned().collect();
    let large = hidden
        .iter()
        .find(|f| desk.counted.iter().any(|c| Desk::is_same(f, c) && c.value >= Some(11.0)))
        .expect("one is masked to protect");
    let classes: Vec<(&str, &str)> = large.classes.iter().map(|class| (&*class.dimension, &*class.label)).collect();
    assert_caught(&desk.clone().showing("parcours_decisions", Y22, &classes), &[], "parcours_decisions par decision et trimestre, 2022");
}

#[test]
fn a_subset_total_told_in_a_sentence() {
    // « 9 réponses sont connues »: the base of a median that is masked.
    let fact = says(&[("delai_reponse_median", 2022, &[], 1.0)], Sense::Equal, 9.0);
    assert_caught(&Desk::safe(referrals()), &[fact], "delai_reponse_median, 2022");
}

#[test]
fn a_percentage_with_one_decimal() {
    // « 8,2 % » of 49: between 8.15 and 8.25 %.
    let facts = [
        says(&[("saisines", 2022, OTHERS, 100.0)], Sense::AtLeast, 8.15 * 49.0),
        says(&[("saisines", 2022, OTHERS, 100.0)], Sense::AtMost, 8.25 * 49.0),
    ];
    assert_caught(&Desk::safe(referrals()), &facts, "saisines par genre, 2022");
}

#[test]
fn the_length_of_a_bar() {
    // 40 pixels for 4 where 300 stand for 30, to the pixel.
    let facts = [
        says(&[("saisines", 2022, OTHERS, 1.0)], Sense::AtLeast, 39.5 / 10.0),
        says(&[("saisines", 2022, OTHERS, 1.0)], Sense::AtMost, 40.5 / 10.0),
    ];
    assert_caught(&Desk::safe(referrals()), &facts, "saisines par genre, 2022");
}

#[test]
fn the_order_of_masked_bars() {
    // Others before men in a sorted chart: fewer than half of their 19.
    let fact = says(&[("saisines", 2022, OTHERS, 1.0), ("saisines", 2022, MEN, -1.0)], Sense::AtMost, -1.0);
    assert_caught(&Desk::safe(referrals()), &[fact], "saisines par genre, 2022");
}

#[test]
fn a_group_called_others() {
    // « Femmes et hommes : 45 »
    let fact = says(&[("saisines", 2022, WOMEN, 1.0), ("saisines", 2022, MEN, 1.0)], Sense::Equal, 45.0);
    assert_caught(&Desk::safe(referrals()), &[fact], "saisines par genre, 2022");
}

#[test]
fn a_mean_of_masked_classes() {
    // « 2 par classe en moyenne hors femmes et hommes » over two classes, one of them empty.
    let fact = says(&[("saisines", 2022, OTHERS, 0.5)], Sense::Equal, 2.0);
    assert_caught(&Desk::safe(referrals()), &[fact], "saisines par genre, 2022");
}

#[test]
fn a_change_against_the_year_before() {
    // « 11 de moins qu’en 2021 », when the window less 2020 is no secret.
    let desk = Desk::safe(three_years()).showing("saisines", Y21, WOMEN);
    let fact = says(&[("saisines", 2022, WOMEN, 1.0), ("saisines", 2021, WOMEN, -1.0)], Sense::Equal, -11.0);
    assert_caught(&desk, &[fact], "saisines par genre, 2022");
}

#[test]
fn a_confidence_interval_that_only_one_count_has() {
    // Wilson at 95 % for 4 of 49 is 3.2 to 19.2 %; for 3 it begins at 2.1, for 5 at 4.4.
    let facts =
        [says(&[("saisines", 2022, OTHERS, 1.0)], Sense::AtLeast, 3.5), says(&[("saisines", 2022, OTHERS, 1.0)], Sense::AtMost, 4.5)];
    assert_caught(&Desk::safe(referrals()), &facts, "saisines par genre, 2022");
}

#[test]
fn the_count_of_source_cells() {
    let desk = Desk::safe(referrals());
    assert!(desk.published.iter().filter(|figure| figure.status == Status::Masked).all(|figure| figure.sources.count() == 0));
    let count = desk.true_figure("saisines", Y22, OTHERS).sources.count();
    let fact = says(&[("saisines", 2022, OTHERS, 1.0)], Sense::Equal, count as f64);
    assert_caught(&desk, &[fact], "saisines par genre, 2022");
}

#[test]
fn months_that_add_up_to_a_masked_quarter() {
    let desk = Desk::safe(referrals());
    assert!(desk.published.iter().any(|figure| figure.label("trimestre") == Some("2022-T2") && figure.status == Status::Masked));
    let desk = desk.showing("saisines", Y22, &[("mois", "2022-07")]).showing("saisines", Y22, &[("mois", "2022-08")]);
    assert_caught(&desk, &[], "saisines par mois, 2022");
}

#[test]
fn a_list_of_the_months_in_which_something_happened() {
    // Six months listed, six referrals: one each.
    let facts: Vec<Fact> = (1..=6).map(|month| Fact::new(2022, month + 1).class("mois", format!("2022-{:02}", 2 * month))).collect();
    let mut desk = Desk::safe(tables("saisines", Counted::Sum, &facts, &[&[], &["mois"]], 2022));
    let months: Vec<String> = (1..=6).map(|month| format!("2022-{:02}", 2 * month)).collect();
    desk.published.retain(|figure| figure.label("mois").is_none_or(|label| months.iter().any(|month| month == label)));
    let there: Vec<Classes<'_>> = vec![
        &[("mois", "2022-02")],
        &[("mois", "2022-04")],
        &[("mois", "2022-06")],
        &[("mois", "2022-08")],
        &[("mois", "2022-10")],
        &[("mois", "2022-12")],
    ];
    let facts: Vec<Fact2<'_>> = there.iter().map(|month| says(&[("saisines", 2022, month, 1.0)], Sense::AtLeast, 1.0)).collect();
    assert_caught(&desk, &facts, "saisines par mois, 2022");
}

#[test]
fn a_window_minus_a_year_in_the_same_publication() {
    let desk = Desk::safe(three_years());
    assert!(desk.published.iter().any(|figure| figure.years.is_window() && figure.label("genre").is_some()));
    assert_caught(&desk.showing("saisines", Y21, WOMEN).showing("saisines", Y21, MEN), &[], "saisines par genre, 2022");
}

#[test]
fn a_window_minus_a_shorter_window() {
    let long = Years { first: 2020, last: 2022 };
    let before = Years { first: 2020, last: 2021 };
    let desk = Desk::safe(three_years()).showing("saisines", long, WOMEN).showing("saisines", before, WOMEN);
    assert_caught(&desk, &[], "saisines par genre, 2022");
}

fn last_year(profile: Profile, years: Years, desk: &Desk) -> EarlierRun {
    EarlierRun { year: 2021, profile, figures: vec![desk.true_figure("saisines", years, WOMEN), desk.true_figure("saisines", years, MEN)] }
}

#[test]
fn a_window_minus_last_years_file() {
    let mut desk = Desk::safe(three_years());
    desk.before = vec![last_year(Profile::Public, Y21, &desk)];
    assert_caught(&desk, &[], "saisines par genre, 2022");
}

#[test]
fn a_window_minus_what_the_other_profile_published() {
    let mut desk = Desk::safe(three_years()).showing("saisines", Years { first: 2020, last: 2022 }, WOMEN);
    desk.published.retain(|figure| figure.years != Years { first: 2021, last: 2022 } || figure.classes.is_empty());
    desk.before = vec![last_year(Profile::Interne, Years { first: 2020, last: 2021 }, &desk)];
    assert_caught(&desk, &[], "saisines par genre, 2022");
}

#[test]
fn a_subset_shown_whose_complement_is_a_few_people() {
    let facts: Vec<Fact> = (0..40).map(|row| Fact::new(2022, row + 2).class("genre", if row < 20 { "Femme" } else { "Homme" })).collect();
    let meeting: Vec<Fact> = facts.iter().map(|fact| Fact { count: f64::from(u8::from(fact.row > 4)), ..fact.clone() }).collect();
    let mut figures = tables("saisines", Counted::Sum, &facts, &[&[], &["genre"]], 2022);
    figures.extend(tables("saisines_en_reunion", Counted::Sum, &meeting, &[&[], &["genre"]], 2022));
    // 20 women referred, 17 seen at a meeting: 3 were not.
    let desk = Desk::safe(figures);
    assert!(desk.published.iter().any(|figure| &*figure.indicator == "saisines_en_reunion" && figure.status == Status::Masked));
    assert_caught(&desk.showing("saisines_en_reunion", Y22, WOMEN), &[], "saisines par genre, 2022");
}

#[test]
fn exits_by_quarter_that_are_decisions_to_leave() {
    let desk = Desk::safe(decisions());
    assert_caught(&desk.showing("parcours_sorties", Y22, &[("trimestre", "2022-T1")]), &[], "parcours_sorties par trimestre, 2022");
}

#[test]
fn the_denominator_of_a_share_of_a_few() {
    let figure = |classes: Classes<'_>, value: f64, base: f64| {
        let mut figure = Figure::count("question_OBJ01", 2022, value, "personnes");
        figure.classes =
            classes.iter().map(|(dimension, label)| Class { dimension: (*dimension).into(), label: (*label).into() }).collect();
        (figure.numerator, figure.denominator) = (Some(value), Some(base));
        figure
    };
    let counted = vec![
        figure(&[("modalite", "Atteint")], 17.0, 30.0),
        figure(&[("modalite", "Non atteint")], 13.0, 30.0),
        figure(&[("modalite", "Atteint"), ("VOUS", "Élu")], 2.0, 2.0),
        figure(&[("modalite", "Non atteint"), ("VOUS", "Élu")], 0.0, 2.0),
        figure(&[("modalite", "Atteint"), ("VOUS", "Professionnel")], 15.0, 28.0),
        figure(&[("modalite", "Non atteint"), ("VOUS", "Professionnel")], 13.0, 28.0),
    ];
    let desk = Desk::safe(counted);
    assert_caught(
        &desk.showing("question_OBJ01", Y22, &[("modalite", "Non atteint"), ("VOUS", "Élu")]),
        &[],
        "question_OBJ01 par VOUS, 2022",
    );
}

#[test]
fn a_masked_row_that_keeps_its_numerator() {
    // A figure said to be masked tells nothing, whatever numbers it still carries: the gate takes them off.
    let figure = Figure {
        numerator: Some(4.0),
        denominator: Some(49.0),
        interval: Some((0.03, 0.19)),
        ..Figure::count("saisines", 2022, 4.0, "saisines")
    };
    let blank = masked(&figure);
    assert_eq!((blank.value, blank.numerator, blank.denominator, blank.interval, blank.status), (None, None, None, None, Status::Masked));
}
