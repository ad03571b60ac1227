//! How the axes of a programme follow one another, from `depuis`, `jusqu_a` and `remplace`: renamed, merged, split, ended.

use super::Axis;
use crate::fold::fold;
use std::collections::BTreeMap;

/// What happened to axes between two years. A year is the first of the new way.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change<'a> {
    /// One axis under a new name: its series goes on.
    Renamed { year: i32, old: &'a str, new: &'a str },
    /// Several axes put together: their series stop, another begins.
    Merged { year: i32, old: Vec<&'a str>, new: &'a str },
    /// One axis cut into several: its series stops, others begin.
    Split { year: i32, old: &'a str, new: Vec<&'a str> },
    /// An axis that nothing replaces, after its last year.
    Ended { year: i32, old: &'a str },
}

/// The axes of the settings, seen through the years.
#[derive(Clone, Copy, Debug)]
pub struct Succession<'a>(&'a [Axis]);

impl<'a> Succession<'a> {
    pub fn new(axes: &'a [Axis]) -> Self {
        Self(axes)
    }

    /// The axes that say they replace this one, and have begun by the year.
    fn successors(&self, name: &str, year: Option<i32>) -> Vec<&'a Axis> {
        let begun = |axis: &&Axis| year.is_none_or(|year| axis.depuis.is_none_or(|since| since <= year));
        let key = fold(name);
        self.0.iter().filter(|axis| axis.remplace.iter().any(|old| fold(old) == key) && fold(&axis.nom) != key).filter(begun).collect()
    }

    /// The only axis that replaces this one, when it replaces no other.
    fn new_name(&self, name: &str, year: Option<i32>) -> Option<&'a Axis> {
        let all = self.successors(name, None);
        let [only] = all.as_slice() else { return None };
        let begun = year.is_none_or(|year| only.depuis.is_none_or(|since| since <= year));
        (begun && only.remplace.len() == 1).then_some(only)
    }

    fn of_name(&self, name: &str) -> Option<&'a Axis> {
        let key = fold(name);
        self.0.iter().find(|axis| fold(&axis.nom) == key)
    }

    /// The name an axis bears in a year: rows written under its old name after it changed, or under its new one before, are of the
    /// same axis. Axes put together are one from that year on. What a name cannot decide is left as it is: see [`Self::out_of_force`].
    pub fn in_force(&self, name: &str, year: i32) -> String {
        let mut name = name.to_owned();
        // No chain of names is longer than the list: a circle ends here.
        for _ in self.0 {
            let later = match self.successors(&name, Some(year)).as_slice() {
                [only] => Some(only.nom.clone()),
                _ => None,
            };
            let earlier = || {
                let axis = self.of_name(&name).filter(|axis| axis.depuis.is_some_and(|since| year < since))?;
                let [old] = axis.remplace.as_slice() else { return None };
                self.new_name(old, None).map(|_| self.of_name(old).map_or_else(|| old.clone(), |axis| axis.nom.clone()))
            };
            match later.or_else(earlier) {
                Some(other) if other != name => name = other,
                _ => break,
            }
        }
        name
    }

    /// Whether an axis is outside its years, and the names that replaced it by then.
    pub fn out_of_force(&self, name: &str, year: i32) -> Option<Vec<&'a str>> {
        let successors = self.successors(name, Some(year));
        let axis = self.of_name(name);
        let before = axis.and_then(|axis| axis.depuis).is_some_and(|since| year < since);
        let after = axis.and_then(|axis| axis.jusqu_a).is_some_and(|until| year > until);
        (before || after || !successors.is_empty()).then(|| successors.iter().map(|axis| axis.nom.as_str()).collect())
    }

    /// The newest name of the axis: renamed axes are one series.
    pub fn newest_name(&self, name: &str, until: i32) -> String {
        let mut name = name.to_owned();
        for _ in self.0 {
            match self.new_name(&name, Some(until)) {
                Some(axis) => name.clone_from(&axis.nom),
                None => break,
            }
        }
        name
    }

    /// Every change, by year.
    pub fn changes(&self) -> Vec<Change<'a>> {
        let mut changes = Vec::new();
        let mut by_old: BTreeMap<String, (&str, Vec<&Axis>)> = BTreeMap::new();
        for axis in self.0 {
            for old in &axis.remplace {
                by_old.entry(fold(old)).or_insert((old, Vec::new())).1.push(axis);
            }
            let Some(year) = axis.depuis else { continue };
            match axis.remplace.as_slice() {
                [] | [_] => {}
                several => changes.push(Change::Merged { year, old: several.iter().map(String::as_str).collect(), new: &axis.nom }),
            }
        }
        for (old, new) in by_old.into_values() {
            let Some(year) = new.iter().filter_map(|axis| axis.depuis).min() else { continue };
            match new.as_slice() {
                [only] if only.remplace.len() == 1 => changes.push(Change::Renamed { year, old, new: &only.nom }),
                [_] => {}
                several => changes.push(Change::Split { year, old, new: several.iter().map(|axis| axis.nom.as_str()).collect() }),
            }
        }
        for axis in self.0.iter().filter(|axis| self.successors(&axis.nom, None).is_empty()) {
            changes.extend(axis.jusqu_a.map(|until| Change::Ended { year: until + 1, old: &axis.nom }));
        }
        changes.sort();
        changes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::load::parse;

    const PROGRAMME: &str = "
        [[axe]]
        nom = \"Stigmatisation\"
        [[axe]]
        nom = \"Parcours de vie\"
        depuis = 2021
        remplace = [\"Parcours\"]
        [[axe]]
        nom = \"Agir dans la cité\"
        depuis = 2022
        remplace = [\"Logement\", \"Emploi\"]
        [[axe]]
        nom = \"Enfants\"
        depuis = 2022
        remplace = [\"Familles\"]
        [[axe]]
        nom = \"Parents\"
        depuis = 2022
        remplace = [\"Familles\"]
        [[axe]]
        nom = \"Crise sanitaire\"
        jusqu_a = 2021
    ";

    #[test]
    fn a_name_follows_its_axis_both_ways_and_a_cut_is_left_to_people() {
        let settings = parse(PROGRAMME).unwrap();
        let axes = Succession::new(&settings.axe);
        assert_eq!(axes.in_force("Parcours", 2022), "Parcours de vie");
        assert_eq!(axes.in_force("Parcours", 2020), "Parcours");
        assert_eq!(axes.in_force("Parcours de vie", 2020), "Parcours");
        assert_eq!(axes.in_force("Emploi", 2022), "Agir dans la cité");
        assert_eq!(axes.in_force("Agir dans la cité", 2021), "Agir dans la cité");
        assert_eq!(axes.out_of_force("Agir dans la cité", 2021), Some(Vec::new()));
        assert_eq!(axes.in_force("Familles", 2022), "Familles");
        assert_eq!(axes.out_of_force("Familles", 2022), Some(vec!["Enfants", "Parents"]));
        assert_eq!(axes.out_of_force("Familles", 2021), None);
        assert_eq!(axes.out_of_force("Crise sanitaire", 2022), Some(Vec::new()));
        assert_eq!(axes.newest_name("Parcours", 2022), "Parcours de vie");
        assert_eq!(axes.newest_name("Parcours", 2020), "Parcours");
        assert_eq!(axes.newest_name("Emploi", 2022), "Emploi");
    }

    #[test]
    fn changes_are_told_by_kind() {
        let settings = parse(PROGRAMME).unwrap();
        assert_eq!(
            Succession::new(&settings.axe).changes(),
            [
                Change::Renamed { year: 2021, old: "Parcours", new: "Parcours de vie" },
                Change::Merged { year: 2022, old: vec!["Logement", "Emploi"], new: "Agir dans la cité" },
                Change::Split { year: 2022, old: "Familles", new: vec!["Enfants", "Parents"] },
                Change::Ended { year: 2022, old: "Crise sanitaire" },
            ]
        );
    }

    #[test]
    fn names_that_replace_each_other_do_not_go_round_for_ever() {
        let settings = parse("[[axe]]\nnom = \"A\"\nremplace = [\"B\"]\n[[axe]]\nnom = \"B\"\nremplace = [\"A\"]\n").unwrap();
        let axes = Succession::new(&settings.axe);
        assert!(["A", "B"].contains(&axes.in_force("A", 2022).as_str()));
    }
}
