//! Names that must join, and names that must never.

mod properties;

use super::*;
use crate::fold::fold;
use crate::place::CellRef;
use crate::reconcile::likeness::must_differ;
use crate::reconcile::memory::{self, Line, Subject};
use crate::schema::UNCLASSIFIED;
use chrono::NaiveDate;
use proptest::prelude::*;

/// `label;entité;synonymes;remplace;depuis;jusqu'à`, a row a line; several names are separated by `|`.
fn registry(text: &str) -> Vec<RegistryRow> {
    let rows = text.lines().map(str::trim).filter(|line| !line.is_empty()).zip(1_u32..);
    rows.map(|(line, at)| {
        let cells: Vec<&str> = line.split(';').map(str::trim).collect();
        let cell = |column: usize| cells.get(column).copied().unwrap_or_default();
        let names = |column: usize| cell(column).split('|').filter(|name| !name.is_empty()).map(Arc::from).collect();
        RegistryRow {
            label: cell(0).into(),
            entity: (!cell(1).is_empty()).then(|| cell(1).into()),
            sector: None,
            college: None,
            synonyms: names(2),
            replaces: names(3),
            founder: false,
            active: true,
            since: cell(4).parse().ok(),
            until: cell(5).parse().ok(),
            edition: None,
            source: None,
            place: Place::file("annuaire.csv").at(CellRef::new(at, 1)),
        }
    })
    .collect()
}

fn mentions(names: &[&str]) -> Vec<Mention> {
    let rows = names.iter().zip(1_u32..);
    rows.map(|(name, at)| Mention { spelling: (*name).into(), place: Place::file("2022/copil.csv").at(CellRef::new(at, 1)) }).collect()
}

/// `graphie;structure;decision;date`, a decision a line.
fn decisions(text: &str) -> Vec<Decision> {
    let lines = std::iter::once("graphie;structure;decision;date").chain(text.lines().map(str::trim).filter(|line| !line.is_empty()));
    let lines: Vec<Line> = lines
        .zip(1_u32..)
        .map(|(line, at)| Line {
            place: Place::file("correspondances.csv").at(CellRef::new(at, 1)),
            cells: line.split(';').map(str::to_owned).collect(),
        })
        .collect();
    memory::decisions(&mut Findings::default(), &Settings::default(), &lines)
}

struct Case {
    names: Names,
    findings: Vec<String>,
}

fn settle(rows: &str, decided: &str, seen: &[&str]) -> Case {
    let mut journal = Findings::default();
    let names = Names::settle(&mut journal, &Settings::default(), &registry(rows), &decisions(decided), &mentions(seen));
    let findings = journal.iter().map(|finding| format!("{} {}", finding.place, finding.problem.code())).collect();
    Case { names, findings }
}

impl Case {
    fn label(&self, name: &str) -> String {
        self.label_in(name, 2022)
    }

    fn label_in(&self, name: &str, year: i32) -> String {
        let id = self.names.resolve(name, year);
        id.and_then(|id| self.names.structure(id)).map_or_else(|| "?".to_owned(), |structure| structure.label.to_string())
    }

    fn entity(&self, name: &str) -> String {
        let id = self.names.resolve(name, 2022);
        id.and_then(|id| self.names.structure(id)).map_or_else(|| "?".to_owned(), |structure| structure.entity.to_string())
    }

    fn proposals(&self) -> Vec<String> {
        self.names.proposals().iter().map(|proposal| format!("{} -> {}", proposal.spelling, proposal.subject)).collect()
    }
}

#[test]
fn a_name_is_settled_in_the_order_of_the_contract() {
    let case = settle(
        "CHHL - CMP Nord;CHHL
         Centre hospitalier Henri Laborit (CHHL)
         Dispositif d'appui à la coordination;;DAC|DAC 86
         Association Aurore",
        "CMP du Nord;CHHL - CMP Nord;meme;2022-01-15",
        &["chhl – cmp nord", "CMP du Nord", "CHHL", "D.A.C.", "Aurore", "Inconnue"],
    );
    let settled = |name: &str| case.names.settled_by(name);
    assert_eq!(case.label("chhl – cmp nord"), "CHHL - CMP Nord");
    assert_eq!(settled("chhl – cmp nord"), Some(Settled::Exact));
    assert_eq!((case.label("CMP du Nord"), settled("CMP du Nord")), ("CHHL - CMP Nord".to_owned(), Some(Settled::Decided)));
    assert_eq!((case.label("CHHL"), settled("CHHL")), ("Centre hospitalier Henri Laborit (CHHL)".to_owned(), Some(Settled::Synonym)));
    assert_eq!((case.label("D.A.C."), settled("DAC")), ("Dispositif d'appui à la coordination".to_owned(), Some(Settled::Synonym)));
    assert_eq!((case.label("Aurore"), settled("Aurore")), ("Association Aurore".to_owned(), Some(Settled::Folded)));
    assert_eq!((case.label("Inconnue"), settled("Inconnue")), ("Inconnue".to_owned(), Some(Settled::Alone)));
    assert_eq!(case.names.resolve("Jamais écrite", 2022), None);
    assert!(case.findings.is_empty(), "{:?}", case.findings);
}

