//! The figures of every council as Parquet, for DuckDB, Spark and their like: a partition a year and a council, on ASCII codes only.
//!
//! Partitions are found by the names of folders. Spark under the C locale loses those with an accent, without a word: so codes make the
//! folders, and labels are columns.

use super::consolidate::{Consolidation, Rule};
use super::items::Said;
use crate::figure::Status;
use crate::render::Document;
use crate::render::parquet::{Column, bytes};

/// The folder of the partitions, from the outputs of the year.
const FOLDER: &str = "parquet/chiffres";

/// A file a council, in the order of the members; `names` are their ASCII codes.
pub fn partitions(year: i32, national: &Consolidation<'_>, names: &[String]) -> Vec<Document> {
    let file = |(rank, name): (usize, &String)| {
        let path = format!("{FOLDER}/annee={year}/territoire={name}/part-0.parquet");
        Document::new(path, bytes(&columns(national, rank)))
    };
    names.iter().enumerate().map(file).collect()
}

fn columns(national: &Consolidation<'_>, rank: usize) -> Vec<(&'static str, Column)> {
    let rows: Vec<_> = national.items.iter().filter_map(|(item, said)| Some((item, said.get(&rank)?))).collect();
    let member = national.members.get(rank);
    let same = |text: Option<String>| Column::Texts(vec![text; rows.len()]);
    let numbers = |number: fn(&Said) -> Option<f64>| Column::Numbers(rows.iter().map(|(_, said)| number(said)).collect());
    let texts = |text: &dyn Fn(usize) -> Option<String>| Column::Texts((0..rows.len()).map(text).collect());
    let class = |at: usize, rank: usize| rows.get(at).and_then(|(item, _)| item.classes.get(rank)).cloned();
    vec![
        ("conseil", same(member.map(|member| member.territory.clone()))),
        ("taille", same(member.map(|member| member.stratum.to_string()))),
        ("etendue", same(member.map(|member| member.extent.to_string()))),
        ("habitants", Column::Integers(vec![member.and_then(|member| i64::try_from(member.population?).ok()); rows.len()])),
        ("indicateur", texts(&|at| rows.get(at).map(|(item, _)| item.indicator.clone()))),
        ("dimension_1", texts(&|at| class(at, 0).map(|(dimension, _)| dimension))),
        ("modalite_1", texts(&|at| class(at, 0).map(|(_, label)| label))),
        ("dimension_2", texts(&|at| class(at, 1).map(|(dimension, _)| dimension))),
        ("modalite_2", texts(&|at| class(at, 1).map(|(_, label)| label))),
        ("valeur", numbers(|said| said.value)),
        ("numerateur", numbers(|said| said.fraction.map(|terms| terms.0))),
        ("denominateur", numbers(|said| said.fraction.map(|terms| terms.1))),
        ("precision", texts(&|at| rows.get(at).map(|(_, said)| said.precision.word().to_owned()))),
        (
            "statut",
            texts(&|at| rows.get(at).filter(|(_, said)| said.status != Status::Known).map(|(_, said)| said.status.mark().to_owned())),
        ),
        ("unite", texts(&|at| rows.get(at).and_then(|(item, _)| national.units.get(&item.indicator).cloned()))),
        ("regle", texts(&|at| rows.get(at).map(|(item, _)| rule(national.rule(item)).to_owned()))),
    ]
}

/// How the values of an item add up over councils.
const fn rule(rule: Rule) -> &'static str {
    match rule {
        Rule::Sum => "somme",
        Rule::Share => "part",
        Rule::YesNo => "oui_non",
        Rule::None => "aucune",
    }
}
