//! An objective's start, target and result put in one unit, where it is certain which; elsewhere none of it is measured, and it is told.

use crate::finding::Findings;
use crate::fold::fold;
use crate::place::CellRef;
use crate::problem::Problem;
use crate::quantity::Quantity;
use crate::read::Held;
use crate::schema::Column;
use crate::shape::Value;
use crate::shape::build::Builder;
use crate::shape::sheet::{Sheet, SheetRow, tidy_text};
use crate::shape::value::{Told, told};
use std::collections::BTreeMap;

/// From this percentage on, « 0,85 » beside it is 85 %, and not less than one in a hundred.
const PLAIN_PERCENTAGE: f64 = 5.0;

/// Words of what is a share, folded.
const SHARES: [&str; 6] = ["taux", "part", "pourcentage", "proportion", "pour cent", "ratio"];

/// A row's measures in one unit.
#[derive(Debug, PartialEq)]
struct Settled {
    start: Option<f64>,
    target: Option<f64>,
    achieved: Option<f64>,
}

/// Puts the measures of the record begun last in one unit.
pub fn settle(
    journal: &mut Findings,
    sheet: &Sheet<'_>,
    table: &BTreeMap<u32, &'static Column>,
    row: &SheetRow<'_, '_>,
    builder: &mut Builder,
) {
    let seen = |name: &str| table.iter().find(|(_, column)| column.name == name).and_then(|(at, _)| row.seen(*at));
    let measure = |name: &str| seen(name).and_then(|held| Some((held, told(held.raw)?)));
    let Some((held, target)) = measure("cible") else { return };
    let source = sheet.place();
    let (start, achieved) = (measure("depart"), measure("realise"));
    let is_share = ["indicateur", "unite", "objectif"].iter().filter_map(|name| seen(name)).any(|held| names_share(&tidy_text(held.raw)));
    let said = |found: &Option<(Held<'_>, Told)>| found.as_ref().map(|(_, told)| *told);
    let (own_start, own_achieved) = (said(&start), said(&achieved));
    let read = |is_share: bool| in_one_unit(own_start, target, own_achieved, is_share);
    let settled = read(is_share).or_else(|| read(true).filter(|_| !is_share && others_are_percentages(sheet, table, row.number)));
    let Some(settled) = settled else {
        if let Some((result, _)) = achieved {
            let text = |held: &Held<'_>| tidy_text(held.raw).into();
            journal.tell(source.at(held.cell), Problem::MeasureUnclear { target: text(&held), achieved: text(&result) });
        }
        builder.put("cible", held.cell, Value::NotKnown);
        return;
    };
    let mut put = |name: &'static str, held: &Held<'_>, own: Told, value: f64| {
        let precision = builder.last(name).and_then(|(_, value)| value.as_quantity()).map(|quantity| quantity.precision);
        if !matches!(own, Told::Bare(as_it_is) | Told::Percent(as_it_is) if as_it_is == value) {
            builder.put(name, held.cell, Value::Quantity(Quantity::new(value, precision.unwrap_or_default())));
        }
    };
    let found =
        [("cible", Some((held, target)), settled.target), ("depart", start, settled.start), ("realise", achieved, settled.achieved)];
    for (name, found, value) in found {
        if let (Some((held, own)), Some(value)) = (found, value) {
            put(name, &held, own, value);
        }
    }
}

/// Whether the targets and results of the rows around are percentages, all of them: so is this row's, whose format only was lost.
fn others_are_percentages(sheet: &Sheet<'_>, table: &BTreeMap<u32, &'static Column>, except: u32) -> bool {
    let columns: Vec<u32> = table.iter().filter(|(_, column)| matches!(column.name, "cible" | "realise")).map(|(at, _)| *at).collect();
    let rows = sheet.rows_in(except.saturating_sub(NEIGHBOURS)..=except.saturating_add(NEIGHBOURS)).filter(|row| *row != except);
    let cells = rows.flat_map(|row| columns.iter().map(move |at| CellRef::new(row, *at)));
    let mut measures = cells.filter_map(|cell| told(sheet.own(cell)?)).peekable();
    measures.peek().is_some() && measures.all(|told| matches!(told, Told::Percent(_)))
}

/// Rows above and below that are looked at.
const NEIGHBOURS: u32 = 20;

fn names_share(text: &str) -> bool {
    text.contains('%') || fold(text).split(' ').any(|word| SHARES.contains(&word))
}

/// The three in one unit; none where nobody can tell.
fn in_one_unit(start: Option<Told>, target: Told, achieved: Option<Told>, is_share: bool) -> Option<Settled> {
    let from = match start {
        Some(Told::Bare(start) | Told::Percent(start)) => Some(start),
        // A start is no change.
        Some(Told::Times(_) | Told::Step) => return None,
        None => None,
    };
    // Two changes from one start need it not.
    if let (None, Told::Times(aimed), Some(Told::Times(done))) = (from, target, achieved) {
        let way = aimed - 1.0;
        return Some(Settled {
            start: None,
            target: Some(tidy(way.abs() * 100.0)),
            achieved: Some(tidy((done - 1.0) * way.signum() * 100.0)),
        });
    }
    let is_from_nought = from.is_none_or(|start| start == 0.0);
    // In the unit of the start, which a change takes over.
    let alike = |told: Told| match (told, start) {
        (Told::Times(factor), Some(Told::Bare(start))) if !is_from_nought => Some(Told::Bare(tidy(start * factor))),
        (Told::Times(factor), Some(Told::Percent(start))) if !is_from_nought => Some(Told::Percent(tidy(start * factor))),
        (Told::Times(_), _) => None,
        (Told::Step, _) => is_from_nought.then_some(Told::Step),
        (Told::Bare(_) | Told::Percent(_), _) => Some(told),
    };
    let target = alike(target)?;
    let achieved = match achieved {
        Some(achieved) => Some(alike(achieved)?),
        None => None,
    };
    let (bares, percents): (Vec<f64>, Vec<f64>) = [start, Some(target), achieved].into_iter().flatten().fold(Default::default(), parted);
    let is_ratio = |value: &f64| *value < 1.0;
    let factor = if percents.is_empty() {
        // « Taux: 80 », and 0,85 done.
        let mixed = is_share && bares.iter().any(is_ratio) && bares.iter().any(|value| *value > 1.0);
        (!mixed).then_some(1.0)?
    } else if !bares.is_empty() && bares.iter().all(is_ratio) {
        percents.iter().all(|percent| *percent >= PLAIN_PERCENTAGE).then_some(100.0)?
    } else {
        let same = bares.is_empty() || (is_share && bares.iter().all(|value| (1.0..=100.0).contains(value) && *value != 1.0));
        same.then_some(1.0)?
    };
    let value = |told: Told| match told {
        Told::Bare(value) => Some(if factor == 1.0 { value } else { tidy(value * factor) }),
        Told::Percent(value) => Some(value),
        Told::Times(_) | Told::Step => None,
    };
    Some(Settled { start: start.and_then(value), target: value(target), achieved: achieved.and_then(value) })
}

/// What is not nought, bare numbers and percentages apart.
fn parted((mut bares, mut percents): (Vec<f64>, Vec<f64>), told: Told) -> (Vec<f64>, Vec<f64>) {
    match told {
        Told::Bare(value) if value != 0.0 => bares.push(value),
        Told::Percent(value) if value != 0.0 => percents.push(value),
        Told::Bare(_) | Told::Percent(_) | Told::Times(_) | Told::Step => {}
    }
    (bares, percents)
}

/// 120, and not 119,999 999 999 9.
fn tidy(value: f64) -> f64 {
    (value * 1e9).round() / 1e9
}

#[cfg(test)]
mod tests {
    use super::*;
    use Told::{Bare, Percent, Step, Times};

    fn attained(start: Option<Told>, target: Told, achieved: Told, is_share: bool) -> Option<f64> {
        let settled = in_one_unit(start, target, Some(achieved), is_share)?;
        let from = settled.start.unwrap_or(0.0);
        Some(tidy((settled.achieved? - from) / (settled.target? - from)))
    }

    #[test]
    fn measures_are_put_in_one_unit_where_it_is_certain() {
        let table = [
            (Some(Bare(100.0)), Times(1.2), Bare(110.0), Some(0.5)),
            (Some(Bare(100.0)), Times(0.8), Bare(90.0), Some(0.5)),
            (Some(Bare(10.0)), Times(2.0), Bare(20.0), Some(1.0)),
            (Some(Bare(100.0)), Times(1.2), Times(1.1), Some(0.5)),
            (None, Times(1.2), Times(1.1), Some(0.5)),
            (None, Times(0.8), Times(0.9), Some(0.5)),
            (None, Percent(80.0), Bare(0.85), Some(1.0625)),
            (None, Bare(0.8), Percent(50.0), Some(0.625)),
            (Some(Percent(10.0)), Percent(30.0), Percent(20.0), Some(0.5)),
            // No start to count from, or units of two kinds.
            (None, Times(1.2), Bare(110.0), None),
            (Some(Bare(100.0)), Percent(20.0), Bare(110.0), None),
            (Some(Bare(100.0)), Step, Bare(110.0), None),
            (None, Percent(80.0), Bare(40.0), None),
            (None, Percent(2.0), Bare(0.5), None),
        ];
        for (start, target, achieved, expected) in table {
            assert_eq!(attained(start, target, achieved, false), expected, "{start:?} {target:?} {achieved:?}");
        }
        assert_eq!(attained(None, Percent(80.0), Bare(85.0), true), Some(1.0625));
        assert_eq!(attained(None, Bare(80.0), Bare(0.85), true), None);
        assert_eq!(attained(None, Bare(80.0), Bare(0.85), false), Some(0.010625));
    }
}
