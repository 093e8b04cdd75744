//! Sketches as bytes, for stores and for travel between machines.
//!
//! Little-endian; the schema number first, so that sketches of two schemas are never mixed.

use std::fmt;

use super::idf::SCHEMA;
use super::minhash::{BINS, MinHash};
use super::sketch::{Sketch, Term};

/// A sketch as bytes: about 1.7 kB for a report of 200 words.
pub fn encode(sketch: &Sketch) -> Vec<u8> {
    let mut out = Vec::with_capacity(640 + 4 * sketch.anchors.len() + 8 * sketch.terms.len());
    out.extend(SCHEMA.to_le_bytes());
    for text in [&sketch.id, &sketch.language] {
        out.extend((text.len() as u32).to_le_bytes());
        out.extend(text.as_bytes());
    }
    out.extend(sketch.outlet.to_le_bytes());
    out.extend(sketch.day.unwrap_or(i32::MIN).to_le_bytes());
    out.push(sketch.weekday.unwrap_or(u8::MAX));
    out.extend(sketch.words.to_le_bytes());
    out.extend(sketch.text.to_le_bytes());
    out.extend(sketch.shingles.bins().iter().flat_map(|bin| bin.to_le_bytes()));
    out.extend((sketch.anchors.len() as u32).to_le_bytes());
    out.extend(sketch.anchors.iter().flat_map(|anchor| anchor.to_le_bytes()));
    out.extend((sketch.terms.len() as u32).to_le_bytes());
    for term in &sketch.terms {
        out.extend(term.hash.to_le_bytes());
        out.extend([term.idf, term.count, term.lead, term.kinds]);
    }
    out
}

/// The sketch that [`encode`] made these bytes from.
pub fn decode(bytes: &[u8]) -> Result<Sketch, Undecodable> {
    let mut bytes = Bytes(bytes);
    let schema = u16::from_le_bytes(bytes.take()?);
    if schema != SCHEMA {
        return Err(Undecodable::Schema(schema));
    }
    let mut sketch = Sketch { id: bytes.text()?, language: bytes.text()?, ..Sketch::default() };
    sketch.outlet = u64::from_le_bytes(bytes.take()?);
    sketch.day = Some(i32::from_le_bytes(bytes.take()?)).filter(|&day| day != i32::MIN);
    let [weekday] = bytes.take()?;
    sketch.weekday = Some(weekday).filter(|&weekday| weekday < 7);
    sketch.words = u32::from_le_bytes(bytes.take()?);
    sketch.text = u64::from_le_bytes(bytes.take()?);
    let mut bins = [0; BINS];
    for bin in &mut bins {
        *bin = u16::from_le_bytes(bytes.take()?);
    }
    sketch.shingles = MinHash::from_bins(bins);
    for _ in 0..bytes.count()? {
        sketch.anchors.push(u32::from_le_bytes(bytes.take()?));
    }
    for _ in 0..bytes.count()? {
        let hash = u32::from_le_bytes(bytes.take()?);
        let [idf, count, lead, kinds] = bytes.take()?;
        sketch.terms.push(Term { hash, idf, count, lead, kinds });
    }
    sketch.anchors.shrink_to_fit();
    sketch.terms.shrink_to_fit();
    if bytes.0.is_empty() { Ok(sketch) } else { Err(Undecodable::Broken) }
}

/// Bytes that are no sketch of this version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undecodable {
    /// A sketch with another schema number: made by another version.
    Schema(u16),
    Broken,
}

impl fmt::Display for Undecodable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Schema(found) => write!(f, "a sketch of schema {found}, where this version makes {SCHEMA}"),
            Self::Broken => write!(f, "bytes that are no sketch"),
        }
    }
}

impl std::error::Error for Undecodable {}

struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], Undecodable> {
        let (first, rest) = self.0.split_first_chunk().ok_or(Undecodable::Broken)?;
        self.0 = rest;
        Ok(*first)
    }

    fn count(&mut self) -> Result<u32, Undecodable> {
        Ok(u32::from_le_bytes(self.take()?))
    }

    fn text(&mut self) -> Result<String, Undecodable> {
        let (text, rest) = self.0.split_at_checked(4).ok_or(Undecodable::Broken)?;
        let length = Bytes(text).count()? as usize;
        let (text, rest) = rest.split_at_checked(length).ok_or(Undecodable::Broken)?;
        self.0 = rest;
        String::from_utf8(text.to_vec()).map_err(|_| Undecodable::Broken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::sketch::{Facts, sketch_text};

    #[test]
    fn a_sketch_comes_back() {
        let facts =
            Facts { id: "é1", published: Some("2031-02-03"), language: Some("en"), ..Facts::default() };
        let sketch =
            sketch_text(facts, "The Calla Rose burned in Port Maren harbour.\nNobody of the 17 was hurt.");
        let bytes = encode(&sketch);
        assert_eq!(decode(&bytes), Ok(sketch));
        assert_eq!(decode(&encode(&Sketch::default())), Ok(Sketch::default()));
        for cut in 0..bytes.len() {
            assert!(decode(&bytes[..cut]).is_err(), "{cut}");
        }
        assert_eq!(decode(&[9, 9]), Err(Undecodable::Schema(0x0909)));
    }
}
