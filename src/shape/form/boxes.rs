//! The boxes of a form: the options of a label, side by side or one under another, each with its tick in its own cell or in one beside it.

use super::{Form, Label};
use crate::place::CellRef;
use crate::read::Raw;
use crate::schema::Content;
use crate::shape::form::cells::right_of;
use crate::shape::reader::Reader;
use crate::shape::sheet::{Sheet, tidy_text};
use crate::shape::value::{self, Reading};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What the boxes of a label say, and their cells.
pub struct Boxes<'a> {
    pub cells: Vec<(CellRef, &'a Raw)>,
    /// The options ticked; none where it cannot be known which ones the ticks are for.
    pub ticked: Option<Vec<Arc<str>>>,
    /// Where the first tick stands, or the first option.
    pub at: CellRef,
}

/// A cell of the boxes.
enum Piece {
    Mark(bool),
    Option(String),
    /// Options and their ticks: those that are ticked.
    Both(Vec<Arc<str>>),
}

/// Where an option stands from its tick: rows, then columns.
type Side = (i64, i64);

const BESIDE: [Side; 2] = [BEFORE_ITS_OPTION, AFTER_ITS_OPTION];
const BEFORE_ITS_OPTION: Side = (0, 1);
const AFTER_ITS_OPTION: Side = (0, -1);
const UNDER_OR_OVER: [Side; 2] = [(-1, 0), (1, 0)];

/// The boxes of a label, if its value is some.
pub fn boxes<'a>(reader: &Reader, sheet: &'a Sheet<'_>, form: &Form, labels: &[Label], label: &Label) -> Option<Boxes<'a>> {
    if !matches!(label.column.content, Content::YesNo | Content::Class(_) | Content::Classes(_)) || label.inline.is_some() {
        return None;
    }
    let (cells, rows) = block(reader, sheet, form, labels, label);
    let pieces: BTreeMap<CellRef, Piece> = cells.iter().map(|(cell, raw)| (*cell, piece(raw))).collect();
    let options: BTreeMap<CellRef, &str> = pieces
        .iter()
        .filter_map(|(cell, piece)| if let Piece::Option(text) = piece { Some((*cell, text.as_str())) } else { None })
        .collect();
    let marks: BTreeMap<CellRef, bool> =
        pieces.iter().filter_map(|(cell, piece)| if let Piece::Mark(ticked) = piece { Some((*cell, *ticked)) } else { None }).collect();
    let within =
        || pieces.values().filter_map(|piece| if let Piece::Both(ticked) = piece { Some(ticked) } else { None }).flatten().cloned();
    let first = cells.first()?.0;
    if marks.is_empty() {
        let is_list = rows > 1 && (options.len() < pieces.len() || matches!(label.column.content, Content::Class(_)));
        return is_list.then(|| Boxes { ticked: Some(within().collect()), at: first, cells });
    }
    if options.is_empty() {
        return None;
    }
    let at = marks.iter().find(|(_, ticked)| **ticked).map_or(first, |(cell, _)| *cell);
    let side = side(sheet, &options, &marks, first_value_column(sheet, form, labels, label));
    let ticked = side.map(|side| {
        let of_marks =
            marks.iter().filter(|(_, ticked)| **ticked).filter_map(|(mark, _)| options.get(&beside(sheet, *mark, side)?).copied());
        of_marks.map(Arc::from).chain(within()).collect()
    });
    Some(Boxes { cells, ticked, at })
}

/// The cells right of the label and, for options one under another, those of the rows beneath that go on with them; and how many rows.
fn block<'a>(reader: &Reader, sheet: &'a Sheet<'_>, form: &Form, labels: &[Label], label: &Label) -> (Vec<(CellRef, &'a Raw)>, usize) {
    let mut cells: Vec<(CellRef, &Raw)> = right_of(sheet, form, label.cell).collect();
    let mut rows = 1;
    for row in label.cell.row + 1.. {
        let under = CellRef::new(row, label.cell.column);
        let beneath: Vec<(CellRef, &Raw)> = right_of(sheet, form, under).collect();
        let goes_on = |(_, raw): &(CellRef, &Raw)| match piece(raw) {
            Piece::Mark(_) | Piece::Both(_) => true,
            Piece::Option(text) => is_option(reader, label.column.content, &text),
        };
        let is_labelled = sheet.own(under).is_some() || labels.iter().any(|other| other.cell == under);
        if cells.is_empty() || is_labelled || beneath.is_empty() || !beneath.iter().all(goes_on) {
            return (cells, rows);
        }
        cells.extend(beneath);
        rows += 1;
    }
    (cells, rows)
}

