//! The PDF read back as a screen reader hears it: language, title, headings, charts in words, and every table of the report, cell by cell.

use super::tagged_pdf::{Tag, catalogue, tags};
use super::{Made, Rows, expected, read_back};
use hayro_syntax::Pdf;
use observatoire::report::{Block, Table};

/// The end of a line of a cell writes no space.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The tables in the order of the paper: those of the text, then the data of each chart.
fn tables(made: &Made) -> Vec<&Table> {
    let blocks = made.report.sections.iter().flat_map(|section| &section.blocks);
    let of_text = blocks.filter_map(|block| if let Block::Table(table) = block { Some(&**table) } else { None });
    of_text.chain(made.report.pictures().map(|picture| &picture.table)).collect()
}

fn rows(table: &Tag) -> Rows {
    let cells = |row: &&Tag| {
        let inside = row.children.iter();
        inside.filter_map(|child| if let super::tagged_pdf::Child::Tag(cell) = child { Some(cell.text()) } else { None }).collect()
    };
    table.all("TR").iter().map(cells).collect()
}

#[test]
fn the_pdf_says_every_heading_chart_and_table_to_whoever_hears_it() {
    read_back().for_each(|made| {
        let pdf = Pdf::new(made.bytes("bilan.pdf").to_vec()).unwrap();
        let said = catalogue(&pdf);
        assert!(said.language.starts_with("fr") && said.is_marked && said.shows_its_title, "{}", made.name);
        assert_eq!(squeezed(&said.title), squeezed(&format!("{} – {}", made.report.title, made.report.territory)), "{}", made.name);

        let tags = tags(&pdf);
        let headings: Vec<String> = tags.all("H1").iter().map(|tag| tag.text()).collect();
        let sections = made.report.sections.iter().map(|section| squeezed(&section.title));
        let data = made.report.pictures().next().map(|_| squeezed("Données des figures"));
        let parts: Vec<String> = std::iter::once("Sommaire".to_owned()).chain(sections).chain(data).collect();
        assert_eq!(headings, parts, "{}", made.name);

        let figures: Vec<String> = tags.all("Figure").iter().map(|tag| squeezed(tag.alternative.as_deref().unwrap_or_default())).collect();
        let charts = made.report.pictures().map(|picture| squeezed(&format!("{}. {}", picture.chart.title, picture.chart.description)));
        assert_eq!(figures, charts.collect::<Vec<_>>(), "{}", made.name);

        let read = tags.all("Table");
        let tables = tables(made);
        assert_eq!(read.len(), tables.len(), "{}", made.name);
        for (read, table) in read.into_iter().zip(tables) {
            let written: Rows = expected(table).iter().map(|row| row.iter().map(|cell| squeezed(cell)).collect()).collect();
            assert_eq!(rows(read), written, "{}: « {} »", made.name, table.caption);
            let heads = read.all("TH").iter().filter(|head| head.scope.as_deref() == Some("Column")).count();
            assert_eq!(heads, table.columns.len(), "{}: « {} » has no head for each column", made.name, table.caption);
        }
    });
}
