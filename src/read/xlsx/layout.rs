//! What a sheet's part says around its cells: hidden rows and columns, merged cells. The cells themselves are calamine's:
//! parsing them a second time would double the time of reading.

use crate::place::CellRef;
use crate::read::hidden::Spans;
use crate::read::{Merged, xml};
use std::collections::BTreeSet;

/// The layout of a sheet.
#[derive(Debug, Default)]
pub struct Layout {
    pub merged: Vec<Merged>,
    pub hidden: Spans,
}

/// Reads the layout of a sheet's part. A part cut short has less of it: its cells will say so.
pub fn of(part: &str) -> Layout {
    let mut layout = Layout::default();
    let (before, cells, after) = around_cells(part);
    hidden_columns(before, &mut layout.hidden);
    hidden_rows(cells, &mut layout.hidden);
    merged(after, &mut layout.merged);
    layout
}

/// The part in three: up to `<sheetData`, its rows, and from `</sheetData>` on. Elements may have a prefix.
fn around_cells(part: &str) -> (&str, &str, &str) {
    let is_tag = |(at, _): &(usize, &str)| part.get(..*at).is_some_and(|before| before.ends_with('<') || before.ends_with(':'));
    let Some((start, _)) = part.match_indices("sheetData").find(is_tag) else { return (part, "", "") };
    let end = part.rfind("sheetData>").filter(|end| *end > start).unwrap_or(start);
    (part.get(..start).unwrap_or_default(), part.get(start..end).unwrap_or_default(), part.get(end..).unwrap_or_default())
}

/// A sheet's part cut between rows, so that several readers can share it.
pub struct Cut<'t> {
    /// Up to `<sheetData>`, included.
    pub before: &'t str,
    /// Stretches of whole rows, in order.
    pub rows: Vec<&'t str>,
    /// From `</sheetData>` on.
    pub after: &'t str,
}

/// Cuts a part into so many stretches. `None` where a reader would need what stands before its stretch: rows that say no
/// number, formulas shared by several cells; or where the text could hide what looks like a row.
pub fn cut(part: &str, stretches: usize) -> Option<Cut<'_>> {
    const OPEN: &str = "<sheetData>";
    let (start, end) = (part.find(OPEN)? + OPEN.len(), part.rfind("</sheetData>")?);
    let mut rest = part.get(start..end)?;
    if rest.contains("<f") || rest.contains("<!") {
        return None;
    }
    let length = rest.len() / stretches.max(1);
    let mut rows = Vec::new();
    for _ in 1..stretches {
        let at = xml::find(rest.as_bytes(), b"<row ", length)?;
        let (stretch, after) = rest.split_at_checked(at)?;
        value_of(after.split('>').next()?, " r=")?.parse::<u32>().ok()?;
        rows.push(stretch);
        rest = after;
    }
    rows.push(rest);
    Some(Cut { before: part.get(..start)?, rows, after: part.get(end..)? })
}

fn hidden_columns(before: &str, hidden: &mut Spans) {
    xml::each_tag(before, |tag| {
        let is_hidden = tag.local_name().as_ref() == "col" && xml::attribute(tag, "hidden").is_some_and(|value| xml::is_true(&value));
        if let (true, Some(first), Some(last)) = (is_hidden, xml::count(tag, "min"), xml::count(tag, "max")) {
            hidden.columns.push(first..=last);
        }
    });
}

/// Rows are looked for by their tag alone, and only in a sheet where the word `hidden` occurs: this text is nine tenths of
/// a workbook, and is parsed elsewhere.
fn hidden_rows(cells: &str, hidden: &mut Spans) {
    if !cells.contains(" hidden=") {
        return;
    }
    let mut row: u32 = 0;
    for (at, _) in cells.match_indices("row ") {
        let opens = cells.get(..at).is_some_and(|before| before.ends_with('<') || before.ends_with(':'));
        let Some(tag) = cells.get(at..).and_then(|rest| rest.split('>').next()).filter(|_| opens) else { continue };
        // A row without a number follows the one before.
        row = value_of(tag, " r=").and_then(|number| number.parse().ok()).unwrap_or_else(|| row.saturating_add(1));
        if value_of(tag, " hidden=").is_some_and(xml::is_true) {
            hidden.rows.push(row..=row);
        }
    }
}

