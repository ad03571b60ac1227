//! What happened: participations, attendances, referrals, pathways.

use super::actions::Named;
use super::settle::Settling;
use super::spelling::Spelling;
use super::{Attendance, Participation, Pathway, Referral};
use crate::problem::Problem;
use crate::quantity::Quantity;
use crate::schema::{Kind, UNCLASSIFIED};
use crate::shape::{Cited, Presence};
use std::sync::Arc;

pub fn participations(settling: &mut Settling<'_>, actions: &Named<'_>) -> Vec<Participation> {
    let mut spelling = Spelling::default();
    let mut participations = Vec::new();
    for row in settling.rows(Kind::Participations) {
        let Some((year, label)) = row.year(&["date"]).zip(row.text("action")) else { continue };
        let Some(structure) = settling.structure(&row, year, "structure") else { continue };
        let action = actions.get(year, &label);
        let person = row.table.persons.get(row.record).copied().flatten();
        // One row is one person where nothing is counted, and where people are named.
        let counted = row.table.has("participants");
        let one = || Cited { value: Quantity::exact(1.0), cell: row.source().cell };
        let present = row.quantity("participants").or_else(|| (!counted || person.is_some()).then(one));
        let own_axis = row.text("axe").is_some().then(|| settling.axis(&row, year));
        let class =
            |own: Option<Arc<str>>, of_action: Option<&Arc<str>>| own.or_else(|| of_action.cloned()).unwrap_or_else(|| UNCLASSIFIED.into());
        participations.push(Participation {
            year,
            period: row.period("date"),
            action: action.map_or_else(|| spelling.of(&label), |action| action.label.clone()),
            structure,
            axis: class(own_axis, action.map(|action| &action.axis)),
            kind: class(row.text("type"), action.map(|action| &action.kind)),
            public: row.text("public"),
            present,
            candidates: row.quantity("candidats"),
            kept: row.quantity("retenus"),
            enrolled: row.quantity("inscrits"),
            person,
            source: Settling::source(&row, "participants"),
        });
    }
    participations
}

pub fn attendances(settling: &mut Settling<'_>) -> Vec<Attendance> {
    let mut attendances = Vec::new();
    for row in settling.rows(Kind::Instances) {
        let Some(year) = row.year(&["date"]) else { continue };
        let Some(structure) = settling.structure(&row, year, "structure") else { continue };
        attendances.push(Attendance {
            year,
            period: row.period("date"),
            body: row.text("instance").unwrap_or_else(|| UNCLASSIFIED.into()),
            structure,
            presence: if row.table.has("presence") { row.presence("presence") } else { Some(Presence::Present(Quantity::exact(1.0))) },
            person: row.table.persons.get(row.record).copied().flatten(),
            source: row.source(),
        });
    }
    // A number of people under a mark that names one person is one person.
    for attendance in &mut attendances {
        if let (Some(Presence::Present(quantity)), Some(_)) = (&mut attendance.presence, attendance.person) {
            *quantity = Quantity::exact(quantity.value.max(1.0));
        }
    }
    attendances
}

pub fn referrals(settling: &mut Settling<'_>) -> Vec<Referral> {
    let mut referrals = Vec::new();
    let has_registry = settling.names.structures().iter().any(|structure| structure.in_registry);
    for row in settling.rows(Kind::Referrals) {
        let Some(year) = row.year(&["date"]) else { continue };
        let referrer = settling.structure(&row, year, "demandeur");
        if let Some(referrer) = referrer
            && has_registry
            && settling.names.structure(referrer).is_some_and(|structure| !structure.in_registry)
        {
            settling.journal.tell(row.place("demandeur"), Problem::ReferrerNotInRegistry);
        }
        let counted = row.table.has("nombre");
        referrals.push(Referral {
            year,
            period: row.period("date"),
            referrer,
            count: row.quantity("nombre").map(|cited| cited.value).or_else(|| (!counted).then_some(Quantity::exact(1.0))),
            level: settling.label(&row, "niveau"),
            decision: row.text("decision"),
            orientations: settling.labels(&row, "orientations"),
            answer_days: row
                .day("date")
                .zip(row.day("date_reponse"))
                .map(|(asked, answered)| (answered - asked).num_days())
                .filter(|days| *days >= 0),
            age_band: settling.label(&row, "tranche_age"),
            gender: settling.label(&row, "genre"),
            at_meeting: row.yes_no("en_reunion").or_else(|| row.table.has("en_reunion").then_some(false)),
            source: row.source(),
        });
    }
    referrals
}

pub fn pathways(settling: &mut Settling<'_>) -> Vec<Pathway> {
    let mut pathways = Vec::new();
    for row in settling.rows(Kind::Pathways) {
        let Some((year, code)) = row.year(&["date"]).zip(row.text("code")) else { continue };
        pathways.push(Pathway {
            year,
            code,
            period: row.period("date"),
            decision: row.text("decision").unwrap_or_else(|| UNCLASSIFIED.into()),
            referrer: settling.structure(&row, year, "orienteur"),
            workshop: settling.label(&row, "atelier"),
            objectives_set: row.quantity("objectifs_fixes").map(|cited| cited.value),
            objectives_met: row.quantity("objectifs_atteints").map(|cited| cited.value),
            exit: row.period("date_sortie"),
            exit_reason: settling.label(&row, "motif_sortie"),
            source: row.source(),
        });
    }
    pathways
}
