//! A figure is the same in every rendering, every sentence is true, and each file can be read by whoever cannot see it: over the
//! example and every practice territory, for both readers.

#![allow(clippy::wildcard_enum_match_arm, reason = "a test reads what it does not name")]

mod paper;
mod tagged_pdf;

use crate::bench::{inputs, repository, run};
use calamine::{Data, Reader, Xlsx};
use observatoire::cli::Asked;
use observatoire::figure::{Figure, Status, Years};
use observatoire::fold::fold;
use observatoire::pipeline;
use observatoire::problem::Severity;
use observatoire::protect::Publication;
use observatoire::render::Document;
use observatoire::report::comments::Comments;
use observatoire::report::sentence::Sentence;
use observatoire::report::{Block, Cell, Report, Table, ToReview};
use observatoire::settings::{Profile, Settings, load};
use quick_xml::events::Event;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// A case's report, and every document of it.
struct Made {
    name: String,
    settings: Settings,
    publication: Publication,
    report: Report,
    documents: Vec<Document>,
    /// How many findings there are, by severity and in all, and names to review: a sentence may tell them.
    counts: BTreeSet<u64>,
}

/// So many cases have their files read back; of the others the report alone.
const READ_BACK: usize = 4;

/// Every case for each reader, made once for all the tests.
static MADE: LazyLock<Vec<Made>> = LazyLock::new(|| {
    let practice = (1..=6).map(|case| (format!("practice-{case}"), repository().join(format!("tests/cases/practice-{case}/inputs"))));
    let cases: Vec<(String, PathBuf)> = std::iter::once(("example".to_owned(), repository().join("inputs"))).chain(practice).collect();
    cases
        .par_iter()
        .enumerate()
        .flat_map_iter(|(rank, (name, inputs))| {
            [Profile::Public, Profile::Interne].map(|profile| made(name, inputs, profile, rank < READ_BACK))
        })
        .collect()
});

fn made(name: &str, inputs: &Path, profile: Profile, with_documents: bool) -> Made {
    let settings = load::load(inputs).unwrap();
    let intake = pipeline::intake(&settings, inputs, &|_| ()).unwrap();
    let year = pipeline::years(&intake, &Asked::Newest).unwrap()[0];
    let comments = Comments::default();
    let (publication, report) = pipeline::report(&settings, &intake, year, profile, &[], &comments, &|_| ()).unwrap();
    let documents =
        if with_documents { pipeline::documents(&settings, &intake, year, profile, &[], &comments, &|_| ()).unwrap() } else { Vec::new() };
    let mut counts: BTreeSet<u64> =
        [Severity::Blocking, Severity::Error, Severity::Warning, Severity::Note].map(|of| intake.findings.count(of) as u64).into();
    let ToReview { names, classes, questions } = intake.to_review();
    counts.extend([names, classes, questions].map(|count| count as u64));
    Made { name: format!("{name} {profile:?}"), settings, publication, report, documents, counts }
}

/// Those whose files are read back.
fn read_back() -> impl Iterator<Item = &'static Made> {
    MADE.iter().filter(|made| !made.documents.is_empty())
}

impl Made {
    fn bytes(&self, path: &str) -> &[u8] {
        &self.documents.iter().find(|document| document.path == path).unwrap_or_else(|| panic!("{}: no {path}", self.name)).bytes
    }

    /// Every table of the report, those of charts included, in reading order.
    fn tables(&self) -> Vec<&Table> {
        self.report.sections.iter().flat_map(|section| &section.blocks).filter_map(of_block).collect()
    }

    fn parts(&self, path: &str) -> BTreeMap<String, Vec<u8>> {
        let mut archive = zip::ZipArchive::new(Cursor::new(self.bytes(path))).unwrap();
        let count = archive.len();
        let read = |at| {
            let mut part = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        };
        (0..count).map(read).collect()
    }
}

