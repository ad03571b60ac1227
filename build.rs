//! Tells the program where the clone it is built in keeps the list of its commits, if it is built in one (`src/main/built.rs` reads the last).
//!
//! That list is a file of the clone: neither git nor the network is asked. It is included by the program alone, not by the library, so that a
//! commit costs one link and no more; what is watched here says only whether there is a clone, and does not change with commits.

use std::path::{Path, PathBuf};

fn main() {
    println!("cargo::rustc-check-cfg=cfg(in_a_clone)");
    println!("cargo::rerun-if-changed=build.rs");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    if let Some(commits) = commits(root) {
        let watched = Some(root.join(".git/config")).filter(|config| config.is_file()).unwrap_or_else(|| root.join(".git"));
        println!("cargo::rerun-if-changed={}", watched.display());
        println!("cargo::rustc-cfg=in_a_clone");
        println!("cargo::rustc-env=OBSERVATOIRE_COMMITS={}", commits.display());
    }
}

/// The log of what was checked out, in `.git`, or where a file of that name says (`git worktree`).
#[expect(clippy::disallowed_methods, reason = "runs while building")]
fn commits(root: &Path) -> Option<PathBuf> {
    let git = root.join(".git");
    let folder = match std::fs::read_to_string(&git) {
        Ok(text) => root.join(text.strip_prefix("gitdir:")?.trim()),
        Err(_) => git,
    };
    Some(folder.join("logs/HEAD")).filter(|log| log.is_file())
}
