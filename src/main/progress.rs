//! What is being done, while it is; and how long each step took, for who asks.

use super::screen::tell;
use indicatif::{ProgressBar, ProgressStyle};
use observatoire::cli::Order;
use observatoire::console;
use observatoire::pipeline::Step;
use std::cell::RefCell;
use std::io::IsTerminal;
use std::time::{Duration, Instant};

/// A bar on a terminal, plain lines elsewhere, nothing when asked to be quiet.
pub struct Progress {
    bar: Option<ProgressBar>,
    plain: bool,
    timed: bool,
    watch: RefCell<Stopwatch>,
}

impl Progress {
    pub fn new(order: &Order) -> Self {
        let terminal = std::io::stderr().is_terminal();
        let bar = (terminal && !order.quiet).then(|| {
            let bar = ProgressBar::new_spinner();
            if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}") {
                bar.set_style(style);
            }
            bar.enable_steady_tick(Duration::from_millis(100));
            bar
        });
        Self { plain: !terminal && !order.quiet, bar, timed: order.timed, watch: RefCell::new(Stopwatch::start()) }
    }

    pub fn show(&self, step: Step) {
        self.watch.borrow_mut().turn(step);
        self.tell(console::step(step));
    }

    /// A line of one's own.
    pub fn tell(&self, message: String) {
        if let Some(bar) = &self.bar {
            bar.set_message(message);
        } else if self.plain {
            tell(&message);
        }
    }

    pub fn clear(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }

    /// Nothing more is being done.
    pub fn end(&self) {
        self.clear();
        if self.timed {
            let mut watch = self.watch.borrow_mut();
            watch.stop();
            tell(&console::durations(&watch.spent, watch.whole()));
        }
    }
}

/// Measures steps that follow each other.
#[derive(Debug)]
pub struct Stopwatch {
    start: Instant,
    /// Under way, and since when.
    step: Option<(Step, Instant)>,
    /// In the order in which they began; the same step twice is summed.
    pub spent: Vec<(Step, Duration)>,
}

impl Stopwatch {
    pub fn start() -> Self {
        Self { start: now(), step: None, spent: Vec::new() }
    }

    /// A step begins, and the one before it ends.
    pub fn turn(&mut self, step: Step) {
        self.stop();
        self.step = Some((step, now()));
    }

    pub fn stop(&mut self) {
        if let Some((step, since)) = self.step.take() {
            self.add(step, since.elapsed());
        }
    }

    pub fn absorb(&mut self, other: Self) {
        other.spent.into_iter().for_each(|(step, spent)| self.add(step, spent));
    }

    pub fn whole(&self) -> Duration {
        self.start.elapsed()
    }

    fn add(&mut self, step: Step, spent: Duration) {
        match self.spent.iter_mut().find(|(known, _)| *known == step) {
            Some((_, sum)) => *sum += spent,
            None => self.spent.push((step, spent)),
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "how long a step takes is measured here, and printed on the screen alone")]
fn now() -> Instant {
    Instant::now()
}
