//! Customers buy: cart, order, payment, and what follows; stock is never sold twice.

use futures_util::future::join_all;
use reqwest::Method;
use sea_orm::ColumnTrait;
use serde_json::{Value, json};
use yingke::{
    catalogue::{self, Listing, ProductSheet},
    trade::OrderChanged,
    vocabulary::{ProductId, SkuId, new_id},
};
use yingke_schema::{
    audit::record,
    catalogue::sku,
    members::member::Role,
    outbox::event,
    trade::{line, order},
};

use crate::harness::{Answer, Client, TestApp, TestCustomer, TestMember, TestShop, told};

const DAY_MS: i64 = 24 * 60 * 60_000;
const PRICE_FEN: i64 = 12_900;

/// A product, T1, with a SKU for each of these stocks.
pub async fn put_up(app: &TestApp, shop: &TestShop<'_>, stocks: &[i64]) -> Vec<SkuId> {
    let skus = (0..).zip(stocks).map(|(place, stock): (i64, _)| {
        json!({
            "code": format!("T1-{place}"), "props": { "颜色": format!("第{place}色") }, "price_fen": PRICE_FEN,
            "stock": stock, "weight_g": 900,
        })
    });
    let sheet: ProductSheet = serde_json::from_value(json!({
        "code": "T1", "title": "白瓷茶壶", "category": "茶器", "selling_point": "", "availability": "stock",
        "ships_within_hours": 24, "pictures": [], "facts": [],
        "measure": { "width_mm": 1, "depth_mm": 1, "height_mm": 1, "weight_g": 900 }, "suits": "", "scenes": [],
        "usage": "", "care": "", "installation": "", "cautions": "", "faq": [], "goes_with": [],
        "skus": skus.collect::<Vec<_>>(),
    }))
    .unwrap();
    let sku_ids: Vec<_> = stocks.iter().map(|_| SkuId(new_id())).collect();
    let listing = Listing {
        id: ProductId(new_id()),
        sku_ids: sku_ids.clone(),
        position: 0,
        pictures: Vec::new(),
        sheet,
        at: app.now(),
    };
    let tx = app.app.store().begin(shop.id).await.unwrap();
    catalogue::put_up(&tx, listing).await.unwrap();
    tx.commit().await.unwrap();
    sku_ids
}

fn at(shop: &TestShop<'_>, path: &str) -> String {
    format!("/api/shops/{}/{path}", shop.id)
}

/// A body that is right.
pub fn order_of(lines: &[(SkuId, i64)]) -> Value {
    let lines: Vec<_> = lines
        .iter()
        .map(|(sku, quantity)| json!({ "sku": sku, "quantity": quantity }))
        .collect();
    json!({
        "key": new_id(), "lines": lines, "receiver": "林夏", "phone": "13800138000",
        "address": "浙江省杭州市西湖区文三路 1 号", "words": "",
    })
}

