//! The pages that customers look at.

use std::sync::Arc;

use super::{script::Script, simulation, stay};
use crate::demo::simulate::life::page_of;

/// What the storefront's router has under a name, with its base.
fn route(name: &str) -> String {
    let router = concat!(env!("CARGO_MANIFEST_DIR"), "/web/storefront/src/router.ts");
    let router = std::fs::read_to_string(router).unwrap();
    let quoted = |text: &str| text.split('\'').next().unwrap().to_owned();
    let (_, base) = router.split_once("createWebHistory('").unwrap();
    let (before, _) = router.split_once(&format!("name: '{name}'")).unwrap();
    let (_, path) = before.rsplit_once("path: '").unwrap();
    format!("{}{}", quoted(base).trim_end_matches('/'), quoted(path))
}

#[tokio::test]
async fn customers_look_at_pages_that_the_storefront_has() {
    let script = Arc::new(Script::default());
    let simulation = simulation(&script).await;
    stay(&simulation, "price-match").await;
    let route = route("product").replace(":slug", crate::demo::simulate::SLUG);
    let seen = script.frames("looking");
    assert!(!seen.is_empty());
    for frame in seen {
        let mut products = simulation.content().products.iter();
        let product = products.find(|sheet| frame["title"] == sheet.title);
        let code = &product.unwrap().code;
        assert_eq!(frame["path"], route.replace(":code", code));
        assert_eq!(frame["path"], page_of(product.unwrap()));
    }
}
