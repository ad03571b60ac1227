//! What the program was built from: the commit of the clone it was built in.

/// The commit checked out when the program was built; none when it was not built in a clone. What was changed since and not committed
/// is not told.
#[cfg(in_a_clone)]
pub const COMMIT: Option<&str> = match &LETTERS {
    Some(letters) => match str::from_utf8(letters) {
        Ok(commit) => Some(commit),
        Err(_) => None,
    },
    None => None,
};
#[cfg(not(in_a_clone))]
pub const COMMIT: Option<&str> = None;

/// The letters of a commit, in git's own log.
#[cfg(in_a_clone)]
const LENGTH: usize = 40;

/// Copied while compiling: a slice of the log would bring the whole of it, and who wrote what, into the program.
#[cfg(in_a_clone)]
const LETTERS: Option<[u8; LENGTH]> = last_commit(include_bytes!(env!("OBSERVATOIRE_COMMITS")));

/// The second word of the last line of git's log: `from to who when\twhat`.
#[cfg(in_a_clone)]
const fn last_commit(log: &[u8]) -> Option<[u8; LENGTH]> {
    let mut before = match log {
        [lines @ .., b'\n'] => lines,
        lines => lines,
    };
    while let [rest @ .., letter] = before
        && *letter != b'\n'
    {
        before = rest;
    }
    let (_, mut line) = log.split_at(before.len());
    while let [letter, rest @ ..] = line {
        line = rest;
        if *letter == b' ' {
            break;
        }
    }
    match line.first_chunk::<LENGTH>() {
        Some(letters) => Some(*letters),
        None => None,
    }
}
