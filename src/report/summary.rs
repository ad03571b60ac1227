//! The first page: key figures beside last year's, three to five findings, and what there is to decide.

use super::coverage::{is_one_registry, lacking_before};
use super::desk::Desk;
use super::figures::{Breakdown, known};
use super::phrase::{Leader, Standing, counted, leader, surely_first};
use super::sentence::Sentence;
use super::typography::quoted;
use super::{Block, KeyFigure, Section, ToReview, actions, governance, objectives, outlook, referrals};
use crate::figure::Figure;
use crate::french::{self, list};
use crate::problem::Severity;

/// The key figures of the first page, as many as there are; a page has room for eight.
const KEYS: [&str; 10] = [
    "structures_partenaires",
    "structures_actives",
    "actions",
    "personnes_touchees",
    "participations",
    "formations_participants",
    "reunions",
    "saisines",
    "parcours_decisions",
    "etp",
];
const KEYS_SHOWN: usize = 8;

/// More names than this are no sentence.
const NAMED: usize = 4;

/// More findings than this are no summary.
const FINDINGS_SHOWN: usize = 5;

pub fn section(desk: &Desk<'_>) -> Section {
    let mut blocks = Vec::new();
    let keys: Vec<_> = KEYS.iter().filter_map(|indicator| key(desk, indicator)).filter(KeyFigure::is_told).take(KEYS_SHOWN).collect();
    if !keys.is_empty() {
        blocks.push(Block::KeyFigures(keys));
    }
    let findings = findings(desk);
    if !findings.is_empty() {
        blocks.push(Block::Heading("Ce qu’il faut retenir".to_owned()));
        blocks.push(Block::List(findings));
    }
    let decisions = decisions(desk);
    if !decisions.is_empty() {
        blocks.push(Block::Heading("Ce qu’il y a à décider".to_owned()));
        blocks.push(Block::List(decisions));
    }
    Section { id: "synthese".to_owned(), title: "Synthèse".to_owned(), blocks }
}

/// A key figure; structures are never told without their entities.
fn key(desk: &Desk<'_>, indicator: &str) -> Option<KeyFigure> {
    let entities = match indicator {
        "structures_partenaires" => desk.figures.total("entites_partenaires"),
        "structures_actives" => desk.figures.total("entites_actives"),
        _ => None,
    };
    let Some(entities) = entities.filter(|figure| known(figure).is_some()) else { return desk.key(indicator) };
    let title = desk.key(indicator)?.label;
    desk.key_of(desk.figures.total(indicator)?, Some(&format!("{title} ({})", desk.words(entities))))
}

/// What the figures say, the most awaited first.
fn findings(desk: &Desk<'_>) -> Vec<Sentence> {
    let written = [
        partners(desk),
        reached(desk),
        objectives::classified(desk),
        meetings(desk),
        referrals::change(desk),
        trained(desk),
        outlook::follow_up(desk),
        network(desk),
    ];
    written.into_iter().flatten().take(FINDINGS_SHOWN).collect()
}

