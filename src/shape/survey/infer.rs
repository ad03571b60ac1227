//! What kind of question a column is, when no setting says: from what people answered.

use super::QuestionKind;
use super::attainment::{ATTAINMENT_LABELS, attainments};
use super::layout::{Joiner, Layout};
use super::options;
use super::rows::Rows;
use super::scales::{self, is_no_opinion, key};
use crate::fold::{fold, tidy};
use crate::read::Memo;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Past this many different answers, the rest says nothing more.
const MOST_VALUES: usize = 400;
/// Past these, a class is a sentence.
const LONGEST_CLASS: usize = 120;
const MOST_CLASSES: usize = 20;
/// LimeSurvey's codes of answers have five letters at most.
const LONGEST_CODE: usize = 5;
/// What a class is called that only one person's words would fill.
const OTHER: &str = "Autre réponse";

/// A kind and its classes.
#[derive(Clone, Debug, PartialEq)]
pub struct Inferred {
    pub kind: QuestionKind,
    /// In order, « sans opinion » last.
    pub classes: Vec<Arc<str>>,
}

impl Inferred {
    fn without_classes(kind: QuestionKind) -> Self {
        Self { kind, classes: Vec::new() }
    }

    fn with(kind: QuestionKind, labels: impl IntoIterator<Item = impl Into<Arc<str>>>) -> Self {
        Self { kind, classes: labels.into_iter().map(Into::into).collect() }
    }
}

/// The different answers of some columns.
#[derive(Debug, Default)]
pub struct Tally {
    /// By key: as first written, and how often.
    values: BTreeMap<String, (String, usize)>,
    filled: usize,
    many: bool,
}

impl Tally {
    pub fn of(rows: &Rows<'_>, layout: &Layout, columns: &[u32]) -> Self {
        let mut tally = Self::default();
        // The same content comes back: it is looked at once; contents that say the same are put together.
        let mut known: Memo<Option<usize>> = Memo::default();
        let mut ranks: HashMap<String, usize> = HashMap::new();
        let mut counts: Vec<(String, usize)> = Vec::new();
        for line in rows.lines_below(layout.last_header_row) {
            for column in columns {
                let Some(held) = line.held(*column) else { continue };
                let rank = known.of(held.content, || {
                    let text = layout.said(held.raw)?;
                    Some(ranks.get(&*text).copied().unwrap_or_else(|| {
                        ranks.insert(text.to_string(), counts.len());
                        counts.push((text.to_string(), 0));
                        counts.len() - 1
                    }))
                });
                if let Some((_, times)) = rank.and_then(|rank| counts.get_mut(rank)) {
                    *times += 1;
                }
                if counts.len() > MOST_VALUES {
                    tally.many = true;
                    return tally;
                }
            }
        }
        for (text, times) in counts {
            tally.filled += times;
            tally.values.entry(key(&text)).or_insert_with(|| (tidy(&text), 0)).1 += times;
        }
        tally
    }

    fn labels(&self) -> impl Iterator<Item = &str> + Clone {
        self.values.values().map(|(label, _)| label.as_str())
    }

    /// Every answer is one of these (after folding), and there is one.
    pub fn all_among(&self, words: &[&str]) -> bool {
        !self.values.is_empty() && self.labels().all(|label| words.contains(&fold(label).as_str()))
    }

    /// The classes of a known kind, when the settings give none.
    pub fn classes(&self, kind: QuestionKind, joiner: Joiner) -> Vec<Arc<str>> {
        let opinions: Vec<&str> = self.labels().filter(|label| !is_no_opinion(label)).collect();
        let without: Vec<&str> = self.labels().filter(|label| is_no_opinion(label)).collect();
        let ordered: Vec<&str> = match kind {
            QuestionKind::Number | QuestionKind::Text => return Vec::new(),
            QuestionKind::Multiple => {
                let found = options::infer(self.values.values().map(|(label, times)| (label.as_str(), *times)), joiner);
                let (mut options, mut own_words) = found.unwrap_or_default();
                let all = options.len();
                options.retain(|label| names_nobody(label));
                own_words |= options.len() < all;
                return options.into_iter().map(Arc::from).chain(own_words.then(|| Arc::from(OTHER))).collect();
            }
            QuestionKind::Objective => attainment_classes(&opinions),
            QuestionKind::Scale | QuestionKind::Single => match scales::order(&opinions) {
                Some(order) => order.iter().filter_map(|at| opinions.get(*at).copied()).collect(),
                None => opinions,
            },
        };
        ordered.into_iter().chain(without).map(Arc::from).collect()
    }

