//! The page that a territory gets back: « vous, votre strate, l’ensemble ».

use super::cells::{median, middle_half, said_cell};
use super::{column, method, named, number, reading, report, table, too_few, totals};
use crate::federate::consolidate::{Consolidation, Group, LEAST_TERRITORIES};
use crate::federate::items::Item;
use crate::federate::members::Member;
use crate::french;
use crate::report::chart::{self, Chart, ChartBody, Context, ContextDot, ContextPanel, Mark, Whose};
use crate::report::definitions::Unit;
use crate::report::sentence::Sentence;
use crate::report::typography::typeset;
use crate::report::{Block, Cell, Picture, Report, Row, Section, Table};

/// Small charts beyond this number do not fit a page: the table has the others.
const PANELS: [&str; 6] = ["structures_actives", "actions", "participations", "reunions", "part_huc", "saisines"];
/// The page that a territory gets back.
pub fn restitution(year: i32, national: &Consolidation<'_>, rank: usize) -> Report {
    let Some(member) = national.members.get(rank) else {
        return report("", year, String::new(), String::new(), Vec::new());
    };
    let mut blocks = vec![Block::Text(vec![Sentence::plain(sizes(national, member))])];
    blocks.extend(panels(national, rank, member));
    blocks.push(Block::Table(Box::new(beside(national, rank, member))));
    if national.has_medians(Group::National) {
        blocks.push(reading());
    }
    let mut sections = vec![
        Section { id: "comparaison".to_owned(), title: "Vous, votre strate, l’ensemble".to_owned(), blocks },
        Section { id: "secteurs".to_owned(), title: "Vos partenaires par secteur".to_owned(), blocks: sectors(national, rank) },
        Section { id: "methode".to_owned(), title: "Méthode".to_owned(), blocks: method(&[]) },
    ];
    sections.retain(|section| !section.blocks.is_empty());
    number(&mut sections);
    let scope =
        format!("{} ; strate : {}", french::count(national.members.len(), "conseil comparé", "conseils comparés"), named(member.stratum));
    report(&member.territory, year, format!("Restitution {year}"), scope, sections)
}

/// Who a territory is compared with.
fn sizes(national: &Consolidation<'_>, member: &Member) -> String {
    let like = national.members.iter().filter(|other| other.stratum == member.stratum).count();
    let others = french::count(like.saturating_sub(1), "autre conseil", "autres conseils");
    match member.population {
        Some(population) => format!(
            "Votre territoire compte {} habitants. Il est comparé à {others} de sa strate ({}), et aux {} réunis cette année.",
            french::number(population as f64),
            named(member.stratum),
            french::count(national.members.len(), "conseil", "conseils")
        ),
        None => "La population de votre territoire n’est pas indiquée : ajoutez « population = … » à la rubrique [territoire] \
                 d’observatoire.toml pour être comparé aux conseils de votre taille."
            .to_owned(),
    }
}

fn beside(national: &Consolidation<'_>, rank: usize, member: &Member) -> Table {
    let (like, everyone) = (Group::Stratum(member.stratum), Group::National);
    let groups = [
        (like, "Votre strate (médiane)", "Votre strate (moitié centrale)"),
        (everyone, "Ensemble (médiane)", "Ensemble (moitié centrale)"),
    ];
    let groups: Vec<_> = groups.into_iter().filter(|(group, _, _)| national.has_medians(*group)).collect();
    let mut columns = vec![column("Indicateur", false), column("Vous", true)];
    columns.extend(groups.iter().flat_map(|(_, median, half)| [column(median, true), column(half, false)]));
    let rows = totals(national).into_iter().filter_map(|(definition, item)| {
        let mut cells = vec![said_cell(definition, national.said(&item, rank)?)];
        for (group, _, _) in &groups {
            let summary = national.summary(&item, *group);
            cells.extend([median(definition, &summary), middle_half(definition, &summary)]);
        }
        Some(Row { header: typeset(definition.title), cells, total: false })
    });
    let mut table = table("Vos indicateurs, ceux de votre strate et ceux de l'ensemble", columns, rows.collect());
    if !groups.is_empty() {
        table.notes.push(too_few());
    }
    for (group, who) in [(like, "Votre strate compte"), (everyone, "L'ensemble compte")] {
        if !national.has_medians(group) {
            table.notes.push(typeset(&format!("{who} moins de {LEAST_TERRITORIES} conseils : pas de médiane.")));
        }
    }
    table
}

