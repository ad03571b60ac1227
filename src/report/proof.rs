//! What stands behind a figure: its definition, how it was counted, its base, and the cells it comes from.

use super::definitions::{QUESTION_PREFIX, definition};
use super::measure::Measure;
use super::typography::typeset;
use crate::figure::{Figure, SourceCells, Sources, Status};
use crate::french;
use crate::place::{CellRef, column_letters};
use crate::quantity::Precision;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A proof names at most so many sheets and ranges a sheet: beyond, `controle/sources.csv` has them all.
const SHEETS_SHOWN: usize = 4;
const RANGES_SHOWN: usize = 6;

/// What a reader may ask of a figure, or of the figures of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    pub indicator: Arc<str>,
    pub title: String,
    pub definition: String,
    pub rule: String,
    /// « 10 sur 11 », for a ratio.
    pub base: Option<String>,
    /// « Valeur approchée… », when it is not exact.
    pub precision: Option<String>,
    /// How many cells of the inputs it comes from.
    pub cell_count: usize,
    /// « 2022/emargement.xlsx › Feuil1 (B4:B9) », a sheet an entry.
    pub places: Vec<String>,
}

/// How much is told of where a figure comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// The very cells. For classes of people, `protect` has put those of the whole table in their place.
    Cells,
    /// The sheets only: the rows behind each answer to each question would put every respondent's form together again.
    Sheets,
    /// Nothing: the number of cells alone would give a masked figure away.
    Nothing,
}

/// What may be told of the sources of a figure.
pub fn told(figure: &Figure) -> Told {
    let of_answers =
        figure.indicator.starts_with(QUESTION_PREFIX) || matches!(&*figure.indicator, "atteinte_percue" | "objectifs_par_classement");
    match figure.status {
        Status::Masked => Told::Nothing,
        Status::Known | Status::NotKnown if of_answers && !figure.classes.is_empty() => Told::Sheets,
        Status::Known | Status::NotKnown => Told::Cells,
    }
}

/// The proof of figures of one indicator. Cells behind a masked figure are not told: their number alone would say something.
pub fn proof(figures: &[&Figure], measure: Option<&Measure>, sources: &Sources) -> Option<Proof> {
    let first = figures.first()?;
    let definition = definition(&first.indicator)?;
    let mut cells = SourceCells::default();
    for figure in figures.iter().filter(|figure| told(figure) != Told::Nothing) {
        cells.extend(&figure.sources);
    }
    cells.tidy();
    let named = figures.iter().all(|figure| told(figure) == Told::Cells);
    let base = measure
        .and_then(|measure| measure.fraction)
        .map(|(numerator, denominator)| format!("{} sur\u{a0}{}", french::number(numerator), french::number(denominator)));
    let precision = figures.iter().filter(|figure| figure.status == Status::Known).map(|figure| figure.precision).max();
    Some(Proof {
        indicator: first.indicator.clone(),
        title: typeset(definition.title),
        definition: typeset(definition.sentence),
        rule: typeset(definition.rule),
        base,
        precision: precision.and_then(remark).map(typeset),
        cell_count: cells.count(),
        places: places(&cells, sources, named),
    })
}

/// Why a figure is not exact; nothing of one that is.
pub const fn remark(precision: Precision) -> Option<&'static str> {
    match precision {
        Precision::Exact => None,
        Precision::About => Some("Approchée : un effectif au moins a été donné en chiffres ronds (« une quarantaine »)."),
        Precision::AtMost => Some("Maximum : un effectif au moins a été donné comme une limite (« moins de 10 »)."),
        Precision::AtLeast => Some("Minimum : un effectif au moins manque ou a été donné comme un seuil (« plus de 700 »)."),
    }
}

/// The cells of one sheet, as a spreadsheet names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetCells {
    /// `2022/emargement.xlsx › Feuil1`
    pub place: String,
    pub cell_count: usize,
    /// `B4:B9`, in reading order.
    pub ranges: Vec<String>,
}

