use serde_json::{Value, json};
use yingke::trade::{By, CloseReason, Event};

use super::{HOUR, at, bought, goods, keep, numbers, paid, refunding};
use crate::harness::{Client, TestShop};

fn shipped() -> Vec<(Event, By)> {
    let parcel = Event::Shipped {
        carrier: "顺丰速运".to_owned(),
        waybill: "SF1234567890123".to_owned(),
    };
    vec![paid(), (parcel, By::Shop)]
}

fn finished() -> Vec<(Event, By)> {
    let confirmed = [(Event::Confirmed, By::Customer)];
    shipped().into_iter().chain(confirmed).collect()
}

async fn mine(who: &Client, shop: &TestShop<'_>, query: &str) -> Value {
    let answer = who.get(&at(shop, &format!("mine/orders?{query}"))).await;
    assert_eq!(answer.status, 200, "{query}: {answer:?}");
    answer.body
}

/// All, to pay, to ship, to receive, to review, after-sale.
fn counted(page: &Value) -> [i64; 6] {
    let keys = [
        "all",
        "to_pay",
        "to_ship",
        "to_receive",
        "to_review",
        "after_sale",
    ];
    keys.map(|key| page["counts"][key].as_i64().unwrap())
}

on_both_databases!(a_customer_finds_own_orders_by_what_they_wait_for, |app| {
    let shop = app.shop("songxi").await;
    let (one, two) = (shop.customer().await, shop.customer().await);
    let pot = goods(&app, &shop, "T1", "白瓷茶壶 Pot").await;
    let desk = goods(&app, &shop, "D1", "北欧实木书桌").await;
    let t = app.now() - 9 * HOUR;
    let closed = (
        Event::Closed {
            reason: CloseReason::OutOfStock,
        },
        By::Shop,
    );
    let made = [
        (&pot, Vec::new()),
        (&desk, vec![paid()]),
        (&pot, shipped()),
        (&pot, finished()),
        (&desk, refunding(100)),
        (&desk, vec![closed]),
    ];
    let mut orders = Vec::new();
    for (n, (what, events)) in (1_i64..).zip(made) {
        let no = format!("20260000000000000{n}");
        orders.push(bought(one.id, what, (&no, 100, t + n * HOUR), events));
    }
    let theirs = ("202600000000000009", 100, t);
    orders.push(bought(two.id, &desk, theirs, vec![paid()]));
    keep(&app, &shop, &orders).await;
    let all = mine(&one, &shop, "").await;
    assert_eq!(counted(&all), [6, 1, 1, 2, 1, 1]);
    let found = async |query: &str| {
        let page = mine(&one, &shop, query).await;
        let last = numbers(&page).into_iter().map(|no| no[17..].to_owned());
        last.collect::<Vec<_>>().concat()
    };
    for (query, wanted) in [
        ("", "654321"),
        ("standing=to_pay", "1"),
        ("standing=to_ship", "2"),
        ("standing=to_receive", "53"),
        ("standing=to_review", "4"),
        ("standing=after_sale", "5"),
        ("q=书桌", "652"),
        ("q=%20pOT%20", "431"),
        ("q=00004", "4"),
        ("q=书桌&standing=to_ship", "2"),
        ("q=茶壶&standing=after_sale", ""),
        ("q=%25", ""),
        ("q=202600000000000009", ""),
    ] {
        assert_eq!(found(query).await, wanted, "{query}");
    }
    let desks = mine(&one, &shop, "q=书桌&standing=to_pay").await;
    assert_eq!(counted(&desks), [3, 0, 1, 1, 0, 1]);
    let id = orders[3].id;
    let review = at(&shop, &format!("mine/orders/{id}/reviews/0"));
    let given = one.post(&review, &json!({ "stars": 5 })).await;
    assert_eq!(given.status, 200, "{given:?}");
    assert_eq!(found("standing=to_review").await, "");
    assert_eq!(
        counted(&mine(&one, &shop, "").await),
        [6, 1, 1, 2, 0, 1],
        "what was reviewed waits for no review"
    );
    for wrong in [
        "standing=lost".to_owned(),
        "q=%00".to_owned(),
        format!("q={}", "长".repeat(101)),
    ] {
        let refused = one.get(&at(&shop, &format!("mine/orders?{wrong}"))).await;
        assert_eq!(
            (refused.status, refused.code()),
            (400, "bad_request"),
            "{wrong}"
        );
    }
});

on_both_databases!(what_is_found_of_own_orders_comes_page_by_page, |app| {
    let shop = app.shop("songxi").await;
    let customer = shop.customer().await;
    let pot = goods(&app, &shop, "T1", "白瓷茶壶").await;
    let t = app.now() - HOUR;
    let new = |n: i64| {
        let no = format!("{n:018}");
        // Each third is paid.
        let events = if n % 3 == 0 { vec![paid()] } else { Vec::new() };
        bought(customer.id, &pot, (&no, 100, t + n), events)
    };
    keep(&app, &shop, &(0..90).map(new).collect::<Vec<_>>()).await;
    let first = mine(&customer, &shop, "q=茶壶&standing=to_pay").await;
    assert_eq!(counted(&first), [90, 60, 30, 0, 0, 0]);
    let next = first["next"].as_str().unwrap();
    let query = format!("q=茶壶&standing=to_pay&cursor={next}");
    let rest = mine(&customer, &shop, &query).await;
    assert_eq!(
        (&rest["next"], rest.get("counts")),
        (&Value::Null, None),
        "counted with the first page"
    );
    let found = [numbers(&first), numbers(&rest)].concat();
    let wanted = (0..90).rev().filter(|n| n % 3 != 0);
    let wanted: Vec<_> = wanted.map(|n| format!("{n:018}")).collect();
    assert_eq!(found, wanted);
});
