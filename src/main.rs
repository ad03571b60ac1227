//! Flags to settings, to a run, to documents, to disk, to an exit status.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "the only file that speaks to the screen")]

use indicatif::{ProgressBar, ProgressStyle};
use observatoire::cli::{self, Action, Asked, Order};
use observatoire::console;
use observatoire::federate;
use observatoire::outputs::{self, Writer};
use observatoire::pipeline::{self, Before, Intake, Step};
use observatoire::report::comments::Comments;
use observatoire::report::explain::Answer;
use observatoire::settings::load;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

/// Every line of the inputs was used.
const ALL_USED: u8 = 0;
/// Some lines or files were set aside.
const SET_ASIDE: u8 = 1;
/// Nothing was written.
const NOTHING_WRITTEN: u8 = 2;

fn main() -> ExitCode {
    let order = match cli::order(std::env::args_os()) {
        Ok(order) => order,
        Err(refusal) => {
            if refusal.status == 0 {
                println!("{}", refusal.text.trim_end());
            } else {
                eprintln!("{}", refusal.text.trim_end());
            }
            return ExitCode::from(refusal.status);
        }
    };
    match run(&order) {
        Ok(status) => ExitCode::from(status),
        Err(error) => {
            let causes: Vec<String> = error.chain().map(ToString::to_string).collect();
            eprintln!("{}", observatoire::french::typeset(&causes.join(" : ")));
            ExitCode::from(NOTHING_WRITTEN)
        }
    }
}

fn run(order: &Order) -> anyhow::Result<u8> {
    if let Action::Federate { folders } = &order.action {
        return federate(order, folders);
    }
    let progress = Progress::new(order);
    let watch = |step| progress.show(step);
    let settings = load::load(&order.inputs)?;
    let intake = pipeline::intake(&settings, &order.inputs, &watch)?;
    if intake.files.is_empty() {
        anyhow::bail!(
            "Le dossier « {} » ne contient aucun fichier lisible. Déposez-y un dossier par année, avec les fichiers reçus",
            order.inputs.display()
        );
    }
    match &order.action {
        Action::Check { years } => {
            let years = pipeline::years(&intake, years)?;
            progress.end();
            println!("{}", console::checked(&intake, &order.inputs, &years).trim_end());
            Ok(status(&intake))
        }
        Action::Report { years } => report(order, &settings, &intake, years, &progress),
        Action::Federate { folders } => federate(order, folders),
        Action::Explain(asked) => {
            let earlier = outputs::earlier_runs(&order.outputs);
            let record = |year| outputs::made_from(&order.outputs, year);
            let before = Before { runs: &earlier, record: &record };
            let answer = pipeline::explained(&settings, (&order.inputs, &intake), asked, order.profile, before, &watch)?;
            progress.end();
            match answer {
                Answer::Explained(explanation) => println!("{}", console::explained(&explanation).trim_end()),
                Answer::Unclear(choices) => {
                    eprintln!("{}", console::explained(&choices).trim_end());
                    return Ok(NOTHING_WRITTEN);
                }
            }
            Ok(ALL_USED)
        }
    }
}

fn report(
    order: &Order,
    settings: &observatoire::settings::Settings,
    intake: &Intake,
    asked: &Asked,
    progress: &Progress,
) -> anyhow::Result<u8> {
    let watch = |step| progress.show(step);
    let years = pipeline::years(intake, asked)?;
    if order.strict && intake.findings.something_set_aside() {
        progress.end();
        eprintln!("{}", console::refused(intake).trim_end());
        return Ok(NOTHING_WRITTEN);
    }
    let earlier = outputs::earlier_runs(&order.outputs);
    let mut made = Vec::new();
    for year in years {
        let comments = Comments::parse(&load::comments(&order.inputs, year)?);
        made.push((year, pipeline::documents(settings, intake, year, order.profile, &earlier, &comments, &watch)?));
    }
    let writer = Writer::open(&order.outputs)?;
    let mut written = Vec::new();
    for (year, documents) in &made {
        watch(Step::Write(*year));
        written.push((*year, writer.write(*year, documents)?));
    }
    progress.end();
    if !order.quiet {
        println!("{}", console::written(intake, &written).trim_end());
    }
    Ok(status(intake))
}

fn federate(order: &Order, folders: &[PathBuf]) -> anyhow::Result<u8> {
    let (members, refusals) = federate::members(folders)?;
    if order.strict && !refusals.is_empty() || members.is_empty() {
        eprintln!("{}", console::not_federated(&refusals).trim_end());
        return Ok(NOTHING_WRITTEN);
    }
    let made = federate::documents(&members, &refusals)?;
    let writer = Writer::open(&order.outputs)?;
    let mut written = Vec::new();
    for (year, documents) in &made {
        written.push((*year, writer.write(*year, documents)?));
    }
    if !order.quiet {
        println!("{}", console::federated(&members, &refusals, &written).trim_end());
    }
    Ok(if refusals.is_empty() { ALL_USED } else { SET_ASIDE })
}

fn status(intake: &Intake) -> u8 {
    if intake.findings.something_set_aside() { SET_ASIDE } else { ALL_USED }
}

/// A bar on a terminal, plain lines elsewhere, nothing when asked to be quiet.
struct Progress {
    bar: Option<ProgressBar>,
    plain: bool,
}

impl Progress {
    fn new(order: &Order) -> Self {
        let terminal = std::io::stderr().is_terminal();
        let bar = (terminal && !order.quiet).then(|| {
            let bar = ProgressBar::new_spinner();
            if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}") {
                bar.set_style(style);
            }
            bar.enable_steady_tick(std::time::Duration::from_millis(100));
            bar
        });
        Self { plain: !terminal && !order.quiet, bar }
    }

    fn show(&self, step: Step) {
        let message = console::step(step);
        if let Some(bar) = &self.bar {
            bar.set_message(message);
        } else if self.plain {
            eprintln!("{message}");
        }
    }

    fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
