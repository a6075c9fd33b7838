use futures_util::future::join_all;
use serde_json::json;
use yingke::{
    catalogue::{
        Op, Shelf, alone,
        ops::{QuantityHow, TextHow},
        stored_many_in,
    },
    vocabulary::new_id,
};
use yingke_schema::members::member::Role;

use super::{adds_up, id_of, operate, read, sku_of};
use crate::{
    buying::order_of,
    goods::{at, listed, seen},
};

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
    pieces_that_were_sent_meanwhile_are_not_told_as_waited_for,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let one = listed(&keeper, &shop, "T1", 9).await;
        let stored = read(&app, &shop, &[id_of(&one)]).await;
        app.tamper("UPDATE sku SET stock = 1").await;
        let fewer = [Op::Quantity {
            how: QuantityHow::AddEach { n: -5 },
            only: Vec::new(),
        }];
        let done = operate(&app, &shop, None, &stored, &fewer).await;
        assert_eq!(done, [Err("changed_meanwhile")]);
    }
);

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

on_both_databases!(what_an_order_waits_for_by_now_is_not_deleted, |app| {
    let shop = app.shop("songxi").await;
    let (keeper, customer) = (shop.member(Role::Operations).await, shop.customer().await);
    let one = listed(&keeper, &shop, "T1", 9).await;
    let two = listed(&keeper, &shop, "T2", 9).await;
    let stored = read(&app, &shop, &[id_of(&one), id_of(&two)]).await;
    let order = order_of(&[(sku_of(&one), 1)]);
    let placed = customer.post(&at(&shop, "mine/orders"), &order).await;
    assert_eq!(placed.status, 200, "{placed:?}");
    let delete = [Op::State {
        state: Shelf::Deleted,
    }];
    let done = operate(&app, &shop, None, &stored, &delete).await;
    assert_eq!(done, [Err("goods_reserved"), Ok(stored[1].rev + 1)]);
    assert_eq!(seen(&keeper, &shop, &one).await["state"], "listed");
    assert_eq!(seen(&keeper, &shop, &two).await["state"], "deleted");
    let order = order_of(&[(sku_of(&two), 1)]);
    let refused = customer.post(&at(&shop, "mine/orders"), &order).await;
    assert_eq!((refused.status, refused.code()), (422, "not_listed"));
    adds_up(&app, &shop).await;
});
