use reqwest::Method;
use sea_orm::{ActiveModelTrait, ColumnTrait, IntoActiveModel};
use serde_json::{Value, json};
use yingke::{
    calendar::LocalTime,
    trade::{Bought, By, CloseReason, Event},
    vocabulary::{OrderId, new_id},
};
use yingke_schema::{members::member::Role, trade::order};

use super::{
    Goods, HOUR, OWN_PHONE, PHONE, Which, all, at, at_times, bought, calls_from, goods, keep,
    numbers, page, paid, refunding,
};
use crate::harness::{TestApp, TestShop};

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
        ("q=%2B86%20139%200013%209000".to_owned(), vec![c, b]),
        ("q=008613900139000".to_owned(), vec![c, b]),
        ("q=１３９００１３９０００".to_owned(), vec![c, b]),
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
    assert_eq!((&row["customer"], &row["rev"]), (&json!(one.id), &json!(4)));
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
        let few = [399, 400, 401, 402].map(|n| {
            let events = match n {
                401 | 402 => &kept,
                400 => &sent,
                _ => &unpaid,
            };
            let no = format!("31{n:016}");
            bought(customer, &pot, (&no, 100, t + n), events.clone())
        });
        keep(&app, &shop, &few).await;
        let others = (0..1_203).filter(|n| !(399..=402).contains(n));
        closed_too(&app, &shop, (few[0].id, t), others).await;
        for (time, wanted) in [("paid", &[402, 401, 400][..]), ("shipped", &[400][..])] {
            let query = format!("limit=1&state=TRADE_CLOSED&time={time}&from={t}");
            let wanted: Vec<_> = wanted.iter().map(|n| format!("31{n:016}")).collect();
            assert_eq!(all(&agent, &shop, &query).await, wanted, "{time}");
        }
    }
);

/// Many more that closed as one did: their rows alone, for the list looks at no more of them.
async fn closed_too(
    app: &TestApp,
    shop: &TestShop<'_>,
    (one, t): (OrderId, i64),
    others: impl Iterator<Item = i64>,
) {
    let db = app.app.store().shop(shop.id);
    let this = order::Column::Id.eq(one);
    let one = db.rows::<order::Entity>().with(this).one().await;
    let one = one.unwrap().unwrap();
    let others = others.map(|n| {
        let other = order::Model {
            id: OrderId(new_id()),
            no: format!("31{n:016}"),
            created_at: t + n,
            came_at: t + n,
            closed_at: Some(t + n + 1),
            ..one.clone()
        };
        other.into_active_model().reset_all()
    });
    for some in others.collect::<Vec<_>>().chunks(100) {
        let tx = app.app.store().begin(shop.id).await.unwrap();
        tx.insert_many(some.iter().cloned()).await.unwrap();
        tx.commit().await.unwrap();
    }
}

on_both_databases!(what_very_many_orders_share_is_found_page_by_page, |app| {
    let shop = app.shop("songxi").await;
    let agent = shop.member(Role::Agent).await;
    let customer = shop.customer().await.id;
    let pot = goods(&app, &shop, "T1", "白瓷茶壶").await;
    let cup = goods(&app, &shop, "T2", "白瓷茶杯").await;
    let t = app.now() - HOUR;
    // Of each kind more than are named in one query, and more than a few pages.
    let mut orders: Vec<_> = (0..1_206_i64)
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
    // Of what is not paid no invoice is issued.
    app.tamper("UPDATE trade_order SET to_invoice = TRUE").await;
    orders.sort_by_key(|order| std::cmp::Reverse((order.order.created_at, order.id)));
    let concerns = "UPDATE trade_order SET parcel_concerns = CASE flag WHEN 2 THEN 9 ELSE 1 END";
    app.tamper(&format!("{concerns} WHERE flag IN (0, 2, 4)"))
        .await;
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
    let cases: [(&str, Which<'_>); 23] = [
        ("limit=100", &|_| true),
        ("limit=100&q=茶壶", &is_pot),
        ("limit=100&q=茶杯&flag=3", &|order| {
            is_cup(order) && order.flag == 3
        }),
        ("limit=100&q=3100000&min_fen=100&max_fen=100", &|_| true),
        ("limit=100&refunding=true", &is_pot),
        ("limit=100&to_reply=true", &is_pot),
        ("limit=100&to_reply=true&flag=2", &|order| order.flag == 2),
        ("limit=100&to_invoice=true", &is_pot),
        ("limit=100&to_invoice=true&q=茶杯", &|_| false),
        ("limit=100&refund_stuck=true", &|_| false),
        ("limit=100&parcel_concern=any", &is_pot),
        ("limit=100&parcel_concern=refused", &|order| order.flag == 2),
        ("limit=100&parcel_concern=stuck&flag=4", &|order| {
            order.flag == 4
        }),
        ("limit=100&parcel_concern=lost", &|_| false),
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
