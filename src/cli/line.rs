//! The command line as it is written: the commands, their options and their help, in French, with English aliases.

use super::order::{Action, Asked, Explain, Given, Order, Page};
use crate::federate::Besides;
use crate::figure::Years;
use crate::settings::Profile;
use clap::{ArgAction, Args, Parser, Subcommand};
use clap_complete::Shell;
use std::path::PathBuf;

const INPUTS: &str = "inputs";
const OUTPUTS: &str = "outputs";

#[derive(Parser)]
#[command(
    name = "observatoire",
    version,
    about = "Lit les tableurs et les questionnaires d’un conseil local de santé mentale, et en tire les indicateurs, les graphiques et le bilan d’activité.",
    after_help = "Sans commande, « observatoire » fait le bilan de l’année la plus récente trouvée dans « inputs ».",
    disable_help_subcommand = true,
    disable_version_flag = true,
    subcommand_value_name = "COMMANDE",
    subcommand_help_heading = "Commandes\u{a0}"
)]
pub struct Line {
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
    #[command(name = "bilan", alias = "report")]
    Report(Reported),
    /// Lit et contrôle les fichiers, dit ce qui est à corriger, et n’écrit rien ; avec « --sorties », dit plutôt ce qui a été modifié,
    /// ajouté ou retiré à la main dans un bilan écrit
    #[command(
        name = "verifier",
        alias = "check",
        after_help = "« --sorties » seul contrôle les bilans écrits ; avec « --entrees », les fichiers reçus puis les bilans."
    )]
    Check(CheckAsked),
    /// Écrit les classeurs à remplir par les partenaires et un fichier de réglages commenté ; n’écrase aucun fichier
    #[command(name = "modeles", alias = "templates")]
    Templates(Blank),
    /// Réunit les bilans de plusieurs territoires : table nationale, et restitution à chacun
    #[command(name = "federer", alias = "federate")]
    Federate(Folders),
    /// Explique un chiffre : définition, règle, base, précision, et les cellules dont il vient
    #[command(
        name = "expliquer",
        alias = "explain",
        after_help = "Par exemple :\n  observatoire expliquer structures_actives --modalite Santé\n  observatoire expliquer saisines --annee 2022 --depuis 2021"
    )]
    Explain(FigureAsked),
    /// Propose un à un les noms qui désignent peut-être la même structure ; vos réponses sont ajoutées à « correspondances.csv », dans le
    /// dossier des fichiers reçus, sans rien y remplacer
    #[command(
        name = "rapprocher",
        aliases = ["match", "reconcile"],
        after_help = "Touches : o oui, n non, p plus tard, s service d’une entité, a autre réponse, u annuler, q quitter. Chaque réponse est \
                      enregistrée aussitôt : fermer la fenêtre ne perd rien. Hors d’un terminal, une réponse par ligne est lue."
    )]
    Match(Review),
    /// Écrit à l’écran de quoi compléter les commandes par la touche de tabulation
    #[command(name = "completions", hide = true)]
    Completions(Shells),
    /// Écrit à l’écran la page de manuel, au format de « man »
    #[command(name = "manuel", alias = "man", hide = true)]
    Manual,
}

#[derive(Args)]
struct Shells {
    /// L’interpréteur de commandes : bash, elvish, fish, powershell ou zsh
    #[arg(value_name = "INTERPRETEUR")]
    shell: Shell,
}

/// What is asked of the command line itself: a text to print, and no run.
pub enum Aside {
    Completions(Shell),
    Manual,
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

impl Line {
    /// The order given, or what is asked of the command line itself.
    pub fn order(self) -> Result<Order, Aside> {
        let action = match self.command {
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
            Some(Command::Completions(Shells { shell })) => return Err(Aside::Completions(shell)),
            Some(Command::Manual) => return Err(Aside::Manual),
        };
        let Common { inputs, outputs, profile, strict, quiet, timed, help: _ } = self.common;
        let given = Given { inputs: inputs.is_some(), outputs: outputs.is_some() };
        let (inputs, outputs) = (inputs.unwrap_or_else(|| INPUTS.into()), outputs.unwrap_or_else(|| OUTPUTS.into()));
        Ok(Order { action, inputs, outputs, profile, strict, quiet, timed, given })
    }
}
