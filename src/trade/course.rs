//! The whole course of orders that lies in the past: what placing and [`super::perform`] do one after another, with few statements.
//!
//! Rules, stock, audit rows and the clocks of what is under way are theirs. What is long past is news to nobody: nothing is told to other
//! areas and members, and no key is kept for a retry.

use serde_json::Value;

use super::{
    Bought, By, Happening, Illegal, Item, Order, State, TradeRules, Undone, after_sale, deadlines,
    deed::{entry_of, entry_of_placing, regretted, within_window},
    stock, storage, trade_rules, variant,
};
use crate::{
    access::Actor,
    audit::{self, Recorded},
    catalogue::{self, Step, Wanted},
    storage::{ShopTx, StorageError},
    vocabulary::ProductId,
};

/// Who acted in an order, by the side they are on.
pub type Who<'a> = &'a (dyn Fn(&Bought, By) -> Actor + Send + Sync);

/// Carries out what the orders' histories say, at the moments they say, or nothing. None of them is there yet.
pub async fn carry_out(tx: &ShopTx, orders: &[Bought], who: Who<'_>) -> Result<(), Undone> {
    let (rules, _) = trade_rules::rules_in(tx).await?;
    let mut course = Course::of(&rules);
    for bought in orders {
        course.tell(bought, who)?;
    }
    course.check_regretted(tx).await?;
    if catalogue::carry(tx, &course.steps).await?.is_some() {
        return Err(Illegal::OutOfStock.into());
    }
    storage::write(tx, orders).await?;
    begin_clocks(tx, orders, &rules).await?;
    // The audit rows come last: whoever has their lock waits for nobody.
    course.rows.sort_by_key(|row| row.at);
    Ok(audit::record_many(tx, course.rows).await?)
}

async fn begin_clocks(
    tx: &ShopTx,
    orders: &[Bought],
    rules: &TradeRules,
) -> Result<(), StorageError> {
    after_sale::begin(tx, orders, rules).await?;
    for bought in orders {
        let (id, order) = (bought.id, &bought.order);
        // Most are over; a case may still be under way.
        if matches!(order.state, State::TradeFinished | State::TradeClosed) {
            after_sale::settle(tx, id, order, rules).await?;
        } else {
            deadlines::settle(tx, id, order, rules).await?;
        }
    }
    Ok(())
}

/// What orders set aside or sent again in their course, and what of it was free again in the end.
pub fn pieces_of(orders: &[Bought]) -> Result<(Vec<Wanted>, Vec<Wanted>), Illegal> {
    let (mut set_aside, mut back) = (Vec::new(), Vec::new());
    for bought in orders {
        each_step(bought, |step| match step {
            Step::Reserve(wanted) => set_aside.push(wanted),
            Step::Release(wanted) => back.push(wanted),
            Step::TakeOut(_) => {}
        })?;
    }
    Ok((set_aside, back))
}

/// An order before and after what happened to it; before it was placed there was none.
struct Turn<'a> {
    happening: &'a Happening,
    before: Option<&'a Order>,
    after: &'a Order,
}

struct Course<'a> {
    rules: &'a TradeRules,
    steps: Vec<Step>,
    rows: Vec<Recorded>,
    regretted: Vec<ProductId>,
}

impl<'a> Course<'a> {
    const fn of(rules: &'a TradeRules) -> Self {
        Self {
            rules,
            steps: Vec::new(),
            rows: Vec::new(),
            regretted: Vec::new(),
        }
    }

    fn tell(&mut self, bought: &Bought, who: Who<'_>) -> Result<(), Illegal> {
        let more = Value::Object(serde_json::Map::new());
        each_turn(bought, |turn| {
            let Turn {
                happening, after, ..
            } = turn;
            let entry = match turn.before {
                None => entry_of_placing(bought.id, after),
                Some(before) => {
                    within_window(before, happening, self.rules)?;
                    if let Some(item) = regretted(before, &happening.event) {
                        self.regret(item)?;
                    }
                    entry_of(bought.id, &happening.event, (before, after), &more)
                }
            };
            self.steps.extend(steps_of(&turn));
            self.rows.push(Recorded {
                actor: who(bought, happening.by),
                at: happening.at,
                entry,
            });
            Ok(())
        })
    }

    fn regret(&mut self, item: &Item) -> Result<(), Illegal> {
        if item.promised.is_some_and(|promised| promised.is_custom) {
            return Err(Illegal::ExcludedCustom);
        }
        self.regretted.extend(item.asked_product());
        Ok(())
    }

    async fn check_regretted(&self, tx: &ShopTx) -> Result<(), Undone> {
        if self.regretted.is_empty() {
            return Ok(());
        }
        let custom = catalogue::made_to_order_in(tx, &self.regretted).await?;
        if custom.is_empty() {
            Ok(())
        } else {
            Err(Illegal::ExcludedCustom.into())
        }
    }
}

fn each_step(bought: &Bought, mut each: impl FnMut(Step)) -> Result<(), Illegal> {
    each_turn(bought, |turn| {
        steps_of(&turn).into_iter().for_each(&mut each);
        Ok(())
    })
}

fn steps_of(turn: &Turn<'_>) -> Vec<Step> {
    match turn.before {
        None => {
            let held = stock::held(turn.after).into_iter();
            held.map(Step::Reserve).collect()
        }
        Some(before) => stock::steps(before, turn.after),
    }
}

/// Goes through an order's history by the machine; the order it was said to be comes out, or nothing of it is true.
fn each_turn(
    bought: &Bought,
    mut each: impl FnMut(Turn<'_>) -> Result<(), Illegal>,
) -> Result<(), Illegal> {
    let (placed, later) = bought.history.split_first().ok_or(Illegal::NotPlaced)?;
    let items = bought.order.lines.iter().map(|line| line.item.clone());
    let items = variant::bought(items.collect(), bought.history.iter());
    let mut order = Order::place(items, placed)?;
    each(Turn {
        happening: placed,
        before: None,
        after: &order,
    })?;
    for happening in later {
        let after = order.apply(happening)?;
        each(Turn {
            happening,
            before: Some(&order),
            after: &after,
        })?;
        order = after;
    }
    if order == bought.order {
        Ok(())
    } else {
        Err(Illegal::NotPlaced)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{
        trade::{
            CloseReason, Event,
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

    #[test]
    fn every_step_has_an_audit_row_at_its_own_time() {
        let rules = TradeRules::default();
        let mut course = Course::of(&rules);
        let sold = bought(&[(Event::Paid, By::Customer), shipped()]);
        course.tell(&sold, &|_, _| Actor::Anyone).unwrap();
        let told = course.rows.iter().map(|row| (row.entry.action, row.at));
        let told: Vec<_> = told.collect();
        assert_eq!(told, [("placed", 0), ("paid", 1), ("shipped", 1)]);
        assert_eq!(course.rows[1].entry.detail["more"], json!({}));
    }
}
