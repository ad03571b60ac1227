//! The command line: flags to an order, in French; the only room that knows clap.

mod line;
mod order;
mod refusal;
#[cfg(test)]
mod tests;

pub use order::{Action, Asked, Explain, Given, Order, Page};
pub use refusal::Refusal;

use clap::{CommandFactory, FromArgMatches};
use line::Line;
use std::ffi::OsString;

/// Reads the command line.
///
/// # Errors
/// Help and version, with status 0; wrong usage, in French, with status 2.
pub fn order(arguments: impl IntoIterator<Item = OsString>) -> Result<Order, Refusal> {
    let matches = refusal::in_french(Line::command()).try_get_matches_from(arguments).map_err(|error| refusal::refusal(&error))?;
    Line::from_arg_matches(&matches).map(Order::from).map_err(|error| refusal::refusal(&error))
}
