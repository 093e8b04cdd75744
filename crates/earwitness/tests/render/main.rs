//! What the render room puts out, tried on a story made by hand.

mod browser;
mod json;
mod page;
mod quay;
mod schema;
mod tables;
