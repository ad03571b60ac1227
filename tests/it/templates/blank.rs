//! The files as they are written: which they are, what they hold, and what intake says of them untouched.

use super::{first_sheet, made, make, row};
use crate::bench::{contents, inputs, run};
use observatoire::finding::{Fate, Findings, SetAside};
use observatoire::place::CellRef;
use observatoire::read::{Grid, Hidden, Raw};
use observatoire::schema::{Content, Kind};
use observatoire::settings::Settings;
use observatoire::shape;
use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

const FILES: [&str; 24] = [
    "LISEZMOI.txt",
    "_schemas/actions.json",
    "_schemas/contexte.json",
    "_schemas/instances.json",
    "_schemas/moyens.json",
    "_schemas/objectifs.json",
    "_schemas/parcours.json",
    "_schemas/participations.json",
    "_schemas/perspectives.json",
    "_schemas/saisines.json",
    "_schemas/structures.json",
    "actions.xlsx",
    "contexte.xlsx",
    "correspondances.csv",
    "emargement.xlsx",
    "instances.xlsx",
    "moyens.xlsx",
    "objectifs.xlsx",
    "observatoire.toml",
    "parcours.xlsx",
    "participations.xlsx",
    "perspectives.xlsx",
    "saisines.xlsx",
    "structures.xlsx",
];

fn workbooks() -> impl Iterator<Item = &'static str> {
    FILES.into_iter().filter(|file| file.ends_with(".xlsx"))
}

/// A part of a workbook's package.
fn part(workbook: &Path, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(fs::File::open(workbook).unwrap()).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap_or_else(|error| panic!("{name}: {error}")).read_to_string(&mut text).unwrap();
    text
}

#[test]
fn every_table_has_its_workbook_and_a_second_run_touches_nothing() {
    let folder = made();
    let first = contents(folder.path());
    assert_eq!(first.keys().collect::<Vec<_>>(), FILES.map(PathBuf::from).iter().collect::<Vec<_>>());

    fs::write(folder.path().join("actions.xlsx"), "le travail d’un partenaire").unwrap();
    fs::remove_file(folder.path().join("moyens.xlsx")).unwrap();
    let again = make(folder.path(), &folder.path().join("absent"), &[]);
    assert_eq!(again.status, 0, "{}", again.stderr);
    assert!(again.stdout.contains("1 fichier écrit") && again.stdout.contains("23 fichiers déjà là"), "{}", again.stdout);
    let now = contents(folder.path());
    for (path, bytes) in &first {
        if path == Path::new("actions.xlsx") {
            assert_eq!(now[path], "le travail d’un partenaire".as_bytes());
        } else {
            assert!(now[path] == *bytes, "{} changed", path.display());
        }
    }
    assert_eq!(now.len(), first.len(), "nothing half-written is left");

    let third = make(folder.path(), &folder.path().join("absent"), &[]);
    assert!(third.status == 0 && third.stdout.starts_with("Rien n’a été écrit"), "{}", third.stdout);
    assert_eq!(contents(folder.path()), now);
}

#[test]
fn a_disk_or_settings_that_refuse_are_told_in_french_and_nothing_is_written() {
    let folder = inputs(&[("occupé", b"un fichier"), ("observatoire.toml", b"[territoire]\npopulaton = 3\n")]);
    let no_folder = make(&folder.path().join("occupé"), &folder.path().join("absent"), &[]);
    assert!(no_folder.status == 2 && no_folder.stderr.contains("ne peut pas être créé"), "{}", no_folder.stderr);
    let target = folder.path().join("neuf");
    let no_settings = make(&target, folder.path(), &[]);
    assert!(
        no_settings.status == 2 && no_settings.stderr.contains("ligne 2") && no_settings.stderr.contains("population"),
        "{}",
        no_settings.stderr
    );
    assert!(!target.exists());
}

#[test]
fn the_same_settings_give_the_same_bytes() {
    assert!(contents(made().path()) == contents(made().path()));
}

