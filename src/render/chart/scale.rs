//! From values to pixels, and the round numbers of an axis.

/// A linear scale: `low` is drawn at `from`, `high` at `to`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Scale {
    /// A scale of no extent draws everything at `from`.
    pub fn new((low, high): (f64, f64), (from, to): (f64, f64)) -> Self {
        Self { low, high, from, to }
    }

    pub fn at(&self, value: f64) -> f64 {
        let span = self.high - self.low;
        if span <= 0.0 { self.from } else { self.from + (value - self.low) / span * (self.to - self.from) }
    }
}

/// Round numbers from 0 to at least `most`, `count` steps or a little more or less: 0, 20, 40, 60. Whole if `whole`.
pub(super) fn ticks(most: f64, count: usize, whole: bool) -> Vec<f64> {
    let target = most / count.max(1) as f64;
    if !target.is_finite() || target <= 0.0 {
        return vec![0.0, 1.0];
    }
    let power = 10f64.powf(target.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0].map(|factor| factor * power).into_iter().find(|&step| step >= target * 0.999);
    let mut step = step.unwrap_or(10.0 * power);
    if whole && step < 1.0 {
        step = 1.0;
    } else if whole && step.fract() != 0.0 {
        // 2.5 has no place on an axis of people.
        step = step.ceil();
    }
    let steps = (most / step - 1e-9).ceil().max(1.0) as usize;
    (0..=steps).map(|tick| tick as f64 * step).collect()
}

/// The greatest of some values; 0 if none is positive.
pub(super) fn most(values: impl IntoIterator<Item = f64>) -> f64 {
    values.into_iter().filter(|value| value.is_finite()).fold(0.0, f64::max)
}

/// The least of some values; 0 if none is negative.
pub(super) fn least(values: impl IntoIterator<Item = f64>) -> f64 {
    values.into_iter().filter(|value| value.is_finite()).fold(0.0, f64::min)
}

/// Moves labels apart so that each has `room`, in order, within `low`..`high`; each stays as near as it can to where it wants to be.
pub(super) fn repelled(wanted: &[f64], room: f64, (low, high): (f64, f64)) -> Vec<f64> {
    let mut order: Vec<(usize, f64)> = wanted.iter().copied().enumerate().collect();
    order.sort_by(|a, b| a.1.total_cmp(&b.1));
    let mut floor = low;
    for (_, at) in &mut order {
        *at = at.max(floor);
        floor = *at + room;
    }
    let mut ceiling = high;
    for (_, at) in order.iter_mut().rev() {
        *at = at.min(ceiling);
        ceiling = *at - room;
    }
    order.sort_by_key(|&(rank, _)| rank);
    order.into_iter().map(|(_, at)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_cover_the_values() {
        assert_eq!(ticks(73.0, 4, true), [0.0, 20.0, 40.0, 60.0, 80.0]);
        assert_eq!(ticks(3.0, 5, true), [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(ticks(9.0, 4, true), [0.0, 3.0, 6.0, 9.0]);
        assert_eq!(ticks(0.0, 4, true), [0.0, 1.0]);
        assert_eq!(ticks(0.9, 4, false), [0.0, 0.25, 0.5, 0.75, 1.0]);
        assert!(ticks(123_456.0, 4, true).last().is_some_and(|&last| last >= 123_456.0));
        assert_eq!(ticks(f64::NAN, 4, true), [0.0, 1.0]);
    }

    #[test]
    fn labels_keep_their_order_and_their_distance() {
        assert_eq!(repelled(&[10.0, 12.0, 60.0], 15.0, (0.0, 100.0)), [10.0, 25.0, 60.0]);
        assert_eq!(repelled(&[98.0, 96.0], 15.0, (0.0, 100.0)), [100.0, 85.0]);
        assert_eq!(repelled(&[], 15.0, (0.0, 1.0)), Vec::<f64>::new());
    }
}
