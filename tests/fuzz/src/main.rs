//! A coverage-guided fuzzer of the program's public doors, with changes that know what a workbook is made of. See README.md.
//!
//!     observatoire-fuzz TARGET SECONDS [SEED]    tries inputs
//!     observatoire-fuzz TARGET try FILE…         tries these
//!     observatoire-fuzz TARGET keep              writes the smallest inputs that go everywhere into corpus/TARGET

mod chance;
mod containers;
mod corpus;
mod coverage;
mod limits;
mod mutate;
mod targets;
mod words;

use chance::Chance;
use coverage::Coverage;
use limits::Taken;
use std::collections::BTreeSet;
use std::fs;
use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::Mutex;
use std::time::{Duration, Instant};
use targets::Target;

#[global_allocator]
static ALLOCATOR: limits::Counting = limits::Counting;

/// Bytes kept in the repository for each target.
const KEPT: usize = 80_000;
/// Larger inputs are kept only for what they found.
const KEPT_EACH: usize = 24_000;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let Some(target) = words.first().and_then(|name| targets::TARGETS.iter().find(|target| target.name == *name)) else {
        let names: Vec<&str> = targets::TARGETS.iter().map(|target| target.name).collect();
        eprintln!("observatoire-fuzz TARGET SECONDS [SEED] | TARGET try FILE… | TARGET keep\ntargets: {}", names.join(" "));
        return ExitCode::FAILURE;
    };
    let work = Work::of(target);
    match words.get(1..) {
        Some(["keep"]) => keep(target, &work),
        Some(["try", files @ ..]) => return attempt(target, &work, files),
        Some(["work", seconds, seed]) => toil(target, &work, number(seconds), number(seed)),
        Some([seconds, seed @ ..]) => return supervise(target, &work, number(seconds), seed.first().map_or(1, |seed| number(seed))),
        _ => return ExitCode::FAILURE,
    }
    ExitCode::SUCCESS
}

fn number(word: &str) -> u64 {
    word.parse().unwrap_or(60)
}

/// Where a target leaves things: outside of the repository.
struct Work {
    root: PathBuf,
}

impl Work {
    fn of(target: &Target) -> Self {
        let root = std::env::temp_dir().join("observatoire-fuzz").join(target.name);
        for folder in ["trial", "corpus", "findings"] {
            fs::create_dir_all(root.join(folder)).expect("the folder for temporary files is writable");
        }
        Self { root }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    fn put(&self, folder: &str, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.at(folder).join(name);
        fs::write(&path, bytes).expect("the folder for temporary files is writable");
        path
    }
}

/// Works in another process, and begins again after each input that stops it.
fn supervise(target: &Target, work: &Work, seconds: u64, seed: u64) -> ExitCode {
    let start = Instant::now();
    let _ = fs::remove_file(work.at("told"));
    let own = std::env::current_exe().expect("a program knows where it is");
    let mut stops = 0;
    loop {
        let left = seconds.saturating_sub(start.elapsed().as_secs());
        if left == 0 || stops > 50 {
            break;
        }
        let status = Command::new(&own).args([target.name, "work", &left.to_string(), &(seed + stops * 1000).to_string()]).status();
        if status.is_ok_and(|status| status.success()) {
            break;
        }
        stops += 1;
        let bytes = fs::read(work.at("current")).unwrap_or_default();
        let path = work.put("findings", &format!("stop-{}", corpus::name_of(&bytes)), &bytes);
        eprintln!("{}: the process stopped on {}", target.name, path.display());
    }
    let told = fs::read_to_string(work.at("told")).unwrap_or_default();
    println!("{}: {} in {} s, {stops} stops\n{told}", target.name, if stops == 0 { "done" } else { "STOPPED" }, start.elapsed().as_secs());
    if stops == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Where the last panic was, even one that the readers' guard catches and silences.
static PANIC: Mutex<Option<String>> = Mutex::new(None);

fn hear_panics(target: &Target, work: &Work) {
    // The readers' guard sets a hook of its own when it is first used; ours must come after it.
    (targets::TARGETS[3].run)(b"a;b\n1;2\n", &work.at("trial"));
    let _ = target;
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map_or_else(String::new, |at| format!("{}:{}", at.file(), at.line()));
        let said = panic.payload_as_str().unwrap_or_default().chars().take(200).collect::<String>();
        // The first is the cause: an assertion on what the guard made of it may follow.
        PANIC.lock().unwrap_or_else(std::sync::PoisonError::into_inner).get_or_insert(format!("{place} {said}"));
    }));
}

/// One input: what it took, and the panic that it caused.
fn one(target: &Target, work: &Work, start: Instant, bytes: &[u8]) -> (Taken, Option<String>) {
    fs::write(work.at("current"), bytes).expect("the folder for temporary files is writable");
    Coverage::clear();
    let trial = work.at("trial");
    let taken = limits::measured(start, || drop(std::panic::catch_unwind(AssertUnwindSafe(|| (target.run)(bytes, &trial)))));
    (taken, PANIC.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take())
}

