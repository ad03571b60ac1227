//! The contract's rules, one by one, on tables drawn by hand.

use super::microdata::{Counted, Fact, indicators, tables};
use crate::aggregate::surveys::Trait;
use crate::figure::{Class, Figure, Status, Years};
use crate::protect::{EarlierRun, Outcome, Publication, publication};
use crate::settings::{Confidentiality, Profile, Settings};

/// Referrals of some years, by gender: `[(2021, [("Femme", 8), ("Homme", 5)])]`.
pub fn by_gender(years: &[(i32, &[(&str, usize)])]) -> Vec<Figure> {
    let mut facts = Vec::new();
    for (year, classes) in years {
        for (label, count) in *classes {
            for _ in 0..*count {
                facts.push(Fact::new(*year, 2 + facts.len() as u32).class("genre", *label));
            }
        }
    }
    let last = years.iter().map(|(year, _)| *year).max().unwrap_or_default();
    tables("saisines", Counted::Sum, &facts, &[&[], &["genre"]], last)
}

pub fn run(profile: Profile, year: i32, figures: Vec<Figure>, earlier: &[EarlierRun]) -> Publication {
    publication(&Settings::default(), profile, indicators(year, figures), earlier).unwrap()
}

/// `Femme 21 · Homme c`, of one year or window.
pub fn drawn(publication: &Publication, indicator: &str, dimension: &str) -> String {
    let row = |figure: &&Figure| {
        let value = figure.value.map_or_else(|| figure.status.mark().to_owned(), |value| value.to_string());
        format!("{} {value}", figure.label(dimension).unwrap_or_default())
    };
    let rows = publication.by(indicator, dimension);
    let years = rows.first().map(|figure| format!("{} : ", figure.years)).unwrap_or_default();
    format!("{years}{}", rows.iter().map(row).collect::<Vec<_>>().join(" · "))
}

fn earlier(publication: &Publication) -> EarlierRun {
    EarlierRun { year: publication.year(), profile: publication.profile(), figures: publication.figures().to_vec() }
}

#[test]
fn a_year_without_small_cells_is_shown_whole() {
    let publication = run(Profile::Public, 2022, by_gender(&[(2022, &[("Femme", 14), ("Homme", 11)])]), &[]);
    assert_eq!(drawn(&publication, "saisines", "genre"), "2022 : Femme 14 · Homme 11");
}

#[test]
fn a_small_cell_takes_another_with_it_for_the_total_is_given() {
    let publication = run(Profile::Public, 2022, by_gender(&[(2022, &[("Femme", 30), ("Homme", 20), ("Non précisé", 3)])]), &[]);
    assert_eq!(drawn(&publication, "saisines", "genre"), "2022 : Femme 30 · Homme c · Non précisé c");
    assert_eq!(publication.figure("saisines", Years::one(2022), &[]).unwrap().value, Some(53.0));
    assert_eq!((publication.audit().small, publication.audit().complementary), (1, 1));
}

#[test]
fn a_year_whose_total_is_small_says_its_total_and_nothing_else() {
    let publication = run(Profile::Public, 2022, by_gender(&[(2022, &[("Femme", 4), ("Homme", 2)])]), &[]);
    assert_eq!(drawn(&publication, "saisines", "genre"), "2022 : Femme c · Homme c");
    assert_eq!(publication.figure("saisines", Years::one(2022), &[]).unwrap().value, Some(6.0));
}

#[test]
fn a_class_that_is_alone_is_not_even_named_under_a_small_total() {
    let publication = run(Profile::Public, 2022, by_gender(&[(2022, &[("Femme", 6)])]), &[]);
    assert_eq!(drawn(&publication, "saisines", "genre"), "");
    assert_eq!(publication.audit().decisions[0].outcome, Outcome::Withheld);
}

#[test]
fn masked_classes_are_listed_whole_so_that_the_list_says_nothing() {
    // Six referrals in six months: six masked months listed alone would say one each.
    let facts: Vec<Fact> = (1..=6).map(|month| Fact::new(2022, month + 1).class("mois", format!("2022-{:02}", 2 * month))).collect();
    let publication = run(Profile::Public, 2022, tables("saisines", Counted::Sum, &facts, &[&[], &["mois"]], 2022), &[]);
    let months = publication.by("saisines", "mois");
    assert_eq!((months.len(), months.iter().all(|month| month.status == Status::Masked)), (12, true));
}

#[test]
fn a_small_year_is_pooled_over_the_smallest_window_that_passes() {
    let years: &[(i32, &[(&str, usize)])] =
        &[(2020, &[("Femme", 9), ("Homme", 9)]), (2021, &[("Femme", 3), ("Homme", 4)]), (2022, &[("Femme", 5), ("Homme", 3)])];
    let publication = run(Profile::Public, 2022, by_gender(years), &[]);
    assert_eq!(drawn(&publication, "saisines", "genre"), "2020-2022 : Femme 17 · Homme 16");
    let window = Years { first: 2020, last: 2022 };
    assert_eq!(publication.figure("saisines", window, &[]).unwrap().value, Some(33.0));
    assert!(publication.figures().iter().all(|figure| figure.years != Years { first: 2021, last: 2022 }));
}

