//! The whole run, one line a stage.

mod explained;

pub use explained::{Before, explained};

use crate::aggregate;
use crate::aggregate::surveys::changes::{Change, Test, Told};
use crate::check;
use crate::cli::Asked;
use crate::discover;
use crate::finding::Findings;
use crate::protect::{self, EarlierRun, Publication};
use crate::read;
use crate::reconcile::memory::{Decision, Topic};
use crate::reconcile::{self, Proposal, Register};
use crate::render::{self, Document, Extras, LARGEST_LOGO_BYTES, Look, ProposedMatch};
use crate::report::comments::Comments;
use crate::report::{self, AskedIn, Background, InputFile, Origin, QuestionChange, QuestionText, Report, ToReview};
use crate::returns::{self, Return};
use crate::settings::{Profile, Settings, load};
use crate::shape::{self, Verdict};
use anyhow::{anyhow, bail};
use std::collections::BTreeSet;
use std::path::Path;

/// The inputs, read and understood: what every year's report starts from.
#[derive(Debug)]
pub struct Intake {
    pub register: Register,
    pub proposals: Vec<Proposal>,
    /// What a person has decided about names.
    pub decisions: Vec<Decision>,
    pub findings: Findings,
    pub files: Vec<InputFile>,
    /// The years that have a folder.
    pub folders: BTreeSet<i32>,
    pub verdicts: Vec<Verdict>,
    /// What goes back to partners, of every year.
    pub returns: Vec<Return>,
    /// The town's colour and logo, checked.
    pub look: Look,
}

impl Intake {
    /// How many proposals wait for a decision, as the screen and the report tell it.
    pub fn to_review(&self) -> ToReview {
        let count = |topic: Topic| self.proposals.iter().filter(|proposal| proposal.subject.topic() == topic).count();
        ToReview { names: count(Topic::Name), classes: count(Topic::Class), questions: count(Topic::Question) }
    }
}

/// A step of the run, for who watches it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Discover,
    Read,
    Shape,
    Check,
    Reconcile,
    Aggregate(i32),
    Protect(i32),
    Render(i32),
    Write(i32),
}

/// Reads an inputs folder, once for every year.
///
/// # Errors
/// The folder cannot be read at all, or the look that the settings ask for cannot be had. What is wrong with a partner's file is a
/// finding.
pub fn intake(settings: &Settings, inputs: &Path, watch: &dyn Fn(Step)) -> anyhow::Result<Intake> {
    let look = Look::of(settings, load::logo(inputs, settings, LARGEST_LOGO_BYTES)?.as_deref())?;
    let mut findings = Findings::default();
    let journal = &mut findings;

    watch(Step::Discover);
    let deliveries = discover::deliveries(journal, settings, inputs)?;
    watch(Step::Read);
    let reading = read::grids(journal, &deliveries);
    watch(Step::Shape);
    let shaped = shape::tables(journal, settings, &reading.grids);
    watch(Step::Check);
    let sound = check::sound(journal, shaped.tables);
    watch(Step::Reconcile);
    let settled = reconcile::register(journal, settings, &sound, shaped.surveys, &shaped.memories);

    let folders = deliveries.iter().filter_map(|delivery| delivery.year).collect();
    let files = reading.files.into_iter().map(|file| InputFile { name: file.file, sha256: file.hash, bytes: file.bytes }).collect();
    let returns = returns::returns(&findings, reading.grids, &shaped.verdicts);
    Ok(Intake {
        register: settled.register,
        proposals: settled.proposals,
        decisions: settled.decisions,
        findings,
        files,
        folders,
        verdicts: shaped.verdicts,
        returns,
        look,
    })
}

/// What is published of a year, and the report that says it.
///
/// # Errors
/// The audit of confidentiality refuses the publication.
pub fn report(
    settings: &Settings,
    intake: &Intake,
    year: i32,
    profile: Profile,
    earlier: &[EarlierRun],
    comments: &Comments,
    watch: &dyn Fn(Step),
) -> anyhow::Result<(Publication, Report)> {
    watch(Step::Aggregate(year));
    let indicators = aggregate::indicators(settings, &intake.register, year)?;
    watch(Step::Protect(year));
    let publication = protect::publication(settings, profile, indicators, earlier)?;
    let questions = questions(&intake.register, year);
    let origins = origins(&intake.register);
    let changes = changes(&intake.register, year);
    let background = Background {
        findings: &intake.findings,
        files: &intake.files,
        questions: &questions,
        changes: &changes,
        to_review: intake.to_review(),
        origins: &origins,
        comments,
    };
    let report = report::report(settings, &publication, background);
    Ok((publication, report))
}

