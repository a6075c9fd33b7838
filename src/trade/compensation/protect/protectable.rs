//! What can be given back of an order because the same costs less now.

use std::collections::HashMap;

use super::difference::{Difference, Unprotected, of_line};
use crate::{
    catalogue,
    http::Problem,
    storage::ShopDb,
    trade::{
        Illegal, Order, TradeRules,
        compensation::{
            asked::is_declined,
            asked_price::asked_prices,
            protection::{is_halved, until},
        },
        trade_rules::rules_of,
    },
    vocabulary::{Millis, OrderId, SkuId},
};

/// What can be given back of an order because the same costs less now.
pub struct Protectable {
    /// So long; none: nothing is paid, or the shop does not give it.
    pub until: Option<Millis>,
    /// Of each line so much, or why nothing.
    pub lines: Vec<Result<Difference, Unprotected>>,
}

/// As its customer finds it.
pub async fn protectable(
    db: &ShopDb,
    (id, order): (OrderId, &Order),
    now: Millis,
) -> Result<Protectable, Problem> {
    let (rules, _) = rules_of(db).await?;
    let until = until(order, &rules);
    let is_in_time = until.is_some_and(|until| now <= until);
    let since = now - rules.after_sale.protect_kept_ms();
    let mut asked = asked_prices(db, (id, order), since).await?;
    // Who asked at a slip that was put right, or was told no, may ask at a price of today.
    asked.retain(|line, price_fen| {
        !is_halved(order, *line, *price_fen) && !is_answered(order, *line)
    });
    let in_time = vec![is_in_time; order.lines.len()];
    let mut found = found(db, (order, &rules), (until, &in_time), &asked).await?;
    // A no holds, though so much would need no shop by now.
    for (line, of) in found.lines.iter_mut().enumerate() {
        if of
            .as_ref()
            .is_ok_and(|of| is_declined(order, line, of.price_fen))
        {
            *of = Err(Illegal::Enough.into());
        }
    }
    Ok(found)
}

/// The same for whoever gives it: what was asked for in time is so still when somebody looks at it, and at the price of then.
pub async fn protectable_by_shop(
    db: &ShopDb,
    (id, order): (OrderId, &Order),
    now: Millis,
) -> Result<Protectable, Problem> {
    let (rules, _) = rules_of(db).await?;
    let until = until(order, &rules);
    let since = now - rules.after_sale.protect_kept_ms();
    let asked = asked_prices(db, (id, order), since).await?;
    let is_in_time =
        |line: usize| until.is_some_and(|until| now <= until || asked.contains_key(&line));
    let in_time: Vec<_> = (0..order.lines.len()).map(is_in_time).collect();
    found(db, (order, &rules), (until, &in_time), &asked).await
}

async fn found(
    db: &ShopDb,
    (order, rules): (&Order, &TradeRules),
    (until, in_time): (Option<Millis>, &[bool]),
    asked: &HashMap<usize, i64>,
) -> Result<Protectable, Problem> {
    let prices = if in_time.contains(&true) {
        prices(db, order).await?
    } else {
        HashMap::new()
    };
    let of_line = |(line, is_in_time): (usize, &bool)| {
        let sku = order.lines.get(line).and_then(|of| of.item.sku_id);
        let now_fen = sku.and_then(|sku| prices.get(&sku).copied());
        let prices_fen = (now_fen, asked.get(&line).copied());
        of_line((order, rules), line, *is_in_time, prices_fen)
    };
    let lines = in_time.iter().enumerate().map(of_line);
    Ok(Protectable {
        until,
        lines: lines.collect(),
    })
}

fn is_answered(order: &Order, line: usize) -> bool {
    let asked = order.lines.get(line).and_then(|of| of.asked_protection);
    asked.is_some_and(|of| of.answer.is_some())
}

/// What the order's SKUs cost now, as far as they can still be bought.
async fn prices(db: &ShopDb, order: &Order) -> Result<HashMap<SkuId, i64>, Problem> {
    let skus = order.lines.iter().filter_map(|line| line.item.sku_id);
    let skus: Vec<_> = skus.collect();
    let offers = catalogue::offers(db, &skus).await?.into_iter();
    let offers = offers.filter(|offer| offer.is_listed);
    Ok(offers.map(|offer| (offer.sku, offer.price_fen)).collect())
}
