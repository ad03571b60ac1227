//! What happens to a town's old computer: the disk is full or read-only, a file is open elsewhere, vanishes or changes, two runs meet,
//! nobody listens.

use super::stand::{GOOD, earlier, ended, good_years, held, program, written_before, year};
use crate::bench::{contents, inputs, repository};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

/// The inputs that the earlier outputs were made from.
fn good() -> tempfile::TempDir {
    good_years()
}

/// Whether a shell may have a view of the disk of its own here; says why not.
pub fn apart() -> bool {
    let can = Command::new("unshare").args(["--mount", "--map-root-user", "mount", "-t", "tmpfs", "none", "/mnt"]).output();
    let can = can.is_ok_and(|output| output.status.success());
    if !can {
        println!("not done here: this machine does not let a test mount a disk of its own");
    }
    can
}

/// Runs `bilan 2022` in a shell whose view of the disk is prepared first; the outputs folder is `$1`, the inputs `$2`.
fn prepared(outputs: &Path, inputs: &Path, prepare: &str) -> Command {
    let mut shell = Command::new("unshare");
    let script = format!("set -e; {prepare}; exec \"$0\" bilan 2022 --entrees \"$2\" --sorties \"$1\"");
    shell.args(["--mount", "--map-root-user", "bash", "-c", &script]).arg(program().get_program()).arg(outputs).arg(inputs);
    shell
}

#[test]
fn a_full_disk_is_told_and_the_earlier_outputs_stay() {
    if !apart() {
        return;
    }
    let (folder, inputs) = (tempfile::tempdir().unwrap(), good());
    let kept = folder.path().join("gardé");
    fs::create_dir(&kept).unwrap();
    let before = written_before();
    // The disk holds the earlier outputs and half of the new ones; what it holds at the end is copied out.
    let size: usize = earlier().values().map(|bytes| bytes.len().next_multiple_of(4096)).sum::<usize>() * 5 / 4 / 1024;
    let script = format!(
        "set -e; mount -t tmpfs -o size={size}k none \"$1\"; cp -r \"$3/.\" \"$1\"; status=0; \"$0\" bilan 2022 --entrees \"$2\" --sorties \"$1\" || status=$?; cp -r \"$1/.\" \"$4\"; exit $status"
    );
    let disk = folder.path().join("disque");
    fs::create_dir(&disk).unwrap();
    let mut shell = Command::new("unshare");
    shell.args(["--mount", "--map-root-user", "bash", "-c", &script]).arg(program().get_program());
    let run = ended(shell.arg(&disk).arg(inputs.path()).arg(before.path()).arg(&kept), tempfile::tempdir().unwrap());
    assert!(
        run.status == 2 && run.stderr.contains("le disque est plein") && run.stderr.contains("intactes"),
        "{} {}",
        run.status,
        run.stderr
    );
    let now = contents(&kept);
    assert!(year(&now, "2022") == year(earlier(), "2022") && year(&now, "2021") == year(earlier(), "2021"));
    assert!(!now.keys().any(|path| path.to_string_lossy().contains("en-cours")), "a half-built folder is left on a full disk");
}

#[test]
fn a_read_only_folder_is_told() {
    if !apart() {
        return;
    }
    let (outputs, inputs) = (written_before(), good());
    let run = ended(
        &mut prepared(outputs.path(), inputs.path(), "mount --bind \"$1\" \"$1\"; mount -o remount,bind,ro \"$1\""),
        tempfile::tempdir().unwrap(),
    );
    assert!(run.status == 2 && run.stderr.contains("en lecture seule"), "{} {}", run.status, run.stderr);
    assert!(contents(outputs.path()) == *earlier());
}

#[test]
fn inputs_on_a_read_only_disk_are_read() {
    if !apart() {
        return;
    }
    let (outputs, inputs) = (written_before(), good());
    let run = ended(&mut prepared(outputs.path(), inputs.path(), "mount --bind \"$2\" \"$2\"; mount -o remount,bind,ro \"$2\""), outputs);
    assert_eq!(run.status, 0, "{}", run.stderr);
}

/// A file larger than the system lets a process write: the process is stopped in the middle.
#[cfg(unix)]
#[test]
fn a_run_stopped_in_the_middle_of_a_file_leaves_the_earlier_outputs_and_the_next_one_mends() {
    let (outputs, inputs) = (written_before(), good());
    let arguments = |command: &mut Command| {
        command.args(["bilan", "2022", "--entrees"]).arg(inputs.path()).arg("--sorties").arg(outputs.path()).output().unwrap()
    };
    let mut shell = Command::new("bash");
    let stopped = arguments(shell.args(["-c", "ulimit -f 20; exec \"$0\" \"$@\""]).arg(program().get_program()));
    assert_ne!(stopped.status.code(), Some(0));
    let now = contents(outputs.path());
    assert!(year(&now, "2022") == year(earlier(), "2022") && year(&now, "2021") == year(earlier(), "2021"));
    let next = arguments(&mut program());
    assert_eq!(next.status.code(), Some(0), "{}", String::from_utf8_lossy(&next.stderr));
    assert!(contents(outputs.path()) == *earlier(), "what the stopped run left is still there");
}

