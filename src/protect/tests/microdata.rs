//! Random rows about people, and the figures that are counted from them: what `aggregate` hands on, made without it.

use crate::aggregate::Indicators;
use crate::figure::{Class, Figure, Sources, Years};
use crate::place::CellRef;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Chance, the same on every machine (xorshift).
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 33) as usize) % bound.max(1)
    }

    pub fn one_in(&mut self, bound: usize) -> bool {
        self.below(bound) == 0
    }

    /// The low ranks come more often.
    pub fn skewed(&mut self, bound: usize) -> usize {
        let (one, other) = (self.below(bound), self.below(bound));
        if self.one_in(3) { one } else { one.min(other) }
    }
}

/// One thing to count, its classes on each dimension (several on a dimension with several answers), and the person.
#[derive(Clone, Debug, Default)]
pub struct Fact {
    pub year: i32,
    pub classes: BTreeMap<&'static str, Vec<String>>,
    pub count: f64,
    /// Different people are counted once each.
    pub person: Option<usize>,
    /// Days; a median is taken of those that are known.
    pub days: Option<f64>,
    pub row: u32,
}

impl Fact {
    pub fn new(year: i32, row: u32) -> Self {
        Self { year, row, count: 1.0, ..Self::default() }
    }

    pub fn class(mut self, dimension: &'static str, label: impl Into<String>) -> Self {
        self.classes.entry(dimension).or_default().push(label.into());
        self
    }
}

/// How facts make a number.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    Sum,
    People,
    Median,
}

