//! The practice cases were drawn truth first: the rows that intake keeps are those of the truth, column by column, under every layout.

use crate::bench::repository;
use observatoire::fold::fold;
use observatoire::pipeline::intake;
use observatoire::problem::Problem;
use observatoire::quantity::{Quantity, sum};
use observatoire::reconcile::{Register, StructureId};
use observatoire::settings::load::load;
use observatoire::shape::Presence;
use std::collections::{BTreeMap, BTreeSet};

/// A row as text, column by column, in a fixed order.
type Line = Vec<String>;

/// Classes of the truth that no nomenclature has: they are kept as « Non classé », with a warning (contract §4).
const UNKNOWN_CLASSES: [&str; 2] = ["numerique", "suspendue"];

/// A table of the truth, its columns in the order asked for.
fn truth(case: usize, table: &str, columns: &[&str]) -> Vec<Line> {
    let path = repository().join(format!("tests/cases/practice-{case}/verite/{table}.csv"));
    let Ok(mut reader) = csv::Reader::from_path(&path) else { return Vec::new() };
    let headers = reader.headers().unwrap().clone();
    let at = |column: &str| headers.iter().position(|header| header == column).unwrap_or_else(|| panic!("{table} has no {column}"));
    let places: Vec<usize> = columns.iter().map(|column| at(column)).collect();
    let rows = reader.records().map(|record| record.unwrap());
    rows.map(|record| places.iter().map(|place| text(&record[*place])).collect()).collect()
}

/// Case, accents and punctuation make no difference to a text; a quantity keeps its figures.
fn text(written: &str) -> String {
    match written.split_once('|') {
        Some((value, precision)) => format!("{} {precision}", value.parse::<f64>().unwrap()),
        None if written.starts_with(|first: char| first.is_ascii_digit()) => written.to_owned(),
        None if written.contains(';') => list(written.split(';').map(str::to_owned)),
        None if UNKNOWN_CLASSES.contains(&&*fold(written)) => "non classe".to_owned(),
        None => fold(written),
    }
}

fn quantity(quantity: Option<Quantity>) -> String {
    quantity.map_or(String::new(), |quantity| format!("{} {}", quantity.value, quantity.precision))
}

fn or_blank(text: Option<&std::sync::Arc<str>>) -> String {
    text.map_or(String::new(), |written| self::text(written))
}

fn list(names: impl IntoIterator<Item = String>) -> String {
    let mut names: Vec<String> = names.into_iter().map(|name| fold(&name)).collect();
    names.sort();
    names.join(";")
}

/// Lines with what they hold counted or summed: how a layout cuts rows makes no difference.
fn counted(lines: Vec<Line>) -> BTreeMap<Line, usize> {
    let mut counted = BTreeMap::new();
    for line in lines {
        *counted.entry(line).or_default() += 1;
    }
    counted
}

/// What differs between the truth and what was read, year by year. A layout may leave out a column: it is then blank in all that was
/// read of that year, and [`only_remarks_are_ignored`] sees that none was overlooked.
fn compare(faults: &mut Vec<String>, name: &str, truth: Vec<Line>, read: Vec<Line>) {
    assert!(!truth.is_empty() || read.is_empty(), "{name}: nothing in the truth");
    let by_year = name != "structures" && name != "contexte";
    let year = |line: &Line| if by_year { line[0].clone() } else { String::new() };
    let years: BTreeSet<String> = truth.iter().chain(&read).map(year).collect();
    for wanted in years {
        let of_year = |lines: &[Line]| lines.iter().filter(|line| year(line) == wanted).cloned().collect::<Vec<Line>>();
        let (mut truth, mut read) = (of_year(&truth), of_year(&read));
        let width = read.first().map_or(0, Vec::len);
        let silent: Vec<usize> = (0..width).filter(|at| read.iter().all(|line| matches!(line[*at].as_str(), "" | "non"))).collect();
        for line in truth.iter_mut().chain(&mut read) {
            silent.iter().for_each(|at| line[*at].clear());
        }
        differences(faults, name, truth, read);
    }
}

fn differences(faults: &mut Vec<String>, name: &str, truth: Vec<Line>, read: Vec<Line>) {
    let (truth, read) = (counted(truth), counted(read));
    for (line, count) in &truth {
        let known = read.get(line).copied().unwrap_or(0);
        if known < *count {
            faults.push(format!("{name} lacks {}x {}", count - known, line.join(" | ")));
        }
    }
    for (line, count) in &read {
        let known = truth.get(line).copied().unwrap_or(0);
        if known < *count {
            faults.push(format!("{name} has   {}x {}", count - known, line.join(" | ")));
        }
    }
}

