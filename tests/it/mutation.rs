//! From good workbooks, one cell is changed in every way that a person would: the finding must name that very cell, with the right code.
//! What is missed is printed; 98 in 100 must be found.

use crate::bench::inputs;
use observatoire::pipeline::{Intake, intake};
use observatoire::place::CellRef;
use observatoire::settings::Settings;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use std::fmt::Write as _;

/// A workbook of one sheet, all of it sound.
struct Good {
    name: &'static str,
    rows: Vec<Vec<&'static str>>,
    /// Rows of records, from 1; the row of headers stands just above the first.
    records: std::ops::RangeInclusive<usize>,
    /// What each column holds; for a form, what the second column holds, row by row.
    columns: Vec<Holds>,
}

/// What a column holds, and so how it can go wrong.
#[derive(Clone, Copy, PartialEq)]
enum Holds {
    Date,
    /// A date that may well be of another year.
    FreeDate,
    Count,
    /// A number of any kind, decimals included.
    Number,
    Class,
    YesNo,
    /// A name that the registry has.
    Name,
    /// A text that every record needs.
    Needed,
    Presence,
    Free,
}

use Holds::{Class, Count, Date, Free, FreeDate, Name, Needed, Number, Presence, YesNo};

fn rows(drawing: &'static str) -> Vec<Vec<&'static str>> {
    drawing.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| line.split('|').map(str::trim).collect()).collect()
}

fn good() -> Vec<Good> {
    vec![
        Good {
            name: "participations",
            rows: rows(
                "Participations 2022
                 Date | Action | Structure | Inscrits | Participants | Public
                 08/03/2022 | Ciné-débat | CCAS de Valmont | 6 | 4 | élus
                 08/03/2022 | Ciné-débat | GEM La Cordée | 9 | 7 | habitants
                 14/06/2022 | Formation PSSM | Mission locale | 5 | 2 | professionnels
                 15/06/2022 | Formation PSSM | CCAS de Valmont | 3 | 3 | professionnels
                 17/11/2022 | Exposition | Centre social Bel-Air | 20 | 12 | jeunes
                 Total | | | 43 | 28 |",
            ),
            records: 3..=7,
            columns: vec![Date, Needed, Name, Count, Count, Class],
        },
        Good {
            name: "actions",
            rows: rows(
                "Action | Axe | Statut | Type | Porteur | Date de début | Personnes touchées | QPV
                 Ciné-débat | Stigmatisation | réalisée | événement | GEM La Cordée | 08/03/2022 | 40 | non
                 Formation PSSM | Soutien | en cours | formation | CCAS de Valmont | 14/06/2022 | 16 | oui
                 Exposition | Stigmatisation | prévue | sensibilisation | Mission locale | 17/11/2022 | 25 | non
                 Permanence | Soutien | reportée | permanence | CCAS de Valmont | 01/09/2022 | 8 | oui",
            ),
            records: 2..=5,
            columns: vec![Needed, Needed, Class, Class, Name, FreeDate, Count, YesNo],
        },
        Good {
            name: "saisines",
            rows: rows(
                "Registre de la cellule 2022
                 Date | Demandeur | Niveau | Décision | En réunion | Date de réponse
                 10/01/2022 | CCAS de Valmont | 1 | Lien avec le secteur | non | 12/01/2022
                 04/02/2022 | Mission locale | 2 | Réunion de synthèse | oui | 10/02/2022
                 05/05/2022 | GEM La Cordée | 1 | Conseil | non | 06/05/2022
                 20/09/2022 | Centre social Bel-Air | 1 | Conseil | non | 30/09/2022",
            ),
            records: 3..=6,
            columns: vec![Date, Name, Free, Free, YesNo, FreeDate],
        },
        Good {
            name: "parcours",
            rows: rows(
                "Code | Date | Décision | Orienteur | Objectifs fixés | Objectifs atteints
                 P01 | 10/01/2022 | admis | Mission locale | 3 | 1
                 P02 | 10/01/2022 | refusé | CCAS de Valmont | 2 | 2
                 P03 | 12/04/2022 | en attente | GEM La Cordée | 4 | 0
                 P04 | 12/10/2022 | sorti | Mission locale | 5 | 5",
            ),
            records: 2..=5,
            columns: vec![Needed, Date, Class, Name, Count, Count],
        },
        Good {
            name: "moyens",
            rows: rows(
                "Libellé | Nature | Financeur | ETP | Montant
                 Poste de coordination | poste | CCAS de Valmont | 0,6 | 25000
                 Subvention annuelle | subvention | Mission locale | | 8500
                 Supervision | prestation | GEM La Cordée | | 2400
                 Total | | | 0,6 | 35900",
            ),
            records: 2..=4,
            columns: vec![Needed, Class, Name, Number, Number],
        },
        Good {
            name: "instances",
            rows: rows(
                "Date | Instance | Structure | Présence
                 12/04/2022 | comité de pilotage | CCAS de Valmont | présent
                 12/04/2022 | comité de pilotage | Mission locale | excusé
                 15/11/2022 | comité de pilotage | CCAS de Valmont | présent
                 15/11/2022 | comité de pilotage | GEM La Cordée | absent",
            ),
            records: 2..=5,
            columns: vec![Date, Class, Name, Presence],
        },
        Good {
            name: "copil",
            rows: rows(
                "Comité de pilotage 2022
                 Structure | 12/04/2022 | 14/06/2022 | 15/11/2022
                 CCAS de Valmont | X | X | X
                 GEM La Cordée | X | E | X
                 Mission locale | E | X | A
                 Centre social Bel-Air | X | X | X
                 Total | 3 | 3 | 3",
            ),
            records: 3..=6,
            columns: vec![Name, Presence, Presence, Presence],
        },
        Good {
            name: "fiche",
            rows: rows(
                "FICHE ACTION
                 Action | Ciné-débat
                 Axe | Stigmatisation
                 Statut | réalisée
                 Type | événement
                 Porteur | GEM La Cordée
                 Date de début | 08/03/2022
                 Personnes touchées | 40
                 QPV | non",
            ),
            records: 2..=9,
            columns: vec![Needed, Needed, Class, Class, Name, FreeDate, Count, YesNo],
        },
    ]
}

