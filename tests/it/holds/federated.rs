//! What comes from other territories is as hostile as what comes from partners.

use super::inert;
use super::stand::{GOOD, ended, program};
use crate::bench::{Run, contents, inputs, run};
use std::fs;
use std::path::Path;

/// The outputs of a council of that name, under a folder.
fn council(root: &Path, folder: &str, name: &str) {
    let settings = format!("[territoire]\nnom = {}\n[graphiques]\nformats = [\"svg\"]\n", super::everywhere::toml_text(name));
    let inputs = inputs(&[("observatoire.toml", settings.as_bytes()), ("2022/bon.csv", GOOD)]);
    let made = run(inputs.path(), &["bilan", "2022"]);
    assert_eq!(made.status, 0, "{}", made.stderr);
    for (path, bytes) in contents(&made.file("2022")) {
        let path = root.join(folder).join("2022").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

fn federated(root: &Path) -> Run {
    let folder = tempfile::tempdir().unwrap();
    let run = ended(program().arg("federer").arg(root).arg("--sorties").arg(folder.path()), folder);
    inert::outputs(run.folder.path());
    run
}

#[test]
fn councils_named_for_a_device_a_path_a_formula_or_a_script() {
    let root = tempfile::tempdir().unwrap();
    let long = "Communauté ".repeat(40);
    let names =
        ["CON", "nul", "../../../tmp/mal", "=cmd|' /C calc'!A0", "</h1><script>alert(1)</script>", "\u{202e}liesnoC", &long, "COM1"];
    for (rank, name) in names.into_iter().enumerate() {
        council(root.path(), &format!("c{rank}"), name);
    }
    let run = federated(root.path());
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    assert_eq!(fs::read_dir(run.file("2022/restitutions")).unwrap().count(), 2 * names.len(), "a page and a table each");
}

#[test]
fn descriptors_and_figures_made_to_harm_do_not_count_and_are_told() {
    let root = tempfile::tempdir().unwrap();
    council(root.path(), "bon", "Bon");
    let good = contents(&root.path().join("bon"));
    let with = |folder: &str, file: &str, text: &str| {
        for (path, bytes) in &good {
            let path = root.path().join(folder).join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        fs::write(root.path().join(folder).join("2022").join(file), text).unwrap();
    };
    let descriptor = String::from_utf8(good[Path::new("2022/datapackage.json")].clone()).unwrap();
    with("profond", "datapackage.json", &"[".repeat(200_000));
    with("annee", "datapackage.json", &descriptor.replace("\"annee\": 2022", "\"annee\": 99999999999"));
    with("sans-hash", "datapackage.json", &descriptor.replace("sha256:", "sha256:0"));
    with("altere", "indicateurs.csv", "territoire,annee\n=1,2022\n");
    with("vide", "indicateurs.csv", "");
    let run = federated(root.path());
    assert_eq!(run.status, 1, "{}{}", run.stdout, run.stderr);
    let refused = run.csv("2022/controle/ecartes.csv");
    assert_eq!(refused.len(), 5, "{refused:?}");
    assert!(refused.iter().all(|row| !row.get("message").is_empty() && !row.get("remede").is_empty()));
}

#[test]
fn a_folder_of_territories_named_to_hide_or_to_climb() {
    let root = tempfile::tempdir().unwrap();
    for name in ["..a", "\u{202e}sruT", "a\u{1b}[2J", "CON", "=1+1", "-rf"] {
        let folder = root.path().join(name).join("2022");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("bon.csv"), GOOD).unwrap();
    }
    let outputs = tempfile::tempdir().unwrap();
    let run = ended(program().args(["bilan", "--territoires"]).arg(root.path()).arg("--sorties").arg(outputs.path()), outputs);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    for territory in fs::read_dir(run.folder.path()).unwrap().flatten() {
        inert::outputs(&territory.path());
    }
}

#[test]
fn blank_workbooks_of_hostile_settings_are_inert() {
    let settings = format!(
        "[territoire]\nnom = {0}\n[[axe]]\nnom = {0}\n[nomenclature.secteur]\n{0} = [{0}]\n",
        super::everywhere::toml_text("=cmd|' /C calc'!A0<script>")
    );
    let inputs = inputs(&[("observatoire.toml", settings.as_bytes())]);
    let folder = tempfile::tempdir().unwrap();
    let run = ended(program().arg("modeles").arg(folder.path().join("m")).arg("--entrees").arg(inputs.path()), folder);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let made = contents(&run.file("m"));
    assert!(made.len() > 5);
    for (path, bytes) in made.iter().filter(|(path, _)| path.extension().is_some_and(|extension| extension == "xlsx")) {
        let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        for index in 0..package.len() {
            let part = package.by_index(index).unwrap();
            let name = part.name().unwrap().into_owned();
            let xml = std::io::read_to_string(part).unwrap_or_default();
            assert!(!xml.contains("<f>=cmd") && !xml.contains("<f>cmd") && !xml.contains("<script>"), "{}!{name}", path.display());
        }
    }
}
