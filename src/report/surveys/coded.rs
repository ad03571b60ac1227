//! Words put into classes by a code book: how often each class comes back, drawn.

use crate::figure::Figure;
use crate::fold::fold;
use crate::report::chart::{BarRow, Bars, ChartBody, Mark, Unit};
use crate::report::desk::{Caption, Desk};
use crate::report::figures::Breakdown;
use crate::report::order;
use crate::report::phrase::{Leader, leader, values};
use crate::report::typography::quoted;
use crate::report::{Block, QuestionText, Table};
use crate::schema::UNCLASSIFIED;

/// The chart of a coded question, `data` beside it.
pub fn chart(desk: &Desk<'_>, asked: &QuestionText, breakdown: &Breakdown<'_>, data: Table) -> Option<Block> {
    let classes =
        Breakdown { years: breakdown.years, figures: breakdown.figures.iter().copied().filter(|figure| is_class(asked, figure)).collect() };
    let labels = order::by_value(&classes, "modalite");
    let title = match leader(&classes, "modalite")? {
        Leader::One(class, figure) => {
            format!("À {}, {} revient le plus souvent : {}", quoted(&asked.text), quoted(class), desk.words(figure))
        }
        Leader::Tie(..) => format!("À {}, plusieurs idées reviennent aussi souvent", quoted(&asked.text)),
    };
    let row = |label: &&str| {
        let figure = classes.get("modalite", label)?;
        Some(BarRow { label: (*label).to_owned(), value: Mark { interval: None, ..Mark::from(figure) }, before: None })
    };
    let body = ChartBody::Bars(Bars {
        unit: Unit::count("réponse", "réponses"),
        series: classes.years.to_string(),
        compared: None,
        rows: labels.iter().filter_map(row).collect(),
    });
    let mut notes = vec!["Une réponse compte dans chaque classe dont elle contient un mot, d'après la grille de codage.".to_owned()];
    if labels.contains(&UNCLASSIFIED) {
        notes.push("Non classé : aucun mot de la réponse n'est dans la grille de codage.".to_owned());
    }
    let id = fold(&format!("mots {} {}", asked.questionnaire.as_deref().unwrap_or_default(), asked.code)).replace(' ', "-");
    let caption = Caption {
        id: &id,
        title,
        subtitle: format!("Nombre de réponses par classe de mots, {}", classes.years),
        description: format!("Une barre par classe de mots. {}", values(desk, &classes, "modalite", &labels)),
        notes,
    };
    Some(desk.picture(caption, body, &classes.figures, data))
}

/// A class of the code book, or what it leaves out; not a blank.
fn is_class(asked: &QuestionText, figure: &Figure) -> bool {
    figure.label("modalite").is_some_and(|label| asked.classes.iter().any(|class| &**class == label))
}
