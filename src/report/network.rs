//! The network: which sectors meet, and which pairs are new.

use super::chart::{ChartBody, Link, Mark, Network, Unit};
use super::coverage::{is_comparable, lacking_before};
use super::desk::{Caption, Desk};
use super::figures::known;
use super::phrase::counted;
use super::sentence::Sentence;
use super::typography::typeset;
use super::{Block, Cell, Column, Row, Table, order, table};
use crate::figure::Figure;
use crate::french;
use crate::schema::UNCLASSIFIED;
use std::cmp::Reverse;
use std::collections::BTreeSet;

pub fn blocks(desk: &Desk<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let shown = ["liens_partenariaux", "liens_nouveaux"];
    // What is new is so beside a year that was told in the same way.
    let comparable = is_comparable(desk);
    blocks.extend(desk.keys(if comparable { &shown } else { &shown[..1] }));
    blocks.extend(newness(desk).filter(|_| comparable));
    blocks.extend(matrix(desk));
    blocks
}

fn newness(desk: &Desk<'_>) -> Option<Block> {
    let (all, new) = (desk.figures.total("liens_partenariaux")?, desk.figures.total("liens_nouveaux")?);
    let (all_count, new_count) = (known(all)?, known(new)?);
    let verb = french::plural(new_count, "n'existait pas", "n'existaient pas");
    let text = format!(
        "Sur {}, {} {verb} l'année précédente.",
        counted(all_count, "paire de structures qui ont travaillé ensemble", "paires de structures qui ont travaillé ensemble"),
        french::number(new_count),
    );
    let reserve = lacking_before(desk)
        .map(|lacking| Sentence::plain(format!("Pour {}, {lacking} : tous ces liens ne sont pas forcément neufs.", desk.year() - 1)));
    Some(Block::Text(std::iter::once(Sentence::citing(text, [all, new])).chain(reserve).collect()))
}

/// The two sectors of a link.
fn ends(figure: &Figure) -> Option<(&str, &str)> {
    match figure.classes.as_slice() {
        [first, second] => Some((&first.label, &second.label)),
        _ => None,
    }
}

fn matrix(desk: &Desk<'_>) -> Option<Block> {
    let breakdown = desk.figures.by("liens_partenariaux", &["secteur", "secteur"])?;
    let new = desk.figures.by_in("liens_nouveaux", &["secteur", "secteur"], breakdown.years).filter(|_| is_comparable(desk));
    let new_of = |pair: (&str, &str)| {
        let same = |figure: &&&Figure| ends(figure).is_some_and(|(a, b)| (a, b) == pair || (b, a) == pair);
        new.as_ref().and_then(|new| new.figures.iter().find(same)).copied()
    };
    let labels: BTreeSet<&str> = breakdown.figures.iter().filter_map(|figure| ends(figure)).flat_map(|(a, b)| [a, b]).collect();
    let weight = |label: &str| -> i64 {
        let touching = breakdown.known().filter(|(figure, _)| ends(figure).is_some_and(|(a, b)| a == label || b == label));
        touching.map(|(_, value)| value.round() as i64).sum()
    };
    let mut ranked: Vec<(&str, i64)> = labels.into_iter().map(|label| (label, weight(label))).collect();
    ranked.sort_by_key(|(label, weight)| (Reverse(*weight), crate::fold::fold(label)));
    let nodes = order::unclassified_last(ranked.into_iter().map(|(label, _)| label).collect());
    let place = |label: &str| nodes.iter().position(|node| *node == label);
    let links = breakdown
        .figures
        .iter()
        .filter_map(|figure| {
            let pair = ends(figure)?;
            Some(Link { from: place(pair.0)?, to: place(pair.1)?, value: Mark::from(*figure), new: new_of(pair).map(Mark::from) })
        })
        .collect();
    let mut pairs: Vec<&Figure> = breakdown.known().map(|(figure, _)| figure).collect();
    pairs.sort_by_key(|figure| (Reverse(known(figure).map(|value| value.round() as i64)), figure.classes.clone()));
    // Nothing to draw of one sector alone, nor of what has no sector.
    if !pairs.iter().any(|figure| ends(figure).is_some_and(|(a, b)| a != b && a != UNCLASSIFIED && b != UNCLASSIFIED)) {
        return None;
    }
    let rest = unclassified(&pairs);
    let caption = Caption {
        id: "reseau-partenarial",
        title: title(desk, &pairs, rest),
        subtitle: format!(
            "Nombre de paires de structures réunies par une action ou une réunion, par couple de secteurs, {}",
            breakdown.years
        ),
        description:
            "Demi-tableau : à la rencontre de deux secteurs, le nombre de paires de structures qui ont travaillé ensemble ; sur la \
                      diagonale, les paires d'un même secteur."
                .to_owned(),
        notes: rest
            .zip(desk.figures.total("liens_partenariaux").and_then(known))
            .map(|(rest, all)| touching(rest, all))
            .into_iter()
            .collect(),
    };
    let body = ChartBody::Network(Network {
        unit: Unit::count("lien", "liens"),
        nodes: nodes.iter().map(|node| (*node).to_owned()).collect(),
        links,
    });
    let data = data(desk, &pairs, &new_of, new.is_some());
    Some(desk.picture(caption, body, &breakdown.figures, data))
}

