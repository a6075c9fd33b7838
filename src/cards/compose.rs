//! From what a member asks to what is kept: the object is there, it is this customer's, and it allows the card now.

use std::collections::{HashMap, HashSet};

use axum::http::StatusCode;

use super::{
    Content, asked_act,
    content::{InviteItem, NewAddress, Priced},
    hindrance::hindrance,
    new::{NewCardOf, check_coupon, check_items, check_products},
    offered_case, other_sku, reviews,
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    catalogue,
    http::{InShop, Problem},
    storage::ShopDb,
    trade::{self, Destination, KnownOrder, Price, taken_off_fen},
    vocabulary::{CustomerId, Millis, OrderId, ProductId},
};

/// What is kept, and the title of its line in the log.
pub type Composed = (Content, String);

pub async fn compose(
    app: &App,
    caller: &InShop,
    customer: CustomerId,
    new: NewCardOf,
) -> Result<Composed, Problem> {
    let db = app.store().shop(caller.shop);
    match new {
        NewCardOf::Products { products } => of_products(&db, products).await,
        NewCardOf::Product { product } => {
            let title = title_of(&db, product).await?;
            Ok((Content::Product { product }, title))
        }
        NewCardOf::SkuChoice { product } => {
            let title = title_of(&db, product).await?;
            Ok((Content::SkuChoice { product }, title))
        }
        NewCardOf::OrderInvite { items } => invited(&db, items).await,
        NewCardOf::Coupon {
            title,
            amount_fen,
            min_fen,
            until,
            code,
        } => {
            let title = title.trim().to_owned();
            let parts = (title.as_str(), amount_fen, min_fen, until, code.as_deref());
            check_coupon(parts, app.clock().now())?;
            let content = Content::Coupon {
                title: title.clone(),
                amount_fen,
                min_fen,
                until,
                code,
            };
            Ok((content, title))
        }
        of_order => {
            let now = app.clock().now();
            of_order_card(caller, &db, (customer, now), of_order).await
        }
    }
}

async fn of_products(db: &ShopDb, products: Vec<ProductId>) -> Result<Composed, Problem> {
    check_products(&products)?;
    let titles = titles(db, &products).await?;
    let missing = products.iter().position(|id| !titles.contains_key(id));
    if let Some(place) = missing {
        return Err(no_such_product(format!("products.{place}")));
    }
    let title = products.first().and_then(|first| titles.get(first));
    let title = title.cloned().unwrap_or_default();
    Ok((Content::Products { products }, title))
}

async fn title_of(db: &ShopDb, product: ProductId) -> Result<String, Problem> {
    let title = titles(db, &[product]).await?.remove(&product);
    title.ok_or_else(|| no_such_product("product".to_owned()))
}

async fn titles(db: &ShopDb, ids: &[ProductId]) -> Result<HashMap<ProductId, String>, Problem> {
    let cards = catalogue::cards_of(db, ids).await?.into_iter();
    Ok(cards.map(|card| (card.product, card.title)).collect())
}

async fn invited(db: &ShopDb, items: Vec<InviteItem>) -> Result<Composed, Problem> {
    check_items(&items)?;
    let skus: Vec<_> = items.iter().map(|item| item.sku).collect();
    let offers = catalogue::offers(db, &skus).await?;
    let there: HashSet<_> = offers.iter().map(|offer| offer.sku).collect();
    if let Some(place) = skus.iter().position(|sku| !there.contains(sku)) {
        let field = format!("items.{place}.sku");
        let title = "The shop has no such SKU";
        return Err(Problem::at_field("no_such_sku", field, title));
    }
    let first = offers.iter().find(|offer| Some(&offer.sku) == skus.first());
    let title = first.map(|offer| offer.title.clone()).unwrap_or_default();
    Ok((Content::OrderInvite { items }, title))
}

fn no_such_product(field: String) -> Problem {
    Problem::at_field("no_such_product", field, "The shop has no such product")
}

async fn of_order_card(
    caller: &InShop,
    db: &ShopDb,
    (customer, now): (CustomerId, Millis),
    new: NewCardOf,
) -> Result<Composed, Problem> {
    let order = order_named(&new).ok_or_else(Problem::not_found)?;
    let order = trade::known(db, order).await?;
    // Of other customers' orders not even their existence is told.
    let order = order.filter(|order| order.customer == customer);
    let order = order.ok_or_else(Problem::not_found)?;
    let content = match new {
        NewCardOf::SkuChange { line, sku, .. } => {
            let object = Object::Shop(caller.shop);
            authorize(&caller.actor, Action::ChangePrices, object)?;
            let content = other_sku::offered(db, &order, line, sku).await?;
            other_sku::within_limit(&content, &order, caller.actor.member()?.role)?;
            content
        }
        NewCardOf::OrderClosing { reason, .. } => asked_act::closing(caller, order.id, reason)?,
        NewCardOf::PartShipment {
            carrier,
            waybill,
            pieces,
            ..
        } => asked_act::parcel(caller, order.id, (&carrier, &waybill), pieces)?,
        new => content_of(caller, &order, new, now)?,
    };
    if let Some(code) = hindrance(&content, &order, now) {
        let title = format!("The order does not allow this now: {code}");
        return Err(conflict("not_possible", title));
    }
    let may_be_reviewed = matches!(content, Content::ReviewInvite { .. });
    if may_be_reviewed && reviews::open_lines(db, &order).await?.is_empty() {
        let title = "Everything in this order was reviewed";
        return Err(conflict("nothing_to_review", title));
    }
    let first = order.lines.first().map(|line| line.title.clone());
    let first = first.unwrap_or_default();
    let title = asked_act::title(&content, &first).unwrap_or(first);
    Ok((content, title))
}

