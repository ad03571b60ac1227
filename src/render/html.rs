//! A report to one HTML page: no network, no script needed, readable on a telephone, on paper and by a screen reader.

use super::Document;
use super::Look;
use super::chart::svg_inline;
use crate::report::measure::Measure;
use crate::report::proof::Proof;
use crate::report::typography::{quoted, typeset};
use crate::report::{Block, Cell, KeyFigure, Picture, Report, Table};
use crate::{figure::Status, french};
use anyhow::Context;
use askama::Template;

/// The typeface of the charts, cut to the letters of French, so that a chart in the page has the widths it was measured with.
const FONTS: &str = include_str!("assets/fonts/inter.css");
const STYLE: &str = include_str!("assets/bilan.css");
const SCRIPT: &str = include_str!("assets/bilan.js");

#[derive(Template)]
#[template(path = "bilan.html")]
struct Page<'a> {
    report: &'a Report,
    look: &'a Look,
    fonts: &'static str,
    style: String,
    script: &'static str,
}

/// `bilan.html`.
///
/// # Errors
/// When memory runs out.
pub fn document(report: &Report, look: &Look) -> anyhow::Result<Document> {
    let page = Page { report, look, fonts: FONTS, style: style(report, look), script: SCRIPT };
    Ok(Document::new("bilan.html", page.render().context("HTML page")?))
}

/// What the style sheet takes from the report: the accent colour, and the foot of each printed page.
fn style(report: &Report, look: &Look) -> String {
    let mark = report.mark().map_or_else(String::new, |mark| format!(" – {mark}"));
    let foot = format!("{} – {}{mark}", report.territory, report.title);
    STYLE.replace("ACCENT", &look.theme.main().to_string()).replace("FOOT", &css_text(&foot))
}

/// A text as a CSS string: everything but letters, digits and plain spaces is escaped, so that no name can end it.
fn css_text(text: &str) -> String {
    let escaped: String = text
        .chars()
        .map(|letter| if letter.is_alphanumeric() || letter == ' ' { letter.to_string() } else { format!("\\{:x} ", u32::from(letter)) })
        .collect();
    format!("'{escaped}'")
}

impl Page<'_> {
    fn drawing(&self, picture: &Picture) -> String {
        svg_inline(&picture.chart, &self.look.theme, &format!("f{}", picture.number))
    }

    fn rank(&self, table: &Table) -> String {
        format!("Tableau {}", table.number)
    }

    fn quoted(&self, table: &Table) -> String {
        typeset(&quoted(&table.caption))
    }

    fn table_id(&self, table: &Table) -> String {
        format!("tableau-{}", table.number)
    }

    fn caption_id(&self, picture: &Picture) -> String {
        format!("donnees-{}", picture.number)
    }

    /// A key figure, and what is said before its number: « au moins » is set smaller, so that all numbers have one size.
    fn headline(&self, key: &KeyFigure) -> (String, String) {
        let text = key.value.headline();
        let about = ["au moins", "au plus", "environ"].into_iter().find_map(|about| Some((about, text.strip_prefix(about)?.trim_start())));
        about.map_or_else(|| (String::new(), text.clone()), |(about, rest)| (about.to_owned(), rest.to_owned()))
    }

    /// Words in the place of a number: « donnée masquée ».
    fn is_said(&self, value: &str) -> bool {
        !value.contains(|letter: char| letter.is_ascii_digit())
    }

    /// What a mark means, for a cell that holds no number.
    fn mark(&self, cell: &Cell) -> Option<&'static str> {
        match cell {
            Cell::Figure(Measure { status: Status::Masked, .. }) => Some("donnée masquée (secret statistique)"),
            Cell::Figure(Measure { value: None, .. }) => Some("donnée non connue"),
            Cell::Figure(_) | Cell::Text(_) | Cell::Blank => None,
        }
    }

    fn blank(&self, cell: &Cell) -> bool {
        *cell == Cell::Blank
    }

    /// The rank of a cell for sorting.
    fn number(&self, cell: &Cell) -> Option<f64> {
        match cell {
            Cell::Figure(measure) => measure.value,
            Cell::Text(_) | Cell::Blank => None,
        }
    }

    /// Whether the column of a cell is flush right; `rank` counts cells from 1, and so columns from the row's header.
    fn numeric(&self, table: &Table, rank: &usize) -> bool {
        table.columns.get(*rank).is_some_and(|column| column.numeric)
    }

    fn cells(&self, proof: &Proof) -> String {
        match proof.cell_count {
            1 => "1 cellule".to_owned(),
            count => french::count(count, "cellule", "cellules"),
        }
    }
}
