//! The two protocols the load speaks, read and written without parsing: the generator shares the machine with what it measures.

use std::sync::OnceLock;

use uuid::Uuid;
use yingke::vocabulary::Clock;

use crate::stamp::Stamp;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    Yingke,
    Limit,
}

#[derive(Debug, PartialEq, Eq)]
pub enum Heard<'a> {
    /// Someone's words, and where an answer to them goes.
    Said {
        from: &'a str,
        stamp: Stamp,
    },
    /// What was written at this time is stored.
    Stored(u64),
    /// To be answered with this.
    Ping(String),
    Trouble,
    Other,
}

impl Tongue {
    pub fn say(self, to: &str, stamp: Stamp) -> String {
        let text = stamp.text();
        match self {
            Self::Yingke => format!(
                "{{\"type\":\"send\",\"client_id\":\"{}\",\"conversation\":\"{to}\",\"kind\":\"text\",\"body\":{{\"text\":\"{text}\"}}}}",
                id_of(stamp.sent_ns)
            ),
            Self::Limit => format!(
                "{{\"t\":\"msg\",\"to\":\"{to}\",\"id\":{},\"body\":\"{text}\"}}",
                stamp.sent_ns
            ),
        }
    }

    pub fn hear(self, frame: &str) -> Heard<'_> {
        match self {
            Self::Yingke => hear_yingke(frame),
            Self::Limit => hear_limit(frame),
        }
        .unwrap_or(Heard::Other)
    }
}

fn hear_yingke(frame: &str) -> Option<Heard<'_>> {
    let kind = frame.strip_prefix("{\"type\":\"")?;
    if kind.starts_with("entry\"") {
        let from = quoted_after(frame, "\"conversation\":\"")?;
        let stamp = Stamp::find(frame)?;
        return Some(Heard::Said { from, stamp });
    }
    if kind.starts_with("ack\"") {
        let id = Uuid::try_parse(quoted_after(frame, "\"client_id\":\"")?).ok()?;
        return Some(Heard::Stored(sent_of(id)));
    }
    if kind.starts_with("ping\"") {
        let at = number_after(frame, "\"at\":")?;
        return Some(Heard::Ping(format!("{{\"type\":\"pong\",\"at\":{at}}}")));
    }
    kind.starts_with("error\"").then_some(Heard::Trouble)
}

fn hear_limit(frame: &str) -> Option<Heard<'_>> {
    let kind = frame.strip_prefix("{\"t\":\"")?;
    if kind.starts_with("msg\"") {
        let from = quoted_after(frame, "\"from\":\"")?;
        let stamp = Stamp::find(frame)?;
        return Some(Heard::Said { from, stamp });
    }
    if kind.starts_with("ack\"") {
        return Some(Heard::Stored(number_after(frame, "\"id\":")?));
    }
    kind.starts_with("error\"").then_some(Heard::Trouble)
}

fn quoted_after<'a>(frame: &'a str, name: &str) -> Option<&'a str> {
    let rest = &frame[frame.find(name)? + name.len()..];
    Some(&rest[..rest.find('"')?])
}

fn number_after(frame: &str, name: &str) -> Option<u64> {
    let rest = &frame[frame.find(name)? + name.len()..];
    let end = rest.find(|c: char| !c.is_ascii_digit());
    rest[..end.unwrap_or(rest.len())].parse().ok()
}

const LOW: u64 = (1 << 62) - 1;

/// A UUIDv7 of the time of writing that also carries it to the nanosecond, so that no table of open sends is kept.
fn id_of(sent_ns: u64) -> Uuid {
    static BEGAN: OnceLock<u64> = OnceLock::new();
    let began = *BEGAN.get_or_init(|| Clock::system().now() as u64);
    let millis = began + sent_ns / 1_000_000;
    Uuid::from_u64_pair(millis << 16 | 0x7000, 0b10 << 62 | sent_ns & LOW)
}

fn sent_of(id: Uuid) -> u64 {
    id.as_u64_pair().1 & LOW
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_acknowledgement_tells_when_its_message_was_written() {
        let frame = format!(
            "{{\"type\":\"ack\",\"client_id\":\"{}\",\"seq\":3}}",
            id_of(77)
        );
        assert_eq!(Tongue::Yingke.hear(&frame), Heard::Stored(77));
        assert_eq!(
            Tongue::Limit.hear("{\"t\":\"ack\",\"id\":77}"),
            Heard::Stored(77)
        );
        assert_eq!(id_of(77).get_version_num(), 7);
    }

    #[test]
    fn an_entry_names_where_its_answer_goes() {
        let stamp = Stamp::question(5);
        let text = stamp.text();
        let frame = format!("{{\"type\":\"entry\",\"conversation\":\"abc\",\"body\":\"{text}\"}}");
        assert_eq!(
            Tongue::Yingke.hear(&frame),
            Heard::Said { from: "abc", stamp }
        );
    }
}
