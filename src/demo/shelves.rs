use serde::Deserialize;

use super::{dice::id_of, world::begin};
use crate::{
    catalogue::{
        categories::{self, AttributeRule},
        delivery::{self, DeliveryTerms},
    },
    storage::{StorageError, Store},
    vocabulary::{CategoryId, ShopId, TemplateId},
};

/// What the goods of a demo shop stand in, and how they are delivered.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoodsSheet {
    pub categories: Vec<CategorySheet>,
    pub templates: Vec<TemplateSheet>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CategorySheet {
    pub name: String,
    pub attributes: Vec<AttributeRule>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateSheet {
    /// Whose products go by it.
    pub categories: Vec<String>,
    pub terms: DeliveryTerms,
}

impl GoodsSheet {
    /// Name of the template by which the products of a category go.
    pub fn delivery_of(&self, category: &str) -> Option<String> {
        let mut templates = self.templates.iter();
        let template = templates.find(|sheet| sheet.categories.iter().any(|name| name == category));
        template.map(|sheet| sheet.terms.name.clone())
    }
}

/// Before the products, which name them.
pub async fn write_shelves(
    store: &Store,
    shop: ShopId,
    slug: &str,
    goods: &GoodsSheet,
) -> Result<(), StorageError> {
    let tx = begin(store, shop).await?;
    for (place, sheet) in (0..).zip(&goods.categories) {
        if !categories::is_there(&tx, &sheet.name).await? {
            let id = CategoryId(id_of("category", &format!("{slug}/{}", sheet.name), place));
            categories::create(&tx, id, (&sheet.name, None), &sheet.attributes).await?;
        }
    }
    for (place, sheet) in (0..).zip(&goods.templates) {
        if delivery::named(&tx, &sheet.terms.name).await?.is_none() {
            let key = format!("{slug}/{}", sheet.terms.name);
            let id = TemplateId(id_of("template", &key, place));
            delivery::create(&tx, id, &sheet.terms).await?;
        }
    }
    tx.commit().await
}

#[cfg(test)]
mod tests {
    use super::super::{content::ShopContent, seed::SHOPS};

    #[test]
    fn every_product_of_the_demo_stands_somewhere_and_goes_by_something() {
        for (slug, ..) in SHOPS {
            let content = ShopContent::of(slug).unwrap();
            let names = content.goods.categories.iter().map(|sheet| &sheet.name);
            assert_eq!(
                names.collect::<Vec<_>>(),
                content.sheet.categories.iter().collect::<Vec<_>>()
            );
            for sheet in &content.goods.templates {
                assert_eq!(sheet.terms.check(), Ok(()), "{slug}");
            }
            for sheet in &content.products {
                assert!(sheet.delivery.is_some(), "{}", sheet.code);
            }
        }
    }
}
