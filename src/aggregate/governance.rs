//! Governance: the meetings of each body, who sat, whether the five colleges did, whether the plenary met.

use super::activity::people;
use super::dimension::{BODY, COLLEGE, Dimensions, SECTOR, TOTAL};
use super::fact::Fact;
use super::scope::Scope;
use super::tabulate::Indicator;
use crate::figure::Figure;
use crate::period::Period;
use crate::quantity::Quantity;
use crate::reconcile::{Attendance, Source};
use crate::schema::NATIONAL_COLLEGES;
use crate::shape::Presence;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

const MEETINGS: Indicator = Indicator::distinct("reunions", "réunions");
const PRESENCES: Indicator = Indicator::sum("presences", "présences");
const ATTENDANCE: Indicator = Indicator::share("taux_presence");
const CITIZENS: Indicator = Indicator::share("part_huc");
const CONFORMITY: Indicator = Indicator::sum("conformite_colleges", "réunions");
const PLENARY: Indicator = Indicator::distinct("pleniere_tenue", "oui (1) ou non (0)");

/// Habitants-Usagers-Citoyens, as colleges (contract §4).
const CITIZENS_COLLEGES: [&str; 2] = ["personnes concernées", "aidants"];
/// The body that must meet once a year (instruction DGS/SP4/CGET/2016/289).
const PLENARY_BODY: &str = "assemblée plénière";

/// # Errors
/// As [`Scope::yearly`].
pub fn figures(scope: &Scope<'_>) -> anyhow::Result<Vec<Figure>> {
    let rows = &scope.register.attendances;
    let by_body_and_college: &[Dimensions] = &[TOTAL, &[BODY], &[BODY, COLLEGE], &[SECTOR]];
    let presences: Vec<Fact> = rows.iter().map(|row| present(scope, row)).collect();
    let invited: Vec<Fact> = rows.iter().map(|row| invited(scope, row)).collect();
    let known = years_with_colleges(scope);
    let citizens: Vec<Fact> = rows.iter().map(|row| citizens(scope, &known, row)).collect();
    let meetings = meetings(scope);
    let mut figures = scope.yearly(MEETINGS, &held(&meetings), &[TOTAL, &[BODY]], &[TOTAL])?;
    figures.extend(scope.yearly(PRESENCES, &presences, by_body_and_college, &[TOTAL])?);
    figures.extend(scope.yearly(ATTENDANCE, &invited, by_body_and_college, &[TOTAL])?);
    figures.extend(scope.yearly(CITIZENS, &citizens, &[TOTAL, &[BODY]], &[TOTAL])?);
    figures.extend(scope.yearly(CONFORMITY, &conform(&meetings, &known), &[TOTAL, &[BODY]], &[TOTAL])?);
    figures.extend(scope.yearly(CONFORMITY, &sat(&meetings, &known), &[&[COLLEGE]], &[])?);
    figures.extend(scope.yearly(PLENARY, &plenary(&meetings), &[TOTAL], &[TOTAL])?);
    Ok(figures)
}

/// People who sat: none for the excused and the absent.
fn present(scope: &Scope<'_>, row: &Attendance) -> Fact {
    let quantity = row.presence.map(|presence| match presence {
        Presence::Present(people) => people,
        Presence::Excused | Presence::Absent => Quantity::exact(0.0),
    });
    let structure = scope.structure(row.structure);
    Fact::of(row.year, quantity, &row.source)
        .class(BODY, &row.body)
        .class_if(SECTOR, structure.map(|structure| &structure.sector))
        .class_if(COLLEGE, college(scope, row))
}

fn college<'a>(scope: &'a Scope<'_>, row: &Attendance) -> Option<&'a Arc<str>> {
    scope.structure(row.structure)?.college.as_ref()
}

/// Lines that say present, over lines that say present, excused or absent.
fn invited(scope: &Scope<'_>, row: &Attendance) -> Fact {
    let came = people(row).map(|people| Quantity::exact(if people > 0.0 { 1.0 } else { 0.0 }));
    Fact { quantity: came, ..present(scope, row) }.base_if(came.map(|_| 1.0))
}

