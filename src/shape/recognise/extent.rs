//! How far a header reaches: over which columns, and how many rows.

use super::{Context, DEEPEST_HEADER, Header, HeaderCell, Near, Wanted, keep_nearest, readings};
use crate::place::CellRef;
use crate::read::Raw;
use crate::schema::Kind;
use crate::shape::headers;
use crate::shape::sheet::{Sheet, tidy_text};
use crate::shape::value::header_key;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

/// The same header with the row beneath it, when that row parts its columns: « Effectifs » over « Inscrits » and « Présents ».
pub fn with_headings_beneath(sheet: &Sheet<'_>, wanted: &Wanted<'_>, header: &Header, since: u32, context: &Context) -> Option<Header> {
    let row = header.last_row + 1;
    if wanted.header_row.is_some() || sheet.row(row).any(|(_, raw)| !matches!(raw, Raw::Text(_))) {
        return None;
    }
    let first = sheet.row(row).map(|(cell, _)| cell.column).min()?.min(*header.span.start());
    let last = sheet.row(row).map(|(cell, _)| cell.column).max()?.max(*header.span.end());
    let deeper = best_depth(sheet, row, since, &(first..=last), context, wanted).0?;
    let first_row = deeper.first_row.min(header.first_row);
    // Parts of a count (« Hommes », « Femmes », « Total ») name no column of ours, and are no record either.
    // Under headers merged over two columns for their width, a record has one cell in each.
    let holder = |cell: CellRef| sheet.seen(CellRef::new(header.last_row, cell.column)).map(|(holder, _)| holder);
    let shares = |cell: CellRef| sheet.row(row).any(|(other, _)| other != cell && holder(other) == holder(cell));
    let parts = sheet.row(row).count() > 1
        && sheet.row(row).all(|(cell, _)| is_wide(sheet, CellRef::new(header.last_row, cell.column)) && shares(cell));
    (deeper.best.columns.len() > header.best.columns.len() || parts).then_some(Header { first_row, ..deeper })
}

/// Whether a cell lies in a block merged over several columns.
fn is_wide(sheet: &Sheet<'_>, cell: CellRef) -> bool {
    let Some((holder, _)) = sheet.seen(cell) else { return false };
    let beside = CellRef::new(cell.row, cell.column + 1);
    holder.column != cell.column || sheet.seen(beside).is_some_and(|(other, _)| other == holder)
}

/// The stretches of columns to read apart: two tables side by side repeat their headers on both sides of a blank column.
pub fn spans(sheet: &Sheet<'_>, wanted: &Wanted<'_>, row: u32, since: u32, texts: &[(CellRef, String)]) -> Vec<RangeInclusive<u32>> {
    let (Some((first, _)), Some((last, _))) = (texts.first(), texts.last()) else { return Vec::new() };
    let above_names = |column: u32, next: u32| {
        let Some(above) = row.checked_sub(1).filter(|above| *above > since) else { return false };
        let parts_a_heading = (1..column).rev().take(WIDEST_UNMERGED + 1).any(|left| is_text(sheet, CellRef::new(above, left)));
        parts_a_heading && sheet.seen(CellRef::new(above, column)).is_none() && is_text(sheet, CellRef::new(above, next))
    };
    // A header that stands a row higher, alone or merged downwards, is of the same table.
    let goes_on = |column: u32| {
        let above = || row.checked_sub(1).filter(|above| *above > since).and_then(|above| sheet.own(CellRef::new(above, column)));
        sheet.seen(CellRef::new(row, column)).is_some()
            || above().is_some_and(|raw| matches!(raw, Raw::Text(_)) && wanted.names_something(&tidy_text(raw)))
    };
    // A blank column may part the columns under a heading from those beside it.
    let reaches = |column: u32, next: u32| goes_on(column) || (above_names(column, next) && goes_on(next));
    let left = (1..first.column).rev().take_while(|column| reaches(*column, column.saturating_sub(1))).last().unwrap_or(first.column);
    let right = (last.column + 1..).take_while(|column| reaches(*column, column + 1)).last().unwrap_or(last.column);
    let whole = left..=right;
    let mut seen = BTreeSet::new();
    let repeated = texts.iter().any(|(_, text)| {
        let key = header_key(text);
        !headers::meanings(text).is_empty() && !seen.insert(key)
    });
    if !repeated {
        return vec![whole];
    }
    let mut parts: Vec<RangeInclusive<u32>> = Vec::new();
    for (cell, _) in texts {
        match parts.last_mut() {
            Some(part) if cell.column - part.end() == 1 || sheet.is_covered(CellRef::new(row, cell.column - 1)) => {
                *part = *part.start()..=cell.column;
            }
            _ => parts.push(cell.column..=cell.column),
        }
    }
    if parts.len() > 1 { parts } else { vec![whole] }
}

