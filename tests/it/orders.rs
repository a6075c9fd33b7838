//! Orders are found, noted, and set by their rules.

use std::collections::BTreeSet;

use reqwest::Method;
use sea_orm::{ColumnTrait, sea_query::Expr};
use serde_json::{Value, json};
use yingke::{
    access::Actor,
    calendar::LocalTime,
    catalogue::{self, Listing, ProductSheet},
    trade::{
        self, Bought, By, Claim, CloseReason, Event, Happening, Item, Order, OrderChanged,
        RefundKind,
    },
    vocabulary::{CustomerId, OrderId, ProductId, SkuId, new_id},
};
use yingke_schema::{audit::record, customers::customer, members::member::Role, outbox::event};

use crate::harness::{Client, TestApp, TestShop};

/// Which orders a question is for.
type Which<'a> = &'a dyn Fn(&Bought) -> bool;

const HOUR: i64 = 3_600_000;
const PHONE: &str = "13900139000";
/// Of a customer, not of who receives it.
const OWN_PHONE: &str = "13700137000";

fn at(shop: &TestShop<'_>, path: &str) -> String {
    format!("/api/shops/{}/{path}", shop.id)
}

#[derive(Clone)]
struct Goods {
    product: ProductId,
    sku: SkuId,
    title: &'static str,
}

async fn goods(app: &TestApp, shop: &TestShop<'_>, code: &str, title: &'static str) -> Goods {
    let sheet: ProductSheet = serde_json::from_value(json!({
        "code": code, "title": title, "category": "茶器", "selling_point": "", "availability": "stock",
        "ships_within_hours": 24, "pictures": [], "facts": [],
        "measure": { "width_mm": 1, "depth_mm": 1, "height_mm": 1, "weight_g": 900 }, "suits": "", "scenes": [],
        "usage": "", "care": "", "installation": "", "cautions": "", "faq": [], "goes_with": [],
        "skus": [{ "code": code, "props": { "颜色": "白" }, "price_fen": 100, "stock": 9, "weight_g": 900 }],
    }))
    .unwrap();
    let goods = Goods {
        product: ProductId(new_id()),
        sku: SkuId(new_id()),
        title,
    };
    let listing = Listing {
        id: goods.product,
        sku_ids: vec![goods.sku],
        position: 0,
        pictures: Vec::new(),
        sheet,
        at: app.now(),
    };
    let tx = app.app.store().begin(shop.id).await.unwrap();
    catalogue::put_up(&tx, listing).await.unwrap();
    tx.commit().await.unwrap();
    goods
}

/// An order of one piece, with what happened to it an instant after the other.
fn bought(
    customer: CustomerId,
    goods: &Goods,
    (no, price_fen, placed): (&str, i64, i64),
    events: Vec<(Event, By)>,
) -> Bought {
    let item = Item {
        product: Some(goods.product),
        sku_id: Some(goods.sku),
        title: goods.title.to_owned(),
        sku: "白".to_owned(),
        picture: String::new(),
        price_fen,
        quantity: 1,
    };
    let placing = Event::Placed {
        freight_fen: 0,
        discount_fen: 0,
        times: None,
    };
    let all = [(placing, By::Customer)].into_iter().chain(events);
    let history = (placed..).zip(all);
    let history: Vec<_> = history
        .map(|(at, (event, by))| Happening { event, by, at })
        .collect();
    Bought {
        id: OrderId(new_id()),
        no: no.to_owned(),
        customer,
        receiver: "林夏".to_owned(),
        phone: PHONE.to_owned(),
        address: "浙江省杭州市西湖区文三路 1 号".to_owned(),
        buyer_message: String::new(),
        note: String::new(),
        flag: 0,
        order: Order::replay(vec![item], &history).unwrap(),
        history,
    }
}

/// The same order, with each thing that happened to it at its time.
fn at_times(mut order: Bought, times: &[i64]) -> Bought {
    for (happening, at) in order.history.iter_mut().zip(times) {
        happening.at = *at;
    }
    let lines = order.order.lines.iter();
    let items = lines.map(|line| line.item.clone()).collect();
    order.order = Order::replay(items, &order.history).unwrap();
    order
}

fn paid() -> (Event, By) {
    (Event::Paid, By::Customer)
}

fn refunding(amount_fen: i64) -> Vec<(Event, By)> {
    let shipped = Event::Shipped {
        carrier: "顺丰速运".to_owned(),
        waybill: "SF1234567890123".to_owned(),
    };
    let asked = Event::RefundAsked {
        line: 0,
        refund: RefundKind::MoneyOnly,
        amount_fen,
        claim: Claim::default(),
    };
    vec![paid(), (shipped, By::Shop), (asked, By::Customer)]
}