pub async fn place(customer: &Client, shop: &TestShop<'_>, lines: &[(SkuId, i64)]) -> Value {
    let answer = customer
        .post(&at(shop, "mine/orders"), &order_of(lines))
        .await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

/// Something done to the order as it was seen.
async fn try_to(
    who: &Client,
    shop: &TestShop<'_>,
    method: Method,
    (whose, order, act): (&str, &Value, &str),
    mut more: Value,
) -> Answer {
    more["key"] = json!(new_id());
    more["rev"] = order["rev"].clone();
    let id = order["id"].as_str().unwrap();
    let path = at(shop, &format!("{whose}orders/{id}/{act}"));
    told(who.request(method, &path).json(&more)).await
}

async fn mine(
    customer: &Client,
    shop: &TestShop<'_>,
    order: &Value,
    act: &str,
    more: Value,
) -> Value {
    let done = try_to(customer, shop, Method::POST, ("mine/", order, act), more).await;
    assert_eq!(done.status, 200, "{act}: {done:?}");
    done.body
}

/// The member acts on the order as it is now; the customer's view of it then.
async fn by_shop(
    (member, customer): (&Client, &Client),
    shop: &TestShop<'_>,
    order: &Value,
    act: &str,
    more: Value,
) -> Value {
    let now = seen(customer, shop, order).await;
    let done = try_to(member, shop, Method::POST, ("", &now, act), more).await;
    assert_eq!(done.status, 200, "{act}: {done:?}");
    seen(customer, shop, order).await
}

async fn seen(customer: &Client, shop: &TestShop<'_>, order: &Value) -> Value {
    let id = order["id"].as_str().unwrap();
    let answer = customer.get(&at(shop, &format!("mine/orders/{id}"))).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

fn parcel() -> Value {
    json!({ "carrier": "顺丰速运", "waybill": "SF1234567890123" })
}

/// What the storefront shows of T1: of each SKU how many, and whether there is any at all.
async fn shown(app: &TestApp, shop: &TestShop<'_>) -> (Vec<i64>, String) {
    let page = format!("/api/store/{}/products/T1", shop.slug);
    let page = app.anyone().get(&page).await;
    let stocks = page.body["skus"].as_array().unwrap().iter();
    let stocks = stocks.map(|sku| sku["stock"].as_i64().unwrap()).collect();
    (stocks, page.text("availability").to_owned())
}

/// Stock and what of it is set aside.
async fn kept(app: &TestApp, shop: &TestShop<'_>, sku: SkuId) -> (i64, i64) {
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<sku::Entity>().with(sku::Column::Id.eq(sku));
    let row = rows.one().await.unwrap().unwrap();
    (row.stock, row.reserved)
}

async fn orders(app: &TestApp, shop: &TestShop<'_>) -> u64 {
    let db = app.app.store().shop(shop.id);
    db.rows::<order::Entity>().count().await.unwrap()
}

/// Actions of the audit rows about an order, and kinds of what other areas were told of it.
pub async fn written(
    app: &TestApp,
    shop: &TestShop<'_>,
    order: &Value,
) -> (Vec<String>, Vec<String>) {
    let db = app.app.store().shop(shop.id);
    let object = format!("order/{}", order["id"].as_str().unwrap());
    let rows = db.rows::<record::Entity>().ascending(record::Column::No);
    let rows = rows.with(record::Column::Object.eq(object)).all().await;
    let actions = rows.unwrap().into_iter().map(|row| row.action).collect();
    let rows = db.rows::<event::Entity>().ascending(event::Column::Id);
    let rows = rows.with(event::Column::Kind.eq("OrderChanged"));
    let events = rows.all().await.unwrap().into_iter();
    let events = events.map(|row| serde_json::from_str::<OrderChanged>(&row.payload).unwrap());
    let of_this = events.filter(|changed| json!(changed.order) == order["id"]);
    (actions, of_this.map(|changed| changed.kind).collect())
}

pub async fn people(shop: &TestShop<'_>) -> (TestMember, TestCustomer) {
    (shop.member(Role::Agent).await, shop.customer().await)
}

on_both_databases!(a_customer_fills_a_cart_orders_pays_and_confirms, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let cart = at(&shop, "mine/cart");
    let filled = customer
        .client
        .put(&cart, &json!({ "sku": sku, "quantity": 2 }))
        .await;
    assert_eq!(filled.status, 200, "{filled:?}");
    let line = &filled.body["lines"][0];
    assert_eq!((&line["quantity"], &line["most"]), (&json!(2), &json!(5)));
    assert_eq!(
        (&line["code"], &line["sku_text"]),
        (&json!("T1"), &json!("颜色:第0色"))
    );
    assert_eq!(filled.body["goods_fen"], 2 * PRICE_FEN);

    let order = place(&customer, &shop, &[(sku, 2)]).await;
    assert_eq!(
        customer.get(&cart).await.body,
        json!({ "lines": [], "goods_fen": 0 })
    );
    assert_eq!(
        (&order["state"], &order["total_fen"]),
        (&json!("WAIT_BUYER_PAY"), &json!(2 * PRICE_FEN))
    );
    assert_eq!(order["pay_by"], app.now() + DAY_MS);
    assert_eq!(order["acts"], json!(["pay", "cancel", "change_address"]));
    assert_eq!(
        (&order["phone"], &order["receiver"]),
        (&json!("13800138000"), &json!("林夏"))
    );
    assert_eq!(order["no"].as_str().unwrap().len(), 18);
    assert_eq!(order["lines"][0]["product_code"], "T1");
    assert_eq!(shown(&app, &shop).await, (vec![3], "stock".to_owned()));
    assert_eq!(kept(&app, &shop, sku).await, (5, 2));

    let paid = mine(&customer, &shop, &order, "payment", json!({})).await;
    assert_eq!(
        (&paid["state"], &paid["pay_by"]),
        (&json!("WAIT_SELLER_SEND_GOODS"), &Value::Null)
    );
    assert_eq!(
        (&paid["paid_fen"], &paid["lines"][0]["most_refundable_fen"]),
        (&order["total_fen"], &order["total_fen"])
    );
    let shipped = by_shop((&agent, &customer), &shop, &order, "shipment", parcel()).await;
    assert_eq!(shipped["waybill"], "SF1234567890123");
    assert_eq!(shipped["confirm_by"], app.now() + 10 * DAY_MS);
    assert_eq!(
        kept(&app, &shop, sku).await,
        (3, 0),
        "what left is not in stock"
    );
    assert_eq!(shown(&app, &shop).await.0, [3]);
    let done = mine(&customer, &shop, &shipped, "confirmation", json!({})).await;
    assert_eq!(
        (&done["state"], &done["confirm_by"]),
        (&json!("TRADE_FINISHED"), &Value::Null)
    );
    let list = customer.get(&at(&shop, "mine/orders")).await.body;
    assert_eq!(list["orders"], json!([done]));
    let once = ["placed", "paid", "shipped", "confirmed"]
        .map(str::to_owned)
        .to_vec();
    assert_eq!(written(&app, &shop, &order).await, (once.clone(), once));
});

on_both_databases!(twenty_at_once_never_buy_more_than_there_is, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5, 100]).await;
    let mut customers = Vec::new();
    for _ in 0..20 {
        customers.push(shop.customer().await);
    }
    let path = at(&shop, "mine/orders");
    // In either order of the lines: nobody waits for each other in a circle.
    let bodies = (0..20).map(|place| match place % 2 {
        0 => order_of(&[(skus[0], 1), (skus[1], 2)]),
        _ => order_of(&[(skus[1], 2), (skus[0], 1)]),
    });
    let asked = customers.iter().zip(bodies).map(async |(customer, body)| {
        let client = customer.client.clone();
        let path = path.clone();
        tokio::spawn(async move { client.post(&path, &body).await })
            .await
            .unwrap()
    });
    let answers = join_all(asked).await;
    let (sold, refused): (Vec<_>, Vec<_>) = answers.iter().partition(|answer| answer.status == 200);
    assert_eq!(sold.len(), 5, "{answers:#?}");
    assert!(
        refused
            .iter()
            .all(|answer| answer.status == 409 && answer.code() == "out_of_stock"),
        "{refused:#?}"
    );
    assert!(
        refused[0].text("title").contains("白瓷茶壶 颜色:第0色"),
        "{:?}",
        refused[0]
    );
    assert_eq!(orders(&app, &shop).await, 5);
    assert_eq!(kept(&app, &shop, skus[0]).await, (5, 5));
    assert_eq!(
        kept(&app, &shop, skus[1]).await,
        (100, 10),
        "who got nothing holds nothing"
    );
    assert_eq!(shown(&app, &shop).await, (vec![0, 90], "stock".to_owned()));
});

