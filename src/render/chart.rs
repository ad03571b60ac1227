//! Charts to pictures: SVG in which text is text and each mark says what it is, and PNG from that same SVG.
//!
//! Plotters is the canvas; scales, margins and labels are laid out here from the measured widths of the embedded typeface, so that the
//! same chart gives the same bytes on any machine. A chart is 720 pixels wide and as high as it needs: at 16 cm on paper its smallest
//! text is 7.5 pt.

mod area;
mod attainment;
mod bars;
mod canvas;
mod changes;
mod classification;
mod columns;
mod context;
mod flows;
pub mod fonts;
mod frame;
mod funnels;
mod heat;
mod labels;
mod lines;
mod lint;
mod marks;
mod network;
mod paint;
mod pen;
mod raster;
mod rows;
mod scale;
mod stacks;
mod targets;
pub mod theme;
mod words;
mod year_columns;
mod years;

pub use lint::lint;
pub use raster::{png, png_of_height};
pub use theme::{Colour, ColourFault, Theme};

use crate::report::chart::{Chart, ChartBody};
use canvas::Fit;
use pen::Pen;

/// A chart as an SVG file of its own.
pub fn svg(chart: &Chart, theme: &Theme) -> String {
    drawing(chart, theme, &identifier("", &chart.id), Fit::OwnSize)
}

/// A chart as an `<svg>` element to put in a page: as wide as its container. `id_prefix` keeps its ids apart from those of the page's other charts.
pub fn svg_inline(chart: &Chart, theme: &Theme, id_prefix: &str) -> String {
    drawing(chart, theme, &identifier(id_prefix, &chart.id), Fit::Container)
}

fn drawing(chart: &Chart, theme: &Theme, id: &str, fit: Fit) -> String {
    let mut pen = Pen::new(theme, id);
    let top = frame::head(&mut pen, chart);
    let bottom = match &chart.body {
        ChartBody::Bars(body) => bars::draw(&mut pen, body, top),
        ChartBody::Heat(body) => heat::draw(&mut pen, body, top),
        ChartBody::Columns(body) => columns::draw(&mut pen, body, top),
        ChartBody::Stacks(body) => stacks::draw(&mut pen, body, top),
        ChartBody::Funnels(body) => funnels::draw(&mut pen, body, top),
        ChartBody::Years(body) => years::draw(&mut pen, body, top),
        ChartBody::Flows(body) => flows::draw(&mut pen, body, top),
        ChartBody::Attainment(body) => attainment::draw(&mut pen, body, top),
        ChartBody::Changes(body) => changes::draw(&mut pen, body, top),
        ChartBody::Classification(body) => classification::draw(&mut pen, body, top),
        ChartBody::Targets(body) => targets::draw(&mut pen, body, top),
        ChartBody::Network(body) => network::draw(&mut pen, body, top),
        ChartBody::Context(body) => context::draw(&mut pen, body, top),
    };
    let height = frame::foot(&mut pen, chart, bottom);
    frame::sheet(pen, chart, id, height, fit)
}

/// An XML id: letters, digits and hyphens, beginning with a letter.
fn identifier(prefix: &str, id: &str) -> String {
    let safe = |text: &str| -> String { text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect() };
    match (safe(prefix), safe(id)) {
        (prefix, id) if prefix.is_empty() => format!("g-{id}"),
        (prefix, id) => format!("g-{prefix}-{id}"),
    }
}

#[cfg(test)]
pub(crate) mod lots;
#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod tests;