/// Their own number, as whoever brings customers in writes it down.
async fn calls_from(app: &TestApp, shop: &TestShop<'_>, id: CustomerId, phone: &str) {
    let tx = app.app.store().begin(shop.id).await.unwrap();
    let own = Expr::value(phone.to_owned());
    let changed = tx.update::<customer::Entity>(customer::Column::Id.eq(id), |row| {
        row.col_expr(customer::Column::Phone, own)
    });
    changed.await.unwrap();
    tx.commit().await.unwrap();
}

async fn keep(app: &TestApp, shop: &TestShop<'_>, orders: &[Bought]) {
    for some in orders.chunks(100) {
        let tx = app.app.store().begin(shop.id).await.unwrap();
        let (set_aside, _) = trade::pieces_of(some).unwrap();
        let wanted = set_aside.iter().map(|wanted| (wanted.sku, wanted.quantity));
        let wanted: Vec<_> = wanted.collect();
        catalogue::recount(&tx, &wanted).await.unwrap();
        let nobody = |_: &Bought, _: By| Actor::Anyone;
        trade::carry_out(&tx, some, &nobody).await.unwrap();
        tx.commit().await.unwrap();
    }
}

async fn page(who: &Client, shop: &TestShop<'_>, query: &str) -> Value {
    let answer = who.get(&at(shop, &format!("orders?{query}"))).await;
    assert_eq!(answer.status, 200, "{query}: {answer:?}");
    answer.body
}

fn numbers(page: &Value) -> Vec<String> {
    let orders = page["orders"].as_array().unwrap().iter();
    orders
        .map(|order| order["no"].as_str().unwrap().to_owned())
        .collect()
}

/// All pages, one after the other.
async fn all(who: &Client, shop: &TestShop<'_>, query: &str) -> Vec<String> {
    let (mut found, mut cursor) = (Vec::new(), String::new());
    loop {
        let one = page(who, shop, &format!("{query}&cursor={cursor}")).await;
        found.extend(numbers(&one));
        match one["next"].as_str() {
            Some(next) => next.clone_into(&mut cursor),
            None => return found,
        }
    }
}

on_both_databases!(an_order_is_found_by_whatever_is_known_of_it, |app| {
    let shop = app.shop("songxi").await;
    let (agent, trainee) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Trainee).await,
    );
    let (one, two) = (shop.customer().await, shop.customer().await);
    let pot = goods(&app, &shop, "T1", "白瓷茶壶 Pot").await;
    let desk = goods(&app, &shop, "D1", "北欧实木书桌").await;
    let t = app.now();
    let (a, b, c) = (
        "310000000000000001",
        "310000000000000002",
        "420000000000000003",
    );
    let mut orders = [
        bought(one.id, &pot, (a, 10_000, t - 3 * HOUR), Vec::new()),
        bought(two.id, &desk, (b, 250_000, t - 2 * HOUR), vec![paid()]),
        bought(one.id, &pot, (c, 20_000, t - HOUR), refunding(20_000)),
    ];
    orders[0].phone = "13800138000".to_owned();
    orders[0].flag = 1;
    orders[2].flag = 3;
    keep(&app, &shop, &orders).await;
    calls_from(&app, &shop, two.id, OWN_PHONE).await;
    for (query, wanted) in [
        (String::new(), vec![c, b, a]),
        ("q=3100000".to_owned(), vec![b, a]),
        (format!("q={a}"), vec![a]),
        ("q=0000000".to_owned(), vec![]),
        (format!("q={PHONE}"), vec![c, b]),
        ("q=139-0013%209000".to_owned(), vec![c, b]),
        // Their own, whoever receives it.
        (format!("q={OWN_PHONE}"), vec![b]),
        (format!("q={OWN_PHONE}&flag=3"), vec![]),
        ("q=1370013700".to_owned(), vec![]),
        ("q=1390013900".to_owned(), vec![]),
        ("q=书桌".to_owned(), vec![b]),
        ("q=瓷茶壶%20pOT".to_owned(), vec![c, a]),
        ("q=%25".to_owned(), vec![]),
        // The receiver's name only whole.
        ("q=林夏".to_owned(), vec![c, b, a]),
        ("q=林".to_owned(), vec![]),
        ("q=sf123456%207890123".to_owned(), vec![c]),
        ("q=SF123456789012".to_owned(), vec![]),
        ("q=t1".to_owned(), vec![c, a]),
        ("q=d1".to_owned(), vec![b]),
        ("state=WAIT_BUYER_PAY".to_owned(), vec![a]),
        ("state=WAIT_SELLER_SEND_GOODS".to_owned(), vec![b]),
        ("state=TRADE_CLOSED".to_owned(), vec![]),
        ("flag=3".to_owned(), vec![c]),
        (format!("from={}", t - 2 * HOUR), vec![c, b]),
        (format!("to={}", t - 2 * HOUR), vec![a]),
        ("min_fen=20000".to_owned(), vec![c, b]),
        ("max_fen=20000".to_owned(), vec![c, a]),
        ("min_fen=10001&max_fen=249999".to_owned(), vec![c]),
        (format!("product={}", pot.product), vec![c, a]),
        (format!("product={}", new_id()), vec![]),
        ("refunding=true".to_owned(), vec![c]),
        ("refunding=true&flag=1".to_owned(), vec![]),
        ("q=茶壶&state=WAIT_BUYER_PAY".to_owned(), vec![a]),
        ("q=茶壶&refunding=true".to_owned(), vec![c]),
        ("q=3100000&min_fen=100000".to_owned(), vec![b]),
        (format!("q={PHONE}&product={}", desk.product), vec![b]),
    ] {
        let found = page(&agent, &shop, &query).await;
        assert_eq!(numbers(&found), wanted, "{query}");
        let text = found.to_string();
        assert!(!text.contains(PHONE) && !text.contains("文三路"), "{text}");
        assert!(!text.contains("林夏"), "{text}");
        assert!(!text.contains(OWN_PHONE), "{text}");
    }
    let theirs = page(
        &agent,
        &shop,
        &format!("q={}", one.name.replace(' ', "%20")),
    )
    .await;
    let wanted = if one.name == two.name {
        vec![c, b, a]
    } else {
        vec![c, a]
    };
    assert_eq!(numbers(&theirs), wanted);
    let row = &theirs["orders"][0];
    assert_eq!(
        (
            &row["title"],
            &row["lines"],
            &row["is_refunding"],
            &row["flag"]
        ),
        (&json!(pot.title), &json!(1), &json!(true), &json!(3))
    );
    assert_eq!((&row["customer"], &row["rev"]), (&json!(one.id), &json!(1)));
    // Whoever may not see phones learns of nobody's by trying.
    for phone in [PHONE, OWN_PHONE] {
        let asked = page(&trainee, &shop, &format!("q={phone}")).await;
        assert_eq!(asked["orders"], json!([]));
    }
    let asked = page(&trainee, &shop, "q=林夏").await;
    assert_eq!(asked["orders"], json!([]));
    assert_eq!(
        numbers(&page(&trainee, &shop, &format!("q={b}")).await),
        [b]
    );
    let elsewhere = app.shop("elsewhere").await;
    let stranger = elsewhere.member(Role::Owner).await;
    assert_eq!(page(&stranger, &elsewhere, "").await["orders"], json!([]));
});