#[test]
fn a_name_that_nothing_settles_is_its_own_entity_labelled_as_first_written() {
    let seen = [("gem  la CORDÉE", 9), ("GEM La Cordée", 4), ("CHHL - Filière X", 5)];
    let mentions: Vec<Mention> =
        seen.map(|(name, row)| Mention { spelling: name.into(), place: Place::file("a.csv").at(CellRef::new(row, 1)) }).to_vec();
    let names = Names::settle(&mut Findings::default(), &Settings::default(), &registry("CHHL - CMP;CHHL"), &[], &mentions);
    let unknown: Vec<_> = names.structures().iter().filter(|structure| !structure.in_registry).collect();
    assert_eq!(unknown.iter().map(|one| &*one.label).collect::<Vec<_>>(), ["GEM La Cordée", "CHHL - Filière X"]);
    assert!(unknown.iter().all(|one| one.entity == one.label && &*one.sector == UNCLASSIFIED && one.college.is_none()));
}

#[test]
fn what_is_alike_is_proposed_and_never_joined() {
    let case = settle(
        "DDETS
         CHHL - PHILAE;CHHL
         CHHL - CMP Nord;CHHL
         Conseil citoyen des Couronneries
         MGEN
         UDAF de la Vienne
         GEM La Cordée
         Centre social A",
        "",
        &[
            "DDTES",
            "CHHI - PHII AF",
            "Conseil citoven des Couronneries",
            "MGFN",
            "CHHL - CMP Sud",
            "UNAFAM",
            "Au bonheur du GEM",
            "Centre social B",
        ],
    );
    let names: Vec<String> = case.proposals().into_iter().filter(|line| !line.contains('\u{a0}')).collect();
    assert_eq!(
        names,
        [
            "DDTES -> DDETS",
            "CHHI - PHII AF -> CHHL - PHILAE",
            "Conseil citoven des Couronneries -> Conseil citoyen des Couronneries",
            "MGFN -> MGEN"
        ]
    );
    assert_eq!(case.names.structures().len(), 16);
}

#[test]
fn decided_run_again_and_undone() {
    let rows = "DDETS\nCHHL - CMP;CHHL";
    let seen = ["DDTES", "DDETS", "CHL - CMP"];
    let first = settle(rows, "", &seen);
    assert_eq!(first.names.structures().len(), 4);
    let proposed = first.names.proposals();
    assert_eq!(proposed.iter().map(|one| one.subject.to_string()).collect::<Vec<_>>()[..2], ["DDETS", "CHHL - CMP"]);

    let answered: Vec<Decision> = proposed
        .iter()
        .take(2)
        .zip([memory::Verdict::Same, memory::Verdict::Distinct])
        .map(|(proposal, verdict)| Decision {
            spelling: proposal.spelling.clone(),
            subject: proposal.subject.clone(),
            verdict,
            date: NaiveDate::from_ymd_opt(2023, 1, 15),
            place: Place::file("rapprochements.csv"),
        })
        .collect();
    let written = memory::Form::new().added(&answered);
    assert_eq!(written, "graphie,structure,decision,date\nCHL - CMP,CHHL - CMP,distinct,2023-01-15\nDDTES,DDETS,meme,2023-01-15\n");

    let second = settle(rows, &written.lines().skip(1).map(|line| line.replace(',', ";")).collect::<Vec<_>>().join("\n"), &seen);
    assert_eq!(
        (second.names.structures().len(), second.label("DDTES"), second.label("CHL - CMP")),
        (3, "DDETS".into(), "CHL - CMP".into())
    );
    assert!(!second.proposals().iter().any(|line| line.starts_with("DDTES") || line.ends_with("CHHL - CMP")), "{:?}", second.proposals());
    assert!(second.findings.is_empty());

    let third = settle(rows, "", &seen);
    assert_eq!(third.names.structures(), first.names.structures());
}

