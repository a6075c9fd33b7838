use std::{collections::HashMap, sync::Arc, time::Duration};

use moka::sync::Cache;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{
    decide::{Circle, decide, key},
    draft::Draft,
    gather::values,
    own::{self, OwnWords},
    situation::Situation,
    storage::{self, Claim, Kept},
    words,
};
use crate::{
    calendar::{self, Calendar},
    dispatch::{self, Standing},
    files::{self, FileFacts},
    guard::Guard,
    reception::{Act, ClosedBy, Item, Key, Lane, Ledger, Message, Outcome, Sender, SenderKind},
    shifts,
    storage::{Recent, ShopTx, StorageError, Store},
    timers::{self, Timer},
    vocabulary::{ClientId, Clock, ConversationId, MemberId, Millis, ShopId},
};

/// Whose name stands at an automatic line.
const NAME: &str = "自动回复";
const WATCHED_FOR: Duration = Duration::from_mins(10);
/// Lines that come together are answered by one look at the queue.
const LOOK_FOR: Duration = Duration::from_secs(1);

/// Says what was decided. Cheap to clone.
#[derive(Clone)]
pub struct Replies {
    pub(super) store: Store,
    pub(super) clock: Clock,
    ledger: Ledger,
    guard: Arc<Guard>,
    pub(super) duties: shifts::Keeping,
    calendars: calendar::Keeping,
    rules: Recent<Arc<Vec<Kept>>>,
    own: Recent<Arc<HashMap<MemberId, OwnWords>>>,
    standings: Cache<ShopId, Arc<Vec<(ConversationId, Standing)>>>,
    /// Timers that are set, so that each line of a customer does not write one anew.
    watched: Cache<String, ()>,
}

impl Replies {
    pub fn new(
        store: Store,
        clock: Clock,
        ledger: Ledger,
        guard: Arc<Guard>,
        duties: shifts::Keeping,
        calendars: calendar::Keeping,
    ) -> Self {
        Self {
            store,
            clock,
            ledger,
            guard,
            duties,
            calendars,
            rules: Recent::default(),
            own: Recent::default(),
            standings: Cache::builder()
                .max_capacity(1_000)
                .time_to_live(LOOK_FOR)
                .build(),
            watched: Cache::builder()
                .max_capacity(50_000)
                .time_to_live(WATCHED_FOR)
                .build(),
        }
    }

    pub(super) async fn rules(&self, shop: ShopId) -> Result<Arc<Vec<Kept>>, StorageError> {
        let db = self.store.shop(shop);
        self.rules.of(shop, storage::rules_of(&db)).await
    }

    /// What a member says in a state.
    pub(super) async fn own_words(
        &self,
        shop: ShopId,
        member: MemberId,
    ) -> Result<OwnWords, StorageError> {
        let db = self.store.shop(shop);
        let reading = async { Ok(Arc::new(storage::own_of(&db).await?)) };
        let own = self.own.of(shop, reading).await?;
        Ok(own.get(&member).cloned().unwrap_or_default())
    }

    /// This node follows a change at once.
    pub fn changed(&self, shop: ShopId) {
        self.rules.changed(shop);
        self.own.changed(shop);
    }

    pub(super) async fn calendar(&self, shop: ShopId) -> Result<Calendar, StorageError> {
        self.calendars.of(&self.store.shop(shop)).await
    }

    /// How dispatch has a customer waiting, whom nobody has or (`is_held`) somebody who is gone. It decides about the whole queue, so
    /// others of the queue are answered by the same look.
    pub(super) async fn standing(&self, key: Key, is_held: bool) -> Result<Standing, StorageError> {
        let of = |all: &[(ConversationId, Standing)]| {
            let own = all.iter().find(|(id, _)| *id == key.conversation);
            own.map(|(_, standing)| *standing)
        };
        let still = |standing: &Standing| standing.is_unserved() && standing.queued != is_held;
        let known = self.standings.get(&key.shop).and_then(|all| of(&all));
        if let Some(standing) = known.filter(still) {
            return Ok(standing);
        }
        let all = dispatch::standings(&self.store, key.shop, self.now()).await?;
        let standing = of(&all).unwrap_or_default();
        self.standings.insert(key.shop, Arc::new(all));
        Ok(standing)
    }