on_both_databases!(
    an_order_is_found_by_each_of_its_times_and_by_its_case,
    |app| {
        let shop = app.shop("songxi").await;
        let agent = shop.member(Role::Agent).await;
        let customer = shop.customer().await.id;
        let pot = goods(&app, &shop, "T1", "白瓷茶壶").await;
        let now = app.now();
        let at_minute = |minute: i64| now - 2 * HOUR + minute * 60_000;
        let [a, b, c, d] = [1, 2, 3, 4].map(|last| format!("31000000000000000{last}"));
        let closed = Event::Closed {
            reason: CloseReason::OutOfStock,
        };
        let mut confirmed = refunding(10_000);
        confirmed[2] = (Event::Confirmed, By::Customer);
        let orders = [
            (&a, vec![(closed, By::Shop)], vec![10, 50]),
            (&b, confirmed, vec![20, 60, 70, 100]),
            (&c, refunding(10_000), vec![30, 40, 45, 46]),
            (&d, Vec::new(), vec![35]),
        ];
        let orders = orders.map(|(no, events, minutes)| {
            let times: Vec<_> = minutes.into_iter().map(at_minute).collect();
            let named = (no.as_str(), 10_000, times[0]);
            at_times(bought(customer, &pot, named, events), &times)
        });
        keep(&app, &shop, &orders).await;
        let from = |time: &str, minute| format!("time={time}&from={}", at_minute(minute));
        let to = |time: &str, minute| format!("time={time}&to={}", at_minute(minute));
        let ever = |time: &str| from(time, 0);
        let paid_and = |more: &str| format!("{}&{more}", ever("paid"));
        let case = "refund_state=WAIT_SELLER_AGREE";
        let case_and = |more: &str| format!("{case}&{more}");
        let minute_of = |time: &str, minute: i64| {
            let end = at_minute(minute + 1);
            format!("{}&to={end}", from(time, minute))
        };
        for (query, wanted) in [
            // What was paid last stands first, whenever it was placed.
            (ever("paid"), vec![&b, &c]),
            (paid_and("limit=1"), vec![&b, &c]),
            (from("paid", 41), vec![&b]),
            (from("paid", 60), vec![&b]),
            (to("paid", 60), vec![&c]),
            (minute_of("paid", 40), vec![&c]),
            (ever("shipped"), vec![&b, &c]),
            (to("shipped", 46), vec![&c]),
            (ever("finished"), vec![&b]),
            (from("finished", 101), vec![]),
            (ever("closed"), vec![&a]),
            (to("closed", 50), vec![]),
            (minute_of("placed", 20), vec![&b]),
            (to("placed", 35), vec![&c, &b, &a]),
            // A time alone leaves nothing out.
            ("time=paid".to_owned(), vec![&d, &c, &b, &a]),
            (paid_and("state=WAIT_BUYER_PAY"), vec![]),
            (format!("{}&state=TO_SHIP", ever("shipped")), vec![]),
            (paid_and("state=TRADE_FINISHED"), vec![&b]),
            (paid_and("q=茶壶&limit=1"), vec![&b, &c]),
            (paid_and(case), vec![&c]),
            (case.to_owned(), vec![&c]),
            (case_and("refunding=true"), vec![&c]),
            (case_and("state=WAIT_BUYER_PAY"), vec![]),
            ("refund_state=SUCCESS".to_owned(), vec![]),
        ] {
            let found = all(&agent, &shop, &query).await;
            assert_eq!(found.iter().collect::<Vec<_>>(), wanted, "{query}");
        }
    }
);

