//! A PDF as a screen reader hears it: its tags in their order, with the text that stands in each.

use hayro_syntax::Pdf;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream, String as Bytes};
use hayro_syntax::page::Page;
use std::collections::BTreeMap;

/// A tag: its kind (`H1`, `Table`, `TD`), what it says in place of its content, and what it holds.
#[derive(Debug)]
pub struct Tag {
    pub kind: String,
    pub alternative: Option<String>,
    /// `Row`, `Column`, of a header cell.
    pub scope: Option<String>,
    pub children: Vec<Child>,
}

#[derive(Debug)]
pub enum Child {
    Tag(Tag),
    Text(String),
}

/// What is said of the whole file.
pub struct Catalogue {
    pub language: String,
    pub title: String,
    pub is_marked: bool,
    pub shows_its_title: bool,
}

impl Tag {
    /// Every tag of a kind below this one, in reading order.
    pub fn all<'a>(&'a self, kind: &'a str) -> Vec<&'a Self> {
        let below = self.children.iter().filter_map(|child| if let Child::Tag(tag) = child { Some(tag) } else { None });
        below.flat_map(|tag| std::iter::once(tag).filter(|tag| tag.kind == kind).chain(tag.all(kind))).collect()
    }

    /// All that it holds, without spaces: the end of a line writes none.
    pub fn text(&self) -> String {
        let part = |child: &Child| match child {
            Child::Tag(tag) => tag.text(),
            Child::Text(text) => text.clone(),
        };
        self.children.iter().map(part).collect::<String>().split_whitespace().collect()
    }
}

pub fn catalogue(pdf: &Pdf) -> Catalogue {
    let root: Dict<'_> = pdf.xref().get(pdf.xref().root_id()).unwrap();
    let flag = |dictionary: &str, key: &str| root.get::<Dict<'_>>(dictionary).and_then(|inner| inner.get::<bool>(key)).unwrap_or_default();
    Catalogue {
        language: root.get::<Bytes<'_>>("Lang").map(|text| words(text.as_bytes())).unwrap_or_default(),
        title: pdf.metadata().title.as_deref().map(words).unwrap_or_default(),
        is_marked: flag("MarkInfo", "Marked"),
        shows_its_title: flag("ViewerPreferences", "DisplayDocTitle"),
    }
}

/// The tree of tags, with the text of the pages in it.
pub fn tags(pdf: &Pdf) -> Tag {
    let root: Dict<'_> = pdf.xref().get(pdf.xref().root_id()).unwrap();
    let tree: Dict<'_> = root.get("StructTreeRoot").unwrap();
    let texts = pdf
        .pages()
        .iter()
        .filter_map(|page| Some((page.raw().obj_id()?, texts(page))))
        .flat_map(|(page, texts)| texts.into_iter().map(move |(mark, text)| ((page, mark), text)))
        .collect();
    tag(&tree, None, &texts)
}

/// The texts of the pages, by page and mark.
type Texts = BTreeMap<(ObjectIdentifier, i32), String>;

fn tag(dictionary: &Dict<'_>, page: Option<ObjectIdentifier>, texts: &Texts) -> Tag {
    let page = dictionary.get_ref("Pg").map(Into::into).or(page);
    let name = |dictionary: &Dict<'_>, key: &str| dictionary.get::<Name<'_>>(key).map(|name| name.as_str().to_owned());
    let attributes: Vec<Dict<'_>> = match dictionary.get::<Object<'_>>("A") {
        Some(Object::Array(list)) => list.iter::<Dict<'_>>().collect(),
        Some(Object::Dict(one)) => vec![one],
        _ => Vec::new(),
    };
    Tag {
        kind: name(dictionary, "S").unwrap_or_default(),
        alternative: dictionary.get::<Bytes<'_>>("Alt").map(|text| words(text.as_bytes())),
        scope: attributes.iter().find_map(|attribute| name(attribute, "Scope")),
        children: match dictionary.get::<Object<'_>>("K") {
            Some(Object::Array(list)) => list.iter::<Object<'_>>().filter_map(|held| child(held, page, texts)).collect(),
            Some(held) => child(held, page, texts).into_iter().collect(),
            None => Vec::new(),
        },
    }
}

