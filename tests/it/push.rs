//! Notices on devices: a push service of our own takes what is sent and reads it as the browser would.

use std::sync::{
    Arc,
    atomic::{AtomicU16, Ordering},
};

use axum::{Router, body::Bytes, extract::State, http::HeaderMap, routing::post};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use parking_lot::Mutex;
use serde_json::{Value, json};
use yingke::{
    message_centre::{Category, Notice, Saying, To, deliver_due},
    outbox,
};
use yingke_push::Receiver;
use yingke_schema::members::member::Role;

use crate::harness::{Client, On, TestApp, TestShop, Wishes, at};

/// What a push service was sent, and what it answers.
#[derive(Default)]
struct Service {
    taken: Mutex<Vec<(HeaderMap, Bytes)>>,
    answers: AtomicU16,
}

async fn service() -> (Arc<Service>, String) {
    let service = Arc::new(Service::default());
    service.answers.store(201, Ordering::SeqCst);
    let take = async |State(service): State<Arc<Service>>, headers: HeaderMap, body: Bytes| {
        service.taken.lock().push((headers, body));
        axum::http::StatusCode::from_u16(service.answers.load(Ordering::SeqCst)).unwrap()
    };
    let router = Router::new()
        .route("/push/{device}", post(take))
        .with_state(service.clone());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    (service, address)
}

async fn allowing(on: On) -> TestApp {
    let arguments = vec!["--outbound-allow=127.0.0.1".to_owned()];
    TestApp::start_with(
        on,
        Wishes {
            arguments,
            ..Wishes::default()
        },
    )
    .await
}

async fn subscribe(
    member: &Client,
    shop: &TestShop<'_>,
    endpoint: &str,
    browser: &Receiver,
) -> String {
    let new = json!({
        "endpoint": endpoint,
        "p256dh": URL_SAFE_NO_PAD.encode(browser.key()),
        "auth": URL_SAFE_NO_PAD.encode(browser.secret()),
        "label": "Chrome · Windows",
    });
    let added = member.post(&at(shop, "push-devices"), &new).await;
    assert_eq!(added.status, 201, "{added:?}");
    added.text("id").to_owned()
}

async fn tell(app: &TestApp, shop: &TestShop<'_>, key: &str, category: Category) {
    let saying = || Saying {
        title: "买家申请退款".into(),
        text: "订单 1234 申请退款".into(),
    };
    let notice = Notice {
        key: key.into(),
        category,
        to: To::Everyone,
        zh: saying(),
        en: saying(),
        link: None,
    };
    let tx = app.app.store().begin(shop.id).await.unwrap();
    tx.emit(&notice, app.now()).await.unwrap();
    tx.commit().await.unwrap();
    while outbox::tell(&app.app).await.unwrap() > 0 {}
}

async fn what_is_pushed_only_the_browser_can_read(on: On) {
    let app = allowing(on).await;
    let (push, address) = service().await;
    let shop = app.shop("qingmu").await;
    let (member, browser) = (shop.member(Role::Agent).await, Receiver::fresh());
    let quiet = shop.member(Role::Agent).await;
    subscribe(&member, &shop, &format!("{address}/push/a"), &browser).await;
    subscribe(
        &quiet,
        &shop,
        &format!("{address}/push/b"),
        &Receiver::fresh(),
    )
    .await;
    let path = at(&shop, "notice-wishes");
    let mut wishes = quiet.get(&path).await.body;
    wishes["after_sale"]["push"] = json!(false);
    assert_eq!(quiet.put(&path, &wishes).await.status, 204);
    tell(&app, &shop, "refund", Category::AfterSale).await;
    // By the usual wishes an order is no reason to push.
    tell(&app, &shop, "order", Category::Order).await;
    assert_eq!(deliver_due(&app.app).await.unwrap(), 1);
    assert_eq!(deliver_due(&app.app).await.unwrap(), 0);
    let (headers, body) = push.taken.lock().pop().expect("something was sent");
    assert_eq!(headers["content-encoding"], "aes128gcm");
    assert!(headers.contains_key("ttl"));
    let message: Value = serde_json::from_slice(&browser.open(&body).unwrap()).unwrap();
    assert_eq!(
        (&message["shop"], &message["category"]),
        (&json!("qingmu"), &json!("after_sale"))
    );
    assert!(
        !message.to_string().contains("1234"),
        "no words of the notice"
    );
    let key = member.get(&at(&shop, "push-devices")).await.body["key"].clone();
    let signed = headers["authorization"].to_str().unwrap();
    assert!(signed.ends_with(&format!("k={}", key.as_str().unwrap())));
    let claims = signed.split('.').nth(1).unwrap();
    let claims: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).unwrap()).unwrap();
    assert_eq!(claims["aud"], address);
    assert!(claims["exp"].as_i64().unwrap() * 1_000 > app.now());
}

async fn a_device_that_is_gone_is_forgotten_and_a_busy_service_is_asked_again(on: On) {
    let app = allowing(on).await;
    let (push, address) = service().await;
    let shop = app.shop("qingmu").await;
    let member = shop.member(Role::Agent).await;
    subscribe(
        &member,
        &shop,
        &format!("{address}/push/a"),
        &Receiver::fresh(),
    )
    .await;
    let devices = async || {
        let told = member.get(&at(&shop, "push-devices")).await.body;
        told["devices"].as_array().unwrap().len()
    };
    push.answers.store(503, Ordering::SeqCst);
    tell(&app, &shop, "one", Category::AfterSale).await;
    for _ in 0..10 {
        deliver_due(&app.app).await.unwrap();
        app.advance(3_600_000);
    }
    assert_eq!(push.taken.lock().len(), 5, "and then no more");
    assert_eq!(devices().await, 1);
    push.answers.store(410, Ordering::SeqCst);
    tell(&app, &shop, "two", Category::AfterSale).await;
    tell(&app, &shop, "three", Category::Violation).await;
    deliver_due(&app.app).await.unwrap();
    assert_eq!(devices().await, 0);
    assert_eq!(deliver_due(&app.app).await.unwrap(), 0);
}