fn is_option(reader: &Reader, content: Content, text: &str) -> bool {
    match content {
        Content::Class(nomenclature) | Content::Classes(nomenclature) => reader.class(nomenclature, text).is_some(),
        Content::YesNo => !matches!(value::yes_no(&Raw::Text(text.into())), Reading::Unreadable(_)),
        Content::Name
        | Content::Text
        | Content::Names
        | Content::Texts
        | Content::Count
        | Content::Euros
        | Content::Number
        | Content::Share
        | Content::Date
        | Content::Year
        | Content::Presence => false,
    }
}

fn piece(raw: &Raw) -> Piece {
    match raw {
        Raw::Boolean(ticked) => return Piece::Mark(*ticked),
        Raw::Number(number) if *number == 1.0 || *number == 0.0 => return Piece::Mark(*number == 1.0),
        Raw::Text(_) | Raw::Number(_) | Raw::Percent(_) | Raw::Date(_) | Raw::Seconds(_) | Raw::Error(_) | Raw::EmptyText => {}
    }
    let text = tidy_text(raw);
    if let Some(ticked) = value::mark(&text) {
        return Piece::Mark(ticked);
    }
    match value::ticked(&super::super::sheet::text(raw)) {
        Some(ticks) => Piece::Both(ticks.ticked.into_iter().filter(|option| !option.is_empty()).collect()),
        None => Piece::Option(text),
    }
}

/// The side on which every tick has its option. Where both would do, as between two options, the form says by its first option: a cell
/// kept free before it is for its tick.
fn side(sheet: &Sheet<'_>, options: &BTreeMap<CellRef, &str>, marks: &BTreeMap<CellRef, bool>, first_value: u32) -> Option<Side> {
    let option_rows: BTreeSet<u32> = options.keys().map(|cell| cell.row).collect();
    let in_line = marks.keys().all(|mark| option_rows.contains(&mark.row));
    let sides = if in_line { BESIDE } else { UNDER_OR_OVER };
    let has_option = |mark: &CellRef, side: Side| beside(sheet, *mark, side).is_some_and(|cell| options.contains_key(&cell));
    let fitting: Vec<Side> = sides.into_iter().filter(|side| marks.keys().all(|mark| has_option(mark, *side))).collect();
    match fitting.as_slice() {
        [side] => Some(*side),
        [_, _] if in_line => {
            let first_option = options.keys().map(|cell| cell.column).min()?;
            Some(if first_option > first_value { BEFORE_ITS_OPTION } else { AFTER_ITS_OPTION })
        }
        _ => None,
    }
}

/// The cell on a side of another, or that which shows its content over it.
fn beside(sheet: &Sheet<'_>, cell: CellRef, (rows, columns): Side) -> Option<CellRef> {
    let row = u32::try_from(i64::from(cell.row) + rows).ok()?;
    let column = u32::try_from(i64::from(cell.column) + columns).ok()?;
    sheet.seen(CellRef::new(row, column)).map(|(cell, _)| cell)
}

/// The column in which the form's values begin: that of most of the other labels beside this one, else the next to the label.
fn first_value_column(sheet: &Sheet<'_>, form: &Form, labels: &[Label], label: &Label) -> u32 {
    let mut begun: BTreeMap<u32, usize> = BTreeMap::new();
    let others = labels.iter().filter(|other| other.cell.column == label.cell.column && other.cell != label.cell);
    let plain = others.filter(|other| !matches!(other.column.content, Content::YesNo | Content::Class(_) | Content::Classes(_)));
    for (cell, _) in plain.filter_map(|other| right_of(sheet, form, other.cell).next()) {
        *begun.entry(cell.column).or_default() += 1;
    }
    // Of two as many, the nearest to the label.
    begun.into_iter().rev().max_by_key(|(_, count)| *count).map_or(label.cell.column + 1, |(column, _)| column)
}
