//! Many territories side by side: sums by hand, nothing that the published files do not say, and folders that do not count.

use crate::bench::{Run, contents, inputs, repository, run};
use std::fs;
use std::path::Path;

/// A small council: its settings, a sign-in sheet, and referrals by gender.
fn council(name: &str, population: u32, people: &[(&str, u32)], referrals: &[(&str, u32)]) -> tempfile::TempDir {
    let settings = format!("[territoire]\nnom = \"{name}\"\npopulation = {population}\ncommunes = [\"{name}\"]\n");
    let present: String = people.iter().map(|(body, count)| format!("06/05/2022;Info-formation;{body};{count}\n")).collect();
    let referrals: String = referrals.iter().map(|(gender, count)| format!("2022-03;CCAS;{gender};{count}\n")).collect();
    inputs(&[
        ("observatoire.toml", settings.as_bytes()),
        ("structures.csv", "Structure;Secteur\nCCAS;Action sociale et médico-sociale\nCH;Santé\nCirque;Arts\n".as_bytes()),
        ("2022/présences.csv", format!("Date;Action;Structure;Participants\n{present}").as_bytes()),
        ("2022/saisines.csv", format!("Mois;Demandeur;Genre;Nombre\n{referrals}").as_bytes()),
    ])
}

fn published(name: &str, population: u32, people: &[(&str, u32)], referrals: &[(&str, u32)]) -> Run {
    let council = council(name, population, people, referrals);
    let made = run(council.path(), &["bilan", "2022"]);
    assert!(made.status <= 1, "{}", made.stderr);
    made
}

