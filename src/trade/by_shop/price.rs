use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;
use yingke_schema::members::member::Role;

use super::{act, address::needs_customer};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    trade::{
        By, Event, LineDiscount, OrderView, Price, TradeRules,
        price::{taken_off_fen, waived_fen},
        storage::{self, OrderRow, Stored},
        trade_rules,
    },
    vocabulary::OrderId,
};

const WHOLE_BP: i128 = 10_000;
/// Of a supervisor: whatever the order allows.
const NO_LIMIT_BP: i64 = 10_000;

/// What an order that is not paid costs beside its goods.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPrice {
    /// Made by the client: a retry carries the same one.
    key: Uuid,
    /// Of the order as it was seen.
    rev: i64,
    freight_fen: i64,
    /// Of all goods together; negative adds to their price. None: what `lines` add up to.
    discount_fen: Option<i64>,
    /// What of it is of single lines; the rest falls on all lines in proportion to what they cost without it.
    #[serde(default)]
    lines: Vec<LineDiscount>,
}

/// Change freight or discount 改价, of the whole or of single lines. Discounts of agents and supervisors have limits, which count what
/// is taken off lines whatever is added to others, and what of the freight and paid services is waived: `above_your_limit` says it. A
/// higher total or freight is the customer's to agree to: `needs_customer`, and a card asks them.
#[utoipa::path(put, path = "/api/shops/{shop}/orders/{id}/price", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = NewPrice,
    responses((status = 200, body = OrderView), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("change_prices"))))]
pub async fn change_price(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
    Json(new): Json<NewPrice>,
) -> Result<Json<OrderView>, Problem> {
    authorize(
        &caller.actor,
        Action::ChangePrices,
        Object::Shop(caller.shop),
    )?;
    let price = Price::asked(new.freight_fen, new.discount_fen, new.lines)?;
    let db = app.store().shop(caller.shop);
    let stored = storage::stored(&db, order).await?;
    let stored = stored.ok_or_else(Problem::not_found)?;
    let (rules, _) = trade_rules::rules_of(&db).await?;
    // Of an order that went on meanwhile `act` says so. No revision goes back, so that nobody gets by with one that is still to come.
    if new.rev >= stored.row.rev {
        within_limit(&stored, &price, (caller.actor.member()?.role, &rules))?;
    }
    let event = price.event();
    if is_possible(&stored, new.rev, event.clone()) {
        no_higher(&stored.row, &price)?;
    }
    act(&app, &caller, order, (new.key, new.rev), event).await
}

/// Nobody pays more than they agreed to, and nobody of the shop agrees to it in their place; nor to a higher freight, which does not
/// come back with the goods.
pub fn no_higher(row: &OrderRow, price: &Price) -> Result<(), Problem> {
    let total_fen = row.goods_fen + price.freight_fen - price.discount_fen;
    if total_fen <= row.total_fen && price.freight_fen <= row.freight_fen {
        return Ok(());
    }
    let title = "The customer has to agree to a higher total or freight: send a card";
    Err(needs_customer(title))
}

/// Of an order that looks otherwise by now, or is paid, what comes next says so.
fn is_possible(stored: &Stored, rev: i64, event: Event) -> bool {
    let order = (stored.row.rev == rev).then(|| stored.readable()).flatten();
    order.is_some_and(|order| order.could(event, By::Shop).is_ok())
}

/// Refused where somebody of this role may not do it without a higher rank.
pub fn within_limit(
    stored: &Stored,
    price: &Price,
    (role, rules): (Role, &TradeRules),
) -> Result<(), Problem> {
    if is_within(stored, price, (role, rules)) {
        return Ok(());
    }
    Err(above_limit(stored.row.goods_fen, (role, rules)))
}

/// More is off goods that cost so much than somebody of this role takes off them.
pub fn above_limit(goods_fen: i64, (role, rules): (Role, &TradeRules)) -> Problem {
    let most_fen = most_discount_fen(goods_fen, (role, rules)).unwrap_or_default();
    let title = format!("You may discount at most {most_fen} fen; ask somebody above you for more");
    Problem::new(StatusCode::FORBIDDEN, "above_your_limit", title)
}

/// Whether somebody of this role changes the price to this without anybody else.
pub fn is_within(stored: &Stored, price: &Price, (role, rules): (Role, &TradeRules)) -> bool {
    let order = stored.readable();
    let waived_fen = order.map_or(0, |order| waived_fen(&order, price.freight_fen));
    let off_fen = taken_off_fen(&price.of_lines(&stored.line_prices())) + waived_fen;
    may_be_off((off_fen, stored.row.goods_fen), (role, rules))
}

/// Whether somebody of this role takes so much off goods that cost so much.
pub fn may_be_off((off_fen, goods_fen): (i64, i64), (role, rules): (Role, &TradeRules)) -> bool {
    let most_fen = most_discount_fen(goods_fen, (role, rules));
    most_fen.is_none_or(|most_fen| off_fen <= most_fen)
}

/// What somebody of this role gives alone; none: there is no limit.
fn most_discount_fen(goods_fen: i64, (role, rules): (Role, &TradeRules)) -> Option<i64> {
    let most_bp = match role {
        Role::Owner => return None,
        Role::Supervisor if rules.most_supervisor_discount_bp == NO_LIMIT_BP => return None,
        Role::Supervisor => rules.most_supervisor_discount_bp,
        Role::Agent | Role::Trainee | Role::Operations | Role::Warehouse => rules.most_discount_bp,
    };
    Some(part_of(goods_fen, most_bp))
}

fn part_of(goods_fen: i64, bp: i64) -> i64 {
    (i128::from(goods_fen) * i128::from(bp) / WHOLE_BP) as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rank_has_its_own_limit() {
        let rules = TradeRules {
            most_supervisor_discount_bp: 2_000,
            ..TradeRules::default()
        };
        let most = |role| most_discount_fen(10_000, (role, &rules));
        assert_eq!(most(Role::Agent), Some(1_000));
        assert_eq!(most(Role::Supervisor), Some(2_000));
        assert_eq!(most(Role::Owner), None);
        let usual = TradeRules::default();
        assert_eq!(most_discount_fen(1, (Role::Supervisor, &usual)), None);
    }

    #[test]
    fn the_limit_is_a_part_of_the_goods_rounded_down() {
        assert_eq!(part_of(19_999, 1_000), 1_999);
        assert_eq!(part_of(19_999, 0), 0);
        assert_eq!(part_of(i64::MAX, 10_000), i64::MAX);
    }
}
