//! Killed at any moment: what stood before, or what was to come, is there whole, and the next run puts everything in its place.

use super::stand::{Contents, program, year};
use crate::bench::{contents, inputs};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

fn start(inputs: &Path, outputs: &Path) -> std::process::Child {
    let mut command = program();
    command.args(["bilan", "2022", "--silencieux", "--entrees"]).arg(inputs).arg("--sorties").arg(outputs);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// The outputs of the year, without the journal, the lock and what is under way.
fn outputs_of(inputs: &Path) -> Contents {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(start(inputs, folder.path()).wait().unwrap().code(), Some(0));
    year(&contents(folder.path()), "2022")
}

/// Kills as many runs as asked, each at a moment of its own, and looks at what is left after each.
fn killed(times: u32) {
    let sheet = |people: u32| format!("Date;Action;Structure;Participants\n06/05/2022;Info-formation;EKIDOM;{people}\n");
    let [one, other] = [7, 8].map(|people| inputs(&[("2022/bon.csv", sheet(people).as_bytes())]));
    let whole = [one.path(), other.path()].map(outputs_of);
    let folder = tempfile::tempdir().unwrap();
    let begun = Instant::now();
    assert_eq!(start(one.path(), folder.path()).wait().unwrap().code(), Some(0));
    let lasts = begun.elapsed();
    let (mut interrupted, mut writing) = (0, 0);
    for rank in 0..times {
        let inputs = if rank % 2 == 0 { other.path() } else { one.path() };
        let mut child = start(inputs, folder.path());
        // Spread over the run by the golden ratio, so that any number of kills covers it; every other one about its end, where it writes.
        let spread = (f64::from(rank) * 0.618_033_988_749_895).fract();
        let share = if rank % 2 == 0 { spread } else { 0.6 + spread * 0.7 };
        std::thread::sleep(Duration::from_secs_f64(lasts.as_secs_f64() * share));
        let _ = child.kill();
        interrupted += u32::from(child.wait().unwrap().code().is_none());
        let left = contents(folder.path());
        writing += u32::from(left.keys().any(|path| path.to_string_lossy().starts_with(".observatoire-en-cours-")));
        let aside = Path::new(".observatoire-precedent-2022");
        let moved: Contents =
            left.iter().filter_map(|(path, bytes)| Some((Path::new("2022").join(path.strip_prefix(aside).ok()?), bytes.clone()))).collect();
        let standing = year(&left, "2022");
        let is_whole = |outputs: &Contents| whole.contains(outputs);
        assert!(
            is_whole(&standing) || standing.is_empty() && is_whole(&moved),
            "kill {rank}, at {share:.3} of a run: neither the old outputs nor the new ones"
        );
    }
    assert!(interrupted >= times / 4, "{interrupted} runs of {times} were killed before their end");
    assert_eq!(start(one.path(), folder.path()).wait().unwrap().code(), Some(0));
    let left = contents(folder.path());
    assert!(year(&left, "2022") == whole[0]);
    let hidden: Vec<_> =
        left.keys().filter(|path| path.to_string_lossy().contains("en-cours") || path.to_string_lossy().contains("precedent")).collect();
    assert!(hidden.is_empty(), "left behind: {hidden:?}");
    println!("{interrupted} of {times} runs were killed before their end, {writing} while they wrote; one lasts {lasts:?}");
}

#[test]
fn twenty_kills_lose_nothing() {
    killed(20);
}

#[test]
#[ignore = "two minutes: cargo test --release --locked two_hundred_kills -- --ignored --nocapture"]
fn two_hundred_kills_lose_nothing() {
    killed(200);
}
