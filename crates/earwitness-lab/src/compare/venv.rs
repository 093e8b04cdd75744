//! The rivals, installed into an environment of their own.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

/// Python with the rivals installed, and the script that runs one of them.
#[derive(Debug)]
pub struct Rivals {
    pub python: PathBuf,
    pub script: PathBuf,
}

/// Makes an environment with packages of PyPI in a folder, unless it is there.
pub fn prepare(home: &Path, packages: &[&str], source: &str) -> io::Result<Rivals> {
    let (python, done) = (home.join("bin/python"), home.join("installed"));
    if fs::read_to_string(&done).unwrap_or_default() != packages.join("\n") {
        println!("installing {}", packages.join(", "));
        check(Command::new("python3").args(["-m", "venv"]).arg(home))?;
        check(Command::new(&python).args(["-m", "pip", "install", "--quiet"]).args(packages))?;
        fs::write(&done, packages.join("\n"))?;
    }
    let script = home.join("rivals.py");
    fs::write(&script, source)?;
    Ok(Rivals { python, script })
}

fn check(command: &mut Command) -> io::Result<()> {
    let status = command.status()?;
    if status.success() { Ok(()) } else { Err(io::Error::other(format!("{command:?}: {status}"))) }
}
