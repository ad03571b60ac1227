//! One binary for all integration tests: each one that links polars is slow to link.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test that cannot go on should stop"
)]

mod architecture;
mod asked;
mod bench;
mod certain;
mod coherence;
mod committee;
mod contract;
mod crossed_parts;
mod drawing;
mod explain;
mod faults;
mod fuzzed;
mod federation;
mod guides;
mod holds;
mod intake;
mod lineage;
mod metamorphose;
mod money;
mod named;
mod names;
mod new_council;
mod open_data;
mod ledger;
mod mutation;
mod own_words;
mod poitiers;
mod practice;
mod publications;
mod quirks;
mod read;
mod renderings;
mod returns;
mod said_around;
mod sign_in;
mod ordinary;
mod stacked;
mod started;
mod surveys;
mod templates;
mod territories;
mod three_years;
mod taken;
mod verite;
mod verify;
mod written;
