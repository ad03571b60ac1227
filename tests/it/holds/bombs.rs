//! Small files that would fill the memory or the stack of a careless reader: each costs itself, in bounded memory and time.

use super::everywhere::package;
use super::stand::{GOOD, held, program};
use crate::bench::{Run, inputs};
use std::process::Command;

/// Runs with a limit on memory, which no file of a few kilobytes has a reason to reach.
fn bounded(file: &str, bytes: &[u8]) -> Run {
    assert!(bytes.len() < 8 << 20, "{} bytes is no small file", bytes.len());
    let folder = inputs(&[("2022/bon.csv", GOOD), (file, bytes)]);
    let mut command = if cfg!(target_os = "linux") {
        let mut shell = Command::new("bash");
        shell.args(["-c", "ulimit -v 6000000 -t 60; exec \"$0\" \"$@\""]).arg(program().get_program());
        shell
    } else {
        program()
    };
    held(folder.path(), command.args(["bilan", "2022"]))
}

fn refused(file: &str, bytes: &[u8], code: &str) {
    let run = bounded(file, bytes);
    assert_eq!(run.status, 1, "{}", run.stderr);
    let findings = run.findings(2022);
    assert!(findings.iter().any(|finding| finding.starts_with(file) && finding.ends_with(code)), "{findings:?}");
    assert_eq!(run.figure(2022, "2022", "participations", &[]).get("valeur"), "7", "the other file is read");
}

const ONE: &str = r#"<sheet name="F" sheetId="1" r:id="r1"/>"#;

fn sheet(rows: &str) -> String {
    format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")
}

#[test]
fn entities_that_multiply() {
    let mut entities = "<!DOCTYPE a [<!ENTITY a0 \"lol\">".to_owned();
    for rank in 1..20 {
        entities.push_str(&format!("<!ENTITY a{rank} \"{}\">", format!("&a{};", rank - 1).repeat(10)));
    }
    entities.push_str("]>");
    let bytes = package(ONE, &entities, &sheet("<row><c t=\"inlineStr\"><is><t>&a19;</t></is></c></row>"), "");
    let run = bounded("2022/rires.xlsx", &bytes);
    assert_eq!(run.status, 1, "{}", run.stderr);
}

#[test]
fn an_entity_that_reads_a_file_of_the_machine() {
    let secret = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(secret.path(), "Saperlipopette").unwrap();
    let entity = format!("<!DOCTYPE a [<!ENTITY x SYSTEM \"file://{}\">]>", secret.path().display());
    let rows = "<row><c t=\"inlineStr\"><is><t>Structure</t></is></c><c t=\"inlineStr\"><is><t>Secteur</t></is></c></row>\
                <row><c t=\"inlineStr\"><is><t>&x; CCAS</t></is></c><c t=\"inlineStr\"><is><t>Santé</t></is></c></row>";
    let run = bounded("2022/externe.xlsx", &package(ONE, &entity, &sheet(rows), ""));
    let told = crate::bench::contents(run.folder.path());
    assert!(!told.values().any(|bytes| bytes.windows(14).any(|window| window == b"Saperlipopette")));
}

#[test]
fn a_zip_that_unpacks_to_hundreds_of_megabytes() {
    let spaces = " ".repeat(300 << 20);
    refused("2022/bombe.xlsx", &package(ONE, "", &sheet(&format!("<row>{spaces}</row>")), ""), "fichier-trop-gros");
}

#[test]
fn a_long_text_shared_by_hundreds_of_thousands_of_cells() {
    let shared = format!("<sst><si><t>{}</t></si></sst>", "A".repeat(30_000));
    let rows = format!("<row>{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(16_000)).repeat(20);
    refused("2022/partage.xlsx", &package(ONE, "", &sheet(&rows), &shared), "fichier-trop-gros");
}

#[test]
fn elements_a_hundred_thousand_deep() {
    let deep = format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
    bounded("2022/profond.xlsx", &package(ONE, "", &sheet(&deep), ""));
    bounded("2022/profond.xls", format!("<html><body>{}{}", "<table><tr><td>".repeat(30_000), "x").as_bytes());
    bounded("2022/profond.csv", "(".repeat(100_000).as_bytes());
}

#[test]
fn a_cell_repeated_over_a_whole_sheet_of_opendocument() {
    use std::io::Write;
    let content = "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"T\">\
                   <table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"16384\"/></table:table-row>\
                   </table:table></office:spreadsheet></office:body></office:document-content>";
    let mut made = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, part) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content),
        ("META-INF/manifest.xml", "<manifest:manifest/>"),
    ] {
        made.start_file(name, zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored)).unwrap();
        made.write_all(part.as_bytes()).unwrap();
    }
    refused("2022/partout.ods", &made.finish().unwrap().into_inner(), "fichier-trop-gros");
}

#[test]
fn ten_thousand_sheets() {
    let sheets: String = (0..10_000).map(|rank| format!(r#"<sheet name="F{rank}" sheetId="{rank}" r:id="r1"/>"#)).collect();
    refused("2022/feuilles.xlsx", &package(&sheets, "", &sheet("<row><c><v>1</v></c></row>"), ""), "fichier-trop-gros");
}

#[test]
fn a_hundred_thousand_columns_and_a_quotation_mark_that_never_closes() {
    bounded("2022/large.csv", format!("{}\n{}\n", "a;".repeat(100_000), "1;".repeat(100_000)).as_bytes());
    bounded("2022/ouvert.csv", format!("Date;Action;Structure\n\"{}", "06/05/2022;a;b\n".repeat(50_000)).as_bytes());
}

/// Recognition, names and dates meet texts made to be slow.
#[test]
fn texts_made_to_be_slow_to_read() {
    let numbers = "1 ".repeat(16_000);
    let dates = "1-1-".repeat(8_000);
    let lists = "a;".repeat(16_000);
    let text = format!(
        "Date;Action;Structure;Participants\n\"{dates}\";\"{lists}\";\"{lists}\";\"{numbers}\"\n\"{numbers}\";\"{dates}\";\"{numbers}\";\"{lists}\"\n"
    );
    bounded("2022/lent.csv", text.as_bytes());
}
