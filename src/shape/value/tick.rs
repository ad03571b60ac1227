//! Ticked boxes of a form: « X Oui », « ☐ Oui ☒ Non », `Oui [x] Non [ ]`, or a label and its tick in two cells.

use super::scan::{is_space, plain};
use crate::fold::tidy;
use std::sync::Arc;

/// The options of a form, by whether they are ticked, as written. A tick without a label beside it has an empty one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticks {
    pub ticked: Vec<Arc<str>>,
    pub unticked: Vec<Arc<str>>,
}

/// Whether a text is a mark and nothing else: `Some(true)` for a tick, `Some(false)` for an empty box.
pub fn mark(text: &str) -> Option<bool> {
    let bare: String = plain(text).chars().filter(|c| !is_space(*c) && !matches!(c, '\u{fe0e}' | '\u{fe0f}' | '.')).collect();
    if TICKS.contains(&bare.as_str()) {
        return Some(true);
    }
    BOXES.contains(&bare.as_str()).then_some(false)
}

const TICKS: &[&str] = &[
    "x", "xx", "[x]", "(x)", "☒", "☑", "✓", "✔", "√", "✅", "🗹", "🗷", "🗸", "■", "●", "[✓]", "[✔]", "⊠", "(•)", "×", "[*]", "\u{f0fe}",
    "\u{f078}", "\u{f0fd}",
];
const BOXES: &[&str] = &["☐", "□", "◻", "○", "[]", "()", "❏", "❑", "⬜", "▢", "[_]", "\u{f0a8}", "\u{f06f}", "◯"];

/// A cross drawn freehand: « no » beside a ✓, a tick where people put crosses. Alone in a cell it is told, and never guessed.
pub fn is_doubtful_cross(text: &str) -> bool {
    let bare: String = plain(text).chars().filter(|c| !is_space(*c) && !matches!(c, '\u{fe0e}' | '\u{fe0f}' | '.')).collect();
    DOUBTFUL_CROSSES.contains(&bare.as_str())
}

const DOUBTFUL_CROSSES: [&str; 3] = ["✗", "✘", "☓"];

/// The options of a cell, if it has any mark. « Oui / Non », where nothing is marked, has none.
pub fn ticked(text: &str) -> Option<Ticks> {
    paired(&segments(text))
}

/// The options of a list of boxes, ticked and not: « ☒ CCAS ☐ CAF », `[x] aidants [ ] élus`. A cross in letters (« Groupe X ») makes none.
pub fn boxes(text: &str) -> Option<Ticks> {
    let has_box = text.chars().any(is_box) || ["[x]", "[X]", "[ ]", "[]", "(x)", "(X)", "( )"].iter().any(|sign| text.contains(sign));
    // « ○ CCAS ○ CAF »: hollow points before the items of a list are no boxes left blank.
    let are_points = |ticks: &Ticks| ticks.ticked.is_empty() && text.contains(['○', '◯']);
    ticked(text).filter(|ticks| has_box && !are_points(ticks) && ticks.ticked.iter().chain(&ticks.unticked).all(|label| !label.is_empty()))
}

/// The options of cells side by side, blanks included: « Oui », « X », « Non », « »; or ticks and labels together.
pub fn ticked_cells(cells: &[&str]) -> Option<Ticks> {
    let segments: Vec<Segment> =
        cells.iter().flat_map(|cell| if cell.chars().all(is_space) { vec![Segment::new()] } else { segments(cell) }).collect();
    paired(&segments)
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Mark(bool),
    Label(Arc<str>),
}

/// Marks and labels that stand together: a line, a cell, what lies between two `/`.
type Segment = Vec<Piece>;

fn segments(text: &str) -> Vec<Segment> {
    // A tick inside brackets is one word, however it is spaced.
    let text = text.replace("[ ]", "[]").replace("( )", "()").replace("[ x ]", "[x]").replace("[ X ]", "[x]").replace("( x )", "(x)");
    let lines = text.split(['\n', '\r', '\t', '/', ';', '|']).flat_map(|line| line.split("  "));
    // Beside a box a cross ticks it; beside a ✓ it says no.
    let crosses_tick = !text.contains(['✓', '✔', '✅', '🗸', '☑']);
    lines.map(|line| segment(line, crosses_tick)).filter(|segment| !segment.is_empty()).collect()
}

