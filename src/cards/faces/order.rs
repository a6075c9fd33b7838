use super::Face;
use crate::{
    cards::{
        Content, asked_act,
        confirmed::Confirmed,
        content::{AskedFreight, NewAddress},
        hindrance::{asked_price, hindrance},
        other_sku,
        view::{CardFact, CardItem, CardLink, LinkKind, Reader},
    },
    catalogue::sku_words,
    trade::{KnownLine, KnownOrder, Price, State, priced},
    vocabulary::Millis,
};

const DAY_MS: Millis = 24 * 60 * 60 * 1_000;

/// Cards that check, change or remind of an order.
pub fn face(content: &Content, order: &KnownOrder, reader: Reader, now: Millis) -> Face {
    let facts = match content {
        Content::OrderCheck { confirmed, .. } => {
            let mut facts = sums(order);
            facts.extend(destination(order, reader));
            let seen = confirmed.iter();
            facts.extend(
                seen.clone()
                    .flat_map(|seen| priced_before(seen, order, reader)),
            );
            facts.extend(seen.flat_map(|seen| sent_before(seen, order, reader)));
            facts
        }
        Content::AddressCheck { confirmed, .. } => {
            let mut facts = destination(order, reader);
            let seen = confirmed.iter();
            facts.extend(seen.flat_map(|seen| sent_before(seen, order, reader)));
            facts
        }
        Content::AddressChange {
            to: Some(to),
            freight,
            ..
        } => {
            let mut facts = named(["receiver", "phone", "address"], to, reader);
            let was = NewAddress::of(order);
            let keys = ["was_receiver", "was_phone", "was_address"];
            facts.extend(named(keys, &was, reader));
            facts.extend(freight.iter().flat_map(|freight| dearer(order, freight)));
            facts
        }
        Content::AddressChange { to: None, .. } => destination(order, reader),
        Content::SkuChange { .. } => other_sku::facts(content, order),
        Content::ReceiptExtension { days, .. } => longer(order, *days),
        Content::OrderClosing { .. }
        | Content::PartShipment { .. }
        | Content::InstallationDay { .. } => asked_act::facts(content, order, reader),
        Content::PriceChange { was_total_fen, .. } => price(content, order, *was_total_fen, now),
        _ => reminder(order),
    };
    let is_paid = !matches!(order.state, State::WaitBuyerPay | State::TradeClosed);
    Face {
        facts: with_state(order, facts),
        items: items(content, order),
        link: Some(link(order)),
        hindrance: hindrance(content, order, now),
        is_met: matches!(content, Content::PayReminder { .. }) && is_paid,
        ..Face::default()
    }
}

/// Of another SKU the line alone that it is about, of a parcel what is in it.
fn items(content: &Content, order: &KnownOrder) -> Vec<CardItem> {
    let lines = order.lines.iter().enumerate();
    let about = |no: usize, of: &KnownLine| match content {
        Content::SkuChange { line, .. } => (*line == no).then_some(of.quantity),
        Content::PartShipment { pieces, .. } => {
            let found = pieces.iter().find(|pieces| pieces.line == no);
            found.map(|pieces| pieces.quantity)
        }
        _ => Some(of.quantity),
    };
    let lines = lines.filter_map(|(no, of)| {
        let quantity = Some(about(no, of)?);
        Some(CardItem {
            quantity,
            ..item(of)
        })
    });
    lines.collect()
}

pub const fn link(order: &KnownOrder) -> CardLink {
    CardLink {
        kind: LinkKind::Order,
        id: Some(order.id.0),
    }
}

pub fn item(line: &KnownLine) -> CardItem {
    CardItem {
        product: line.product,
        picture: line.picture.clone(),
        title: line.title.clone(),
        sub: sku_words(&line.sku_text),
        price_fen: Some(line.price_fen),
        quantity: Some(line.quantity),
        ..CardItem::default()
    }
}

pub fn with_state(order: &KnownOrder, facts: Vec<CardFact>) -> Vec<CardFact> {
    let no = [CardFact::text("no", order.no.clone())];
    let state = [CardFact::code("state", &order.state)];
    no.into_iter().chain(facts).chain(state).collect()
}

fn sums(order: &KnownOrder) -> Vec<CardFact> {
    vec![
        CardFact::fen("goods", order.goods_fen),
        CardFact::fen("freight", order.freight_fen),
        CardFact::fen("discount", order.discount_fen),
        CardFact::fen("total", order.total_fen),
    ]
}

