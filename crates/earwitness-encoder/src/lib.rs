//! The arithmetic of a small transformer: rows of numbers in, rows of numbers out. No text, no files, no threads.
//!
//! Every sum has an order that depends on neither the processor nor the number of rows at once: the same input gives
//! the same bytes on every machine whose floats follow IEEE 754.

mod attention;
mod dense;
mod eight;
mod function;
mod machine;
mod norm;
mod product;
mod stack;

pub use dense::Dense;
pub use eight::{Eight, LEVELS};
pub use function::exp;
pub use machine::widest;
pub use norm::Norm;
pub use product::{COLUMNS, add_product};
pub use stack::{HEADS, Layer, Rows, Stack, WIDTH};