/// Marks and labels of one run of words. A lone letter x is a mark only at an end: « Groupe X adultes » has none.
fn segment(run: &str, crosses_tick: bool) -> Segment {
    let spaced: String = run.chars().flat_map(|c| if is_box(c) { vec![' ', c, ' '] } else { vec![c] }).collect();
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut segment = Segment::new();
    let mut label: Vec<&str> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let at_end = at == 0 || at + 1 == words.len();
        match mark(word).or(is_doubtful_cross(word).then_some(crosses_tick)).filter(|_| at_end || !word.chars().all(char::is_alphabetic)) {
            Some(ticked) => {
                segment.extend(piece(&std::mem::take(&mut label)));
                segment.push(Piece::Mark(ticked));
            }
            None => label.push(word),
        }
    }
    segment.extend(piece(&label));
    segment
}

fn is_box(letter: char) -> bool {
    let mut held = [0; 4];
    let letter: &str = letter.encode_utf8(&mut held);
    !letter.contains(char::is_alphanumeric) && (mark(letter).is_some() || is_doubtful_cross(letter))
}

fn piece(words: &[&str]) -> Option<Piece> {
    let label = tidy(&words.join(" "));
    let label = label.trim_matches([':', ',', ' ']);
    (!label.is_empty()).then(|| Piece::Label(label.into()))
}

/// Puts each mark with its label. In a segment that has both, the first piece says which comes first; marks and labels
/// that stand each in a cell of their own follow the first cell, a blank one being an unticked mark.
fn paired(segments: &[Segment]) -> Option<Ticks> {
    let is_mark = |piece: &Piece| matches!(piece, Piece::Mark(_));
    if !segments.iter().flatten().any(is_mark) {
        return None;
    }
    let cells_mark_first = segments.first().is_some_and(|segment| segment.first().is_none_or(is_mark));
    let mut options: Vec<(Arc<str>, bool)> = Vec::new();
    let mut alone: Segment = Vec::new();
    for segment in segments {
        let mixed = segment.iter().any(is_mark) && !segment.iter().all(is_mark);
        if mixed {
            options.extend(pair(&std::mem::take(&mut alone), cells_mark_first));
            options.extend(pair(segment, segment.first().is_some_and(is_mark)));
        } else {
            alone.extend(segment.iter().cloned());
        }
    }
    options.extend(pair(&alone, cells_mark_first));
    let of = |ticked: bool| options.iter().filter(|(_, on)| *on == ticked).map(|(label, _)| label.clone()).collect();
    Some(Ticks { ticked: of(true), unticked: of(false) })
}

