//! Training and immersions: sessions, who came from where, from application to presence.

use super::chart::{BarRow, Bars, ChartBody, Funnel, Funnels, Labelled, Mark, Unit};
use super::definitions::dimension_title;
use super::desk::{Caption, Desk};
use super::figures::{Breakdown, known};
use super::phrase::{Leader, counted, sure_leader, surely_first, tied, values};
use super::sentence::Sentence;
use super::table::{FigureColumn, ROWS_SHOWN, table};
use super::typography::named;
use super::{Block, order};
use crate::figure::Figure;
use crate::fold::fold;
use crate::french;
use std::collections::BTreeSet;

pub fn blocks(desk: &Desk<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    blocks.extend(desk.keys(&["formations_sessions", "formations_participants", "taux_presence_inscrits", "taux_selection"]));
    blocks.extend(shares(desk));
    blocks.extend(by_structure(desk));
    blocks.extend(funnels(desk));
    blocks.extend(breakdown_table(desk, "action", "Sessions et participants par action"));
    blocks.extend(breakdown_table(desk, "secteur", "Sessions et participants par secteur"));
    blocks
}

/// Present among enrolled, kept among candidates: the fractions in words.
fn shares(desk: &Desk<'_>) -> Option<Block> {
    let mut sentences = Vec::new();
    let total = |indicator| desk.figures.total(indicator).filter(|figure| known(figure).is_some());
    if let Some(figure) = total("taux_presence_inscrits")
        && let (Some(present), Some(enrolled)) = (figure.numerator, figure.denominator)
    {
        let verb = french::plural(present, "est venue", "sont venues");
        let text = format!("Sur {}, {} {verb}.", counted(enrolled, "personne inscrite", "personnes inscrites"), french::number(present));
        sentences.push(Sentence::citing(text, [figure]));
    }
    if let Some(figure) = total("taux_selection")
        && let (Some(kept), Some(candidates)) = (figure.numerator, figure.denominator)
    {
        let verb = french::plural(kept, "a été retenue", "ont été retenues");
        let text = format!("Sur {}, {} {verb}.", counted(candidates, "candidature", "candidatures"), french::number(kept));
        sentences.push(Sentence::citing(text, [figure]));
    }
    (!sentences.is_empty()).then_some(Block::Text(sentences))
}

fn by_structure(desk: &Desk<'_>) -> Option<Block> {
    let breakdown = desk.figures.by("formations_participants", &["structure"])?;
    let labels = order::by_value(&breakdown, "structure");
    let drawn: Vec<&str> = labels.iter().copied().take(ROWS_SHOWN).collect();
    let leads = |breakdown: &Breakdown<'_>| match sure_leader(breakdown, "structure") {
        Some(Leader::One(structure, _)) => is_the_council(structure),
        Some(Leader::Tie(structures, _)) => structures.into_iter().any(is_the_council),
        None => false,
    };
    // That the council's own coordination sends itself the most would be no finding.
    let (others, aside) = if leads(&breakdown) {
        let figures = breakdown.figures.iter().copied().filter(|figure| !figure.label("structure").is_some_and(is_the_council)).collect();
        (Breakdown { years: breakdown.years, figures }, ", coordination à part")
    } else {
        (breakdown.clone(), "")
    };
    let title = match sure_leader(&others, "structure") {
        Some(Leader::One(structure, figure)) => {
            let sure = if surely_first(&others, figure) { "" } else { ", d'après les effectifs connus" };
            format!("{} envoie le plus de participants{aside} : {}{sure}", named(structure), desk.measure(figure).text())
        }
        Some(Leader::Tie(structures, figure)) => {
            let told = tied(&structures, "structures");
            format!("{told} envoient le plus de participants{aside} : {} chacune", desk.measure(figure).text())
        }
        None => "Participants aux formations par structure".to_owned(),
    };
    let body = ChartBody::Bars(Bars {
        unit: Unit::count("participant", "participants"),
        series: breakdown.years.to_string(),
        compared: None,
        rows: drawn
            .iter()
            .filter_map(|label| {
                Some(BarRow { label: (*label).to_owned(), value: Mark::from(breakdown.get("structure", label)?), before: None })
            })
            .collect(),
    });
    let mut notes = Vec::new();
    if drawn.len() < labels.len() {
        notes.push(format!("Les {} premières structures sur {}.", drawn.len(), labels.len()));
    }
    let caption = Caption {
        id: "formations-par-structure",
        title,
        subtitle: format!("Nombre de participants aux formations et immersions, par structure, {}", breakdown.years),
        description: format!("Barres horizontales, participants aux formations. {}", values(desk, &breakdown, "structure", &labels)),
        notes,
    };
    let mut columns = vec![FigureColumn::of("Participants", &breakdown, "structure", desk.figures.total("formations_participants"))];
    if let Some(sessions) = desk.figures.by_in("formations_sessions", &["structure"], breakdown.years) {
        columns.push(FigureColumn::of("Sessions suivies", &sessions, "structure", desk.figures.total("formations_sessions")));
    }
    let data = table(desk, "Participants aux formations par structure", "Structure", &labels, &columns);
    Some(desk.picture(caption, body, &breakdown.figures, data))
}

/// Whether a structure is the council itself, by the words for one.
fn is_the_council(structure: &str) -> bool {
    let name = format!(" {} ", fold(structure));
    [" clsm ", " cism ", " cissm ", " conseil local de sante mentale ", " conseil intercommunal de sante mentale "]
        .iter()
        .any(|words| name.contains(words))
}