/// « 52 structures ont été actives en 2022, contre 48 en 2021 ; … »
fn partners(desk: &Desk<'_>) -> Option<Sentence> {
    let active = desk.figures.total("structures_actives").or_else(|| desk.figures.total("structures_partenaires"))?;
    let count = known(active)?;
    let verb = if &*active.indicator == "structures_actives" {
        french::plural(count, "a été active", "ont été actives")
    } else {
        french::plural(count, "est inscrite au registre", "sont inscrites au registre")
    };
    let mut cited: Vec<&Figure> = vec![active];
    let mut text = format!("{} {verb} en {}", desk.words(active), desk.year());
    if let Some((before, old)) = year_before(desk, active) {
        text.push_str(&compared(desk, (active, count), (before, old)));
        if let Some(lacking) = lacking_before(desk) {
            text.push_str(&format!(", année pour laquelle {lacking}"));
        }
        cited.push(before);
    }
    let entities = if &*active.indicator == "structures_actives" { "entites_actives" } else { "entites_partenaires" };
    if let Some(entities) = desk.figures.total(entities).filter(|figure| known(figure).is_some()) {
        text.push_str(&format!(" ; {} de {}", french::plural(count, "elle relève", "elles relèvent"), desk.words(entities)));
        cited.push(entities);
    }
    let sectors = desk.figures.by(&active.indicator, &["secteur"]);
    if let Some(sectors) = sectors {
        match (Standing::of(&sectors, "secteur"), leader(&sectors, "secteur")) {
            (Standing::MostUnclassified(figure), _) => {
                let verb = french::plural(known(figure).unwrap_or_default(), "n'a pas de secteur connu", "n'ont pas de secteur connu");
                text.push_str(&format!(" ; {} {verb}", desk.words(figure)));
                cited.push(figure);
            }
            (standing, Some(Leader::One(sector, figure))) => {
                let first = match standing {
                    Standing::Sure => format!("{} est le secteur le plus représenté", quoted(sector)),
                    Standing::AmongKnown | Standing::MostUnclassified(_) => {
                        format!("parmi les secteurs connus, {} est le plus représenté", quoted(sector))
                    }
                };
                text.push_str(&format!(" ; {first}, avec {}", desk.words(figure)));
                cited.push(figure);
            }
            (Standing::Sure | Standing::AmongKnown, Some(Leader::Tie(..)) | None) => {}
        }
    }
    Some(Sentence::citing(format!("{text}."), cited))
}

fn year_before<'a>(desk: &Desk<'a>, figure: &Figure) -> Option<(&'a Figure, f64)> {
    let before = desk.figures.total_in(&figure.indicator, desk.year() - 1).filter(|_| !is_one_registry(desk, &figure.indicator))?;
    Some((before, known(before)?))
}

/// « , contre 5 en 2021 »; « au moins » and « environ » are said of last year's too.
fn compared(desk: &Desk<'_>, (figure, now): (&Figure, f64), (last, before): (&Figure, f64)) -> String {
    if now == before && figure.precision == last.precision {
        format!(", autant qu'en {}", desk.year() - 1)
    } else {
        format!(", contre {} en {}", desk.measure(last).text(), desk.year() - 1)
    }
}

/// « 9 actions sur 14 sont réalisées ; les actions ont touché 815 personnes, dont 300 pour « Forum », contre 790 en 2021. »
fn reached(desk: &Desk<'_>) -> Option<Sentence> {
    let total = desk.figures.total("personnes_touchees")?;
    known(total).filter(|value| *value > 0.0)?;
    let mut cited = vec![total];
    let mut text = String::new();
    if let Some((done, all)) = progress(desk) {
        text.push_str(&format!("{} ; les", actions::DONE.told(known(done)?, known(all)?)));
        cited.extend([done, all]);
    } else {
        text.push_str("Les");
    }
    text.push_str(&format!(" actions ont touché {}", desk.words(total)));
    // Before last year's number: « dont » would seem to be of it.
    let by_action = desk.figures.by("personnes_touchees", &["action"]);
    if let Some((action, figure)) = first(by_action.as_ref()) {
        text.push_str(&format!(", dont {} pour {}", desk.measure(figure).text(), quoted(action)));
        cited.push(figure);
    }
    if let Some((before, old)) = year_before(desk, total) {
        text.push_str(&compared(desk, (total, known(total)?), (before, old)));
        cited.push(before);
    }
    Some(Sentence::citing(format!("{text}."), cited))
}

/// The actions that are done, and all of them.
fn progress<'a>(desk: &Desk<'a>) -> Option<(&'a Figure, &'a Figure)> {
    let all = desk.figures.total("actions").filter(|all| known(all).is_some_and(|all| all > 0.0))?;
    let done = desk.figures.by("actions", &["statut"])?.get("statut", "réalisée").filter(|done| known(done).is_some())?;
    Some((done, all))
}