/// The order that `new` names, if it names one.
const fn order_named(new: &NewCardOf) -> Option<OrderId> {
    match new {
        NewCardOf::Order { order }
        | NewCardOf::OrderCheck { order }
        | NewCardOf::AddressCheck { order }
        | NewCardOf::AddressChange { order, .. }
        | NewCardOf::PriceChange { order, .. }
        | NewCardOf::SkuChange { order, .. }
        | NewCardOf::ReceiptExtension { order, .. }
        | NewCardOf::OrderClosing { order, .. }
        | NewCardOf::PartShipment { order, .. }
        | NewCardOf::PayReminder { order }
        | NewCardOf::Parcel { order }
        | NewCardOf::Refund { order, .. }
        | NewCardOf::AfterSaleOffer { order, .. }
        | NewCardOf::ReviewInvite { order } => Some(*order),
        NewCardOf::Product { .. }
        | NewCardOf::Products { .. }
        | NewCardOf::SkuChoice { .. }
        | NewCardOf::OrderInvite { .. }
        | NewCardOf::Coupon { .. } => None,
    }
}

fn content_of(
    caller: &InShop,
    known: &KnownOrder,
    new: NewCardOf,
    now: Millis,
) -> Result<Content, Problem> {
    let order = known.id;
    match new {
        NewCardOf::Order { .. } => Ok(Content::Order { order }),
        NewCardOf::OrderCheck { .. } => Ok(Content::OrderCheck { order }),
        NewCardOf::AddressCheck { .. } => Ok(Content::AddressCheck { order }),
        NewCardOf::PayReminder { .. } => Ok(Content::PayReminder { order }),
        NewCardOf::ReviewInvite { .. } => Ok(Content::ReviewInvite { order }),
        NewCardOf::AddressChange {
            receiver,
            phone,
            address,
            ..
        } => {
            let object = Object::Shop(caller.shop);
            authorize(&caller.actor, Action::ChangeAddresses, object)?;
            let Destination {
                receiver,
                phone,
                address,
            } = Destination::of(&receiver, &phone, &address)?;
            let to = Some(NewAddress {
                receiver,
                phone,
                address,
            });
            Ok(Content::AddressChange { order, to })
        }
        NewCardOf::PriceChange {
            freight_fen,
            discount_fen,
            lines,
            ..
        } => {
            let object = Object::Shop(caller.shop);
            authorize(&caller.actor, Action::ChangePrices, object)?;
            let price = Price::asked(freight_fen, Some(discount_fen), lines)?;
            higher_price(known, price)
        }
        NewCardOf::ReceiptExtension { days, .. } => {
            let object = Object::Shop(caller.shop);
            authorize(&caller.actor, Action::ExtendReceipts, object)?;
            Ok(Content::ReceiptExtension { order, days })
        }
        NewCardOf::Parcel { .. } if known.state.has_sent() => Ok(Content::Parcel { order }),
        NewCardOf::Parcel { .. } => Err(conflict("no_parcel", "Nothing was sent yet")),
        NewCardOf::Refund { line, .. } => {
            case_of(known, line)?;
            Ok(Content::Refund { order, line })
        }
        NewCardOf::AfterSaleOffer {
            line,
            opens: Some(new),
            ..
        } => {
            let object = Object::Shop(caller.shop);
            authorize(&caller.actor, Action::AnswerRefunds, object)?;
            let role = caller.actor.member()?.role;
            offered_case::offered(known, line, (&new, role), now)
        }
        NewCardOf::AfterSaleOffer { line, .. } => {
            let case = case_of(known, line)?;
            let offer = case.proposal.as_ref();
            let title = "The shop offers nothing in this case";
            let offer = offer.ok_or_else(|| conflict("no_proposal", title))?;
            Ok(Content::AfterSaleOffer {
                order,
                line,
                no: case.no,
                kind: offer.kind,
                amount_fen: offer.amount_fen,
                opens: None,
            })
        }
        NewCardOf::Product { .. }
        | NewCardOf::Products { .. }
        | NewCardOf::SkuChoice { .. }
        | NewCardOf::SkuChange { .. }
        | NewCardOf::OrderClosing { .. }
        | NewCardOf::PartShipment { .. }
        | NewCardOf::OrderInvite { .. }
        | NewCardOf::Coupon { .. } => Err(Problem::not_found()),
    }
}

/// A discount is given at once and has limits of its own; here the customer can only be asked for more.
fn higher_price(known: &KnownOrder, price: Price) -> Result<Content, Problem> {
    if taken_off_fen(&known.discounts_at(&price)) > known.taken_off_fen() {
        let title = "discount_fen: no more than now, of all lines together";
        return Err(Problem::at_field("bad_discount", "discount_fen", title));
    }
    let Price {
        freight_fen,
        discount_fen,
        lines,
    } = price;
    let total_fen = known.goods_fen + freight_fen - discount_fen;
    if total_fen <= known.total_fen && freight_fen <= known.freight_fen {
        let title = "Neither total nor freight rises: change the price without asking";
        return Err(conflict("no_rise", title));
    }
    Ok(Content::PriceChange {
        order: known.id,
        freight_fen,
        discount_fen,
        lines,
        was_total_fen: known.total_fen,
        was: Some(Priced::of(known)),
    })
}

fn case_of(known: &KnownOrder, line: usize) -> Result<&trade::CaseView, Problem> {
    let of = known.lines.get(line);
    let no_line = || Problem::at_field("no_such_line", "line", "There is no such line");
    let case = of.ok_or_else(no_line)?.case.as_ref();
    case.ok_or_else(|| conflict("no_case", "Nothing was asked about this line"))
}

pub fn conflict(code: &'static str, title: impl Into<String>) -> Problem {
    Problem::new(StatusCode::CONFLICT, code, title)
}
