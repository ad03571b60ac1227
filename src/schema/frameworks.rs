//! The two national frames that an axis of a council may answer to: the objectives of the councils, and the priorities of the territorial
//! mental-health projects.

/// A national frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Framework {
    /// The five objectives of the councils, as their national resource centre words them.
    NationalObjectives,
    /// The six priorities of the *projets territoriaux de santé mentale* (décret 2017-1200 of 27 July 2017), abridged.
    ProjectPriorities,
}

impl Framework {
    pub const ALL: [Self; 2] = [Self::NationalObjectives, Self::ProjectPriorities];

    /// The dimension of its figures.
    pub const fn dimension(self) -> &'static str {
        match self {
            Self::NationalObjectives => "objectif_national",
            Self::ProjectPriorities => "priorite_ptsm",
        }
    }

    /// What it is called above a table.
    pub const fn title(self) -> &'static str {
        match self {
            Self::NationalObjectives => "Les objectifs du conseil et les cinq objectifs nationaux des CLSM",
            Self::ProjectPriorities => "Les objectifs du conseil et les six priorités des projets territoriaux de santé mentale",
        }
    }

    /// Its entries in order, numbered from 1 as `observatoire.toml` numbers them.
    pub const fn entries(self) -> &'static [&'static str] {
        match self {
            Self::NationalObjectives => &[
                "1. Lutter contre la stigmatisation",
                "2. Agir sur les déterminants de la santé mentale",
                "3. Prévenir les troubles psychiques",
                "4. Favoriser l’inclusion et le respect des droits",
                "5. Favoriser des parcours de soins accessibles et adaptés",
            ],
            Self::ProjectPriorities => &[
                "1. Repérage précoce, accès au diagnostic, aux soins et aux accompagnements",
                "2. Parcours sans rupture, rétablissement et insertion",
                "3. Accès aux soins somatiques",
                "4. Prévention et prise en charge de la crise et de l’urgence",
                "5. Respect des droits, pouvoir d’agir, lutte contre la stigmatisation",
                "6. Déterminants sociaux, environnementaux et territoriaux",
            ],
        }
    }

    /// An entry by its number, from 1.
    pub fn entry(self, number: u8) -> Option<&'static str> {
        self.entries().get(usize::from(number).checked_sub(1)?).copied()
    }
}
