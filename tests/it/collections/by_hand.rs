use sea_orm::ColumnTrait;
use serde_json::json;
use yingke_schema::{audit::record, members::member::Role};

use super::{DAY_MS, MINUTE_MS, acts, ordered, pay_unheard, rows};
use crate::{harness::Mood, payouts::is_not_sure};

on_both_databases!(who_leads_ends_what_cannot_be_called_off, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer, payment, order) = ordered(&app, &shop).await;
    let leader = shop.member(Role::Supervisor).await;
    let warehouse = shop.member(Role::Warehouse).await;
    pay_unheard((&customer, &payment), &shop, &order).await;
    let cancelled = acts(&customer, &shop, &order, "cancellation").await;
    assert_eq!(cancelled.status, 200, "{cancelled:?}");
    let path = format!(
        "/api/shops/{}/orders/{}",
        shop.id,
        order["id"].as_str().unwrap()
    );
    let seen = agent.get(&path).await.body;
    assert_eq!(seen["call_offs"], json!([]), "nothing has failed");
    let list = format!("/api/shops/{}/orders?refund_stuck=true", shop.id);
    let waits = async || agent.get(&list).await.body["orders"].clone();
    assert_eq!(waits().await, json!([]));
    payment.becomes(Mood::Declines);
    app.fire().await;
    let stuck = agent.get(&path).await.body["call_offs"][0].clone();
    assert_eq!(stuck["amount_fen"], order["total_fen"]);
    assert_eq!(stuck["reason"], "declined");
    assert_eq!(waits().await[0]["no"], order["no"]);
    assert_eq!(stuck["words"], "余额不足");
    let key = stuck["key"].as_str().unwrap();
    let tries = format!("{path}/collections/{key}/tries");
    assert_eq!(warehouse.post(&tries, &json!({})).await.status, 403);
    let asked = payment.asked();
    let tried = agent.post(&tries, &json!({})).await;
    assert_eq!(tried.status, 200, "{tried:?}");
    app.fire().await;
    assert_eq!(payment.asked(), asked + 1);
    let settlement = format!("{path}/collections/{key}/settlement");
    let said = json!({ "words": " 查过了，没有收到 " });
    assert_eq!(agent.post(&settlement, &said).await.status, 403);
    let silent = leader.post(&settlement, &json!({ "words": " " })).await;
    assert_eq!((silent.status, silent.text("code")), (422, "bad_words"));
    // Whoever is just calling it off may have given it back.
    let until = app.now() + 30_000;
    app.tamper(&format!("UPDATE collection SET claimed_until = {until}"))
        .await;
    let refused = leader.post(&settlement, &said).await;
    assert_eq!((refused.status, refused.text("code")), (409, "being_tried"));
    app.advance(31_000);
    is_not_sure(&leader.post(&settlement, &said).await);
    app.tamper("UPDATE collection SET claimed_until = 0").await;
    let settled = leader.post(&settlement, &said).await;
    assert_eq!(settled.status, 200, "{settled:?}");
    assert_eq!(settled.body["call_offs"], json!([]));
    assert_eq!(waits().await, json!([]));
    let row = rows(&app, &shop).await.remove(0);
    assert_eq!(row.reason.as_deref(), Some("settled_by_hand"));
    assert_eq!(row.words, "查过了，没有收到");
    // It stays as it is, and no port is asked for it again.
    payment.becomes(Mood::Fine);
    app.advance(90 * MINUTE_MS);
    assert_eq!(agent.post(&tries, &json!({})).await.status, 200);
    app.fire().await;
    assert_eq!(payment.asked(), asked + 1);
    assert_eq!(rows(&app, &shop).await, [row]);
});

on_both_databases!(what_may_have_gone_back_the_owner_ends_after_a_week, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer, payment, order) = ordered(&app, &shop).await;
    let leader = shop.member(Role::Supervisor).await;
    let owner = shop.member(Role::Owner).await;
    pay_unheard((&customer, &payment), &shop, &order).await;
    let cancelled = acts(&customer, &shop, &order, "cancellation").await;
    assert_eq!(cancelled.status, 200, "{cancelled:?}");
    app.fire().await;
    assert_eq!(payment.collected_fen(), 0, "it went back, and nobody knows");
    let id = order["id"].as_str().unwrap();
    let path = format!("/api/shops/{}/orders/{id}", shop.id);
    let stuck = agent.get(&path).await.body["call_offs"][0].clone();
    let until = stuck["since"].as_i64().unwrap() + 7 * DAY_MS;
    assert_eq!(stuck["unsure_until"], json!(until));
    let key = stuck["key"].as_str().unwrap();
    let settlement = format!("{path}/collections/{key}/settlement");
    let said = json!({ "words": "账户流水：已退 6222020200112230612" });
    is_not_sure(&leader.post(&settlement, &said).await);
    is_not_sure(&owner.post(&settlement, &said).await);
    payment.becomes(Mood::IsAway);
    app.advance(until - app.now());
    app.fire().await;
    is_not_sure(&leader.post(&settlement, &said).await);
    let settled = owner.post(&settlement, &said).await;
    assert_eq!(settled.status, 200, "{settled:?}");
    assert_eq!(settled.body["call_offs"], json!([]));
    let db = app.app.store().shop(shop.id);
    let audited = db.rows::<record::Entity>();
    let audited = audited.with(record::Column::Action.eq("settle_payouts"));
    let detail = audited.one().await.unwrap().unwrap().detail;
    assert!(!detail.contains("6222020200112230612"), "{detail}");
});
