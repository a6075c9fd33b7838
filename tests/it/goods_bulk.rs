//! Many goods at once: each whole or not at all, beside the orders that take from them, and found again by any page of the list.

use std::collections::BTreeSet;

use futures_util::future::join_all;
use sea_orm::ColumnTrait;
use serde_json::{Value, json};
use yingke::{
    access::Actor,
    catalogue::{
        Edit, Goods, GoodsFilter, NewProduct, Op, Selection, SkuForm, Stored, Unwritten, Written,
        alone, begin_many, edited, edits_of, given_many,
        goods::{ChosenGoods, FilteredGoods},
        ops::{PriceHow, QuantityHow, Round, TagsHow, TextHow},
        selected, selected_count, stored_many, stored_many_in, write_many,
    },
    vocabulary::{BatchId, ProductId, SkuId, new_id},
};
use yingke_schema::{
    audit::record,
    catalogue::{product, product_change, sku},
    members::member::Role,
    outbox::event,
    timers::timer,
};

use crate::{
    buying::order_of,
    goods::{at, category, edit, listed, put_down, seen, terms, try_to},
    harness::{TestApp, TestShop},
};

fn id_of(goods: &Value) -> ProductId {
    serde_json::from_value(goods["id"].clone()).unwrap()
}

fn sku_of(goods: &Value) -> SkuId {
    serde_json::from_value(goods["skus"][0]["id"].clone()).unwrap()
}

fn tea() -> Edit {
    Edit::Category("茶器".to_owned())
}

fn form(code: &str, colour: &str, stock: i64) -> SkuForm {
    let form =
        json!({ "code": code, "props": { "颜色": colour }, "price_fen": 100, "stock": stock });
    serde_json::from_value(form).unwrap()
}

/// What becomes of each: its revision, or the code of the refusal.
type Outcome = Vec<Result<i64, &'static str>>;

fn outcome<T>(of: impl IntoIterator<Item = (T, Result<i64, Unwritten>)>) -> Outcome {
    of.into_iter()
        .map(|(_, result)| result.map_err(|unwritten| reason(&unwritten)))
        .collect()
}

fn reason(unwritten: &Unwritten) -> &'static str {
    match unwritten {
        Unwritten::ChangedMeanwhile => "changed_meanwhile",
        Unwritten::Fault(fault) => fault.code,
        other => panic!("{other}"),
    }
}

async fn read(app: &TestApp, shop: &TestShop<'_>, ids: &[ProductId]) -> Vec<Stored> {
    let db = app.app.store().shop(shop.id);
    stored_many(&db, ids, true).await.unwrap()
}

/// Writes what these edits make of products as they were read.
async fn write(
    app: &TestApp,
    shop: &TestShop<'_>,
    batch: Option<BatchId>,
    stored: &[Stored],
    edits: &[Vec<Edit>],
) -> Outcome {
    let db = app.app.store().shop(shop.id);
    let many = given_many(&db, &shop.slug, edits, app.now()).await.unwrap();
    let made: Vec<_> = stored
        .iter()
        .zip(edits)
        .map(|(stored, edits)| edited(&stored.goods, edits, &many.given).unwrap())
        .collect();
    let written: Vec<_> = stored
        .iter()
        .zip(&made)
        .zip(many.cleaned)
        .map(|((stored, (after, changes)), cleaned)| Written {
            stored,
            after,
            changes,
            cleaned,
        })
        .collect();
    let tx = app.app.store().begin(shop.id).await.unwrap();
    alone(&tx).await.unwrap();
    let told = write_many(&tx, batch, &written, &Actor::Anyone, app.now()).await;
    tx.commit().await.unwrap();
    outcome(told.unwrap())
}

async fn operate(
    app: &TestApp,
    shop: &TestShop<'_>,
    batch: Option<BatchId>,
    stored: &[Stored],
    ops: &[Op],
) -> Outcome {
    let edits = stored.iter().map(|one| edits_of(&one.goods, ops).unwrap());
    let edits: Vec<_> = edits.collect();
    write(app, shop, batch, stored, &edits).await
}