fn price(content: &Content, order: &KnownOrder, was_total_fen: i64, now: Millis) -> Vec<CardFact> {
    // As asked while it can still be answered; afterwards as it is.
    let asked = asked_price(content).filter(|_| hindrance(content, order, now).is_none());
    let (freight_fen, discount_fen) = asked
        .as_ref()
        .map_or((order.freight_fen, order.discount_fen), |price| {
            (price.freight_fen, price.discount_fen)
        });
    let total_fen = order.goods_fen + freight_fen - discount_fen;
    let sums = [
        CardFact::fen("was_total", was_total_fen),
        CardFact::fen("total", total_fen),
        CardFact::fen("freight", freight_fen),
        CardFact::fen("discount", discount_fen),
    ];
    let lines = asked.filter(|price| !price.lines.is_empty());
    let lines = lines.map(|price| other_prices(order, &price));
    let lines = lines.into_iter().flatten();
    sums.into_iter().chain(lines).collect()
}

/// What it would come to with the freight there, where that is another one.
fn dearer(order: &KnownOrder, freight: &AskedFreight) -> Vec<CardFact> {
    let then_fen = freight.then_fen();
    if then_fen == freight.was_fen {
        return Vec::new();
    }
    let total_fen = order.total_fen - order.freight_fen + then_fen;
    vec![
        CardFact::fen("freight", then_fen),
        CardFact::fen("was_total", order.total_fen),
        CardFact::fen("total", total_fen),
    ]
}

/// Of each line that would cost something else, what it costs now and then.
fn other_prices(order: &KnownOrder, price: &Price) -> Vec<CardFact> {
    let lines = order.lines.iter().zip(order.discounts_at(price));
    let lines = lines.filter(|(line, discount_fen)| line.discount_fen != *discount_fen);
    let fact = |(line, discount_fen): (&KnownLine, i64)| {
        let total_fen = line.price_fen * line.quantity;
        let (was, then) = (total_fen - line.discount_fen, total_fen - discount_fen);
        let (title, was, then) = (&line.title, priced(was), priced(then));
        CardFact::text("line", format!("{title} {was} → {then}"))
    };
    lines.map(fact).collect()
}

/// Until when it waits now, and until when it would.
fn longer(order: &KnownOrder, days: i64) -> Vec<CardFact> {
    let days_text = CardFact::text("days", days.to_string());
    let until = order.confirm_by.into_iter();
    let until = until.flat_map(|at| {
        let then = at + days * DAY_MS;
        [
            CardFact::at("confirm_by", at),
            CardFact::at("confirm_then", then),
        ]
    });
    [days_text].into_iter().chain(until).collect()
}

fn reminder(order: &KnownOrder) -> Vec<CardFact> {
    let until = order.pay_by.map(|at| CardFact::at("pay_until", at));
    let total = CardFact::fen("total", order.total_fen);
    [total].into_iter().chain(until).collect()
}

/// Of a check that was confirmed, what was confirmed, where the order has other prices or goods since.
fn priced_before(seen: &Confirmed, order: &KnownOrder, reader: Reader) -> Vec<CardFact> {
    let skus = seen.other_skus(order).into_iter();
    let mut facts: Vec<_> = skus.map(|sku| CardFact::text("was_sku", sku)).collect();
    let is_other = !facts.is_empty();
    if seen.costs_otherwise(order) {
        facts.push(CardFact::fen("was_total", seen.total_fen));
        facts.extend(changed_since("price", reader));
    }
    if is_other {
        facts.extend(changed_since("goods", reader));
    }
    facts
}

/// The same of where it goes.
fn sent_before(seen: &Confirmed, order: &KnownOrder, reader: Reader) -> Vec<CardFact> {
    if !seen.is_elsewhere(order) {
        return Vec::new();
    }
    let keys = ["was_receiver", "was_phone", "was_address"];
    let facts = named(keys, &seen.to, Reader::Customer).into_iter();
    facts.chain(changed_since("address", reader)).collect()
}

/// Members act on what was confirmed: they are told in words.
fn changed_since(what: &str, reader: Reader) -> Option<CardFact> {
    let is_member = reader == Reader::Member;
    is_member.then(|| CardFact::code("changed_since", &what))
}

fn destination(order: &KnownOrder, reader: Reader) -> Vec<CardFact> {
    let to = NewAddress::of(order);
    named(["receiver", "phone", "address"], &to, reader)
}

fn named(keys: [&'static str; 3], to: &NewAddress, reader: Reader) -> Vec<CardFact> {
    let to = match reader {
        Reader::Customer => to.clone(),
        Reader::Member => to.masked(),
    };
    let texts = [to.receiver, to.phone, to.address];
    let facts = keys.into_iter().zip(texts);
    facts.map(|(key, text)| CardFact::text(key, text)).collect()
}
