//! Training: sessions, who came, who had enrolled, who had applied.

use super::actions;
use super::activity::came;
use super::dimension::{ACTION, Dimensions, SECTOR, STRUCTURE, TOTAL};
use super::fact::Fact;
use super::participation::{fact, present};
use super::scope::Scope;
use super::tabulate::Indicator;
use crate::figure::Figure;
use crate::period::Period;
use crate::quantity::{Precision, Quantity};
use crate::reconcile::{Action, Participation};
use crate::shape::Cited;
use std::collections::{BTreeMap, BTreeSet};

const SESSIONS: Indicator = Indicator::distinct("formations_sessions", "séances");
const TRAINED: Indicator = Indicator::sum("formations_participants", "participations");
const SHOW_UP: Indicator = Indicator::share("taux_presence_inscrits");
const SELECTION: Indicator = Indicator::share("taux_selection");
const BREAKDOWNS: &[Dimensions] = &[TOTAL, &[ACTION], &[STRUCTURE], &[SECTOR]];

/// The type of action that teaches.
const COURSE: &str = "formation";
/// No training has as many sessions in a year; a cell that says so holds something else.
const SESSIONS_MAX: f64 = 366.0;

/// # Errors
/// As [`Scope::yearly`].
pub fn figures(scope: &Scope<'_>) -> anyhow::Result<Vec<Figure>> {
    let rows = || scope.register.participations.iter();
    let training = Training::of(&scope.register.participations);
    let mut trained: Vec<Fact> = rows().filter(|row| training.has(row)).map(|row| fact(scope, row)).collect();
    trained.extend(looked_at(scope));
    let show_up: Vec<Fact> = rows().map(|row| share(scope, row, present(row), row.enrolled.as_ref())).collect();
    let selection: Vec<Fact> =
        rows().map(|row| share(scope, row, row.kept.as_ref().map(|kept| kept.value), row.candidates.as_ref())).collect();
    let mut figures = scope.yearly(TRAINED, &trained, BREAKDOWNS, &[TOTAL])?;
    figures.extend(scope.yearly(SESSIONS, &sessions(scope, &training), BREAKDOWNS, &[TOTAL])?);
    figures.extend(scope.yearly(SHOW_UP, &show_up, BREAKDOWNS, &[TOTAL])?);
    figures.extend(scope.yearly(SELECTION, &selection, BREAKDOWNS, &[TOTAL])?);
    Ok(figures)
}

/// Which rows are training: those of type formation, and immersions that people applied or enrolled for.
///
/// Contract §10 says « formation or immersion »; the practice cases leave out immersions that have sign-in sheets alone.
/// Both hold when an immersion is training as soon as somebody had to ask for a place.
struct Training<'a> {
    enrolled_for: BTreeSet<(i32, &'a str)>,
}

impl<'a> Training<'a> {
    fn of(rows: &'a [Participation]) -> Self {
        let asked = |row: &&Participation| row.enrolled.is_some() || row.kept.is_some() || row.candidates.is_some();
        Self { enrolled_for: rows.iter().filter(asked).map(|row| (row.year, &*row.action)).collect() }
    }

    fn has(&self, row: &Participation) -> bool {
        match &*row.kind {
            COURSE => true,
            "immersion" => self.enrolled_for.contains(&(row.year, &*row.action)),
            _ => false,
        }
    }
}

/// The years that have sign-in sheets: where none is of training, there was none, and that is known.
fn looked_at(scope: &Scope<'_>) -> impl Iterator<Item = Fact> {
    let years: BTreeSet<i32> = scope.register.participations.iter().map(|row| row.year).collect();
    let nobody = Some(Quantity::exact(0.0));
    years.into_iter().map(move |year| Fact { quantity: nobody, ..Fact::seen(year, Vec::new()) })
}

/// A quantity over another, of the same row.
fn share(scope: &Scope<'_>, row: &Participation, part: Option<Quantity>, whole: Option<&Cited<Quantity>>) -> Fact {
    let both = part.zip(whole);
    let quantity = both.map(|(part, whole)| Quantity::new(part.value, part.precision.max(whole.value.precision)));
    Fact { quantity, ..fact(scope, row) }.base_if(both.map(|(_, whole)| whole.value.value))
}

