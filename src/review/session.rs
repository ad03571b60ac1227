//! A whole review: every proposal, then those that the answers bring about.

use super::{End, Hand, Nameable, review};
use crate::reconcile::Proposal;
use crate::reconcile::memory::Decision;
use anyhow::bail;
use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::io::Write;
use std::sync::Arc;

/// What became of a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reviewed {
    NothingToAsk,
    /// So many decisions were made.
    Decided(usize),
}

/// Asks about what `next` gives, again and again while answers bring about proposals that were not asked yet: a name found to be a
/// body of its own has a sector. `next` gives nothing when answers cannot be read back. `save` is given all the decisions of the
/// session after each answer.
///
/// # Errors
/// What `next` and `save` return; a terminal that cannot be read or written; nobody there to answer at all.
pub fn session(
    hand: &mut impl Hand,
    output: &mut impl Write,
    today: NaiveDate,
    next: &mut dyn FnMut() -> anyhow::Result<Option<(Nameable, Vec<Proposal>)>>,
    save: &mut dyn FnMut(&[Decision]) -> anyhow::Result<()>,
) -> anyhow::Result<Reviewed> {
    let mut asked: BTreeSet<(Arc<str>, String)> = BTreeSet::new();
    let mut earlier: Vec<Decision> = Vec::new();
    let mut answered = false;
    while let Some((known, mut proposals)) = next()? {
        proposals.retain(|one| asked.insert((one.spelling.clone(), one.subject.to_string())));
        if proposals.is_empty() {
            break;
        }
        let mut given: Vec<Decision> = Vec::new();
        let outcome = review(hand, output, &proposals, &known, today, &mut |decisions| {
            given = decisions.to_vec();
            save(&[&earlier, decisions].concat())
        })?;
        answered |= outcome.put_off > 0 || !given.is_empty();
        if outcome.end == End::Nobody && !answered {
            bail!(
                "Personne n’a répondu. Lancez « observatoire rapprocher » dans un terminal, ou remplissez la colonne « decision » de \
                 controle/rapprochements.csv"
            );
        }
        let decided = !given.is_empty();
        earlier.extend(given);
        if outcome.end != End::Done || !decided {
            break;
        }
    }
    Ok(if asked.is_empty() { Reviewed::NothingToAsk } else { Reviewed::Decided(earlier.len()) })
}
