//! The report of the earlier year as it was written, beside what the same year gives today.

use super::Since;
use crate::figure::Figure;
use crate::french;
use crate::report::desk::Desk;
use crate::report::explain::{Line, Part};
use crate::report::figures::known;

/// More files than this are counted.
const FILES_SHOWN: usize = 12;

/// What differs between the inputs of a report and those of today.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// Files of today that the report did not have.
    pub added: Vec<String>,
    pub removed: Vec<String>,
    /// Files whose content is another.
    pub altered: Vec<String>,
    pub settings: bool,
}

/// Nothing when no report of the earlier year was written.
pub fn part(desk: &Desk<'_>, then: Option<&Figure>, since: &Since<'_>) -> Option<Part> {
    let changed = since.changed.as_ref()?;
    let year = since.publication.year();
    let mut lines = Vec::new();
    let same_class = |figure: &&Figure| {
        then.is_some_and(|then| figure.indicator == then.indicator && figure.years == then.years && figure.classes == then.classes)
    };
    if let Some(published) = since.published.iter().find(same_class) {
        let same = then.and_then(known).zip(known(published)).is_some_and(|(now, then)| (now - then).abs() < 1e-4);
        let text = if same {
            format!("Il donnait le même chiffre pour {year} : {}.", desk.words(published))
        } else {
            let now = then.map_or_else(|| "aucun chiffre".to_owned(), |then| desk.words(then));
            format!("Il donnait pour {year} : {} ; les fichiers d'aujourd'hui donnent : {now}.", desk.words(published))
        };
        lines.push(Line::text(&text));
    }
    let kinds = [("Ajouté depuis", &changed.added), ("Retiré depuis", &changed.removed), ("Modifié depuis", &changed.altered)];
    for (what, files) in kinds {
        lines.extend(files.iter().take(FILES_SHOWN).map(|file| Line::Item(format!("{what}\u{a0}: {file}"))));
        let hidden = files.len().saturating_sub(FILES_SHOWN);
        if hidden > 0 {
            lines.push(Line::item(&format!("{what} : {}", french::count(hidden, "autre fichier", "autres fichiers"))));
        }
    }
    if changed.settings {
        lines.push(Line::text("Les réglages (observatoire.toml) ont changé depuis, ou le programme les comprend autrement."));
    }
    if *changed == Changed::default() {
        lines.push(Line::text("Ni les fichiers ni les réglages n'ont changé depuis."));
    }
    Some(Part::new(&format!("Le bilan {year} tel qu'il a été écrit"), lines))
}