/// Cells by sheet, in the order of the sheets.
pub fn by_sheet(cells: &SourceCells, sources: &Sources) -> Vec<SheetCells> {
    let of_sheet = |(sheet, cells): (&u32, &Vec<CellRef>)| {
        let (file, name) = sources.sheets.get(usize::try_from(*sheet).ok()?)?;
        let place = if name.is_empty() { file.to_string() } else { format!("{file} › {name}") };
        // A name may hold what turns the direction of the text around it.
        let place = place.chars().filter(|letter| !french::is_unseen(*letter)).collect();
        Some(SheetCells { place, cell_count: cells.len(), ranges: ranges(cells) })
    };
    cells.0.iter().filter_map(of_sheet).collect()
}

fn places(cells: &SourceCells, sources: &Sources, named: bool) -> Vec<String> {
    let mut places: Vec<String> = by_sheet(cells, sources)
        .into_iter()
        .map(|SheetCells { place, mut ranges, .. }| {
            if !named {
                return place;
            }
            let hidden = ranges.len().saturating_sub(RANGES_SHOWN);
            ranges.truncate(RANGES_SHOWN);
            let mut list = ranges.join(", ");
            if hidden > 0 {
                list.push_str(&format!(" et {hidden} {}", french::plural(hidden as f64, "autre plage", "autres plages")));
            }
            format!("{place} ({list})")
        })
        .collect();
    let hidden = places.len().saturating_sub(SHEETS_SHOWN);
    if hidden > 0 {
        places.truncate(SHEETS_SHOWN);
        places
            .push(format!("et {hidden} {} (voir controle/sources.csv)", french::plural(hidden as f64, "autre feuille", "autres feuilles")));
    }
    places
}

/// Cells as a spreadsheet names them: `B4:B9`, `C4:E4`, `F7`. Whole columns of rows first, then equal neighbours side by side.
pub fn ranges(cells: &[CellRef]) -> Vec<String> {
    let cells: BTreeSet<(u32, u32)> = cells.iter().map(|cell| (cell.column, cell.row)).collect();
    let mut runs: Vec<(u32, u32, u32)> = Vec::new(); // column, first row, last row
    for (column, row) in cells {
        match runs.last_mut() {
            Some((last_column, _, last_row)) if *last_column == column && *last_row + 1 == row => *last_row = row,
            _ => runs.push((column, row, row)),
        }
    }
    // Runs over the same rows in neighbouring columns make one block.
    let mut blocks: BTreeMap<(u32, u32), Vec<(u32, u32)>> = BTreeMap::new();
    for (column, first, last) in runs {
        let columns = blocks.entry((first, last)).or_default();
        match columns.last_mut() {
            Some((_, end)) if *end + 1 == column => *end = column,
            _ => columns.push((column, column)),
        }
    }
    blocks
        .into_iter()
        .flat_map(|((first, last), columns)| columns.into_iter().map(move |(left, right)| name((left, first), (right, last))))
        .collect()
}

fn name((left, first): (u32, u32), (right, last): (u32, u32)) -> String {
    let start = format!("{}{first}", column_letters(left));
    if (left, first) == (right, last) { start } else { format!("{start}:{}{last}", column_letters(right)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::Class;

    #[test]
    fn the_rows_behind_answers_are_not_named_and_nothing_is_told_of_a_masked_figure() {
        let class = |dimension: &str| vec![Class { dimension: dimension.into(), label: "x".into() }];
        let answers = Figure { classes: class("modalite"), ..Figure::count("question_OBJ01", 2022, 12.0, "réponses") };
        let masked = Figure { status: Status::Masked, classes: class("niveau"), ..Figure::count("saisines", 2022, 3.0, "saisines") };
        let structures = Figure { classes: class("secteur"), ..Figure::count("structures_actives", 2022, 3.0, "structures") };
        assert_eq!([told(&answers), told(&masked), told(&structures)], [Told::Sheets, Told::Nothing, Told::Cells]);
    }

    #[test]
    fn cells_that_touch_make_one_range_and_others_do_not() {
        let cells = |list: &[(u32, u32)]| -> Vec<CellRef> { list.iter().map(|(row, column)| CellRef::new(*row, *column)).collect() };
        assert_eq!(ranges(&cells(&[(4, 2), (5, 2), (6, 2), (8, 2)])), ["B4:B6", "B8"]);
        assert_eq!(ranges(&cells(&[(4, 2), (4, 3), (5, 2), (5, 3), (9, 1)])), ["B4:C5", "A9"]);
        assert!(ranges(&[]).is_empty());
    }
}
