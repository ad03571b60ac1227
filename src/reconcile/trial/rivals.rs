//! The same pairs by two well-known methods, for comparison: OpenRefine's fingerprint, and Jaro-Winkler at 0.85. Both are used to
//! join, which is what a tool that does not ask does.

use super::{Form, forms};
use crate::fold::fold;
use std::collections::BTreeSet;

/// OpenRefine's fingerprint: lower case, without accents or signs, words sorted and said once.
fn fingerprint(name: &str) -> String {
    let words: BTreeSet<String> = fold(name).split(' ').map(str::to_owned).collect();
    words.into_iter().collect::<Vec<_>>().join(" ")
}

/// The threshold that guides to record linkage give for Jaro-Winkler.
const JARO_WINKLER: f64 = 0.85;

/// True pairs, those found, and pairs of two bodies joined, by what a method says is one. Unlike above, pairs that differ by case, accents or
/// signs only count, since they are what the fingerprint finds.
fn pairs(forms: &[Form], is_one: impl Fn(&str, &str) -> bool) -> (usize, usize, usize) {
    let (mut all, mut right, mut wrong) = (0, 0, 0);
    for (at, one) in forms.iter().enumerate() {
        for other in forms.iter().skip(at + 1).filter(|other| other.text != one.text) {
            let perhaps =
                one.perhaps == other.body || other.perhaps == one.body || (!one.perhaps.is_empty() && one.perhaps == other.perhaps);
            let same = one.body == other.body;
            all += usize::from(same);
            if is_one(&one.text, &other.text) {
                right += usize::from(same);
                wrong += usize::from(!same && !perhaps);
            }
        }
    }
    (all, right, wrong)
}

#[expect(clippy::print_stdout, reason = "the figures of the report, seen with --nocapture")]
#[test]
fn what_fingerprints_and_jaro_winkler_do_on_the_same_pairs() {
    for (title, csv) in [
        ("Poitiers", super::POITIERS),
        ("Another region", super::OTHER_REGION),
        ("Third region", super::THIRD_REGION),
        ("Fourth region", super::FOURTH_REGION),
    ] {
        let forms = forms(csv);
        let told = |method: &str, (all, right, wrong): (usize, usize, usize)| {
            println!(
                "{title}, {method}: {right} of {all} true pairs ({:.0} %), {wrong} pairs of two bodies joined",
                100.0 * super::ratio(right, all)
            );
        };
        let by_fingerprint = pairs(&forms, |one, other| fingerprint(one) == fingerprint(other));
        let by_jaro_winkler = pairs(&forms, |one, other| strsim::jaro_winkler(&fold(one), &fold(other)) >= JARO_WINKLER);
        told("fingerprint", by_fingerprint);
        told("Jaro-Winkler at 0.85", by_jaro_winkler);
        // What makes a person's decision necessary: the one finds little, the other joins what must stay apart.
        assert!(super::ratio(by_fingerprint.1, by_fingerprint.0) < 0.5);
        assert!(by_jaro_winkler.2 > 0);
    }
}
