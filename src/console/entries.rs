//! `verifier --proposer`: the entries of `observatoire.toml` that would have the sheets read which recognition could not settle. What is
//! printed is TOML as it stands: what a person has to fill in is in comments, so that a paste breaks nothing.

use super::page::{lacks, of_years};
use crate::french;
use crate::pipeline::Intake;
use crate::problem::Problem;
use crate::schema::Kind;
use crate::shape::suggest::{Cause, Heading, Sense, Suggestion};
use crate::shape::{Layout, Verdict};
use std::fmt::Write as _;

/// Marks what a person has to fill in.
const BLANK: &str = "À COMPLÉTER";
/// Comments are wrapped at so many letters: they are read in an editor.
const WIDTH: usize = 110;

/// The entries that the files of these years need, ready to be pasted at the end of `observatoire.toml`.
pub fn entries(intake: &Intake, years: &[i32]) -> String {
    let of_years = |verdict: &&Verdict| verdict.year.is_none_or(|year| years.contains(&year));
    let unsettled: Vec<&Verdict> = intake.verdicts.iter().filter(of_years).filter(|verdict| verdict.why.suggestion.is_some()).collect();
    let mut blocks: Vec<String> = Vec::new();
    for alike in
        unsettled.chunk_by(|one, other| one.source.file == other.source.file && one.why == other.why && is_plain(one) && is_plain(other))
    {
        let (Some(first), sheets) = (alike.first(), alike.iter().filter_map(|verdict| verdict.source.sheet.as_deref()).collect::<Vec<_>>())
        else {
            continue;
        };
        if let Some(suggestion) = first.why.suggestion.as_deref() {
            blocks.push(block(first, &sheets, suggestion));
        }
    }
    blocks.extend(without_year(intake, years));
    if blocks.is_empty() {
        return comment("Rien à proposer : tous les tableaux lus sont reconnus.");
    }
    let opening = format!(
        "À coller à la fin d’observatoire.toml. Une ligne qui commence par « # » est sans effet : retirez ce signe une fois remplacés les « … » des \
         lignes « {BLANK} ». Si une entrée vise déjà le même tableau, remplacez-la : seule la première compte."
    );
    format!("{}\n{}", comment(&opening), blocks.join("\n"))
}

fn block(verdict: &Verdict, sheets: &[&str], suggestion: &Suggestion) -> String {
    let mut text = comment(&format!("{} : {}", place(verdict, sheets), because(verdict, suggestion)));
    if suggestion.cause == Cause::Survey {
        survey(&mut text, verdict, suggestion);
    } else {
        reading(&mut text, verdict, sheets, suggestion);
    }
    text
}

fn place(verdict: &Verdict, sheets: &[&str]) -> String {
    if sheets.is_empty() { verdict.source.file.to_string() } else { format!("{} › {}", verdict.source.file, sheets.join(", ")) }
}

fn because(verdict: &Verdict, suggestion: &Suggestion) -> String {
    let nearly = verdict.why.nearly.as_ref();
    match suggestion.cause {
        Cause::Survey => "ressemble aux réponses d’un questionnaire.".to_owned(),
        Cause::Nominative => {
            let named: Vec<String> = suggestion
                .headings
                .iter()
                .filter(|heading| heading.sense == Sense::Personal)
                .map(|heading| french::quote(&heading.text))
                .collect();
            let (subject, verb) =
                if named.len() == 1 { ("supprimez cette colonne", "semble") } else { ("supprimez ces colonnes", "semblent") };
            format!(
                "{} {verb} nommer des personnes. Si c’est le cas, {subject} du fichier, sans rien coller. Sinon, dites ci-dessous de quoi il s’agit.",
                french::list(&named)
            )
        }
        Cause::Ambiguous => match (suggestion.kind, suggestion.rival) {
            (Some(one), Some(other)) => {
                format!("peut se lire comme {} ou comme {}.", french::quote(one.name()), french::quote(other.name()))
            }
            _ => "peut se lire de deux façons.".to_owned(),
        },
        Cause::Unrecognised => match nearly {
            Some(guess) => format!("ressemble à {} ({} sur 100){}.", french::quote(guess.kind.name()), guess.score, lacks(guess)),
            None => "ne ressemble à aucune table connue.".to_owned(),
        },
    }
}

/// `[[lecture]]`
fn reading(text: &mut String, verdict: &Verdict, sheets: &[&str], suggestion: &Suggestion) {
    text.push_str("[[lecture]]\n");
    let _ = writeln!(text, "fichier = {}", quoted(&globset::escape(&verdict.source.file)));
    match sheets {
        [] => {}
        [one] => {
            let _ = writeln!(text, "feuille = {}", quoted(one));
        }
        several => {
            let _ = writeln!(text, "feuille = {}", quoted(&format!("{{{}}}", several.join(","))));
        }
    }
    match (suggestion.kind, suggestion.rival) {
        (Some(kind), None) => {
            let _ = writeln!(text, "table = {}", quoted(kind.name()));
        }
        (Some(kind), Some(rival)) => {
            let _ = writeln!(text, "table = {}  # à choisir : {} ou {}", quoted(kind.name()), quoted(kind.name()), quoted(rival.name()));
        }
        (None, _) => {
            let names: Vec<&str> = Kind::ALL.into_iter().map(Kind::name).collect();
            let _ = writeln!(text, "# table = \"…\"  # {BLANK} : {}", names.join(", "));
        }
    }
    let _ = writeln!(text, "disposition = {}", quoted(suggestion.layout.name()));
    if suggestion.layout == Layout::List
        && let Some(row) = suggestion.header_row
    {
        let _ = writeln!(text, "entete = {row}");
    }
    text.push_str("# ignorer = true  # si ce tableau ne doit pas compter\n");
    columns(text, suggestion);
    values(text, suggestion);
}

