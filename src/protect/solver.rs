//! Small linear programs, in real or in whole numbers. The one file that knows the solver.

use good_lp::{Expression, ProblemVariables, Solution, SolverModel, Variable, constraint, microlp, variable};

/// How the two sides of a row compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    Equal,
    AtMost,
    AtLeast,
}

/// Σ factor × unknown, compared with a bound. Unknowns are ranks.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub terms: Vec<(usize, f64)>,
    pub sense: Sense,
    pub bound: f64,
}

/// Which end of the range is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    Least,
    Most,
}

/// Numbers in which the unknowns live.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbers {
    Real,
    Whole,
}

/// Unknowns between bounds, tied by rows.
#[derive(Clone, Debug, Default)]
pub struct Program {
    pub lower: Vec<f64>,
    pub upper: Vec<f64>,
    pub rows: Vec<Row>,
}

/// Where an optimum is reached.
#[derive(Clone, Debug)]
pub struct Point {
    pub at: Vec<f64>,
}

/// Two solver values that differ by less are one: far under the unit that people come in, far over the solver's own error.
pub const TOLERANCE: f64 = 1e-6;

impl Point {
    /// Whether every unknown is a whole number.
    pub fn is_whole(&self) -> bool {
        self.at.iter().all(|value| (value - value.round()).abs() < TOLERANCE)
    }
}

impl Program {
    /// The least or greatest Σ factor × unknown; `None` when no point satisfies the rows.
    pub fn optimum(&self, goal: Goal, objective: &[(usize, f64)], numbers: Numbers) -> Option<Point> {
        let mut unknowns = ProblemVariables::new();
        let bounds = self.lower.iter().zip(&self.upper);
        let variables: Vec<Variable> = bounds
            .map(|(&low, &high)| {
                let unknown = variable().min(low).max(high);
                unknowns.add(match numbers {
                    Numbers::Real => unknown,
                    Numbers::Whole => unknown.integer(),
                })
            })
            .collect();
        let sum = |terms: &[(usize, f64)]| {
            let mut expression = Expression::with_capacity(terms.len());
            for &(unknown, factor) in terms {
                if let Some(&variable) = variables.get(unknown) {
                    expression.add_mul(factor, variable);
                }
            }
            expression
        };
        let problem = match goal {
            Goal::Least => unknowns.minimise(sum(objective)),
            Goal::Most => unknowns.maximise(sum(objective)),
        };
        let mut model = problem.using(microlp);
        for row in &self.rows {
            let side = sum(&row.terms);
            model.add_constraint(match row.sense {
                Sense::Equal => constraint::eq(side, row.bound),
                Sense::AtMost => constraint::leq(side, row.bound),
                Sense::AtLeast => constraint::geq(side, row.bound),
            });
        }
        let solution = model.solve().ok()?;
        Some(Point { at: variables.iter().map(|&variable| solution.value(variable)).collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(terms: &[(usize, f64)], sense: Sense, bound: f64) -> Row {
        Row { terms: terms.to_vec(), sense, bound }
    }

    #[test]
    fn the_greatest_whole_value_may_lie_under_the_greatest_real_one() {
        let program = Program { lower: vec![0.0, 0.0], upper: vec![9.0, 9.0], rows: vec![row(&[(0, 2.0), (1, 2.0)], Sense::Equal, 7.0)] };
        assert!((program.optimum(Goal::Most, &[(0, 1.0)], Numbers::Real).unwrap().at[0] - 3.5).abs() < TOLERANCE);
        assert!(program.optimum(Goal::Most, &[(0, 1.0)], Numbers::Whole).is_none());
    }

    #[test]
    fn rows_that_contradict_each_other_have_no_optimum() {
        let rows = vec![row(&[(0, 1.0)], Sense::AtLeast, 4.0), row(&[(0, 1.0)], Sense::AtMost, 3.0)];
        let program = Program { lower: vec![0.0], upper: vec![9.0], rows };
        assert!(program.optimum(Goal::Most, &[(0, 1.0)], Numbers::Real).is_none());
    }

    #[test]
    fn rows_said_twice_change_nothing() {
        let total = row(&[(0, 1.0), (1, 1.0)], Sense::Equal, 12.0);
        let program = Program { lower: vec![1.0, 1.0], upper: vec![99.0, 99.0], rows: vec![total.clone(), total] };
        let most = program.optimum(Goal::Most, &[(1, 1.0)], Numbers::Real).unwrap();
        assert!((most.at[1] - 11.0).abs() < TOLERANCE && most.is_whole());
    }
}