/// How many links touch a structure of which the sector is not known.
fn unclassified(pairs: &[&Figure]) -> Option<f64> {
    let touching = pairs.iter().filter(|figure| ends(figure).is_some_and(|(a, b)| a == UNCLASSIFIED || b == UNCLASSIFIED));
    let rest: f64 = touching.filter_map(|figure| known(figure)).sum();
    (rest > 0.0).then_some(rest)
}

/// « 91 liens sur 106 touchent une structure non classée. »
fn touching(rest: f64, all: f64) -> String {
    let verb = french::plural(rest, "touche", "touchent");
    format!("{} sur {} {verb} une structure non classée.", counted(rest, "lien", "liens"), french::number(all))
}

/// The two sectors that are linked most; said of the known ones alone where structures that are still to be classed could make it others.
fn title(desk: &Desk<'_>, pairs: &[&Figure], rest: Option<f64>) -> String {
    let named = |(a, b): (&str, &str)| a != b && a != UNCLASSIFIED && b != UNCLASSIFIED;
    let mut ranked = pairs.iter().filter_map(|figure| Some((ends(figure)?, *figure, known(figure)?))).filter(|(pair, ..)| named(*pair));
    let all = desk.figures.total("liens_partenariaux").and_then(known);
    if let Some((rest, all)) = rest.zip(all).filter(|(rest, all)| *rest * 2.0 > *all) {
        return format!(
            "La plupart des liens touchent une structure sans secteur connu : {} sur {}",
            french::number(rest),
            french::number(all)
        );
    }
    let Some(((a, b), figure, count)) = ranked.next() else { return "Liens entre secteurs".to_owned() };
    let equals = 1 + ranked.clone().filter(|(.., other)| *other == count).count();
    let next = ranked.next().map_or(0.0, |(.., count)| count);
    let told = if equals == 1 {
        format!("{a} et {b} sont les deux secteurs les plus liés : {}", desk.words(figure))
    } else {
        format!("{} couples de secteurs sont les plus liés : {} chacun", french::number(equals as f64), desk.words(figure))
    };
    // Were all that is not classed of one pair, it would come first.
    if rest.is_some_and(|rest| next + rest >= count) { format!("Parmi les secteurs connus, {told}") } else { told }
}

/// The pairs, strongest first.
fn data<'a>(desk: &Desk<'a>, pairs: &[&'a Figure], new_of: &dyn Fn((&str, &str)) -> Option<&'a Figure>, with_new: bool) -> Table {
    let shown: Vec<&Figure> = pairs.iter().copied().take(table::ROWS_SHOWN).collect();
    let rows = shown
        .iter()
        .filter_map(|figure| {
            let (first, second) = ends(figure)?;
            let header = if first == second { format!("{first} (au sein du secteur)") } else { format!("{first} – {second}") };
            let mut cells = vec![Cell::Figure(desk.measure(figure))];
            if with_new {
                cells.push(new_of((first, second)).map_or(Cell::Blank, |figure| Cell::Figure(desk.measure(figure))));
            }
            Some(Row { header: typeset(&header), cells, total: false })
        })
        .collect();
    let new = shown.iter().filter(|_| with_new).filter_map(|figure| new_of(ends(figure)?));
    let cited: Vec<&Figure> = shown.iter().copied().chain(new).collect();
    let mut columns = vec![Column { title: "Secteurs".to_owned(), numeric: false }, Column { title: "Liens".to_owned(), numeric: true }];
    if with_new {
        columns.push(Column { title: "dont nouveaux".to_owned(), numeric: true });
    }
    let mut notes = table::notes(&shown);
    if shown.len() < pairs.len() {
        notes.push(typeset(&format!(
            "Les {} premières paires de secteurs sur {} ; toutes sont dans indicateurs/liens_partenariaux.csv.",
            shown.len(),
            pairs.len()
        )));
    }
    Table {
        number: 0,
        caption: "Liens entre secteurs".to_owned(),
        columns,
        rows,
        notes,
        source: desk.source_line(&shown),
        proofs: desk.proofs(&cited),
    }
}
