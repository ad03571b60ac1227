//! A fact: something that can be counted, the classes it falls into, and the cells it was read from.

use super::dimension::Dimension;
use crate::period::Period;
use crate::quantity::Quantity;
use crate::reconcile::Source;
use std::sync::Arc;

/// One thing to count, one row of a fact frame.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The year it belongs to: its folder's, whatever the dates inside say.
    pub year: i32,
    pub classes: Vec<(Dimension, Arc<str>)>,
    /// How much it adds; `None` when not known, which is not zero.
    pub quantity: Option<Quantity>,
    /// What the quantity is a share of.
    pub base: Option<f64>,
    /// What it is a sighting of, when different things are counted once each.
    pub item: Option<u64>,
    pub sources: Vec<Source>,
}

impl Fact {
    /// A fact that counts for one.
    pub fn one(year: i32, source: &Source) -> Self {
        Self::seen(year, vec![source.clone()])
    }

    /// A fact that counts for one, told of in several places.
    pub fn seen(year: i32, sources: Vec<Source>) -> Self {
        Self { year, classes: Vec::new(), quantity: Some(Quantity::exact(1.0)), base: None, item: None, sources }
    }

    /// A fact that counts for a quantity, known or not.
    pub fn of(year: i32, quantity: Option<Quantity>, source: &Source) -> Self {
        Self { quantity, ..Self::seen(year, vec![source.clone()]) }
    }

    pub fn class(mut self, dimension: Dimension, label: &Arc<str>) -> Self {
        self.classes.push((dimension, label.clone()));
        self
    }

    /// The class, if there is one.
    pub fn class_if(self, dimension: Dimension, label: Option<&Arc<str>>) -> Self {
        match label {
            Some(label) => self.class(dimension, label),
            None => self,
        }
    }

    /// The month and the quarter, as finely as the period says them.
    pub fn at(mut self, month: Dimension, quarter: Dimension, period: Option<&Period>) -> Self {
        let Some(period) = period else { return self };
        self.classes.extend(period.month_label().map(|label| (month, label.into())));
        self.classes.extend(period.quarter_label().map(|label| (quarter, label.into())));
        self
    }

    pub fn item(self, item: u64) -> Self {
        Self { item: Some(item), ..self }
    }

    pub fn item_if(self, item: Option<u64>) -> Self {
        Self { item, ..self }
    }

    pub fn base(self, base: f64) -> Self {
        Self { base: Some(base), ..self }
    }

    pub fn base_if(self, base: Option<f64>) -> Self {
        Self { base, ..self }
    }

    pub fn label(&self, dimension: Dimension) -> Option<&Arc<str>> {
        self.classes.iter().find(|(own, _)| *own == dimension).map(|(_, label)| label)
    }
}
