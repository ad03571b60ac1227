//! What was done by hand to outputs since the program wrote them, in words.

use crate::french;
use crate::outputs::intact::{Change, Inspected, Kind, State};
use std::fmt::Write as _;
use std::path::Path;

/// Each year's outputs, and what to do where they are not as they were written.
pub fn inspected(outputs: &Path, inspected: &[Inspected]) -> String {
    let mut text = format!("Contrôle des bilans de « {} ». Rien n’est écrit.\n\n", outputs.display());
    for one in inspected {
        let relative = one.folder.strip_prefix(outputs).unwrap_or(&one.folder).display().to_string();
        let folder = if relative.is_empty() { one.folder.display().to_string() } else { relative };
        let _ = writeln!(text, "{} : {}", french::printable(&folder), state(&one.state));
        if let State::Changed(changes) = &one.state {
            changes.iter().for_each(|change| text.push_str(&line(change)));
        }
    }
    if !inspected.iter().all(Inspected::is_intact) {
        text.push_str(
            "\nPour retrouver un bilan tel que calculé, mettez à l’abri ce que vous voulez garder (le dossier de l’année est remplacé), \
             puis relancez « observatoire bilan » pour cette année.\n",
        );
    }
    french::typeset(&text)
}

fn state(state: &State) -> String {
    match state {
        State::Intact { files_count } => {
            french::count(*files_count, "fichier, tel que le programme l’a écrit", "fichiers, tels que le programme les a écrits")
        }
        State::Changed(changes) => {
            let of = |kind| changes.iter().filter(|change| change.kind == kind).count();
            let parts: Vec<String> = [(Kind::Altered, "modifié"), (Kind::Added, "ajouté"), (Kind::Removed, "retiré")]
                .into_iter()
                .filter(|(kind, _)| of(*kind) > 0)
                .map(|(kind, word)| french::count(of(kind), &format!("fichier {word}"), &format!("fichiers {word}s")))
                .collect();
            format!("{} à la main", french::list(&parts))
        }
        State::DescriptorMissing => {
            "« datapackage.json » a été retiré : rien ne dit plus si les fichiers sont ceux que le programme a écrits".to_owned()
        }
        State::DescriptorAltered => {
            "« datapackage.json » a été modifié à la main : rien ne dit plus si les fichiers sont ceux que le programme a écrits".to_owned()
        }
    }
}

fn line(change: &Change) -> String {
    let word = match change.kind {
        Kind::Altered => "modifié",
        Kind::Added => "ajouté",
        Kind::Removed => "retiré",
    };
    format!("  {word} : {}\n", french::printable(&change.path))
}
