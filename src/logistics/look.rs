use std::time::Duration;

use async_trait::async_trait;
use serde_json::json;

use super::{
    Concern, Keeping, NEWS, Paces, ParcelMoved, Patience, Question, Stage, Step, Tracking,
    notice::notice_of,
    settle::settle,
    storage::{self, Parcel, ParcelId},
    tracking::sorted,
};
use crate::{
    access::Actor,
    app::App,
    live::Teller,
    storage::{ShopDb, ShopTx, StorageError, Store},
    timers::Effect,
    trade::{self, By, Deed, Event, Sending, Sent, Undone, Way},
    vocabulary::{Clock, Millis, OrderId, ShopId, new_id},
};

pub const KIND: &str = "parcel";
/// Other timers wait meanwhile.
const ANSWERS_WITHIN: Duration = Duration::from_secs(5);
/// Until somebody can be asked again.
const NOBODY_MS: Millis = 24 * 60 * 60 * 1_000;

/// Looks where a parcel is, and sets the time of the next look.
pub struct Looks {
    store: Store,
    clock: Clock,
    teller: Teller,
    keeping: Keeping,
}

impl Looks {
    pub fn of(app: &App) -> Self {
        Self {
            store: app.store().clone(),
            clock: app.clock().clone(),
            teller: app.live().teller(),
            keeping: app.logistics().clone(),
        }
    }
}

/// What a look found.
struct Found {
    /// None: the same as before, or nobody answered.
    steps: Option<Vec<Step>>,
    stage: Stage,
    /// The parcel as it is then.
    parcel: Parcel,
    /// What nobody was told yet.
    concern: Option<Concern>,
    /// There is another concern than before, or none any more.
    is_other_concern: bool,
}

#[async_trait]
impl Effect for Looks {
    fn kind(&self) -> &'static str {
        KIND
    }

    async fn fire(
        &self,
        shop: ShopId,
        _: &str,
        payload: &str,
    ) -> Result<Option<Millis>, StorageError> {
        let now = self.clock.now();
        let Some(tracking) = self.keeping.tracking() else {
            return Ok(Some(now + NOBODY_MS));
        };
        let db = self.store.shop(shop);
        let Some(parcel) = named(&db, payload).await? else {
            return Ok(None);
        };
        let id = ParcelId::from(&parcel);
        let Some(sending) = trade::sending(&db, id.order).await? else {
            return Ok(None);
        };
        let mut parcels = sending.parcels.iter();
        let Some(sent) = parcels.find(|sent| sent.no == id.no) else {
            return Ok(None);
        };
        let known = storage::steps_of(&db, id).await?;
        let said = asked(tracking, &question(shop, &sending, sent), now).await;
        let paces = tracking.paces();
        let patience = Patience::of(trade::parcel_rules(&db).await?, &paces);
        let found = found(&parcel, known, said, (&paces, patience), now);
        self.take((&sending, sent), found, now, now + paces.ask_every_ms)
            .await
    }
}

/// The parcel that a timer means, while somebody asks about it. Timers of before there were several name the order alone.
async fn named(db: &ShopDb, payload: &str) -> Result<Option<Parcel>, StorageError> {
    let parcel = if let Ok(id) = serde_json::from_str::<ParcelId>(payload) {
        storage::parcel_of(db, id).await?
    } else if let Ok(order) = serde_json::from_str::<OrderId>(payload) {
        storage::parcels_of(db, order).await?.into_iter().next()
    } else {
        None
    };
    Ok(parcel.filter(|parcel| parcel.ended_at.is_none()))
}

