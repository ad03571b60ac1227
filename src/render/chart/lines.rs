//! Series over years as lines: told apart by dash and marker as well as colour, named at their end, broken where nothing is known.

use super::area::Area;
use super::paint::{Paint, neutral};
use super::pen::{Ink, LEFT, Pen, RIGHT, SMALL};
use super::scale::{Scale, most, repelled, ticks};
use super::theme::Colour;
use super::words::{self, Sign};
use super::years::{Axis, HIGH, break_room, is_window, level, name, window_words};
use crate::report::chart::{Unit, YearLine, YearPoint, YearSeries};

const DASHES: [&str; 5] = ["", "8 4", "2 3", "10 3 2 3", "5 2"];

type Spot = (f64, f64);

pub(super) fn draw(pen: &mut Pen, years: &YearSeries, top: f64) -> f64 {
    let named = years.series.len() > 1;
    let name_room = years.series.iter().map(|line| Ink::VALUE.width(&line.label)).fold(0.0, f64::max).min(170.0);
    let right = if named { RIGHT - name_room - 14.0 } else { RIGHT - 8.0 };
    let reach = |point: &YearPoint| level(years, point).into_iter().chain(point.value.interval.map(|(_, high)| high));
    let highest = most(years.series.iter().flat_map(|line| &line.points).flat_map(reach));
    let steps = ticks(highest, 4, matches!(years.unit, Unit::Count { .. }));
    let tick_room = steps.iter().map(|step| Ink::NOTE.width(&words::bare(*step, &years.unit))).fold(0.0, f64::max);
    let Some(axis) = Axis::new(years, (LEFT + tick_room + 8.0, right)) else { return top };
    let base = top + break_room(years) + 20.0 + HIGH;
    let scale = Scale::new((0.0, steps.last().copied().unwrap_or(1.0)), (base, base - HIGH));
    for step in &steps {
        let y = scale.at(*step);
        pen.line(&[(axis.left, y), (axis.right(), y)], if *step == 0.0 { Colour::AXIS } else { Colour::GRID }, 1.0);
        pen.text(axis.left - 8.0, y, &words::bare(*step, &years.unit), Ink::NOTE.right());
    }
    axis.breaks(pen, years, top, base);
    let plots: Vec<Plot> = years.series.iter().enumerate().map(|(rank, line)| Plot::new(years, line, rank, &axis, &scale)).collect();
    for plot in &plots {
        plot.draw(pen, years);
    }
    let mut taken = Vec::new();
    // Numbers keep off the names at the right.
    let within = Area::new(axis.left, top + break_room(years), if named { axis.right() + 8.0 } else { RIGHT }, base);
    for plot in &plots {
        plot.numbers(pen, years, &axis, &plots, &mut taken, &within);
    }
    if named {
        end_names(pen, &plots, axis.right() + 12.0, (base - HIGH, base));
    }
    let bottom = axis.labels(pen, base + 7.0);
    unknown(pen, years, &axis, bottom)
}

/// A series in pixels.
struct Plot<'a> {
    line: &'a YearLine,
    rank: usize,
    /// Known points: where, and which.
    spots: Vec<(Spot, &'a YearPoint)>,
    /// From a point to the next, and whether a year is missing between.
    links: Vec<(Spot, Spot, bool)>,
    /// Windows, from their first year's beginning to their last year's end.
    spans: Vec<(Spot, Spot)>,
}