#[test]
fn blank_workbooks_are_no_fault_but_it_is_told_that_nothing_is_filled_in() {
    let folder = made();
    let files: Vec<(String, Vec<u8>)> =
        contents(folder.path()).into_iter().map(|(path, bytes)| (format!("2024/{}", path.display()), bytes)).collect();
    let mut files: Vec<(&str, &[u8])> = files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
    files.retain(|(path, _)| !path.ends_with(".toml"));
    let settings = fs::read(folder.path().join("observatoire.toml")).unwrap();
    files.push(("observatoire.toml", &settings));
    let blank = inputs(&files);

    let check = run(blank.path(), &["verifier"]);
    assert_eq!(check.status, 0, "{}", check.stdout);
    assert_eq!(check.stdout.matches("Rien n’est encore écrit dans ce tableau").count(), 11, "{}", check.stdout);
    let report = run(blank.path(), &["bilan", "2024", "--strict"]);
    assert_eq!(report.status, 0, "{}", report.stderr);
    let anomalies = report.csv("2024/controle/anomalies.csv");
    assert!(anomalies.iter().all(|row| (row.get("gravite"), row.get("code")) == ("note", "tableau-non-rempli")), "{anomalies:?}");
    assert_eq!(anomalies.len(), 11);
    // The ledger says what became of the example, and no figure counts it.
    let ledger = report.csv("2024/controle/lecture.csv");
    let examples = ledger.iter().filter(|row| row.get("raisons").contains("ligne d’exemple du modèle"));
    assert_eq!(examples.count(), 11);
    assert!(ledger.iter().all(|row| row.get("utilisees") == "0" && row.get("ecartees") == "0"), "{ledger:?}");
    for (indicator, value) in [("structures_partenaires", "0"), ("actions", "0"), ("reunions", "0"), ("saisines", "0")] {
        let figures = report.csv("2024/indicateurs.csv");
        let total = figures.iter().find(|row| row.get("indicateur") == indicator && row.get("dimension_1").is_empty());
        assert!(total.is_none_or(|row| row.get("valeur").is_empty() || row.get("valeur") == value), "{indicator}: {total:?}");
    }
}

#[test]
fn what_the_examples_show_is_what_the_columns_hold() {
    for kind in Kind::ALL {
        let columns = kind.schema().columns;
        assert!(columns.iter().all(|column| !column.note.is_empty()), "{}: a column without a word on it", kind.name());
        assert!(columns.iter().all(|column| !column.required || !column.example.is_empty()), "{}: no example", kind.name());
        let text = |text: &str| Raw::Text(text.into());
        let cells = (1..).zip(columns).flat_map(|(at, column)| {
            let example = (!column.example.is_empty()).then(|| (CellRef::new(2, at), text(column.example)));
            [(CellRef::new(1, at), text(column.title))].into_iter().chain(example)
        });
        let mut cells: Vec<(CellRef, Raw)> = cells.collect();
        cells.sort_by_key(|(cell, _)| *cell);
        let grid = Grid {
            file: format!("2024/{}.xlsx", kind.name()).into(),
            sheet: kind.schema().title.into(),
            year: Some(2024),
            cells: cells.into_iter().collect(),
            merged: Vec::new(),
            hidden: Hidden::default(),
            file_hash: "".into(),
        };
        let mut journal = Findings::default();
        let fate = Fate::SetAside(SetAside::SheetNotRecognised);
        journal.ledger.open(&grid.file, &grid.sheet, grid.cells.iter().map(|(cell, _)| cell), fate);
        let shaped = shape::tables(&mut journal, &Settings::default(), &[grid]);
        let told: Vec<_> = journal.iter().collect();
        assert!(told.is_empty(), "{}: {told:?}", kind.name());
        assert_eq!(shaped.tables.iter().map(|table| (table.kind, table.records.len())).collect::<Vec<_>>(), [(kind, 1)]);
        for column in columns.iter().filter(|column| !column.example.is_empty()) {
            assert!(shaped.tables[0].get(0, column.name).is_some(), "{}: the example of « {} » is not read", kind.name(), column.title);
        }
    }
}

