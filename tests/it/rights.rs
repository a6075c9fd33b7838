//! Every operation of the document, asked for by everyone, answers as the matrix says.

use futures_util::future::join_all;
use reqwest::Method;
use sea_orm::ActiveValue::Set;
use serde_json::{Value, json};
use yingke::access::{Action, Rule};
use yingke_schema::{
    auto_replies::rule as auto_reply, cards::review, catalogue::product, members::member::Role,
    trade::order,
};

use crate::harness::{Answer, Client, TestApp, TestCustomer, TestShop, told};
use crate::{assistant, buying, cards, files, goods, goods_files, promises};
use yingke::vocabulary::{MemberId, PersonId, ProductId, SkuId, new_id};

pub const ROLES: [Role; 6] = [
    Role::Owner,
    Role::Supervisor,
    Role::Agent,
    Role::Trainee,
    Role::Operations,
    Role::Warehouse,
];

/// Who asks for something of shop A and of its first customer.
#[derive(Clone, Copy, Debug)]
enum Who {
    Anyone,
    /// A person without a place in any shop.
    Stranger,
    Member(Role),
    MemberElsewhere(Role),
    Customer,
    OtherCustomer,
    CustomerElsewhere,
}

struct Operation {
    method: Method,
    path: String,
    action: Action,
    rule: Rule,
}

/// Objects of shop A that paths and bodies name.
struct World<'a> {
    shop: TestShop<'a>,
    customer: TestCustomer,
    login: String,
    /// Nobody who asks.
    agent: MemberId,
    order: String,
    /// Of the first customer, and what it holds.
    bought: String,
    /// An order of the first customer with a case.
    case: String,
    sku: SkuId,
    product: String,
    category: String,
    template: String,
    /// A picture that a product shows.
    photo: String,
    /// Nobody asks for it in the first shop: who may would change it.
    auto_reply: String,
    picture: String,
    /// Of the agent.
    phrase: String,
    contact: String,
    upload: String,
    file: String,
    link: String,
    notice: String,
    promise: String,
    card: String,
    /// Of many products.
    batch: String,
    /// Of goods, and of orders; their files have not come.
    goods_import: String,
    order_import: String,
}

on_both_databases!(every_operation_answers_as_the_matrix_says, |app| {
    app.demo().await;
    let shop = app.known_shop("qingmu").await;
    let elsewhere = app.shop("elsewhere").await;
    let people = people_of(&app, &shop).await;
    let people_elsewhere = people_of(&app, &elsewhere).await;
    let stranger = app.person().await.0;
    let other = shop.customer().await.client;
    let customer_elsewhere = elsewhere.customer().await.client;
    let customer = shop.customer_on_file().await;
    let login = app.person().await.1;
    let agent = shop.member(Role::Agent).await.id;
    let db = app.app.store().shop(shop.id);
    let order = db.rows::<order::Entity>().one().await.unwrap().unwrap();
    let product = db.rows::<product::Entity>().one().await.unwrap().unwrap();
    let auto_replies = db.rows::<auto_reply::Entity>().count().await.unwrap();
    let auto_reply = db.rows::<auto_reply::Entity>().one().await;
    let auto_reply = auto_reply.unwrap().unwrap();
    let upload = files::begin(&customer, &shop, "a.txt", 9).await;
    let sent = files::send(&customer, &shop, "b.txt", b"hello").await;
    let file = sent.body["file"]["id"].as_str().unwrap().to_owned();
    let link = files::link(&customer, &shop, &file).await;
    let notice = crate::notices::told(&app, &shop).await;
    let promise = promises::suggested(&app, &shop, &customer, agent).await;
    let keeper = shop.member(Role::Agent).await;
    let (phrase, contact) = kept_by(&keeper, &shop, &customer).await;
    let sku = buying::put_up(&app, &shop, &[99]).await[0];
    let bought = buying::place(&customer, &shop, &[(sku, 1)]).await;
    let case = asked_back(&shop, &customer, sku).await;
    let leader = shop.member(Role::Owner).await;
    let (category, template) = goods::shelf(&leader, &shop).await;
    let photo = goods::photo(&leader, &shop).await;
    reviewed(&app, &shop, &order).await;
    let coupon = json!({ "kind": "coupon", "title": "新人券" });
    let card = cards::send(&leader, &shop, &customer, coupon).await;
    let batch = assistant::begun(&leader, &shop, product.id).await;
    let (goods_import, order_import) = (
        goods_files::begun(&leader, &shop).await,
        begun(&leader, &shop).await,
    );
    let world = World {
        batch,
        goods_import,
        order_import,
        card: card.text("id").to_owned(),
        category,
        template,
        photo,
        notice,
        promise: promise.to_string(),
        upload: upload.text("upload").to_owned(),
        file,
        link,
        shop,
        customer,
        login,
        agent,
        order: order.id.to_string(),
        bought: bought["id"].as_str().unwrap().to_owned(),
        case,
        sku,
        product: product.id.to_string(),
        auto_reply: auto_reply.id.to_string(),
        phrase,
        contact,
        picture: product.picture.rsplit('/').next().unwrap().to_owned(),
    };
    let sign_in = async |who| match who {
        Who::Anyone => app.anyone(),
        Who::Stranger => app.signed_in(stranger).await,
        Who::Member(role) => app.signed_in(with(&people, role)).await,
        Who::MemberElsewhere(role) => app.signed_in(with(&people_elsewhere, role)).await,
        Who::Customer => world.customer.client.clone(),
        Who::OtherCustomer => other.clone(),
        Who::CustomerElsewhere => customer_elsewhere.clone(),
    };
    let clients = join_all(everyone().map(&sign_in)).await;
    let owner = sign_in(Who::MemberElsewhere(Role::Owner)).await;
    for client in [&owner, &customer_elsewhere] {
        things_of_others_are_not_there(client, &elsewhere, &world).await;
    }
    let auto_replies_after = db.rows::<auto_reply::Entity>().count().await.unwrap();
    assert_eq!(
        auto_replies_after, auto_replies,
        "another shop took one away"
    );
    for operation in operations() {
        // These end the sign-in they are asked with.
        let ends = operation.path.contains("sign-in");
        let asked = everyone().zip(&clients).map(async |(who, client)| {
            let fresh;
            let client = if ends {
                fresh = sign_in(who).await;
                &fresh
            } else {
                client
            };
            (who, ask(client, &operation, &world).await)
        });
        for (who, answer) in join_all(asked).await {
            check(&operation, who, &answer);
        }
    }
});

