//! Random territories and random tables: the audit passes, no small cell is shown, and a second run publishes the same.

use super::microdata::{Chance, Counted, Fact, indicators, tables, territory};
use crate::figure::{Figure, Status};
use crate::protect::family::Subjects;
use crate::protect::primary::is_primary;
use crate::protect::{EarlierRun, Publication, publication};
use crate::settings::{Profile, Settings};

/// A failed audit is an error, so publishing at all is the first property.
fn publish(figures: &[Figure], profile: Profile, year: i32, earlier: &[EarlierRun]) -> Publication {
    publication(&Settings::default(), profile, indicators(year, figures.to_vec()), earlier).unwrap_or_else(|error| panic!("{error}"))
}

fn held(publication: &Publication) -> EarlierRun {
    EarlierRun { year: publication.year(), profile: publication.profile(), figures: publication.figures().to_vec() }
}

fn no_small_cell_is_shown(figures: &[Figure], publication: &Publication) {
    let subjects = Subjects::new(&Settings::default(), publication.profile(), figures);
    for figure in publication.figures() {
        let is_total = figure.classes.is_empty() && ["saisines", "parcours_decisions"].contains(&&*figure.indicator);
        let Some(family) = subjects.family(figure).filter(|_| !is_total) else { continue };
        assert!(!is_primary(figure, family, &subjects), "{figure:?}");
        if figure.status == Status::Masked {
            let told = (figure.value, figure.numerator, figure.denominator, figure.interval, figure.sources.count());
            assert_eq!(told, (None, None, None, None, 0));
        }
    }
}

fn totals_are_given(figures: &[Figure], publication: &Publication) {
    for figure in figures.iter().filter(|figure| figure.classes.is_empty() && !figure.years.is_window()) {
        if ["saisines", "parcours_decisions", "participations"].contains(&&*figure.indicator) {
            let shown = publication.figure(&figure.indicator, figure.years, &[]);
            assert_eq!(shown.map(|shown| shown.value), Some(figure.value), "{figure:?}");
        }
    }
}

#[test]
fn random_territories_are_protected_in_both_profiles_and_twice_alike() {
    for seed in 0..12 {
        let mut chance = Chance::new(seed);
        let (years, most) = (1 + chance.below(4), [12, 40, 120][chance.below(3)]);
        let size = 3 + chance.below(most);
        let figures = territory(&mut chance, 2022, years, size);
        for profile in [Profile::Public, Profile::Interne] {
            let first = publish(&figures, profile, 2022, &[]);
            no_small_cell_is_shown(&figures, &first);
            totals_are_given(&figures, &first);
            let again = publish(&figures, profile, 2022, &[held(&first)]);
            assert_eq!(first.figures(), again.figures(), "seed {seed}, {profile:?}");
        }
    }
}

/// Each run is audited against all that was published before it, in any order of years and profiles.
#[test]
fn runs_that_follow_each_other_stay_safe_together() {
    for seed in 100..106 {
        let mut chance = Chance::new(seed);
        let size = 8 + chance.below(40);
        let all = territory(&mut chance, 2022, 3, size);
        let mut earlier = Vec::new();
        for year in [2020, 2021, 2022] {
            let figures: Vec<Figure> = all.iter().filter(|figure| figure.years.last <= year).cloned().collect();
            let profiles = if chance.one_in(2) { [Profile::Public, Profile::Interne] } else { [Profile::Interne, Profile::Public] };
            for profile in profiles {
                let publication = publish(&figures, profile, year, &earlier);
                no_small_cell_is_shown(&figures, &publication);
                earlier.push(held(&publication));
            }
        }
        // An earlier year again, when later ones are out already.
        let figures: Vec<Figure> = all.iter().filter(|figure| figure.years.last <= 2021).cloned().collect();
        publish(&figures, Profile::Public, 2021, &earlier);
    }
}

/// A table of one, two or three dimensions with all its margins.
fn random_table(chance: &mut Chance) -> Vec<Figure> {
    const AXES: [&str; 3] = ["atelier", "decision", "motif"];
    const BREAKDOWNS: [&[&[&str]]; 3] = [
        &[&[], &["atelier"]],
        &[&[], &["atelier"], &["decision"], &["atelier", "decision"]],
        &[
            &[],
            &["atelier"],
            &["decision"],
            &["motif"],
            &["atelier", "decision"],
            &["atelier", "motif"],
            &["decision", "motif"],
            &["atelier", "decision", "motif"],
        ],
    ];
    let axes = 1 + chance.below(3);
    let classes: Vec<usize> = (0..axes).map(|_| 2 + chance.below([6, 4, 2][axes - 1])).collect();
    let people = 5 + chance.below([40, 120, 160][axes - 1]);
    let row = |row: usize, chance: &mut Chance| {
        let fact = Fact::new(2022, row as u32 + 2);
        AXES.iter().zip(&classes).fold(fact, |fact, (axis, classes)| fact.class(axis, format!("{}", chance.skewed(*classes))))
    };
    let rows: Vec<Fact> = (0..people).map(|at| row(at, chance)).collect();
    tables("parcours_decisions", Counted::Sum, &rows, BREAKDOWNS[axes - 1], 2022)
}

fn random_tables(seeds: std::ops::Range<u64>) {
    for seed in seeds {
        let mut chance = Chance::new(seed);
        let figures = random_table(&mut chance);
        let profile = if chance.one_in(2) { Profile::Public } else { Profile::Interne };
        let publication = publish(&figures, profile, 2022, &[]);
        no_small_cell_is_shown(&figures, &publication);
        totals_are_given(&figures, &publication);
    }
}

#[test]
fn random_tables_of_one_to_three_dimensions_are_protected() {
    random_tables(0..250);
}

#[test]
#[ignore = "minutes long: cargo test --release ten_thousand -- --ignored"]
fn ten_thousand_random_tables_are_protected() {
    random_tables(0..10_000);
}

/// What the second audit reads (tests/protect/audit.py): random territories as `indicateurs.csv`, one folder each.
#[test]
#[ignore = "writes files: OBSERVATOIRE_SAMPLE=folder cargo test --release a_sample -- --ignored"]
#[expect(clippy::disallowed_methods, reason = "files for another program, on demand")]
fn a_sample_for_the_second_audit() {
    let Some(folder) = std::env::var_os("OBSERVATOIRE_SAMPLE").map(std::path::PathBuf::from) else { panic!("no folder given") };
    for seed in 0..40_u64 {
        let mut chance = Chance::new(1_000 + seed);
        let size = 4 + chance.below(60);
        let figures = territory(&mut chance, 2022, 3, size);
        let mut earlier = Vec::new();
        for (year, profile) in [(2021, Profile::Public), (2022, Profile::Public)] {
            let upto: Vec<Figure> = figures.iter().filter(|figure| figure.years.last <= year).cloned().collect();
            let publication = publish(&upto, profile, year, &earlier);
            let mut text = String::from("annee,profil,indicateur,dimension_1,modalite_1,dimension_2,modalite_2,valeur,statut\n");
            for figure in publication.figures() {
                let class =
                    |at: usize| figure.classes.get(at).map_or(",".to_owned(), |class| format!("{},{}", class.dimension, class.label));
                let value = figure.value.map(|value| value.to_string()).unwrap_or_default();
                let (indicator, mark) = (&figure.indicator, figure.status.mark());
                text += &format!("{},{},{indicator},{},{},{value},{mark}\n", figure.years, profile.word(), class(0), class(1));
            }
            std::fs::write(folder.join(format!("{seed:02}-{year}.csv")), text).unwrap();
            earlier.push(held(&publication));
        }
    }
}