fn of_block(block: &Block) -> Option<&Table> {
    match block {
        Block::Table(table) => Some(table),
        Block::Picture(picture) => Some(&picture.table),
        _ => None,
    }
}

/// One space between words.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A table as read back: its rows, the header first, the totals last.
type Rows = Vec<Vec<String>>;

fn expected(table: &Table) -> Rows {
    let header = table.columns.iter().map(|column| plain(&column.title)).collect();
    let row = |row: &observatoire::report::Row| {
        std::iter::once(plain(&row.header)).chain(row.cells.iter().map(|cell| plain(&cell.text()))).collect::<Vec<_>>()
    };
    let (total, body): (Vec<_>, Vec<_>) = table.rows.iter().partition(|row| row.total);
    std::iter::once(header).chain(body.into_iter().map(row)).chain(total.into_iter().map(row)).collect()
}

/// The text of a piece of HTML.
fn text_of(html: &str) -> String {
    let mut text = String::new();
    let mut inside = true;
    for letter in html.chars() {
        match letter {
            '<' => inside = false,
            '>' => inside = true,
            _ if inside => text.push(letter),
            _ => {}
        }
    }
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#38;", "&"),
        ("&amp;", "&"),
    ];
    plain(&entities.iter().fold(text, |text, (entity, letter)| text.replace(entity, letter)))
}

fn html_tables(html: &str) -> Vec<Rows> {
    let row = |row: &str| {
        let cells = row.split("<th").skip(1).flat_map(|piece| piece.split("<td"));
        let cell = |cell: &str| {
            let cell = cell.split_once('>').map_or("", |(_, rest)| rest);
            // What only a screen reader says of a dash.
            text_of(cell.split("<span class=\"unseen\">").next().unwrap())
        };
        cells.map(cell).collect::<Vec<_>>()
    };
    let table = |table: &str| {
        let table = table.split("</table>").next().unwrap();
        table.split("<tr>").skip(1).map(row).collect()
    };
    html.split("<table").skip(1).map(table).collect()
}

fn word_tables(document: &[u8]) -> Vec<(String, Rows)> {
    let mut reader = quick_xml::Reader::from_reader(document);
    let mut tables: Vec<(String, Rows)> = Vec::new();
    let mut inside = false;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) | Event::Empty(start) => match start.name().as_ref() {
                "w:tbl" => {
                    inside = true;
                    tables.push((String::new(), Vec::new()));
                }
                "w:tblCaption" => {
                    let value = start.attributes().map(Result::unwrap).find(|attribute| attribute.key.as_ref() == "w:val").unwrap();
                    tables.last_mut().unwrap().0 = value.normalized_value(quick_xml::XmlVersion::Implicit1_0).unwrap().into_owned();
                }
                "w:tr" => tables.last_mut().unwrap().1.push(Vec::new()),
                "w:tc" => tables.last_mut().unwrap().1.last_mut().unwrap().push(String::new()),
                _ => {}
            },
            Event::End(end) if end.name().as_ref() == "w:tbl" => inside = false,
            Event::Text(text) if inside => tables.last_mut().unwrap().1.last_mut().unwrap().last_mut().unwrap().push_str(&text),
            Event::GeneralRef(name) if inside => {
                let letter = match &*name {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "apos" => "'",
                    other => panic!("&{other};"),
                };
                tables.last_mut().unwrap().1.last_mut().unwrap().last_mut().unwrap().push_str(letter);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    for (_, rows) in &mut tables {
        rows.iter_mut().flatten().for_each(|cell| *cell = plain(cell));
    }
    tables
}

