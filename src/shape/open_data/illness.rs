//! The Cnam's map of illnesses: the share of people cared for, in our department, our region and France. It stops there.

use super::ground::Ground;
use super::layout::Found;
use super::{Fact, Kept, Level, Line};
use crate::fold::fold;
use crate::shape::sheet::Sheet;
use std::sync::Arc;

/// Totals are rows of the file: these are their codes.
const ALL_AGES: &str = "tsage";
const BOTH_SEXES: &str = "9";
const EVERY_DEPARTMENT: &str = "999";
const EVERY_REGION: &str = "99";

/// The first-level classes that speak of mental health. A person may be in several: they are never added.
const CLASSES: [&str; 2] = ["maladies psychiatriques", "traitements psychotropes hors pathologies"];

pub fn kept(sheet: &Sheet<'_>, found: &Found, ground: &Ground) -> Kept {
    let mut kept = Kept::default();
    let column = |name: &str| found.column(&[name]);
    for line in Line::all(sheet, found) {
        let is = |name: &str, wanted: &str| line.text(column(name)).is_some_and(|text| text.eq_ignore_ascii_case(wanted));
        if !is("cla age 5", ALL_AGES) || !is("sexe", BOTH_SEXES) {
            continue;
        }
        let Some((territory, level)) = territory(&line, found, ground) else { continue };
        let Some(class) = line.text(column("patho niv1")).filter(|class| CLASSES.contains(&fold(class).as_str())) else { continue };
        kept.rows.insert(line.row);
        // The third level has some forty classes; the second says what a committee can talk about.
        if line.text(column("patho niv3")).is_some_and(|own| line.text(column("patho niv2")).as_ref() != Some(&own)) {
            continue;
        }
        let class = line.text(column("patho niv2")).filter(|own| *own != class).unwrap_or(class);
        // A blank is a masked number: nothing is said then.
        let Some(share) = line.number(column("prev")) else { continue };
        kept.facts.push(Fact {
            indicator: format!("Personnes prises en charge : {class}"),
            territory,
            level,
            year: line.number(column("annee")).map(|year| year.value as i32),
            value: share.value,
            unit: "% des assurés".to_owned(),
            cell: share.cell,
            besides: Vec::new(),
        });
    }
    kept
}

fn territory(line: &Line<'_>, found: &Found, ground: &Ground) -> Option<(Arc<str>, Level)> {
    let department = line.code(found.column(&["dept"]), 2)?;
    let region = line.code(found.column(&["region"]), 2)?;
    if *department != *EVERY_DEPARTMENT {
        return ground.departments.get(&department).map(|name| (name.clone(), Level::Department));
    }
    if *region != *EVERY_REGION {
        return ground.regions.get(&region).map(|name| (name.clone(), Level::Region));
    }
    Some(("France".into(), Level::France))
}
