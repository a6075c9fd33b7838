//! What happens where the shop does not answer what a customer asked for.

use async_trait::async_trait;
use serde_json::{Value, json};

use super::{
    asked::{ProtectionAnswer, ProtectionDue, due},
    asked_price::{renew, waiting_in},
};
use crate::{
    access::{LEADING, SERVING},
    message_centre::{Category, Link, Notice, Saying, To},
    storage::{ShopTx, StorageError},
    trade::{
        Event, Line, Order,
        line_clock::{LineClock, Standing, Waiting},
        line_timers::OfLine,
        money::priced,
        to_owner::{still_here, to_owner},
        trade_rules::AfterSaleRules,
    },
    vocabulary::Millis,
};

pub type ProtectionClock = LineClock<ProtectionDue>;

#[async_trait]
impl Waiting for ProtectionDue {
    const FALLS: &'static str = "order_protection";
    const WARNS: &'static str = "order_protection_warning";

    fn is_of(line: &Line) -> bool {
        line.asked_protection.is_some()
    }

    fn of(order: &Order, line: usize, rules: &AfterSaleRules) -> Option<Self> {
        due(order, line, rules)
    }

    fn at(self) -> Millis {
        self.at
    }

    async fn renew(tx: &ShopTx, asked: &Standing<Self>) -> Result<(), StorageError> {
        renew(tx, asked.of.order, &asked.order, &asked.rules).await
    }

    async fn fall(_: &ShopTx, asked: &Standing<Self>) -> Result<(Value, Vec<Event>), StorageError> {
        let event = asked.due.event(asked.of.line);
        Ok((json!(asked.due.falls()), vec![event]))
    }

    /// The customer is told with the event.
    async fn fell(tx: &ShopTx, asked: &Standing<Self>, now: Millis) -> Result<(), StorageError> {
        let to = To::Roles(SERVING.to_vec());
        tx.emit(&notice(asked, true, to), now).await
    }

    async fn warn(tx: &ShopTx, asked: &Standing<Self>, now: Millis) -> Result<(), StorageError> {
        let to = to(tx, asked.of, now).await?;
        tx.emit(&notice(asked, false, to), now).await
    }
}

/// What is nobody's is for those who may give it.
async fn to(tx: &ShopTx, asked: OfLine, now: Millis) -> Result<To, StorageError> {
    let line_no = i64::try_from(asked.line).unwrap_or(i64::MAX);
    let row = waiting_in(tx, asked.order, line_no).await?;
    let owner = still_here(tx, row.and_then(|row| row.owner_id)).await?;
    if owner.is_none() {
        return Ok(To::Roles(LEADING.to_vec()));
    }
    to_owner(tx, owner, now).await
}

/// What the shop hears before and when its time is over.
fn notice(asked: &Standing<ProtectionDue>, is_over: bool, to: To) -> Notice {
    let Standing { of, row, due, .. } = asked;
    let (no, price) = (&row.no, priced(due.fen));
    let is_given = due.falls() == ProtectionAnswer::Given;
    let (zh, en) = match (is_over, is_given) {
        (false, true) => (
            format!("不处理则自动退差价 {price}"),
            format!("if nobody acts, {price} goes back by itself"),
        ),
        (false, false) => (
            "不处理则视为不同意，差价不退".to_owned(),
            "if nobody acts, it counts as declined".to_owned(),
        ),
        (true, true) => (
            format!("已自动退差价 {price}"),
            format!("{price} goes back by itself"),
        ),
        (true, false) => (
            "视为不同意，差价没有退".to_owned(),
            "it counts as declined".to_owned(),
        ),
    };
    let (key, title_zh, title_en) = if is_over {
        (
            "protection_fell",
            "价保超时未处理",
            "Price protection was not answered in time",
        )
    } else {
        (
            "protection_soon",
            "价保即将超时",
            "Price protection is nearly out of time",
        )
    };
    Notice {
        key: format!("{key}/{}/{}/{}", row.id, of.line, due.at),
        category: Category::AfterSale,
        to,
        zh: Saying::new(title_zh, format!("订单 {no}：{zh}")),
        en: Saying::new(title_en, format!("Order {no}: {en}")),
        link: Some(Link::Order { order: row.id }),
    }
}
