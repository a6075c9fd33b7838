use sea_orm::ColumnTrait;
use serde_json::json;
use yingke::{
    trade::OrderChanged,
    vocabulary::{OrderId, new_id},
};
use yingke_schema::{audit::record, members::member::Role, outbox::event};

use super::{PHONE, at, bought, goods, keep};
use crate::{
    buying::{people, place, put_up},
    harness::{TestApp, TestShop},
};

on_both_databases!(a_note_has_a_limit_in_bytes_a_flag_and_a_history, |app| {
    let shop = app.shop("songxi").await;
    let (agent, warehouse, trainee) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Warehouse).await,
        shop.member(Role::Trainee).await,
    );
    let customer = shop.customer().await;
    let pot = goods(&app, &shop, "T1", "白瓷茶壶").await;
    let mut order = bought(
        customer.id,
        &pot,
        ("310000000000000001", 100, app.now()),
        vec![],
    );
    order.note = "买家留言：轻放".to_owned();
    keep(&app, &shop, std::slice::from_ref(&order)).await;
    let note_path = at(&shop, &format!("orders/{}/note", order.id));
    let notes_path = at(&shop, &format!("orders/{}/notes", order.id));
    let new = |rev: i64, note: &str, flag: i64| json!({ "key": new_id(), "rev": rev, "note": note, "flag": flag });
    assert_eq!(agent.get(&notes_path).await.body, json!({ "notes": [] }));
    for (wrong, code) in [
        (new(1, &"长".repeat(334), 1), "note_too_long"),
        (new(1, &"a".repeat(1_001), 1), "note_too_long"),
        (new(1, "轻放", 6), "bad_flag"),
        (new(1, "轻放", -1), "bad_flag"),
    ] {
        let refused = agent.put(&note_path, &wrong).await;
        assert_eq!((refused.status, refused.code()), (422, code));
    }
    assert_eq!(
        trainee.put(&note_path, &new(1, "轻放", 1)).await.status,
        403
    );
    let longest = format!("{}a", "长".repeat(333));
    let first = new(1, &longest, 1);
    // A retry is done once.
    for _ in 0..2 {
        let noted = agent.put(&note_path, &first).await;
        assert_eq!(noted.status, 200, "{noted:?}");
        assert_eq!(
            (&noted.body["note"], &noted.body["flag"], &noted.body["rev"]),
            (&json!(longest), &json!(1), &json!(2))
        );
    }
    let mut reused = new(2, "别的", 1);
    reused["key"] = first["key"].clone();
    let refused = agent.put(&note_path, &reused).await;
    assert_eq!((refused.status, refused.code()), (409, "key_reused"));
    let late = warehouse.put(&note_path, &new(1, "晚了", 2)).await;
    assert_eq!((late.status, late.code()), (409, "changed_meanwhile"));
    let told = format!("打 {PHONE} 约时间");
    let noted = warehouse.put(&note_path, &new(2, &told, 2)).await;
    assert_eq!(
        (noted.status, &noted.body["rev"]),
        (200, &json!(3)),
        "{noted:?}"
    );
    let masked = noted.text("note").to_owned();
    assert!(!masked.contains(PHONE), "{masked}");
    // Only the flag was meant.
    assert_eq!(agent.put(&note_path, &new(3, &masked, 5)).await.status, 200);
    let kept = trade_order(&app, &shop, order.id).await;
    assert_eq!((kept.note, kept.flag, kept.rev), (told, 5, 4));
    let history = trainee.get(&notes_path).await.body;
    assert!(!history.to_string().contains(PHONE), "{history}");
    let rows: Vec<_> = history["notes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            (
                row["no"].as_i64().unwrap(),
                row["flag"].as_i64().unwrap(),
                row["nick"].as_str().unwrap(),
            )
        })
        .collect();
    let nick = "客服小禾";
    assert_eq!(rows, [(4, 5, nick), (3, 2, nick), (2, 1, nick), (1, 0, "")]);
    assert_eq!(history["notes"][3]["note"], json!("买家留言：轻放"));
    told_three_times(&app, &shop, order.id).await;
    let nobody_s = at(&shop, &format!("orders/{}/note", new_id()));
    assert_eq!(agent.put(&nobody_s, &new(1, "x", 1)).await.status, 404);
    let nobody_s = at(&shop, &format!("orders/{}/notes", new_id()));
    assert_eq!(agent.get(&nobody_s).await.status, 404);
});