/// Tables side by side without a blank between them, each under a title of its own (« CHARGES », « PRODUITS ») and each complete; none where
/// the columns do not repeat.
pub fn by_blocks(
    sheet: &Sheet<'_>,
    wanted: &Wanted<'_>,
    row: u32,
    since: u32,
    texts: &[(CellRef, String)],
    context: &Context,
) -> Vec<Header> {
    let (Some((first, _)), Some((last, _))) = (texts.first(), texts.last()) else { return Vec::new() };
    let keys: BTreeSet<String> = texts.iter().map(|(_, text)| header_key(text)).collect();
    let Some(above) = row.checked_sub(1).filter(|above| *above > since && keys.len() < texts.len()) else { return Vec::new() };
    let starts: Vec<u32> = sheet.row(above).map(|(cell, _)| cell.column).filter(|at| (first.column..=last.column).contains(at)).collect();
    if starts.len() < 2 || starts.first() != Some(&first.column) {
        return Vec::new();
    }
    let ends = starts.iter().skip(1).map(|next| next - 1).chain([last.column]);
    let spans: Vec<RangeInclusive<u32>> = starts.iter().zip(ends).map(|(start, end)| *start..=end).collect();
    all_complete(sheet, wanted, row, above, &spans, context)
}

/// Tables of different makes side by side, a blank column between them: « Action | Statut | | Libellé | Montant ».
pub fn past_blanks(
    sheet: &Sheet<'_>,
    wanted: &Wanted<'_>,
    row: u32,
    since: u32,
    texts: &[(CellRef, String)],
    context: &Context,
) -> Vec<Header> {
    let mut spans: Vec<RangeInclusive<u32>> = Vec::new();
    for (cell, _) in texts {
        match spans.last_mut() {
            Some(span) if cell.column - span.end() == 1 => *span = *span.start()..=cell.column,
            _ => spans.push(cell.column..=cell.column),
        }
    }
    let is_blank = |column: u32| sheet.rows_in(row..).take(ROWS_OF_A_GAP).all(|row| sheet.seen(CellRef::new(row, column)).is_none());
    let are_parted = spans.windows(2).all(|pair| matches!(pair, [left, right] if (left.end() + 1..*right.start()).all(is_blank)));
    if spans.len() < 2 || !are_parted {
        return Vec::new();
    }
    all_complete(sheet, wanted, row, since, &spans, context)
}

/// So many rows without a cell in a column are enough to say that it parts two tables.
const ROWS_OF_A_GAP: usize = 50;

/// The tables under one row of headers, each over its own columns, where every one of them is complete.
fn all_complete(
    sheet: &Sheet<'_>,
    wanted: &Wanted<'_>,
    row: u32,
    since: u32,
    spans: &[RangeInclusive<u32>],
    context: &Context,
) -> Vec<Header> {
    let header =
        |span: &RangeInclusive<u32>| best_depth(sheet, row, since, span, context, wanted).0.filter(|header| header.best.columns.len() > 1);
    spans.iter().map(header).collect::<Option<Vec<Header>>>().unwrap_or_default()
}

