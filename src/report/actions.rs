//! Actions: how far the plan is, whom it reached.

use super::chart::{BarRow, Bars, ChartBody, Direction, Mark, Tone, Unit};
use super::desk::{Caption, Desk};
use super::figures::known;
use super::phrase::{Leader, Proportion, counted, leader, surely_first, values};
use super::sentence::Sentence;
use super::table::{Cross, FigureColumn, ROWS_SHOWN, table};
use super::typography::quoted;
use super::{Block, order};
use crate::figure::Figure;
use crate::french::{self, list};
use crate::quantity::Precision;
use crate::schema::Nomenclature;

pub fn blocks(desk: &Desk<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    blocks.extend(desk.keys(&["actions", "personnes_touchees"]));
    blocks.extend(progress(desk));
    blocks.extend(status_by_axis(desk));
    blocks.extend(reached_by_action(desk));
    blocks.extend(by_type(desk));
    blocks
}

/// How many actions are done.
pub const DONE: Proportion<'_> =
    Proportion { none: "Aucune", noun: ["action", "actions"], predicate: ["est réalisée", "sont réalisées"] };

/// How many actions are at each status, in a sentence.
fn progress(desk: &Desk<'_>) -> Option<Block> {
    let breakdown = desk.figures.by("actions", &["statut"])?;
    let total = desk.figures.total("actions")?;
    let labels = done_first(order::by_class(desk.settings, Nomenclature::Status, breakdown.labels("statut")));
    let shown: Vec<(&str, &Figure, f64)> = labels
        .into_iter()
        .filter_map(|label| {
            let figure = breakdown.get("statut", label)?;
            known(figure).filter(|value| *value > 0.0).map(|value| (label, figure, value))
        })
        .collect();
    let parts: Vec<String> =
        shown.iter().map(|(label, _, value)| format!("{} {}", french::number(*value), status_word(label, *value))).collect();
    let text = format!("Le plan compte {} : {}.", desk.words(total), list(&parts));
    (!parts.is_empty()).then(|| Block::Text(vec![Sentence::citing(text, shown.iter().map(|(_, figure, _)| *figure).chain([total]))]))
}

/// What is done is read first, what is under way next; the rest as the list has it.
fn done_first(mut statuses: Vec<&str>) -> Vec<&str> {
    statuses.sort_by_key(|status| ["réalisée", "en cours"].iter().position(|first| first == status).unwrap_or(usize::MAX));
    statuses
}

/// The statuses agree with « actions ».
fn status_word(label: &str, value: f64) -> String {
    let plural = match label {
        "prévue" => "prévues",
        "réalisée" => "réalisées",
        "reportée" => "reportées",
        "abandonnée" => "abandonnées",
        "Non classé" => return "sans statut reconnu".to_owned(),
        same => same,
    };
    french::plural(value, label, plural).to_owned()
}

/// What a status of the plan means, so that it is drawn alike everywhere.
pub fn status_tone(label: &str) -> Tone {
    match label {
        "réalisée" | "faite" => Tone::Good,
        "en cours" => Tone::Partly,
        "prévue" | "reportée" => Tone::Waiting,
        "abandonnée" => Tone::Poor,
        _ => Tone::Unsaid,
    }
}

fn status_by_axis(desk: &Desk<'_>) -> Option<Block> {
    let breakdown = desk.figures.by("actions", &["axe", "statut"])?;
    let by_axis = desk.figures.by("actions", &["axe"]);
    let by_status = desk.figures.by("actions", &["statut"]);
    let axes = order::by_axis(desk.settings, breakdown.labels("axe"));
    let statuses = done_first(order::by_class(desk.settings, Nomenclature::Status, breakdown.labels("statut")));
    // A status that no action has would only lengthen the legend.
    let statuses: Vec<&str> = statuses
        .into_iter()
        .filter(|status| breakdown.figures.iter().any(|figure| figure.label("statut") == Some(status) && known(figure) != Some(0.0)))
        .collect();
    let total = desk.figures.total("actions");
    let done = by_status.as_ref().and_then(|by_status| by_status.get("statut", "réalisée"));
    let title = match (done.and_then(known), total.and_then(known)) {
        (Some(done), Some(total)) => DONE.told(done, total),
        _ => "Avancement du plan d'action par axe".to_owned(),
    };
    let caption = Caption {
        id: "plan-par-axe",
        title: title.clone(),
        subtitle: format!("Nombre d'actions par axe et par statut, {}", breakdown.years),
        description: format!("Une barre par axe, découpée selon le statut des actions. {title}."),
        notes: Vec::new(),
    };
    let cross = Cross {
        caption: "Actions par axe et par statut".to_owned(),
        breakdown: &breakdown,
        rows: ("axe", "Axe", axes),
        columns: ("statut", statuses),
        row_totals: by_axis,
        column_totals: by_status,
        total,
    };
    let body = cross.stacks(Unit::count("action", "actions"), Direction::Rows, str::to_owned, status_tone);
    let data = cross.table(desk).capitals();
    Some(desk.picture(caption, body, &breakdown.figures, data))
}

