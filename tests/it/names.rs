//! Names, from the first run to the decision, by a file and by the terminal, and back.

use crate::bench::{Run, contents, inputs, run};
use std::fs;
use std::path::Path;

const REGISTRY: &str = "Structure;Secteur;Entité;Collège
DDETS;Services de l'État;;autres partenaires
MGEN;Santé;;autres partenaires
CHHL - CMP;Santé;CHHL;psychiatrie
CHHL - PHILAE;Santé;CHHL;psychiatrie
GEM La Cordée;Habitants-Usagers-Citoyens;;personnes concernées
";

const SIGNED: &str = "Date;Action;Structure;Participants
06/05/2022;Info-formation;DDETS;2
06/05/2022;Info-formation;DDTES;3
06/05/2022;Info-formation;MGFN;1
06/05/2022;Info-formation;CHHL - CMP;4
06/05/2022;Info-formation;CHHI - PHII AF;5
20/05/2022;Info-formation;CHHL - Filière médico-légale;6
20/05/2022;Info-formation;Mission locale du Val;7
20/05/2022;Info-formation;GEM La Cordée;1
20/05/2022;Info-formation;Au bonheur du GEM;1
";

fn territory() -> tempfile::TempDir {
    inputs(&[("Annuaire.csv", REGISTRY.as_bytes()), ("2022/Émargement.csv", SIGNED.as_bytes())])
}

fn report(folder: &Path) -> Run {
    let made = run(folder, &["bilan", "2022"]);
    assert_eq!(made.status, 0, "{}\n{}", made.stdout, made.stderr);
    made
}

