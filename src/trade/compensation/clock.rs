//! What happens where the shop does not answer what a customer asked for: it really happens, once, and the shop is told before.

use async_trait::async_trait;
use serde_json::json;

use super::{
    asked::{ProtectionAnswer, ProtectionDue, due},
    asked_price::waiting_in,
};
use crate::{
    access::{Actor, LEADING, SERVING},
    app::App,
    live::Teller,
    members,
    message_centre::{Category, Link, Notice, Saying, To},
    storage::{ShopTx, StorageError, Store},
    timers::Effect,
    trade::{
        By, Deed, Order, TradeRules, Undone,
        after_sale::HOUR_MS,
        deed::perform,
        held::held,
        line_timers::{OfLine, set_timers, warns_at},
        money::priced,
        storage::OrderRow,
        tell::told_by,
        trade_rules,
    },
    vocabulary::{Clock, Millis, OrderId, ShopId, new_id},
};

const FALLS: &str = "order_protection";
const WARNS: &str = "order_protection_warning";

/// Sets, moves or takes away the timers of what an order's customer asked for.
pub async fn settle(
    tx: &ShopTx,
    id: OrderId,
    order: &Order,
    rules: &TradeRules,
) -> Result<(), StorageError> {
    let lines = (0..)
        .zip(&order.lines)
        .filter(|(_, of)| of.asked_protection.is_some());
    let lines = lines.map(|(line, _)| {
        let due = due(order, line, &rules.after_sale);
        (OfLine { order: id, line }, due.map(|due| due.at))
    });
    set_timers(tx, (FALLS, WARNS), lines.collect(), rules).await
}

/// What acts when the shop's time has come, or comes soon.
pub struct ProtectionClock {
    kind: &'static str,
    store: Store,
    clock: Clock,
    teller: Teller,
}

/// What waits, as it stands in a transaction.
struct Standing {
    row: OrderRow,
    rules: TradeRules,
    due: ProtectionDue,
}

impl ProtectionClock {
    /// Does what was said to happen.
    pub fn falls(app: &App) -> Self {
        Self::of(FALLS, app)
    }

    /// Tells the shop before it does.
    pub fn warns(app: &App) -> Self {
        Self::of(WARNS, app)
    }

    fn of(kind: &'static str, app: &App) -> Self {
        Self {
            kind,
            store: app.store().clone(),
            clock: app.clock().clone(),
            teller: app.live().teller(),
        }
    }

    async fn fall(
        &self,
        shop: ShopId,
        asked: OfLine,
        now: Millis,
    ) -> Result<Option<Millis>, StorageError> {
        let tx = self.store.begin(shop).await?;
        let Some(Standing { row, due, .. }) = standing(&tx, asked).await? else {
            return Ok(None);
        };
        if due.at > now {
            return Ok(Some(due.at));
        }
        let deed = Deed {
            // Nobody else's: a key that could be guessed could be used up.
            key: new_id(),
            order: asked.order,
            // Nobody else changes it: its lock is held.
            rev: None,
            actor: &Actor::Anyone,
            by: By::System,
            event: due.event(asked.line),
            detail: json!({ "fell": due.falls() }),
        };
        match perform(&tx, deed, now).await {
            Ok(_) => {}
            Err(Undone::Storage(error)) => return Err(error),
            Err(undone) => {
                tracing::error!(order = %asked.order, %undone, "the time to answer is over, and nothing can be done");
                return Ok(Some(now + HOUR_MS));
            }
        }
        tx.emit(&fallen(&row, asked, due), now).await?;
        tx.commit().await?;
        told_by(&self.teller, shop);
        Ok(None)
    }

