//! The command line: flags to an order, in French; the only file that knows clap.

mod refusal;

pub use refusal::Refusal;

use crate::federate::Besides;
use crate::figure::Years;
use crate::settings::Profile;
use clap::{ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use std::ffi::OsString;
use std::path::PathBuf;

/// What the user asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    pub action: Action,
    pub inputs: PathBuf,
    pub outputs: PathBuf,
    pub profile: Profile,
    /// Anything set aside makes the run write nothing.
    pub strict: bool,
    pub quiet: bool,
    /// How long each step took is told at the end.
    pub timed: bool,
    pub given: Given,
}

/// The folders that the command line names; the others are the usual ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Given {
    pub inputs: bool,
    pub outputs: bool,
}

/// The commands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    Report {
        years: Asked,
    },
    /// The report of each territory whose inputs lie under a folder.
    Territories {
        root: PathBuf,
        years: Asked,
    },
    /// Checks the inputs; the outputs instead when they alone are named, and both when both are.
    Check {
        years: Asked,
        page: Page,
    },
    /// Writes the blank workbooks into a folder.
    Templates {
        folder: PathBuf,
    },
    /// Consolidates the outputs of many territories.
    Federate {
        folders: Vec<PathBuf>,
        besides: Besides,
    },
    Explain(Explain),
    /// Review the names that may be one body; the answers are added to this file, or to the memory in the inputs.
    Match {
        into: Option<PathBuf>,
    },
}

/// A figure to be explained.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explain {
    /// Its name or its title; empty to be told which there are.
    pub indicator: String,
    /// The newest if not said.
    pub years: Option<Years>,
    /// Labels, one a dimension; none for the total.
    pub classes: Vec<String>,
    /// What changed since this year is told too.
    pub since: Option<i32>,
}

/// What a check prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// What each sheet was taken for, and what was found.
    Findings,
    /// The entries of `observatoire.toml` that would have the rest read.
    Entries,
}

/// The years asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    Newest,
    All,
    Some(Vec<i32>),
}

const INPUTS: &str = "inputs";
const OUTPUTS: &str = "outputs";

#[derive(Parser)]
#[command(
    name = "observatoire",
    version,
    about = "Lit les tableurs et les questionnaires d’un conseil local de santé mentale, et en tire les indicateurs, les graphiques et le bilan d’activité.",
    after_help = "Sans commande, « observatoire » fait le bilan de l’année la plus récente trouvée dans « inputs ».",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    subcommand_value_name = "COMMANDE",
    subcommand_help_heading = "Commandes\u{a0}",
    next_help_heading = "Options\u{a0}"
)]
struct Line {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    common: Common,
    /// Affiche la version
    #[arg(short = 'V', long = "version", action = ArgAction::Version)]
    version: Option<bool>,
}

#[derive(Args)]
struct Common {
    /// Dossier des fichiers reçus (par défaut : inputs)
    #[arg(long = "entrees", alias = "inputs", value_name = "DOSSIER", global = true)]
    inputs: Option<PathBuf>,
    /// Dossier où écrire (par défaut : outputs) ; avec « verifier », dossier à contrôler
    #[arg(long = "sorties", alias = "outputs", value_name = "DOSSIER", num_args = 0..=1, default_missing_value = OUTPUTS, global = true)]
    outputs: Option<PathBuf>,
    /// Pour qui sont les sorties : public (par défaut) ou interne
    #[arg(long = "profil", alias = "profile", value_name = "PROFIL", default_value = "public", global = true, value_parser = profile)]
    profile: Profile,
    /// N’écrit rien si quoi que ce soit a dû être écarté
    #[arg(long, global = true)]
    strict: bool,
    /// N’affiche que les erreurs
    #[arg(long = "silencieux", alias = "quiet", global = true)]
    quiet: bool,
    /// Dit à la fin combien de temps chaque étape a pris
    #[arg(long = "durees", alias = "timings", global = true)]
    timed: bool,
    /// Affiche cette aide
    #[arg(short = 'h', long = "aide", alias = "help", action = ArgAction::Help, global = true)]
    help: Option<bool>,
}

