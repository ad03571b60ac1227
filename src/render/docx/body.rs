//! The body of the file: the report's blocks, one after the other, in Word's words.

use super::table::Grid;
use super::xml::Xml;
use super::{picture, table};
use crate::render::Look;
use crate::report::{Block, KeyFigure, Picture, Report, Table};
use anyhow::Context;
use std::collections::BTreeMap;

const NAMES: [(&str, &str); 3] = [
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
];

/// The body being written.
struct Body<'a> {
    xml: &'a mut Xml,
    report: &'a Report,
    look: &'a Look,
    pictures: &'a BTreeMap<usize, Vec<u8>>,
}

/// `word/document.xml`.
///
/// # Errors
/// A chart has no picture.
pub fn body(report: &Report, look: &Look, pictures: &BTreeMap<usize, Vec<u8>>) -> anyhow::Result<Vec<u8>> {
    let mut outcome = Ok(());
    let mut xml = Xml::new();
    xml.inside("w:document", &NAMES, |xml| {
        xml.inside("w:body", &[], |xml| outcome = Body { xml, report, look, pictures }.write());
    });
    outcome?;
    Ok(xml.finish())
}

impl Body<'_> {
    fn write(&mut self) -> anyhow::Result<()> {
        let report = self.report;
        if let Some(logo) = &self.look.logo {
            picture::logo(self.xml, logo);
        }
        self.paragraph("Soustitre", &report.territory);
        self.paragraph("Titre", &report.title);
        self.paragraph("Soustitre", &report.scope);
        self.paragraph("TitreSommaire", "Sommaire");
        let sections: Vec<(String, String)> =
            report.sections.iter().enumerate().map(|(at, section)| (section_mark(at), section.title.clone())).collect();
        self.contents(" TOC \\o \"1-1\" \\h \\z \\u ", "TM1", &sections);
        for (at, section) in report.sections.iter().enumerate() {
            // The summary is a page of its own, and the annexes begin one.
            let alone = at <= 1 || section.id == "methode";
            self.heading("Titre1", &section.title, Some((at, section_mark(at))), alone);
            for block in &section.blocks {
                self.block(block)?;
            }
        }
        self.page();
        Ok(())
    }

    fn block(&mut self, block: &Block) -> anyhow::Result<()> {
        match block {
            Block::Heading(title) => self.heading("Titre2", title, None, false),
            Block::Text(sentences) => {
                let text: Vec<&str> = sentences.iter().map(|sentence| sentence.text.as_str()).collect();
                self.paragraph("Normal", &text.join(" "));
            }
            Block::List(sentences) => sentences.iter().for_each(|sentence| self.paragraph("Listepuces", &sentence.text)),
            Block::KeyFigures(keys) => self.keys(keys),
            Block::Picture(picture) => self.picture(picture)?,
            Block::Table(data) => {
                self.caption("Tableau", data.number, &data.caption, None);
                self.data(data);
            }
            Block::Note(note) => self.paragraph("Encadr", &format!("{}. {}", note.kind.word(), note.text)),
            Block::ListOfCharts => {
                let charts: Vec<(String, String)> = self
                    .report
                    .pictures()
                    .map(|picture| (figure_mark(picture.number), format!("Figure {} – {}", picture.number, picture.chart.title)))
                    .collect();
                self.contents(" TOC \\h \\z \\c \"Figure\" ", "Tabledesillustrations", &charts);
            }
            Block::Words(paragraphs) => paragraphs.iter().for_each(|words| self.paragraph("Commentaire", words)),
        }
        Ok(())
    }

    fn paragraph(&mut self, style: &str, text: &str) {
        self.xml.inside("w:p", &[], |xml| {
            xml.inside("w:pPr", &[], |xml| xml.empty("w:pStyle", &[("w:val", style)]));
            run(xml, text);
        });
    }

    fn heading(&mut self, style: &str, title: &str, mark: Option<(usize, String)>, new_page: bool) {
        self.xml.inside("w:p", &[], |xml| {
            xml.inside("w:pPr", &[], |xml| {
                xml.empty("w:pStyle", &[("w:val", style)]);
                if new_page {
                    xml.empty("w:pageBreakBefore", &[]);
                }
            });
            marked(xml, mark.as_ref(), |xml| run(xml, title));
        });
    }

    /// « Tableau 3 – … »: the number is a field, so that Word counts again when tables are added.
    fn caption(&mut self, kind: &str, number: usize, text: &str, mark: Option<(usize, String)>) {
        self.xml.inside("w:p", &[], |xml| {
            xml.inside("w:pPr", &[], |xml| {
                xml.empty("w:pStyle", &[("w:val", "Lgende")]);
                if kind == "Tableau" {
                    xml.empty("w:keepNext", &[]);
                }
            });
            marked(xml, mark.as_ref(), |xml| {
                run(xml, &format!("{kind} "));
                xml.inside("w:fldSimple", &[("w:instr", &format!(" SEQ {kind} \\* ARABIC "))], |xml| run(xml, &number.to_string()));
                run(xml, &format!(" – {text}"));
            });
        });
    }

    fn keys(&mut self, keys: &[KeyFigure]) {
        let before = keys.iter().find_map(|key| key.before.as_ref()).map(|(year, _)| *year);
        let mut columns = vec![("Chiffre clé".to_owned(), false), (self.report.year.to_string(), true)];
        columns.extend(before.map(|year| (year.to_string(), true)));
        let rows = keys
            .iter()
            .map(|key| {
                let mut row = vec![key.label.clone(), key.value.headline()];
                row.extend(before.map(|_| key.before.as_ref().map_or_else(|| "–".to_owned(), |(_, measure)| measure.headline())));
                row
            })
            .collect();
        table::write(self.xml, &Grid { title: "Chiffres clés".to_owned(), columns, rows, total: false, remarked: false });
    }

    fn picture(&mut self, picture: &Picture) -> anyhow::Result<()> {
        let png = self.pictures.get(&picture.number).with_context(|| format!("no picture of chart {}", picture.chart.id))?;
        picture::paragraph(self.xml, picture, png)?;
        let rank = 1000 + picture.number;
        self.caption("Figure", picture.number, &picture.chart.title, Some((rank, figure_mark(picture.number))));
        self.xml.inside("w:p", &[], |xml| {
            xml.inside("w:pPr", &[], |xml| {
                xml.empty("w:pStyle", &[("w:val", "Remarque")]);
                xml.empty("w:keepNext", &[]);
            });
            run(xml, &format!("Données de la figure {}\u{a0}:", picture.number));
        });
        // The picture bears its source.
        table::write(self.xml, &Grid { remarked: !picture.table.notes.is_empty(), ..Grid::from(&picture.table) });
        picture.table.notes.iter().for_each(|note| self.paragraph("Remarque", note));
        Ok(())
    }

    fn data(&mut self, data: &Table) {
        table::write(self.xml, &Grid::from(data));
        for note in data.notes.iter().chain(std::iter::once(&data.source).filter(|source| !source.is_empty())) {
            self.paragraph("Remarque", note);
        }
    }

    /// A table of contents that is filled in already, and that Word fills in again, with page numbers, when it opens the file.
    fn contents(&mut self, code: &str, style: &str, entries: &[(String, String)]) {
        for (at, (mark, title)) in entries.iter().enumerate() {
            self.xml.inside("w:p", &[], |xml| {
                xml.inside("w:pPr", &[], |xml| xml.empty("w:pStyle", &[("w:val", style)]));
                if at == 0 {
                    field_mark(xml, "begin", true);
                    xml.inside("w:r", &[], |xml| xml.inside("w:instrText", &[("xml:space", "preserve")], |xml| xml.text(code)));
                    field_mark(xml, "separate", false);
                }
                xml.inside("w:hyperlink", &[("w:anchor", mark), ("w:history", "1")], |xml| run(xml, title));
                if at + 1 == entries.len() {
                    field_mark(xml, "end", false);
                }
            });
        }
    }

    /// A4, margins of 2 cm, the header and the footer on every page.
    fn page(&mut self) {
        self.xml.inside("w:sectPr", &[], |xml| {
            xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", "rHeader")]);
            xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "rFooter")]);
            xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
            let margin = "1134";
            xml.empty(
                "w:pgMar",
                &[
                    ("w:top", margin),
                    ("w:right", margin),
                    ("w:bottom", margin),
                    ("w:left", margin),
                    ("w:header", "567"),
                    ("w:footer", "567"),
                    ("w:gutter", "0"),
                ],
            );
        });
    }
}

fn section_mark(at: usize) -> String {
    format!("_Toc{:06}", at + 1)
}

fn figure_mark(number: usize) -> String {
    format!("_Figure{number:03}")
}

fn run(xml: &mut Xml, text: &str) {
    xml.inside("w:r", &[], |xml| xml.inside("w:t", &[("xml:space", "preserve")], |xml| xml.text(text)));
}

/// A bookmark around what `content` writes.
fn marked(xml: &mut Xml, mark: Option<&(usize, String)>, content: impl FnOnce(&mut Xml)) {
    let Some((id, name)) = mark else { return content(xml) };
    let id = id.to_string();
    xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", name)]);
    content(xml);
    xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
}

fn field_mark(xml: &mut Xml, kind: &str, dirty: bool) {
    xml.inside("w:r", &[], |xml| {
        let plain = [("w:fldCharType", kind)];
        let stale = [("w:fldCharType", kind), ("w:dirty", "true")];
        xml.empty("w:fldChar", if dirty { &stale } else { &plain });
    });
}
