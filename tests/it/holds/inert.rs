//! Nothing in the outputs runs, calls, embeds or hides: every file of every format is opened and looked through.

use crate::bench::{contents, repository};
use std::fs;
use std::io::Read;
use std::path::Path;

/// Looks through every file of an outputs folder.
pub fn outputs(folder: &Path) {
    for (path, bytes) in contents(folder) {
        let name = path.to_string_lossy().into_owned();
        if name.starts_with(".observatoire-") {
            continue;
        }
        plain_name(&name);
        match name.rsplit('.').next().unwrap() {
            "csv" => csv(&name, &text(&name, &bytes)),
            "html" => html(&name, &text(&name, &bytes)),
            "svg" => svg(&name, &text(&name, &bytes)),
            "xlsx" | "docx" => office(&name, &bytes),
            "pdf" => pdf(&name, &bytes),
            "png" => assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"), "{name} is no PNG"),
            "json" => drop(serde_json::from_slice::<serde_json::Value>(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"))),
            "parquet" => assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"), "{name} is no Parquet"),
            other => panic!("{name}: what is {other}?"),
        }
    }
}

fn text(name: &str, bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap_or_else(|_| panic!("{name} is not UTF-8"))
}

/// A name that every system takes, and that stays in its folder.
fn plain_name(path: &str) {
    for part in path.split('/') {
        let letters = part.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "-_.=".contains(letter));
        assert!(letters && !part.starts_with('.') && part.len() <= 120, "{path:?} is no name for every system");
        let stem = part.split('.').next().unwrap();
        let devices = ["con", "prn", "aux", "nul"];
        let numbered = |start: &str| stem.strip_prefix(start).is_some_and(|rest| rest.len() == 1);
        assert!(!devices.contains(&stem) && !numbered("com") && !numbered("lpt"), "{path} is a device of Windows");
    }
}

const STARTS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

fn starts_a_formula(cell: &str) -> bool {
    let cell = cell.trim_start_matches([' ', '\u{a0}', '\u{202f}', '"']);
    cell.starts_with(STARTS) && cell.trim().parse::<f64>().is_err()
}

fn hides(letter: char) -> bool {
    letter.is_control() && letter != '\n' || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Neither a comma nor the semicolon of a French spreadsheet opens a cell on a formula.
fn csv(name: &str, text: &str) {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    for record in reader.records() {
        let record = record.unwrap_or_else(|error| panic!("{name}: {error}"));
        for cell in &record {
            assert!(!starts_a_formula(cell), "{name}: {cell:?} is a formula");
            assert!(!cell.chars().any(hides), "{name}: {cell:?} hides something");
            for part in cell.split([';', '\t', '\n']).skip(1) {
                assert!(!starts_a_formula(part), "{name}: {cell:?} opens a cell on a formula");
            }
        }
    }
}

/// The tags of a page, with their attributes.
fn tags(page: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let name: String = rest.chars().take_while(|letter| letter.is_alphanumeric() || "-:!".contains(*letter)).collect();
        if name.is_empty() {
            continue;
        }
        rest = &rest[name.len()..];
        let mut attributes = Vec::new();
        loop {
            rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '/');
            if rest.is_empty() || rest.starts_with('>') {
                break;
            }
            let attribute: String = rest.chars().take_while(|letter| !letter.is_whitespace() && !"=>".contains(*letter)).collect();
            rest = &rest[attribute.len()..];
            let mut value = String::new();
            if let Some(after) = rest.strip_prefix("=\"") {
                let end = after.find('"').unwrap();
                value = after[..end].to_owned();
                rest = &after[end + 1..];
            } else {
                assert!(!rest.starts_with('='), "an attribute without quotes: {attribute}");
            }
            attributes.push((attribute.to_lowercase(), value));
        }
        found.push((name.to_lowercase(), attributes));
    }
    found
}

const ACTIVE: [&str; 20] = [
    "script",
    "iframe",
    "frame",
    "object",
    "embed",
    "applet",
    "form",
    "input",
    "button",
    "base",
    "link",
    "foreignobject",
    "animate",
    "set",
    "handler",
    "audio",
    "video",
    "source",
    "portal",
    "template",
];

