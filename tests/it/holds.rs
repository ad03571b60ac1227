//! It holds: faults, attacks and odd conditions, through the whole program. Whatever is done to it, it does not panic, it says in French
//! what is wrong, the earlier outputs stay whole, and nothing that it writes is active.
#![allow(clippy::print_stdout, reason = "a test that cannot be done on this machine says so")]

mod altered;
mod bombs;
mod conditions;
mod everywhere;
mod faults;
mod federated;
mod formulas;
mod inert;
mod killed;
mod links;
mod many;
mod markup;
mod names;
mod parquet;
mod settings;
mod stand;