#[derive(Subcommand)]
enum Command {
    /// Lit les fichiers et écrit le bilan de l’année, ou des années, dans « outputs »
    #[command(name = "bilan", alias = "report", next_help_heading = "Options\u{a0}", disable_help_flag = true)]
    Report(Reported),
    /// Lit et contrôle les fichiers, dit ce qui est à corriger, et n’écrit rien ; avec « --sorties », dit plutôt ce qui a été modifié,
    /// ajouté ou retiré à la main dans un bilan écrit
    #[command(
        name = "verifier",
        alias = "check",
        next_help_heading = "Options\u{a0}",
        disable_help_flag = true,
        after_help = "« --sorties » seul contrôle les bilans écrits ; avec « --entrees », les fichiers reçus puis les bilans."
    )]
    Check(CheckAsked),
    /// Écrit les classeurs à remplir par les partenaires et un fichier de réglages commenté ; n’écrase aucun fichier
    #[command(name = "modeles", alias = "templates", next_help_heading = "Options\u{a0}", disable_help_flag = true)]
    Templates(Blank),
    /// Réunit les bilans de plusieurs territoires : table nationale, et restitution à chacun
    #[command(name = "federer", alias = "federate", next_help_heading = "Options\u{a0}", disable_help_flag = true)]
    Federate(Folders),
    /// Explique un chiffre : définition, règle, base, précision, et les cellules dont il vient
    #[command(
        name = "expliquer",
        alias = "explain",
        next_help_heading = "Options\u{a0}",
        disable_help_flag = true,
        after_help = "Par exemple :\n  observatoire expliquer structures_actives --modalite Santé\n  observatoire expliquer saisines --annee 2022 --depuis 2021"
    )]
    Explain(FigureAsked),
    /// Propose un à un les noms qui désignent peut-être la même structure ; vos réponses sont ajoutées à « correspondances.csv », dans le
    /// dossier des fichiers reçus, sans rien y remplacer
    #[command(
        name = "rapprocher",
        aliases = ["match", "reconcile"],
        next_help_heading = "Options\u{a0}",
        disable_help_flag = true,
        after_help = "Touches : o oui, n non, p plus tard, s service d’une entité, a autre réponse, u annuler, q quitter. Chaque réponse est \
                      enregistrée aussitôt : fermer la fenêtre ne perd rien. Hors d’un terminal, une réponse par ligne est lue."
    )]
    Match(Review),
}

#[derive(Args)]
struct Blank {
    /// Dossier où les écrire, créé au besoin (par défaut : modeles)
    #[arg(value_name = "DOSSIER", default_value = "modeles")]
    folder: PathBuf,
}

#[derive(Args)]
struct Folders {
    /// Dossiers des sorties des territoires, ou un dossier qui les contient tous
    #[arg(value_name = "DOSSIER", required = true)]
    folders: Vec<PathBuf>,
    /// Écrit aussi les chiffres de chaque conseil en Parquet, pour un moteur de calcul (DuckDB, Spark)
    #[arg(long)]
    parquet: bool,
}

#[derive(Args)]
struct Review {
    /// Ajoute les réponses à ce fichier, plutôt qu’à « correspondances.csv »
    #[arg(long = "vers", alias = "into", value_name = "FICHIER")]
    into: Option<PathBuf>,
}

#[derive(Args)]
struct CheckAsked {
    #[command(flatten)]
    years: YearsAsked,
    /// Écrit plutôt ce qu’il faut coller dans observatoire.toml pour que les tableaux non reconnus le soient
    #[arg(long = "proposer", alias = "suggest")]
    suggest: bool,
}

#[derive(Args)]
struct FigureAsked {
    /// Le nom d’un indicateur, ou son titre ; sans lui, la liste des indicateurs
    #[arg(value_name = "INDICATEUR")]
    indicator: Vec<String>,
    /// L’année du chiffre, ou les années réunies, comme 2019-2022 (par défaut : la plus récente)
    #[arg(long = "annee", alias = "year", value_name = "ANNEE", value_parser = years)]
    years: Option<Years>,
    /// Une modalité : « Santé », ou « secteur=Santé » ; deux pour un chiffre croisé
    #[arg(long = "modalite", alias = "class", value_name = "MODALITE")]
    classes: Vec<String>,
    /// Dit aussi ce qui a changé depuis cette année, et à cause de quoi
    #[arg(long = "depuis", alias = "since", value_name = "ANNEE", value_parser = clap::value_parser!(i32).range(1990..=2100))]
    since: Option<i32>,
}

impl FigureAsked {
    fn asked(self) -> Explain {
        // The words of a title, whether or not they were put between quotation marks.
        Explain { indicator: self.indicator.join(" "), years: self.years, classes: self.classes, since: self.since }
    }
}

