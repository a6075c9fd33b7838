use std::collections::{HashMap, HashSet};

use serde_json::json;

use super::{Change, Edit, Given, Goods, Shelf, SkuForm, edited};
use crate::{
    catalogue::{
        Attribute, Availability, Props,
        categories::{AttributeKind, AttributeRule},
    },
    vocabulary::{SkuId, TemplateId, new_id},
};

fn rule(name: &str, kind: AttributeKind, is_required: bool) -> AttributeRule {
    AttributeRule {
        name: name.to_owned(),
        kind,
        unit: String::new(),
        choices: vec!["白蜡木".to_owned(), "橡木".to_owned()],
        is_required,
    }
}

fn made(before: &Goods, edits: &[Edit]) -> Result<(Goods, Vec<Change>), &'static str> {
    let rules = vec![
        rule("材质", AttributeKind::Choice, true),
        rule("宽", AttributeKind::Number, false),
    ];
    let categories = [("餐桌", rules), ("茶器", Vec::new())];
    let given = Given {
        at: 1_000,
        fresh: || SkuId(new_id()),
        categories: categories
            .map(|(name, rules)| (name.to_owned(), rules))
            .into(),
        category_ids: HashMap::new(),
        templates: HashMap::new(),
        codes: HashSet::from(["B2".to_owned()]),
        product_ids: HashMap::new(),
        product_codes: HashMap::new(),
        pictures: HashMap::from([("p".to_owned(), "/photos/p".to_owned())]),
        cleaned: String::new(),
    };
    edited(before, edits, &given).map_err(|fault| fault.code)
}

fn table(price_fen: i64) -> Edit {
    Edit::Skus(vec![SkuForm {
        id: None,
        code: "A1-1".to_owned(),
        barcode: String::new(),
        props: Props(vec![("颜色".to_owned(), "原木".to_owned())]),
        price_fen,
        stock: Some(3),
        stock_was: None,
        weight_g: None,
        volume_cm3: None,
        picture: None,
    }])
}

fn whole() -> Goods {
    let edits = [
        Edit::Title("餐桌".to_owned()),
        Edit::Category("餐桌".to_owned()),
        table(100),
    ];
    made(&Goods::named("A1"), &edits).unwrap().0
}

fn fields(before: &Goods, edits: &[Edit]) -> Vec<&'static str> {
    let (_, changes) = made(before, edits).unwrap();
    changes.iter().map(|change| change.field).collect()
}

#[test]
fn only_what_is_not_as_it_was_is_a_change() {
    let goods = whole();
    let edits = [Edit::Title("餐桌".to_owned()), table(100)];
    assert_eq!(made(&goods, &edits), Ok((goods.clone(), Vec::new())));
    let there_and_back = [
        Edit::Title("书桌".to_owned()),
        Edit::Title("餐桌".to_owned()),
    ];
    assert!(fields(&goods, &there_and_back).is_empty());
    let (dearer, changes) = made(&goods, &[table(150)]).unwrap();
    assert_eq!(dearer.prices(), (150, 150));
    assert_eq!(dearer.skus[0].id, goods.skus[0].id);
    assert_eq!(
        changes,
        [Change {
            field: "price_fen",
            sku: Some("A1-1".to_owned()),
            before: json!(100),
            after: json!(150),
        }]
    );
}

#[test]
fn a_template_is_answered_before_a_product_is_listed() {
    let goods = whole();
    let list = Edit::State(Shelf::Listed);
    assert_eq!(
        made(&goods, std::slice::from_ref(&list)).err(),
        Some("attribute_missing")
    );
    let answer = |name: &str, value: &str| {
        Edit::Attributes(vec![Attribute {
            name: name.to_owned(),
            value: value.to_owned(),
        }])
    };
    let wrong = [answer("材质", "塑料"), answer("宽", "很宽")];
    for edit in wrong {
        assert_eq!(made(&goods, &[edit]).err(), Some("bad_attribute"));
    }
    let right = [answer("材质", "橡木"), list.clone()];
    assert_eq!(fields(&goods, &right), ["attributes", "state"]);
    let elsewhere = [Edit::Category("茶器".to_owned()), list];
    assert_eq!(fields(&goods, &elsewhere), ["category", "state"]);
}

#[test]
fn an_answer_that_is_none_any_more_refuses_itself_alone() {
    let answers = |all: &[(&str, &str)]| {
        let all = all.iter().map(|(name, value)| Attribute {
            name: (*name).to_owned(),
            value: (*value).to_owned(),
        });
        all.collect::<Vec<_>>()
    };
    let mut goods = whole();
    goods.detail.attributes = answers(&[("宽", "很宽")]);
    let others = Edit::Attributes(answers(&[("宽", "很宽"), ("材质", "橡木")]));
    assert_eq!(
        fields(&goods, std::slice::from_ref(&others)),
        ["attributes"]
    );
    let itself = Edit::Attributes(answers(&[("宽", "更宽")]));
    assert_eq!(made(&goods, &[itself]).err(), Some("bad_attribute"));
    let listed = [others, Edit::State(Shelf::Listed)];
    assert_eq!(made(&goods, &listed).err(), Some("bad_attribute"));
    goods.state = Shelf::Listed;
    assert_eq!(fields(&goods, &[Edit::State(Shelf::Stored)]), ["state"]);
}

