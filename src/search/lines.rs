//! Messages as search sees them.

use serde::Deserialize;
use uuid::Uuid;
use yingke_text_index::Place;

use super::clear::clear;
use crate::{
    reception::{Lane, Row},
    vocabulary::ConversationId,
};

/// Tags of the two lanes.
pub const PUBLIC: &str = "message";
pub const STAFF: &str = "whisper";

#[derive(Deserialize)]
struct Words {
    text: Option<String>,
    name: Option<String>,
    title: Option<String>,
    no: Option<String>,
}

/// What a line says, without what is personal; none where nothing is said.
pub fn words_of(row: &Row) -> Option<String> {
    if !matches!(
        &*row.kind,
        "text" | "file" | "product" | "order" | "case" | "card" | "card_answer"
    ) {
        return None;
    }
    let Words {
        text,
        name,
        title,
        no,
    } = serde_json::from_str(&row.body).ok()?;
    let said: Vec<_> = [text, name, title, no].into_iter().flatten().collect();
    (!said.is_empty()).then(|| clear(&said.join(" ")))
}

/// The number that a recall takes back.
pub fn recalled(row: &Row) -> Option<i64> {
    #[derive(Deserialize)]
    struct Recall {
        seq: i64,
    }
    (row.kind == "recall").then(|| {
        serde_json::from_str(&row.body)
            .ok()
            .map(|recall: Recall| recall.seq)
    })?
}

pub const fn tag(lane: Lane) -> &'static str {
    match lane {
        Lane::Public => PUBLIC,
        Lane::Staff => STAFF,
    }
}

pub fn place(conversation: ConversationId, lane: Lane, seq: i64) -> Place {
    Place {
        of: conversation.0.into_bytes(),
        no: seq.cast_unsigned() * 2 + u64::from(lane.code().cast_unsigned()),
    }
}

pub fn stands(place: Place) -> (ConversationId, Lane, i64) {
    let conversation = ConversationId(Uuid::from_bytes(place.of));
    let lane = Lane::from_code((place.no % 2) as i16);
    (conversation, lane, (place.no / 2).cast_signed())
}