fn columns(text: &mut String, suggestion: &Suggestion) {
    text.push_str("[lecture.colonnes]\n");
    let all: Vec<&str> = suggestion.kind.into_iter().flat_map(|kind| kind.schema().columns).map(|column| column.name).collect();
    if !all.is_empty() {
        text.push_str(&comment(&format!("Colonnes possibles : {}.", all.join(", "))));
    }
    // A column that the other table lacks is left to recognition: the choice of the table alone then makes the entry right.
    let is_shared = |name: &str| suggestion.rival.is_none_or(|rival| rival.schema().column(name).is_some());
    let mut written: Vec<&str> = Vec::new();
    for Heading { text: heading, sense } in &suggestion.headings {
        // TOML refuses a key twice: of two columns of one name, only the first can be said.
        if written.contains(&heading.as_str()) {
            continue;
        }
        written.push(heading);
        let key = quoted(heading);
        let _ = match sense {
            Sense::Known(name) if is_shared(name) => writeln!(text, "{key} = {}", quoted(name)),
            Sense::Known(name) => writeln!(text, "# {key} = {}", quoted(name)),
            Sense::Likely(name) => writeln!(text, "{key} = {}  # d’après ce que contient la colonne : à vérifier", quoted(name)),
            Sense::Unknown => writeln!(text, "# {key} = \"…\"  # {BLANK}, si elle compte"),
            Sense::Personal => writeln!(text, "# {key} = \"…\"  # {BLANK}, si elle ne nomme pas de personnes"),
        };
    }
}

/// What no column gives may be the same for every row.
fn values(text: &mut String, suggestion: &Suggestion) {
    if suggestion.missing.is_empty() {
        return;
    }
    text.push_str("[lecture.valeurs]\n");
    for name in &suggestion.missing {
        let title = suggestion.kind.and_then(|kind| kind.schema().column(name)).map_or(*name, |column| column.title);
        let _ = writeln!(
            text,
            "# {name} = \"…\"  # {BLANK} : {} de toutes les lignes, si aucune colonne ci-dessus ne le dit",
            french::quote(title)
        );
    }
}

/// `[[questionnaire]]`
fn survey(text: &mut String, verdict: &Verdict, suggestion: &Suggestion) {
    let name = verdict.source.file.rsplit('/').next().unwrap_or_default();
    let title = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    text.push_str("[[questionnaire]]\n");
    let _ = writeln!(text, "fichier = {}", quoted(&globset::escape(&verdict.source.file)));
    let _ = writeln!(text, "titre = {}", quoted(title));
    let _ = writeln!(text, "# invites = …  # {BLANK}, si vous le savez : combien de personnes ont reçu le questionnaire");
    text.push_str(&comment(
        "Le programme devine le type de chaque question. Pour le dire vous-même : \"objectifs\", \"echelle\", \"choix\", \"choix_multiple\", \"nombre\" ou \"texte\".",
    ));
    for heading in suggestion.headings.iter().filter(|heading| heading.sense != Sense::Personal) {
        let _ = writeln!(text, "[[questionnaire.question]]\ntexte = {}\n# type = \"…\"", quoted(&heading.text));
    }
}

/// Sheets that were understood, outside the folders of the years, and without a date.
fn without_year(intake: &Intake, years: &[i32]) -> Vec<String> {
    let findings = of_years(intake, years);
    let is_undated = |verdict: &&Verdict| {
        findings.iter().any(|finding| {
            finding.problem == Problem::YearUnknown
                && finding.place.file == verdict.source.file
                && finding.place.sheet == verdict.source.sheet
        })
    };
    let undated = intake.verdicts.iter().filter(is_undated);
    let blocks = undated.filter_map(|verdict| {
        let (kind, layout, _) = verdict.taken.first()?;
        let sheets: Vec<&str> = verdict.source.sheet.as_deref().into_iter().collect();
        let mut text = comment(&format!(
            "{} : rien ne dit de quelle année sont ses lignes. Le ranger dans le dossier d’une année suffit aussi.",
            place(verdict, &sheets)
        ));
        let suggestion = Suggestion {
            cause: Cause::Unrecognised,
            kind: Some(*kind),
            rival: None,
            layout: *layout,
            header_row: None,
            headings: Vec::new(),
            missing: Vec::new(),
        };
        reading(&mut text, verdict, &sheets, &suggestion);
        let _ = writeln!(text, "[lecture.valeurs]\n# annee = …  # {BLANK} : quatre chiffres, sans guillemets");
        Some(text)
    });
    blocks.collect()
}

/// Whether a sheet's name can stand among others in a pattern.
fn is_plain(verdict: &Verdict) -> bool {
    verdict.source.sheet.as_deref().is_some_and(|name| !name.contains(['{', '}', ',', '*', '?', '[', ']', '!', '\\']))
}

/// A text as TOML quotes it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            control if control.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(control));
            }
            plain => quoted.push(plain),
        }
    }
    quoted.push('"');
    quoted
}

/// A comment, on as many lines as it needs.
fn comment(text: &str) -> String {
    let one_line: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    super::wrap::wrapped("# ", &french::typeset(&one_line), WIDTH).replace("\n  ", "\n# ")
}
