//! A double click: the program started without a word, where it lies, in a window that closes when it ends.

use super::screen::tell;
use observatoire::cli::Order;
use observatoire::console;
use std::fs;
use std::io::{self, BufRead, IsTerminal};
use std::path::{Path, PathBuf};

/// The window of a double click, to be kept open until it has been read.
pub struct Window;

impl Window {
    /// None when the program was started otherwise. A file manager may start it from any folder: the folders are then those that stand
    /// beside the program.
    pub fn of_a_double_click(order: &mut Order) -> Option<Self> {
        let home = home(std::env::args_os().len())?;
        if !is_here(&home) {
            order.inputs = home.join(&order.inputs);
            order.outputs = home.join(&order.outputs);
        }
        Some(Self)
    }

    /// Waits for a key, where there is somebody to press it: a file manager of Linux may give no window at all.
    pub fn hold(&self) {
        if io::stdin().is_terminal() && io::stdout().is_terminal() {
            tell(console::WINDOW_HELD);
            let _ = io::stdin().lock().read_line(&mut String::new());
        }
    }
}

/// The folder of the program, when nothing was asked of it and it was started from there, or when that is where the inputs are.
fn home(words_count: usize) -> Option<PathBuf> {
    if words_count > 1 {
        return None;
    }
    let program = fs::canonicalize(std::env::current_exe().ok()?).ok()?;
    let home = program.parent()?.to_owned();
    let inputs_elsewhere = Path::new(INPUTS).is_dir();
    (is_here(&home) || (!inputs_elsewhere && home.join(INPUTS).is_dir())).then_some(home)
}

fn is_here(folder: &Path) -> bool {
    fs::canonicalize(".").is_ok_and(|here| here == folder)
}

const INPUTS: &str = "inputs";