/// New products of the shop's tea things, one SKU each, by their codes.
async fn begin(
    app: &TestApp,
    shop: &TestShop<'_>,
    codes: &[(&str, &str)],
    more: &[Edit],
) -> Vec<Result<ProductId, &'static str>> {
    let db = app.app.store().shop(shop.id);
    let edits: Vec<Vec<Edit>> = codes
        .iter()
        .map(|(code, sku)| {
            let title = Edit::Title(format!("白瓷壶 {code}"));
            let mut edits = vec![title, tea(), Edit::Skus(vec![form(sku, "白", 5)])];
            edits.extend_from_slice(more);
            edits
        })
        .collect();
    let many = given_many(&db, &shop.slug, &edits, app.now())
        .await
        .unwrap();
    let made: Vec<Goods> = codes
        .iter()
        .zip(&edits)
        .map(|((code, _), edits)| edited(&Goods::named(code), edits, &many.given).unwrap().0)
        .collect();
    let new: Vec<_> = made
        .iter()
        .zip(many.cleaned)
        .map(|(goods, cleaned)| NewProduct { goods, cleaned })
        .collect();
    let tx = app.app.store().begin(shop.id).await.unwrap();
    alone(&tx).await.unwrap();
    let batch = Some(BatchId(new_id()));
    let told = begin_many(&tx, batch, &new, &Actor::Anyone, app.now()).await;
    tx.commit().await.unwrap();
    let told = told.unwrap().into_iter();
    told.map(|(_, result)| result.map_err(|unwritten| reason(&unwritten)))
        .collect()
}

/// What a product shows to be bought is what its SKUs have and nobody waits for.
async fn adds_up(app: &TestApp, shop: &TestShop<'_>) {
    let db = app.app.store().shop(shop.id);
    let skus = db.rows::<sku::Entity>().all().await.unwrap();
    for row in db.rows::<product::Entity>().all().await.unwrap() {
        let own = skus.iter().filter(|sku| sku.product_id == row.id);
        let own = own.filter(|sku| sku.gone_at.is_none());
        let left: i64 = own.map(|sku| sku.stock - sku.reserved).sum();
        assert_eq!(row.stock, left, "{}", row.code);
    }
    assert!(skus.iter().all(|sku| sku.stock >= sku.reserved));
}

on_both_databases!(many_products_are_edited_as_one_by_one, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let mut all = Vec::new();
    for code in ["T1", "T2", "T3"] {
        all.push(put_down(&keeper, &shop, code, 5).await);
    }
    let ids: Vec<_> = all.iter().map(id_of).collect();
    let backwards = [ids[2], ProductId(new_id()), ids[0]];
    let some = read(&app, &shop, &backwards).await;
    let found: Vec<_> = some.iter().map(|one| one.id).collect();
    assert_eq!(
        found,
        [ids[2], ids[0]],
        "in their order, without what is not there"
    );

    let text = |text: &str| TextHow::Prefix {
        text: text.to_owned(),
    };
    let ops = [
        Op::Title { how: text("新 ") },
        Op::Price {
            how: PriceHow::Multiply { per_mille: 900 },
            round: Round::Yuan,
            only: Vec::new(),
        },
        Op::Tags {
            how: TagsHow::Set {
                tags: vec!["新品".to_owned()],
            },
        },
        Op::Description {
            how: text("<p>壶</p><script>alert(1)</script>"),
        },
        Op::State {
            state: yingke::catalogue::Shelf::Listed,
        },
    ];
    let batch = BatchId(new_id());
    let stored = read(&app, &shop, &ids).await;
    let done = operate(&app, &shop, Some(batch), &stored, &ops).await;
    assert_eq!(done, [Ok(2), Ok(2), Ok(2)]);
    let again = read(&app, &shop, &ids).await;
    let nothing = vec![vec![Edit::Title("新 白瓷壶 T1".to_owned())]];
    let same = write(&app, &shop, None, &again[..1], &nothing).await;
    assert_eq!(same, [Ok(2)], "nothing was changed");

    for goods in &all {
        let now = seen(&keeper, &shop, goods).await;
        assert_eq!((&now["rev"], &now["state"]), (&json!(2), &json!("listed")));
        assert_eq!(now["skus"][0]["price_fen"], 11_600);
        assert_eq!(now["skus"][0]["stock"], 5);
        assert_eq!(now["tags"], json!(["新品"]));
        let code = now["code"].as_str().unwrap();
        let row = keeper
            .get(&at(&shop, &format!("goods?q={code}")))
            .await
            .body;
        let row = &row["goods"][0];
        assert_eq!(
            (&row["price_fen"], &row["stock"]),
            (&json!(11_600), &json!(5))
        );
        let page = format!("/api/store/{}/products/{code}", shop.slug);
        assert_eq!(
            app.anyone().get(&page).await.text("description"),
            "<p>壶</p>"
        );
        let path = at(
            &shop,
            &format!("goods/{}/changes", now["id"].as_str().unwrap()),
        );
        let history = keeper.get(&path).await.body;
        let rows = history["changes"].as_array().unwrap().iter();
        let of_batch = rows.filter(|row| row["batch"] == json!(batch));
        let fields: BTreeSet<_> = of_batch.map(|row| row["field"].as_str().unwrap()).collect();
        let wanted = ["description", "price_fen", "state", "tags", "title"];
        assert_eq!(fields, BTreeSet::from(wanted));
    }
    let db = app.app.store().shop(shop.id);
    let audited = db.rows::<record::Entity>();
    let audited = audited.with(record::Column::Action.eq("edit_goods_batch"));
    let audited = audited.all().await.unwrap();
    assert_eq!(
        (audited.len(), &audited[0].object),
        (1, &format!("batch/{batch}"))
    );
    let events = db.rows::<event::Entity>();
    let events = events.with(event::Column::Kind.eq("ProductsChanged"));
    assert_eq!(events.all().await.unwrap().len(), 1);
    let notices = app.notices(shop.id).await;
    let arrivals = notices
        .iter()
        .filter(|notice| notice.zh.title == "新品上架");
    let arrivals: Vec<_> = arrivals.map(|notice| notice.zh.text.as_str()).collect();
    assert_eq!(arrivals, ["新 白瓷壶 T1 等商品"], "one for all");
    adds_up(&app, &shop).await;
    // One by one they go on as ever.
    let now = seen(&keeper, &shop, &all[0]).await;
    let edits = [edit("title", json!("紫砂壶"))];
    assert_eq!(try_to(&keeper, &shop, &now, &edits).await.status, 200);
    // While their category gets another name they can be edited otherwise.
    app.tamper("UPDATE category SET name = name || '2'").await;
    let stored = read(&app, &shop, &ids[..1]).await;
    let edits = vec![vec![Edit::Title("石壶".to_owned())]];
    let done = write(&app, &shop, None, &stored, &edits).await;
    assert_eq!(done, [Ok(4)]);
});

