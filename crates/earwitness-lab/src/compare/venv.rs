//! The rivals, installed into an environment of their own.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

/// The rivals and their versions, on PyPI.
const PACKAGES: &[&str] = &["rensa==0.5.0", "datasketch==2.0.0", "gaoya==0.2.2", "scikit-learn==1.9.1"];
const SCRIPT: &str = include_str!("rivals.py");

/// Python with the rivals installed, and the script that runs one of them.
#[derive(Debug)]
pub struct Rivals {
    pub python: PathBuf,
    pub script: PathBuf,
}

/// Makes the environment in a folder, unless it is there.
pub fn prepare(scratch: &Path) -> io::Result<Rivals> {
    let home = scratch.join("rivals");
    let (python, done) = (home.join("bin/python"), home.join("installed"));
    if fs::read_to_string(&done).unwrap_or_default() != PACKAGES.join("\n") {
        println!("installing {}", PACKAGES.join(", "));
        check(Command::new("python3").args(["-m", "venv"]).arg(&home))?;
        check(Command::new(&python).args(["-m", "pip", "install", "--quiet"]).args(PACKAGES))?;
        fs::write(&done, PACKAGES.join("\n"))?;
    }
    let script = home.join("rivals.py");
    fs::write(&script, SCRIPT)?;
    Ok(Rivals { python, script })
}

fn check(command: &mut Command) -> io::Result<()> {
    let status = command.status()?;
    if status.success() { Ok(()) } else { Err(io::Error::other(format!("{command:?}: {status}"))) }
}
