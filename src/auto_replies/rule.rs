use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{keyword::Keyword, schedule::When, words};
use crate::{http::Problem, vocabulary::FileId};

const MOST_NAME: usize = 30;
const MOST_TEXT: usize = 500;
const MOST_PICTURES: usize = 4;
const MOST_PRIORITY: i64 = 100;
const LEAST_WAIT_S: i64 = 10;
const MOST_WAIT_S: i64 = 24 * 60 * 60;
const MOST_OPEN: i64 = 200;
const WEEK_MINUTES: i64 = 7 * 24 * 60;

/// One automatic reply of a shop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AutoReplyRule)]
pub struct Rule {
    /// 1 to 30 characters.
    pub name: String,
    pub is_on: bool,
    pub occasion: Occasion,
    pub when: When,
    pub once: Once,
    /// 0 to 100; the highest that holds is the one that speaks.
    pub priority: i64,
    /// 1 to 500 characters, with variables such as `{customer}`; empty only beside a picture.
    pub text: String,
    /// At most 4 pictures of the shop, which follow the text.
    #[serde(default)]
    #[schema(required)]
    pub pictures: Vec<FileId>,
    /// Of a member's state: who has words of their own for it says those.
    #[serde(default)]
    #[schema(required)]
    pub takes_own_words: bool,
}

/// What a rule is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = AutoReplyOccasion)]
pub enum Occasion {
    /// The customer's first line of a reception or a day, as `once` says.
    FirstContact {},
    /// Whoever has the customer is busy, or has more than so many open.
    Busy {
        more_than: Option<i64>,
    },
    /// Whoever has the customer is suspended 挂起.
    Suspended {},
    /// Whoever has the customer rests 小休.
    Rest {},
    /// Outside of the shop's duty times.
    Night {},
    Holiday {},
    /// Nobody who serves is there.
    NobodyThere {},
    /// Everyone there has as many as they may.
    AllFull {},
    /// The customer waits in the queue.
    Queue {},
    /// The customer's line says something.
    Keyword(Keyword),
    /// Nobody answered for so many seconds, 10 to 86,400.
    Unanswered {
        after_s: i64,
    },
    /// The customer was answered and has been silent for so many seconds; so many later the reception closes, where given.
    Idle {
        after_s: i64,
        close_after_s: Option<i64>,
    },
}

/// How often one customer may get the same reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "per", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = AutoReplyOnce)]
pub enum Once {
    /// A reception 接待.
    Session {},
    /// A day where the shop is.
    Day {},
    /// 1 to 10,080.
    Minutes { minutes: i64 },
}

impl Occasion {
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::FirstContact {} => "first_contact",
            Self::Busy { .. } => "busy",
            Self::Suspended {} => "suspended",
            Self::Rest {} => "rest",
            Self::Night {} => "night",
            Self::Holiday {} => "holiday",
            Self::NobodyThere {} => "nobody_there",
            Self::AllFull {} => "all_full",
            Self::Queue {} => "queue",
            Self::Keyword(_) => "keyword",
            Self::Unanswered { .. } => "unanswered",
            Self::Idle { .. } => "idle",
        }
    }

    /// About whoever has the customer: busy, suspended or at rest.
    pub const fn is_of_member(&self) -> bool {
        matches!(self, Self::Busy { .. } | Self::Suspended {} | Self::Rest {})
    }

    fn check(&self) -> Result<(), Problem> {
        let is_wait = |seconds: i64| (LEAST_WAIT_S..=MOST_WAIT_S).contains(&seconds);
        match self {
            Self::Busy {
                more_than: Some(open),
            } if !(1..=MOST_OPEN).contains(open) => Err(refused("bad_open")),
            Self::Unanswered { after_s } if !is_wait(*after_s) => Err(refused("bad_seconds")),
            Self::Idle {
                after_s,
                close_after_s,
            } if !is_wait(*after_s) || !close_after_s.is_none_or(is_wait) => {
                Err(refused("bad_seconds"))
            }
            Self::Keyword(keyword) => keyword.check(),
            _ => Ok(()),
        }
    }
}

impl Rule {
    /// Refuses what makes no sense, with the code of its field.
    pub fn check(&self) -> Result<(), Problem> {
        if !is_line(&self.name, MOST_NAME) {
            return Err(refused("bad_rule_name"));
        }
        if !(0..=MOST_PRIORITY).contains(&self.priority) {
            return Err(refused("bad_priority"));
        }
        if let Some(code) = fault_of(&self.text, usize::from(self.pictures.is_empty())) {
            return Err(refused(code));
        }
        if self.takes_own_words && !self.occasion.is_of_member() {
            return Err(refused("bad_own_words"));
        }
        if self.pictures.len() > MOST_PICTURES {
            return Err(refused("bad_pictures"));
        }
        if let Once::Minutes { minutes } = self.once
            && !(1..=WEEK_MINUTES).contains(&minutes)
        {
            return Err(refused("bad_limit"));
        }
        self.when.check()?;
        self.occasion.check()
    }
}

/// Why a text of at least so many characters cannot be said, as a code.
pub fn fault_of(text: &str, least: usize) -> Option<&'static str> {
    let chars = text.trim().chars().count();
    if !(least..=MOST_TEXT).contains(&chars) || text.contains('\0') {
        return Some("bad_reply_text");
    }
    words::unknown(text).map(|_| "unknown_variable")
}

/// One line of 1 to `most` characters.
pub fn is_line(text: &str, most: usize) -> bool {
    let chars = text.trim().chars().count();
    (1..=most).contains(&chars) && !text.chars().any(char::is_control)
}

pub fn refused(code: &'static str) -> Problem {
    let title = "The rule makes no sense; the code says which field";
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, code, title)
}
