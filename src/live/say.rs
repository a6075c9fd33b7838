//! Frames to clients, written by hand where they are many.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::{Value, json};

use super::socket::Audience;
use crate::{
    guard::Finding,
    reception::{Head, Key, Lane, Outcome, Refusal, Row, SenderKind, marks::Marks},
    vocabulary::{ClientId, ConversationId, Millis},
};

/// An entry without `type` and `conversation`: what stands in a page, and at the end of an `entry` frame.
fn write_entry(out: &mut String, row: &Row, audience: Audience) {
    let _ = write!(
        out,
        "\"lane\":\"{}\",\"seq\":{},\"at\":{},\"from\":{{\"kind\":\"{}\"",
        row.lane.word(),
        row.seq,
        row.at,
        row.sender.kind.word()
    );
    let is_staff = audience == Audience::Staff;
    if is_staff && row.sender.kind != SenderKind::System {
        let _ = write!(out, ",\"id\":\"{}\"", row.sender.id);
    }
    if !row.sender.name.is_empty() {
        out.push_str(",\"name\":");
        write_text(out, &row.sender.name);
    }
    let _ = write!(
        out,
        "}},\"kind\":\"{}\",\"body\":{}",
        row.kind,
        shown_body(row, audience)
    );
    if is_staff || row.sender.kind == SenderKind::Customer {
        let _ = write!(out, ",\"client_id\":\"{}\"", row.client_id);
    }
    if row.lane == Lane::Staff {
        let _ = write!(out, ",\"follows\":{}", row.follows);
    }
}

/// A JSON string. Names hardly ever hold what JSON writes in another way.
fn write_text(out: &mut String, text: &str) {
    let is_plain = |byte: u8| byte >= b' ' && byte != b'"' && byte != b'\\';
    if text.bytes().all(is_plain) {
        out.push('"');
        out.push_str(text);
        out.push('"');
    } else {
        let _ = write!(out, "{}", Value::from(text));
    }
}

/// Customers know members by name only.
fn shown_body(row: &Row, audience: Audience) -> std::borrow::Cow<'_, str> {
    if audience == Audience::Customer && row.kind == "assign" {
        let body: Value = serde_json::from_str(&row.body).unwrap_or_default();
        return json!({ "name": body["name"], "by": body["by"] })
            .to_string()
            .into();
    }
    row.body.as_str().into()
}

pub fn entry(row: &Row, audience: Audience) -> String {
    let mut out = String::with_capacity(row.body.len() + 320);
    let _ = write!(
        out,
        "{{\"type\":\"entry\",\"conversation\":\"{}\",",
        row.key.conversation
    );
    write_entry(&mut out, row, audience);
    out.push('}');
    out
}

/// A run of the log, ascending. `skipped` is what was left out before it.
pub struct PageFrame<'a> {
    pub key: Key,
    pub lane: Lane,
    pub rows: &'a [Row],
    pub more: bool,
    pub skipped: Option<(i64, i64)>,
}

impl PageFrame<'_> {
    pub fn json(&self, audience: Audience) -> String {
        let mut out = String::with_capacity(self.rows.len() * 320 + 160);
        let (conversation, lane) = (self.key.conversation, self.lane.word());
        let _ = write!(
            out,
            "{{\"type\":\"page\",\"conversation\":\"{conversation}\",\"lane\":\"{lane}\",\"more\":{},",
            self.more
        );
        if let Some((from, to)) = self.skipped {
            let _ = write!(out, "\"skipped\":{{\"from\":{from},\"to\":{to}}},");
        }
        out.push_str("\"entries\":");
        out.push_str(&entries(self.rows, audience));
        out.push('}');
        out
    }
}

/// A JSON array of entries.
pub fn entries(rows: &[Row], audience: Audience) -> String {
    let mut out = String::from("[");
    for (place, row) in rows.iter().enumerate() {
        out.push_str(if place == 0 { "{" } else { ",{" });
        write_entry(&mut out, row, audience);
        out.push('}');
    }
    out.push(']');
    out
}

