//! A panic inside a reader costs one file, and prints nothing: a partner's file is never our user's fault.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// What the reader gives, or nothing if it panicked. What it had changed on the way stays changed.
pub fn caught<T>(reader: impl FnOnce() -> T) -> Option<T> {
    quieten();
    let before = GUARDED.replace(true);
    let outcome = catch_unwind(AssertUnwindSafe(reader)).ok();
    GUARDED.set(before);
    outcome
}

/// Panics on a guarded thread are told as a finding, so the default message, in English with a line of code, is kept for
/// the others.
fn quieten() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = take_hook();
        set_hook(Box::new(move |panic| {
            if !GUARDED.get() {
                usual(panic);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::caught;

    #[test]
    fn a_panic_is_caught_and_the_next_reader_runs() {
        assert_eq!(caught(|| -> u8 { panic!("a broken file") }), None);
        assert_eq!(caught(|| 7), Some(7));
    }
}