/// A shop's own path with what is the other shop's.
async fn things_of_others_are_not_there(
    client: &Client,
    elsewhere: &TestShop<'_>,
    world: &World<'_>,
) {
    let mut let_through = Vec::new();
    for operation in operations().iter().filter(|of| names_a_thing(of)) {
        let id = if operation.path.contains("/auto-replies/{id}") {
            world.auto_reply.clone()
        } else {
            id_in(operation, world)
        };
        let answer = ask_in(client, operation, (elsewhere, &id), world).await;
        let is_refused = (400..500).contains(&answer.status);
        // A list about nothing is empty, and what is not there is taken away as often as somebody likes.
        let is_nothing = match operation.method.as_str() {
            "GET" => says_nothing(&answer.body),
            "DELETE" => answer.status == 204,
            _ => false,
        };
        if !is_refused && !is_nothing {
            let Operation { method, path, .. } = operation;
            let_through.push(format!(
                "{method} {path}: {} {}",
                answer.status, answer.body
            ));
        }
    }
    assert!(let_through.is_empty(), "{let_through:#?}");
}

fn says_nothing(body: &Value) -> bool {
    match body {
        Value::Null => true,
        Value::Array(all) => all.is_empty(),
        Value::Object(fields) => fields.values().all(says_nothing),
        _ => false,
    }
}

/// In its path, by its own id or its order's, or in the body that makes something about it. Days and profiles have names, which
/// every shop shares.
fn names_a_thing(operation: &Operation) -> bool {
    let path = operation
        .path
        .strip_prefix("/api/shops/{shop}")
        .unwrap_or("");
    let is_shared = ["/calendar/days/", "/metrics/days/", "/metrics/profiles/"];
    let is_made = operation.method == Method::POST && ["/contacts", "/uploads"].contains(&path);
    let is_named = path.contains("/{id}") || path.contains("/{order}");
    is_made || (is_named && !is_shared.iter().any(|shared| path.starts_with(shared)))
}

/// Something is said of the first line of an order.
async fn reviewed(app: &TestApp, shop: &TestShop<'_>, order: &order::Model) {
    let tx = app.app.store().begin(shop.id).await.unwrap();
    let said = review::ActiveModel {
        shop_id: Set(shop.id),
        order_id: Set(order.id),
        line: Set(0),
        product_id: Set(ProductId(new_id())),
        stars: Set(5),
        words: Set("很好".to_owned()),
        at: Set(app.now()),
        reply: Set(None),
        replied_by: Set(None),
        replied_nick: Set(String::new()),
        replied_at: Set(None),
    };
    tx.insert(said).await.unwrap();
    tx.commit().await.unwrap();
    app.tamper("UPDATE trade_order SET to_reply = 1, reviewed = 1")
        .await;
}

/// A paid order whose money is asked back.
async fn asked_back(shop: &TestShop<'_>, customer: &Client, sku: SkuId) -> String {
    let order = buying::place(customer, shop, &[(sku, 1)]).await;
    let id = order["id"].as_str().unwrap();
    let at = |act: &str| format!("/api/shops/{}/mine/orders/{id}/{act}", shop.id);
    let body = json!({ "key": new_id(), "rev": order["rev"] });
    let paid = customer.post(&at("payment"), &body).await;
    assert_eq!(paid.status, 200, "{paid:?}");
    let body = json!({
        "key": new_id(), "rev": paid.body["rev"], "kind": "money_only", "amount_fen": order["total_fen"],
    });
    let asked = customer.post(&at("refunds/0"), &body).await;
    assert_eq!(asked.status, 200, "{asked:?}");
    id.to_owned()
}