on_both_databases!(the_same_key_makes_one_order, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[1]).await[0];
    let (_, customer) = people(&shop).await;
    let path = at(&shop, "mine/orders");
    let body = order_of(&[(sku, 1)]);
    let answers = join_all((0..6).map(|_| customer.post(&path, &body))).await;
    for answer in &answers {
        // The last piece is theirs, whichever of the six took it.
        assert_eq!(answer.status, 200, "{answers:#?}");
        assert_eq!(answer.body["id"], answers[0].body["id"]);
    }
    assert_eq!(orders(&app, &shop).await, 1);
    assert_eq!(kept(&app, &shop, sku).await, (1, 1));
    let (audited, told) = written(&app, &shop, &answers[0].body).await;
    assert_eq!((audited.len(), told.len()), (1, 1));
    let mut other = body.clone();
    other["receiver"] = json!("周禾");
    assert_eq!(customer.post(&path, &other).await.code(), "key_reused");
    let stranger = shop.customer().await;
    assert_eq!(stranger.post(&path, &body).await.code(), "key_reused");
});

on_both_databases!(orders_of_others_are_not_there, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let stranger = shop.customer().await;
    let order = place(&customer, &shop, &[(sku, 1)]).await;
    let to =
        json!({ "receiver": "周禾", "phone": "13900139000", "address": "上海市徐汇区某路 2 号" });
    let routes = [
        (Method::POST, "payment", json!({})),
        (Method::POST, "cancellation", json!({})),
        (Method::POST, "confirmation", json!({})),
        (Method::POST, "part-confirmation", json!({})),
        (Method::PUT, "address", to),
        (
            Method::POST,
            "refunds/0",
            json!({ "kind": "money_only", "amount_fen": PRICE_FEN }),
        ),
        (Method::POST, "refunds/0/withdrawal", json!({})),
        (Method::POST, "refunds/0/parcel", parcel()),
    ];
    for (method, act, more) in routes {
        for (who, status) in [(&stranger.client, 404), (&agent.client, 403)] {
            let what = ("mine/", &order, act);
            let answer = try_to(who, &shop, method.clone(), what, more.clone()).await;
            assert_eq!(answer.status, status, "{act}: {answer:?}");
        }
    }
    let id = order["id"].as_str().unwrap();
    assert_eq!(
        stranger
            .get(&at(&shop, &format!("mine/orders/{id}")))
            .await
            .status,
        404
    );
    assert_eq!(
        stranger.get(&at(&shop, "mine/orders")).await.body,
        json!({ "orders": [], "next": null })
    );
    assert_eq!(
        seen(&customer, &shop, &order).await,
        order,
        "nobody changed it"
    );
});

