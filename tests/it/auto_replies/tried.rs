use serde_json::{Value, json};
use yingke_schema::members::member::Role;

use super::{add, at, rule, says, session};
use crate::phrases::picture;

on_both_databases!(a_preview_tells_every_rule_and_its_reason, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let day = json!({ "per": "day" });
    add(
        &leader,
        &shop,
        &rule(&json!({ "kind": "holiday" }), &day, "{holiday}快乐"),
    )
    .await;
    let product = "01900000-0000-7000-8000-000000000001";
    let mut size = says("contains", "尺寸");
    size["products"] = json!([product]);
    add(&leader, &shop, &rule(&size, &session(), "尺寸见详情")).await;
    let preview = async |body: Value| leader.post(&at(&shop, "/preview"), &body).await;
    let told = |answer: &Value, kind: &str| {
        let mut verdicts = answer["verdicts"].as_array().unwrap().iter();
        let verdict = verdicts.find(|told| told["kind"] == kind).unwrap();
        (
            verdict["fires"].clone(),
            verdict["why"]["code"].clone(),
            verdict["text"].clone(),
        )
    };
    // New year's day is a holiday, and the Sunday after it a working day.
    let noon = 1_767_240_000_000_i64;
    let holiday = preview(json!({ "at": noon, "text": "尺寸" })).await.body;
    assert_eq!(
        told(&holiday, "holiday"),
        (json!(true), json!("is_holiday"), json!("元旦快乐"))
    );
    assert_eq!(told(&holiday, "keyword").1, "other_product");
    let make_up = json!({ "at": noon + 3 * 86_400_000, "text": "尺寸多大", "product": product });
    let make_up = preview(make_up).await.body;
    assert_eq!(make_up["day"], "make_up");
    assert_eq!(told(&make_up, "holiday").1, "no_holiday");
    assert_eq!(
        (told(&make_up, "keyword").0, told(&make_up, "keyword").1),
        (json!(true), json!("said"))
    );
    // A rule that is still being written, for a made-up desk and for a customer as things stand.
    let queue = rule(&json!({ "kind": "queue" }), &session(), "第{place}位");
    let desk = json!({ "holder": null, "open": 0, "there": 1, "free": 0 });
    let written =
        json!({ "at": noon, "text": "在吗", "draft": { "id": null, "rule": queue }, "desk": desk });
    assert_eq!(told(&preview(written).await.body, "queue").2, "第1位");
    let customer = shop.customer().await;
    let known = json!({ "at": noon, "text": "在吗", "customer": customer.id });
    assert_eq!(told(&preview(known).await.body, "holiday").0, true);
    let nobody = json!({ "at": noon, "text": "在吗", "customer": product });
    assert_eq!(preview(nobody).await.status, 404);
});

on_both_databases!(nonsense_is_refused_with_the_code_of_its_field, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let own = picture(&leader, &shop, "a.png").await;
    let risky = picture(&leader, &shop, "13800138000.png").await;
    let other = app.shop("songxi").await;
    let owner = other.member(Role::Owner).await;
    let elsewhere = picture(&owner, &other, "a.png").await;
    let mut fine = rule(&says("contains", "发票"), &session(), "可以开票");
    fine["pictures"] = json!([]);
    for (field, value, code) in [
        ("/name", json!(""), "bad_rule_name"),
        ("/priority", json!(101), "bad_priority"),
        ("/text", json!(" "), "bad_reply_text"),
        ("/text", json!("{custmer}您好"), "unknown_variable"),
        ("/text", json!("请打 13800138000"), "text_stopped"),
        ("/pictures", json!([uuid::Uuid::nil()]), "bad_pictures"),
        ("/pictures", json!([elsewhere]), "bad_pictures"),
        (
            "/pictures",
            json!([own, own, own, own, own]),
            "bad_pictures",
        ),
        ("/pictures", json!([risky]), "text_stopped"),
        ("/when/weekdays", json!([0]), "bad_schedule"),
        (
            "/when/spans",
            json!([{ "from": 60, "to": 60 }]),
            "bad_schedule",
        ),
        (
            "/once",
            json!({ "per": "minutes", "minutes": 0 }),
            "bad_limit",
        ),
        ("/occasion", says("pattern", "("), "bad_pattern"),
        ("/occasion", says("pattern", "(a{999}){999}"), "bad_pattern"),
        ("/occasion", says("pattern", "发票|"), "bad_pattern"),
        ("/occasion", says("contains", "？"), "bad_words"),
        (
            "/occasion",
            json!({ "kind": "unanswered", "after_s": 9 }),
            "bad_seconds",
        ),
        (
            "/occasion",
            json!({ "kind": "idle", "after_s": 600, "close_after_s": 1 }),
            "bad_seconds",
        ),
        (
            "/occasion",
            json!({ "kind": "busy", "more_than": 0 }),
            "bad_open",
        ),
    ] {
        let mut wrong = fine.clone();
        *wrong.pointer_mut(field).unwrap() = value;
        let refused = leader.post(&at(&shop, ""), &wrong).await;
        assert_eq!((refused.status, refused.code()), (422, code));
    }
    let added = add(&leader, &shop, &fine).await;
    let path = at(&shop, &format!("/{}", added["id"].as_str().unwrap()));
    let body = json!({ "rule": fine, "rev": 1 });
    assert_eq!(leader.put(&path, &body).await.status, 200);
    let stale = leader.put(&path, &body).await;
    assert_eq!((stale.status, stale.code()), (409, "changed_meanwhile"));
    assert_eq!(leader.delete(&path).await.status, 204);
    let seen = leader.get(&at(&shop, "")).await.body;
    assert_eq!(seen["rules"], json!([]));
    assert!(seen["ready_made"].as_array().unwrap().len() > 10);
});
