//! What reads and writes the rows of an export beside it: Python's csv module, and polars.

use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Result, ensure};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub struct Beside {
    pub rows: u64,
    pub seconds: f64,
}

impl Beside {
    pub fn rows_per_second(self) -> f64 {
        self.rows as f64 / self.seconds
    }
}

/// What was there.
#[derive(Clone, Copy, Default, Deserialize)]
pub struct Told {
    pub csv: Option<Beside>,
    pub polars: Option<Beside>,
}

const SCRIPT: &str = include_str!("../csv_beside.py");
const PYTHON: &str = "python3";

/// Nothing where there is no Python.
pub fn read_and_write(file: &Path, python: &Path) -> Result<Told> {
    let mut command = Command::new(python);
    command.args(["-c", SCRIPT]).arg(file);
    let Ok(ended) = command.stderr(Stdio::inherit()).output() else {
        return Ok(Told::default());
    };
    ensure!(ended.status.success(), "{PYTHON} failed beside it");
    Ok(serde_json::from_slice(&ended.stdout)?)
}

/// One that has polars: the machine's, else one of our own into which it is put.
pub fn python() -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    let own = Path::new(&target).join("python");
    let mut known = [PathBuf::from(PYTHON), program(&own)].into_iter();
    if let Some(python) = known.find(|python| has_polars(python)) {
        return python;
    }
    match put_polars_into(&own) {
        Ok(()) => program(&own),
        Err(why) => {
            eprintln!("NOT RUN: polars beside the export: {why:#}");
            PYTHON.into()
        }
    }
}

fn program(own: &Path) -> PathBuf {
    own.join("bin/python")
}

fn has_polars(python: &Path) -> bool {
    let mut command = Command::new(python);
    command.args(["-c", "import polars"]).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

fn put_polars_into(own: &Path) -> Result<()> {
    let made = Command::new(PYTHON)
        .args(["-m", "venv"])
        .arg(own)
        .status()?;
    ensure!(made.success(), "{PYTHON} has no venv");
    let pip = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--retries",
        "1",
        "polars",
    ];
    let put = Command::new(program(own)).args(pip).status()?;
    ensure!(put.success(), "pip cannot install it");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_beside_it_reads_the_same_rows() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.csv");
        std::fs::write(&file, "\u{feff}商品编码,价格\r\nYK1,\"1,5\"\r\nYK2,2\r\n").unwrap();
        let told = read_and_write(&file, Path::new(PYTHON)).unwrap();
        assert!(told.csv.is_none_or(|csv| csv.rows == 2));
        assert!(told.polars.is_none_or(|polars| polars.rows == 2));
    }

    #[test]
    fn a_python_that_is_not_there_has_no_polars_and_reads_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let python = program(folder.path());
        assert!(!has_polars(&python));
        let told = read_and_write(&folder.path().join("a.csv"), &python).unwrap();
        assert!(told.csv.is_none() && told.polars.is_none());
    }
}