#[test]
fn a_figure_is_the_same_in_html_word_workbook_and_csv() {
    read_back().for_each(|made| {
        let expected: Vec<Rows> = made.tables().into_iter().map(expected).collect();
        let html = String::from_utf8(made.bytes("bilan.html").to_vec()).unwrap();
        let read = html_tables(&html);
        assert_eq!(read.len(), expected.len(), "{}", made.name);
        for (read, expected) in read.iter().zip(&expected) {
            assert_eq!(read, expected, "{}: HTML", made.name);
        }
        let word: Vec<Rows> = word_tables(&made.parts("bilan.docx")["word/document.xml"])
            .into_iter()
            .filter(|(caption, _)| caption != "Chiffres clés")
            .map(|(_, rows)| rows)
            .collect();
        assert_eq!(word.len(), expected.len(), "{}", made.name);
        for (read, expected) in word.iter().zip(&expected) {
            assert_eq!(read, expected, "{}: Word", made.name);
        }
        workbook_is_the_csv(made);
    });
}

/// As many rows, and the same values, statuses and counts of cells, indicator by indicator.
fn workbook_is_the_csv(made: &Made) {
    let mut csv: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut reader = csv::Reader::from_reader(made.bytes("indicateurs.csv"));
    let number = |text: &str| text.parse::<f64>().map_or_else(|_| text.to_owned(), |number| format!("{number:.4}"));
    for record in reader.records().map(Result::unwrap) {
        let (indicator, value, status) = (&record[3], &record[8], &record[15]);
        let definition = observatoire::report::definitions::definition(indicator).unwrap();
        let title = indicator.strip_prefix("question_").map_or_else(|| definition.title.to_owned(), |code| format!("Question {code}"));
        let shown = if status.is_empty() { number(value) } else { status.to_owned() };
        let sources = if status.is_empty() { number(&record[16]) } else { String::new() };
        csv.entry(plain(&title.replace('\'', "’"))).or_default().push(format!(
            "{} {shown} {} {} {sources}",
            &record[1],
            number(&record[11]),
            number(&record[12])
        ));
    }
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(made.bytes("indicateurs.xlsx").to_vec())).unwrap();
    let mut read: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for name in workbook.sheet_names() {
        let range = workbook.worksheet_range(&name).unwrap();
        let cell = |row: &[Data], at: usize| match row.get(at) {
            Some(Data::Float(number)) => format!("{number:.4}"),
            Some(Data::Int(number)) => format!("{number:.4}"),
            Some(Data::Empty) | None => String::new(),
            Some(other) => other.to_string(),
        };
        let Some(header) = range.rows().position(|row| row.first() == Some(&Data::String("Indicateur".to_owned())) && row.len() >= 14)
        else {
            continue;
        };
        for row in range.rows().skip(header + 1).filter(|row| row[0] != Data::Empty) {
            let year = cell(row, 1).trim_end_matches(".0000").to_owned();
            // A question is followed by its words.
            let title = plain(&cell(row, 0));
            let title = title.split(" : ").next().filter(|_| title.starts_with("Question ")).unwrap_or(&title).to_owned();
            read.entry(title).or_default().push(format!("{year} {} {} {} {}", cell(row, 6), cell(row, 9), cell(row, 10), cell(row, 13)));
        }
    }
    csv.values_mut().chain(read.values_mut()).for_each(|rows| rows.sort());
    assert_eq!(read, csv, "{}: workbook against CSV", made.name);
}

/// The numbers of a text, its quotations left out: a name may hold a number.
fn numbers(text: &str) -> Vec<f64> {
    let mut shown = String::new();
    let mut quoted = 0_usize;
    for letter in text.chars() {
        match letter {
            '«' => quoted += 1,
            '»' => quoted = quoted.saturating_sub(1),
            _ if quoted == 0 => shown.push(letter),
            _ => {}
        }
    }
    let joined = shown.replace('\u{202f}', "");
    let words = joined.split(|letter: char| !letter.is_ascii_digit() && letter != ',');
    words.filter_map(|word| word.trim_matches(',').replace(',', ".").parse().ok()).collect()
}