/// A phrase and a contact of one member, whom nobody else here is.
async fn kept_by(
    keeper: &Client,
    shop: &TestShop<'_>,
    customer: &TestCustomer,
) -> (String, String) {
    let at = |path: &str| format!("/api/shops/{}/{path}", shop.id);
    let phrase = keeper.post(&at("phrases"), &phrase_body("qx")).await;
    let body = json!({ "of": "own", "customer": customer.id, "group": "", "note": "" });
    let contact = keeper.post(&at("contacts"), &body).await;
    (phrase.text("id").to_owned(), contact.text("id").to_owned())
}

fn phrase_body(code: &str) -> Value {
    let phrase = json!({ "folder": "", "code": code, "title": "权限", "body": "您好", "pictures": [], "products": [] });
    json!({ "of": "own", "phrase": phrase })
}

fn everyone() -> impl Iterator<Item = Who> {
    let fixed = [
        Who::Anyone,
        Who::Stranger,
        Who::Customer,
        Who::OtherCustomer,
        Who::CustomerElsewhere,
    ];
    let members = ROLES
        .into_iter()
        .flat_map(|role| [Who::Member(role), Who::MemberElsewhere(role)]);
    fixed.into_iter().chain(members)
}

async fn people_of(app: &TestApp, shop: &TestShop<'_>) -> Vec<(Role, PersonId)> {
    let mut people = Vec::new();
    for role in ROLES {
        let person = app.person().await.0;
        shop.place(person, role).await;
        people.push((role, person));
    }
    people
}

fn with(people: &[(Role, PersonId)], role: Role) -> PersonId {
    people.iter().find(|(of, _)| *of == role).unwrap().1
}

fn operations() -> Vec<Operation> {
    let document = serde_json::to_value(yingke::router::openapi()).unwrap();
    let mut operations = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let action = operation["x-action"].clone();
            let action: Action = serde_json::from_value(action)
                .unwrap_or_else(|error| panic!("{method} {path} names no action: {error}"));
            operations.push(Operation {
                method: method.to_uppercase().parse().unwrap(),
                path: path.clone(),
                action,
                rule: action.rule(),
            });
        }
    }
    assert!(operations.len() > 10, "the document is empty");
    operations
}

async fn ask(client: &Client, operation: &Operation, world: &World<'_>) -> Answer {
    let id = id_in(operation, world);
    ask_in(client, operation, (&world.shop, &id), world).await
}

async fn ask_in(
    client: &Client,
    operation: &Operation,
    (shop, id): (&TestShop<'_>, &str),
    world: &World<'_>,
) -> Answer {
    let picture = if operation.path.contains("/photos/") {
        &world.photo
    } else {
        &world.picture
    };
    let path = operation
        .path
        .replace("{shop}", &shop.id.to_string())
        .replace("{slug}", &shop.slug)
        .replace("{file}", picture)
        .replace("{order}", &world.case)
        .replace("{id}", id)
        .replace("{line}", "0")
        .replace("{no}", "1")
        .replace("{key}", "00000000-0000-0000-0000-000000000000")
        .replace("{n}", "0")
        + query_of(operation);
    let path = if operation.action == Action::FollowFileLink {
        world.link.clone()
    } else {
        path
    };
    assert!(!path.contains('{'), "say in rights.rs what fills {path}");
    let request = client.request(operation.method.clone(), &path);
    match body_of(operation, world) {
        Some(body) => told(request.json(&body)).await,
        None => told(request).await,
    }
}

/// What `{id}` is: an object of shop A and its first customer.
fn id_in(operation: &Operation, world: &World<'_>) -> String {
    let path = operation.path.as_str();
    match path {
        _ if !path.contains("{id}") => "",
        _ if path.contains("/auto-replies/{id}") => &world.order,
        _ if path.contains("/goods-imports/{id}") => &world.goods_import,
        _ if path.contains("/order-imports/{id}") => &world.order_import,
        _ if path.contains("/calendar/days/{id}") => "2026-10-01",
        _ if path.contains("/sign-ins/{id}") || path.contains("/goods-exports/{id}") => {
            return yingke::vocabulary::new_id().to_string();
        }
        _ if path.contains("/staff/{id}") || path.contains("/members/{id}") => {
            return world.agent.to_string();
        }
        _ if path.contains("/promises/{id}") => &world.promise,
        _ if path.contains("/phrases/{id}") => &world.phrase,
        _ if path.contains("/contacts/{id}") => &world.contact,
        _ if path.contains("/customers/{id}") => return world.customer.id.to_string(),
        _ if path.contains("/conversations/{id}") => &world.customer.conversation,
        _ if path.contains("/push-devices/{id}") => return world.agent.to_string(),
        _ if path.contains("/notices/{id}") => &world.notice,
        _ if path.contains("/order-filters/{id}") => &world.order,
        _ if path.contains("/mine/orders/{id}") => &world.bought,
        _ if path.contains("/orders/{id}") => &world.order,
        _ if path.contains("/products/{id}") || path.contains("/goods/{id}") => &world.product,
        _ if path.contains("/assistant/batches/{id}") => &world.batch,
        _ if path.contains("/categories/{id}") => &world.category,
        _ if path.contains("/delivery-templates/{id}") => &world.template,
        _ if path.contains("/cards/{id}") => &world.card,
        _ if path.contains("/uploads/{id}") => &world.upload,
        _ if path.contains("/files/") => &world.file,
        _ if path.contains("/metrics/profiles/{id}") => "shop",
        _ if path.contains("/metrics/days/{id}") => "2025-11-22",
        _ => panic!("say in rights.rs which object {path} means"),
    }
    .to_owned()
}

/// The parameters that an operation cannot do without.
fn query_of(operation: &Operation) -> &'static str {
    let is_folder = operation.path.ends_with("/phrase-folders");
    match operation.path.as_str() {
        _ if is_folder && operation.method != Method::DELETE => "",
        "/api/shops/{shop}/conversations" => "?group=closed",
        path if path.ends_with("/found") => "?q=x",
        "/api/shops/{shop}/search" => "?q=x",
        path if path.ends_with("/ratings/sums") => "?from=0&to=1",
        path if path.ends_with("/carriers") => "?waybill=SF1234567890123",
        path if path.ends_with("/metrics/days/{id}") => "?profile=shop",
        path if path.ends_with("/metrics/days/{id}/rounds") => "?profile=shop&measure=mean_first",
        path if path.ends_with("/metrics/period") => "?profile=shop&to=2025-11-22",
        path if path.ends_with("/phrases/export") => "?of=own&format=csv",
        path if path.ends_with("/phrases/import") => "?of=own&mode=check",
        path if path.ends_with("/phrase-folders") => "?of=own&name=x",
        path if path.ends_with("/shops/{shop}/pictures") => "?name=x.png",
        _ => "",
    }
}

