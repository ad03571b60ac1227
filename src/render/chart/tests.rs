//! What holds for every family of charts, whatever the data.

use super::{Theme, lint, lots, png, samples, svg, svg_inline};
use crate::quantity::Precision;
use crate::report::chart::{BarRow, Bars, Break, Chart, ChartBody, Mark, Unit, Windows, YearForm, YearLine, YearPoint, YearSeries};
use std::collections::BTreeSet;

#[test]
fn no_text_is_cut_crossed_or_unreadable_in_the_gallery() {
    for theme in [Theme::default(), Theme::from_colour("#8c1d18").unwrap_or_default()] {
        for chart in samples::gallery() {
            assert_eq!(lint(&svg(&chart, &theme)), Vec::<String>::new(), "{}", chart.id);
        }
    }
}

#[test]
fn no_text_is_cut_crossed_or_unreadable_in_fifty_draws_of_every_family() {
    let theme = Theme::default();
    for seed in 0..50 {
        for chart in lots::charts(seed) {
            assert_eq!(lint(&svg(&chart, &theme)), Vec::<String>::new(), "{}: {:#?}", chart.id, chart.body);
        }
    }
}

/// The family of a chart; a new one is refused here until it is in the gallery and in the draws.
fn family(body: &ChartBody) -> &'static str {
    match body {
        ChartBody::Bars(_) => "bars",
        ChartBody::Heat(_) => "heat",
        ChartBody::Columns(_) => "columns",
        ChartBody::Stacks(_) => "stacks",
        ChartBody::Funnels(_) => "funnels",
        ChartBody::Years(_) => "years",
        ChartBody::Flows(_) => "flows",
        ChartBody::Attainment(_) => "attainment",
        ChartBody::Changes(_) => "changes",
        ChartBody::Classification(_) => "classification",
        ChartBody::Targets(_) => "targets",
        ChartBody::Network(_) => "network",
        ChartBody::Context(_) => "context",
    }
}

#[test]
fn every_family_is_in_the_gallery_and_in_the_draws() {
    let gallery: BTreeSet<&str> = samples::gallery().iter().map(|chart| family(&chart.body)).collect();
    let draws: BTreeSet<&str> = (0..50).flat_map(lots::charts).map(|chart| family(&chart.body)).collect();
    assert_eq!((gallery.len(), draws.len()), (13, 13), "{gallery:?} {draws:?}");
}

/// The place of a text in a drawing, and the rest of it.
fn placed(text: &str) -> Option<(&str, &str)> {
    let start = text.find("x=\"")?;
    let end = text.find(" font-size")?;
    (start < end).then(|| text.split_at(end))
}

/// The check fails when it must: one label of a chart of each family is laid on another, and then put half out of the drawing.
#[test]
fn a_label_laid_on_another_or_cut_is_seen_in_every_family() {
    for chart in samples::gallery() {
        let drawn = svg(&chart, &Theme::default());
        let pieces: Vec<&str> = drawn.split("<text ").collect();
        let long = |piece: &&&str| piece.starts_with("x=\"") && piece.split('>').nth(1).is_some_and(|text| text.len() > "</text".len() + 6);
        let labels: Vec<&str> = pieces.iter().skip(1).filter(long).copied().collect();
        let [first, .., last] = labels.as_slice() else { panic!("{} has no two labels", chart.id) };
        let (place, _) = placed(first).unwrap();
        let rest = placed(last).unwrap().1.replace(" text-anchor=\"middle\"", "").replace(" text-anchor=\"end\"", "");
        let at = pieces.iter().rposition(|piece| piece == last).unwrap();
        for (place, fault) in [(place, "texts on each other"), ("x=\"700\" y=\"60\"", "out of the drawing")] {
            let moved = format!("{place}{rest}");
            let whole: Vec<&str> = pieces.iter().enumerate().map(|(rank, piece)| if rank == at { moved.as_str() } else { piece }).collect();
            let found = lint(&whole.join("<text "));
            assert!(found.iter().any(|told| told.starts_with(fault)), "{}: {fault}: {found:?}", chart.id);
        }
    }
}

#[test]
fn the_same_chart_gives_the_same_bytes() {
    for chart in samples::gallery() {
        let drawn = svg(&chart, &Theme::default());
        assert_eq!(drawn, svg(&chart.clone(), &Theme::default()));
        let (a, b) = (png(&drawn), png(&drawn));
        assert!(matches!((a, b), (Ok(a), Ok(b)) if a == b && a.starts_with(b"\x89PNG")), "{}", chart.id);
    }
}

/// The ids an SVG declares, and those it refers to.
fn ids(svg: &str) -> (Vec<String>, BTreeSet<String>) {
    let after = |mark: &'static str, end: &'static [char]| {
        svg.split(mark).skip(1).filter_map(move |rest| rest.split(end).next()).map(str::to_owned)
    };
    let named = after("aria-labelledby=\"", &['"']).flat_map(|ids| ids.split(' ').map(str::to_owned).collect::<Vec<_>>());
    (after(" id=\"", &['"']).collect(), after("url(#", &[')']).chain(named).collect())
}

#[test]
fn charts_inlined_in_one_page_share_no_id_and_refer_to_their_own() {
    let mut seen = BTreeSet::new();
    for (rank, chart) in samples::gallery().into_iter().enumerate() {
        for prefix in [format!("a{rank}"), format!("b{rank}")] {
            let (declared, used) = ids(&svg_inline(&chart, &Theme::default(), &prefix));
            for id in &used {
                assert!(declared.contains(id), "{id}");
            }
            for id in declared {
                assert!(seen.insert(id.clone()), "{id} twice");
            }
        }
    }
}

