//! What people answer now and what they answered in an earlier year: counts side by side, and a difference called one only where chance
//! alone would not make it.

use crate::figure::{Figure, Years};
use crate::french::{self, list};
use crate::report::chart::{ChangePanel, ChangeRow, Changes, ChartBody, Mark};
use crate::report::definitions::QUESTION_PREFIX;
use crate::report::desk::{Caption, Desk};
use crate::report::figures::known;
use crate::report::phrase::Proportion;
use crate::report::sentence::Sentence;
use crate::report::table::notes;
use crate::report::typography::{quoted, typeset};
use crate::report::{AskedIn, Block, Cell, Column, QuestionChange, Row, Table};

/// A real difference is told in a sentence; past so many, the chart tells them.
const TOLD: usize = 6;

/// A class, as both years publish it.
struct Compared<'a> {
    change: &'a QuestionChange,
    before: Share<'a>,
    now: Share<'a>,
}

#[derive(Clone, Copy)]
struct Share<'a> {
    figure: &'a Figure,
    count: f64,
    base: f64,
}

impl Share<'_> {
    fn ratio(&self) -> f64 {
        self.count / self.base
    }

    /// « 12 sur 40 »
    fn said(&self) -> String {
        format!("{} sur {}", french::number(self.count), french::number(self.base))
    }

    fn mark(&self) -> Mark {
        let mark = Mark::exact(self.ratio()).with_label(typeset(&self.said()));
        self.figure.interval.map_or_else(|| mark.clone(), |(low, high)| mark.clone().with_interval(low, high))
    }
}

/// One chart a pair of questionnaires, under what it shows in a sentence; nothing where no question was asked before.
pub fn blocks(desk: &Desk<'_>) -> Vec<Block> {
    let compared: Vec<Compared<'_>> = desk.background.changes.iter().filter_map(|change| compared(desk, change)).collect();
    let mut blocks = Vec::new();
    for (rank, pair) in compared.chunk_by(|one, other| pair_of(one.change) == pair_of(other.change)).enumerate() {
        if rank == 0 {
            blocks.push(Block::Heading("Évolution des réponses".to_owned()));
        }
        blocks.push(Block::Text(sentences(pair)));
        blocks.push(chart(desk, pair, rank + 1));
    }
    blocks
}

/// The two questionnaires of a change.
fn pair_of(change: &QuestionChange) -> [(i32, Option<&str>); 2] {
    [&change.before, &change.now].map(|asked| (asked.year, asked.questionnaire.as_deref()))
}

/// A class that either year masks, or gives no base to, is compared with nothing.
fn compared<'a>(desk: &Desk<'a>, change: &'a QuestionChange) -> Option<Compared<'a>> {
    let share = |asked: &AskedIn| {
        let dimensions: &[&str] = if asked.questionnaire.is_some() { &["modalite", "questionnaire"] } else { &["modalite"] };
        let breakdown = desk.figures.by_in(&format!("{QUESTION_PREFIX}{}", asked.code), dimensions, Years::one(asked.year))?;
        let is_it = |figure: &&&Figure| {
            figure.label("modalite") == Some(&change.class) && figure.label("questionnaire") == asked.questionnaire.as_deref()
        };
        let figure = *breakdown.figures.iter().find(is_it)?;
        let base = figure.denominator.filter(|base| *base > 0.0)?;
        Some(Share { figure, count: known(figure)?, base })
    };
    Some(Compared { change, before: share(&change.before)?, now: share(&change.now)? })
}