/// Every number that a sentence may print: those of the figures that it cites, years, and what the settings and the journal say.
fn allowed(made: &Made, sentence: &Sentence) -> Vec<f64> {
    let year = f64::from(made.report.year);
    let mut allowed: Vec<f64> = (0..30).map(|ago| year - f64::from(ago)).chain([year + 1.0]).collect();
    allowed.push(made.settings.questionnaires.base_pourcentage.into());
    if sentence.cites.is_empty() {
        allowed.extend(made.counts.iter().map(|count| *count as f64));
        return allowed;
    }
    let cited: Vec<&Figure> = sentence
        .cites
        .iter()
        .map(|cited| {
            let same =
                |figure: &&Figure| figure.indicator == cited.indicator && figure.years == cited.years && figure.classes == cited.classes;
            made.publication.figures().iter().find(same).unwrap_or_else(|| panic!("{}: {cited:?} is not published", made.name))
        })
        .collect();
    for figure in &cited {
        assert_eq!(figure.status, Status::Known, "{}: « {} » cites {figure:?}", made.name, sentence.text);
        allowed.extend([figure.value, figure.numerator, figure.denominator].into_iter().flatten());
        allowed.extend(figure.value.map(|value| (value * 100.0).round()));
    }
    let indicators: BTreeSet<&str> = cited.iter().map(|figure| &*figure.indicator).collect();
    for indicator in indicators {
        allowed.push(cited.iter().filter(|figure| &*figure.indicator == indicator).filter_map(|figure| figure.value).sum());
    }
    allowed
}

/// Whether two classes that are counted do not meet: no figure was published, and there is none. A nought stands there, as the chart
/// beside draws it. Nought people would be a guess: they are known only where somebody counted them.
fn is_empty(made: &Made, indicators: &BTreeSet<&str>, row: &str, column: &str) -> bool {
    let labels = [row, column].map(|told| fold(&plain(told)));
    let here = |figure: &&Figure| indicators.contains(&*figure.indicator) && figure.years == Years::one(made.report.year);
    let meets = |figure: &&Figure| figure.classes.len() == 2 && figure.classes.iter().all(|class| labels.contains(&fold(&class.label)));
    let counted = |name: &str| !["participations", "personnes", "participants"].iter().any(|people| name.contains(people));
    indicators.iter().all(|name| counted(name)) && !made.publication.figures().iter().filter(here).any(|figure| meets(&figure))
}

/// Over every territory, for both readers.
#[test]
fn every_number_of_every_sentence_and_of_every_table_is_published() {
    let mut checked = 0;
    let mut faults = Vec::new();
    MADE.iter().for_each(|made| {
        let plans: BTreeSet<String> = [made.report.year, made.report.year + 1]
            .into_iter()
            .flat_map(|year| made.publication.plans(year))
            .flat_map(|plan| [plain(&plan.label), plain(&plan.axis)])
            .collect();
        // What a form says in its own words, between quotation marks after the action's name.
        let is_quoted = |told: &str| {
            made.publication.actions().any(|sheet| {
                !sheet.words.is_empty() && told.replace('’', "'").starts_with(&format!("{} – ", plain(&sheet.label).replace('’', "'")))
            })
        };
        // The annex of method counts what was masked and what is approximate: its own tests follow it.
        for section in made.report.sections.iter().filter(|section| section.id != "methode") {
            let told = section.blocks.iter().filter_map(|block| match block {
                Block::Text(told) | Block::List(told) => Some(told),
                _ => None,
            });
            // The words of a plan, or of an axis, are the coordinator's.
            let own = |sentence: &&Sentence| {
                let told = plain(&sentence.text);
                !plans.contains(told.trim_end_matches(" :")) && !plans.contains(&told.replace('’', "'")) && !is_quoted(&told)
            };
            for sentence in told.flatten().filter(own) {
                let allowed = allowed(made, sentence);
                for number in numbers(&sentence.text) {
                    if !allowed.iter().any(|known| (known - number).abs() < 1e-9) {
                        faults.push(format!("{}: {number} in « {} »", made.name, sentence.text));
                    }
                    checked += 1;
                }
            }
        }
        for table in made.tables() {
            let indicators: BTreeSet<&str> = table.proofs.iter().map(|proof| &*proof.indicator).collect();
            let of_them = |figure: &&Figure| indicators.contains(&*figure.indicator) && figure.status == Status::Known;
            let sheets = made.publication.actions().flat_map(|sheet| [sheet.sessions, sheet.places, sheet.cost]);
            let known: Vec<f64> = made.publication.figures().iter().filter(of_them).filter_map(|figure| figure.value).collect();
            let known: Vec<f64> = known.into_iter().chain(sheets.flatten().map(|quantity| quantity.value)).collect();
            for row in &table.rows {
                for (cell, head) in row.cells.iter().zip(table.columns.iter().skip(1)) {
                    if let Cell::Figure(measure) = cell
                        && let Some(value) = measure.value
                    {
                        let is_published = known.iter().any(|known| (known - value).abs() < 1e-9);
                        let is_nought = value == 0.0 && is_empty(made, &indicators, &row.header, &head.title);
                        if !is_published && !is_nought {
                            faults.push(format!("{}: {value} in « {} »", made.name, table.caption));
                        }
                        checked += 1;
                    }
                }
            }
        }
    });
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(checked > 5000, "only {checked} numbers were checked");
}