    /// The kind of the question, and its classes.
    pub fn infer(&self, heading: &str, joiner: Joiner) -> Inferred {
        if self.values.is_empty() || self.many {
            return Inferred::without_classes(QuestionKind::Text);
        }
        let opinions: Vec<&str> = self.labels().filter(|label| !is_no_opinion(label)).collect();
        let met = attainments(&opinions);
        let says_attained = |label: &&str| fold(label).split(' ').any(|word| word.starts_with("attein"));
        let negative = opinions.iter().any(|label| label.starts_with(['-', '−']));
        let scaling = negative
            && opinions.iter().all(|label| matches!(label.replace('−', "-").as_str(), "-2" | "-1" | "0" | "1" | "2" | "+1" | "+2"));
        if met.iter().all(Option::is_some) && (scaling || opinions.iter().any(says_attained)) {
            return Inferred { kind: QuestionKind::Objective, classes: self.classes(QuestionKind::Objective, joiner) };
        }
        if let Some(inferred) = self.numbers(&opinions, heading) {
            return inferred;
        }
        if opinions.iter().all(|label| is_date(label)) {
            return Inferred::without_classes(QuestionKind::Text);
        }
        if self.all_among(&["oui", "non"]) {
            return Inferred::with(QuestionKind::Single, ["Oui", "Non"]);
        }
        // « RAS » comes back ten times under « Remarques », and is a class no more than what stands beside it.
        if scales::order(&opinions).is_none() && asks_for_words(heading) {
            return Inferred::without_classes(QuestionKind::Text);
        }
        let options = self.classes(QuestionKind::Multiple, joiner);
        if !options.is_empty() {
            return Inferred { kind: QuestionKind::Multiple, classes: options };
        }
        if scales::order(&opinions).is_some() {
            return Inferred { kind: QuestionKind::Scale, classes: self.classes(QuestionKind::Scale, joiner) };
        }
        self.single()
    }

    /// A choice among a few classes that come back; else words of one's own. What one person alone answered is not printed as a class.
    fn single(&self) -> Inferred {
        let few = self.values.len() <= MOST_CLASSES && self.filled * 2 >= self.values.len() * 3;
        let short = self.labels().all(|label| label.chars().count() <= LONGEST_CLASS);
        if !(few && short) {
            return Inferred::without_classes(QuestionKind::Text);
        }
        // `A1`, `A2`: a tool's codes are nobody's words.
        let codes = self.labels().all(|label| label.len() <= LONGEST_CODE && label.chars().all(|letter| letter.is_ascii_alphanumeric()));
        let come_back = |(label, times): &&(String, usize)| codes || (*times > 1 && names_nobody(label)) || is_no_opinion(label);
        let mut labels: Vec<&str> = self.values.values().filter(come_back).map(|(label, _)| label.as_str()).collect();
        labels.sort_by_key(|label| is_no_opinion(label));
        let alone = labels.len() < self.values.len();
        Inferred::with(QuestionKind::Single, labels.into_iter().chain(alone.then_some(OTHER)))
    }

    /// Notes from 0 or 1 to 10 at most are a scale, unless something is counted; other numbers are numbers.
    fn numbers(&self, opinions: &[&str], heading: &str) -> Option<Inferred> {
        let numbers: Option<Vec<f64>> = opinions.iter().map(|label| super::answers::number(label)).collect();
        let numbers = numbers.filter(|numbers| !numbers.is_empty())?;
        let folded = format!(" {} ", fold(heading));
        let is_code = [" code postal ", " insee ", " siret ", " siren ", " annee "].iter().any(|word| folded.contains(word));
        if is_code {
            return Some(Inferred::without_classes(QuestionKind::Text));
        }
        let counts = [" combien ", " nombre ", " nb ", " age "].iter().any(|word| folded.contains(word));
        let (low, high) =
            numbers.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), number| (low.min(*number), high.max(*number)));
        let notes = low >= 0.0 && high <= 10.0 && numbers.iter().all(|number| number.fract() == 0.0);
        if counts || !notes || numbers.len() < 2 {
            return Some(Inferred::without_classes(QuestionKind::Number));
        }
        // Points that nobody chose are on the scale too: those that the question names, else those between the lowest and the highest.
        let (low, high) = named_range(&folded).filter(|(first, last)| *first <= low && *last >= high).unwrap_or((low, high));
        let points = (0..=10).map(f64::from).filter(|point| (low..=high).contains(point)).map(|point| format!("{point:.0}"));
        let without = self.labels().filter(|label| is_no_opinion(label)).map(str::to_owned);
        Some(Inferred::with(QuestionKind::Scale, points.chain(without).collect::<Vec<String>>()))
    }
}

/// « Commentaires libres », « Autre (précisez) »: what is answered is people's own words, however often it comes back.
fn asks_for_words(heading: &str) -> bool {
    let folded = format!(" {} ", fold(heading));
    let words =
        ["commentaire", "commentaires", "remarque", "remarques", "observations", "precisez", "preciser", "expression libre", "texte libre"];
    words.iter().any(|word| folded.contains(&format!(" {word} ")))
}

