//! How the cells of a year hang together: margins, months in quarters, subsets in the tables they are drawn from.
//!
//! A relation is written as it holds in the data (=, ≤ or ≥), even where a reader could only suppose it: supposing that the reader
//! knows more makes the audit stricter, never laxer.

use super::family::Subjects;
use super::model::Model;
use super::primary::{CellKey, CountOf, TableKey};
use super::solver::{Row, Sense, TOLERANCE};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A subset of people and the table that it is drawn from, class by class.
const SUBSETS: [(&str, &str); 4] = [
    ("saisines_en_reunion", "saisines"),
    ("delai_reponse_median", "saisines"),
    ("parcours_presents_ateliers", "parcours_decisions"),
    ("personnes_distinctes", "participations"),
];

/// Every relation between the cells of a model.
pub fn of(model: &Model, subjects: &Subjects) -> Vec<Row> {
    let mut rows = Vec::new();
    for (table, cells) in &model.tables {
        margins(model, table, cells, &mut rows);
        months_in_quarters(model, table, cells, &mut rows);
        subsets(model, table, cells, &mut rows);
        bases(model, table, cells, &mut rows);
        traits(model, subjects, table, cells, &mut rows);
    }
    exits(model, &mut rows);
    rows
}

/// Σ parts compared with their whole, as the data have it.
fn compare(model: &Model, parts: &[usize], whole: usize) -> Sense {
    let gap = parts.iter().map(|&part| model.truth(part)).sum::<f64>() - model.truth(whole);
    if gap.abs() < TOLERANCE {
        Sense::Equal
    } else if gap < 0.0 {
        Sense::AtMost
    } else {
        Sense::AtLeast
    }
}

/// Parts that make up a whole; when they overlap (several orientations a referral), each is still part of it.
fn part_of(model: &Model, parts: &[usize], whole: usize, rows: &mut Vec<Row>) {
    let sense = compare(model, parts, whole);
    rows.push(row(parts.iter().copied(), whole, sense));
    let is_question = model.cells.get(whole).is_some_and(|cell| cell.key.table.indicator.starts_with("question_"));
    if sense == Sense::AtLeast && is_question {
        // Those who did not answer stand beside those who did.
        let without = |left: usize| parts.iter().copied().filter(|&part| part != left).collect::<Vec<_>>();
        let answered = parts.iter().map(|&left| without(left)).find(|parts| compare(model, parts, whole) == Sense::Equal);
        rows.extend(answered.map(|parts| row(parts, whole, Sense::Equal)));
    }
    if sense == Sense::AtLeast {
        for &part in parts.iter().filter(|&&part| model.truth(part) <= model.truth(whole) + TOLERANCE) {
            rows.push(row([part], whole, Sense::AtMost));
        }
    }
}

fn row(parts: impl IntoIterator<Item = usize>, whole: usize, sense: Sense) -> Row {
    Row { terms: parts.into_iter().map(|part| (part, 1.0)).chain([(whole, -1.0)]).collect(), sense, bound: 0.0 }
}

/// Cells gathered under the cell of another table that `whole` names.
fn gather(model: &Model, cells: &[usize], whole: impl Fn(&CellKey) -> Option<CellKey>) -> BTreeMap<usize, Vec<usize>> {
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &rank in cells {
        let key = model.cells.get(rank).and_then(|cell| whole(&cell.key));
        if let Some(whole) = key.and_then(|key| model.cell(&key)) {
            groups.entry(whole).or_default().push(rank);
        }
    }
    groups
}

/// A table and every table of the same indicator with fewer axes.
fn margins(model: &Model, table: &TableKey, cells: &[usize], rows: &mut Vec<Row>) {
    if table.count_of == CountOf::Base {
        return;
    }
    // At most two axes come from the contract; subsets of axes are written as masks so that three do not surprise.
    let axes = table.dimensions.len().min(8);
    for kept in 0..(1_usize << axes).saturating_sub(1) {
        let keeps = |at: usize| kept & (1 << at) != 0;
        let dimensions: Vec<Arc<str>> = pick(&table.dimensions, keeps);
        let margin = TableKey { dimensions, ..table.clone() };
        if !model.tables.contains_key(&margin) {
            continue;
        }
        let groups = gather(model, cells, |key| Some(CellKey { table: margin.clone(), labels: pick(&key.labels, keeps) }));
        for (whole, parts) in groups {
            part_of(model, &parts, whole, rows);
        }
    }
}

fn pick(items: &[Arc<str>], keeps: impl Fn(usize) -> bool) -> Vec<Arc<str>> {
    items.iter().enumerate().filter(|(at, _)| keeps(*at)).map(|(_, item)| item.clone()).collect()
}

