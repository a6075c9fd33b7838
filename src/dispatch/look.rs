//! One look at all who wait: who is given to whom, and who waits on.

use std::collections::HashSet;

use sea_orm::sea_query::SelectStatement;

use super::{
    Agent, Arrival, Decision, Rules, decide_all,
    gather::{absent, arrivals, heard, staff},
    storage,
};
use crate::{
    customers,
    reception::{self, Behind, Sought},
    shifts,
    storage::{ShopDb, StorageError},
    vocabulary::{MemberId, Millis},
};

/// Pages of one look, of those who wait now and of those who left a message each.
const MOST_PAGES: usize = 20;

#[derive(Default)]
pub struct Look {
    /// In the order they were decided.
    pub decided: Vec<(Arrival, Decision)>,
    /// The members as they were, and as they are once all is given.
    pub before: Vec<Agent>,
    pub staff: Vec<Agent>,
}

/// Decides about those who wait now, then `newcomer`, then those who left a message. A page that is stuck does not hide the next
/// ones: one goes on while somebody has room.
///
/// # Errors
/// When the database cannot be asked.
pub async fn look(
    db: &ShopDb,
    rules: &Rules,
    now: Millis,
    newcomer: Option<Arrival>,
) -> Result<Look, StorageError> {
    let duty = shifts::duty(db, now).await?;
    let (absent, last) = (
        absent(db, rules, &duty, now).await?,
        storage::all_left(db.shop()),
    );
    let queue = Queue {
        db,
        rules,
        now,
        absent: &absent,
        last: &last,
    };
    let lanes = [queue.first(false).await?, queue.first(true).await?];
    let is_empty = |(page, next): &Page| page.is_empty() && next.is_none();
    if newcomer.is_none() && lanes.iter().all(is_empty) {
        return Ok(Look::default());
    }
    let book = rules.book();
    let has_room = |agent: &Agent| {
        let is_asked = agent.is_there() && !book.is_draining(agent.id);
        agent.is_free() && (is_asked || book.leave_to == Some(agent.id))
    };
    let before = staff(db, rules, &duty, now).await?;
    let mut staff = before.clone();
    let (mut decided, mut seen) = (Vec::new(), HashSet::new());
    let mut newcomer: Vec<Arrival> = newcomer.into_iter().collect();
    for (has_time, (mut page, mut next)) in [false, true].into_iter().zip(lanes) {
        for pages in 1.. {
            page.retain(|arrival| seen.insert(arrival.conversation));
            decided.extend(decide_all(page, &mut staff, rules, now));
            let goes_on = pages < MOST_PAGES && staff.iter().any(has_room);
            let Some(behind) = next.filter(|_| goes_on) else {
                break;
            };
            (page, next) = queue.page(has_time, Some(behind)).await?;
        }
        let came = std::mem::take(&mut newcomer);
        decided.extend(decide_all(came, &mut staff, rules, now));
    }
    Ok(Look {
        decided,
        before,
        staff,
    })
}

type Page = (Vec<Arrival>, Option<Behind>);

/// Those who wait, a page at a time.
struct Queue<'a> {
    db: &'a ShopDb,
    rules: &'a Rules,
    now: Millis,
    absent: &'a [MemberId],
    last: &'a SelectStatement,
}

impl Queue<'_> {
    /// With those of the VIP lane who stand on later pages.
    async fn first(&self, has_time: bool) -> Result<Page, StorageError> {
        let (mut page, next) = self.page(has_time, None).await?;
        if let Some(from_fen) = self.rules.vip_from_fen.filter(|_| next.is_some()) {
            let worth = customers::worth(self.db.shop(), from_fen);
            let sought = Sought {
                only: Some(&worth),
                ..self.sought(has_time, None)
            };
            page.extend(self.arrivals(sought).await?.0);
        }
        Ok((page, next))
    }

    async fn page(&self, has_time: bool, behind: Option<Behind>) -> Result<Page, StorageError> {
        self.arrivals(self.sought(has_time, behind)).await
    }

    async fn arrivals(&self, sought: Sought<'_>) -> Result<Page, StorageError> {
        let (waiting, next) = reception::waiting(self.db, sought).await?;
        let waiting = heard(self.db, waiting).await?;
        let arrivals = arrivals(self.db, waiting, self.rules, self.now).await?;
        Ok((arrivals, next))
    }

    fn sought(&self, has_time: bool, behind: Option<Behind>) -> Sought<'_> {
        Sought {
            absent: self.absent,
            last: self.last,
            has_time,
            only: None,
            behind,
        }
    }
}
