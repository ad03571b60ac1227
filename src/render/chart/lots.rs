//! Charts drawn by lot, to see that no data spoil a drawing: long names, one row or forty, zeros, masked and missing values, great numbers.

use crate::quantity::Precision;
use crate::report::chart::*;

/// A small generator of our own (xorshift): the same seed gives the same charts for ever.
struct Lot(u64);

impl Lot {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % most.max(1) as u64) as usize
    }

    fn one_of<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    fn name(&mut self) -> String {
        let names = [
            "CAF",
            "Santé",
            "Ville Grand Poitiers CCAS - Développement social - Accès aux droits - Regards sur l’Art",
            "CHHL - Coordination départementale de Promotion de la santé mentale Prévention, pôle ambulatoire adulte et filière médico-légale, antenne de Châtellerault",
            "Communauté d’agglomération du Grand Châtelleraudais",
            "Établissement-public-de-coopération-intercommunale-du-Nord-Deux-Sèvres-et-du-Haut-Poitou",
            "Université - Service de santé universitaire",
            "A < B & « C »",
            "Œuvres\u{a0}: n° 12",
            "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
            "MDPH",
            "",
        ];
        self.one_of(&names).to_owned()
    }

    fn mark(&mut self, most: f64) -> Mark {
        let value = (self.below(10_001) as f64 / 10_000.0 * most).round();
        match self.below(14) {
            0 => Mark::masked(),
            1 => Mark::not_known(),
            2 => Mark::exact(0.0),
            3 => Mark::new(value, Precision::About),
            4 => Mark::new(value, Precision::AtLeast),
            5 => Mark::new(value, Precision::AtMost),
            6 => Mark::exact(value).with_interval(value * 0.6, value * 1.5),
            7 => Mark::exact(value).with_label(self.name()),
            _ => Mark::exact(value),
        }
    }

    fn marks(&mut self, count: usize, most: f64) -> Vec<Mark> {
        (0..count).map(|_| self.mark(most)).collect()
    }

    fn labelled(&mut self, count: usize, most: f64) -> Vec<Labelled> {
        (0..count).map(|_| Labelled { label: self.name(), value: self.mark(most) }).collect()
    }

    fn unit(&mut self) -> Unit {
        self.one_of(&[Unit::count("personne", "personnes"), Unit::Euros, Unit::measure("jours"), Unit::measure("%"), Unit::measure("")])
    }

    fn classes(&mut self, count: usize) -> Vec<ChartClass> {
        let tones = [Tone::Good, Tone::Partly, Tone::Waiting, Tone::Poor, Tone::Unsaid, Tone::Neutral];
        (0..count).map(|rank| ChartClass::new(&format!("{} {rank}", self.name()), tones[rank % tones.len()])).collect()
    }
}