/// A body that is right, so that only rights can refuse.
#[expect(clippy::too_many_lines, reason = "one arm per operation")]
fn body_of(operation: &Operation, world: &World<'_>) -> Option<Value> {
    let body = match (operation.method.as_str(), operation.path.as_str()) {
        ("GET" | "DELETE", _) | ("PUT", "/api/shops/{shop}/conversations/{id}/star") => {
            return None;
        }
        ("POST", "/api/setup") => json!({
            "code": "none", "slug": "second", "shop_name": "第二家", "login": "owner", "name": "店主",
            "password": "12345678",
        }),
        ("POST", "/api/shops/{shop}/order-imports") => {
            json!({ "key": new_id(), "name": "ExportOrderList.csv", "bytes": 9 })
        }
        ("PUT", path) if path.ends_with("/order-imports/{id}/mapping") => {
            json!({ "orders": {}, "lines": {}, "rev": 0 })
        }
        ("POST", path) if path.ends_with("/order-imports/{id}/run") => json!({ "rows": "good" }),
        ("POST" | "PUT", path) if path.contains("/order-imports/{id}/") => return None,
        ("POST", "/api/sign-in") => {
            json!({ "login": world.login, "password": crate::harness::PASSWORD })
        }
        ("PATCH", "/api/me/settings") => json!({ "theme": "dark" }),
        ("PUT", "/api/me/name") => json!({ "name": "林夏" }),
        ("PUT", "/api/me/password") => json!({
            "current": "wrong", "new": "another password", "sign_out_others": false,
        }),
        ("PUT", "/api/shops/{shop}/nick") => json!({ "nick": "小夏" }),
        ("PUT", "/api/shops/{shop}/settings") => {
            let settings = json!({ "name": "青木", "sites": ["https://shop.example"] });
            json!({ "settings": settings, "seen": settings })
        }
        ("PUT", "/api/shops/{shop}/limits") => {
            let limits = json!({ "first_limit_ms": 20_000, "later_limit_ms": 60_000 });
            json!({ "limits": limits, "seen": limits })
        }
        ("PUT", path) if path.ends_with("/block") => json!({ "reason": "反复辱骂" }),
        ("POST", "/api/store/{slug}/visits") => json!({}),
        ("POST", path)
            if path.contains("/{shop}/identity/") || path.ends_with("/mine/identity") =>
        {
            return None;
        }
        ("POST", path) if path.ends_with("/cards/{id}/showings") => {
            json!({ "reason": "核对收货电话" })
        }
        ("POST", path) if path.ends_with("/{order}/{line}/showings") => {
            json!({ "step": 0, "reason": "核对收货电话" })
        }
        ("POST", path) if path.ends_with("/showings") => {
            json!({ "field": "phone", "reason": "核对收货电话" })
        }
        ("POST", path) if path.ends_with("/address-match") => json!({ "phone": "13900139000" }),
        ("POST", "/api/shops/{shop}/uploads") => {
            json!({ "name": "a.txt", "size": 5, "conversation": world.customer.conversation })
        }
        ("PATCH", "/api/shops/{shop}/uploads/{id}") => json!({}),
        ("POST", "/api/shops/{shop}/file-links") => json!({ "files": [world.file] }),
        ("POST", "/api/shops/{shop}/staff") => json!({
            "login": "newcomer", "name": "林夏", "nick": "小夏", "role": "agent", "capacity": 10,
        }),
        ("PUT", "/api/shops/{shop}/dispatch") => {
            json!({ "rules": yingke::dispatch::Rules::default(), "rev": 0 })
        }
        ("POST", path) if path.ends_with("/dispatch/trials") => {
            json!({ "rules": yingke::dispatch::Rules::default() })
        }
        ("PUT", path) if path.ends_with("/notices/{id}/read") => return None,
        ("PUT", "/api/shops/{shop}/notices/read") => json!({ "upto": 1 }),
        ("PUT", "/api/shops/{shop}/notice-wishes") => {
            json!(yingke::message_centre::Wishes::default())
        }
        ("PUT", path) if path.ends_with("/conversations/{id}/rating") => {
            json!({ "session": 1, "score": 5 })
        }
        ("PUT", "/api/shops/{shop}/rating-rules") => {
            json!({ "rules": yingke::rating::Rules::default(), "rev": 0 })
        }
        ("POST", "/api/shops/{shop}/push-devices") => json!({
            "endpoint": "https://push.example.net/a", "p256dh": "", "auth": "", "label": "x",
        }),
        ("POST", path) if path.ends_with("/push-devices/{id}/trials") => json!({}),
        ("PUT", "/api/shops/{shop}/notice-keeping") => json!({ "keep_days": 90, "rev": 0 }),
        ("POST", path) if path.ends_with("/auto-replies") => {
            json!(yingke::auto_replies::ready_made()[0])
        }
        ("PUT", path) if path.ends_with("/auto-replies/{id}") => {
            json!({ "rule": yingke::auto_replies::ready_made()[0], "rev": 1 })
        }
        ("PUT", "/api/shops/{shop}/own-replies") => {
            json!({ "busy": "", "suspended": "", "rest": "" })
        }
        ("POST", path) if path.ends_with("/auto-replies/preview") => {
            json!({ "at": 0, "text": "在吗" })
        }
        ("PUT", path) if path.ends_with("/calendar/days/{id}") => {
            json!({ "kind": "holiday", "name": "店庆" })
        }
        ("PUT", path) if path.ends_with("/duty-times") => {
            json!({ "duty": yingke::calendar::DutyTimes::default(), "rev": 0 })
        }
        ("PUT", path) if path.ends_with("/card-rules") => {
            json!({ "rules": { "order_check": false, "address_check": false }, "rev": 0 })
        }
        ("POST", path) if path.ends_with("/conversations/{id}/cards") => json!({
            "key": yingke::vocabulary::new_id(), "card": { "kind": "coupon", "title": "新人券" },
        }),
        ("POST", path) if path.ends_with("/mine/cards/{id}/answer") => {
            json!({ "key": world.order, "act": "pay" })
        }
        ("POST", path) if path.ends_with("/reviews/{line}") => json!({ "stars": 5 }),
        ("POST", path) if path.ends_with("/reviews/{line}/reply") => json!({ "words": "谢谢您" }),
        ("PUT", path) if path.ends_with("/trade-rules") => {
            json!({ "rules": yingke::trade::TradeRules::default(), "rev": 0 })
        }
        ("POST", path) if path.ends_with("/announcements") => json!({ "text": "下午三点盘点" }),
        ("PUT", path) if path.ends_with("/presence") => json!({ "state": "rest" }),
        ("PUT", path) if path.ends_with("/drain") => json!({ "is_draining": true }),
        ("PUT", path) if path.ends_with("/shift-rules") => {
            json!({ "rules": yingke::shifts::Rules::default(), "rev": 0 })
        }
        ("POST", path) if path.ends_with("/shifts/own") => json!({ "act": "back" }),
        ("POST", path) if path.ends_with("/shifts/hand-over") => json!({}),
        ("POST", path) if path.ends_with("/shifts") => json!({ "add": [], "remove": [] }),
        ("PUT", path) if path.ends_with("/promise-rules") => {
            json!({ "rules": yingke::promises::Rules::default(), "rev": 0 })
        }
        // Whatever happens to it, it is asked for by everyone: only rights are looked at.
        ("PUT", path) if path.ends_with("/result") => json!({ "rev": 0, "result": "kept" }),
        ("PUT" | "PATCH", path) if path.contains("/promises/{id}") => json!({ "rev": 0 }),
        ("POST", path) if path.ends_with("/promises") => {
            json!({ "seq": 1, "kind": "ship", "due_at": 0 })
        }
        ("PUT", "/api/shops/{shop}/metrics/profiles/{id}") => {
            json!({ "profile": yingke_reply_metrics::shop_own(20_000, 60_000), "rev": 0 })
        }
        ("POST", "/api/shops/{shop}/phrases") => phrase_body(""),
        ("PUT", "/api/shops/{shop}/phrases/{id}") => {
            json!({ "phrase": phrase_body("")["phrase"], "rev": 0 })
        }
        ("PUT", path) if path.ends_with("/place") => json!({ "after": null, "folder": "" }),
        ("POST", path)
            if path.ends_with("/payouts/{no}/tries")
                || path.ends_with("/collections/{key}/tries") =>
        {
            return None;
        }
        ("POST", path)
            if path.ends_with("/payouts/{no}/settlement")
                || path.ends_with("/collections/{key}/settlement") =>
        {
            json!({ "words": "转账" })
        }
        ("POST", path) if path.ends_with("/uses") || path.ends_with("/conversation") => {
            return None;
        }
        ("POST", path) if path.ends_with("/phrases/import") || path.ends_with("/pictures") => {
            json!({})
        }
        ("POST", path) if path.ends_with("/phrase-folders") => json!({ "of": "own", "name": "x" }),
        ("PUT", path) if path.ends_with("/phrase-folders") => {
            json!({ "of": "own", "name": "x", "to": "y" })
        }
        ("POST", "/api/shops/{shop}/contacts") => {
            json!({ "of": "team", "customer": world.customer.id, "group": "", "note": "" })
        }
        ("PUT", "/api/shops/{shop}/contacts/{id}") => json!({ "group": "", "note": "", "rev": 0 }),
        ("PUT", path) if path.ends_with("/contact-groups") => {
            json!({ "of": "own", "name": "x", "to": "y" })
        }
        ("POST", path) if path.ends_with("/mine/orders") => buying::order_of(&[(world.sku, 1)]),
        ("PUT", path) if path.ends_with("/mine/cart") => json!({ "sku": world.sku, "quantity": 1 }),
        // What belongs to an order is asked about one that looked otherwise: only rights are looked at.
        ("PUT", path) if path.ends_with("/note") => {
            json!({ "key": world.order, "rev": 0, "note": "周末送货", "flag": 1 })
        }
        ("PUT", path) if path.ends_with("/price") => {
            json!({ "key": world.order, "rev": 0, "freight_fen": 0, "discount_fen": 0 })
        }
        ("PUT", path) if path.ends_with("/address") => json!({
            "key": world.order, "rev": 0, "receiver": "周禾", "phone": "13900139000", "address": "上海市徐汇区某路 2 号",
        }),
        ("POST", path) if path.ends_with("/shipment") || path.ends_with("/parcel") => json!({
            "key": world.order, "rev": 0, "carrier": "顺丰速运", "waybill": "SF1234567890123",
        }),
        ("PUT", path) if path.ends_with("/installation") => json!({
            "key": world.order, "rev": 0, "day": "2026-01-01", "is_agreed": false,
        }),
        ("POST", path) if path.ends_with("/extension") => {
            json!({ "key": world.order, "rev": 0, "days": 3 })
        }
        ("POST", path) if path.ends_with("/refunds/{line}/reissue") => {
            json!({ "key": world.order, "rev": 0, "reason": "missing" })
        }
        ("POST", path) if path.ends_with("/refunds") => {
            json!({ "key": world.order, "rev": 0, "kind": "money_only" })
        }
        ("POST", "/api/shops/{shop}/orders/{id}/refunds/{line}") => {
            json!({ "key": world.order, "rev": 0, "answer": "refuse", "words": "未见问题" })
        }
        ("POST" | "PUT", path) if path.ends_with("/refunds/{line}") => {
            json!({ "key": world.order, "rev": 0, "kind": "money_only", "amount_fen": 1 })
        }
        ("POST", path) if path.ends_with("/closing") => {
            json!({ "key": world.order, "rev": 0, "reason": "other" })
        }
        ("POST", path)
            if [
                "/agreement",
                "/cancellation",
                "/confirmation",
                "/part-confirmation",
                "/payment",
                "/withdrawal",
            ]
            .iter()
            .any(|act| path.ends_with(act)) =>
        {
            json!({ "key": world.order, "rev": 0 })
        }
        ("POST", path) if path.ends_with("/proposal") => {
            json!({ "key": world.order, "rev": 0, "accept": true })
        }
        ("POST", path) if path.ends_with("/platform") || path.ends_with("/evidence") => {
            json!({ "key": world.order, "rev": 0, "words": "请看照片" })
        }
        ("POST", path) if path.ends_with("/decision") => {
            json!({ "key": world.order, "rev": 0, "favour": "shop" })
        }
        ("POST", path) if path.ends_with("/orders/batch/note") => json!({
            "key": world.order, "flag": 1, "orders": [{ "id": world.order, "rev": 0 }],
        }),
        ("POST", path) if path.ends_with("/batch/pay-reminders") => {
            json!({ "key": world.order, "orders": [world.order] })
        }
        ("POST", path) if path.ends_with("/batch/shipments/check") => json!({}),
        ("POST", path) if path.ends_with("/orders/batch/shipments") => json!({
            "key": world.order, "mode": "good",
            "rows": [{ "order": world.order, "rev": 0, "carrier": "顺丰速运", "waybill": "SF1" }],
        }),
        ("PUT", path) if path.ends_with("/order-filters/{id}") => {
            json!({ "name": "", "query": {} })
        }
        ("POST", path) if path.ends_with("/price-requests") => json!({
            "key": world.order, "rev": 0, "freight_fen": 0, "discount_fen": 0, "words": "x",
        }),
        ("POST", path)
            if path.ends_with("/compensations") || path.ends_with("/compensation-requests") =>
        {
            let mut asked = json!({
                "key": world.order, "rev": 0, "line": 0, "amount_fen": 1, "reason": "delay",
            });
            if path.ends_with("requests") {
                asked["words"] = "x".into();
            }
            asked
        }
        ("POST", path) if path.ends_with("/refund-requests") => json!({
            "key": world.order, "rev": 0, "line": 0, "amount_fen": 1, "way": "pay", "words": "x",
        }),
        ("POST", path) if path.ends_with("/offer-requests") => json!({
            "key": world.order, "rev": 0, "line": 0, "kind": "money_only", "amount_fen": 1,
            "reason": "damage", "words": "x",
        }),
        ("POST", path) if path.ends_with("/sku-requests") => json!({
            "key": world.order, "rev": 0, "line": 0, "sku": world.sku, "words": "x",
        }),
        ("POST", path) if path.ends_with("/address-requests") => json!({
            "key": world.order, "rev": 0, "receiver": "林夏", "phone": "13800138000",
            "address": "杭州市文三路 1 号", "words": "x",
        }),
        ("POST", path) if path.ends_with("/requests/{no}/answer") => {
            json!({ "key": world.order, "approve": true, "words": "长".repeat(201) })
        }
        ("POST", path)
            if path.ends_with("/price-protection")
                || path.ends_with("/price-protection/refusal") =>
        {
            json!({ "key": world.order, "rev": 0, "line": 0 })
        }
        ("PUT", path) if path.ends_with("/orders/{id}/invoice") => json!({
            "key": world.order, "rev": 0, "kind": "personal", "title": "林夏", "email": "a@example.com",
        }),
        ("POST", path) if path.ends_with("/invoice/showing") => json!({ "reason": "开票" }),
        ("POST", path) if path.ends_with("/invoice/issue") => {
            json!({ "key": world.order, "rev": 0, "number": "1" })
        }
        ("POST", path) if path.ends_with("/orders/export") || path.ends_with("/export/whole") => {
            json!({ "format": "csv", "reason": "x" })
        }
        ("POST", path) if path.ends_with("/mine/freight") => json!({
            "lines": [{ "sku": world.sku, "quantity": 1 }], "address": "浙江省", "services": [],
        }),
        ("POST", path) if path.ends_with("/goods/rows") => json!({ "ids": [] }),
        ("POST", path) if path.ends_with("/goods-imports") => {
            json!({ "key": yingke::vocabulary::new_id(), "name": "goods.csv", "bytes": 0 })
        }
        ("PUT", path) if path.ends_with("/goods-imports/{id}/mapping") => json!({ "rev": 0 }),
        ("POST", path) if path.ends_with("/goods-imports/{id}/run") => json!({ "rows": "good" }),
        ("PUT" | "POST", path) if path.contains("/goods-imports/{id}/") => return None,
        ("PUT", path) if path.ends_with("/taobao-numbers") => json!({
            "names": [{ "kind": "prop", "number": "20518", "name": "尺码" }],
        }),
        ("POST", path) if path.ends_with("/goods-exports") => {
            json!({ "selection": { "ids": [] }, "format": "csv" })
        }
        ("POST", path) if path.ends_with("/goods") => {
            json!({ "key": yingke::vocabulary::new_id(), "code": "RIGHTS", "edits": [] })
        }
        ("POST", path) if path.ends_with("/goods/{id}/copies") => {
            json!({ "key": yingke::vocabulary::new_id() })
        }
        ("PUT", path) if path.ends_with("/goods/{id}") => {
            json!({ "key": yingke::vocabulary::new_id(), "rev": 0, "edits": [] })
        }
        ("POST", path) if path.ends_with("/assistant/batches") => json!({
            "key": yingke::vocabulary::new_id(),
            "what": { "by": "cells", "cells": [{ "product": world.product, "rev": 0, "edits": [] }] },
        }),
        ("POST", path) if path.ends_with("/apply") => json!({ "skip_warned": false }),
        ("POST", path)
            if ["/stop", "/resume", "/undo", "/drop"]
                .iter()
                .any(|act| path.ends_with(act)) =>
        {
            return None;
        }
        ("PUT", path) if path.ends_with("/assistant-rules") => {
            json!({ "floor_fen": -1, "rev": 0 })
        }
        ("PUT", path) if path.ends_with("/stock-rules") => json!({ "low_stock": -1, "rev": 0 }),
        ("POST", path) if path.ends_with("/categories") => json!({ "name": "", "attributes": [] }),
        ("PUT", path) if path.ends_with("/categories/{id}") => {
            json!({ "rev": 0, "name": "灯具", "attributes": [] })
        }
        ("PUT", path) if path.ends_with("/categories") => json!({ "ids": [] }),
        ("POST", path) if path.ends_with("/delivery-templates") => goods::terms(""),
        ("PUT", path) if path.ends_with("/delivery-templates/{id}") => {
            json!({ "rev": 0, "terms": goods::terms("大件") })
        }
        ("PUT", path) if path.ends_with("/owner") => json!({ "owner": null, "was": null }),
        ("PUT", path) if path.ends_with("/dedicated") => json!({ "member": null }),
        ("PATCH", "/api/shops/{shop}/staff/{id}") => json!({ "capacity": 12 }),
        ("POST", path) if path.ends_with("/password") || path.ends_with("/cart") => return None,
        (method, path) => panic!("say in rights.rs which body {method} {path} takes"),
    };
    Some(body)
}

