//! Orders are found, noted, and set by their rules.

mod address_match;
mod finding;
mod kept;
mod notes;
mod own;
mod pages;

use sea_orm::{ColumnTrait, sea_query::Expr};
use serde_json::{Value, json};
use yingke::{
    access::Actor,
    catalogue::{self, Listing, ProductSheet},
    trade::{self, Bought, By, Claim, Event, Happening, Item, Order, RefundKind},
    vocabulary::{CustomerId, OrderId, ProductId, SkuId, new_id},
};
use yingke_schema::customers::customer;

use crate::harness::{Client, TestApp, TestShop, at};

/// Which orders a question is for.
type Which<'a> = &'a dyn Fn(&Bought) -> bool;

const HOUR: i64 = 3_600_000;
const PHONE: &str = "13900139000";
/// Of a customer, not of who receives it.
const OWN_PHONE: &str = "13700137000";

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
        promised: None,
    };
    let placing = Event::Placed {
        freight_fen: 0,
        discount_fen: 0,
        times: None,
        carried: Vec::new(),
        services: Vec::new(),
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
        let tx = tx.in_the_past();
        let (set_aside, _) = trade::pieces_of(some).unwrap();
        let wanted = set_aside.iter().map(|wanted| (wanted.sku, wanted.quantity));
        let wanted: Vec<_> = wanted.collect();
        catalogue::recount(&tx, &wanted).await.unwrap();
        let nobody = |_: &Bought, _: By| vec![Actor::Anyone];
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