#[test]
fn every_class_in_force_is_in_the_drop_down_lists() {
    let settings = "[[axe]]\nnom = \"Aller vers\"\n[nomenclature.secteur]\n\"Numérique\" = []\n[nomenclature.instance]\n\"bureau\" = []\n";
    let own = inputs(&[("observatoire.toml", settings.as_bytes())]);
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(make(folder.path(), own.path(), &[]).status, 0);
    let listed = |file: &str| {
        let mut book = calamine::open_workbook_auto(folder.path().join(file)).unwrap();
        let sheet = calamine::Reader::worksheet_range(&mut book, "Listes").unwrap();
        sheet.used_cells().map(|(_, _, cell)| cell.to_string()).collect::<Vec<_>>()
    };
    let sectors = listed("structures.xlsx");
    let classes = Settings::default().classes(observatoire::schema::Nomenclature::Sector);
    assert!(classes.iter().all(|(label, _)| sectors.contains(label)) && sectors.contains(&"Numérique".to_owned()), "{sectors:?}");
    assert!(listed("actions.xlsx").contains(&"Aller vers".to_owned()));
    assert!(["instances.xlsx", "emargement.xlsx"].into_iter().all(|file| listed(file).contains(&"bureau".to_owned())));
    // The example of an axis is one of the council's own, and each list reaches the last of its classes.
    assert!(row(&first_sheet(&folder.path().join("actions.xlsx")), 4).contains(&"Aller vers".to_owned()));
    let rules = part(&folder.path().join("structures.xlsx"), "xl/worksheets/sheet1.xml");
    assert!(rules.contains(&format!("<formula1>Listes!$A$5:$A${}</formula1>", 4 + classes.len() + 1)), "{rules}");
}

#[test]
fn rules_advise_and_never_forbid() {
    let folder = made();
    let rules = |file: &str| -> BTreeMap<String, usize> {
        let xml = part(&folder.path().join(file), "xl/worksheets/sheet1.xml");
        let mut counts = BTreeMap::new();
        for rule in xml.split("<dataValidation ").skip(1) {
            let attribute =
                |name: &str| rule.split(&format!("{name}=\"")).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
            // Without a style, a rule stops who breaks it; without `showErrorMessage`, it says nothing.
            let insists = rule.contains("showErrorMessage=\"1\"");
            assert!(!insists || ["warning", "information"].contains(&attribute("errorStyle")), "{file}: {rule}");
            assert!(!insists || !attribute("error").is_empty() && !attribute("errorTitle").is_empty(), "{file}: {rule}");
            *counts.entry(attribute("type").to_owned()).or_default() += 1;
        }
        counts
    };
    for kind in Kind::ALL {
        let rules = rules(&format!("{}.xlsx", kind.name()));
        let lists = kind.schema().columns.iter().filter(|column| {
            matches!(column.content, Content::Class(_) | Content::Classes(_) | Content::YesNo | Content::Presence)
                || (kind, column.name) == (Kind::Context, "niveau")
        });
        assert_eq!(rules.get("list").copied().unwrap_or_default(), lists.count(), "{}", kind.name());
    }
    assert_eq!(rules("emargement.xlsx").get("list"), Some(&2));
}

#[test]
fn a_workbook_can_be_heard_as_well_as_seen() {
    let folder = made();
    for file in workbooks() {
        let path = folder.path().join(file);
        let core = part(&path, "docProps/core.xml");
        assert!(
            core.contains("<dc:language>fr-FR</dc:language>") && core.contains("<dc:title>") && !core.contains("<dc:title></dc:title>")
        );
        let sheet = part(&path, "xl/worksheets/sheet1.xml");
        assert!(sheet.contains("state=\"frozen\"") && !sheet.contains("<mergeCell"), "{file}");
        assert!(part(&path, "xl/comments1.xml").contains("Obligatoire."), "{file}: headers without notes");
        let names = calamine::Reader::sheet_names(&calamine::open_workbook_auto(&path).unwrap());
        assert!(names.len() >= 2 && names[1] == "Mode d’emploi", "{names:?}");
        let first = first_sheet(&path);
        assert!(!row(&first, 0)[0].is_empty(), "{file}: no title in A1");
        if file != "emargement.xlsx" {
            assert!(
                part(&path, "xl/tables/table1.xml").contains("headerRowCount=\"1\"")
                    || part(&path, "xl/tables/table1.xml").contains("<autoFilter")
            );
        }
    }
    for file in ["saisines.xlsx", "parcours.xlsx"] {
        let mut book = calamine::open_workbook_auto(folder.path().join(file)).unwrap();
        let help = calamine::Reader::worksheet_range(&mut book, "Mode d’emploi").unwrap();
        let words: Vec<String> = help.used_cells().map(|(_, _, cell)| cell.to_string()).collect();
        assert!(words.iter().any(|text| text.contains("Jamais de nom") && text.contains("pseudonyme seulement")), "{file}: {words:?}");
    }
}