/// Sums the last `measures` columns of lines that are otherwise the same.
fn summed(lines: impl Iterator<Item = (Line, Vec<Option<Quantity>>)>) -> Vec<Line> {
    let mut groups: BTreeMap<Line, Vec<Vec<Option<Quantity>>>> = BTreeMap::new();
    for (key, measures) in lines {
        groups.entry(key).or_default().push(measures);
    }
    let totals = groups.into_iter().map(|(mut key, rows)| {
        for at in 0..rows.first().map_or(0, Vec::len) {
            let terms: Vec<Option<Quantity>> = rows.iter().map(|row| row[at]).collect();
            key.push(if terms.iter().all(Option::is_none) { String::new() } else { quantity(sum(terms)) });
        }
        key
    });
    totals.collect()
}

fn parsed(written: &str) -> Option<Quantity> {
    use observatoire::quantity::Precision;
    let (value, precision) = written.split_once(' ')?;
    let precision = (0..4).map(Precision::from_rank).find(|known| known.word() == precision)?;
    Some(Quantity::new(value.parse().ok()?, precision))
}

fn faults(case: usize) -> Vec<String> {
    let inputs = repository().join(format!("tests/cases/practice-{case}/inputs"));
    let register: Register = intake(&load(&inputs).unwrap(), &inputs, &|_| ()).unwrap().register;
    let name = |id: StructureId| fold(&register.structures[id.0 as usize].label);
    let date = |period: Option<observatoire::period::Period>| period.map(|period| period.to_string()).unwrap_or_default();
    let mut faults = Vec::new();

    compare(
        &mut faults,
        "structures",
        truth(case, "structures", &["structure", "secteur", "entite", "college", "depuis", "fondateur"])
            .into_iter()
            .map(|mut line| {
                // A body that is no unit of another is its own entity.
                if line[2].is_empty() {
                    line[2] = line[0].clone();
                }
                line
            })
            .collect(),
        register
            .structures
            .iter()
            .filter(|structure| structure.in_registry)
            .map(|structure| {
                vec![
                    fold(&structure.label),
                    fold(&structure.sector),
                    fold(&structure.entity),
                    or_blank(structure.college.as_ref()),
                    structure.since.map(|year| year.to_string()).unwrap_or_default(),
                    if structure.founder { "oui" } else { "non" }.to_owned(),
                ]
            })
            .collect(),
    );

    let columns = [
        "dossier",
        "action",
        "axe",
        "type",
        "statut",
        "porteur",
        "partenaires",
        "financeurs",
        "publics",
        "seances",
        "personnes_touchees",
        "places",
        "cout",
        "date_debut",
        "date_fin",
    ];
    compare(
        &mut faults,
        "actions",
        truth(case, "actions", &columns),
        register
            .actions
            .iter()
            .map(|action| {
                vec![
                    action.year.to_string(),
                    fold(&action.label),
                    fold(&action.axis),
                    fold(&action.kind),
                    fold(&action.status),
                    action.holder.map(name).unwrap_or_default(),
                    list(action.partners.iter().map(|id| name(*id))),
                    list(action.funders.iter().map(|id| name(*id))),
                    list(action.publics.iter().map(ToString::to_string)),
                    quantity(action.sessions.as_ref().map(|cited| cited.value)),
                    quantity(action.reached.as_ref().map(|cited| cited.value)),
                    quantity(action.places.as_ref().map(|cited| cited.value)),
                    quantity(action.cost.as_ref().map(|cited| cited.value)),
                    date(action.first),
                    date(action.last),
                ]
            })
            .collect(),
    );

    let columns = ["dossier", "date", "action", "structure", "axe", "type", "public", "candidats", "retenus", "inscrits", "participants"];
    let key = |line: &Line| (line[..7].to_vec(), line[7..].iter().map(|written| parsed(written)).collect());
    compare(
        &mut faults,
        "participations",
        summed(truth(case, "participations", &columns).iter().map(key)),
        summed(register.participations.iter().map(|row| {
            let key = vec![
                row.year.to_string(),
                date(row.period),
                fold(&row.action),
                name(row.structure),
                fold(&row.axis),
                fold(&row.kind),
                or_blank(row.public.as_ref()),
            ];
            let measures = [&row.candidates, &row.kept, &row.enrolled, &row.present];
            (key, measures.map(|cited| cited.as_ref().map(|cited| cited.value)).to_vec())
        })),
    );

    // A blank in a crossed sheet is an absence that only the truth knows.
    let attended = |line: &Line| line[4] != "absent";
    compare(
        &mut faults,
        "instances",
        truth(case, "instances", &["dossier", "date", "instance", "structure", "presence", "n"]).into_iter().filter(attended).collect(),
        register
            .attendances
            .iter()
            .map(|row| {
                let (word, people) = match row.presence {
                    Some(Presence::Present(people)) => ("present", people.value),
                    Some(Presence::Excused) => ("excuse", 0.0),
                    Some(Presence::Absent) => ("absent", 0.0),
                    None => ("", 0.0),
                };
                vec![row.year.to_string(), date(row.period), fold(&row.body), name(row.structure), word.to_owned(), people.to_string()]
            })
            .filter(attended)
            .collect(),
    );

    compare(
        &mut faults,
        "saisines",
        truth(
            case,
            "saisines",
            &["dossier", "date", "demandeur", "niveau", "decision", "orientations", "tranche_age", "genre", "en_reunion"],
        ),
        register
            .referrals
            .iter()
            .map(|row| {
                vec![
                    row.year.to_string(),
                    date(row.period),
                    row.referrer.map(name).unwrap_or_default(),
                    or_blank(row.level.as_ref()),
                    or_blank(row.decision.as_ref()),
                    list(row.orientations.iter().map(ToString::to_string)),
                    or_blank(row.age_band.as_ref()),
                    or_blank(row.gender.as_ref()),
                    row.at_meeting.map_or("", |yes| if yes { "oui" } else { "non" }).to_owned(),
                ]
            })
            .collect(),
    );

    let columns = [
        "dossier",
        "code",
        "date",
        "decision",
        "orienteur",
        "atelier",
        "objectifs_fixes",
        "objectifs_atteints",
        "date_sortie",
        "motif_sortie",
    ];
    compare(
        &mut faults,
        "parcours",
        truth(case, "parcours", &columns),
        register
            .pathways
            .iter()
            .map(|row| {
                vec![
                    row.year.to_string(),
                    fold(&row.code),
                    date(row.period),
                    fold(&row.decision),
                    row.referrer.map(name).unwrap_or_default(),
                    or_blank(row.workshop.as_ref()),
                    quantity(row.objectives_set),
                    quantity(row.objectives_met),
                    date(row.exit),
                    or_blank(row.exit_reason.as_ref()),
                ]
            })
            .collect(),
    );

    compare(
        &mut faults,
        "objectifs",
        truth(case, "objectifs", &["dossier", "axe", "objectif", "indicateur", "unite", "depart", "cible", "realise", "statut"]),
        register
            .objectives
            .iter()
            .map(|row| {
                let measure = |cited: &Option<observatoire::shape::Cited<Quantity>>| quantity(cited.as_ref().map(|cited| cited.value));
                vec![
                    row.year.to_string(),
                    fold(&row.axis),
                    fold(&row.label),
                    or_blank(row.indicator.as_ref()),
                    or_blank(row.unit.as_ref()),
                    measure(&row.start),
                    measure(&row.target),
                    measure(&row.achieved),
                    or_blank(row.status.as_ref()),
                ]
            })
            .collect(),
    );

    compare(
        &mut faults,
        "perspectives",
        truth(case, "perspectives", &["annee", "axe", "perspective", "suite"]),
        register
            .outlooks
            .iter()
            .map(|row| vec![row.year.to_string(), fold(&row.axis), fold(&row.label), or_blank(row.outcome.as_ref())])
            .collect(),
    );

    compare(
        &mut faults,
        "moyens",
        truth(case, "moyens", &["dossier", "libelle", "nature", "etp", "montant", "financeur"]),
        register
            .means
            .iter()
            .map(|row| {
                let measure = |cited: &Option<observatoire::shape::Cited<Quantity>>| quantity(cited.as_ref().map(|cited| cited.value));
                vec![row.year.to_string(), fold(&row.label), fold(&row.nature), measure(&row.etp), measure(&row.euros), fold(&row.funder)]
            })
            .collect(),
    );

    compare(
        &mut faults,
        "contexte",
        truth(case, "contexte", &["indicateur", "territoire", "annee", "unite", "source", "niveau"]),
        register
            .contexts
            .iter()
            .map(|row| {
                vec![
                    fold(&row.indicator),
                    fold(&row.territory),
                    row.year.to_string(),
                    or_blank(row.unit.as_ref()),
                    or_blank(row.origin.as_ref()),
                    or_blank(row.level.as_ref()),
                ]
            })
            .collect(),
    );
    faults
}

