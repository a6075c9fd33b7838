//! What the clock does by itself: the word before a shift ends, what is left when it has, and the end of a rest.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use yingke_schema::members::{member::Role, presence::State as Presence};

use super::{
    Rules, Shift,
    rules::MINUTE_MS,
    storage::{self, Clocking},
};
use crate::{
    calendar::LocalTime,
    members,
    message_centre::{Category, Link, Notice, Saying, To},
    promises, reception,
    storage::{ShopTx, StorageError, Store},
    timers::{self, Effect, Timer},
    vocabulary::{Clock, ClockingId, MemberId, Millis, ShiftId, ShopId},
};

const SHIFT: &str = "shift";
const REST: &str = "rest";
/// A rest that is over for so long is told to leaders.
const OVERDUE_MS: Millis = 5 * MINUTE_MS;

#[derive(Serialize, Deserialize)]
struct Payload {
    shift: ShiftId,
    is_over: bool,
}

fn key(shift: &Shift, is_over: bool) -> String {
    let when = if is_over { "over" } else { "before" };
    format!("{SHIFT}/{}/{when}", shift.id)
}

/// Sets the timers of a shift as the rules want them.
pub async fn time(
    tx: &ShopTx,
    shift: &Shift,
    rules: &Rules,
    now: Millis,
) -> Result<(), StorageError> {
    let remind = (rules.remind_min > 0).then(|| shift.ends_at - rules.remind_min * MINUTE_MS);
    let over = shift.ends_at + rules.late_min * MINUTE_MS;
    for (due, is_over) in [(remind, false), (Some(over), true)] {
        let key = key(shift, is_over);
        match due.filter(|due| *due > now) {
            None => timers::unset(tx, &[key]).await?,
            Some(due_at) => {
                let payload = Payload {
                    shift: shift.id,
                    is_over,
                };
                let payload = serde_json::to_string(&payload).unwrap_or_default();
                let timer = Timer {
                    key,
                    kind: SHIFT,
                    due_at,
                    payload,
                };
                timers::set(tx, timer).await?;
            }
        }
    }
    Ok(())
}

pub async fn untime(tx: &ShopTx, shifts: &[Shift]) -> Result<(), StorageError> {
    let keys = shifts
        .iter()
        .flat_map(|shift| [key(shift, false), key(shift, true)]);
    timers::unset(tx, &keys.collect::<Vec<_>>()).await
}

pub async fn time_rest(tx: &ShopTx, rest: ClockingId, due: Millis) -> Result<(), StorageError> {
    let timer = Timer {
        key: format!("{REST}/{rest}"),
        kind: REST,
        due_at: due,
        payload: rest.to_string(),
    };
    timers::set(tx, timer).await
}

/// Reminds a member to hand over; after the shift closes the clock of whoever has gone, and tells leaders of what is left.
pub struct ShiftEnds {
    pub store: Store,
    pub clock: Clock,
}

#[async_trait]
impl Effect for ShiftEnds {
    fn kind(&self) -> &'static str {
        SHIFT
    }

    async fn fire(
        &self,
        shop: ShopId,
        key: &str,
        payload: &str,
    ) -> Result<Option<Millis>, StorageError> {
        let Ok(payload) = serde_json::from_str::<Payload>(payload) else {
            return Ok(None);
        };
        let (db, now) = (self.store.shop(shop), self.clock.now());
        let Some(shift) = storage::shift(&db, payload.shift).await? else {
            return Ok(None);
        };
        // After a long stop the word before the end helps nobody.
        if !payload.is_over && shift.ends_at <= now {
            return Ok(None);
        }
        let next = storage::next_of(&db, shift.member_id, shift.ends_at).await?;
        if next.is_some_and(|next| next.starts_at <= shift.ends_at) {
            return Ok(None);
        }
        let open = reception::held_by(&db, shift.member_id).await?.len();
        let promised = promises::open_of(&db, shift.member_id).await?.len();
        let member = who(&self.store, shop, shift.member_id, now).await?;
        let tx = self.store.begin(shop).await?;
        if payload.is_over && !member.is_there {
            storage::end(&tx, shift.member_id, false, now).await?;
        }
        let notice = if payload.is_over {
            (open + promised > 0).then(|| left_behind(key, &member.nick, open, promised))
        } else {
            Some(ending(key, &shift, open, promised))
        };
        if let Some(notice) = notice {
            tx.emit(&notice, now).await?;
        }
        tx.commit().await?;
        Ok(None)
    }
}

