use rusqlite::{Connection, Statement, Transaction, params};
use uuid::Uuid;
use yingke::vocabulary::{Clock, new_id};

use super::{
    Shop, Stock,
    fill::{at_once, blob},
    goods::{self, Put},
};
use crate::dice::Dice;

/// How much was sold: over two years, with one to four lines an order. Some customers come often, some goods go well.
#[derive(Clone, Copy)]
pub struct Books {
    pub orders: i64,
    pub customers: usize,
    pub products: i64,
}

/// What somebody may look for in them: a hundred or so of each, from all times.
#[derive(Default)]
pub struct Sold {
    pub numbers: Vec<String>,
    pub phones: Vec<String>,
    pub names: Vec<String>,
    pub titles: Vec<String>,
    /// From those that go best to those that hardly do.
    pub products: Vec<Uuid>,
    pub began: i64,
    pub ended: i64,
}

struct Buyer {
    id: Uuid,
    name: String,
    phone: String,
}

const CUSTOMER: &str =
    "INSERT INTO customer (shop_id, id, name, phone, tags, value_fen, created_at, seen_at)
    VALUES (?1, ?2, ?3, ?4, '[]', 0, ?5, ?5)";
const ORDER: &str = "INSERT INTO trade_order (shop_id, id, no, customer_id, state, goods_fen, freight_fen, discount_fen, total_fen,
    paid_fen, refunded_fen, receiver, phone, address, carrier, waybill, note, flag, created_at, paid_at, shipped_at, finished_at,
    closed_at, rev, extended_days, source, came_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, 0, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, 3, 0, '', ?16)";
const LINE: &str = "INSERT INTO order_line (shop_id, order_id, no, product_id, sku_id, title, sku, picture, price_fen, quantity,
    total_fen, refund_state) VALUES (?1, ?2, ?3, ?4, ?5, ?6, '颜色:原木色;尺寸:120cm', '', ?7, ?8, ?9, ?10)";
/// What nothing was promised of has two days.
const SHIP_BY: &str = "UPDATE trade_order SET ship_by = paid_at + 172800000
    WHERE source = '' AND state IN ('WAIT_SELLER_SEND_GOODS', 'SELLER_CONSIGNED_PART')";
/// Of what is on its way much is stuck, and little is lost, undeliverable or coming back.
const CONCERNS: &str = "UPDATE trade_order SET parcel_concerns = CASE created_at / 60000 % 100
    WHEN 0 THEN 2 WHEN 1 THEN 4 WHEN 2 THEN 8 WHEN 3 THEN 8 ELSE 1 END
    WHERE state = 'WAIT_BUYER_CONFIRM_GOODS' AND created_at / 60000 % 100 < 50";
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈";
const GIVEN: &str = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建文子涵梓轩浩然雨欣宇晨思佳嘉怡诗琪俊熙梦瑶晓林夏雪志鹏";
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;
const SPAN_MS: i64 = 730 * DAY_MS;
const SAMPLES: i64 = 128;

pub fn fill(db: &mut Connection, shop: &Shop, books: Books) -> anyhow::Result<Sold> {
    // What refers to what is known, and a million look-ups are not for nothing.
    db.pragma_update(None, "foreign_keys", "OFF")?;
    at_once(db, |tx| {
        let stock = Stock {
            products: books.products,
            skus_each: 2,
            paragraphs: 0,
        };
        let goods = goods::write(tx, shop, stock)?;
        let ended = Clock::system().now();
        let began = ended - SPAN_MS;
        let buyers = buyers(tx, shop, books.customers, began)?;
        let mut desk = Desk {
            shop,
            goods: &goods,
            buyers: &buyers,
            order: tx.prepare(ORDER)?,
            line: tx.prepare(LINE)?,
            dice: Dice::new(9),
            now: ended,
        };
        let mut sold = Sold {
            began,
            ended,
            products: goods.iter().map(|put| put.id).collect(),
            ..Sold::default()
        };
        let every = (books.orders / SAMPLES).max(1);
        for n in 0..books.orders {
            let at = began + (SPAN_MS / books.orders) * n;
            let (no, buyer, first) = desk.sell(n, at)?;
            if n % every == 0 {
                sold.numbers.push(no);
                sold.phones.push(buyer.phone.clone());
                sold.names.push(buyer.name.clone());
                sold.titles.push(first.title.clone());
            }
        }
        tx.execute(SHIP_BY, [])?;
        tx.execute(CONCERNS, [])?;
        Ok(sold)
    })
}

fn buyers(
    tx: &Transaction<'_>,
    shop: &Shop,
    many: usize,
    began: i64,
) -> rusqlite::Result<Vec<Buyer>> {
    let (surnames, given): (Vec<_>, Vec<_>) = (SURNAMES.chars().collect(), GIVEN.chars().collect());
    let mut dice = Dice::new(5);
    let mut insert = tx.prepare(CUSTOMER)?;
    let buyer = |n: usize| {
        let mut name = String::from(surnames[dice.low(surnames.len())]);
        name.push(given[dice.below(given.len())]);
        if dice.is(850) {
            name.push(given[dice.below(given.len())]);
        }
        let buyer = Buyer {
            id: new_id(),
            name,
            phone: format!("1{}{n:08}", ["38", "39", "58", "86"][dice.below(4)]),
        };
        let of = blob(&shop.id);
        insert.execute(params![of, blob(&buyer.id), buyer.name, buyer.phone, began])?;
        Ok(buyer)
    };
    (0..many).map(buyer).collect()
}