fn reached_by_action(desk: &Desk<'_>) -> Option<Block> {
    let breakdown = desk.figures.by("personnes_touchees", &["action"])?;
    // Actions that nobody counted are told below, not drawn one by one.
    let labels: Vec<&str> = order::by_value(&breakdown, "action")
        .into_iter()
        .filter(|label| breakdown.get("action", label).and_then(known).is_some_and(|value| value > 0.0))
        .collect();
    let drawn: Vec<&str> = labels.iter().copied().take(ROWS_SHOWN).collect();
    let title = match leader(&breakdown, "action")? {
        Leader::One(action, figure) => {
            let sure = if surely_first(&breakdown, figure) { "" } else { ", d'après les effectifs connus" };
            format!("{} a touché le plus de personnes : {}{sure}", quoted(action), desk.measure(figure).text())
        }
        Leader::Tie(actions, figure) => {
            format!("{} ont touché le plus de personnes : {} chacune", tied_titles(&actions), desk.measure(figure).text())
        }
    };
    let unknown = breakdown.figures.iter().filter(|figure| known(figure).is_none()).count();
    let mut notes = Vec::new();
    if unknown > 0 {
        let verb = french::plural(unknown as f64, "n'a pas", "n'ont pas");
        notes.push(format!("{} {verb} d'effectif connu.", counted(unknown as f64, "action", "actions")));
    }
    notes.extend(counted_twice(desk).map(str::to_owned));
    let body = ChartBody::Bars(Bars {
        unit: Unit::count("personne", "personnes"),
        series: breakdown.years.to_string(),
        compared: None,
        rows: drawn
            .iter()
            .filter_map(|label| {
                Some(BarRow { label: (*label).to_owned(), value: Mark::from(breakdown.get("action", label)?), before: None })
            })
            .collect(),
    });
    let caption = Caption {
        id: "personnes-touchees-par-action",
        title,
        subtitle: format!("Nombre de personnes touchées par action, {}", breakdown.years),
        description: format!("Barres horizontales, personnes touchées. {}", values(desk, &breakdown, "action", &labels)),
        notes,
    };
    let approximate = breakdown.figures.iter().any(|figure| figure.precision != Precision::Exact);
    let total = desk.figures.total("personnes_touchees");
    let columns = [FigureColumn::of("Personnes touchées", &breakdown, "action", total)];
    let all = order::by_value(&breakdown, "action");
    let mut data = table(desk, "Personnes touchées par action", "Action", &all, &columns);
    if approximate {
        data.notes.push("Les effectifs approchés sont repris tels que les partenaires les ont donnés.".to_owned());
    }
    Some(desk.picture(caption, body, &breakdown.figures, data))
}

/// Titles that share the first place.
fn tied_titles(actions: &[&str]) -> String {
    const NAMED: usize = 3;
    if actions.len() > NAMED {
        counted(actions.len() as f64, "action", "actions")
    } else {
        list(&actions.iter().map(|action| quoted(action)).collect::<Vec<_>>())
    }
}

/// People reached are added up action by action: said wherever there are several.
pub fn counted_twice(desk: &Desk<'_>) -> Option<&'static str> {
    let several = desk.figures.by("personnes_touchees", &["action"])?.known().filter(|(_, people)| *people > 0.0).count() > 1;
    several.then_some("Une personne touchée par deux actions compte deux fois.")
}

fn by_type(desk: &Desk<'_>) -> Option<Block> {
    let actions = desk.figures.by("actions", &["type"])?;
    let labels = order::by_class(desk.settings, Nomenclature::ActionType, actions.labels("type"));
    let mut columns = vec![FigureColumn::of("Actions", &actions, "type", desk.figures.total("actions"))];
    if let Some(reached) = desk.figures.by_in("personnes_touchees", &["type"], actions.years) {
        columns.push(FigureColumn::of("Personnes touchées", &reached, "type", desk.figures.total("personnes_touchees")));
    }
    let caption = format!("Actions et personnes touchées par type d'action, {}", actions.years);
    let data = table(desk, &caption, "Type d'action", &labels, &columns).capitals();
    data.says_something().then(|| Block::Table(Box::new(data)))
}