on_both_databases!(a_list_and_a_file_say_when_something_is_installed, |app| {
    let shop = app.shop("songxi").await;
    let agent = shop.member(Role::Agent).await;
    let customer = shop.customer().await.id;
    let pot = goods(&app, &shop, "T1", "白瓷茶壶").await;
    let today = LocalTime::of(app.now()).date;
    let day = |after: i64| json!(today.plus(after));
    let booked = |after: Option<i64>, by: By| {
        let day = after.map(|after| today.plus(after));
        (Event::InstallationBooked { day }, by)
    };
    let tomorrow = || booked(Some(1), By::Customer);
    let reason = CloseReason::OutOfStock;
    let events = [
        vec![tomorrow()],
        Vec::new(),
        vec![booked(None, By::Customer)],
        vec![tomorrow(), (Event::Closed { reason }, By::Shop)],
        vec![tomorrow(), booked(Some(3), By::Shop)],
    ];
    let nos = [1, 2, 3, 4, 5].map(|last| format!("31000000000000000{last}"));
    let t = app.now() - HOUR;
    let orders = nos.iter().map(String::as_str).zip(events);
    let orders = orders.map(|(no, events)| bought(customer, &pot, (no, 100, t), events));
    keep(&app, &shop, &orders.collect::<Vec<_>>()).await;
    let in_list = async || {
        let page = page(&agent, &shop, "").await;
        let rows = page["orders"].as_array().unwrap();
        let of = |no: &String| rows.iter().find(|row| row["no"] == json!(no)).unwrap();
        let said = nos.iter().map(|no| of(no)["installation"].clone());
        said.collect::<Vec<_>>()
    };
    let on = |day: Value| json!({ "day": day });
    let (none, open) = (Value::Null, on(Value::Null));
    assert_eq!(
        in_list().await,
        [
            on(day(1)),
            none.clone(),
            open.clone(),
            none.clone(),
            on(day(3))
        ]
    );
    let asked = json!({ "format": "csv", "reason": "对账" });
    let file = agent.request(Method::POST, &at(&shop, "orders/export"));
    let file = file.json(&asked).send().await.unwrap();
    let file = file.text().await.unwrap();
    for said in ["安装日期", "待约定", day(1).as_str().unwrap()] {
        assert!(file.contains(said), "{said}: {file}");
    }
    // What has passed is no news; files keep it.
    app.advance(48 * HOUR);
    let now = in_list().await;
    assert_eq!(now, [none.clone(), none.clone(), open, none, on(day(3))]);
});

on_both_databases!(
    of_very_many_closed_orders_those_once_paid_are_found,
    |app| {
        let shop = app.shop("songxi").await;
        let agent = shop.member(Role::Agent).await;
        let customer = shop.customer().await.id;
        let pot = goods(&app, &shop, "T1", "白瓷茶壶").await;
        let t = app.now() - HOUR;
        let (line, amount_fen) = (0, 100);
        let mut sent = refunding(amount_fen);
        sent.push((Event::Refunded { line, amount_fen }, By::Shop));
        let mut kept = sent.clone();
        kept.remove(1);
        let reason = CloseReason::OutOfStock;
        let unpaid = vec![(Event::Closed { reason }, By::Shop)];
        let orders = (0..1_203_i64).map(|n| {
            let events = match n {
                401 | 402 => &kept,
                400 => &sent,
                _ => &unpaid,
            };
            let no = format!("31{n:016}");
            bought(customer, &pot, (&no, 100, t + n), events.clone())
        });
        keep(&app, &shop, &orders.collect::<Vec<_>>()).await;
        for (time, wanted) in [("paid", &[402, 401, 400][..]), ("shipped", &[400][..])] {
            let query = format!("limit=1&state=TRADE_CLOSED&time={time}&from={t}");
            let wanted: Vec<_> = wanted.iter().map(|n| format!("31{n:016}")).collect();
            assert_eq!(all(&agent, &shop, &query).await, wanted, "{time}");
        }
    }
);

