use axum::http::{HeaderMap, header};
use serde::Deserialize;
use utoipa::IntoParams;

/// In which language a file is written for who reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    Zh,
    En,
}

impl Lang {
    /// Of `en`, or of a browser's list of languages: `en-GB,en;q=0.9,zh-CN;q=0.8`. What is not English is Chinese.
    pub fn of(asked: &str) -> Self {
        let first = asked.split([',', ';', '-']).next().unwrap_or_default();
        if first.trim().eq_ignore_ascii_case("en") {
            Self::En
        } else {
            Self::Zh
        }
    }
}

/// Who reads a file.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Reader {
    /// `zh-CN` or `en`; without it what the browser asks for.
    lang: Option<String>,
}

impl Reader {
    pub fn lang(&self, headers: &HeaderMap) -> Lang {
        let asked = headers.get(header::ACCEPT_LANGUAGE);
        let asked = asked.and_then(|asked| asked.to_str().ok());
        Lang::of(self.lang.as_deref().or(asked).unwrap_or_default())
    }
}
