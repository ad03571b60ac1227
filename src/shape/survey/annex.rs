//! Sheets that a form tool writes beside the answers: their lines complete an answer, and are none. They are told, and not counted.
//!
//! KoboToolbox writes a sheet a repeated group, each line tied to its answer by `_parent_table_name` and `_parent_index`
//! (kobotoolbox/formpack, reporting/export.py). Démarches simplifiées writes « Etablissements », « Avis » and a sheet a repeated block,
//! each line beginning with the number of its file, `Dossier ID` (app/services/procedure_export_service.rb, app/models/avis.rb,
//! etablissement.rb).

use crate::fold::fold;
use crate::read::{Grid, Raw};
use std::collections::BTreeMap;

/// The tool writes its header first; a person may have put a title or two above it.
const ROWS_LOOKED_AT: u32 = 5;

/// What stands beside `Dossier ID` on each kind of sheet, after folding.
const BESIDE_FILE_NUMBER: [&[&str]; 3] = [&["ligne"], &["etablissement siret"], &["reponse", "cree le", "expert"]];

/// How it calls those sheets, after folding: an export that nobody gave an opinion in has their header alone, and not always whole.
const NAMED: [&str; 2] = ["etablissements", "avis"];

/// Whether a sheet only completes the answers of another.
pub fn is_annex(grid: &Grid) -> bool {
    let mut rows: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for (cell, raw) in grid.cells.iter().take_while(|(cell, _)| cell.row <= ROWS_LOOKED_AT) {
        if let Raw::Text(text) = raw {
            rows.entry(cell.row).or_default().push(text.trim());
        }
    }
    let is_named = NAMED.contains(&fold(&grid.sheet).as_str());
    rows.values().any(|headings| completes_kobo(headings) || completes_demarche(headings, is_named))
}

/// Compared as written: the underscore is the tool's.
fn completes_kobo(headings: &[&str]) -> bool {
    ["_parent_table_name", "_parent_index"].iter().all(|own| headings.contains(own))
}

fn completes_demarche(headings: &[&str], is_named: bool) -> bool {
    let folded: Vec<String> = headings.iter().map(|heading| fold(heading)).collect();
    let has = |name: &&str| folded.iter().any(|heading| heading == name);
    let beside = || BESIDE_FILE_NUMBER.iter().any(|names| names.iter().all(&has));
    folded.first().is_some_and(|first| first == "dossier id") && (is_named || beside())
}
