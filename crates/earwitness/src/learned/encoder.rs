//! The transformer: pieces of one window in, vectors of its words out.

use std::sync::{Arc, Mutex, PoisonError};

use rten::{Model, ModelOptions, NodeId, RunOptions, ThreadPool, Value};

use super::file::{File, WeightsError};
use super::page::{Paragraph, Piece, WINDOW, Window};

/// Dimensions of a hidden vector.
pub const WIDTH: usize = 384;

/// The embedding tables and the layers.
pub struct Encoder {
    words: Box<[u8]>,
    scales: Vec<f32>,
    places: Vec<f32>,
    shapes: Vec<f32>,
    gaps: Vec<f32>,
    quotes: Vec<f32>,
    layers: Model,
    input: NodeId,
    first: NodeId,
    hidden: NodeId,
    heads: NodeId,
    begin: u32,
    separate: u32,
    /// Pools of one thread that no one uses now. A window is run on one thread: many reports run at once instead.
    idle: Mutex<Vec<Arc<ThreadPool>>>,
}

/// What the layers give for the words of one window, a row a word.
#[derive(Debug, Default)]
pub struct Rows {
    /// Rows of `WIDTH`.
    pub hidden: Vec<f32>,
    /// The heads' linear scores side by side.
    pub heads: Vec<f32>,
}

impl std::fmt::Debug for Encoder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Encoder").field("pieces", &self.scales.len()).finish_non_exhaustive()
    }
}

impl Encoder {
    pub fn read(file: &File, begin: u32, separate: u32) -> Result<Self, WeightsError> {
        let words: Box<[u8]> = file.bytes("words")?.into();
        let pieces = words.len() / WIDTH;
        let layers = ModelOptions::with_all_ops()
            .prepack_weights(true)
            .load(file.bytes("layers")?.to_vec())
            .map_err(|error| WeightsError::Form(error.to_string()))?;
        let node = |name: &str| layers.node_id(name).map_err(|_| WeightsError::Part(name.to_owned()));
        Ok(Self {
            scales: file.floats("words.scale", pieces)?,
            places: file.floats("places", WINDOW * WIDTH)?,
            shapes: file.floats("shapes", 8 * WIDTH)?,
            gaps: file.floats("gaps", 3 * WIDTH)?,
            quotes: file.floats("quotes", 3 * WIDTH)?,
            input: node("input")?,
            first: node("first")?,
            hidden: node("hidden")?,
            heads: node("heads")?,
            words,
            layers,
            begin,
            separate,
            idle: Mutex::default(),
        })
    }

    /// Runs the layers over windows in turn. The caller waits without taking other work: a rayon worker that waits
    /// for another pool would begin the next report on top of this one, and so on until its stack is full.
    pub fn run(&self, paragraphs: &[Paragraph], windows: &[Window]) -> Vec<Rows> {
        let taken = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let pool = taken.unwrap_or_else(|| Arc::new(ThreadPool::with_num_threads(1)));
        let all = || windows.iter().map(|window| self.run_window(paragraphs, window, &pool)).collect();
        let rows = std::thread::scope(|scope| scope.spawn(all).join()).unwrap_or_default();
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(pool);
        rows
    }

    /// Nothing where the run fails.
    fn run_window(&self, paragraphs: &[Paragraph], window: &Window, pool: &Arc<ThreadPool>) -> Rows {
        let mark = |id| Piece { id, shape: 7, gap: 0, quote: 0 };
        let mut pieces = vec![mark(self.begin)];
        let mut first: Vec<i32> = Vec::new();
        for &(number, start, end) in &window.runs {
            let paragraph = &paragraphs[number];
            let (from, to) = (paragraph.begin[start], paragraph.begin[end]);
            let base = pieces.len();
            first.extend(paragraph.begin[start..end].iter().map(|at| (at - from + base) as i32));
            pieces.extend_from_slice(&paragraph.pieces[from..to]);
            pieces.push(mark(self.separate));
        }
        pieces.truncate(WINDOW);
        first.retain(|&at| (at as usize) < pieces.len());
        let input = Value::from_shape(&[pieces.len(), WIDTH], self.embed(&pieces));
        let first = Value::from_shape(&[first.len()], first);
        let (Ok(input), Ok(first)) = (input, first) else { return Rows::default() };
        let mut options = RunOptions::default();
        options.thread_pool = Some(Arc::clone(pool));
        let inputs = vec![(self.input, input.into()), (self.first, first.into())];
        let Ok([hidden, heads]) = self.layers.run_n(inputs, [self.hidden, self.heads], Some(options)) else {
            return Rows::default();
        };
        let rows = |value: Value| value.into_shape_vec::<f32, 2>().map(|(_, rows)| rows).unwrap_or_default();
        Rows { hidden: rows(hidden), heads: rows(heads) }
    }

    fn embed(&self, pieces: &[Piece]) -> Vec<f32> {
        let mut out = Vec::with_capacity(pieces.len() * WIDTH);
        let row = |table: &'_ [f32], k: usize| k * WIDTH..((k + 1) * WIDTH).min(table.len());
        for (place, piece) in pieces.iter().enumerate() {
            let id = piece.id as usize;
            let word = &self.words[id * WIDTH..(id + 1) * WIDTH];
            let scale = self.scales[id];
            let place = &self.places[row(&self.places, place)];
            let shape = &self.shapes[row(&self.shapes, piece.shape.into())];
            let gap = &self.gaps[row(&self.gaps, piece.gap.into())];
            let quote = &self.quotes[row(&self.quotes, piece.quote.into())];
            let word = word.iter().map(|&level| f32::from(level as i8) * scale);
            let sums = word.zip(place).zip(shape).zip(gap).zip(quote);
            out.extend(sums.map(|((((word, place), shape), gap), quote)| word + place + shape + gap + quote));
        }
        out
    }
}