/// The years of which some structure that sat has a college: in the others, who sat for whom is not known, which is not nobody.
fn years_with_colleges(scope: &Scope<'_>) -> BTreeSet<i32> {
    scope.register.attendances.iter().filter(|row| college(scope, row).is_some()).map(|row| row.year).collect()
}

/// People of the colleges of inhabitants, users and citizens, over everybody who sat.
fn citizens(scope: &Scope<'_>, known: &BTreeSet<i32>, row: &Attendance) -> Fact {
    let everybody = present(scope, row);
    if !known.contains(&row.year) {
        return Fact { quantity: None, ..everybody };
    }
    let theirs = college(scope, row).is_some_and(|college| CITIZENS_COLLEGES.contains(&&**college));
    let base = everybody.quantity.map(|people| people.value);
    let quantity = everybody.quantity.map(|people| if theirs { people } else { Quantity { value: 0.0, ..people } });
    Fact { quantity, ..everybody }.base_if(base)
}

/// A meeting, and which colleges sat.
struct Meeting {
    year: i32,
    body: Arc<str>,
    colleges: BTreeSet<Arc<str>>,
    sources: Vec<Source>,
}

impl Meeting {
    fn fact(&self) -> Fact {
        Fact::seen(self.year, self.sources.clone()).class(BODY, &self.body)
    }

    fn seats(&self, college: &str) -> bool {
        self.colleges.contains(college)
    }
}

/// A body meets once on a day.
fn meetings(scope: &Scope<'_>) -> Vec<Meeting> {
    let mut meetings: BTreeMap<(i32, &str, Option<Period>), Meeting> = BTreeMap::new();
    for row in &scope.register.attendances {
        let meeting = meetings.entry((row.year, &row.body, row.period)).or_insert_with(|| Meeting {
            year: row.year,
            body: row.body.clone(),
            colleges: BTreeSet::new(),
            sources: Vec::new(),
        });
        meeting.sources.push(row.source.clone());
        if people(row).is_some_and(|people| people > 0.0) {
            meeting.colleges.extend(college(scope, row).cloned());
        }
    }
    meetings.into_values().collect()
}

fn held(meetings: &[Meeting]) -> Vec<Fact> {
    (0..).zip(meetings).map(|(rank, meeting)| meeting.fact().item(rank)).collect()
}

/// Meetings where each of the five colleges sat, out of all, in the years whose colleges are known.
fn conform(meetings: &[Meeting], known: &BTreeSet<i32>) -> Vec<Fact> {
    let all_five = |meeting: &Meeting| NATIONAL_COLLEGES.iter().all(|college| meeting.seats(college));
    let told = |meeting: &Meeting| {
        let fact = yes_or_no(meeting, all_five(meeting));
        if known.contains(&meeting.year) { fact } else { Fact { quantity: None, ..fact } }
    };
    meetings.iter().map(told).collect()
}

/// Meetings where a college sat, out of all, for each of the five.
fn sat(meetings: &[Meeting], known: &BTreeSet<i32>) -> Vec<Fact> {
    let each = |college: &'static str| {
        let label: Arc<str> = college.into();
        meetings
            .iter()
            .filter(|meeting| known.contains(&meeting.year))
            .map(move |meeting| yes_or_no(meeting, meeting.seats(college)).class(COLLEGE, &label))
    };
    NATIONAL_COLLEGES.into_iter().flat_map(each).collect()
}

fn yes_or_no(meeting: &Meeting, yes: bool) -> Fact {
    let quantity = Some(Quantity::exact(if yes { 1.0 } else { 0.0 }));
    Fact { quantity, ..meeting.fact() }.base(1.0)
}

