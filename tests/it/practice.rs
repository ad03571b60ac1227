//! The six practice territories run to the end, and give the figures they must.
