//! Councils of a like size: territories are compared with those that have as many people to serve.

use std::fmt;

/// A band of population. The bounds are those that the INSEE and the national surveys of councils use for towns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stratum {
    Under20k,
    From20k,
    From50k,
    From100k,
    From200k,
    Unknown,
}

impl Stratum {
    /// The band of a population, in inhabitants.
    pub const fn of(population: Option<u64>) -> Self {
        match population {
            None | Some(0) => Self::Unknown,
            Some(..20_000) => Self::Under20k,
            Some(20_000..50_000) => Self::From20k,
            Some(50_000..100_000) => Self::From50k,
            Some(100_000..200_000) => Self::From100k,
            Some(200_000..) => Self::From200k,
        }
    }
}

impl fmt::Display for Stratum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Under20k => "moins de 20 000 habitants",
            Self::From20k => "de 20 000 à 50 000 habitants",
            Self::From50k => "de 50 000 à 100 000 habitants",
            Self::From100k => "de 100 000 à 200 000 habitants",
            Self::From200k => "200 000 habitants ou plus",
            Self::Unknown => "population non indiquée",
        })
    }
}

/// What a council covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    Commune,
    Communes,
    Unknown,
}

impl Extent {
    /// By the number of communes.
    pub const fn of(communes: Option<u64>) -> Self {
        match communes {
            None | Some(0) => Self::Unknown,
            Some(1) => Self::Commune,
            Some(2..) => Self::Communes,
        }
    }
}

impl fmt::Display for Extent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Commune => "une commune",
            Self::Communes => "plusieurs communes",
            Self::Unknown => "étendue non indiquée",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bound_belongs_to_the_band_above() {
        let bands = [None, Some(19_999), Some(20_000), Some(199_999), Some(200_000)].map(Stratum::of);
        assert_eq!(bands, [Stratum::Unknown, Stratum::Under20k, Stratum::From20k, Stratum::From100k, Stratum::From200k]);
        assert_eq!([Some(1), Some(12), None].map(Extent::of), [Extent::Commune, Extent::Communes, Extent::Unknown]);
    }
}
