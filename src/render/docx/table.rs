//! A table that stays one in Word: a header row repeated on every page, a row header in the first column, a title for who hears it.

use super::xml::Xml;
use crate::report::Table;

/// The width of the text on an A4 page with margins of 2 cm, in twentieths of a point.
const TEXT_WIDTH: usize = 9638;
/// A column of numbers is as wide as the longest word of its head, between these; a letter of 9 points takes about so much.
const NUMBER_WIDTHS: [usize; 2] = [1000, 1800];
const LETTER_WIDTH: usize = 118;
/// A column of words alone among numbers does not spread over the page.
const LONE_WORDS_WIDTH: usize = 4600;

/// The rows of a report's table as texts, ready to be laid out.
pub struct Grid {
    pub title: String,
    /// Head, and whether the column is of numbers.
    pub columns: Vec<(String, bool)>,
    pub rows: Vec<Vec<String>>,
    /// Whether the last row is of totals.
    pub total: bool,
}

impl From<&Table> for Grid {
    fn from(table: &Table) -> Self {
        Self {
            title: table.caption.clone(),
            columns: table.columns.iter().map(|column| (column.title.clone(), column.numeric)).collect(),
            rows: table
                .rows
                .iter()
                .map(|row| std::iter::once(row.header.clone()).chain(row.cells.iter().map(crate::report::Cell::text)).collect())
                .collect(),
            total: table.rows.last().is_some_and(|row| row.total),
        }
    }
}

pub fn write(xml: &mut Xml, grid: &Grid) {
    let widths = widths(&grid.columns);
    let total = widths.iter().sum::<usize>().to_string();
    xml.inside("w:tbl", &[], |xml| {
        xml.inside("w:tblPr", &[], |xml| {
            xml.empty("w:tblStyle", &[("w:val", "Tableau")]);
            xml.empty("w:tblW", &[("w:w", &total), ("w:type", "dxa")]);
            xml.empty("w:tblLayout", &[("w:type", "fixed")]);
            let last = if grid.total { "1" } else { "0" };
            xml.empty(
                "w:tblLook",
                &[("w:val", "04A0"), ("w:firstRow", "1"), ("w:lastRow", last), ("w:firstColumn", "1"), ("w:noHBand", "1"), ("w:noVBand", "1")],
            );
            xml.empty("w:tblCaption", &[("w:val", &grid.title)]);
        });
        xml.inside("w:tblGrid", &[], |xml| widths.iter().for_each(|width| xml.empty("w:gridCol", &[("w:w", &width.to_string())])));
        let heads: Vec<&str> = grid.columns.iter().map(|(title, _)| title.as_str()).collect();
        row(xml, grid, &widths, &heads, Kind::Header);
        for (at, cells) in grid.rows.iter().enumerate() {
            let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
            let kind = if grid.total && at + 1 == grid.rows.len() { Kind::Total } else { Kind::Body };
            row(xml, grid, &widths, &cells, kind);
        }
    });
    // Word joins two tables that touch.
    xml.inside("w:p", &[], |xml| {
        xml.inside("w:pPr", &[], |xml| {
            xml.empty("w:pStyle", &[("w:val", "Remarque")]);
            xml.empty("w:spacing", &[("w:before", "0"), ("w:after", "0"), ("w:line", "120"), ("w:lineRule", "exact")]);
        });
    });
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Header,
    Body,
    Total,
}

fn row(xml: &mut Xml, grid: &Grid, widths: &[usize], cells: &[&str], kind: Kind) {
    xml.inside("w:tr", &[], |xml| {
        xml.inside("w:trPr", &[], |xml| {
            xml.empty("w:cantSplit", &[]);
            if kind == Kind::Header {
                xml.empty("w:tblHeader", &[]);
            }
        });
        for ((cell, width), (_, numeric)) in cells.iter().zip(widths).zip(&grid.columns) {
            xml.inside("w:tc", &[], |xml| {
                xml.inside("w:tcPr", &[], |xml| xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]));
                xml.inside("w:p", &[], |xml| {
                    xml.inside("w:pPr", &[], |xml| {
                        xml.empty("w:pStyle", &[("w:val", "Cellule")]);
                        if kind == Kind::Header {
                            xml.empty("w:keepNext", &[]);
                        }
                        if *numeric {
                            xml.empty("w:jc", &[("w:val", "right")]);
                        }
                    });
                    xml.inside("w:r", &[], |xml| {
                        if kind != Kind::Body {
                            // Said on the run too: not every program follows the conditional style of a table.
                            xml.inside("w:rPr", &[], |xml| xml.empty("w:b", &[]));
                        }
                        xml.inside("w:t", &[("xml:space", "preserve")], |xml| xml.text(cell));
                    });
                });
            });
        }
    });
}

/// Columns of numbers take what their head needs, columns of words share the rest.
fn widths(columns: &[(String, bool)]) -> Vec<usize> {
    let [least, most] = NUMBER_WIDTHS;
    let needed = |title: &str| {
        let longest = title.split(' ').map(|word| word.chars().count()).max().unwrap_or_default();
        (longest * LETTER_WIDTH + 160).clamp(least, most)
    };
    let numbers: usize = columns.iter().filter(|(_, numeric)| *numeric).map(|(title, _)| needed(title)).sum();
    let words = columns.iter().filter(|(_, numeric)| !numeric).count().max(1);
    // Many columns of numbers leave too little to the words: all are then made narrower alike.
    let room = TEXT_WIDTH * 2 / 3;
    let narrowed = |width: usize| if numbers > room { width * room / numbers } else { width };
    let rest = TEXT_WIDTH.saturating_sub(narrowed(numbers)) / words;
    let word_width = if words == 1 { rest.min(LONE_WORDS_WIDTH) } else { rest };
    columns.iter().map(|(title, numeric)| if *numeric { narrowed(needed(title)) } else { word_width }).collect()
}
