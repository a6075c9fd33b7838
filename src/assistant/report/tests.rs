use serde_json::{Value, json};
use uuid::Uuid;

use super::{reading::Reading, rows::rows};
use crate::{
    assistant::{KeptFault, items::Shown},
    http::Lang,
    vocabulary::{ProductId, TemplateId},
};

fn reader(lang: Lang) -> Reading {
    let template = TemplateId(Uuid::from_u128(7));
    Reading {
        lang,
        templates: [(template, "大件物流".to_owned())].into(),
    }
}

fn item(state: &str, warnings: &str, fault: &str) -> Shown {
    let changes = json!([
        { "field": "stock", "sku": "A-1", "props": "颜色:雾蓝;尺寸:1.8m", "before": 30, "after": 2,
          "reserved": 2, "total": [38, 10] },
        { "field": "state", "before": "stored", "after": "listed" },
    ]);
    Shown {
        no: 1,
        product_id: ProductId(Uuid::from_u128(1)),
        code: "A".to_owned(),
        title: "壶".to_owned(),
        state: state.to_owned(),
        changes: changes.to_string(),
        warnings: warnings.to_owned(),
        fault: fault.to_owned(),
    }
}

#[test]
fn values_are_said_as_people_read_them() {
    let zh = reader(Lang::Zh);
    assert_eq!(zh.said("price_fen", &json!(12_905)), "129.05");
    assert_eq!(zh.said("stock", &json!(7)), "7");
    assert_eq!(zh.said("tags", &json!(["新品", "包邮"])), "新品；包邮");
    assert_eq!(zh.said("template", &Value::Null), "包邮");
    let known = json!(Uuid::from_u128(7));
    assert_eq!(zh.said("template", &known), "大件物流");
    assert_eq!(zh.said("title", &json!("stock")), "stock");
    assert_eq!(reader(Lang::En).said("state", &json!("listed")), "On sale");
    assert_eq!(zh.said("list_at", &json!(0)), "1970-01-01 08:00");
    assert_eq!(zh.lang.field("price_fen"), "价格（元）");
    assert_eq!(zh.lang.field("something"), "something");
}

#[test]
fn a_row_names_its_sku_and_a_warning_those_that_are_empty() {
    let rows = rows(&item("changed", r#"["zero_stock"]"#, ""), &reader(Lang::Zh));
    assert_eq!(rows[0][4..9], ["库存合计", "", "", "38", "10"]);
    assert_eq!(
        rows[1][4..10],
        ["库存", "A-1", "雾蓝 · 1.8m", "30", "2", "2"]
    );
    assert_eq!(rows[1][10], "不再可售：雾蓝 · 1.8m A-1");
    assert_eq!(rows[2][7..9], ["仓库中", "销售中"]);
    assert!(rows.iter().all(|row| row.len() == Lang::Zh.heading().len()));
}

#[test]
fn a_sku_s_code_is_not_its_product_s() {
    let changes = json!([
        { "field": "code", "before": "A", "after": "B" },
        { "field": "code", "sku": "B-1", "props": "颜色:雾蓝", "before": "A-1", "after": "B-1" },
    ]);
    let item = Shown {
        changes: changes.to_string(),
        ..item("changed", "[]", "")
    };
    let rows = rows(&item, &reader(Lang::Zh));
    assert_eq!(rows[0][4..9], ["编码", "", "", "A", "B"]);
    assert_eq!(rows[1][4..9], ["规格编码", "B-1", "雾蓝", "A-1", "B-1"]);
}

#[test]
fn what_was_put_back_goes_the_other_way() {
    let rows = rows(&item("undone", r#"["zero_stock"]"#, ""), &reader(Lang::En));
    assert_eq!(rows[0][7..9], ["10", "38"]);
    assert_eq!(
        rows[1][3..9],
        ["Put back", "On hand", "A-1", "雾蓝 · 1.8m", "2", "30"]
    );
    assert_eq!(rows[1][10], "");
}

#[test]
fn of_what_is_kept_in_part_each_row_says_what_became_of_it() {
    let since = KeptFault::new("changed_since", "skus.1.price_fen", "");
    let price = |sku: &str, stays: Option<&KeptFault>| json!({ "field": "price_fen", "sku": sku, "before": 1_000, "after": 1_100, "stays": stays });
    let item = Shown {
        changes: json!([price("A-1", None), price("A-2", Some(&since))]).to_string(),
        ..item("kept", "[]", &since.text())
    };
    let rows = rows(&item, &reader(Lang::Zh));
    assert_eq!(rows[0][3], "已改回");
    assert_eq!(rows[0][7..9], ["11.00", "10.00"]);
    assert_eq!(rows[0][11], "");
    assert_eq!(rows[1][3], "保留现状");
    assert_eq!(rows[1][7..9], ["10.00", "11.00"]);
    assert!(rows[1][11].contains("又被改过"), "{:?}", rows[1]);
}
