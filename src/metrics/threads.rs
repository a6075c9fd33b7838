//! From the log to what the engine counts.

use std::collections::HashMap;

use serde_json::Value;
use uuid::Uuid;
use yingke_reply_metrics::{Event, Line, Thread};

use super::left::Left;
use crate::{
    reception::{History, Lane, Row, SenderKind},
    vocabulary::{ConversationId, CustomerId, Millis},
};

/// When a customer was blocked, and let in again.
pub type Blocks = HashMap<CustomerId, Vec<(Millis, Option<Millis>)>>;

/// What the log does not say by itself.
#[derive(Default)]
pub struct Beside {
    /// Receptions that began while nobody was there.
    pub left: Left,
    pub blocks: Blocks,
}

pub fn thread(history: &History, beside: &Beside) -> Thread {
    let recalled = recalls(&history.rows);
    let lines = history.rows.iter().filter_map(|row| {
        let event = event_of(row, history.conversation, beside)?;
        Some(Line {
            at: row.at,
            seq: row.seq,
            event,
            recalled_at: recalled.get(&(row.lane, row.seq)).copied(),
        })
    });
    let mut lines: Vec<_> = lines.collect();
    add_blocks(&mut lines, history.customer, beside);
    Thread {
        id: history.conversation.0,
        customer: history.customer.0,
        lines,
    }
}

fn recalls(rows: &[Row]) -> HashMap<(Lane, i64), Millis> {
    let taken_back = rows.iter().filter(|row| row.kind == "recall");
    let named = taken_back.filter_map(|row| Some(((row.lane, body(row)["seq"].as_i64()?), row.at)));
    named.collect()
}

fn body(row: &Row) -> Value {
    serde_json::from_str(&row.body).unwrap_or_default()
}

fn event_of(row: &Row, conversation: ConversationId, beside: &Beside) -> Option<Event> {
    Some(match (row.lane, &*row.kind) {
        (Lane::Staff, "no_reply") => Event::NoReply,
        (Lane::Staff, _) | (_, "recall") => return None,
        (_, "open") => {
            let session = body(row)["session"].as_i64()?;
            Event::Opened {
                session,
                left_message: beside.left.nobody.contains(&(conversation, session)),
                all_suspended: beside.left.suspended.contains(&(conversation, session)),
            }
        }
        (_, "close") => Event::Closed,
        (_, "assign") => Event::Assigned {
            to: Uuid::parse_str(body(row)["member"].as_str()?).ok()?,
        },
        _ => match row.sender.kind {
            SenderKind::Customer => Event::Asked,
            SenderKind::Member => Event::Answered { by: row.sender.id },
            SenderKind::System => Event::Automatic,
        },
    })
}

fn add_blocks(lines: &mut Vec<Line>, customer: CustomerId, beside: &Beside) {
    let Some(blocks) = beside.blocks.get(&customer) else {
        return;
    };
    let line = |at, event| Line {
        at,
        seq: 0,
        event,
        recalled_at: None,
    };
    for (from, until) in blocks {
        lines.push(line(*from, Event::Blocked));
        lines.extend(until.map(|until| line(until, Event::Unblocked)));
    }
    lines.sort_by_key(|line| line.at);
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        reception::{Key, Sender},
        vocabulary::{ClientId, ShopId},
    };

    fn row(seq: i64, kind: &'static str, from: SenderKind, body: &str) -> Row {
        Row {
            key: key(),
            lane: Lane::Public,
            seq,
            client_id: ClientId(Uuid::nil()),
            sender: Sender {
                kind: from,
                id: Uuid::from_u128(9),
                name: Arc::from(""),
            },
            follows: 0,
            kind: kind.into(),
            body: body.into(),
            at: seq * 1_000,
            channel: Arc::from("widget"),
            external_id: None,
        }
    }

    fn key() -> Key {
        Key {
            shop: ShopId(Uuid::nil()),
            conversation: ConversationId(Uuid::from_u128(1)),
        }
    }

    fn history(rows: Vec<Row>) -> History {
        History {
            conversation: key().conversation,
            customer: CustomerId(Uuid::from_u128(2)),
            rows,
        }
    }

    #[test]
    fn the_log_reads_as_events_and_a_recall_marks_its_line() {
        let rows = vec![
            row(1, "open", SenderKind::System, r#"{"session":3}"#),
            row(2, "recalled", SenderKind::Customer, "{}"),
            row(3, "text", SenderKind::System, r#"{"text":"您好"}"#),
            row(4, "recall", SenderKind::Customer, r#"{"seq":2}"#),
            row(5, "text", SenderKind::Member, r#"{"text":"在的"}"#),
        ];
        let mut beside = Beside::default();
        beside.left.nobody.insert((key().conversation, 3));
        let lines = thread(&history(rows), &beside).lines;
        let by = Uuid::from_u128(9);
        let events: Vec<_> = lines.iter().map(|line| line.event).collect();
        let opened = Event::Opened {
            session: 3,
            left_message: true,
            all_suspended: false,
        };
        assert_eq!(
            events,
            [
                opened,
                Event::Asked,
                Event::Automatic,
                Event::Answered { by }
            ]
        );
        assert_eq!(lines[1].recalled_at, Some(4_000));
    }

    #[test]
    fn a_block_stands_among_the_lines_in_its_time() {
        let rows = vec![
            row(1, "text", SenderKind::Customer, "{}"),
            row(5, "text", SenderKind::Customer, "{}"),
        ];
        let mut beside = Beside::default();
        let customer = CustomerId(Uuid::from_u128(2));
        beside.blocks.insert(customer, vec![(3_000, Some(4_000))]);
        let lines = thread(&history(rows), &beside).lines;
        let events: Vec<_> = lines.iter().map(|line| line.event).collect();
        assert_eq!(
            events,
            [Event::Asked, Event::Blocked, Event::Unblocked, Event::Asked]
        );
    }
}