pub fn outcome(key: Key, client_id: ClientId, outcome: &Outcome) -> String {
    match outcome {
        Outcome::Stored { lane, seq, at } => {
            let mut out = String::with_capacity(192);
            let _ = write!(
                out,
                "{{\"type\":\"ack\",\"client_id\":\"{client_id}\",\"conversation\":\"{}\",\"lane\":\"{}\",\"seq\":{seq},\"at\":{at}}}",
                key.conversation,
                lane.word()
            );
            out
        }
        Outcome::Refused(refusal) => {
            let code = match refusal {
                Refusal::Conflict => "conflict",
                Refusal::TooLate => "too_late",
                Refusal::NoConversation => "not_found",
                _ => "refused",
            };
            let trouble = Trouble::new(code, refusal.to_string());
            let reason = (code == "refused").then_some(*refusal);
            Trouble { reason, ..trouble }
                .of(client_id)
                .within(key.conversation)
                .json()
        }
        Outcome::Unavailable => {
            Trouble::new("storage_unavailable", "nothing was stored; try again")
                .of(client_id)
                .within(key.conversation)
                .json()
        }
    }
}

/// An `error` frame.
#[derive(Serialize)]
pub struct Trouble<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    code: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Refusal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_id: Option<ClientId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    conversation: Option<ConversationId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    findings: Option<&'a [Finding]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_ms: Option<u64>,
}

impl<'a> Trouble<'a> {
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            kind: "error",
            code,
            message: message.into(),
            reason: None,
            client_id: None,
            conversation: None,
            findings: None,
            retry_ms: None,
        }
    }

    pub fn of(self, client_id: ClientId) -> Self {
        Self {
            client_id: Some(client_id),
            ..self
        }
    }

    pub fn within(self, conversation: ConversationId) -> Self {
        Self {
            conversation: Some(conversation),
            ..self
        }
    }

    pub fn finding(self, findings: &'a [Finding]) -> Self {
        Self {
            findings: Some(findings),
            ..self
        }
    }

    /// The client's own fault.
    pub fn is_bad_frame(&self) -> bool {
        self.code == "bad_frame"
    }

    pub fn retry(self, retry_ms: u64) -> Self {
        Self {
            retry_ms: Some(retry_ms),
            ..self
        }
    }

    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

pub fn resumed(key: Key, head: &Head, marks: Marks, audience: Audience) -> String {
    let staff = (audience == Audience::Staff).then_some(head.staff_seq);
    let mut frame = json!({
        "type": "resumed", "conversation": key.conversation, "public": head.public_seq, "marks": marks,
    });
    if let Some(staff) = staff {
        frame["staff"] = staff.into();
    }
    frame.to_string()
}

pub fn marks(key: Key, marks: Marks) -> String {
    json!({ "type": "marks", "conversation": key.conversation, "marks": marks }).to_string()
}

/// A sign of life that carries where the log stands: what got lost on the way is noticed by it.
pub fn ping(
    at: Millis,
    heads: &[(ConversationId, i64, i64)],
    audience: Audience,
    desk: Option<i64>,
) -> String {
    let mut out = format!("{{\"type\":\"ping\",\"at\":{at},\"heads\":{{");
    for (place, (conversation, public, staff)) in heads.iter().enumerate() {
        let comma = if place == 0 { "" } else { "," };
        let _ = write!(out, "{comma}\"{conversation}\":[{public}");
        if audience == Audience::Staff {
            let _ = write!(out, ",{staff}");
        }
        out.push(']');
    }
    out.push('}');
    if let Some(desk) = desk {
        let _ = write!(out, ",\"desk\":{desk}");
    }
    out.push('}');
    out
}

pub fn notice(code: &str) -> String {
    json!({ "type": "notice", "code": code }).to_string()
}