on_both_databases!(what_is_not_bought_after_all_is_for_others, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[2]).await[0];
    let (_, customer) = people(&shop).await;
    let order = place(&customer, &shop, &[(sku, 2)]).await;
    assert_eq!(shown(&app, &shop).await, (vec![0], "sold_out".to_owned()));
    let closed = mine(&customer, &shop, &order, "cancellation", json!({})).await;
    assert_eq!(
        (&closed["state"], &closed["acts"]),
        (&json!("TRADE_CLOSED"), &json!([]))
    );
    assert_eq!(shown(&app, &shop).await, (vec![2], "stock".to_owned()));
    let late = place(&customer, &shop, &[(sku, 1)]).await;
    app.advance(DAY_MS);
    assert_eq!(app.fire().await, 1);
    assert_eq!(seen(&customer, &shop, &late).await["state"], "TRADE_CLOSED");
    assert_eq!(kept(&app, &shop, sku).await, (2, 0));
    let refused = try_to(
        &customer,
        &shop,
        Method::POST,
        ("mine/", &late, "payment"),
        json!({}),
    )
    .await;
    assert_eq!(refused.code(), "changed_meanwhile");
});

on_both_databases!(paying_twice_is_once, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (_, customer) = people(&shop).await;
    let order = place(&customer, &shop, &[(sku, 1)]).await;
    let id = order["id"].as_str().unwrap();
    let path = at(&shop, &format!("mine/orders/{id}/payment"));
    let bodies = [0, 1, 2].map(|_| json!({ "key": new_id(), "rev": order["rev"] }));
    let answers = join_all(bodies.iter().map(|body| customer.post(&path, body))).await;
    let paid = answers.iter().position(|answer| answer.status == 200);
    let paid = paid.unwrap_or_else(|| panic!("{answers:#?}"));
    let others = answers
        .iter()
        .enumerate()
        .filter(|(place, _)| *place != paid);
    for (_, answer) in others {
        assert_eq!((answer.status, answer.code()), (409, "changed_meanwhile"));
    }
    let again = customer.post(&path, &bodies[paid]).await;
    assert_eq!((again.status, &again.body), (200, &answers[paid].body));
    assert_eq!(again.body["paid_fen"], PRICE_FEN);
    let once = ["placed", "paid"].map(str::to_owned).to_vec();
    assert_eq!(written(&app, &shop, &order).await, (once.clone(), once));
});