/// The cells under one of these formats. Nearly all books have none of them, and are not looked at; a cell that does not say where it
/// stands is not found.
pub fn formatted(part: &str, formats: &BTreeSet<u32>) -> Vec<CellRef> {
    if formats.is_empty() {
        return Vec::new();
    }
    let (_, cells, _) = around_cells(part);
    let found = cells.match_indices(" s=").filter_map(|(at, _)| {
        let start = cells.get(..at)?.rfind('<')?;
        let tag = cells.get(start + 1..)?.split('>').next()?;
        let name = tag.split(' ').next()?;
        let format: u32 = value_of(tag, " s=")?.parse().ok()?;
        ((name == "c" || name.ends_with(":c")) && formats.contains(&format)).then(|| position(value_of(tag, " r=")?))?
    });
    found.collect()
}

/// The value that follows ` name=`, between quotes of either kind.
fn value_of<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let (_, rest) = tag.split_once(name)?;
    let quote = rest.chars().next()?;
    rest.get(1..)?.split(quote).next()
}

fn merged(after: &str, merged: &mut Vec<Merged>) {
    xml::each_tag(after, |tag| {
        let block = xml::attribute(tag, "ref").filter(|_| tag.local_name().as_ref() == "mergeCell");
        merged.extend(block.and_then(|block| {
            let (first, last) = block.split_once(':')?;
            Some(Merged { first: position(first)?, last: position(last)? })
        }));
    });
}

/// `AT6` or `$AT$6` to a position.
fn position(name: &str) -> Option<CellRef> {
    let name = name.replace('$', "");
    let digits = name.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, digits) = name.split_at_checked(digits)?;
    let mut column: u32 = 0;
    for letter in letters.bytes() {
        let rank = letter.is_ascii_alphabetic().then(|| letter.to_ascii_uppercase() - b'A' + 1)?;
        column = column.checked_mul(26)?.checked_add(u32::from(rank))?;
    }
    (column > 0).then_some(CellRef::new(digits.parse().ok()?, column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_rows_and_columns_and_merges_are_found_around_the_cells() {
        let layout = of(r#"<worksheet><cols><col min="3" max="3" hidden="1"/><col min="4" max="9" hidden="0"/></cols>
            <sheetData><row r="2" hidden="1"><c r="A2"/></row><row hidden='true'/><row r="9" hidden="false"/></sheetData>
            <mergeCells count="1"><mergeCell ref="A1:$C$2"/></mergeCells></worksheet>"#);
        assert_eq!(format!("{:?} {:?}", layout.hidden.rows, layout.hidden.columns), "[2..=2, 3..=3] [3..=3]");
        assert_eq!(layout.merged, [Merged { first: CellRef::new(1, 1), last: CellRef::new(2, 3) }]);
    }

    #[test]
    fn a_part_is_cut_between_rows_that_say_their_number() {
        let rows: String = (1..=9).map(|row| format!(r#"<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>"#)).collect();
        let part = format!("<worksheet><sheetData>{rows}</sheetData><mergeCells/></worksheet>");
        let cut_in_three = cut(&part, 3).unwrap();
        assert_eq!(cut_in_three.rows.len(), 3);
        assert!(cut_in_three.rows.iter().all(|stretch| stretch.starts_with("<row r=") && stretch.ends_with("</row>")));
        assert_eq!([cut_in_three.before, &cut_in_three.rows.concat(), cut_in_three.after].concat(), part);
        // The second half would begin with the sixth row.
        for whole in [
            part.replace(" r=\"6\"", " spans=\"1:1\""),
            part.replace("<v>9", "<f>1+1</f><v>9"),
            part.replace("<v>2</v>", "<v><![CDATA[<row r=\"7\">]]></v>"),
        ] {
            assert!(cut(&whole, 2).is_none(), "{whole}");
        }
    }

    #[test]
    fn elements_with_a_prefix_are_the_same() {
        let layout = of(r#"<x:worksheet><x:cols><x:col min="1" max="2" hidden="1"/></x:cols><x:sheetData><x:row r="4" hidden="1">
            </x:row></x:sheetData><x:mergeCells><x:mergeCell ref="B2:B3"/></x:mergeCells></x:worksheet>"#);
        assert_eq!(format!("{:?} {:?}", layout.hidden.rows, layout.hidden.columns), "[4..=4] [1..=2]");
        assert_eq!(layout.merged.len(), 1);
    }

    #[test]
    fn a_text_that_looks_like_a_row_is_none() {
        let layout = of(
            r#"<worksheet><sheetData><row r="1"><c t="str"><v>row r="7" hidden="1" of sheetData> </v></c></row></sheetData></worksheet>"#,
        );
        assert!(layout.hidden.rows.is_empty());
    }
}
