//! From what a member asks to what is kept: the object is there, it is this customer's, and it allows the card now.

mod content_of;
mod of_order;

use std::collections::HashMap;

use axum::http::StatusCode;

use self::of_order::of_order_card;
use super::{
    Content,
    content::InviteItem,
    new::{NewCardOf, check_coupon, check_items, check_products},
};
use crate::{
    app::App,
    catalogue::{self, sku_words},
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
        NewCardOf::SkuChoice { product } => to_choose(&db, product).await,
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

/// A card on which nothing can be chosen asks for nothing.
async fn to_choose(db: &ShopDb, product: ProductId) -> Result<Composed, Problem> {
    let title = title_of(db, product).await?;
    let offers = catalogue::choices(db, product).await?;
    if offers.iter().all(|offer| offer.left <= 0) {
        let title = "Nothing of it is left to choose";
        return Err(Problem::at_field("out_of_stock", "product", title));
    }
    Ok((Content::SkuChoice { product }, title))
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
    let offers: HashMap<_, _> = offers.into_iter().map(|offer| (offer.sku, offer)).collect();
    let mut names = Vec::with_capacity(items.len());
    for (place, item) in items.iter().enumerate() {
        let offer = offers.get(&item.sku).ok_or_else(|| no_such_sku(place))?;
        if offer.left < item.quantity {
            return Err(too_little(place, offer.left));
        }
        let name = format!("{} {}", offer.title, sku_words(&offer.sku_text));
        names.push(name.trim_end().to_owned());
    }
    let first = skus.first().and_then(|first| offers.get(first));
    let title = first.map(|offer| offer.title.clone()).unwrap_or_default();
    Ok((Content::OrderInvite { items, names }, title))
}

fn no_such_sku(place: usize) -> Problem {
    let field = format!("items.{place}.sku");
    Problem::at_field("no_such_sku", field, "The shop has no such SKU")
}

fn too_little(place: usize, left: i64) -> Problem {
    let field = format!("items.{place}.quantity");
    let title = format!("{left} are left");
    Problem::at_field("out_of_stock", field, title)
}

fn no_such_product(field: String) -> Problem {
    Problem::at_field("no_such_product", field, "The shop has no such product")
}

pub fn conflict(code: &'static str, title: impl Into<String>) -> Problem {
    Problem::new(StatusCode::CONFLICT, code, title)
}
