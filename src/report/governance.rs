//! Governance: which bodies met, who sat in them, and whether the council conforms to the national model.

use super::chart::{Direction, Tone, Unit};
use super::desk::{Caption, Desk};
use super::figures::{Breakdown, known};
use super::phrase::counted;
use super::sentence::Sentence;
use super::table::{Cross, FigureColumn, notes, table};
use super::typography::{capital, typeset};
use super::{Block, Cell, Column, Row, Table, order};
use crate::figure::Figure;
use crate::french::{self, list};
use crate::schema::{NATIONAL_COLLEGES, Nomenclature};

pub fn blocks(desk: &Desk<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    blocks.extend(desk.keys(&["reunions", "presences", "taux_presence", "part_huc"]));
    blocks.extend(meetings(desk));
    blocks.extend(by_body_and_college(desk));
    blocks.extend(by_body(desk));
    blocks.extend(conformity(desk));
    blocks.extend(by_sector(desk));
    blocks
}

/// « comité de pilotage : 2 réunions » for the sentence.
fn meetings(desk: &Desk<'_>) -> Option<Block> {
    let breakdown = desk.figures.by("reunions", &["instance"])?;
    let bodies = order::by_class(desk.settings, Nomenclature::Body, breakdown.labels("instance"));
    let held: Vec<(&str, &Figure, f64)> = bodies
        .into_iter()
        .filter_map(|body| {
            let figure = breakdown.get("instance", body)?;
            known(figure).filter(|value| *value > 0.0).map(|value| (body, figure, value))
        })
        .collect();
    let told: Vec<String> = held.iter().map(|(body, _, value)| format!("{body} ({})", french::number(*value))).collect();
    let mut sentences = Vec::new();
    if !told.is_empty() {
        let text = format!("Réunions de l'année : {}.", list(&told));
        sentences.push(Sentence::citing(text, held.iter().map(|(_, figure, _)| *figure)));
    }
    sentences.extend(plenary(desk));
    (!sentences.is_empty()).then_some(Block::Text(sentences))
}

/// Whether the plenary met, in a sentence.
pub fn plenary(desk: &Desk<'_>) -> Option<Sentence> {
    let figure = desk.figures.total("pleniere_tenue")?;
    // A sign-in sheet that nobody sent is all that is known of a meeting that was not held.
    let text = if known(figure)? > 0.0 {
        format!("L'assemblée plénière s'est réunie en {}.", desk.year())
    } else {
        format!("Aucune feuille de présence d'assemblée plénière n'a été reçue pour {}.", desk.year())
    };
    Some(Sentence::citing(text, [figure]))
}

fn by_body_and_college(desk: &Desk<'_>) -> Option<Block> {
    let breakdown = desk.figures.by("presences", &["instance", "college"])?;
    let by_body = desk.figures.by("presences", &["instance"]);
    let bodies = order::by_class(desk.settings, Nomenclature::Body, breakdown.labels("instance"));
    let colleges = order::by_class(desk.settings, Nomenclature::College, breakdown.labels("college"));
    let seen = |dimension: &str, label: &str| {
        breakdown.figures.iter().any(|figure| figure.label(dimension) == Some(label) && known(figure).is_none_or(|value| value > 0.0))
    };
    let bodies: Vec<&str> = bodies.into_iter().filter(|body| seen("instance", body)).collect();
    let colleges: Vec<&str> = colleges.into_iter().filter(|college| seen("college", college)).collect();
    if bodies.is_empty() {
        return None;
    }
    let share = desk.figures.total("part_huc").filter(|figure| known(figure).is_some());
    let title = match share.and_then(|figure| figure.numerator.zip(figure.denominator)) {
        Some((users, all)) => {
            format!("Personnes concernées et aidants : {} sur {}", counted(users, "présence", "présences"), french::number(all))
        }
        None => "Présences aux instances par collège".to_owned(),
    };
    let caption = Caption {
        id: "presences-par-instance-et-college",
        title: title.clone(),
        subtitle: format!("Nombre de personnes présentes, par instance et par collège, {}", breakdown.years),
        description: format!("Une barre par instance, découpée selon le collège des personnes présentes. {title}."),
        notes: Vec::new(),
    };
    let cross = Cross {
        caption: "Présences par instance et par collège".to_owned(),
        breakdown: &breakdown,
        rows: ("instance", "Instance", bodies),
        columns: ("college", colleges),
        row_totals: by_body,
        column_totals: None,
        total: desk.figures.total("presences"),
    };
    let body = cross.stacks(Unit::count("présence", "présences"), Direction::Rows, capital, |_| Tone::Neutral);
    let data = cross.table(desk).capitals();
    Some(desk.picture(caption, body, &breakdown.figures, data))
}

