//! A publication to test reports with: Poitiers in 2022, from its published activity report, and what it says of earlier years.

use crate::aggregate::Indicators;
use crate::figure::{Class, Figure, SourceCells, Sources, Status};
use crate::finding::Findings;
use crate::place::{CellRef, Place};
use crate::problem::Problem;
use crate::protect::{self, Publication};
use crate::quantity::Precision;
use crate::report::comments::Comments;
use crate::report::{self, Background, InputFile, QuestionText, Report, ToReview};
use crate::settings::{Axis, Profile, Settings};

/// What a test needs to make a report, and keeps alive meanwhile.
pub struct Council {
    pub settings: Settings,
    pub publication: Publication,
    pub findings: Findings,
    pub files: Vec<InputFile>,
    pub questions: Vec<QuestionText>,
    pub comments: Comments,
}

impl Council {
    pub fn of(settings: Settings, profile: Profile, figures: Vec<Figure>) -> Self {
        let sources = Sources { sheets: vec![("2022/emargement.xlsx".into(), "Présences".into())] };
        let indicators = Indicators { year: 2022, figures, sources, ..Indicators::default() };
        let publication = protect::publication(&settings, profile, indicators, &[]).unwrap();
        let mut findings = Findings::default();
        findings.tell(Place::file("2022/perdu.xlsx"), Problem::FileTruncated);
        let files = vec![InputFile { name: "2022/emargement.xlsx".into(), sha256: "ab".into(), bytes: 12 }];
        Self { settings, publication, findings, files, questions: questions(), comments: Comments::default() }
    }

    pub fn poitiers(profile: Profile) -> Self {
        Self::of(settings(), profile, figures())
    }

    pub fn empty() -> Self {
        Self::of(Settings::default(), Profile::Public, Vec::new())
    }

    pub fn background(&self) -> Background<'_> {
        Background {
            findings: &self.findings,
            files: &self.files,
            questions: &self.questions,
            changes: &[],
            to_review: ToReview::default(),
            origins: &[],
            comments: &self.comments,
        }
    }

    pub fn report(&self) -> Report {
        report::report(&self.settings, &self.publication, self.background())
    }
}

const AXES: [&str; 5] = [
    "Lutte contre la stigmatisation",
    "Parcours de vie",
    "Situations psychosociales complexes",
    "Soutien des compétences psychosociales",
    "Gouvernance",
];

pub fn settings() -> Settings {
    let mut settings = Settings::default();
    "CLSM de Poitiers".clone_into(&mut settings.territoire.nom);
    settings.territoire.population = Some(90_000);
    settings.axe = AXES.iter().map(|axis| Axis { nom: (*axis).to_owned(), ..Axis::default() }).collect();
    settings
}

/// A figure by its indicator, its classes and its value, seen in one cell.
pub fn figure(indicator: &str, classes: &[(&str, &str)], value: f64, unit: &str) -> Figure {
    let mut sources = SourceCells::default();
    sources.add(0, CellRef::new(4, 2));
    let classes = classes.iter().map(|(dimension, label)| Class { dimension: (*dimension).into(), label: (*label).into() }).collect();
    Figure { classes, sources, ..Figure::count(indicator, 2022, value, unit) }
}

fn share(indicator: &str, classes: &[(&str, &str)], (numerator, denominator): (f64, f64)) -> Figure {
    let figure = figure(indicator, classes, numerator / denominator, "part");
    Figure { numerator: Some(numerator), denominator: Some(denominator), ..figure }
}

fn in_year(year: i32, figure: Figure) -> Figure {
    Figure { years: crate::figure::Years::one(year), ..figure }
}

fn given(precision: Precision, figure: Figure) -> Figure {
    Figure { precision, ..figure }
}

