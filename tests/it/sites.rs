//! A shop's own list of sites: changed by its leaders, held at once, and never more than the widget's.

use reqwest::Method;
use serde_json::{Value, json};
use yingke::{shops::ShopRef, vocabulary::new_id};
use yingke_schema::members::member::Role;

use crate::{
    buying::{people, place, put_up},
    cards,
    harness::{Answer, Client, On, TestApp, TestShop, told},
};

const SITE: &str = "https://tea.example";

fn settings(shop: &TestShop<'_>) -> String {
    format!("/api/shops/{}/settings", shop.id)
}

fn wish(name: &str, sites: &[&str], seen: &Value) -> Value {
    json!({ "settings": { "name": name, "sites": sites }, "seen": seen["settings"] })
}

async fn ask(client: &Client, method: Method, path: &str, origin: &str) -> Answer {
    let request = client.request(method, path).header("origin", origin);
    told(request.json(&json!({}))).await
}

async fn visit(app: &TestApp, slug: &str, origin: &str) -> Answer {
    let path = format!("/api/store/{slug}/visits");
    ask(&app.anyone(), Method::POST, &path, origin).await
}

/// Whether a page of this origin may open a socket, and as whom with this cookie.
async fn open(app: &TestApp, origin: &str) -> u16 {
    let request = app.anyone().request(Method::GET, "/ws");
    let request = request
        .header("origin", origin)
        .header("connection", "upgrade")
        .header("upgrade", "websocket")
        .header("sec-websocket-version", "13")
        .header("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ==");
    request.send().await.unwrap().status().as_u16()
}

on_both_databases!(a_listed_site_carries_the_widget_at_once, |app| {
    let shop = app.shop("qingmu").await;
    app.shop("songxi").await;
    let (owner, agent) = (
        shop.member(Role::Owner).await,
        shop.member(Role::Agent).await,
    );
    let refused = visit(&app, "qingmu", SITE).await;
    assert_eq!((refused.status, refused.code()), (403, "site_not_listed"));
    assert_eq!(open(&app, SITE).await, 403);
    let seen = owner.get(&settings(&shop)).await.body;
    assert_eq!(seen["settings"], json!({ "name": "qingmu", "sites": [] }));
    assert_eq!(
        (&seen["refused"][0]["origin"], &seen["refused"][0]["at"]),
        (&json!(SITE), &json!(app.now()))
    );
    let limits = format!("/api/shops/{}/limits", shop.id);
    assert_eq!(seen["usual_limits"], owner.get(&limits).await.body);
    let wished = wish(" 青木 ", &["https://Tea.example/", SITE], &seen);
    assert_eq!(agent.put(&settings(&shop), &wished).await.status, 403);
    let mut desk = app.member_socket("qingmu", &agent).await;
    assert_eq!(owner.put(&settings(&shop), &wished).await.status, 204);
    let heard = desk.hear(|frame| frame["of"] == "shop").await;
    assert_eq!(heard["detail"], json!({ "name": "青木" }));
    let late = owner.put(&settings(&shop), &wished).await;
    assert_eq!((late.status, late.code()), (409, "changed_meanwhile"));

    let welcome = visit(&app, "qingmu", SITE).await;
    assert_eq!(welcome.status, 200, "{welcome:?}");
    assert_eq!(welcome.headers["access-control-allow-origin"], SITE);
    assert_eq!(open(&app, SITE).await, 101);
    assert_eq!(
        visit(&app, "songxi", SITE).await.status,
        403,
        "not its site"
    );
    let kept = owner.get(&settings(&shop)).await.body;
    assert_eq!(
        (&kept["settings"], &kept["refused"]),
        (&json!({ "name": "青木", "sites": [SITE] }), &json!([]))
    );
    let none = wish("青木", &[], &kept);
    assert_eq!(owner.put(&settings(&shop), &none).await.status, 204);
    assert_eq!(visit(&app, "qingmu", SITE).await.status, 403);
});

#[tokio::test]
async fn another_node_hears_of_a_site_within_two_seconds() {
    let app = TestApp::start(On::Postgres).await;
    let shop = app.shop("qingmu").await;
    let owner = shop.member(Role::Owner).await;
    let other = app.another_node().await;
    let (named, now) = (ShopRef::Id(shop.id), || app.now());
    let asked = async || {
        let sites = other.sites();
        sites
            .have(other.store(), Some(&named), SITE, now())
            .await
            .unwrap()
    };
    assert!(!asked().await);
    let seen = owner.get(&settings(&shop)).await.body;
    let wished = wish("青木", &[SITE], &seen);
    assert_eq!(owner.put(&settings(&shop), &wished).await.status, 204);
    app.advance(2_000);
    assert!(asked().await);
}