struct Desk<'a> {
    shop: &'a Shop,
    goods: &'a [Put],
    buyers: &'a [Buyer],
    order: Statement<'a>,
    line: Statement<'a>,
    dice: Dice,
    now: i64,
}

/// A line, and how many pieces of it.
type Bought<'a> = (&'a Put, i64);

impl<'a> Desk<'a> {
    /// Its number, who bought it, and the first thing in it.
    fn sell(&mut self, n: i64, at: i64) -> rusqlite::Result<(String, &'a Buyer, &'a Put)> {
        let (goods, buyers) = (self.goods, self.buyers);
        let buyer = &buyers[self.dice.low(buyers.len())];
        let bought = self.bought(goods);
        let id = new_id();
        // Neighbours in time have neighbouring numbers.
        let no = format!("26{:014}", 73_000_000_000 + n * 37);
        let state = self.state((self.now - at) / DAY_MS);
        let total: i64 = bought
            .iter()
            .map(|(put, pieces)| put.price_fen * pieces)
            .sum();
        let refund = self.refund(state, (self.now - at) / DAY_MS);
        let is_unpaid = state == "WAIT_BUYER_PAY";
        let paid = if is_unpaid { 0 } else { total };
        let first_fen = bought[0].0.price_fen * bought[0].1;
        let refunded = if refund == "SUCCESS" { first_fen } else { 0 };
        let has_left = matches!(state, "WAIT_BUYER_CONFIRM_GOODS" | "TRADE_FINISHED");
        let (is_noted, flag) = (self.dice.is(80), self.flag());
        self.order.execute(params![
            blob(&self.shop.id),
            blob(&id),
            no,
            blob(&buyer.id),
            state,
            total,
            paid,
            refunded,
            buyer.name,
            buyer.phone,
            format!("浙江省杭州市余杭区文一西路 {} 号", n % 2_000),
            has_left.then_some("顺丰速运"),
            has_left.then(|| format!("SF{:013}", 1_000_000 + n)),
            if is_noted {
                "客户要求周末送货，送前电话"
            } else {
                ""
            },
            flag,
            at,
            (!is_unpaid).then_some(at + 60_000),
            has_left.then_some(at + DAY_MS),
            (state == "TRADE_FINISHED").then_some(at + 9 * DAY_MS),
            (state == "TRADE_CLOSED").then_some(at + DAY_MS),
        ])?;
        for (place, (put, pieces)) in (0_i64..).zip(&bought) {
            let of_it = if place == 0 { refund } else { "NO_REFUND" };
            self.line.execute(params![
                blob(&self.shop.id),
                blob(&id),
                place,
                blob(&put.id),
                blob(&put.sku),
                put.title,
                put.price_fen,
                pieces,
                put.price_fen * pieces,
                of_it,
            ])?;
        }
        Ok((no, buyer, bought[0].0))
    }

    /// One thing mostly, four at most; what goes well goes a hundred times as often as what does not.
    fn bought<'g>(&mut self, goods: &'g [Put]) -> Vec<Bought<'g>> {
        let many = 1 + self.dice.low(4);
        let one = |_| {
            let below = self.dice.low(goods.len()) + 1;
            (&goods[self.dice.below(below)], 1 + self.dice.low(3) as i64)
        };
        (0..many).map(one).collect()
    }

    fn state(&mut self, days: i64) -> &'static str {
        let chance = self.dice.below(100);
        match (days, chance) {
            (0, 0..25) => "WAIT_BUYER_PAY",
            (0..3, 0..65) => "WAIT_SELLER_SEND_GOODS",
            (3..10, 0..1) => "SELLER_CONSIGNED_PART",
            (3..12, 0..75) => "WAIT_BUYER_CONFIRM_GOODS",
            (_, 88..100) => "TRADE_CLOSED",
            _ => "TRADE_FINISHED",
        }
    }

    /// Of the first line: most cases are long over, those under way are of the last weeks.
    fn refund(&mut self, state: &str, days: i64) -> &'static str {
        let is_open = state != "WAIT_BUYER_PAY" && state != "TRADE_CLOSED";
        match self.dice.below(1_000) {
            0..20 if is_open && days < 20 => "WAIT_SELLER_AGREE",
            20..30 if is_open && days < 20 => "WAIT_BUYER_RETURN_GOODS",
            0..30 if is_open => "SUCCESS",
            _ => "NO_REFUND",
        }
    }

    /// Most orders are grey.
    fn flag(&mut self) -> i64 {
        match self.dice.below(100) {
            0..5 => 1,
            5..8 => 2,
            8..10 => 3,
            10 => 4,
            11 => 5,
            _ => 0,
        }
    }
}
