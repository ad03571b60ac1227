//! Sound sheets, one at least for each table of the contract, and what each of their columns holds.

/// A workbook of one sheet, all of it sound.
pub struct Good {
    pub name: &'static str,
    pub rows: Vec<Vec<&'static str>>,
    /// Rows of records, from 1; the row of headers stands just above the first.
    pub records: std::ops::RangeInclusive<usize>,
    /// What each column holds; for a form, what the second column holds, row by row.
    pub columns: Vec<Holds>,
}

impl Good {
    pub fn is_form(&self) -> bool {
        self.name == "fiche"
    }

    pub fn is_crossed(&self) -> bool {
        self.name == "copil"
    }

    /// The text of a cell, by row and column from 1.
    pub fn cell(&self, row: usize, column: usize) -> &'static str {
        self.rows[row - 1].get(column - 1).copied().unwrap_or_default()
    }
}

/// What a column holds, and so how it can go wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Holds {
    /// A date that every record needs, of the year of the folder.
    Date,
    /// A date that may well be of another year, or lack.
    FreeDate,
    /// A date that cannot come before that of the first column.
    LaterDate,
    Year,
    Count,
    /// No more than the cell at its left says.
    CountWithin,
    Euros,
    /// A number of any kind, decimals included.
    Number,
    /// A number that every record needs.
    NeededNumber,
    Share,
    Class,
    /// Several of a nomenclature.
    Classes,
    YesNo,
    /// A name that the registry has.
    Name,
    /// The same, that every record needs.
    NeededName,
    /// One of the axes of the settings; a record without any is kept.
    Axis,
    /// A text that every record needs.
    Needed,
    Presence,
    Free,
}

use Holds::{
    Axis, Class, Classes, Count, CountWithin, Date, Euros, Free, FreeDate, LaterDate, Name, Needed, NeededName, NeededNumber, Number,
    Presence, Share, Year, YesNo,
};

fn rows(drawing: &'static str) -> Vec<Vec<&'static str>> {
    drawing.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| line.split('|').map(str::trim).collect()).collect()
}

/// What the territory has settled.
pub const SETTINGS: &str = "[[axe]]\nnom = \"Stigmatisation\"\n[[axe]]\nnom = \"Soutien\"\n";

/// Who the partners are.
pub const REGISTRY: &[u8] = "structure;secteur;entite
CCAS de Valmont;Action sociale et médico-sociale;CCAS de Valmont
GEM La Cordée;Habitants-Usagers-Citoyens;GEM La Cordée
Mission locale;Vie professionnelle;Mission locale
Centre social Bel-Air;Action sociale et médico-sociale;Centre social Bel-Air
"
.as_bytes();

