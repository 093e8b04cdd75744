//! What the render room puts out, tried on a story made by hand.

mod json;
mod quay;
mod schema;
mod tables;