impl Looks {
    /// Writes it down, tells of it, and says when to look again.
    async fn take(
        &self,
        (sending, sent): (&Sending, &Sent),
        found: Found,
        now: Millis,
        next: Millis,
    ) -> Result<Option<Millis>, StorageError> {
        let shop = found.parcel.shop_id;
        let tx = self.store.begin(shop).await?;
        if !storage::change(&tx, &found.parcel).await? {
            return Ok(Some(next));
        }
        if let Some(steps) = &found.steps {
            storage::write_steps(&tx, ParcelId::from(&found.parcel), steps).await?;
            let order = sending.order;
            tx.emit(&ParcelMoved { order }, now).await?;
        }
        if let Some(concern) = found.concern {
            tx.emit(&notice_of(sending, sent, concern), now).await?;
        }
        let is_listed_anew = found.is_other_concern && settle(&tx, sending.order).await?;
        let is_here = found.stage == Stage::Signed && sent.way == Way::Sent;
        let is_signed = is_here && are_signed(&tx, sending.order).await?;
        if is_signed {
            match sign(&tx, sending.order, now).await {
                // Looks again at what it is now.
                Err(Undone::ChangedMeanwhile) => return Ok(Some(now)),
                Err(Undone::Storage(error)) => return Err(error),
                // Where it cannot be signed any more, the customer confirmed before the carrier said so.
                Ok(()) | Err(_) => {}
            }
        }
        tx.commit().await?;
        if found.steps.is_some() || found.concern.is_some() {
            let detail = json!({ "order": sending.order });
            self.teller.tell_members(shop, None, NEWS, &detail);
        }
        if is_signed || is_listed_anew {
            self.teller
                .tell_members(shop, None, trade::NEWS, &json!({}));
        }
        Ok(found.parcel.ended_at.is_none().then_some(next))
    }
}

fn question<'a>(shop: ShopId, sending: &'a Sending, sent: &'a Sent) -> Question<'a> {
    Question {
        shop,
        carrier: &sent.parcel.carrier,
        waybill: &sent.parcel.waybill,
        phone_end: &sending.phone_end,
        // Where a shop takes returns is written nowhere.
        address: match sent.way {
            Way::Sent | Way::Resent => sending.address.as_str(),
            Way::Returned => "",
        },
        sent_at: sent.at,
    }
}