/// The plenary counts once, however often it met.
fn plenary(meetings: &[Meeting]) -> Vec<Fact> {
    meetings.iter().map(|meeting| meeting.fact().item_if((&*meeting.body == PLENARY_BODY).then_some(0))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::example::Council;
    use crate::quantity::Quantity;
    use crate::shape::Presence::{self, Absent, Excused, Present};
    use expect_test::expect;

    fn people(count: f64) -> Presence {
        Present(Quantity::exact(count))
    }

    /// Two meetings of one body and one of another; the five colleges sat at the first.
    fn council() -> Council {
        let mut council = Council::default();
        let five = super::NATIONAL_COLLEGES.map(|college| council.of_college(college, college));
        let other = council.of_college("autre", "autres partenaires");
        for id in five {
            council.sat("2022-04-01", "comité de pilotage", id, people(1.0));
        }
        council.sat("2022-04-01", "comité de pilotage", other, people(3.0));
        let [elected, psychiatry, users, carers, coordination] = five;
        for (id, presence) in [(elected, people(1.0)), (psychiatry, Excused), (users, people(2.0)), (carers, Absent), (other, people(0.0))]
        {
            council.sat("2022-11-01", "comité de pilotage", id, presence);
        }
        council.sat("2022-11-01", "cellule", coordination, people(1.0));
        council
    }

    #[test]
    fn a_body_meets_once_on_a_day_and_people_are_summed() {
        let council = council();
        expect![[r#"
            2022 | cellule = 1 exact
            2022 | comité de pilotage = 2 exact
        "#]]
        .assert_eq(&council.table(2022, "reunions", "instance"));
        assert_eq!(council.table(2022, "presences", ""), "2022 = 12 exact\n");
        expect![[r#"
            2022 | cellule | coordination = 1 exact
            2022 | comité de pilotage | aidants = 1 exact
            2022 | comité de pilotage | autres partenaires = 3 exact
            2022 | comité de pilotage | coordination = 1 exact
            2022 | comité de pilotage | personnes concernées = 3 exact
            2022 | comité de pilotage | psychiatrie = 1 exact
            2022 | comité de pilotage | élus = 2 exact
        "#]]
        .assert_eq(&council.table(2022, "presences", "instance × college"));
    }

    #[test]
    fn attendance_is_of_lines_and_citizens_share_is_of_people() {
        let council = council();
        // Six lines present out of six, two out of five (nobody of « autre » came), one out of one.
        assert_eq!(council.table(2022, "taux_presence", ""), "2022 = 0.75 exact (9/12)\n");
        // Users 1 + 2 and carers 1, out of 12 people.
        assert_eq!(council.table(2022, "part_huc", ""), "2022 = 0.3333 exact (4/12)\n");
    }

    #[test]
    fn a_meeting_conforms_when_each_of_the_five_colleges_sat() {
        let council = council();
        assert_eq!(council.table(2022, "conformite_colleges", ""), "2022 = 1 exact (1/3)\n");
        expect![[r#"
            2022 | cellule = 0 exact (0/1)
            2022 | comité de pilotage = 1 exact (1/2)
        "#]]
        .assert_eq(&council.table(2022, "conformite_colleges", "instance"));
        expect![[r#"
            2022 | aidants = 1 exact (1/3)
            2022 | coordination = 2 exact (2/3)
            2022 | personnes concernées = 2 exact (2/3)
            2022 | psychiatrie = 1 exact (1/3)
            2022 | élus = 2 exact (2/3)
        "#]]
        .assert_eq(&council.table(2022, "conformite_colleges", "college"));
    }

    #[test]
    fn the_plenary_was_held_or_not_and_without_any_meeting_nobody_knows() {
        let mut council = council();
        assert_eq!(council.table(2022, "pleniere_tenue", ""), "2022 = 0 exact\n");
        let one = council.of_college("un", "élus");
        council.sat("2021-06-01", "assemblée plénière", one, people(1.0));
        council.sat("2021-12-01", "assemblée plénière", one, people(1.0));
        assert_eq!(council.table(2022, "pleniere_tenue", ""), "2021 = 1 exact\n2022 = 0 exact\n");
        assert_eq!(council.table(2023, "pleniere_tenue", ""), "2021 = 1 exact\n2022 = 0 exact\n2023 = nd\n");
    }
}