on_both_databases!(goods_go_back_and_their_money_too, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let both = (&*agent, &*customer);
    let order = place(&customer, &shop, &[(sku, 1)]).await;
    let order = mine(&customer, &shop, &order, "payment", json!({})).await;
    let order = by_shop(both, &shop, &order, "shipment", parcel()).await;
    let wish = |amount_fen| json!({ "kind": "goods_back", "amount_fen": amount_fen });
    let too_much = ("mine/", &order, "refunds/0");
    let too_much = try_to(
        &customer,
        &shop,
        Method::POST,
        too_much,
        wish(PRICE_FEN + 1),
    )
    .await;
    assert_eq!((too_much.status, too_much.code()), (409, "bad_amount"));
    let order = mine(&customer, &shop, &order, "refunds/0", wish(PRICE_FEN)).await;
    assert_eq!(order["lines"][0]["refund_state"], "WAIT_SELLER_AGREE");
    assert_eq!(
        (&order["lines"][0]["asked_fen"], &order["acts"]),
        (
            &json!(PRICE_FEN),
            &json!(["change_refund:0", "withdraw:0", "give_evidence:0"])
        )
    );
    assert_eq!(
        order["confirm_by"],
        Value::Null,
        "the clock stands still meanwhile"
    );
    let order = mine(&customer, &shop, &order, "refunds/0/withdrawal", json!({})).await;
    let order = mine(&customer, &shop, &order, "refunds/0", wish(PRICE_FEN)).await;
    let answer = |said: &str| json!({ "answer": said });
    let order = by_shop(both, &shop, &order, "refunds/0", answer("agree")).await;
    let order = mine(&customer, &shop, &order, "refunds/0/parcel", parcel()).await;
    let order = by_shop(both, &shop, &order, "refunds/0", answer("received")).await;
    let order = by_shop(both, &shop, &order, "refunds/0", answer("pay")).await;
    assert_eq!(order["refunded_fen"], PRICE_FEN);
    assert_eq!(
        (&order["state"], &order["acts"]),
        (&json!("TRADE_CLOSED"), &json!([]))
    );
    assert_eq!(
        kept(&app, &shop, sku).await,
        (4, 0),
        "what comes back is looked at before it is sold again"
    );
});

on_both_databases!(money_goes_back_before_shipping_and_the_pieces_stay, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5, 5]).await;
    let (agent, customer) = people(&shop).await;
    let both = (&*agent, &*customer);
    let order = place(&customer, &shop, &[(skus[0], 2), (skus[1], 1)]).await;
    let order = mine(&customer, &shop, &order, "payment", json!({})).await;
    let wish =
        json!({ "kind": "money_only", "amount_fen": order["lines"][0]["most_refundable_fen"] });
    let order = mine(&customer, &shop, &order, "refunds/0", wish).await;
    let order = by_shop(both, &shop, &order, "refunds/0", json!({ "answer": "pay" })).await;
    assert_eq!(
        (&order["state"], &order["refunded_fen"]),
        (&json!("WAIT_SELLER_SEND_GOODS"), &json!(2 * PRICE_FEN))
    );
    assert_eq!(shown(&app, &shop).await.0, [5, 4]);
    by_shop(both, &shop, &order, "shipment", parcel()).await;
    assert_eq!(kept(&app, &shop, skus[0]).await, (5, 0), "it was not sent");
    assert_eq!(kept(&app, &shop, skus[1]).await, (4, 0));
});