/// Labels with whether they are ticked; a tick without a label has an empty one.
fn pair(pieces: &[Piece], mark_first: bool) -> Vec<(Arc<str>, bool)> {
    let mut options: Vec<(Arc<str>, bool)> = Vec::new();
    let mut open = false;
    for piece in pieces {
        match (piece, mark_first) {
            (Piece::Label(label), _) => options.push((label.clone(), std::mem::take(&mut open))),
            (Piece::Mark(ticked), true) => {
                if open {
                    options.push(("".into(), true));
                }
                open = *ticked;
            }
            (Piece::Mark(ticked), false) => match options.last_mut() {
                Some((_, on)) => *on |= *ticked,
                None => open |= *ticked,
            },
        }
    }
    if open {
        options.push(("".into(), true));
    }
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(ticks: Option<Ticks>) -> Option<(Vec<String>, Vec<String>)> {
        let owned = |labels: Vec<Arc<str>>| labels.iter().map(ToString::to_string).collect();
        ticks.map(|ticks| (owned(ticks.ticked), owned(ticks.unticked)))
    }

    fn expect(ticked: &[&str], unticked: &[&str]) -> Option<(Vec<String>, Vec<String>)> {
        let owned = |labels: &[&str]| labels.iter().map(|label| (*label).to_owned()).collect();
        Some((owned(ticked), owned(unticked)))
    }

    #[test]
    fn ticks_in_one_cell() {
        let table: &[(&str, &[&str], &[&str])] = &[
            ("X Oui", &["Oui"], &[]),
            ("x Oui", &["Oui"], &[]),
            ("Oui X", &["Oui"], &[]),
            ("X", &[""], &[]),
            ("☐ Oui ☒ Non", &["Non"], &["Oui"]),
            ("☒ Oui ☐ Non", &["Oui"], &["Non"]),
            ("Oui ☐ Non ☒", &["Non"], &["Oui"]),
            ("Oui ☒ Non ☐", &["Oui"], &["Non"]),
            ("☐Oui ☒Non", &["Non"], &["Oui"]),
            ("☐ Oui ☐ Non", &[], &["Oui", "Non"]),
            ("[x] Oui [ ] Non", &["Oui"], &["Non"]),
            ("( ) Oui (x) Non", &["Non"], &["Oui"]),
            ("Oui [ ] Non [x]", &["Non"], &["Oui"]),
            ("X Oui / Non", &["Oui"], &["Non"]),
            ("Oui / X Non", &["Non"], &["Oui"]),
            ("X Oui\nNon\nNe sait pas", &["Oui"], &["Non", "Ne sait pas"]),
            ("Oui\nX Non\nNe sait pas", &["Non"], &["Oui", "Ne sait pas"]),
            ("☑ ASV\n☑ CLS\n☐ CLSM", &["ASV", "CLS"], &["CLSM"]),
            ("✓ Ville ✔ Agglomération ☐ Département", &["Ville", "Agglomération"], &["Département"]),
            ("☒ Contrat de ville : ☐ Autre", &["Contrat de ville"], &["Autre"]),
            ("✓ Ville, ✗ Agglomération", &["Ville"], &["Agglomération"]),
            ("☐ Ville ✗ Agglomération", &["Agglomération"], &["Ville"]),
        ];
        for (text, on, off) in table {
            assert_eq!(shown(ticked(text)), expect(on, off), "« {text} »");
        }
    }

    #[test]
    fn a_list_of_boxes_is_no_list_of_names() {
        assert_eq!(shown(boxes("☒ CCAS ☐ CAF ☒ UDAF")), expect(&["CCAS", "UDAF"], &["CAF"]));
        assert_eq!(shown(boxes("[x] aidants [ ] élus")), expect(&["aidants"], &["élus"]));
        assert_eq!(shown(boxes("☑ professionnels\n☐ jeunes")), expect(&["professionnels"], &["jeunes"]));
        for text in ["Groupe X", "Association X ; CCAS", "CCAS, CAF", "• CCAS\n• CAF", "○ CCAS ○ CAF"] {
            assert_eq!(boxes(text), None, "« {text} »");
        }
    }

    #[test]
    fn a_text_without_marks_has_no_ticks() {
        for text in ["Oui / Non", "Oui", "", "Groupe X adultes", "Lexique", "Max", "CHHL (Poitiers)"] {
            assert_eq!(ticked(text), None, "« {text} »");
        }
    }

    #[test]
    fn ticks_in_cells_side_by_side() {
        assert_eq!(shown(ticked_cells(&["Oui", "X", "Non", ""])), expect(&["Oui"], &["Non"]));
        assert_eq!(shown(ticked_cells(&["Oui", "", "Non", "X"])), expect(&["Non"], &["Oui"]));
        assert_eq!(shown(ticked_cells(&["X", "Oui", "", "Non"])), expect(&["Oui"], &["Non"]));
        assert_eq!(shown(ticked_cells(&["☐", "Oui", "☒", "Non"])), expect(&["Non"], &["Oui"]));
        assert_eq!(shown(ticked_cells(&["X Oui", "Non", "Ne sait pas"])), expect(&["Oui"], &["Non", "Ne sait pas"]));
        assert_eq!(shown(ticked_cells(&["Oui", "X Non"])), expect(&["Non"], &["Oui"]));
        assert_eq!(shown(ticked_cells(&["Oui", "Non"])), None);
    }
}