on_both_databases!(a_customer_s_orders_come_page_by_page, |app| {
    let shop = app.shop("songxi").await;
    let agent = shop.member(Role::Agent).await;
    let (one, two) = (shop.customer().await, shop.customer().await);
    let pot = goods(&app, &shop, "T1", "白瓷茶壶").await;
    let t = app.now() - HOUR;
    // Five at a time are placed in one moment: then the id decides.
    let new = |customer: CustomerId, n: i64| {
        let no = format!("{n:018}");
        bought(customer, &pot, (&no, 100, t + n / 5), Vec::new())
    };
    let mut theirs: Vec<_> = (0..51).map(|n| new(one.id, n)).collect();
    let others: Vec<_> = (100..151).map(|n| new(two.id, n)).collect();
    keep(&app, &shop, &theirs).await;
    keep(&app, &shop, &others).await;
    theirs.sort_by_key(|order| std::cmp::Reverse((order.order.created_at, order.id)));
    let wanted: Vec<_> = theirs.into_iter().map(|order| order.no).collect();
    let ask = async |who: &Client, path: &str, cursor: &str| {
        let answer = who
            .get(&at(&shop, &format!("{path}?cursor={cursor}")))
            .await;
        assert_eq!(answer.status, 200, "{answer:?}");
        answer.body
    };
    let pane = |customer: CustomerId| format!("customers/{customer}/orders");
    for (who, path) in [
        (&one.client, "mine/orders".to_owned()),
        (&agent.client, pane(one.id)),
    ] {
        let first = ask(who, &path, "").await;
        let rest = ask(who, &path, first["next"].as_str().unwrap()).await;
        assert_eq!((numbers(&first).len(), numbers(&rest).len()), (50, 1));
        assert_eq!([numbers(&first), numbers(&rest)].concat(), wanted);
        assert_eq!(rest["next"], json!(null));
        let refused = who.get(&at(&shop, &format!("{path}?cursor=1.2"))).await;
        assert_eq!((refused.status, refused.code()), (400, "bad_request"));
    }
    // Where a page of somebody else's ended there is nothing.
    let other = ask(&two.client, "mine/orders", "").await;
    let cursor = other["next"].as_str().unwrap();
    let nothing = json!({ "orders": [], "next": null });
    assert_eq!(ask(&one.client, "mine/orders", cursor).await, nothing);
    assert_eq!(ask(&agent.client, &pane(one.id), cursor).await, nothing);
    let unknown = format!("{}.{}", app.now(), new_id());
    assert_eq!(ask(&one.client, "mine/orders", &unknown).await, nothing);
});

on_both_databases!(a_list_is_asked_for_in_words_that_exist, |app| {
    let shop = app.shop("songxi").await;
    let agent = shop.member(Role::Agent).await;
    for wrong in [
        "state=PAID",
        "flag=6",
        "flag=red",
        "cursor=1.2",
        "limit=-1",
        "product=T1",
        "time=came",
        "refund_state=LOST",
        "refund_state=NO_REFUND",
        "colour=1",
        "q=%00",
    ] {
        let refused = agent.get(&at(&shop, &format!("orders?{wrong}"))).await;
        assert_eq!(
            (refused.status, refused.code()),
            (400, "bad_request"),
            "{wrong}"
        );
    }
    let long = format!("orders?q={}", "长".repeat(101));
    assert_eq!(agent.get(&at(&shop, &long)).await.status, 400);
    let customer = shop.customer().await;
    assert_eq!(customer.client.get(&at(&shop, "orders")).await.status, 403);
});

on_both_databases!(pages_have_no_gap_and_no_double_while_orders_change, |app| {
    let shop = app.shop("songxi").await;
    let agent = shop.member(Role::Agent).await;
    let customer = shop.customer().await.id;
    let pot = goods(&app, &shop, "T1", "白瓷茶壶").await;
    let t = app.now() - HOUR;
    // Five at a time are placed in one moment: then the id decides.
    let new = |n: i64| {
        bought(
            customer,
            &pot,
            (&format!("{n:018}"), 100, t + n / 5),
            Vec::new(),
        )
    };
    let orders: Vec<_> = (0..25).map(new).collect();
    keep(&app, &shop, &orders).await;
    let queries = ["limit=10", "limit=10&q=茶壶"];
    for (round, query) in queries.into_iter().enumerate() {
        let first = page(&agent, &shop, query).await;
        let mut found = numbers(&first);
        assert_eq!(found.len(), 10);
        let no = format!("9{round:017}");
        let later = bought(customer, &pot, (&no, 100, app.now()), Vec::new());
        keep(&app, &shop, &[later]).await;
        let newest = &first["orders"][0];
        let path = format!("orders/{}/note", newest["id"].as_str().unwrap());
        let note = json!({ "key": new_id(), "rev": newest["rev"], "note": "改了", "flag": 2 });
        assert_eq!(agent.put(&at(&shop, &path), &note).await.status, 200);
        let mut next = first["next"].clone();
        while let Some(cursor) = next.as_str() {
            let more = page(&agent, &shop, &format!("{query}&cursor={cursor}")).await;
            found.extend(numbers(&more));
            next = more["next"].clone();
        }
        let different: BTreeSet<_> = found.iter().collect();
        assert_eq!(different.len(), found.len(), "{query}: {found:?}");
        let known = orders.iter().filter(|order| found.contains(&order.no));
        assert_eq!(known.count(), 25, "{query}: {found:?}");
    }
});

