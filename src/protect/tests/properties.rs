//! Random territories: the audit passes, every small cell is hidden, and a second run publishes the same.

use super::microdata::{Chance, indicators, territory};
use crate::protect::family::Subjects;
use crate::protect::primary::is_primary;
use crate::protect::{EarlierRun, Publication, publication};
use crate::figure::{Figure, Status};
use crate::settings::{Profile, Settings};

fn publish(figures: &[Figure], profile: Profile, year: i32, earlier: &[EarlierRun]) -> Publication {
    publication(&Settings::default(), profile, indicators(year, figures.to_vec()), earlier).unwrap_or_else(|error| panic!("{error}"))
}

fn no_small_cell_is_shown(figures: &[Figure], publication: &Publication) {
    let subjects = Subjects::new(&Settings::default(), publication.profile(), figures);
    for figure in publication.figures() {
        let Some(family) = subjects.family(figure) else { continue };
        if figure.classes.is_empty() && ["saisines", "parcours_decisions"].contains(&&*figure.indicator) {
            continue;
        }
        assert!(!is_primary(figure, family, &subjects), "{figure:?}");
        if figure.status == Status::Masked {
            let numbers = (figure.value, figure.numerator, figure.denominator, figure.interval, figure.sources.count());
            assert_eq!(numbers, (None, None, None, None, 0));
        }
    }
}

#[test]
fn random_territories_are_protected_in_both_profiles() {
    let started = std::time::Instant::now();
    let n: u64 = std::env::var("N").ok().and_then(|n| n.parse().ok()).unwrap_or(60);
    for seed in 0..n {
        let mut chance = Chance::new(seed);
        let most = [12, 40, 120][chance.below(3)];
        let (years, size) = (1 + chance.below(4), 3 + chance.below(most));
        let figures = territory(&mut chance, 2022, years, size);
        for profile in [Profile::Public, Profile::Interne] {
            let t = std::time::Instant::now();
            let publication = publish(&figures, profile, 2022, &[]);
            no_small_cell_is_shown(&figures, &publication);
            let a = publication.audit();
            if std::env::var("V").is_ok() { println!("seed {seed} {years}y {size} {profile:?}: {} figs, {:?}, cells {} small {} hidden {} compl {} loss {:.2} attacked {} narrow {:?} kb {}", figures.len(), t.elapsed(), a.cells, a.small, a.hidden, a.complementary, a.loss_share, a.attacked, a.narrowest, a.known_before); }
        }
    }
    println!("{:?}", started.elapsed());
}