/// `2022`, or a window of years: `2019-2022`.
fn years(word: &str) -> Result<Years, String> {
    let year = |word: &str| word.trim().parse().ok().filter(|year| (1990..=2100).contains(year));
    let read = match word.split_once('-') {
        None => year(word).map(Years::one),
        Some((first, last)) => year(first).zip(year(last)).map(|(first, last)| Years { first, last }),
    };
    read.filter(|years| years.first <= years.last)
        .ok_or_else(|| "écrivez une année, comme 2022, ou des années réunies, comme 2019-2022".to_owned())
}

#[derive(Args)]
struct Reported {
    #[command(flatten)]
    years: YearsAsked,
    /// Fait le bilan de chaque territoire dont les fichiers sont dans un sous-dossier de celui-ci ; « --entrees » est alors sans effet
    #[arg(long = "territoires", alias = "territories", value_name = "DOSSIER")]
    territories: Option<PathBuf>,
}

impl Reported {
    fn action(self) -> Action {
        let years = self.years.asked();
        match self.territories {
            None => Action::Report { years },
            Some(root) => Action::Territories { root, years },
        }
    }
}

#[derive(Args)]
struct YearsAsked {
    /// Une ou plusieurs années (par défaut : la plus récente)
    #[arg(value_name = "ANNEE", value_parser = clap::value_parser!(i32).range(1990..=2100))]
    years: Vec<i32>,
    /// Toutes les années trouvées
    #[arg(long = "toutes", alias = "all", conflicts_with = "years")]
    all: bool,
}

impl YearsAsked {
    fn asked(self) -> Asked {
        if self.all {
            Asked::All
        } else if self.years.is_empty() {
            Asked::Newest
        } else {
            let mut years = self.years;
            years.sort_unstable();
            years.dedup();
            Asked::Some(years)
        }
    }
}

fn profile(word: &str) -> Result<Profile, String> {
    match word {
        "public" => Ok(Profile::Public),
        "interne" | "internal" => Ok(Profile::Interne),
        _ => Err("choisissez « public » ou « interne »".to_owned()),
    }
}

