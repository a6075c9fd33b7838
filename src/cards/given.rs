use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Act, CardKind};
use crate::http::Problem;

const MOST_CHARS: usize = 500;
/// A choice is an id or a line's place.
const CHOICE_BYTES: usize = 40;

/// What a customer does with a card.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CardAnswer {
    /// Made by the client: a retry carries the same one.
    pub key: Uuid,
    /// One of the card's acts.
    pub act: String,
    /// The id of one of its choices.
    pub choice: Option<String>,
    /// At most 500 characters; required to refuse a check.
    pub words: Option<String>,
    /// 1 to 5, for a review.
    pub stars: Option<i16>,
}

/// An answer that makes sense for its card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    pub act: Act,
    pub choice: Option<String>,
    pub words: String,
    pub stars: Option<i16>,
}

impl CardAnswer {
    pub fn sound(&self, kind: CardKind) -> Result<Given, Problem> {
        let mut acts = kind.acts().iter();
        let act = acts.find(|act| act.code() == self.act).copied();
        let Some(act) = act else {
            let title = "act: one of the card's";
            return Err(Problem::at_field("bad_act", "act", title));
        };
        let given = Given {
            act,
            choice: self.choice.clone(),
            words: self.words.as_deref().unwrap_or_default().trim().to_owned(),
            stars: self.stars,
        };
        check_words(kind, &given)?;
        check_choice(&given)?;
        let stars_are_right = match given.stars {
            Some(stars) => act == Act::Rate && are_stars(stars),
            None => act != Act::Rate,
        };
        if !stars_are_right {
            let title = "stars: 1 to 5, for a review only";
            return Err(Problem::at_field("bad_stars", "stars", title));
        }
        Ok(given)
    }
}

/// At most 500 characters.
pub fn is_short(words: &str) -> bool {
    words.chars().count() <= MOST_CHARS && !words.contains('\0')
}

/// 1 to 5.
pub fn are_stars(stars: i16) -> bool {
    (1..=5).contains(&stars)
}

fn check_words(kind: CardKind, given: &Given) -> Result<(), Problem> {
    let takes_words = matches!(given.act, Act::Refuse | Act::Rate);
    let is_check = matches!(kind, CardKind::OrderCheck | CardKind::AddressCheck);
    let title = if !takes_words && !given.words.is_empty() {
        "words: not with this"
    } else if is_check && given.act == Act::Refuse && given.words.is_empty() {
        "words: what is wrong"
    } else if !is_short(&given.words) {
        "words: at most 500 characters"
    } else {
        return Ok(());
    };
    Err(Problem::at_field("bad_words", "words", title))
}

/// Whether it is one of the card's is asked of the card's object.
fn check_choice(given: &Given) -> Result<(), Problem> {
    let is_right = match (given.act, &given.choice) {
        (Act::Choose | Act::Rate, Some(choice)) => choice.len() <= CHOICE_BYTES,
        (act, None) => act != Act::Choose,
        (_, Some(_)) => false,
    };
    is_right.then_some(()).ok_or_else(bad_choice)
}

pub fn bad_choice() -> Problem {
    Problem::at_field("bad_choice", "choice", "choice: one of the card's")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(act: &str) -> CardAnswer {
        CardAnswer {
            key: Uuid::nil(),
            act: act.to_owned(),
            choice: None,
            words: None,
            stars: None,
        }
    }

    fn refused(kind: CardKind, answer: &CardAnswer) -> Option<&'static str> {
        answer.sound(kind).err().map(|problem| problem.code())
    }

    #[test]
    fn a_card_takes_its_own_acts_only() {
        assert_eq!(refused(CardKind::PayReminder, &answer("pay")), None);
        let wrong = [
            (CardKind::Coupon, "pay"),
            (CardKind::PayReminder, "confirm"),
        ];
        for (kind, act) in wrong {
            assert_eq!(refused(kind, &answer(act)), Some("bad_act"));
        }
    }

    #[test]
    fn whoever_refuses_a_check_says_why() {
        let mut no = answer("refuse");
        assert_eq!(refused(CardKind::OrderCheck, &no), Some("bad_words"));
        assert_eq!(refused(CardKind::PriceChange, &no), None);
        no.words = Some(" 颜色错了 ".to_owned());
        let given = no.sound(CardKind::OrderCheck).unwrap();
        assert_eq!(given.words, "颜色错了");
        no.words = Some("字".repeat(501));
        assert_eq!(refused(CardKind::OrderCheck, &no), Some("bad_words"));
        let mut yes = answer("confirm");
        yes.words = Some("好".to_owned());
        assert_eq!(refused(CardKind::OrderCheck, &yes), Some("bad_words"));
    }

    #[test]
    fn stars_are_one_to_five_and_only_of_reviews() {
        let mut rate = answer("rate");
        for (stars, code) in [
            (None, Some("bad_stars")),
            (Some(0), Some("bad_stars")),
            (Some(6), Some("bad_stars")),
            (Some(5), None),
        ] {
            rate.stars = stars;
            assert_eq!(refused(CardKind::ReviewInvite, &rate), code, "{stars:?}");
        }
        let mut pay = answer("pay");
        pay.stars = Some(5);
        assert_eq!(refused(CardKind::PayReminder, &pay), Some("bad_stars"));
        assert_eq!(
            refused(CardKind::SkuChoice, &answer("choose")),
            Some("bad_choice")
        );
    }
}