/// The action that surely reached the most.
fn first<'a>(by_action: Option<&Breakdown<'a>>) -> Option<(&'a str, &'a Figure)> {
    let breakdown = by_action?;
    match leader(breakdown, "action")? {
        Leader::One(action, figure) if breakdown.figures.len() > 1 && surely_first(breakdown, figure) => Some((action, figure)),
        Leader::One(..) | Leader::Tie(..) => None,
    }
}

/// « Le conseil a tenu 8 réunions… ; l'assemblée plénière ne s'est pas réunie. »
fn meetings(desk: &Desk<'_>) -> Option<Sentence> {
    let total = desk.figures.total("reunions")?;
    known(total)?;
    let mut cited = vec![total];
    let mut text = format!("Les instances ont tenu {}", desk.words(total));
    let steering = desk.figures.by("reunions", &["instance"]).and_then(|bodies| bodies.get("instance", "comité de pilotage"));
    if let Some((figure, count)) = steering.and_then(|figure| Some((figure, known(figure)?))).filter(|(_, count)| *count > 0.0) {
        text.push_str(&format!(", dont {} du comité de pilotage", french::number(count)));
        cited.push(figure);
    }
    if let Some((figure, held)) = desk.figures.total("pleniere_tenue").and_then(|figure| Some((figure, known(figure)?))) {
        let verb = if held > 0.0 { "s'est réunie" } else { "ne s'est pas réunie" };
        text.push_str(&format!(" ; l'assemblée plénière {verb}"));
        cited.push(figure);
    }
    Some(Sentence::citing(format!("{text}."), cited))
}

/// « 37 personnes ont suivi 3 sessions de formation ou d'immersion. »
fn trained(desk: &Desk<'_>) -> Option<Sentence> {
    let (people, sessions) = (desk.figures.total("formations_participants")?, desk.figures.total("formations_sessions")?);
    let (people_count, session_count) = (known(people).filter(|value| *value > 0.0)?, known(sessions)?);
    let verb = french::plural(people_count, "a été comptée", "ont été comptées");
    let noun = french::plural(session_count, "session", "sessions");
    let text = format!("{} {verb} à {} {noun} de formation ou d'immersion.", desk.words(people), french::number(session_count));
    Some(Sentence::citing(text, [people, sessions]))
}

fn network(desk: &Desk<'_>) -> Option<Sentence> {
    let (all, new) = (desk.figures.total("liens_partenariaux")?, desk.figures.total("liens_nouveaux")?);
    let text = format!("Le réseau compte {}, dont {}.", desk.words(all), new_ties(known(new)?));
    known(all)?;
    Some(Sentence::citing(text, [all, new]))
}

fn new_ties(count: f64) -> String {
    counted(count, "nouveau", "nouveaux")
}

/// What the committee or the coordinator has to settle, the gravest first.
fn decisions(desk: &Desk<'_>) -> Vec<Sentence> {
    let mut decisions = Vec::new();
    if let Some(figure) = desk.figures.total("pleniere_tenue").filter(|figure| known(figure) == Some(0.0)) {
        decisions.push(Sentence::citing(format!("Réunir l'assemblée plénière : elle ne s'est pas réunie en {}.", desk.year()), [figure]));
    }
    if let Some((absent, breakdown)) = governance::absent_colleges(desk).filter(|(absent, _)| !absent.is_empty()) {
        let (what, seats) =
            if absent.len() == 1 { ("le collège absent", "n'a siégé") } else { ("les collèges absents", "n'ont siégé") };
        let names: Vec<String> = absent.iter().map(|college| quoted(college)).collect();
        let text = format!("Faire siéger {what} : {} {seats} à aucune réunion.", list(&names));
        decisions.push(Sentence::citing(text, breakdown.figures));
    }
    decisions.extend(class(desk, "objectifs_par_classement", "classement", "Moins atteint", |count| {
        let which = named(&less_met(desk)).map_or_else(String::new, |names| format!(" : {names}"));
        format!("Revoir {} que les répondants classent « Moins atteint »{which}.", counted(count, "objectif", "objectifs"))
    }));
    decisions.extend(class(desk, "actions", "statut", "reportée", |count| {
        format!("Fixer une nouvelle date pour {}.", counted(count, "action reportée", "actions reportées"))
    }));
    decisions.extend(class(desk, "perspectives_suivies", "suite", "non connue", |count| {
        let set = counted(count, "perspective fixée", "perspectives fixées");
        format!("Renseigner la suite donnée à {set} pour {}.", desk.year())
    }));
    if outlook::planned(desk).next().is_some() {
        decisions.push(Sentence::plain(format!("Valider ce qui est prévu pour {} (partie « Perspectives »).", desk.year() + 1)));
    }
    decisions.extend(names_to_review(desk));
    decisions.extend(questions_to_review(desk));
    decisions.extend(set_aside(desk));
    decisions.extend(to_check(desk));
    decisions
}