/// The sessions that sign-in sheets show, and those of training that has none, as its own sheet counts them.
fn sessions(scope: &Scope<'_>, training: &Training<'_>) -> Vec<Fact> {
    let rows = || scope.register.participations.iter().filter(|row| training.has(row) && came(row));
    let dated: BTreeSet<(i32, &str)> = rows().filter(|row| row.period.is_some()).map(|row| (row.year, &*row.action)).collect();
    let mut items: BTreeMap<(i32, &str, Option<Period>), u64> = BTreeMap::new();
    let mut facts: Vec<Fact> = looked_at(scope).collect();
    for row in rows() {
        let rank = items.len() as u64;
        let mut item = || Some(*items.entry((row.year, &row.action, row.period)).or_insert(rank));
        let (item, quantity) = match row.period {
            Some(_) => (item(), Some(Quantity::exact(1.0))),
            // Of a day that nobody wrote: perhaps one of those that are known.
            None if dated.contains(&(row.year, &*row.action)) => (None, None),
            None => (item(), Some(Quantity::new(1.0, Precision::AtLeast))),
        };
        facts.push(Fact { quantity, ..fact(scope, row) }.item_if(item));
    }
    let signed: BTreeSet<(i32, &str)> = items.keys().map(|(year, action, _)| (*year, *action)).collect();
    let unsigned = scope.register.actions.iter().filter(|action| &*action.kind == COURSE && held(action));
    let mut next = items.len() as u64;
    for action in unsigned.filter(|action| !signed.contains(&(action.year, &*action.label))) {
        facts.extend(told_sessions(action, &mut next));
    }
    facts
}

fn held(action: &Action) -> bool {
    matches!(&*action.status, "réalisée" | "en cours")
}

/// As many sessions as the action's own sheet counts; one if it gives a date alone; not known if it gives neither.
fn told_sessions(action: &Action, next_item: &mut u64) -> Vec<Fact> {
    let told = action.sessions.as_ref().map(|told| told.value);
    let quantity = told.or(action.first.or(action.last).map(|_| Quantity::exact(1.0)));
    let sources = actions::cells(action, action.sessions.as_ref());
    let fact = Fact { quantity, ..Fact::seen(action.year, sources) }.class(ACTION, &action.label);
    let Some(quantity) = quantity else { return vec![fact] };
    let mut facts = Vec::new();
    while (facts.len() as f64) < quantity.value.min(SESSIONS_MAX) {
        facts.push(fact.clone().item(*next_item));
        *next_item += 1;
    }
    facts
}

#[cfg(test)]
mod tests {
    use super::super::example::{Council, about, cited, on, quantity, stated};
    use crate::quantity::Quantity;
    use expect_test::expect;

