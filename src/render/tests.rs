//! The documents as their readers meet them: the same figures in each, nothing masked in any, and what accessibility asks for.

use super::{Document, Extras, documents};
use crate::figure::{Figure, Status};
use crate::report::fixture::{Council, figure, settings};
use crate::report::{Block, Report};
use crate::settings::Profile;
use calamine::{Data, Reader, Xlsx};
use quick_xml::events::Event;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

fn made(council: &Council) -> (Report, Vec<Document>) {
    let report = council.report();
    let look = super::Look::default();
    let extras = Extras {
        settings: &council.settings,
        findings: &council.findings,
        files: &council.files,
        proposals: &[],
        returns: &[],
        look: &look,
    };
    let documents = documents(&report, &council.publication, extras).unwrap();
    (report, documents)
}

fn text<'a>(documents: &'a [Document], path: &str) -> &'a str {
    std::str::from_utf8(bytes(documents, path)).unwrap()
}

fn bytes<'a>(documents: &'a [Document], path: &str) -> &'a [u8] {
    &documents.iter().find(|document| document.path == path).unwrap_or_else(|| panic!("{path} is not made")).bytes
}

/// The parts of a zip.
fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

/// An element's name and attributes.
type Element = (String, BTreeMap<String, String>);

/// The text of an XML part, and its elements.
fn read_xml(bytes: &[u8]) -> (String, Vec<Element>) {
    let mut reader = quick_xml::Reader::from_reader(bytes);
    let (mut text, mut elements) = (String::new(), Vec::new());
    loop {
        let event = reader.read_event().unwrap();
        if let Event::Start(element) | Event::Empty(element) = &event {
            let read = |attribute: quick_xml::events::attributes::Attribute<'_>| {
                let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).unwrap().into_owned();
                (attribute.key.as_ref().to_owned(), value)
            };
            elements.push((element.name().as_ref().to_owned(), element.attributes().map(|attribute| read(attribute.unwrap())).collect()));
        } else if let Event::Text(part) = &event {
            text.push_str(part);
        } else if event == Event::Eof {
            return (text, elements);
        }
    }
}

#[test]
fn the_same_inputs_give_the_same_bytes() {
    let council = Council::poitiers(Profile::Public);
    assert!(made(&council).1 == made(&council).1);
}

#[test]
fn a_key_figure_is_the_same_in_every_rendering() {
    let council = Council::poitiers(Profile::Public);
    let (report, documents) = made(&council);
    // « au moins » is set smaller than its number.
    let html = text(&documents, "bilan.html").replace("<span class=\"about\">", "").replace("</span>", "");
    let (word, _) = read_xml(&parts(bytes(&documents, "bilan.docx"))["word/document.xml"]);
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes(&documents, "indicateurs.xlsx").to_vec())).unwrap();
    let summary = workbook.worksheet_range("Synthèse").unwrap();
    let csv = text(&documents, "indicateurs.csv");
    let Some(Block::KeyFigures(keys)) = report.sections.first().and_then(|section| section.blocks.first()) else { panic!("no key figure") };
    assert!(keys.len() >= 5);
    for key in keys {
        let shown = key.value.headline();
        assert!(html.contains(&format!(">{shown}</p>")), "{} in HTML", key.label);
        assert!(word.contains(&format!("{}{shown}", key.label)), "{} in Word", key.label);
        let row = summary.rows().find(|row| row[0] == Data::String(key.label.clone())).unwrap();
        if let Data::Float(number) = &row[1] {
            assert_eq!(Some(*number), key.value.value, "{} in the workbook", key.label);
        } else {
            assert_eq!(row[1].to_string(), key.value.text(), "{} in the workbook", key.label);
        }
        let value = key.value.value.unwrap();
        let line = format!(",{},,,,,{value},", key.proof.indicator);
        assert!(csv.contains(&line), "{line} in CSV");
    }
}

/// What `protect` masked is masked everywhere, whatever a renderer was given besides.
#[test]
fn nothing_of_a_masked_figure_is_written() {
    let council = Council::poitiers(Profile::Public);
    let masked: Vec<&Figure> = council.publication.figures().iter().filter(|figure| figure.status == Status::Masked).collect();
    assert!(!masked.is_empty(), "the example has masked figures");
    let (_, documents) = made(&council);
    let lines: Vec<&str> = text(&documents, "indicateurs.csv").lines().filter(|line| line.contains("orientation")).collect();
    assert!(!lines.is_empty() && lines.iter().all(|line| line.ends_with(",,saisines,,,,,,c,")), "{lines:?}");
    assert!(!text(&documents, "controle/sources.csv").contains("orientation"));
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes(&documents, "indicateurs.xlsx").to_vec())).unwrap();
    let sheet = workbook.worksheet_range("Situations complexes").unwrap();
    let rows: Vec<&[Data]> = sheet.rows().filter(|row| row[2] == Data::String("Orientation".to_owned())).collect();
    assert!(!rows.is_empty() && rows.iter().all(|row| row[6] == Data::String("c".to_owned()) && row[13] == Data::Empty));
}

