//! The annex of method: definitions, precision, secrecy, files, what was set aside; and the list of charts.

use super::definitions::{Definition, Theme, all, definition};
use super::desk::Desk;
use super::figures::known;
use super::phrase::counted;
use super::sentence::Sentence;
use super::typography::typeset;
use super::upkeep;
use super::{Block, Cell, Column, Row, Section, Table};
use crate::figure::{Status, Years};
use crate::finding::Fate;
use crate::french::{self, list};
use crate::problem::Severity;
use crate::protect::{Family, Threshold};
use crate::quantity::Precision;
use crate::settings::Profile;
use std::collections::{BTreeMap, BTreeSet};

/// The annex shows at most so many findings: `controle/anomalies.csv` has them all.
const FINDINGS_SHOWN: usize = 20;

/// The anchor of the annex.
pub const ANCHOR: &str = "methode";

pub fn section(desk: &Desk<'_>) -> Section {
    let heading = |title: &str| Block::Heading(title.to_owned());
    let mut blocks = vec![heading("Définitions"), Block::Table(Box::new(definitions(desk)))];
    blocks.extend([heading("Précision des chiffres"), Block::List(precision(desk))]);
    blocks.extend([heading("Secret statistique"), Block::List(secrecy(desk))]);
    blocks.push(heading("Fichiers lus"));
    blocks.extend(files(desk));
    blocks.push(heading("Ce qui a été laissé de côté"));
    blocks.extend(set_aside(desk));
    let gestures = if desk.publication.profile() == Profile::Interne { upkeep::gestures(desk) } else { Vec::new() };
    if !gestures.is_empty() {
        blocks.extend([heading("Ce qui reste à reprendre dans les fichiers"), Block::List(gestures)]);
    }
    Section { id: ANCHOR.to_owned(), title: "Méthode et sources".to_owned(), blocks }
}

/// The parts that the year has no data for: a line each, with the file that would feed it. Their titles would stand over nothing.
pub fn missing(themes: &[Theme]) -> Option<Section> {
    let line = |theme: &Theme| Sentence::plain(format!("{} : {}.", theme.title(), fed_by(*theme)));
    let lines: Vec<Sentence> = themes.iter().map(line).collect();
    let head = "Aucun fichier reçu ne remplit ces parties du bilan. Chacune le serait par :";
    let blocks = vec![Block::Text(vec![Sentence::plain(head)]), Block::List(lines)];
    (!themes.is_empty()).then(|| Section { id: "sans-donnees".to_owned(), title: "Parties sans données".to_owned(), blocks })
}

/// What to do for a theme that has no data.
pub fn missing_text(desk: &Desk<'_>, theme: Theme) -> String {
    format!("Déposez {} dans le dossier {} pour remplir cette partie.", fed_by(theme), desk.year())
}

/// Which file would feed a theme.
fn fed_by(theme: Theme) -> String {
    let tables: Vec<String> = theme.fed_by().iter().map(|kind| format!("« {} »", kind.schema().title)).collect();
    match tables.as_slice() {
        [] => "l'export d'un questionnaire".to_owned(),
        [one] => format!("une feuille {one}"),
        several => format!("une feuille {}", list(several).replace(" et ", " ou ")),
    }
}

/// The definitions of the indicators that the publication holds, questions under one line.
fn definitions(desk: &Desk<'_>) -> Table {
    let of_year = desk.publication.figures().iter().filter(|figure| figure.years.last == desk.year() || &*figure.indicator == "contexte");
    let held: BTreeSet<&str> = of_year.filter(|figure| figure.status != Status::NotKnown).map(|figure| &*figure.indicator).collect();
    let asked = held.iter().find(|name| name.starts_with(super::definitions::QUESTION_PREFIX)).and_then(|name| definition(name));
    let used = all().filter(|definition| held.contains(definition.indicator)).chain(asked);
    let mut above = "";
    let row = |definition: &Definition| {
        let rule = if definition.rule == above { "Même règle." } else { definition.rule };
        above = definition.rule;
        let cells = vec![Cell::Text(typeset(definition.sentence)), Cell::Text(typeset(rule))];
        Row { header: typeset(definition.title), cells, total: false }
    };
    Table {
        caption: typeset("Définitions des indicateurs"),
        columns: ["Indicateur", "Définition", "Comment il est compté"]
            .map(|title| Column { title: title.to_owned(), numeric: false })
            .to_vec(),
        rows: used.map(row).collect(),
        ..Table::default()
    }
}