/// The documents of a year.
///
/// # Errors
/// The audit of confidentiality refuses the publication, or a document cannot be made.
pub fn documents(
    settings: &Settings,
    intake: &Intake,
    year: i32,
    profile: Profile,
    earlier: &[EarlierRun],
    comments: &Comments,
    watch: &dyn Fn(Step),
) -> anyhow::Result<Vec<Document>> {
    let (publication, report) = report(settings, intake, year, profile, earlier, comments, watch)?;
    watch(Step::Render(year));
    let proposals: Vec<ProposedMatch> = intake.proposals.iter().map(proposed).collect();
    // A file outside the years' folders goes back with every year.
    let returns: Vec<&Return> = intake.returns.iter().filter(|returned| returned.year.is_none_or(|of| of == year)).collect();
    let extras =
        Extras { settings, findings: &intake.findings, files: &intake.files, proposals: &proposals, returns: &returns, look: &intake.look };
    render::documents(&report, &publication, extras)
}

/// The years to report on: those asked for, if the inputs speak of them; else the newest that has a folder.
///
/// # Errors
/// A year asked for of which the inputs say nothing, or inputs without any year.
pub fn years(intake: &Intake, asked: &Asked) -> anyhow::Result<Vec<i32>> {
    let spoken: BTreeSet<i32> = intake.register.years.iter().copied().chain(intake.folders.iter().copied()).collect();
    let reported = if intake.folders.is_empty() { &spoken } else { &intake.folders };
    let none = || anyhow!("Aucune année n’est trouvée dans les fichiers. Rangez-les dans un dossier par année, par exemple « 2022 »");
    match asked {
        Asked::Newest => Ok(vec![*reported.last().ok_or_else(none)?]),
        Asked::All if reported.is_empty() => Err(none()),
        Asked::All => Ok(reported.iter().copied().collect()),
        Asked::Some(years) => {
            // What is known of the territory makes no year of the council; asked for, it is reported.
            let described: BTreeSet<i32> = intake.register.contexts.iter().map(|context| context.year).collect();
            if let Some(missing) = years.iter().find(|year| !spoken.contains(year) && !described.contains(year)) {
                let known: Vec<String> = spoken.union(&described).map(ToString::to_string).collect();
                if known.is_empty() {
                    bail!(
                        "Aucune donnée pour {missing}, ni pour une autre année : rangez les fichiers dans un dossier par année, par exemple « {missing} »"
                    );
                }
                bail!("Aucune donnée pour {missing}. Années trouvées : {}", known.join(", "));
            }
            Ok(years.clone())
        }
    }
}

/// The words of the year's questions: figures know them by their code only.
fn questions(register: &Register, year: i32) -> Vec<QuestionText> {
    let asked = aggregate::surveys::asked(year, &register.surveys).into_iter().map(|asked| QuestionText {
        code: asked.code,
        questionnaire: asked.questionnaire,
        text: asked.question.heading().into(),
        classes: asked.question.classes,
        no_opinion: asked.question.no_opinion,
        coded: asked.question.coded,
    });
    asked.collect()
}

/// Where figures of larger territories were published: figures know their cell only.
fn origins(register: &Register) -> Vec<Origin> {
    let told = register.contexts.iter().filter_map(|row| {
        let origin = row.origin.clone()?;
        Some(Origin { indicator: row.indicator.clone(), territory: row.territory.clone(), year: row.year, origin })
    });
    told.collect()
}

/// What was asked in an earlier year too.
fn changes(register: &Register, year: i32) -> Vec<QuestionChange> {
    let asked = |told: Told| AskedIn { year: told.year, code: told.code, questionnaire: told.questionnaire, question: told.question };
    let changes = aggregate::surveys::changes::changes(year, &register.surveys, &register.wordings).into_iter();
    let change = |change: Change| QuestionChange {
        is_real: change.is_real(),
        same_people: change.test == Test::SamePeople,
        class: change.class,
        before: asked(change.before.0),
        now: asked(change.now.0),
    };
    changes.map(change).collect()
}

fn proposed(proposal: &Proposal) -> ProposedMatch {
    ProposedMatch {
        spelling: proposal.spelling.clone(),
        proposal: proposal.subject.to_string().into(),
        score: f64::from(proposal.score) / 100.0,
        reason: proposal.reason.as_str().into(),
        occurrences: proposal.occurrences,
        decision: "".into(),
    }
}
