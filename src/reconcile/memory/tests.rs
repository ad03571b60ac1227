//! What people write in a file of decisions, and what is written back.

use super::*;
use crate::place::CellRef;

fn lines(text: &str) -> Vec<Line> {
    let rows = text.lines().zip(1_u32..);
    rows.map(|(row, at)| Line {
        place: Place::file("correspondances.csv").at(CellRef::new(at, 1)),
        cells: row.split(';').map(str::to_owned).collect(),
    })
    .collect()
}

fn read(text: &str) -> (Vec<Decision>, Vec<&'static str>) {
    let mut journal = Findings::default();
    let decisions = decisions(&mut journal, &Settings::default(), &lines(text));
    let codes = journal.iter().map(|finding| finding.problem.code()).collect();
    (decisions, codes)
}

#[test]
fn a_decision_is_read_however_it_is_said() {
    let (decisions, codes) = read(
        "graphie;proposition;score;motif;occurrences;decision
DDTES;DDETS;93;deux lettres inversées;4;Même
GEM X;GEM Y;70;;1;Différent
MGFN;MGEN;92;;2;
CMP;CHHL - CMP;88;;2;plus tard
UNAFAM 86;UNAFAM;88;;2;peut-être
AFPEI;secteur : santé;90;;1;oui
CMP Est;unité de : CHHL;90;;1;o",
    );
    let told: Vec<String> =
        decisions.iter().map(|decision| format!("{} {} {}", decision.spelling, decision.verdict.word(), decision.subject)).collect();
    assert_eq!(told, ["DDTES meme DDETS", "GEM X distinct GEM Y", "AFPEI meme secteur\u{a0}: Santé", "CMP Est meme unité de\u{a0}: CHHL"]);
    assert_eq!(codes, ["decision-illisible"]);
}

#[test]
fn a_service_whose_name_begins_with_secteur_is_a_structure() {
    let subject = Subject::read(&Settings::default(), "Secteur : adultes 86G01");
    assert_eq!(subject, Subject::Structure("Secteur : adultes 86G01".into()));
}

#[test]
fn an_answer_may_stand_in_place_of_a_verdict_and_refuses_what_was_proposed() {
    let (decisions, codes) = read(
        "graphie;proposition;score;motif;occurrences;decision
CHHL - Filière X;CHHL - CMP;88;;2;unité de : CHHL
AFPEI;secteur : santé;90;;1;Secteur : Handicap
CMP Est;CMP Ouest;88;;2;même : CMP de l'Est
CMP Est;;88;;2;meme
Sans suite;CHHL;88;;2;secteur : inconnu",
    );
    let told: Vec<String> =
        decisions.iter().map(|decision| format!("{} {} {}", decision.spelling, decision.verdict.word(), decision.subject)).collect();
    assert_eq!(
        told,
        [
            "CHHL - Filière X distinct CHHL - CMP",
            "CHHL - Filière X meme unité de\u{a0}: CHHL",
            "AFPEI distinct secteur\u{a0}: Santé",
            "AFPEI meme secteur\u{a0}: Handicap",
            "CMP Est distinct CMP Ouest",
            "CMP Est meme CMP de l'Est",
        ]
    );
    assert_eq!(codes, ["decision-illisible", "decision-illisible"]);
}

#[test]
fn what_is_written_reads_back_the_same() {
    let (decisions, _) = read(
        "graphie;structure;decision;date
DAC, PTA \"nord\";Dispositif d'appui;meme;2022-01-15
=CHL;CHHL;meme;15/01/2022
Centre social C;Centre social A;distinct;
Centre social C;Centre social A;distinct;2021-03-01",
    );
    assert_eq!(
        Form::new().added(&decisions),
        "graphie,structure,decision,date
Centre social C,Centre social A,distinct,2021-03-01
'=CHL,CHHL,meme,2022-01-15
\"DAC, PTA \"\"nord\"\"\",Dispositif d'appui,meme,2022-01-15
"
    );
}

#[test]
fn lines_are_added_in_the_columns_of_the_file_and_after_all_that_is_there() {
    let (decisions, _) = read("graphie;structure;decision;date\nDDTES;DDETS\u{a0};meme;2022-01-15");
    let added = |file: &str| Form::of(file.as_bytes()).map(|form| form.added(&decisions));
    assert_eq!(added("\u{feff}graphie;structure;decision;date\r\nA;B;meme;\r\n").as_deref(), Some("DDTES;DDETS;meme;2022-01-15\r\n"));
    assert_eq!(
        added("Mémoire des noms\nDate,\"Décision\",Graphie,Note,Structure\n,meme,A,,B").as_deref(),
        Some("\n2022-01-15,meme,DDTES,,DDETS\n")
    );
    assert_eq!(added("").as_deref(), Some("graphie,structure,decision,date\nDDTES,DDETS,meme,2022-01-15\n"));
    for other in ["graphie,proposition,score,motif,occurrences,decision\n", "nom;prénom\n"] {
        assert_eq!(added(other), None, "{other}");
    }
    assert_eq!(Form::of(b"graphie,structure,d\xe9cision,date\n"), None);
    assert_eq!(Form::new().added(&[]), "");
}
