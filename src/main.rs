//! Flags to settings, to a run, to documents, to disk, to an exit status.
#[path = "main/built.rs"]
mod built;
#[path = "main/progress.rs"]
mod progress;
#[path = "main/screen.rs"]
mod screen;
#[path = "main/territories.rs"]
mod territories;
#[path = "main/window.rs"]
mod window;

use chrono::NaiveDate;
use observatoire::cli::{self, Action, Asked, Explain, Order, Page};
use observatoire::console;
use observatoire::federate::{self, Besides};
use observatoire::outputs::intact::{self, Inspected};
use observatoire::outputs::{self, Addition, Writer};
use observatoire::pipeline::{self, Before, Intake, Step};
use observatoire::reconcile::memory::{Decision, Form};
use observatoire::render::templates;
use observatoire::report::comments::Comments;
use observatoire::report::explain::Answer;
use observatoire::review::{self, Keys, Lines};
use observatoire::settings::Settings;
use observatoire::settings::load;
use progress::Progress;
use screen::{say, tell};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use window::Window;

/// Every line of the inputs was used.
const ALL_USED: u8 = 0;
/// Some lines or files were set aside.
const SET_ASIDE: u8 = 1;
/// Nothing was written.
const NOTHING_WRITTEN: u8 = 2;

fn main() -> ExitCode {
    let mut order = match cli::order(std::env::args_os(), built::COMMIT) {
        Ok(order) => order,
        Err(refusal) => {
            if refusal.status == 0 {
                say(&refusal.text);
            } else {
                tell(&refusal.text);
            }
            return ExitCode::from(refusal.status);
        }
    };
    let window = Window::of_a_double_click(&mut order);
    let status = run(&order).unwrap_or_else(|error| {
        tell(&console::error(&error));
        NOTHING_WRITTEN
    });
    if let Some(window) = window {
        window.hold();
    }
    ExitCode::from(status)
}

fn run(order: &Order) -> anyhow::Result<u8> {
    match &order.action {
        Action::Federate { folders, besides } => federate(order, folders, *besides),
        Action::Templates { folder } => blank(order, folder),
        Action::Territories { root, years } => territories::report(order, root, years),
        Action::Check { years, page: Page::Findings } if order.given.outputs && !order.given.inputs => inspect(&order.outputs, years),
        Action::Check { years, page } => check(&Started::from_inputs(order)?, years, *page),
        Action::Report { years } => report(&Started::from_inputs(order)?, years),
        Action::Explain(asked) => explain(&Started::from_inputs(order)?, asked),
        Action::Match { into } => {
            let path = into.clone().unwrap_or_else(|| order.inputs.join("correspondances.csv"));
            review_names(Started::from_inputs(order)?, &path)
        }
    }
}

/// An order, and the inputs that it is about, read and understood.
struct Started<'o> {
    order: &'o Order,
    settings: Settings,
    intake: Intake,
    progress: Progress,
}

impl<'o> Started<'o> {
    fn from_inputs(order: &'o Order) -> anyhow::Result<Self> {
        let progress = Progress::new(order);
        let settings = load::load(&order.inputs)?;
        let intake = something(&order.inputs, pipeline::intake(&settings, &order.inputs, &|step| progress.show(step))?)?;
        Ok(Self { order, settings, intake, progress })
    }
}

fn check(started: &Started<'_>, years: &Asked, page: Page) -> anyhow::Result<u8> {
    let Started { order, intake, progress, .. } = started;
    let years = pipeline::years(intake, years)?;
    progress.end();
    let text = match page {
        Page::Findings => console::checked(intake, &order.inputs, &years, screen_width()),
        Page::Entries => console::entries(intake, &years),
    };
    say(&text);
    // Both folders are named: what was written from these inputs is looked at too, if anything was.
    let inspected = if order.given.outputs && page == Page::Findings {
        intact::inspected(&order.outputs, &years).unwrap_or_default()
    } else {
        Vec::new()
    };
    let refused = order.strict && intake.findings.something_set_aside();
    Ok(if refused { NOTHING_WRITTEN } else { status(intake).max(told(&order.outputs, &inspected)) })
}

