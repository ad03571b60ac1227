//! `.xlsx` and `.xlsm`: cells streamed by calamine, layout by our own passes over what surrounds them.

mod book;
mod layout;

use super::cells::{Refusal, Sheet, SheetCells, Stretch, Supply};
use super::limits::SHEETS;
use super::package::Package;
use super::{guard, raw, xml};
use crate::place::CellRef;
use crate::problem::{Limit, Problem};
use book::Book;
use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use rayon::prelude::*;
use std::io::{Cursor, Read, Seek};

/// The worksheets of a workbook, in its order. Chart sheets hold no cell.
pub fn sheets(supply: &mut Supply, bytes: Vec<u8>) -> Result<Vec<Sheet>, Problem> {
    let package = Package::of_workbook(&bytes, mend)?;
    drop(bytes);
    let book = book::of(&package)?;
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(package.archive()).map_err(|error| damaged(&error))?;
    let listed = workbook.sheets_metadata().to_vec();
    if listed.len() > SHEETS as usize {
        return Err(Problem::FileTooLarge { limit: Limit::Sheets(SHEETS) });
    }
    let worksheets = listed.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    Ok(worksheets
        .map(|listed| {
            // A panic over one sheet leaves the others.
            let read = guard::caught(|| sheet(supply, &mut workbook, &package, &book, &listed.name))
                .unwrap_or_else(|| Err(Problem::ReaderFailed.into()));
            let mut sheet = read.unwrap_or_else(|refusal| Sheet::refused(listed.name.as_str().into(), refusal));
            sheet.hidden.sheet = listed.visible != SheetVisible::Visible;
            sheet
        })
        .collect())
}

type Workbook<'p> = Xlsx<Cursor<&'p [u8]>>;

fn sheet(supply: &mut Supply, workbook: &mut Workbook<'_>, package: &Package, book: &Book, name: &str) -> Result<Sheet, Refusal> {
    let part = book.parts.get(name).map_or("", String::as_str);
    let text = package.xml(part)?.unwrap_or_default();
    let layout = layout::of(text);
    let mut cells = SheetCells::new(supply);
    let pieces = stretches(package, part);
    let not_calculated = match layout::cut(text, pieces).filter(|_| pieces > 1) {
        Some(cut) => side_by_side(&mut cells, package, book, name, part, &cut)?,
        None => stream(&mut cells, workbook, book, name)?,
    };
    let (mut cells, mut problems) = cells.finish();
    cells.show_percents(layout::formatted(text, &book.percents));
    if not_calculated > 0 {
        problems.push((None, Problem::FormulasNotCalculated { count: not_calculated }));
    }
    Ok(Sheet { name: name.into(), cells, merged: layout.merged, hidden: layout.hidden, problems })
}

/// Bytes of a part below which one reader is as quick as two.
const WORTH_A_READER: usize = 8 << 20;
/// Past these, unpacking and what follows take longer than reading.
const MOST_READERS: usize = 4;

/// How many readers should share a sheet. Each reads the table of shared texts for itself: it must be small beside the rows.
fn stretches(package: &Package, part: &str) -> usize {
    let rows = package.size(part) / WORTH_A_READER.max(package.size("xl/sharedstrings.xml"));
    rows.min(rayon::current_num_threads()).clamp(1, MOST_READERS)
}

/// Enters every cell of a sheet, and counts the formulas that were never calculated.
fn stream<R: Read + Seek>(cells: &mut SheetCells<'_>, workbook: &mut Xlsx<R>, book: &Book, name: &str) -> Result<usize, Refusal> {
    let unreadable = |error: XlsxError| Problem::SheetUnreadable { detail: detail(&error).into() };
    let mut not_calculated = 0;
    let mut reader = workbook.worksheet_cells_reader(name).map_err(unreadable)?;
    while let Some(found) = reader.next_cell_with_formula_metadata().map_err(unreadable)? {
        if found.formula.is_some() && book.lacks_result(&found.value) {
            not_calculated += 1;
            continue;
        }
        let (row, column) = found.pos;
        raw::enter(cells, CellRef::new(row.saturating_add(1), column.saturating_add(1)), found.value)?;
    }
    Ok(not_calculated)
}