    async fn warn(
        &self,
        shop: ShopId,
        asked: OfLine,
        now: Millis,
    ) -> Result<Option<Millis>, StorageError> {
        let tx = self.store.begin(shop).await?;
        let Some(Standing { row, rules, due }) = standing(&tx, asked).await? else {
            return Ok(None);
        };
        match warns_at(due.at, &rules) {
            Some(at) if at > now => return Ok(Some(at)),
            // It has fallen, or falls with the same look: who acts now comes too late.
            Some(_) if due.at <= now => return Ok(None),
            Some(_) => {}
            None => return Ok(None),
        }
        tx.emit(&warning(&row, asked, due, to(&tx, asked).await?), now)
            .await?;
        tx.commit().await?;
        Ok(None)
    }
}

async fn standing(tx: &ShopTx, asked: OfLine) -> Result<Option<Standing>, StorageError> {
    let Some((row, order)) = held(tx, asked.order).await? else {
        return Ok(None);
    };
    let (rules, _) = trade_rules::rules_in(tx).await?;
    let due = due(&order, asked.line, &rules.after_sale);
    Ok(due.map(|due| Standing { row, rules, due }))
}

/// Whoever sees to it and still serves here, or else those who may give it.
async fn to(tx: &ShopTx, asked: OfLine) -> Result<To, StorageError> {
    let line_no = i64::try_from(asked.line).unwrap_or(i64::MAX);
    let row = waiting_in(tx, asked.order, line_no).await?;
    let Some(owner) = row.and_then(|row| row.owner_id) else {
        return Ok(To::Roles(LEADING.to_vec()));
    };
    let is_here = members::serves_here_in(tx, owner).await?;
    Ok(if is_here {
        To::Members(vec![owner])
    } else {
        To::Roles(LEADING.to_vec())
    })
}

fn warning(row: &OrderRow, asked: OfLine, due: ProtectionDue, to: To) -> Notice {
    let (no, price) = (&row.no, priced(due.fen));
    let (zh, en) = if due.falls() == ProtectionAnswer::Given {
        (
            format!("订单 {no}：不处理则自动退差价 {price}"),
            format!("Order {no}: if nobody acts, {price} goes back by itself"),
        )
    } else {
        (
            format!("订单 {no}：不处理则视为不同意，差价不退"),
            format!("Order {no}: if nobody acts, it counts as declined"),
        )
    };
    Notice {
        key: format!("protection_soon/{}/{}/{}", row.id, asked.line, due.at),
        category: Category::AfterSale,
        to,
        zh: Saying::new("价保即将超时", zh),
        en: Saying::new("Price protection is nearly out of time", en),
        link: Some(Link::Order { order: row.id }),
    }
}

/// What the shop hears of it; the customer is told with the event.
fn fallen(row: &OrderRow, asked: OfLine, due: ProtectionDue) -> Notice {
    let (no, price) = (&row.no, priced(due.fen));
    let (zh, en) = if due.falls() == ProtectionAnswer::Given {
        (
            format!("订单 {no}：已自动退差价 {price}"),
            format!("Order {no}: {price} goes back by itself"),
        )
    } else {
        (
            format!("订单 {no}：视为不同意，差价没有退"),
            format!("Order {no}: it counts as declined"),
        )
    };
    Notice {
        key: format!("protection_fell/{}/{}/{}", row.id, asked.line, due.at),
        category: Category::AfterSale,
        to: To::Roles(SERVING.to_vec()),
        zh: Saying::new("价保超时未处理", zh),
        en: Saying::new("Price protection was not answered in time", en),
        link: Some(Link::Order { order: row.id }),
    }
}

#[async_trait]
impl Effect for ProtectionClock {
    fn kind(&self) -> &'static str {
        self.kind
    }

    async fn fire(
        &self,
        shop: ShopId,
        _: &str,
        payload: &str,
    ) -> Result<Option<Millis>, StorageError> {
        let Ok(asked) = serde_json::from_str::<OfLine>(payload) else {
            return Ok(None);
        };
        let now = self.clock.now();
        if self.kind == WARNS {
            self.warn(shop, asked, now).await
        } else {
            self.fall(shop, asked, now).await
        }
    }
}
