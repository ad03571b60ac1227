//! Tiny tables, every table that agrees with what was published enumerated: the audit's intervals are exactly what is possible.

use super::microdata::{Chance, Counted, Fact, indicators, tables};
use crate::figure::{Figure, Status};
use crate::protect::publication;
use crate::settings::{Confidentiality, Profile, Settings};
use std::collections::BTreeMap;

/// Levels by gender, over one year: a table of 2 × 2 or 2 × 3 with its margins, counted as decisions of a commission.
fn tiny(chance: &mut Chance) -> (Vec<Figure>, usize) {
    let columns = 2 + chance.below(2);
    let rows: Vec<Fact> = (0..4 + chance.below(9))
        .map(|row| {
            let fact = Fact::new(2022, 2 + row as u32).class("atelier", format!("A{}", chance.below(2)));
            fact.class("decision", format!("D{}", chance.skewed(columns)))
        })
        .collect();
    let breakdowns: &[&[&str]] = &[&[], &["atelier"], &["decision"], &["atelier", "decision"]];
    (tables("parcours_decisions", Counted::Sum, &rows, breakdowns, 2022), rows.len())
}

type Labels = (Option<String>, Option<String>);

fn labels(figure: &Figure) -> Labels {
    (figure.label("atelier").map(str::to_owned), figure.label("decision").map(str::to_owned))
}

/// Every way to put `people` into `cells` boxes.
fn spread(people: usize, cells: usize) -> Vec<Vec<usize>> {
    if cells == 1 {
        return vec![vec![people]];
    }
    (0..=people).flat_map(|first| spread(people - first, cells - 1).into_iter().map(move |rest| [vec![first], rest].concat())).collect()
}

#[test]
fn every_masked_cell_of_a_tiny_table_may_have_several_values_one_of_them_large() {
    let k = 3;
    let settings = Settings { confidentialite: Confidentiality { parcours: Some(k), ..Confidentiality::default() }, ..Settings::default() };
    let (mut masked_cells, mut partly) = (0, 0);
    for seed in 0..400 {
        let mut chance = Chance::new(seed);
        let (figures, people) = tiny(&mut chance);
        let publication = publication(&settings, Profile::Public, indicators(2022, figures.clone()), &[]).unwrap();
        let shown: BTreeMap<Labels, (Status, Option<f64>)> =
            publication.of("parcours_decisions").map(|figure| (labels(figure), (figure.status, figure.value))).collect();
        let rows: Vec<String> = (0..2).map(|at| format!("A{at}")).collect();
        let columns: Vec<String> = (0..3)
            .map(|at| format!("D{at}"))
            .filter(|label| figures.iter().any(|figure| figure.label("decision") == Some(label)))
            .collect();
        let seen_rows: Vec<String> =
            rows.into_iter().filter(|label| figures.iter().any(|figure| figure.label("atelier") == Some(label))).collect();

        let mut possible: BTreeMap<Labels, Vec<usize>> = BTreeMap::new();
        for table in spread(people, seen_rows.len() * columns.len()) {
            let mut world: BTreeMap<Labels, usize> = BTreeMap::from([((None, None), people)]);
            for (at, count) in table.into_iter().enumerate() {
                let (row, column) = (seen_rows[at / columns.len()].clone(), columns[at % columns.len()].clone());
                for key in [(Some(row.clone()), Some(column.clone())), (Some(row), None), (None, Some(column))] {
                    *world.entry(key).or_default() += count;
                }
            }
            let agrees = |(key, count): (&Labels, &usize)| match shown.get(key) {
                Some((Status::Known, value)) => *value == Some(*count as f64),
                Some((Status::Masked | Status::NotKnown, _)) => true,
                // In a table of which something is shown, a class without a row is empty.
                None => {
                    *count == 0
                        || !shown.iter().any(|((row, column), (status, _))| {
                            (row.is_some(), column.is_some()) == (key.0.is_some(), key.1.is_some()) && *status == Status::Known
                        })
                }
            };
            if world.iter().all(agrees) {
                for (key, count) in world {
                    possible.entry(key).or_default().push(count);
                }
            }
        }
        for (key, _) in shown.iter().filter(|(_, (status, _))| *status == Status::Masked) {
            let values = &possible[key];
            let (least, most) = (values.iter().min().unwrap(), values.iter().max().unwrap());
            assert!(least < most, "seed {seed}: {key:?} can only be {least}; {shown:?}");
            assert!(*most >= people.min(k as usize), "seed {seed}: {key:?} is at most {most}; {shown:?}");
            masked_cells += 1;
        }
        partly += usize::from(
            shown.values().any(|(status, _)| *status == Status::Masked)
                && shown.iter().any(|((row, column), (status, _))| *status == Status::Known && (row.is_some() || column.is_some())),
        );
    }
    assert!(masked_cells > 1000 && partly > 100, "{masked_cells} masked cells, {partly} tables shown in part: too few to prove anything");
}