fn copy(from: &Path, to: &Path) {
    for (path, bytes) in contents(from).into_iter().filter(|(path, _)| !path.starts_with(".observatoire-publications")) {
        let path = to.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// Four councils under one folder: three small ones and a large one.
fn four() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let councils = [
        ("Aubry", 9_000, &[("CCAS", 10), ("CH", 2)][..], &[("Femme", 20), ("Homme", 14)][..]),
        ("Bray", 12_000, &[("CCAS", 4)], &[("Femme", 11), ("Homme", 4)]),
        ("Clary", 15_000, &[("CH", 7), ("Cirque", 1)], &[("Femme", 30), ("Homme", 12)]),
        ("Douai", 120_000, &[("CCAS", 30), ("CH", 20), ("Cirque", 10)], &[("Femme", 60), ("Homme", 50)]),
    ];
    for (name, population, people, referrals) in councils {
        copy(published(name, population, people, referrals).folder.path(), &folder.path().join(name));
    }
    folder
}

fn line(run: &Run, group: &str, indicator: &str, label: &str) -> crate::bench::Row {
    let rows = run.csv("2022/national.csv");
    let fits = |row: &&crate::bench::Row| {
        row.get("groupe") == group
            && row.get("indicateur") == indicator
            && row.get("modalite_1") == label
            && (!label.is_empty() || row.get("dimension_1").is_empty())
    };
    rows.iter().find(fits).cloned().unwrap_or_else(|| panic!("no {group} {indicator} {label}"))
}

#[test]
fn sums_and_medians_are_those_worked_out_by_hand() {
    let folder = four();
    let made = run(folder.path(), &["federer", folder.path().to_str().unwrap()]);
    assert_eq!(made.status, 0, "{}{}", made.stdout, made.stderr);
    // 12 + 4 + 8 + 60 people present; the middle of 4, 8, 12, 60 is 10.
    let people = line(&made, "national", "participations", "");
    assert_eq!(["valeur", "mediane", "territoires"].map(|column| people.get(column)), ["84", "10", "4"]);
    let small = line(&made, "moins de 20 000 habitants", "participations", "");
    assert_eq!(["valeur", "mediane", "quartile_1"].map(|column| small.get(column)), ["24", "8", "6"]);
    // The sector that two councils made for themselves is told as such.
    assert_eq!(line(&made, "national", "structures_actives", "Santé").get("valeur"), "3");
    // 34 + 15 + 42 + 110 referrals; Bray masks both classes, so the sum of women is a minimum: 20 + 30 + 60.
    assert_eq!(line(&made, "national", "saisines", "").get("valeur"), "201");
    let women = line(&made, "national", "saisines", "");
    assert_eq!(women.get("precision"), "exact");
    let own = made.csv("2022/restitutions/bray.csv");
    let own = own.iter().find(|row| row.get("indicateur") == "participations" && row.get("dimension_1").is_empty()).unwrap();
    assert_eq!(["vous", "strate_mediane", "national_mediane"].map(|column| own.get(column)), ["4", "8", "10"]);
    for page in ["national.html", "restitutions/aubry.html", "restitutions/douai.html"] {
        assert!(made.text(&format!("2022/{page}")).contains("<html lang=\"fr\">"));
    }
    let conformity = made.csv("2022/conformite.csv");
    assert_eq!(conformity.iter().map(|row| row.get("territoire")).collect::<Vec<_>>(), ["Aubry", "Bray", "Clary", "Douai"]);
}

/// A column of « trop peu » tells nothing: a page without medians says so once, with the thousands of its sizes kept together.
#[test]
fn too_few_councils_of_a_size_have_no_column_of_medians() {
    let folder = four();
    let made = run(folder.path(), &["federer", folder.path().to_str().unwrap()]);
    let national = made.text("2022/national.html");
    assert!(national.contains("Moins de 3 conseils, donc pas de médiane\u{a0}: de 100\u{202f}000 à 200\u{202f}000 habitants (1)."));
    assert!(national.contains("moins de 20\u{202f}000 habitants (3)") && !national.contains("habitants (1)</th>"));
    let large = made.text("2022/restitutions/douai.html");
    assert!(large.contains("Votre strate compte moins de 3 conseils\u{a0}: pas de médiane.") && !large.contains("Votre strate (médiane)"));
    assert!(large.contains("Ensemble (médiane)"));
}

#[test]
fn what_a_council_masks_is_in_no_sum_and_on_no_page() {
    let folder = tempfile::tempdir().unwrap();
    for (name, women) in [("Aubry", 20), ("Bray", 13), ("Clary", 30)] {
        let council = inputs(&[
            ("observatoire.toml", format!("[territoire]\nnom = \"{name}\"\n").as_bytes()),
            (
                "2022/présences.csv",
                format!(
                    "Date;Action;Structure;Public;Participants\n06/05/2022;Info;CCAS;Jeunes;{women}\n06/05/2022;Info;CCAS;Élus;{}\n",
                    if name == "Bray" { 3 } else { 9 }
                )
                .as_bytes(),
            ),
        ]);
        let made = run(council.path(), &["bilan", "2022"]);
        copy(made.folder.path(), &folder.path().join(name));
    }
    let made = run(folder.path(), &["federer", folder.path().to_str().unwrap()]);
    let elected = line(&made, "national", "participations", "élus");
    assert_eq!(["valeur", "precision", "masques"].map(|column| elected.get(column)), ["18", "au_moins", "1"]);
    let young = line(&made, "national", "participations", "jeunes");
    assert_eq!(["valeur", "precision", "masques"].map(|column| young.get(column)), ["50", "au_moins", "1"], "masked beside the small one");
}

#[test]
fn altered_internal_and_doubtful_folders_do_not_count_and_are_told() {
    let folder = four();
    let figures = folder.path().join("Bray/2022/indicateurs.csv");
    let text = fs::read_to_string(&figures).unwrap();
    fs::write(&figures, text.replacen("exact", "environ", 1)).unwrap();
    fs::remove_file(folder.path().join("Clary/2022/datapackage.json")).unwrap();
    let council = council("Eu", 9_000, &[("CH", 7)], &[("Femme", 30)]);
    let internal = run(council.path(), &["bilan", "2022", "--profil", "interne"]);
    copy(internal.folder.path(), &folder.path().join("Eu"));
    let other = published("Aubry", 9_000, &[("CH", 1)], &[("Femme", 30)]);
    copy(other.folder.path(), &folder.path().join("Zut"));
    // The same folder given twice counts once.
    let path = folder.path().to_str().unwrap().to_owned();
    let made = run(folder.path(), &["federer", &path, &path]);
    assert_eq!(made.status, 1, "{}", made.stderr);
    let refused = made.csv("2022/controle/ecartes.csv");
    let told: Vec<&str> = refused.iter().map(|row| row.get("dossier").rsplit('/').nth(1).unwrap()).collect();
    assert_eq!(told, ["Bray", "Clary", "Eu", "Zut"], "{refused:?}");
    assert!(refused.iter().all(|row| !row.get("message").is_empty() && !row.get("remede").is_empty()));
    assert_eq!(line(&made, "national", "participations", "").get("valeur"), "72", "Aubry and Douai");
    let strict = run(folder.path(), &["federer", &path, "--strict"]);
    assert_eq!((strict.status, contents(strict.folder.path()).len()), (2, 0));
    let nothing = run(folder.path(), &["federer", repository().join("src").to_str().unwrap()]);
    assert_eq!(nothing.status, 2);
    assert!(nothing.stderr.contains("Aucun bilan"), "{}", nothing.stderr);
}

#[test]
fn the_same_outputs_give_the_same_bytes() {
    let folder = four();
    let path = folder.path().to_str().unwrap();
    let one = run(folder.path(), &["federer", path]);
    let other = run(folder.path(), &["federate", path]);
    assert!(contents(one.folder.path()) == contents(other.folder.path()));
}
