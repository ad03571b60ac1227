//! What a partner reads in the copy of his file that goes back to him: polite, plain, and without a word of our settings or folders.

use super::typography::{quote, typeset};
use super::{number::count, remedies::remedy};
use crate::problem::{Problem, Severity};

/// The name and the title of the first sheet of the copy.
pub const RETURN_SHEET: &str = "À corriger";

/// Ends the name of the copy's file.
pub const RETURN_SUFFIX: &str = "-a-corriger";

/// The header of its list, by which the sheet is known again when the copy comes back.
pub const RETURN_HEADERS: [&str; 5] = ["Feuille", "Cellule", "Gravité", "Ce qui ne va pas", "Ce qu’il faut faire"];

/// Opens the line that says which file, from the inputs folder, the copy is of.
pub const RETURN_ORIGIN: &str = "Fichier";

/// Stands in a copy that does not hold the whole file: taken in place of the file, it would lose some of it.
pub const RETURN_PARTIAL: &str =
    "Cette copie ne reprend pas tout votre fichier : corrigez votre propre fichier, et renvoyez-le à la place de celle-ci.";

/// What is told to the partner before the list.
pub fn return_greeting(count_points: usize) -> String {
    let points = count(count_points, "point est", "points sont");
    let order = if count_points > 1 { " ; les plus importants viennent d’abord" } else { "" };
    typeset(&format!("Bonjour, merci pour ce fichier. Avant qu’il puisse servir au bilan, {points} à regarder{order}."))
}

/// What the partner is asked to do with a whole copy.
pub fn return_request() -> String {
    typeset(
        "Cliquez sur une cellule de la liste pour y aller, corrigez-la, enregistrez, puis renvoyez ce classeur : cette feuille et les commentaires \
         peuvent y rester.",
    )
}

/// Said of a copy in which personal data was replaced.
pub fn return_names_removed() -> String {
    typeset(&format!(
        "Les données personnelles sont retirées de cette copie : {} les remplace. Les personnes différentes ne s’y comptent donc plus.",
        quote(crate::personal::REMOVED)
    ))
}

/// The word of a severity, with the sign that goes with its colour.
pub const fn return_severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Blocking => "✖ Bloquant",
        Severity::Error => "▲ Erreur",
        Severity::Warning => "◆ À vérifier",
        Severity::Note => "● Note",
    }
}

/// What a severity means for the partner's data.
pub const fn return_meaning(severity: Severity) -> &'static str {
    match severity {
        Severity::Blocking => "la feuille entière n’a pas pu être comptée",
        Severity::Error => "la cellule ou sa ligne n’a pas pu être comptée",
        Severity::Warning => "la donnée est comptée telle quelle ; elle est peut-être fausse",
        Severity::Note => "pour information",
    }
}

/// The gesture asked of the partner: that of [`remedy`], unless it speaks of what only the coordinator has.
pub fn partner_remedy(problem: &Problem) -> String {
    own_words(problem).map_or_else(|| remedy(problem), |own| typeset(&own))
}

fn own_words(problem: &Problem) -> Option<String> {
    let fixed = if let Problem::SheetNotRecognised { nearest: None } = problem {
        "Écrivez au-dessus de chaque colonne ce qu’elle contient (par exemple : Date, Action, Structure, Participants)."
    } else if let Problem::SheetUnreadable { .. } = problem {
        "Recopiez cette feuille dans un nouveau classeur, et renvoyez-le."
    } else if let Problem::NominativeRegister { column: Some(column), .. } = problem {
        return Some(format!("{} Enregistrez le fichier et renvoyez-le.", super::remedies::without_names(column)));
    } else if let Problem::NominativeRegister { column: None, .. } = problem {
        "Supprimez cette colonne de votre fichier (un code suffit), enregistrez-le et renvoyez-le."
    } else if let Problem::PersonalColumn { .. } = problem {
        "Supprimez cette colonne : le bilan n’en a pas besoin."
    } else if let Problem::AxisNotInForce { successors, .. } = problem
        && successors.is_empty()
    {
        "Écrivez un axe de cette année-là."
    } else if let Problem::YearUnknown = problem {
        "Écrivez la date, ou au moins l’année."
    } else if let Problem::StructureTwiceInRegistry { .. } = problem {
        "Supprimez l’une des deux lignes."
    } else if let Problem::ClassUnknown { text, nearest: None, nomenclature } = problem {
        match (text.is_empty(), &**nomenclature) {
            (true, _) => return None,
            (false, "axe") => "Écrivez un axe du projet du conseil local de santé mentale, comme il le nomme.",
            (false, _) => "Choisissez une valeur de la liste du classeur modèle ; si aucune ne convient, dites-le-nous.",
        }
    } else if let Problem::DateOutsideYear { year, .. } = problem {
        return Some(format!("Corrigez la date si elle devrait être en {year} ; sinon, dites-nous de quelle année est cette ligne."));
    } else if let Problem::FieldDiffers { kept, .. } = problem {
        return Some(format!("Dites-nous laquelle des deux valeurs est la bonne ; si c’est {}, écrivez-la ici.", quote(kept)));
    } else {
        return None;
    };
    Some(fixed.to_owned())
}