async fn nothing_is_pushed_after_reading_signing_out_or_at_night(on: On) {
    let app = allowing(on).await;
    let (push, address) = service().await;
    let shop = app.shop("qingmu").await;
    let member = shop.member(Role::Agent).await;
    let device = subscribe(
        &member,
        &shop,
        &format!("{address}/push/a"),
        &Receiver::fresh(),
    )
    .await;
    tell(&app, &shop, "read", Category::AfterSale).await;
    let all = json!({ "upto": i64::MAX });
    assert_eq!(
        member.put(&at(&shop, "notices/read"), &all).await.status,
        204
    );
    deliver_due(&app.app).await.unwrap();
    assert_eq!(push.taken.lock().len(), 0, "it was read");
    let trial = at(&shop, &format!("push-devices/{device}/trials"));
    assert_eq!(member.post(&trial, &json!({})).await.status, 202);
    deliver_due(&app.app).await.unwrap();
    assert_eq!(push.taken.lock().len(), 1);
    push.answers.store(503, Ordering::SeqCst);
    tell(&app, &shop, "evening", Category::AfterSale).await;
    deliver_due(&app.app).await.unwrap();
    assert_eq!(push.taken.lock().len(), 2);
    push.answers.store(201, Ordering::SeqCst);
    let path = at(&shop, "notice-wishes");
    let mut wishes = member.get(&path).await.body;
    wishes["quiet"] = json!({ "from": 0, "to": 1439, "except": ["violation"] });
    assert_eq!(member.put(&path, &wishes).await.status, 204);
    tell(&app, &shop, "night", Category::AfterSale).await;
    app.advance(60_000);
    deliver_due(&app.app).await.unwrap();
    assert_eq!(
        push.taken.lock().len(),
        2,
        "quiet hours, for what is tried again too"
    );
    tell(&app, &shop, "alarm", Category::Violation).await;
    deliver_due(&app.app).await.unwrap();
    assert_eq!(push.taken.lock().len(), 3, "but for what may disturb");
    tell(&app, &shop, "out", Category::Violation).await;
    assert_eq!(member.delete("/api/sign-in").await.status, 204);
    deliver_due(&app.app).await.unwrap();
    assert_eq!(push.taken.lock().len(), 3, "the sign-in has ended");
}

async fn addresses_inside_the_house_and_broken_keys_are_refused(on: On) {
    let app = TestApp::start(on).await;
    let shop = app.shop("qingmu").await;
    let (member, other) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Agent).await,
    );
    let browser = Receiver::fresh();
    let key = URL_SAFE_NO_PAD.encode(browser.key());
    let good = "https://push.example.net/a";
    for (endpoint, p256dh, code) in [
        ("https://127.0.0.1/a", key.as_str(), "bad_endpoint"),
        ("https://[::ffff:10.0.0.1]/a", &key, "bad_endpoint"),
        ("http://push.example.net/a", &key, "bad_endpoint"),
        ("file:///etc/passwd", &key, "bad_endpoint"),
        (good, "AAAA", "bad_push_keys"),
    ] {
        let new = json!({ "endpoint": endpoint, "p256dh": p256dh, "auth": "AAAAAAAAAAAAAAAAAAAAAA", "label": "x" });
        let refused = member.post(&at(&shop, "push-devices"), &new).await;
        assert_eq!((refused.status, refused.code()), (422, code), "{endpoint}");
    }
    let new = json!({ "endpoint": "http://push.example.net/a", "p256dh": key, "auth": "AAAAAAAAAAAAAAAAAAAAAA", "label": "x" });
    let open = allowing(on).await;
    let (there, place) = (open.shop("there").await, "push-devices");
    let someone = there.member(Role::Agent).await;
    let refused = someone.post(&at(&there, place), &new).await;
    assert_eq!(
        (refused.status, refused.code()),
        (422, "bad_endpoint"),
        "a network that may be reached opens nothing else"
    );
    let first = subscribe(&member, &shop, good, &browser).await;
    // Whoever signs in on the same browser later has it from then on.
    subscribe(&other, &shop, good, &browser).await;
    let mine = member.get(&at(&shop, "push-devices")).await.body;
    assert_eq!(mine["devices"], json!([]));
    let theirs = other.get(&at(&shop, "push-devices")).await.body;
    assert_eq!(theirs["devices"].as_array().unwrap().len(), 1);
    assert_eq!(theirs["key"], mine["key"], "one sender for all");
    let gone = member
        .delete(&at(&shop, &format!("push-devices/{first}")))
        .await;
    assert_eq!(gone.status, 204);
    assert_eq!(other.get(&at(&shop, "push-devices")).await.body, theirs);
}

macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {$(
        mod $name {
            use super::*;

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                super::$name(On::Sqlite).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                super::$name(On::Postgres).await;
            }
        }
    )+};
}

on_both!(
    what_is_pushed_only_the_browser_can_read,
    a_device_that_is_gone_is_forgotten_and_a_busy_service_is_asked_again,
    nothing_is_pushed_after_reading_signing_out_or_at_night,
    addresses_inside_the_house_and_broken_keys_are_refused,
);
