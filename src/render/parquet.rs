//! Columns to Apache Parquet, for the engines that take over past one machine: one row group, plain values, no compression.
//!
//! The least of the format that every reader must know (parquet-format 2.10): the `parquet` crate would be the longest thing to build
//! after polars and typst, for files of a few thousand rows.

mod thrift;

use thrift::Thrift;

/// A column: a value a row, or nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Column {
    Texts(Vec<Option<String>>),
    Numbers(Vec<Option<f64>>),
    Integers(Vec<Option<i64>>),
}

/// At both ends of a file.
const MAGIC: &[u8] = b"PAR1";

/// Numbers of the format's enumerations.
const INT64: i32 = 2;
const DOUBLE: i32 = 5;
const BYTE_ARRAY: i32 = 6;
const OPTIONAL: i32 = 1;
const UTF8: i32 = 0;
const PLAIN: i32 = 0;
const RLE: i32 = 3;
const UNCOMPRESSED: i32 = 0;
const DATA_PAGE: i32 = 0;

/// A file of these columns, which have as many values each.
pub fn bytes(columns: &[(&str, Column)]) -> Vec<u8> {
    let rows = columns.first().map_or(0, |(_, column)| column.levels().len());
    let mut file = MAGIC.to_vec();
    let mut chunks = Vec::new();
    for (name, column) in columns {
        let (start, page) = (file.len(), column.page());
        file.extend(header(page.len(), rows));
        file.extend(page);
        chunks.push(Chunk { name, kind: column.kind(), start, bytes: file.len() - start });
    }
    let footer = footer(columns, &chunks, rows);
    let length = u32::try_from(footer.len()).unwrap_or(u32::MAX);
    file.extend(footer);
    file.extend(length.to_le_bytes());
    file.extend(MAGIC);
    file
}

/// Where the values of a column lie in the file, their header included.
struct Chunk<'a> {
    name: &'a str,
    kind: i32,
    start: usize,
    bytes: usize,
}

impl Column {
    const fn kind(&self) -> i32 {
        match self {
            Self::Texts(_) => BYTE_ARRAY,
            Self::Numbers(_) => DOUBLE,
            Self::Integers(_) => INT64,
        }
    }

    /// Whether each row has a value.
    fn levels(&self) -> Vec<bool> {
        match self {
            Self::Texts(values) => values.iter().map(Option::is_some).collect(),
            Self::Numbers(values) => values.iter().map(Option::is_some).collect(),
            Self::Integers(values) => values.iter().map(Option::is_some).collect(),
        }
    }

    /// Which rows have a value, in runs, then the values that there are.
    fn page(&self) -> Vec<u8> {
        let mut levels = Vec::new();
        for run in self.levels().chunk_by(|one, next| one == next) {
            thrift::varint(&mut levels, (run.len() as u64) << 1);
            levels.push(u8::from(run.first().copied().unwrap_or_default()));
        }
        let mut page = u32::try_from(levels.len()).unwrap_or(u32::MAX).to_le_bytes().to_vec();
        page.extend(levels);
        match self {
            Self::Texts(values) => {
                for text in values.iter().flatten() {
                    page.extend(u32::try_from(text.len()).unwrap_or(u32::MAX).to_le_bytes());
                    page.extend(text.as_bytes());
                }
            }
            Self::Numbers(values) => values.iter().flatten().for_each(|value| page.extend(value.to_le_bytes())),
            Self::Integers(values) => values.iter().flatten().for_each(|value| page.extend(value.to_le_bytes())),
        }
        page
    }
}

fn size(bytes: usize) -> i32 {
    i32::try_from(bytes).unwrap_or(i32::MAX)
}

/// `PageHeader`, with a `DataPageHeader`.
fn header(page_bytes: usize, rows: usize) -> Vec<u8> {
    let mut header = Thrift::default();
    header.int(1, DATA_PAGE);
    header.int(2, size(page_bytes));
    header.int(3, size(page_bytes));
    header.structure(5, |page| {
        page.int(1, size(rows));
        page.int(2, PLAIN);
        page.int(3, RLE);
        page.int(4, RLE);
    });
    header.end()
}

/// `FileMetaData`.
fn footer(columns: &[(&str, Column)], chunks: &[Chunk<'_>], rows: usize) -> Vec<u8> {
    let mut file = Thrift::default();
    file.int(1, 1);
    file.structures(2, columns.len() + 1, |at, element| match at.checked_sub(1).and_then(|at| columns.get(at)) {
        None => {
            element.text(4, "schema");
            element.int(5, size(columns.len()));
        }
        Some((name, column)) => {
            element.int(1, column.kind());
            element.int(3, OPTIONAL);
            element.text(4, name);
            if matches!(column, Column::Texts(_)) {
                element.int(6, UTF8);
            }
        }
    });
    file.long(3, rows);
    file.structures(4, 1, |_, group| {
        group.structures(1, chunks.len(), |at, chunk| {
            let Some(Chunk { name, kind, start, bytes }) = chunks.get(at) else { return };
            chunk.long(2, *start);
            chunk.structure(3, |meta| {
                meta.int(1, *kind);
                meta.ints(2, &[PLAIN, RLE]);
                meta.texts(3, &[name]);
                meta.int(4, UNCOMPRESSED);
                meta.long(5, rows);
                meta.long(6, *bytes);
                meta.long(7, *bytes);
                meta.long(9, *start);
            });
        });
        group.long(2, chunks.iter().map(|chunk| chunk.bytes).sum());
        group.long(3, rows);
    });
    file.text(6, concat!("observatoire ", env!("CARGO_PKG_VERSION")));
    file.end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_begins_and_ends_as_the_format_says_and_holds_its_values_plain() {
        let texts = Column::Texts(vec![Some("é".to_owned()), None, Some("ab".to_owned())]);
        let numbers = Column::Numbers(vec![None, Some(2.5), None]);
        let file = bytes(&[("nom", texts), ("valeur", numbers)]);
        assert!(file.starts_with(b"PAR1") && file.ends_with(b"PAR1"));
        // Runs of one value, none, one value; then a length and its bytes, twice.
        let page = [&[6, 0, 0, 0, 2, 1, 2, 0, 2, 1, 2, 0, 0, 0][..], "é".as_bytes(), &[2, 0, 0, 0], b"ab"].concat();
        assert!(file.windows(page.len()).any(|window| window == page));
        let footer = u32::from_le_bytes(file[file.len() - 8..file.len() - 4].try_into().unwrap()) as usize;
        assert!(footer < file.len() && file.windows(6).any(|window| window == b"valeur"));
    }
}