on_both_databases!(a_shops_site_never_acts_as_whoever_is_signed_in, |app| {
    let shop = app.shop("qingmu").await;
    let owner = shop.member(Role::Owner).await;
    let seen = owner.get(&settings(&shop)).await.body;
    let wished = wish("青木", &[SITE], &seen);
    assert_eq!(owner.put(&settings(&shop), &wished).await.status, 204);
    let cookie = format!("__Host-yingke={}", owner.client.token.clone().unwrap());
    let conversation = shop.customer().await.conversation;
    let uploads = format!("/api/shops/{}/uploads", shop.id);
    let with_cookie = |path: &str, origin: String| {
        let request = app.anyone().request(Method::POST, path);
        let request = request.header("origin", origin).header("cookie", &cookie);
        told(request.json(&json!({ "name": "a.txt", "size": 1, "conversation": conversation })))
    };
    let own = with_cookie(&uploads, format!("http://{}", app.address)).await;
    assert_eq!(own.status, 200, "{own:?}");
    assert_eq!(with_cookie(&uploads, SITE.into()).await.status, 401);
    let beyond = with_cookie("/api/sign-in", SITE.into()).await;
    assert_eq!((beyond.status, beyond.code()), (403, "forbidden"));
});

on_both_databases!(a_card_is_read_and_answered_on_a_listed_site, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let (agent, customer) = people(&shop).await;
    let order = place(&customer, &shop, &[(sku, 1)]).await;
    let order = order["id"].as_str().unwrap();
    let check = json!({ "kind": "order_check", "order": order });
    let card = cards::send(&agent, &shop, &customer, check).await;
    assert_eq!(card.status, 201, "{card:?}");
    let card = card.text("id");
    let at = |path: String| format!("/api/shops/{}/{path}", shop.id);
    let (seen, answer) = (
        at(format!("cards/{card}")),
        at(format!("mine/cards/{card}/answer")),
    );
    let own = at(format!("mine/orders/{order}"));
    let review = at(format!("mine/orders/{order}/reviews/0"));
    let from_site = |method: Method, path: &str| {
        let request = customer.client.request(method, path);
        request.header("origin", SITE)
    };
    let yes =
        || from_site(Method::POST, &answer).json(&json!({ "key": new_id(), "act": "confirm" }));
    let refused = told(yes()).await;
    assert_eq!((refused.status, refused.code()), (403, "site_not_listed"));

    let owner = shop.member(Role::Owner).await;
    let before = owner.get(&settings(&shop)).await.body;
    let wished = wish("松溪", &[SITE], &before);
    assert_eq!(owner.put(&settings(&shop), &wished).await.status, 204);
    let vouch = at("mine/identity".to_owned());
    for path in [&seen, &answer, &own, &review, &vouch] {
        let preflight = told(from_site(Method::OPTIONS, path)).await;
        assert_eq!(preflight.status, 204, "{path}");
    }
    for asked in [
        from_site(Method::GET, &seen),
        yes(),
        from_site(Method::GET, &own),
    ] {
        let told = told(asked).await;
        assert_eq!(told.status, 200, "{told:?}");
        assert_eq!(told.headers["access-control-allow-origin"], SITE);
    }
    let stars = json!({ "stars": 5 });
    let early = told(from_site(Method::POST, &review).json(&stars)).await;
    assert_eq!(early.status, 409, "it is not finished: {early:?}");
    assert_eq!(early.headers["access-control-allow-origin"], SITE);
    let done = agent.get(&seen).await.body;
    assert_eq!(done["state"], "done");
});

on_both_databases!(what_is_no_site_is_refused_at_its_line, |app| {
    let shop = app.shop("qingmu").await;
    let owner = shop.member(Role::Owner).await;
    let seen = owner.get(&settings(&shop)).await.body;
    let many: Vec<String> = (0..51).map(|n| format!("https://s{n}.example")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    for (name, sites, code, field) in [
        (
            "青木",
            &[SITE, "tea.example"][..],
            "bad_site",
            "settings.sites.1",
        ),
        (
            "青木",
            &["https://tea.example/shop"],
            "bad_site",
            "settings.sites.0",
        ),
        ("青木", &many, "too_many_sites", "settings.sites"),
        (" ", &[], "bad_shop_name", "settings.name"),
    ] {
        let refused = owner.put(&settings(&shop), &wish(name, sites, &seen)).await;
        assert_eq!((refused.status, refused.code()), (422, code));
        assert_eq!(refused.text("field"), field);
    }
});

on_both_databases!(a_refusal_is_logged_once_a_minute_and_few_are_kept, |app| {
    let shop = app.shop("qingmu").await;
    let (sites, named) = (app.app.sites(), ShopRef::Id(shop.id));
    let have = sites.have(app.app.store(), Some(&named), SITE, 0).await;
    assert!(!have.unwrap());
    assert!(sites.refuse(Some(&named), SITE, 0).await);
    for n in 1..10 {
        let origin = format!("https://s{n}.example");
        assert!(!sites.refuse(Some(&named), &origin, 59_999).await);
    }
    assert!(sites.refuse(Some(&named), "null", 60_000).await);
    let kept = sites.refused(shop.id);
    assert_eq!(
        (kept.len(), kept[0].origin.as_str()),
        (5, "https://s9.example")
    );
});
