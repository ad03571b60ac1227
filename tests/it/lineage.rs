//! Bodies over the years: renamed, merged, split, and registries of one year, through the whole program.

use crate::bench::{Run, inputs, run};
use std::path::Path;

const REGISTRY: &str = "Structure;Secteur;Depuis;Jusqu'à;Remplace
Itinéraire Santé;Santé;;2021;
DAC;Santé;2022;;Itinéraire Santé
France Travail;Vie professionnelle;;;Pôle emploi
Foyer des Lilas;Logement et hébergement;;;
Foyer du Lac;Logement et hébergement;;;
Foyers réunis;Logement et hébergement;2022;;\"Foyer des Lilas, Foyer du Lac\"
Service social;Action sociale et médico-sociale;;;
Service social Nord;Action sociale et médico-sociale;2022;;Service social
Service social Sud;Action sociale et médico-sociale;2022;;Service social
Bibliothèque;Culture;;;
Partante;Culture;;;
Arrivante;Culture;;;
";

fn signed(year: i32, names: &[&str]) -> String {
    let rows: String = names.iter().map(|name| format!("06/05/{year};Info-formation;{name};1\n")).collect();
    format!("Date;Action;Structure;Participants\n{rows}")
}

fn year(folder: &Path, year: i32) -> Run {
    let made = run(folder, &["bilan", &year.to_string()]);
    assert_eq!(made.status, 0, "{}\n{}", made.stdout, made.stderr);
    made
}

fn totals<const N: usize>(made: &Run, year: i32, indicators: [&str; N]) -> [String; N] {
    indicators.map(|indicator| made.figure(year, &year.to_string(), indicator, &[]).get("valeur").to_owned())
}

#[test]
fn a_renamed_merged_or_split_body_is_neither_new_nor_lost() {
    let years = [
        (
            2021,
            ["Itinéraire Santé", "Pôle emploi", "Foyer des Lilas", "Foyer du Lac", "Service social", "Bibliothèque", "Partante"].as_slice(),
        ),
        (
            2022,
            ["DAC", "France Travail", "Foyers réunis", "Service social Nord", "Service social Sud", "Bibliothèque", "Arrivante"].as_slice(),
        ),
        // Old names, out of habit.
        (2023, ["Itinéraire Santé", "Pôle emploi", "Foyer du Lac", "Service social", "Bibliothèque", "Arrivante"].as_slice()),
    ];
    let sheets = years.map(|(year, names)| (format!("{year}/Émargement.csv"), signed(year, names)));
    let mut files: Vec<(&str, &[u8])> = sheets.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect();
    files.push(("Annuaire.csv", REGISTRY.as_bytes()));
    let folder = inputs(&files);
    let told = [
        "structures_actives",
        "structures_nouvelles",
        "structures_fidelisees",
        "structures_perdues",
        "structures_partenaires",
        "liens_nouveaux",
    ];

    let second = year(folder.path(), 2022);
    // New: Arrivante. Lost: Partante. New ties: those of Arrivante with the six others, and that of the two halves of the split service.
    assert_eq!(totals(&second, 2022, told), ["7", "1", "6", "1", "8", "7"]);
    assert_eq!(second.figure(2022, "2021", "structures_partenaires", &[]).get("valeur"), "8");

    let third = year(folder.path(), 2023);
    assert_eq!(totals(&third, 2023, told), ["6", "0", "6", "0", "8", "0"]);
    let of = |name: &str| third.figure(2023, "2023", "participations", &[("structure", name)]).get("valeur").to_owned();
    assert_eq!(["DAC", "France Travail", "Foyers réunis", "Service social"].map(of), ["1", "1", "1", "1"]);
    // Which half of the split service came, only a person can tell.
    let findings: Vec<String> = third.findings(2023).into_iter().filter(|finding| finding.ends_with("structure-scindee")).collect();
    assert_eq!(findings, ["2023/Émargement.csv C5 structure-scindee"]);
    let messages = third.csv("2023/controle/anomalies.csv");
    let message = messages.iter().find(|row| row.get("code") == "structure-scindee").unwrap().get("message").replace('\u{a0}', " ");
    assert!(message.contains("« Service social Nord » et « Service social Sud »"), "{message}");
}

#[test]
fn a_new_name_written_too_early_is_the_old_body() {
    let folder = inputs(&[
        ("Annuaire.csv", REGISTRY.as_bytes()),
        ("2020/Émargement.csv", signed(2020, &["DAC", "Bibliothèque"]).as_bytes()),
        ("2021/Émargement.csv", signed(2021, &["Itinéraire Santé", "DAC", "Bibliothèque"]).as_bytes()),
    ]);
    let made = year(folder.path(), 2021);
    assert_eq!(totals(&made, 2021, ["structures_actives", "structures_nouvelles", "structures_perdues"]), ["2", "0", "0"]);
    assert_eq!(made.figure(2021, "2021", "participations", &[("structure", "Itinéraire Santé")]).get("valeur"), "2");
}

#[test]
fn a_registry_in_the_folder_of_a_year_holds_from_that_year_until_the_next() {
    let header = "Structure;Secteur;Actif\n";
    let first = format!("{header}Alpha;Santé;oui\nBeta;Santé;oui\nGamma;Santé;oui\nDelta;Santé;non\n");
    let second = format!("{header}Alpha;Santé;oui\nBeta;Culture;oui\nDelta;Santé;oui\n");
    let every = ["Alpha", "Beta", "Gamma"];
    let files = [
        ("2020/Émargement.csv".to_owned(), signed(2020, &every)),
        ("2021/Annuaire 2021.csv".to_owned(), first),
        ("2021/Émargement.csv".to_owned(), signed(2021, &every)),
        ("2022/Annuaire 2022.csv".to_owned(), second),
        ("2022/Émargement.csv".to_owned(), signed(2022, &every)),
        ("2023/Émargement.csv".to_owned(), signed(2023, &every)),
    ];
    let files: Vec<(&str, &[u8])> = files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect();
    let folder = inputs(&files);
    let last = year(folder.path(), 2023);
    let registered: Vec<(String, String)> = last
        .csv("2023/indicateurs.csv")
        .iter()
        .filter(|row| row.get("indicateur") == "structures_partenaires" && row.get("dimension_1").is_empty())
        .map(|row| (row.get("annee").to_owned(), row.get("valeur").to_owned()))
        .collect();
    // Of 2020 no registry says anything.
    assert_eq!(registered, [("2021", "3"), ("2022", "3"), ("2023", "3")].map(|(year, value)| (year.to_owned(), value.to_owned())));
    let of = |sector: &str| last.figure(2023, "2023", "structures_partenaires", &[("secteur", sector)]).get("valeur").to_owned();
    // Alpha and Delta; Beta is what the newest registry says. Gamma is no partner any more, but is still known by name.
    assert_eq!((of("Santé"), of("Culture")), ("2".to_owned(), "1".to_owned()));
    assert_eq!(last.figure(2023, "2023", "structures_actives", &[("secteur", "Santé")]).get("valeur"), "2");
    assert!(last.findings(2023).contains(&"2022/Annuaire 2022.csv  annuaire-plus-court".to_owned()), "{:?}", last.findings(2023));

    let before = run(folder.path(), &["bilan", "2020"]);
    let unknown = before.figure(2020, "2020", "structures_partenaires", &[]);
    assert_eq!((unknown.get("valeur"), unknown.get("statut")), ("", "nd"));
    assert_eq!(before.figure(2020, "2020", "structures_actives", &[]).get("valeur"), "3");
}
