//! How an order goes on: where it may stand before an event and after it.

use super::{
    books::{Books, Told},
    check::must,
};

const UNPAID: &str = "WAIT_BUYER_PAY";
const PAID: &str = "WAIT_SELLER_SEND_GOODS";
const IN_PART: &str = "SELLER_CONSIGNED_PART";
const SENT: &str = "WAIT_BUYER_CONFIRM_GOODS";
const FINISHED: &str = "TRADE_FINISHED";
const CLOSED: &str = "TRADE_CLOSED";
/// Something of it may still leave, or nothing.
pub const WAITING: [&str; 3] = [UNPAID, PAID, IN_PART];

/// Each event of each order, told with the state that it led to.
pub fn check(before: &Books, after: &Books) -> Result<(), String> {
    let told = after.told_since(before);
    for order in &after.orders {
        let was = before.order(order.id).map_or("", |row| row.state.as_str());
        let mut steps = told.iter().filter(|told| told.is_of(order.id));
        let end = steps.try_fold(was, step)?;
        must(end == order.state, || {
            format!("{} was told to be {end}, and is {}", order.id, order.state)
        })?;
    }
    Ok(())
}

fn step<'a>(from: &str, told: &'a Told) -> Result<&'a str, String> {
    let (kind, by, to) = (told.text("kind"), told.text("by"), told.text("state"));
    let is_right = if told.is_beside() {
        from == to
    } else {
        is_edge(from, kind, to) && is_theirs(kind, by)
    };
    must(is_right, || {
        format!("no edge of an order: {from} -- {kind} by {by} --> {to}")
    })?;
    Ok(to)
}

fn is_edge(from: &str, kind: &str, to: &str) -> bool {
    let is_paid = [PAID, IN_PART, SENT, FINISHED].contains(&from);
    let has_sent = [IN_PART, SENT, FINISHED].contains(&from);
    match kind {
        "placed" => from.is_empty() && to == UNPAID,
        "price_changed" => from == UNPAID && to == UNPAID,
        "paid" => from == UNPAID && to == PAID,
        "closed" => from == UNPAID && to == CLOSED,
        "shipped" => [PAID, IN_PART].contains(&from) && to == SENT,
        "part_shipped" => [PAID, IN_PART].contains(&from) && [IN_PART, SENT].contains(&to),
        "confirmed" => from == SENT && to == FINISHED,
        "part_confirmed" => from == IN_PART && to == IN_PART,
        "extended" => from == SENT && to == SENT,
        "address_changed" | "sku_changed" => [UNPAID, PAID].contains(&from) && from == to,
        "installation_booked" => [UNPAID, PAID, IN_PART, SENT].contains(&from) && from == to,
        "refund_asked"
        | "refund_changed"
        | "refund_refused"
        | "proposal_made"
        | "proposal_declined"
        | "platform_asked"
        | "evidence_given"
        | "protection_asked"
        | "protection_declined" => is_paid && from == to,
        // What it cost to send something back is paid of a closed order too.
        "compensated" => (is_paid || from == CLOSED) && from == to,
        "refund_agreed" | "turned_to_return" => has_sent && from == to,
        "return_sent" | "return_received" | "return_refused" | "freight_taken" | "resent" => {
            has_sent && from == to
        }
        "resent_confirmed" | "reissue_withdrawn" => has_sent && ends(from, to),
        "refunded" | "proposal_accepted" | "dispute_decided" | "refund_withdrawn"
        | "case_lapsed" => is_paid && ends(from, to),
        _ => false,
    }
}

/// With the end of a case the order may close, or have nothing left to ship.
fn ends(from: &str, to: &str) -> bool {
    let is_closed = from != FINISHED && to == CLOSED;
    let is_sent = from == IN_PART && [SENT, FINISHED].contains(&to);
    from == to || is_closed || is_sent
}

/// Of the order itself; whose the steps of a case are stands with those.
fn is_theirs(kind: &str, by: &str) -> bool {
    match kind {
        "placed" | "paid" | "part_confirmed" | "address_changed" | "sku_changed"
        | "protection_asked" => by == "customer",
        "protection_declined" => ["shop", "system"].contains(&by),
        "price_changed" | "shipped" | "part_shipped" | "extended" | "installation_booked" => {
            by == "shop"
        }
        "confirmed" => ["customer", "system"].contains(&by),
        "closed" => ["customer", "shop", "system"].contains(&by),
        "compensated" => ["shop", "system"].contains(&by),
        _ => true,
    }
}