/// The same, each stretch of rows by a reader of its own; what they found is put together in order.
fn side_by_side(
    cells: &mut SheetCells<'_>,
    package: &Package,
    book: &Book,
    name: &str,
    part: &str,
    cut: &layout::Cut<'_>,
) -> Result<usize, Refusal> {
    let read = |rows: &&str| -> Result<(Stretch, usize), Refusal> {
        let archive = package.with_sheet(part, &[cut.before, rows, cut.after])?;
        let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(archive)).map_err(|error| damaged(&error))?;
        let mut supply = Supply::default();
        let mut cells = SheetCells::new(&mut supply);
        let not_calculated = stream(&mut cells, &mut workbook, book, name)?;
        Ok((cells.stretch(), not_calculated))
    };
    // A panic must be caught where it happens, on whichever thread.
    let caught = |rows: &&str| guard::caught(|| read(rows)).unwrap_or_else(|| Err(Problem::ReaderFailed.into()));
    let stretches: Vec<Result<(Stretch, usize), Refusal>> = cut.rows.par_iter().map(caught).collect();
    let mut not_calculated = 0;
    for stretch in stretches {
        let (stretch, count) = stretch?;
        cells.append(stretch)?;
        not_calculated += count;
    }
    Ok(not_calculated)
}

impl Book {
    /// Whether a formula's cell holds no result. The programs that write workbooks without a spreadsheet (openpyxl,
    /// XlsxWriter…) ask the next reader to calculate everything, and leave the result out or put 0: in such a book a 0
    /// says nothing, and an unknown number must not become a nought.
    fn lacks_result(&self, value: &DataRef<'_>) -> bool {
        let is_nought = matches!(value, DataRef::Int(0)) || matches!(value, DataRef::Float(number) if *number == 0.0);
        matches!(value, DataRef::Empty) || (is_nought && self.asks_calculation)
    }
}

/// Makes a part safe and sound for calamine, which believes two numbers that anyone can write: the count of shared texts,
/// for which it asks memory at once, and the dimensions of a sheet, a wrong one of which makes it refuse the sheet.
fn mend(name: &str, part: &mut [u8]) -> Result<(), Problem> {
    let name = name.to_lowercase();
    if !name.ends_with(".xml") && !name.ends_with(".rels") {
        return Ok(());
    }
    let root = xml::root_tag(part)?;
    let length = part.len();
    if name.ends_with("sharedstrings.xml") {
        let tag = part.get(root.clone()).unwrap_or_default();
        // Calamine takes the first `sst` for the table, wherever it stands: it must be the root.
        if !local_name(tag).starts_with(b"sst") {
            return Err(Problem::FileUnreadable { detail: "sa table des textes est abîmée".into() });
        }
        let mut at = 0;
        while let Some(found) = xml::find(tag, b"uniqueCount", at) {
            at = found + 1;
            let count: u64 = number_in(tag.get(found..).unwrap_or_default());
            // A text takes at least `<si/>`: more texts than that is a lie that would cost the machine its memory.
            if count > length as u64 / 4 + 16 {
                return Err(Problem::FileSuspicious { detail: "il annonce plus de textes qu’il n’en contient".into() });
            }
        }
    }
    blank_dimension(part, root.end);
    Ok(())
}

/// The name in a tag, without its prefix, with what follows.
fn local_name(tag: &[u8]) -> &[u8] {
    let name = tag.get(1..).unwrap_or_default();
    let end = name.iter().position(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b'>' | b'/')).unwrap_or(name.len());
    let colon = name.get(..end).and_then(|name| name.iter().position(|byte| *byte == b':')).map_or(0, |colon| colon + 1);
    name.get(colon..).unwrap_or_default()
}

/// The first number written in some bytes; as great as can be if it does not fit.
fn number_in(bytes: &[u8]) -> u64 {
    let digits = bytes.iter().skip_while(|byte| !byte.is_ascii_digit()).take_while(|byte| byte.is_ascii_digit());
    digits.fold(0u64, |number, digit| number.saturating_mul(10).saturating_add(u64::from(digit - b'0')))
}

/// Writes spaces over `<dimension ref="…"/>`, which stands among the first elements of a sheet.
fn blank_dimension(part: &mut [u8], from: usize) {
    const NEAR: usize = 16 << 10;
    let near = part.get(..part.len().min(from.saturating_add(NEAR))).unwrap_or_default();
    let Some(word) = xml::find(near, b"dimension ", from) else { return };
    let Some(start) = near.get(..word).and_then(|before| before.iter().rposition(|byte| *byte == b'<')) else { return };
    let Some(end) = xml::find(near, b">", word) else { return };
    let opens = near.get(start + 1..word).is_some_and(|prefix| prefix.is_empty() || prefix.ends_with(b":"));
    if opens
        && near.get(end - 1) == Some(&b'/')
        && let Some(element) = part.get_mut(start..=end)
    {
        element.fill(b' ');
    }
}

