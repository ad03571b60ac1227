//! The page of the national centre.

use super::cells::{median, middle_half, said_cell, total};
use super::{column, conformity_of, method, named, number, reading, report, table, too_few, totals};
use crate::federate::consolidate::{Consolidation, Group, LEAST_TERRITORIES};
use crate::federate::items::Item;
use crate::federate::members::Refusal;
use crate::french;
use crate::report::definitions::all;
use crate::report::sentence::Sentence;
use crate::report::typography::typeset;
use crate::report::{Block, Cell, Report, Row, Section};

/// The page of the national centre.
pub fn national(year: i32, national: &Consolidation<'_>, refusals: &[Refusal]) -> Report {
    let mut sections = vec![
        Section { id: "ensemble".to_owned(), title: "Ensemble".to_owned(), blocks: overview(national) },
        Section { id: "tailles".to_owned(), title: "Selon la taille du territoire".to_owned(), blocks: by_group(national) },
        Section { id: "conformite".to_owned(), title: "Conformité au modèle national".to_owned(), blocks: vec![conformity(national)] },
        Section { id: "methode".to_owned(), title: "Méthode".to_owned(), blocks: method(refusals) },
    ];
    number(&mut sections);
    let scope = format!("{}, d’après leurs bilans publics", french::count(national.members.len(), "conseil", "conseils"));
    report("Conseils locaux de santé mentale", year, format!("Consolidation {year}"), scope, sections)
}

fn overview(national: &Consolidation<'_>) -> Vec<Block> {
    let spread = national.has_medians(Group::National);
    let mut columns = vec![column("Indicateur", false), column("Conseils", true), column("Ensemble", true)];
    if spread {
        columns.extend([column("Médiane d'un conseil", true), column("Moitié centrale", false)]);
    }
    let rows = totals(national).into_iter().map(|(definition, item)| {
        let summary = national.summary(&item, Group::National);
        let mut cells = vec![Cell::Text(french::number(summary.known as f64)), total(definition, &summary)];
        if spread {
            cells.extend([median(definition, &summary), middle_half(definition, &summary)]);
        }
        Row { header: typeset(definition.title), cells, total: false }
    });
    let mut table = table("Indicateurs des conseils réunis", columns, rows.collect());
    let mut blocks = vec![Block::Text(vec![Sentence::plain(extents(national))])];
    if spread {
        table.notes.push(too_few());
        blocks.extend([Block::Table(Box::new(table)), reading()]);
    } else {
        table.notes.push(typeset(&format!("À partir de {LEAST_TERRITORIES} conseils, leur médiane est donnée.")));
        blocks.push(Block::Table(Box::new(table)));
    }
    blocks
}

/// « 14 conseils : 9 couvrent une commune, 5 plusieurs communes. »
fn extents(national: &Consolidation<'_>) -> String {
    let groups = national.groups();
    let extents = groups.iter().filter(|group| matches!(group, Group::Extent(_)));
    let counts: Vec<String> = extents
        .map(|group| {
            let count = national.members.iter().filter(|member| group.has(member)).count();
            format!("{group} : {count}")
        })
        .collect();
    format!("{}. Territoire couvert – {}.", french::count(national.members.len(), "conseil", "conseils"), counts.join(" ; "))
}

fn by_group(national: &Consolidation<'_>) -> Vec<Block> {
    let of_size = |group: &Group| matches!(group, Group::Stratum(_));
    let (groups, small): (Vec<Group>, Vec<Group>) =
        national.groups().into_iter().filter(of_size).partition(|group| national.has_medians(*group));
    let counted = |group: &Group| format!("{} ({})", named(group), national.members.iter().filter(|member| group.has(member)).count());
    let mut blocks = Vec::new();
    if !groups.is_empty() {
        let mut columns = vec![column("Indicateur", false)];
        columns.extend(groups.iter().map(|group| column(&counted(group), true)));
        let rows = totals(national).into_iter().map(|(definition, item)| {
            let cells = groups.iter().map(|group| median(definition, &national.summary(&item, *group))).collect();
            Row { header: typeset(definition.title), cells, total: false }
        });
        let mut table = table("Médiane d'un conseil, selon la population du territoire", columns, rows.collect());
        table.notes.push(too_few());
        blocks.push(Block::Table(Box::new(table)));
    }
    if !small.is_empty() {
        let names: Vec<String> = small.iter().map(counted).collect();
        blocks.push(Block::Text(vec![Sentence::plain(format!(
            "Moins de {LEAST_TERRITORIES} conseils, donc pas de médiane : {}.",
            names.join(" ; ")
        ))]));
    }
    blocks
}

fn conformity(national: &Consolidation<'_>) -> Block {
    let columns = vec![
        column("Conseil", false),
        column("Réunions d'instance", true),
        column("dont les cinq collèges présents", true),
        column("Assemblée plénière tenue", false),
        column("Part des habitants, usagers et citoyens", true),
    ];
    let number = |value: Option<f64>| Cell::Text(value.map_or_else(|| "nd".to_owned(), french::number));
    let rows = national.members.iter().enumerate().map(|(rank, member)| {
        let conformity = conformity_of(national, rank);
        let plenary = conformity.plenary.map_or("nd", |held| if held { "oui" } else { "non" });
        let share =
            national.said(&Item::total("part_huc"), rank).and_then(|said| Some((said, all().find(|known| known.indicator == "part_huc")?)));
        let cells = vec![
            number(conformity.meetings),
            number(conformity.five_colleges),
            Cell::Text(plenary.to_owned()),
            share.map_or_else(|| Cell::Text("nd".to_owned()), |(said, definition)| said_cell(definition, said)),
        ];
        Row { header: typeset(&member.territory), cells, total: false }
    });
    let mut table = table("Chaque conseil au regard du modèle national", columns, rows.collect());
    table.notes.push(typeset("nd : le bilan du conseil ne le dit pas."));
    Block::Table(Box::new(table))
}