fn child(held: Object<'_>, page: Option<ObjectIdentifier>, texts: &Texts) -> Option<Child> {
    match held {
        Object::Number(_) => texts.get(&(page?, held.into_i32()?)).cloned().map(Child::Text),
        Object::Dict(dictionary) if dictionary.contains_key("MCID") => {
            let page = dictionary.get_ref("Pg").map(Into::into).or(page)?;
            texts.get(&(page, dictionary.get("MCID")?)).cloned().map(Child::Text)
        }
        Object::Dict(dictionary) => dictionary.contains_key("S").then(|| Child::Tag(tag(&dictionary, page, texts))),
        _ => None,
    }
}

/// What a page writes, by mark. A chart's own letters are its picture's: its alternative speaks for them.
fn texts(page: &Page<'_>) -> BTreeMap<i32, String> {
    let mut found: BTreeMap<i32, String> = BTreeMap::new();
    let mut marks: Vec<Option<i32>> = Vec::new();
    let mut letters = BTreeMap::new();
    let mut show = |text: &[u8], letters: &BTreeMap<u16, String>, marks: &[Option<i32>]| {
        let Some(mark) = marks.iter().rev().find_map(|mark| *mark) else { return };
        let line = found.entry(mark).or_default();
        for code in text.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])) {
            line.push_str(letters.get(&code).map_or("\u{fffd}", String::as_str));
        }
    };
    let mut operations = page.typed_operations();
    while let Some(operation) = operations.next() {
        match operation {
            TypedInstruction::BeginMarkedContent(_) => marks.push(None),
            TypedInstruction::BeginMarkedContentWithProperties(begin) => {
                marks.push(begin.1.clone().into_dict().and_then(|properties| properties.get("MCID")));
            }
            TypedInstruction::EndMarkedContent(_) => drop(marks.pop()),
            TypedInstruction::TextFont(font) => letters = page.resources().get_font(font.0).map(|font| unicode(&font)).unwrap_or_default(),
            TypedInstruction::ShowText(text) => show(text.0.as_bytes(), &letters, &marks),
            TypedInstruction::ShowTexts(list) => {
                strings(list.0).iter().for_each(|text| show(text.as_bytes(), &letters, &marks));
            }
            _ => {}
        }
    }
    found
}

fn strings<'a>(list: &Array<'a>) -> Vec<Bytes<'a>> {
    list.iter::<Object<'_>>().filter_map(Object::into_string).collect()
}

/// The letters of each code of a font, from the map that it carries for whoever copies its text.
fn unicode(font: &Dict<'_>) -> BTreeMap<u16, String> {
    let Some(map) =
        font.get::<Stream<'_>>("ToUnicode").and_then(|stream| Some(String::from_utf8_lossy(&stream.decoded().ok()?).into_owned()))
    else {
        return BTreeMap::new();
    };
    let code = |text: &str| u16::from_str_radix(text, 16).unwrap();
    let letters = |text: &str| {
        let units: Vec<u16> = text.as_bytes().chunks(4).map(|unit| code(std::str::from_utf8(unit).unwrap())).collect();
        String::from_utf16_lossy(&units)
    };
    let mut found = BTreeMap::new();
    for section in map.split("beginbfchar").skip(1) {
        let section = section.split("endbfchar").next().unwrap();
        let codes: Vec<&str> = section.split(['<', '>']).map(str::trim).filter(|part| !part.is_empty()).collect();
        found.extend(codes.chunks_exact(2).map(|pair| (code(pair[0]), letters(pair[1]))));
    }
    for section in map.split("beginbfrange").skip(1) {
        let section = section.split("endbfrange").next().unwrap();
        let codes: Vec<&str> = section.split(['<', '>']).map(str::trim).filter(|part| !part.is_empty()).collect();
        for range in codes.chunks_exact(3) {
            let first = code(range[2]);
            found.extend((code(range[0])..=code(range[1])).zip(first..).map(|(at, unit)| (at, String::from_utf16_lossy(&[unit]))));
        }
    }
    found
}

/// A text string of the file: UTF-16 with its mark, else one letter a byte.
fn words(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => {
            let units: Vec<u16> = rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        bytes => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}
