//! A product as it was when its row was read, so that what was edited since can be told.

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::taobao::Came;
use crate::{
    catalogue::{
        Props,
        goods::{Goods, GoodsSku, Shelf},
    },
    vocabulary::{Millis, SkuId},
};

/// Kept beside a row. Of a description only what tells it from another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    pub(super) code: String,
    pub(super) title: String,
    pub(super) category: String,
    pub(super) selling_point: String,
    pub(super) description: String,
    pub(super) state: Shelf,
    pub(super) list_at: Option<Millis>,
    pub(super) pictures: Vec<ShownPicture>,
    /// In the order in which the row has them.
    pub(super) skus: Vec<SnapshotSku>,
    /// Those of the row; others may stand beside them.
    #[serde(default)]
    pub(super) attributes: Vec<Came>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ShownPicture {
    pub address: String,
    /// As the row calls it; empty where it does not.
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SnapshotSku {
    pub id: SkuId,
    pub code: String,
    pub barcode: String,
    pub props: Props,
    pub price_fen: i64,
    pub stock: i64,
    pub weight_g: i64,
    pub volume_cm3: i64,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub picture: String,
}

impl Snapshot {
    /// Of a product right after its row was taken in; `pictures` are the names of [`super::incoming::PictureRef`]s and the addresses
    /// that came of them.
    pub fn of(goods: &Goods, pictures: &[(String, String)]) -> Self {
        let shown = |address: &String| {
            let known = pictures.iter().find(|(_, known)| known == address);
            ShownPicture {
                address: address.clone(),
                name: known.map(|(name, _)| name.clone()).unwrap_or_default(),
            }
        };
        Self {
            code: goods.code.clone(),
            title: goods.title.clone(),
            category: goods.category.clone(),
            selling_point: goods.selling_point.clone(),
            description: told_apart(&goods.description),
            state: goods.state,
            list_at: goods.list_at,
            pictures: goods.detail.pictures.iter().map(shown).collect(),
            skus: skus_of(goods),
            attributes: Vec::new(),
        }
    }

    /// With what the row says of its category's properties, as far as it was taken.
    #[must_use]
    pub fn with_attributes(mut self, came: &[Came], goods: &Goods) -> Self {
        let taken = came.iter();
        let taken = taken.filter(|came| came.is_among(&goods.detail.attributes));
        self.attributes = taken.cloned().collect();
        self
    }

    /// What its row calls the picture of that address, if it does.
    pub fn file_of(&self, address: &str) -> Option<&str> {
        let shown = self.pictures.iter().find(|shown| shown.address == address);
        shown
            .map(|shown| shown.name.as_str())
            .filter(|name| !name.is_empty())
    }

    /// Whether nothing was edited since that a row could hold.
    pub fn is_still(&self, goods: &Goods) -> bool {
        self.code == goods.code
            && self.title == goods.title
            && self.category == goods.category
            && self.selling_point == goods.selling_point
            && (self.state, self.list_at) == (goods.state, goods.list_at)
            && self.has_pictures(&goods.detail.pictures)
            && self.skus == skus_of(goods)
            && self.has_attributes(goods)
            && self.has_description(&goods.description)
    }

    pub(super) fn has_description(&self, html: &str) -> bool {
        self.description == told_apart(html)
    }

    pub(super) fn has_attributes(&self, goods: &Goods) -> bool {
        let shown = &goods.detail.attributes;
        self.attributes.iter().all(|came| came.is_among(shown))
    }

    pub(super) fn has_pictures(&self, addresses: &[String]) -> bool {
        let shown = self.pictures.iter().map(|shown| &shown.address);
        shown.eq(addresses)
    }
}

pub(super) fn skus_of(goods: &Goods) -> Vec<SnapshotSku> {
    let sku = |sku: &GoodsSku| SnapshotSku {
        id: sku.id,
        code: sku.code.clone(),
        barcode: sku.barcode.clone(),
        props: sku.props.clone(),
        price_fen: sku.price_fen,
        stock: sku.stock,
        weight_g: sku.weight_g,
        volume_cm3: sku.volume_cm3,
        picture: sku.picture.clone(),
    };
    goods.skus.iter().map(sku).collect()
}

/// What tells a text from another.
fn told_apart(text: &str) -> String {
    STANDARD_NO_PAD.encode(Sha256::digest(text.as_bytes()))
}
