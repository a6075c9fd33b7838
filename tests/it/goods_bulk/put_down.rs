use sea_orm::ColumnTrait;
use serde_json::{Value, json};
use yingke::catalogue::Edit;
use yingke_schema::{catalogue::product_change, members::member::Role, timers::timer};

use super::{adds_up, begin};
use crate::goods::{at, category, put_down, seen};

on_both_databases!(products_are_put_down_by_the_hundred, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    category(&keeper, &shop, "茶器", json!([])).await;
    let first = put_down(&keeper, &shop, "OLD", 1).await;
    let mut codes: Vec<_> = (0..400)
        .map(|no| (format!("N{no}"), format!("N{no}-1")))
        .collect();
    codes.push(("OLD".to_owned(), "O".to_owned()));
    codes.push(("N400".to_owned(), "OLD-1".to_owned()));
    codes.push(("N7".to_owned(), "P".to_owned()));
    let codes: Vec<_> = codes
        .iter()
        .map(|(code, sku)| (code.as_str(), sku.as_str()))
        .collect();
    let when = app.now() + 60_000;
    let more = [
        Edit::Description("<p>壶</p><script>x</script>".to_owned()),
        Edit::ListAt(Some(when)),
    ];
    let told = begin(&app, &shop, &codes, &more).await;
    assert_eq!(told.iter().filter(|one| one.is_ok()).count(), 400);
    assert_eq!(told[400..], [Err("code_taken"); 3]);
    let db = app.app.store().shop(shop.id);
    let timers = db.rows::<timer::Entity>();
    let timers = timers.with(timer::Column::Kind.eq("goods_list"));
    assert_eq!(timers.count().await.unwrap(), 400);
    let history = db.rows::<product_change::Entity>();
    let history = history.with(product_change::Column::BatchId.is_not_null());
    let history = history.all().await.unwrap();
    assert_eq!(history.len(), 400);
    assert!(
        history
            .iter()
            .all(|row| row.rev == 1 && row.changes.contains(r#""field":"created""#))
    );
    adds_up(&app, &shop).await;
    let page = keeper
        .get(&at(&shop, "goods?sort=position&offset=399&limit=5"))
        .await
        .body;
    let rows = page["goods"].as_array().unwrap();
    assert_eq!((rows.len(), &page["next"]), (2, &Value::Null));
    assert_eq!(rows[1]["code"], "N399");
    let new = seen(&keeper, &shop, &rows[1]).await;
    assert_eq!((&new["rev"], &new["list_at"]), (&json!(1), &json!(when)));
    assert_eq!(new["description"], "<p>壶</p><script>x</script>");
    let old = seen(&keeper, &shop, &first).await;
    assert_eq!(old["rev"], 1);
});