#[test]
fn a_file_where_a_folder_should_be_is_told_and_kept() {
    let inputs = good();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sorties");
    fs::write(&file, "précieux").unwrap();
    for outputs in [file.clone(), file.join("dessous")] {
        let told = program().args(["bilan", "--entrees"]).arg(inputs.path()).arg("--sorties").arg(&outputs).output().unwrap();
        let told = (told.status.code(), String::from_utf8(told.stderr).unwrap());
        assert!(told.0 == Some(2) && told.1.contains("sorties") && !told.1.contains("os error"), "{told:?}");
    }
    // In the place of the year.
    let outputs = written_before();
    fs::remove_dir_all(outputs.path().join("2022")).unwrap();
    fs::write(outputs.path().join("2022"), "précieux").unwrap();
    for _ in 0..2 {
        let told = program().args(["bilan", "--entrees"]).arg(inputs.path()).arg("--sorties").arg(outputs.path()).output().unwrap();
        let told = (told.status.code(), String::from_utf8(told.stderr).unwrap());
        assert!(told.0 == Some(2) && told.1.contains("2022"), "{told:?}");
    }
    assert_eq!(fs::read_to_string(outputs.path().join("2022")).unwrap(), "précieux");
    assert_eq!(fs::read_to_string(&file).unwrap(), "précieux");
}

#[test]
fn a_workbook_open_in_excel_or_in_libreoffice_is_read_and_its_lock_passed_over() {
    let folder = inputs(&[
        ("2022/bon.csv", GOOD),
        ("2022/~$bon.xlsx", &[5; 165]),
        ("2022/.~lock.bon.csv#", b",poste,PC-12,06.05.2022 10:12,file:///C:/;"),
        ("2022/Thumbs.db", b"x"),
        ("2022/desktop.ini", b"x"),
    ]);
    let run = held(folder.path(), program().args(["bilan", "2022"]));
    assert_eq!(run.status, 0, "{}", run.stdout);
    assert!(run.findings(2022).is_empty());
}

#[test]
fn files_that_vanish_or_change_while_they_are_read_cost_themselves() {
    let sheet = fs::read(repository().join("inputs/2022/COPIL 2022 - feuille de présence.xlsx")).unwrap();
    let folder = good();
    let path = folder.path().join("2022");
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut turn = 0_usize;
            while !stop.load(Ordering::Relaxed) {
                turn += 1;
                for rank in 0..20 {
                    let file = path.join(format!("passage-{rank}.xlsx"));
                    match (turn + rank) % 3 {
                        0 => drop(fs::remove_file(&file)),
                        1 => drop(fs::write(&file, &sheet[..sheet.len() / (rank + 2)])),
                        _ => drop(fs::write(&file, &sheet)),
                    }
                }
            }
        });
        for _ in 0..6 {
            let outputs = written_before();
            let run = ended(
                program().args(["verifier", "2022", "--entrees"]).arg(folder.path()).arg("--sorties").arg(outputs.path().join("absent")),
                outputs,
            );
            assert!(run.status <= 1 && run.stdout.contains("2022/bon.csv"), "{} {}", run.status, run.stderr);
        }
        stop.store(true, Ordering::Relaxed);
    });
}

#[test]
fn two_runs_at_once_are_told_apart_and_neither_harms_the_outputs() {
    let inputs = good();
    let outputs = written_before();
    let lock = fs::File::options().create(true).truncate(false).write(true).open(outputs.path().join(".observatoire-verrou")).unwrap();
    lock.try_lock().unwrap();
    let run = ended(program().args(["bilan", "2022", "--entrees"]).arg(inputs.path()).arg("--sorties").arg(outputs.path()), outputs);
    assert!(run.status == 2 && run.stderr.contains("Un autre traitement écrit déjà"), "{} {}", run.status, run.stderr);
    drop(lock);
    let outputs = run.folder;
    let start = || {
        program()
            .args(["bilan", "--entrees"])
            .arg(inputs.path())
            .arg("--sorties")
            .arg(outputs.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    };
    let runs: Vec<i32> =
        (0..4).map(|_| start()).collect::<Vec<_>>().into_iter().map(|mut run| run.wait().unwrap().code().unwrap()).collect();
    assert!(runs.contains(&0) && runs.iter().all(|status| [0, 2].contains(status)), "{runs:?}");
    assert!(contents(outputs.path()) == *earlier());
}

#[test]
fn what_a_killed_run_left_half_built_or_half_swapped_is_mended() {
    let inputs = good();
    let outputs = written_before();
    fs::create_dir_all(outputs.path().join(".observatoire-en-cours-2022/graphiques")).unwrap();
    fs::write(outputs.path().join(".observatoire-en-cours-2022/bilan.html"), "moitié").unwrap();
    fs::rename(outputs.path().join("2021"), outputs.path().join(".observatoire-precedent-2021")).unwrap();
    let run = ended(program().args(["bilan", "2022", "--entrees"]).arg(inputs.path()).arg("--sorties").arg(outputs.path()), outputs);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(contents(run.folder.path()) == *earlier());
}

/// `observatoire verifier | head`, and a screen that is full or gone.
#[cfg(unix)]
#[test]
fn nobody_to_listen_is_no_reason_to_fall() {
    let inputs = good();
    for (out, error) in [(Stdio::piped(), Stdio::null()), (full(), full())] {
        let outputs = written_before();
        let mut child = program().args(["verifier", "--entrees"]).arg(inputs.path()).stdout(out).stderr(error).spawn().unwrap();
        drop(child.stdout.take());
        assert_eq!(child.wait().unwrap().code(), Some(0));
        let status = program()
            .args(["bilan", "--entrees"])
            .arg(inputs.path())
            .arg("--sorties")
            .arg(outputs.path())
            .stdout(full())
            .stderr(full())
            .status()
            .unwrap();
        assert_eq!(status.code(), Some(0));
        assert!(contents(outputs.path()) == *earlier());
        let refused = program().arg("blian").stdout(full()).stderr(full()).status().unwrap();
        assert_eq!(refused.code(), Some(2));
    }
}

#[cfg(unix)]
fn full() -> Stdio {
    fs::File::options().write(true).open("/dev/full").map_or_else(|_| Stdio::null(), Stdio::from)
}
