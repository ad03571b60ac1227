//! Which table a sheet holds, and where its header is: by its columns, wherever they stand; with a score and its reasons.

mod extent;
mod likely;
mod other;

use super::headers::{self, Sureness};
use super::lecture::Given;
use super::sheet::{Sheet, tidy_text};
use super::value::header_key;
use crate::fold::fold;
use crate::place::CellRef;
use crate::read::Raw;
use crate::schema::{Column, Kind};
use extent::{best_depth, by_blocks, past_blanks, spans, with_headings_beneath};
use likely::Likely;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// A header never lies deeper than this below the first used row of its block without being repeated.
const ROWS_LOOKED_AT: usize = 200_000;
/// Headers over more rows than this are not seen in partners' files.
const DEEPEST_HEADER: u32 = 3;
/// Below this lead over the second reading, the program asks instead of guessing.
const LEAD: f64 = 0.5;

/// What a column of the sheet holds.
#[derive(Clone, Debug)]
pub struct HeaderCell {
    /// Where its lowest header text stands.
    pub cell: CellRef,
    pub text: String,
}

/// A header read as one table.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub kind: Kind,
    pub score: f64,
    /// The score out of that of a header which the table would explain whole, and which would name all that it requires, in a hundred.
    pub likeness: u8,
    /// Sheet column → column of the table.
    pub columns: BTreeMap<u32, &'static Column>,
    /// Required columns that no header names.
    pub missing: Vec<&'static str>,
    /// Headers that name nothing in this table, nor a person.
    pub unknown: Vec<u32>,
    /// Of the columns, those whose header is misspelt.
    pub guessed: BTreeSet<u32>,
    /// A title, the sheet's name or the file's says that it is this table.
    pub hinted: bool,
    /// Why: for `verifier`.
    pub reasons: Vec<String>,
}

impl Candidate {
    /// How near it is to being the table: what it lacks weighs against what it has.
    fn nearness(&self) -> f64 {
        self.score - WEIGHT_OF_A_LACK * self.missing.len() as f64
    }
}

/// A column that lacks tells against a table half as much as one that is named tells for it.
const WEIGHT_OF_A_LACK: f64 = 0.5;

/// A header found on a sheet, and what it was taken for.
#[derive(Clone, Debug)]
pub struct Header {
    pub first_row: u32,
    pub last_row: u32,
    /// The columns of the sheet it spans.
    pub span: std::ops::RangeInclusive<u32>,
    pub cells: BTreeMap<u32, HeaderCell>,
    pub best: Candidate,
    /// The second reading that is complete too, if any.
    pub rival: Option<Candidate>,
    /// The second best reading, complete or not.
    pub second: Option<Candidate>,
    /// What its own titles say of all its rows, by column, with the title's cell.
    pub said: BTreeMap<&'static str, (Option<CellRef>, Raw)>,
}

/// A header that no table explains whole.
#[derive(Clone, Debug)]
pub struct Near {
    /// The table it is likeliest of, and what it lacks.
    pub table: Candidate,
    /// The last row of the header.
    pub row: u32,
    pub cells: BTreeMap<u32, HeaderCell>,
}

impl Header {
    /// The row where it begins, past another header, with what stands above it and is its own: what it shares stands higher.
    pub fn opens_past(&self, row: u32) -> u32 {
        let said = self.said.values().filter_map(|(cell, _)| Some((*cell)?.row)).filter(|own| *own > row);
        said.chain([self.first_row]).min().unwrap_or(self.first_row)
    }

