use std::collections::BTreeSet;

use sea_orm::ColumnTrait;
use serde_json::json;
use yingke::{
    catalogue::{
        Edit, Op, Shelf, SkuForm, Stored,
        ops::{PriceHow, Round, TagsHow, TextHow},
    },
    message_centre::Link,
    vocabulary::{BatchId, ProductId, new_id},
};
use yingke_schema::{audit::record, members::member::Role, outbox::event};

use super::{adds_up, begin, form, id_of, operate, read, write};
use crate::goods::{at, category, edit, put_down, seen, try_to};

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
            state: Shelf::Listed,
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
    app.advance(30_000);
    app.fire().await;
    let notices = app.notices(shop.id).await;
    let arrivals = notices
        .iter()
        .filter(|notice| notice.zh.title == "新品上架");
    let arrivals: Vec<_> = arrivals.map(|notice| notice.zh.text.as_str()).collect();
    assert_eq!(arrivals, ["新 白瓷壶 T1 等 3 件商品"], "one for all");
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

on_both_databases!(what_a_batch_lists_again_is_no_news, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let mut ids = Vec::new();
    let turn = async |ids: &[ProductId], state: Shelf| {
        let stored = read(&app, &shop, ids).await;
        let batch = Some(BatchId(new_id()));
        operate(&app, &shop, batch, &stored, &[Op::State { state }]).await
    };
    for code in ["T1", "T2"] {
        ids.push(id_of(&put_down(&keeper, &shop, code, 5).await));
    }
    assert_eq!(turn(&ids, Shelf::Listed).await, [Ok(2), Ok(2)]);
    assert_eq!(turn(&ids, Shelf::Stored).await, [Ok(3), Ok(3)]);
    ids.push(id_of(&put_down(&keeper, &shop, "T3", 5).await));
    assert_eq!(turn(&ids, Shelf::Listed).await, [Ok(4), Ok(4), Ok(2)]);
    app.advance(30_000);
    app.fire().await;
    let told = app.notices(shop.id).await;
    let texts: BTreeSet<_> = told.iter().map(|told| told.zh.text.as_str()).collect();
    let wanted = ["白瓷壶 T1 等 2 件商品", "白瓷壶 T3"];
    assert_eq!((told.len(), texts), (2, BTreeSet::from(wanted)));
    let mut links = told.into_iter().filter_map(|told| told.link);
    let link = Link::Product { product: ids[2] };
    assert!(links.any(|led| led == link));
});

on_both_databases!(news_of_a_batch_are_told_once_of_all_its_parts, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let mut ids = Vec::new();
    for code in ["T1", "T2", "T3"] {
        ids.push(id_of(&put_down(&keeper, &shop, code, 5).await));
    }
    let (batch, list) = (
        Some(BatchId(new_id())),
        [Op::State {
            state: Shelf::Listed,
        }],
    );
    for part in ids.chunks(2) {
        let stored = read(&app, &shop, part).await;
        let done = operate(&app, &shop, batch, &stored, &list).await;
        assert!(done.iter().all(Result::is_ok));
    }
    assert!(app.notices(shop.id).await.is_empty(), "more may come");
    for _ in 0..2 {
        app.advance(30_000);
        app.fire().await;
        let told = app.notices(shop.id).await;
        let texts = told.iter().map(|told| [&told.zh.text, &told.en.text]);
        let texts: Vec<_> = texts.collect();
        assert_eq!(texts, [["白瓷壶 T1 等 3 件商品", "白瓷壶 T1 and 2 more"]]);
    }
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