const REGISTRY: &[u8] = "structure;secteur;entite
CCAS de Valmont;Action sociale et médico-sociale;CCAS de Valmont
GEM La Cordée;Habitants-Usagers-Citoyens;GEM La Cordée
Mission locale;Vie professionnelle;Mission locale
Centre social Bel-Air;Action sociale et médico-sociale;Centre social Bel-Air
"
.as_bytes();

/// A change of some cells, and what must be told of it.
struct Change {
    what: String,
    /// Row and column, from 1, and the new text.
    cells: Vec<(usize, usize, String)>,
    /// Where the finding must stand: any of these.
    at: Vec<(usize, usize)>,
    /// One of these codes.
    codes: Vec<&'static str>,
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
    let middle = (1..letters.len() - 1)
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

const DATES: &[&str] = &["date-illisible"];
const COUNTS: &[&str] = &["quantite-illisible"];

/// Every way in which a cell of a kind goes wrong.
fn changes_of(holds: Holds, text: &str, row: usize, column: usize) -> Vec<Change> {
    let change = |text: &str, what: &str, codes: &[&'static str]| Change::of(row, column, text, what, codes);
    let blank = |codes: &[&'static str]| change("", "blank", codes);
    match holds {
        Date | FreeDate => {
            let mut changes: Vec<Change> =
                ["31/02/2022", "08/13/2022", "bientôt", "45/03/2022", "08//2022", "vendredi", "08/03/2022 puis 14/06/2022", "O8/03/2022"]
                    .iter()
                    .map(|text| change(text, "date", DATES))
                    .collect();
            changes.push(change("-12", "date", &["date-illisible"]));
            changes.push(change("#REF!", "error", &["date-illisible", "cellule-en-erreur"]));
            if holds == Date {
                changes.push(change("08/03/2012", "other year", &["date-hors-annee"]));
                changes.push(change("2021-12-30", "other year", &["date-hors-annee"]));
                changes.push(change("08/03/2202", "far year", &["date-hors-annee", "date-illisible"]));
                changes.push(blank(&["valeur-obligatoire-absente"]));
                changes.push(change("?", "unknown", &["valeur-obligatoire-absente", "date-illisible"]));
            }
            changes
        }
        Number => ["beaucoup", "l2", "4 puis 6", "4/6", "12..5", "08/03/2022", "voir mail", "#N/D"]
            .iter()
            .map(|text| change(text, "number", COUNTS))
            .chain([change("-3", "negative", &["nombre-negatif"])])
            .collect(),
        Count => {
            let mut changes: Vec<Change> = [
                "beaucoup",
                "quelques-uns",
                "l2",
                "1O",
                "4 puis 6",
                "4/6",
                "1,234",
                "12..5",
                "08/03/2022",
                "voir mail",
                "douzaines",
                "4 ; 6",
                "4,5",
            ]
            .iter()
            .map(|text| change(text, "number", COUNTS))
            .collect();
            changes.push(change("-3", "negative", &["nombre-negatif"]));
            changes.push(change("12 (8 élus, 6 agents)", "parts", &["detail-different"]));
            changes.push(change("#N/D", "error", &["quantite-illisible", "cellule-en-erreur"]));
            changes
        }
        Class => {
            let unknown: &[&str] = &["valeur-hors-nomenclature", "valeur-obligatoire-absente"];
            vec![
                change(&with_letters_swapped(text), "typo", &["valeur-hors-nomenclature"]),
                change(&without_a_letter(text), "typo", &["valeur-hors-nomenclature"]),
                change("Machin", "unknown", &["valeur-hors-nomenclature"]),
                change("12", "number", &["valeur-hors-nomenclature"]),
                change("08/03/2022", "date", unknown),
            ]
        }
        YesNo => ["ouii", "peut-être", "12", "08/03/2022", "oui et non"]
            .iter()
            .map(|text| change(text, "yes or no", &["oui-non-illisible"]))
            .collect(),
        Presence => ["Z", "voir mail", "12/04/2022", "-1", "1,5", "présnt", "X / E", "R"]
            .iter()
            .map(|text| change(text, "mark", &["marque-inconnue", "presence-illisible", "nombre-negatif"]))
            .collect(),
        Name | Needed | Free => Vec::new(),
    }
}

fn changes(good: &Good) -> Vec<Change> {
    let is_form = good.name == "fiche";
    let is_crossed = good.name == "copil";
    let head = good.records.start() - 1;
    let mut changes = Vec::new();
    let cell = |row: usize, column: usize| good.rows[row - 1].get(column - 1).copied().unwrap_or_default();
    for row in good.records.clone() {
        // A form has its cells in one column: once is enough.
        if is_form && row > *good.records.start() {
            break;
        }
        for (rank, holds) in good.columns.iter().enumerate() {
            let (row, column) = if is_form { (good.records.start() + rank, 2) } else { (row, rank + 1) };
            let text = cell(row, column);
            changes.extend(changes_of(*holds, text, row, column));
            let required = matches!(holds, Needed) || (*holds == Name && matches!(good.name, "participations" | "saisines" | "instances"));
            if required && !(good.name == "actions" && column == 2) {
                let mut blank =
                    Change::of(row, column, "", "blank", &["valeur-obligatoire-absente", "action-sans-axe", "feuille-non-reconnue"]);
                // A form has no cell to name but those of its labels.
                blank.at.extend(is_form.then_some((row, 1)));
                blank.at.extend((is_form && column == 2).then_some((*good.records.start(), 1)));
                changes.push(blank);
            }
            if *holds == Name && !text.is_empty() {
                changes.push(Change::of(row, column, with_letters_swapped(text), "name", &["rapprochement"]));
                changes.push(Change::of(row, column, without_a_letter(text), "name", &["rapprochement"]));
            }
        }
        // The same row again, over the next one.
        if !is_form && !is_crossed && row < *good.records.end() {
            let cells = (1..=good.columns.len()).map(|column| (row + 1, column, cell(row, column).to_owned())).collect();
            let at = (1..=good.columns.len()).map(|column| (row + 1, column)).collect();
            changes.push(Change { what: format!("row {row} twice"), cells, at, codes: vec!["ligne-en-double"] });
        }
        // Two neighbours changed places.
        for rank in 0..good.columns.len().saturating_sub(1) {
            let (one, other) = (good.columns[rank], good.columns[rank + 1]);
            let told: &[&str] = match (one, other) {
                (Date, Needed | Name | Class) => &["date-illisible", "valeur-hors-nomenclature"],
                (Needed | Name, Date) => DATES,
                (Name, Count) | (Name, Presence) => &["quantite-illisible", "marque-inconnue", "presence-illisible"],
                (Count, YesNo) => COUNTS,
                _ => continue,
            };
            if is_form {
                continue;
            }
            let cells = vec![(row, rank + 1, cell(row, rank + 2).to_owned()), (row, rank + 2, cell(row, rank + 1).to_owned())];
            let at = vec![(row, rank + 1), (row, rank + 2)];
            changes.push(Change { what: format!("swapped cells of row {row}, column {}", rank + 1), cells, at, codes: told.to_vec() });
        }
    }
    if !is_form {
        for column in 1..=good.columns.len() {
            let text = cell(head, column);
            if is_crossed && column > 1 {
                for (text, codes) in [
                    ("31/02/2022", ["colonne-sans-date"]),
                    ("", ["colonne-sans-date"]),
                    ("15/13/2022", ["colonne-sans-date"]),
                    ("12/04/2012", ["date-hors-annee"]),
                    ("à venir", ["colonne-sans-date"]),
                ] {
                    changes.push(Change::of(head, column, text, "meeting", &codes));
                }
                continue;
            }
            if is_crossed {
                continue;
            }
            let misspelt: &[&str] = &["en-tete-devine", "colonne-ignoree", "feuille-non-reconnue"];
            if text.len() > 4 {
                changes.push(Change::of(head, column, with_letters_swapped(text), "header", misspelt));
                changes.push(Change::of(head, column, without_a_letter(text), "header", misspelt));
            }
            changes.push(Change::of(head, column, "Bidule", "header", &["colonne-ignoree", "feuille-non-reconnue"]));
            changes.push(Change::of(head, column, "", "header gone", &["colonne-ignoree", "feuille-non-reconnue"]));
        }
        for row in good.records.end() + 1..=good.rows.len() {
            for column in 2..=good.columns.len() {
                if let Ok(total) = cell(row, column).replace(',', ".").parse::<f64>() {
                    changes.push(Change::of(row, column, format!("{}", total + 3.0), "total", &["total-different"]));
                }
            }
        }
    } else {
        for row in good.records.clone() {
            let text = cell(row, 1);
            let codes: &[&str] = &["en-tete-devine", "rubrique-ignoree", "feuille-non-reconnue"];
            if text.len() > 4 {
                changes.push(Change::of(row, 1, with_letters_swapped(text), "label", codes));
                changes.push(Change::of(row, 1, without_a_letter(text), "label", codes));
            }
            changes.push(Change::of(row, 1, "Bidule", "label", codes));
        }
    }
    changes
}

/// Writes a sheet, real dates and numbers where they are written as such, and takes it in beside the registry.
fn taken(name: &str, rows: &[Vec<&str>]) -> Intake {
    let mut book = Workbook::new();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = book.add_worksheet().set_name(name).unwrap();
    for (row, cells) in rows.iter().enumerate() {
        for (column, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let at = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
            let date = || ExcelDateTime::parse_from_str(&text.split('/').rev().collect::<Vec<_>>().join("-")).ok();
            if let Ok(number) =
                text.replace(',', ".").parse::<f64>().map_err(drop).and_then(|number| (!text.contains(",2")).then_some(number).ok_or(()))
            {
                sheet.write_number(at.0, at.1, number).unwrap();
            } else if let Some(date) = (text.len() == 10 && text.matches('/').count() == 2).then(date).flatten() {
                sheet.write_datetime_with_format(at.0, at.1, &date, &day).unwrap();
            } else {
                sheet.write_string(at.0, at.1, *text).unwrap();
            }
        }
    }
    let bytes = book.save_to_buffer().unwrap();
    let folder = inputs(&[("structures.csv", REGISTRY), (&format!("2022/{name}.xlsx"), &bytes)]);
    intake(&Settings::default(), folder.path(), &|_| ()).unwrap()
}

/// What is told of cells: place and code. A name to review counts as told at every cell of its spelling.
fn told(taken: &Intake, rows: &[Vec<&str>]) -> Vec<(Option<CellRef>, &'static str)> {
    let findings = taken.findings.iter().filter(|finding| finding.place.file.starts_with("2022/"));
    let mut told: Vec<(Option<CellRef>, &'static str)> = findings.map(|finding| (finding.place.cell, finding.problem.code())).collect();
    for (row, cells) in rows.iter().enumerate() {
        for (column, text) in cells.iter().enumerate() {
            if taken.proposals.iter().any(|proposal| *proposal.spelling == **text) {
                told.push((Some(CellRef::new(row as u32 + 1, column as u32 + 1)), "rapprochement"));
            }
        }
    }
    told
}

#[test]
fn what_is_sound_is_not_complained_of() {
    for good in good() {
        let taken = taken(good.name, &good.rows);
        let told: Vec<_> = told(&taken, &good.rows).into_iter().filter(|(_, code)| *code != "rapprochement").collect();
        assert!(told.is_empty(), "{}: {told:?}", good.name);
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "what is missed is said even when it is little enough")]
fn a_changed_cell_is_named_with_the_right_code() {
    let (mut count, mut missed) = (0_usize, String::new());
    let mut misses = 0_usize;
    for good in good() {
        for change in changes(&good) {
            let mut rows = good.rows.clone();
            for (row, column, text) in &change.cells {
                let cells = &mut rows[row - 1];
                cells.resize(cells.len().max(*column), "");
                cells[column - 1] = text;
            }
            if rows == good.rows {
                continue;
            }
            count += 1;
            let told = told(&taken(good.name, &rows), &rows);
            // A sheet that is no longer recognised is told as a whole: no cell of it is at fault alone.
            let found = told.iter().any(|(cell, code)| {
                let here = cell.is_some_and(|cell| change.at.contains(&(cell.row as usize, cell.column as usize)));
                change.codes.contains(code) && (here || *code == "feuille-non-reconnue")
            });
            if !found {
                misses += 1;
                let seen: Vec<String> =
                    told.iter().map(|(cell, code)| format!("{} {code}", cell.map(|cell| cell.to_string()).unwrap_or_default())).collect();
                writeln!(missed, "{}: {} at {:?}, told: {}", good.name, change.what, change.at.first(), seen.join(", ")).unwrap();
            }
        }
    }
    println!("{misses} of {count} changes missed\n{missed}");
    assert!(count > 500, "only {count} changes");
    assert!(misses * 100 <= count * 2, "{misses} of {count} changes missed:\n{missed}");
}
