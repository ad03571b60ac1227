//! The command line: flags to an order, in French; the only room that knows clap.

mod aside;
mod line;
mod order;
mod refusal;
#[cfg(test)]
mod tests;

pub use order::{Action, Asked, Explain, Given, Order, Page};
pub use refusal::Refusal;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};
use line::Line;
use std::ffi::OsString;

/// Reads the command line. `commit` is what the program was built from, if that is known.
///
/// # Errors
/// Help, version, completions and manual, with status 0; wrong usage, in French, with status 2.
pub fn order(arguments: impl IntoIterator<Item = OsString>, commit: Option<&str>) -> Result<Order, Refusal> {
    let mut command = refusal::in_french(Line::command());
    let refused = |error: &clap::Error| {
        if error.kind() == ErrorKind::DisplayVersion {
            return Refusal { text: version(commit), status: 0 };
        }
        refusal::refusal(error)
    };
    let matches = command.try_get_matches_from_mut(arguments).map_err(|error| refused(&error))?;
    let line = Line::from_arg_matches(&matches).map_err(|error| refused(&error))?;
    line.order().map_err(|asked| Refusal { text: aside::text(&mut command, &asked), status: 0 })
}

fn version(commit: Option<&str>) -> String {
    let version = env!("CARGO_PKG_VERSION");
    match commit {
        Some(commit) => format!("observatoire {version}, construit d’après la révision {commit}"),
        None => format!("observatoire {version}, construit hors de son dépôt (révision inconnue)"),
    }
}