impl<'a> Plot<'a> {
    fn new(years: &YearSeries, line: &'a YearLine, rank: usize, axis: &Axis, scale: &Scale) -> Self {
        let known = line.points.iter().filter_map(|point| Some((point, level(years, point)?)));
        let spots: Vec<(Spot, &YearPoint)> = known.map(|(point, value)| ((axis.middle(point), scale.at(value)), point)).collect();
        let mut links = Vec::new();
        let singles: Vec<&(Spot, &YearPoint)> = spots.iter().filter(|(_, point)| !is_window(point)).collect();
        for pair in singles.windows(2) {
            let [(from, a), (to, b)] = pair else { continue };
            let broken = years.breaks.iter().any(|at| at.is_of(&line.label) && a.first < at.year && at.year <= b.first);
            let hidden = line.points.iter().any(|point| point.value.known().is_none() && a.first < point.first && point.first < b.first);
            if !broken && !hidden {
                links.push((*from, *to, b.first - a.first > 1));
            }
        }
        let windows = spots.iter().filter(|(_, point)| is_window(point));
        let spans = windows.map(|((_, y), point)| ((axis.begin(point.first) + 3.0, *y), (axis.begin(point.last + 1) - 3.0, *y))).collect();
        Self { line, rank, spots, links, spans }
    }

    fn draw(&self, pen: &mut Pen, years: &YearSeries) {
        let colour = neutral(pen.theme, self.rank).solid();
        let dash = DASHES.get(style(self.rank)).copied().unwrap_or_default();
        for &(from, to, gap) in &self.links {
            match (gap, dash) {
                (true, _) => pen.dashed(&[from, to], colour, 1.2, "1.5 4"),
                (false, "") => pen.line(&[from, to], colour, 2.4),
                (false, dash) => pen.dashed(&[from, to], colour, 2.4, dash),
            }
        }
        for &(from, to) in &self.spans {
            pen.line(&[from, to], colour, 5.0);
        }
        for ((x, y), point) in &self.spots {
            let title = format!("{}, {}\u{a0}: {}", self.line.label, name(point), words::full(&point.value, &years.unit));
            pen.group(&title, |pen| {
                if !is_window(point) {
                    marker(pen, self.rank, (*x, *y), colour);
                }
            });
        }
    }

    /// Each point's number where it crosses nothing; a crowded point keeps its tooltip and its place in the table.
    fn numbers(&self, pen: &mut Pen, years: &YearSeries, axis: &Axis, plots: &[Self], taken: &mut Vec<Area>, within: &Area) {
        let ink = Ink::VALUE.sized(SMALL).coloured(neutral(pen.theme, self.rank).solid());
        for ((x, y), point) in &self.spots {
            let (lines, sign) = if is_window(point) {
                (window_words(years, point), None)
            } else {
                let (text, sign) = words::compact(&point.value, &years.unit);
                (vec![text], sign)
            };
            let half = lines.iter().map(|line| ink.width(line)).fold(0.0, f64::max) / 2.0;
            let tall = (lines.len() as f64 - 1.0) * SMALL * 1.26 / 2.0;
            let up = 13.0 + tall;
            let places = [
                (0.0, -up),
                (0.0, up),
                (-half - 4.0, -up),
                (half + 4.0, up),
                (half + 4.0, -up),
                (-half - 4.0, up),
                (half + 9.0, 0.0),
                (-half - 9.0, 0.0),
            ];
            let boxed = |(dx, dy): Spot| {
                let (x, y) = (x + dx, y + dy);
                Area::new(x - half - 2.0, y - tall - 6.0, x + half + 2.0, y + tall + 6.0)
            };
            let free = |area: &Area| {
                let inside =
                    area.left >= within.left && area.right <= within.right && area.top >= within.top && area.bottom <= within.bottom;
                let clear = plots.iter().all(|plot| plot.leaves(area)) && taken.iter().all(|other| !area.meets(other));
                let unbroken =
                    years.breaks.iter().all(|at| !area.crossed((axis.begin(at.year), within.top), (axis.begin(at.year), within.bottom)));
                inside && clear && unbroken
            };
            let Some(area) = places.map(boxed).into_iter().find(free) else { continue };
            if let Some(sign) = sign {
                pen.explain(sign);
            }
            pen.lines(area.centre(), area.middle(), &lines, ink.centred());
            taken.push(area);
        }
    }