/// The objectives that the respondents say are less met.
fn less_met<'a>(desk: &Desk<'a>) -> Vec<&'a str> {
    let breakdown = desk.figures.by("objectifs_par_classement", &["objectif", "classement"]);
    let figures = breakdown.into_iter().flat_map(|breakdown| breakdown.figures);
    let less = figures.filter(|figure| figure.label("classement") == Some("Moins atteint") && known(figure).is_some_and(|one| one > 0.0));
    less.filter_map(|figure| figure.label("objectif")).collect()
}

/// « A » et « B », when they are few enough for a sentence.
fn named(labels: &[&str]) -> Option<String> {
    let quoted: Vec<String> = labels.iter().map(|label| quoted(label)).collect();
    (1..=NAMED).contains(&quoted.len()).then(|| list(&quoted))
}

/// A sentence on one class of a breakdown, when something is in it.
fn class(desk: &Desk<'_>, indicator: &str, dimension: &str, label: &str, say: impl Fn(f64) -> String) -> Option<Sentence> {
    let breakdown = desk.figures.by(indicator, &[dimension])?;
    let figure = breakdown.get(dimension, label)?;
    let count = known(figure).filter(|count| *count > 0.0)?;
    Some(Sentence::citing(say(count), [figure]))
}

fn names_to_review(desk: &Desk<'_>) -> Option<Sentence> {
    let ToReview { names, classes, .. } = desk.background.to_review;
    let proposed: Vec<String> = [
        (names, "rapprochement de noms proposé", "rapprochements de noms proposés"),
        (classes, "classement de structure proposé", "classements de structures proposés"),
    ]
    .into_iter()
    .filter(|(count, ..)| *count > 0)
    .map(|(count, one, many)| french::count(count, one, many))
    .collect();
    let text = || format!("Confirmer ou refuser {} (controle/rapprochements.csv).", list(&proposed));
    (!proposed.is_empty()).then(|| Sentence::plain(text()))
}

fn questions_to_review(desk: &Desk<'_>) -> Option<Sentence> {
    let count = desk.background.to_review.questions;
    (count > 0).then(|| {
        let questions = french::count(count, "question reformulée est celle", "questions reformulées sont celles");
        Sentence::plain(format!("Dire si {questions} d'une autre année, pour comparer les réponses (controle/rapprochements.csv)."))
    })
}

fn set_aside(desk: &Desk<'_>) -> Option<Sentence> {
    let told: Vec<String> = [Severity::Blocking, Severity::Error]
        .into_iter()
        .map(|severity| (severity, desk.background.findings.count(severity)))
        .filter(|(_, count)| *count > 0)
        .map(|(severity, count)| french::severity_count(severity, count))
        .collect();
    (!told.is_empty()).then(|| {
        Sentence::plain(format!("Reprendre avec les partenaires ce qui n'a pas pu être lu : {} (controle/anomalies.csv).", list(&told)))
    })
}

fn to_check(desk: &Desk<'_>) -> Option<Sentence> {
    let count = desk.background.findings.count(Severity::Warning) as f64;
    (count > 0.0).then(|| {
        let noun = counted(count, "point signalé", "points signalés");
        Sentence::plain(format!("Vérifier {noun} dans les fichiers des partenaires (controle/anomalies.csv)."))
    })
}
