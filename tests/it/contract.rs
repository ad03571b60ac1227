//! What the contract says and no territory of ours happens to show.

mod figures;
mod messages;

use crate::bench::{contents, inputs, run, run_into};

/// Whoever reads how many answered the questionnaire, and how many the question, knows who left it blank: it is told, and nobody's trait.
#[test]
fn those_who_left_a_trait_blank_are_told_and_the_rest_is_safe_beside_them() {
    let row = |(rank, whom): (usize, &&str)| format!("2022/05/01 10:{rank:02}:00 AM UTC+2,{whom},Oui\n");
    let people = [["Élu"; 8].as_slice(), &["Habitant"; 7], &["Agent"; 2], &[""; 3]].concat();
    let answers: String = people.iter().enumerate().map(row).collect();
    let settings =
        "[[questionnaire]]\nfichier = \"2022/q.csv\"\ntitre = \"Bilan\"\n[[questionnaire.question]]\ntexte = \"Vous êtes\"\ntrait = true\n";
    let folder = inputs(&[
        ("observatoire.toml", settings.as_bytes()),
        ("2022/q.csv", format!("Horodateur,Vous êtes,Venez-vous ?\n{answers}").as_bytes()),
    ]);
    let made = run(folder.path(), &["bilan", "2022"]);
    let shown = |classes: &[(&str, &str)]| {
        let row = made.figure(2022, "2022", "question_Q01", classes);
        format!("{}{}", row.get("valeur"), row.get("statut"))
    };
    assert_eq!(made.figure(2022, "2022", "reponses", &[]).get("valeur"), "20");
    assert_eq!((shown(&[]), shown(&[("modalite", "Sans réponse")])), ("17".to_owned(), "3".to_owned()));
    let classes = ["Élu", "Habitant", "Agent"].map(|label| shown(&[("modalite", label)]));
    assert_eq!(classes[2], "c");
    assert_eq!(classes.iter().filter(|shown| *shown == "c").count(), 2, "{classes:?}");
}

/// `federer outputs`, where a council's own report stands: the report stays.
#[test]
fn a_consolidation_never_takes_the_place_of_a_report() {
    let folder = inputs(&[("2022/présences.csv", "Date;Action;Structure;Participants\n06/05/2022;Info;CCAS;3\n".as_bytes())]);
    let made = run(folder.path(), &["bilan", "2022"]);
    let before = contents(made.folder.path());
    let outputs = made.folder.path().to_str().unwrap().to_owned();
    let after = run_into(made.folder, folder.path(), &["federer", &outputs]);
    assert_eq!(after.status, 2, "{}", after.stdout);
    assert!(after.stderr.contains("contient déjà le bilan 2022") && after.stderr.contains("--sorties"), "{}", after.stderr);
    assert!(contents(after.folder.path()) == before);
}

/// `"sante"` in the settings is the class « Santé », as it is in a partner's file.
#[test]
fn classes_of_the_settings_are_those_of_the_nomenclature_whatever_their_capitals_and_accents() {
    let settings = "[nomenclature.instance]\n\"Comite de Pilotage\" = [\"bureau\"]\n[nomenclature.secteur]\nsante = [\"soin\"]\n";
    let folder = inputs(&[
        ("observatoire.toml", settings.as_bytes()),
        ("structures.csv", "Structure;Secteur;Collège\nCH;soin;psychiatrie\nCMP;Santé;psychiatrie\n".as_bytes()),
        (
            "2022/instances.csv",
            "Date;Instance;Structure;Présence\n06/05/2022;bureau;CH;présent\n07/06/2022;comité de pilotage;CMP;présent\n".as_bytes(),
        ),
    ]);
    let made = run(folder.path(), &["bilan", "2022"]);
    let value = |indicator: &str, class: (&str, &str)| made.figure(2022, "2022", indicator, &[class]).get("valeur").to_owned();
    assert_eq!(value("presences", ("instance", "comité de pilotage")), "2");
    assert_eq!(value("structures_actives", ("secteur", "Santé")), "2");
}

/// Nobody's college is known: the share of inhabitants and users is not zero.
#[test]
fn a_share_of_colleges_that_nobody_gave_is_not_known() {
    let made = |college: &str| {
        let registry = format!("Structure;Secteur;Collège\nGEM;Habitants-Usagers-Citoyens;{college}\nCH;Santé;\n");
        let sat = "Date;Instance;Structure;Présence\n06/05/2022;comité de pilotage;GEM;présent\n06/05/2022;comité de pilotage;CH;présent\n";
        run(inputs(&[("structures.csv", registry.as_bytes()), ("2022/instances.csv", sat.as_bytes())]).path(), &["bilan", "2022"])
    };
    let shown = |college: &str, indicator: &str| {
        let rows = made(college).csv("2022/indicateurs.csv");
        let total = rows.iter().find(|row| row.get("indicateur") == indicator && row.get("dimension_1").is_empty());
        total.map(|row| format!("{}{}", row.get("valeur"), row.get("statut"))).unwrap_or_default()
    };
    assert_eq!(shown("personnes concernées", "part_huc"), "0.5000");
    assert!(["", "nd"].contains(&&*shown("", "part_huc")), "{}", shown("", "part_huc"));
    assert_eq!((shown("personnes concernées", "conformite_colleges"), shown("", "conformite_colleges")), ("0".into(), "nd".into()));
}

#[test]
fn nothing_written_ends_with_2() {
    let undated = inputs(&[("structures.csv", "Structure;Secteur\nCCAS;Santé\n".as_bytes())]);
    let made = run(undated.path(), &["bilan", "--toutes"]);
    assert_eq!((made.status, made.stderr.contains("Aucune année")), (2, true), "{}", made.stderr);
    let unread = inputs(&[
        ("2022/notes.csv", b"a;b;c\n1;2;3\n4;5;6\n"),
        ("2022/x.csv", b"Date;Action;Structure;Participants\n06/05/2022;I;CCAS;3\n"),
    ]);
    assert_eq!(run(unread.path(), &["verifier"]).status, 1);
    assert_eq!(run(unread.path(), &["verifier", "--strict"]).status, 2);
}

