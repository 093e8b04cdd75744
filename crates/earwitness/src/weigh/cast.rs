//! One figure per person, organisation and place over all reports of a story.

use crate::record::{Figure, Report};

/// Who acts and speaks in a story.
#[derive(Debug, Clone, Default)]
pub struct Cast {
    pub figures: Vec<Figure>,
    /// For each report, the figure of each of its entities.
    pub of: Vec<Vec<usize>>,
}

/// Unites the entities of all reports.
pub fn unite(story: &[&Report]) -> Cast {
    let mut cast = Cast::default();
    for (report, r) in story.iter().enumerate() {
        cast.of.push(Vec::new());
        for (index, entity) in r.layers.entities.iter().enumerate() {
            let figure =
                cast.figures.iter().position(|f| f.name == entity.name).unwrap_or(cast.figures.len());
            if figure == cast.figures.len() {
                cast.figures.push(Figure {
                    name: entity.name.clone(),
                    kind: entity.kind,
                    entities: Vec::new(),
                });
            }
            cast.figures[figure].entities.push((report, index));
            cast.of[report].push(figure);
        }
    }
    cast
}
