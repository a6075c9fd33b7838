//! By when an order has to have left (发货时限). What has left in part stops no clock: it runs on for the rest, until that has left too
//! or its money has gone back. Nothing happens to the order then; those who pack are told before it and once more when it is over.

use async_trait::async_trait;
use sea_orm::{ColumnTrait, Condition, sea_query::Expr};
use serde_json::json;
use yingke_schema::trade::order::{self, Column as C};

use super::{
    Order, RefundState, State, TradeRules,
    held::held,
    notice::{unshipped_late, unshipped_soon},
    storage::{self, OrderRow, Stored},
    trade_rules,
};
use crate::{
    app::App,
    catalogue::{self, Promised, ShipsBy},
    storage::{ShopDb, ShopTx, StorageError, Store},
    timers::{Effect, Timer},
    vocabulary::{Clock, Millis, OrderId, ProductId, ShopId},
};

const KIND: &str = "order_ship";
const HOUR_MS: Millis = 60 * 60_000;

/// What was placed elsewhere is delivered there.
const fn is_awaited(order: &Order) -> bool {
    order.state.has_to_ship() && order.source.is_none()
}

/// As [`is_awaited`], by its row.
fn is_row_awaited(row: &OrderRow) -> bool {
    let state = State::of_code(&row.state);
    row.source.is_empty() && state.is_some_and(State::has_to_ship)
}

/// When the first of what is left has to leave, as was promised when it was bought; where that was not kept, as `pages` say now. A line
/// whose case is open stays here, and is not waited for.
pub fn ship_by(order: &Order, pages: &ShipsBy) -> Option<Millis> {
    if !is_awaited(order) {
        return None;
    }
    let lines = order.lines.iter();
    let waiting = lines.filter(|line| line.left() > 0 && !line.refund.is_open());
    let waiting = waiting.map(|line| (line.item.promised, line.item.product));
    first_due(waiting, order.paid_at?, pages)
}

fn first_due(
    lines: impl Iterator<Item = (Option<Promised>, Option<ProductId>)>,
    paid_at: Millis,
    pages: &ShipsBy,
) -> Option<Millis> {
    let due = lines.map(|(promised, product)| match promised {
        Some(promised) => promised.due(paid_at),
        None => pages.of(product, paid_at),
    });
    due.min()
}

/// Whether its history alone tells what of it still has to leave: some has left, or was asked back. Of any other that is all.
pub fn asks_history(stored: &Stored) -> bool {
    let none = RefundState::NoRefund.code();
    let has_case = stored.lines.iter().any(|line| line.refund_state != none);
    let is_begun = stored.row.state == State::SellerConsignedPart.code();
    is_row_awaited(&stored.row) && (has_case || is_begun)
}

/// As [`ship_by`], of an order that has its history where it [`asks_history`].
pub fn ship_by_of(stored: &Stored, pages: &ShipsBy) -> Option<Millis> {
    if asks_history(stored) {
        return ship_by(&stored.readable()?, pages);
    }
    if !is_row_awaited(&stored.row) {
        return None;
    }
    let lines = stored.lines.iter();
    let lines = lines.map(|line| (storage::promised(line), line.product_id));
    first_due(lines, stored.row.paid_at?, pages)
}

/// What the pages of these orders' goods say, as far as something of them is still to be shipped and its promise was not kept.
pub async fn promised_of(db: &ShopDb, orders: &[Stored]) -> Result<ShipsBy, StorageError> {
    let orders = orders.iter();
    let waiting = orders.filter(|stored| is_row_awaited(&stored.row));
    let lines = waiting.flat_map(|stored| &stored.lines);
    let unkept = lines.filter(|line| line.ships_within_ms.is_none());
    let products: Vec<_> = unkept.filter_map(|line| line.product_id).collect();
    catalogue::ships_by(db, &products).await
}

/// As [`ship_by`], by the pages as they are in a transaction.
pub async fn ship_by_in(tx: &ShopTx, order: &Order) -> Result<Option<Millis>, StorageError> {
    if !is_awaited(order) {
        return Ok(None);
    }
    let left = order.lines.iter().filter(|line| line.left() > 0);
    let products = left.filter_map(|line| line.item.asked_product());
    let products: Vec<ProductId> = products.collect();
    let pages = catalogue::ships_by_in(tx, &products).await?;
    Ok(ship_by(order, &pages))
}

/// So long before as a shop is told of its cases, and no more than half of the time.
fn warns_at(due: Millis, order: &Order, rules: &TradeRules) -> Option<Millis> {
    let before = rules.after_sale.warn_before_h * HOUR_MS;
    let half = (due - order.paid_at?) / 2;
    (before > 0).then(|| due - before.min(half))
}

/// Writes down by when an order has to leave, where that is another time than before: the list is looked through by it.
pub async fn keep(tx: &ShopTx, id: OrderId, due: Option<Millis>) -> Result<(), StorageError> {
    let is_other = match due {
        Some(due) => Condition::any()
            .add(C::ShipBy.is_null())
            .add(C::ShipBy.ne(due)),
        None => Condition::all().add(C::ShipBy.is_not_null()),
    };
    let this = Condition::all().add(C::Id.eq(id)).add(is_other);
    tx.update::<order::Entity>(this, |row| row.col_expr(C::ShipBy, Expr::value(due)))
        .await?;
    Ok(())
}

