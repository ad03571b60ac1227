//! Which open data file a grid is, by the names of its columns, exactly as its producer writes them; FINESS, which names none, by
//! the tag of its lines.

use crate::fold::fold;
use crate::read::{Grid, Raw};
use crate::shape::sheet::text;
use std::collections::BTreeMap;

/// Headers stand below titles and notes: on row 9 in the APL workbooks, on row 6 to 8 in Insee's.
const LAST_HEADER_ROW: u32 = 20;
/// FINESS lines are tagged; an establishment has 31 fields after its tag, and editions have added to them.
const FINESS_TAG: &str = "structureet";
const FINESS_FIELDS: usize = 20;

/// The open data files that are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Product {
    /// `v_commune_AAAA.csv`: official codes of communes.
    Communes,
    Departments,
    Regions,
    /// `donnees_communes.csv`, or the « Communes » sheet of `ensemble.xlsx`.
    Populations,
    DepartmentPopulations,
    /// `dossier_complet.csv`.
    Complete,
    /// Insee's `Composition_communale`: the commune of each group (EPCI).
    Composition,
    /// Insee's `EPCI` sheet beside it.
    Groups,
    /// The DGCL's `epcicomAAAA`: members of each group with their population.
    Members,
    /// The DGCL's `epcisanscomAAAA`: groups without their members.
    GroupList,
    /// The Cnam's map of illnesses.
    Illnesses,
    /// The DREES's local potential accessibility of care (APL).
    Accessibility,
    /// FINESS: establishments.
    Facilities,
    /// What a producer adds to explain a file.
    Documentation,
}

impl Product {
    /// The file's name in French, its producer first.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Communes | Self::Departments | Self::Regions => "Insee, code officiel géographique",
            Self::Populations | Self::DepartmentPopulations => "Insee, populations de référence",
            Self::Complete | Self::Documentation => "Insee, dossier complet",
            Self::Composition | Self::Groups => "Insee, base des intercommunalités",
            Self::Members | Self::GroupList => "DGCL, périmètre des intercommunalités",
            Self::Illnesses => "Cnam, cartographie des pathologies",
            Self::Accessibility => "DREES, accessibilité potentielle localisée (APL)",
            Self::Facilities => "FINESS, extraction des établissements",
        }
    }
}

/// The columns that only this product has together, folded; a name ending with `*` is the beginning of one, for years stand in names.
const SIGNATURES: [(Product, &[&str]); 15] = [
    (Product::Communes, &["typecom", "com", "dep", "libelle"]),
    (Product::Departments, &["dep", "reg", "cheflieu", "libelle"]),
    (Product::Regions, &["reg", "cheflieu", "ncc", "libelle"]),
    (Product::Populations, &["coddep", "codcom", "pmun"]),
    (Product::Populations, &["code departement", "code commune", "nom de la commune", "population municipale"]),
    (Product::DepartmentPopulations, &["coddep", "dep", "pmun"]),
    (Product::DepartmentPopulations, &["code departement", "nom du departement", "population municipale"]),
    (Product::Complete, &["codgeo", "p** pop"]),
    (Product::Composition, &["codgeo", "libgeo", "epci", "libepci"]),
    (Product::Groups, &["epci", "libepci", "nb com"]),
    (Product::Members, &["siren", "raison sociale", "insee", "siren membre"]),
    (Product::GroupList, &["siren epci", "nom complet", "pmun epci *"]),
    (Product::Illnesses, &["annee", "patho niv1", "dept", "ntop", "prev"]),
    (Product::Accessibility, &["code commune*", "commune", "apl *"]),
    (Product::Documentation, &["cod var", "lib var", "lib var long"]),
];

/// An open data file found on a grid.
#[derive(Clone, Debug)]
pub struct Found {
    pub product: Product,
    /// The row of the header: for FINESS, the line above the first establishment.
    pub header: u32,
    /// Folded header → column.
    columns: BTreeMap<String, u32>,
}

impl Found {
    /// The first of the names that a column has.
    pub fn column(&self, names: &[&str]) -> Option<u32> {
        names.iter().find_map(|name| self.columns.get(*name).copied())
    }

    /// The columns whose name begins so, with the rest of their name.
    pub fn beginning(&self, with: &str) -> Vec<(u32, &str)> {
        let mut columns: Vec<(u32, &str)> =
            self.columns.iter().filter_map(|(name, column)| Some((*column, name.strip_prefix(with)?))).collect();
        columns.sort_unstable();
        columns
    }
}

/// The product of a grid, if its first rows have the columns of one.
pub fn of(grid: &Grid) -> Option<Found> {
    let mut rows: BTreeMap<u32, Vec<(u32, &Raw)>> = BTreeMap::new();
    for (cell, raw) in grid.cells.iter().take_while(|(cell, _)| cell.row <= LAST_HEADER_ROW) {
        rows.entry(cell.row).or_default().push((cell.column, raw));
    }
    rows.iter().find_map(|(row, cells)| finess(*row, cells).or_else(|| named(*row, cells)))
}

fn named(row: u32, cells: &[(u32, &Raw)]) -> Option<Found> {
    if cells.len() < 3 {
        return None;
    }
    let mut columns = BTreeMap::new();
    for (column, raw) in cells {
        columns.entry(fold(&text(raw))).or_insert(*column);
    }
    let has = |asked: &str| columns.keys().any(|name| matches(name, asked));
    let (product, _) = SIGNATURES.iter().find(|(_, asked)| asked.iter().all(|asked| has(asked)))?;
    Some(Found { product: *product, header: row, columns })
}

/// `p** pop` is `p22 pop`; `apl *` is `apl aux medecins generalistes`.
fn matches(name: &str, asked: &str) -> bool {
    if let Some(start) = asked.strip_suffix('*').filter(|start| !start.contains('*')) {
        return name.starts_with(start);
    }
    name.len() == asked.len() && name.bytes().zip(asked.bytes()).all(|(own, asked)| asked == b'*' && own.is_ascii_digit() || own == asked)
}

fn finess(row: u32, cells: &[(u32, &Raw)]) -> Option<Found> {
    let (first, raw) = cells.first()?;
    let tagged = *first == 1 && text(raw) == FINESS_TAG && cells.len() >= FINESS_FIELDS;
    tagged.then(|| Found { product: Product::Facilities, header: row - 1, columns: BTreeMap::new() })
}
