//! What holds of any council: classes add up, a row changes only what it should, the order of rows changes nothing.

use super::example::{Council, on};
use crate::figure::{Figure, Status};
use crate::place::CellRef;
use crate::quantity::{Precision, Quantity};
use crate::shape::Cited;
use proptest::prelude::*;
use std::collections::BTreeMap;

const SECTORS: [&str; 3] = ["Santé", "Culture", "Non classé"];
const PUBLICS: [Option<&str>; 3] = [Some("aidants"), Some("élus"), None];

/// A row of participations: year, day, action, structure, axis, public, people.
type Row = (i32, usize, usize, usize, usize, usize, Option<Quantity>);

fn quantity() -> impl Strategy<Value = Option<Quantity>> {
    // Halves, so that sums are exact whatever their order.
    let known = (0u32..80, 0u32..4).prop_map(|(halves, rank)| Quantity::new(f64::from(halves) / 2.0, Precision::from_rank(rank)));
    proptest::option::weighted(0.9, known)
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    proptest::collection::vec((2020..2023i32, 0..4usize, 0..3usize, 0..5usize, 0..2usize, 0..3usize, quantity()), 1..40)
}

fn council(rows: &[Row]) -> Council {
    let mut council = Council::default();
    let structures: Vec<_> = (0..5).map(|rank| council.structure(&format!("structure {rank}"), SECTORS[rank % 3])).collect();
    for &(year, day, action, structure, axis, public, present) in rows {
        let days = ["03-05", "03", "T3", ""];
        council.came(year, &format!("action {action}"), structures[structure], |row| {
            row.period = on(format!("{year}-{}", days[day]).trim_end_matches('-'));
            row.axis = ["A", "B"][axis].into();
            row.kind = ["formation", "atelier"][action % 2].into();
            row.public = PUBLICS[public].map(Into::into);
            row.present = present.map(|value| Cited { value, cell: CellRef::new(1, 2) });
        });
    }
    council
}

type Key = (String, String, Vec<(String, String)>);

fn by_key(figures: &[Figure]) -> BTreeMap<Key, &Figure> {
    let key = |figure: &Figure| {
        let classes = figure.classes.iter().map(|class| (class.dimension.to_string(), class.label.to_string())).collect();
        (figure.indicator.to_string(), figure.years.to_string(), classes)
    };
    figures.iter().map(|figure| (key(figure), figure)).collect()
}

/// Totals of a column of figures: the sum of the known ones.
fn sum<'a>(figures: impl Iterator<Item = &'a Figure>) -> f64 {
    figures.filter_map(|figure| figure.value).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_classes_of_an_axis_that_every_row_is_on_add_up_to_the_total(rows in rows()) {
        let figures = council(&rows).figures(2022);
        for indicator in ["participations", "formations_participants"] {
            let of = |dimensions: &[&str]| figures.iter()
                .filter(|figure| &*figure.indicator == indicator && figure.years.to_string() == "2022" && figure.dimensions() == dimensions)
                .collect::<Vec<_>>();
            let [total] = of(&[])[..] else { continue };
            if total.status != Status::Known {
                continue;
            }
            for axis in ["secteur", "structure", "action", "axe", "type", "mois", "public"] {
                let classes = of(&[axis]);
                if !classes.is_empty() {
                    prop_assert_eq!(sum(classes.iter().copied()), total.value.unwrap_or_default(), "{} by {}", indicator, axis);
                    let least = classes.iter().map(|figure| if figure.status == Status::Known { figure.precision } else { Precision::AtLeast }).max();
                    prop_assert_eq!(least, Some(total.precision), "{} by {}", indicator, axis);
                }
            }
        }
    }

    #[test]
    fn a_window_is_the_sum_of_its_years(rows in rows()) {
        let figures = council(&rows).figures(2022);
        let known = by_key(&figures);
        for ((indicator, years, classes), window) in &known {
            // A year in which nobody says anything on an axis has no table there, and so no « Non précisé ».
            let said = classes.iter().all(|(_, label)| label != super::dimension::UNSAID);
            if indicator == "participations" && years.contains('-') && said {
                let within = |year: i32| window.years.first <= year && year <= window.years.last;
                let of_years = (2020..2023).filter(|&year| within(year)).filter_map(|year| known.get(&(indicator.clone(), year.to_string(), classes.clone())));
                prop_assert_eq!(sum(of_years.copied()), window.value.unwrap_or_default(), "{} {:?}", years, classes);
            }
        }
    }

    #[test]
    fn a_row_changes_only_the_figures_of_its_years_and_classes(rows in rows(), people in 1u32..9) {
        let mut council = council(&rows);
        let before = council.figures(2022);
        let newcomer = council.structure("nouvelle", "Handicap");
        council.came(2022, "action nouvelle", newcomer, |row| {
            row.axis = "Z".into();
            row.period = on("2022-12-01");
            row.present = Some(Cited { value: Quantity::exact(f64::from(people)), cell: CellRef::new(1, 2) });
        });
        let after = council.figures(2022);
        let (before, after) = (by_key(&before), by_key(&after));
        for (key, figure) in &before {
            let (indicator, _, classes) = key;
            let total = classes.is_empty();
            // The newcomer is of a class of its own on these axes: theirs alone may appear, the others stay.
            let apart = classes.iter().all(|(axis, _)| ["secteur", "structure", "action", "axe", "mois"].contains(&axis.as_str()));
            let another_year = figure.years.last < 2022;
            let of_registry = ["structures_partenaires", "entites_partenaires"].contains(&indicator.as_str());
            if (another_year || (apart && !total)) && !of_registry && figure.value != Some(0.0) {
                prop_assert_eq!(after.get(key).map(|after| (after.value, after.precision)), Some((figure.value, figure.precision)), "{:?}", key);
            }
        }
        let total = ("participations".to_owned(), "2022".to_owned(), Vec::new());
        let value = |figures: &BTreeMap<Key, &Figure>| figures.get(&total).and_then(|figure| figure.value).unwrap_or_default();
        prop_assert_eq!(value(&after), value(&before) + f64::from(people));
    }

    #[test]
    fn the_order_of_rows_changes_no_value(rows in rows()) {
        let told = |rows: &[Row]| -> Vec<String> {
            let figures = council(rows).figures(2022);
            figures.iter().map(|figure| format!("{} {} {:?} {:?} {} {:?}", figure.indicator, figure.years, figure.classes, figure.value, figure.precision, figure.status)).collect()
        };
        let backwards: Vec<Row> = rows.iter().rev().copied().collect();
        prop_assert_eq!(told(&rows), told(&backwards));
    }
}