    /// Whether it stands just beneath another, of the same table, and names nothing that the other does not.
    fn repeats(&self, other: &Self) -> bool {
        let named_there =
            |(at, column): (&u32, &&'static Column)| other.best.columns.get(at).is_some_and(|known| known.name == column.name);
        self.best.kind == other.best.kind && self.first_row == other.last_row + 1 && self.best.columns.iter().all(named_there)
    }

    /// Two readings are possible and nothing decides: neither is far ahead, or each explains what the other would leave out.
    pub fn is_ambiguous(&self) -> bool {
        let Some(rival) = &self.rival else { return false };
        let alone: Vec<&&'static Column> =
            rival.columns.iter().filter(|(at, _)| self.best.unknown.contains(at)).map(|(_, column)| column).collect();
        let leaves_out = alone.iter().any(|column| column.required) || alone.len() > 1;
        self.best.score - rival.score < LEAD || (leaves_out && (rival.hinted || !self.best.hinted))
    }
}

/// What names say of a sheet: titles above the header, its own name, its file's.
pub struct Context {
    /// The tables at which a word of the names hints.
    hinted: BTreeSet<Kind>,
}

/// By table, the words that hint at it, folded, a space on either side.
static HINTS: LazyLock<Vec<(Kind, Vec<String>)>> = LazyLock::new(|| {
    Kind::ALL.into_iter().map(|kind| (kind, kind.schema().hints.iter().map(|hint| format!(" {} ", fold(hint))).collect())).collect()
});

impl Context {
    pub fn of(sheet: &Sheet<'_>, titles: &[String]) -> Self {
        let file = sheet.grid.file.rsplit('/').next().unwrap_or_default();
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let names = titles.iter().map(String::as_str).chain([&*sheet.grid.sheet, stem]);
        let names: Vec<String> = names.map(|name| format!(" {} ", fold(name))).collect();
        let is_said = |hint: &String| names.iter().any(|name| name.contains(hint));
        let hinted = HINTS.iter().filter(|(_, hints)| hints.iter().any(is_said)).map(|(kind, _)| *kind);
        Self { hinted: hinted.collect() }
    }

    /// Whether a word of the table's hints stands in one of the names.
    pub fn hints_at(&self, kind: Kind) -> bool {
        self.hinted.contains(&kind)
    }
}

/// What is looked for: one table only, columns whose value is given for every row, headers whose meaning is given.
#[derive(Clone)]
pub struct Wanted<'a> {
    pub only: Option<Kind>,
    pub given: BTreeSet<&'static str>,
    /// Of these, what the settings say: no header is read for them.
    pub constant: BTreeSet<&'static str>,
    pub extra: &'a BTreeMap<String, &'static Column>,
    pub header_row: Option<u32>,
    /// The year of the folder.
    pub year: Option<i32>,
    /// No header stands at this row or above.
    pub after: u32,
}

impl<'a> Wanted<'a> {
    pub fn new(given: &'a Given, year: Option<i32>) -> Self {
        let constant: BTreeSet<&'static str> = given.values.keys().copied().collect();
        Self { only: given.kind, given: constant.clone(), constant, extra: &given.columns, header_row: given.header_row, year, after: 0 }
    }

    /// The column that a header or a label names in a table.
    pub fn column(&self, kind: Kind, header: &str) -> Option<(&'static Column, Sureness)> {
        let given = || self.extra.get(&header_key(header)).filter(|_| self.only == Some(kind)).map(|column| (*column, Sureness::Name));
        let known = given().or_else(|| headers::column(kind, header)).or_else(|| self.of_the_year(kind, header));
        known.filter(|(column, _)| !self.constant.contains(column.name))
    }

    /// « Réalisé 2022 », « Actif en 2022 ? »: of the year that is read, or of any where the file is of none.
    fn of_the_year(&self, kind: Kind, header: &str) -> Option<(&'static Column, Sureness)> {
        let (rest, year) = headers::without_year(header)?;
        let is_read = self.year.is_none_or(|wanted| wanted == year);
        let (column, sureness) = headers::column(kind, &rest).filter(|_| is_read)?;
        Some((column, sureness.min(Sureness::Qualified)))
    }

    /// Whether a text names a column of some table.
    pub fn names_something(&self, header: &str) -> bool {
        let of_a_year = || headers::without_year(header).is_some_and(|(rest, _)| !headers::meanings(&rest).is_empty());
        !headers::meanings(header).is_empty() || self.extra.contains_key(&header_key(header)) || of_a_year()
    }
}