    #[test]
    fn a_range_of_days_is_one_session_and_a_structure_has_those_it_came_to() {
        let mut council = Council::default();
        let (one, other) = (council.structure("CCAS", "Santé"), council.structure("Ekidom", "Santé"));
        council.came(2022, "PSSM", one, |row| row.period = on("2022-11-17/18"));
        council.came(2022, "PSSM", other, |row| row.period = on("2022-11-17/18"));
        council.came(2022, "PSSM", one, |row| row.period = on("2022-05-06"));
        // Another action on the same day; one that is no training; enrolled, and did not come.
        council.came(2022, "CPS", one, |row| row.period = on("2022-05-06"));
        council.came(2022, "SISM", one, |row| (row.period, row.kind) = (on("2022-10-10"), "événement".into()));
        council.came(2022, "CPS", other, |row| (row.period, row.present) = (on("2022-06-06"), cited(0.0)));
        assert_eq!(council.table(2022, "formations_sessions", ""), "2022 = 3 exact\n");
        expect![[r#"
            2022 | CCAS = 3 exact
            2022 | Ekidom = 1 exact
        "#]]
        .assert_eq(&council.table(2022, "formations_sessions", "structure"));
        expect![[r#"
            2022 | CPS = 1 exact
            2022 | PSSM = 3 exact
        "#]]
        .assert_eq(&council.table(2022, "formations_participants", "action"));
    }

    #[test]
    fn a_session_without_a_day_is_perhaps_one_of_the_others() {
        let mut council = Council::default();
        let one = council.structure("CCAS", "Santé");
        council.came(2022, "PSSM", one, |row| row.period = on("2022-05-06"));
        council.came(2022, "PSSM", one, |_| {});
        council.came(2022, "CPS", one, |_| {});
        expect![[r#"
            2022 | CPS = 1 au_moins
            2022 | PSSM = 1 au_moins
        "#]]
        .assert_eq(&council.table(2022, "formations_sessions", "action"));
    }

    #[test]
    fn training_without_a_sign_in_sheet_counts_the_sessions_its_own_sheet_tells() {
        let mut council = Council::default();
        let course = |action: &mut crate::reconcile::Action| action.kind = "formation".into();
        council.action(2022, "Bailleurs", |action| {
            course(action);
            action.sessions = stated(Quantity::exact(4.0))
        });
        council.action(2022, "PSSM", |action| {
            course(action);
            action.first = on("2022-11-17")
        });
        council.action(2022, "Plus tard", |action| {
            course(action);
            (action.sessions, action.status) = (stated(Quantity::exact(6.0)), "prévue".into())
        });
        assert_eq!(council.table(2022, "formations_sessions", ""), "2022 = 5 exact\n");
        council.action(2022, "Sans rien", course);
        assert_eq!(council.table(2022, "formations_sessions", ""), "2022 = 5 au_moins\n");
    }

    #[test]
    fn rates_are_over_the_rows_that_have_both_terms() {
        let mut council = Council::default();
        let one = council.structure("CCAS", "Santé");
        council.came(2022, "Immersion 1", one, |row| (row.present, row.enrolled) = (cited(10.0), cited(11.0)));
        council.came(2022, "Immersion 2", one, |row| (row.present, row.candidates, row.kept) = (cited(15.0), cited(24.0), cited(16.0)));
        council.came(2022, "Immersion 3", one, |row| (row.present, row.enrolled) = (None, cited(9.0)));
        assert_eq!(council.table(2022, "taux_presence_inscrits", ""), "2022 = 0.9091 exact (10/11)\n");
        assert_eq!(council.table(2022, "taux_selection", "action"), "2022 | Immersion 2 = 0.6667 exact (16/24)\n");
        council.came(2022, "Immersion 4", one, |row| (row.present, row.enrolled) = (quantity(about(10.0)), cited(10.0)));
        assert_eq!(council.table(2022, "taux_presence_inscrits", ""), "2022 = 0.9524 environ (20/21)\n");
    }

    #[test]
    fn a_year_of_sign_in_sheets_without_training_had_none() {
        let mut council = Council::default();
        let one = council.structure("CCAS", "Santé");
        council.came(2022, "SISM", one, |row| row.kind = "événement".into());
        assert_eq!(council.table(2022, "formations_sessions", ""), "2022 = 0 exact\n");
        assert_eq!(council.table(2022, "formations_participants", ""), "2022 = 0 exact\n");
    }

    #[test]
    fn a_rate_of_nobody_is_not_known() {
        let mut council = Council::default();
        let one = council.structure("CCAS", "Santé");
        council.came(2022, "PSSM", one, |row| (row.present, row.enrolled) = (cited(0.0), cited(0.0)));
        assert_eq!(council.table(2022, "taux_presence_inscrits", ""), "2022 = nd\n");
        assert_eq!(council.table(2022, "taux_selection", ""), "2022 = nd\n");
    }

    #[test]
    fn an_immersion_is_training_as_soon_as_people_asked_for_a_place() {
        let mut council = Council::default();
        let one = council.structure("CCAS", "Santé");
        council.came(2022, "Vis ma vie", one, |row| row.kind = "immersion".into());
        council.came(2022, "Immersion", one, |row| (row.kind, row.enrolled) = ("immersion".into(), cited(2.0)));
        council.came(2022, "Immersion", one, |row| row.kind = "immersion".into());
        expect![[r#"
            2022 | Immersion = 2 exact
        "#]]
        .assert_eq(&council.table(2022, "formations_participants", "action"));
    }
}
