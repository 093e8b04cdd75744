//! What the program says of itself: schemas, completions, manual pages.

use crate::args::{Arguments, Completions, Man, Schema, Shape};
use crate::outcome::{Outcome, Problem};
use crate::output::print;
use clap::CommandFactory;
use earwitness::render::SCHEMAS;
use std::fs;

pub fn schema(wanted: &Schema) -> Result<Outcome, Problem> {
    let file = match wanted.shape {
        Shape::Account => "account.json",
        Shape::Read => "read.json",
        Shape::Extract => "extract.json",
    };
    for schema in SCHEMAS.iter().filter(|s| s.file == file) {
        print(&(schema.text)())?;
    }
    Ok(Outcome::Done)
}

pub fn completions(wanted: &Completions) -> Result<Outcome, Problem> {
    let mut script = Vec::new();
    clap_complete::generate(wanted.shell, &mut Arguments::command(), "earwitness", &mut script);
    print(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Done)
}

pub fn pages(wanted: &Man) -> Result<Outcome, Problem> {
    fs::create_dir_all(&wanted.output)?;
    clap_mangen::generate_to(Arguments::command(), &wanted.output)?;
    Ok(Outcome::Done)
}
