//! A table that stays one in Word: a header row repeated on every page, a row header in the first column, a title for who hears it.

use super::xml::Xml;
use crate::report::Table;

/// The width of the text on an A4 page with margins of 2 cm, in twentieths of a point.
const TEXT_WIDTH: usize = 9638;
/// A column of numbers is as wide as its longest cell and the longest word of its head ask, between these.
const NUMBER_WIDTHS: [usize; 2] = [1000, 1900];
/// What a letter takes at most, by the style of the cell: 9 points, or 7.5 in a table of many columns.
const LETTER_WIDTH: usize = 118;
const FINE_LETTER_WIDTH: usize = 98;
/// Both margins of a cell, and a little air.
const CELL_MARGINS: usize = 160;
/// A column of words alone among numbers does not spread over the page.
const LONE_WORDS_WIDTH: usize = 4600;
/// The share of the width that numbers may take: beyond, the table is set finer, and they may take more.
const NUMBERS_ROOM: usize = TEXT_WIDTH * 2 / 3;
const FINE_NUMBERS_ROOM: usize = TEXT_WIDTH * 4 / 5;
/// A column of words weighs as its longest text, between these: else a column of « Oui » is as wide as one of sentences.
const WORDS_WEIGHTS: [usize; 2] = [18, 56];
/// A table of so many rows is not cut by the end of a page: a longer one repeats its header.
const ROWS_KEPT_TOGETHER: usize = 16;

/// The rows of a report's table as texts, ready to be laid out.
pub struct Grid {
    pub title: String,
    /// Head, and whether the column is of numbers.
    pub columns: Vec<(String, bool)>,
    pub rows: Vec<Vec<String>>,
    /// Whether the last row is of totals.
    pub total: bool,
    /// Whether remarks follow, which are not parted from the table by the end of a page.
    pub remarked: bool,
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
            remarked: !table.notes.is_empty() || !table.source.is_empty(),
        }
    }
}

pub fn write(xml: &mut Xml, grid: &Grid) {
    let (widths, style) = widths(grid);
    let total = widths.iter().sum::<usize>().to_string();
    xml.inside("w:tbl", &[], |xml| {
        xml.inside("w:tblPr", &[], |xml| {
            xml.empty("w:tblStyle", &[("w:val", "Tableau")]);
            xml.empty("w:tblW", &[("w:w", &total), ("w:type", "dxa")]);
            xml.empty("w:tblLayout", &[("w:type", "fixed")]);
            let last = if grid.total { "1" } else { "0" };
            xml.empty(
                "w:tblLook",
                &[
                    ("w:val", "04A0"),
                    ("w:firstRow", "1"),
                    ("w:lastRow", last),
                    ("w:firstColumn", "1"),
                    ("w:noHBand", "1"),
                    ("w:noVBand", "1"),
                ],
            );
            xml.empty("w:tblCaption", &[("w:val", &grid.title)]);
        });
        xml.inside("w:tblGrid", &[], |xml| widths.iter().for_each(|width| xml.empty("w:gridCol", &[("w:w", &width.to_string())])));
        let heads: Vec<&str> = grid.columns.iter().map(|(title, _)| title.as_str()).collect();
        row(xml, grid, &widths, &heads, (Kind::Header, style));
        for (at, cells) in grid.rows.iter().enumerate() {
            let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
            let is_last = at + 1 == grid.rows.len();
            let held = grid.rows.len() <= ROWS_KEPT_TOGETHER && (!is_last || grid.remarked);
            let kind = if grid.total && is_last { Kind::Total { held } } else { Kind::Body { held } };
            row(xml, grid, &widths, &cells, (kind, style));
        }
    });
    // Word joins two tables that touch.
    xml.inside("w:p", &[], |xml| {
        xml.inside("w:pPr", &[], |xml| {
            xml.empty("w:pStyle", &[("w:val", "Remarque")]);
            if grid.remarked {
                xml.empty("w:keepNext", &[]);
            }
            xml.empty("w:spacing", &[("w:before", "0"), ("w:after", "0"), ("w:line", "120"), ("w:lineRule", "exact")]);
        });
    });
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Header,
    /// Held: on the same page as the next row.
    Body {
        held: bool,
    },
    Total {
        held: bool,
    },
}

