//! Names put together, under two laws: two structures of the registry never meet, and what a person has told apart stays so.

use std::collections::BTreeSet;

/// Why two names were not put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Each belongs to a structure of the registry already.
    TwoStructures,
    ToldApart,
}

/// A partition of nodes; the first `fixed` of them are the registry's structures.
#[derive(Debug)]
pub struct Classes {
    parents: Vec<usize>,
    fixed: usize,
    apart: BTreeSet<(usize, usize)>,
}

impl Classes {
    pub fn new(fixed: usize, nodes: usize) -> Self {
        Self { parents: (0..nodes).collect(), fixed, apart: BTreeSet::new() }
    }

    /// The class of a node: its least member, hence the structure of the registry if it has one.
    pub fn class(&self, node: usize) -> usize {
        let mut at = node;
        while let Some(&parent) = self.parents.get(at).filter(|parent| **parent != at) {
            at = parent;
        }
        at
    }

    pub fn is_fixed(&self, class: usize) -> bool {
        class < self.fixed
    }

    /// Keeps two nodes apart for ever.
    pub fn tell_apart(&mut self, one: usize, other: usize) {
        self.apart.insert((one, other));
    }

    /// Puts two nodes together, unless a law forbids it.
    pub fn join(&mut self, one: usize, other: usize) -> Result<(), Refusal> {
        let (one, other) = (self.class(one), self.class(other));
        if one == other {
            return Ok(());
        }
        if self.is_fixed(one) && self.is_fixed(other) {
            return Err(Refusal::TwoStructures);
        }
        let parted = self.apart.iter().any(|(left, right)| {
            let pair = (self.class(*left), self.class(*right));
            pair == (one, other) || pair == (other, one)
        });
        if parted {
            return Err(Refusal::ToldApart);
        }
        if let Some(parent) = self.parents.get_mut(one.max(other)) {
            *parent = one.min(other);
        }
        Ok(())
    }
}