    /// Decides and says; the rules that spoke.
    pub(super) async fn answer(
        &self,
        key: Key,
        rules: &[Kept],
        draft: &Draft,
    ) -> Result<Vec<Uuid>, StorageError> {
        let mut verdicts = decide(rules, &draft.calendar, &draft.situation);
        verdicts.retain(|verdict| verdict.fires);
        let mut spoke = Vec::new();
        if verdicts.is_empty() {
            return Ok(spoke);
        }
        let values = values(self, key.shop, draft).await?;
        for verdict in verdicts {
            let Some(kept) = rules.iter().find(|kept| kept.id == verdict.rule) else {
                continue;
            };
            let said = own::text_of(&kept.rule, draft.situation.holder.as_ref());
            let text = words::fill(said, &values);
            let claimed = self.claim(key, kept, &draft.calendar, &draft.situation, &text);
            if let Some(claim) = claimed.await?
                && self.say(key, &claim, kept).await?
            {
                spoke.push(kept.id);
            }
        }
        Ok(spoke)
    }

    /// Writes down that this is said, unless somebody was faster, or the same line was answered: who hears it again may find
    /// another rule first. One claim that was never said is taken up as it is.
    async fn claim(
        &self,
        key_: Key,
        kept: &Kept,
        calendar: &Calendar,
        situation: &Situation,
        text: &str,
    ) -> Result<Option<Claim>, StorageError> {
        let claim = Claim {
            shop_id: key_.shop,
            key: key(kept, key_.conversation, calendar, situation),
            conversation_id: key_.conversation,
            rule_id: kept.id,
            session: situation.session,
            at: situation.now,
            body: text.to_owned(),
            is_said: false,
            line_seq: situation.trigger.line().unwrap_or(0),
            circle: Circle::of(&kept.rule.occasion) as i16,
        };
        let tx = self.store.begin(key_.shop).await?;
        tx.lock(key_.conversation.0.as_u64_pair().1 as i64).await?;
        if storage::is_answered(&tx, &claim).await? {
            return Ok(None);
        }
        if let Some(before) = storage::claim_in(&tx, &claim.key).await? {
            if before.is_said {
                return Ok(None);
            }
            storage::take_up(&tx, &claim).await?;
            tx.commit().await?;
            return Ok(Some(before));
        }
        if !is_still_due(&tx, kept, calendar, situation, key_.conversation).await? {
            return Ok(None);
        }
        storage::keep_claim(&tx, &claim).await?;
        tx.commit().await?;
        Ok(Some(claim))
    }

    /// The text, then the pictures the rule has by now; false where nothing was stored. Taken up again, nothing of it is stored
    /// twice. What was refused is forgotten: the next reason fills in its words anew.
    async fn say(&self, key: Key, claim: &Claim, kept: &Kept) -> Result<bool, StorageError> {
        let pictures = self.pictures(key.shop, kept).await?;
        let text = (!claim.body.trim().is_empty()).then(|| Part {
            once: claim.key.clone(),
            kind: "text",
            body: Message::text_body(&claim.body, None),
        });
        let pictures = pictures
            .iter()
            .filter_map(|picture| picture_of(claim, picture));
        let mut is_said = false;
        for Part { once, kind, body } in text.into_iter().chain(pictures) {
            let act = Act::Say {
                lane: Lane::Public,
                kind,
                body,
                is_automatic: true,
            };
            match self.append(key, &once, act).await {
                Outcome::Stored { .. } => is_said = true,
                Outcome::Refused(_) => break,
                Outcome::Unavailable => return Ok(is_said),
            }
        }
        let tx = self.store.begin(key.shop).await?;
        if is_said {
            storage::settle(&tx, &claim.key).await?;
        } else {
            storage::drop_claim(&tx, &claim.key).await?;
        }
        tx.commit().await?;
        Ok(is_said)
    }