/// The header rows of a sheet, in reading order, each with its reading; and the best incomplete reading if there is none.
#[derive(Default)]
pub struct Found {
    pub headers: Vec<Header>,
    /// The nearest miss.
    pub nearest: Option<Near>,
}

/// Looks for lists.
pub fn lists(sheet: &Sheet<'_>, wanted: &Wanted<'_>) -> Found {
    let mut found = Found::default();
    let mut titles: Vec<String> = Vec::new();
    let mut likely = Likely::new(sheet, wanted);
    for row in sheet.rows_past(wanted.after).take(ROWS_LOOKED_AT) {
        if wanted.header_row.map_or_else(|| !likely.is_worth_a_try(row) || holds_amounts(sheet, wanted, row), |asked| asked != row) {
            remember_title(sheet, row, &mut titles, found.headers.is_empty());
            continue;
        }
        let texts: Vec<(CellRef, String)> = header_texts(sheet, row);
        let context = Context::of(sheet, &titles);
        let since = found.headers.last().map_or(wanted.after, |header| header.last_row);
        let mut here: Vec<Header> = Vec::new();
        let mut blocks = by_blocks(sheet, wanted, row, since, &texts, &context);
        if blocks.is_empty() {
            blocks = past_blanks(sheet, wanted, row, since, &texts, &context);
        }
        if blocks.is_empty() {
            for span in spans(sheet, wanted, row, since, &texts) {
                let (header, near) = best_depth(sheet, row, since, &span, &context, wanted);
                here.extend(header);
                keep_nearest(&mut found.nearest, near);
            }
        }
        here.extend(blocks);
        if let [only] = here.as_slice()
            && let Some(deeper) = with_headings_beneath(sheet, wanted, only, since, &context)
        {
            here = vec![deeper];
        }
        if here.is_empty() {
            likely.failed(row);
            remember_title(sheet, row, &mut titles, found.headers.is_empty());
        }
        // The same columns named once more, in another language, head no second table.
        here.retain(|header| !found.headers.last().is_some_and(|last| header.repeats(last)));
        found.headers.append(&mut here);
    }
    found
}

/// Whether as many cells of a row are amounts as name columns: « 2024 | Poste | 43 000 | ARS » is a record, were « Poste » a header too.
fn holds_amounts(sheet: &Sheet<'_>, wanted: &Wanted<'_>, row: u32) -> bool {
    // Years, ranks and months may head columns.
    let is_amount = |raw: &Raw| {
        let number = match raw {
            Raw::Number(number) | Raw::Percent(number) => Some(*number),
            Raw::Text(text) => text.trim().parse().ok(),
            Raw::Date(_) | Raw::Seconds(_) | Raw::Boolean(_) | Raw::Error(_) | Raw::EmptyText => None,
        };
        number.is_some_and(|number| number > 31.0 && !(1900.0..=2100.0).contains(&number))
    };
    let amounts = sheet.row(row).filter(|(_, raw)| is_amount(raw)).count();
    amounts > 0 && header_texts(sheet, row).iter().filter(|(_, text)| wanted.names_something(text)).count() <= amounts * 2
}

fn header_texts(sheet: &Sheet<'_>, row: u32) -> Vec<(CellRef, String)> {
    let cells = sheet.row(row).filter(|(_, raw)| matches!(raw, Raw::Text(_)));
    cells.map(|(cell, raw)| (cell, tidy_text(raw))).filter(|(_, text)| !text.is_empty()).collect()
}

fn remember_title(sheet: &Sheet<'_>, row: u32, titles: &mut Vec<String>, before_any_header: bool) {
    if before_any_header && titles.len() < 20 {
        titles.extend(sheet.row(row).filter(|(_, raw)| matches!(raw, Raw::Text(_))).map(|(_, raw)| tidy_text(raw)));
    }
}

fn keep_nearest(nearest: &mut Option<Near>, near: Option<Near>) {
    if let Some(near) = near
        && nearest.as_ref().is_none_or(|known| near.table.nearness() > known.table.nearness())
    {
        *nearest = Some(near);
    }
}

