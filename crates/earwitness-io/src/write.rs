//! Writing files in one step.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::Problem;

/// Writes a file whole: into a temporary file beside it that then takes its name. Missing folders are made.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    write_with(path, |out| out.write_all(bytes))
}

/// Like [`write`], for output that is made bit by bit.
pub fn write_with(path: &Path, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Problem> {
    let temporary = temporary(path);
    let result = replace(path, &temporary, fill);
    if result.is_err() {
        // What is left over is of no use; that it cannot be removed is no further news.
        let _ = fs::remove_file(&temporary);
    }
    result.map_err(|error| Problem::writing(path, error))
}

/// Removes the files of a folder whose names `is_stale` picks: what an earlier run left and this one did not write.
pub fn clear(folder: &Path, is_stale: impl Fn(&str) -> bool) -> Result<(), Problem> {
    let files = fs::read_dir(folder).map_err(|error| Problem::writing(folder, error))?;
    for file in files.flatten() {
        if file.file_name().to_str().is_some_and(&is_stale) {
            fs::remove_file(file.path()).map_err(|error| Problem::writing(&file.path(), error))?;
        }
    }
    Ok(())
}

fn replace(
    path: &Path,
    temporary: &Path,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder)?;
    }
    let mut out = BufWriter::new(File::create(temporary)?);
    fill(&mut out)?;
    out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
    fs::rename(temporary, path)
}

/// A hidden name in the same folder, of this process alone.
fn temporary(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!(".{name}.{}.tmp", std::process::id()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_write_leaves_the_old_file() {
        let folder = std::env::temp_dir().join(format!("earwitness-write-{}", std::process::id()));
        let path = folder.join("deep/account.json");
        write(&path, b"old").unwrap();
        let failed = write_with(&path, |out| {
            out.write_all(b"half")?;
            Err(io::Error::other("the pen broke"))
        });
        assert!(failed.unwrap_err().to_string().contains("the pen broke"));
        assert_eq!(fs::read(&path).unwrap(), b"old");
        write(&path, b"new").unwrap();
        write(&folder.join("story-2.html"), b"old").unwrap();
        clear(&folder, |name| name == "story-2.html").unwrap();
        assert!(!folder.join("story-2.html").exists() && path.exists(), "only what is stale is removed");
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "no temporary file is left");
        fs::remove_dir_all(folder).unwrap();
    }
}
