//! From what a member asks to what is kept: the object is there, it is this customer's, and it allows the card now.

mod content_of;
mod of_order;

use std::collections::{HashMap, HashSet};

use axum::http::StatusCode;

use self::of_order::of_order_card;
use super::{
    Content,
    content::InviteItem,
    new::{NewCardOf, check_coupon, check_items, check_products},
};
use crate::{
    app::App,
    catalogue,
    http::{InShop, Problem},
    storage::ShopDb,
    vocabulary::{CustomerId, ProductId},
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

pub fn conflict(code: &'static str, title: impl Into<String>) -> Problem {
    Problem::new(StatusCode::CONFLICT, code, title)
}