on_both_databases!(
    a_masked_number_of_a_note_is_shown_with_a_reason_and_never_lost,
    |app| {
        let shop = app.shop("songxi").await;
        let (agent, trainee) = (
            shop.member(Role::Agent).await,
            shop.member(Role::Trainee).await,
        );
        let customer = shop.customer().await;
        let pot = goods(&app, &shop, "T1", "白瓷茶壶").await;
        let placed = ("310000000000000001", 100, app.now());
        let order = bought(customer.id, &pot, placed, vec![]);
        keep(&app, &shop, std::slice::from_ref(&order)).await;
        let path = at(&shop, &format!("orders/{}", order.id));
        let write = async |rev: i64, note: &str| {
            let new = json!({ "key": new_id(), "rev": rev, "note": note, "flag": 1 });
            agent.client.put(&format!("{path}/note"), &new).await
        };
        let told = format!("打 {PHONE}，补发单号 SF1234567890101");
        let masked = write(1, &told).await.text("note").to_owned();
        assert_eq!(masked, "打 ****，补发单号 SF****");
        let added = write(2, &format!("加急\n{masked}\n已通知")).await;
        assert_eq!(added.status, 200, "{added:?}");
        let whole = format!("加急\n{told}\n已通知");
        assert_eq!(trade_order(&app, &shop, order.id).await.note, whole);
        let half = write(3, "打 ****，不补发").await;
        assert_eq!((half.status, half.code()), (422, "note_masked"));
        let long = write(3, &format!("加急\n{masked}\n已通知{}", "a".repeat(950))).await;
        assert_eq!((long.status, long.code()), (422, "note_too_long"));
        assert_eq!(trade_order(&app, &shop, order.id).await.note, whole);

        let showings = format!("{path}/showings");
        let asked =
            |note: Option<i64>| json!({ "field": "note", "note": note, "reason": "查单号" });
        let shown = agent.post(&showings, &asked(None)).await;
        assert_eq!(shown.body, json!({ "value": whole }), "{shown:?}");
        assert_eq!(write(3, "不补发").await.status, 200);
        let first = agent.post(&showings, &asked(Some(1))).await;
        assert_eq!(first.body, json!({ "value": told }), "{first:?}");
        assert_eq!(agent.post(&showings, &asked(Some(9))).await.status, 404);
        let bare = json!({ "field": "note", "reason": " " });
        assert_eq!(agent.post(&showings, &bare).await.status, 400);
        assert_eq!(trainee.post(&showings, &asked(None)).await.status, 403);
        let db = app.app.store().shop(shop.id);
        let rows = db
            .rows::<record::Entity>()
            .with(record::Column::Action.eq("show_order_data"));
        let rows = rows.all().await.unwrap();
        assert_eq!(rows.len(), 2, "{rows:?}");
        for row in rows {
            assert_eq!(row.object, format!("order/{}", order.id));
            assert!(row.detail.contains("note") && row.detail.contains("查单号"));
            assert!(!row.detail.contains(PHONE), "{row:?}");
        }
    }
);

on_both_databases!(no_digit_beside_its_mask_brings_a_number_to_light, |app| {
    let shop = app.shop("songxi").await;
    let operations = shop.member(Role::Operations).await;
    let customer = shop.customer().await;
    let pot = goods(&app, &shop, "T1", "白瓷茶壶").await;
    let placed = ("310000000000000001", 100, app.now());
    let order = bought(customer.id, &pot, placed, vec![]);
    keep(&app, &shop, std::slice::from_ref(&order)).await;
    let path = at(&shop, &format!("orders/{}/note", order.id));
    let write = async |rev: i64, note: &str| {
        let new = json!({ "key": new_id(), "rev": rev, "note": note, "flag": 1 });
        operations.client.put(&path, &new).await
    };
    assert_eq!(write(1, "138/0013/8000").await.text("note"), "****");
    for beside in ["9****", "****1", "123456 **** 123456"] {
        let refused = write(2, beside).await;
        let told = (refused.status, refused.code());
        assert_eq!(told, (422, "note_masked"), "{beside}");
    }
    let added = write(2, "2 件，打 **** 约").await;
    assert_eq!(added.text("note"), "2 件，打 **** 约", "{added:?}");
    let kept = trade_order(&app, &shop, order.id).await.note;
    assert_eq!(kept, "2 件，打 138/0013/8000 约");
});

