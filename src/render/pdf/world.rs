//! The world that typst sees: our template, our data, our charts and our typeface. Anything else it asks for does not exist.

use crate::render::chart::fonts;
use anyhow::anyhow;
use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

pub struct Memory {
    library: LazyHash<Library>,
    main: FileId,
    files: HashMap<FileId, Bytes>,
}

/// The faces of the typeface, read once a run.
struct Faces {
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

impl Memory {
    /// A template, and the files it may read by name.
    pub fn new(template: &str, files: BTreeMap<String, Vec<u8>>) -> anyhow::Result<Self> {
        let main = id("main.typ")?;
        let mut known = HashMap::from([(main, Bytes::new(template.as_bytes().to_vec()))]);
        for (name, bytes) in files {
            known.insert(id(&name)?, Bytes::new(bytes));
        }
        Ok(Self { library: LazyHash::new(Library::builder().build()), main, files: known })
    }
}

fn id(name: &str) -> anyhow::Result<FileId> {
    let path = VirtualPath::new(name).map_err(|error| anyhow!("{error}"))?;
    Ok(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
}

fn faces() -> &'static Faces {
    static FACES: OnceLock<Faces> = OnceLock::new();
    FACES.get_or_init(|| {
        let fonts: Vec<Font> = [fonts::REGULAR, fonts::SEMIBOLD].into_iter().flat_map(|face| Font::iter(Bytes::new(face))).collect();
        Faces { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
    })
}

impl World for Memory {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &faces().book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let bytes = self.file(id)?;
        let text = std::str::from_utf8(&bytes).map_err(|_| FileError::InvalidUtf8)?;
        Ok(Source::new(id, text.to_owned()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        faces().fonts.get(index).cloned()
    }

    /// No clock: a report of a year is dated by its year.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
