//! Whoever bought before signing in has it afterwards: orders, their cases and the cart, and nobody else does.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use futures_util::future::{join, join_all};
use reqwest::Method;
use sea_orm::ColumnTrait;
use serde_json::{Value, json};
use sqlx::{Connection, PgConnection};
use yingke::{
    outbox,
    storage::Engine,
    trade,
    vocabulary::{CustomerId, SkuId, new_id},
};
use yingke_schema::{audit::record, customers::device, members::member::Role};

use crate::{
    audit,
    buying::{order_of, place, put_up, written},
    cards, customers,
    harness::{Answer, Client, TestApp, TestShop, at, id_of, told},
};

const LIN: (&str, &str) = ("u-1042", "林小满");
const ZHOU: (&str, &str) = ("u-2077", "周禾");
const SITE: &str = "https://tea.example";

/// Signs in on a device, which may be new.
async fn come(
    app: &TestApp,
    shop: &TestShop<'_>,
    who: (&str, &str),
    device: Option<&str>,
) -> Answer {
    let identity = customers::signed(app, shop, &shop.secret, who);
    let body = json!({ "device": device, "identity": identity });
    let answer = customers::visit(app, shop, body).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer
}

fn client_of(app: &TestApp, visit: &Answer) -> Client {
    app.anyone().with_token(visit.text("device"))
}

/// The customer does something to an order of theirs as it is now.
async fn act(
    who: &Client,
    shop: &TestShop<'_>,
    order: &Value,
    what: &str,
    mut body: Value,
) -> Value {
    let path = at(shop, &format!("mine/orders/{}", id_of(order)));
    let now = who.get(&path).await;
    assert_eq!(now.status, 200, "{now:?}");
    body["key"] = json!(new_id());
    body["rev"] = now.body["rev"].clone();
    let done = who.post(&format!("{path}/{what}"), &body).await;
    assert_eq!(done.status, 200, "{what}: {done:?}");
    done.body
}

/// The site that an identity was given to.
fn via_of(identity: &str) -> Value {
    let claims = identity.split('.').nth(1).unwrap();
    let claims = URL_SAFE_NO_PAD.decode(claims).unwrap();
    serde_json::from_slice::<Value>(&claims).unwrap()["via"].clone()
}

async fn ids(who: &Client, shop: &TestShop<'_>, path: &str) -> Vec<String> {
    let list = who.get(&at(shop, path)).await;
    assert_eq!(list.status, 200, "{list:?}");
    let orders = list.body["orders"].as_array().unwrap().iter();
    let mut ids: Vec<_> = orders.map(|order| id_of(order).to_owned()).collect();
    ids.sort_unstable();
    ids
}

async fn put(who: &Client, shop: &TestShop<'_>, sku: SkuId, quantity: i64) {
    let line = json!({ "sku": sku, "quantity": quantity });
    let answer = who.put(&at(shop, "mine/cart"), &line).await;
    assert_eq!(answer.status, 200, "{answer:?}");
}

/// SKUs of a cart with their numbers of pieces.
async fn cart(who: &Client, shop: &TestShop<'_>) -> Vec<(Value, Value)> {
    let cart = who.get(&at(shop, "mine/cart")).await.body;
    let lines = cart["lines"].as_array().unwrap().iter();
    let lines = lines.map(|line| (line["sku"].clone(), line["quantity"].clone()));
    lines.collect()
}

/// Until two wait for what somebody's transaction has locked. SQLite does not say who waits for its writer: there, others who only
/// read the cart come and go meanwhile.
async fn until_two_wait(app: &TestApp, other: &Client, cart: &str) {
    let Engine::Postgres(address) = app.app.store().engine() else {
        for _ in 0..20 {
            assert_eq!(other.get(cart).await.status, 200);
        }
        return;
    };
    let waiting = "SELECT count(*) FROM pg_stat_activity \
        WHERE datname = current_database() AND wait_event_type = 'Lock'";
    let mut connection = PgConnection::connect(address).await.unwrap();
    let mut waiters = 0_i64;
    while waiters < 2 {
        let asked = sqlx::query_scalar(waiting).fetch_one(&mut connection);
        waiters = asked.await.unwrap();
    }
}

async fn joined(app: &TestApp, shop: &TestShop<'_>) -> Vec<record::Model> {
    let rows = audit::rows(app, shop).await.into_iter();
    rows.filter(|row| row.action == "join_customer").collect()
}

