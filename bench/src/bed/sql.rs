use std::fmt::Write as _;

use uuid::Uuid;

/// The schema is one text for both databases; only literals differ.
#[derive(Clone, Copy, Debug)]
pub enum Dialect {
    Sqlite,
    Postgres,
}

/// Rows in one statement.
const TOGETHER: usize = 250;

impl Dialect {
    pub fn id(self, id: Uuid) -> String {
        match self {
            Self::Sqlite => format!("X'{}'", id.simple()),
            Self::Postgres => format!("'{id}'"),
        }
    }

    pub fn bytes(self, bytes: &[u8]) -> String {
        let hex = bytes.iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        });
        match self {
            Self::Sqlite => format!("X'{hex}'"),
            Self::Postgres => format!("'\\x{hex}'"),
        }
    }
}

/// `INSERT`s of `rows`, each the inside of a pair of brackets.
pub fn insert(out: &mut String, into: &str, rows: &[String]) {
    for some in rows.chunks(TOGETHER) {
        let _ = writeln!(out, "INSERT INTO {into} VALUES ({});", some.join("), ("));
    }
}
