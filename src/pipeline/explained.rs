//! One figure explained: the same run as a report's, up to the publication of its year; and of the year it is compared with.

use super::{Asked, Intake, Step, intake, origins, questions, years};
use crate::aggregate;
use crate::cli::Explain;
use crate::protect::{self, EarlierRun, Publication};
use crate::reconcile::memory::{Subject, Verdict};
use crate::render::{self, Record};
use crate::report::Background;
use crate::report::comments::Comments;
use crate::report::explain::since::{Changed, Name, Ruling, Since};
use crate::report::explain::{self, Answer, Question};
use crate::settings::{Profile, Settings};
use anyhow::bail;
use std::path::Path;

/// What was written before: what readers may hold, and what the report of a year was made from.
#[derive(Clone, Copy)]
pub struct Before<'a> {
    pub runs: &'a [EarlierRun],
    pub record: &'a dyn Fn(i32) -> Option<Record>,
}

/// What stands behind a figure, as the report of its year would publish it.
///
/// # Errors
/// The inputs say nothing of a year asked for, or the audit of confidentiality refuses its publication.
pub fn explained(
    settings: &Settings,
    (inputs, known): (&Path, &Intake),
    asked: &Explain,
    profile: Profile,
    before: Before<'_>,
    watch: &dyn Fn(Step),
) -> anyhow::Result<Answer> {
    let year = year(known, &asked.years.map_or(Asked::Newest, |years| Asked::Some(vec![years.last])))?;
    let publication = publication(settings, known, year, profile, before.runs, watch)?;
    let questions = questions(&known.register, year);
    let (origins, comments) = (origins(&known.register), Comments::default());
    let background = Background {
        findings: &known.findings,
        files: &known.files,
        questions: &questions,
        // A change is told of two figures: neither is explained by it.
        changes: &[],
        to_review: known.to_review(),
        origins: &origins,
        comments: &comments,
    };
    let question = Question { indicator: asked.indicator.clone(), years: asked.years, classes: asked.classes.clone() };
    let Some(since) = asked.since else {
        return Ok(explain::explain(settings, &publication, background, &question, None));
    };
    if since >= year {
        bail!("« --depuis {since} » doit être une année d’avant {year}");
    }
    let since = self::year(known, &Asked::Some(vec![since]))?;
    // Whoever reads the comparison holds both years: the earlier one is protected with the later one known.
    let mut runs = before.runs.to_vec();
    runs.push(publication.as_earlier_run());
    let other = self::publication(settings, known, since, profile, &runs, watch)?;
    let without = |file: &str| {
        let mut without = settings.clone();
        without.ignorer.push(globset::escape(file));
        let known = intake(&without, inputs, &|_| ()).ok()?;
        self::publication(&without, &known, year, profile, before.runs, &|_| ()).ok()
    };
    let names = names(known);
    let published = before.runs.iter().rev().find(|run| run.year == since && run.profile == profile);
    let compared = Since {
        publication: &other,
        names: &names,
        changed: (before.record)(since).map(|then| changed(&then, &render::record_of(settings, &known.files))),
        published: published.map_or(&[][..], |run| &run.figures),
        without: &without,
    };
    Ok(explain::explain(settings, &publication, background, &question, Some(&compared)))
}

fn year(known: &Intake, asked: &Asked) -> anyhow::Result<i32> {
    match years(known, asked)?.first() {
        Some(year) => Ok(*year),
        None => bail!("Aucune année n’est trouvée dans les fichiers"),
    }
}

fn publication(
    settings: &Settings,
    known: &Intake,
    year: i32,
    profile: Profile,
    earlier: &[EarlierRun],
    watch: &dyn Fn(Step),
) -> anyhow::Result<Publication> {
    watch(Step::Aggregate(year));
    let indicators = aggregate::indicators(settings, &known.register, year)?;
    watch(Step::Protect(year));
    protect::publication(settings, profile, indicators, earlier)
}

/// What a person has said of names, and what likeness proposes of structures.
fn names(known: &Intake) -> Vec<Name> {
    let decided = known.decisions.iter().map(|decision| Name {
        spelling: decision.spelling.clone(),
        subject: decision.subject.to_string(),
        ruling: match decision.verdict {
            Verdict::Same => Ruling::Same(decision.date),
            Verdict::Distinct => Ruling::Distinct(decision.date),
        },
    });
    let proposed = known.proposals.iter().filter(|proposal| matches!(proposal.subject, Subject::Structure(_))).map(|proposal| Name {
        spelling: proposal.spelling.clone(),
        subject: proposal.subject.to_string(),
        ruling: Ruling::Proposed,
    });
    decided.chain(proposed).collect()
}

/// What differs between the inputs and settings of two runs.
fn changed(then: &Record, now: &Record) -> Changed {
    let of = |record: &Record, other: &Record| -> Vec<String> {
        record.inputs.keys().filter(|name| !other.inputs.contains_key(*name)).cloned().collect()
    };
    let altered = now.inputs.iter().filter(|(name, hash)| then.inputs.get(*name).is_some_and(|before| before != *hash));
    Changed {
        added: of(now, then),
        removed: of(then, now),
        altered: altered.map(|(name, _)| name.clone()).collect(),
        settings: then.settings != now.settings,
    }
}
