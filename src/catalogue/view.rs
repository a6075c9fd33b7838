use serde::Serialize;
use utoipa::ToSchema;

use super::{
    Attribute, Availability, Detail, Fact, Props, Question,
    delivery::{self, ChargeBy, DeliveryTerms, FreeOver, Rate, Service},
    goods::Shelf,
    matches::matches_of,
    storage::{self, Brief, Product, Sku},
};
use crate::{
    storage::{ShopDb, StorageError},
    vocabulary::{ProductId, SkuId},
};

/// A product in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProductRow {
    pub id: ProductId,
    pub code: String,
    pub title: String,
    pub category: String,
    pub selling_point: String,
    pub picture: String,
    pub price_fen: i64,
    pub price_to_fen: i64,
    pub availability: Availability,
    pub state: Shelf,
}

/// A product with all that is known about it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProductView {
    pub id: ProductId,
    pub code: String,
    pub title: String,
    pub category: String,
    pub selling_point: String,
    pub availability: Availability,
    pub ships_within_hours: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub presale_ships_on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_days: Option<i64>,
    pub pictures: Vec<String>,
    pub facts: Vec<Fact>,
    pub suits: String,
    pub scenes: Vec<String>,
    pub usage: String,
    pub care: String,
    pub installation: String,
    pub cautions: String,
    pub faq: Vec<Question>,
    pub goes_with: Vec<Match>,
    pub skus: Vec<SkuView>,
    pub state: Shelf,
    pub attributes: Vec<Attribute>,
    pub tags: Vec<String>,
    /// HTML, cleaned; empty: none.
    pub description: String,
    /// None: sent for nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery: Option<ProductDelivery>,
}

/// What its delivery costs, in short; the cart asks for what it really does.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProductDelivery {
    pub name: String,
    pub charge_by: ChargeBy,
    pub usual: Rate,
    pub free: Vec<FreeOver>,
    /// Provinces, and cities: `浙江/舟山`.
    pub not_delivered: Vec<String>,
    /// Cities that are delivered although their province is not: `新疆/乌鲁木齐`.
    pub delivered_cities: Vec<String>,
    pub services: Vec<Service>,
}

/// A product that goes with another.
#[derive(Debug, Serialize, ToSchema)]
pub struct Match {
    pub id: ProductId,
    pub code: String,
    pub title: String,
    pub picture: String,
    pub price_fen: i64,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct SkuView {
    pub id: SkuId,
    pub code: String,
    #[schema(value_type = std::collections::HashMap<String, String>)]
    pub props: Props,
    pub price_fen: i64,
    /// What can be bought.
    pub stock: i64,
    /// One of the product's; empty: none of its own.
    pub picture: String,
}

/// The whole of a product, with what goes with it in the shop's order.
pub async fn whole(db: &ShopDb, product: Product) -> Result<Option<ProductView>, StorageError> {
    let Ok(detail) = serde_json::from_str::<Detail>(&product.detail) else {
        tracing::error!(product = %product.id, "the detail of a product cannot be read");
        return Ok(None);
    };
    let skus = storage::skus_of(db, product.id).await?;
    let mut codes = matches_of(db.rows(), &[product.id]).await?;
    let codes = codes.remove(&product.id).unwrap_or_default();
    let mut goes_with = storage::briefs_of_codes(db, &codes).await?;
    goes_with.retain(Brief::is_listed);
    goes_with.sort_by_key(|brief| codes.iter().position(|code| *code == brief.code));
    let description = storage::cleaned_of(db, product.id).await?;
    let templates = delivery::terms_of(db, product.template_id).await?;
    let delivery = templates.into_iter().next();
    Ok(Some(ProductView {
        id: product.id,
        state: Shelf::of_code(&product.state),
        attributes: detail.attributes,
        tags: serde_json::from_str(&product.tags).unwrap_or_default(),
        description,
        delivery: delivery.map(|(_, terms)| terms.into()),
        availability: Availability::shown(&product.availability, product.stock),
        code: product.code,
        title: product.title,
        category: product.category,
        selling_point: product.selling_point,
        ships_within_hours: detail.ships_within_hours,
        presale_ships_on: detail.presale_ships_on,
        custom_days: detail.custom_days,
        pictures: detail.pictures,
        facts: detail.facts,
        suits: detail.suits,
        scenes: detail.scenes,
        usage: detail.usage,
        care: detail.care,
        installation: detail.installation,
        cautions: detail.cautions,
        faq: detail.faq,
        goes_with: goes_with.into_iter().map(Match::from).collect(),
        skus: skus.into_iter().map(SkuView::from).collect(),
    }))
}

impl From<DeliveryTerms> for ProductDelivery {
    fn from(terms: DeliveryTerms) -> Self {
        Self {
            delivered_cities: terms.delivered_cities(),
            name: terms.name,
            charge_by: terms.charge_by,
            usual: terms.usual,
            free: terms.free,
            not_delivered: terms.not_delivered,
            services: terms.services,
        }
    }
}

impl From<Brief> for ProductRow {
    fn from(brief: Brief) -> Self {
        Self {
            state: Shelf::of_code(&brief.state),
            availability: Availability::shown(&brief.availability, brief.stock),
            id: brief.id,
            code: brief.code,
            title: brief.title,
            category: brief.category,
            selling_point: brief.selling_point,
            picture: brief.picture,
            price_fen: brief.price_fen,
            price_to_fen: brief.price_to_fen,
        }
    }
}

impl From<Brief> for Match {
    fn from(brief: Brief) -> Self {
        let Brief {
            id,
            code,
            title,
            picture,
            price_fen,
            ..
        } = brief;
        Self {
            id,
            code,
            title,
            picture,
            price_fen,
        }
    }
}

impl From<Sku> for SkuView {
    fn from(sku: Sku) -> Self {
        let props = serde_json::from_str(&sku.props).unwrap_or_default();
        Self {
            id: sku.id,
            code: sku.code,
            props,
            price_fen: sku.price_fen,
            stock: sku.stock - sku.reserved,
            picture: sku.picture,
        }
    }
}
