//! The protection as a whole: on random tables, against brute force, on planted leaks, on published examples.

mod brute;
mod leaks;
mod microdata;
mod properties;
mod published;
mod rules;
