//! Which commune is where, as the open data files themselves say it: codes, names, departments, regions, groups of communes.

use super::ground::Ground;
use super::layout::{Found, Product};
use super::{Kept, Line};
use crate::shape::sheet::Sheet;
use std::sync::Arc;

/// A commune, as one file knows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// Five characters: `86194`, `2A004`.
    pub code: Arc<str>,
    pub name: Arc<str>,
    /// The commune it was merged into (*commune déléguée* or *associée*).
    pub parent: Option<Arc<str>>,
    pub region: Option<Arc<str>>,
    /// SIREN and name of its group.
    pub group: Option<(Arc<str>, Arc<str>)>,
    pub siren: Option<Arc<str>>,
}

impl Entry {
    /// The department is the beginning of the code: two characters, three overseas.
    pub fn department(&self) -> &str {
        department(&self.code)
    }
}

/// The department of a commune's code.
pub fn department(code: &str) -> &str {
    let digits = if code.starts_with("97") || code.starts_with("98") { 3 } else { 2 };
    code.get(..digits).unwrap_or(code)
}

/// Every commune that a file names with its code. FINESS comes last: its names are those of postal offices.
pub fn entries(found: &[(Sheet<'_>, Found)]) -> Vec<Entry> {
    let of = |postal: bool| found.iter().filter(move |(_, found)| (found.product == Product::Facilities) == postal);
    of(false).chain(of(true)).flat_map(|(sheet, found)| of_file(sheet, found)).collect()
}

fn of_file(sheet: &Sheet<'_>, found: &Found) -> Vec<Entry> {
    let entry: fn(&Line<'_>, &Found) -> Option<Entry> = match found.product {
        Product::Communes => official,
        Product::Populations => counted,
        Product::Composition => grouped,
        Product::Members => member,
        Product::Accessibility => |line, found| {
            let code = line.code(found.column(&["code commune insee", "code commune"]), 5)?;
            Some(Entry { code, name: line.text(found.column(&["commune"]))?.into(), ..Entry::default() })
        },
        Product::Facilities => |line, _| super::facilities::commune(line),
        Product::Departments
        | Product::Regions
        | Product::DepartmentPopulations
        | Product::Complete
        | Product::Groups
        | Product::GroupList
        | Product::Illnesses
        | Product::Documentation => return Vec::new(),
    };
    Line::all(sheet, found).filter_map(|line| entry(&line, found)).collect()
}

/// TYPECOM is COM, ARM (districts of Paris, Lyon, Marseille), COMD or COMA: the last two are parts of another commune.
fn official(line: &Line<'_>, found: &Found) -> Option<Entry> {
    let kind = line.text(found.column(&["typecom"]))?;
    let part = matches!(kind.as_str(), "COMD" | "COMA");
    Some(Entry {
        code: line.code(found.column(&["com"]), 5)?,
        name: line.text(found.column(&["libelle"]))?.into(),
        parent: if part { line.code(found.column(&["comparent"]), 5) } else { None },
        region: line.code(found.column(&["reg"]), 2),
        ..Entry::default()
    })
}

fn counted(line: &Line<'_>, found: &Found) -> Option<Entry> {
    let name = line.text(found.column(&["com", "nom de la commune"]))?.into();
    Some(Entry {
        code: commune_code(line, found)?,
        name,
        region: line.code(found.column(&["codreg", "code region"]), 2),
        ..Entry::default()
    })
}

/// The department's code and the commune's number in it, in two columns: `86` and `194`, `974` and `11`.
pub fn commune_code(line: &Line<'_>, found: &Found) -> Option<Arc<str>> {
    let department = line.code(found.column(&["coddep", "code departement"]), 2)?;
    let digits = 5_usize.saturating_sub(department.len());
    let number = line.code(found.column(&["codcom", "code commune"]), digits)?;
    // Overseas the number may still hold the department's last digit: `974` and `411`.
    let number = if number.len() > digits { number.get(number.len() - digits..)? } else { &number };
    Some(format!("{department}{number}").into())
}

fn grouped(line: &Line<'_>, found: &Found) -> Option<Entry> {
    let siren = line.text(found.column(&["epci"]))?;
    let name = line.text(found.column(&["libepci"]))?;
    // Four islands are in no group: Insee writes `ZZZZZZZZZ`.
    let group = (!siren.starts_with('Z')).then(|| (siren.into(), name.into()));
    let commune = line.text(found.column(&["libgeo"]))?.into();
    Some(Entry {
        code: line.code(found.column(&["codgeo"]), 5)?,
        name: commune,
        region: line.code(found.column(&["reg"]), 2),
        group,
        ..Entry::default()
    })
}

fn member(line: &Line<'_>, found: &Found) -> Option<Entry> {
    let siren = line.text(found.column(&["siren"]))?;
    let name = line.text(found.column(&["raison sociale"]))?;
    Some(Entry {
        code: line.code(found.column(&["insee"]), 5)?,
        name: line.text(found.column(&["nom membre"]))?.into(),
        group: Some((siren.into(), name.into())),
        siren: line.text(found.column(&["siren membre"])).map(Into::into),
        ..Entry::default()
    })
}

/// The rows of the code files that name the territory: they give no figure, and serve to read the others.
pub fn kept(sheet: &Sheet<'_>, found: &Found, ground: &Ground) -> Kept {
    let (columns, digits, ours) = if found.product == Product::Departments {
        (["dep"], 2, &ground.departments)
    } else if found.product == Product::Regions {
        (["reg"], 2, &ground.regions)
    } else {
        (["com"], 5, &ground.communes)
    };
    let is_ours = |line: &Line<'_>| line.code(found.column(&columns), digits).is_some_and(|code| ours.contains_key(&code));
    let rows = Line::all(sheet, found).filter(is_ours).map(|line| line.row).collect();
    Kept { facts: Vec::new(), rows }
}
