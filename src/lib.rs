//! **observatoire** turns the spreadsheets and questionnaires of a French *conseil local de santé mentale* (CLSM) into what its
//! steering committee reads each year: charts, CSV indicators and an activity report.
//!
//! Data flows one way. A stage is a module named by a verb; what it hands on is a type named by a promise; a stage knows the one before
//! it through that type, and the vocabulary. `tests/it/architecture.rs` holds the table of who may use whom.
//!
//! | stage | from | to | promise |
//! | --- | --- | --- | --- |
//! | [`discover`] | a folder | [`discover::Delivery`] | the files to read, of which year |
//! | [`read`] | deliveries | [`read::Grid`] | every cell where the screen shows it |
//! | [`shape`] | grids | [`shape::Table`], [`shape::survey::Survey`] | typed values that remember their cell |
//! | [`check`] | tables | [`check::SoundTable`] | no row lacks what its table requires |
//! | [`reconcile`] | sound tables | [`reconcile::Register`] | every name is a structure; a person decides, never likeness |
//! | [`aggregate`] | the register | [`aggregate::Indicators`] | every figure, with its precision and its cells |
//! | [`protect`] | indicators | [`protect::Publication`] | no masked figure can be worked out; only this stage can make one |
//! | [`report`] | a publication | [`report::Report`] | what the committee reads, the same in every format |
//! | [`returns`] | grids and findings | [`returns::Return`] | what a partner can mend, in a copy of his file that names nobody |
//! | [`render`] | a report | [`render::Document`] | bytes |
//! | [`outputs`] | documents | the disk | whole, or not at all |
//! | [`federate`] | the outputs of many territories | [`render::Document`] | nothing that the published figures do not say |
//!
//! Two channels of trouble never mix: what is wrong with a partner's file is a [`finding::Finding`] in the journal, and does not stop a run;
//! what is wrong with our own settings or disk is an `anyhow::Error`, and does.

#![cfg_attr(
    test,
    allow(
        clippy::disallowed_methods,
        clippy::wildcard_enum_match_arm,
        clippy::needless_pass_by_ref_mut,
        reason = "a test may use the disk, and draw what it does not name"
    )
)]

// The vocabulary: what every stage may speak of.
pub mod figure;
pub mod finding;
pub mod fold;
pub mod french;
pub mod period;
pub mod personal;
pub mod place;
pub mod problem;
pub mod quantity;
pub mod schema;
pub mod settings;

// The stages, in the order the data meets them.
pub mod discover;
pub mod read;
pub mod shape;
pub mod check;
pub mod reconcile;
pub mod aggregate;
pub mod protect;
pub mod report;
pub mod returns;
pub mod render;
pub mod outputs;

// What holds them together.
pub mod cli;
pub mod console;
pub mod federate;
pub mod pipeline;
pub mod review;
