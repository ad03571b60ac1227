//! The stage itself: names first, then every table's rows, each name a structure.

use super::axes::Axes;
use super::memory::{self, Decision, Line, Topic};
use super::names::{Mention, Names, RegistryRow};
use super::row::Row;
use super::settle::Settling;
use super::{Proposal, Register, StructureId, actions, capacity, facts, plans, questions};
use crate::check::SoundTable;
use crate::finding::Findings;
use crate::place::Place;
use crate::problem::Problem;
use crate::schema::{Content, Kind};
use crate::settings::Settings;
use crate::shape::decisions::Memory;
use crate::shape::survey::Survey;
use crate::shape::{Table, Value};
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// The register, and the names that a person may want to join.
#[derive(Debug)]
pub struct Settled {
    pub register: Register,
    pub proposals: Vec<Proposal>,
    /// What a person has decided about names, in the order of the files.
    pub decisions: Vec<Decision>,
}

/// Settles everything that the sound tables say.
pub fn register(journal: &mut Findings, settings: &Settings, tables: &[SoundTable], surveys: Vec<Survey>, memories: &[Memory]) -> Settled {
    let all = || tables.iter().map(SoundTable::table);
    let mut sources = crate::figure::Sources::default();
    let registry = registry(journal, &mut sources, all());
    let decisions = memories.iter().flat_map(|memory| memory::decisions(journal, settings, &lines(memory))).collect::<Vec<_>>();
    let wordings = questions::wordings(&decisions);
    let names = Names::settle(journal, settings, &registry, &decisions, &all().flat_map(mentions).collect::<Vec<_>>());
    let mut proposals = names.proposals();
    let reworded = questions::proposals(&surveys, &wordings);
    if !reworded.is_empty() {
        journal.tell(Place::file("controle/rapprochements.csv"), Problem::SurveyQuestionsReworded { count: reworded.len() });
    }
    proposals.extend(reworded);
    let alike = proposals.iter().filter(|proposal| proposal.subject.topic() == Topic::Name).count();
    if alike > 0 {
        journal.tell(Place::file("controle/rapprochements.csv"), Problem::NamesToReview { count: alike });
    }
    let axes = Axes::learn(settings, all().flat_map(axis_labels));

    let mut settling = Settling::new(journal, &names, axes, sources, tables);
    let actions = actions::actions(&mut settling);
    let named = actions::Named::new(&actions);
    let participations = facts::participations(&mut settling, &named);
    capacity::tell(&mut settling, &named, &participations);
    let attendances = facts::attendances(&mut settling);
    let referrals = facts::referrals(&mut settling);
    let pathways = facts::pathways(&mut settling);
    let objectives = plans::objectives(&mut settling);
    let outlooks = plans::outlooks(&mut settling);
    let means = plans::means(&mut settling);
    let contexts = plans::contexts(&mut settling);
    for survey in &surveys {
        settling.sources.number(&survey.source.file, survey.source.sheet.as_ref().unwrap_or(&"".into()));
    }
    let Settling { journal, sources, .. } = settling;

    let mut register = Register {
        successions: names.successions().to_vec(),
        editions: registry.iter().filter_map(|row| row.edition).collect(),
        structures: names.structures().to_vec(),
        actions,
        participations,
        attendances,
        referrals,
        pathways,
        objectives,
        outlooks,
        means,
        contexts,
        surveys,
        wordings,
        years: Vec::new(),
        sources,
    };
    register.years = years(&register);
    tell_shrinking(journal, &register, &registry);
    Settled { register, proposals, decisions }
}

/// The years in which something happened; what is only set for a later year does not make a year.
fn years(register: &Register) -> Vec<i32> {
    let mut years = BTreeSet::new();
    years.extend(register.actions.iter().map(|row| row.year));
    years.extend(register.participations.iter().map(|row| row.year));
    years.extend(register.attendances.iter().map(|row| row.year));
    years.extend(register.referrals.iter().map(|row| row.year));
    years.extend(register.pathways.iter().map(|row| row.year));
    years.extend(register.means.iter().map(|row| row.year));
    years.extend(register.surveys.iter().filter_map(|survey| survey.year));
    years.into_iter().collect()
}

fn lines(memory: &Memory) -> Vec<Line> {
    memory.lines.iter().map(|(place, cells)| Line { place: place.clone(), cells: cells.clone() }).collect()
}

