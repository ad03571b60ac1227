//! Names that every system and every spreadsheet accepts: of the copies, and of their sheets.

use crate::fold::fold;
use crate::french::{RETURN_SHEET, RETURN_SUFFIX};
use crate::personal;
use crate::returns::Return;
use std::collections::BTreeSet;

/// Letters kept of a file's name: with the folders of the outputs before it, the path stays under what Windows opens (260).
const LONGEST_FILE: usize = 80;
/// Letters of a sheet's name, in UTF-16 units, as Excel counts them.
const LONGEST_SHEET: usize = 31;

/// The name of each copy: lower-case ASCII, no two alike.
pub fn file_names(returns: &[&Return]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    returns.iter().map(|returned| file_name(&returned.file, &mut taken)).collect()
}

/// By the file's own name; where another file has it, by the folders that lead to it and its extension too.
fn file_name(file: &str, taken: &mut BTreeSet<String>) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    let own = slug(without_suffix(stem(name)));
    let whole = slug(file);
    let numbered = (2..).map(|rank| format!("{own}-{rank}"));
    let free = [own.clone(), whole].into_iter().chain(numbered).find(|name| taken.insert(name.clone())).unwrap_or(own);
    // The suffix also makes a name of what Windows reserves: `con` and `nul` are devices, `con-a-corriger` is not.
    format!("{free}{RETURN_SUFFIX}.xlsx")
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// A copy that came back, and goes back again, keeps its name.
fn without_suffix(stem: &str) -> &str {
    stem.split_once(RETURN_SUFFIX).map_or(stem, |(stem, _)| stem)
}

fn slug(text: &str) -> String {
    let folded: String = fold(&personal::scrub(text)).chars().filter(|letter| letter.is_ascii() && !letter.is_control()).collect();
    let words: Vec<&str> = folded.split_whitespace().collect();
    let cut: String = words.join("-").chars().take(LONGEST_FILE).collect();
    let cut = cut.trim_matches('-');
    if cut.is_empty() { "fichier".to_owned() } else { cut.to_owned() }
}

/// The names of the sheets of a copy.
pub struct SheetNames {
    /// Of the list of what to mend.
    pub list: String,
    /// Of the partner's sheets, in order: as he named them, unless Excel refuses it.
    pub sheets: Vec<String>,
}

pub fn sheet_names(returned: &Return) -> SheetNames {
    let mut taken = BTreeSet::new();
    let list = sheet_name(RETURN_SHEET, &mut taken);
    let file = returned.file.rsplit('/').next().unwrap_or_default();
    let sheets = returned.sheets.iter().map(|sheet| sheet_name(if sheet.name.is_empty() { stem(file) } else { &sheet.name }, &mut taken));
    SheetNames { list, sheets: sheets.collect() }
}

fn sheet_name(name: &str, taken: &mut BTreeSet<String>) -> String {
    let clean: String = personal::scrub(name)
        .chars()
        .map(|letter| if letter.is_control() || matches!(letter, '*' | '?' | ':' | '[' | ']' | '\\' | '/') { ' ' } else { letter })
        .collect();
    let clean = clean.trim().trim_matches('\'');
    let base = if clean.is_empty() { "Feuille" } else { clean };
    let suffixes = std::iter::once(String::new()).chain((2..).map(|rank: u32| format!(" ({rank})")));
    let mut names = suffixes.map(|suffix| format!("{}{suffix}", cut(base, LONGEST_SHEET - suffix.len())));
    names.find(|name| taken.insert(name.to_lowercase())).unwrap_or_else(|| base.to_owned())
}

fn cut(text: &str, units: usize) -> &str {
    let mut length = 0;
    let end = text.char_indices().find(|(_, letter)| {
        length += letter.len_utf16();
        length > units
    });
    let kept = end.map_or(text, |(at, _)| text.get(..at).unwrap_or(text));
    kept.trim_end().trim_end_matches('\'')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_named_so_that_every_system_takes_them_and_no_two_are_alike() {
        let mut taken = BTreeSet::new();
        let long = format!("2022/{}.ods", "é".repeat(300));
        let files = [
            "2022/Émargement d’été (v2).xlsx",
            "2022/CON.csv",
            "2022/a/suivi.xlsx",
            "2022/b/suivi.ods",
            "2022/b/suivi-a-corriger.xlsx",
            "2022/???.csv",
            long.as_str(),
            "2022/Saisine Mme Durand.xlsx",
        ];
        let names: Vec<String> = files.iter().map(|file| file_name(file, &mut taken)).collect();
        assert_eq!(
            names,
            [
                "emargement-d-ete-v2-a-corriger.xlsx".to_owned(),
                "con-a-corriger.xlsx".to_owned(),
                "suivi-a-corriger.xlsx".to_owned(),
                "2022-b-suivi-ods-a-corriger.xlsx".to_owned(),
                "2022-b-suivi-a-corriger-xlsx-a-corriger.xlsx".to_owned(),
                "fichier-a-corriger.xlsx".to_owned(),
                format!("{}-a-corriger.xlsx", "e".repeat(80)),
                "saisine-donnee-personnelle-a-corriger.xlsx".to_owned(),
            ]
        );
    }

    #[test]
    fn sheets_keep_their_names_unless_excel_refuses_them() {
        let mut taken = BTreeSet::new();
        let named: Vec<String> = [RETURN_SHEET, "à corriger", "Présences", "2022/05", "'L'été'", "", &"x".repeat(40), &"X".repeat(40)]
            .iter()
            .map(|name| sheet_name(name, &mut taken))
            .collect();
        let (long, longer) = ("x".repeat(31), format!("{} (2)", "X".repeat(27)));
        assert_eq!(named, ["À corriger", "à corriger (2)", "Présences", "2022 05", "L'été", "Feuille", &long, &longer]);
    }
}
