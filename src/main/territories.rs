//! Many territories in one run: each from its own inputs to its own outputs, several at a time; a bad one costs itself.

use super::progress::{Progress, Stopwatch};
use super::screen::{say, tell};
use super::{ALL_USED, NOTHING_WRITTEN, SET_ASIDE, something, written};
use anyhow::anyhow;
use observatoire::cli::{Asked, Order};
use observatoire::console::{self, TerritoryDone};
use observatoire::discover::{self, Territory};
use observatoire::pipeline;
use observatoire::problem::Severity;
use observatoire::settings::load;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Sender};
use std::thread;

/// As much as the main thread has: what fits there fits here.
const STACK_BYTES: usize = 8 << 20;

/// The report of each territory under a folder.
pub fn report(order: &Order, root: &Path, years: &Asked) -> anyhow::Result<u8> {
    let territories = discover::territories(root, &order.outputs)?;
    let progress = Progress::new(order);
    let mut watch = Stopwatch::start();
    let mut done: Vec<TerritoryDone> = Vec::new();
    // As many at a time as there are threads, whose own work is shared out to the same threads: what is held in memory is bounded by the
    // largest territories, not by how many there are.
    let workers = rayon::current_num_threads().min(territories.len());
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..workers {
            let (sender, next, territories) = (sender.clone(), &next, &territories);
            thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, move || work(order, territories, next, years, &sender))?;
        }
        drop(sender);
        for (territory, spent) in receiver {
            watch.absorb(spent);
            done.push(territory);
            if let Some(last) = done.last() {
                progress.tell(console::territory(last, done.len(), territories.len()));
            }
        }
        anyhow::Ok(())
    })?;
    done.sort_by(|one, other| one.name.cmp(&other.name));
    progress.clear();
    if order.timed {
        tell(&console::durations_of_many(&watch.spent, watch.whole()));
    }
    let written = done.iter().filter(|territory| territory.outcome.is_ok()).count();
    let summary = console::territories(&done, &order.outputs);
    if written == 0 {
        tell(&summary);
        return Ok(NOTHING_WRITTEN);
    }
    if !order.quiet {
        say(&summary);
    }
    let clean = done.iter().all(|territory| territory.outcome.as_ref().is_ok_and(|left_out| *left_out == 0));
    Ok(if clean { ALL_USED } else { SET_ASIDE })
}

/// Takes the next territory until there is none.
fn work(order: &Order, territories: &[Territory], next: &AtomicUsize, years: &Asked, done: &Sender<(TerritoryDone, Stopwatch)>) {
    while let Some(territory) = territories.get(next.fetch_add(1, Ordering::Relaxed)) {
        let watch = RefCell::new(Stopwatch::start());
        let outcome = catch_unwind(AssertUnwindSafe(|| one(order, territory, years, &watch)));
        let outcome = outcome.unwrap_or_else(|_| {
            Err(anyhow!(
                "Le programme s’est arrêté sur ce territoire. C’est un défaut du programme : signalez-le, avec les fichiers en cause"
            ))
        });
        watch.borrow_mut().stop();
        let outcome = outcome.map_err(|error| console::error(&error));
        // The receiver lives until every sender is gone.
        let _ = done.send((TerritoryDone { name: territory.name.clone(), outcome }, watch.into_inner()));
    }
}

/// The report of one territory; how many points were set aside.
fn one(order: &Order, territory: &Territory, years: &Asked, watch: &RefCell<Stopwatch>) -> anyhow::Result<usize> {
    let watch = |step| watch.borrow_mut().turn(step);
    let settings = load::load(&territory.inputs)?;
    let intake = something(&territory.inputs, pipeline::intake(&settings, &territory.inputs, &watch)?)?;
    let left_out = intake.findings.count(Severity::Blocking) + intake.findings.count(Severity::Error);
    if order.strict && left_out > 0 {
        return Err(anyhow!("{}", console::strictly_refused(left_out)));
    }
    written(order, (&territory.inputs, &order.outputs.join(&territory.name)), &settings, &intake, years, &watch)?;
    Ok(left_out)
}
