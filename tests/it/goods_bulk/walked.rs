use serde_json::{Value, json};
use yingke::{
    catalogue::{
        GoodsFilter, Selection,
        goods::{ChosenGoods, FilteredGoods, keep_imported},
        selected, selected_count,
    },
    vocabulary::{ImportId, ProductId, new_id},
};
use yingke_schema::members::member::Role;

use super::{id_of, new_product};
use crate::goods::{at, edit, put_down, terms, try_to};

on_both_databases!(any_page_of_any_order_is_found_by_its_offset, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let template = keeper
        .post(&at(&shop, "delivery-templates"), &terms("快递"))
        .await;
    let template = template.text("id").to_owned();
    for (no, stock) in [0, 3, 3, 9, 9, 0, 40].into_iter().enumerate() {
        app.advance(1);
        let goods = put_down(&keeper, &shop, &format!("T{no}"), stock).await;
        if no % 2 == 0 {
            let edits = [
                edit("state", json!("listed")),
                edit("tags", json!(["新品"])),
                edit("template", json!(template)),
            ];
            assert_eq!(try_to(&keeper, &shop, &goods, &edits).await.status, 200);
        }
    }
    let page = async |query: &str| keeper.get(&at(&shop, &format!("goods?{query}"))).await.body;
    let codes = |page: &Value| {
        let rows = page["goods"].as_array().unwrap().iter();
        let codes = rows.map(|row| row["code"].as_str().unwrap().to_owned());
        codes.collect::<Vec<_>>()
    };
    let filters = [
        String::new(),
        "&state=listed".to_owned(),
        "&q=%E5%A3%B6".to_owned(),
        "&availability=stock".to_owned(),
        "&low_stock=true".to_owned(),
        "&min_fen=1&max_fen=99999".to_owned(),
        "&tag=%E6%96%B0%E5%93%81".to_owned(),
        "&template=none".to_owned(),
        format!("&template={template}&category=%E8%8C%B6%E5%99%A8"),
        "&q=%E5%A3%B6&state=stored&availability=stock&min_fen=1".to_owned(),
    ];
    for sort in [
        "position", "-price", "price", "stock", "-stock", "-changed", "title", "-title", "code",
        "-code",
    ] {
        for filter in &filters {
            let query = format!("sort={sort}{filter}");
            let whole = page(&query).await;
            let all = codes(&whole);
            assert_eq!(whole["total"], all.len(), "{query}");
            let mut by_offset = Vec::new();
            for offset in (0..8).step_by(2) {
                let part = page(&format!("{query}&limit=2&offset={offset}")).await;
                assert_eq!(part["total"].is_null(), offset > 0, "{query}");
                by_offset.extend(codes(&part));
            }
            assert_eq!(by_offset, all, "{query}");
            let (mut by_cursor, mut cursor) = (Vec::new(), String::new());
            loop {
                let part = page(&format!("{query}&limit=2&cursor={cursor}")).await;
                by_cursor.extend(codes(&part));
                let Some(next) = part["next"].as_str() else {
                    break;
                };
                cursor = next.replace(' ', "%20");
            }
            assert_eq!(by_cursor, all, "{query}");
        }
    }
    let count = async |query: &str| page(query).await["total"].clone();
    assert_eq!(count("template=none").await, 3);
    assert_eq!(count(&format!("template={template}")).await, 4);
    assert_eq!(page("offset=7").await["goods"], json!([]));
    for wrong in ["template=x", "offset=-1", "offset=1&cursor=x", "tag=%22"] {
        let answer = keeper.get(&at(&shop, &format!("goods?{wrong}"))).await;
        assert_eq!(answer.status, 400, "{wrong}");
    }
});

on_both_databases!(a_selection_is_walked_once_in_the_order_of_its_ids, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let mut ids = Vec::new();
    for no in 0..7 {
        let goods = put_down(&keeper, &shop, &format!("T{no}"), no).await;
        ids.push(id_of(&goods));
    }
    ids.sort();
    let template = keeper
        .post(&at(&shop, "delivery-templates"), &terms("快递"))
        .await;
    let template = template.text("id").to_owned();
    let heavy = put_down(&keeper, &shop, "T7", 2).await;
    ids.push(id_of(&heavy));
    ids.sort();
    let edits = [edit("template", json!(template))];
    assert_eq!(try_to(&keeper, &shop, &heavy, &edits).await.status, 200);
    let import = ImportId(new_id());
    let tx = app.app.store().begin(shop.id).await.unwrap();
    let brought = [(ids[0], true), (ids[3], false), (ids[7], true)];
    keep_imported(&tx, import, &brought).await.unwrap();
    tx.commit().await.unwrap();
    let db = app.app.store().shop(shop.id);
    let walked = async |selection: &Selection| {
        let (mut all, mut after) = (Vec::new(), None);
        loop {
            let some = selected(&db, selection, after, 2).await.unwrap();
            after = some.last().copied();
            all.extend_from_slice(&some);
            if some.len() < 2 {
                let count = selected_count(&db, selection).await.unwrap();
                assert_eq!(count, all.len() as u64);
                return all;
            }
        }
    };
    let mut named: Vec<_> = ids.iter().rev().copied().collect();
    named.extend([ids[3], ProductId(new_id())]);
    let chosen = Selection::Ids(ChosenGoods { ids: named });
    assert_eq!(
        walked(&chosen).await,
        ids,
        "each once, in order, if it is there"
    );
    let filtered = |filter: GoodsFilter, except: Vec<ProductId>| {
        Selection::Filter(Box::new(FilteredGoods { filter, except }))
    };
    let all_but = filtered(
        GoodsFilter::default(),
        vec![ids[0], ids[1], ids[2], new_product()],
    );
    assert_eq!(walked(&all_but).await, ids[3..]);
    for (filter, many) in [
        (json!({ "low_stock": true }), 6),
        (json!({ "availability": "sold_out" }), 1),
        (
            json!({ "q": "T3", "state": "stored", "template": "none" }),
            1,
        ),
        (json!({ "min_fen": 12_901 }), 0),
        (json!({ "tag": "新品" }), 0),
        (json!({ "category": "茶器" }), 8),
        (json!({ "template": template }), 1),
        (json!({ "template": "none" }), 7),
        (json!({ "import": import }), 3),
        (json!({ "import": import, "brought": "new" }), 2),
        (
            json!({ "import": import, "brought": "changed", "q": "T" }),
            1,
        ),
        (json!({ "import": ImportId(new_id()) }), 0),
    ] {
        let body = json!({ "filter": filter });
        let selection: Selection = serde_json::from_value(body).unwrap();
        selection.check().unwrap();
        assert_eq!(walked(&selection).await.len(), many, "{filter}");
    }
    for wrong in [
        json!({ "filter": { "state": "gone" } }),
        json!({ "filter": { "template": "快递" } }),
        json!({ "filter": { "import": import, "brought": "old" } }),
        json!({ "ids": vec![new_id(); 10_001] }),
    ] {
        let selection: Selection = serde_json::from_value(wrong).unwrap();
        assert!(selection.check().is_err());
    }
    for odd in [
        json!({ "filter": { "colour": "red" } }),
        json!({ "ids": [], "except": [] }),
        json!({}),
    ] {
        assert!(serde_json::from_value::<Selection>(odd).is_err());
    }
});