/// No tag or attribute that does anything, and no address outside the page.
fn quiet_tags(name: &str, page: &str) {
    for (tag, attributes) in tags(page) {
        assert!(!ACTIVE.contains(&tag.as_str()), "{name} has a <{tag}>");
        for (attribute, value) in attributes {
            assert!(!attribute.starts_with("on"), "{name}: <{tag} {attribute}=\"{value}\">");
            assert!(attribute != "http-equiv" || value == "Content-Security-Policy", "{name}: <{tag} {attribute}=\"{value}\">");
            let is_address = ["href", "xlink:href", "src", "action", "formaction", "srcset", "data", "poster", "background"]
                .contains(&attribute.as_str());
            let inside =
                value.starts_with('#') || value.starts_with("data:image/png;base64,") || value.starts_with("data:image/svg+xml;base64,");
            assert!(!is_address || inside, "{name}: <{tag} {attribute}=\"{value}\"> leads outside");
            let value = value.to_lowercase();
            // A text may quote an address; a style may not call one.
            assert!(attribute != "style" || !value.contains("url(http"), "{name}: <{tag} {attribute}=\"{value}\">");
        }
    }
}

/// One script, ours to the letter, and one style; the rest does nothing.
fn html(name: &str, page: &str) {
    let own = fs::read_to_string(repository().join("src/render/assets/bilan.js")).unwrap();
    let (before, script) = page.split_once("<script>").unwrap_or((page, "</script>"));
    let (script, after) = script.split_once("</script>").unwrap();
    assert!(script.trim().is_empty() || script.trim() == own.trim(), "{name}: the script is not ours: {script}");
    let (head, style) = before.split_once("<style>").unwrap();
    let (style, body) = style.split_once("</style>").unwrap();
    for word in ["@import", "expression(", "javascript:", "url(http", "url(//"] {
        assert!(!style.contains(word), "{name}: {word} in the style");
    }
    quiet_tags(name, &format!("{head}{body}{after}"));
    let hidden = page.find(|letter| hides(letter) && letter != '\t');
    let around = hidden.map(|at| page.chars().skip(page[..at].chars().count().saturating_sub(160)).take(200).collect::<String>());
    assert!(around.is_none(), "{name} hides something: {around:?}");
}

fn svg(name: &str, picture: &str) {
    well_formed(name, picture);
    quiet_tags(name, &picture.replace(['\r'], ""));
    assert!(!picture.contains("<!ENTITY") && !picture.contains("<!DOCTYPE"), "{name} has entities");
}

fn well_formed(name: &str, xml: &str) {
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => break,
            Ok(_) => {}
            Err(error) => panic!("{name} is not well formed: {error}"),
        }
    }
}

/// Word and Excel: no macro, object, link outside, or field other than page numbers and the contents; no formula but sums of our own.
fn office(name: &str, bytes: &[u8]) {
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap_or_else(|error| panic!("{name}: {error}"));
    for index in 0..package.len() {
        let mut part = package.by_index(index).unwrap();
        let path = part.name().unwrap().into_owned();
        let within = format!("{name}!{path}");
        for word in ["vba", "macro", "activex", "embed", "oleobject", "externallink", "connections", "customui", "afchunk"] {
            assert!(!path.to_lowercase().contains(word), "{within}");
        }
        if !(path.ends_with(".xml") || path.ends_with(".rels")) {
            continue;
        }
        let mut xml = String::new();
        part.read_to_string(&mut xml).unwrap();
        well_formed(&within, &xml);
        assert!(!xml.contains("<!DOCTYPE") && !xml.contains("<!ENTITY"), "{within} has entities");
        assert!(!xml.contains("TargetMode=\"External\""), "{within} leads outside");
        for tag in ["<w:object", "<w:altChunk", "<w:attachedTemplate", "<oleObject", "<ddeLink", "<w:control"] {
            assert!(!xml.contains(tag), "{within} has {tag}");
        }
        for tag in ["<hyperlink ", "<w:hyperlink "] {
            let leads_outside = |link: &str| link.split('>').next().is_some_and(|attributes| attributes.contains("r:id"));
            assert!(!xml.split(tag).skip(1).any(leads_outside), "{within} has a link outside");
        }
        for field in xml.split("<w:instrText").skip(1) {
            let instruction = field.split_once('>').unwrap().1.split('<').next().unwrap().trim().to_owned();
            let known = ["TOC ", "PAGE", "NUMPAGES", "SEQ ", "PAGEREF ", "REF "].iter().any(|start| instruction.starts_with(start));
            assert!(known, "{within} has the field {instruction}");
        }
        assert!(!path.contains("/worksheets/") || !xml.contains("<f>") && !xml.contains("<f "), "{within} has a formula");
    }
}