on_both_databases!(stock_is_written_by_difference_and_covers_orders, |app| {
    let shop = app.shop("songxi").await;
    let (keeper, customer) = (shop.member(Role::Operations).await, shop.customer().await);
    let one = listed(&keeper, &shop, "T1", 9).await;
    let two = listed(&keeper, &shop, "T2", 9).await;
    let ids = [id_of(&one), id_of(&two)];
    let stored = read(&app, &shop, &ids).await;
    for (goods, pieces) in [(&one, 4), (&two, 1)] {
        let order = order_of(&[(sku_of(goods), pieces)]);
        let placed = customer.post(&at(&shop, "mine/orders"), &order).await;
        assert_eq!(placed.status, 200, "{placed:?}");
    }
    let three = Op::Quantity {
        how: QuantityHow::SetEach { n: 3 },
        only: Vec::new(),
    };
    let title = Op::Title {
        how: TextHow::Suffix {
            text: "！".to_owned(),
        },
    };
    let ops = [title, three];
    let done = operate(&app, &shop, None, &stored, &ops).await;
    assert_eq!(done, [Err("too_little_stock"), Ok(stored[1].rev + 1)]);
    let now = seen(&keeper, &shop, &one).await;
    assert_eq!(
        (&now["title"], &now["rev"]),
        (&one["title"], &one["rev"]),
        "nothing of it"
    );
    assert_eq!(now["skus"][0]["stock"], 9);
    let now = seen(&keeper, &shop, &two).await;
    assert_eq!(
        (&now["skus"][0]["stock"], &now["skus"][0]["reserved"]),
        (&json!(3), &json!(1))
    );
    let path = at(&shop, "goods/rows");
    let rows = keeper
        .post(&path, &json!({ "ids": [ids[1], new_id(), ids[0]] }))
        .await
        .body;
    let figures: Vec<_> = rows["goods"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            (
                row["stock"].as_i64().unwrap(),
                row["reserved"].as_i64().unwrap(),
            )
        })
        .collect();
    assert_eq!(figures, [(2, 1), (5, 4)]);
    let many = vec![new_id(); 201];
    assert_eq!(
        keeper.post(&path, &json!({ "ids": many })).await.code(),
        "bad_ids"
    );
    adds_up(&app, &shop).await;
});