#[test]
fn successive_windows_never_give_a_year_back() {
    let years: [(i32, &[(&str, usize)]); 4] = [
        (2019, &[("Femme", 8), ("Homme", 7)]),
        (2020, &[("Femme", 6), ("Homme", 5)]),
        (2021, &[("Femme", 5), ("Homme", 6)]),
        (2022, &[("Femme", 4), ("Homme", 8)]),
    ];
    let before = run(Profile::Public, 2021, by_gender(&years[..3]), &[]);
    assert_eq!(drawn(&before, "saisines", "genre"), "2020-2021 : Femme 11 · Homme 11");
    // Two years more would do for their own size, but 2020-2022 less 2020-2021 is 2022.
    let after = run(Profile::Public, 2022, by_gender(&years), &[earlier(&before)]);
    let alone = run(Profile::Public, 2022, by_gender(&years), &[]);
    assert_eq!(drawn(&alone, "saisines", "genre"), "2020-2022 : Femme 15 · Homme 19");
    assert_eq!(drawn(&after, "saisines", "genre"), "2019-2022 : Femme 23 · Homme 26");
}

#[test]
fn a_year_reported_on_late_does_not_give_the_next_one_away() {
    let years: [(i32, &[(&str, usize)]); 3] =
        [(2020, &[("Femme", 12), ("Homme", 13)]), (2021, &[("Femme", 15), ("Homme", 14)]), (2022, &[("Femme", 4), ("Homme", 8)])];
    let after = run(Profile::Public, 2022, by_gender(&years), &[]);
    assert_eq!(drawn(&after, "saisines", "genre"), "2021-2022 : Femme 19 · Homme 22");
    // 2021 could be shown whole, if 2021-2022 were not out.
    let alone = run(Profile::Public, 2021, by_gender(&years[..2]), &[]);
    assert_eq!(drawn(&alone, "saisines", "genre"), "2021 : Femme 15 · Homme 14");
    let late = run(Profile::Public, 2021, by_gender(&years[..2]), &[earlier(&after)]);
    assert_eq!(drawn(&late, "saisines", "genre"), "2020-2021 : Femme 27 · Homme 27");
}

#[test]
fn the_same_run_again_publishes_the_same() {
    let years: &[(i32, &[(&str, usize)])] =
        &[(2021, &[("Femme", 30), ("Homme", 20), ("Non précisé", 3)]), (2022, &[("Femme", 31), ("Homme", 12), ("Non précisé", 2)])];
    let first = run(Profile::Public, 2022, by_gender(years), &[]);
    let second = run(Profile::Public, 2022, by_gender(years), &[earlier(&first)]);
    assert_eq!(first.figures(), second.figures());
}

#[test]
fn the_internal_profile_shows_from_five_and_the_public_one_still_masks_after_it() {
    let figures = || by_gender(&[(2022, &[("Femme", 14), ("Homme", 7)])]);
    let internal = run(Profile::Interne, 2022, figures(), &[]);
    assert_eq!(drawn(&internal, "saisines", "genre"), "2022 : Femme 14 · Homme 7");
    let public = run(Profile::Public, 2022, figures(), &[earlier(&internal)]);
    assert_eq!(drawn(&public, "saisines", "genre"), "2022 : Femme c · Homme c");
    assert_eq!(public.audit().known_before, 1);
}

#[test]
fn a_threshold_changed_by_the_settings_carries_its_motive() {
    let confidentialite = Confidentiality { saisines: Some(3), motif: "Accord de la CNIL".into(), ..Confidentiality::default() };
    let settings = Settings { confidentialite, ..Settings::default() };
    let figures = by_gender(&[(2022, &[("Femme", 9), ("Homme", 4)])]);
    let publication = publication(&settings, Profile::Public, indicators(2022, figures), &[]).unwrap();
    assert_eq!(drawn(&publication, "saisines", "genre"), "2022 : Femme 9 · Homme 4");
    let exceptions: Vec<_> = publication.thresholds().iter().filter(|threshold| threshold.is_exception()).collect();
    assert_eq!((exceptions.len(), exceptions[0].people, &*exceptions[0].motive), (1, 3, "Accord de la CNIL"));
}

#[test]
fn the_median_of_a_few_is_masked_with_its_base() {
    let facts: Vec<Fact> = (0..15).map(|row| Fact { days: (row < 8).then_some(f64::from(row)), ..Fact::new(2022, row + 2) }).collect();
    let mut figures = tables("saisines", Counted::Sum, &facts, &[&[]], 2022);
    figures.extend(tables("delai_reponse_median", Counted::Median, &facts, &[&[]], 2022));
    let public = run(Profile::Public, 2022, figures.clone(), &[]);
    let median = public.figure("delai_reponse_median", Years::one(2022), &[]).unwrap();
    assert_eq!((median.value, median.denominator, median.status), (None, None, Status::Masked));
    let internal = run(Profile::Interne, 2022, figures, &[]);
    assert_eq!(internal.figure("delai_reponse_median", Years::one(2022), &[]).unwrap().value, Some(4.0));
}

