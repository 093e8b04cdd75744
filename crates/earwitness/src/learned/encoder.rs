//! The transformer: pieces of one window in, vectors of its words out.

use earwitness_encoder::{Dense, Eight, Layer, Norm, Stack};
pub use earwitness_encoder::{Rows, WIDTH};

use super::file::{File, WeightsError};
use super::page::{Paragraph, Piece, WINDOW, Window};

/// The embedding tables and the layers.
#[derive(Debug)]
pub struct Encoder {
    words: Box<[u8]>,
    scales: Vec<f32>,
    places: Vec<f32>,
    shapes: Vec<f32>,
    gaps: Vec<f32>,
    quotes: Vec<f32>,
    layers: Stack,
    begin: u32,
    separate: u32,
}

impl Encoder {
    pub fn read(file: &File, begin: u32, separate: u32) -> Result<Self, WeightsError> {
        let words: Box<[u8]> = file.bytes("words")?.into();
        let pieces = words.len() / WIDTH;
        Ok(Self {
            scales: file.floats("words.scale", pieces)?,
            places: file.floats("places", WINDOW * WIDTH)?,
            shapes: file.floats("shapes", 8 * WIDTH)?,
            gaps: file.floats("gaps", 3 * WIDTH)?,
            quotes: file.floats("quotes", 3 * WIDTH)?,
            layers: layers(file)?,
            words,
            begin,
            separate,
        })
    }

    /// Runs the layers over one window: a row for each of its words.
    pub fn run(&self, paragraphs: &[Paragraph], window: &Window) -> Rows {
        let mark = |id| Piece { id, shape: 7, gap: 0, quote: 0 };
        let mut pieces = vec![mark(self.begin)];
        let mut first: Vec<usize> = Vec::new();
        for &(number, start, end) in &window.runs {
            let paragraph = &paragraphs[number];
            let (from, to) = (paragraph.begin[start], paragraph.begin[end]);
            let base = pieces.len();
            first.extend(paragraph.begin[start..end].iter().map(|at| at - from + base));
            pieces.extend_from_slice(&paragraph.pieces[from..to]);
            pieces.push(mark(self.separate));
        }
        pieces.truncate(WINDOW);
        first.retain(|&at| at < pieces.len());
        self.layers.run(self.embed(&pieces), &first)
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

/// The layers of a file, as many as it has.
fn layers(file: &File) -> Result<Stack, WeightsError> {
    let sound = |name: &str| WeightsError::Part(name.to_owned());
    let norm = |name: &str| Norm::new(&file.floats(name, 2 * WIDTH)?).ok_or_else(|| sound(name));
    let eight = |name: &str| {
        let [scale, bias] = ["scale", "bias"].map(|part| file.all_floats(&format!("{name}.{part}")));
        Eight::new(file.bytes(&format!("{name}.weight"))?, &scale?, &bias?).ok_or_else(|| sound(name))
    };
    let mut all = Vec::new();
    while file.has(&format!("layers.{}.norm1", all.len())) {
        let name = |part: &str| format!("layers.{}.{part}", all.len());
        all.push(Layer {
            qkv: eight(&name("qkv"))?,
            out: eight(&name("out"))?,
            norm1: norm(&name("norm1"))?,
            up: eight(&name("up"))?,
            down: eight(&name("down"))?,
            norm2: norm(&name("norm2"))?,
        });
    }
    let outputs = file.all_floats("heads.bias")?.len();
    Stack::new(norm("norm")?, all, dense(file, "heads", WIDTH, outputs)?).ok_or_else(|| sound("layers"))
}

/// A linear map of a file.
pub fn dense(file: &File, name: &str, inputs: usize, outputs: usize) -> Result<Dense, WeightsError> {
    let weight = file.floats(&format!("{name}.weight"), inputs * outputs)?;
    let bias = file.floats(&format!("{name}.bias"), outputs)?;
    Dense::new(&weight, &bias, inputs).ok_or_else(|| WeightsError::Part(name.to_owned()))
}
