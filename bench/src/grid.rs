use anyhow::Result;
use serde::Serialize;

use crate::{
    asked::{self, Asked, Question},
    bed::{self, Server, Shop, Stock, words::CATEGORIES},
    member::{Member, escaped},
};

/// The members' list of goods, page by page, as the server answers it.
#[derive(Clone, Debug, Serialize)]
pub struct Grid {
    pub products: i64,
    pub asked: Asked,
}

const SORTS: [(&str, &str, &str); 12] = [
    ("position", "by position", "by position, deep"),
    (
        "-position",
        "by position, falling",
        "by position, falling, deep",
    ),
    ("price", "by price", "by price, deep"),
    ("-price", "by price, falling", "by price, falling, deep"),
    ("stock", "by stock", "by stock, deep"),
    ("-stock", "by stock, falling", "by stock, falling, deep"),
    ("changed", "by change", "by change, deep"),
    ("-changed", "by change, falling", "by change, falling, deep"),
    ("title", "by title", "by title, deep"),
    ("-title", "by title, falling", "by title, falling, deep"),
    ("code", "by code", "by code, deep"),
    ("-code", "by code, falling", "by code, falling, deep"),
];
/// Each in the usual order, by price, and deep in the usual order.
const FILTERS: [(&str, [&str; 3]); 12] = [
    (
        "state=listed",
        ["listed", "listed, by price", "listed, deep"],
    ),
    (
        "state=stored",
        ["stored", "stored, by price", "stored, deep"],
    ),
    (
        "availability=presale",
        ["presale", "presale, by price", "presale, deep"],
    ),
    (
        "availability=sold_out",
        ["sold out", "sold out, by price", "sold out, deep"],
    ),
    (
        "low_stock=true",
        ["little left", "little left, by price", "little left, deep"],
    ),
    (
        "min_fen=20000&max_fen=30000",
        ["a price", "a price, by price", "a price, deep"],
    ),
    (
        "tag=%E6%B8%85%E4%BB%93",
        ["a tag", "a tag, by price", "a tag, deep"],
    ),
    (
        "template=none",
        ["no template", "no template, by price", "no template, deep"],
    ),
    (
        "unmeasured=weight",
        ["no weight", "no weight, by price", "no weight, deep"],
    ),
    (
        "unmeasured=weight&template=none",
        [
            "no weight, no template",
            "no weight, no template, by price",
            "no weight, no template, deep",
        ],
    ),
    ("timed=true", ["timed", "timed, by price", "timed, deep"]),
    (
        "state=listed&availability=stock&min_fen=10000",
        [
            "three filters",
            "three filters, by price",
            "three filters, deep",
        ],
    ),
];

pub async fn run(products: i64, times: usize) -> Result<Grid> {
    let folder = tempfile::tempdir()?;
    let shop = Shop::new(1, 1);
    let stock = Stock {
        products,
        skus_each: 2,
        paragraphs: 2,
    };
    let database = bed::lay_goods(folder.path(), &shop, stock).await?;
    let server = Server::yingke(&bed::address_of(&database), folder.path()).await?;
    let mut owner = Member::at(server.address, &shop).await?;
    let asked = asked::ask(&mut owner, &questions(products), "goods", times).await?;
    server.stop().await?;
    Ok(Grid { products, asked })
}

fn questions(products: i64) -> Vec<Question> {
    let one = |name, path: &str| question(name, vec![format!("goods?{path}")]);
    let mut questions = vec![one("the first page", "limit=100")];
    for (sort, first, deep) in SORTS {
        questions.push(one(first, &format!("sort={sort}&limit=100")));
        let path = |offset| format!("goods?sort={sort}&limit=100&offset={offset}");
        questions.push(question(deep, places(products).map(path).collect()));
    }
    for (filter, [usual, by_price, deep]) in FILTERS {
        questions.push(one(usual, filter));
        questions.push(one(by_price, &format!("{filter}&sort=price")));
        // Of the fewest there are three in a hundred.
        let path = |offset| format!("goods?{filter}&offset={offset}");
        questions.push(question(deep, places(products / 50).map(path).collect()));
    }
    let category = |name: &&str| format!("goods?category={}", escaped(name));
    questions.push(question(
        "a category",
        CATEGORIES.iter().map(category).collect(),
    ));
    let of_it = |name: &&str| format!("goods?category={}&sort=-price", escaped(name));
    questions.push(question(
        "a category, by price",
        CATEGORIES.iter().map(of_it).collect(),
    ));
    let words = |words: &str| format!("goods?q={}", escaped(words));
    let often = ["餐桌", "黑胡桃", "北欧 沙发", "可伸缩"].map(words);
    questions.push(question("words that many have", often.to_vec()));
    let rare = ["YK0000042", "YK0000777 ", "侘寂风 竹木 77"].map(words);
    questions.push(Question {
        finds: false,
        ..question("words that few have", rare.to_vec())
    });
    questions
}

fn question(name: &'static str, paths: Vec<String>) -> Question {
    Question {
        name,
        paths,
        finds: true,
    }
}

/// Some all over so many rows, each with something behind it.
fn places(rows: i64) -> impl Iterator<Item = i64> {
    let rows = (rows - 100).max(1);
    (1..=32).map(move |n| n * 7_919 * (rows / 32).max(1) % rows)
}