on_both_databases!(
    who_was_slower_and_whose_code_is_taken_is_told_by_product,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let mut all = Vec::new();
        for code in ["T1", "T2", "T3", "T4"] {
            all.push(put_down(&keeper, &shop, code, 5).await);
        }
        let ids: Vec<_> = all.iter().map(id_of).collect();
        let stored = read(&app, &shop, &ids).await;
        let faster = [edit("care", json!("温水冲洗"))];
        assert_eq!(try_to(&keeper, &shop, &all[0], &faster).await.status, 200);
        let edits = [
            vec![Edit::Title("玻璃壶".to_owned())],
            vec![Edit::Code("T1".to_owned())],
            vec![Edit::Code("T9".to_owned())],
            vec![Edit::Code("T9".to_owned())],
        ];
        let done = write(&app, &shop, None, &stored, &edits).await;
        let wanted = [
            Err("changed_meanwhile"),
            Err("code_taken"),
            Ok(2),
            Err("code_taken"),
        ];
        assert_eq!(done, wanted);
        let codes = async || {
            let page = keeper.get(&at(&shop, "goods?sort=position")).await.body;
            let rows = page["goods"].as_array().unwrap().clone();
            let codes = rows
                .iter()
                .map(|row| row["code"].as_str().unwrap().to_owned());
            codes.collect::<Vec<_>>()
        };
        assert_eq!(codes().await, ["T1", "T2", "T9", "T4"]);
        let stored = read(&app, &shop, &ids[1..]).await;
        let skus = |stored: &Stored, code: &str| {
            let own = SkuForm {
                id: Some(stored.goods.skus[0].id),
                stock: None,
                ..form(code, "白", 0)
            };
            vec![Edit::Skus(vec![own])]
        };
        let edits = [
            skus(&stored[0], "T3-1"),
            skus(&stored[1], "X"),
            skus(&stored[2], "X"),
        ];
        let done = write(&app, &shop, None, &stored, &edits).await;
        assert_eq!(done, [Err("code_taken"), Ok(3), Err("code_taken")]);
        let known = keeper.get(&at(&shop, "categories")).await.body;
        assert_eq!(known["categories"][0]["products"], 4);
    }
);

on_both_databases!(tables_of_skus_are_set_anew_by_the_dozen, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let codes: Vec<_> = (0..12)
        .map(|no| (format!("T{no}"), format!("T{no}-1")))
        .collect();
    category(&keeper, &shop, "茶器", json!([])).await;
    let named: Vec<_> = codes
        .iter()
        .map(|(code, sku)| (code.as_str(), sku.as_str()))
        .collect();
    let ids: Vec<_> = begin(&app, &shop, &named, &[]).await;
    let ids: Vec<_> = ids.into_iter().map(Result::unwrap).collect();
    let tables = |stored: &[Stored], table: fn(&Stored) -> Vec<SkuForm>| {
        let edits = stored.iter().map(|one| vec![Edit::Skus(table(one))]);
        edits.collect::<Vec<_>>()
    };
    let stored = read(&app, &shop, &ids).await;
    let wider = tables(&stored, |one| {
        let code = &one.goods.code;
        vec![
            form(&format!("{code}-2"), "黑", 4),
            form(&format!("{code}-1"), "白", 6),
        ]
    });
    let done = write(&app, &shop, None, &stored, &wider).await;
    assert!(done.iter().all(|one| *one == Ok(2)), "{done:?}");
    adds_up(&app, &shop).await;
    let stored = read(&app, &shop, &ids).await;
    // The codes change places, which no row may notice.
    let swapped = tables(&stored, |one| {
        let skus = &one.goods.skus;
        let own = |place: usize, other: usize, colour: &str| SkuForm {
            id: Some(skus[place].id),
            stock: None,
            ..form(&skus[other].code, colour, 0)
        };
        vec![own(0, 1, "黑"), own(1, 0, "白")]
    });
    let done = write(&app, &shop, None, &stored, &swapped).await;
    assert!(done.iter().all(|one| *one == Ok(3)), "{done:?}");
    let stored = read(&app, &shop, &ids).await;
    assert_eq!(stored[3].goods.skus[0].code, "T3-1");
    assert_eq!(stored[3].goods.skus[0].stock, 4);
    let fewer = tables(&stored, |one| vec![form(&one.goods.skus[1].code, "白", 1)]);
    let done = write(&app, &shop, None, &stored, &fewer).await;
    assert!(done.iter().all(|one| *one == Ok(4)), "{done:?}");
    adds_up(&app, &shop).await;
    let again = begin(&app, &shop, &[("T99", "T3-1"), ("T98", "T3-2")], &[]).await;
    assert!(
        again[0].is_ok(),
        "what was taken off frees its code: {again:?}"
    );
    assert_eq!(again[1], Err("code_taken"));
});