/// Answers typed at `rapprocher`, one a line.
fn review(folder: &Path, typed: &str) -> (i32, String, String) {
    let output = assert_cmd::cargo::cargo_bin_cmd!("observatoire")
        .args(["rapprocher", "--silencieux", "--entrees"])
        .arg(folder)
        .write_stdin(typed)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap().replace(['\u{a0}', '\u{202f}'], " ");
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn value(made: &Run, indicator: &str, classes: &[(&str, &str)]) -> String {
    made.figure(2022, "2022", indicator, classes).get("valeur").to_owned()
}

/// `graphie -> proposition`, a line each.
fn proposals(made: &Run) -> Vec<String> {
    let rows = made.csv("2022/controle/rapprochements.csv");
    rows.iter().map(|row| format!("{} -> {}", row.get("graphie"), row.get("proposition")).replace('\u{a0}', " ")).collect()
}

/// The program's own file of proposals, filled in as a person would.
fn filled_in(made: &Run, decide: impl Fn(&str, &str) -> &'static str) -> String {
    let text = made.text("2022/controle/rapprochements.csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let mut writer = csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(reader.headers().unwrap()).unwrap();
    for record in reader.records().map(Result::unwrap) {
        let mut cells: Vec<&str> = record.iter().collect();
        cells[5] = decide(cells[0], &cells[1].replace('\u{a0}', " "));
        writer.write_record(&cells).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

const FIRST: [&str; 5] = [
    "DDTES -> DDETS",
    "MGFN -> MGEN",
    "CHHI - PHII AF -> CHHL - PHILAE",
    "CHHL - Filière médico-légale -> unité de : CHHL",
    "Mission locale du Val -> secteur : Vie professionnelle",
];

fn check_first(made: &Run) {
    assert_eq!(proposals(made)[..4], FIRST[..4]);
    assert!(proposals(made).contains(&FIRST[4].to_owned()), "{:?}", proposals(made));
    let found = ["structures_actives", "entites_actives", "participations"].map(|indicator| value(made, indicator, &[]));
    assert_eq!(found, ["9", "9", "30"]);
    assert_eq!(["structures_partenaires", "entites_partenaires"].map(|indicator| value(made, indicator, &[])), ["5", "4"]);
    assert_eq!(value(made, "structures_actives", &[("secteur", "Non classé")]), "6");
}

fn check_decided(made: &Run) {
    // DDTES is DDETS, CHHI - PHII AF is CHHL - PHILAE; MGFN was told apart from MGEN; the Filière is a unit of CHHL.
    let found = ["structures_actives", "entites_actives", "participations"].map(|indicator| value(made, indicator, &[]));
    assert_eq!(found, ["8", "6", "30"]);
    assert_eq!(value(made, "participations", &[("structure", "DDETS")]), "5");
    assert_eq!(value(made, "participations", &[("structure", "CHHL - PHILAE")]), "5");
    assert_eq!(value(made, "participations", &[("structure", "MGFN")]), "1");
    assert_eq!(value(made, "structures_actives", &[("secteur", "Vie professionnelle")]), "1");
    let asked_again = proposals(made).into_iter().filter(|line| FIRST.contains(&line.as_str())).collect::<Vec<_>>();
    assert!(asked_again.is_empty(), "{asked_again:?}");
}

#[test]
fn decided_in_a_file_then_remembered_then_forgotten() {
    let folder = territory();
    let first = report(folder.path());
    check_first(&first);

    let file = filled_in(&first, |name, proposal| match (name, proposal) {
        ("DDTES" | "CHHI - PHII AF", _) => "meme",
        ("MGFN", "MGEN") => "distinct",
        ("CHHL - Filière médico-légale", "unité de : CHHL") => "oui",
        ("Mission locale du Val", "secteur : Vie professionnelle") => "Même",
        _ => "",
    });
    // As a French spreadsheet saves it.
    let memory = folder.path().join("rapprochements remplis.csv");
    fs::write(&memory, encoding_rs::WINDOWS_1252.encode(&file).0).unwrap();
    check_decided(&report(folder.path()));
    check_decided(&report(folder.path()));

    fs::remove_file(&memory).unwrap();
    let again = report(folder.path());
    for (path, bytes) in contents(first.folder.path()) {
        assert!(contents(again.folder.path()).get(&path) == Some(&bytes), "{} differs", path.display());
    }
}

#[test]
fn decided_at_the_terminal_then_remembered_then_forgotten() {
    let folder = territory();
    let first = report(folder.path());
    check_first(&first);
    let before = contents(folder.path());

    // « Oui » to both misreadings and to the unit, « non » to MGEN, taken back and given again; the sector, then nothing more.
    let (status, screen, errors) = review(folder.path(), "o\no\nu\nn\no\no\n");
    assert_eq!(status, 0, "{screen}\n{errors}");
    assert!(screen.contains("« DDTES » désigne-t-il la même structure que « DDETS » ?"), "{screen}");
    assert!(
        screen.contains("écrit 1 fois : 2022/Émargement.csv › C3") && screen.contains("dans l’annuaire : Annuaire.csv › A2"),
        "{screen}"
    );
    let memory = folder.path().join("correspondances.csv");
    let text = fs::read_to_string(&memory).unwrap();
    let told: Vec<String> = text.lines().map(|line| line.rsplit_once(',').unwrap().0.replace('\u{a0}', " ")).collect();
    assert_eq!(
        told,
        [
            "graphie,structure,decision",
            "CHHI - PHII AF,CHHL - PHILAE,meme",
            "CHHL - Filière médico-légale,unité de : CHHL,meme",
            "DDTES,DDETS,meme",
            "MGFN,MGEN,distinct"
        ]
    );
    assert!(text.lines().skip(1).all(|line| chrono::NaiveDate::parse_from_str(line.rsplit(',').next().unwrap(), "%Y-%m-%d").is_ok()));

    // A second review asks nothing of that again, and adds after what is there.
    let asked = |typed: &str| review(folder.path(), typed).1;
    let screen = asked("q\n");
    assert!(!screen.contains("DDTES") && !screen.contains("MGEN"), "{screen}");
    let rank = proposals(&report(folder.path())).iter().position(|line| line == FIRST[4]).unwrap();
    asked(&format!("{}o\nq\n", "p\n".repeat(rank)));
    let longer = fs::read_to_string(&memory).unwrap();
    assert!(longer.starts_with(&text) && longer.lines().count() == text.lines().count() + 1, "{longer}");
    check_decided(&report(folder.path()));
    check_decided(&report(folder.path()));

    fs::remove_file(&memory).unwrap();
    assert_eq!(contents(folder.path()), before, "nothing else of the inputs was touched");
    assert_eq!(contents(report(folder.path()).folder.path()), contents(first.folder.path()));
}

#[test]
fn the_memory_that_is_there_stays_to_the_byte() {
    let folder = territory();
    let kept = "\u{feff}Graphie;Structure;Decision;Date;Note\r\nMGFN;MGEN;distinct;2021-03-02;vu avec eux".as_bytes();
    fs::write(folder.path().join("correspondances.csv"), kept).unwrap();
    review(folder.path(), "o\nq\n");
    let now = fs::read(folder.path().join("correspondances.csv")).unwrap();
    let added = now.strip_prefix(kept).map(|added| String::from_utf8(added.to_vec()).unwrap()).unwrap();
    assert!(added.starts_with("\r\nDDTES;DDETS;meme;20") && added.ends_with(";\r\n") && added.lines().count() == 2, "{added:?}");

    // One in another encoding cannot be added to: the answers go beside it, and both are read.
    let folder = territory();
    let old = encoding_rs::WINDOWS_1252.encode("graphie;structure;décision;date\r\nMGFN;MGEN;distinct;\r\n").0.into_owned();
    fs::write(folder.path().join("correspondances.csv"), &old).unwrap();
    let (_, screen, _) = review(folder.path(), "o\nq\n");
    assert!(screen.contains("1 décision ajoutée dans") && screen.contains("correspondances-2.csv"), "{screen}");
    assert_eq!(fs::read(folder.path().join("correspondances.csv")).unwrap(), old);
    let made = report(folder.path());
    assert!(!proposals(&made).iter().any(|line| line.starts_with("DDTES") || line.starts_with("MGFN -> MGEN")), "{:?}", proposals(&made));
}

#[test]
fn nobody_to_answer_is_told_and_nothing_to_ask_too() {
    let folder = territory();
    let before = contents(folder.path());
    let (status, _, errors) = review(folder.path(), "");
    assert!(status == 2 && errors.contains("Personne n’a répondu"), "{errors}");
    let (status, screen, _) = review(folder.path(), "p\np\n");
    assert!(status == 0 && screen.contains("Rien n’a été décidé, rien n’a été écrit."), "{screen}");
    assert_eq!(contents(folder.path()), before);

    let plain = inputs(&[("2022/a.csv", "Date;Action;Structure;Participants\n06/05/2022;Info;Structure Alpha;2\n".as_bytes())]);
    let (status, screen, _) = review(plain.path(), "");
    assert!(status == 0 && screen.contains("Aucun nom à rapprocher."), "{screen}");
}

#[test]
fn answers_may_go_elsewhere_than_into_the_inputs() {
    let folder = territory();
    let before = contents(folder.path());
    let elsewhere = tempfile::tempdir().unwrap();
    let file = elsewhere.path().join("décisions.csv");
    let made = assert_cmd::cargo::cargo_bin_cmd!("observatoire")
        .args(["match", "--quiet", "--inputs"])
        .arg(folder.path())
        .arg("--vers")
        .arg(&file)
        .write_stdin("o\nq\n")
        .output()
        .unwrap();
    assert_eq!(made.status.code(), Some(0));
    assert_eq!(contents(folder.path()), before);
    assert!(fs::read_to_string(&file).unwrap().contains("DDTES,DDETS,meme,"));
}

#[test]
fn contradictions_and_decisions_that_serve_no_more_are_told() {
    let folder = territory();
    let memory = "graphie,structure,decision,date
DDTES,DDETS,meme,2022-01-15
DDTES,MGEN,meme,2021-01-15
Ancienne graphie,DDETS,meme,2020-01-15
GEM La Cordée,secteur : Santé,meme,2022-01-15
Au bonheur du GEM,unité de : Assocation des GEM,meme,2022-01-15
MGFN,MGEN,distinct,2022-01-15
MGFN,MGEN,meme,2022-01-15
";
    fs::write(folder.path().join("correspondances.csv"), memory).unwrap();
    let made = report(folder.path());
    let told: Vec<String> = made.findings(2022).into_iter().filter(|finding| finding.contains("decision")).collect();
    assert_eq!(
        told,
        [
            "correspondances.csv A3 decision-contradictoire",
            "correspondances.csv A4 decision-sans-objet",
            "correspondances.csv A5 decision-contradictoire",
            "correspondances.csv A6 decision-cible-inconnue",
            "correspondances.csv A8 decision-contradictoire",
        ]
    );
    assert_eq!(value(&made, "participations", &[("structure", "DDETS")]), "5");
    assert_eq!(value(&made, "participations", &[("structure", "MGFN")]), "1");
}

/// « It is not Health » leaves open what else it is.
#[test]
fn a_refused_sector_does_not_stop_the_proposal_of_another() {
    let signed = "Date;Action;Structure;Participants\n06/05/2022;Info;CHHL;2\n06/05/2022;Info;École Daudet;5\n";
    let proposed = |decided: &str| {
        let memory = format!("graphie,structure,decision,date\n{decided}");
        let files: [(&str, &[u8]); 3] =
            [("Annuaire.csv", REGISTRY.as_bytes()), ("2022/Émargement.csv", signed.as_bytes()), ("correspondances.csv", memory.as_bytes())];
        let made = run(inputs(&files).path(), &["bilan", "2022"]);
        let rows = made.csv("2022/controle/rapprochements.csv");
        rows.iter().any(|row| {
            row.get("graphie") == "École Daudet" && row.get("proposition") == "secteur\u{a0}: Éducation" && row.get("decision").is_empty()
        })
    };
    assert!(proposed(""));
    assert!(proposed("École Daudet,secteur : Santé,distinct,2022-05-01\n"));
    assert!(!proposed("École Daudet,secteur : Éducation,distinct,2022-05-01\n"));
}

/// An entity is written like any other name, and decided upon like it.
#[test]
fn a_decided_spelling_of_an_entity_is_that_entity() {
    let registry = "Structure;Secteur;Entité\nCentre Hospitalier Laborit;Santé;\nCMP Nord;Santé;CH Laborit\n";
    let signed = "Date;Action;Structure;Participants\n06/05/2022;Info;Centre Hospitalier Laborit;2\n06/05/2022;Info;CMP Nord;5\n";
    let entities = |decided: &str| {
        let memory = format!("graphie,structure,decision,date\n{decided}");
        let files: [(&str, &[u8]); 3] =
            [("Annuaire.csv", registry.as_bytes()), ("2022/Émargement.csv", signed.as_bytes()), ("correspondances.csv", memory.as_bytes())];
        let made = run(inputs(&files).path(), &["bilan", "2022"]);
        (value(&made, "entites_actives", &[]), made.findings(2022).into_iter().filter(|line| line.contains("decision")).collect::<Vec<_>>())
    };
    assert_eq!(entities(""), ("2".to_owned(), Vec::new()));
    assert_eq!(entities("CH Laborit,Centre Hospitalier Laborit,meme,2022-05-01\n"), ("1".to_owned(), Vec::new()));
}