/// « Merci à Mme Durand », twice answered, is no class to be printed.
fn names_nobody(label: &str) -> bool {
    crate::personal::find(label).is_none()
}

/// « de 0 à 10 », « entre 1 et 5 ».
fn named_range(folded: &str) -> Option<(f64, f64)> {
    let words: Vec<&str> = folded.split(' ').collect();
    words.windows(3).find_map(|window| {
        let [first, "a" | "et", last] = window else { return None };
        let (first, last) = (first.parse::<u8>().ok()?, last.parse::<u8>().ok()?);
        (first < last && last <= 10).then_some((f64::from(first), f64::from(last)))
    })
}

/// The three classes of the contract, then whatever else was answered; or the five points of goal attainment scaling.
fn attainment_classes<'a>(opinions: &[&'a str]) -> Vec<&'a str> {
    if let Some(order) = scales::order(opinions).filter(|_| opinions.iter().any(|label| label.starts_with(['-', '−']))) {
        return order.iter().filter_map(|at| opinions.get(*at).copied()).collect();
    }
    let others = opinions.iter().copied().filter(|label| !ATTAINMENT_LABELS.iter().any(|known| key(known) == key(label)));
    ATTAINMENT_LABELS.iter().rev().copied().chain(others).collect()
}

/// `2022-05-06`, `06/05/2022`, with or without a time.
fn is_date(text: &str) -> bool {
    let day = text.split([' ', 'T']).next().unwrap_or_default();
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    parts.len() == 3 && parts.iter().all(|part| !part.is_empty() && part.len() <= 4 && part.chars().all(|digit| digit.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn infer(values: &[(&str, usize)], heading: &str, joiner: Joiner) -> Inferred {
        let values: BTreeMap<String, (String, usize)> =
            values.iter().map(|(label, times)| (key(label), ((*label).to_owned(), *times))).collect();
        let filled = values.values().map(|(_, times)| times).sum();
        Tally { values, filled, many: false }.infer(heading, joiner)
    }

    #[track_caller]
    fn check(values: &[(&str, usize)], heading: &str, kind: QuestionKind, classes: &[&str]) {
        let inferred = infer(values, heading, Joiner::Comma);
        assert_eq!(inferred.kind, kind);
        assert_eq!(inferred.classes.iter().map(|label| &**label).collect::<Vec<_>>(), classes);
    }

    #[test]
    fn kinds_are_seen_in_the_answers() {
        check(
            &[("Non atteint", 1), ("Sans opinion", 3)],
            "Soutenir les aidants",
            QuestionKind::Objective,
            &["Atteint", "Partiellement atteint", "Non atteint", "Sans opinion"],
        );
        check(&[("-1", 1), ("0", 3), ("2", 1)], "Objectif 1", QuestionKind::Objective, &["-1", "0", "2"]);
        check(&[("8", 2), ("6", 1)], "Notez le lieu", QuestionKind::Scale, &["6", "7", "8"]);
        check(&[("5", 2), ("3", 1)], "Notez entre 1 et 5", QuestionKind::Scale, &["1", "2", "3", "4", "5"]);
        check(&[("8", 2), ("6", 1)], "Combien de réunions ?", QuestionKind::Number, &[]);
        check(&[("12,5", 2), ("60", 1)], "Délai", QuestionKind::Number, &[]);
        check(&[("86000", 9), ("86180", 1)], "Code postal", QuestionKind::Text, &[]);
        check(&[("Souvent", 2), ("Jamais", 1), ("NSP", 1)], "Venez-vous ?", QuestionKind::Scale, &["Jamais", "Souvent", "NSP"]);
        check(&[("Non", 2), ("Oui", 1)], "Membre ?", QuestionKind::Single, &["Oui", "Non"]);
        check(&[("2022-05-06", 2), ("2022-05-09", 1)], "Quand ?", QuestionKind::Text, &[]);
        check(&[("Merci", 1), ("Bravo à toutes", 1)], "Remarques", QuestionKind::Text, &[]);
        check(&[("RAS", 7), ("Trop court", 6), ("Très bien", 4)], "Commentaires libres", QuestionKind::Text, &[]);
        check(&[("Oui", 7), ("Non", 6)], "Avez-vous des remarques ?", QuestionKind::Single, &["Oui", "Non"]);
    }

    #[test]
    fn what_one_person_alone_answered_is_not_a_class() {
        check(&[("Élu", 3), ("Soignant", 2), ("Jean Dupont", 1)], "Vous êtes", QuestionKind::Single, &["Élu", "Soignant", "Autre réponse"]);
        check(&[("Élu", 3), ("Soignant", 2), ("Mme Durand", 2)], "Vous êtes", QuestionKind::Single, &["Élu", "Soignant", "Autre réponse"]);
        check(&[("A1", 3), ("A2", 2), ("A3", 1)], "OBJ01", QuestionKind::Single, &["A1", "A2", "A3"]);
    }
}
