//! The reports of one event.

/// The reports of one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    pub id: String,
    /// Positions of the reports, ascending.
    pub members: Vec<usize>,
}

impl Story {
    /// The story's own among all reports.
    pub fn pick<'a, T>(&self, all: &'a [T]) -> Vec<&'a T> {
        self.members.iter().filter_map(|&member| all.get(member)).collect()
    }
}
