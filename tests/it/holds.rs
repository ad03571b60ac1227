//! It holds: faults, attacks and odd conditions, through the whole program.

mod altered;
mod many;