on_both_databases!(what_very_many_orders_share_is_found_page_by_page, |app| {
    let shop = app.shop("songxi").await;
    let agent = shop.member(Role::Agent).await;
    let customer = shop.customer().await.id;
    let pot = goods(&app, &shop, "T1", "白瓷茶壶").await;
    let cup = goods(&app, &shop, "T2", "白瓷茶杯").await;
    let t = app.now() - HOUR;
    let mut orders: Vec<_> = (0..2_400_i64)
        .map(|n| {
            let goods = if n % 2 == 0 { &pot } else { &cup };
            let events = if n % 2 == 0 {
                refunding(100)
            } else {
                Vec::new()
            };
            let mut order = bought(
                customer,
                goods,
                (&format!("31{n:016}"), 100, t + n / 3),
                events,
            );
            order.flag = (n % 6) as i16;
            order
        })
        .collect();
    keep(&app, &shop, &orders).await;
    app.tamper("UPDATE trade_order SET to_reply = 2 WHERE flag IN (0, 2, 4)")
        .await;
    orders.sort_by_key(|order| std::cmp::Reverse((order.order.created_at, order.id)));
    let numbered = |which: &dyn Fn(&Bought) -> bool| -> Vec<String> {
        let fitting = orders.iter().filter(|order| which(order));
        fitting.map(|order| order.no.clone()).collect()
    };
    let has = |goods: &Goods| {
        let product = Some(goods.product);
        move |order: &Bought| order.order.lines[0].item.product == product
    };
    let (is_pot, is_cup) = (has(&pot), has(&cup));
    let product = format!("limit=100&product={}", pot.product);
    let wide = format!("limit=100&q={PHONE}&flag=4&product={}", pot.product);
    let shipped = format!("limit=100&time=shipped&from={t}");
    let case = format!("{shipped}&refund_state=WAIT_SELLER_AGREE&flag=2");
    let cases: [(&str, Which<'_>); 16] = [
        ("limit=100", &|_| true),
        ("limit=100&q=茶壶", &is_pot),
        ("limit=100&q=茶杯&flag=3", &|order| {
            is_cup(order) && order.flag == 3
        }),
        ("limit=100&q=3100000&min_fen=100&max_fen=100", &|_| true),
        ("limit=100&refunding=true", &is_pot),
        ("limit=100&to_reply=true", &is_pot),
        ("limit=100&to_reply=true&flag=2", &|order| order.flag == 2),
        ("limit=100&refund_state=WAIT_SELLER_AGREE", &is_pot),
        (shipped.as_str(), &is_pot),
        (case.as_str(), &|order| is_pot(order) && order.flag == 2),
        (product.as_str(), &is_pot),
        (wide.as_str(), &|order| is_pot(order) && order.flag == 4),
        ("limit=100&q=茶壶&state=WAIT_BUYER_PAY", &|_| false),
        ("limit=100&q=T2", &is_cup),
        ("limit=100&q=林夏&flag=3", &|order| order.flag == 3),
        ("limit=100&q=T1&flag=3", &|_| false),
    ];
    for (query, which) in cases {
        let found = all(&agent, &shop, query).await;
        assert_eq!(found, numbered(which), "{query}");
    }
    let one = all(&agent, &shop, "q=310000000000000007").await;
    assert_eq!(one, ["310000000000000007"]);
});

on_both_databases!(a_note_has_a_limit_in_bytes_a_flag_and_a_history, |app| {
    let shop = app.shop("songxi").await;
    let (agent, warehouse, trainee) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Warehouse).await,
        shop.member(Role::Trainee).await,
    );
    let customer = shop.customer().await;
    let pot = goods(&app, &shop, "T1", "白瓷茶壶").await;
    let mut order = bought(
        customer.id,
        &pot,
        ("310000000000000001", 100, app.now()),
        vec![],
    );
    order.note = "买家留言：轻放".to_owned();
    keep(&app, &shop, std::slice::from_ref(&order)).await;
    let note_path = at(&shop, &format!("orders/{}/note", order.id));
    let notes_path = at(&shop, &format!("orders/{}/notes", order.id));
    let new = |rev: i64, note: &str, flag: i64| json!({ "key": new_id(), "rev": rev, "note": note, "flag": flag });
    assert_eq!(agent.get(&notes_path).await.body, json!({ "notes": [] }));
    for (wrong, code) in [
        (new(1, &"长".repeat(334), 1), "note_too_long"),
        (new(1, &"a".repeat(1_001), 1), "note_too_long"),
        (new(1, "轻放", 6), "bad_flag"),
        (new(1, "轻放", -1), "bad_flag"),
    ] {
        let refused = agent.put(&note_path, &wrong).await;
        assert_eq!((refused.status, refused.code()), (422, code));
    }
    assert_eq!(
        trainee.put(&note_path, &new(1, "轻放", 1)).await.status,
        403
    );
    let longest = format!("{}a", "长".repeat(333));
    let first = new(1, &longest, 1);
    // A retry is done once.
    for _ in 0..2 {
        let noted = agent.put(&note_path, &first).await;
        assert_eq!(noted.status, 200, "{noted:?}");
        assert_eq!(
            (&noted.body["note"], &noted.body["flag"], &noted.body["rev"]),
            (&json!(longest), &json!(1), &json!(2))
        );
    }
    let mut reused = new(2, "别的", 1);
    reused["key"] = first["key"].clone();
    let refused = agent.put(&note_path, &reused).await;
    assert_eq!((refused.status, refused.code()), (409, "key_reused"));
    let late = warehouse.put(&note_path, &new(1, "晚了", 2)).await;
    assert_eq!((late.status, late.code()), (409, "changed_meanwhile"));
    let told = format!("打 {PHONE} 约时间");
    let noted = warehouse.put(&note_path, &new(2, &told, 2)).await;
    assert_eq!(
        (noted.status, &noted.body["rev"]),
        (200, &json!(3)),
        "{noted:?}"
    );
    let masked = noted.text("note").to_owned();
    assert!(!masked.contains(PHONE), "{masked}");
    // Only the flag was meant.
    assert_eq!(agent.put(&note_path, &new(3, &masked, 5)).await.status, 200);
    let kept = trade_order(&app, &shop, order.id).await;
    assert_eq!((kept.note, kept.flag, kept.rev), (told, 5, 4));
    let history = trainee.get(&notes_path).await.body;
    assert!(!history.to_string().contains(PHONE), "{history}");
    let rows: Vec<_> = history["notes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            (
                row["no"].as_i64().unwrap(),
                row["flag"].as_i64().unwrap(),
                row["nick"].as_str().unwrap(),
            )
        })
        .collect();
    let nick = "客服小禾";
    assert_eq!(rows, [(4, 5, nick), (3, 2, nick), (2, 1, nick), (1, 0, "")]);
    assert_eq!(history["notes"][3]["note"], json!("买家留言：轻放"));
    told_three_times(&app, &shop, order.id).await;
    let nobody_s = at(&shop, &format!("orders/{}/note", new_id()));
    assert_eq!(agent.put(&nobody_s, &new(1, "x", 1)).await.status, 404);
    let nobody_s = at(&shop, &format!("orders/{}/notes", new_id()));
    assert_eq!(agent.get(&nobody_s).await.status, 404);
});

