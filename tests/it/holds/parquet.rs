//! Federated figures as Parquet: another engine works out the same national table, figure by figure.

use super::stand::program;
use crate::bench::{contents, inputs, repository, run};
use std::fs;
use std::process::Command;

#[test]
fn duckdb_works_out_the_same_national_table_from_the_parquet() {
    let root = tempfile::tempdir().unwrap();
    for (name, people, women) in [("Évry", 12, 20), ("Bray", 7, 14), ("Clary", 30, 3), ("Douai", 4, 40)] {
        let settings = format!("[territoire]\nnom = \"{name}\"\npopulation = 9000\n[graphiques]\nformats = [\"svg\"]\n");
        let present =
            format!("Date;Action;Structure;Public;Participants\n06/05/2022;Info;CCAS;élus;{people}\n07/06/2022;Info;CH;jeunes;25\n");
        let referrals = format!("Mois;Demandeur;Genre;Nombre\n2022-03;CCAS;Femme;{women}\n2022-04;CH;Homme;31\n");
        let meetings =
            "Date;Instance;Structure;Présence\n06/05/2022;comité de pilotage;CCAS;présent\n06/05/2022;comité de pilotage;CH;excusé\n";
        let inputs = inputs(&[
            ("observatoire.toml", settings.as_bytes()),
            ("structures.csv", "Structure;Secteur;Collège\nCCAS;Action sociale et médico-sociale;élus\nCH;Santé;psychiatrie\n".as_bytes()),
            ("2022/présences.csv", present.as_bytes()),
            ("2022/saisines.csv", referrals.as_bytes()),
            ("2022/copil.csv", meetings.as_bytes()),
        ]);
        let made = run(inputs.path(), &["bilan", "2022"]);
        assert!(made.status <= 1, "{}", made.stderr);
        for (path, bytes) in contents(&made.file("2022")) {
            let path = root.path().join(name).join("2022").join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }
    let folder = root.path().to_str().unwrap();
    let made = run(root.path(), &["federer", folder, "--parquet"]);
    assert_eq!(made.status, 0, "{}", made.stderr);
    let partitions: Vec<String> =
        contents(&made.file("2022/parquet")).into_keys().map(|path| path.to_string_lossy().into_owned()).collect();
    assert_eq!(partitions.len(), 4);
    assert!(partitions.iter().all(|path| path.is_ascii() && path.starts_with("chiffres/annee=2022/territoire=")), "{partitions:?}");
    assert!(contents(&made.file("2022/parquet")).values().all(|bytes| bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1")));
    // Without being asked, none is written; the rest is the same.
    let plain = run(root.path(), &["federer", folder]);
    assert!(!plain.file("2022/parquet").exists() && plain.text("2022/national.csv") == made.text("2022/national.csv"));
    // The descriptor vouches for the partitions too.
    assert!(program().args(["verifier", "--sorties"]).arg(made.folder.path()).output().unwrap().status.success());
    if !Command::new("python3").args(["-c", "import duckdb"]).output().is_ok_and(|output| output.status.success()) {
        println!("not compared here: duckdb is not among this machine's Python packages");
        return;
    }
    let compared = Command::new("python3").arg(repository().join("notebooks/table_nationale.py")).arg(made.file("2022")).output().unwrap();
    assert!(compared.status.success(), "{}{}", String::from_utf8_lossy(&compared.stdout), String::from_utf8_lossy(&compared.stderr));
}