#[test]
fn source_cells_do_not_say_which_row_is_whose() {
    let publication = run(Profile::Public, 2022, by_gender(&[(2022, &[("Femme", 14), ("Homme", 11)])]), &[]);
    let counts: Vec<usize> = publication.by("saisines", "genre").iter().map(|figure| figure.sources.count()).collect();
    assert_eq!(counts, [25, 25]);
    // Nor do the rows of a class that nobody counted: they would be those of a class that is masked elsewhere.
    let mut figures = by_gender(&[(2022, &[("Femme", 14), ("Homme", 11)])]);
    let men = figures.iter().find(|figure| figure.label("genre") == Some("Homme")).unwrap().clone();
    let mut unknown = Figure { value: None, status: Status::NotKnown, indicator: "saisines_en_reunion".into(), ..men };
    figures.push(unknown.clone());
    unknown.classes.clear();
    figures.push(unknown);
    let publication = run(Profile::Public, 2022, figures, &[]);
    let told: Vec<usize> =
        publication.of("saisines_en_reunion").filter(|figure| !figure.classes.is_empty()).map(|figure| figure.sources.count()).collect();
    assert_eq!(told, [25]);
}

#[test]
fn what_respondents_are_is_masked_where_few_are() {
    let class = |label: &str, count: f64| {
        let mut figure = Figure::count("question_Q09", 2022, count, "réponses");
        figure.classes = vec![Class { dimension: "modalite".into(), label: label.into() }];
        (figure.numerator, figure.denominator) = (Some(count), Some(32.0));
        figure
    };
    let figures = vec![class("Élu", 2.0), class("Professionnel", 21.0), class("Travailleur social", 9.0)];
    let mut asked = indicators(2022, figures.clone());
    asked.traits.insert(Trait { year: 2022, code: "Q09".into(), questionnaire: None });
    let publication = publication(&Settings::default(), Profile::Public, asked, &[]).unwrap();
    assert_eq!(drawn(&publication, "question_Q09", "modalite"), "2022 : Professionnel 21 · Travailleur social c · Élu c");
    // Another questionnaire of the year may have a question of that code, and ask for an opinion by it.
    let told = |questionnaire: &str, figures: &[Figure]| {
        let mut figures = figures.to_vec();
        let class = Class { dimension: "questionnaire".into(), label: questionnaire.into() };
        figures.iter_mut().for_each(|figure| figure.classes.push(class.clone()));
        figures
    };
    let mut two = indicators(2022, [told("Formation", &figures), told("Objectifs", &figures)].concat());
    two.traits.insert(Trait { year: 2022, code: "Q09".into(), questionnaire: Some("Formation".into()) });
    let publication = crate::protect::publication(&Settings::default(), Profile::Public, two, &[]).unwrap();
    let masked = publication.figures().iter().filter(|figure| figure.status == Status::Masked);
    let masked: Vec<Option<&str>> = masked.map(|figure| figure.label("questionnaire")).collect();
    assert_eq!(masked, [Some("Formation"); 2]);
    // An opinion is not a trait.
    let publication = run(Profile::Public, 2022, figures, &[]);
    assert_eq!(drawn(&publication, "question_Q09", "modalite"), "2022 : Professionnel 21 · Travailleur social 9 · Élu 2");
}

#[test]
fn what_does_not_speak_of_people_passes_untouched() {
    let mut figure = Figure::count("structures_actives", 2022, 1.0, "structures");
    figure.classes = vec![Class { dimension: "secteur".into(), label: "Culture".into() }];
    let publication = run(Profile::Public, 2022, vec![figure.clone()], &[]);
    assert_eq!(publication.figures(), [figure]);
}

#[test]
fn the_referrals_of_poitiers_are_pooled_or_kept_back() {
    // 12, 12, 8 and 6 referrals: no year alone can be broken down, four years together can.
    let years: &[(i32, &[(&str, usize)])] =
        &[(2019, &[("1", 8), ("2", 4)]), (2020, &[("1", 9), ("2", 3)]), (2021, &[("1", 5), ("2", 3)]), (2022, &[("1", 5), ("2", 1)])];
    let mut figures = by_gender(years);
    for figure in &mut figures {
        figure.classes.iter_mut().for_each(|class| class.dimension = "niveau".into());
    }
    let publication = run(Profile::Public, 2022, figures, &[]);
    let totals: Vec<Option<f64>> = (2019..=2022).map(|year| publication.figure("saisines", Years::one(year), &[]).unwrap().value).collect();
    assert_eq!(totals, [Some(12.0), Some(12.0), Some(8.0), Some(6.0)]);
    assert_eq!(drawn(&publication, "saisines", "niveau"), "2019-2022 : 1 27 · 2 11");
}