    /// Whether nothing of this series is in an area.
    fn leaves(&self, area: &Area) -> bool {
        let marker = |&((x, y), _): &(Spot, &YearPoint)| Area::new(x - 5.0, y - 5.0, x + 5.0, y + 5.0);
        let links = self.links.iter().map(|&(from, to, _)| (from, to)).chain(self.spans.iter().copied());
        links.into_iter().all(|(from, to)| !area.crossed(from, to)) && self.spots.iter().map(marker).all(|spot| !area.meets(&spot))
    }
}

/// Which dash and marker: past the fifth line colours come again, with another dash and another marker.
const fn style(rank: usize) -> usize {
    (rank + rank / DASHES.len()) % DASHES.len()
}

fn marker(pen: &mut Pen, rank: usize, (x, y): Spot, colour: Colour) {
    let square = |half: f64| Area::new(x - half, y - half, x + half, y + half);
    match style(rank) {
        0 => pen.disc(x, y, 4.2, colour),
        1 => {
            pen.disc(x, y, 4.6, colour);
            pen.disc(x, y, 2.6, Colour::WHITE);
        }
        2 => pen.rectangle(&square(4.0), colour),
        3 => pen.polygon(&[(x, y - 5.4), (x + 5.4, y), (x, y + 5.4), (x - 5.4, y)], colour),
        _ => pen.polygon(&[(x, y - 5.0), (x + 5.0, y + 4.0), (x - 5.0, y + 4.0)], colour),
    }
}

/// The series' names beside their last points, kept apart.
fn end_names(pen: &mut Pen, plots: &[Plot], x: f64, plot: (f64, f64)) {
    let ends: Vec<(&Plot, Spot)> = plots.iter().filter_map(|plot| Some((plot, plot.spots.last()?.0))).collect();
    let wanted: Vec<f64> = ends.iter().map(|(_, (_, y))| *y).collect();
    let names: Vec<Vec<String>> = ends.iter().map(|(plot, _)| Ink::VALUE.wrap(&plot.line.label, RIGHT - x, 2)).collect();
    let lines = names.iter().map(Vec::len).max().unwrap_or_default();
    // Where two lines each do not hold, one will do.
    let lines = if Ink::VALUE.height(lines * names.len()) > plot.1 - plot.0 { 1 } else { lines };
    let places = repelled(&wanted, Ink::VALUE.height(lines) + 2.0, plot);
    for ((plot, _), y) in ends.into_iter().zip(places) {
        let ink = Ink::VALUE.coloured(neutral(pen.theme, plot.rank).solid());
        pen.lines(x, y, &ink.wrap(&plot.line.label, RIGHT - x, lines), ink);
    }
}

/// Under the years, those for which nothing may be drawn; gives the bottom.
fn unknown(pen: &mut Pen, years: &YearSeries, axis: &Axis, top: f64) -> f64 {
    let mut bottom = top;
    for year in axis.first..=axis.last {
        let points = years.series.iter().flat_map(|line| &line.points).filter(|point| point.first == year && !is_window(point));
        let x = axis.begin(year) + axis.step / 2.0;
        let (mut masked, mut missing) = (false, false);
        for point in points {
            masked |= point.value.is_masked();
            missing |= point.value.known().is_none() && !point.value.is_masked();
        }
        let signs = [(masked, "c", Sign::MaskedLetter), (missing, "nd", Sign::NotKnown)];
        for (rank, (_, text, sign)) in signs.into_iter().filter(|(there, ..)| *there).enumerate() {
            let y = top + 12.0 + rank as f64 * 20.0;
            pen.explain(sign);
            if sign == Sign::MaskedLetter {
                let half = (axis.step / 2.0 - 1.0).min(14.0);
                let chip = Area::new(x - half, y - 8.0, x + half, y + 8.0);
                pen.fill(&chip, &Paint::MASKED);
                pen.text_on(x, y, text, &Paint::MASKED, Ink::LABEL.sized(SMALL));
            } else {
                pen.text(x, y, text, Ink::NOTE.centred());
            }
            bottom = bottom.max(y + 9.0);
        }
    }
    bottom
}