#[test]
fn a_time_to_list_is_to_come_and_ends_with_the_listing() {
    let goods = whole();
    assert_eq!(
        made(&goods, &[Edit::ListAt(Some(1_000))]).err(),
        Some("bad_list_at")
    );
    let (waiting, _) = made(&goods, &[Edit::ListAt(Some(1_001))]).unwrap();
    let listed = [
        Edit::Category("茶器".to_owned()),
        Edit::State(Shelf::Listed),
    ];
    assert_eq!(fields(&waiting, &listed), ["category", "state", "list_at"]);
}

#[test]
fn what_orders_wait_for_is_not_deleted_and_what_is_has_no_time_to_list() {
    let mut goods = whole();
    let delete = [Edit::State(Shelf::Deleted)];
    let (waiting, _) = made(&goods, &[Edit::ListAt(Some(1_001))]).unwrap();
    assert_eq!(fields(&waiting, &delete), ["state", "list_at"]);
    goods.skus[0].reserved = 1;
    assert_eq!(made(&goods, &delete).err(), Some("goods_reserved"));
    goods.state = Shelf::Deleted;
    assert_eq!(fields(&goods, &[Edit::State(Shelf::Stored)]), ["state"]);
}

#[test]
fn only_what_the_shop_has_can_be_named() {
    let goods = whole();
    let code = |edit| made(&goods, &[edit]).err();
    let picture = |name: &str| Edit::Pictures(vec![name.to_owned()]);
    assert_eq!(code(picture("q")), Some("no_such_picture"));
    assert_eq!(code(picture("/photos/q")), Some("no_such_picture"));
    let (shown, _) = made(&goods, &[picture("p")]).unwrap();
    assert_eq!(shown.detail.pictures, ["/photos/p"]);
    assert!(made(&shown, &[picture("/photos/p")]).is_ok());
    let goes_with =
        |codes: &[&str]| Edit::GoesWith(codes.iter().map(|code| (*code).to_owned()).collect());
    assert_eq!(code(goes_with(&["C3"])), Some("no_such_product"));
    assert_eq!(code(goes_with(&["B2", "B2"])), Some("no_such_product"));
    assert_eq!(code(goes_with(&["B2"])), None);
    assert_eq!(
        code(Edit::Category("床".to_owned())),
        Some("no_such_category")
    );
    assert_eq!(
        code(Edit::Template(Some(TemplateId(new_id())))),
        Some("no_such_template")
    );
    assert_eq!(code(Edit::Title(String::new())), Some("bad_title"));
    assert_eq!(
        code(Edit::Availability(Availability::SoldOut)),
        Some("bad_availability")
    );
}

#[test]
fn a_title_is_what_is_seen_of_it() {
    let turned = Edit::Title("\u{202e}餐\u{200b}桌".to_owned());
    let goods = whole();
    assert_eq!(made(&goods, &[turned]), Ok((goods.clone(), Vec::new())));
}

#[test]
fn a_product_is_sold_only_whole() {
    let bare = Goods::named("A1");
    assert_eq!(made(&bare, &[]).err(), Some("bad_title"));
    assert_eq!(
        made(&bare, &[Edit::Title("桌".to_owned())]).err(),
        Some("no_such_category")
    );
    let named = [
        Edit::Title("桌".to_owned()),
        Edit::Category("餐桌".to_owned()),
    ];
    assert_eq!(made(&bare, &named).err(), Some("bad_skus"));
}

#[test]
fn a_sku_shows_a_picture_of_its_product_as_long_as_that_has_it() {
    let of_sku = |picture: &str| {
        let Edit::Skus(mut forms) = table(100) else {
            panic!("a table");
        };
        forms[0].picture = Some(picture.to_owned());
        Edit::Skus(forms)
    };
    let goods = whole();
    assert_eq!(made(&goods, &[of_sku("p")]).err(), Some("no_such_picture"));
    let both = [of_sku("p"), Edit::Pictures(vec!["p".to_owned()])];
    let (shown, _) = made(&goods, &both).unwrap();
    assert_eq!(shown.skus[0].picture, "/photos/p");
    let (dearer, _) = made(&shown, &[table(200)]).unwrap();
    assert_eq!(dearer.skus[0].picture, "/photos/p", "not said: as it is");
    assert_eq!(fields(&shown, &[of_sku("")]), ["picture"]);
    let none = Edit::Pictures(Vec::new());
    assert_eq!(fields(&shown, &[none]), ["pictures", "picture"]);
}