    /// In the order of the rule; one that is gone is left out.
    async fn pictures(&self, shop: ShopId, kept: &Kept) -> Result<Vec<FileFacts>, StorageError> {
        let wanted = &kept.rule.pictures;
        let mut known = files::shop_pictures(&self.store.shop(shop), wanted).await?;
        known.sort_by_key(|picture| wanted.iter().position(|id| *id == picture.id));
        Ok(known)
    }

    /// Sets a timer, unless it is set.
    pub(super) async fn watch(&self, shop: ShopId, new: Timer<'_>) -> Result<(), StorageError> {
        if self.watched.contains_key(&new.key) {
            return Ok(());
        }
        let key = new.key.clone();
        let tx = self.store.begin(shop).await?;
        timers::put(&tx, new).await?;
        tx.commit().await?;
        self.watched.insert(key, ());
        Ok(())
    }

    /// A timer that ended may be set again.
    pub(super) fn unwatch(&self, timer: &str) {
        self.watched.invalidate(timer);
    }

    /// True where it is closed now; false too where the customer has just spoken.
    pub(super) async fn close(&self, key: Key, why: &str) -> bool {
        let act = Act::Close {
            by: ClosedBy::Idle,
            over: true,
        };
        is_stored(&self.append(key, why, act).await)
    }

    async fn append(&self, key: Key, once: &str, act: Act) -> Outcome {
        let item = Item {
            key,
            client_id: same_for(once),
            sender: Sender {
                kind: SenderKind::System,
                id: Uuid::nil(),
                name: NAME.into(),
            },
            act,
            channel: "widget".into(),
            external_id: None,
        };
        match self.guard.admit(item, &[]) {
            Ok(reviewed) => self.ledger.append_and_wait(reviewed).await,
            Err((_, stopped)) => {
                tracing::warn!(?stopped, once, "the guard stopped an automatic reply");
                Outcome::Refused(crate::reception::Refusal::Unstorable)
            }
        }
    }

    pub(super) fn now(&self) -> Millis {
        self.clock.now()
    }
}

/// Limits that look back by minutes have no key of their own: they are held under the lock.
async fn is_still_due(
    tx: &ShopTx,
    kept: &Kept,
    calendar: &Calendar,
    situation: &Situation,
    conversation: ConversationId,
) -> Result<bool, StorageError> {
    let again = Situation {
        sent: storage::sent_in(tx, conversation, situation.now).await?,
        ..situation.clone()
    };
    let still = decide(std::slice::from_ref(kept), calendar, &again);
    Ok(still.iter().all(|verdict| verdict.fires))
}

fn is_stored(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Stored { .. })
}

/// A message of a reply.
struct Part {
    /// What makes it the same when it is said again.
    once: String,
    kind: &'static str,
    body: String,
}

fn picture_of(claim: &Claim, picture: &FileFacts) -> Option<Part> {
    Some(Part {
        once: format!("{}/{}", claim.key, picture.id),
        kind: "image",
        body: picture.image()?.to_string(),
    })
}

/// The same id for the same reason: saying it twice stores it once.
fn same_for(key: &str) -> ClientId {
    let digest: [u8; 32] = Sha256::digest(key.as_bytes()).into();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    ClientId(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reception::Refusal;

    #[test]
    fn only_what_is_stored_counts_as_done() {
        let (lane, seq, at) = (Lane::Public, 1, 1);
        assert!(is_stored(&Outcome::Stored { lane, seq, at }));
        // The customer spoke meanwhile, or the guard stopped it.
        assert!(!is_stored(&Outcome::Refused(Refusal::Taken)));
        assert!(!is_stored(&Outcome::Refused(Refusal::Unstorable)));
    }
}