/// Reads the command line.
///
/// # Errors
/// Help and version, with status 0; wrong usage, in French, with status 2.
pub fn order(arguments: impl IntoIterator<Item = OsString>) -> Result<Order, Refusal> {
    let matches = refusal::in_french(Line::command()).try_get_matches_from(arguments).map_err(|error| refusal::refusal(&error))?;
    let line = Line::from_arg_matches(&matches).map_err(|error| refusal::refusal(&error))?;
    let action = match line.command {
        None => Action::Report { years: Asked::Newest },
        Some(Command::Report(reported)) => reported.action(),
        Some(Command::Check(CheckAsked { years, suggest })) => {
            Action::Check { years: years.asked(), page: if suggest { Page::Entries } else { Page::Findings } }
        }
        Some(Command::Templates(Blank { folder })) => Action::Templates { folder },
        Some(Command::Federate(Folders { folders, parquet })) => {
            Action::Federate { folders, besides: if parquet { Besides::Parquet } else { Besides::Nothing } }
        }
        Some(Command::Explain(figure)) => Action::Explain(figure.asked()),
        Some(Command::Match(review)) => Action::Match { into: review.into },
    };
    let Common { inputs, outputs, profile, strict, quiet, timed, help: _ } = line.common;
    let given = Given { inputs: inputs.is_some(), outputs: outputs.is_some() };
    let (inputs, outputs) = (inputs.unwrap_or_else(|| INPUTS.into()), outputs.unwrap_or_else(|| OUTPUTS.into()));
    Ok(Order { action, inputs, outputs, profile, strict, quiet, timed, given })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Order, Refusal> {
        order(line.split(' ').map(OsString::from))
    }

    fn action(line: &str) -> Action {
        read(line).expect("a good line").action
    }

    #[test]
    fn without_a_command_the_newest_year_is_reported() {
        assert_eq!(action("observatoire"), Action::Report { years: Asked::Newest });
        assert_eq!(action("observatoire bilan 2022 2021"), Action::Report { years: Asked::Some(vec![2021, 2022]) });
        assert_eq!(action("observatoire bilan --toutes"), Action::Report { years: Asked::All });
        assert_eq!(action("observatoire modeles"), Action::Templates { folder: "modeles".into() });
        assert_eq!(action("observatoire templates vides"), Action::Templates { folder: "vides".into() });
        assert_eq!(action("observatoire check 2022"), Action::Check { years: Asked::Some(vec![2022]), page: Page::Findings });
        for line in ["observatoire verifier --proposer", "observatoire check --suggest"] {
            assert_eq!(action(line), Action::Check { years: Asked::Newest, page: Page::Entries });
        }
        for name in ["rapprocher", "match", "reconcile"] {
            assert_eq!(action(&format!("observatoire {name}")), Action::Match { into: None });
        }
    }

    #[test]
    fn options_may_stand_before_or_after_the_command_in_both_languages() {
        for line in [
            "observatoire --entrees a --sorties b --profil interne bilan 2022",
            "observatoire report 2022 --inputs a --outputs b --profile interne",
        ] {
            let order = read(line).expect("a good line");
            assert_eq!((order.inputs, order.outputs, order.profile), (PathBuf::from("a"), PathBuf::from("b"), Profile::Interne));
        }
        assert!(read("observatoire --strict --silencieux").is_ok_and(|order| order.strict && order.quiet));
    }

    #[test]
    fn outputs_are_checked_when_they_are_named_and_territories_reported_on_from_their_folder() {
        let given = |line: &str| read(line).map(|order| (order.given.inputs, order.given.outputs, order.outputs));
        assert_eq!(given("observatoire verifier --sorties"), Ok((false, true, "outputs".into())));
        assert_eq!(given("observatoire verifier 2022 --sorties ailleurs"), Ok((false, true, "ailleurs".into())));
        assert_eq!(given("observatoire check --outputs --inputs a"), Ok((true, true, "outputs".into())));
        assert_eq!(given("observatoire verifier"), Ok((false, false, "outputs".into())));
        for line in ["observatoire bilan 2022 --territoires conseils --durees", "observatoire report 2022 --timings --territories conseils"]
        {
            let order = read(line).expect("a good line");
            assert_eq!(order.action, Action::Territories { root: "conseils".into(), years: Asked::Some(vec![2022]) });
            assert!(order.timed);
        }
    }

    #[test]
    fn a_figure_is_asked_for_by_name_class_and_years() {
        let asked = action("observatoire expliquer structures actives --modalite secteur=Santé --annee 2019-2022 --depuis 2021");
        let expected = Explain {
            indicator: "structures actives".to_owned(),
            years: Some(Years { first: 2019, last: 2022 }),
            classes: vec!["secteur=Santé".to_owned()],
            since: Some(2021),
        };
        assert_eq!(asked, Action::Explain(expected.clone()));
        let english = action("observatoire explain structures actives --class secteur=Santé --year 2019-2022 --since 2021");
        assert_eq!(english, Action::Explain(expected));
        assert_eq!(action("observatoire expliquer"), Action::Explain(Explain::default()));
    }

    #[test]
    fn a_wrong_line_is_told_in_french_with_status_2() {
        for (line, word) in [
            ("observatoire blian", "« blian »"),
            ("observatoire bilan 22", "« 22 »"),
            ("observatoire --profil secret", "« secret »"),
            ("observatoire --entree x", "« --entree »"),
            ("observatoire bilan 2022 --toutes", "ne va pas"),
            ("observatoire bilan --entrees", "valeur"),
            ("observatoire expliquer saisines --annee 22", "comme 2022"),
            ("observatoire expliquer saisines --annee 2022-2019", "comme 2022"),
            ("observatoire expliquer saisines --depuis hier", "« hier »"),
        ] {
            let refusal = read(line).expect_err("a wrong line");
            assert!(refusal.status == 2 && refusal.text.contains(word), "{line} → {}", refusal.text);
            assert!(!refusal.text.contains("error") && !refusal.text.contains("Usage:"), "{}", refusal.text);
        }
    }

    #[test]
    fn help_is_in_french() {
        let refusal = read("observatoire --aide").expect_err("help");
        assert_eq!(refusal.status, 0);
        assert!(
            ["Usage :", "Commandes", "bilan", "verifier", "--entrees"].iter().all(|word| refusal.text.contains(word)),
            "{}",
            refusal.text
        );
        assert!(!["Options:", "Usage:", "default", "Print"].iter().any(|word| refusal.text.contains(word)), "{}", refusal.text);
    }
}
