//! Orders of Taobao's exports come in: whole, once, at their own times, and without touching anything that is here.

mod brought_in;
mod ended;
mod wrong;

use reqwest::{Method, header::CONTENT_TYPE};
use sea_orm::ColumnTrait;
use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::trade::order;

use crate::harness::{Answer, Client, TestApp, TestShop, told};

const HEAD: &str = "\"订单编号\",\"买家会员名\",\"买家应付货款\",\"买家应付邮费\",\"总金额\",\"买家实际支付金额\",\"订单状态\",\
    \"买家留言\",\"收货人姓名\",\"收货地址 \",\"联系手机\",\"订单创建时间\",\"订单付款时间 \",\"宝贝标题 \",\"宝贝总数量\",\
    \"物流单号 \",\"物流公司\",\"订单备注\",\"订单关闭原因\",\"退款金额\"\n";
const LINES: &str = "\"订单编号\",\"标题\",\"价格\",\"购买数量\",\"外部系统编号\",\"商品属性\",\"订单状态\",\"商家编码\"\n";

/// An order as the export writes one, with what is said of its state.
fn row(
    no: &str,
    (goods, freight, total, paid): (&str, &str, &str, &str),
    rest: [&str; 8],
) -> String {
    let [state, paid_at, title, pieces, waybill, carrier, why, refund] = rest;
    format!(
        "=\"{no}\",\"买家{no}\",\"{goods}\",\"{freight}\",\"{total}\",\"{paid}\",\"{state}\",\"放门口\",\"收件人甲\",\
        \"浙江省 杭州市 西湖区 某某路1号(310000)\",\"'13800000001\",\"2017-07-08 00:42:32\",\"{paid_at}\",\"{title}\",\"{pieces}\",\
        \"{waybill}\",\"{carrier}\",\"\",\"{why}\",\"{refund}\"\n"
    )
}

const PAID_AT: &str = "2017-07-08 00:42:39";

fn orders() -> String {
    let rows = [
        row(
            "101",
            ("100.00", "0.00", "100.00", "0"),
            [
                "等待买家付款",
                "",
                "胡桃木茶盘",
                "1",
                "",
                "",
                "订单未关闭",
                "0.00",
            ],
        ),
        row(
            "102",
            ("201.12", "10.00", "211.12", "211.12"),
            [
                "买家已付款，等待卖家发货",
                PAID_AT,
                "雪平锅",
                "3",
                "",
                "",
                "订单未关闭",
                "0.00",
            ],
        ),
        row(
            "103",
            ("50.00", "0.00", "50.00", "50.00"),
            [
                "卖家已发货，等待买家确认",
                PAID_AT,
                "茶杯",
                "1",
                "SF1234567890123",
                "顺丰速运",
                "",
                "0.00",
            ],
        ),
        row(
            "104",
            ("80.00", "0.00", "80.00", "80.00"),
            [
                "交易成功",
                PAID_AT,
                "茶壶",
                "1",
                "SF1234567890124",
                "顺丰速运",
                "",
                "15.50",
            ],
        ),
        row(
            "105",
            ("60.00", "0.00", "60.00", "0"),
            [
                "交易关闭",
                "",
                "茶壶",
                "1",
                "",
                "",
                "买家未及时付款",
                "0.00",
            ],
        ),
        row(
            "106",
            ("60.00", "8.00", "68.00", "0"),
            ["交易关闭", PAID_AT, "茶壶", "1", "", "", "退款", "68.00"],
        ),
    ];
    format!("{HEAD}{}", rows.concat())
}

fn gbk(text: &str) -> Vec<u8> {
    encoding_rs::GBK.encode(text).0.into_owned()
}

fn at(shop: &TestShop<'_>, path: &str) -> String {
    format!("/api/shops/{}/order-imports{path}", shop.id)
}

async fn sent(who: &Client, shop: &TestShop<'_>, files: &[Vec<u8>]) -> String {
    let body = json!({ "key": new_id(), "name": "ExportOrderList.csv", "bytes": files[0].len() });
    let begun = who.post(&at(shop, ""), &body).await;
    assert_eq!(begun.status, 201, "{begun:?}");
    let id = begun.text("id").to_owned();
    for (no, file) in (1..).zip(files) {
        let request = who.request(Method::PUT, &at(shop, &format!("/{id}/files/{no}")));
        let request = request.header(CONTENT_TYPE, "application/octet-stream");
        let kept = told(request.body(file.clone())).await;
        assert_eq!(kept.status, 204, "{kept:?}");
    }
    id
}

async fn step(who: &Client, shop: &TestShop<'_>, id: &str, what: &str) -> Answer {
    let body = if what == "run" {
        json!({ "rows": "good" })
    } else {
        Value::Null
    };
    let path = at(shop, &format!("/{id}/{what}"));
    let request = who.request(Method::POST, &path);
    let request = if body.is_null() {
        request
    } else {
        request.json(&body)
    };
    let answer = told(request).await;
    assert_eq!(answer.status, 200, "{what}: {answer:?}");
    answer
}

async fn seen(who: &Client, shop: &TestShop<'_>, id: &str) -> Value {
    who.get(&at(shop, &format!("/{id}"))).await.body
}

/// Where the faults of a file stand whose orders have such numbers, and amounts that are none.
pub async fn faulty(app: &TestApp, who: &Client, shop: &TestShop<'_>, numbers: &[&str]) -> String {
    let money = ("一元", "0.00", "1.00", "0");
    let rest = [
        "等待买家付款",
        "",
        "茶盘",
        "1",
        "",
        "",
        "订单未关闭",
        "0.00",
    ];
    let rows: Vec<_> = numbers.iter().map(|no| row(no, money, rest)).collect();
    let id = sent(who, shop, &[gbk(&format!("{HEAD}{}", rows.concat()))]).await;
    step(who, shop, &id, "look").await;
    step(who, shop, &id, "check").await;
    app.work().await;
    at(shop, &format!("/{id}/faults.csv"))
}

/// Looked at, checked and brought in; how it stands then.
async fn brought(app: &TestApp, who: &Client, shop: &TestShop<'_>, files: &[Vec<u8>]) -> Value {
    let id = sent(who, shop, files).await;
    step(who, shop, &id, "look").await;
    step(who, shop, &id, "check").await;
    assert_eq!(app.work().await, 1);
    let checked = seen(who, shop, &id).await;
    assert_eq!(checked["state"], "checked", "{checked}");
    step(who, shop, &id, "run").await;
    assert_eq!(app.work().await, 1);
    seen(who, shop, &id).await
}

async fn order_of(app: &TestApp, shop: &TestShop<'_>, no: &str) -> order::Model {
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<order::Entity>().with(order::Column::No.eq(no));
    rows.one().await.unwrap().expect(no)
}

async fn faults(who: &Client, shop: &TestShop<'_>, id: &str) -> Vec<(i64, String, String)> {
    let page = who.get(&at(shop, &format!("/{id}/faults"))).await.body;
    let faults = page["faults"].as_array().unwrap().iter();
    let told = faults.map(|fault| {
        let text = |field: &str| fault[field].as_str().unwrap_or_default().to_owned();
        (
            fault["line"].as_i64().unwrap(),
            text("column"),
            text("code"),
        )
    });
    told.collect()
}
