//! In whose words values are said.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{
    assistant::words::plain,
    calendar::LocalTime,
    catalogue::sku_words,
    http::Lang,
    vocabulary::{Millis, TemplateId},
};

/// A spreadsheet's cell holds no more.
pub(super) const MOST_CHARS: usize = 32_000;

/// In whose words values are said.
pub(super) struct Reading {
    pub(super) lang: Lang,
    pub(super) templates: BTreeMap<TemplateId, String>,
}

impl Reading {
    /// A value as people read it.
    pub(super) fn said(&self, field: &str, value: &Value) -> String {
        let text = match (field, value) {
            ("price_fen", Value::Number(number)) => {
                let fen = number.as_i64().unwrap_or_default();
                format!("{}.{:02}", fen / 100, fen % 100)
            }
            ("list_at", Value::Number(at)) => moment(at.as_i64().unwrap_or_default()),
            ("template", Value::Null) => self.lang.pick(["包邮", "Free delivery"]).to_owned(),
            ("template", Value::String(id)) => self.template(id),
            ("props", Value::String(props)) => sku_words(props),
            (_, Value::String(code)) => match self.lang.value(field, code) {
                Some(words) => words.to_owned(),
                None => code.clone(),
            },
            (_, value) => plain(value, self.lang),
        };
        text.chars().take(MOST_CHARS).collect()
    }

    /// One that is gone is known by its id alone.
    fn template(&self, id: &str) -> String {
        let known = id.parse().ok().map(TemplateId);
        let name = known.and_then(|id| self.templates.get(&id));
        name.cloned().unwrap_or_else(|| id.to_owned())
    }
}

/// `2026-10-01 09:30` as the shop's clock shows it.
fn moment(at: Millis) -> String {
    let LocalTime { date, minute, .. } = LocalTime::of(at);
    format!("{date} {:02}:{:02}", minute / 60, minute % 60)
}
