//! Counts to what may honestly be said of them: Wilson intervals, quartiles, exact tests. Small numbers, so no normal approximation.

/// The 97.5 % quantile of the normal law: intervals are at 95 %.
const Z: f64 = 1.959_963_984_540_054;

/// Probabilities this close, relatively, are the same one: otherwise rounding would leave out a table as likely as the
/// one observed. The value is R's, in `fisher.test`.
const SAME_PROBABILITY: f64 = 1.0 + 1e-7;

/// The 95 % Wilson interval of a proportion, as ratios. `population` is how many people could have answered, when known:
/// the interval then narrows to nothing as everyone answers. `None` without a base.
///
/// Wilson (1927), JASA 22:209-212. Wilson and not Wald, which gives [1, 1] for 15 out of 15 and covers far less than 95 % under
/// a base of 40 (Brown, Cai, DasGupta 2001). Finite population: the variance p(1-p)/n is multiplied by (N-n)/(N-1)
/// (Cochran 1977, *Sampling Techniques*, §3.2), that is, n becomes n(N-1)/(N-n) in Wilson's formula (Wallis 2021, *Statistics
/// in Corpus Linguistics Research*, §10). A population smaller than the base is a mistake of the settings: no correction.
pub fn wilson(count: f64, base: f64, population: Option<f64>) -> Option<(f64, f64)> {
    if !(base > 0.0 && (0.0..=base).contains(&count)) {
        return None;
    }
    let share = count / base;
    let sample = match population {
        Some(population) if population == base => return Some((share, share)),
        Some(population) if population > base => base * (population - 1.0) / (population - base),
        Some(_) | None => base,
    };
    let square = Z * Z;
    let middle = (share + square / (2.0 * sample)) / (1.0 + square / sample);
    let spread = Z / (1.0 + square / sample) * (share * (1.0 - share) / sample + square / (4.0 * sample * sample)).sqrt();
    // At the ends the formula gives exactly 0 and 1, but for rounding.
    let low = if count == 0.0 { 0.0 } else { (middle - spread).max(0.0) };
    let high = if count == base { 1.0 } else { (middle + spread).min(1.0) };
    Some((low, high))
}

/// First quartile, median, third quartile: Hyndman and Fan's type 7, the one of R, NumPy and `QUARTILE.INC` in spreadsheets, so
/// that a coordinator who checks finds the same. `None` without values.
pub fn quartiles(values: &[f64]) -> Option<[f64; 3]> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().checked_sub(1)?;
    Some([1, 2, 3].map(|quarter| {
        let position = last * quarter;
        let (below, rest) = (position / 4, position % 4);
        let low = sorted.get(below).copied().unwrap_or_default();
        let high = sorted.get(below + 1).copied().unwrap_or(low);
        low + (high - low) * rest as f64 / 4.0
    }))
}

/// Two groups and what they answered: `[[yes, no], [yes, no]]`, in people.
pub type TwoByTwo = [[u64; 2]; 2];

/// The probability, if the two groups do not differ, of a table at least as unlikely as this one: Fisher's exact test, two-sided.
pub fn fisher(table: TwoByTwo) -> f64 {
    let [[a, b], [c, d]] = table;
    let (first_group, yes, total) = (a + b, a + c, a + b + c + d);
    let lowest = (first_group + yes).saturating_sub(total);
    let highest = first_group.min(yes);
    // Hypergeometric weights by the ratio of neighbours, from the lowest table on: no factorial, hence no loss at large bases.
    let ratio = |x: u64| {
        let (x, first_group, yes, total) = (x as f64, first_group as f64, yes as f64, total as f64);
        (first_group - x) * (yes - x) / ((x + 1.0) * (total - first_group - yes + x + 1.0))
    };
    two_sided(lowest, highest, a, ratio)
}

/// The probability, if nothing changed, of as uneven a split of those who changed their answer: McNemar's exact test, two-sided.
/// `gained` went from no to yes, `lost` from yes to no; the same people were asked twice.
pub fn mcnemar(gained: u64, lost: u64) -> f64 {
    let changed = gained + lost;
    let ratio = |x: u64| (changed - x) as f64 / (x as f64 + 1.0);
    two_sided(0, changed, gained, ratio)
}

