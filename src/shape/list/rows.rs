//! What each row under a header is: a record, a total, a remark, a key to colours.

use super::{Columns, Rows};
use crate::fold::fold;
use crate::place::CellRef;
use crate::read::{Held, Raw};
use crate::schema::{Column, Content, Kind, is_example};
use crate::shape::headers;
use crate::shape::sheet::{Sheet, text, tidy_text};
use std::collections::BTreeMap;

/// What a row is.
pub enum Row {
    Blank,
    Record(CellRef),
    Total,
    /// A mean, a percentage: nothing to count or to check.
    Summary,
    /// A remark, a legend.
    Note,
    /// Only the number of a row that was never filled in.
    Numbering,
    Example,
    HeaderAgain,
}

/// What the first cell of a row, or its first text, says of the row.
#[derive(Clone, Copy)]
pub struct Opening {
    is_total: bool,
    is_summary: bool,
    is_example: bool,
    is_legend: bool,
    shows: Shows,
    /// It reads as one of the headers does.
    is_head: bool,
}

/// What a cell shows of the way to fill in its column.
#[derive(Clone, Copy)]
enum Shows {
    Nothing,
    /// « Ex : CMP ».
    Example,
    /// « jj/mm/aaaa ».
    DatePattern,
}

impl Shows {
    fn of(text: &str) -> Self {
        if announces_example(text) {
            Self::Example
        } else if is_date_pattern(text) {
            Self::DatePattern
        } else {
            Self::Nothing
        }
    }
}

