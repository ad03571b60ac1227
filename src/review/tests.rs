//! Reviews in memory: what is asked, what is kept, and what an interruption leaves.

use super::*;
use crate::place::CellRef;
use crate::reconcile::{Shown, Sighting};
use expect_test::expect;

fn proposal(spelling: &str, subject: Subject, score: u8, reason: &str) -> Proposal {
    let place = |row| Place::file("2022/copil.xlsx").with_sheet("Présences").at(CellRef::new(row, 2));
    let sighting = |spelling: &str, occurrences, row| Sighting { spelling: spelling.into(), occurrences, places: vec![place(row)] };
    let target = match &subject {
        Subject::Structure(name) | Subject::UnitOf(name) => {
            Some(Shown { registry: Some(Place::file("annuaire.ods").at(CellRef::new(9, 1))), seen: vec![sighting(name, 1, 7)] })
        }
        Subject::Sector(_) | Subject::College(_) | Subject::Question(_) => None,
    };
    Proposal {
        spelling: spelling.into(),
        subject,
        score,
        reason: reason.into(),
        occurrences: 3,
        places: vec![place(4)],
        source: Shown { registry: None, seen: vec![sighting(spelling, 2, 4), sighting(&spelling.to_lowercase(), 1, 5)] },
        target,
    }
}

fn proposals() -> Vec<Proposal> {
    vec![
        proposal("DDTES", Subject::Structure("DDETS".into()), 93, "deux lettres inversées"),
        proposal("CHL", Subject::Structure("CHHL".into()), 80, "une lettre doublée"),
        proposal("CHL", Subject::Structure("CH Henri Laborit".into()), 75, "même sigle\u{a0}: CHL"),
        proposal("AFPEI", Subject::Sector("Santé".into()), 75, "le nom contient « AFPEI »"),
    ]
}

fn reviewed(typed: &str) -> (String, Outcome, Vec<Vec<String>>) {
    let mut screen = Vec::new();
    let mut saved: Vec<Vec<String>> = Vec::new();
    let mut save = |decisions: &[Decision]| {
        saved.push(decisions.iter().map(|one| format!("{} {} {}", one.spelling, one.verdict.word(), one.subject)).collect());
        Ok(())
    };
    let today = NaiveDate::from_ymd_opt(2023, 2, 1).unwrap_or_default();
    let known = Nameable {
        sectors: vec!["Handicap".into(), "Santé".into()],
        colleges: Vec::new(),
        names: ["chhl".to_owned()].into_iter().collect(),
    };
    let mut hand = Lines(typed.as_bytes());
    let outcome = review(&mut hand, &mut screen, &proposals(), &known, today, &mut save).expect("a review in memory");
    (String::from_utf8(screen).expect("UTF-8").replace('\u{a0}', " "), outcome, saved)
}

#[test]
fn each_answer_is_saved_and_an_accepted_name_is_asked_no_more() {
    let (screen, outcome, saved) = reviewed("o\nO\nnon\n");
    assert_eq!(outcome, Outcome { accepted: 2, refused: 1, put_off: 0, left: 0, end: End::Done });
    assert_eq!(saved.len(), 3);
    assert_eq!(
        saved.last().map(|last| last.join("\n")).as_deref(),
        Some("DDTES meme DDETS\nCHL meme CHHL\nAFPEI distinct secteur\u{a0}: Santé")
    );
    expect![[r#"
        4 rapprochements à examiner.
          o : oui, c’est le même     n : non, c’en est un autre     p : plus tard
          s : un service d’une entité que je vais écrire     a : autre réponse, que je vais écrire
          u : annuler le dernier choix     q : quitter     ? : aide
        Chaque réponse est enregistrée aussitôt.

        [1, encore 3 autres après] « DDTES » désigne-t-il la même structure que « DDETS » ?
            « DDTES »
                écrit 2 fois : 2022/copil.xlsx › Présences › B4
                « ddtes » écrit 1 fois : 2022/copil.xlsx › Présences › B5
            « DDETS »
                dans l’annuaire : annuaire.ods › A9
                écrit 1 fois : 2022/copil.xlsx › Présences › B7
            Motif : deux lettres inversées (93 / 100)
        o, n, p, s, a, u, q ou ? > 
        [2, encore 2 autres après] « CHL » désigne-t-il la même structure que « CHHL » ?
            « CHL »
    "#]]
    .assert_eq(&screen.lines().take(17).map(|line| format!("{line}\n")).collect::<String>());
}

#[test]
fn what_was_answered_before_an_interruption_is_kept() {
    let (_, outcome, saved) = reviewed("n\n");
    assert_eq!(outcome, Outcome { accepted: 0, refused: 1, put_off: 0, left: 3, end: End::Nobody });
    assert_eq!(saved, [["DDTES distinct DDETS"]]);
    let (screen, outcome, saved) = reviewed("o\nq\n");
    assert_eq!((outcome.accepted, outcome.left, saved.len()), (1, 3, 1));
    assert_eq!(screen.lines().last(), Some("1 rapprochement accepté, 0 refusé, 3 laissés pour plus tard."));
}

#[test]
fn one_may_put_off_come_back_and_ask_for_help() {
    let (screen, outcome, saved) = reviewed("u\n\n?\nz\nu\no\np\np\np\n");
    assert_eq!(outcome, Outcome { accepted: 1, refused: 0, put_off: 3, left: 0, end: End::Done });
    assert_eq!(saved.last().map(Vec::len), Some(1));
    assert!(screen.contains("Aucun choix à annuler.") && screen.contains("Touche inconnue."));
}

#[test]
fn an_answer_taken_back_is_taken_out_of_what_is_saved() {
    let (_, _, saved) = reviewed("o\nu\nn\nq\n");
    assert_eq!(saved, [vec!["DDTES meme DDETS".to_owned()], vec![], vec!["DDTES distinct DDETS".to_owned()]]);
}

#[test]
fn another_answer_refuses_the_one_proposed() {
    let (screen, outcome, saved) = reviewed("s\nCHHL\na\nCH L.\na\nCouleur\na\nhandicap\n");
    assert_eq!((outcome.accepted, outcome.left), (3, 0), "« CHL » is found, so its second proposal is not asked: {screen}");
    assert_eq!(
        saved.last().map(|last| last.join("\n")).as_deref(),
        Some(
            "DDTES distinct DDETS\nDDTES meme unité de\u{a0}: CHHL\nCHL distinct CHHL\nCHL meme CH L.\nAFPEI distinct secteur\u{a0}: Santé\nAFPEI meme secteur\u{a0}: Handicap"
        )
    );
    assert!(screen.contains("Ce nom n’est pas dans la liste") && screen.contains("il est retenu tel quel"));
    assert_eq!(reviewed("s\n\nq\n").2.len(), 0, "nothing typed: the question is asked again");
}
