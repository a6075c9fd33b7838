//! What is told of an import.

use crate::{
    goods_files::{
        import::{
            decide::{Decided, What},
            storage::Found,
        },
        view::Counts,
    },
    jobs::Ended,
};

pub fn unreachable_file() -> Ended {
    Ended::Failed("file_unreachable".to_owned())
}

/// Counts what became of a product, or would.
pub const fn tally(counts: &mut Counts, what: &What) {
    match what {
        What::Create(_) => counts.created += 1,
        What::Update(_) => counts.updated += 1,
        What::Unchanged(..) => counts.unchanged += 1,
        What::Skipped => counts.skipped += 1,
        What::Refused(_) => counts.refused += 1,
    }
}

/// Empty where the file is one table.
pub fn file_of(files: &[String], table: usize) -> String {
    match files {
        [_] => String::new(),
        files => files.get(table).cloned().unwrap_or_default(),
    }
}

/// What is wrong with a product, with where it stands.
pub fn faults_of(decided: Decided, files: &[String]) -> Vec<Found> {
    let What::Refused(faults) = decided.what else {
        return Vec::new();
    };
    let file = file_of(files, decided.table);
    let found = faults.into_iter().map(|fault| Found {
        file: file.clone(),
        row_code: decided.code.clone(),
        fault,
    });
    found.collect()
}