#[test]
fn the_word_file_has_headings_for_its_contents_header_rows_and_text_alternatives() {
    read_back().for_each(|made| {
        let parts = made.parts("bilan.docx");
        let body = String::from_utf8(parts["word/document.xml"].clone()).unwrap();
        let count = |text: &str| body.matches(text).count();
        assert_eq!(count("<w:pStyle w:val=\"Titre1\"/>"), made.report.sections.len(), "{}", made.name);
        assert!(count("TOC \\o") == 1 && count("w:fldCharType=\"begin\"") == count("w:fldCharType=\"end\""), "{}", made.name);
        assert_eq!((count("<w:tbl>"), count("<w:tbl>")), (count("<w:tblHeader/>"), count("<w:tblCaption")), "{}", made.name);
        let alternatives: Vec<&str> =
            body.split("<wp:docPr").skip(1).map(|rest| rest.split("descr=\"").nth(1).unwrap().split('"').next().unwrap()).collect();
        assert_eq!(alternatives.len(), made.report.pictures().count(), "{}", made.name);
        assert!(alternatives.iter().all(|told| told.chars().count() > 20), "{}: {alternatives:?}", made.name);
        // Headings leave no level out, and every place that the contents lead to is there.
        let styles = String::from_utf8(parts["word/styles.xml"].clone()).unwrap();
        assert!(
            styles.contains("w:styleId=\"Titre1\"")
                && styles.contains("<w:outlineLvl w:val=\"0\"/>")
                && styles.contains("w:lang w:val=\"fr-FR\"")
        );
        for anchor in body.split("w:anchor=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            assert!(body.contains(&format!("w:name=\"{anchor}\"")), "{}: {anchor} leads nowhere", made.name);
        }
    });
}