fn pdf(name: &str, bytes: &[u8]) {
    // Packed streams are noise, in which any three letters turn up one day, and so are the marks of the file (`/ID`), which are quoted;
    // « /JSKQWE+Libertinus » is a font.
    let written = outside_strings(&outside_streams(bytes));
    let names =
        |word: &str, window: &[u8]| window.starts_with(word.as_bytes()) && !window[word.len()..].iter().any(u8::is_ascii_alphanumeric);
    for word in [
        "/JavaScript",
        "/JS",
        "/Launch",
        "/EmbeddedFile",
        "/EmbeddedFiles",
        "/SubmitForm",
        "/ImportData",
        "/RichMedia",
        "/URI",
        "/GoToR",
        "/XFA",
    ] {
        assert!(!written.windows(word.len() + 1).any(|window| names(word, window)), "{name} has {word}");
    }
}

/// The objects of a PDF as they are written, without what they pack.
fn outside_streams(bytes: &[u8]) -> Vec<u8> {
    let find = |within: &[u8], word: &[u8]| within.windows(word.len()).position(|window| window == word);
    let (mut written, mut rest) = (Vec::with_capacity(bytes.len() + 1), bytes);
    while let Some(start) = find(rest, b"stream") {
        written.extend_from_slice(&rest[..start]);
        let end = find(&rest[start..], b"endstream").map_or(rest.len(), |end| start + end + b"endstream".len());
        rest = &rest[end..];
    }
    written.extend_from_slice(rest);
    // A name may end the file.
    written.push(b'\n');
    written
}

/// The same without what stands in round brackets: texts, in which a name does nothing.
fn outside_strings(bytes: &[u8]) -> Vec<u8> {
    let (mut written, mut depth, mut escaped) = (Vec::with_capacity(bytes.len()), 0_usize, false);
    for byte in bytes {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if depth > 0 => escaped = true,
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => written.push(*byte),
            _ => {}
        }
    }
    written
}

/// The look itself sees what it is there to see.
#[test]
fn what_is_active_is_seen() {
    let refused = |look: &dyn Fn()| std::panic::catch_unwind(std::panic::AssertUnwindSafe(look)).is_err();
    let quiet = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let page = |body: &str| format!("<html><head><style></style></head><body>{body}</body></html>");
    let seen = [
        refused(&|| csv("a", "x,\"=1\"\n")),
        refused(&|| csv("a", "x,\"a; +1|x\"\n")),
        refused(&|| csv("a", "x,\u{202e}a\n")),
        refused(&|| html("a", &page("<p onclick=\"x\">a</p>"))),
        refused(&|| html("a", &page("<script>alert(1)</script>"))),
        refused(&|| html("a", &page("<a href=\"https://exemple.fr\">a</a>"))),
        refused(&|| svg("a", "<svg><set/></svg>")),
        refused(&|| svg("a", "<svg><p></svg>")),
        refused(&|| pdf("a", b"stream /x endstream /S /JavaScript")),
        refused(&|| plain_name("restitutions/con.html")),
        refused(&|| plain_name("indicateurs/é.csv")),
    ];
    let spared = [
        refused(&|| csv("a", "x,-5,\"a, b\"\n")),
        refused(&|| html("a", &page("<p class=\"b\">=1</p>"))),
        refused(&|| plain_name("a-1.csv")),
        refused(&|| pdf("a", b"<< /BaseFont /JSKQWE+Libertinus >> stream x/JS endstream /ID[(a/JS+\\)/JS )]")),
    ];
    std::panic::set_hook(quiet);
    assert_eq!(seen, [true; 11]);
    assert_eq!(spared, [false; 4]);
}