on_both_databases!(
    what_was_bought_before_signing_in_is_the_signed_customers,
    |app| {
        let shop = app.shop("songxi").await;
        let sku = put_up(&app, &shop, &[9]).await[0];
        let agent = shop.member(Role::Agent).await;
        let first = come(&app, &shop, LIN, None).await;
        let known = first.body["customer"]["id"].clone();
        let visitor = shop.customer().await;
        let kept = place(&visitor, &shop, &[(sku, 1)]).await;
        act(&visitor, &shop, &kept, "payment", json!({})).await;
        let disputed = place(&visitor, &shop, &[(sku, 1)]).await;
        act(&visitor, &shop, &disputed, "payment", json!({})).await;
        let wish = json!({ "kind": "money_only", "amount_fen": 12_900 });
        act(&visitor, &shop, &disputed, "refunds/0", wish).await;

        let now = come(&app, &shop, LIN, Some(&visitor.device)).await;
        assert_eq!(now.body["customer"]["id"], known);
        let lin = client_of(&app, &now);
        let mut both = vec![id_of(&kept).to_owned(), id_of(&disputed).to_owned()];
        both.sort_unstable();
        assert_eq!(ids(&lin, &shop, "mine/orders").await, both);
        let laptop = client_of(&app, &first);
        assert_eq!(ids(&laptop, &shop, "mine/orders").await, both);
        let pane = format!("customers/{}/orders", known.as_str().unwrap());
        assert_eq!(ids(&agent, &shop, &pane).await, both);
        let pane = format!("customers/{}/orders", visitor.id);
        assert!(ids(&agent, &shop, &pane).await.is_empty());
        let board = agent.get(&at(&shop, "after-sales")).await.body;
        assert_eq!(board["cases"][0]["customer"], known, "{board}");

        // The token that ended and somebody else's open nothing.
        let path = at(&shop, &format!("mine/orders/{}", id_of(&kept)));
        assert_eq!(visitor.get(&path).await.status, 401);
        let zhou = come(&app, &shop, ZHOU, None).await;
        assert_eq!(client_of(&app, &zhou).get(&path).await.status, 404);

        act(&lin, &shop, &disputed, "refunds/0/withdrawal", json!({})).await;
        let rev = lin.get(&path).await.body["rev"].clone();
        let parcel = json!({
            "key": new_id(), "rev": rev, "carrier": "顺丰速运", "waybill": "SF1234567890123",
        });
        let ship = at(&shop, &format!("orders/{}/shipment", id_of(&kept)));
        assert_eq!(agent.post(&ship, &parcel).await.status, 200);
        let done = act(&lin, &shop, &kept, "confirmation", json!({})).await;
        assert_eq!(done["state"], "TRADE_FINISHED");

        let (_, told) = written(&app, &shop, &kept).await;
        assert!(told.iter().any(|kind| kind == "handed_over"), "{told:?}");
        let rows = joined(&app, &shop).await;
        assert_eq!(rows.len(), 1, "once, with all that went along");
        let detail: Value = serde_json::from_str(&rows[0].detail).unwrap();
        assert_eq!(detail["from"], json!(visitor.id));
        let went = detail["went_along"]["orders"].as_array().unwrap();
        assert_eq!(went.len(), 2, "{detail}");
    }
);

on_both_databases!(
    who_signed_in_on_a_site_is_the_same_on_the_shops_page_here,
    |app| {
        let shop = app.shop("songxi").await;
        let sku = put_up(&app, &shop, &[9]).await[0];
        let agent = shop.member(Role::Agent).await;
        let there = come(&app, &shop, LIN, None).await;
        let known = there.body["customer"]["id"].clone();
        let visitor = shop.customer().await;
        put(&visitor, &shop, sku, 2).await;
        let owner = shop.member(Role::Owner).await;
        let seen = owner.get(&at(&shop, "settings")).await.body;
        let wished =
            json!({ "settings": { "name": "松溪", "sites": [SITE] }, "seen": seen["settings"] });
        let set = owner.put(&at(&shop, "settings"), &wished).await;
        assert_eq!(set.status, 204, "{set:?}");
        let vouch = at(&shop, "mine/identity");
        let asked = |who: &Client| {
            let request = who.request(Method::POST, &vouch).header("origin", SITE);
            told(request)
        };
        let nobody = asked(&visitor).await;
        assert_eq!((nobody.status, nobody.code()), (409, "not_signed"));
        let given = asked(&client_of(&app, &there)).await;
        assert_eq!(given.status, 200, "{given:?}");
        let identity = given.text("identity");
        assert_eq!(via_of(identity), json!(SITE));

        let arrival = json!({ "device": visitor.device, "identity": identity });
        let here = customers::visit(&app, &shop, arrival.clone()).await;
        assert_eq!(here.body["customer"], there.body["customer"]);
        let lin = client_of(&app, &here);
        assert_eq!(cart(&lin, &shop).await, [(json!(sku), json!(2))]);
        let order = place(&lin, &shop, &[(sku, 1)]).await;
        let pane = format!("customers/{}/orders", known.as_str().unwrap());
        assert_eq!(ids(&agent, &shop, &pane).await, [id_of(&order)]);
        let still = client_of(&app, &there);
        assert_eq!(ids(&still, &shop, "mine/orders").await, [id_of(&order)]);

        app.advance(60_000);
        let late = customers::visit(&app, &shop, arrival).await;
        assert_eq!((late.status, late.code()), (400, "bad_identity"));
    }
);