fn precision(desk: &Desk<'_>) -> Vec<Sentence> {
    let year = Years::one(desk.year());
    let how_many = |precision: Precision| {
        let figures = desk.publication.figures().iter();
        figures.filter(|figure| figure.years == year && known(figure).is_some() && figure.precision == precision).count() as f64
    };
    let mut lines = vec![Sentence::plain(
        "Les effectifs sont repris tels que les partenaires les ont donnés. « environ » : un nombre rond ou une fourchette. « au moins » : un \
         seuil, ou un total auquel il manque un terme. « au plus » : une limite. Un total est aussi peu précis que son terme le moins précis.",
    )];
    let told: Vec<String> = [
        (Precision::About, "est approché", "sont approchés"),
        (Precision::AtLeast, "est un minimum", "sont des minimums"),
        (Precision::AtMost, "est un maximum", "sont des maximums"),
    ]
    .into_iter()
    .filter(|(precision, ..)| how_many(*precision) > 0.0)
    .map(|(precision, one, many)| counted(how_many(precision), one, many))
    .collect();
    lines.push(if told.is_empty() {
        Sentence::plain(format!("Tous les chiffres de {} sont exacts.", desk.year()))
    } else {
        Sentence::plain(format!("Des chiffres de {}, {} ; les autres sont exacts.", desk.year(), list(&told)))
    });
    lines.push(Sentence::plain(
        "« 0 » : compté, il n'y en a pas. « nd » : donnée non connue, ce qui n'est pas zéro. Un tiret : rien n'est dit de cette case.",
    ));
    lines.push(Sentence::plain(format!(
        "Une part n'est donnée en pourcentage qu'à partir d'une base de {} ; en dessous, elle se lit « 10 sur 11 ».",
        french::number(desk.percentage_base().0)
    )));
    lines
}

fn secrecy(desk: &Desk<'_>) -> Vec<Sentence> {
    let thresholds = desk.publication.thresholds();
    let told: Vec<String> = thresholds.iter().map(|threshold| format!("{} pour {}", threshold.people, people(threshold.family))).collect();
    let mut lines = vec![Sentence::plain(format!(
        "Une ventilation qui décrit des personnes n'est montrée qu'à partir d'un effectif minimal : {}. Les totaux annuels d'activité, les \
         structures, les réunions et les actions ne sont pas concernés.",
        list(&told)
    ))];
    let exceptions: Vec<&Threshold> = thresholds.iter().filter(|threshold| threshold.is_exception()).collect();
    for threshold in exceptions {
        let motive =
            if threshold.motive.is_empty() { "aucun motif n'est donné".to_owned() } else { format!("motif : {}", threshold.motive) };
        lines.push(Sentence::plain(format!(
            "Le seuil pour {} est réglé à {} au lieu de {} ; {}",
            people(threshold.family),
            threshold.people,
            threshold.usual,
            if motive.ends_with('.') { motive } else { format!("{motive}.") }
        )));
    }
    let masked = desk.publication.figures().iter().filter(|figure| figure.status == Status::Masked).count() as f64;
    lines.push(if masked == 0.0 {
        Sentence::plain("Aucune donnée n'est masquée.")
    } else {
        let verb = french::plural(masked, "est masquée", "sont masquées");
        Sentence::plain(format!(
            "{} {verb} (« c ») : les effectifs trop petits, et ceux qui permettraient de les retrouver par soustraction.",
            counted(masked, "donnée", "données")
        ))
    });
    lines
}

/// Whom a threshold protects.
const fn people(family: Family) -> &'static str {
    match family {
        Family::Referrals => "les saisines",
        Family::Pathways => "les parcours",
        Family::Participants => "les participants par public",
        Family::Respondents => "les questions sur les répondants que les réglages désignent",
    }
}

