//! The consolidation as pages: for the national centre, and for each territory.

use super::consolidate::{Consolidation, Group, Item, LEAST_TERRITORIES, Said, Summary};
use super::members::{Member, Refusal};
use crate::figure::Status;
use crate::french;
use crate::quantity::Precision;
use crate::report::chart::{self, Chart, ChartBody, Context, ContextDot, ContextPanel, Mark, Whose};
use crate::report::definitions::{Definition, Unit, all};
use crate::report::measure::Measure;
use crate::report::sentence::Sentence;
use crate::report::typography::typeset;
use crate::report::{Block, Cell, Column, Note, NoteKind, Picture, Report, Row, Section, Table};
use crate::settings::Profile;
use std::sync::Arc;

/// Small charts beyond this number do not fit a page: the table has the others.
const PANELS: [&str; 6] = ["structures_actives", "actions", "participations", "reunions", "part_huc", "saisines"];
/// Under this base a share is told as « 10 sur 11 ».
const PERCENTAGE_BASE: f64 = 30.0;

/// A council beside the national model: five colleges at each meeting, a plenary each year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Conformity {
    pub meetings: Option<f64>,
    pub five_colleges: Option<f64>,
    pub plenary: Option<bool>,
    /// From 0 to 1.
    pub users_share: Option<f64>,
}

/// The conformity of a territory.
pub fn conformity_of(national: &Consolidation<'_>, rank: usize) -> Conformity {
    let value = |indicator: &str| national.said(&Item::total(indicator), rank).and_then(|said| said.value);
    Conformity {
        meetings: value("reunions"),
        five_colleges: value("conformite_colleges"),
        plenary: value("pleniere_tenue").map(|held| held > 0.0),
        users_share: value("part_huc"),
    }
}

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

/// The page that a territory gets back.
pub fn restitution(year: i32, national: &Consolidation<'_>, rank: usize) -> Report {
    let Some(member) = national.members.get(rank) else {
        return report("", year, String::new(), String::new(), Vec::new());
    };
    let mut blocks = vec![Block::Text(vec![Sentence::plain(sizes(national, member))])];
    blocks.extend(panels(national, rank, member));
    blocks.push(Block::Table(Box::new(beside(national, rank, member))));
    blocks.push(reading());
    let mut sections = vec![
        Section { id: "comparaison".to_owned(), title: "Vous, votre strate, l’ensemble".to_owned(), blocks },
        Section { id: "secteurs".to_owned(), title: "Vos partenaires par secteur".to_owned(), blocks: sectors(national, rank) },
        Section { id: "methode".to_owned(), title: "Méthode".to_owned(), blocks: method(&[]) },
    ];
    sections.retain(|section| !section.blocks.is_empty());
    number(&mut sections);
    let scope = format!("{} ; strate : {}", french::count(national.members.len(), "conseil comparé", "conseils comparés"), member.stratum);
    report(&member.territory, year, format!("Restitution {year}"), scope, sections)
}

fn report(territory: &str, year: i32, title: String, scope: String, sections: Vec<Section>) -> Report {
    Report { territory: typeset(territory), year, profile: Profile::Public, title, scope: typeset(&scope), sections }
}

/// Tables and charts are numbered in reading order.
fn number(sections: &mut [Section]) {
    let (mut tables, mut charts) = (0, 0);
    for block in sections.iter_mut().flat_map(|section| &mut section.blocks) {
        if let Block::Table(table) = block {
            tables += 1;
            table.number = tables;
        } else if let Block::Picture(picture) = block {
            charts += 1;
            picture.number = charts;
        }
    }
}

fn column(title: &str, numeric: bool) -> Column {
    Column { title: typeset(title), numeric }
}

