//! The council's objectives under the national frames that its axes answer to: what each source counts there, never averaged.

use crate::figure::Figure;
use crate::french;
use crate::report::desk::Desk;
use crate::report::figures::{Breakdown, known};
use crate::report::order::{self, CLASSIFICATION};
use crate::report::table::notes;
use crate::report::typography::typeset;
use crate::report::{Block, Cell, Column, Row, Table};
use crate::schema::{Framework, Nomenclature};

use super::targets::class_in_words;

/// What each source counts: heading, indicator, dimension of its classes.
const SOURCES: [(&str, &str, &str); 3] = [
    ("Perçue (questionnaire)", "objectifs_par_classement", "classement"),
    ("Mesurée (cible)", "atteinte_mesuree", "classement"),
    ("Déclarée (coordination)", "atteinte_declaree", "modalite"),
];

/// One table a frame that some axis answers to. Its entries without any axis are shown: they are what the programme leaves aside.
pub fn blocks(desk: &Desk<'_>) -> Vec<Block> {
    Framework::ALL.into_iter().filter_map(|framework| table(desk, framework)).map(|table| Block::Table(Box::new(table))).collect()
}

fn table(desk: &Desk<'_>, framework: Framework) -> Option<Table> {
    let sources: Vec<(&str, &str, Breakdown<'_>)> = SOURCES
        .into_iter()
        .filter_map(|(heading, indicator, class)| Some((heading, class, desk.figures.by(indicator, &[framework.dimension(), class])?)))
        .filter(|(_, class, breakdown)| super::says_something(breakdown, class))
        .collect();
    if sources.is_empty() {
        return None;
    }
    let row = |(number, entry): (u8, &&str)| {
        let axes: Vec<&str> =
            desk.settings.axe.iter().filter(|axis| axis.answers_to(framework) == Some(number)).map(|axis| axis.nom.as_str()).collect();
        let axes = if axes.is_empty() { "aucun axe".to_owned() } else { axes.join(" ; ") };
        let counted = sources.iter().map(|(_, class, breakdown)| counts(desk, breakdown, (framework.dimension(), entry), class));
        let cells = std::iter::once(axes).chain(counted).map(|text| Cell::Text(typeset(&text))).collect();
        Row { header: typeset(entry), cells, total: false }
    };
    let figures: Vec<&Figure> = sources.iter().flat_map(|(.., breakdown)| breakdown.figures.iter().copied()).collect();
    let headings = [entry_heading(framework), "Axes du conseil"].into_iter().chain(sources.iter().map(|(heading, ..)| *heading));
    Some(Table {
        number: 0,
        caption: typeset(framework.title()),
        columns: headings.map(|title| Column { title: typeset(title), numeric: false }).collect(),
        rows: (1_u8..).zip(framework.entries()).map(row).collect(),
        notes: notes(&figures),
        source: desk.source_line(&figures),
        proofs: desk.proofs(&figures),
    })
}

const fn entry_heading(framework: Framework) -> &'static str {
    match framework {
        Framework::NationalObjectives => "Objectif national",
        Framework::ProjectPriorities => "Priorité",
    }
}

/// « Atteint : 2 ; Sans opinion : 1 », best first; a dash where the source counts nothing.
fn counts(desk: &Desk<'_>, breakdown: &Breakdown<'_>, (dimension, entry): (&str, &str), class: &str) -> String {
    let of_entry: Vec<&Figure> = breakdown.figures.iter().copied().filter(|figure| figure.label(dimension) == Some(entry)).collect();
    let labels: Vec<&str> = of_entry.iter().filter_map(|figure| figure.label(class)).collect();
    let labels = match class {
        "modalite" => order::by_class(desk.settings, Nomenclature::ObjectiveStatus, labels),
        _ => {
            order::in_order(labels, |label| CLASSIFICATION.iter().position(|known| *known == label).or_else(|| super::targets::rank(label)))
        }
    };
    let told = labels.iter().filter_map(|label| {
        let figure = of_entry.iter().find(|figure| figure.label(class) == Some(label))?;
        Some(format!("{} : {}", class_in_words(label), french::number(known(figure)?)))
    });
    let told: Vec<String> = told.collect();
    if told.is_empty() { "–".to_owned() } else { told.join(" ; ") }
}
