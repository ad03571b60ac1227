//! The report as a whole: what it says is true, nothing is empty, and no masked number shows.

use super::fixture::{Council, figure, settings};
use super::sentence::Sentence;
use super::{Block, Cell, NoteKind, Report};
use crate::figure::{Figure, Status};
use crate::settings::Profile;
use std::collections::BTreeSet;

fn sentences(report: &Report) -> impl Iterator<Item = &Sentence> {
    let blocks = report.sections.iter().flat_map(|section| &section.blocks);
    blocks.filter_map(|block| if let Block::Text(told) | Block::List(told) = block { Some(told) } else { None }).flatten()
}

/// The numbers of a text, its quotations left out: a name may hold a number.
fn numbers(text: &str) -> Vec<f64> {
    let mut plain = String::new();
    let mut quoted = 0_usize;
    for letter in text.chars() {
        match letter {
            '«' => quoted += 1,
            '»' => quoted = quoted.saturating_sub(1),
            _ if quoted == 0 => plain.push(letter),
            _ => {}
        }
    }
    let joined = plain.replace('\u{202f}', "");
    joined
        .split(|letter: char| !letter.is_ascii_digit() && letter != ',')
        .filter_map(|word| word.trim_matches(',').replace(',', ".").parse().ok())
        .collect()
}

/// Every number that a sentence may print of the figures that it cites: theirs, their years, the sum of those of one indicator.
fn allowed(council: &Council, sentence: &Sentence) -> Vec<f64> {
    let mut allowed = vec![2022.0, 2021.0];
    let cited: Vec<&Figure> = sentence
        .cites
        .iter()
        .map(|citation| {
            let same = |figure: &&Figure| {
                figure.indicator == citation.indicator && figure.years == citation.years && figure.classes == citation.classes
            };
            council.publication.figures().iter().find(same).unwrap_or_else(|| panic!("{citation:?} is not published"))
        })
        .collect();
    let indicators: BTreeSet<&str> = cited.iter().map(|figure| &*figure.indicator).collect();
    for figure in &cited {
        assert_eq!(figure.status, Status::Known, "a sentence cites {figure:?}");
        allowed.extend([figure.value, figure.numerator, figure.denominator].into_iter().flatten());
        allowed.extend(figure.value.map(|value| (value * 100.0).round()));
    }
    for indicator in indicators {
        allowed.push(cited.iter().filter(|figure| &*figure.indicator == indicator).filter_map(|figure| figure.value).sum());
    }
    // What a sentence says of the settings: the base of a percentage.
    allowed.push(council.settings.questionnaires.base_pourcentage.into());
    allowed
}

#[test]
fn every_number_of_a_sentence_is_that_of_a_figure_it_cites() {
    for profile in [Profile::Public, Profile::Interne] {
        let council = Council::poitiers(profile);
        let report = council.report();
        let mut checked = 0;
        for sentence in sentences(&report).filter(|sentence| !sentence.cites.is_empty()) {
            let allowed = allowed(&council, sentence);
            for number in numbers(&sentence.text) {
                assert!(allowed.iter().any(|known| (known - number).abs() < 1e-9), "{number} in « {} »", sentence.text);
                checked += 1;
            }
        }
        assert!(checked > 30, "only {checked} numbers were checked");
    }
}

#[test]
fn the_summary_has_three_to_five_findings_and_says_what_to_decide() {
    let report = Council::poitiers(Profile::Public).report();
    let summary = report.sections.first().unwrap();
    let lists: Vec<usize> =
        summary.blocks.iter().filter_map(|block| if let Block::List(items) = block { Some(items.len()) } else { None }).collect();
    assert!(matches!(lists.as_slice(), [3..=5, decisions] if *decisions > 0), "{lists:?}");
}

#[test]
fn themes_without_data_have_no_title_and_a_line_each_that_says_which_file_would_feed_them() {
    let report = Council::empty().report();
    assert_eq!(report.pictures().count(), 0);
    let ids: Vec<&str> = report.sections.iter().map(|section| section.id.as_str()).collect();
    assert_eq!(ids, ["synthese", "sans-donnees", "methode", "figures"]);
    let [Block::Text(_), Block::List(lines)] = report.sections[1].blocks.as_slice() else { panic!("{:?}", report.sections[1].blocks) };
    assert_eq!(lines.len(), super::definitions::Theme::ALL.len());
    assert!(lines.iter().all(|line| line.text.contains("une feuille") || line.text.contains("questionnaire")), "{lines:?}");
}