on_both_databases!(no_identity_names_a_site_that_nobody_listed, |app| {
    let shop = app.shop("songxi").await;
    let lin = come(&app, &shop, LIN, None).await;
    let lin = client_of(&app, &lin);
    let vouch = at(&shop, "mine/identity");
    let asked = || lin.request(Method::POST, &vouch);
    let foreign = told(asked().header("origin", SITE)).await;
    assert_eq!((foreign.status, foreign.code()), (403, "site_not_listed"));
    // Without a browser anybody may write a Host that fits.
    let like_own = asked().header("origin", SITE).header("host", "tea.example");
    for made_up in [like_own, asked()] {
        let given = told(made_up).await;
        assert_eq!(given.status, 200, "{given:?}");
        assert_eq!(via_of(given.text("identity")), Value::Null);
    }
});

on_both_databases!(
    what_is_bought_in_the_moment_of_signing_in_is_the_signed_customers,
    |app| {
        let shop = app.shop("songxi").await;
        let sku = put_up(&app, &shop, &[9]).await[0];
        let lin = come(&app, &shop, LIN, None).await;
        let known = lin.body["customer"]["id"].clone();
        let known: CustomerId = serde_json::from_value(known).unwrap();
        let lin = client_of(&app, &lin);
        let visitor = shop.customer().await;
        // As signing in does it, up to its commit.
        let signing_in = app.app.store().begin(shop.id).await.unwrap();
        let own = device::Column::CustomerId.eq(visitor.id);
        signing_in.delete::<device::Entity>(own).await.unwrap();
        let handed = trade::hand_over(&signing_in, visitor.id, known, app.now()).await;
        assert!(handed.unwrap().is_nothing(), "so far");

        let (orders, lines) = (at(&shop, "mine/orders"), at(&shop, "mine/cart"));
        let order = order_of(&[(sku, 1)]);
        let line = json!({ "sku": sku, "quantity": 2 });
        let placing = visitor.post(&orders, &order);
        let mut both = Box::pin(join(placing, visitor.client.put(&lines, &line)));
        tokio::select! {
            biased;
            early = &mut both => panic!("they wait to hear whose they are: {early:?}"),
            () = until_two_wait(&app, &lin, &lines) => {}
        }
        signing_in.commit().await.unwrap();
        let (placed, put) = both.await;
        for refused in [&placed, &put] {
            assert_eq!((refused.status, refused.code()), (401, "not_signed_in"));
        }

        // The page asks the same again under the new token.
        let again = lin.post(&orders, &order).await;
        assert_eq!(again.status, 200, "{again:?}");
        assert_eq!(lin.put(&lines, &line).await.status, 200);
        assert_eq!(ids(&lin, &shop, "mine/orders").await, [id_of(&again.body)]);
        assert_eq!(cart(&lin, &shop).await, [(json!(sku), json!(2))]);
    }
);

on_both_databases!(
    what_the_anonymous_did_not_answer_is_taken_back_and_asked_anew,
    |app| {
        let shop = app.shop("songxi").await;
        let sku = put_up(&app, &shop, &[9]).await[0];
        let agent = shop.member(Role::Agent).await;
        come(&app, &shop, LIN, None).await;
        let visitor = shop.customer().await;
        let order = place(&visitor, &shop, &[(sku, 1)]).await;
        let check = json!({ "kind": "address_check", "order": order["id"] });
        let done = cards::send(&agent, &shop, &visitor, check.clone()).await;
        let open = cards::send(&agent, &shop, &visitor, check.clone()).await;
        assert_eq!((open.status, done.status), (201, 201));
        let yes = || json!({ "key": new_id(), "act": "confirm" });
        let answer = |card: &str| at(&shop, &format!("mine/cards/{card}/answer"));
        let given = visitor.post(&answer(done.text("id")), &yes()).await;
        assert_eq!(given.status, 200, "{given:?}");

        let now = come(&app, &shop, LIN, Some(&visitor.device)).await;
        let lin = client_of(&app, &now);
        while outbox::tell(&app.app).await.unwrap() > 0 {}
        let of_order = at(&shop, &format!("mine/orders/{}/cards", id_of(&order)));
        assert_eq!(lin.get(&of_order).await.body["cards"], json!([]));
        let state = async |card: &Answer| {
            let path = at(&shop, &format!("cards/{}", card.text("id")));
            agent.get(&path).await.body["state"].clone()
        };
        assert_eq!(state(&open).await, "over");
        assert_eq!(state(&done).await, "done", "what was answered stays");
        let rows = audit::rows(&app, &shop).await;
        let taken_back = rows.iter().filter(|row| row.action == "withdraw_cards");
        assert_eq!(taken_back.count(), 1);

        let path = format!("conversations/{}/cards", now.text("conversation"));
        let again = json!({ "key": new_id(), "card": check, "again": false });
        let again = agent.post(&at(&shop, &path), &again).await;
        assert_eq!(again.status, 201, "{again:?}");
        while outbox::tell(&app.app).await.unwrap() > 0 {}
        let given = lin.post(&answer(again.text("id")), &yes()).await;
        assert_eq!(given.status, 200, "{given:?}");
    }
);

