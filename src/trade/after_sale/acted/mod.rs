//! What both sides are told of a case that went on without them.

mod clock;
mod judged;
mod protected;
#[cfg(test)]
mod tests;
mod what;

use serde::{Deserialize, Serialize};

use self::{
    clock::{by_clock, is_void_after_refusal, sold_out, void_after_refusal},
    judged::decided,
    protected::{is_answer, protected},
};
use crate::{
    storage::Event as Emitted,
    trade::{By, Event, Order, storage::OrderRow},
    vocabulary::CustomerId,
};

pub use self::{clock::is_sold_out, what::What};

/// A case went on without either side: its time was over, or is nearly over for the customer, or the platform decided; or the shop
/// took back what it had promised unasked, or price protection that it was asked for is answered.
/// Both are to hear of it, once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseActed {
    pub customer: CustomerId,
    /// In Chinese, for search and for whoever does not know the code.
    pub words: String,
    /// None: an older program wrote it down.
    #[serde(default)]
    pub said: Option<CaseSaid>,
    /// Whatever is said under this name is said once, however often it is told; none: by the event's own id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub once: Option<String>,
}

/// The same in no language: each reader's program says it in theirs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseSaid {
    /// What happened, for instance `refunded` or `platform_for_shop`.
    pub code: String,
    pub order_no: String,
    /// What the line was called when it was bought.
    pub goods: String,
    /// What went back, where the code says that something did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount_fen: Option<i64>,
}

impl Emitted for CaseActed {
    const KIND: &'static str = "CaseActed";
}

/// What both sides are told of `event`; nothing where one of them did it, and has told the other by doing so.
pub fn acted(
    row: &OrderRow,
    event: &Event,
    by: By,
    (before, after): (&Order, &Order),
) -> Option<CaseActed> {
    let no = event.line()?;
    let (was, line) = (before.lines.get(no)?, after.lines.get(no)?);
    let what = match by {
        _ if was.asked_protection.is_some_and(|of| of.answer.is_none()) && is_answer(event) => {
            protected(event, by)
        }
        By::System if is_sold_out(event, was) => sold_out(),
        By::System if is_void_after_refusal(event, line) => void_after_refusal(),
        By::System => by_clock(event, line.refund.kind)?,
        By::Platform => decided(event)?,
        By::Shop => taken_back(event)?,
        By::Customer | By::Carrier => return None,
    };
    Some(what.told(row, line))
}

fn taken_back(event: &Event) -> Option<What> {
    let zh = "店铺撤回了误发起的补发，这次不会寄出，需要时可以再申请售后";
    let is_taken_back = matches!(event, Event::ReissueWithdrawn { .. });
    is_taken_back.then(|| What::plain("reissue_withdrawn", zh))
}
