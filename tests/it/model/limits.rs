//! What one person may not do alone, and what nobody may do for a customer.

use std::collections::BTreeSet;

use serde_json::Value;
use yingke_schema::trade::order;

use super::{
    acts::{Act, MoneyAct, OrderAct, What, Who},
    books::Books,
    check::must,
    story::Story,
};

/// As a new shop has it: an agent takes a tenth off the goods, what they waive of the freight counted, and one person gives 50 yuan for
/// an order.
const TENTH: i64 = 10;
const MOST_GIVEN_FEN: i64 = 5_000;

pub fn check(
    (act, needs): (&Act, &BTreeSet<&str>),
    (was, is): (&order::Model, &order::Model),
    (view, story, books): (&Value, &Story, &Books),
) -> Result<(), String> {
    if let What::Order(of) = &act.what {
        let waits = waits_for_yes(*of, is);
        let is_free = waits.is_none_or(|waits| !needs.contains(waits));
        must(is_free, || format!("{of:?} without the customer's yes"))?;
    }
    match &act.what {
        What::Order(OrderAct::Install { is_agreed, .. }) => {
            must(*is_agreed, || "nobody agreed to that day".to_owned())
        }
        What::Order(OrderAct::Price(_)) => {
            must(is.total_fen <= was.total_fen, || {
                let (was, is) = (was.total_fen, is.total_fen);
                format!("from {was} to {is} fen without the customer's yes")
            })?;
            must(is.freight_fen <= was.freight_fen, || {
                let (was, is) = (was.freight_fen, is.freight_fen);
                format!("a freight from {was} to {is} fen without the customer's yes")
            })?;
            let waived = (story.placed_freight_fen - is.freight_fen).max(0);
            let off = off_lines(view) + waived;
            let is_within = act.who != Who::Agent || off <= is.goods_fen / TENTH;
            must(is_within, || format!("an agent took {off} fen off"))
        }
        What::Money(MoneyAct::Compensate { .. }) => {
            let given: i64 = story.lines.iter().map(|line| line.alone_fen).sum();
            must(given <= MOST_GIVEN_FEN, || {
                format!("one person gave {given} fen")
            })
        }
        What::Money(MoneyAct::IssueInvoice) => {
            let mut invoices = books.invoices.iter();
            let invoice = invoices.find(|row| row.order_id == is.id);
            let fen = invoice.and_then(|row| row.amount_fen);
            must(fen == Some(is.paid_fen - is.refunded_fen), || {
                format!("an invoice over {fen:?} fen: {is:?}")
            })
        }
        _ => Ok(()),
    }
}

/// What the shop may have wait for its customers.
fn waits_for_yes(act: OrderAct, is: &order::Model) -> Option<&'static str> {
    match act {
        OrderAct::Close => Some("closing"),
        OrderAct::Extend { .. } => Some("extension"),
        OrderAct::ShipPart(_) if is.state == "SELLER_CONSIGNED_PART" => Some("part_shipment"),
        _ => None,
    }
}

/// What is added to others makes up for nothing.
fn off_lines(view: &Value) -> i64 {
    let lines = view["lines"].as_array().unwrap().iter();
    let off = lines.map(|line| line["discount_fen"].as_i64().unwrap());
    off.map(|fen| fen.max(0)).sum()
}
