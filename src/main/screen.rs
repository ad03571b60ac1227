//! What is said on the screen. Nobody to listen (a closed pipe, a full disk behind a redirection) is no reason to fall, as `println!` would.

use std::io::{self, Write};

/// What was asked for.
pub fn say(text: &str) {
    let _ = writeln!(io::stdout(), "{}", text.trim_end());
}

/// What is being done, and why it is not.
pub fn tell(text: &str) {
    let _ = writeln!(io::stderr(), "{}", text.trim_end());
}
