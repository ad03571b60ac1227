//! What a run over many territories tells: one line each while it goes, and at the end those that need a person.

use crate::french;
use std::fmt::Write as _;
use std::path::Path;

/// What became of a territory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TerritoryDone {
    /// The folders that lead to it.
    pub name: String,
    /// Its report is written, and so many points were set aside; or why there is none.
    pub outcome: Result<usize, String>,
}

/// The line of a territory that is done.
pub fn territory(done: &TerritoryDone, rank: usize, count: usize) -> String {
    let outcome = match &done.outcome {
        Ok(_) => "bilan écrit",
        Err(_) => "pas de bilan",
    };
    french::typeset(&format!("{rank}/{count} {} : {outcome}", french::printable(&done.name)))
}

/// Why a territory has no report, when nothing was to be set aside.
pub fn strictly_refused(left_out: usize) -> String {
    let points = french::count(left_out, "point a été mis de côté", "points ont été mis de côté");
    format!("{points}, et « --strict » demande alors de ne rien écrire. Lancez « observatoire verifier » pour ce territoire")
}

/// The summary: how many, then those without a report, then those where something was set aside.
pub fn territories(done: &[TerritoryDone], outputs: &Path) -> String {
    let refused: Vec<(&str, &str)> =
        done.iter().filter_map(|one| Some((one.name.as_str(), one.outcome.as_ref().err()?.as_str()))).collect();
    let partial: Vec<(&str, usize)> = done
        .iter()
        .filter_map(|one| Some((one.name.as_str(), *one.outcome.as_ref().ok()?)))
        .filter(|(_, left_out)| *left_out > 0)
        .collect();
    let written = done.len() - refused.len();
    let mut text = format!(
        "{} : {} dans « {} », {}.\n",
        french::count(done.len(), "territoire", "territoires"),
        french::count(written, "bilan écrit", "bilans écrits"),
        outputs.display(),
        french::count(refused.len(), "sans bilan", "sans bilan"),
    );
    if !refused.is_empty() {
        text.push_str("Sans bilan ; ce qui était écrit avant pour ces territoires est intact :\n");
        refused.iter().for_each(|(name, why)| text.push_str(&format!("  {}\n    {why}\n", french::printable(name))));
    }
    if !partial.is_empty() {
        text.push_str("Avec des lignes ou des fichiers mis de côté (voir controle/anomalies.csv de chacun) :\n");
        for (name, left_out) in partial {
            let _ = writeln!(text, "  {} : {}", french::printable(name), french::count(left_out, "point", "points"));
        }
    }
    if written > 1 {
        let _ = writeln!(text, "Pour les réunir : « observatoire federer {} --sorties DOSSIER ».", outputs.display());
    }
    french::typeset(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_that_need_a_person_are_named() {
        let done = [("Aubry", Ok(0)), ("Bray", Ok(2)), ("Clary\u{202e}\u{7}", Err("Le dossier est vide".to_owned()))]
            .map(|(name, outcome)| TerritoryDone { name: name.to_owned(), outcome });
        let told = territories(&done, Path::new("sorties")).replace('\u{a0}', " ");
        assert_eq!(
            told,
            "3 territoires : 2 bilans écrits dans « sorties », 1 sans bilan.\n\
             Sans bilan ; ce qui était écrit avant pour ces territoires est intact :\n  Clary\n    Le dossier est vide\n\
             Avec des lignes ou des fichiers mis de côté (voir controle/anomalies.csv de chacun) :\n  Bray : 2 points\n\
             Pour les réunir : « observatoire federer sorties --sorties DOSSIER ».\n"
        );
    }
}
