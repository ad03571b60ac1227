//! What holds of any names, seen in any order.

use super::*;

fn any_name() -> impl Strategy<Value = String> {
    let head = prop::sample::select(vec![
        "Centre social",
        "CMP",
        "GEM",
        "CHU",
        "Association",
        "Les Ateliers",
        "École",
        "l'Étage",
        "Secteur",
        "CCAS de",
        "Ville de Poitiers",
    ]);
    let middle = prop::sample::select(vec!["", " - ", " ", "  ", " – ", " / ", " d'"]);
    let tail = prop::sample::select(vec![
        "A",
        "B",
        "Nord",
        "Sud",
        "1",
        "2",
        "La Cordée",
        "la cordee",
        "Poitiers",
        "IFSI",
        "G14",
        "Est",
        "L",
        "",
        "(CHU)",
        "Saint-Jean",
        "St Jean",
    ]);
    (head, middle, tail).prop_map(|(head, middle, tail)| format!("{head}{middle}{tail}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A label, once settled, settles to itself.
    #[test]
    fn settling_is_idempotent(seen in prop::collection::vec(any_name(), 1..12)) {
        let names: Vec<&str> = seen.iter().map(String::as_str).collect();
        let case = settle("Centre social A\nCHU - IFSI", "", &names);
        for name in &seen {
            let label = case.label(name);
            prop_assert_eq!(case.label(&label), label);
        }
    }

    /// The order in which mentions come does not matter, only where they stand.
    #[test]
    fn the_order_of_reading_does_not_matter(seen in prop::collection::vec(any_name(), 1..12), turn in 0_usize..12) {
        let names: Vec<&str> = seen.iter().map(String::as_str).collect();
        let mut turned = mentions(&names);
        turned.reverse();
        let length = turned.len();
        turned.rotate_left(turn % length);
        let rows = registry("Centre social A\nCHU - IFSI");
        let one = Names::settle(&mut Findings::default(), &Settings::default(), &rows, &[], &mentions(&names));
        let other = Names::settle(&mut Findings::default(), &Settings::default(), &rows, &[], &turned);
        prop_assert_eq!(one.structures(), other.structures());
        prop_assert_eq!(one.proposals(), other.proposals());
    }

    /// Numbers, lone letters and compass points that differ are never joined, by any rule.
    #[test]
    fn what_tells_two_bodies_apart_is_never_joined(seen in prop::collection::vec(any_name(), 2..12)) {
        let names: Vec<&str> = seen.iter().map(String::as_str).collect();
        let case = settle("Centre social A\nCMP Nord", "", &names);
        for one in &names {
            for other in &names {
                if must_differ(one, other) && fold(one) != fold(other) {
                    prop_assert_ne!(case.names.resolve(one, 2022), case.names.resolve(other, 2022), "{} / {}", one, other);
                }
            }
        }
    }

    /// What is decided reads back the same from the file that is written.
    #[test]
    fn decisions_survive_writing(seen in prop::collection::vec((any_name(), any_name(), any::<bool>()), 1..8)) {
        let today = NaiveDate::from_ymd_opt(2023, 1, 15).unwrap_or_default();
        let place = Place::file("correspondances.csv");
        let made: Vec<Decision> = seen.iter().map(|(spelling, target, same)| Decision {
            spelling: crate::fold::tidy(spelling).into(),
            subject: Subject::Structure(crate::fold::tidy(target).into()),
            verdict: if *same { memory::Verdict::Same } else { memory::Verdict::Distinct },
            date: Some(today),
            place: place.clone(),
        }).collect();
        let written = memory::Form::new().added(&made);
        let lines: Vec<Line> = written.lines().map(|line| Line { place: place.clone(), cells: line.split(',').map(str::to_owned).collect() }).collect();
        let read = memory::decisions(&mut Findings::default(), &Settings::default(), &lines);
        prop_assert_eq!(memory::merged(&read), memory::merged(&made));
        prop_assert_eq!(memory::Form::new().added(&read), written);
    }
}