#[test]
fn the_page_has_what_a_screen_reader_needs() {
    let (report, documents) = made(&Council::poitiers(Profile::Public));
    let html = text(&documents, "bilan.html");
    assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"fr\">"));
    assert_eq!(html.matches("<h1>").count(), 1);
    assert!(html.contains("<title>Bilan d’activité 2022 – CLSM de Poitiers</title>"));
    let tables = html.matches("<table").count();
    assert_eq!(tables, html.matches("<caption").count(), "a table without caption");
    assert_eq!(tables, html.matches("<thead>").count());
    assert!(!html.contains("<th>") && !html.contains("<th class"), "a header cell without scope");
    assert_eq!(html.matches("role=\"img\"").count(), report.pictures().count(), "a chart without role");
    // Nothing is fetched: no address but those of names of vocabularies.
    let addresses: BTreeSet<&str> =
        html.match_indices("http").map(|(at, _)| html[at..].split(['"', '\'', '<', ' ']).next().unwrap()).collect();
    assert!(addresses.iter().all(|address| address.starts_with("http://www.w3.org/") || *address == "http-equiv="), "{addresses:?}");
    let ids: Vec<&str> = html.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "an id twice");
    for target in html.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(ids.contains(&target), "{target} leads nowhere");
    }
}

#[test]
fn the_internal_profile_is_marked_on_the_page_and_in_the_files() {
    let (_, documents) = made(&Council::poitiers(Profile::Interne));
    assert!(text(&documents, "bilan.html").contains("<p class=\"mark\">Document interne</p>"));
    assert!(read_xml(&parts(bytes(&documents, "bilan.docx"))["word/header1.xml"]).0.contains("Document interne"));
    let (_, public) = made(&Council::poitiers(Profile::Public));
    assert!(!text(&public, "bilan.html").contains("Document interne"));
}

#[test]
fn the_word_file_has_headings_captions_header_rows_and_text_alternatives() {
    let (report, documents) = made(&Council::poitiers(Profile::Public));
    let parts = parts(bytes(&documents, "bilan.docx"));
    for (name, bytes) in parts.iter().filter(|(name, _)| name.ends_with(".xml") || name.ends_with(".rels")) {
        assert!(!read_xml(bytes).1.is_empty(), "{name}");
    }
    let (_, elements) = read_xml(&parts["word/document.xml"]);
    let count = |name: &str| elements.iter().filter(|(element, _)| element == name).count();
    let styled = |style: &str| elements.iter().filter(|(name, attributes)| name == "w:pStyle" && attributes["w:val"] == style).count();
    assert_eq!(styled("Titre1"), report.sections.len());
    assert_eq!(count("w:tbl"), count("w:tblHeader"), "a table without header row");
    assert_eq!(count("w:tbl"), count("w:tblCaption"));
    let pictures: Vec<&BTreeMap<String, String>> =
        elements.iter().filter(|(name, _)| name == "wp:docPr").map(|(_, attributes)| attributes).collect();
    assert_eq!(pictures.len(), report.pictures().count());
    for (picture, drawn) in report.pictures().zip(&pictures) {
        assert!(drawn["descr"].contains(&picture.chart.description));
        assert!(parts.contains_key(&format!("word/media/figure-{}.png", picture.number)));
    }
    // Every style and every picture that the body names exists.
    let (_, styles) = read_xml(&parts["word/styles.xml"]);
    let known: BTreeSet<&str> = styles.iter().filter_map(|(_, attributes)| attributes.get("w:styleId").map(String::as_str)).collect();
    for (_, attributes) in elements.iter().filter(|(name, _)| name == "w:pStyle" || name == "w:tblStyle") {
        assert!(known.contains(attributes["w:val"].as_str()), "{attributes:?}");
    }
    assert!(read_xml(&parts["docProps/core.xml"]).0.contains("fr-FR"));
}