/// What a reader's error means for the file.
fn damaged(error: &XlsxError) -> Problem {
    if matches!(error, XlsxError::Password) {
        return Problem::FileEncrypted;
    }
    Problem::FileUnreadable { detail: detail(error).into() }
}

/// A reader's error in words that a coordinator can pass on to the sender.
#[expect(clippy::wildcard_enum_match_arm, reason = "calamine's errors: the others all say that a cell or a sheet is malformed")]
fn detail(error: &XlsxError) -> &'static str {
    match error {
        XlsxError::FileNotFound(_) | XlsxError::RelationshipNotFound | XlsxError::WorksheetNotFound(_) => "une de ses parties manque",
        XlsxError::XmlEof(_) => "son contenu s’arrête avant la fin",
        XlsxError::Xml(_) | XlsxError::XmlAttr(_) | XlsxError::Encoding(_) => "son contenu XML est abîmé",
        XlsxError::CellError(_) => "une cellule contient une erreur de calcul inconnue",
        XlsxError::Zip(_) | XlsxError::Io(_) => "son archive est abîmée",
        _ => "une cellule ou une feuille y est mal décrite",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(name: &str, part: &str) -> Result<String, Problem> {
        let mut bytes = part.as_bytes().to_vec();
        mend(name, &mut bytes)?;
        Ok(String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn a_wrong_dimension_is_wiped_and_nothing_else() {
        let sheet = r#"<worksheet><sheetPr/><dimension ref="A0:F9"/><sheetData>"#;
        assert_eq!(mended("xl/worksheets/sheet1.xml", sheet).unwrap(), sheet.replace(r#"<dimension ref="A0:F9"/>"#, &" ".repeat(24)));
        let text = "<sst><si><t>la dimension sociale/></t></si></sst>";
        assert_eq!(mended("xl/sharedStrings.xml", text).unwrap(), text);
    }

    #[test]
    fn a_lying_count_of_texts_is_refused_wherever_it_hides() {
        for table in [
            r#"<sst uniqueCount="4000000000"><si/></sst>"#,
            r#"<x:sst uniqueCount='1' uniqueCount = '99999999999999999999999'></x:sst>"#,
            r#"<other><sst uniqueCount="4000000000"/></other>"#,
        ] {
            assert!(mended("xl/SharedStrings.xml", table).is_err(), "{table}");
        }
        assert!(mended("xl/sharedStrings.xml", r#"<sst count="9" uniqueCount="2"><si/><si/></sst>"#).is_ok());
    }

    /// Every workbook of the fixtures whose sheets can be cut, cut in two and in five.
    #[test]
    fn a_sheet_read_by_several_is_the_sheet_read_by_one() {
        let quirks = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/quirks");
        let folders = ["read", "intake/croises", "intake/entetes", "intake/feuilles", "intake/vie"]
            .map(|folder| std::fs::read_dir(quirks.join(folder)).unwrap());
        let mut compared = 0;
        for path in folders.into_iter().flatten().map(|entry| entry.unwrap().path()) {
            let Some(package) = std::fs::read(&path).ok().and_then(|bytes| Package::of_workbook(&bytes, mend).ok()) else { continue };
            let (Ok(book), Ok(mut workbook)) = (book::of(&package), calamine::open_workbook_from_rs::<Xlsx<_>, _>(package.archive()))
            else {
                continue;
            };
            for ((name, part), count) in book.parts.iter().flat_map(|part| [(part, 2), (part, 5)]) {
                let text = package.xml(part).unwrap().unwrap_or_default();
                let Some(cut) = layout::cut(text, count) else { continue };
                let (mut alone, mut shared) = (Supply::default(), Supply::default());
                let (mut by_one, mut by_several) = (SheetCells::new(&mut alone), SheetCells::new(&mut shared));
                let Ok(not_calculated) = stream(&mut by_one, &mut workbook, &book, name) else { continue };
                assert_eq!(side_by_side(&mut by_several, &package, &book, name, part, &cut).unwrap(), not_calculated);
                let (by_one, by_several) = (by_one.finish(), by_several.finish());
                assert!(by_one == by_several, "{} {name}: {:?}", path.display(), by_several.0);
                compared += usize::from(by_one.0.len() > 10);
            }
        }
        assert!(compared > 10, "{compared}");
    }
}
