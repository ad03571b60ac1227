//! `commentaires.md`: what the coordinator wrote, by section, so that the next run keeps it.

use super::typography::typeset;
use super::{Block, Note, NoteKind, Section};
use crate::fold::fold;
use crate::personal;

/// Paragraphs under headings. The headings are names of sections.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comments {
    /// Heading as written (empty before the first one) and its paragraphs, in the order of the file.
    parts: Vec<(String, Vec<String>)>,
}

impl Comments {
    /// Reads the little of Markdown that a coordinator writes: `#` headings, paragraphs between blank lines, lists kept line by line.
    pub fn parse(text: &str) -> Self {
        let mut parts: Vec<(String, Vec<String>)> = Vec::new();
        let mut paragraph = String::new();
        let mut heading = String::new();
        for line in text.lines().chain([""]) {
            let line = line.trim();
            let title = line.starts_with('#').then(|| line.trim_start_matches('#').trim());
            let item = line.starts_with("- ") || line.starts_with("* ");
            if (line.is_empty() || title.is_some() || item) && !paragraph.is_empty() {
                put(&mut parts, &heading, &std::mem::take(&mut paragraph));
            }
            match title {
                Some(title) => title.clone_into(&mut heading),
                None if item => paragraph = format!("– {}", plain(line.get(2..).unwrap_or_default())),
                None if !line.is_empty() => {
                    if !paragraph.is_empty() {
                        paragraph.push(' ');
                    }
                    paragraph.push_str(&plain(line));
                }
                None => {}
            }
        }
        Self { parts }
    }

    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }
}

/// What the coordinator wrote is printed as she wrote it, but for what would say something of a person.
fn put(parts: &mut Vec<(String, Vec<String>)>, heading: &str, paragraph: &str) {
    let (heading, paragraph) = (personal::scrub(heading), typeset(&personal::scrub(paragraph)));
    match parts.iter_mut().find(|(known, _)| *known == heading) {
        Some((_, paragraphs)) => paragraphs.push(paragraph),
        None => parts.push((heading, vec![paragraph])),
    }
}

/// Marks of emphasis dropped: the text is printed as it is, never interpreted further.
fn plain(line: &str) -> String {
    line.replace("**", "").replace("__", "")
}

/// The section that a heading names, and the rank of the block after which the words go: after a heading inside it, or at its head.
fn home(heading: &str, sections: &[Section]) -> Option<(usize, usize)> {
    let wanted = fold(heading);
    for (at, section) in sections.iter().enumerate() {
        if fold(&section.title) == wanted || fold(&section.id) == wanted {
            return Some((at, 0));
        }
    }
    sections.iter().enumerate().find_map(|(at, section)| {
        let inside = section.blocks.iter().position(|block| matches!(block, Block::Heading(title) if fold(title) == wanted))?;
        Some((at, inside + 1))
    })
}

/// Told to the coordinator where the words were put, since the next run would put them there again.
const HOMELESS: &str = "Ce titre de commentaires.md n’est celui d’aucune partie du bilan ; le texte est donc placé ici.";

/// Told too: words that change in silence would look like a fault of the program.
const NAMELESS: &str = "Une donnée personnelle a été retirée de ce texte de commentaires.md : le bilan ne nomme personne.";

/// Puts the words at the head of the section, or of the part, that they are for. Words without a heading open the summary; those
/// whose heading names nothing close it, under the heading they were given.
pub fn insert(comments: &Comments, sections: &mut [Section]) {
    for (heading, paragraphs) in &comments.parts {
        let mut words = vec![Block::Words(paragraphs.clone())];
        let note = |text: &str| Block::Note(Note { kind: NoteKind::Reading, text: text.to_owned() });
        if std::iter::once(heading).chain(paragraphs).any(|text| text.contains(personal::SCRUBBED)) {
            words.push(note(NAMELESS));
        }
        match home(heading, sections) {
            Some((section, block)) => {
                if let Some(section) = sections.get_mut(section) {
                    let at = block.min(section.blocks.len());
                    section.blocks.splice(at..at, words);
                }
            }
            None => {
                let Some(summary) = sections.first_mut() else { return };
                if heading.is_empty() {
                    summary.blocks.splice(0..0, words);
                } else {
                    summary.blocks.push(Block::Heading(typeset(heading)));
                    summary.blocks.extend(words);
                    summary.blocks.push(note(HOMELESS));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(title: &str, blocks: Vec<Block>) -> Section {
        Section { id: fold(title), title: title.to_owned(), blocks }
    }

    #[test]
    fn words_go_to_the_section_or_the_part_that_their_heading_names() {
        let comments = Comments::parse(
            "Une année de reprise.\n\n# Gouvernance\nDeux **copils**,\ntous les deux suivis.\n\n# PARCOURS DE VIE\nÀ relancer.\n\n# Remerciements\nMerci.",
        );
        let mut sections = [
            section("Synthèse", vec![]),
            section("Gouvernance", vec![]),
            section("Axe par axe", vec![Block::Heading("Parcours de vie".into())]),
        ];
        insert(&comments, &mut sections);
        let words = |text: &str| Block::Words(vec![text.to_owned()]);
        let note = Block::Note(Note { kind: NoteKind::Reading, text: HOMELESS.to_owned() });
        assert_eq!(sections[0].blocks, [words("Une année de reprise."), Block::Heading("Remerciements".into()), words("Merci."), note]);
        assert_eq!(sections[1].blocks, [words("Deux copils, tous les deux suivis.")]);
        assert_eq!(sections[2].blocks, [Block::Heading("Parcours de vie".into()), words("À relancer.")]);
    }

    #[test]
    fn nobody_is_named_by_the_words_and_it_is_told() {
        let comments = Comments::parse("# Gouvernance\nMerci à Mme Durand, 06 12 34 56 78.\n");
        let mut sections = [section("Gouvernance", vec![])];
        insert(&comments, &mut sections);
        let words = Block::Words(vec!["Merci à [donnée personnelle], [donnée personnelle].".to_owned()]);
        assert_eq!(sections[0].blocks, [words, Block::Note(Note { kind: NoteKind::Reading, text: NAMELESS.to_owned() })]);
    }

    #[test]
    fn a_list_keeps_its_lines() {
        let comments = Comments::parse("# Moyens\n- un poste\n- un bureau\n");
        assert_eq!(comments.parts, [("Moyens".to_owned(), vec!["– un poste".to_owned(), "– un bureau".to_owned()])]);
    }
}