/// A value of an indicator as a reader sees it.
fn measure(definition: &Definition, value: Option<f64>, precision: Precision, status: Status, fraction: Option<(f64, f64)>) -> Measure {
    // How many councils said yes is a share of them.
    let unit = if definition.unit == Unit::YesNo && fraction.is_some() { Unit::Share } else { definition.unit };
    let status = if value.is_none() && status == Status::Known { Status::NotKnown } else { status };
    Measure {
        value,
        precision,
        status,
        unit,
        given_unit: Arc::from(""),
        fraction,
        percentage: fraction.is_none_or(|(_, base)| base >= PERCENTAGE_BASE),
    }
}

fn total(definition: &Definition, summary: &Summary) -> Cell {
    let status = if summary.known == 0 && summary.masked > 0 { Status::Masked } else { Status::Known };
    match summary.total {
        None if summary.known > 0 => Cell::Blank,
        value => Cell::Figure(measure(definition, value, summary.precision, status, summary.fraction)),
    }
}

fn median(definition: &Definition, summary: &Summary) -> Cell {
    match summary.quartiles {
        Some([_, median, _]) if definition.unit != Unit::YesNo => {
            Cell::Figure(measure(definition, Some(median), Precision::Exact, Status::Known, None))
        }
        Some(_) => total(definition, summary),
        None => Cell::Text(if summary.known == 0 { "–" } else { "trop peu" }.to_owned()),
    }
}

/// « de 12 à 31 »: the middle half of the territories.
fn middle_half(definition: &Definition, summary: &Summary) -> Cell {
    match summary.quartiles {
        Some([low, _, high]) if definition.unit != Unit::YesNo => {
            let text = |value| measure(definition, Some(value), Precision::Exact, Status::Known, None).text();
            Cell::Text(format!("de {} à {}", text(low), text(high)))
        }
        Some(_) | None => Cell::Text("–".to_owned()),
    }
}

fn said_cell(definition: &Definition, said: &Said) -> Cell {
    Cell::Figure(measure(definition, said.value, said.precision, said.status, said.fraction))
}

/// The indicators that somebody gives as a total, in the order of the report.
fn totals<'d>(national: &Consolidation<'_>) -> Vec<(&'d Definition, Item)> {
    let items = all().map(|definition| (definition, Item::total(definition.indicator)));
    items.filter(|(_, item)| national.items.contains_key(item)).collect()
}

fn overview(national: &Consolidation<'_>) -> Vec<Block> {
    let columns = vec![
        column("Indicateur", false),
        column("Conseils", true),
        column("Ensemble", true),
        column("Médiane d'un conseil", true),
        column("Moitié centrale", false),
    ];
    let rows = totals(national).into_iter().map(|(definition, item)| {
        let summary = national.summary(&item, Group::National);
        let cells = vec![
            Cell::Text(french::number(summary.known as f64)),
            total(definition, &summary),
            median(definition, &summary),
            middle_half(definition, &summary),
        ];
        Row { header: typeset(definition.title), cells, total: false }
    });
    let table = table("Indicateurs des conseils réunis", columns, rows.collect());
    vec![Block::Text(vec![Sentence::plain(extents(national))]), Block::Table(Box::new(table)), reading()]
}

