//! The outputs of many territories to what a national centre publishes, and to what each territory gets back: its own figures beside
//! those of councils of its size and of all.
//!
//! Everything here is worked out from what territories published (`indicateurs.csv`), never from their files: a masked figure is as
//! unknown here as to any reader, and a sum that lacks one is a minimum. So the consolidation gives nothing back of what was masked:
//! whoever holds the published files could do the same sums.

mod consolidate;
mod items;
mod members;
mod pages;
mod parquet;
mod stratum;
mod tables;

pub use members::{Member, Refusal, members};

use crate::render::Look;
use crate::render::{Document, datapackage, html};
use consolidate::{Consolidation, consolidation};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What is written besides the pages and tables that people read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Besides {
    Nothing,
    /// Every council's figures, for engines that take over past one machine.
    Parquet,
}

/// The documents of each year: the national table and page, the conformity table, and a restitution a territory.
///
/// # Errors
/// A document cannot be made, which is a fault of ours.
pub fn documents(members: &[Member], refusals: &[Refusal], besides: Besides) -> anyhow::Result<Vec<(i32, Vec<Document>)>> {
    let mut years: BTreeMap<i32, Vec<&Member>> = BTreeMap::new();
    for member in members {
        years.entry(member.year).or_default().push(member);
    }
    years.into_iter().map(|(year, members)| Ok((year, of_year(year, &members, refusals, besides)?))).collect()
}

fn of_year(year: i32, members: &[&Member], refusals: &[Refusal], besides: Besides) -> anyhow::Result<Vec<Document>> {
    let national = consolidation(members);
    let mut documents = vec![
        page("national.html", &pages::national(year, &national, refusals))?,
        tables::national(year, &national)?,
        tables::conformity(year, &national)?,
        tables::refusals(refusals)?,
    ];
    let names = file_names(&national);
    let restitutions: Vec<Vec<Document>> = names
        .par_iter()
        .enumerate()
        .map(|(rank, name)| {
            let html = page(&format!("restitutions/{name}.html"), &pages::restitution(year, &national, rank))?;
            Ok(vec![html, tables::restitution(&format!("restitutions/{name}.csv"), year, &national, rank)?])
        })
        .collect::<anyhow::Result<_>>()?;
    documents.extend(restitutions.into_iter().flatten());
    match besides {
        Besides::Nothing => {}
        Besides::Parquet => documents.extend(parquet::partitions(year, &national, &names)),
    }
    let sources = members.iter().map(|member| (member.file.clone(), member.hash.clone(), member.bytes)).collect::<Vec<_>>();
    documents.push(datapackage::of_federation(year, &sources, &documents)?);
    Ok(documents)
}

fn page(path: &str, report: &crate::report::Report) -> anyhow::Result<Document> {
    Ok(Document { path: path.to_owned(), ..html::document(report, &Look::default())? })
}

/// Letters kept of a territory's name: disks refuse more than 255, and Windows paths of more than 260.
const LONGEST_NAME: usize = 80;

/// A file name a territory, ASCII, no two alike, and none that Windows keeps for a device.
fn file_names(national: &Consolidation<'_>) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let name = |member: &&Member| {
        let slug: String = datapackage::slug(&member.territory).chars().take(LONGEST_NAME).collect();
        let base = if is_a_device(&slug) { format!("conseil-{slug}") } else { slug };
        let name = (1..).map(|rank| if rank == 1 { base.clone() } else { format!("{base}-{rank}") }).find(|name| !taken.contains(name));
        let name = name.unwrap_or(base);
        taken.insert(name.clone());
        name
    };
    national.members.iter().map(name).collect()
}

fn is_a_device(name: &str) -> bool {
    let numbered = |start| name.strip_prefix(start).is_some_and(|rank: &str| rank.len() == 1);
    matches!(name, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}
