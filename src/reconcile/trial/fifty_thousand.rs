//! 50 000 spellings of 8 000 made bodies: time, and what blocking finds and loses. Run with
//! `cargo test --release -- --ignored fifty_thousand --nocapture`; `benches/names.py` runs on the files that it writes.

use super::{place, row};
use crate::finding::Findings;
use crate::reconcile::memory::Subject;
use crate::reconcile::names::{Mention, Names, RegistryRow};
use crate::settings::Settings;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

const KINDS: [&str; 20] = [
    "Centre social",
    "GEM",
    "Mission locale",
    "École",
    "Collège",
    "Lycée",
    "Crèche",
    "Foyer de vie",
    "Club omnisports",
    "Jardins partagés",
    "Immobilière",
    "Commissariat",
    "Maison de quartier",
    "Résidence",
    "Association",
    "Médiathèque",
    "CMP",
    "Maison de santé",
    "MJC",
    "Théâtre",
];
const SYLLABLES: [&str; 48] = [
    "ba", "be", "bi", "bo", "bra", "bre", "bri", "ca", "chan", "che", "clo", "co", "cor", "cou", "da", "de", "dou", "fa", "fer", "fon",
    "fra", "ga", "gal", "gi", "gri", "ha", "jar", "la", "le", "li", "lou", "ma", "mar", "mi", "mon", "na", "nou", "pa", "per", "pla",
    "pré", "ra", "ro", "sa", "té", "tri", "va", "vil",
];
const UNITS: [&str; 7] = [
    "Sports",
    "Mobilités",
    "Urbanisme",
    "Petite enfance et parentalité",
    "Cabinet de la maire",
    "Mission handicap",
    "Relations aux usagers",
];
/// What a scanner, or a hand, writes for another.
const CONFUSED: [(&str, &str); 9] =
    [("i", "l"), ("l", "1"), ("e", "c"), ("m", "rn"), ("y", "v"), ("o", "0"), ("M", "II"), ("E", "F"), ("I", "L")];

/// A linear congruential generator (Knuth, MMIX): the same draws on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % sides.max(1)
    }

    fn pick<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }

    fn name(&mut self, syllables: usize) -> String {
        let name: String = (0..syllables).map(|_| self.pick(&SYLLABLES)).collect();
        name[..1].to_uppercase() + &name[1..]
    }
}

fn bodies(dice: &mut Dice) -> Vec<String> {
    let towns: Vec<String> = (0..300).map(|_| format!("{}-sur-{}", dice.name(3), dice.name(2))).collect();
    let names: Vec<String> = (0..5000)
        .map(|_| {
            let syllables = 2 + dice.below(3);
            dice.name(syllables)
        })
        .collect();
    let mut seen = BTreeSet::new();
    let mut bodies = Vec::new();
    while bodies.len() < 8000 {
        let (kind, name, town) = (dice.pick(&KINDS), &names[dice.below(names.len())], &towns[dice.below(towns.len())]);
        let body = match dice.below(10) {
            0..=3 => format!("{kind} {name}"),
            4..=6 => format!("{kind} {name} de {town}"),
            7 => format!("Ville de {town} - {}", dice.pick(&UNITS)),
            8 => format!("CH{} - {kind} {name}", ["BR", "DL", "GM", "HP", "LS"][dice.below(5)]),
            _ => (0..6).map(|_| char::from(b'A' + u8::try_from(dice.below(26)).unwrap_or_default())).collect(),
        };
        if seen.insert(body.clone()) {
            bodies.push(body);
        }
    }
    bodies
}

fn miswritten(dice: &mut Dice, body: &str) -> String {
    let mut letters: Vec<char> = body.chars().collect();
    let at = dice.below(letters.len() - 1);
    match dice.below(10) {
        0 => return body.to_uppercase(),
        1 => return body.replacen(' ', "  ", 1),
        2 => return body.replace(" - ", " "),
        3 | 4 => drop(letters.remove(at)),
        5 => letters.swap(at, at + 1),
        6 => letters.insert(at, letters[at]),
        7 | 8 => {
            let fitting: Vec<&(&str, &str)> = CONFUSED.iter().filter(|(right, _)| body.contains(right)).collect();
            return fitting.get(dice.below(fitting.len())).map_or_else(|| body.to_owned(), |(right, wrong)| body.replacen(right, wrong, 1));
        }
        _ => letters[at] = char::from(b'a' + u8::try_from(dice.below(26)).unwrap_or_default()),
    }
    letters.into_iter().collect()
}

#[test]
#[ignore = "minutes without optimisation; run it with --release"]
#[expect(clippy::disallowed_methods, clippy::print_stdout, reason = "it times the stage, and hands its data to benches/names.py")]
fn fifty_thousand_spellings_take_seconds() {
    let mut dice = Dice(2022);
    let bodies = bodies(&mut dice);
    let mut truth: BTreeMap<String, &str> = BTreeMap::new();
    while truth.len() < 50_000 {
        let body = &bodies[dice.below(bodies.len())];
        let mut spelling = miswritten(&mut dice, body);
        if dice.below(4) == 0 && spelling.chars().count() > 1 {
            spelling = miswritten(&mut dice, &spelling);
        }
        truth.entry(spelling).or_insert(body);
    }
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let spellings: String = truth.iter().map(|(spelling, body)| format!("{},{}\n", quoted(spelling), quoted(body))).collect();
    let folder = std::env::temp_dir();
    std::fs::write(folder.join("bodies.csv"), bodies.join("\n") + "\n").expect("a writable temporary folder");
    std::fs::write(folder.join("spellings.csv"), spellings).expect("a writable temporary folder");

    let rows: Vec<RegistryRow> = bodies.iter().enumerate().map(|(at, body)| row(body, at)).collect();
    let mentions: Vec<Mention> =
        truth.keys().enumerate().map(|(at, spelling)| Mention { spelling: spelling.as_str().into(), place: place(at) }).collect();
    let start = Instant::now();
    let names = Names::settle(&mut Findings::default(), &Settings::default(), &rows, &[], &mentions);
    let proposals = names.proposals();
    let seconds = start.elapsed().as_secs_f64();

    let mut proposed: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for proposal in &proposals {
        if let Subject::Structure(target) = &proposal.subject {
            proposed.entry(&proposal.spelling).or_default().push(target);
        }
    }
    let (mut settled, mut wrongly_settled, mut found, mut unsettled) = (0, Vec::new(), 0, 0);
    for (spelling, body) in &truth {
        let structure = names.resolve(spelling, 2022).and_then(|id| names.structure(id)).expect("every mention is settled");
        if structure.in_registry {
            settled += 1;
            if *structure.label != **body {
                wrongly_settled.push(spelling);
            }
        } else {
            unsettled += 1;
            found += usize::from(proposed.get(&*structure.label).is_some_and(|targets| targets.contains(body)));
        }
    }
    println!(
        "{seconds:.1} s; {settled} settled by rule, {unsettled} not; right body proposed for {:.1} %",
        100.0 * super::ratio(found, unsettled)
    );
    assert!(wrongly_settled.is_empty(), "{wrongly_settled:?}");
    assert!(super::ratio(found, unsettled) > 0.8);
    // No bound on the time: it would measure how busy the machine is. It is printed, for the report.
}
