use serde::Serialize;
use utoipa::ToSchema;

use super::{
    Concern, Paces, Stage, Step,
    storage::{self, Parcel},
};
use crate::{
    storage::{ShopDb, StorageError},
    trade::Sending,
    vocabulary::Millis,
};

/// A parcel on its way.
#[derive(Debug, Serialize, ToSchema)]
pub struct ParcelView {
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

/// The parcel of an order as it is known now.
pub async fn view(
    db: &ShopDb,
    sending: &Sending,
    parcel: Option<Parcel>,
    paces: Option<Paces>,
    (reader, now): (Reader, Millis),
) -> Result<ParcelView, StorageError> {
    let sent = sending.sent.as_ref();
    let following = match (sent, &parcel) {
        (None, _) => Following::NotShipped,
        (Some(_), None) => Following::NotFollowed,
        (Some(_), Some(_)) => Following::Followed,
    };
    let steps = match &parcel {
        Some(_) => storage::steps_of(db, sending.order).await?,
        None => Vec::new(),
    };
    let stage = Stage::after(&steps);
    let sent_at = sent.map(|sent| sent.at);
    let changed_at = steps.last().map(|step| step.at).or(sent_at);
    let is_followed = following == Following::Followed;
    let concern = paces.zip(changed_at).filter(|_| is_followed);
    let concern = concern.and_then(|(paces, at)| Concern::of(stage, at, now, &paces));
    let number = sent.map(|sent| match reader {
        Reader::Member => sent.parcel.waybill_masked(),
        Reader::Customer => sent.parcel.waybill.clone(),
    });
    Ok(ParcelView {
        following,
        carrier: sent.map(|sent| sent.parcel.carrier.clone()),
        waybill: number,
        stage,
        sent_at,
        changed_at,
        looked_at: parcel.as_ref().map(|parcel| parcel.looked_at),
        is_over: parcel.is_some_and(|parcel| parcel.ended_at.is_some()),
        concern,
        steps: steps
            .into_iter()
            .rev()
            .map(|step| shown(step, reader))
            .collect(),
    })
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