/// The rows of the registry: of those that hold for every year, then of the newest year down, so that what is known today says of a
/// structure what it is. One that two rows class differently is told.
fn registry<'a>(journal: &mut Findings, sources: &mut crate::figure::Sources, tables: impl Iterator<Item = &'a Table>) -> Vec<RegistryRow> {
    let mut rows: Vec<RegistryRow> = Vec::new();
    let mut first: HashMap<String, usize> = HashMap::new();
    let mut tables: Vec<&Table> = tables.filter(|table| table.kind == Kind::Structures).collect();
    tables.sort_by_key(|table| (table.year.is_some(), Reverse(table.year)));
    for table in tables {
        let empty: Arc<str> = "".into();
        let sheet = sources.number(&table.source.file, table.source.sheet.as_ref().unwrap_or(&empty));
        for record in 0..table.records.len() {
            let row = Row { table, record, sheet };
            let Some(label) = row.text("structure") else { continue };
            let place = row.place("structure");
            let rank = *first.entry(crate::fold::fold(&label)).or_insert(rows.len());
            if let Some(first) = rows.get(rank) {
                tell_twice(journal, first, &row, &label);
            }
            rows.push(RegistryRow {
                label,
                entity: row.text("entite"),
                sector: row.text("secteur"),
                college: row.text("college"),
                synonyms: row.items("synonymes").items,
                replaces: row.items("remplace").items,
                founder: row.yes_no("fondateur").unwrap_or(false),
                active: row.yes_no("actif").unwrap_or(true),
                since: row.number_of_year("depuis"),
                until: row.number_of_year("jusqu_a"),
                edition: table.year,
                source: Some(row.source()),
                place,
            });
        }
    }
    rows
}

/// Tells what the registry of a year drops of the one before, once a registry: structures that count as partners no more.
fn tell_shrinking(journal: &mut Findings, register: &Register, rows: &[RegistryRow]) {
    let editions: Vec<i32> = register.editions.iter().copied().collect();
    for pair in editions.windows(2) {
        let (former, edition) = match pair {
            [former, edition] => (*former, *edition),
            _ => continue,
        };
        let replaced = |id: StructureId| register.successions.iter().any(|one| one.former == id);
        let ids = (0_u32..).map(StructureId);
        let dropped = register.structures.iter().zip(ids).filter(|(structure, id)| {
            let listed = |year| register.listed(structure, year).is_some();
            listed(former) && !listed(edition) && !structure.editions.contains_key(&edition) && structure.until.is_none() && !replaced(*id)
        });
        let count = dropped.count();
        if let Some(row) = rows.iter().find(|row| row.edition == Some(edition) && count > 0) {
            journal.tell(Place::file(row.place.file.clone()), Problem::RegistryDrops { count, former, edition });
        }
    }
}

fn tell_twice(journal: &mut Findings, first: &RegistryRow, row: &Row<'_>, label: &Arc<str>) {
    let place = row.place("structure");
    if place.file == first.place.file && place.sheet == first.place.sheet {
        let first_row = first.place.cell.map_or(0, |cell| cell.row);
        journal.tell(place.clone(), Problem::StructureTwiceInRegistry { name: label.clone(), first_row });
    }
    if let (Some(kept), Some(other)) = (&first.sector, row.text("secteur"))
        && *kept != other
    {
        journal.tell(row.place("secteur"), Problem::StructureInTwoSectors { name: label.clone(), kept: kept.clone(), other });
    }
}

/// Every name of a structure that a table writes, registry apart.
fn mentions(table: &Table) -> Vec<Mention> {
    let mut mentions = Vec::new();
    if table.kind == Kind::Structures {
        return mentions;
    }
    for typed in &table.columns {
        let content = table.kind.schema().column(typed.name).map(|column| column.content);
        if !matches!(content, Some(Content::Name | Content::Names)) {
            continue;
        }
        for cited in typed.values.iter().flatten() {
            let place = || table.source.at(cited.cell);
            match &cited.value {
                Value::Text(spelling) => mentions.push(Mention { spelling: spelling.clone(), place: place() }),
                Value::Items(items) => mentions.extend(items.items.iter().map(|item| Mention { spelling: item.clone(), place: place() })),
                Value::Quantity(_)
                | Value::Period(_)
                | Value::YesNo(_)
                | Value::Year(_)
                | Value::Class(_)
                | Value::Classes(_)
                | Value::Presence(_)
                | Value::NotKnown => {}
            }
        }
    }
    mentions
}

fn axis_labels(table: &Table) -> Vec<&str> {
    let column = table.columns.iter().find(|column| column.name == "axe");
    let values = column.into_iter().flat_map(|column| column.values.iter().flatten());
    values.filter_map(|cited| if let Value::Text(text) = &cited.value { Some(&**text) } else { None }).collect()
}