/// No column of a practice case is overlooked but remarks.
#[test]
fn only_remarks_are_ignored() {
    for case in 1..=6 {
        let inputs = repository().join(format!("tests/cases/practice-{case}/inputs"));
        for finding in intake(&load(&inputs).unwrap(), &inputs, &|_| ()).unwrap().findings.iter() {
            if let Problem::ColumnIgnored { header } | Problem::FormLabelUnknown { label: header } = &finding.problem {
                assert_eq!(&**header, "Observations", "{}", finding.place);
            }
            let code = finding.problem.code();
            assert!(!["en-tete-devine", "colonne-en-double", "deux-colonnes-en-une"].contains(&code), "{}: {code}", finding.place);
        }
    }
}

macro_rules! cases {
    ($($test:ident $case:literal;)*) => {
        $(#[test]
        fn $test() {
            let faults = faults($case);
            assert!(faults.is_empty(), "{} differences\n{}", faults.len(), faults.join("\n"));
        })*
    };
}

cases! {
    the_rows_of_the_first_case_are_the_truth 1;
    the_rows_of_the_second_case_are_the_truth 2;
    the_rows_of_the_third_case_are_the_truth 3;
    the_rows_of_the_fourth_case_are_the_truth 4;
    the_rows_of_the_fifth_case_are_the_truth 5;
    the_rows_of_the_sixth_case_are_the_truth 6;
}