impl Rows<'_> {
    pub fn sort(&mut self, cells: &[Held<'_>]) -> Row {
        let columns = self.columns;
        let Some(first) = cells.first() else { return Row::Blank };
        let words = || cells.iter().filter(|held| matches!(held.raw, Raw::Text(_)));
        let first_word = words().next();
        // In a text file numbers are texts: « 12;0;Total général;9 » opens with its first words.
        let has_letter = |held: &&Held<'_>| matches!(held.raw, Raw::Text(text) if text.chars().any(char::is_alphabetic));
        if let Some(word) = words().find(has_letter) {
            let opening = self.opening(word);
            // In a column of dates or of numbers it can be no name, whatever else is filled.
            let is_no_name = columns.table.get(&word.cell.column).is_some_and(|column| is_measured(column.content));
            // « Total | 3 » under marks.
            let counts_marks = opening.is_total && cells.iter().any(|held| is_presence(columns, held) && self.counts(held.raw));
            let sums_up = (opening.is_total || opening.is_summary) && (is_no_name || counts_marks || !is_whole(cells, columns, word.cell));
            if counts_marks {
                return Row::Total;
            }
            if sums_up && opening.is_total {
                let words: Vec<String> = words().map(|word| tidy_text(word.raw)).collect();
                let has_numbers = columns.table.values().any(|column| is_measured(column.content));
                // « Ensemble », « Total Énergies »: a name alone in a table where nothing is counted.
                let alone =
                    words.len() == 1 && (has_numbers || matches!(fold(&words.concat()).as_str(), "total" | "totaux" | "total general"));
                if words.len() < cells.len() || alone || (words.len() > 1 && others_are_numeric(&words)) {
                    return Row::Total;
                }
            }
            // « Part'âge », « Part CAF » may be names: what sums up has a number, and no other words.
            let has_figure = |held: &&Held<'_>| tidy_text(held.raw).chars().any(|letter| letter.is_ascii_digit());
            if sums_up && opening.is_summary && cells.iter().any(|held| has_figure(&held)) && words().filter(has_letter).count() == 1 {
                return Row::Summary;
            }
        }
        if self.opening(first).is_example || self.shows_how(first, cells) {
            return Row::Example;
        }
        let is_head = |word: &Held<'_>| columns.heads.get(&word.cell.column).is_some_and(|head| *head == fold(&tidy_text(word.raw)));
        let opens_header = first_word.is_some_and(|word| self.opening(word).is_head);
        if opens_header && words().count() >= 2 && words().all(is_head) {
            return Row::HeaderAgain;
        }
        if self.is_other_header(cells) || self.says_what_to_write(cells) {
            return Row::HeaderAgain;
        }
        let inside = |held: &&Held<'_>| columns.table.contains_key(&held.cell.column) || columns.is_spread(held.cell.column);
        if self.is_sum_alone(cells) {
            return Row::Total;
        }
        let Some(begins) = cells.iter().find(inside).map(|held| held.cell) else {
            let numbers = |held: &Held<'_>| self.header.cells.get(&held.cell.column).is_some_and(|head| headers::is_numbering(&head.text));
            return if cells.iter().all(numbers) { Row::Numbering } else { Row::Note };
        };
        // Noughts drawn down a column, before anything was written beside them.
        let is_nought = |held: &Held<'_>| {
            let column = columns.table.get(&held.cell.column);
            matches!(held.raw, Raw::Number(number) | Raw::Percent(number) if *number == 0.0)
                && column.is_some_and(|column| !column.required)
        };
        if columns.table.values().any(|column| column.required) && cells.iter().all(is_nought) {
            return Row::Numbering;
        }
        if let ([_], Some(word)) = (cells, first_word) {
            let text = tidy_text(word.raw);
            // Of two columns one may well be blank: only what can be no name is a remark there.
            let is_note = if columns.table.len() >= 3 {
                is_remark(&text) || is_out_of_place(columns, word.cell, &text)
            } else {
                columns.table.len() == 2 && is_plain_remark(&text)
            };
            if is_note || headers::is_tally(&text) {
                return Row::Note;
            }
        }
        Row::Record(begins)
    }

    /// Whether a cell of marks counts them: where others are numbers, one is a mark too.
    fn counts(&self, raw: &Raw) -> bool {
        number(raw).is_some_and(|number| number > 1.0 || self.marked_by_letters)
    }

    /// Whether a row holds nothing but the sums of its columns, and no word says so.
    fn is_sum_alone(&self, cells: &[Held<'_>]) -> bool {
        let is_sum = |held: &Held<'_>| {
            let column = self.columns.table.get(&held.cell.column);
            let stated = match held.raw {
                Raw::Number(number) | Raw::Percent(number) => Some(*number),
                Raw::Text(text) => text.trim().parse().ok(),
                Raw::Date(_) | Raw::Seconds(_) | Raw::Boolean(_) | Raw::Error(_) | Raw::EmptyText => None,
            };
            column.is_some_and(|column| !column.required)
                && stated.is_some_and(|stated| self.totals.is_sum_of_several(held.cell.column, stated))
        };
        self.columns.table.values().any(|column| column.required) && cells.iter().all(is_sum)
    }

    /// Whether a row that opens so shows how to fill in the others: « Ex : 01/01/2022 » beside « Ex : 12 », or « jj/mm/aaaa » for a date.
    fn shows_how(&mut self, first: &Held<'_>, cells: &[Held<'_>]) -> bool {
        let is_example = |held: &&Held<'_>| matches!(held.raw, Raw::Text(_)) && announces_example(&tidy_text(held.raw));
        match self.opening(first).shows {
            Shows::Nothing => false,
            Shows::DatePattern => self.columns.table.get(&first.cell.column).is_some_and(|column| column.content == Content::Date),
            Shows::Example => cells.iter().filter(is_example).count().max(1) * 2 >= cells.len().max(3),
        }
    }

    /// Whether a row above the first record says how to fill in the columns: « jj/mm/aaaa », « à remplir par le CLSM », « Ex : 12 ».
    fn says_what_to_write(&self, cells: &[Held<'_>]) -> bool {
        let says = |held: &&Held<'_>| is_instruction(&tidy_text(held.raw));
        self.builder.is_empty()
            && cells.iter().all(|held| matches!(held.raw, Raw::Text(_)))
            && cells.iter().filter(says).count() * 2 >= cells.len()
    }

    /// Whether a row names the columns once more, in another language or in other words: half of its cells do so for the column where they
    /// stand, one of them where a date or a number belongs; and nothing is counted on it.
    fn is_other_header(&self, cells: &[Held<'_>]) -> bool {
        let is_words = |held: &Held<'_>| matches!(held.raw, Raw::Text(text) if !text.chars().any(|letter| letter.is_ascii_digit()));
        let column = |held: &Held<'_>| self.columns.table.get(&held.cell.column);
        let names_it = |held: &Held<'_>| {
            let meant = headers::column(self.header.best.kind, &tidy_text(held.raw));
            meant.is_some_and(|(meant, _)| column(held).is_some_and(|column| meant.name == column.name))
        };
        // Records are many, and hold a date or a number there: they are told at once.
        let mut measured = cells.iter().filter(|held| column(held).is_some_and(|column| is_measured(column.content)));
        cells.len() >= 3
            && measured.any(|held| is_words(held) && names_it(held))
            && cells.iter().all(is_words)
            && cells.iter().filter(|held| names_it(held)).count() * 2 >= cells.len()
    }

    /// Whether a row opens a key to colours or initials: what follows it is no record.
    pub fn opens_legend(&mut self, cells: &[Held<'_>]) -> bool {
        if let [only] = cells { self.opening(only).is_legend } else { false }
    }

    fn opening(&mut self, held: &Held<'_>) -> Opening {
        let heads = &self.columns.heads;
        // « Nb de sessions » is an indicator of an objective.
        let names_indicators = matches!(self.header.best.kind, Kind::Objectives | Kind::Outlook | Kind::Context);
        self.openings.of(held.content, || {
            let folded = fold(&text(held.raw));
            let is_text = matches!(held.raw, Raw::Text(_));
            let tidy = tidy_text(held.raw);
            Opening {
                is_head: heads.values().any(|head| *head == folded),
                is_total: is_text && (headers::is_total(&tidy) || (!names_indicators && headers::is_head_count(&tidy))),
                is_summary: is_text && headers::is_summary(&tidy),
                is_example: is_example(&text(held.raw)),
                shows: if is_text { Shows::of(&tidy) } else { Shows::Nothing },
                is_legend: is_text && LEGENDS.iter().any(|word| folded.starts_with(word)),
            }
        })
    }
}

const LEGENDS: [&str; 6] = ["legende", "sigles", "abreviations", "code couleur", "codes couleur", "signification"];

/// Whether every other cell that a record needs is filled: « Total Énergies » is then a name, not a total.
fn is_whole(cells: &[Held<'_>], columns: &Columns<'_>, except: CellRef) -> bool {
    let mut others = columns.table.iter().filter(|(at, column)| column.required && **at != except.column).peekable();
    // A number is no name: « Total T1 | | 3 » counts the rows above.
    let holds = |held: &Held<'_>, column: &Column| {
        !matches!(column.content, Content::Name | Content::Text)
            || matches!(held.raw, Raw::Text(text) if text.chars().any(char::is_alphabetic))
    };
    others.peek().is_some() && others.all(|(at, column)| cells.iter().any(|held| held.cell.column == *at && holds(held, column)))
}

/// « TOTAL;;19 150,5;; » in a text file: every cell is text, and one alone has words; « Total | 2 structures ».
fn others_are_numeric(words: &[String]) -> bool {
    let mut named = words.iter().filter(|text| text.chars().any(char::is_alphabetic));
    named.next().is_some() && named.all(|text| headers::is_tally(text))
}

/// Words alone where a date or a number belongs: « fin du document » in the column of dates.
fn is_out_of_place(columns: &Columns<'_>, cell: CellRef, text: &str) -> bool {
    columns.table.get(&cell.column).is_some_and(|column| is_measured(column.content)) && !text.chars().any(|letter| letter.is_ascii_digit())
}

const fn is_measured(content: Content) -> bool {
    matches!(content, Content::Date | Content::Count | Content::Euros | Content::Number | Content::Year)
}

/// Whole cells that say what kind of thing to write, folded.
const KINDS_OF_CONTENT: [&str; 21] = [
    "texte",
    "texte libre",
    "texte court",
    "nom complet",
    "intitule exact",
    "intitule complet",
    "nombre",
    "nombre entier",
    "chiffre",
    "chiffres",
    "en chiffres",
    "en toutes lettres",
    "date",
    "annee",
    "aaaa",
    "oui non",
    "o n",
    "en euros",
    "montant en euros",
    "obligatoire",
    "facultatif",
];

/// Words that open what one is asked to do, folded.
const ASKS: [&str; 17] = [
    "a remplir",
    "a completer",
    "a renseigner",
    "a cocher",
    "ne pas remplir",
    "ne rien ecrire",
    "merci de",
    "veuillez",
    "indiquer",
    "indiquez",
    "preciser",
    "precisez",
    "cocher",
    "cochez",
    "choisir dans",
    "liste deroulante",
    "menu deroulant",
];

fn is_instruction(text: &str) -> bool {
    let key = fold(text);
    let asks = |words: &&str| key.strip_prefix(*words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    KINDS_OF_CONTENT.contains(&key.as_str()) || ASKS.iter().any(asks) || is_date_pattern(text) || announces_example(text)
}

/// « Ex : CMP », « exemple : 12 », « p. ex. 12 ».
fn announces_example(text: &str) -> bool {
    let rest = ["exemple", "Exemple", "EXEMPLE", "p. ex", "ex", "Ex", "EX"].iter().find_map(|word| text.strip_prefix(word));
    rest.is_some_and(|rest| rest.trim_start().starts_with([':', '.']))
}

/// « jj/mm/aaaa », « JJ-MM-AA ».
fn is_date_pattern(text: &str) -> bool {
    let key = fold(text);
    let words: Vec<&str> = key.split(' ').collect();
    words.len() >= 2 && words.iter().all(|word| matches!(*word, "jj" | "dd" | "mm" | "aa" | "aaaa" | "yy" | "yyyy"))
}

/// « NC : non communiqué », « E : excusé »: a sign and what it means.
fn is_key(text: &str) -> bool {
    text.split_once(':').is_some_and(|(sign, meaning)| {
        let sign = sign.trim();
        sign.chars().count() <= 3 && !sign.contains(char::is_lowercase) && meaning.contains(char::is_lowercase)
    })
}

/// Words that open a remark.
const OPENS_REMARK: [&str; 17] = [
    "source",
    "note",
    "nb",
    "n b",
    "remarque",
    "legende",
    "mis a jour",
    "attention",
    "suite",
    "voir",
    "document",
    "fait a",
    "fait le",
    "signature",
    "page",
    "imprime",
    "fin",
];

/// Whether words alone on a row are a remark, and could be no name: « Source : coordination du CLSM », « * Données provisoires ».
fn is_plain_remark(text: &str) -> bool {
    let announces = |head: &str| OPENS_REMARK.contains(&fold(head).trim_end_matches('s'));
    let key = fold(text);
    text.starts_with(['*', '→'])
        || text.contains(" = ")
        || is_key(text)
        || text.split_once(':').is_some_and(|(head, _)| announces(head))
        || ["mis a jour", "mise a jour", "fait a", "fait le", "imprime le"].iter().any(|words| key.starts_with(words))
}

/// Whether words alone on a row are a remark.
pub fn is_remark(text: &str) -> bool {
    let key = fold(text);
    text.chars().count() > 60
        || text.contains(" = ")
        || text.starts_with(['*', '(', '→', '-'])
        || text.ends_with(':')
        || is_key(text)
        || ASKS.iter().any(|words| key.starts_with(words))
        || OPENS_REMARK.iter().any(|open| key == *open || key.starts_with(&format!("{open} ")))
}

fn is_presence(columns: &Columns<'_>, held: &Held<'_>) -> bool {
    columns.table.get(&held.cell.column).is_some_and(|column| column.content == Content::Presence)
}

/// Whether more of the presences are letters or signs than numbers.
pub fn are_marked_by_letters(sheet: &Sheet<'_>, table: &BTreeMap<u32, &'static Column>, rows: &[u32]) -> bool {
    let mut presences = table.iter().filter(|(_, column)| column.content == Content::Presence).peekable();
    if presences.peek().is_none() {
        return false;
    }
    let is_total = |row: &&u32| sheet.row(**row).any(|(_, raw)| matches!(raw, Raw::Text(_)) && headers::is_total(&tidy_text(raw)));
    let rows: Vec<u32> = rows.iter().filter(|row| !is_total(row)).copied().collect();
    let (numbers, letters): (Vec<_>, Vec<_>) =
        presences.flat_map(|(at, _)| sheet.column(&rows, *at)).partition(|held| number(held.raw).is_some());
    letters.len() > numbers.len()
}

/// A bare number, which a text file writes as a text.
pub fn number(raw: &Raw) -> Option<f64> {
    match raw {
        Raw::Number(number) => Some(*number),
        Raw::Text(text) => text.trim().parse().ok(),
        Raw::Percent(_) | Raw::Date(_) | Raw::Seconds(_) | Raw::Boolean(_) | Raw::Error(_) | Raw::EmptyText => None,
    }
}