fn explain(started: &Started<'_>, asked: &Explain) -> anyhow::Result<u8> {
    let Started { order, settings, intake, progress } = started;
    let earlier = outputs::earlier_runs(&order.outputs)?;
    let record = |year| outputs::made_from(&order.outputs, year);
    let before = Before { runs: &earlier, record: &record };
    let answer = pipeline::explained(settings, (&order.inputs, intake), asked, order.profile, before, &|step| progress.show(step))?;
    progress.end();
    match answer {
        Answer::Explained(explanation) => {
            say(&console::explained(&explanation));
            Ok(ALL_USED)
        }
        Answer::Unclear(choices) => {
            tell(&console::explained(&choices));
            Ok(NOTHING_WRITTEN)
        }
    }
}

/// The intake, if anything could be read at all.
fn something(inputs: &Path, intake: Intake) -> anyhow::Result<Intake> {
    if intake.files.is_empty() {
        anyhow::bail!(
            "Le dossier « {} » ne contient aucun fichier lisible. Déposez-y un dossier par année, avec les fichiers reçus",
            inputs.display()
        );
    }
    Ok(intake)
}

/// Says what was done by hand to the outputs.
fn inspect(outputs: &Path, years: &Asked) -> anyhow::Result<u8> {
    let years = match years {
        Asked::Newest | Asked::All => &[][..],
        Asked::Some(years) => years,
    };
    Ok(told(outputs, &intact::inspected(outputs, years)?))
}

/// 0 when every file is as the program wrote it, 1 otherwise.
fn told(outputs: &Path, inspected: &[Inspected]) -> u8 {
    if !inspected.is_empty() {
        say(&console::inspected(outputs, inspected));
    }
    if inspected.iter().all(Inspected::is_intact) { ALL_USED } else { SET_ASIDE }
}

/// Asks about every proposal, by keys at a terminal, by lines elsewhere; each answer is on the disk before the next question.
fn review_names(started: Started<'_>, path: &Path) -> anyhow::Result<u8> {
    let Started { order, settings, intake, progress } = started;
    progress.end();
    let (mut addition, form) = memory(path)?;
    // What goes elsewhere than into the inputs is not read back.
    let read_back = path.starts_with(&order.inputs);
    let mut first = Some(intake);
    let mut next = || {
        let again = || read_back.then(|| pipeline::intake(&settings, &order.inputs, &|_| {})).transpose();
        let intake = first.take().map_or_else(again, |intake| Ok(Some(intake)))?;
        Ok(intake.map(|intake| (review::Nameable::of(&settings, &intake.register.structures), intake.proposals)))
    };
    let mut save = |decisions: &[Decision]| addition.save(&form.added(decisions));
    let output = &mut std::io::stdout().lock();
    let reviewed = if std::io::stdin().is_terminal() && std::io::stdout().is_terminal() {
        review::session(&mut Keys::new(), output, today(), &mut next, &mut save)?
    } else {
        review::session(&mut Lines(std::io::stdin().lock()), output, today(), &mut next, &mut save)?
    };
    say(&console::reviewed(addition.path(), reviewed));
    Ok(ALL_USED)
}

/// The file that answers are added to: the one given or, if nothing can be added to it without touching what is there, the first
/// beside it (`correspondances-2.csv`) that can.
fn memory(path: &Path) -> anyhow::Result<(Addition, Form)> {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let others = (2..100).map(|rank| path.with_file_name(format!("{stem}-{rank}.csv")));
    for path in std::iter::once(path.to_owned()).chain(others) {
        let addition = Addition::open(&path)?;
        if let Some(form) = Form::of(addition.before()) {
            return Ok((addition, form));
        }
    }
    anyhow::bail!("« {} » et ses suites ne peuvent pas être complétés", path.display())
}

/// The day, by the machine's clock: the date of a decision.
#[expect(clippy::disallowed_methods, reason = "a decision bears the day it was made")]
fn today() -> NaiveDate {
    let since_1970 = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    let days = i32::try_from(since_1970.as_secs() / 86_400).unwrap_or_default();
    NaiveDate::from_epoch_days(days).unwrap_or_default()
}

