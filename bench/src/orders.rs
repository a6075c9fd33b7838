use anyhow::Result;
use serde::Serialize;

use crate::{
    asked::{self, Asked, Question},
    bed::{self, Books, Server, Shop, Sold},
    member::{Member, escaped},
};

/// Orders looked for by every field there is.
#[expect(clippy::struct_field_names, reason = "as the line says it")]
#[derive(Clone, Debug, Serialize)]
pub struct Orders {
    pub orders: i64,
    pub customers: usize,
    pub asked: Asked,
}

const PRODUCTS: i64 = 2_000;
const STATES: [&str; 6] = [
    "WAIT_BUYER_PAY",
    "WAIT_SELLER_SEND_GOODS",
    "SELLER_CONSIGNED_PART",
    "WAIT_BUYER_CONFIRM_GOODS",
    "TRADE_FINISHED",
    "TRADE_CLOSED",
];
const CASES: [&str; 4] = [
    "WAIT_SELLER_AGREE",
    "WAIT_BUYER_RETURN_GOODS",
    "SELLER_REFUSE_BUYER",
    "SUCCESS",
];
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

pub async fn run(orders: i64, times: usize) -> Result<Orders> {
    let folder = tempfile::tempdir()?;
    let shop = Shop::new(1, 1);
    let books = Books {
        orders,
        customers: (orders / 5) as usize,
        products: PRODUCTS,
    };
    let (database, sold) = bed::lay_orders(folder.path(), &shop, books).await?;
    let server = Server::yingke(&bed::address_of(&database), folder.path()).await?;
    let mut owner = Member::at(server.address, &shop).await?;
    let asked = asked::ask(&mut owner, &questions(&sold), "orders", times).await?;
    server.stop().await?;
    Ok(Orders {
        orders,
        customers: books.customers,
        asked,
    })
}

fn questions(sold: &Sold) -> Vec<Question> {
    let mut all = by_words(sold);
    all.extend(by_fields(sold));
    all.extend(together(sold));
    all
}

fn by_words(sold: &Sold) -> Vec<Question> {
    let said = |words: &str| format!("q={}", escaped(words));
    let each = |texts: &[String]| texts.iter().map(|text| said(text)).collect();
    let begun: Vec<_> = sold.numbers.iter().map(|no| said(&no[..12])).collect();
    let parts = sold.names.iter().map(|name| {
        let last: String = name.chars().skip(1).collect();
        said(&last)
    });
    let words = sold.titles.iter().map(|title| {
        let wood: String = title.chars().take(3).collect();
        said(&wood)
    });
    vec![
        question("a number", each(&sold.numbers)),
        question("how a number begins", begun),
        question("a phone", each(&sold.phones)),
        question("a customer", each(&sold.names)),
        loose("a part of a customer's name", parts.collect()),
        loose(
            "a surname that many have",
            ["王", "李", "张"].map(said).to_vec(),
        ),
        question("a product's title", each(&sold.titles)),
        question("a word of many titles", words.collect()),
        question("a word of most titles", vec![said("木")]),
        loose(
            "words that nothing has",
            ["羊毛挂毯", "x9z"].map(said).to_vec(),
        ),
    ]
}