/// Probabilities of several tests at once, each raised so that the chance of calling any difference real by mistake stays what it is
/// for one test: Holm (1979), Scandinavian Journal of Statistics 6:65-70. In the order given.
pub fn holm(probabilities: &[f64]) -> Vec<f64> {
    let mut order: Vec<(usize, f64)> = probabilities.iter().copied().enumerate().collect();
    order.sort_by(|(_, one), (_, other)| one.total_cmp(other));
    let mut raised = 0.0_f64;
    let mut adjusted: Vec<(usize, f64)> = Vec::with_capacity(order.len());
    for (rank, (at, probability)) in order.iter().enumerate() {
        raised = raised.max(probability * (order.len() - rank) as f64).min(1.0);
        adjusted.push((*at, raised));
    }
    adjusted.sort_by_key(|(at, _)| *at);
    adjusted.into_iter().map(|(_, probability)| probability).collect()
}

/// The share of the weights not above the observed one's. `ratio(x)` is the weight of `x + 1` over that of `x`.
/// Weights are kept as logarithms relative to the first, then scaled by the greatest: neither end overflows.
fn two_sided(lowest: u64, highest: u64, observed: u64, ratio: impl Fn(u64) -> f64) -> f64 {
    let mut logarithms = vec![0.0];
    let mut logarithm = 0.0;
    for x in lowest..highest {
        logarithm += ratio(x).ln();
        logarithms.push(logarithm);
    }
    let greatest = logarithms.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> = logarithms.iter().map(|logarithm| (logarithm - greatest).exp()).collect();
    let at = usize::try_from(observed.saturating_sub(lowest)).unwrap_or(usize::MAX);
    let Some(limit) = weights.get(at).map(|weight| weight * SAME_PROBABILITY) else { return 1.0 };
    let as_unlikely: f64 = weights.iter().filter(|weight| **weight <= limit).sum();
    (as_unlikely / weights.iter().sum::<f64>()).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: f64, expected: f64) -> bool {
        (found - expected).abs() < 1e-8
    }

    #[track_caller]
    fn check_wilson(count: f64, base: f64, population: Option<f64>, low: f64, high: f64) {
        let (found_low, found_high) = wilson(count, base, population).unwrap();
        assert!(close(found_low, low) && close(found_high, high), "{count}/{base}: {found_low} to {found_high}");
    }

    /// statsmodels 0.15.0, `proportion_confint(count, base, method="wilson")`. 81/263, 15/148, 0/20 and 1/29 are also
    /// the examples of Newcombe (1998), Statistics in Medicine 17:857-872, table I, method 3, to four decimals; 2/100 and 4/100 are those
    /// of the manual of R's package binom, `binom.confint(c(2, 4), 100)`, as it prints them.
    #[test]
    fn wilson_is_that_of_statsmodels_and_of_newcombe() {
        check_wilson(8.0, 15.0, None, 0.301_169_800_254_983_97, 0.751_904_646_342_626_1);
        check_wilson(0.0, 20.0, None, 0.0, 0.161_125_158_052_819_4);
        check_wilson(81.0, 263.0, None, 0.255_288_519_878_274_2, 0.366_209_576_982_800_04);
        check_wilson(15.0, 148.0, None, 0.062_386_399_530_736_28, 0.160_487_241_723_308_03);
        check_wilson(1.0, 29.0, None, 0.006_113_214_292_762_667, 0.171_755_218_793_202_94);
        check_wilson(15.0, 15.0, None, 0.796_116_698_964_151_3, 1.0);
        check_wilson(2.0, 100.0, None, 0.005_501_967_550_162_35, 0.070_011_790_728_543_91);
        check_wilson(4.0, 100.0, None, 0.015_663_303_991_547_604, 0.098_370_714_358_879_23);
    }

    /// statsmodels 0.15.0, `proportion_confint(p * m, m, method="wilson")` with m = n (N - 1) / (N - n).
    #[test]
    fn a_finite_population_narrows_the_interval_and_a_census_has_none() {
        check_wilson(8.0, 15.0, Some(52.0), 0.330_564_698_573_553_6, 0.725_656_324_261_821_9);
        check_wilson(0.0, 13.0, Some(21.0), 0.0, 0.105_704_584_938_308_14);
        check_wilson(13.0, 13.0, Some(21.0), 0.894_295_415_061_690_7, 1.0);
        check_wilson(10.0, 13.0, Some(21.0), 0.600_864_594_621_570_4, 0.880_679_090_411_647_8);
        check_wilson(25.0, 30.0, Some(64.0), 0.714_617_970_210_474, 0.908_956_222_478_758_1);
        check_wilson(18.0, 30.0, Some(90.0), 0.453_725_001_227_907_93, 0.730_381_978_931_947_5);
        check_wilson(8.0, 15.0, Some(1e6), 0.301_171_133_084_050_97, 0.751_903_465_008_050_5);
        assert_eq!(wilson(8.0, 15.0, Some(15.0)), Some((8.0 / 15.0, 8.0 / 15.0)));
        assert_eq!(wilson(8.0, 15.0, Some(12.0)), wilson(8.0, 15.0, None));
        assert_eq!((wilson(0.0, 0.0, None), wilson(3.0, 2.0, None)), (None, None));
    }

    /// NumPy 2.4.6, `quantile(values, [.25, .5, .75])`.
    #[test]
    fn quartiles_are_those_of_spreadsheets() {
        assert_eq!(quartiles(&[1.0, 2.0, 3.0, 4.0]), Some([1.75, 2.5, 3.25]));
        assert_eq!(quartiles(&[3.0, 1.0, 2.0]), Some([1.5, 2.0, 2.5]));
        assert_eq!(quartiles(&[7.0]), Some([7.0, 7.0, 7.0]));
        assert_eq!(quartiles(&[1.5, 2.25, 8.0, 9.0, 10.75, 12.0]), Some([3.6875, 8.5, 10.3125]));
        assert_eq!(quartiles(&[]), None);
    }

    /// SciPy 1.17.1, `fisher_exact`.
    #[test]
    fn fisher_is_that_of_scipy() {
        for (table, expected) in [
            ([[8, 7], [3, 12]], 0.128_135_932_033_983),
            ([[1, 9], [11, 3]], 0.002_759_456_185_220_083_6),
            ([[10, 5], [0, 0]], 1.0),
            ([[10, 30], [30, 10]], 1.487_480_307_108_541_7e-5),
            ([[0, 10], [10, 0]], 1.082_508_822_446_903e-5),
            ([[120, 80], [90, 110]], 0.003_635_185_555_881_440_2),
            ([[5200, 4800], [4900, 5100]], 2.347_243_586_729_270_3e-5),
        ] {
            assert!(close(fisher(table), expected), "{table:?}: {}", fisher(table));
        }
    }

    /// statsmodels 0.15.0, `multipletests(probabilities, method="holm")`.
    #[test]
    fn holm_is_that_of_statsmodels() {
        let adjusted = holm(&[0.03, 0.001, 0.04, 0.5, 0.012]);
        for (found, expected) in adjusted.iter().zip([0.09, 0.005, 0.09, 0.5, 0.048]) {
            assert!(close(*found, expected), "{adjusted:?}");
        }
        assert_eq!(holm(&[]), Vec::<f64>::new());
    }

    /// statsmodels 0.15.0, `mcnemar(table, exact=True)`.
    #[test]
    fn mcnemar_is_that_of_statsmodels() {
        for (gained, lost, expected) in [
            (1, 9, 0.021_484_375),
            (5, 5, 1.0),
            (0, 6, 0.031_25),
            (12, 25, 0.047_031_027_439_516_04),
            (600, 700, 0.006_015_793_861_044_939_5),
            (0, 0, 1.0),
        ] {
            assert!(close(mcnemar(gained, lost), expected), "{gained}, {lost}: {}", mcnemar(gained, lost));
        }
    }
}