#[test]
fn no_section_and_no_table_is_empty() {
    for council in [Council::poitiers(Profile::Public), Council::poitiers(Profile::Interne)] {
        for section in council.report().sections {
            assert!(!section.blocks.is_empty(), "{}", section.title);
            for block in section.blocks {
                if let Block::Picture(picture) = &block {
                    assert!(!picture.chart.description.is_empty(), "{}", picture.chart.id);
                }
                let table = match block {
                    Block::Table(table) => *table,
                    Block::Picture(picture) => picture.table,
                    Block::Heading(_)
                    | Block::Text(_)
                    | Block::List(_)
                    | Block::KeyFigures(_)
                    | Block::Note(_)
                    | Block::ListOfCharts
                    | Block::Words(_) => continue,
                };
                assert!(!table.rows.is_empty() && !table.caption.is_empty(), "{}", table.caption);
                let widths: BTreeSet<usize> = table.rows.iter().map(|row| row.cells.len() + 1).collect();
                assert_eq!(widths, BTreeSet::from([table.columns.len()]), "{}", table.caption);
            }
        }
    }
}

#[test]
fn charts_have_names_of_their_own_and_numbers_in_reading_order() {
    let report = Council::poitiers(Profile::Public).report();
    let ids: Vec<&str> = report.pictures().map(|picture| picture.chart.id.as_str()).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    assert!(report.pictures().zip(1..).all(|(picture, number)| picture.number == number));
    for wanted in
        ["structures-partenaires-par-secteur", "saisines-au-fil-des-ans", "atteinte-des-objectifs", "candidatures-retenus-presents"]
    {
        assert!(ids.contains(&wanted), "{wanted} is missing from {ids:?}");
    }
}

#[test]
fn a_masked_breakdown_shows_no_number_and_says_why() {
    let report = Council::poitiers(Profile::Public).report();
    let referrals = report.sections.iter().find(|section| section.id == "situations-complexes").unwrap();
    assert!(referrals.blocks.iter().any(|block| matches!(block, Block::Note(note) if note.kind == NoteKind::Secrecy)));
    let orientation = |block: &&Block| matches!(block, Block::Picture(picture) if picture.chart.id == "saisines-par-orientation");
    assert!(!referrals.blocks.iter().any(|block| orientation(&block)));
}

#[test]
fn not_known_is_neither_blank_nor_zero() {
    let report = Council::poitiers(Profile::Public).report();
    let picture = report.pictures().find(|picture| picture.chart.id == "personnes-touchees-par-action").unwrap();
    let cell = picture.table.rows.iter().find(|row| row.header == "Séminaire").and_then(|row| row.cells.first()).map(Cell::text);
    assert_eq!(cell.as_deref(), Some("nd"));
    assert!(picture.chart.notes.iter().any(|note| note.contains("1 action")));
}

#[test]
fn last_year_stands_beside_this_one_when_it_is_known_and_nothing_does_otherwise() {
    let report = Council::poitiers(Profile::Public).report();
    let mut blocks = report.sections.iter().flat_map(|section| &section.blocks);
    let keys = blocks.find_map(|block| if let Block::KeyFigures(keys) = block { Some(keys) } else { None });
    let keys = keys.unwrap();
    let before =
        |label: &str| keys.iter().find(|key| key.label == label).map(|key| key.before.as_ref().map(|(year, value)| (*year, value.text())));
    // Never without the entities, where they are known.
    assert_eq!(before("Structures actives (22\u{a0}entités)"), Some(Some((2021, "28".to_owned()))));
    assert_eq!(before("Structures partenaires"), Some(None));
}

#[test]
fn the_newest_year_leads_only_when_it_is_surely_first() {
    // A lower bound elsewhere could be greater in truth: the title says so.
    let mut figures = vec![figure("personnes_touchees", &[("action", "Forum")], 40.0, "personnes")];
    figures.push(Figure {
        precision: crate::quantity::Precision::AtLeast,
        ..figure("personnes_touchees", &[("action", "SISM")], 30.0, "personnes")
    });
    let report = Council::of(settings(), Profile::Public, figures).report();
    let title = &report.pictures().next().unwrap().chart.title;
    assert!(title.starts_with("«\u{a0}Forum\u{a0}»") && title.ends_with("d’après les effectifs connus"), "{title}");
}

#[test]
fn every_number_of_a_chart_title_stands_in_its_table() {
    let report = Council::poitiers(Profile::Public).report();
    let mut checked = 0;
    for picture in report.pictures() {
        let mut allowed = vec![2022.0, 2021.0, 2019.0];
        let rows = picture.table.rows.iter().filter(|row| !row.total);
        // « 3 objectifs vus par 1 source » counts the table itself.
        allowed.extend([rows.clone().count() as f64, picture.table.columns.len() as f64 - 1.0]);
        for cell in picture.table.rows.iter().flat_map(|row| &row.cells) {
            if let Cell::Figure(measure) = cell {
                allowed.extend(measure.value.iter().chain(measure.fraction.iter().flat_map(|(part, whole)| [part, whole])));
            }
        }
        for number in numbers(&picture.chart.title) {
            assert!(allowed.contains(&number), "{number} in « {} »", picture.chart.title);
            checked += 1;
        }
    }
    assert!(checked > 10, "only {checked} numbers were checked");
}