/// What changes for sure; else that nothing does.
fn sentences(pair: &[Compared<'_>]) -> Vec<Sentence> {
    let real: Vec<&Compared<'_>> = pair.iter().filter(|compared| compared.change.is_real).collect();
    let told = real.iter().take(TOLD).map(|compared| {
        let QuestionChange { before, now, class, .. } = compared.change;
        let verb = if compared.now.ratio() > compared.before.ratio() { "est donnée plus souvent" } else { "est donnée moins souvent" };
        let text = format!(
            "À {}, la réponse {} {verb} : {} en {}, {} en {}.",
            quoted(&now.question),
            quoted(class),
            compared.before.said(),
            before.year,
            compared.now.said(),
            now.year
        );
        Sentence::citing(text, [compared.before.figure, compared.now.figure])
    });
    let mut sentences: Vec<Sentence> = told.collect();
    if sentences.is_empty() {
        let years = pair.first().map(|compared| (compared.change.before.year, compared.change.now.year));
        sentences.extend(years.map(|(before, now)| {
            Sentence::plain(format!(
                "De {before} à {now}, aucune différence entre les réponses n'est plus grande que ce que le hasard seul peut produire : rien ne \
                 permet de parler de hausse ou de baisse."
            ))
        }));
    }
    sentences
}

fn chart(desk: &Desk<'_>, pair: &[Compared<'_>], rank: usize) -> Block {
    let panels: Vec<ChangePanel> = pair
        .chunk_by(|one, other| one.change.now.code == other.change.now.code)
        .map(|classes| ChangePanel {
            title: classes.first().map_or_else(String::new, |first| first.change.now.question.to_string()),
            rows: classes.iter().map(row).collect(),
        })
        .collect();
    let change = pair.first().map(|compared| compared.change);
    let [before, now] = change.map_or_else(Default::default, |change| [&change.before, &change.now].map(heading));
    let real = pair.iter().filter(|compared| compared.change.is_real).count() as f64;
    let proportion = Proportion {
        none: "Aucune",
        noun: ["réponse comparée", "réponses comparées"],
        predicate: ["a changé au-delà du hasard", "ont changé au-delà du hasard"],
    };
    let id = if rank == 1 { "evolution-des-reponses".to_owned() } else { format!("evolution-des-reponses-{rank}") };
    let figures: Vec<&Figure> = pair.iter().flat_map(|compared| [compared.before.figure, compared.now.figure]).collect();
    let told: Vec<String> = panels.iter().map(|panel| panel.title.clone()).collect();
    let caption = Caption {
        id: &id,
        title: format!("{} de {before} à {now}", proportion.told(real, pair.len() as f64)),
        subtitle: "Part de chaque réponse parmi les personnes qui ont un avis".to_owned(),
        description: format!(
            "Un petit graphique par question, une ligne par réponse : la part de {before} au-dessus de celle de {now}, chacune avec son \
             intervalle. Questions : {}.",
            list(&told)
        ),
        notes: remarks(pair),
    };
    let body = ChartBody::Changes(Changes { before: before.clone(), now: now.clone(), panels });
    desk.picture(caption, body, &figures, table(desk, pair, [&before, &now], &figures))
}

/// « 2021 », and the questionnaire where the year has several.
fn heading(asked: &AskedIn) -> String {
    asked.questionnaire.as_ref().map_or_else(|| asked.year.to_string(), |title| format!("{} ({title})", asked.year))
}

fn row(compared: &Compared<'_>) -> ChangeRow {
    ChangeRow {
        label: compared.change.class.to_string(),
        before: compared.before.mark(),
        now: compared.now.mark(),
        is_real: compared.change.is_real,
    }
}

/// How a difference is judged, in words; and a wording that changed.
fn remarks(pair: &[Compared<'_>]) -> Vec<String> {
    let same_people = pair.iter().any(|compared| compared.change.same_people);
    let mut remarks = vec![
        "Une différence n'est dite au-delà du hasard que si le hasard seul la produirait moins d'une fois sur vingt, compte tenu du nombre de réponses \
         comparées (test exact de Fisher, correction de Holm)."
            .to_owned(),
    ];
    if same_people {
        remarks.push(
            "Les personnes qui ont répondu les deux fois sont comparées à elles-mêmes (test exact de McNemar) là où elles sont assez nombreuses."
                .to_owned(),
        );
    }
    let mut reworded: Vec<String> = pair
        .iter()
        .map(|compared| compared.change)
        .filter(|change| crate::fold::fold(&change.before.question) != crate::fold::fold(&change.now.question))
        .map(|change| format!("En {}, la question était : {}", change.before.year, quoted(&change.before.question)))
        .collect();
    reworded.dedup();
    remarks.extend(reworded.into_iter().map(|remark| format!("{remark}.")));
    remarks
}

fn table(desk: &Desk<'_>, pair: &[Compared<'_>], [before, now]: [&str; 2], figures: &[&Figure]) -> Table {
    let text = |title: &str| Column { title: typeset(title), numeric: false };
    let said = |compared: &Compared<'_>| if compared.change.is_real { "au-delà du hasard" } else { "peut venir du hasard" };
    Table {
        number: 0,
        caption: typeset(&format!("Réponses de {before} et de {now}")),
        columns: vec![text("Question"), text("Réponse"), text(before), text(now), text("Différence")],
        rows: pair
            .iter()
            .map(|compared| Row {
                header: typeset(&compared.change.now.question),
                cells: [compared.change.class.to_string(), compared.before.said(), compared.now.said(), said(compared).to_owned()]
                    .map(|cell| Cell::Text(typeset(&cell)))
                    .to_vec(),
                total: false,
            })
            .collect(),
        notes: notes(figures),
        source: desk.source_line(figures),
        proofs: desk.proofs(figures),
    }
}