#[test]
fn the_workbook_has_a_title_and_one_table_on_every_sheet() {
    let (_, documents) = made(&Council::poitiers(Profile::Public));
    let bytes = bytes(&documents, "indicateurs.xlsx");
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let names = workbook.sheet_names();
    assert!(
        names.starts_with(&["Synthèse".to_owned(), "Partenaires".to_owned()])
            && names.ends_with(&["Définitions".to_owned(), "Notes".to_owned()])
    );
    for name in &names {
        let range = workbook.worksheet_range(name).unwrap();
        assert!(range.get_value((0, 0)).is_some_and(|cell| cell.to_string().starts_with(name.as_str())), "{name} has no title");
    }
    let parts = parts(bytes);
    let tables = parts.keys().filter(|name| name.starts_with("xl/tables/")).count();
    assert_eq!(tables, names.len());
    for (name, bytes) in parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")) {
        let (_, elements) = read_xml(bytes);
        assert!(elements.iter().all(|(element, _)| element != "mergeCell"), "{name} merges cells");
        assert!(elements.iter().any(|(element, attributes)| element == "pane" && attributes["state"] == "frozen"), "{name} is not frozen");
    }
    for (name, bytes) in parts.iter().filter(|(name, _)| name.starts_with("xl/drawings/drawing")) {
        let (_, elements) = read_xml(bytes);
        let told = elements.iter().filter(|(element, _)| element == "xdr:cNvPr");
        assert!(
            told.clone().count() > 0 && told.clone().all(|(_, attributes)| attributes.get("descr").is_some_and(|text| !text.is_empty())),
            "{name}"
        );
    }
}

#[test]
fn the_descriptor_tells_the_hash_of_every_other_document() {
    use sha2::Digest;
    let (_, documents) = made(&Council::poitiers(Profile::Public));
    let descriptor: serde_json::Value = serde_json::from_str(text(&documents, "datapackage.json")).unwrap();
    let resources = descriptor["resources"].as_array().unwrap();
    assert_eq!(resources.len(), documents.len() - 1);
    for resource in resources {
        let bytes = bytes(&documents, resource["path"].as_str().unwrap());
        let hash: String = sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(resource["hash"], format!("sha256:{hash}"));
        assert_eq!(resource["bytes"], bytes.len());
        let fields = resource["schema"]["fields"].as_array();
        let names: Vec<&str> = fields.into_iter().flatten().filter_map(|field| field["name"].as_str()).collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "two columns of one name in {}", resource["path"]);
    }
}

#[test]
fn a_council_without_data_still_gets_every_document() {
    let (_, documents) = made(&Council::empty());
    for path in ["bilan.html", "bilan.docx", "indicateurs.xlsx", "indicateurs.csv", "datapackage.json", "controle/lecture.csv"] {
        assert!(!bytes(&documents, path).is_empty());
    }
    let paths: BTreeSet<&str> = documents.iter().map(|document| document.path.as_str()).collect();
    assert_eq!(paths.len(), documents.len(), "two documents at one place");
}

/// Names are the partners': whatever they write is text everywhere, and never markup, a formula or a command.
#[test]
fn what_a_partner_wrote_is_never_markup() {
    let hostile = "=cmd|'x' </td><script>alert(1)</script> #pagebreak() «🎉» \u{1}\u{202e}& \"q\"";
    let long = "Très ".repeat(60) + "long";
    let figures = vec![
        figure("structures_actives", &[], 5.0, "structures"),
        figure("structures_actives", &[("secteur", hostile)], 3.0, "structures"),
        figure("structures_actives", &[("secteur", &long)], 2.0, "structures"),
        figure("personnes_touchees", &[("action", hostile)], 40.0, "personnes"),
        figure("personnes_touchees", &[], 40.0, "personnes"),
    ];
    let (_, documents) = made(&Council::of(settings(), Profile::Public, figures));
    let html = text(&documents, "bilan.html");
    // The script of the page is its only one.
    assert_eq!(html.matches("<script").count(), 1);
    for (name, bytes) in parts(bytes(&documents, "bilan.docx")).iter().filter(|(name, _)| name.ends_with(".xml")) {
        assert!(!read_xml(bytes).1.is_empty(), "{name}");
    }
    for document in documents.iter().filter(|document| document.path.ends_with(".svg")) {
        assert!(!read_xml(&document.bytes).1.is_empty(), "{}", document.path);
    }
    assert!(text(&documents, "indicateurs.csv").contains(",secteur,\"'=cmd|"), "a formula is not neutralised");
}