#[test]
fn decisions_that_contradict_each_other_or_aim_at_nothing_are_told_at_their_place() {
    let case = settle(
        "DDETS\nDREETS\nGEM A\nGEM B",
        "DDTES;DDETS;meme;2022-01-15
         DDTES;DREETS;meme;2021-01-15
         MGFN;DDETS;distinct;2022-02-01
         MGFN;DDETS;meme;2022-01-01
         GEM A;GEM B;meme;2022-01-15
         Jamais écrite;DDETS;meme;2022-01-15
         SOELIFA;Solifia;meme;2022-01-15",
        &["DDTES", "MGFN", "GEM A", "SOELIFA"],
    );
    assert_eq!(
        case.findings,
        [
            "correspondances.csv › A3 decision-contradictoire",
            "correspondances.csv › A5 decision-contradictoire",
            "correspondances.csv › A6 decision-contradictoire",
            "correspondances.csv › A7 decision-sans-objet",
            "correspondances.csv › A8 decision-cible-inconnue",
        ]
    );
    // The latest date wins; the label is the one that the person gave.
    assert_eq!((case.label("DDTES"), case.label("MGFN"), case.label("SOELIFA")), ("DDETS".into(), "MGFN".into(), "Solifia".into()));
}

#[test]
fn chains_of_decisions_lead_to_the_registry_and_do_not_go_round_a_distinct() {
    let case = settle(
        "Maison des adolescents\nMaison de l'autonomie",
        "MDA;Maison ados;meme;2022-01-15
         Maison ados;Maison des adolescents;meme;2022-01-15
         M.D.A. 86;Maison ados;meme;2022-01-15
         M.D.A. 86;Maison des adolescents;distinct;2022-01-16",
        &["MDA", "Maison ados", "M.D.A. 86"],
    );
    assert_eq!((case.label("MDA"), case.label("Maison ados")), ("Maison des adolescents".into(), "Maison des adolescents".into()));
    assert_eq!(case.label("MDA 86"), "M.D.A. 86");
    assert_eq!(case.findings, ["correspondances.csv › A4 decision-contradictoire"]);
}

#[test]
fn a_distinct_holds_against_the_rules_of_writing() {
    let seen = ["Les Ateliers", "Ateliers", "DAC"];
    let rows = "Dispositif d'appui à la coordination (DAC)";
    assert_eq!(settle(rows, "", &seen).label("Ateliers"), "Les Ateliers");
    let case = settle(rows, "Ateliers;Les Ateliers;distinct;\nDAC;Dispositif d'appui à la coordination (DAC);distinct;", &seen);
    assert_eq!((case.label("Ateliers"), case.label("DAC")), ("Ateliers".into(), "DAC".into()));
}

#[test]
fn an_acronym_with_two_readings_joins_nobody() {
    let case = settle("Maison des adolescents (MDA)\nMaison de l'autonomie (MDA)", "", &["MDA"]);
    assert_eq!(case.label("MDA"), "MDA");
    let case = settle("", "", &["Maison des adolescents (MDA)", "Maison de l'autonomie (MDA)", "MDA", "Maison des adolescents"]);
    assert_eq!(case.label("MDA"), "MDA");
    assert_ne!(case.label("Maison des adolescents"), case.label("Maison de l'autonomie (MDA)"));
    assert_eq!(case.label("Maison des adolescents"), "Maison des adolescents (MDA)");
}

#[test]
fn the_inputs_teach_an_acronym_by_writing_it_in_brackets() {
    let case = settle("CHHL - CMP;CHHL", "", &["CH Laborit", "CHLR", "Centre hospitalier Louis Rivet (CHLR)"]);
    assert_eq!(case.label("CHLR"), "CHLR");
    assert_eq!(case.label("Centre hospitalier Louis Rivet (CHLR)"), "CHLR");
    assert_eq!(case.label("CH Laborit"), "CH Laborit");
}

