//! The parts of the file besides its body: types, relations, styles, header and footer, properties.

use super::xml::Xml;
use crate::render::Look;
use crate::report::Report;
use std::collections::BTreeMap;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const MAIN_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The relations of the body that do not depend on the report.
const FIXED: [(&str, &str, &str); 5] = [
    ("rStyles", "styles", "styles.xml"),
    ("rNumbering", "numbering", "numbering.xml"),
    ("rSettings", "settings", "settings.xml"),
    ("rHeader", "header", "header1.xml"),
    ("rFooter", "footer", "footer1.xml"),
];

/// Every part but the body and the pictures, the list of types first as readers expect it.
pub fn all(report: &Report, look: &Look, pictures: &BTreeMap<usize, Vec<u8>>) -> Vec<(String, Vec<u8>)> {
    let accent = look.theme.main().to_string();
    let styles = include_str!("../assets/docx/styles.xml").replace("ACCENT", accent.trim_start_matches('#'));
    let parts = [
        ("[Content_Types].xml", types()),
        ("_rels/.rels", package()),
        ("docProps/core.xml", core(report)),
        ("docProps/app.xml", app(report)),
        ("word/_rels/document.xml.rels", relations(look, pictures)),
        ("word/styles.xml", styles.into_bytes()),
        ("word/numbering.xml", include_bytes!("../assets/docx/numbering.xml").to_vec()),
        ("word/settings.xml", include_bytes!("../assets/docx/settings.xml").to_vec()),
        ("word/header1.xml", header(report)),
        ("word/footer1.xml", footer(report)),
    ];
    parts.into_iter().map(|(name, bytes)| (name.to_owned(), bytes)).collect()
}

fn types() -> Vec<u8> {
    let mut xml = Xml::new();
    let word = |name: &str| format!("{MAIN_TYPE}.{name}+xml");
    xml.inside("Types", &[("xmlns", TYPES)], |xml| {
        for (extension, kind) in
            [("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml"), ("png", "image/png")]
        {
            xml.empty("Default", &[("Extension", extension), ("ContentType", kind)]);
        }
        for (part, kind) in [
            ("/word/document.xml", word("document.main")),
            ("/word/styles.xml", word("styles")),
            ("/word/numbering.xml", word("numbering")),
            ("/word/settings.xml", word("settings")),
            ("/word/header1.xml", word("header")),
            ("/word/footer1.xml", word("footer")),
            ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml".to_owned()),
            ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned()),
        ] {
            xml.empty("Override", &[("PartName", part), ("ContentType", &kind)]);
        }
    });
    xml.finish()
}

fn package() -> Vec<u8> {
    let mut xml = Xml::new();
    xml.inside("Relationships", &[("xmlns", RELATIONS)], |xml| {
        for (id, kind, target) in [
            ("r1", format!("{OFFICE}/officeDocument"), "word/document.xml"),
            ("r2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties".to_owned(), "docProps/core.xml"),
            ("r3", format!("{OFFICE}/extended-properties"), "docProps/app.xml"),
        ] {
            xml.empty("Relationship", &[("Id", id), ("Type", &kind), ("Target", target)]);
        }
    });
    xml.finish()
}

fn relations(look: &Look, pictures: &BTreeMap<usize, Vec<u8>>) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.inside("Relationships", &[("xmlns", RELATIONS)], |xml| {
        for (id, kind, target) in FIXED {
            xml.empty("Relationship", &[("Id", id), ("Type", &format!("{OFFICE}/{kind}")), ("Target", target)]);
        }
        if look.logo.is_some() {
            xml.empty("Relationship", &[("Id", "rLogo"), ("Type", &format!("{OFFICE}/image")), ("Target", "media/logo.png")]);
        }
        for number in pictures.keys() {
            let (id, target) = (format!("rFigure{number}"), format!("media/figure-{number}.png"));
            xml.empty("Relationship", &[("Id", &id), ("Type", &format!("{OFFICE}/image")), ("Target", &target)]);
        }
    });
    xml.finish()
}

/// Title, author, language. The date is the last day of the year: a clock would make other bytes of the same inputs.
fn core(report: &Report) -> Vec<u8> {
    let mut xml = Xml::new();
    let names = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    let dated = format!("{:04}-12-31T00:00:00Z", report.year);
    xml.inside("cp:coreProperties", &names, |xml| {
        xml.inside("dc:title", &[], |xml| xml.text(&format!("{} – {}", report.title, report.territory)));
        xml.inside("dc:creator", &[], |xml| xml.text(&report.territory));
        xml.inside("dc:language", &[], |xml| xml.text("fr-FR"));
        for name in ["dcterms:created", "dcterms:modified"] {
            xml.inside(name, &[("xsi:type", "dcterms:W3CDTF")], |xml| xml.text(&dated));
        }
    });
    xml.finish()
}

fn app(report: &Report) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.inside("Properties", &[("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")], |xml| {
        xml.inside("Application", &[], |xml| xml.text("observatoire"));
        xml.inside("Company", &[], |xml| xml.text(&report.territory));
    });
    xml.finish()
}

/// « Document interne » on every page of the internal profile; nothing otherwise.
fn header(report: &Report) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.inside("w:hdr", &[("xmlns:w", WORD)], |xml| {
        xml.inside("w:p", &[], |xml| {
            xml.inside("w:pPr", &[], |xml| xml.empty("w:pStyle", &[("w:val", "En-tte")]));
            if let Some(mark) = report.mark() {
                xml.inside("w:r", &[], |xml| xml.inside("w:t", &[], |xml| xml.text(mark)));
            }
        });
    });
    xml.finish()
}

fn footer(report: &Report) -> Vec<u8> {
    let mut xml = Xml::new();
    let run = |xml: &mut Xml, text: &str| {
        xml.inside("w:r", &[], |xml| xml.inside("w:t", &[("xml:space", "preserve")], |xml| xml.text(text)));
    };
    let field = |xml: &mut Xml, code: &str| {
        xml.inside("w:fldSimple", &[("w:instr", code)], |xml| {
            xml.inside("w:r", &[], |xml| xml.inside("w:t", &[], |xml| xml.text("1")));
        });
    };
    xml.inside("w:ftr", &[("xmlns:w", WORD)], |xml| {
        xml.inside("w:p", &[], |xml| {
            xml.inside("w:pPr", &[], |xml| xml.empty("w:pStyle", &[("w:val", "Pieddepage")]));
            run(xml, &format!("{} – {}", report.territory, report.title));
            xml.inside("w:r", &[], |xml| xml.empty("w:tab", &[]));
            field(xml, " PAGE ");
            run(xml, " / ");
            field(xml, " NUMPAGES ");
        });
    });
    xml.finish()
}
