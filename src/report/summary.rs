//! The first page: key figures beside last year's, three to five findings, and what there is to decide.

use super::coverage::{from_one_source, is_comparable, lacking_before, may_compare, not_comparable};
use super::desk::Desk;
use super::figures::{Breakdown, known};
use super::phrase::{Leader, Standing, counted, leader, surely_first};
use super::sentence::Sentence;
use super::typography::quoted;
use super::{Block, KeyFigure, Section, actions, governance, objectives, outlook, referrals};
use crate::figure::Figure;
use crate::french::{self, list};

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
    Section { id: super::SUMMARY.to_owned(), title: "Synthèse".to_owned(), blocks }
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
    text.push_str(&from_one_source(desk).map_or_else(String::new, |source| format!(", d'après {source} seulement")));
    if let Some((before, old)) = year_before(desk, active) {
        text.push_str(&compared(desk, (active, count), (before, old)));
        if let Some(lacking) = lacking_before(desk) {
            text.push_str(&format!(", année pour laquelle {lacking}"));
        }
        cited.push(before);
    }
    text.push_str(&not_comparable(desk).map_or_else(String::new, |told| format!(" ({told})")));
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
                    Standing::Sure => format!("{sector} est le secteur le plus représenté"),
                    Standing::AmongKnown | Standing::MostUnclassified(_) => {
                        format!("parmi les secteurs connus, {sector} est le plus représenté")
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
    let before = desk.figures.total_in(&figure.indicator, desk.year() - 1).filter(|before| may_compare(desk, figure, before))?;
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

/// « 9 actions sur 14 sont réalisées ; les actions ont touché 815 personnes, contre 790 en 2021 ; la plus suivie, « Forum », en a touché
/// 300. »
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
    if let Some((before, old)) = year_before(desk, total) {
        text.push_str(&compared(desk, (total, known(total)?), (before, old)));
        cited.push(before);
    }
    let by_action = desk.figures.by("personnes_touchees", &["action"]);
    if let Some((action, figure)) = first(by_action.as_ref()) {
        text.push_str(&format!(" ; la plus suivie, {}, en a touché {}", quoted(action), desk.measure(figure).text()));
        cited.push(figure);
    }
    text.push_str(if actions::counted_twice(desk).is_some() { " (une personne touchée par deux actions compte deux fois)" } else { "" });
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

/// « Les instances ont tenu 8 réunions, dont 2 du comité de pilotage ; aucune feuille de présence d'assemblée plénière. »
fn meetings(desk: &Desk<'_>) -> Option<Sentence> {
    let total = desk.figures.total("reunions")?;
    let all = known(total)?;
    let mut cited = vec![total];
    let mut text = format!("Les instances ont tenu {}", desk.words(total));
    let steering = desk.figures.by("reunions", &["instance"]).and_then(|bodies| bodies.get("instance", "comité de pilotage"));
    if let Some((figure, count)) = steering.and_then(|figure| Some((figure, known(figure)?))).filter(|(_, count)| *count > 0.0) {
        match count == all {
            true if count > 1.0 => text.push_str(", toutes du comité de pilotage"),
            true => text.push_str(", du comité de pilotage"),
            false => text.push_str(&format!(", dont {} du comité de pilotage", french::number(count))),
        }
        cited.push(figure);
    }
    if let Some((figure, held)) = desk.figures.total("pleniere_tenue").and_then(|figure| Some((figure, known(figure)?))) {
        let plenary = if held > 0.0 {
            "l'assemblée plénière s'est réunie"
        } else {
            "aucune feuille de présence d'assemblée plénière n'a été reçue"
        };
        text.push_str(&format!(" ; {plenary}"));
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
    let all = desk.figures.total("liens_partenariaux")?;
    known(all)?;
    let new = desk.figures.total("liens_nouveaux").filter(|new| known(new).is_some() && is_comparable(desk));
    let told = new.and_then(known).map_or_else(String::new, |count| format!(", dont {}", new_ties(count)));
    Some(Sentence::citing(format!("Le réseau compte {}{told}.", desk.words(all)), std::iter::once(all).chain(new)))
}

fn new_ties(count: f64) -> String {
    counted(count, "nouveau", "nouveaux")
}

/// What the committee has to settle, the gravest first. What is to be mended in the files is the coordinator's, and stands in the annex.
fn decisions(desk: &Desk<'_>) -> Vec<Sentence> {
    let mut decisions = Vec::new();
    if let Some(figure) = desk.figures.total("pleniere_tenue").filter(|figure| known(figure) == Some(0.0)) {
        let text = format!("Réunir l'assemblée plénière : aucune feuille de présence n'en a été reçue pour {}.", desk.year());
        decisions.push(Sentence::citing(text, [figure]));
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
        let met = french::plural(count, "moins atteint", "moins atteints");
        format!("Revoir {} {met} d'après les réponses{which}.", counted(count, "objectif", "objectifs"))
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
