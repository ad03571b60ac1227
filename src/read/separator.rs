//! Which letter separates the fields of a text file, judged on the shape of the whole.
//!
//! A decimal comma, a list in a cell or a sentence in a title are also full of separators. What tells the real one is that
//! it cuts most lines into the same number of fields, the header among them.

use std::collections::BTreeMap;

/// In the order in which they are preferred, all else being equal: the rarest in ordinary text first.
const CANDIDATES: [u8; 4] = [b'\t', b';', b'|', b','];
/// Bytes of text on which to judge.
const ENOUGH: usize = 1 << 20;
/// The least that a separator must explain of a text: a quarter of its lines have the same number of fields.
const LEAST: f64 = 0.25;

/// The separator of a text; nothing if it has a single column.
pub fn of(text: &str) -> Option<u8> {
    let lines = lines(text);
    let scored = CANDIDATES.iter().enumerate().map(|(rank, separator)| (score(&lines, rank), *separator));
    let mut best: Option<((f64, usize), u8)> = None;
    for (score, separator) in scored {
        // A better share of the lines wins; between close ones, more columns, but for a tab: nobody types one in a cell.
        let wins = best
            .is_none_or(|((share, width), chosen)| score.0 > share + 0.1 || (score.0 > share - 0.1 && score.1 > width && chosen != b'\t'));
        if score.0 >= LEAST && wins {
            best = Some((score, separator));
        }
    }
    let separator = best.map(|(_, separator)| separator)?;
    (separator != b',' || !lines.is_only_prose_or_decimals()).then_some(separator)
}

/// What one line holds of a candidate, outside quotes.
#[derive(Clone, Copy, Default)]
struct Seen {
    count: usize,
    /// Between two digits, as a decimal comma is.
    between_digits: usize,
    /// Before a space, as in a sentence.
    before_space: usize,
}

struct Lines {
    /// For each line that is not blank, each candidate in order.
    seen: Vec<[Seen; CANDIDATES.len()]>,
}

impl Lines {
    /// Whether commas, which nothing better explains, are those of a column of decimals or of sentences: at most one a
    /// line, and the header has none of its own.
    fn is_only_prose_or_decimals(&self) -> bool {
        let commas = || self.seen.iter().filter_map(|line| line.last());
        let is_header = commas().next().is_some_and(|seen| seen.count > seen.before_space);
        !is_header && commas().all(|seen| seen.count <= 1 && seen.count == seen.between_digits + seen.before_space)
    }
}

/// The lines of a text. Quotes open at the start of a field, whatever separates them, and close at its end: so that the
/// same reading serves for every candidate, and lines within quotes are not taken for lines.
fn lines(text: &str) -> Lines {
    let bytes = text.as_bytes();
    let bytes = bytes.get(..bytes.len().min(ENOUGH)).unwrap_or_default();
    let mut seen = Vec::new();
    let mut line = [Seen::default(); CANDIDATES.len()];
    let mut blank = true;
    let mut quoted = false;
    let mut before = b'\n';
    for (at, byte) in bytes.iter().copied().enumerate() {
        let after = bytes.get(at + 1).copied().unwrap_or(b'\n');
        let ends = |byte: u8| matches!(byte, b'\n' | b'\r') || CANDIDATES.contains(&byte);
        if quoted {
            quoted = !(byte == b'"' && ends(after));
        } else if byte == b'"' && ends(before) {
            // `""` before a separator is an empty field: it opens and closes.
            quoted = true;
            blank = false;
        } else if matches!(byte, b'\n' | b'\r') {
            if !std::mem::replace(&mut blank, true) {
                seen.push(std::mem::take(&mut line));
            }
        } else {
            blank &= byte == b' ';
            if let Some(seen) = CANDIDATES.iter().position(|candidate| *candidate == byte).and_then(|rank| line.get_mut(rank)) {
                seen.count += 1;
                seen.between_digits += usize::from(before.is_ascii_digit() && after.is_ascii_digit());
                seen.before_space += usize::from(after == b' ');
            }
        }
        before = byte;
    }
    if !blank {
        seen.push(line);
    }
    Lines { seen }
}