#[test]
fn an_entity_is_told_by_the_registry_or_by_two_names_that_begin_with_it() {
    let case = settle(
        "CHHL - CMP;chhl
         Centre hospitalier Henri Laborit (CHHL)
         CHU - PASS
         CHU - IFSI
         Ville - Sports
         MDPH;Département du Val
         Département du Val
         Conseil - PMI",
        "",
        &[],
    );
    assert_eq!(case.entity("CHHL - CMP"), "Centre hospitalier Henri Laborit (CHHL)");
    assert_eq!(case.entity("Centre hospitalier Henri Laborit (CHHL)"), "Centre hospitalier Henri Laborit (CHHL)");
    assert_eq!((case.entity("CHU - PASS"), case.entity("CHU - IFSI")), ("CHU".into(), "CHU".into()));
    assert_eq!(case.entity("Ville - Sports"), "Ville - Sports");
    assert_eq!((case.entity("MDPH"), case.entity("Département du Val")), ("Département du Val".into(), "Département du Val".into()));
    assert_eq!(case.entity("Conseil - PMI"), "Conseil - PMI");
}

#[test]
fn a_renamed_body_is_one_and_a_replaced_one_gives_way_in_its_year() {
    let case = settle(
        "France Travail;;;Pôle emploi
         Itinéraire Santé;;;;;2021
         DAC;;;Itinéraire Santé;2022
         Ancien service;;;;;2020
         Service Nord;;;Ancien service;2021
         Service Sud;;;Ancien service;2021",
        "",
        &["Pôle emploi", "Itinéraire Santé", "Ancien service"],
    );
    assert_eq!(case.label_in("Pôle emploi", 2019), "France Travail");
    assert_eq!(
        (case.label_in("Itinéraire Santé", 2021), case.label_in("Itinéraire Santé", 2022)),
        ("Itinéraire Santé".into(), "DAC".into())
    );
    assert_eq!(case.label_in("Ancien service", 2022), "Ancien service");
}

#[test]
fn sectors_colleges_and_entities_are_proposed_and_applied_once_accepted() {
    let seen = ["GEM Les Amis", "CHHL - Filière X"];
    let rows = "CHHL - CMP;CHHL";
    let case = settle(rows, "", &seen);
    let told = case.proposals();
    for line in [
        "GEM Les Amis -> secteur\u{a0}: Habitants-Usagers-Citoyens",
        "GEM Les Amis -> collège\u{a0}: personnes concernées",
        "CHHL - Filière X -> unité de\u{a0}: CHHL",
    ] {
        assert!(told.contains(&line.to_owned()), "{told:?}");
    }
    let case = settle(
        rows,
        "GEM Les Amis;secteur : Habitants-Usagers-Citoyens;oui;
         GEM Les Amis;collège : personnes concernées;non;
         CHHL - Filière X;unité de : chhl;oui;",
        &seen,
    );
    let gem = case.names.resolve("GEM Les Amis", 2022).and_then(|id| case.names.structure(id)).cloned();
    assert_eq!(gem.map(|gem| (gem.sector.to_string(), gem.college)), Some(("Habitants-Usagers-Citoyens".into(), None)));
    assert_eq!(case.entity("CHHL - Filière X"), "CHHL");
    assert!(!case.proposals().iter().any(|line| line.starts_with("GEM") || line.contains("unité")), "{:?}", case.proposals());
}

#[test]
fn what_is_known_of_a_spelling_is_where_and_how_often() {
    let case = settle("DDETS", "", &["DDTES", "ddtes", "GEM"]);
    let proposals = case.names.proposals();
    let first =
        proposals.first().map(|one| (one.occurrences, one.places.iter().map(Place::to_string).collect::<Vec<_>>(), one.reason.clone()));
    assert_eq!(first, Some((2, vec!["2022/copil.csv › A1".to_owned()], "deux lettres inversées".to_owned())));
}

#[test]
fn a_body_that_the_registry_misread_bears_the_name_that_a_person_said_to_be_its_own() {
    let case = settle("IINAFAM\nMGEN", "IINAFAM;UNAFAM;meme;2023-01-15\nMGFN;MGEN;meme;2023-01-15", &["UNAFAM", "IINAFAM", "MGFN"]);
    assert_eq!(["UNAFAM", "IINAFAM"].map(|name| case.label(name)), ["UNAFAM", "UNAFAM"]);
    assert_eq!(case.label("MGFN"), "MGEN", "a name that the registry has stays as it is");
}
