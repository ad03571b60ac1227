//! The consolidation as pages: for the national centre, and for each territory.

mod cells;
mod national;
mod restitution;

pub use national::national;
pub use restitution::restitution;

use super::consolidate::{Consolidation, LEAST_TERRITORIES};
use super::items::Item;
use super::members::Refusal;
use crate::report::definitions::{Definition, all};
use crate::report::measure::PercentageBase;
use crate::report::sentence::Sentence;
use crate::report::typography::typeset;
use crate::report::{Block, Cell, Column, Note, NoteKind, Report, Row, Section, Table};
use crate::settings::Profile;
use std::fmt;

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

fn report(territory: &str, year: i32, title: String, scope: String, sections: Vec<Section>) -> Report {
    Report {
        territory: typeset(territory),
        year,
        profile: Profile::Public,
        title,
        scope: typeset(&scope),
        sections,
        percentage_base: PercentageBase::USUAL,
        questions: Vec::new(),
    }
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

/// The name of a group with its thousands kept together: in the tables of figures, it has plain spaces.
fn named(group: impl fmt::Display) -> String {
    group.to_string().replace(" 000", "\u{202f}000")
}

/// What « trop peu » means, where a table says it.
fn too_few() -> String {
    typeset(&format!("« trop peu » : moins de {LEAST_TERRITORIES} conseils donnent le chiffre."))
}

/// The indicators that somebody gives as a total, in the order of the report.
fn totals<'d>(national: &Consolidation<'_>) -> Vec<(&'d Definition, Item)> {
    let items = all().map(|definition| (definition, Item::total(definition.indicator)));
    items.filter(|(_, item)| national.items.contains_key(item)).collect()
}

fn table(caption: &str, columns: Vec<Column>, rows: Vec<Row>) -> Table {
    Table { caption: typeset(caption), columns, rows, source: typeset("Source : bilans publics des conseils."), ..Table::default() }
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