/// A small chart an indicator: the territory among the medians.
fn panels(national: &Consolidation<'_>, rank: usize, member: &Member) -> Option<Block> {
    let mut drawn = Vec::new();
    for (definition, item) in totals(national).into_iter().filter(|(definition, _)| PANELS.contains(&definition.indicator)) {
        let Some(own) = national.said(&item, rank).and_then(|said| said.value) else { continue };
        let median = |group| national.summary(&item, group).quartiles.map(|[_, median, _]| median);
        let dot = |label: &str, value: f64, whose| ContextDot { label: label.to_owned(), value: Mark::exact(value), whose };
        let mut dots = vec![dot("Vous", own, Whose::Ours)];
        dots.extend(median(Group::Stratum(member.stratum)).map(|value| dot("Médiane de votre strate", value, Whose::Larger)));
        dots.extend(median(Group::National).map(|value| dot("Médiane de l’ensemble", value, Whose::Larger)));
        if dots.len() > 1 {
            drawn.push(ContextPanel { title: typeset(definition.title), unit: chart_unit(definition.unit), dots });
        }
    }
    if drawn.is_empty() {
        return None;
    }
    let chart = Chart {
        id: "vous-parmi-les-conseils".to_owned(),
        title: typeset("Vous parmi les conseils"),
        subtitle: typeset("Votre valeur et celle du conseil médian ; chaque indicateur a sa propre échelle"),
        source: typeset("Source : bilans publics des conseils."),
        description: typeset(
            "Un petit graphique par indicateur : votre valeur, celle du conseil médian de votre strate, celle du conseil médian de \
             l'ensemble. Toutes les valeurs sont dans le tableau.",
        ),
        notes: Vec::new(),
        body: ChartBody::Context(Context { panels: drawn }),
    };
    Some(Block::Picture(Box::new(Picture { number: 0, chart, table: beside(national, rank, member) })))
}

fn chart_unit(unit: Unit) -> chart::Unit {
    match unit {
        Unit::Count { one, many } => chart::Unit::count(one, many),
        Unit::Share => chart::Unit::Share,
        Unit::Euros => chart::Unit::Euros,
        Unit::Measure(unit) => chart::Unit::measure(unit),
        Unit::YesNo | Unit::Given => chart::Unit::measure(""),
    }
}

/// How the territory's active structures share out between sectors, beside all councils'.
fn sectors(national: &Consolidation<'_>, rank: usize) -> Vec<Block> {
    const INDICATOR: &str = "structures_actives";
    let own = |item: &Item| national.said(item, rank).and_then(|said| said.value);
    let everyone = |item: &Item| national.summary(item, Group::National).total;
    let of_sectors: Vec<&Item> = national
        .items
        .keys()
        .filter(|item| item.indicator == INDICATOR && matches!(item.classes.as_slice(), [(dimension, _)] if dimension == "secteur"))
        .collect();
    let sum = |value: &dyn Fn(&Item) -> Option<f64>| of_sectors.iter().filter_map(|item| value(item)).sum::<f64>();
    let (ours, all) = (sum(&own), sum(&everyone));
    if ours <= 0.0 || all <= 0.0 {
        return Vec::new();
    }
    let columns = vec![
        column("Secteur", false),
        column("Vos structures actives", true),
        column("En part", true),
        column("En part, dans l'ensemble", true),
    ];
    let rows = of_sectors.iter().map(|item| {
        let label = item.classes.first().map_or("", |(_, label)| label);
        let (own, everyone) = (own(item).unwrap_or_default(), everyone(item).unwrap_or_default());
        let cells = [french::number(own), french::percent(own / ours), french::percent(everyone / all)].map(Cell::Text);
        Row { header: typeset(label), cells: cells.to_vec(), total: false }
    });
    let mut table = table("Structures actives par secteur", columns, rows.collect());
    table.notes.push(typeset("Les secteurs propres à un conseil sont réunis sous « Autre (liste locale) »."));
    vec![Block::Table(Box::new(table))]
}