/// When the shop is told next of an order that has just changed and is `due` then. What was told stays told: it goes on from there.
pub fn told_next(due: Option<Millis>, order: &Order, rules: &TradeRules) -> Option<Millis> {
    let warning = due.and_then(|due| warns_at(due, order, rules));
    let ahead = [warning, due].into_iter().flatten();
    ahead.filter(|at| *at > order.last_at()).min()
}

pub fn key(order: OrderId) -> String {
    format!("{KIND}:{order}")
}

pub fn timer(order: OrderId, due_at: Millis) -> Timer<'static> {
    Timer {
        key: key(order),
        kind: KIND,
        due_at,
        payload: json!(order).to_string(),
    }
}

/// What tells the shop that an order has to leave.
pub struct Unshipped {
    store: Store,
    clock: Clock,
}

impl Unshipped {
    pub fn of(app: &App) -> Self {
        Self {
            store: app.store().clone(),
            clock: app.clock().clone(),
        }
    }
}

#[async_trait]
impl Effect for Unshipped {
    fn kind(&self) -> &'static str {
        KIND
    }

    async fn fire(
        &self,
        shop: ShopId,
        _: &str,
        payload: &str,
    ) -> Result<Option<Millis>, StorageError> {
        let Ok(id) = serde_json::from_str::<OrderId>(payload) else {
            return Ok(None);
        };
        let now = self.clock.now();
        let tx = self.store.begin(shop).await?;
        let Some((row, order)) = held(&tx, id).await? else {
            return Ok(None);
        };
        let Some(due) = ship_by_in(&tx, &order).await? else {
            return Ok(None);
        };
        let (rules, _) = trade_rules::rules_in(&tx).await?;
        let (notice, later) = match warns_at(due, &order, &rules) {
            _ if due <= now => (unshipped_late(&row, &order, due), None),
            // The goods promise more than they did.
            Some(at) if at > now => return Ok(Some(at)),
            Some(_) => (unshipped_soon(&row, &order, due), Some(due)),
            None => return Ok(Some(due)),
        };
        tx.emit(&notice, now).await?;
        tx.commit().await?;
        Ok(later)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::{
        By, Event, Pieces, RefundKind,
        after_sale::Claim,
        testing::{at, placed},
        trade_rules::AfterSaleRules,
    };

    /// Nothing is known of the goods.
    const TWO_DAYS: Millis = 48 * HOUR_MS;

    fn due(order: &Order) -> Option<Millis> {
        ship_by(order, &ShipsBy::default())
    }

    fn paid(quantity: i64) -> Order {
        let mut order = placed();
        order.lines[0].item.quantity = quantity;
        at(&order, Event::Paid, By::Customer, 5)
    }

    fn a_piece() -> Event {
        Event::PartShipped {
            carrier: "顺丰速运".to_owned(),
            waybill: "SF1234567890123".to_owned(),
            pieces: vec![Pieces {
                line: 0,
                quantity: 1,
            }],
        }
    }

    #[test]
    fn the_time_runs_on_for_the_rest_until_that_has_left() {
        assert_eq!(due(&placed()), None);
        let order = paid(2);
        assert_eq!(due(&order), Some(5 + TWO_DAYS));
        let order = at(&order, a_piece(), By::Shop, 6);
        assert_eq!(due(&order), Some(5 + TWO_DAYS));
        let order = at(&order, a_piece(), By::Shop, 7);
        assert_eq!(due(&order), None);
    }

    #[test]
    fn what_was_promised_stays_so() {
        let mut order = paid(1);
        order.lines[0].item.promised = Some(Promised {
            is_custom: false,
            within_ms: HOUR_MS,
            not_before: None,
        });
        assert_eq!(due(&order), Some(5 + HOUR_MS));
    }

    #[test]
    fn what_may_not_leave_is_not_waited_for() {
        let asked = Event::RefundAsked {
            line: 0,
            refund: RefundKind::MoneyOnly,
            amount_fen: 20_000,
            claim: Claim::default(),
        };
        let order = at(&paid(1), asked, By::Customer, 6);
        assert_eq!(due(&order), None);
        let order = at(&order, Event::RefundWithdrawn { line: 0 }, By::Customer, 7);
        assert_eq!(due(&order), Some(5 + TWO_DAYS));
    }

    #[test]
    fn the_shop_is_told_before_and_of_a_short_time_at_its_half() {
        let rules = TradeRules::default();
        let order = paid(1);
        let told = |due| warns_at(due, &order, &rules);
        assert_eq!(told(5 + TWO_DAYS), Some(5 + 42 * HOUR_MS));
        assert_eq!(told(5 + 4 * HOUR_MS), Some(5 + 2 * HOUR_MS));
        let silent = TradeRules {
            after_sale: AfterSaleRules {
                warn_before_h: 0,
                ..AfterSaleRules::default()
            },
            ..TradeRules::default()
        };
        assert_eq!(warns_at(5 + TWO_DAYS, &order, &silent), None);
    }
}
