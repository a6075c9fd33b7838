//! Rows of every table as plain values, the same on both engines: what a backup is made of.

use futures_util::{Stream, TryStreamExt};
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseBackend, DatabaseTransaction, IsolationLevel, QueryResult,
    Statement, StreamTrait, TransactionOptions, TransactionTrait, Value,
};
use serde_json::Value as Json;
use uuid::Uuid;

use super::{StorageError, Store};

/// Every table, parents before children. A test holds it against the database.
pub const TABLES: &[&str] = &[
    "shop",
    "person",
    "sign_in",
    "member",
    "presence",
    "job",
    "shift",
    "clocking",
    "shift_rules",
    "customer",
    "customer_device",
    "looking",
    "conversation",
    "conversation_head",
    "entry",
    "session",
    "watermark",
    "desk",
    "star",
    "phrase",
    "phrase_folder",
    "phrase_use",
    "shop_picture",
    "contact",
    "timer",
    "outbox",
    "audit_head",
    "audit",
    "file",
    "upload",
    "category",
    "delivery_template",
    "product",
    "product_text",
    "product_match",
    "sku",
    "product_change",
    "stock_rules",
    "goods_deed",
    "goods_picture",
    "goods_import",
    "goods_import_piece",
    "goods_import_fault",
    "goods_import_change",
    "goods_import_shown",
    "goods_layout",
    "goods_origin",
    "taobao_category",
    "taobao_name",
    "goods_batch",
    "goods_batch_item",
    "assistant_rules",
    "trade_order",
    "order_line",
    "order_event",
    "payout",
    "collection",
    "trade_deed",
    "order_note",
    "trade_rules",
    "after_sale",
    "trade_request",
    "asked_price",
    "order_invoice",
    "order_filter",
    "cart_line",
    "parcel",
    "parcel_step",
    "order_import",
    "order_import_fault",
    "card",
    "card_rules",
    "review",
    "dispatch_rules",
    "dispatch_trace",
    "dedicated_member",
    "dispatch_left",
    "follow_mark",
    "notice",
    "notice_to",
    "notice_read",
    "notice_mark",
    "notice_wishes",
    "notice_keeping",
    "calendar_day",
    "duty_times",
    "customer_block",
    "promise",
    "promise_rules",
    "auto_reply",
    "auto_reply_sent",
    "auto_reply_own",
    "push_key",
    "push_device",
    "push_due",
    "rating_rules",
    "rating",
    "metric_profile",
    "metric_day",
    "metric_left",
];

/// A column and how it is written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
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

/// One moment of the whole database, however long it takes to read.
pub struct Snapshot(DatabaseTransaction);

impl Store {
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub async fn snapshot(&self) -> Result<Snapshot, StorageError> {
        let is_sqlite = self.0.read.get_database_backend() == DatabaseBackend::Sqlite;
        let options = TransactionOptions {
            isolation_level: (!is_sqlite).then_some(IsolationLevel::RepeatableRead),
            access_mode: (!is_sqlite).then_some(AccessMode::ReadOnly),
            ..Default::default()
        };
        let tx = self.0.read.begin_with_options(options).await?;
        if !is_sqlite {
            tx.execute_unprepared(
                "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0",
            )
            .await?;
        }
        Ok(Snapshot(tx))
    }

