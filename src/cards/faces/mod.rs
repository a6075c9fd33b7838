//! What cards show of their objects, as these are now.

mod case;
mod coupon;
mod goods;
mod order;
mod parcel;
mod review;

pub use goods::short_of;

use super::{
    Content,
    storage::Card,
    view::{CardChoice, CardFact, CardItem, CardLink, CardView, Reader},
};
use crate::{
    app::App,
    http::Problem,
    trade::{self, KnownOrder},
    vocabulary::{OrderId, ShopId},
};

/// What a card shows beside who sent it and what was answered.
#[derive(Debug, Default)]
pub struct Face {
    pub items: Vec<CardItem>,
    pub facts: Vec<CardFact>,
    pub choices: Vec<CardChoice>,
    pub link: Option<CardLink>,
    /// Why it cannot be answered any more: a code.
    pub hindrance: Option<String>,
    /// What it asks for has happened without it.
    pub is_met: bool,
}

/// The card as its reader sees it now; who reads was let in before.
pub async fn shown(
    app: &App,
    shop: ShopId,
    card: Card,
    reader: Reader,
) -> Result<CardView, Problem> {
    let order = match card.content.order() {
        Some(order) => Some(known(app, shop, order).await?),
        None => None,
    };
    shown_with(app, shop, (card, order.as_ref()), reader).await
}

/// As [`shown`], with the order that it is about, if it is about one.
pub async fn shown_with(
    app: &App,
    shop: ShopId,
    (card, order): (Card, Option<&KnownOrder>),
    reader: Reader,
) -> Result<CardView, Problem> {
    let mut face = face(app, shop, (&card, order), reader).await?;
    if card.withdrawn_at.is_some() {
        face.is_met = false;
        face.hindrance = Some("over".to_owned());
    }
    Ok(CardView::of(card, face, reader))
}

async fn face(
    app: &App,
    shop: ShopId,
    (card, order): (&Card, Option<&KnownOrder>),
    reader: Reader,
) -> Result<Face, Problem> {
    let db = app.store().shop(shop);
    let now = app.clock().now();
    if let Some(order) = order {
        return match &card.content {
            Content::Parcel { .. } => parcel::face(app, shop, order, reader).await,
            Content::Refund { line, .. } | Content::AfterSaleOffer { line, .. } => {
                Ok(case::face(&card.content, order, *line, now))
            }
            Content::ReviewInvite { .. } => {
                review::invite(&db, (&card.content, order), reader, now).await
            }
            content => Ok(order::face(content, order, reader, now)),
        };
    }
    Ok(match &card.content {
        Content::Product { product } => goods::one(&db, *product, &card.title).await?,
        Content::Products { products } => goods::products(&db, products).await?,
        Content::SkuChoice { product } => goods::sku_choice(&db, *product).await?,
        Content::OrderInvite { items, names } => goods::invite(&db, items, names).await?,
        content => coupon::face(content, now),
    })
}

async fn known(app: &App, shop: ShopId, order: OrderId) -> Result<KnownOrder, Problem> {
    let order = trade::known(&app.store().shop(shop), order).await?;
    order.ok_or_else(Problem::not_found)
}
