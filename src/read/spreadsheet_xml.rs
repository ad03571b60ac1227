//! « Feuille de calcul XML 2003 » (SpreadsheetML), which web tools export under the name of `.xls`.
//!
//! Source: Microsoft, « XML Spreadsheet Reference », Office XP and 2003.

use super::cells::{Refusal, Sheet, SheetCells, Supply};
use super::hidden::Spans;
use super::limits::{COLUMNS, ROWS, SHEETS, TEXT_LENGTH};
use super::percent::{hundredths, shows_percent};
use super::{Merged, Raw, raw, xml};
use crate::place::CellRef;
use crate::problem::{Limit, Problem};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeSet;

/// The sheets of a workbook, in its order.
#[expect(clippy::wildcard_enum_match_arm, reason = "of all that XML may hold, only elements matter here")]
pub fn sheets(supply: &mut Supply, text: &str) -> Result<Vec<Sheet>, Problem> {
    xml::root_tag(text.as_bytes())?;
    let mut reader = xml::reader(text);
    let mut sheets = Vec::new();
    let mut styles = Styles::default();
    loop {
        match event(&mut reader)? {
            Event::Start(tag) if tag.local_name().as_ref() == "Style" => styles.last = attribute(&tag, "ID"),
            Event::Start(tag) if tag.local_name().as_ref() == "NumberFormat" => {
                let is_percent = attribute(&tag, "Format").is_some_and(|format| format == "Percent" || shows_percent(&format));
                styles.percents.extend(styles.last.clone().filter(|_| is_percent));
            }
            Event::Start(tag) if tag.local_name().as_ref() == "Worksheet" => {
                if sheets.len() >= SHEETS as usize {
                    return Err(Problem::FileTooLarge { limit: Limit::Sheets(SHEETS) });
                }
                let name = attribute(&tag, "Name").unwrap_or_default();
                let sheet = worksheet(supply, &mut reader, &styles).map_err(|refusal| refusal.problem)?;
                sheets.push(Sheet { name: name.into(), ..sheet });
            }
            Event::Eof => return Ok(sheets),
            _ => {}
        }
    }
}

/// The styles of a workbook, which stand before its sheets.
#[derive(Default)]
struct Styles {
    /// The one that was begun last.
    last: Option<String>,
    /// Those that show percentages.
    percents: BTreeSet<String>,
}

fn event<'t>(reader: &mut Reader<&'t [u8]>) -> Result<Event<'t>, Problem> {
    reader.read_event().map_err(|_| Problem::FileUnreadable { detail: "son contenu XML est abîmé".into() })
}

/// An attribute by its local name: these have a prefix, nearly always `ss`.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|found| found.key.local_name().as_ref() == name)?;
    quick_xml::escape::unescape(&found.value).ok().map(|value| value.into_owned())
}

fn count(tag: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(tag, name)?.trim().parse::<u64>().ok().map(|count| u32::try_from(count).unwrap_or(u32::MAX))
}

/// Where the walk stands in a sheet.
#[derive(Default)]
struct Standing {
    row: u32,
    column: u32,
    column_declared: u32,
    across: u32,
    has_formula: bool,
    is_percent: bool,
    /// The type of the value being read, and its text.
    value: Option<(String, String)>,
    has_value: bool,
}

