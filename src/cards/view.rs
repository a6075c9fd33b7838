use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Act, CardKind,
    faces::Face,
    storage::{Answered, Card},
};
use crate::vocabulary::{CardId, ConversationId, Millis, ProductId, SkuId};

/// A card as it is now.
#[derive(Debug, Serialize, ToSchema)]
pub struct CardView {
    pub id: CardId,
    pub conversation: ConversationId,
    pub kind: CardKind,
    pub state: CardState,
    pub title: String,
    /// What its sender says with it.
    pub words: String,
    pub items: Vec<CardItem>,
    pub facts: Vec<CardFact>,
    pub choices: Vec<CardChoice>,
    /// What the customer does with it, possible now or not.
    pub acts: Vec<CardAct>,
    pub answered: Option<CardAnswered>,
    /// The shop took it back then, unanswered.
    pub withdrawn_at: Option<Millis>,
    /// Nick of who sent it; none: sent by itself.
    pub by: Option<String>,
    pub at: Millis,
    pub link: Option<CardLink>,
    /// Raised by an answer; what it shows may change without.
    pub rev: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CardState {
    Open,
    Done,
    Refused,
    /// Not answered, and what it is about does not allow it any more.
    Over,
}

#[derive(Debug, Default, Serialize, ToSchema)]
pub struct CardItem {
    pub product: Option<ProductId>,
    pub sku: Option<SkuId>,
    pub picture: String,
    pub title: String,
    /// The SKU by its values: `原木色 · 1.4m`.
    pub sub: String,
    pub price_fen: Option<i64>,
    /// Of a product's dearest SKU, where `price_fen` is that of its cheapest.
    pub price_to_fen: Option<i64>,
    pub quantity: Option<i64>,
    pub is_on_sale: Option<bool>,
}

/// Something that is to be known: of `text`, `fen`, `at` and `code` one is there.
#[derive(Debug, Serialize, ToSchema)]
pub struct CardFact {
    pub key: &'static str,
    pub text: Option<String>,
    pub fen: Option<i64>,
    pub at: Option<Millis>,
    pub code: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct CardChoice {
    /// What an answer names.
    pub id: String,
    pub label: String,
    /// Where it looks otherwise than other choices of the card.
    pub picture: Option<String>,
    pub price_fen: Option<i64>,
    pub is_possible: bool,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct CardAct {
    pub act: Act,
    pub is_allowed: bool,
    /// The code with which it would be refused.
    pub reason: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct CardAnswered {
    pub act: Act,
    pub at: Millis,
    pub words: String,
    /// Of the words something is not shown; `POST /cards/{id}/showings` shows it.
    pub is_masked: bool,
    pub choice: Option<String>,
    pub stars: Option<i16>,
}

/// Where its object is shown.
#[derive(Debug, Serialize, ToSchema)]
pub struct CardLink {
    pub kind: LinkKind,
    pub id: Option<Uuid>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = CardLinkKind)]
pub enum LinkKind {
    Order,
    Product,
    Checkout,
}

/// Who reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Who and where is masked.
    Member,
    /// Whose own it is.
    Customer,
}

impl Reader {
    pub fn words(self, words: &str) -> String {
        match self {
            Self::Member => yingke_masking::text(words),
            Self::Customer => words.to_owned(),
        }
    }
}

impl CardFact {
    pub fn text(key: &'static str, text: String) -> Self {
        let text = Some(text);
        Self {
            text,
            ..Self::of(key)
        }
    }

    pub fn fen(key: &'static str, fen: i64) -> Self {
        let fen = Some(fen);
        Self {
            fen,
            ..Self::of(key)
        }
    }

    pub fn at(key: &'static str, at: Millis) -> Self {
        let at = Some(at);
        Self {
            at,
            ..Self::of(key)
        }
    }

    /// A word of the API, for instance a state.
    pub fn code(key: &'static str, code: &impl Serialize) -> Self {
        let code = serde_json::to_value(code).unwrap_or_default();
        let code = code.as_str().map(str::to_owned);
        Self {
            code,
            ..Self::of(key)
        }
    }

    const fn of(key: &'static str) -> Self {
        Self {
            key,
            text: None,
            fen: None,
            at: None,
            code: None,
        }
    }
}

impl CardAnswered {
    fn of(answered: Answered, reader: Reader) -> Self {
        let Answered { given, at } = answered;
        let words = reader.words(&given.words);
        Self {
            act: given.act,
            at,
            is_masked: words != given.words,
            words,
            choice: given.choice,
            stars: given.stars,
        }
    }
}

impl CardView {
    pub fn of(card: Card, face: Face, reader: Reader) -> Self {
        let kind = card.content.kind();
        let answered = card.answer.map(|of| CardAnswered::of(of, reader));
        let hindrance = match answered {
            Some(_) => Some("answered".to_owned()),
            None => face.hindrance.clone(),
        };
        let acts = kind.acts().iter().map(|act| CardAct {
            act: *act,
            is_allowed: hindrance.is_none(),
            reason: hindrance.clone(),
        });
        Self {
            state: state(answered.as_ref(), &face),
            acts: acts.collect(),
            kind,
            answered,
            withdrawn_at: card.withdrawn_at,
            id: card.id,
            conversation: card.conversation,
            title: card.title,
            words: card.words,
            by: card.by.map(|sent| sent.nick),
            at: card.at,
            rev: card.rev,
            items: face.items,
            facts: face.facts,
            choices: face.choices,
            link: face.link,
        }
    }
}

fn state(answered: Option<&CardAnswered>, face: &Face) -> CardState {
    match answered {
        Some(answered) if answered.act.is_no() => CardState::Refused,
        Some(_) => CardState::Done,
        None if face.is_met => CardState::Done,
        None if face.hindrance.is_some() => CardState::Over,
        None => CardState::Open,
    }
}
