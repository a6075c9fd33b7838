use serde::Serialize;
use utoipa::ToSchema;

use super::{
    Concern, Patience, Stage, Step,
    storage::{self, Parcel, ParcelId},
};
use crate::{
    storage::{ShopDb, StorageError},
    trade::{Sent, SentPieces, Way},
    vocabulary::{Millis, OrderId},
};

/// A parcel on its way.
#[derive(Debug, Serialize, ToSchema)]
pub struct ParcelView {
    /// None before anything was sent.
    pub no: Option<i64>,
    pub way: ParcelWay,
    pub pieces: Vec<ParcelPieces>,
    pub following: Following,
    pub carrier: Option<String>,
    /// Masked for members; whole for the customer.
    pub waybill: Option<String>,
    pub stage: Stage,
    pub sent_at: Option<Millis>,
    /// Of the newest step; before the first one, when it was sent.
    pub changed_at: Option<Millis>,
    /// When the carrier was asked last.
    pub looked_at: Option<Millis>,
    /// Nobody asks any more: it arrived, came back, or nothing was heard for too long.
    pub is_over: bool,
    pub concern: Option<Concern>,
    /// The newest first.
    pub steps: Vec<ParcelStepView>,
}

/// Where it goes, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ParcelWay {
    /// What was bought, to the customer.
    Sent,
    /// What comes back to the shop.
    Returned,
    /// What an exchange, a reissue or a repair brings to the customer.
    Resent,
}

/// What is in it of one line.
#[derive(Debug, Serialize, ToSchema)]
pub struct ParcelPieces {
    /// By its place in the order, from 0.
    pub line: usize,
    pub title: String,
    pub sku: String,
    pub quantity: i64,
}

/// Whether anybody can say where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ParcelFollowing)]
pub enum Following {
    NotShipped,
    /// Nobody can be asked, or it was on its way before anybody could.
    NotFollowed,
    Followed,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ParcelStepView {
    /// None where the carrier's number says nothing known.
    pub stage: Option<Stage>,
    pub at: Millis,
    pub place: String,
    /// The carrier's own.
    pub words: String,
}

/// Who reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    Member,
    Customer,
}

/// A parcel as it is known now.
pub async fn view(
    db: &ShopDb,
    order: OrderId,
    (sent, parcel): (&Sent, Option<&Parcel>),
    patience: Option<Patience>,
    (reader, now): (Reader, Millis),
) -> Result<ParcelView, StorageError> {
    let no = sent.no;
    let steps = match parcel {
        Some(_) => storage::steps_of(db, ParcelId { order, no }).await?,
        None => Vec::new(),
    };
    let stage = Stage::after(&steps);
    let changed_at = steps.last().map_or(sent.at, |step| step.at);
    let patience = patience.filter(|_| parcel.is_some());
    let concern = patience.and_then(|patience| Concern::of(stage, changed_at, now, patience));
    let shown = |step| shown(step, reader);
    Ok(ParcelView {
        no: Some(no),
        way: sent.way.into(),
        pieces: sent.pieces.iter().map(ParcelPieces::from).collect(),
        following: match parcel {
            Some(_) => Following::Followed,
            None => Following::NotFollowed,
        },
        carrier: Some(carrier(sent, reader)),
        waybill: Some(match reader {
            Reader::Member => sent.parcel.waybill_masked(),
            Reader::Customer => sent.parcel.waybill.clone(),
        }),
        stage,
        sent_at: Some(sent.at),
        changed_at: Some(changed_at),
        looked_at: parcel.map(|parcel| parcel.looked_at),
        is_over: parcel.is_some_and(|parcel| parcel.ended_at.is_some()),
        concern,
        steps: steps.into_iter().rev().map(shown).collect(),
    })
}

/// Of a parcel that came back: a customer's own words.
fn carrier(sent: &Sent, reader: Reader) -> String {
    match (sent.way, reader) {
        (Way::Returned, Reader::Member) => yingke_masking::text(&sent.parcel.carrier),
        _ => sent.parcel.carrier.clone(),
    }
}

impl ParcelView {
    /// Of an order that is still in the house.
    pub const fn not_shipped() -> Self {
        Self {
            no: None,
            way: ParcelWay::Sent,
            pieces: Vec::new(),
            following: Following::NotShipped,
            carrier: None,
            waybill: None,
            stage: Stage::Waiting,
            sent_at: None,
            changed_at: None,
            looked_at: None,
            is_over: false,
            concern: None,
            steps: Vec::new(),
        }
    }
}

impl From<Way> for ParcelWay {
    fn from(way: Way) -> Self {
        match way {
            Way::Sent => Self::Sent,
            Way::Returned => Self::Returned,
            Way::Resent => Self::Resent,
        }
    }
}

impl From<&SentPieces> for ParcelPieces {
    fn from(pieces: &SentPieces) -> Self {
        Self {
            line: pieces.line,
            title: pieces.title.clone(),
            sku: pieces.sku.clone(),
            quantity: pieces.quantity,
        }
    }
}

/// Carriers write phones into their words, also the receiver's; names stay as they wrote them.
fn shown(step: Step, reader: Reader) -> ParcelStepView {
    let said = |text: String| match reader {
        Reader::Member => yingke_masking::text(&text),
        Reader::Customer => text,
    };
    ParcelStepView {
        stage: Stage::of_code(step.code),
        at: step.at,
        place: said(step.place),
        words: said(step.words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_read_no_phone_in_the_words_of_a_carrier() {
        let step = Step {
            code: 5,
            at: 1,
            place: "杭州".to_owned(),
            words: "派件员电话 13800138000".to_owned(),
        };
        let seen = shown(step.clone(), Reader::Member);
        assert!(!seen.words.contains("13800138000"), "{}", seen.words);
        let seen = shown(step, Reader::Customer);
        assert!(seen.words.contains("13800138000"));
    }
}
