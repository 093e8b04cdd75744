//! The weights file: a line of magic, a JSON header, and numbers after it.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

const MAGIC: &[u8] = b"earwitness ear 2\n";

/// A weights file that is read where it lies.
#[derive(Debug, Clone)]
pub struct File<'a> {
    pub header: Header,
    body: &'a [u8],
}

/// What the file says of itself.
#[derive(Debug, Clone, Deserialize)]
pub struct Header {
    /// The features that the weights were fitted to.
    pub features: String,
    /// Labels of the heads, by head.
    pub labels: BTreeMap<String, Vec<String>>,
    /// Numbers chosen on dev, by name.
    pub chosen: BTreeMap<String, f32>,
    blocks: BTreeMap<String, Block>,
}

#[derive(Debug, Clone, Deserialize)]
struct Block {
    start: usize,
    end: usize,
}

/// Why weights were refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WeightsError {
    /// Not a weights file, or one of another version.
    Form(String),
    /// Fitted to other features than this program computes.
    Features { expected: String, found: String },
    /// A part is absent or has the wrong size.
    Part(String),
}

impl fmt::Display for WeightsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form(why) => write!(f, "not a weights file of this version: {why}"),
            Self::Features { expected, found } => {
                write!(f, "the weights were fitted to the features {found}, this program computes {expected}")
            }
            Self::Part(name) => write!(f, "the weights lack a sound part {name}"),
        }
    }
}

impl std::error::Error for WeightsError {}

impl<'a> File<'a> {
    /// Reads the header; `features` is what this program computes.
    pub fn read(bytes: &'a [u8], features: &str) -> Result<Self, WeightsError> {
        let form = |why: &str| WeightsError::Form(why.to_owned());
        let rest = bytes.strip_prefix(MAGIC).ok_or_else(|| form("no magic line"))?;
        let (size, rest) = rest.split_first_chunk::<4>().ok_or_else(|| form("no header"))?;
        let size = u32::from_le_bytes(*size) as usize;
        let (header, body) = rest.split_at_checked(size).ok_or_else(|| form("cut off"))?;
        let header: Header = serde_json::from_slice(header).map_err(|error| form(&error.to_string()))?;
        if header.features != features {
            return Err(WeightsError::Features { expected: features.to_owned(), found: header.features });
        }
        Ok(Self { header, body })
    }

    /// The bytes of a part.
    pub fn bytes(&self, name: &str) -> Result<&'a [u8], WeightsError> {
        let block = self.header.blocks.get(name);
        block
            .and_then(|block| self.body.get(block.start..block.end))
            .ok_or_else(|| WeightsError::Part(name.to_owned()))
    }

    /// Whether the file has a part.
    pub fn has(&self, name: &str) -> bool {
        self.header.blocks.contains_key(name)
    }

    /// A part of `count` little-endian floats.
    pub fn floats(&self, name: &str, count: usize) -> Result<Vec<f32>, WeightsError> {
        let floats = self.all_floats(name)?;
        if floats.len() == count { Ok(floats) } else { Err(WeightsError::Part(name.to_owned())) }
    }

    /// A part of little-endian floats.
    pub fn all_floats(&self, name: &str) -> Result<Vec<f32>, WeightsError> {
        let (floats, rest) = self.bytes(name)?.as_chunks::<4>();
        if !rest.is_empty() {
            return Err(WeightsError::Part(name.to_owned()));
        }
        Ok(floats.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect())
    }

    /// The labels of a head.
    pub fn labels(&self, head: &str) -> Result<&[String], WeightsError> {
        let labels =
            self.header.labels.get(head).ok_or_else(|| WeightsError::Part(format!("labels of {head}")))?;
        Ok(labels)
    }

    /// A number chosen on dev.
    pub fn chosen(&self, name: &str) -> Result<f32, WeightsError> {
        self.header.chosen.get(name).copied().ok_or_else(|| WeightsError::Part(name.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(features: &str) -> Vec<u8> {
        let header = format!(
            r#"{{"features":"{features}","labels":{{}},"chosen":{{}},"blocks":{{"a":{{"start":0,"end":8}},"b":{{"start":4,"end":99}}}}}}"#
        );
        let mut bytes = MAGIC.to_vec();
        bytes.extend((header.len() as u32).to_le_bytes());
        bytes.extend(header.bytes());
        bytes.extend([1.5f32, -2.0].iter().flat_map(|x| x.to_le_bytes()));
        bytes
    }

    #[test]
    fn parts_are_found_or_refused() {
        let bytes = file("f");
        let file = File::read(&bytes, "f").unwrap();
        assert_eq!(file.floats("a", 2).unwrap(), [1.5, -2.0]);
        assert_eq!(file.floats("a", 3), Err(WeightsError::Part("a".into())));
        assert_eq!(file.bytes("b"), Err(WeightsError::Part("b".into())));
    }

    #[test]
    fn other_features_are_refused() {
        let error = File::read(&file("old"), "new").unwrap_err();
        assert_eq!(error, WeightsError::Features { expected: "new".into(), found: "old".into() });
        assert!(matches!(File::read(b"PK..", "f"), Err(WeightsError::Form(_))));
    }
}
