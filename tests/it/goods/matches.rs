use serde_json::json;
use yingke::storage::Engine;
use yingke_schema::{members::member::Role, migrations::KeptBack};

use super::{edit, edited, put_down, seen};
use crate::harness::TestApp;

/// The migration's statement that brings rows over, as this database takes it.
fn brought_over(app: &TestApp) -> String {
    let matches = match app.app.store().engine() {
        Engine::Sqlite(_) => KeptBack::OF_SQLITE,
        Engine::Postgres(_) => KeptBack::OF_POSTGRES,
    };
    let sql = include_str!("../../../schema/src/migrations/m0075_kept_back.sql");
    let mut all = sql.split(";\n");
    let insert = all.find(|statement| statement.contains("INSERT INTO"));
    insert.unwrap().replace("@MATCHES", matches)
}

on_both_databases!(
    what_went_with_products_before_is_brought_over_in_its_order,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Owner).await;
        for code in ["T8", "T7"] {
            put_down(&keeper, &shop, code, 5).await;
        }
        let goods = put_down(&keeper, &shop, "T9", 5).await;
        let matches = json!(["T8", "T7"]);
        let together = edit("goes_with", matches.clone());
        edited(&keeper, &shop, &goods, &[together]).await;
        app.tamper("DELETE FROM product_match").await;
        let now = seen(&keeper, &shop, &goods).await;
        assert_eq!(now["goes_with"], json!([]));
        app.tamper(&brought_over(&app)).await;
        let now = seen(&keeper, &shop, &goods).await;
        assert_eq!(now["goes_with"], matches);
    }
);