on_both_databases!(nonsense_is_refused_by_its_field, |app| {
    let shop = app.shop("songxi").await;
    let elsewhere = app.shop("elsewhere").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let foreign = put_up(&app, &elsewhere, &[5]).await[0];
    let (_, customer) = people(&shop).await;
    let path = at(&shop, "mine/orders");
    let line = |sku: SkuId, quantity: i64| json!({ "sku": sku, "quantity": quantity });
    let wrong = [
        ("lines", json!([]), "bad_lines", "lines"),
        (
            "lines",
            json!([line(sku, 1), line(sku, 1)]),
            "double_sku",
            "lines.1.sku",
        ),
        (
            "lines",
            json!([line(sku, 0)]),
            "bad_quantity",
            "lines.0.quantity",
        ),
        (
            "lines",
            json!([line(foreign, 1)]),
            "no_such_sku",
            "lines.0.sku",
        ),
        ("receiver", json!(" "), "bad_receiver", "receiver"),
        ("phone", json!("12345678901"), "bad_phone", "phone"),
        ("address", json!("杭州"), "bad_address", "address"),
        ("words", json!("快".repeat(201)), "too_many_words", "words"),
    ];
    for (field, value, code, named) in wrong {
        let mut body = order_of(&[(sku, 1)]);
        body[field] = value;
        let answer = customer.post(&path, &body).await;
        assert_eq!(
            (answer.status, answer.code(), answer.text("field")),
            (422, code, named)
        );
    }
    let cart = at(&shop, "mine/cart");
    let refused = customer.client.put(&cart, &line(sku, 1_000)).await;
    assert_eq!(
        (refused.code(), refused.text("field")),
        ("bad_quantity", "quantity")
    );
    let refused = customer.client.put(&cart, &line(foreign, 1)).await;
    assert_eq!(
        (refused.code(), refused.text("field")),
        ("no_such_sku", "sku")
    );
    assert_eq!(orders(&app, &shop).await, 0);
    assert_eq!(kept(&app, &shop, sku).await, (5, 0));
});

on_both_databases!(a_cart_holds_fifty_things, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5; 51]).await;
    let (_, customer) = people(&shop).await;
    let cart = at(&shop, "mine/cart");
    let put = async |sku: SkuId, quantity: i64| {
        customer
            .client
            .put(&cart, &json!({ "sku": sku, "quantity": quantity }))
            .await
    };
    for sku in &skus[..50] {
        assert_eq!(put(*sku, 1).await.status, 200);
    }
    let full = put(skus[50], 1).await;
    assert_eq!((full.status, full.code()), (422, "cart_full"));
    assert_eq!(
        put(skus[0], 2).await.status,
        200,
        "what is in it may change"
    );
    let left = put(skus[0], 0).await;
    assert_eq!(left.body["lines"].as_array().unwrap().len(), 49);
    assert_eq!(put(skus[50], 1).await.status, 200);
});

on_both_databases!(
    a_blocked_customer_keeps_what_they_have_and_orders_no_more,
    |app| {
        let shop = app.shop("songxi").await;
        let sku = put_up(&app, &shop, &[5]).await[0];
        let (agent, customer) = people(&shop).await;
        let body = order_of(&[(sku, 1)]);
        let path = at(&shop, "mine/orders");
        let order = customer.post(&path, &body).await.body;
        let block = at(&shop, &format!("customers/{}/block", customer.id));
        assert_eq!(
            agent
                .put(&block, &json!({ "reason": "反复辱骂" }))
                .await
                .status,
            204
        );
        let refused = customer.post(&path, &order_of(&[(sku, 1)])).await;
        assert_eq!((refused.status, refused.code()), (409, "customer_blocked"));
        assert_eq!(customer.post(&path, &body).await.body["id"], order["id"]);
        let paid = mine(&customer, &shop, &order, "payment", json!({})).await;
        assert_eq!(paid["state"], "WAIT_SELLER_SEND_GOODS");
        assert_eq!(kept(&app, &shop, sku).await, (5, 1));
    }
);