/// Tells a member that a rest is over, and leaders a while later.
pub struct RestEnds {
    pub store: Store,
    pub clock: Clock,
}

#[async_trait]
impl Effect for RestEnds {
    fn kind(&self) -> &'static str {
        REST
    }

    async fn fire(
        &self,
        shop: ShopId,
        key: &str,
        payload: &str,
    ) -> Result<Option<Millis>, StorageError> {
        let Ok(id) = payload.parse().map(ClockingId) else {
            return Ok(None);
        };
        let (db, now) = (self.store.shop(shop), self.clock.now());
        let rest = storage::clocking(&db, id).await?;
        let Some((rest, due)) = goes_on(rest) else {
            return Ok(None);
        };
        let member = who(&self.store, shop, rest.member_id, now).await?;
        let overdue = due + OVERDUE_MS;
        let notice = if now < overdue {
            rest_over(key, rest.member_id)
        } else {
            rest_overdue(key, &member.nick)
        };
        let tx = self.store.begin(shop).await?;
        tx.emit(&notice, now).await?;
        tx.commit().await?;
        Ok((now < overdue).then_some(overdue))
    }
}

fn goes_on(rest: Option<Clocking>) -> Option<(Clocking, Millis)> {
    let rest = rest.filter(|rest| rest.to_at.is_none())?;
    let due = rest.due_at?;
    Some((rest, due))
}

struct Who {
    nick: String,
    is_there: bool,
}

async fn who(store: &Store, shop: ShopId, id: MemberId, now: Millis) -> Result<Who, StorageError> {
    let present = members::present(&store.shop(shop), now).await?;
    let found = present.into_iter().find(|(place, _)| place.id == id);
    Ok(found.map_or_else(
        || Who {
            nick: String::new(),
            is_there: false,
        },
        |(place, presence)| Who {
            nick: place.nick,
            is_there: presence.is_some_and(|there| there.state != Presence::Offline),
        },
    ))
}

fn told(key: &str, to: To, zh: (&str, String), en: (&str, String)) -> Notice {
    let saying = |(title, text): (&str, String)| Saying {
        title: title.to_owned(),
        text,
    };
    Notice {
        key: key.to_owned(),
        category: Category::System,
        to,
        zh: saying(zh),
        en: saying(en),
        link: Some(Link::Page {
            path: "shifts".to_owned(),
        }),
    }
}

fn leaders() -> To {
    To::Roles(vec![Role::Owner, Role::Supervisor])
}

fn ending(key: &str, shift: &Shift, open: usize, promised: usize) -> Notice {
    let minute = LocalTime::of(shift.ends_at).minute;
    let at = format!("{:02}:{:02}", minute / 60, minute % 60);
    let zh = format!("{at} 下班，手上还有 {open} 个会话、{promised} 项承诺，请交接");
    let en =
        format!("It ends at {at}; {open} conversations and {promised} promises are still yours");
    let to = To::Members(vec![shift.member_id]);
    told(key, to, ("班次快结束了", zh), ("Your shift ends soon", en))
}

fn left_behind(key: &str, nick: &str, open: usize, promised: usize) -> Notice {
    let zh = format!("{nick} 的班次已结束，还有 {open} 个会话、{promised} 项承诺没有交接");
    let en = format!(
        "{nick}'s shift is over; {open} conversations and {promised} promises were not handed over"
    );
    told(key, leaders(), ("下班未交接", zh), ("Not handed over", en))
}

fn rest_over(key: &str, member: MemberId) -> Notice {
    let zh = "休息好了就点「结束小休」，开始接待".to_owned();
    let en = "Choose “Back from rest” when you are".to_owned();
    let to = To::Members(vec![member]);
    told(key, to, ("小休时间到了", zh), ("Your rest is over", en))
}

fn rest_overdue(key: &str, nick: &str) -> Notice {
    let zh = format!("{nick} 小休超时 5 分钟还没有回来");
    let en = format!("{nick} should have been back from a rest 5 minutes ago");
    let key = format!("{key}/overdue");
    told(&key, leaders(), ("小休超时", zh), ("A rest is overdue", en))
}
