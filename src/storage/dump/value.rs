//! One value of a row, as JSON and back.

use sea_orm::{QueryResult, Value};
use serde_json::Value as Json;
use uuid::Uuid;

use super::column::{Column, Kind};
use crate::storage::StorageError;

pub(super) fn write_value(row: &QueryResult, column: &Column) -> Result<Json, sea_orm::DbErr> {
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

pub(super) fn read_value(kind: Kind, json: &Json) -> Result<Value, StorageError> {
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
