//! What the render room puts out, tried on a story made by hand.

#![cfg_attr(
    test,
    allow(
        clippy::disallowed_methods,
        clippy::disallowed_macros,
        clippy::allow_attributes,
        reason = "tests have an outside: files, a clock, a browser"
    )
)]

mod browser;
mod extract;
mod json;
mod omission;
mod page;
mod quay;
mod schema;
mod tables;
