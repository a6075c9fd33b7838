use rust_embed::RustEmbed;
use serde::{Deserialize, de::DeserializeOwned};
use yingke_schema::members::member::Role;

use super::shelves::GoodsSheet;
use crate::catalogue::ProductSheet;

/// What people wrote for the demo shops; it rides in the binary.
#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/demo"]
#[include = "*.json"]
#[include = "*/*.json"]
#[include = "*/products/*.json"]
struct Written;

#[derive(Debug, thiserror::Error)]
pub enum ContentError {
    #[error("demo/{0} is not there")]
    Missing(String),
    #[error("demo/{0} cannot be read: {1}")]
    Unreadable(String, serde_json::Error),
}

/// A shop with everything written for it.
#[derive(Debug)]
pub struct ShopContent {
    pub sheet: ShopSheet,
    /// By category, in the shop's order.
    pub products: Vec<ProductSheet>,
    /// What its goods stand in and how they are delivered.
    pub goods: GoodsSheet,
    pub members: Vec<MemberSheet>,
    pub phrases: Vec<PhraseSheet>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShopSheet {
    pub slug: String,
    pub name: String,
    pub about: String,
    pub categories: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MemberSheet {
    pub login: String,
    pub name: String,
    pub nick: String,
    pub role: Role,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhraseSheet {
    pub folder: String,
    pub code: String,
    pub title: String,
    pub body: String,
    /// Codes of products it shows.
    #[serde(default)]
    pub products: Vec<String>,
}

/// What shoppers are made of.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct People {
    pub surnames: Vec<String>,
    pub given: Vec<String>,
    pub cities: Vec<City>,
    pub nick_patterns: Vec<String>,
    pub phone_prefixes: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_field_names, reason = "the file's own words")]
pub struct City {
    pub province: String,
    pub city: String,
    pub district: String,
    pub streets: Vec<String>,
}

impl ShopContent {
    pub fn of(slug: &str) -> Result<Self, ContentError> {
        let shop: ShopSheet = read(&format!("{slug}/shop.json"))?;
        let mut products = Vec::new();
        for path in product_files(slug) {
            products.extend(read::<Vec<ProductSheet>>(&path)?);
        }
        let place =
            |sheet: &ProductSheet| shop.categories.iter().position(|c| *c == sheet.category);
        products.sort_by_key(|sheet| (place(sheet), sheet.code.clone()));
        let goods: GoodsSheet = read(&format!("{slug}/goods.json"))?;
        for sheet in &mut products {
            sheet.delivery = goods.delivery_of(&sheet.category);
        }
        let members = read(&format!("{slug}/members.json"))?;
        let phrases = read(&format!("{slug}/phrases.json"))?;
        Ok(Self {
            sheet: shop,
            products,
            goods,
            members,
            phrases,
        })
    }
}

fn product_files(slug: &str) -> Vec<String> {
    let folder = format!("{slug}/products/");
    let mut files: Vec<String> = Written::iter()
        .filter(|path| path.starts_with(&folder))
        .map(Into::into)
        .collect();
    files.sort();
    files
}

/// A file of the demo folder.
pub fn read<T: DeserializeOwned>(path: &str) -> Result<T, ContentError> {
    let file = Written::get(path).ok_or_else(|| ContentError::Missing(path.to_owned()))?;
    serde_json::from_slice(&file.data)
        .map_err(|error| ContentError::Unreadable(path.to_owned(), error))
}
