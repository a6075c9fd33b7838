//! Several lines of an order are asked back in one act 整单退款: a case of each, all of them or none.

use axum::extract::State;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    act::MyWish,
    list::shown,
    possible::{Window, kinds},
    refunds::MOST_WORDS,
    view::MyOrder,
};
use crate::{
    app::App,
    http::{Id, InShop, Json, Problem},
    storage::ShopTx,
    trade::{
        By, Event, Order, RefundKind,
        after_sale::{CaseReason, Claim, pictures, words},
        deed::AllOrNone,
        key, most_refundable_fen, told,
        trade_rules::rules_in,
    },
    vocabulary::{FileId, Millis, OrderId},
};

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RefundsWish {
    key: Uuid,
    rev: i64,
    /// Of every line the same, for all of it that may be asked for.
    kind: RefundKind,
    /// By their places in the order, from 0, each once; none: all of which this may be asked.
    lines: Option<Vec<usize>>,
    #[serde(default)]
    reason: CaseReason,
    /// At most 500 characters.
    #[serde(default)]
    words: String,
    /// At most 9 own pictures.
    #[serde(default)]
    pictures: Vec<FileId>,
}

/// The same, found to make sense.
struct Asked {
    wish: MyWish,
    kind: RefundKind,
    lines: Option<Vec<usize>>,
    claim: Claim,
}

/// Ask for the same for several lines, or for the whole order, at once. A refusal names the line.
#[utoipa::path(post, path = "/api/shops/{shop}/mine/orders/{id}/refunds", tag = "mine",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = RefundsWish,
    responses((status = 200, body = MyOrder), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("buy"))))]
pub async fn ask_several(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
    Json(wish): Json<RefundsWish>,
) -> Result<Json<MyOrder>, Problem> {
    caller.customer()?;
    let asked = wish.asked(&app, &caller).await?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    ask_in(&tx, &caller, order, &asked, now).await?;
    tx.commit().await?;
    told(&app, caller.shop);
    shown(&app, &caller, order).await
}

/// Under one key and one lock: a retry finds all of it done.
async fn ask_in(
    tx: &ShopTx,
    caller: &InShop,
    id: OrderId,
    asked: &Asked,
    now: Millis,
) -> Result<(), Problem> {
    let all = AllOrNone {
        key: asked.wish.key,
        order: id,
        rev: asked.wish.rev,
        actor: &caller.actor,
        by: By::Customer,
        digest: asked.digest(id),
    };
    let Some(mut order) = all.begin(tx).await? else {
        return Ok(());
    };
    let (rules, _) = rules_in(tx).await?;
    let rules = &rules;
    for line in asked.lines_of(&order, Window { rules, now })? {
        // What is asked back by then may take less along.
        let event = asked.event(&order, line);
        order = all.perform(tx, (line, event), now).await?;
    }
    Ok(all.end(tx, now).await?)
}

impl RefundsWish {
    async fn asked(self, app: &App, caller: &InShop) -> Result<Asked, Problem> {
        let Self { key, rev, .. } = self;
        Ok(Asked {
            wish: MyWish { key, rev },
            kind: self.kind,
            lines: self.lines,
            claim: Claim {
                reason: self.reason,
                words: words(&self.words, &(0..=MOST_WORDS))?,
                pictures: pictures(app, caller, self.pictures).await?,
                ..Claim::default()
            },
        })
    }
}

impl Asked {
    fn digest(&self, order: OrderId) -> String {
        let Claim {
            reason,
            words,
            pictures,
            ..
        } = &self.claim;
        key::digest_of(&json!({
            "order": order, "kind": "refunds_asked", "refund": self.kind, "lines": self.lines,
            "reason": reason, "words": words, "pictures": pictures,
        }))
    }

    /// Where it may be asked of none, the first says why.
    fn lines_of(&self, order: &Order, window: Window<'_>) -> Result<Vec<usize>, Problem> {
        let Some(named) = &self.lines else {
            let all = 0..order.lines.len();
            let mut all: Vec<_> = all
                .filter(|line| kinds(order, *line, window).contains(&self.kind))
                .collect();
            if all.is_empty() {
                all.push(0);
            }
            return Ok(all);
        };
        let mut once = named.clone();
        once.sort_unstable();
        once.dedup();
        let is_there = once.last().is_some_and(|last| *last < order.lines.len());
        if is_there && once.len() == named.len() {
            Ok(once)
        } else {
            let title = "lines: of the order, each once";
            Err(Problem::at_field("bad_lines", "lines", title))
        }
    }

    fn event(&self, order: &Order, line: usize) -> Event {
        let refund = self.kind;
        Event::RefundAsked {
            line,
            refund,
            amount_fen: if refund.has_money() {
                most_refundable_fen(order, line)
            } else {
                0
            },
            claim: self.claim.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        trade::{
            TradeRules,
            testing::{placed, then},
        },
        vocabulary::new_id,
    };

    fn of(lines: Option<Vec<usize>>) -> Result<Vec<usize>, &'static str> {
        let order = then(&placed(), Event::Paid, By::Customer);
        let asked = Asked {
            wish: MyWish {
                key: new_id(),
                rev: 1,
            },
            kind: RefundKind::MoneyOnly,
            lines,
            claim: Claim::default(),
        };
        let rules = &TradeRules::default();
        let lines = asked.lines_of(&order, Window { rules, now: 1 });
        lines.map_err(|refused| refused.code())
    }

    #[test]
    fn lines_are_of_the_order_and_named_once() {
        assert_eq!(of(None), Ok(vec![0]));
        assert_eq!(of(Some(vec![0])), Ok(vec![0]));
        for wrong in [vec![], vec![1], vec![0, 0]] {
            assert_eq!(of(Some(wrong)), Err("bad_lines"));
        }
    }
}
