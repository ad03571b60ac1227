//! One oddity a workbook, from the file to its rows: each file of `tests/quirks/intake/THEME` is drawn as it was understood, in
//! `tests/expected/intake/THEME.txt`. Whence the files come is in `tests/make/intake`.
//!
//! A drawing shows tables (`~40` about, `≥700` at least, `P3` three came, `E` excused, `A` absent), cells that feed nothing with the
//! reason, and findings by gravity (`!!!` blocking, `!!` error, `!` warning, `·` note). Rerun with `UPDATE_EXPECT=1` to draw anew, and look.

use crate::taken::{Taken, take};
use expect_test::expect_file;
use std::fs;
use std::path::{Path, PathBuf};

fn intake() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/quirks/intake")
}

/// Every file of a theme, drawn. They lie in a folder of 2022, as a coordinator would have put them, each in a run of its own.
fn drawn(theme: &str) -> String {
    let mut names: Vec<PathBuf> = fs::read_dir(intake().join(theme)).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    let mut pictures = Vec::new();
    for path in names {
        let name = path.file_name().unwrap().to_str().unwrap();
        pictures.push(format!("=== {name}\n{}", alone(&path).draw(&format!("2022/{name}"))));
    }
    pictures.join("\n")
}

/// A file as the only one of a folder of 2022.
pub fn alone(path: &Path) -> Taken {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("2022")).unwrap();
    fs::copy(path, folder.path().join("2022").join(path.file_name().unwrap())).unwrap();
    take(folder.path())
}

macro_rules! themes {
    ($($test:ident $theme:literal;)*) => {
        $(#[test]
        fn $test() {
            expect_file![concat!("../expected/intake/", $theme, ".txt")].assert_eq(&drawn($theme));
        })*

        #[test]
        fn every_theme_is_drawn() {
            let mut folders: Vec<String> =
                fs::read_dir(intake()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
            folders.sort();
            let mut drawn = vec![$($theme),*];
            drawn.sort_unstable();
            assert_eq!(folders, drawn);
        }
    };
}

themes! {
    headers_are_found_wherever_they_stand "entetes";
    totals_are_checked_and_never_counted "totaux";
    tables_share_sheets_and_sheets_share_tables "feuilles";
    forms_are_read_by_their_labels "fiches";
    crossed_sheets_give_presences "croises";
    cells_are_read_as_people_write_them "valeurs";
    texts_and_formats_make_no_difference "formats";
    what_is_no_table_is_refused_clearly "refus";
    sheets_of_everyday_life_are_read "vie";
    sheets_of_partners_are_read_or_refused_clearly "partenaires";
    sheets_of_sessions_say_who_came "seances";
    the_same_tables_are_read_in_other_words "mots";
    who_came_to_a_part_of_a_session_came_once "demi-journees";
    what_may_be_read_in_two_ways_is_asked_or_told "doutes";
    what_partners_send_at_the_end_of_a_year_gives_its_figures "bilans";
    what_is_shown_is_what_is_read "ecritures";
}

/// The rows of a drawing, without the names of sheets.
fn rows_of(drawing: &str) -> Vec<&str> {
    drawing.lines().filter(|line| line.contains(" | ")).collect()
}

#[test]
fn the_same_sheet_gives_the_same_table_in_every_format() {
    let drawing = |name: &str| alone(&intake().join("formats").join(name)).draw(&format!("2022/{name}"));
    let first = drawing("meme-openpyxl.xlsx");
    assert_eq!(rows_of(&first).len(), 4, "{first}");
    for name in [
        "meme-xlsxwriter.xlsx",
        "meme-xlwt.xls",
        "meme-odfpy.ods",
        "meme-libreoffice.ods",
        "meme-libreoffice.xls",
        "meme-libreoffice.csv",
        "chaines-dans-les-cellules.xlsx",
        "xls-nomme.xlsx",
        "xlsx-nomme.xls",
    ] {
        assert_eq!(rows_of(&drawing(name)), rows_of(&first), "{name}");
    }
}