on_both_databases!(a_note_stops_no_customer_and_another_price_does, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5, 1]).await;
    let (agent, customer) = people(&shop).await;
    for (act, more, status) in [
        ("note", json!({ "note": "轻放", "flag": 2 }), 200),
        (
            "price",
            json!({ "freight_fen": 0, "discount_fen": 100 }),
            409,
        ),
    ] {
        let order = place(&customer, &shop, &[(skus[0], 1)]).await;
        let id = order["id"].as_str().unwrap();
        let path = at(&shop, &format!("orders/{id}"));
        let seen = agent.get(&path).await.body;
        let mut body = more;
        body["key"] = json!(new_id());
        body["rev"] = seen["rev"].clone();
        let done = agent.put(&format!("{path}/{act}"), &body).await;
        assert_eq!(done.status, 200, "{done:?}");
        assert_ne!(done.body["rev"], seen["rev"], "colleagues see it");
        body["key"] = json!(new_id());
        let late = agent.put(&format!("{path}/{act}"), &body).await;
        assert_eq!((late.status, late.code()), (409, "changed_meanwhile"));
        let pay = json!({ "key": new_id(), "rev": order["rev"] });
        let paid = at(&shop, &format!("mine/orders/{id}/payment"));
        let paid = customer.post(&paid, &pay).await;
        assert_eq!(paid.status, status, "{act}: {paid:?}");
    }
});

async fn trade_order(
    app: &TestApp,
    shop: &TestShop<'_>,
    id: OrderId,
) -> yingke_schema::trade::order::Model {
    use yingke_schema::trade::order;
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<order::Entity>().with(order::Column::Id.eq(id));
    rows.one().await.unwrap().unwrap()
}

/// Each change is one audit row, without the words, and one event.
async fn told_three_times(app: &TestApp, shop: &TestShop<'_>, id: OrderId) {
    let db = app.app.store().shop(shop.id);
    let rows = db
        .rows::<record::Entity>()
        .with(record::Column::Object.eq(format!("order/{id}")))
        .with(record::Column::Action.ne("placed"));
    let rows = rows.ascending(record::Column::No).all().await.unwrap();
    assert_eq!(rows.len(), 3, "{rows:?}");
    for row in rows {
        assert_eq!(row.action, "note_order");
        assert!(
            !row.detail.contains(PHONE) && !row.detail.contains("约时间"),
            "{row:?}"
        );
    }
    let rows = db
        .rows::<event::Entity>()
        .with(event::Column::Kind.eq("OrderChanged"));
    let mut rows = rows.all().await.unwrap();
    rows.retain(|row| !row.payload.contains(r#""kind":"placed""#));
    assert_eq!(rows.len(), 3, "{rows:?}");
    for row in rows {
        let changed: OrderChanged = serde_json::from_str(&row.payload).unwrap();
        assert_eq!((changed.order, changed.kind.as_str()), (id, "noted"));
        assert!(!row.payload.contains("约时间"), "{row:?}");
    }
}

on_both_databases!(two_who_note_one_order_at_once_see_each_other, |app| {
    let shop = app.shop("songxi").await;
    let (one, two) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Agent).await,
    );
    let customer = shop.customer().await;
    let pot = goods(&app, &shop, "T1", "白瓷茶壶").await;
    let order = bought(
        customer.id,
        &pot,
        ("310000000000000001", 100, app.now()),
        vec![],
    );
    keep(&app, &shop, std::slice::from_ref(&order)).await;
    let path = at(&shop, &format!("orders/{}/note", order.id));
    for rev in 1..=5 {
        let new = |note: &str| json!({ "key": new_id(), "rev": rev, "note": note, "flag": 1 });
        let (mine, theirs) = (new("我的"), new("她的"));
        let (first, second) = tokio::join!(one.put(&path, &mine), two.put(&path, &theirs));
        let mut statuses = [first.status, second.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 409], "{first:?} {second:?}");
    }
    assert_eq!(trade_order(&app, &shop, order.id).await.rev, 6);
});
