//! Who works with whom, as a table of distances is printed: a half matrix whose diagonal carries the names.

use super::area::Area;
use super::frame::{Key, Swatch, legend};
use super::heat::{cell, shade};
use super::pen::{Ink, LEFT, Pen, RIGHT};
use super::rows;
use super::scale::most;
use super::theme::Colour;
use super::words;
use crate::report::chart::{Link, Mark, Network};
use crate::schema::UNCLASSIFIED;
use std::collections::BTreeMap;

/// More names than this do not hold at a readable size.
const MOST_NODES: usize = 22;

pub(super) fn draw(pen: &mut Pen, network: &Network, top: f64) -> f64 {
    let nodes: Vec<&String> = network.nodes.iter().take(MOST_NODES).collect();
    let links: BTreeMap<(usize, usize), &Link> =
        network.links.iter().map(|link| ((link.from.max(link.to), link.from.min(link.to)), link)).collect();
    let widest = nodes.iter().map(|name| Ink::LABEL.width(name)).fold(0.0, f64::max);
    let name_room = widest.min(230.0).ceil();
    let side = ((RIGHT - LEFT - name_room - 8.0) / nodes.len().max(1) as f64).min(40.0);
    let highest = most(links.values().filter_map(|link| link.value.known()));
    let mut y = top;
    let renewed = |link: &Link| link.new.as_ref().and_then(Mark::known).is_some_and(|new| new > 0.0);
    if links.values().any(|link| renewed(link)) {
        let key = Key { swatch: Swatch::Corner(Colour::INK), text: "avec des liens nouveaux dans l’année".to_owned() };
        y = legend(pen, &[key], LEFT, y, RIGHT) + 8.0;
    }
    let first = y;
    let none = Mark::exact(0.0);
    for (row, name) in nodes.iter().enumerate() {
        for (column, other) in nodes.iter().enumerate().take(row + 1) {
            let link = links.get(&(row, column));
            let mark = link.map_or(&none, |link| &link.value);
            let area = Area::new(LEFT + side * column as f64, y, LEFT + side * (column as f64 + 1.0), y + side);
            pen.group(&tooltip(network, name, other, link.copied(), mark), |pen| {
                cell(pen, &area, mark, &network.unit, highest);
                if link.is_some_and(|link| renewed(link)) {
                    let (x, y) = (area.right - 1.0, area.top + 1.0);
                    // As large as leaves the number alone.
                    let corner = (side / 2.0 - 6.5).clamp(4.0, 8.0);
                    let colour = shade(pen.theme, mark, highest).base.text_on();
                    pen.polygon(&[(x, y), (x - corner, y), (x, y + corner)], colour);
                }
            });
        }
        let most = if Ink::LABEL.height(2) <= side { 2 } else { 1 };
        let lines = Ink::LABEL.wrap(name, name_room, most);
        pen.lines(LEFT + side * (row as f64 + 1.0) + 8.0, y + side / 2.0, &lines, Ink::LABEL);
        y += side;
    }
    pen.remark(
        "Lecture\u{a0}: le nom d’un secteur vaut pour la ligne à sa gauche et pour la colonne sous lui\u{a0}; sur la diagonale, les liens \
         entre structures d’un même secteur."
            .to_owned(),
    );
    // Beside the first five names.
    let free = Area::new(LEFT + side * 5.0 + name_room + 20.0, first, RIGHT, first + side * 5.0);
    strongest(pen, network, &links, &nodes, &free);
    rows::others(pen, network.nodes.len() - nodes.len(), y)
}

fn tooltip(network: &Network, name: &str, other: &str, link: Option<&Link>, mark: &Mark) -> String {
    let between = if name == other { format!("Au sein du secteur {name}") } else { format!("{other} et {name}") };
    let new = link.and_then(|link| link.new.as_ref()).map(|new| format!(", dont nouveaux\u{a0}: {}", words::value(new, &network.unit)));
    format!("{between}\u{a0}: {}{}", words::full(mark, &network.unit), new.unwrap_or_default())
}

/// The strongest links in words, in the empty half, as far as they hold.
fn strongest(pen: &mut Pen, network: &Network, links: &BTreeMap<(usize, usize), &Link>, nodes: &[&String], free: &Area) {
    const FEWEST_NODES: usize = 8;
    let mut ranked: Vec<(f64, &String, &String)> = links
        .iter()
        .filter_map(|(&(row, column), link)| Some((link.value.known()?, *nodes.get(column)?, *nodes.get(row)?)))
        // What is not classed is no sector: it may well be of the other one.
        .filter(|&(value, a, b)| value > 0.0 && a != b && a != UNCLASSIFIED && b != UNCLASSIFIED)
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    if nodes.len() < FEWEST_NODES || ranked.len() < 6 || free.width() < 180.0 {
        return;
    }
    let heading = Ink::VALUE.coloured(Colour::INK);
    let mut y = pen.paragraph(free.left, free.top, &["Les plus liés".to_owned()], heading) + 2.0;
    let first: Vec<(String, String)> =
        ranked.into_iter().take(3).map(|(value, a, b)| (words::bare(value, &network.unit), format!("{a} – {b}"))).collect();
    // The numbers in a column of their own, so that the names of a long pair hang beside it.
    let room = first.iter().map(|(number, _)| Ink::VALUE.width(number)).fold(0.0, f64::max);
    for (number, names) in first {
        let lines = Ink::LABEL.wrap(&names, free.width() - room - 8.0, 3);
        if y + Ink::LABEL.height(lines.len()) > free.bottom {
            return;
        }
        pen.paragraph(free.left + room, y, &[number], Ink::VALUE.right());
        y = pen.paragraph(free.left + room + 8.0, y, &lines, Ink::LABEL) + 4.0;
    }
}