on_both_databases!(who_orders_too_fast_waits, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[100]).await[0];
    let (_, customer) = people(&shop).await;
    for _ in 0..10 {
        place(&customer, &shop, &[(sku, 1)]).await;
    }
    let path = at(&shop, "mine/orders");
    let refused = customer.post(&path, &order_of(&[(sku, 1)])).await;
    assert_eq!((refused.status, refused.code()), (429, "too_fast"));
    let wait = refused.body["retry_ms"].as_i64().unwrap();
    app.advance(wait);
    place(&customer, &shop, &[(sku, 1)]).await;
});

on_both_databases!(an_order_goes_elsewhere_until_it_is_shipped, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let order = place(&customer, &shop, &[(sku, 1)]).await;
    let order = mine(&customer, &shop, &order, "payment", json!({})).await;
    let to =
        json!({ "receiver": "周禾", "phone": "13900139000", "address": "上海市徐汇区某路 2 号" });
    let moved = try_to(
        &customer,
        &shop,
        Method::PUT,
        ("mine/", &order, "address"),
        to.clone(),
    )
    .await;
    assert_eq!((moved.status, moved.text("phone")), (200, "13900139000"));
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<record::Entity>().all().await.unwrap();
    let audited: String = rows.into_iter().map(|row| row.detail).collect();
    assert!(
        !audited.contains("13900139000") && !audited.contains("徐汇"),
        "{audited}"
    );
    let order = by_shop((&agent, &customer), &shop, &order, "shipment", parcel()).await;
    let late = try_to(
        &customer,
        &shop,
        Method::PUT,
        ("mine/", &order, "address"),
        to,
    )
    .await;
    assert_eq!((late.status, late.code()), (409, "wrong_state"));
});

on_both_databases!(
    what_open_orders_of_the_demo_wait_for_is_nobody_elses,
    |app| {
        yingke::demo::seed(&app.app).await.unwrap();
        let shop = app.known_shop("qingmu").await;
        let db = app.app.store().shop(shop.id);
        let skus = db.rows::<sku::Entity>().all().await.unwrap();
        let held: i64 = skus.iter().map(|sku| sku.reserved).sum();
        let waiting = ["WAIT_BUYER_PAY", "WAIT_SELLER_SEND_GOODS"];
        let open = db.rows::<order::Entity>();
        let open = open
            .with(order::Column::State.is_in(waiting))
            .all()
            .await
            .unwrap();
        let ids: Vec<_> = open.iter().map(|order| order.id).collect();
        let lines = db
            .rows::<line::Entity>()
            .with(line::Column::OrderId.is_in(ids));
        let lines = lines.with(line::Column::RefundState.ne("SUCCESS"));
        let lines = lines.all().await.unwrap();
        assert!(!lines.is_empty());
        assert_eq!(held, lines.iter().map(|line| line.quantity).sum::<i64>());
    }
);

on_both_databases!(
    what_is_bought_beside_the_cart_leaves_the_cart_alone,
    |app| {
        let shop = app.shop("songxi").await;
        let sku = put_up(&app, &shop, &[5]).await[0];
        let (_, customer) = people(&shop).await;
        let cart = at(&shop, "mine/cart");
        let three = json!({ "sku": sku, "quantity": 3 });
        assert_eq!(customer.client.put(&cart, &three).await.status, 200);
        place(&customer, &shop, &[(sku, 1)]).await;
        assert_eq!(customer.get(&cart).await.body["lines"][0]["quantity"], 3);
        place(&customer, &shop, &[(sku, 3)]).await;
        assert_eq!(customer.get(&cart).await.body["lines"], json!([]));
    }
);