/// All that was bought was handed over, as far as it was sent. Two looks at two parcels take turns: the second knows of the first. So
/// does a parcel that left while the carrier was asked.
async fn are_signed(tx: &ShopTx, order: OrderId) -> Result<bool, StorageError> {
    tx.lock(trade::lock_of(order)).await?;
    let Some(sending) = trade::sending_in(tx, order).await? else {
        return Ok(false);
    };
    let sent = sending.parcels.iter().filter(|of| of.way == Way::Sent);
    let numbers: Vec<_> = sent.map(|sent| sent.no).collect();
    for no in numbers {
        let steps = storage::steps_in(tx, ParcelId { order, no }).await?;
        if Stage::after(&steps) != Stage::Signed {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Nothing where nobody answers in time.
async fn asked(tracking: &dyn Tracking, question: &Question<'_>, now: Millis) -> Vec<Step> {
    match tokio::time::timeout(ANSWERS_WITHIN, tracking.steps(question, now)).await {
        Ok(Ok(steps)) => sorted(steps, now),
        Ok(Err(error)) => {
            tracing::warn!(%error, "a parcel waits for the next look");
            Vec::new()
        }
        Err(_) => {
            tracing::warn!("nobody said in time where a parcel is");
            Vec::new()
        }
    }
}

/// Carriers forget: who says nothing any more takes nothing back.
fn found(
    parcel: &Parcel,
    known: Vec<Step>,
    said: Vec<Step>,
    (paces, patience): (&Paces, Patience),
    now: Millis,
) -> Found {
    let is_new = !said.is_empty() && said != known;
    let steps = if is_new { said } else { known };
    let stage = Stage::after(&steps);
    let changed_at = steps.last().map_or(parcel.changed_at, |step| step.at);
    let concern = Concern::of(stage, changed_at, now, patience);
    let bit = concern.map_or(0, Concern::bit);
    let concern = concern.filter(|concern| parcel.told & concern.bit() == 0);
    let is_over = stage.is_end() || now - changed_at >= paces.give_up_ms;
    Found {
        parcel: Parcel {
            looked_at: now,
            changed_at,
            told: parcel.told | bit,
            concern: bit,
            ended_at: is_over.then_some(now),
            ..parcel.clone()
        },
        steps: is_new.then_some(steps),
        stage,
        concern,
        is_other_concern: bit != parcel.concern,
    }
}

/// The carrier handed it over.
async fn sign(tx: &ShopTx, order: OrderId, now: Millis) -> Result<(), Undone> {
    let deed = Deed {
        // Nobody else's: a key that could be guessed could be used up.
        key: new_id(),
        order,
        rev: None,
        actor: &Actor::Anyone,
        by: By::Carrier,
        event: Event::Signed,
        detail: json!({}),
    };
    trade::perform(tx, deed, now).await.map(drop)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const HOUR_MS: Millis = 3_600_000;

    fn step(code: i16, at: Millis) -> Step {
        Step {
            code,
            at,
            place: "杭州".to_owned(),
            words: "到了".to_owned(),
        }
    }

    fn fresh() -> Parcel {
        Parcel {
            shop_id: ShopId(Uuid::nil()),
            order_id: OrderId(Uuid::nil()),
            no: 1,
            looked_at: 0,
            changed_at: 0,
            told: 0,
            concern: 0,
            ended_at: None,
            rev: 1,
        }
    }

    fn look(parcel: &Parcel, known: &[Step], said: &[Step], hours: i64) -> Found {
        let (known, said) = (known.to_vec(), said.to_vec());
        let patience = Patience::of(trade::ParcelRules::default(), &Paces::REAL);
        let told = (&Paces::REAL, patience);
        found(parcel, known, said, told, hours * HOUR_MS)
    }

    #[test]
    fn what_was_known_stays_where_nobody_says_anything() {
        let known = [step(103, HOUR_MS)];
        for said in [&known[..], &[]] {
            let found = look(&fresh(), &known, said, 2);
            assert_eq!((found.steps.is_none(), found.concern), (true, None));
            assert_eq!(found.stage, Stage::PickedUp);
            assert_eq!(found.parcel.changed_at, HOUR_MS);
            assert_eq!(found.parcel.ended_at, None);
        }
    }

    #[test]
    fn a_concern_is_told_once() {
        let known = [step(0, HOUR_MS)];
        let stuck = look(&fresh(), &known, &[], 49);
        assert_eq!(stuck.concern, Some(Concern::Stuck));
        let again = look(&stuck.parcel, &known, &[], 50);
        assert_eq!(again.concern, None);
        let lost = look(&again.parcel, &known, &[], 24 * 8);
        assert_eq!(lost.concern, Some(Concern::Lost));
        assert_eq!(look(&lost.parcel, &known, &[], 24 * 9).concern, None);
    }

    #[test]
    fn what_a_parcel_is_in_is_known_until_there_are_news() {
        let known = [step(0, HOUR_MS)];
        let stuck = look(&fresh(), &known, &[], 49);
        assert_eq!(stuck.parcel.concern, Concern::Stuck.bit());
        assert!(stuck.is_other_concern);
        let again = look(&stuck.parcel, &known, &[], 50);
        assert_eq!(again.parcel.concern, Concern::Stuck.bit());
        assert!(!again.is_other_concern);
        let news = look(&again.parcel, &known, &[step(1001, 50 * HOUR_MS)], 51);
        assert_eq!((news.parcel.concern, news.is_other_concern), (0, true));
    }

    #[test]
    fn nobody_asks_any_more_at_the_end_or_after_sixty_days_of_silence() {
        let signed = look(&fresh(), &[], &[step(301, HOUR_MS)], 2);
        assert_eq!(signed.stage, Stage::Signed);
        assert_eq!(signed.parcel.ended_at, Some(2 * HOUR_MS));
        let silent = |hours| look(&fresh(), &[], &[], hours).parcel.ended_at;
        assert_eq!(silent(60 * 24 - 1), None);
        assert_eq!(silent(60 * 24), Some(60 * 24 * HOUR_MS));
    }
}
