//! What fuzzing kept (`tests/fuzz/corpus`): every input that once went where none had, or that was a fault since mended, goes through the
//! program's doors again.

#[path = "../fuzz/src/targets.rs"]
mod targets;

use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn no_kept_input_makes_any_door_panic() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus");
    let folder = tempfile::tempdir().unwrap();
    for target in &targets::TARGETS {
        let kept = corpus.join(target.name);
        let mut paths: Vec<PathBuf> = fs::read_dir(&kept).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        assert!(!paths.is_empty(), "nothing is kept for {}", target.name);
        for path in paths {
            (target.run)(&fs::read(&path).unwrap(), folder.path());
        }
    }
}
