use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;
use yingke_schema::members::member::Role;

use crate::harness::{Answer, TestApp, TestShop};

fn identity(app: &TestApp, shop: &TestShop<'_>, sub: &str, name: &str) -> String {
    signed(app, shop, &shop.secret, (sub, name))
}

/// As a shop's own server makes it, by the secret it knows.
pub fn signed(
    app: &TestApp,
    shop: &TestShop<'_>,
    secret: &str,
    (sub, name): (&str, &str),
) -> String {
    let iat = app.now() / 1000;
    let claims =
        json!({ "sub": sub, "name": name, "aud": shop.slug, "iat": iat, "exp": iat + 300 });
    let encode = |value: Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", encode(json!({ "alg": "HS256" })), encode(claims));
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(signed.as_bytes());
    format!(
        "{signed}.{}",
        URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
    )
}

pub async fn visit(app: &TestApp, shop: &TestShop<'_>, body: Value) -> Answer {
    app.anyone()
        .post(&format!("/api/store/{}/visits", shop.slug), &body)
        .await
}

on_both_databases!(a_device_comes_back_as_the_same_visitor, |app| {
    let shop = app.shop("qingmu").await;
    let first = shop.customer().await;
    assert!(first.name.starts_with("访客 "), "{}", first.name);
    let again = visit(&app, &shop, json!({ "device": first.device })).await;
    assert_eq!(again.text("device"), first.device);
    assert_eq!(again.text("conversation"), first.conversation);
    let unknown = visit(&app, &shop, json!({ "device": "yk_d_invented" })).await;
    assert_ne!(unknown.text("device"), "yk_d_invented");
    assert_ne!(unknown.text("conversation"), first.conversation);
});

on_both_databases!(a_device_of_one_shop_is_nobody_in_another, |app| {
    let (qingmu, chaye) = (app.shop("qingmu").await, app.shop("chaye").await);
    let customer = qingmu.customer().await;
    let there = visit(&app, &chaye, json!({ "device": customer.device })).await;
    assert_ne!(there.body["customer"]["id"], json!(customer.id));
    assert_ne!(there.text("device"), customer.device);
});

on_both_databases!(who_identifies_takes_the_history_along, |app| {
    let shop = app.shop("qingmu").await;
    let before = shop.customer().await;
    let identity = identity(&app, &shop, "u-1042", "林小满");
    let known = visit(
        &app,
        &shop,
        json!({ "device": before.device, "identity": identity }),
    )
    .await;
    assert_eq!(known.text("conversation"), before.conversation);
    assert_eq!(
        known.body["customer"],
        json!({ "id": before.id, "name": "林小满" })
    );
    // The token that an anonymous visitor had no longer opens a known customer's conversation.
    let old = visit(&app, &shop, json!({ "device": before.device })).await;
    assert_ne!(old.text("conversation"), before.conversation);
    let again = json!({ "device": known.text("device"), "identity": identity });
    assert_eq!(
        visit(&app, &shop, again).await.text("device"),
        known.text("device")
    );
});

on_both_databases!(a_second_device_joins_the_known_customer, |app| {
    let shop = app.shop("qingmu").await;
    let signed = identity(&app, &shop, "u-1042", "林小满");
    let laptop = visit(&app, &shop, json!({ "identity": signed })).await;
    let phone = shop.customer().await;
    let joined = visit(
        &app,
        &shop,
        json!({ "device": phone.device, "identity": signed }),
    )
    .await;
    assert_eq!(joined.text("conversation"), laptop.text("conversation"));
    assert_ne!(joined.text("conversation"), phone.conversation);
    assert_ne!(joined.text("device"), laptop.text("device"));
});

on_both_databases!(
    another_shopper_on_the_same_device_takes_nothing_over,
    |app| {
        let shop = app.shop("qingmu").await;
        let one = identity(&app, &shop, "u-1", "甲");
        let one = visit(&app, &shop, json!({ "identity": one })).await;
        let two = identity(&app, &shop, "u-2", "乙");
        let two = visit(
            &app,
            &shop,
            json!({ "device": one.text("device"), "identity": two }),
        )
        .await;
        assert_ne!(two.text("conversation"), one.text("conversation"));
        assert_eq!(two.body["customer"]["name"], "乙");
    }
);