fn table(caption: &str, columns: Vec<Column>, rows: Vec<Row>) -> Table {
    Table { caption: typeset(caption), columns, rows, source: typeset("Source : bilans publics des conseils."), ..Table::default() }
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
    let groups: Vec<Group> = national.groups().into_iter().filter(|group| matches!(group, Group::Stratum(_))).collect();
    let mut columns = vec![column("Indicateur", false)];
    for group in &groups {
        let count = national.members.iter().filter(|member| group.has(member)).count();
        columns.push(column(&format!("{group} ({count})"), true));
    }
    let rows = totals(national).into_iter().map(|(definition, item)| {
        let cells = groups.iter().map(|group| median(definition, &national.summary(&item, *group))).collect();
        Row { header: typeset(definition.title), cells, total: false }
    });
    let mut table = table("Médiane d'un conseil, selon la population du territoire", columns, rows.collect());
    table.notes.push(typeset(&format!("« trop peu » : moins de {LEAST_TERRITORIES} conseils donnent le chiffre.")));
    vec![Block::Table(Box::new(table))]
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

/// Who a territory is compared with.
fn sizes(national: &Consolidation<'_>, member: &Member) -> String {
    let like = national.members.iter().filter(|other| other.stratum == member.stratum).count();
    let others = french::count(like.saturating_sub(1), "autre conseil", "autres conseils");
    match member.population {
        Some(population) => format!(
            "Votre territoire compte {} habitants. Il est comparé à {others} de sa strate ({}), et aux {} réunis cette année.",
            french::number(population as f64),
            member.stratum,
            french::count(national.members.len(), "conseil", "conseils")
        ),
        None => "La population de votre territoire n’est pas indiquée : ajoutez « population = … » à la rubrique [territoire] \
                 d’observatoire.toml pour être comparé aux conseils de votre taille."
            .to_owned(),
    }
}

fn beside(national: &Consolidation<'_>, rank: usize, member: &Member) -> Table {
    let columns = vec![
        column("Indicateur", false),
        column("Vous", true),
        column("Votre strate (médiane)", true),
        column("Votre strate (moitié centrale)", false),
        column("Ensemble (médiane)", true),
        column("Ensemble (moitié centrale)", false),
    ];
    let rows = totals(national).into_iter().filter_map(|(definition, item)| {
        let said = national.said(&item, rank)?;
        let like = national.summary(&item, Group::Stratum(member.stratum));
        let everyone = national.summary(&item, Group::National);
        let cells = vec![
            said_cell(definition, said),
            median(definition, &like),
            middle_half(definition, &like),
            median(definition, &everyone),
            middle_half(definition, &everyone),
        ];
        Some(Row { header: typeset(definition.title), cells, total: false })
    });
    let mut table = table("Vos indicateurs, ceux de votre strate et ceux de l'ensemble", columns, rows.collect());
    table.notes.push(typeset(&format!("« trop peu » : moins de {LEAST_TERRITORIES} conseils donnent le chiffre.")));
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

fn reading() -> Block {
    let text = "La médiane est la valeur du conseil du milieu : la moitié des conseils sont au-dessous, la moitié au-dessus. La moitié centrale \
                laisse de côté le quart le plus bas et le quart le plus haut. Être loin de la médiane n'est ni bien ni mal en soi.";
    Block::Note(Note { kind: NoteKind::Reading, text: typeset(text) })
}

fn method(refusals: &[Refusal]) -> Vec<Block> {
    let sentences = [
        "Ces chiffres viennent des bilans publics que les conseils ont transmis ; l'empreinte de chaque fichier a été vérifiée.",
        "Une structure partenaire de deux conseils compte dans chacun : l'« ensemble » additionne les conseils.",
        "Un effectif masqué par un conseil reste inconnu ici : la somme qui le comprendrait est un minimum, « au moins ». Rien de ce qui est \
         publié ici n'en dit plus que les bilans eux-mêmes.",
        "Une part est calculée sur les numérateurs et dénominateurs additionnés, non comme une moyenne de pourcentages.",
        "Les axes, les actions et les questions sont propres à chaque conseil : ils ne sont pas additionnés.",
    ];
    let mut blocks = vec![Block::List(sentences.iter().map(Sentence::plain).collect())];
    if !refusals.is_empty() {
        let columns = vec![column("Dossier écarté", false), column("Pourquoi", false), column("Que faire", false)];
        let rows = refusals.iter().map(|refusal| Row {
            header: typeset(&refusal.folder),
            cells: vec![Cell::Text(typeset(&refusal.message)), Cell::Text(typeset(&refusal.remedy))],
            total: false,
        });
        let table = Table { source: String::new(), ..table("Dossiers qui ne comptent pas", columns, rows.collect()) };
        blocks.push(Block::Table(Box::new(table)));
    }
    blocks
}