/// Every figure of an indicator: each breakdown, for each year up to `year` and each window of them; a table of months has no window.
pub fn tables(indicator: &str, counted: Counted, facts: &[Fact], breakdowns: &[&[&'static str]], year: i32) -> Vec<Figure> {
    let years: BTreeSet<i32> = facts.iter().map(|fact| fact.year).filter(|&own| own <= year).collect();
    let mut figures = Vec::new();
    for &first in &years {
        for &last in years.range(first..) {
            for dimensions in breakdowns {
                let within_year = dimensions.iter().any(|dimension| ["mois", "trimestre"].contains(dimension));
                if first == last || !within_year {
                    figures.extend(table(indicator, counted, facts, dimensions, Years { first, last }));
                }
            }
        }
    }
    figures
}

fn table(indicator: &str, counted: Counted, facts: &[Fact], dimensions: &[&'static str], years: Years) -> Vec<Figure> {
    let mut cells: BTreeMap<Vec<&str>, Vec<&Fact>> = BTreeMap::new();
    for fact in facts.iter().filter(|fact| (years.first..=years.last).contains(&fact.year)) {
        let mut combinations: Vec<Vec<&str>> = vec![Vec::new()];
        for dimension in dimensions {
            let labels = fact.classes.get(dimension).into_iter().flatten();
            combinations =
                labels.flat_map(|label| combinations.iter().map(move |done| [done.as_slice(), &[label.as_str()]].concat())).collect();
        }
        for labels in combinations {
            cells.entry(labels).or_default().push(fact);
        }
    }
    let figure = |(labels, facts): (Vec<&str>, Vec<&Fact>)| {
        let mut figure = Figure::count(indicator, years.last, 0.0, "personnes");
        figure.years = years;
        let class = |(dimension, label): (&&'static str, &&str)| Class { dimension: Arc::from(*dimension), label: Arc::from(*label) };
        figure.classes = dimensions.iter().zip(&labels).map(class).collect();
        figure.value = match counted {
            Counted::Sum => Some(facts.iter().map(|fact| fact.count).sum()),
            Counted::People => Some(facts.iter().filter_map(|fact| fact.person).collect::<BTreeSet<_>>().len() as f64),
            Counted::Median => {
                let mut days: Vec<f64> = facts.iter().filter_map(|fact| fact.days).collect();
                days.sort_by(f64::total_cmp);
                figure.denominator = Some(days.len() as f64);
                days.get(days.len() / 2).copied()
            }
        };
        for fact in facts {
            figure.sources.add(0, CellRef { row: fact.row, column: 1 });
        }
        figure
    };
    cells.into_iter().map(figure).filter(|figure| figure.value.is_some()).collect()
}

pub const REFERRAL_BREAKDOWNS: &[&[&str]] =
    &[&[], &["mois"], &["trimestre"], &["demandeur_secteur"], &["niveau"], &["orientation"], &["tranche_age"], &["genre"]];
pub const PATHWAY_BREAKDOWNS: &[&[&str]] = &[&[], &["trimestre"], &["decision"], &["trimestre", "decision"]];

/// A territory's referrals and pathways over some years ending with `year`, its participations by public, a questionnaire with a trait.
pub fn territory(chance: &mut Chance, year: i32, years: usize, size: usize) -> Vec<Figure> {
    let first = year - years as i32 + 1;
    let mut figures = referrals(chance, first..=year, size, year);
    figures.extend(pathways(chance, first..=year, size, year));
    figures.extend(participations(chance, first..=year, size, year));
    figures.extend(answers(chance, year, size));
    figures
}

fn date(chance: &mut Chance, fact: Fact) -> Fact {
    let (year, month) = (fact.year, 1 + chance.below(12));
    fact.class("mois", format!("{year}-{month:02}")).class("trimestre", format!("{year}-T{}", month.div_ceil(3)))
}

fn referrals(chance: &mut Chance, years: std::ops::RangeInclusive<i32>, size: usize, last: i32) -> Vec<Figure> {
    let mut rows = Vec::new();
    for year in years {
        for _ in 0..size / 2 + chance.below(size) {
            let mut fact = date(chance, Fact::new(year, 2 + rows.len() as u32))
                .class("demandeur_secteur", format!("Secteur {}", chance.skewed(9)))
                .class("niveau", ["1", "2", "3"][chance.skewed(3)])
                .class("tranche_age", ["18-25 ans", "26-45 ans", "46-60 ans", "Plus de 60 ans"][chance.below(4)])
                .class("genre", ["Femme", "Homme", "Non précisé"][chance.skewed(3)])
                .class("orientation", format!("Orientation {}", chance.skewed(4)));
            if chance.one_in(5) {
                fact = fact.class("orientation", "Orientation 4");
            }
            fact.days = (!chance.one_in(4)).then(|| chance.below(60) as f64);
            rows.push(fact);
        }
    }
    let at_meeting: Vec<Fact> = rows.iter().map(|fact| Fact { count: if chance.one_in(3) { 0.0 } else { 1.0 }, ..fact.clone() }).collect();
    let mut figures = tables("saisines", Counted::Sum, &rows, REFERRAL_BREAKDOWNS, last);
    figures.extend(tables("saisines_en_reunion", Counted::Sum, &at_meeting, REFERRAL_BREAKDOWNS, last));
    figures.extend(tables("delai_reponse_median", Counted::Median, &rows, REFERRAL_BREAKDOWNS, last));
    figures
}

fn pathways(chance: &mut Chance, years: std::ops::RangeInclusive<i32>, size: usize, last: i32) -> Vec<Figure> {
    let (mut decisions, mut exits, mut workshops) = (Vec::new(), Vec::new(), Vec::new());
    for year in years {
        for _ in 0..size / 2 + chance.below(size) {
            let decision = ["admis", "en attente", "réorienté", "refusé", "sorti"][chance.skewed(5)];
            let person = Some(chance.below(size * 3));
            let fact = date(chance, Fact { person, ..Fact::new(year, 2 + decisions.len() as u32) });
            if decision == "sorti" {
                exits.push(fact.clone().class("motif", ["Emploi", "Logement", "Suivi"][chance.below(3)]));
            }
            if decision == "admis" {
                workshops.push(fact.clone().class("atelier", ["Maraîchage", "Locaux", "Surfaces"][chance.skewed(3)]));
            }
            decisions.push(fact.class("decision", decision));
        }
    }
    let mut figures = tables("parcours_decisions", Counted::Sum, &decisions, PATHWAY_BREAKDOWNS, last);
    figures.extend(tables("parcours_sorties", Counted::Sum, &exits, &[&[], &["trimestre"], &["motif"]], last));
    figures.extend(tables("parcours_presents_ateliers", Counted::People, &workshops, &[&[], &["atelier"]], last));
    figures
}

fn participations(chance: &mut Chance, years: std::ops::RangeInclusive<i32>, size: usize, last: i32) -> Vec<Figure> {
    let mut rows = Vec::new();
    for year in years {
        for _ in 0..size {
            let public = ["professionnels", "élus", "aidants", "habitants", "jeunes"][chance.skewed(5)];
            let fact = Fact { person: Some(chance.below(size)), ..Fact::new(year, 2 + rows.len() as u32) };
            rows.push(fact.class("public", public));
        }
    }
    let mut figures = tables("participations", Counted::Sum, &rows, &[&[], &["public"]], last);
    figures.extend(tables("personnes_distinctes", Counted::People, &rows, &[&[], &["public"]], last));
    figures
}

/// A question crossed with a trait of the respondents, and the trait's own question, as counts over those who answered.
fn answers(chance: &mut Chance, year: i32, size: usize) -> Vec<Figure> {
    let mut rows = Vec::new();
    for row in 0..size + 8 {
        let who = ["Professionnel", "Travailleur social", "Personne concernée", "Élu"][chance.skewed(4)];
        let answer = ["Atteint", "Partiellement atteint", "Non atteint", "Sans opinion"][chance.skewed(4)];
        rows.push(Fact::new(year, 2 + row as u32).class("VOUS", who).class("modalite", answer).class("soi", who));
    }
    let mut figures = tables("question_OBJ01", Counted::Sum, &rows, &[&["modalite"], &["modalite", "VOUS"]], year);
    let own: Vec<Fact> = rows.iter().map(|fact| Fact::new(year, fact.row).class("modalite", fact.classes["soi"][0].clone())).collect();
    figures.extend(tables("question_VOUS", Counted::Sum, &own, &[&["modalite"]], year));
    let mut bases: BTreeMap<(Arc<str>, Option<String>), f64> = BTreeMap::new();
    let group = |figure: &Figure| (figure.indicator.clone(), figure.label("VOUS").map(str::to_owned), figure.classes.len());
    let has_opinion = |figure: &Figure| figure.label("modalite") != Some("Sans opinion");
    for figure in figures.iter().filter(|figure| has_opinion(figure)) {
        let (indicator, who, axes) = group(figure);
        let base = bases.entry((indicator, who.or_else(|| Some(format!("{axes}"))))).or_default();
        *base += figure.value.unwrap_or_default();
    }
    for figure in figures.iter_mut().filter(|figure| figure.label("modalite") != Some("Sans opinion")) {
        let (indicator, who, axes) = group(figure);
        figure.numerator = figure.value;
        figure.denominator = bases.get(&(indicator, who.or_else(|| Some(format!("{axes}"))))).copied();
    }
    figures
}

pub fn indicators(year: i32, figures: Vec<Figure>) -> Indicators {
    Indicators { year, figures, sources: Sources::default(), ..Indicators::default() }
}