/// The head of a column of shares.
const USERS_SHARE: &str = "Part H-U-C";

fn by_body(desk: &Desk<'_>) -> Option<Block> {
    let meetings = desk.figures.by("reunions", &["instance"])?;
    let bodies = order::by_class(desk.settings, Nomenclature::Body, meetings.labels("instance"));
    let columns: Vec<FigureColumn<'_>> =
        [("reunions", "Réunions"), ("presences", "Présences"), ("taux_presence", "Taux de présence"), ("part_huc", USERS_SHARE)]
            .into_iter()
            .filter_map(|(indicator, title)| {
                let breakdown = desk.figures.by(indicator, &["instance"])?;
                Some(FigureColumn::of(title, &breakdown, "instance", desk.figures.total(indicator)))
            })
            .collect();
    let mut data = table(desk, &format!("Réunions et présences par instance, {}", desk.year()), "Instance", &bodies, &columns).capitals();
    if columns.iter().any(|column| column.title == USERS_SHARE) {
        data.notes.push(typeset("H-U-C : habitants, usagers et citoyens, c'est-à-dire personnes concernées et aidants."));
    }
    Some(Block::Table(Box::new(data)))
}

/// The conformity sheet: what the national model asks, what the sign-in sheets show.
fn conformity(desk: &Desk<'_>) -> Vec<Block> {
    let colleges = desk.figures.by("conformite_colleges", &["college"]);
    let meetings = desk.figures.total("reunions");
    let full = desk.figures.total("conformite_colleges");
    let plenary = desk.figures.total("pleniere_tenue");
    let users = desk.figures.total("part_huc");
    let classed = colleges_are_known(desk);
    let mut rows = Vec::new();
    let mut cited: Vec<&Figure> = Vec::new();
    let (forms, met) = forms(desk);
    rows.extend(forms);
    cited.extend(met);
    if let Some(figure) = plenary {
        let held = known(figure).map(|value| value > 0.0);
        let seen = if held == Some(true) { "sa feuille de présence est là" } else { "aucune feuille de présence reçue" };
        rows.push(line("L'assemblée plénière s'est réunie dans l'année", verdict(held), seen.to_owned()));
        cited.push(figure);
    }
    if let (Some(full), Some(meetings)) = (full, meetings)
        && let Some(all) = known(meetings)
    {
        let held = known(full).filter(|_| classed);
        let seen = held.map_or_else(String::new, |held| format!("{} sur {}", counted(held, "réunion", "réunions"), french::number(all)));
        let met = held.map(|held| held >= all && all > 0.0);
        rows.push(line("Les cinq collèges sont présents à chaque réunion", verdict(met), seen));
        cited.extend([full, meetings]);
        for college in NATIONAL_COLLEGES {
            let figure = colleges.as_ref().and_then(|breakdown| breakdown.get("college", college));
            // Colleges are a closed list: one that is not there sat nowhere.
            let held = figure.map_or(Some(0.0), known).filter(|_| classed);
            let seen =
                held.map_or_else(String::new, |held| format!("{} sur {}", counted(held, "réunion", "réunions"), french::number(all)));
            // To have sat once is no conformity: the sheet says how often, and the model asks for each meeting.
            let sat = held.map_or("Non connu", |held| if held > 0.0 { "A siégé" } else { "N'a pas siégé" });
            rows.push(line(&format!("Collège « {college} »"), sat, seen));
            cited.extend(figure);
        }
    }
    if let Some(figure) = users.filter(|figure| known(figure).is_some()) {
        let measure = desk.measure(figure);
        rows.push(line(
            "Des personnes concernées ou des aidants prennent part aux instances",
            verdict(known(figure).filter(|_| classed).map(|value| value > 0.0)),
            match classed {
                true => format!("présences : {}", measure.text()),
                false => String::new(),
            },
        ));
        cited.push(figure);
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let unclassed = "Non connu : le collège des structures présentes n'est pas dans l'annuaire.";
    let remarks = [MODEL, KINDS].into_iter().chain((!classed).then_some(unclassed)).map(typeset);
    let sheet = Table {
        number: 0,
        caption: typeset(&format!("Conformité au modèle national d'après les feuilles de présence, {}", desk.year())),
        columns: vec![
            Column { title: typeset("Ce que demande le modèle"), numeric: false },
            Column { title: "Constat".to_owned(), numeric: false },
            Column { title: "Détail".to_owned(), numeric: false },
        ],
        rows,
        notes: remarks.chain(notes(&cited)).collect(),
        source: desk.source_line(&cited),
        proofs: desk.proofs(&cited),
    };
    vec![Block::Heading("Fiche de conformité".to_owned()), Block::Table(Box::new(sheet))]
}

/// The three forms of body of the national model, and the classes of bodies that are of each.
const FORMS: [(&str, &[&str]); 3] = [
    ("Une instance stratégique s'est réunie", &["comité de pilotage", "assemblée plénière"]),
    ("Une instance opérationnelle s'est réunie", &["comité technique", "groupe de travail", "cellule", "commission"]),
    ("Une instance citoyenne s'est réunie", &["instance citoyenne"]),
];

/// Whether each form of body met, and the figures that say so.
fn forms<'a>(desk: &Desk<'a>) -> (Vec<Row>, Vec<&'a Figure>) {
    let Some(meetings) = desk.figures.by("reunions", &["instance"]) else { return (Vec::new(), Vec::new()) };
    let rows = FORMS.map(|(asked, bodies)| {
        let held: f64 = bodies.iter().filter_map(|body| meetings.get("instance", body).and_then(known)).sum();
        line(asked, verdict(Some(held > 0.0)), counted(held, "réunion", "réunions"))
    });
    (rows.to_vec(), meetings.figures)
}

