//! The texts beside the workbooks: the settings with their comments, and what each file is for.

use crate::report::typography::typeset;
use crate::schema::Nomenclature;

/// The commented settings: everything is a comment but the names of sections, so that the file changes nothing as it is.
const SETTINGS: &str = include_str!("../assets/modeles/observatoire.toml");
const NOTICE: &str = include_str!("../assets/modeles/LISEZMOI.txt");
/// Comments fit in a window of a text editor.
const LONGEST_LINE: usize = 92;

/// `observatoire.toml`, with the classes that the program itself knows.
pub fn settings() -> String {
    let mut text = SETTINGS.to_owned();
    for nomenclature in Nomenclature::ALL {
        let labels: Vec<&str> = nomenclature.classes().iter().map(|class| class.label).collect();
        text = text.replace(&format!("{{{}}}", nomenclature.name()), &labels.join(" · "));
    }
    let lines = text.lines().flat_map(|line| if line.starts_with("# ") { wrapped(&typeset(line)) } else { vec![line.to_owned()] });
    lines.map(|line| line + "\n").collect()
}

/// `LISEZMOI.txt`
pub fn notice() -> String {
    NOTICE.lines().map(|line| typeset(line) + "\n").collect()
}

/// A comment on as many lines as it takes.
fn wrapped(comment: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in comment.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= LONGEST_LINE => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) => lines.push(format!("# {word}")),
            None => lines.push(word.to_owned()),
        }
    }
    lines
}
