//! Drupal 7 Webform 4.x (the engine of Framaforms): three header rows (title of the form; titles of choices and grids, over their
//! first column alone; labels, options, rows of grids), then one row an answer; choices one column an option, `X` or empty, « Autre »
//! in words in the last. Layout from drupalprojects/webform 7.x-4.x, includes/webform.report.inc, components/{select,grid}.inc.
//!
//! The trap: a plain question has nothing in the second row, exactly as a second option has. What a column holds decides.

use super::Tool;
use super::header::{self, Heading, Role, ToolColumns};
use super::layout::{Group, Joiner, Layout, Member, Part};
use super::rows::{Line, Rows};
use crate::fold::fold;
use crate::settings;
use std::collections::{BTreeMap, BTreeSet};

const KNOWN: &ToolColumns = &[
    ("serial", Role::Submission),
    ("webform serial", Role::Submission),
    ("numero de serie", Role::Submission),
    ("n de serie", Role::Submission),
    ("sid", Role::Technical),
    ("webform sid", Role::Technical),
    ("time", Role::Moment),
    ("webform time", Role::Moment),
    ("heure", Role::Moment),
    ("submitted time", Role::Moment),
    ("heure de soumission", Role::Moment),
    ("date de soumission", Role::Moment),
    ("heure de completion", Role::Technical),
    ("heure de modification", Role::Technical),
    ("completed time", Role::Technical),
    ("webform completed time", Role::Technical),
    ("modified time", Role::Technical),
    ("webform modified time", Role::Technical),
    ("draft", Role::Draft),
    ("webform draft", Role::Draft),
    ("brouillon", Role::Draft),
    ("ip address", Role::Personal),
    ("webform ip address", Role::Personal),
    ("adresse ip", Role::Personal),
    ("uid", Role::Person),
    ("webform uid", Role::Person),
    ("username", Role::Personal),
    ("webform username", Role::Personal),
    ("nom d utilisateur", Role::Personal),
];

/// Its own columns, in the order in which every version writes them. Sites translate their names: the order then tells them.
const ORDER: [Role; 9] = [
    Role::Submission,
    Role::Technical,
    Role::Moment,
    Role::Technical,
    Role::Technical,
    Role::Draft,
    Role::Personal,
    Role::Person,
    Role::Personal,
];

/// Whether the row is the third of its header: a title alone above, its own columns announced over the first, and known by name or,
/// on a translated site, by what they hold.
pub fn signature<'a>(rows: &Rows<'_>, row: u32, headings: &'a [Heading]) -> Vec<&'a str> {
    let (Some(second), Some(first)) = (row.checked_sub(1).filter(|row| *row > 0), row.checked_sub(2).filter(|row| *row > 0)) else {
        return Vec::new();
    };
    let (title, groups) = (rows.line(first), rows.line(second));
    let starts_together = |line: Line<'_>| line.filled().next().map(|(column, _)| column) == headings.first().map(|heading| heading.column);
    if title.filled().count() != 1 || !starts_together(title) || !starts_together(groups) {
        return Vec::new();
    }
    let own = own_columns(rows, row, headings);
    let by_name = header::seen_known(own, KNOWN);
    if by_name.len() >= 3 || by_content(rows, row, own) { own.iter().map(|heading| heading.text.as_str()).collect() } else { Vec::new() }
}

/// Its own columns: at most nine, and up to the first title of a choice or grid.
fn own_columns<'a>(rows: &Rows<'_>, row: u32, headings: &'a [Heading]) -> &'a [Heading] {
    let next_title = rows.line(row.saturating_sub(1)).filled().nth(1).map_or(u32::MAX, |(column, _)| column);
    let count = headings.iter().take_while(|heading| heading.column < next_title).count();
    let count = count.min(ORDER.len());
    let is_named = |heading: &Heading| KNOWN.iter().any(|(name, _)| *name == heading.folded);
    let first = headings.get(..count).unwrap_or_default();
    let named = first.iter().filter(|heading| is_named(heading)).count();
    // A site may have translated some of them otherwise: they stand together, whatever their names, and end with the last one known.
    let last_named = first.iter().rposition(is_named).map_or(0, |last| last + 1);
    headings.get(..if named >= 3 { last_named } else { count }).unwrap_or_default()
}

