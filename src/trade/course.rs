//! The whole course of orders that lies in the past, by what people's commands call: placing, paying and [`perform`], one after another at
//! the moments when they happened. Money came and went at once.

use serde_json::json;

use super::{
    Bought, By, Deed, Event, Happening, Illegal, Order, TradeRules, Undone, collections, payouts,
    perform, placing, stock, trade_rules, variant,
};
use crate::{
    access::Actor,
    catalogue::{self, Wanted},
    storage::ShopTx,
    vocabulary::new_id,
};

/// Who acted in an order, by the side they are on; what is above one's limit the next one does.
pub type Who<'a> = &'a (dyn Fn(&Bought, By) -> Vec<Actor> + Send + Sync);

/// Carries out what the orders' histories say, at the moments they say, or nothing. None of them is there yet.
pub async fn carry_out(tx: &ShopTx, orders: &[Bought], who: Who<'_>) -> Result<(), Undone> {
    let (rules, _) = trade_rules::rules_in(tx).await?;
    for (bought, no) in in_turn(orders) {
        if no == 0 {
            place(tx, bought, who, &rules).await?;
        } else {
            go_on(tx, bought, &bought.history[no], who).await?;
        }
    }
    for bought in orders {
        if bought.order.to_customer_fen() > 0 {
            payouts::give_past(tx, bought.id).await?;
        }
    }
    Ok(())
}

/// All that happened to them, by its place in each history.
fn in_turn(orders: &[Bought]) -> Vec<(&Bought, usize)> {
    let turns = orders.iter().flat_map(|bought| {
        let turns = 0..bought.history.len();
        turns.map(move |no| (bought, no))
    });
    let mut turns: Vec<_> = turns.collect();
    turns.sort_by_key(|(bought, no)| bought.history[*no].at);
    turns
}

async fn place(
    tx: &ShopTx,
    bought: &Bought,
    who: Who<'_>,
    rules: &TradeRules,
) -> Result<(), Undone> {
    let placed = placed(bought)?;
    let held = stock::held(&placed.order);
    if catalogue::reserve(tx, &held).await?.is_some() {
        return Err(Illegal::OutOfStock.into());
    }
    placing::enter(tx, &placed, rules).await?;
    let actor = who(bought, By::Customer).pop();
    Ok(placing::tell(tx, &actor.unwrap_or(Actor::Anyone), &placed).await?)
}

/// As it stood when it was placed.
fn placed(bought: &Bought) -> Result<Bought, Illegal> {
    let placed = bought.history.first().ok_or(Illegal::NotPlaced)?;
    let items = bought.order.lines.iter().map(|line| line.item.clone());
    let items = variant::bought(items.collect(), bought.history.iter());
    Ok(Bought {
        order: Order::place(items, placed)?,
        history: vec![placed.clone()],
        ..bought.clone()
    })
}

async fn go_on(
    tx: &ShopTx,
    bought: &Bought,
    Happening { event, by, at }: &Happening,
    who: Who<'_>,
) -> Result<(), Undone> {
    if matches!(event, Event::Paid) {
        collections::collect_past(tx, bought.id, *at).await?;
    }
    let mut undone = Undone::NotFound;
    for actor in who(bought, *by) {
        let deed = Deed {
            key: new_id(),
            order: bought.id,
            rev: None,
            actor: &actor,
            by: *by,
            event: event.clone(),
            detail: json!({}),
        };
        match perform(tx, deed, *at).await {
            Err(above @ Undone::AboveLimit { .. }) => undone = above,
            done => return done.map(drop),
        }
    }
    Err(undone)
}

/// What orders set aside or sent again in their course, and what of it was free again in the end.
pub fn pieces_of(orders: &[Bought]) -> Result<(Vec<Wanted>, Vec<Wanted>), Illegal> {
    let (mut set_aside, mut back) = (Vec::new(), Vec::new());
    for bought in orders {
        let mut order = placed(bought)?.order;
        set_aside.extend(stock::held(&order));
        for happening in &bought.history[1..] {
            let after = order.apply(happening)?;
            set_aside.extend(stock::reserved(&order, &after));
            back.extend(stock::freed(&order, &after));
            order = after;
        }
        // Or nothing of it is true.
        if order != bought.order {
            return Err(Illegal::NotPlaced);
        }
    }
    Ok((set_aside, back))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        trade::{
            CloseReason,
            testing::{placed, then},
        },
        vocabulary::{CustomerId, OrderId, new_id},
    };

    fn bought(events: &[(Event, By)]) -> Bought {
        let order = placed();
        let placing = Event::Placed {
            freight_fen: 0,
            discount_fen: 0,
            times: None,
            carried: Vec::new(),
            services: Vec::new(),
        };
        let mut history = vec![Happening {
            event: placing,
            by: By::Customer,
            at: 0,
        }];
        let order = events.iter().fold(order, |order, (event, by)| {
            history.push(Happening {
                event: event.clone(),
                by: *by,
                at: 1,
            });
            then(&order, event.clone(), *by)
        });
        Bought {
            id: OrderId(new_id()),
            no: "1".to_owned(),
            customer: CustomerId(new_id()),
            receiver: String::new(),
            phone: String::new(),
            address: String::new(),
            buyer_message: String::new(),
            note: String::new(),
            flag: 0,
            order,
            history,
        }
    }

    fn shipped() -> (Event, By) {
        let event = Event::Shipped {
            carrier: "顺丰速运".to_owned(),
            waybill: "SF1234567890123".to_owned(),
        };
        (event, By::Shop)
    }

    #[test]
    fn orders_of_one_day_go_on_in_turn() {
        let paid = [(Event::Paid, By::Customer), shipped()];
        let orders = [bought(&paid), bought(&[])];
        let turns = in_turn(&orders).into_iter();
        let turns: Vec<_> = turns.map(|(bought, no)| (bought.id, no)).collect();
        let [one, other] = [orders[0].id, orders[1].id];
        assert_eq!(turns, [(one, 0), (other, 0), (one, 1), (one, 2)]);
    }

    #[test]
    fn what_was_shipped_left_and_what_was_cancelled_is_free() {
        let sold = bought(&[(Event::Paid, By::Customer), shipped()]);
        let (set_aside, back) = pieces_of(&[sold]).unwrap();
        assert_eq!((set_aside.len(), back.len()), (1, 0));
        let reason = CloseReason::CustomerCancelled;
        let cancelled = bought(&[(Event::Closed { reason }, By::Customer)]);
        let (set_aside, back) = pieces_of(&[cancelled]).unwrap();
        assert_eq!(set_aside, back);
    }

    #[test]
    fn an_order_that_is_not_what_its_history_makes_is_refused() {
        let mut wrong = bought(&[(Event::Paid, By::Customer)]);
        wrong.history.pop();
        assert_eq!(pieces_of(&[wrong]), Err(Illegal::NotPlaced));
    }
}
