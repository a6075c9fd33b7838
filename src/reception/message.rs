//! Bodies of messages: parsed at the door, so that what is stored is always well formed.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// Longest text, in characters.
pub const TEXT_CHARS: usize = 4_000;

/// A message as a client sends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    Text { text: String, quote: Option<i64> },
    Image { file: Uuid, quote: Option<i64> },
    File { file: Uuid },
    Product { product: Uuid },
    Order { order: Uuid },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadMessage {
    #[error("there is no such kind of message")]
    Kind,
    #[error("the body does not fit the kind")]
    Body,
    #[error("a text has 1 to 4,000 characters and no NUL")]
    Text,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Text {
    text: String,
    quote: Option<i64>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Image {
    file: Uuid,
    quote: Option<i64>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct File {
    file: Uuid,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Product {
    product: Uuid,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Order {
    order: Uuid,
}

impl Message {
    /// Reads a body of the protocol.
    pub fn parse(kind: &str, body: &str) -> Result<Self, BadMessage> {
        fn read<'a, T: Deserialize<'a>>(body: &'a str) -> Result<T, BadMessage> {
            serde_json::from_str(body).map_err(|_| BadMessage::Body)
        }
        Ok(match kind {
            "text" => {
                let Text { text, quote } = read(body)?;
                check_text(&text)?;
                Self::Text { text, quote }
            }
            "image" => {
                let Image { file, quote } = read(body)?;
                Self::Image { file, quote }
            }
            "file" => Self::File {
                file: read::<File>(body)?.file,
            },
            "product" => Self::Product {
                product: read::<Product>(body)?.product,
            },
            "order" => Self::Order {
                order: read::<Order>(body)?.order,
            },
            _ => return Err(BadMessage::Kind),
        })
    }

    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Text { .. } => "text",
            Self::Image { .. } => "image",
            Self::File { .. } => "file",
            Self::Product { .. } => "product",
            Self::Order { .. } => "order",
        }
    }

    /// What is stored of a text; cards and files are filled in by their areas.
    pub fn text_body(text: &str, quote: Option<i64>) -> String {
        serde_json::to_string(&Said { quote, text }).expect("a text and a number are JSON")
    }
}

#[derive(Serialize)]
struct Said<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<i64>,
    text: &'a str,
}

fn check_text(text: &str) -> Result<(), BadMessage> {
    let is_long = text.len() > TEXT_CHARS && text.chars().count() > TEXT_CHARS;
    if text.trim().is_empty() || is_long || text.contains('\0') {
        return Err(BadMessage::Text);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_are_exact() {
        assert!(Message::parse("text", r#"{"text":"在吗"}"#).is_ok());
        assert_eq!(
            Message::parse("text", r#"{"text":"在吗","html":true}"#),
            Err(BadMessage::Body)
        );
        assert_eq!(
            Message::parse("text", r#"{"text":" \n"}"#),
            Err(BadMessage::Text)
        );
        assert_eq!(
            Message::parse("text", "{\"text\":\"a\\u0000\"}"),
            Err(BadMessage::Text)
        );
        assert_eq!(Message::parse("script", "{}"), Err(BadMessage::Kind));
    }

    #[test]
    fn what_is_stored_of_a_text_stays_as_it_was_for_retries() {
        assert_eq!(
            Message::text_body("在吗 \"?\"", None),
            r#"{"text":"在吗 \"?\""}"#
        );
        assert_eq!(
            Message::text_body("在", Some(7)),
            r#"{"quote":7,"text":"在"}"#
        );
    }

    #[test]
    fn length_counts_characters_not_bytes() {
        let fits = format!(r#"{{"text":"{}"}}"#, "桌".repeat(TEXT_CHARS));
        assert!(Message::parse("text", &fits).is_ok());
        let long = format!(r#"{{"text":"{}"}}"#, "桌".repeat(TEXT_CHARS + 1));
        assert_eq!(Message::parse("text", &long), Err(BadMessage::Text));
    }
}
