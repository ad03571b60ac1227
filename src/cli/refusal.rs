//! What clap says of a command line, in French: its help pages and its refusals.

use crate::french;
use clap::builder::{Resettable, StyledStr};
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Why no order could be read: a text to print, and the exit status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub text: String,
    /// 0 for help and version, 2 for wrong usage.
    pub status: u8,
}

const TEMPLATE: &str = "{about-with-newline}\nUsage : {usage}\n\n{all-args}{after-help}\n";

/// Clap's own headings, default values and usage line, in French, for every command.
pub fn in_french(command: clap::Command) -> clap::Command {
    let (about, after) = (typeset(command.get_about()), typeset(command.get_after_help()));
    command
        .about(about)
        .after_help(after)
        .help_template(TEMPLATE)
        .disable_help_flag(true)
        .mut_args(|argument| {
            let help = typeset(argument.get_help());
            let argument = argument.help(help).help_heading("Options\u{a0}");
            if argument.get_action().takes_values() { argument.hide_default_value(true).hide_possible_values(true) } else { argument }
        })
        .mut_subcommands(in_french)
}

/// The no-break spaces of a text, if there is one: comments in the code are without.
fn typeset(text: Option<&StyledStr>) -> Resettable<StyledStr> {
    text.map(|text| french::typeset(&text.to_string()).into()).into()
}

/// What to print of an error of clap's: help and version are "errors" too.
pub fn refusal(error: &clap::Error) -> Refusal {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let text = error.render().to_string();
        return Refusal { text, status: 0 };
    }
    Refusal { text: format!("{}\n\nPour l’aide : observatoire --aide\n", sentence(error)), status: 2 }
}

/// The French sentence for a wrong command line.
#[expect(clippy::wildcard_enum_match_arm, reason = "clap's own list, which grows without us")]
fn sentence(error: &clap::Error) -> StyledStr {
    let get = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let argument = get(ContextKind::InvalidArg);
    let value = get(ContextKind::InvalidValue);
    let mut text = match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => format!("Il manque une valeur après « {argument} »."),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if argument.starts_with("[ANNEE]") || argument.starts_with("<ANNEE>") => {
            format!(
                "« {value} » n’est ni une année ni une commande. Commandes : bilan, verifier, modeles, rapprocher, expliquer, federer. Années : de 1990 à 2100."
            )
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let cause = std::error::Error::source(error).map(|cause| format!(" : {cause}")).unwrap_or_default();
            format!("« {value} » n’est pas accepté pour « {argument} »{cause}.")
        }
        ErrorKind::UnknownArgument => format!("L’option « {argument} » n’existe pas."),
        ErrorKind::InvalidSubcommand => format!("La commande « {} » n’existe pas.", get(ContextKind::InvalidSubcommand)),
        ErrorKind::ArgumentConflict => format!("« {argument} » ne va pas avec « {} ».", get(ContextKind::PriorArg)),
        ErrorKind::InvalidUtf8 => "Un argument contient des caractères illisibles.".to_owned(),
        _ => "La ligne de commande n’est pas comprise.".to_owned(),
    };
    for kind in [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue] {
        let suggested = get(kind);
        if !suggested.is_empty() {
            text.push_str(&format!(" Vouliez-vous dire « {suggested} » ?"));
        }
    }
    text.into()
}