#[test]
fn the_usual_threshold_needs_no_motive_and_a_lower_one_does() {
    let status = |line: &str| {
        let settings = format!("[confidentialite]\n{line}\n");
        let csv = "Date;Action;Structure;Participants\n06/05/2022;Info;CCAS;3\n".as_bytes();
        run(inputs(&[("observatoire.toml", settings.as_bytes()), ("2022/a.csv", csv)]).path(), &["bilan", "2022"]).status
    };
    assert_eq!(["participants = 5", "participants = 4", "saisines = 11", "saisines = 10"].map(status), [0, 2, 0, 2]);
}

/// An old notepad's file is read as it was meant.
#[test]
fn comments_in_the_code_page_of_windows_are_read() {
    let csv = "Date;Action;Structure;Participants\n06/05/2022;Info;CCAS;3\n".as_bytes();
    let comment = b"# Synth\xe8se\n\nUne ann\xe9e charni\xe8re.\n";
    let made = run(inputs(&[("2022/a.csv", csv), ("2022/commentaires.md", comment)]).path(), &["bilan", "2022"]);
    assert_eq!(made.status, 0, "{}", made.stderr);
    assert!(made.text("2022/bilan.html").contains("Une année charnière."));
}

/// One file dropped at the root and in its year counts once; a registry of each year is each year's.
#[test]
fn the_same_sheet_at_the_root_and_in_its_year_counts_once() {
    let signed = "Date;Action;Structure;Participants\n06/05/2022;Info;CCAS;3\n06/05/2022;Info;CH;1\n".as_bytes();
    let made = run(inputs(&[("x.csv", signed), ("2022/x.csv", signed)]).path(), &["bilan", "2022"]);
    assert_eq!(made.figure(2022, "2022", "participations", &[]).get("valeur"), "4");
    assert!(made.findings(2022).iter().any(|line| line.contains("feuille-en-double")), "{:?}", made.findings(2022));
}

/// A partner sends his sheet again, completed and under another name: what would count twice is told.
#[test]
fn rows_that_stand_in_two_files_are_told() {
    let rows = "06/05/2022;Info;CCAS;3\n06/05/2022;Info;CH;1\n07/05/2022;Info;CH;2\n";
    let first = format!("Date;Action;Structure;Participants\n{rows}");
    let again = format!(
        "Structure;Date;Action;Participants\n{}UDAF;08/05/2022;Info;4\n",
        rows.lines()
            .map(|row| {
                let cells: Vec<&str> = row.split(';').collect();
                format!("{};{};{};{}\n", cells[2], cells[0], cells[1], cells[3])
            })
            .collect::<String>()
    );
    let made = run(inputs(&[("2022/a.csv", first.as_bytes()), ("2022/b.csv", again.as_bytes())]).path(), &["bilan", "2022"]);
    let rows = made.csv("2022/controle/anomalies.csv");
    let told: Vec<_> =
        rows.iter().filter(|row| row.get("code") == "lignes-deja-ailleurs").map(|row| row.get("message").to_owned()).collect();
    assert_eq!(
        told,
        ["3 lignes sur 4 se trouvent aussi dans « 2022/a.csv » : elles comptent deux fois."
            .replace("« ", "«\u{a0}")
            .replace(" »", "\u{a0}»")
            .replace(" :", "\u{a0}:")]
    );
}

/// A list of those who came to a meeting marks nobody: all of them came. Beside a column that nobody understands, it would be a guess.
#[test]
fn a_list_of_who_sat_needs_no_marks() {
    let sat = |header: &str, more: &str| {
        let rows =
            format!("Date;Instance;Structure{header}\n06/05/2022;comité de pilotage;CCAS{more}\n06/05/2022;comité de pilotage;CH{more}\n");
        run(inputs(&[("2022/instances.csv", rows.as_bytes())]).path(), &["bilan", "2022"])
    };
    let made = sat("", "");
    assert_eq!(made.figure(2022, "2022", "presences", &[]).get("valeur"), "2");
    assert_eq!(made.figure(2022, "2022", "reunions", &[]).get("valeur"), "1");
    let doubtful = sat(";Xyz", ";E");
    assert!(!doubtful.csv("2022/indicateurs.csv").iter().any(|row| row.get("indicateur") == "presences"), "a guess");
}

/// A rank before an axis that is declared, and the ways of saying that a thing is over or dropped.
#[test]
fn an_axis_keeps_its_name_under_a_rank_and_a_status_its_class() {
    let actions = "Action;Axe;Statut\nA;2. Habiter;Finalisée\nB;2 - Habiter;réalisée\nC;Habiter;abandon\nD;2-3 ans;en cours\n";
    let settings = "[[axe]]\nnom = \"Habiter\"\n[[axe]]\nnom = \"2-3 ans\"\n";
    let folder = inputs(&[("observatoire.toml", settings.as_bytes()), ("2022/actions.csv", actions.as_bytes())]);
    let made = run(folder.path(), &["bilan", "2022", "--profil", "interne"]);
    let value = |class: (&str, &str)| made.figure(2022, "2022", "actions", &[class]).get("valeur").to_owned();
    let classes = [("axe", "Habiter"), ("axe", "2-3 ans"), ("statut", "réalisée"), ("statut", "abandonnée")];
    assert_eq!(classes.map(value), ["3", "1", "2", "1"].map(str::to_owned), "{:?}", made.findings(2022));
}
