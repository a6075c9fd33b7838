use sea_orm::ColumnTrait;
use serde_json::json;
use yingke_schema::{audit::record, members::member::Role};

use super::{Opened, answer, at, case, done, opened, sent, wish};
use crate::buying::{people, put_up, written};

on_both_databases!(what_is_written_of_a_return_names_nobody, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let (theirs, ours) = (
        (&customer.client, &agent.client),
        (&agent.client, &agent.client),
    );
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let asked = wish("goods_back", 9_000);
    let order = done(theirs, &shop, &order, "refunds/0", asked).await;
    let order = done(ours, &shop, &order, "refunds/0", answer("agree")).await;
    let own_words = json!({ "carrier": "问 13800138000", "waybill": "SF1234567890123" });
    let order = done(theirs, &shop, &order, "refunds/0/parcel", own_words).await;
    let steps = &case(&order)["steps"];
    let carrier = steps[2]["carrier"].as_str().unwrap();
    assert!(!carrier.contains("13800138000"), "{carrier}");
    let is_masked: Vec<_> = (0..3_usize).map(|no| &steps[no]["is_masked"]).collect();
    assert_eq!(json!(is_masked), json!([false, false, true]), "{steps}");
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<record::Entity>();
    let rows = rows.with(record::Column::Action.eq("return_sent"));
    let row = rows.one().await.unwrap().unwrap();
    for personal in ["13800138000", "SF1234567890123"] {
        assert!(!row.detail.contains(personal), "{}", row.detail);
    }
});

on_both_databases!(masked_words_of_a_step_are_shown_with_a_reason, |app| {
    let mut asked = wish("money_only", 900);
    asked["words"] = json!("电话应是 13900139000");
    let Opened {
        shop,
        agent,
        customer,
        order,
    } = opened(&app, asked).await;
    let step = &case(&order)["steps"][0];
    assert_eq!(step["is_masked"], true, "{step}");
    assert!(!step.to_string().contains("13900139000"), "{step}");
    let whose = order["id"].as_str().unwrap();
    let mine = at(&shop, &format!("mine/orders/{whose}"));
    let own = customer.client.get(&mine).await.body;
    let own_step = &case(&own)["steps"][0];
    assert_eq!(own_step["is_masked"], false, "{own_step}");

    let path = at(&shop, &format!("after-sales/{whose}/0/showings"));
    let why = json!({ "step": 0, "reason": "联系客户" });
    let trainee = shop.member(Role::Trainee).await;
    assert_eq!(trainee.post(&path, &why).await.status, 403);
    assert_eq!(customer.client.post(&path, &why).await.status, 403);
    let silent = json!({ "step": 0, "reason": " " });
    assert_eq!(agent.post(&path, &silent).await.status, 400);
    let none = json!({ "step": 9, "reason": "联系客户" });
    assert_eq!(agent.post(&path, &none).await.status, 404);
    let shown = agent.post(&path, &why).await;
    assert_eq!(shown.text("words"), "电话应是 13900139000", "{shown:?}");
    let (actions, _) = written(&app, &shop, &order).await;
    let showings = actions.iter().filter(|of| *of == "show_order_data");
    assert_eq!(showings.count(), 1, "{actions:?}");
});
