//! The columns of a table, by the types that migrations declare.

use sea_orm::{ConnectionTrait, DatabaseBackend, DatabaseTransaction, Statement};

use crate::storage::StorageError;

/// A column and how it is written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    pub(super) kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Id,
    Bytes,
    Text,
    Number,
    Code,
    Fact,
}

impl Kind {
    /// By the type a migration declared, as either engine names it.
    fn of(declared: &str) -> Option<Self> {
        Some(match declared.to_ascii_lowercase().as_str() {
            "uuid" => Self::Id,
            "bytea" => Self::Bytes,
            "text" => Self::Text,
            "bigint" => Self::Number,
            "smallint" => Self::Code,
            "boolean" => Self::Fact,
            _ => return None,
        })
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the door")]
pub(super) async fn columns(
    db: &DatabaseTransaction,
    table: &str,
) -> Result<Vec<Column>, StorageError> {
    let backend = backend_of(db);
    let sql = match backend {
        DatabaseBackend::Sqlite => {
            format!("SELECT name, type AS declared FROM pragma_table_info('{table}')")
        }
        _ => format!(
            "SELECT column_name::text AS name, data_type::text AS declared FROM information_schema.columns \
             WHERE table_schema = current_schema() AND table_name = '{table}' ORDER BY ordinal_position"
        ),
    };
    let mut columns = Vec::new();
    for row in db
        .query_all_raw(Statement::from_string(backend, sql))
        .await?
    {
        let declared: String = row.try_get("", "declared")?;
        let kind = Kind::of(&declared).ok_or(StorageError::UnknownType(declared))?;
        columns.push(Column {
            name: row.try_get("", "name")?,
            kind,
        });
    }
    Ok(columns)
}

pub(super) fn backend_of(db: &DatabaseTransaction) -> DatabaseBackend {
    ConnectionTrait::get_database_backend(db)
}