/// One chart of each family.
pub(crate) fn charts(seed: u64) -> Vec<Chart> {
    let mut lot = Lot(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let bodies: Vec<ChartBody> = (0..14).map(|family| body(&mut lot, family)).collect();
    let chart = |(rank, body): (usize, ChartBody)| {
        Chart {
        id: format!("lot-{seed}-{rank}"),
        title: lot.one_of(&["Court", "Un titre qui dit ce que le graphique montre, et qui prend deux lignes parce que la phrase est longue et qu’elle a des suites"]).to_owned(),
        subtitle: lot.name(),
        source: lot.name(),
        description: lot.name(),
        notes: vec![lot.name()],
        body,
    }
    };
    bodies.into_iter().enumerate().map(chart).collect()
}

fn body(lot: &mut Lot, family: usize) -> ChartBody {
    let rows = lot.one_of(&[0, 1, 2, 3, 5, 7, 13, 40]);
    let few = lot.one_of(&[1, 2, 4, 6]);
    let most = lot.one_of(&[0.0, 1.0, 12.0, 700.0, 100_000.0]);
    match family {
        0 | 1 => {
            let compared = (family == 1).then(|| lot.name());
            let rows = (0..rows)
                .map(|_| BarRow { label: lot.name(), value: lot.mark(most), before: (lot.below(4) > 0).then(|| lot.mark(most)) })
                .collect();
            ChartBody::Bars(Bars { unit: lot.unit(), series: lot.name(), compared, rows })
        }
        2 => {
            let columns = lot.one_of(&[1, 3, 6, 9, 14]);
            let rows = (0..rows).map(|_| HeatRow { label: lot.name(), cells: lot.marks(columns, most) }).collect();
            let columns = (0..columns).map(|_| lot.name()).collect();
            ChartBody::Heat(Heat { unit: lot.unit(), row_heading: "Secteur".to_owned(), column_heading: lot.name(), columns, rows })
        }
        3 => {
            let columns = lot.one_of(&[1, 4, 12, 36]);
            ChartBody::Columns(Columns { unit: lot.unit(), columns: lot.labelled(columns, most) })
        }
        4 | 5 => {
            let direction = if family == 4 { Direction::Rows } else { Direction::Columns };
            let bars = if family == 4 { rows } else { lot.one_of(&[1, 4, 8, 12]) };
            let bars =
                (0..bars).map(|_| StackBar { label: lot.name(), values: lot.marks(few, most), total: lot.mark(most * 3.0) }).collect();
            ChartBody::Stacks(Stacks { unit: lot.unit(), direction, classes: lot.classes(few), bars })
        }
        6 => {
            let panels = (0..few).map(|_| Funnel { title: lot.name(), steps: lot.labelled(4, most) }).collect();
            ChartBody::Funnels(Funnels { unit: lot.unit(), panels })
        }
        7 => years(lot, few, most),
        8 => {
            let years = (0..lot.one_of(&[1, 4, 12])).map(|rank| FlowYear {
                label: (2010 + rank).to_string(),
                gained: lot.mark(most),
                kept: lot.mark(most),
                lost: lot.mark(most),
            });
            let years = years.collect();
            ChartBody::Flows(Flows {
                unit: lot.unit(),
                gained_label: "Nouvelles".to_owned(),
                kept_label: "Fidélisées".to_owned(),
                lost_label: "Perdues".to_owned(),
                years,
            })
        }
        9 => {
            let rows = (0..rows)
                .map(|_| AttainmentRow {
                    label: lot.name(),
                    counts: lot.marks(3, most),
                    unsaid: lot.mark(most),
                    base: lot.mark(most * 3.0),
                })
                .collect();
            let classes = [("Atteint", Tone::Good), ("Partiellement atteint", Tone::Partly), ("Non atteint", Tone::Poor)];
            let classes = classes.iter().map(|(label, tone)| ChartClass::new(label, *tone)).collect();
            ChartBody::Attainment(Attainment { classes, unsaid_label: "Sans opinion".to_owned(), rows, percentage_base: 30.0 })
        }
        10 => {
            let classes = lot.classes(6);
            let sources: Vec<String> = (0..few.min(3)).map(|_| lot.name()).collect();
            let cell =
                |lot: &mut Lot| ClassificationCell { class: (lot.below(4) > 0).then(|| lot.one_of(&classes).label), detail: lot.name() };
            let rows = (0..rows).map(|_| ClassificationRow {
                label: lot.name(),
                group: lot.name(),
                cells: sources.iter().map(|_| cell(lot)).collect(),
            });
            let rows = rows.collect();
            ChartBody::Classification(Classification { sources, classes, rows })
        }
        11 => {
            let row = |lot: &mut Lot| TargetRow {
                label: lot.name(),
                unit: lot.unit(),
                start: lot.mark(most),
                target: lot.mark(most),
                achieved: lot.mark(most),
            };
            let rows = (0..rows).map(|_| row(lot)).collect();
            ChartBody::Targets(Targets { rows })
        }
        12 => {
            let row =
                |lot: &mut Lot| ChangeRow { label: lot.name(), before: lot.mark(1.0), now: lot.mark(1.0), is_real: lot.below(3) == 0 };
            let panel = |lot: &mut Lot| ChangePanel { title: lot.name(), rows: (0..few).map(|_| row(lot)).collect() };
            let panels = (0..rows).map(|_| panel(lot)).collect();
            ChartBody::Changes(Changes { before: "2021".to_owned(), now: "2022".to_owned(), panels })
        }
        _ if lot.below(2) == 0 => {
            let nodes: Vec<String> = (0..lot.one_of(&[1, 2, 9, 15, 30])).map(|_| lot.name()).collect();
            let pairs = (0..nodes.len()).flat_map(|from| (0..=from).map(move |to| (from, to))).collect::<Vec<_>>();
            let links = pairs
                .into_iter()
                .map(|(from, to)| Link { from, to, value: lot.mark(most), new: (lot.below(2) > 0).then(|| lot.mark(3.0)) })
                .collect();
            ChartBody::Network(Network { unit: lot.unit(), nodes, links })
        }
        _ => {
            let dot = |lot: &mut Lot, rank| ContextDot {
                label: lot.name(),
                value: lot.mark(most),
                whose: if rank == 0 { Whose::Ours } else { Whose::Larger },
            };
            let panel =
                |lot: &mut Lot| ContextPanel { title: lot.name(), unit: lot.unit(), dots: (0..4).map(|rank| dot(lot, rank)).collect() };
            ChartBody::Context(Context { panels: (0..few).map(|_| panel(lot)).collect() })
        }
    }
}

fn years(lot: &mut Lot, series: usize, most: f64) -> ChartBody {
    let span = lot.one_of(&[1, 3, 8, 20]);
    let point = |lot: &mut Lot, year: i32| {
        let last = if lot.below(6) == 0 { year + 2 } else { year };
        YearPoint { first: year, last, value: lot.mark(most) }
    };
    let lines = (0..series).map(|_| {
        let label = lot.name();
        let kept: Vec<i32> = (2003..2003 + span).filter(|_| lot.below(5) > 0).collect();
        YearLine { label, points: kept.into_iter().map(|year| point(lot, year)).collect() }
    });
    let lines = lines.collect();
    ChartBody::Years(YearSeries {
        unit: lot.unit(),
        form: lot.one_of(&[YearForm::Columns, YearForm::Lines]),
        windows: lot.one_of(&[Windows::Summed, Windows::Level]),
        series: lines,
        breaks: (0..lot.below(3)).map(|rank| Break { year: 2005 + rank as i32 * 3, reason: lot.name(), series: Vec::new() }).collect(),
    })
}