/// Tries the header at one to three rows ending at `row`; the shallowest that names the most columns wins.
pub fn best_depth(
    sheet: &Sheet<'_>,
    row: u32,
    since: u32,
    span: &RangeInclusive<u32>,
    context: &Context,
    wanted: &Wanted<'_>,
) -> (Option<Header>, Option<Near>) {
    let mut best: Option<Header> = None;
    let mut near: Option<Near> = None;
    for depth in 1..=DEEPEST_HEADER.min(row - since) {
        if depth > 1 && is_record(sheet, wanted, row, depth, span) {
            break;
        }
        let cells = header_cells(sheet, wanted, row, depth, span);
        let (complete, incomplete) = readings(&cells, context, wanted);
        keep_nearest(&mut near, incomplete.clone().map(|table| Near { table, row, cells: cells.clone() }));
        let mut complete = complete.into_iter();
        let Some(first) = complete.next() else { continue };
        if best.as_ref().is_none_or(|known| first.columns.len() > known.best.columns.len()) {
            let rival = complete.next();
            let second = rival.clone().into_iter().chain(incomplete).max_by(|a, b| a.score.total_cmp(&b.score));
            best = Some(Header {
                first_row: row + 1 - depth,
                last_row: row,
                span: span.clone(),
                cells,
                best: first,
                rival,
                second,
                said: BTreeMap::new(),
            });
        }
    }
    let outdone = |header: &Header| {
        near.as_ref().is_some_and(|near| near.table.columns.len() >= header.best.columns.len() + 2 && near.table.missing.len() == 1)
    };
    match best {
        Some(header) if outdone(&header) => (None, near),
        best => (best, near),
    }
}

/// Whether a row beneath headers is a record, one of whose words happens to name a column: « GEM | Ville » under « Partenaires | Financeurs ».
fn is_record(sheet: &Sheet<'_>, wanted: &Wanted<'_>, row: u32, depth: u32, span: &RangeInclusive<u32>) -> bool {
    let names = |raw: &Raw| wanted.names_something(&tidy_text(raw)) || headers::personal(&tidy_text(raw)).is_some();
    let heads = |cell: CellRef| {
        let named = sheet.own(cell).is_some_and(|raw| matches!(raw, Raw::Text(_)) && names(raw));
        named && !is_wide(sheet, cell) && !is_unmerged_block(sheet, cell)
    };
    let is_headed = |column: u32| (row + 1 - depth..row).any(|above| heads(CellRef::new(above, column)));
    let texts = sheet.row(row).filter(|(cell, raw)| span.contains(&cell.column) && matches!(raw, Raw::Text(_)));
    let (named, others): (Vec<_>, Vec<_>) = texts.partition(|(_, raw)| names(raw));
    let under_a_name = others.iter().filter(|(cell, _)| is_headed(cell.column)).count();
    under_a_name > 0 && under_a_name >= named.len()
}

/// The texts of a header of `depth` rows, by column: the lowest text that names something, else upper and lower together.
fn header_cells(sheet: &Sheet<'_>, wanted: &Wanted<'_>, row: u32, depth: u32, span: &RangeInclusive<u32>) -> BTreeMap<u32, HeaderCell> {
    let mut cells = BTreeMap::new();
    for column in span.clone() {
        let levels = (row + 1 - depth..=row).rev().filter_map(|row| sheet.seen(CellRef::new(row, column)));
        let texts: Vec<(CellRef, String)> =
            levels.filter(|(_, raw)| !matches!(raw, Raw::EmptyText)).map(|(cell, raw)| (cell, tidy_text(raw))).collect();
        let named = texts.iter().find(|(_, text)| wanted.names_something(text) || headers::personal(text).is_some());
        let joined = || {
            let (cell, _) = texts.first()?;
            let words: Vec<&str> = texts.iter().rev().map(|(_, text)| text.as_str()).collect();
            let mut distinct = words.clone();
            distinct.dedup();
            Some((*cell, distinct.join(" ")))
        };
        // Of the parts of a count, the one that adds them up stands for it.
        let over = |cell: &CellRef| CellRef::new(cell.row.saturating_sub(1), column);
        let in_block = texts.first().filter(|(cell, _)| is_wide(sheet, over(cell)) && has_total_beside(sheet, over(cell), cell.row));
        let upper = texts.get(1).filter(|(_, upper)| wanted.names_something(upper));
        if let (Some((cell, text)), Some((_, upper))) = (in_block, upper)
            && (headers::is_total(text) || !wanted.names_something(text))
        {
            let text = if headers::is_total(text) { upper.clone() } else { format!("{upper} {text}") };
            cells.insert(column, HeaderCell { cell: *cell, text });
            continue;
        }
        // « Hommes » and « Femmes » under « Participants », with no total: neither is the number of participants.
        let parts_participants =
            |upper: &str| headers::column(Kind::Participations, upper).is_some_and(|(column, _)| column.name == "participants");
        if let [(cell, lower), (above, upper), ..] = texts.as_slice()
            && is_wide(sheet, CellRef::new(above.row, column))
            && !wanted.names_something(lower)
            && parts_participants(upper)
        {
            cells.insert(column, HeaderCell { cell: *cell, text: format!("{upper} {lower}") });
            continue;
        }
        let whole = under_block(sheet, column, &texts).or_else(|| under_unmerged(sheet, row + 1 - depth, column, &texts));
        let chosen = match (whole, named) {
            (Some(whole), _) => Some(whole),
            (None, Some((cell, text))) => Some((*cell, text.clone())),
            (None, None) => joined(),
        };
        if let Some((cell, text)) = chosen {
            cells.insert(column, HeaderCell { cell, text });
        }
    }
    cells
}

