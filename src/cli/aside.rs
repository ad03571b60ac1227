//! What shells and `man` are given of the command line: completions, and a page of manual, in French.

use super::line::Aside;
use clap::Command;
use clap_mangen::Man;
use std::io;

/// The text asked for.
pub fn text(command: &mut Command, asked: &Aside) -> String {
    let mut written = Vec::new();
    match asked {
        Aside::Completions(shell) => clap_complete::generate(*shell, command, "observatoire", &mut written),
        // Into memory: nothing can fail.
        Aside::Manual => drop(manual(command, &mut written)),
    }
    String::from_utf8_lossy(&written).into_owned()
}

/// What clap cannot know: what the status says, and where files lie. In the language of `man`.
const CLOSING: &str = ".SH \"CODE DE RETOUR\"
.TP
0
Chaque ligne des fichiers reçus a servi.
.TP
1
Le bilan est écrit ; des lignes ou des fichiers ont été mis de côté, et chacun est dans controle/anomalies.csv. Avec \\-\\-strict, rien n’est écrit.
.TP
2
Rien n’est écrit : commande mal écrite, réglages à corriger, aucun fichier lisible.
.SH FICHIERS
.TP
inputs/ANNEE/
Les fichiers reçus d’une année, tels qu’ils arrivent.
.TP
inputs/observatoire.toml
Les réglages du territoire. « observatoire modeles » en écrit un, commenté.
.TP
outputs/ANNEE/
Le bilan d’une année.
";

/// One page for every command: those who read a manual look for a word in it.
fn manual(command: &mut Command, to: &mut Vec<u8>) -> io::Result<()> {
    command.build();
    let man = Man::new(command.clone()).manual("Manuel de l’observatoire");
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_options_section(&mut page)?;
    for known in command.get_subcommands().filter(|known| !known.is_hide_set()) {
        // The usual options are told once, above.
        let own = known.clone().mut_args(|argument| if argument.is_global_set() { argument.hide(true) } else { argument });
        let man = Man::new(own);
        page.extend(format!(".SH \"{}\"\n", known.get_name().to_uppercase()).bytes());
        let mut section = Vec::new();
        man.render_description_section(&mut section)?;
        man.render_options_section(&mut section)?;
        page.extend(without_headings(&section).bytes());
    }
    to.extend(in_french(&page).bytes());
    to.extend(CLOSING.bytes());
    Ok(())
}

/// The headings of a section of clap's, under a heading of ours.
fn without_headings(section: &[u8]) -> String {
    let text = String::from_utf8_lossy(section);
    text.lines().filter(|line| !line.starts_with(".SH ")).map(|line| format!("{line}\n")).collect()
}

/// The headings of clap's, in French; `SYNOPSIS` and `OPTIONS` are both.
fn in_french(page: &[u8]) -> String {
    String::from_utf8_lossy(page).replace(".SH NAME\n", ".SH NOM\n").replace("OPTIONS\u{a0}", "OPTIONS")
}
