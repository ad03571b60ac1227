//! Every way in which a person spoils a cell, by what the cell holds; and what must be told of it.

use super::sheets::{Good, Holds};
use Holds::{
    Axis, Class, Classes, Count, CountWithin, Date, Euros, Free, FreeDate, LaterDate, Name, Needed, NeededName, NeededNumber, Number,
    Presence, Share, Year, YesNo,
};

/// A change of some cells, and what must be told of it.
pub struct Change {
    pub what: String,
    /// Row and column, from 1, and the new text.
    pub cells: Vec<(usize, usize, String)>,
    /// Where the finding must stand: any of these.
    pub at: Vec<(usize, usize)>,
    /// One of these codes.
    pub codes: Vec<&'static str>,
}

impl Change {
    fn of(row: usize, column: usize, text: impl Into<String>, what: &str, codes: &[&'static str]) -> Self {
        let text = text.into();
        Self { what: format!("{what} « {text} »"), cells: vec![(row, column, text)], at: vec![(row, column)], codes: codes.to_vec() }
    }
}

/// Two letters changed places: the slip that spelling checkers see most.
fn with_letters_swapped(text: &str) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let middle = (1..letters.len().max(1) - 1)
        .find(|at| letters[*at] != letters[at + 1] && letters[*at].is_alphabetic() && letters[at + 1].is_alphabetic());
    if let Some(at) = middle {
        letters.swap(at, at + 1);
    }
    letters.into_iter().collect()
}

/// A letter forgotten in the longest word.
fn without_a_letter(text: &str) -> String {
    let longest = text.split(' ').max_by_key(|word| word.chars().count()).unwrap_or_default();
    let middle = longest.chars().count() / 2;
    let shorter: String = longest.chars().enumerate().filter(|(at, _)| *at != middle).map(|(_, letter)| letter).collect();
    text.replacen(longest, &shorter, 1)
}

/// A letter typed twice in the longest word.
fn with_a_letter_twice(text: &str) -> String {
    let longest = text.split(' ').max_by_key(|word| word.chars().count()).unwrap_or_default();
    let middle = longest.chars().count() / 2;
    let longer: String =
        longest.chars().enumerate().flat_map(|(at, letter)| std::iter::repeat_n(letter, 1 + usize::from(at == middle))).collect();
    text.replacen(longest, &longer, 1)
}

// « 08/13/2022 » is read the month first, and told.
const DATES: &[&str] = &["date-illisible", "mois-avant-jour"];
const COUNTS: &[&str] = &["quantite-illisible", "nombre-non-entier"];
const YEARS: &[&str] = &["annee-illisible"];
const CLASSES: &[&str] = &["valeur-hors-nomenclature"];

const NO_DATES: [&str; 14] = [
    "31/02/2022",
    "08/13/2022",
    "bientôt",
    "45/03/2022",
    "08//2022",
    "vendredi",
    "08/03/2022 puis 14/06/2022",
    "O8/03/2022",
    "31.06.2022",
    "2022-02-30",
    "0803/2022",
    "08/03/20222",
    "08/l3/2022",
    "le 8",
];
const NO_COUNTS: [&str; 24] = [
    "beaucoup",
    "quelques-uns",
    "l2",
    "1O",
    "I2",
    "O",
    "4 puis 6",
    "4/6",
    "1,234",
    "12..5",
    "08/03/2022",
    "voir mail",
    "douzaines",
    "4 ; 6",
    "4\n6",
    "4,5",
    "4.5",
    "12 %",
    "12 h",
    "12 ans",
    "14-",
    "12 sur 15",
    "cf. liste",
    "deux trois",
];
/// An amount may have cents.
const DECIMALS: [&str; 2] = ["4,5", "4.5"];
const NO_NUMBERS: [&str; 11] =
    ["beaucoup", "l2", "1O", "4 puis 6", "4/6", "12..5", "08/03/2022", "voir mail", "#N/D", "4 ; 6", "3 à revoir"];
const NO_YEARS: [&str; 8] = ["20222", "2O22", "l'an dernier", "#REF!", "-2022", "22,5", "bientôt", "2022 puis 2023"];

