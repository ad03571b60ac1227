//! A text file pasted into one column of a sheet: « Date;Structure;Participants » in A1, and so on down. Named, for a person to part it.

use super::headers;
use super::sheet::{Sheet, tidy_text};
use crate::place::CellRef;
use crate::read::Raw;

/// So many rows tell.
const SAMPLE: usize = 50;

/// Where the text is, and what parts its values: as many times in every row or nearly, and more than once.
pub fn separator(sheet: &Sheet<'_>) -> Option<(CellRef, char)> {
    let mut lines: Vec<(CellRef, String)> = Vec::new();
    for row in sheet.rows().take(SAMPLE) {
        let mut cells = sheet.row(row);
        let (Some((cell, Raw::Text(text))), None) = (cells.next(), cells.next()) else { return None };
        lines.push((cell, text.to_string()));
    }
    let (first, head) = lines.first()?;
    let stays = lines.iter().all(|(cell, _)| cell.column == first.column);
    let parts = |text: &str, sign: char| text.matches(sign).count();
    let alike = |sign: &char| {
        let count = parts(head, *sign);
        let same = lines.iter().filter(|(_, line)| parts(line, *sign) == count).count();
        let named = head.split(*sign).filter(|name| !headers::meanings(&tidy_text(&Raw::Text((*name).into()))).is_empty()).count();
        count > 1 && lines.len() > 1 && same * 5 >= lines.len() * 4 && named > 1
    };
    [';', '\t', '|', ','].into_iter().find(alike).filter(|_| stays).map(|sign| (*first, sign))
}