/// The ledger by file: what became of every cell.
fn files(desk: &Desk<'_>) -> Vec<Block> {
    let mut by_file: BTreeMap<&str, [usize; 3]> = desk.background.files.iter().map(|file| (&*file.name, [0; 3])).collect();
    for (file, _, cells) in desk.background.findings.ledger.sheets() {
        let counts = by_file.entry(&**file).or_default();
        for fate in cells.values() {
            let [used, ignored, set_aside] = counts;
            match fate {
                Fate::Used => *used += 1,
                Fate::Ignored(_) => *ignored += 1,
                Fate::SetAside(_) => *set_aside += 1,
            }
        }
    }
    let number = |count: usize| Cell::Text(french::number(count as f64));
    let untold = if desk.publication.profile() == Profile::Public { registers_of_people(desk) } else { BTreeSet::new() };
    let rows = by_file
        .iter()
        .map(|(file, [used, ignored, set_aside])| Row {
            header: typeset(file),
            cells: if untold.contains(file) {
                vec![Cell::Text("non donné".to_owned()), Cell::Blank, Cell::Blank, Cell::Blank]
            } else {
                vec![number(used + ignored + set_aside), number(*used), number(*ignored), number(*set_aside)]
            },
            total: false,
        })
        .collect();
    let mut notes = vec![typeset(
        "Ignorées : titres, en-têtes, totaux, notes, colonnes sans usage, doublons. Écartées : ce qui n'a pas pu être lu. Le détail par \
         feuille est dans controle/lecture.csv.",
    )];
    if !untold.is_empty() {
        notes.push(typeset(
            "Le nombre de cases remplies d'un registre de personnes n'est pas donné : il en dirait plus que les effectifs qui en sont publiés.",
        ));
    }
    let head = ["Fichier", "Cellules lues", "Utilisées", "Ignorées", "Écartées"];
    let table = Table {
        caption: typeset("Fichiers lus et devenir de leurs cellules"),
        columns: head.iter().enumerate().map(|(at, title)| Column { title: (*title).to_owned(), numeric: at > 0 }).collect(),
        rows,
        notes,
        ..Table::default()
    };
    if table.rows.is_empty() { Vec::new() } else { vec![Block::Table(Box::new(table))] }
}

/// The files of which a row is a person: the cells filled in, less those of every row, would be how many have an exit or a meeting.
fn registers_of_people<'a>(desk: &Desk<'a>) -> BTreeSet<&'a str> {
    let sheets = &desk.publication.sources().sheets;
    let figures = ["saisines", "parcours_decisions"].into_iter().flat_map(|indicator| desk.publication.of(indicator));
    let ranks = figures.flat_map(|figure| figure.sources.0.keys()).filter_map(|rank| usize::try_from(*rank).ok());
    ranks.filter_map(|rank| sheets.get(rank)).map(|(file, _)| &**file).collect()
}

fn set_aside(desk: &Desk<'_>) -> Vec<Block> {
    let told = |severities: [Severity; 2]| -> Vec<String> {
        let counts = severities.into_iter().map(|severity| (severity, desk.count(severity))).filter(|(_, count)| *count > 0);
        counts.map(|(severity, count)| french::severity_count(severity, count)).collect()
    };
    let (lost, kept) = (told([Severity::Blocking, Severity::Error]), told([Severity::Warning, Severity::Note]));
    let first = if lost.is_empty() {
        "Rien n'a été laissé de côté.".to_owned()
    } else {
        format!("N'ont pas été comptés : {}.", list(&lost))
    };
    let rest = (!kept.is_empty()).then(|| format!("Ce qui suit est compté, et signalé à la coordination : {}.", list(&kept)));
    let mut blocks = vec![Block::Text(std::iter::once(first).chain(rest).map(Sentence::plain).collect())];
    let gravest: Vec<_> = desk.findings().filter(|finding| finding.problem.severity() <= Severity::Error).collect();
    let rows: Vec<Row> = gravest
        .iter()
        .take(FINDINGS_SHOWN)
        .map(|finding| Row {
            header: typeset(&finding.place.to_string()),
            cells: vec![Cell::Text(french::message(&finding.problem)), Cell::Text(french::remedy(&finding.problem))],
            total: false,
        })
        .collect();
    if rows.is_empty() {
        return blocks;
    }
    let mut notes = Vec::new();
    if rows.len() < gravest.len() {
        notes.push(typeset(&format!("Les {} premiers sur {} ; tous sont dans controle/anomalies.csv.", rows.len(), gravest.len())));
    }
    blocks.push(Block::Table(Box::new(Table {
        caption: typeset("Ce qui a été laissé de côté, et le remède"),
        columns: ["Où", "Constat", "Remède"].map(|title| Column { title: title.to_owned(), numeric: false }).to_vec(),
        rows,
        notes,
        ..Table::default()
    })));
    blocks
}