fn each(texts: &[&str], codes: &[&'static str], what: &str, row: usize, column: usize) -> Vec<Change> {
    texts.iter().map(|text| Change::of(row, column, *text, what, codes)).collect()
}

/// Every way in which a cell of a kind goes wrong.
fn changes_of(holds: Holds, text: &str, row: usize, column: usize) -> Vec<Change> {
    let change = |text: &str, what: &str, codes: &[&'static str]| Change::of(row, column, text, what, codes);
    let every = |texts: &[&str], codes: &[&'static str], what: &str| each(texts, codes, what, row, column);
    // Formulas whose cell was erased, whatever the column.
    let codes: &[&str] = if holds == Presence { &["cellule-en-erreur", "marque-inconnue"] } else { &["cellule-en-erreur"] };
    let mut changes = every(&["=#REF!", "=#DIV/0!"], codes, "formula");
    if matches!(holds, Needed | NeededName | NeededNumber | Date) {
        changes.push(change("", "blank", &["valeur-obligatoire-absente", "feuille-non-reconnue"]));
    }
    changes.extend(match holds {
        Date | FreeDate | LaterDate => {
            let mut changes = every(&NO_DATES, DATES, "date");
            changes.push(change("-12", "date", DATES));
            changes.push(change("#REF!", "error", &["date-illisible", "cellule-en-erreur"]));
            if holds == Date {
                changes.extend(every(&["08/03/2012", "2021-12-30", "mars 2021", "T2 2023"], &["date-hors-annee"], "other year"));
                changes.push(change("08/03/2202", "far year", &["date-hors-annee", "date-illisible"]));
                changes.push(change("?", "unknown", &["valeur-obligatoire-absente", "date-illisible"]));
            }
            if holds == LaterDate {
                changes.push(change("05/01/2022", "before", &["dates-inversees"]));
            }
            changes
        }
        Year => every(&NO_YEARS, &["annee-illisible", "cellule-en-erreur"], "year"),
        Number | NeededNumber => {
            let mut changes = every(&NO_NUMBERS, &["quantite-illisible", "cellule-en-erreur"], "number");
            if text.starts_with("0,") {
                // Full-time equivalents; what is measured may well be under nought.
                changes.push(change("-3", "negative", &["nombre-negatif"]));
            }
            changes
        }
        Count | CountWithin | Euros => {
            let is_told = |text: &&str| holds != Euros || !DECIMALS.contains(text);
            let texts: Vec<&str> = NO_COUNTS.into_iter().filter(is_told).collect();
            let mut changes = every(&texts, COUNTS, "number");
            changes.push(change("-3", "negative", &["nombre-negatif"]));
            changes.push(change("#N/D", "error", &["quantite-illisible", "cellule-en-erreur"]));
            if holds != Euros {
                changes.push(change("12 (8 élus, 6 agents)", "parts", &["detail-different"]));
            }
            if holds == CountWithin {
                changes.push(change("44", "too many", &["presents-plus-que-inscrits", "retenus-plus-que-candidats"]));
            }
            changes
        }
        Share => every(
            &["moitie-moitie", "beaucoup", "150 %", "-10 %", "5O %", "#REF!"],
            &["quantite-illisible", "nombre-negatif", "cellule-en-erreur"],
            "share",
        ),
        Class => {
            let unknown: &[&str] = &["valeur-hors-nomenclature", "valeur-obligatoire-absente"];
            vec![
                change(&with_letters_swapped(text), "typo", CLASSES),
                change(&without_a_letter(text), "typo", CLASSES),
                change(&with_a_letter_twice(text), "typo", CLASSES),
                change("Machin", "unknown", CLASSES),
                change("12", "number", CLASSES),
                change("08/03/2022", "date", unknown),
                change("#REF!", "error", &["valeur-hors-nomenclature", "cellule-en-erreur"]),
            ]
        }
        Classes => {
            let typo = text.replacen(text, &without_a_letter(text), 1);
            vec![
                change(&typo, "typo", CLASSES),
                change(&format!("{text}, machins"), "one unknown", CLASSES),
                change("12", "number", CLASSES),
            ]
        }
        YesNo => every(
            &["ouii", "peut-être", "12", "08/03/2022", "oui et non", "#REF!"],
            &["oui-non-illisible", "cellule-en-erreur"],
            "yes or no",
        ),
        Presence => {
            let codes = ["marque-inconnue", "presence-illisible", "nombre-negatif", "cellule-en-erreur"];
            every(&["Z", "voir mail", "12/04/2022", "-1", "1,5", "présnt", "X / E", "R", "#REF!"], &codes, "mark")
        }
        Axis => {
            let slips = [with_letters_swapped(text), without_a_letter(text), with_a_letter_twice(text), "Machin".to_owned()];
            let mut changes: Vec<Change> = slips.iter().map(|slip| change(slip, "axis", CLASSES)).collect();
            changes.push(change("", "blank", &["action-sans-axe"]));
            changes
        }
        Name | NeededName => {
            let slips = [with_letters_swapped(text), without_a_letter(text), with_a_letter_twice(text)];
            let mut changes: Vec<Change> = slips.iter().map(|slip| change(slip, "name", &["rapprochement"])).collect();
            changes.extend(person(text, row, column));
            changes.push(change("#REF!", "error", &["cellule-en-erreur"]));
            changes
        }
        Needed => {
            let mut changes = person(text, row, column);
            changes.push(change("#REF!", "error", &["cellule-en-erreur"]));
            changes
        }
        Free => person(text, row, column),
    });
    changes
}

/// A person's name, address or number beside what the cell held.
fn person(text: &str, row: usize, column: usize) -> Vec<Change> {
    let added = [format!("{text} (06 12 34 56 78)"), format!("{text} jeanne.durand@exemple.fr"), format!("{text}, Mme Jeanne DURAND")];
    added.iter().map(|text| Change::of(row, column, text, "person", &["contenu-personnel", "registre-nominatif"])).collect()
}

pub fn changes(good: &Good) -> Vec<Change> {
    let mut changes = Vec::new();
    for row in good.records.clone() {
        // A form has its cells in one column: once is enough.
        if good.is_form() && row > *good.records.start() {
            break;
        }
        changes.extend(of_cells(good, row));
        if !good.is_form() {
            changes.extend(of_row(good, row));
        }
    }
    if good.is_form() {
        changes.extend(of_labels(good))
    } else {
        changes.extend(of_headers(good).into_iter().chain(of_totals(good)))
    }
    changes
}

fn of_cells(good: &Good, row: usize) -> Vec<Change> {
    let mut changes = Vec::new();
    for (rank, holds) in good.columns.iter().enumerate() {
        let (row, column) = if good.is_form() { (good.records.start() + rank, 2) } else { (row, rank + 1) };
        let text = good.cell(row, column);
        let mut of_cell = if text.is_empty() { Vec::new() } else { changes_of(*holds, text, row, column) };
        // Only actions are told to lack an axis; participations, which take theirs from the action, are not.
        of_cell.retain(|change| good.name != "participations" || !change.codes.contains(&"action-sans-axe"));
        for blank in of_cell.iter_mut().filter(|change| good.is_form() && change.what.starts_with("blank")) {
            // A form has no cell to name but those of its labels.
            blank.at.push((row, 1));
            blank.at.push((*good.records.start(), if column == 2 { 1 } else { 2 }));
            blank.at.push((*good.records.start(), 2));
        }
        changes.extend(of_cell);
    }
    changes
}

/// What happens to whole rows.
fn of_row(good: &Good, row: usize) -> Vec<Change> {
    let mut changes = Vec::new();
    let width = good.columns.len();
    let text = |column: usize| good.cell(row, column).to_owned();
    if !good.is_crossed() && row < *good.records.end() {
        // The same row again, over the next one.
        let cells = (1..=width).map(|column| (row + 1, column, text(column))).collect();
        let at = (1..=width).map(|column| (row + 1, column)).collect();
        let codes = match good.name {
            "annuaire" => vec!["structure-en-double"],
            "actions" | "contexte" => vec!["ligne-repetee"],
            _ => vec!["ligne-en-double"],
        };
        changes.push(Change { what: format!("row {row} twice"), cells, at, codes });
    }
    // Two neighbours changed places.
    for (rank, pair) in good.columns.windows(2).enumerate() {
        let codes: &[&str] = match (pair[0], pair[1]) {
            (Date, _) | (_, Date) => &["date-illisible", "valeur-hors-nomenclature"],
            (NeededName | Name, Count | Number | Euros | Presence) => &["quantite-illisible", "marque-inconnue", "presence-illisible"],
            (Count | CountWithin, YesNo | Class) => COUNTS,
            (Needed, Year) | (Year, Axis | NeededNumber) => YEARS,
            (Number, Class) => COUNTS,
            _ => continue,
        };
        let cells = vec![(row, rank + 1, text(rank + 2)), (row, rank + 2, text(rank + 1))];
        if text(rank + 1).is_empty() || text(rank + 2).is_empty() {
            continue;
        }
        let at = vec![(row, rank + 1), (row, rank + 2)];
        changes.push(Change { what: format!("swapped cells of row {row}, column {}", rank + 1), cells, at, codes: codes.to_vec() });
    }
    // A cell inserted: all of the row slides to the right.
    if matches!(good.columns[0], Date | Year) {
        let cells = (1..=width + 1).map(|column| (row, column, if column == 1 { String::new() } else { text(column - 1) })).collect();
        let at = (1..=width + 1).map(|column| (row, column)).collect();
        let codes =
            vec!["date-illisible", "quantite-illisible", "annee-illisible", "valeur-obligatoire-absente", "valeur-hors-nomenclature"];
        changes.push(Change { what: format!("row {row} slid"), cells, at, codes });
    }
    changes
}

fn of_headers(good: &Good) -> Vec<Change> {
    let head = good.records.start() - 1;
    let mut changes = Vec::new();
    for column in 1..=good.columns.len() {
        if good.is_crossed() {
            if column > 1 {
                changes.extend(each(&["31/02/2022", "", "15/13/2022", "à venir"], &["colonne-sans-date"], "meeting", head, column));
                changes.push(Change::of(head, column, "12/04/2012", "meeting", &["date-hors-annee"]));
            }
            continue;
        }
        let text = good.cell(head, column);
        let misspelt: &[&str] = &["en-tete-devine", "colonne-ignoree", "feuille-non-reconnue"];
        if text.len() > 4 {
            changes.push(Change::of(head, column, with_letters_swapped(text), "header", misspelt));
            changes.push(Change::of(head, column, without_a_letter(text), "header", misspelt));
        }
        changes.push(Change::of(head, column, "Bidule", "header", &["colonne-ignoree", "feuille-non-reconnue"]));
        changes.push(Change::of(head, column, "", "header gone", &["colonne-ignoree", "feuille-non-reconnue"]));
    }
    changes
}

fn of_totals(good: &Good) -> Vec<Change> {
    let mut changes = Vec::new();
    for row in good.records.end() + 1..=good.rows.len() {
        for column in 2..=good.columns.len() {
            if let Ok(total) = good.cell(row, column).replace(',', ".").parse::<f64>() {
                changes.push(Change::of(row, column, format!("{}", total + 3.0), "total", &["total-different"]));
            }
        }
    }
    changes
}

fn of_labels(good: &Good) -> Vec<Change> {
    let codes: &[&str] = &["en-tete-devine", "rubrique-ignoree", "feuille-non-reconnue"];
    let mut changes = Vec::new();
    for row in good.records.clone() {
        let text = good.cell(row, 1);
        if text.len() > 4 {
            changes.push(Change::of(row, 1, with_letters_swapped(text), "label", codes));
            changes.push(Change::of(row, 1, without_a_letter(text), "label", codes));
        }
        changes.push(Change::of(row, 1, "Bidule", "label", codes));
    }
    changes
}