fn check(operation: &Operation, who: Who, answer: &Answer) {
    let Operation {
        method,
        path,
        action,
        rule,
    } = operation;
    let is_in_shop = path.contains("{shop}");
    let expected: &[u16] = match who {
        _ if rule.anyone => &[],
        Who::Anyone => &[401],
        Who::CustomerElsewhere => &[401],
        Who::Customer | Who::OtherCustomer if !is_in_shop => &[401],
        _ if !is_in_shop => {
            assert!(
                rule.person,
                "{action:?} is asked outside a shop, but no person may"
            );
            &[]
        }
        Who::Stranger | Who::MemberElsewhere(_) => &[404],
        // Leaders keep all promises, an agent those that are theirs.
        Who::Member(Role::Agent) if path.contains("/promises/{id}") => &[404],
        // So is a device.
        Who::Member(_) if path.ends_with("/push-devices/{id}/trials") => &[404],
        // Nobody asked for one.
        Who::Member(role) if rule.roles.contains(&role) && path.ends_with("/invoice/showing") => {
            &[404]
        }
        // Nothing was given back, and nothing collected under that key.
        Who::Member(role)
            if rule.roles.contains(&role)
                && ["/payouts/{no}/", "/collections/{key}/"]
                    .iter()
                    .any(|owed| path.contains(owed)) =>
        {
            &[404]
        }
        // Nobody answered it.
        Who::Member(role)
            if rule.roles.contains(&role) && path.ends_with("/cards/{id}/showings") =>
        {
            &[404]
        }
        // Nothing was exported.
        Who::Member(role) if rule.roles.contains(&role) && path.ends_with("/{id}/lost") => &[404],
        // It is nobody's already: all of them find it done, and nobody of another shop does.
        Who::Member(role) if rule.roles.contains(&role) && path.ends_with("/owner") => &[204],
        // An upload, an own phrase and an own contact are their owner's alone.
        Who::Member(role)
            if rule.roles.contains(&role)
                && ["/uploads/{id}", "/phrases/{id}", "/contacts/{id}"]
                    .iter()
                    .any(|own| path.contains(own)) =>
        {
            &[404]
        }
        Who::OtherCustomer if path.ends_with("/file-links") => {
            assert_eq!(answer.body["links"], json!({}), "{answer:?}");
            &[200]
        }
        Who::Member(role) if rule.roles.contains(&role) => &[],
        Who::Member(_) => &[403],
        Who::Customer if rule.customer => &[],
        // Theirs is another cart, what they order is their own, and so is who they are.
        Who::OtherCustomer
            if [
                "/mine/cart",
                "/mine/orders",
                "/mine/freight",
                "/mine/identity",
            ]
            .iter()
            .any(|own| path.ends_with(own)) =>
        {
            &[]
        }
        Who::OtherCustomer if rule.customer => &[403, 404],
        Who::Customer | Who::OtherCustomer => &[403],
    };
    let is_as_declared = if expected.is_empty() {
        !matches!(answer.status, 401 | 403 | 404) && answer.status < 500
    } else {
        expected.contains(&answer.status)
    };
    let wanted = if expected.is_empty() {
        "to be let in".to_owned()
    } else {
        format!("{expected:?}")
    };
    assert!(
        is_as_declared,
        "{method} {path} ({action:?}) as {who:?}: wanted {wanted}, got {answer:?}"
    );
}

/// An import of orders whose file has not come.
async fn begun(leader: &Client, shop: &TestShop<'_>) -> String {
    let import = json!({ "key": new_id(), "name": "ExportOrderList.csv", "bytes": 9 });
    let path = format!("/api/shops/{}/order-imports", shop.id);
    leader.post(&path, &import).await.text("id").to_owned()
}