on_both_databases!(products_are_put_down_by_the_hundred, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    category(&keeper, &shop, "茶器", json!([])).await;
    let first = put_down(&keeper, &shop, "OLD", 1).await;
    let mut codes: Vec<_> = (0..400)
        .map(|no| (format!("N{no}"), format!("N{no}-1")))
        .collect();
    codes.push(("OLD".to_owned(), "O".to_owned()));
    codes.push(("N400".to_owned(), "OLD-1".to_owned()));
    codes.push(("N7".to_owned(), "P".to_owned()));
    let codes: Vec<_> = codes
        .iter()
        .map(|(code, sku)| (code.as_str(), sku.as_str()))
        .collect();
    let when = app.now() + 60_000;
    let more = [
        Edit::Description("<p>壶</p><script>x</script>".to_owned()),
        Edit::ListAt(Some(when)),
    ];
    let told = begin(&app, &shop, &codes, &more).await;
    assert_eq!(told.iter().filter(|one| one.is_ok()).count(), 400);
    assert_eq!(told[400..], [Err("code_taken"); 3]);
    let db = app.app.store().shop(shop.id);
    let timers = db.rows::<timer::Entity>();
    let timers = timers.with(timer::Column::Kind.eq("goods_list"));
    assert_eq!(timers.count().await.unwrap(), 400);
    let history = db.rows::<product_change::Entity>();
    let history = history.with(product_change::Column::BatchId.is_not_null());
    let history = history.all().await.unwrap();
    assert_eq!(history.len(), 400);
    assert!(
        history
            .iter()
            .all(|row| row.rev == 1 && row.changes.contains(r#""field":"created""#))
    );
    adds_up(&app, &shop).await;
    let page = keeper
        .get(&at(&shop, "goods?sort=position&offset=399&limit=5"))
        .await
        .body;
    let rows = page["goods"].as_array().unwrap();
    assert_eq!((rows.len(), &page["next"]), (2, &Value::Null));
    assert_eq!(rows[1]["code"], "N399");
    let new = seen(&keeper, &shop, &rows[1]).await;
    assert_eq!((&new["rev"], &new["list_at"]), (&json!(1), &json!(when)));
    assert_eq!(new["description"], "<p>壶</p><script>x</script>");
    let old = seen(&keeper, &shop, &first).await;
    assert_eq!(old["rev"], 1);
});

on_both_databases!(orders_and_batches_take_nothing_from_each_other, |app| {
    let shop = app.shop("songxi").await;
    let (keeper, customer) = (shop.member(Role::Operations).await, shop.customer().await);
    let mut all = Vec::new();
    for code in ["T1", "T2", "T3"] {
        all.push(listed(&keeper, &shop, code, 20).await);
    }
    let mut ids: Vec<_> = all.iter().map(id_of).collect();
    ids.reverse();
    let mut skus: Vec<_> = all.iter().map(|goods| (sku_of(goods), 1)).collect();
    let forwards = order_of(&skus);
    skus.reverse();
    let mut orders: Vec<_> = (0..5).map(|_| order_of(&skus)).collect();
    orders.push(forwards);
    let path = at(&shop, "mine/orders");
    let more = [Op::Quantity {
        how: QuantityHow::AddEach { n: 2 },
        only: Vec::new(),
    }];
    let batch = async {
        let tx = app.app.store().begin(shop.id).await.unwrap();
        alone(&tx).await.unwrap();
        let stored = stored_many_in(&tx, &ids, false).await.unwrap();
        drop(tx);
        operate(&app, &shop, None, &stored, &more).await
    };
    let (placed, first) = tokio::join!(
        join_all(orders.iter().map(|order| customer.post(&path, order))),
        batch,
    );
    let placed = placed.iter().filter(|answer| answer.status == 200).count();
    assert_eq!(placed, 6);
    assert!(first.iter().all(Result::is_ok), "{first:?}");
    for stored in read(&app, &shop, &ids).await {
        let sku = &stored.goods.skus[0];
        assert_eq!((sku.stock, sku.reserved), (22, 6));
    }
    adds_up(&app, &shop).await;
});

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
        "position", "-price", "price", "stock", "-stock", "-changed", "title", "-title",
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
    ] {
        let body = json!({ "filter": filter });
        let selection: Selection = serde_json::from_value(body).unwrap();
        selection.check().unwrap();
        assert_eq!(walked(&selection).await.len(), many, "{filter}");
    }
    for wrong in [
        json!({ "filter": { "state": "gone" } }),
        json!({ "filter": { "template": "快递" } }),
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

fn new_product() -> ProductId {
    ProductId(new_id())
}
