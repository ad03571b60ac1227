//! What holds for every family of charts, whatever the data.

use super::{Theme, lint, lots, png, samples, svg, svg_inline};
use crate::report::chart::{Bars, ChartBody, Mark};
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
    assert!(drawn.contains("<g><title>Action sociale et médico-sociale\u{a0}: 1\u{a0}structure (2022)\u{a0}; 18\u{a0}structures (2021)</title>"));
    assert!(drawn.contains("Santé\u{a0}: effectif masqué") && !drawn.contains("7\u{202f}531") && !drawn.contains("7531"));
}
