//! The same inputs give the same bytes, PDF, Word, workbooks and pictures included, whatever the machine is set to.

use super::faults::apart;
use super::stand::{Contents, ended, program, year};
use crate::bench::{contents, repository};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::time::{Duration, SystemTime};

fn example() -> PathBuf {
    repository().join("inputs")
}

/// Runs the example's report and gives its files.
fn made(command: &mut Command, inputs: &Path) -> Contents {
    let folder = tempfile::tempdir().unwrap();
    let run = ended(command.args(["bilan", "2022", "--entrees"]).arg(inputs).arg("--sorties").arg(folder.path()), folder);
    assert!(run.status <= 1, "{}", run.stderr);
    year(&contents(run.folder.path()), "2022")
}

/// Under the settings of this machine.
fn usual() -> &'static Contents {
    static USUAL: OnceLock<Contents> = OnceLock::new();
    USUAL.get_or_init(|| made(&mut program(), &example()))
}

fn same(made: &Contents) {
    let differs: Vec<_> = usual().iter().filter(|(path, bytes)| made.get(*path) != Some(bytes)).map(|(path, _)| path).collect();
    assert!(differs.is_empty() && made.len() == usual().len(), "{differs:?}");
    for kind in ["pdf", "docx", "xlsx", "png", "svg", "html", "csv", "json"] {
        assert!(made.keys().any(|path| path.extension().is_some_and(|extension| extension == kind)), "no {kind} was compared");
    }
}

#[test]
fn one_thread_in_the_c_locale_at_the_first_day_of_time() {
    let settings = [
        ("RAYON_NUM_THREADS", "1"),
        ("POLARS_MAX_THREADS", "1"),
        ("LC_ALL", "C"),
        ("TZ", "Pacific/Kiritimati"),
        ("SOURCE_DATE_EPOCH", "0"),
    ];
    same(&made(program().envs(settings), &example()));
}

#[test]
fn seven_threads_in_turkish_and_in_another_century() {
    let settings = [
        ("RAYON_NUM_THREADS", "7"),
        ("POLARS_MAX_THREADS", "5"),
        ("LC_ALL", "tr_TR.UTF-8"),
        ("LANG", "tr_TR"),
        ("TZ", "America/St_Johns"),
        ("SOURCE_DATE_EPOCH", "4102444800"),
    ];
    same(&made(program().envs(settings), &example()));
}

#[test]
fn no_home_no_locale_no_variable_at_all_and_another_folder() {
    same(&made(program().env_clear().current_dir("/"), &example()));
}

/// Copied file by file in the opposite order, dated from the first day of time to the next century, below a path of accents, spaces and
/// two hundred letters, into another such path.
#[test]
fn copied_in_another_order_under_a_long_name_with_accents() {
    let root = tempfile::tempdir().unwrap();
    let name = format!("Données de l’année – été {}", "é".repeat(90));
    assert!(name.len() > 200);
    let (inputs, outputs) = (root.path().join(&name), root.path().join(format!("Sorties {name}")));
    for (rank, (path, bytes)) in contents(&example()).into_iter().rev().enumerate() {
        let path = inputs.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        let date = SystemTime::UNIX_EPOCH + Duration::from_secs(rank as u64 * 400_000_000);
        fs::File::options().write(true).open(&path).unwrap().set_modified(date).unwrap();
    }
    let run = ended(program().args(["bilan", "2022", "--entrees"]).arg(&inputs).arg("--sorties").arg(&outputs), root);
    assert!(run.status <= 1, "{}", run.stderr);
    same(&year(&contents(&outputs), "2022"));
}

/// In a network without any interface, and with no font but those that the program carries.
#[test]
fn no_network_and_no_font() {
    if !apart() {
        return;
    }
    let script = "for place in /usr/share/fonts /usr/local/share/fonts /etc/fonts; do if [ -d $place ]; then mount -t tmpfs none $place || exit 9; fi; done; exec \"$0\" \"$@\"";
    let mut shell = Command::new("unshare");
    shell.args(["--net", "--mount", "--map-root-user", "bash", "-c", script]).arg(program().get_program());
    same(&made(shell.env("FONTCONFIG_FILE", "/dev/null"), &example()));
}

/// The machine believes that it is 1999, then 2107: a library between the program and the system answers in its place.
#[cfg(target_os = "linux")]
#[test]
fn a_clock_that_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("clock.c");
    let code = "#include <time.h>\n#include <stdlib.h>\n\
                int clock_gettime(clockid_t id, struct timespec *at) { static long turn; at->tv_sec = atol(getenv(\"WRONG\")) + (id ? turn / 1000 : 0); at->tv_nsec = (turn++ % 1000) * 1000000; return 0; }\n\
                time_t time(time_t *at) { time_t now = atol(getenv(\"WRONG\")); if (at) *at = now; return now; }\n";
    fs::write(&source, code).unwrap();
    let library = folder.path().join("clock.so");
    let compiled = Command::new("cc").args(["-shared", "-fPIC", "-o"]).arg(&library).arg(&source).status();
    if !compiled.is_ok_and(|status| status.success()) {
        println!("not done here: no C compiler");
        return;
    }
    for wrong in ["915148800", "4323369600"] {
        same(&made(program().env("LD_PRELOAD", &library).env("WRONG", wrong), &example()));
    }
}