on_both_databases!(
    an_imported_customer_without_history_gets_the_visitors,
    |app| {
        let shop = app.shop("qingmu").await;
        let signed = identity(&app, &shop, "u-1042", "林小满");
        let known = visit(&app, &shop, json!({ "identity": signed })).await;
        app.tamper("DELETE FROM conversation_head").await;
        app.tamper("DELETE FROM conversation").await;
        let visitor = shop.customer().await;
        let joined = visit(
            &app,
            &shop,
            json!({ "device": visitor.device, "identity": signed }),
        )
        .await;
        assert_eq!(joined.text("conversation"), visitor.conversation);
        assert_eq!(joined.body["customer"]["id"], known.body["customer"]["id"]);
    }
);

on_both_databases!(the_same_shopper_in_two_tabs_is_one_customer, |app| {
    let shop = app.shop("qingmu").await;
    let body = json!({ "identity": identity(&app, &shop, "u-1042", "林小满") });
    let visits = (0..8).map(|_| visit(&app, &shop, body.clone()));
    let answers = futures_util::future::join_all(visits).await;
    for answer in &answers {
        assert_eq!(answer.text("conversation"), answers[0].text("conversation"));
    }
});

on_both_databases!(a_forged_identity_is_refused_with_its_reason, |app| {
    let (qingmu, chaye) = (app.shop("qingmu").await, app.shop("chaye").await);
    let foreign = visit(
        &app,
        &qingmu,
        json!({ "identity": identity(&app, &chaye, "u-1", "甲") }),
    );
    let foreign = foreign.await;
    assert_eq!((foreign.status, foreign.code()), (400, "bad_identity"));
    let late = identity(&app, &qingmu, "u-1", "甲");
    app.advance(300_000);
    let late = visit(&app, &qingmu, json!({ "identity": late })).await;
    assert!(late.text("title").contains("expired"), "{late:?}");
});

on_both_databases!(one_address_cannot_make_visitors_without_end, |app| {
    let shop = app.shop("qingmu").await;
    for _ in 0..60 {
        assert_eq!(visit(&app, &shop, json!({})).await.status, 200);
    }
    assert_eq!(visit(&app, &shop, json!({})).await.code(), "too_fast");
});

on_both_databases!(members_see_customers_masked, |app| {
    let shop = app.shop("qingmu").await;
    let agent = shop.member(Role::Agent).await;
    let customer = shop.customer_on_file().await;
    let seen = agent
        .get(&format!("/api/shops/{}/customers/{}", shop.id, customer.id))
        .await;
    assert_eq!(seen.text("phone_masked"), "138****8000");
    assert_eq!(seen.text("address_masked"), "浙江省杭州市****");
    let whole = seen.body.to_string();
    assert!(
        !whole.contains("13800138000") && !whole.contains("文三路"),
        "{whole}"
    );
});

on_both_databases!(showing_is_written_down_without_what_was_shown, |app| {
    let shop = app.shop("qingmu").await;
    let agent = shop.member(Role::Agent).await;
    let customer = shop.customer_on_file().await;
    let path = format!("/api/shops/{}/customers/{}/showings", shop.id, customer.id);
    let wish = json!({ "field": "phone", "reason": "核对 13800138000" });
    assert_eq!(agent.post(&path, &wish).await.text("value"), "13800138000");
    let rows = crate::audit::rows(&app, &shop).await;
    let row = rows.last().unwrap();
    assert_eq!(
        (row.action.as_str(), row.actor_id),
        ("show_customer_data", agent.id.0)
    );
    assert_eq!(row.object, format!("customer/{}", customer.id));
    assert!(!row.detail.contains("13800138000"), "{}", row.detail);
    let no_reason = json!({ "field": "phone", "reason": " " });
    assert_eq!(agent.post(&path, &no_reason).await.code(), "bad_request");
    assert_eq!(crate::audit::rows(&app, &shop).await.len(), rows.len());
});

on_both_databases!(showing_has_a_quota_even_at_once, |app| {
    let shop = app.shop("qingmu").await;
    let agent = shop.member(Role::Agent).await;
    let customer = shop.customer_on_file().await;
    let path = format!("/api/shops/{}/customers/{}/showings", shop.id, customer.id);
    let wish = json!({ "field": "address", "reason": "寄发票" });
    let shown = futures_util::future::join_all((0..40).map(|_| agent.post(&path, &wish))).await;
    assert_eq!(
        shown.iter().filter(|answer| answer.status == 200).count(),
        30
    );
    let refused = shown.iter().find(|answer| answer.status != 200).unwrap();
    assert_eq!(refused.code(), "too_fast");
    app.advance(refused.body["retry_ms"].as_i64().unwrap());
    assert_eq!(agent.post(&path, &wish).await.status, 200);
});