#[test]
fn a_chart_says_its_title_its_description_and_each_mark_and_never_a_masked_value() {
    let mut chart = samples::gallery().remove(0);
    chart.title = "Titre & <fin>".to_owned();
    chart.description = "Longue description".to_owned();
    let ChartBody::Bars(Bars { rows, .. }) = &mut chart.body else { panic!("not bars") };
    let [first, second, ..] = rows.as_mut_slice() else { panic!("no rows") };
    first.value = Mark { value: Some(7_531.0), ..Mark::masked() };
    second.value = Mark::exact(1.0);
    let drawn = svg(&chart, &Theme::default());
    assert!(drawn.contains("role=\"img\"") && drawn.contains("lang=\"fr\""));
    assert!(drawn.contains(">Titre &amp; &lt;fin&gt;</title>") && drawn.contains(">Longue description</desc>"));
    assert!(
        drawn
            .contains("<g><title>Action sociale et médico-sociale\u{a0}: 1\u{a0}structure (2022)\u{a0}; 18\u{a0}structures (2021)</title>")
    );
    assert!(drawn.contains("Santé\u{a0}: effectif masqué") && !drawn.contains("7\u{202f}531") && !drawn.contains("7531"));
}

fn bars(values: Vec<Mark>) -> Chart {
    let mut chart = samples::gallery().remove(0);
    let rows = values.into_iter().map(|value| BarRow { label: "Structure".to_owned(), value, before: None }).collect();
    chart.body = ChartBody::Bars(Bars { unit: Unit::count("personne", "personnes"), series: "2022".to_owned(), compared: None, rows });
    chart
}

fn lines(values: Vec<Mark>, breaks: Vec<Break>) -> Chart {
    let points = (2019..).zip(values).map(|(year, value)| YearPoint { first: year, last: year, value }).collect();
    let series = vec![YearLine { label: "Saisines".to_owned(), points }];
    let unit = Unit::count("saisine", "saisines");
    let mut chart = bars(Vec::new());
    chart.body = ChartBody::Years(YearSeries { unit, form: YearForm::Lines, windows: Windows::Summed, series, breaks });
    chart
}

fn drawn(chart: &Chart) -> String {
    svg(chart, &Theme::default())
}

#[test]
fn precision_is_drawn_and_not_only_written() {
    let of = |precision| drawn(&bars(vec![Mark::new(40.0, precision), Mark::exact(60.0)]));
    let (exact, about, least, most) = (of(Precision::Exact), of(Precision::About), of(Precision::AtLeast), of(Precision::AtMost));
    assert!(!exact.contains("<pattern") && !exact.contains("stroke-dasharray") && !exact.contains("<polygon"));
    assert!(about.contains("<pattern") && about.contains("stroke-dasharray") && about.contains(">environ 40</text>"));
    assert!(least.contains("<polygon") && !least.contains("<pattern") && least.contains(">au moins 40</text>"));
    assert!(most.contains("stroke-dasharray") && !most.contains("<pattern") && most.contains(">au plus 40</text>"));
}

#[test]
fn a_line_joins_known_years_and_stops_at_a_masked_one_and_at_a_break() {
    let joined = |chart: &Chart| drawn(chart).matches("stroke-width=\"2.4\"").count();
    let known = || vec![Mark::exact(12.0), Mark::exact(8.0), Mark::exact(6.0)];
    assert_eq!(joined(&lines(known(), vec![])), 2);
    let broken = lines(known(), vec![Break { year: 2021, reason: "nouvelle fiche.".to_owned(), series: Vec::new() }]);
    assert_eq!(joined(&broken), 1);
    assert!(drawn(&broken).contains("Rupture de série en 2021\u{a0}: nouvelle fiche.</text>"));
    let masked = lines(vec![Mark::exact(12.0), Mark::masked(), Mark::exact(6.0)], vec![]);
    assert_eq!(joined(&masked), 0);
    assert!(drawn(&masked).contains("c\u{a0}: effectif masqué"));
}

#[test]
fn a_window_that_sums_its_years_is_drawn_at_their_mean() {
    let mut chart = lines(vec![], vec![]);
    let ChartBody::Years(years) = &mut chart.body else { panic!("not years") };
    years.form = YearForm::Columns;
    let point = |first, last, value| YearPoint { first, last, value: Mark::exact(value) };
    years.series = vec![YearLine { label: String::new(), points: vec![point(2018, 2021, 48.0), point(2022, 2022, 12.0)] }];
    let svg = drawn(&chart);
    assert!(svg.contains(">48 en 4\u{a0}ans</text>") && svg.contains(">soit 12 par an</text>"));
    let tall = |title: &str| {
        let mark = svg.split(title).nth(1).and_then(|rest| rest.split("height=\"").nth(1));
        mark.and_then(|rest| rest.split('"').next()).map(str::to_owned)
    };
    let (window, year) = (tall("<title>2018-2021"), tall("<title>2022"));
    assert!(window.is_some() && window == year, "{window:?} {year:?}");
}

#[test]
fn a_chart_longer_than_a_page_says_how_many_rows_are_left_to_its_table() {
    let whole = drawn(&bars(vec![Mark::exact(3.0); 40]));
    assert!(!whole.contains("à lire dans le tableau"));
    let cut = drawn(&bars(vec![Mark::exact(3.0); 80]));
    let left = cut.split("… et ").nth(1).and_then(|rest| rest.split(' ').next()).and_then(|left| left.parse::<usize>().ok());
    let shown = cut.matches("<g><title>").count();
    assert_eq!(left.map(|left| left + shown), Some(80));
}