    /// Inserts rows of one table, as a snapshot gave them.
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub async fn load_rows(&self, table: &str, rows: &[Vec<Json>]) -> Result<(), StorageError> {
        let _turn = self.gate().turn().await;
        let tx = self.write_connection().begin().await?;
        let columns = columns(&tx, table).await?;
        let names: Vec<_> = columns.iter().map(|column| column.name.as_str()).collect();
        let places: Vec<_> = (1..=columns.len())
            .map(|place| format!("${place}"))
            .collect();
        let sql = format!(
            "INSERT INTO {table} ({}) VALUES ({})",
            names.join(", "),
            places.join(", ")
        );
        for row in rows {
            let values = columns
                .iter()
                .zip(row)
                .map(|(column, json)| read_value(column.kind, json));
            let values: Vec<Value> = values.collect::<Result<_, _>>()?;
            let insert = Statement::from_sql_and_values(backend_of(&tx), &sql, values);
            tx.execute_raw(insert).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Whether nobody has put anything in yet.
    pub async fn is_empty(&self) -> Result<bool, StorageError> {
        let shops = self
            .across_shops()
            .rows::<yingke_schema::shops::shop::Entity>();
        Ok(shops.limit(1).one().await?.is_none())
    }
}

impl Snapshot {
    pub async fn columns(&self, table: &str) -> Result<Vec<Column>, StorageError> {
        columns(&self.0, table).await
    }

    /// The rows of a table, one JSON array each.
    pub async fn rows<'a>(
        &'a self,
        table: &str,
        columns: &'a [Column],
    ) -> Result<impl Stream<Item = Result<Vec<Json>, StorageError>> + 'a, StorageError> {
        let names: Vec<_> = columns.iter().map(|column| column.name.as_str()).collect();
        let sql = format!("SELECT {} FROM {table}", names.join(", "));
        let rows = self
            .0
            .stream_raw(Statement::from_string(backend_of(&self.0), sql))
            .await?;
        Ok(rows.map_err(StorageError::from).and_then(async move |row| {
            let values = columns.iter().map(|column| write_value(&row, column));
            Ok(values.collect::<Result<Vec<_>, _>>()?)
        }))
    }

    /// The newest change of the tables that this database has seen.
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub async fn newest_migration(&self) -> Result<String, StorageError> {
        let sql = "SELECT MAX(version) AS version FROM seaql_migrations";
        let rows = self
            .0
            .query_all_raw(Statement::from_string(backend_of(&self.0), sql))
            .await?;
        let version = rows.first().map(|row| row.try_get("", "version"));
        Ok(version.transpose()?.unwrap_or_default())
    }

    /// Tables that are there, apart from the migrations' own.
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub async fn tables(&self) -> Result<Vec<String>, StorageError> {
        let sql = match backend_of(&self.0) {
            DatabaseBackend::Sqlite => {
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'seaql%'"
            }
            _ => {
                "SELECT table_name::text AS name FROM information_schema.tables WHERE table_schema = current_schema() AND table_name NOT LIKE 'seaql%'"
            }
        };
        let rows = self
            .0
            .query_all_raw(Statement::from_string(backend_of(&self.0), sql));
        let names = rows
            .await?
            .iter()
            .map(|row| row.try_get("", "name"))
            .collect::<Result<_, _>>()?;
        Ok(names)
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the door")]
async fn columns(db: &DatabaseTransaction, table: &str) -> Result<Vec<Column>, StorageError> {
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

fn backend_of(db: &DatabaseTransaction) -> DatabaseBackend {
    ConnectionTrait::get_database_backend(db)
}

fn write_value(row: &QueryResult, column: &Column) -> Result<Json, sea_orm::DbErr> {
    let name = column.name.as_str();
    Ok(match column.kind {
        Kind::Id => row
            .try_get::<Option<Uuid>>("", name)?
            .map(|id| id.to_string())
            .into(),
        Kind::Bytes => row
            .try_get::<Option<Vec<u8>>>("", name)?
            .map(|bytes| hex(&bytes))
            .into(),
        Kind::Text => row.try_get::<Option<String>>("", name)?.into(),
        Kind::Number => row.try_get::<Option<i64>>("", name)?.into(),
        Kind::Code => row.try_get::<Option<i16>>("", name)?.into(),
        Kind::Fact => row.try_get::<Option<bool>>("", name)?.into(),
    })
}

fn read_value(kind: Kind, json: &Json) -> Result<Value, StorageError> {
    let text = json.as_str();
    Ok(match kind {
        Kind::Id => {
            let id = text.map(Uuid::parse_str).transpose();
            id.map_err(|_| StorageError::BadRow)?.into()
        }
        Kind::Bytes => text.map(unhex).transpose()?.into(),
        Kind::Text => text.map(str::to_owned).into(),
        Kind::Number => json.as_i64().into(),
        Kind::Code => json.as_i64().map(|code| code as i16).into(),
        Kind::Fact => json.as_bool().into(),
    })
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

fn unhex(text: &str) -> Result<Vec<u8>, StorageError> {
    let pair = |pair: &[u8]| {
        let pair = std::str::from_utf8(pair).ok()?;
        u8::from_str_radix(pair, 16).ok()
    };
    text.as_bytes()
        .chunks(2)
        .map(pair)
        .collect::<Option<_>>()
        .ok_or(StorageError::BadRow)
}