/// `2022-05` lies in `2022-T2`.
fn months_in_quarters(model: &Model, table: &TableKey, cells: &[usize], rows: &mut Vec<Row>) {
    let Some(at) = table.dimensions.iter().position(|dimension| &**dimension == "mois") else { return };
    let groups = gather(model, cells, |key| {
        let mut axes: Vec<(Arc<str>, Arc<str>)> = key.table.dimensions.iter().cloned().zip(key.labels.iter().cloned()).collect();
        let (dimension, label) = axes.get_mut(at)?;
        let (year, month) = label.split_once('-')?;
        let quarter = month.parse::<u32>().ok()?.div_ceil(3);
        (*dimension, *label) = ("trimestre".into(), format!("{year}-T{quarter}").into());
        axes.sort_unstable();
        let (dimensions, labels) = axes.into_iter().unzip();
        Some(CellKey { table: TableKey { dimensions, ..key.table.clone() }, labels })
    });
    for (whole, parts) in groups {
        part_of(model, &parts, whole, rows);
    }
}

/// Nobody is in a subset who is not in the table it is drawn from; and the rest is what remains.
fn subsets(model: &Model, table: &TableKey, cells: &[usize], rows: &mut Vec<Row>) {
    let Some((_, parent)) = SUBSETS.iter().find(|(subset, _)| *subset == &*table.indicator) else { return };
    for &rank in cells {
        let Some(cell) = model.cells.get(rank) else { continue };
        let sibling = |count_of| CellKey {
            table: TableKey { indicator: (*parent).into(), count_of, ..table.clone() },
            labels: cell.key.labels.clone(),
        };
        let Some(whole) = model.cell(&sibling(CountOf::People)) else { continue };
        match model.cell(&sibling(CountOf::Rest)).filter(|_| &*table.indicator == "saisines_en_reunion") {
            Some(rest) => rows.push(row([rank, rest], whole, Sense::Equal)),
            None if cell.truth <= model.truth(whole) + TOLERANCE => rows.push(row([rank], whole, Sense::AtMost)),
            None => {}
        }
    }
}

/// The denominator of a share is the sum of the classes that are shares of it: no opinion and no answer are not.
fn bases(model: &Model, table: &TableKey, cells: &[usize], rows: &mut Vec<Row>) {
    if !table.indicator.starts_with("question_") || table.count_of != CountOf::People {
        return;
    }
    let Some(at) = table.dimensions.iter().position(|dimension| &**dimension == "modalite") else { return };
    let base = TableKey { count_of: CountOf::Base, dimensions: pick(&table.dimensions, |axis| axis != at), ..table.clone() };
    let groups = gather(model, cells, |key| Some(CellKey { table: base.clone(), labels: pick(&key.labels, |axis| axis != at) }));
    for (whole, parts) in groups {
        let inside: Vec<usize> = parts.into_iter().filter(|&part| model.cells.get(part).is_some_and(|cell| cell.in_base)).collect();
        part_of(model, &inside, whole, rows);
    }
}

/// Answers crossed with a trait, and how many respondents have the trait.
fn traits(model: &Model, subjects: &Subjects, table: &TableKey, cells: &[usize], rows: &mut Vec<Row>) {
    if table.count_of != CountOf::People || table.dimensions.len() < 2 {
        return;
    }
    for (at, dimension) in table.dimensions.iter().enumerate() {
        let Some(indicator) = subjects.trait_indicator(dimension) else { continue };
        let having = TableKey { indicator: indicator.into(), dimensions: vec!["modalite".into()], ..table.clone() };
        let groups = gather(model, cells, |key| Some(CellKey { table: having.clone(), labels: vec![key.labels.get(at)?.clone()] }));
        for (whole, parts) in groups {
            part_of(model, &parts, whole, rows);
        }
    }
}

/// Who leaves is either a decision to leave or a day of leaving: where the two agree in every class, a reader takes them for one.
fn exits(model: &Model, rows: &mut Vec<Row>) {
    for (table, cells) in model.tables.iter().filter(|(table, _)| &*table.indicator == "parcours_sorties") {
        let groups = gather(model, cells, |key| {
            let mut axes: Vec<(Arc<str>, Arc<str>)> = key.table.dimensions.iter().cloned().zip(key.labels.iter().cloned()).collect();
            axes.push(("decision".into(), "sorti".into()));
            axes.sort_unstable();
            let (dimensions, labels) = axes.into_iter().unzip();
            Some(CellKey { table: TableKey { indicator: "parcours_decisions".into(), dimensions, ..key.table.clone() }, labels })
        });
        if groups.iter().all(|(&whole, parts)| compare(model, parts, whole) == Sense::Equal)
            && !table.dimensions.iter().any(|d| &**d == "decision")
        {
            rows.extend(groups.into_iter().map(|(whole, parts)| row(parts, whole, Sense::Equal)));
        }
    }
}