/// The shares that funnels are made of, action by action and in total.
struct Steps<'a> {
    selection: Option<Breakdown<'a>>,
    presence: Option<Breakdown<'a>>,
    total_selection: Option<&'a Figure>,
    total_presence: Option<&'a Figure>,
}

/// From application to presence, one small chart an action that says at least two of the steps.
fn funnels(desk: &Desk<'_>) -> Option<Block> {
    let total = |indicator| desk.figures.total(indicator).filter(|figure| known(figure).is_some());
    let steps = Steps {
        selection: desk.figures.by("taux_selection", &["action"]),
        presence: desk.figures.by("taux_presence_inscrits", &["action"]),
        total_selection: total("taux_selection"),
        total_presence: total("taux_presence_inscrits"),
    };
    let breakdowns = || [&steps.selection, &steps.presence].into_iter().flatten();
    let actions: BTreeSet<&str> = breakdowns().flat_map(|breakdown| breakdown.labels("action")).collect();
    let panels: Vec<Funnel> = actions.iter().filter_map(|action| steps.funnel(action)).take(FUNNELS_SHOWN).collect();
    if panels.is_empty() {
        return None;
    }
    let told: Vec<String> = panels.iter().map(in_words).collect();
    let caption = Caption {
        id: "candidatures-retenus-presents",
        title: steps.title(),
        subtitle: format!("Nombre de personnes à chaque étape, de la candidature à la présence, {}", desk.year()),
        description: format!("Une série de barres par session. {}.", told.join(" ; ")),
        notes: Vec::new(),
    };
    let columns = [
        ("Retenus parmi les candidats", &steps.selection, steps.total_selection),
        ("Présents parmi les inscrits", &steps.presence, steps.total_presence),
    ];
    let columns: Vec<FigureColumn<'_>> = columns
        .into_iter()
        .filter_map(|(title, breakdown, total)| Some(FigureColumn::of(title, breakdown.as_ref()?, "action", total)))
        .collect();
    let actions: Vec<&str> = actions.into_iter().collect();
    let data = table(desk, "De la candidature à la présence", "Action", &actions, &columns);
    let figures: Vec<&Figure> = breakdowns().flat_map(|breakdown| breakdown.figures.clone()).collect();
    let body = ChartBody::Funnels(Funnels { unit: Unit::count("personne", "personnes"), panels });
    Some(desk.picture(caption, body, &figures, data))
}

impl Steps<'_> {
    /// The steps that an action tells of, in order.
    fn funnel(&self, action: &str) -> Option<Funnel> {
        let of = |breakdown: &Option<Breakdown<'_>>| -> Option<(Mark, Mark)> {
            let figure = breakdown.as_ref()?.get("action", action)?;
            known(figure)?;
            let mark = |value: f64| Mark::new(value, figure.precision);
            figure.numerator.map(mark).zip(figure.denominator.map(mark))
        };
        let mut steps = Vec::new();
        if let Some((kept, candidates)) = of(&self.selection) {
            steps.extend([("Candidatures", candidates), ("Retenus", kept)]);
        }
        if let Some((present, enrolled)) = of(&self.presence) {
            steps.extend([("Inscrits", enrolled), ("Présents", present)]);
        }
        let steps: Vec<Labelled> = steps.into_iter().map(|(label, value)| Labelled { label: label.to_owned(), value }).collect();
        (!steps.is_empty()).then(|| Funnel { title: action.to_owned(), steps })
    }

    fn title(&self) -> String {
        match (self.total_presence.and_then(both), self.total_selection.and_then(both)) {
            (Some((present, enrolled)), _) => format!(
                "{} sur {} {}",
                counted(present, "inscrit", "inscrits"),
                french::number(enrolled),
                french::plural(present, "est venu", "sont venus")
            ),
            (None, Some((kept, candidates))) => format!(
                "{} sur {} {}",
                counted(kept, "candidature", "candidatures"),
                french::number(candidates),
                french::plural(kept, "est retenue", "sont retenues")
            ),
            (None, None) => "De la candidature à la présence".to_owned(),
        }
    }
}

/// « PSSM : candidatures 24, retenus 16 »
fn in_words(panel: &Funnel) -> String {
    let step = |step: &Labelled| Some(format!("{} {}", step.label.to_lowercase(), french::number(step.value.known()?)));
    let steps: Vec<String> = panel.steps.iter().filter_map(step).collect();
    format!("{} : {}", panel.title, steps.join(", "))
}

/// Small charts beyond this number do not fit a page: the table has the others.
const FUNNELS_SHOWN: usize = 9;

fn both(figure: &Figure) -> Option<(f64, f64)> {
    figure.numerator.zip(figure.denominator)
}

fn breakdown_table(desk: &Desk<'_>, dimension: &str, caption: &str) -> Option<Block> {
    let participants = desk.figures.by("formations_participants", &[dimension])?;
    let mut labels = order::by_value(&participants, dimension);
    let mut columns = Vec::new();
    if let Some(sessions) = desk.figures.by_in("formations_sessions", &[dimension], participants.years) {
        // A session of which nobody counted the participants took place all the same.
        let uncounted: Vec<&str> = order::by_value(&sessions, dimension).into_iter().filter(|label| !labels.contains(label)).collect();
        labels.extend(uncounted);
        labels = order::unclassified_last(labels);
        columns.push(FigureColumn::of("Sessions", &sessions, dimension, desk.figures.total("formations_sessions")));
    }
    columns.push(FigureColumn::of("Participants", &participants, dimension, desk.figures.total("formations_participants")));
    let caption = format!("{caption}, {}", participants.years);
    let data = table(desk, &caption, dimension_title(dimension), &labels, &columns);
    data.says_something().then(|| Block::Table(Box::new(data)))
}