fn by_fields(sold: &Sold) -> Vec<Question> {
    let many = sold.products.len();
    let best = sold.products[..many.min(5)].iter();
    let rest = sold.products[many / 2..].iter().step_by(37);
    let product = |id: &uuid::Uuid| format!("product={id}");
    let from = |days: i64| format!("from={}", sold.ended - days * DAY_MS);
    let day = |n: i64| {
        let from = sold.began + n * 13 * DAY_MS;
        format!("from={from}&to={}", from + DAY_MS)
    };
    let until = |n: i64| format!("to={}", sold.began + n * 20 * DAY_MS);
    let paid = |n: i64| format!("time=paid&{}", day(n));
    let shipped = |n: i64| format!("time=shipped&{}", until(n));
    let finished = |days: i64| format!("time=finished&{}", from(days));
    let closed = |n: i64| format!("time=closed&{}", day(n));
    let case = |state: &str| format!("refund_state={state}");
    let amount = |fen: i64| format!("min_fen={fen}&max_fen={}", fen + 100);
    let above = |fen: i64| format!("min_fen={fen}");
    let below = |fen: i64| format!("max_fen={fen}");
    vec![
        question("the first page", vec!["limit=100".to_owned()]),
        question(
            "a state",
            STATES.map(|state| format!("state={state}")).to_vec(),
        ),
        question(
            "a flag",
            (0..6).map(|flag| format!("flag={flag}")).collect(),
        ),
        question("what has to leave", vec!["ship_due=any".to_owned()]),
        loose(
            "late to ship",
            ["late", "soon", "late&flag=0", "any&state=TO_SHIP"]
                .map(|so| format!("ship_due={so}"))
                .to_vec(),
        ),
        question("parcels in trouble", vec!["parcel_concern=any".to_owned()]),
        loose(
            "a kind of trouble",
            ["stuck", "lost", "trouble", "refused"]
                .map(|kind| format!("parcel_concern={kind}"))
                .to_vec(),
        ),
        question("refunds under way", vec!["refunding=true".to_owned()]),
        question("a product that goes well", best.map(product).collect()),
        loose("a product that goes badly", rest.map(product).collect()),
        question("the last days", [1, 7, 30].map(from).to_vec()),
        question("a day", (1..50).map(day).collect()),
        question("long ago", (2..30).map(until).collect()),
        question("a day of paying", (1..50).map(paid).collect()),
        question("shipped long ago", (2..30).map(shipped).collect()),
        question(
            "finished in the last days",
            [1, 7, 30].map(finished).to_vec(),
        ),
        loose("a day of closing", (1..50).map(closed).collect()),
        loose("a state of a case", CASES.map(case).to_vec()),
        loose(
            "an amount",
            [12_300, 45_600, 99_900, 250_000].map(amount).to_vec(),
        ),
        question(
            "above an amount",
            [50_000, 300_000, 900_000].map(above).to_vec(),
        ),
        question(
            "below an amount",
            [6_000, 20_000, 100_000].map(below).to_vec(),
        ),
    ]
}

/// Several fields in one question.
fn together(sold: &Sold) -> Vec<Question> {
    let month = |n: i64| {
        let from = sold.began + n * 30 * DAY_MS;
        format!("from={from}&to={}", from + 30 * DAY_MS)
    };
    let closed = |n: i64| format!("state=TRADE_CLOSED&{}", month(n));
    let waits = |n: i64| format!("state=WAIT_BUYER_CONFIRM_GOODS&time=paid&{}", month(n));
    let returned = |n: i64| format!("refund_state=SUCCESS&time=finished&{}", month(n));
    let red = |n: i64| format!("flag=1&{}", month(n));
    let dear = |n: i64| format!("min_fen=500000&{}", month(n));
    let product = |id: &uuid::Uuid| format!("product={id}&state=WAIT_SELLER_SEND_GOODS");
    let named = |name: &String| format!("q={}&state=TRADE_FINISHED", escaped(name));
    let titled = |title: &String| format!("q={}&flag=4", escaped(title));
    let troubled = [
        "state=TRADE_FINISHED",
        "state=WAIT_BUYER_CONFIRM_GOODS",
        "flag=5",
    ];
    let troubled = troubled.map(|also| format!("parcel_concern=any&{also}"));
    let best = sold.products[..sold.products.len().min(20)].iter();
    vec![
        question("a state and a month", (1..20).map(closed).collect()),
        loose(
            "a state and a month of paying",
            (1..24).map(waits).collect(),
        ),
        loose(
            "a case and a month of finishing",
            (2..20).map(returned).collect(),
        ),
        question("a flag and a month", (1..20).map(red).collect()),
        question("an amount and a month", (1..20).map(dear).collect()),
        question(
            "a flag and a state",
            vec!["flag=5&state=WAIT_BUYER_CONFIRM_GOODS".to_owned()],
        ),
        loose(
            "parcels in trouble, and a state or a flag",
            troubled.to_vec(),
        ),
        loose("a product and a state", best.map(product).collect()),
        loose(
            "a customer and a state",
            sold.names.iter().map(named).collect(),
        ),
        loose(
            "a title and a flag",
            sold.titles.iter().map(titled).collect(),
        ),
    ]
}

fn question(name: &'static str, asked: Vec<String>) -> Question {
    let path = |asked: String| format!("orders?{asked}");
    Question {
        name,
        paths: asked.into_iter().map(path).collect(),
        finds: true,
    }
}

/// Which now and then finds nothing.
fn loose(name: &'static str, asked: Vec<String>) -> Question {
    Question {
        finds: false,
        ..question(name, asked)
    }
}
