//! Reads `observatoire.toml`, and says in one sentence what is wrong with it.