async fn trade_order(
    app: &TestApp,
    shop: &TestShop<'_>,
    id: OrderId,
) -> yingke_schema::trade::order::Model {
    use yingke_schema::trade::order;
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<order::Entity>().with(order::Column::Id.eq(id));
    rows.one().await.unwrap().unwrap()
}

/// Each change is one audit row, without the words, and one event.
async fn told_three_times(app: &TestApp, shop: &TestShop<'_>, id: OrderId) {
    let db = app.app.store().shop(shop.id);
    let rows = db
        .rows::<record::Entity>()
        .with(record::Column::Object.eq(format!("order/{id}")))
        .with(record::Column::Action.ne("placed"));
    let rows = rows.ascending(record::Column::No).all().await.unwrap();
    assert_eq!(rows.len(), 3, "{rows:?}");
    for row in rows {
        assert_eq!(row.action, "note_order");
        assert!(
            !row.detail.contains(PHONE) && !row.detail.contains("约时间"),
            "{row:?}"
        );
    }
    let rows = db
        .rows::<event::Entity>()
        .with(event::Column::Kind.eq("OrderChanged"));
    let rows = rows.all().await.unwrap();
    assert_eq!(rows.len(), 3, "{rows:?}");
    for row in rows {
        let changed: OrderChanged = serde_json::from_str(&row.payload).unwrap();
        assert_eq!((changed.order, changed.kind.as_str()), (id, "noted"));
        assert!(!row.payload.contains("约时间"), "{row:?}");
    }
}

on_both_databases!(two_who_note_one_order_at_once_see_each_other, |app| {
    let shop = app.shop("songxi").await;
    let (one, two) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Agent).await,
    );
    let customer = shop.customer().await;
    let pot = goods(&app, &shop, "T1", "白瓷茶壶").await;
    let order = bought(
        customer.id,
        &pot,
        ("310000000000000001", 100, app.now()),
        vec![],
    );
    keep(&app, &shop, std::slice::from_ref(&order)).await;
    let path = at(&shop, &format!("orders/{}/note", order.id));
    for rev in 1..=5 {
        let new = |note: &str| json!({ "key": new_id(), "rev": rev, "note": note, "flag": 1 });
        let (mine, theirs) = (new("我的"), new("她的"));
        let (first, second) = tokio::join!(one.put(&path, &mine), two.put(&path, &theirs));
        let mut statuses = [first.status, second.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 409], "{first:?} {second:?}");
    }
    assert_eq!(trade_order(&app, &shop, order.id).await.rev, 6);
});