pub fn figures() -> Vec<Figure> {
    let structures = |indicator: &str, classes: &[(&str, &str)], value: f64| figure(indicator, classes, value, "structures");
    let mut figures = vec![
        structures("structures_partenaires", &[], 74.0),
        structures("structures_actives", &[], 31.0),
        in_year(2021, structures("structures_actives", &[], 28.0)),
        // The files of the year before are of the same kinds: the two compare.
        in_year(2021, figure("actions", &[], 8.0, "actions")),
        in_year(2021, figure("participations", &[], 30.0, "participations")),
        in_year(2021, figure("reunions", &[], 3.0, "réunions")),
        figure("entites_actives", &[], 22.0, "entités"),
        structures("structures_nouvelles", &[], 5.0),
        structures("structures_fidelisees", &[], 26.0),
        structures("structures_perdues", &[], 2.0),
        figure("actions", &[], 9.0, "actions"),
        given(Precision::AtLeast, figure("personnes_touchees", &[], 815.0, "personnes")),
        given(Precision::AtLeast, figure("personnes_touchees", &[("action", "SISM")], 700.0, "personnes")),
        given(Precision::About, figure("personnes_touchees", &[("action", "SISM : « clôture »")], 50.0, "personnes")),
        figure("personnes_touchees", &[("action", "Journée éco-anxiété")], 65.0, "personnes"),
        Figure { value: None, status: Status::NotKnown, ..figure("personnes_touchees", &[("action", "Séminaire")], 0.0, "personnes") },
        figure("participations", &[], 37.0, "participations"),
        figure("formations_sessions", &[], 3.0, "séances"),
        figure("formations_participants", &[], 37.0, "participations"),
        share("taux_presence_inscrits", &[], (10.0, 11.0)),
        share("taux_presence_inscrits", &[("action", "Immersion 1")], (10.0, 11.0)),
        share("taux_selection", &[], (16.0, 24.0)),
        share("taux_selection", &[("action", "Immersion 2")], (16.0, 24.0)),
        figure("reunions", &[], 4.0, "réunions"),
        figure("reunions", &[("instance", "comité de pilotage")], 2.0, "réunions"),
        figure("reunions", &[("instance", "cellule")], 2.0, "réunions"),
        figure("pleniere_tenue", &[], 0.0, "oui (1) ou non (0)"),
        figure("conformite_colleges", &[], 0.0, "réunions"),
        figure("conformite_colleges", &[("college", "élus")], 2.0, "réunions"),
        figure("presences", &[], 19.0, "présences"),
        figure("presences", &[("instance", "comité de pilotage")], 19.0, "présences"),
        figure("presences", &[("instance", "comité de pilotage"), ("college", "psychiatrie")], 12.0, "présences"),
        figure("presences", &[("instance", "comité de pilotage"), ("college", "aidants")], 7.0, "présences"),
        share("part_huc", &[], (7.0, 19.0)),
        figure("etp", &[], 0.6, "ETP"),
        figure("etp", &[("financeur", "CCAS")], 0.3, "ETP"),
        figure("etp", &[("financeur", "CHHL")], 0.3, "ETP"),
        figure("reponses", &[], 15.0, "réponses"),
        figure("perspectives_suivies", &[], 3.0, "perspectives"),
        figure("perspectives_suivies", &[("suite", "faite")], 2.0, "perspectives"),
        figure("perspectives_suivies", &[("suite", "non connue")], 1.0, "perspectives"),
    ];
    for (sector, partners, active) in
        [("Santé", 26.0, 12.0), ("Logement et hébergement", 5.0, 5.0), ("Services de l'État", 3.0, 2.0), ("Non classé", 40.0, 12.0)]
    {
        figures.push(structures("structures_partenaires", &[("secteur", sector)], partners));
        figures.push(structures("structures_actives", &[("secteur", sector)], active));
        figures.push(structures("structures_actives", &[("secteur", sector), ("axe", AXES[0])], active));
    }
    for (axis, actions, done) in [(AXES[0], 4.0, 4.0), (AXES[1], 3.0, 1.0), (AXES[4], 2.0, 0.0)] {
        figures.push(figure("actions", &[("axe", axis)], actions, "actions"));
        figures.push(figure("actions", &[("axe", axis), ("statut", "réalisée")], done, "actions"));
        figures.push(figure("actions", &[("axe", axis), ("statut", "reportée")], actions - done, "actions"));
    }
    figures.push(figure("actions", &[("statut", "réalisée")], 5.0, "actions"));
    figures.push(figure("actions", &[("statut", "reportée")], 4.0, "actions"));
    for (month, count) in [("2022-05", 21.0), ("2022-11", 16.0)] {
        figures.push(figure("participations", &[("mois", month)], count, "participations"));
    }
    for (structure, count) in [("Habitat de la Vienne", 8.0), ("Ekidom", 7.0), ("Médiathèque et son réseau", 4.0)] {
        figures.push(figure("formations_participants", &[("structure", structure)], count, "participations"));
    }
    for (year, count) in [(2019, 12.0), (2020, 12.0), (2021, 8.0), (2022, 6.0)] {
        figures.push(in_year(year, figure("saisines", &[], count, "saisines")));
    }
    for (orientation, count) in [("Coordinatrice de parcours", 2.0), ("Réunion de la cellule", 4.0)] {
        figures.push(figure("saisines", &[("orientation", orientation)], count, "saisines"));
    }
    figures.extend(opinions());
    figures
}

/// Four objectives of the questionnaire: two met, one less met, one without opinion.
fn opinions() -> Vec<Figure> {
    let mut figures = Vec::new();
    let rows: [(&str, &str, [f64; 4], &str); 3] = [
        ("OBJ01", "Lutte contre la stigmatisation", [9.0, 3.0, 1.0, 2.0], "Atteint"),
        ("OBJ02", "Observation en santé mentale", [2.0, 3.0, 8.0, 2.0], "Moins atteint"),
        ("OBJ03", "Accès et continuité des soins", [2.0, 1.0, 2.0, 10.0], "Sans opinion"),
    ];
    for (code, objective, [met, partly, not_met, unsaid], class) in rows {
        let base = met + partly + not_met;
        let indicator = format!("question_{code}");
        for (label, count) in [("Atteint", met), ("Partiellement atteint", partly), ("Non atteint", not_met)] {
            let answers = figure(&indicator, &[("modalite", label)], count, "réponses");
            figures.push(Figure { numerator: Some(count), denominator: Some(base), ..answers });
        }
        figures.push(figure(&indicator, &[("modalite", "Sans opinion")], unsaid, "réponses"));
        figures.push(share("atteinte_percue", &[("objectif", objective)], (met + partly / 2.0, base)));
        figures.push(figure("objectifs_par_classement", &[("objectif", objective), ("classement", class)], 1.0, "objectifs"));
    }
    for (class, count) in [("Atteint", 1.0), ("Moins atteint", 1.0), ("Sans opinion", 1.0), ("Non concluant", 0.0)] {
        figures.push(figure("objectifs_par_classement", &[("classement", class)], count, "objectifs"));
    }
    figures
}

fn questions() -> Vec<QuestionText> {
    [("OBJ01", "Lutte contre la stigmatisation"), ("OBJ02", "Observation en santé mentale"), ("OBJ03", "Accès et continuité des soins")]
        .into_iter()
        .map(|(code, text)| QuestionText {
            code: code.into(),
            questionnaire: None,
            text: format!("Cet objectif est-il atteint ? [{text}]").into(),
            classes: ["Atteint", "Partiellement atteint", "Non atteint", "Sans opinion"].map(Into::into).to_vec(),
            no_opinion: vec!["Sans opinion".into()],
            coded: false,
        })
        .collect()
}