/// Every table the header could be of, complete ones best first, and the best incomplete one.
fn readings(cells: &BTreeMap<u32, HeaderCell>, context: &Context, wanted: &Wanted<'_>) -> (Vec<Candidate>, Option<Candidate>) {
    let kinds = Kind::ALL.into_iter().filter(|kind| wanted.only.is_none_or(|only| only == *kind));
    let mut candidates: Vec<Candidate> = kinds.map(|kind| candidate(kind, cells, context, wanted)).collect();
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    let (complete, incomplete): (Vec<_>, Vec<_>) =
        candidates.into_iter().partition(|candidate| is_complete(candidate, cells, context, wanted));
    // A sheet of names has a column of structures, and columns of people that no table of ours keeps.
    let people = cells.values().filter(|cell| headers::personal(&cell.text).is_some()).count();
    let is_telling = |candidate: &Candidate| !candidate.columns.is_empty() && candidate.columns.len() + people >= 2;
    // Of two as near, the first.
    let near = incomplete.into_iter().rev().filter(is_telling).max_by(|one, other| one.nearness().total_cmp(&other.nearness()));
    (complete, near)
}

fn candidate(kind: Kind, cells: &BTreeMap<u32, HeaderCell>, context: &Context, wanted: &Wanted<'_>) -> Candidate {
    let hinted = context.hints_at(kind);
    let mut columns: BTreeMap<u32, &'static Column> = BTreeMap::new();
    let mut surest: BTreeMap<&'static str, (Sureness, u32)> = BTreeMap::new();
    let mut score = 0.0;
    for (at, cell) in cells {
        let Some((column, sureness)) = wanted.column(kind, &cell.text) else { continue };
        if sureness == Sureness::Weak && !hinted {
            continue;
        }
        // Of two headers for one column, the surer; of two as sure, the first.
        let replaced = match surest.get(column.name) {
            Some((known, _)) if *known >= sureness => continue,
            Some((_, other)) => Some(*other),
            None => None,
        };
        if let Some(other) = replaced {
            columns.remove(&other);
        }
        surest.insert(column.name, (sureness, *at));
        columns.insert(*at, column);
    }
    for (sureness, _) in surest.values() {
        score += match sureness {
            Sureness::Name => 1.0,
            Sureness::Synonym => 0.9,
            Sureness::Qualified => 0.8,
            Sureness::Weak => 0.5,
        };
    }
    let named = cells.values().filter(|cell| !headers::is_numbering(&cell.text) && headers::personal(&cell.text).is_none()).count();
    let guessed = other::guess_misspelt(kind, cells, wanted.given.len(), &mut columns, &mut surest);
    score += 0.6 * guessed.len() as f64;
    let explained = columns.len() as f64 / named.max(1) as f64;
    score += 2.0 * explained.min(1.0);
    if hinted {
        score += 1.0;
    }
    // Columns of people, or of ranks, say nothing of which table it is.
    let is_other = |cell: &HeaderCell| headers::personal(&cell.text).is_none() && !headers::is_numbering(&cell.text);
    let all_known = cells.iter().all(|(at, cell)| columns.contains_key(at) || !is_other(cell));
    // A list of those who came marks nobody; beside a column that is not understood, which may be of marks, it would be a guess.
    let names_body = surest.contains_key("instance") || wanted.given.contains("instance");
    let lists_who_came = |name: &str| kind == Kind::Instances && name == "presence" && names_body && all_known;
    let required = kind.schema().columns.iter().filter(|column| column.required).map(|column| column.name);
    // « ARS | 20 000 € »: a grant needs no other name than that of who gives it.
    let names_itself =
        |name: &str| kind == Kind::Means && name == "libelle" && surest.contains_key("financeur") && surest.contains_key("montant");
    let missing: Vec<&str> = required
        .filter(|name| !surest.contains_key(name) && !wanted.given.contains(name) && !lists_who_came(name) && !names_itself(name))
        .collect();
    let missing = other::take_year(kind, cells, &mut columns, missing);
    other::take_year_of_measure(kind, cells, &mut columns, wanted);
    if missing.is_empty() {
        other::take_total(kind, cells, &mut columns, &mut surest);
    }
    let unknown = cells.iter().filter(|(at, cell)| !columns.contains_key(at) && is_other(cell)).map(|(at, _)| *at).collect();
    let mut reasons =
        vec![format!("{} sur {}", crate::french::count(columns.len(), "colonne reconnue", "colonnes reconnues"), cells.len())];
    if hinted {
        reasons.push("le nom du fichier, de la feuille ou un titre le dit".to_owned());
    }
    let likeness = out_of_a_hundred(score, (named + missing.len()) as f64 + 3.0);
    Candidate { kind, score, likeness, columns, missing, unknown, guessed, hinted, reasons }
}