/// Nine columns, two of whole numbers, a draft mark and an address on the Internet.
fn by_content(rows: &Rows<'_>, row: u32, own: &[Heading]) -> bool {
    let holds = |at: usize, accepts: &dyn Fn(&str) -> bool| {
        let Some(heading) = own.get(at) else { return false };
        let texts: Vec<String> =
            rows.lines_below(row).take(50).map(|line| line.text(heading.column)).filter(|text| !text.is_empty()).collect();
        texts.iter().all(|text| accepts(text))
    };
    let whole = |text: &str| text.parse::<u64>().is_ok();
    own.len() == ORDER.len()
        && rows.lines_below(row).next().is_some()
        && holds(0, &whole)
        && holds(1, &whole)
        && holds(5, &|text| matches!(text, "0" | "1" | ""))
        && holds(6, &|text| text.parse::<std::net::IpAddr>().is_ok())
        && holds(7, &whole)
}

pub fn layout(rows: &Rows<'_>, row: u32, headings: &[Heading], asked: &[settings::Question]) -> Layout {
    let own = own_columns(rows, row, headings);
    let named = header::roles(own, KNOWN);
    let roles: BTreeMap<u32, Role> = if named.len() >= 3 {
        own.iter().map(|heading| (heading.column, named.get(&heading.column).copied().unwrap_or(Role::Technical))).collect()
    } else {
        own.iter().zip(ORDER).map(|(heading, role)| (heading.column, role)).collect()
    };
    let mut layout = Layout::new(Tool::Webform7, row, roles, Joiner::Comma);
    layout.first_header_row = row.saturating_sub(2);
    layout.title = rows.line(row.saturating_sub(2)).filled().next().map(|(_, title)| title);
    layout.ticks_columns = true;
    let titles: BTreeMap<u32, String> = rows.line(row.saturating_sub(1)).filled().collect();
    let free = layout.free(headings);
    let answers = Answers { rows, header_row: row, asked };
    let mut at = 0;
    while let Some(heading) = free.get(at) {
        let Some(title) = titles.get(&heading.column) else {
            layout.groups.push(Group::single(heading.column, &heading.text));
            at += 1;
            continue;
        };
        let reach = free.iter().skip(at + 1).take_while(|next| !titles.contains_key(&next.column)).count() + 1;
        let members = answers.members(free.get(at..at + reach).unwrap_or_default());
        at += members.len().max(1);
        layout.groups.push(Group { code: None, text: title.clone(), members });
    }
    layout
}

/// What stands under the header: it alone tells where a choice or a grid ends.
struct Answers<'a> {
    rows: &'a Rows<'a>,
    header_row: u32,
    asked: &'a [settings::Question],
}

impl Answers<'_> {
    /// The columns, among those that follow a title, that are the title's own: the options while they hold `X`, with « Autre » after
    /// them if it is headed so; the rows of a grid while they hold the answers that the first ones hold.
    fn members(&self, columns: &[Heading]) -> Vec<Member> {
        let values: Vec<BTreeSet<String>> = columns.iter().map(|heading| self.values(heading.column)).collect();
        let is_ticks = |values: &BTreeSet<String>| values.iter().all(|text| text == "x");
        let first_filled = values.iter().find(|values| !values.is_empty());
        if first_filled.is_none_or(is_ticks) {
            let ends = columns.iter().zip(&values).skip(1).position(|(heading, values)| !is_ticks(values) || self.is_asked(heading));
            let options = ends.map_or(columns.len(), |at| at + 1);
            let other = columns.get(options).filter(|heading| heading.folded.starts_with("autre") || heading.folded.starts_with("other"));
            let members = columns.iter().take(options).map(|heading| Member::answer(heading.column, Some(heading.text.clone())));
            let other =
                other.map(|heading| Member { column: heading.column, code: None, label: Some(heading.text.clone()), part: Part::Other });
            return members.chain(other).collect();
        }
        let mut known: BTreeSet<&String> = BTreeSet::new();
        let rows_of_grid = columns.iter().zip(&values).take_while(|(heading, values)| {
            // A row of the same grid shares at least half of its answers with the rows before it.
            let shared = values.iter().filter(|value| known.contains(value)).count();
            let fits = known.is_empty() || (shared * 2 >= values.len() && !self.is_asked(heading));
            known.extend(values.iter());
            fits
        });
        rows_of_grid.map(|(heading, _)| Member::answer(heading.column, Some(heading.text.clone()))).collect()
    }

    /// The settings name it: it is a question of its own.
    fn is_asked(&self, heading: &Heading) -> bool {
        self.asked.iter().any(|question| !question.texte.is_empty() && fold(&question.texte) == heading.folded)
    }

    fn values(&self, column: u32) -> BTreeSet<String> {
        self.rows.lines_below(self.header_row).map(|line| fold(&line.text(column))).filter(|text| !text.is_empty()).collect()
    }
}
