//! The last line of a conversation, as the list shows it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::reception::{Lane, Row, SenderKind};

const LAST_LINE_CHARS: usize = 80;

/// What a line of the list may be: something said, by a person or a machine, unlike comings and goings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    Text,
    Image,
    File,
    Product,
    Order,
    Card,
    CardAnswer,
    Recalled,
}

impl LineKind {
    pub(super) const ALL: [Self; 8] = [
        Self::Text,
        Self::Image,
        Self::File,
        Self::Product,
        Self::Order,
        Self::Card,
        Self::CardAnswer,
        Self::Recalled,
    ];

    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Image => "image",
            Self::File => "file",
            Self::Product => "product",
            Self::Order => "order",
            Self::Card => "card",
            Self::CardAnswer => "card_answer",
            Self::Recalled => "recalled",
        }
    }

    /// Something a person said: unlike comings and goings, and what the shop says by itself.
    fn of(row: &Row) -> Option<Self> {
        let is_said = row.lane == Lane::Public && row.sender.kind != SenderKind::System;
        let mut kinds = Self::ALL.into_iter();
        kinds.find(|kind| is_said && kind.word() == row.kind)
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct LastLine {
    pub seq: i64,
    pub from: SenderKind,
    pub kind: LineKind,
    pub text: String,
}

/// The words a list has room for; none of what is no line.
pub fn last_line(row: &Row) -> Option<LastLine> {
    let kind = LineKind::of(row)?;
    let body: serde_json::Value = serde_json::from_str(&row.body).unwrap_or_default();
    let words = ["text", "title", "name"]
        .iter()
        .find_map(|field| body.get(field)?.as_str());
    let text = words
        .unwrap_or_default()
        .chars()
        .take(LAST_LINE_CHARS)
        .collect();
    Some(LastLine {
        seq: row.seq,
        from: row.sender.kind,
        kind,
        text,
    })
}