/// The checklist for spreadsheets: a title that says what the sheet is, one marked-up table without holes or merged cells, headers that
/// name their column, nothing hidden, alternatives for charts, properties filled in.
#[test]
fn the_workbook_keeps_the_checklist_of_accessible_spreadsheets() {
    read_back().for_each(|made| {
        let parts = made.parts("indicateurs.xlsx");
        let text = |name: &str| String::from_utf8(parts[name].clone()).unwrap();
        assert!(text("docProps/core.xml").contains("<dc:title>") && text("docProps/core.xml").contains("<dc:creator>"), "{}", made.name);
        assert!(!text("xl/workbook.xml").contains("state=\"hidden\""), "{}", made.name);
        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(made.bytes("indicateurs.xlsx").to_vec())).unwrap();
        let names = workbook.sheet_names();
        let mut sheets = 0;
        for (name, bytes) in parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")) {
            let sheet = String::from_utf8(bytes.clone()).unwrap();
            for fault in ["<mergeCell ", "hidden=\"1\"", "textRotation"] {
                assert!(!sheet.contains(fault), "{} {name}: {fault}", made.name);
            }
            assert!(sheet.contains("state=\"frozen\"") && sheet.contains("<tablePart "), "{} {name}", made.name);
            sheets += 1;
        }
        assert_eq!(sheets, names.len());
        for (name, bytes) in parts.iter().filter(|(name, _)| name.starts_with("xl/tables/")) {
            let table = String::from_utf8(bytes.clone()).unwrap();
            let columns: Vec<&str> =
                table.split("<tableColumn ").skip(1).map(|rest| rest.split("name=\"").nth(1).unwrap().split('"').next().unwrap()).collect();
            assert!(!columns.is_empty() && columns.iter().all(|column| !column.trim().is_empty()), "{} {name}", made.name);
            assert_eq!(columns.iter().collect::<BTreeSet<_>>().len(), columns.len(), "{} {name}", made.name);
            assert!(!table.contains("headerRowCount=\"0\""), "{} {name}", made.name);
        }
        for (name, bytes) in parts.iter().filter(|(name, _)| name.starts_with("xl/drawings/drawing")) {
            let drawing = String::from_utf8(bytes.clone()).unwrap();
            assert!(drawing.matches("descr=\"").count() >= drawing.matches("<xdr:graphicFrame").count(), "{} {name}", made.name);
        }
        for name in names {
            let range = workbook.worksheet_range(&name).unwrap();
            assert!(range.get_value((0, 0)).is_some_and(|cell| cell.to_string().starts_with(&name)), "{}: {name} has no title", made.name);
            let empty = range.rows().skip(4).filter(|row| row.iter().all(|cell| *cell == Data::Empty)).count();
            assert_eq!(empty, 0, "{}: {name} has empty rows", made.name);
        }
    });
}

/// The label of an objective is typeset where it is printed, and found as it was written.
#[test]
fn an_apostrophe_does_not_part_an_objective_from_its_target() {
    let objectives = "Axe;Objectif;Indicateur;Unité;Départ;Cible;Réalisé\nSoins;Réduire l'attente;Délai;jours;90;30;45\n";
    let made = run(inputs(&[("2022/objectifs.csv", objectives.as_bytes())]).path(), &["bilan", "2022"]);
    let page = made.text("2022/bilan.html");
    let from = page.find("Atteinte mesurée de chaque objectif").unwrap();
    let row = &page[from..][page[from..].find("Réduire l’attente").unwrap()..];
    let row = &row[..row.find("</tr>").unwrap()];
    assert!(["90", "30", "45"].iter().all(|value| row.contains(value)) && !row.contains("nd"), "{row}");
}

/// How many boxes of a register of people are filled in would be how many people have an exit, or a meeting.
#[test]
fn the_public_report_does_not_count_the_cells_of_registers_of_people() {
    let files: [(&str, &[u8]); 2] = [
        ("2022/saisines.csv", b"Mois;Demandeur;Genre\n2022-03;CCAS;Femme\n2022-04;CCAS;Homme\n"),
        ("2022/moyens.csv", "Libellé;Nature;ETP\nCoordination;poste;0,5\n".as_bytes()),
    ];
    let inputs = inputs(&files);
    let cells = |arguments: &[&str], file: &str| {
        let page = run(inputs.path(), arguments).text("2022/bilan.html");
        let table = &page[page.find("Fichiers lus et devenir de leurs cellules").unwrap()..];
        let row = &table[table.find(file).unwrap()..];
        row[..row.find("</tr>").unwrap()].matches(|letter: char| letter.is_ascii_digit()).count()
    };
    assert_eq!(cells(&["bilan", "2022"], "saisines.csv"), 0);
    assert!(cells(&["bilan", "2022"], "moyens.csv") > 0);
    assert!(cells(&["bilan", "2022", "--profil", "interne"], "saisines.csv") > 0);
}