/// The share of the lines that a candidate cuts alike, and into how many fields. Lines cut otherwise still count a little
/// (a last empty field is often left out); separators before a space or between digits count less, being likely prose or
/// decimals.
fn score(lines: &Lines, rank: usize) -> (f64, usize) {
    let seen: Vec<Seen> = lines.seen.iter().filter_map(|line| line.get(rank)).copied().collect();
    let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
    for line in seen.iter().filter(|line| line.count > 0) {
        *widths.entry(line.count + 1).or_default() += 1;
    }
    let Some((width, alike)) = widths.iter().max_by_key(|(width, alike)| (**alike, **width)) else { return (0.0, 1) };
    let cut: usize = widths.values().sum();
    let total: usize = seen.iter().map(|line| line.count).sum();
    let doubtful: usize = seen.iter().map(|line| line.before_space.max(line.between_digits)).sum();
    let share = (*alike as f64 + 0.3 * (cut - alike) as f64) / seen.len().max(1) as f64;
    (share * (1.0 - 0.6 * doubtful as f64 / total.max(1) as f64), *width)
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn the_separator_that_cuts_the_lines_alike_is_chosen() {
        assert_eq!(of("Structure;Nombre\nCCAS;3\nMairie;4\n"), Some(b';'));
        assert_eq!(of("date,action,structure\n2022-05-06,SISM,CCAS\n"), Some(b','));
        assert_eq!(of("Structure\tNombre\nCCAS\t3\n"), Some(b'\t'));
        assert_eq!(of("Structure|Nombre\nCCAS|3\n"), Some(b'|'));
        assert_eq!(of("a,b\n1,2\n"), Some(b','));
    }

    #[test]
    fn decimal_commas_do_not_win_over_semicolons() {
        assert_eq!(of("poste;etp\ncoordination;0,6\nsecrétariat;0,2\n"), Some(b';'));
        assert_eq!(of("poste;part;etp\na;0,5;0,6\nb;0,5;0,2\nc;1,0;0,3\n"), Some(b';'));
        assert_eq!(of("etp;part\n0,6;0,5\n0,2;0,5\n"), Some(b';'));
    }

    #[test]
    fn lists_in_cells_do_not_win_over_the_separator() {
        assert_eq!(of("action,partenaires\nSISM,CCAS; Mairie; GEM\nForum,CHHL; CMP\n"), Some(b','));
        assert_eq!(of("action;partenaires\nSISM;CCAS, Mairie, GEM\nForum;CHHL, CMP\nBal;A, B, C\n"), Some(b';'));
        assert_eq!(of("id\tA;B;\n1\tA;B;\n2\tA;B;\n"), Some(b'\t'));
    }

    #[test]
    fn title_lines_above_the_table_are_outvoted() {
        let text = "Suivi des actions, année 2022, CLSM\nÉdité le 3 mai, à 10 h\n\naction;axe;statut\nSISM;1;réalisée\nForum;2;en cours\n";
        assert_eq!(of(text), Some(b';'));
    }

    #[test]
    fn separators_within_quotes_do_not_count() {
        assert_eq!(of("\"a;b;c\",\"d\"\n\"e;f;g\",\"h\"\n"), Some(b','));
        assert_eq!(of("id;texte\n1;\"ligne, une\nligne, deux, trois\"\n2;\"\"\n"), Some(b';'));
    }

    #[test]
    fn a_single_column_has_none() {
        assert_eq!(of("Structure\nCCAS\nMairie\n"), None);
        assert_eq!(of("Montant\n12,5\n3,75\n"), None);
        assert_eq!(of("Structures venues\nCentre social, Poitiers\nMission locale, Poitiers\n"), None);
        assert_eq!(of(""), None);
    }
}