/// Tries inputs until the time is up.
fn toil(target: &Target, work: &Work, seconds: u64, seed: u64) {
    let start = Instant::now();
    limits::watch(start);
    hear_panics(target, work);
    let mut chance = Chance::new(seed);
    let mut coverage = Coverage::default();
    let mut tally = Tally::default();
    let mut inputs: Vec<Vec<u8>> = Vec::new();
    let known = [corpus::of_folder(&corpus::kept(target)), corpus::of_folder(&work.at("corpus")), corpus::seeds(target)];
    for bytes in known.into_iter().flatten() {
        tally.enter(work, one(target, work, start, &bytes), &bytes);
        // Without instrumentation nothing is new, and every seed is worth changing.
        if coverage.gather() > 0 || coverage.edges().1 == 0 {
            inputs.push(bytes);
        }
    }
    let mut told = Instant::now();
    while start.elapsed().as_secs() < seconds {
        // The latest are the most promising: they went where none had been.
        let last = inputs.len().saturating_sub(1 + chance.below(20));
        let at = if chance.once_in(3) { last } else { chance.below(inputs.len()) };
        let empty = Vec::new();
        let other = chance.pick(&inputs).unwrap_or(&empty);
        let bytes = containers::changed(&mut chance, inputs.get(at).unwrap_or(&empty), other);
        tally.enter(work, one(target, work, start, &bytes), &bytes);
        if coverage.gather() > 0 {
            work.put("corpus", &corpus::name_of(&bytes), &bytes);
            inputs.push(bytes);
        }
        if told.elapsed() > Duration::from_secs(15) {
            told = Instant::now();
            eprintln!("{}: {} s, {}", target.name, start.elapsed().as_secs(), tally.said(&coverage, inputs.len()));
        }
    }
    let said = format!("{}\n", tally.said(&coverage, inputs.len()));
    let before = fs::read_to_string(work.at("told")).unwrap_or_default();
    fs::write(work.at("told"), before + &said).expect("the folder for temporary files is writable");
}

#[derive(Default)]
struct Tally {
    tried: u64,
    slowest: f64,
    most_bytes: usize,
    panics: BTreeSet<String>,
}

impl Tally {
    fn enter(&mut self, work: &Work, (taken, panic): (Taken, Option<String>), bytes: &[u8]) {
        self.tried += 1;
        if taken.seconds > self.slowest.max(1.0) {
            work.put("", "slowest", bytes);
        }
        if taken.bytes > self.most_bytes {
            work.put("", "largest", bytes);
        }
        self.slowest = self.slowest.max(taken.seconds);
        self.most_bytes = self.most_bytes.max(taken.bytes);
        if let Some(place) = panic.filter(|place| !self.panics.contains(place.split(' ').next().unwrap_or_default())) {
            let path = work.put("findings", &format!("panic-{}", corpus::name_of(bytes)), bytes);
            eprintln!("PANIC {place}\n    {}", path.display());
            self.panics.insert(place.split(' ').next().unwrap_or_default().to_owned());
        }
    }

    fn said(&self, coverage: &Coverage, inputs: usize) -> String {
        let (reached, edges) = coverage.edges();
        format!(
            "{} tried, {reached} of {edges} edges, {inputs} inputs, slowest {:.2} s, at most {} MB, {} panics",
            self.tried,
            self.slowest,
            self.most_bytes >> 20,
            self.panics.len()
        )
    }
}

/// Tries files, and says what each took.
fn attempt(target: &Target, work: &Work, files: &[&str]) -> ExitCode {
    let start = Instant::now();
    limits::watch(start);
    hear_panics(target, work);
    let mut code = ExitCode::SUCCESS;
    for file in files {
        let Ok(bytes) = fs::read(Path::new(file)) else { continue };
        let (taken, panic) = one(target, work, start, &bytes);
        let mut coverage = Coverage::default();
        coverage.gather();
        let (edges, said) = (coverage.edges().0, panic.as_deref().unwrap_or("sound"));
        println!("{file}: {} bytes, {:.3} s, {} kB, {edges} edges, {said}", bytes.len(), taken.seconds, taken.bytes >> 10);
        if panic.is_some() {
            code = ExitCode::FAILURE;
        }
    }
    code
}

/// The smallest inputs that go everywhere, as many as the repository keeps.
fn keep(target: &Target, work: &Work) {
    let start = Instant::now();
    hear_panics(target, work);
    let small = |bytes: Vec<u8>| containers::repacked(&bytes).filter(|packed| packed.len() < bytes.len()).unwrap_or(bytes);
    let mut inputs: Vec<Vec<u8>> =
        corpus::of_folder(&corpus::kept(target)).into_iter().chain(corpus::of_folder(&work.at("corpus")).into_iter().map(small)).collect();
    inputs.sort_by(|one, other| (one.len(), one).cmp(&(other.len(), other)));
    let (mut coverage, mut total) = (Coverage::default(), 0);
    let folder = corpus::kept(target);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the repository is writable");
    let mut kept = 0;
    for bytes in inputs.iter().filter(|bytes| bytes.len() <= KEPT_EACH) {
        let (_, panic) = one(target, work, start, bytes);
        // A single range of counts more is not worth a file.
        if panic.is_none() && total + bytes.len() <= KEPT && coverage.gather() > 8 {
            fs::write(folder.join(corpus::name_of(bytes)), bytes).expect("the repository is writable");
            total += bytes.len();
            kept += 1;
        }
    }
    println!("{}: {kept} inputs kept, {total} bytes, {} edges", target.name, coverage.edges().0);
}
