//! Where answers come from: keys pressed at a terminal, or lines of a pipe or of a terminal that knows only lines.

use anyhow::Context;
use console::Term;
use std::io::{BufRead, ErrorKind, Write};

/// What a key, or the first letter of a line, means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    Yes,
    No,
    Later,
    UnitOf,
    Other,
    Back,
    Stop,
    Help,
    Unknown,
}

impl Key {
    fn of(letter: char) -> Self {
        match letter.to_ascii_lowercase() {
            'o' | 'y' => Self::Yes,
            'n' => Self::No,
            'p' => Self::Later,
            's' => Self::UnitOf,
            'a' => Self::Other,
            // « annuler » begins like « autre »; « retour ».
            'u' | 'r' => Self::Back,
            'q' => Self::Stop,
            '?' | 'h' => Self::Help,
            _ => Self::Unknown,
        }
    }

    /// What is shown of a key that a terminal does not echo.
    const fn echo(self) -> &'static str {
        match self {
            Self::Yes => "oui",
            Self::No => "non",
            Self::Later => "plus tard",
            Self::UnitOf => "un service de…",
            Self::Other => "autre réponse",
            Self::Back => "annuler le dernier choix",
            Self::Stop => "quitter",
            Self::Help => "aide",
            Self::Unknown => "",
        }
    }
}

/// Somebody who answers.
pub trait Hand {
    /// The next key; `None` when there is nobody any more.
    ///
    /// # Errors
    /// The terminal cannot be read or written.
    fn key(&mut self, output: &mut impl Write) -> anyhow::Result<Option<Key>>;

    /// A text typed in full; `None` when there is nobody any more.
    ///
    /// # Errors
    /// The terminal cannot be read.
    fn line(&mut self) -> anyhow::Result<Option<String>>;
}

/// Lines, whose first letter counts, whatever its case; an empty line puts off.
#[derive(Debug)]
pub struct Lines<R>(pub R);

impl<R: BufRead> Hand for Lines<R> {
    fn key(&mut self, output: &mut impl Write) -> anyhow::Result<Option<Key>> {
        let line = self.line()?;
        writeln!(output)?;
        Ok(line.map(|line| line.trim().chars().next().map_or(Key::Later, Key::of)))
    }

    fn line(&mut self) -> anyhow::Result<Option<String>> {
        let mut line = Vec::new();
        // Not `read_line`: a letter of another encoding is a wrong key, not the end.
        let read = self.0.read_until(b'\n', &mut line).context("La réponse n’a pas pu être lue")?;
        Ok((read > 0).then(|| String::from_utf8_lossy(&line).trim().to_owned()))
    }
}

/// Keys of a terminal, without Enter. Enter itself means nothing: « o » then Enter is one answer.
#[derive(Debug)]
pub struct Keys(Term);

impl Keys {
    /// The terminal that the program speaks to.
    pub fn new() -> Self {
        Self(Term::stdout())
    }
}

impl Default for Keys {
    fn default() -> Self {
        Self::new()
    }
}

impl Hand for Keys {
    fn key(&mut self, output: &mut impl Write) -> anyhow::Result<Option<Key>> {
        loop {
            let pressed = match self.0.read_key_raw() {
                Ok(pressed) => pressed,
                // The window was closed, or the line cut: nobody is there any more.
                Err(_) => return Ok(None),
            };
            #[expect(clippy::wildcard_enum_match_arm, reason = "the terminal's own list of keys, which grows without us")]
            let key = match pressed {
                console::Key::Char('\u{3}' | '\u{4}') => Key::Stop,
                console::Key::Char(' ') | console::Key::Enter => continue,
                console::Key::Char(letter) => Key::of(letter),
                console::Key::CtrlC | console::Key::Escape => Key::Stop,
                console::Key::Backspace | console::Key::ArrowLeft => Key::Back,
                _ => Key::Unknown,
            };
            writeln!(output, "{}\n", key.echo())?;
            return Ok(Some(key));
        }
    }

    fn line(&mut self) -> anyhow::Result<Option<String>> {
        let mut line = String::new();
        match std::io::stdin().lock().read_line(&mut line) {
            Ok(0) => Ok(None),
            Ok(_) => Ok(Some(line.trim().to_owned())),
            Err(error) if error.kind() == ErrorKind::InvalidData => Ok(Some(String::new())),
            Err(_) => Ok(None),
        }
    }
}