/// « Objectifs » over « Fixés » and « Atteints », « Sortie » over « Date » and « Motif »: the two together, if they name a column.
fn under_block(sheet: &Sheet<'_>, column: u32, texts: &[(CellRef, String)]) -> Option<(CellRef, String)> {
    let [(cell, lower), (above, upper), ..] = texts else { return None };
    let parts_the_block = is_wide(sheet, CellRef::new(above.row, column)) || is_unmerged_block(sheet, *above);
    parts_the_block.then(|| whole(*cell, upper, lower)).flatten()
}

/// The same where a text file, or a hasty hand, merged nothing: « Sortie | (blank) » over « Date | Motif ».
fn under_unmerged(sheet: &Sheet<'_>, first_row: u32, column: u32, texts: &[(CellRef, String)]) -> Option<(CellRef, String)> {
    let [(cell, lower)] = texts else { return None };
    let above = cell.row.checked_sub(1).filter(|above| *above >= first_row)?;
    let holder = (1..column).rev().map(|left| CellRef::new(above, left)).take(WIDEST_UNMERGED).find(|at| sheet.seen(*at).is_some())?;
    let all_parted = (holder.column..=column).all(|part| is_text(sheet, CellRef::new(cell.row, part)));
    let upper = sheet.own(holder).filter(|_| all_parted).map(tidy_text)?;
    whole(*cell, &upper, lower)
}

/// Columns that a heading without a merge may stand over.
const WIDEST_UNMERGED: usize = 4;

fn whole(cell: CellRef, upper: &str, lower: &str) -> Option<(CellRef, String)> {
    let both = [format!("{upper} {lower}"), format!("{lower} {upper}")];
    both.into_iter().find(|whole| headers::is_known(whole)).map(|whole| (cell, whole))
}

/// A text with a blank at its right, over two texts.
fn is_unmerged_block(sheet: &Sheet<'_>, above: CellRef) -> bool {
    let beside = CellRef::new(above.row, above.column + 1);
    let beneath = |cell: CellRef| CellRef::new(cell.row + 1, cell.column);
    sheet.seen(beside).is_none() && is_text(sheet, beneath(above)) && is_text(sheet, beneath(beside))
}

fn is_text(sheet: &Sheet<'_>, cell: CellRef) -> bool {
    matches!(sheet.own(cell), Some(Raw::Text(_)))
}

/// Whether a block merged over several columns has a total among its parts, on a row beneath it.
fn has_total_beside(sheet: &Sheet<'_>, over: CellRef, row: u32) -> bool {
    let Some((holder, _)) = sheet.seen(over) else { return false };
    let same_block = |column: u32| sheet.seen(CellRef::new(over.row, column)).is_some_and(|(other, _)| other == holder);
    sheet.row(row).any(|(cell, raw)| same_block(cell.column) && headers::is_total(&tidy_text(raw)))
}