pub fn good() -> Vec<Good> {
    vec![
        Good {
            name: "participations",
            rows: rows(
                "Participations 2022
                 Date | Action | Structure | Candidats | Retenus | Inscrits | Participants | Public | Axe | Type
                 08/03/2022 | Ciné-débat | CCAS de Valmont | 8 | 6 | 6 | 4 | élus | Stigmatisation | événement
                 08/03/2022 | Ciné-débat | GEM La Cordée | 9 | 9 | 9 | 7 | habitants | Stigmatisation | événement
                 14/06/2022 | Formation PSSM | Mission locale | 7 | 5 | 5 | 2 | professionnels | Soutien | formation
                 15/06/2022 | Formation PSSM | CCAS de Valmont | 3 | 3 | 3 | 3 | professionnels | Soutien | formation
                 17/11/2022 | Exposition | Centre social Bel-Air | 20 | 20 | 20 | 12 | jeunes | Stigmatisation | sensibilisation
                 Total | | | 47 | 43 | 43 | 28 | | |",
            ),
            records: 3..=7,
            columns: vec![Date, Needed, NeededName, Count, CountWithin, Count, CountWithin, Class, Axis, Class],
        },
        Good {
            name: "actions",
            rows: rows(
                "Action | Axe | Statut | Type | Porteur | Date de début | Date de fin | Nombre de séances | Personnes touchées | Publics | Coût | QPV
                 Ciné-débat | Stigmatisation | réalisée | événement | GEM La Cordée | 08/03/2022 | 09/03/2022 | 1 | 40 | habitants, jeunes | 800 | non
                 Formation PSSM | Soutien | en cours | formation | CCAS de Valmont | 14/06/2022 | 15/06/2022 | 2 | 16 | professionnels | 2400,50 | oui
                 Exposition | Stigmatisation | prévue | sensibilisation | Mission locale | 17/11/2022 | 30/11/2022 | 3 | 25 | jeunes | 1200 | non
                 Permanence | Soutien | reportée | permanence | CCAS de Valmont | 01/09/2022 | 31/12/2022 | 12 | 8 | aidants, élus | 0 | oui",
            ),
            records: 2..=5,
            columns: vec![Needed, Axis, Class, Class, Name, FreeDate, FreeDate, Count, Count, Classes, Euros, YesNo],
        },
        Good {
            name: "saisines",
            rows: rows(
                "Registre de la cellule 2022
                 Date | Demandeur | Niveau | Décision | En réunion | Date de réponse | Tranche d’âge
                 10/01/2022 | CCAS de Valmont | 1 | Lien avec le secteur | non | 12/01/2022 | 18-25 ans
                 04/02/2022 | Mission locale | 2 | Réunion de synthèse | oui | 10/02/2022 | 26-59 ans
                 05/05/2022 | GEM La Cordée | 1 | Conseil | non | 06/05/2022 | 26-59 ans
                 20/09/2022 | Centre social Bel-Air | 1 | Conseil | non | 30/09/2022 | 60 ans et plus",
            ),
            records: 3..=6,
            columns: vec![Date, NeededName, Free, Free, YesNo, LaterDate, Free],
        },
        Good {
            name: "saisines en nombre",
            rows: rows(
                "Saisines de la cellule par mois
                 Date | Demandeur | Nombre | Niveau
                 janvier 2022 | CCAS de Valmont | 4 | 1
                 février 2022 | Mission locale | 2 | 2
                 mai 2022 | GEM La Cordée | 1 | 1
                 Total | | 7 |",
            ),
            records: 3..=5,
            columns: vec![Date, Name, Count, Free],
        },
        Good {
            name: "parcours",
            rows: rows(
                "Code | Date | Décision | Orienteur | Objectifs fixés | Objectifs atteints | Date de sortie
                 P01 | 10/01/2022 | admis | Mission locale | 3 | 1 | 01/02/2022
                 P02 | 10/01/2022 | refusé | CCAS de Valmont | 2 | 2 | 10/01/2022
                 P03 | 12/04/2022 | en attente | GEM La Cordée | 4 | 0 | 01/09/2022
                 P04 | 12/10/2022 | sorti | Mission locale | 5 | 5 | 31/12/2022",
            ),
            records: 2..=5,
            columns: vec![Needed, Date, Class, Name, Count, Count, FreeDate],
        },
        Good {
            name: "moyens",
            rows: rows(
                "Libellé | Nature | Financeur | ETP | Montant | Part
                 Poste de coordination | poste | CCAS de Valmont | 0,6 | 25000 | 100 %
                 Subvention annuelle | subvention | Mission locale | | 8500 | 50 %
                 Supervision | prestation | GEM La Cordée | | 2400 | 25 %
                 Total | | | 0,6 | 35900 |",
            ),
            records: 2..=4,
            columns: vec![Needed, Class, Name, Number, Euros, Share],
        },
        Good {
            name: "instances",
            rows: rows(
                "Date | Instance | Structure | Présence
                 12/04/2022 | comité de pilotage | CCAS de Valmont | présent
                 12/04/2022 | comité de pilotage | Mission locale | excusé
                 15/11/2022 | comité de pilotage | CCAS de Valmont | présent
                 15/11/2022 | comité de pilotage | GEM La Cordée | absent",
            ),
            records: 2..=5,
            columns: vec![Date, Class, NeededName, Presence],
        },
        Good {
            name: "annuaire",
            rows: rows(
                "Structure | Secteur | Entité | Collège | Membre fondateur | Active | Depuis
                 CCAS de Valmont | Action sociale et médico-sociale | CCAS de Valmont | élus | oui | oui | 2015
                 GEM La Cordée | Habitants-Usagers-Citoyens | GEM La Cordée | personnes concernées | non | oui | 2018
                 Mission locale | Vie professionnelle | Mission locale | autres partenaires | non | oui | 2019
                 Centre social Bel-Air | Action sociale et médico-sociale | Centre social Bel-Air | autres partenaires | non | oui | 2020",
            ),
            records: 2..=5,
            columns: vec![Needed, Class, Free, Class, YesNo, YesNo, Year],
        },
        Good {
            name: "objectifs",
            rows: rows(
                "Axe | Objectif | Indicateur | Unité | Départ | Cible | Réalisé | Statut | Échéance
                 Stigmatisation | Former les élus | Élus formés | personnes | 0 | 20 | 12 | en cours | 31/12/2023
                 Stigmatisation | Ouvrir le GEM | Jours d’ouverture | jours | 2 | 5 | 5 | atteint | 30/06/2022
                 Soutien | Réduire les délais | Délai moyen | jours | 40,5 | 20 | 32,5 | partiellement atteint | 31/12/2022",
            ),
            records: 2..=4,
            columns: vec![Axis, Needed, Free, Free, Number, Number, Number, Class, FreeDate],
        },
        Good {
            name: "perspectives",
            rows: rows(
                "Année | Axe | Perspective | Suite
                 2022 | Stigmatisation | Reconduire le ciné-débat | faite
                 2022 | Soutien | Ouvrir une permanence | en cours
                 2023 | Soutien | Former les bailleurs | reportée",
            ),
            records: 2..=4,
            columns: vec![Year, Axis, Needed, Class],
        },
        Good {
            name: "contexte",
            rows: rows(
                "Indicateur | Territoire | Année | Valeur | Unité | Niveau
                 Psychiatres pour 100 000 habitants | Valmont | 2021 | 12,5 | pour 100 000 | commune
                 Psychiatres pour 100 000 habitants | Bretagne | 2021 | 21,3 | pour 100 000 | region
                 Taux de pauvreté | Valmont | 2020 | 17 | % | commune",
            ),
            records: 2..=4,
            columns: vec![Needed, Needed, Year, NeededNumber, Free, Free],
        },
        Good {
            name: "copil",
            rows: rows(
                "Comité de pilotage 2022
                 Structure | 12/04/2022 | 14/06/2022 | 15/11/2022
                 CCAS de Valmont | X | X | X
                 GEM La Cordée | X | E | X
                 Mission locale | E | X | A
                 Centre social Bel-Air | X | X | X
                 Total | 3 | 3 | 3",
            ),
            records: 3..=6,
            columns: vec![NeededName, Presence, Presence, Presence],
        },
        Good {
            name: "fiche",
            rows: rows(
                "FICHE ACTION
                 Action | Ciné-débat
                 Axe | Stigmatisation
                 Statut | réalisée
                 Type | événement
                 Porteur | GEM La Cordée
                 Date de début | 08/03/2022
                 Personnes touchées | 40
                 Coût | 800
                 QPV | non",
            ),
            records: 2..=10,
            columns: vec![Needed, Axis, Class, Class, Name, FreeDate, Count, Euros, YesNo],
        },
    ]
}