fn row(xml: &mut Xml, grid: &Grid, widths: &[usize], cells: &[&str], (kind, style): (Kind, &str)) {
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
                        xml.empty("w:pStyle", &[("w:val", style)]);
                        if matches!(kind, Kind::Header | Kind::Body { held: true } | Kind::Total { held: true }) {
                            xml.empty("w:keepNext", &[]);
                        }
                        if *numeric {
                            xml.empty("w:jc", &[("w:val", "right")]);
                        }
                    });
                    xml.inside("w:r", &[], |xml| {
                        if matches!(kind, Kind::Header | Kind::Total { .. }) {
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

/// The width of each column, and the style of the cells. Columns of numbers take what they need, columns of words share the rest.
fn widths(grid: &Grid) -> (Vec<usize>, &'static str) {
    let [least, most] = NUMBER_WIDTHS;
    let letters = |text: &str| text.chars().count();
    let needed = |at: usize, letter_width: usize| {
        let head = grid.columns.get(at).map_or(0, |(title, _)| title.split(' ').map(letters).max().unwrap_or_default());
        let cells = grid.rows.iter().filter_map(|row| row.get(at)).map(|cell| letters(cell)).max().unwrap_or_default();
        (head.max(cells) * letter_width + CELL_MARGINS).clamp(least.min(letter_width * 9), most)
    };
    let numbers: Vec<usize> = (0..).zip(&grid.columns).filter(|(_, (_, numeric))| *numeric).map(|(at, _)| at).collect();
    let sum = |letter_width: usize| numbers.iter().map(|at| needed(*at, letter_width)).sum::<usize>();
    let (letter_width, style, room) = if sum(LETTER_WIDTH) > NUMBERS_ROOM {
        (FINE_LETTER_WIDTH, "Cellulefine", FINE_NUMBERS_ROOM)
    } else {
        (LETTER_WIDTH, "Cellule", NUMBERS_ROOM)
    };
    // Too many even so: all are made narrower alike, and their heads are cut where they must.
    let asked = sum(letter_width).max(1);
    let narrowed = |width: usize| if asked > room { width * room / asked } else { width };
    let rest = TEXT_WIDTH.saturating_sub(narrowed(sum(letter_width)));
    let [light, heavy] = WORDS_WEIGHTS;
    let weight = |at: usize| {
        let cells = grid.rows.iter().filter_map(|row| row.get(at)).map(|cell| letters(cell)).max().unwrap_or_default();
        cells.max(grid.columns.get(at).map_or(0, |(title, _)| letters(title))).clamp(light, heavy)
    };
    let words: Vec<usize> = (0..).zip(&grid.columns).filter(|(_, (_, numeric))| !*numeric).map(|(at, _)| weight(at)).collect();
    let all: usize = words.iter().sum::<usize>().max(1);
    // No column of words is narrower than its longest word, which would be cut in two; what the narrow ones take is the others' loss.
    let longest_word = |at: usize| {
        let texts = grid.rows.iter().filter_map(|row| row.get(at)).chain(grid.columns.get(at).map(|(title, _)| title));
        let words = texts.flat_map(|text| text.split([' ', '-'])).map(letters);
        words.max().unwrap_or_default() * letter_width + CELL_MARGINS
    };
    let columns: Vec<usize> = (0..).zip(&grid.columns).filter(|(_, (_, numeric))| !*numeric).map(|(at, _)| at).collect();
    let narrow = |at: &usize| rest * weight(*at) / all < longest_word(*at);
    let (fixed, free): (Vec<usize>, Vec<usize>) = columns.into_iter().partition(narrow);
    let taken: usize = fixed.iter().map(|at| longest_word(*at)).sum();
    let free_weight: usize = free.iter().map(|at| weight(*at)).sum::<usize>().max(1);
    let words_width = |at: usize| match words.len() {
        1 => rest.min(LONE_WORDS_WIDTH),
        // Words too long for any sharing of the page are cut all the same.
        _ if taken >= rest || free.is_empty() => rest * weight(at) / all,
        _ if fixed.contains(&at) => longest_word(at),
        _ => (rest - taken) * weight(at) / free_weight,
    };
    let width = |(at, (_, numeric)): (usize, &(String, bool))| if *numeric { narrowed(needed(at, letter_width)) } else { words_width(at) };
    ((0..).zip(&grid.columns).map(width).collect(), style)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(heads: &[&str], cells: &[&str]) -> Grid {
        let columns = heads.iter().enumerate().map(|(at, head)| ((*head).to_owned(), at > 0)).collect();
        Grid {
            title: String::new(),
            columns,
            rows: vec![cells.iter().map(|cell| (*cell).to_owned()).collect()],
            total: false,
            remarked: false,
        }
    }

    #[test]
    fn a_column_of_short_words_is_never_narrower_than_the_longest_of_them() {
        let heads = ["Action", "Statut", "Quand", "Porteur", "Séances", "Places"];
        let mut table = grid(
            &heads,
            &[
                "Une action au titre bien plus long que tout le reste de la ligne",
                "Réalisée",
                "novembre 2022",
                "Ville Grand Poitiers CCAS - Relations aux habitants et aux usagers",
                "4",
                "16",
            ],
        );
        for (at, (_, numeric)) in table.columns.iter_mut().enumerate() {
            *numeric = at > 3;
        }
        let (widths, _) = widths(&table);
        assert!(widths[1] >= 8 * LETTER_WIDTH + CELL_MARGINS, "« Réalisée » would be cut: {widths:?}");
        assert!(widths[2] >= 8 * LETTER_WIDTH + CELL_MARGINS, "« novembre » would be cut: {widths:?}");
        assert!(widths.iter().sum::<usize>() <= TEXT_WIDTH, "{widths:?}");
    }

    #[test]
    fn a_table_never_is_wider_than_the_text_and_many_columns_are_set_finer() {
        let few = grid(&["Axe", "2022", "2021"], &["x", "au moins 863", "12"]);
        let (few_widths, few_style) = widths(&few);
        assert!(few_style == "Cellule" && few_widths[1] >= 12 * LETTER_WIDTH && few_widths[2] == 1000, "{few_widths:?}");
        let heads = ["Secteur", "Lutte contre la stigmatisation", "psychosociales", "Parcours", "Gouvernance", "Compétences", "Ensemble"];
        let (widths, style) = widths(&grid(&heads, &["x", "1", "2", "3", "4", "5", "6"]));
        assert!(style == "Cellulefine" && widths.iter().sum::<usize>() <= TEXT_WIDTH, "{widths:?}");
    }
}