#[expect(clippy::wildcard_enum_match_arm, reason = "of all that XML may hold, only text and elements matter here")]
fn worksheet(supply: &mut Supply, reader: &mut Reader<&[u8]>, styles: &Styles) -> Result<Sheet, Refusal> {
    let mut cells = SheetCells::new(supply);
    let mut hidden = Spans::default();
    let mut merged = Vec::new();
    let mut not_calculated = 0;
    let mut at = Standing::default();
    loop {
        match event(reader)? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "Column" => {
                    let first = count(&tag, "Index").unwrap_or(at.column_declared.saturating_add(1));
                    at.column_declared = first.saturating_add(count(&tag, "Span").unwrap_or(0));
                    if attribute(&tag, "Hidden").is_some_and(|value| xml::is_true(&value)) {
                        hidden.columns.push(first..=at.column_declared);
                    }
                }
                "Row" => {
                    at.row = count(&tag, "Index").unwrap_or(at.row.saturating_add(1));
                    (at.column, at.across) = (0, 0);
                    // A span repeats the row's format downwards, never its cells.
                    if attribute(&tag, "Hidden").is_some_and(|value| xml::is_true(&value)) {
                        hidden.rows.push(at.row..=at.row.saturating_add(count(&tag, "Span").unwrap_or(0)));
                    }
                }
                "Cell" => {
                    at.column = count(&tag, "Index").unwrap_or(at.column.saturating_add(at.across).saturating_add(1));
                    at.across = count(&tag, "MergeAcross").unwrap_or(0).min(COLUMNS);
                    let down = count(&tag, "MergeDown").unwrap_or(0).min(ROWS);
                    if at.across > 0 || down > 0 {
                        let last = CellRef::new(at.row.saturating_add(down), at.column.saturating_add(at.across));
                        merged.push(Merged { first: CellRef::new(at.row, at.column), last });
                    }
                    at.has_formula = attribute(&tag, "Formula").is_some();
                    at.has_value = false;
                    at.is_percent = attribute(&tag, "StyleID").is_some_and(|style| styles.percents.contains(&style));
                }
                "Data" => at.value = Some((attribute(&tag, "Type").unwrap_or_default(), String::new())),
                // What is in comments is no value.
                "Comment" => {
                    reader.read_to_end(tag.name()).map_err(|_| Problem::FileTruncated)?;
                }
                _ => {}
            },
            Event::Text(text) => at.push(&text.xml10_content()),
            Event::CData(text) => at.push(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                let mut letter = String::new();
                xml::push_reference(&mut letter, &reference);
                at.push(&letter);
            }
            Event::End(tag) => match tag.local_name().as_ref() {
                "Data" => {
                    let (kind, text) = at.value.take().unwrap_or_default();
                    at.has_value = true;
                    enter(&mut cells, CellRef::new(at.row, at.column), &kind, &text, at.is_percent)?;
                }
                "Cell" if at.has_formula && !at.has_value => not_calculated += 1,
                "Worksheet" => break,
                _ => {}
            },
            Event::Eof => return Err(Problem::FileTruncated.into()),
            _ => {}
        }
    }
    let (cells, mut problems) = cells.finish();
    if not_calculated > 0 {
        problems.push((None, Problem::FormulasNotCalculated { count: not_calculated }));
    }
    Ok(Sheet { name: "".into(), cells, merged, hidden, problems })
}

impl Standing {
    /// Adds to the value being read, up to where it will be refused whatever follows.
    fn push(&mut self, piece: &str) {
        if let Some((_, text)) = &mut self.value
            && text.len() <= 3 * (TEXT_LENGTH as usize + 1)
        {
            text.push_str(piece);
        }
    }
}

fn enter(cells: &mut SheetCells<'_>, cell: CellRef, kind: &str, text: &str, is_percent: bool) -> Result<(), Refusal> {
    match (kind, text.trim()) {
        ("Number", number) => match number.parse() {
            Ok(number) if is_percent && f64::is_finite(number) => cells.push(cell, Raw::Percent(hundredths(number))),
            Ok(number) => cells.number(cell, number),
            Err(_) => cells.text(cell, text),
        },
        ("DateTime", date) => match raw::iso_date(date) {
            Some(date) => cells.push(cell, date),
            None => cells.text(cell, text),
        },
        ("Boolean", truth @ ("0" | "1")) => cells.push(cell, Raw::Boolean(truth == "1")),
        ("Error", error) if !error.is_empty() => cells.error(cell, error),
        _ => cells.text(cell, text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_where_indexes_and_spans_put_them() {
        let book = r#"<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
            <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
            <Worksheet ss:Name="Pr&#233;sences"><Table><Column ss:Index="2" ss:Hidden="1"/>
            <Row ss:Index="3"><Cell ss:MergeAcross="1"><Data ss:Type="String">COPIL &amp; co</Data></Cell>
            <Cell><Data ss:Type="DateTime">2022-05-06T00:00:00.000</Data><Comment><Data>note</Data></Comment></Cell></Row>
            <Row ss:Hidden="1"><Cell ss:Index="4"><Data ss:Type="Number">3.5</Data></Cell><Cell ss:Formula="=A1"/>
            <Cell><Data ss:Type="Boolean">1</Data></Cell><Cell><Data ss:Type="Error">#N/A</Data></Cell></Row>
            </Table></Worksheet></Workbook>"#;
        let sheets = sheets(&mut Supply::default(), book).unwrap();
        let [sheet] = sheets.as_slice() else { panic!("one sheet") };
        let cells: Vec<String> = sheet.cells.iter().map(|(cell, raw)| format!("{cell} {raw:?}")).collect();
        assert_eq!(&*sheet.name, "Présences");
        assert_eq!(
            cells,
            ["A3 Text(\"COPIL & co\")", "C3 Date(2022-05-06T00:00:00)", "D4 Number(3.5)", "F4 Boolean(true)", "G4 Error(\"#N/A\")"]
        );
        assert_eq!(sheet.merged, [Merged { first: CellRef::new(3, 1), last: CellRef::new(3, 2) }]);
        assert_eq!((sheet.hidden.rows.clone(), sheet.hidden.columns.clone()), (vec![4..=4], vec![2..=2]));
        assert_eq!(sheet.problems, [(None, Problem::FormulasNotCalculated { count: 1 })]);
    }
}