/// A score out of the best that there could be, in a hundred.
pub fn out_of_a_hundred(score: f64, best: f64) -> u8 {
    // Between 0 and 100: nothing is lost.
    (100.0 * score / best.max(1.0)).round().clamp(0.0, 100.0) as u8
}

/// Every required column is there, and enough else for tables that require little.
fn is_complete(candidate: &Candidate, cells: &BTreeMap<u32, HeaderCell>, context: &Context, wanted: &Wanted<'_>) -> bool {
    if !candidate.missing.is_empty() {
        return false;
    }
    let own = candidate.columns.values().map(|column| column.name);
    let names: BTreeSet<&str> = own.chain(wanted.constant.iter().copied()).collect();
    let most = candidate.columns.len() >= candidate.unknown.len();
    match candidate.kind {
        Kind::Structures => (names.len() >= 2 || (context.hints_at(Kind::Structures) && !counts_people(cells))) && most,
        Kind::Means => {
            let says_money = ["etp", "montant", "nature", "financeur"].iter().any(|name| names.contains(name));
            says_money && most && !measures(candidate, cells, context)
        }
        // « Date, Demandeur », « Axe, Objectif »: what is required, under its own name and with nothing else that could be of another table.
        Kind::Referrals | Kind::Objectives => names.len() >= 3 || context.hints_at(candidate.kind) || candidate.unknown.is_empty(),
        Kind::Actions | Kind::Participations | Kind::Instances | Kind::Pathways | Kind::Outlook | Kind::Context => true,
    }
}

/// Whether a table with values and their sources is of indicators and not of money: « Indicateur | Valeur | Source ».
fn measures(candidate: &Candidate, cells: &BTreeMap<u32, HeaderCell>, context: &Context) -> bool {
    let names_indicator = |at: &u32| {
        let named = cells.get(at).and_then(|cell| headers::column(Kind::Context, &cell.text));
        named.is_some_and(|(column, _)| column.name == "indicateur")
    };
    // « Valeur » alone is of anything.
    let of_anything = |(at, column): (&u32, &&'static Column)| {
        column.name == "montant" && cells.get(at).is_some_and(|cell| header_key(&cell.text) == "valeur")
    };
    let is_vague =
        !candidate.hinted && candidate.columns.iter().any(of_anything) && !candidate.columns.values().any(|column| column.name == "etp");
    is_vague || candidate.unknown.iter().any(names_indicator) || (context.hints_at(Kind::Context) && !candidate.hinted)
}

/// Whether a header counts who came, or marks it: names of structures beside it are no registry by that alone, whatever a title says
/// (« Forum des partenaires »).
pub fn counts_people(cells: &BTreeMap<u32, HeaderCell>) -> bool {
    let counts = |kind: Kind, text: &str| {
        let named = headers::column(kind, text).map(|(column, _)| column.name);
        named.is_some_and(|name| matches!(name, "participants" | "inscrits" | "candidats" | "retenus" | "presence"))
    };
    cells.values().any(|cell| counts(Kind::Participations, &cell.text) || counts(Kind::Instances, &cell.text))
}