on_both_databases!(rules_are_refused_by_field_and_kept_once, |app| {
    let shop = app.shop("songxi").await;
    let (leader, agent) = (
        shop.member(Role::Supervisor).await,
        shop.member(Role::Agent).await,
    );
    let path = at(&shop, "trade-rules");
    let usual = agent.get(&path).await;
    let names = json!(["", "", "", "", "", ""]);
    assert_eq!(
        usual.body,
        json!({ "rules": {
            "pay_within_min": 1_440, "confirm_after_days": 10, "most_discount_bp": 1_000, "flag_names": names,
            "most_supervisor_discount_bp": 10_000,
            "most_compensation_fen": 5_000, "price_protection_days": 7, "freight_insurance": false,
            "most_refund_fen": 50_000, "most_supervisor_refund_fen": 500_000,
            "needs_customer": { "closing": false, "extension": false, "part_shipment": false },
            "after_sale": {
                "agree_within_h": 48, "return_within_days": 7, "receive_within_days": 10, "resend_within_h": 72,
                "confirm_resent_days": 10, "platform_within_days": 7, "evidence_within_h": 48, "decide_within_days": 7,
                "after_sale_days": 15, "warn_before_h": 6,
            },
        }, "rev": 0 })
    );
    let with = |field: &str, value: Value| {
        let mut rules = usual.body["rules"].clone();
        rules[field] = value;
        json!({ "rules": rules, "rev": 0 })
    };
    for (field, value, code) in [
        ("pay_within_min", json!(4), "bad_pay_within"),
        ("pay_within_min", json!(43_201), "bad_pay_within"),
        ("confirm_after_days", json!(0), "bad_confirm_after"),
        ("confirm_after_days", json!(91), "bad_confirm_after"),
        ("most_discount_bp", json!(-1), "bad_most_discount"),
        ("most_discount_bp", json!(10_001), "bad_most_discount"),
        (
            "most_supervisor_discount_bp",
            json!(999),
            "bad_supervisor_discount",
        ),
        ("most_compensation_fen", json!(-1), "bad_most_compensation"),
        ("most_refund_fen", json!(-1), "bad_most_refund"),
        (
            "most_supervisor_refund_fen",
            json!(49_999),
            "bad_supervisor_refund",
        ),
        ("price_protection_days", json!(31), "bad_price_protection"),
        ("flag_names", json!(["", "加急"]), "bad_flag_names"),
        (
            "flag_names",
            json!(["", "十一个字的名字太长了吧", "", "", "", ""]),
            "bad_flag_names",
        ),
    ] {
        let refused = leader.put(&path, &with(field, value)).await;
        assert_eq!((refused.status, refused.code()), (422, code));
        assert_eq!(refused.text("field"), format!("rules.{field}"));
    }
    let mut delays = usual.body["rules"]["after_sale"].clone();
    delays["warn_before_h"] = json!(49);
    let refused = leader.put(&path, &with("after_sale", delays)).await;
    let field = "rules.after_sale.warn_before_h";
    assert_eq!(
        (refused.code(), refused.text("field")),
        ("bad_delay", field)
    );
    let new = with("flag_names", json!(["", "加急", "", "", "", "已核对"]));
    assert_eq!(agent.put(&path, &new).await.status, 403);
    let kept = leader.put(&path, &new).await;
    assert_eq!(
        (kept.status, &kept.body["rev"]),
        (200, &json!(1)),
        "{kept:?}"
    );
    assert_eq!(leader.put(&path, &new).await.code(), "changed_meanwhile");
    let now = agent.get(&path).await.body;
    assert_eq!((&now["rules"], &now["rev"]), (&new["rules"], &json!(1)));
    let db = app.app.store().shop(shop.id);
    let rows = db
        .rows::<record::Entity>()
        .with(record::Column::Action.eq("set_trade"));
    assert_eq!(rows.count().await.unwrap(), 1);
});

on_both_databases!(a_waybill_names_its_carriers_best_first, |app| {
    let shop = app.shop("songxi").await;
    let warehouse = shop.member(Role::Warehouse).await;
    let path = |waybill: &str| at(&shop, &format!("carriers?waybill={waybill}"));
    let found = warehouse.get(&path("JDVA12345678901-1-1-")).await.body;
    assert_eq!(
        found,
        json!({ "carriers": [{ "code": "jd", "name": "京东物流" }] })
    );
    let several = warehouse.get(&path("JT1234567890123")).await.body;
    assert_eq!(several["carriers"][0]["code"], json!("jt"));
    assert_eq!(several["carriers"][1]["code"], json!("best"));
    let nobody = warehouse.get(&path("x")).await.body;
    assert_eq!(nobody, json!({ "carriers": [] }));
    let long = warehouse.get(&path(&"1".repeat(41))).await;
    assert_eq!(long.status, 400);
});
