use sea_orm::{ConnectionTrait, DatabaseBackend, DbErr, QueryResult, Statement};

use super::{Engine, StorageError, Store};

const ASK: &str = "SELECT current_setting('synchronous_commit') AS synchronous_commit, \
                   current_setting('fsync') AS fsync";

/// What PostgreSQL says to the connections that write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Durability {
    pub synchronous_commit: String,
    pub fsync: String,
}

impl Store {
    /// None on SQLite, where every connection sets it for itself and nobody else can.
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub async fn durability(&self) -> Result<Option<Durability>, StorageError> {
        if matches!(self.engine(), Engine::Sqlite(_)) {
            return Ok(None);
        }
        let ask = Statement::from_string(DatabaseBackend::Postgres, ASK);
        let row = self.write_connection().query_one_raw(ask).await?;
        Ok(row.map(|row| Durability::read(&row)).transpose()?)
    }
}

impl Durability {
    fn read(row: &QueryResult) -> Result<Self, DbErr> {
        Ok(Self {
            synchronous_commit: row.try_get("", "synchronous_commit")?,
            fsync: row.try_get("", "fsync")?,
        })
    }

    /// How an acknowledged message could still be lost, for who runs the server.
    pub fn risk(&self) -> Option<String> {
        let commit = self.synchronous_commit.as_str();
        if self.fsync != "on" {
            Some("fsync is off: a crash of the machine may lose everything".to_owned())
        } else if !matches!(commit, "on" | "remote_apply") {
            // Every connection asks for it as it starts.
            Some(format!(
                "synchronous_commit is {commit} though `on` was asked for: a pooler between drops the options of a connection"
            ))
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn risk(synchronous_commit: &str, fsync: &str) -> Option<String> {
        let (synchronous_commit, fsync) = (synchronous_commit.to_owned(), fsync.to_owned());
        let found = Durability {
            synchronous_commit,
            fsync,
        };
        found.risk()
    }

    #[test]
    fn only_what_reaches_the_disk_before_its_answer_is_without_risk() {
        assert_eq!(risk("on", "on"), None);
        assert_eq!(risk("remote_apply", "on"), None);
        for relaxed in ["off", "local", "remote_write"] {
            let words = risk(relaxed, "on").unwrap_or_default();
            assert!(words.contains(relaxed), "{words}");
        }
        let words = risk("on", "off").unwrap_or_default();
        assert!(words.starts_with("fsync is off"), "{words}");
    }
}