on_both_databases!(
    carts_become_one_within_its_limit_and_the_newest_come_along,
    |app| {
        let shop = app.shop("songxi").await;
        let skus = put_up(&app, &shop, &[9; 51]).await;
        let first = come(&app, &shop, LIN, None).await;
        let lin = client_of(&app, &first);
        for sku in &skus[..49] {
            put(&lin, &shop, *sku, 1).await;
        }
        let visitor = shop.customer().await;
        put(&visitor, &shop, skus[0], 3).await;
        put(&visitor, &shop, skus[49], 2).await;
        app.advance(1_000);
        put(&visitor, &shop, skus[50], 5).await;

        come(&app, &shop, LIN, Some(&visitor.device)).await;
        let lines = cart(&lin, &shop).await;
        assert_eq!(lines.len(), 50);
        let of = |sku: SkuId| {
            let mut lines = lines.iter();
            let line = lines.find(|(other, _)| *other == json!(sku));
            line.map(|(_, quantity)| quantity.clone())
        };
        assert_eq!(of(skus[0]), Some(json!(3)), "the larger number");
        assert_eq!(of(skus[1]), Some(json!(1)));
        assert_eq!(of(skus[49]), None, "there was no room for it");
        assert_eq!(of(skus[50]), Some(json!(5)));
        assert_eq!(joined(&app, &shop).await.len(), 1);
    }
);

on_both_databases!(who_is_somebody_already_hands_nothing_over, |app| {
    let (shop, elsewhere) = (app.shop("songxi").await, app.shop("chaye").await);
    let sku = put_up(&app, &shop, &[9]).await[0];
    let zhou = come(&app, &shop, ZHOU, None).await;
    let lin = come(&app, &shop, LIN, None).await;
    let order = place(&client_of(&app, &lin), &shop, &[(sku, 1)]).await;
    put(&client_of(&app, &lin), &shop, sku, 2).await;
    let visitor = shop.customer().await;
    let other = place(&visitor, &shop, &[(sku, 1)]).await;

    let there = come(&app, &shop, ZHOU, Some(lin.text("device"))).await;
    assert_eq!(there.body["customer"], zhou.body["customer"]);
    let there = client_of(&app, &there);
    assert!(ids(&there, &shop, "mine/orders").await.is_empty());
    assert!(cart(&there, &shop).await.is_empty());
    // A device of another shop is nobody here.
    come(&app, &elsewhere, LIN, Some(&visitor.device)).await;
    assert_eq!(ids(&visitor, &shop, "mine/orders").await, [id_of(&other)]);
    let again = come(&app, &shop, LIN, None).await;
    let again = client_of(&app, &again);
    assert_eq!(ids(&again, &shop, "mine/orders").await, [id_of(&order)]);
    assert!(joined(&app, &shop).await.is_empty());
});

on_both_databases!(
    a_device_that_names_two_at_once_goes_along_with_one_and_once,
    |app| {
        let shop = app.shop("songxi").await;
        let sku = put_up(&app, &shop, &[9]).await[0];
        let (lin, zhou) = (
            come(&app, &shop, LIN, None).await,
            come(&app, &shop, ZHOU, None).await,
        );
        let visitor = shop.customer().await;
        let order = place(&visitor, &shop, &[(sku, 1)]).await;
        put(&visitor, &shop, sku, 3).await;
        let device = Some(visitor.device.as_str());
        let visits = (0..6).map(|turn| {
            let who = if turn % 2 == 0 { LIN } else { ZHOU };
            come(&app, &shop, who, device)
        });
        join_all(visits).await;
        come(&app, &shop, LIN, device).await;

        let (lin, zhou) = (client_of(&app, &lin), client_of(&app, &zhou));
        let lins = ids(&lin, &shop, "mine/orders").await;
        let zhous = ids(&zhou, &shop, "mine/orders").await;
        assert_eq!([lins, zhous].concat(), [id_of(&order)]);
        let carts = [cart(&lin, &shop).await, cart(&zhou, &shop).await].concat();
        assert_eq!(carts, [(json!(sku), json!(3))]);
        assert_eq!(joined(&app, &shop).await.len(), 1);
    }
);