/// Which text asks for it (the criteria are those the national centre of resources gives).
const MODEL: &str = "Modèle national : instruction du 30 septembre 2016 (assemblée plénière une fois l'an au moins, comité de pilotage) et référentiel \
                     annexé à l'instruction du 13 mai 2025.";

/// The bodies of each kind of [`FORMS`], in words.
const KINDS: &str = "Instance stratégique : comité de pilotage ou assemblée plénière ; opérationnelle : comité technique, groupe de travail, cellule \
                     ou commission.";

fn line(asked: &str, verdict: &str, seen: String) -> Row {
    let seen = if seen.is_empty() { Cell::Blank } else { Cell::Text(typeset(&seen)) };
    Row { header: typeset(asked), cells: vec![Cell::Text(typeset(verdict)), seen], total: false }
}

const fn verdict(met: Option<bool>) -> &'static str {
    match met {
        Some(true) => "Oui",
        Some(false) => "Non",
        None => "Non connu",
    }
}

/// Where no structure has a college, nobody is known to be absent.
fn colleges_are_known(desk: &Desk<'_>) -> bool {
    desk.figures.by("presences", &["instance", "college"]).is_some_and(|breakdown| breakdown.known().any(|(_, people)| people > 0.0))
}

/// Colleges of the national model that sat at no meeting of the year; none where the colleges are not known.
pub fn absent_colleges<'a>(desk: &Desk<'a>) -> Option<(Vec<&'static str>, Breakdown<'a>)> {
    let breakdown = desk.figures.by("conformite_colleges", &["college"]).filter(|_| colleges_are_known(desk))?;
    let absent =
        NATIONAL_COLLEGES.into_iter().filter(|college| breakdown.get("college", college).map_or(Some(0.0), known) == Some(0.0)).collect();
    Some((absent, breakdown))
}

fn by_sector(desk: &Desk<'_>) -> Option<Block> {
    let presences = desk.figures.by("presences", &["secteur"])?;
    let labels = order::by_value(&presences, "secteur");
    let mut columns = vec![FigureColumn::of("Présences", &presences, "secteur", desk.figures.total("presences"))];
    if let Some(rates) = desk.figures.by_in("taux_presence", &["secteur"], presences.years) {
        columns.push(FigureColumn::of("Taux de présence", &rates, "secteur", desk.figures.total("taux_presence")));
    }
    let caption = format!("Présences aux instances par secteur, {}", presences.years);
    let data = table(desk, &caption, "Secteur", &labels, &columns);
    data.says_something().then(|| Block::Table(Box::new(data)))
}
