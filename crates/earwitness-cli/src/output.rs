//! Standard output, whose reader may go away at any time.

use crate::outcome::Problem;
use std::io::{BufWriter, Write, stdout};

/// Writes a text and its line end; a closed pipe is no failure.
pub fn print(text: &str) -> Result<(), Problem> {
    let mut out = stdout().lock();
    out.write_all(text.as_bytes())?;
    if !text.ends_with('\n') {
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(())
}

/// Writes lines as they come; a closed pipe is no failure.
pub fn print_lines(lines: impl Iterator<Item = String>) -> Result<(), Problem> {
    let mut out = BufWriter::new(stdout().lock());
    for line in lines {
        out.write_all(line.as_bytes())?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(())
}
