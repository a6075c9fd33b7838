use async_trait::async_trait;

use super::{
    owed::{KIND, PayoutOf},
    storage::{self, PayoutRow},
    stuck::{Stuck, stuck},
};
use crate::{
    app::App,
    storage::StorageError,
    timers::Effect,
    trade::{
        payment::{Unmoved, in_time},
        storage::{OrderRow, row_in},
        tell::told,
    },
    vocabulary::{Millis, ShopId},
};

/// Longer than the port is waited for: whoever has not finished by then is taken for dead.
pub const CLAIM_MS: Millis = 30_000;
const FIRST_MS: Millis = 60_000;
/// 64 minutes between two tries at most.
const MOST_DOUBLED: i64 = 6;

/// What may be tried now; else when to look again, if ever.
type Claimed = Result<(OrderRow, PayoutRow), Option<Millis>>;

/// What gives money back that is due.
pub struct Payouts(App);

impl Payouts {
    pub fn of(app: &App) -> Self {
        Self(app.clone())
    }

    async fn claimed(
        &self,
        shop: ShopId,
        of: PayoutOf,
        now: Millis,
    ) -> Result<Claimed, StorageError> {
        let tx = self.0.store().begin(shop).await?;
        let is_mine = storage::claim(&tx, of, (now, now + CLAIM_MS)).await?;
        let row = storage::row(&tx, of).await?;
        let order = row_in(&tx, of.id).await?;
        tx.commit().await?;
        Ok(match (order, row.filter(|row| row.done_at.is_none())) {
            (Some(order), Some(row)) if is_mine => Ok((order, row)),
            (_, row) => Err(row.map(|row| row.claimed_until.max(row.next_at))),
        })
    }

    async fn failed(
        &self,
        (order, row): (&OrderRow, &PayoutRow),
        unmoved: &Unmoved,
    ) -> Result<Option<Millis>, StorageError> {
        let now = self.0.clock().now();
        let next_at = now + pause_ms(row.tries);
        let tx = self.0.store().begin(row.shop_id).await?;
        let is_known = storage::failed(&tx, row, (unmoved, now, next_at)).await?;
        if is_known {
            tx.emit(&stuck(order, &what(row), unmoved, now), now)
                .await?;
        }
        tx.commit().await?;
        told(&self.0, row.shop_id);
        Ok(Some(next_at))
    }
}

#[async_trait]
impl Effect for Payouts {
    fn kind(&self) -> &'static str {
        KIND
    }

    fn asks_outside(&self) -> bool {
        true
    }

    async fn fire(
        &self,
        shop: ShopId,
        _: &str,
        payload: &str,
    ) -> Result<Option<Millis>, StorageError> {
        let Ok(of) = serde_json::from_str::<PayoutOf>(payload) else {
            return Ok(None);
        };
        let (order, row) = match self.claimed(shop, of, self.0.clock().now()).await? {
            Ok(claimed) => claimed,
            Err(later) => return Ok(later),
        };
        let payment = self.0.trade().payment();
        let given = in_time(payment.give_back(&order.no, row.amount_fen, row.key)).await;
        if let Err(unmoved) = given {
            return self.failed((&order, &row), &unmoved).await;
        }
        // A node that dies here has given, and not said so: the next one asks with the same key.
        let tx = self.0.store().begin(shop).await?;
        storage::done(&tx, &row, self.0.clock().now()).await?;
        tx.commit().await?;
        told(&self.0, shop);
        Ok(None)
    }
}

fn what(row: &PayoutRow) -> Stuck {
    Stuck {
        key: format!("payout/{}/{}", row.order_id, row.event_no),
        amount_fen: row.amount_fen,
        zh: "退款没有打出，会再试",
        en: "Money did not go back, and is tried again",
    }
}

/// Longer each time.
pub fn pause_ms(tries: i64) -> Millis {
    FIRST_MS << tries.clamp(0, MOST_DOUBLED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_pause_is_twice_the_last_and_none_is_over_an_hour_and_some() {
        let minutes = [0, 1, 2, 6, 7, 100].map(|tries| pause_ms(tries) / 60_000);
        assert_eq!(minutes, [1, 2, 4, 64, 64, 64]);
    }
}