fn report(started: &Started<'_>, asked: &Asked) -> anyhow::Result<u8> {
    let Started { order, settings, intake, progress } = started;
    if order.strict && intake.findings.something_set_aside() {
        progress.end();
        tell(&console::refused(intake));
        return Ok(NOTHING_WRITTEN);
    }
    let written = written(order, (&order.inputs, &order.outputs), settings, intake, asked, &|step| progress.show(step))?;
    progress.end();
    if !order.quiet {
        say(&console::written(intake, &written));
    }
    Ok(status(intake))
}

/// Makes the documents of every year asked for, and only then writes them. From the folder of inputs, into that of outputs.
fn written(
    order: &Order,
    (inputs, outputs): (&Path, &Path),
    settings: &Settings,
    intake: &Intake,
    asked: &Asked,
    watch: &dyn Fn(Step),
) -> anyhow::Result<Vec<(i32, PathBuf)>> {
    let years = pipeline::years(intake, asked)?;
    let mut earlier = outputs::earlier_runs(outputs)?;
    let known = outputs::publications_told(outputs)?;
    let mut made = Vec::new();
    for year in years {
        let comments = Comments::parse(&load::comments(inputs, year)?);
        let documents = pipeline::documents(settings, intake, year, order.profile, &earlier, &comments, watch)?;
        // Whoever reads the next year's report holds this one: a window of years less another would be a year.
        earlier.extend(outputs::published(year, &documents));
        made.push((year, documents));
    }
    let writer = Writer::open(outputs)?;
    // Under the lock: nobody may have published meanwhile what these documents were not protected against.
    if outputs::publications_told(outputs)? != known {
        anyhow::bail!("Un autre traitement vient d’écrire dans le dossier « {} ». Relancez.", outputs.display());
    }
    let mut written = Vec::new();
    for (year, documents) in &made {
        watch(Step::Write(*year));
        written.push((*year, writer.write(*year, documents)?));
    }
    Ok(written)
}

fn blank(order: &Order, folder: &Path) -> anyhow::Result<u8> {
    let settings = load::load(&order.inputs)?;
    let placed = outputs::add(folder, &templates::documents(&settings)?)?;
    if !order.quiet {
        say(&console::blank(folder, &placed.written, &placed.left));
    }
    Ok(ALL_USED)
}

fn federate(order: &Order, folders: &[PathBuf], besides: Besides) -> anyhow::Result<u8> {
    let (members, refusals) = federate::members(folders)?;
    if order.strict && !refusals.is_empty() || members.is_empty() {
        tell(&console::not_federated(&refusals));
        return Ok(NOTHING_WRITTEN);
    }
    let made = federate::documents(&members, &refusals, besides)?;
    // Folders of years in both: one would take the place of the other.
    if let Some((year, _)) = made.iter().find(|(year, _)| order.outputs.join(year.to_string()).join("bilan.html").exists()) {
        anyhow::bail!(
            "Le dossier « {} » contient déjà le bilan {year} d’un conseil, que la consolidation remplacerait. Donnez-lui un dossier à \
             elle : --sorties consolidation",
            order.outputs.display()
        );
    }
    let writer = Writer::open(&order.outputs)?;
    let mut written = Vec::new();
    for (year, documents) in &made {
        written.push((*year, writer.write(*year, documents)?));
    }
    if !order.quiet {
        say(&console::federated(&members, &refusals, &written));
    }
    Ok(if refusals.is_empty() { ALL_USED } else { SET_ASIDE })
}

fn status(intake: &Intake) -> u8 {
    if intake.findings.something_set_aside() { SET_ASIDE } else { ALL_USED }
}

/// The letters that a line of the screen holds: narrower than 60 and wider than 120, nothing reads well; 100 where there is no screen.
fn screen_width() -> usize {
    terminal_size::terminal_size().map_or(100, |(terminal_size::Width(letters), _)| usize::from(letters).clamp(60, 120))
}
