use rusqlite::{Connection, Transaction, params};
use uuid::Uuid;
use yingke::vocabulary::{Clock, new_id};

use super::{
    Shop,
    fill::{at_once, blob},
    words::{self, CATEGORIES, COLOURS},
};
use crate::dice::Dice;

/// How much stands on the shelves.
#[derive(Clone, Copy)]
pub struct Stock {
    pub products: i64,
    pub skus_each: i64,
    /// Of each description; 0: none has one.
    pub paragraphs: i64,
}

/// What can be bought.
pub struct Put {
    pub id: Uuid,
    pub sku: Uuid,
    pub title: String,
    pub price_fen: i64,
}

const CATEGORY: &str = "INSERT INTO category (shop_id, id, name, position, attributes, rev) VALUES (?1, ?2, ?3, ?4, '[]', 1)
    ON CONFLICT (shop_id, name) DO NOTHING";
const PRODUCT: &str = "INSERT INTO product (shop_id, id, code, title, category, selling_point, availability, picture, price_fen,
    price_to_fen, stock, detail, position, created_at, state, tags, rev, changed_at, sought, list_at)
    VALUES (?1, ?2, ?3, ?4, ?5, '实木家具，送货上门免费安装', ?6, '', ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, 1, ?15, ?16, ?17)";
const TEXT: &str =
    "INSERT INTO product_text (shop_id, product_id, description, cleaned) VALUES (?1, ?2, ?3, ?3)";
const SKU: &str = "INSERT INTO sku (shop_id, id, product_id, code, props, price_fen, stock, weight_g, position, barcode)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?10, ?8, ?9)";
const DETAIL: &str = r#"{"ships_within_hours":48,"pictures":[],"facts":[],"attributes":[{"name":"产地","value":"浙江"}],"suits":"",
    "scenes":[],"usage":"","care":"","installation":"","cautions":"","faq":[],"goes_with":[]}"#;
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

pub fn fill(db: &mut Connection, shop: &Shop, stock: Stock) -> anyhow::Result<Vec<Put>> {
    at_once(db, |tx| write(tx, shop, stock))
}

pub fn write(tx: &Transaction<'_>, shop: &Shop, stock: Stock) -> rusqlite::Result<Vec<Put>> {
    let mut category = tx.prepare(CATEGORY)?;
    for (place, name) in CATEGORIES.iter().enumerate() {
        let id = new_id();
        category.execute(params![blob(&shop.id), blob(&id), name, place as i64])?;
    }
    let mut shelves = Shelves {
        shop,
        product: tx.prepare(PRODUCT)?,
        text: tx.prepare(TEXT)?,
        sku: tx.prepare(SKU)?,
        dice: Dice::new(4),
        now: Clock::system().now(),
    };
    (0..stock.products).map(|n| shelves.put(n, stock)).collect()
}

struct Shelves<'a> {
    shop: &'a Shop,
    product: rusqlite::Statement<'a>,
    text: rusqlite::Statement<'a>,
    sku: rusqlite::Statement<'a>,
    dice: Dice,
    now: i64,
}

impl Shelves<'_> {
    fn put(&mut self, n: i64, stock: Stock) -> rusqlite::Result<Put> {
        let skus: Vec<_> = (0..stock.skus_each).map(|_| new_id()).collect();
        let put = Put {
            id: new_id(),
            sku: skus[0],
            title: words::title(n),
            // From 50 yuan to 3,000, mostly cheap.
            price_fen: 5_000 + 100 * self.dice.low(2_950) as i64,
        };
        let pieces = self.pieces();
        let weight_g = if is_unweighed(n) { 0 } else { 28_000 };
        self.product(n, &put, (stock.skus_each, pieces))?;
        if stock.paragraphs > 0 {
            let html = words::description(n, stock.paragraphs);
            self.text
                .execute(params![blob(&self.shop.id), blob(&put.id), html])?;
        }
        for (place, id) in (0_i64..).zip(&skus) {
            let colour = COLOURS[place as usize % COLOURS.len()];
            let size = 120 + 10 * (place / COLOURS.len() as i64);
            self.sku.execute(params![
                blob(&self.shop.id),
                blob(id),
                blob(&put.id),
                format!("{}-{place}", words::code(n)),
                format!("{{\"颜色\":\"{colour}\",\"尺寸\":\"{size}cm\"}}"),
                put.price_fen + 1_000 * place,
                pieces,
                place,
                format!("69{n:09}{place:02}"),
                weight_g,
            ])?;
        }
        Ok(put)
    }

    /// Of each SKU: some are sold out, of a few little is left.
    fn pieces(&mut self) -> i64 {
        match self.dice.below(100) {
            0..3 => 0,
            3..8 => 1,
            _ => self.dice.among(10, 500),
        }
    }

    fn product(&mut self, n: i64, put: &Put, (skus, pieces): (i64, i64)) -> rusqlite::Result<()> {
        let availability = match self.dice.below(100) {
            0..10 => "presale",
            10..15 => "custom",
            _ => "stock",
        };
        let tags = match self.dice.below(100) {
            0..20 => "[\"新品\"]",
            20..25 => "[\"清仓\"]",
            _ => "[]",
        };
        let state = if self.dice.is(300) {
            "stored"
        } else {
            "listed"
        };
        // By their number, not by chance: all else stands as it did before there were such.
        let list_at = (state == "stored" && n % 10 < 3).then_some(self.now + 30 * DAY_MS);
        let changed_at = self.now - self.dice.among(0, 90 * DAY_MS);
        let code = words::code(n);
        self.product.execute(params![
            blob(&self.shop.id),
            blob(&put.id),
            code,
            put.title,
            words::category(n),
            availability,
            put.price_fen,
            put.price_fen + 1_000 * (skus - 1),
            pieces * skus,
            DETAIL,
            n,
            self.now - 100 * DAY_MS,
            state,
            tags,
            changed_at,
            format!("{} {code}", put.title).to_lowercase(),
            list_at,
        ])?;
        Ok(())
    }
}

/// Five in a hundred lack what freight by weight is counted by.
const fn is_unweighed(n: i64) -> bool {
    n % 20 == 7
}
