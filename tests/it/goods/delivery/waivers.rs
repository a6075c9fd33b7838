use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::{members::member::Role, trade::request};

use super::sent_by;
use crate::{
    buying::{order_of, place},
    cards::send,
    goods::at,
};

on_both_databases!(a_waiver_above_the_limit_is_asked_for, |app| {
    let shop = app.shop("songxi").await;
    let sku = sent_by(&shop).await;
    let (agent, leader) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Supervisor).await,
    );
    let customer = shop.customer().await;
    let order = order_of(&[(sku, 1)]);
    let placed = customer.post(&at(&shop, "mine/orders"), &order).await.body;
    let id = placed["id"].as_str().unwrap();
    let (mine, ours) = (
        at(&shop, &format!("mine/orders/{id}")),
        at(&shop, &format!("orders/{id}")),
    );
    let body = json!({ "key": new_id(), "rev": placed["rev"] });
    let paid = customer.post(&format!("{mine}/payment"), &body).await;
    assert_eq!(paid.status, 200, "{paid:?}");
    let rev = agent.get(&ours).await.body["rev"].clone();
    let (far, near) = ("乌鲁木齐市天山区解放路 1 号", "浙江省杭州市西湖区 1 号");
    let wish = |address: &str| {
        json!({
            "key": new_id(), "rev": rev, "receiver": "林夏", "phone": "13800138000", "address": address,
            "words": "老客户搬家",
        })
    };
    let path = format!("{ours}/address-requests");
    let ask = async |body: &Value| agent.post(&path, body).await;
    assert_eq!(ask(&wish(near)).await.code(), "not_needed");
    let island = ask(&wish("台湾省台北市信义区 1 号")).await;
    assert_eq!((island.status, island.code()), (409, "not_delivered"));
    let body = wish(far);
    let made = ask(&body).await;
    assert_eq!(
        (made.status, made.text("kind")),
        (200, "address"),
        "{made:?}"
    );
    assert_eq!(ask(&body).await.body, made.body, "said once more");
    assert!(made.body["amount_fen"].as_i64() > Some(0), "{made:?}");
    let shown = made.body.to_string();
    assert!(
        shown.contains("乌鲁木齐") && !shown.contains("解放路"),
        "{shown}"
    );
    assert!(
        !shown.contains("13800138000") && !shown.contains("林夏"),
        "{shown}"
    );
    let answer = json!({ "key": new_id(), "approve": true });
    let answered = format!("{ours}/requests/1/answer");
    assert_eq!(agent.post(&answered, &answer).await.status, 403);
    let approved = leader.post(&answered, &answer).await;
    assert_eq!(approved.text("state"), "approved", "{approved:?}");
    let told = async || {
        let found = agent.get(&format!("{ours}/requests")).await.body;
        found["requests"][0]["state"].clone()
    };
    assert_eq!(told().await, "approved");
    // Where the way costs something else by now, it is not what was agreed to.
    let (was, other) = (r#""due_fen":"#, r#""due_fen":9"#);
    for (from, to, state) in [(was, other, "over"), (other, was, "approved")] {
        app.tamper(&format!(
            "UPDATE trade_request SET lines = replace(lines, '{from}', '{to}')"
        ))
        .await;
        assert_eq!(told().await, state);
    }
    let agreed = json!({ "kind": "agreed", "order": id, "request": 1 });
    let others = send(&leader, &shop, &customer, agreed.clone()).await;
    assert_eq!(others.code(), "changed_meanwhile", "who asked sends it");
    let card = send(&agent, &shop, &customer, agreed).await;
    assert_eq!(card.status, 201, "{card:?}");
    let db = app.app.store().shop(shop.id);
    let kept = db.rows::<request::Entity>().one().await.unwrap().unwrap();
    assert_eq!((kept.state.as_str(), kept.lines), ("sent", None));
    let yes = json!({ "key": new_id(), "act": "confirm" });
    let path = format!("mine/cards/{}/answer", card.text("id"));
    let done = customer.post(&at(&shop, &path), &yes).await;
    assert_eq!(done.status, 200, "{done:?}");
    let now = customer.get(&mine).await.body;
    assert_eq!(
        (&now["address"], &now["total_fen"]),
        (&json!(far), &placed["total_fen"])
    );
});

on_both_databases!(a_discount_in_between_is_no_way_to_waive_more, |app| {
    let shop = app.shop("songxi").await;
    let sku = sent_by(&shop).await;
    let agent = shop.member(Role::Agent).await;
    let customer = shop.customer().await;
    // The freight that is waived is less than a tenth of these goods by 580 fen.
    for (discount_fen, status) in [(580, 200), (581, 409)] {
        let placed = place(&customer, &shop, &[(sku, 2)]).await;
        let id = placed["id"].as_str().unwrap();
        let far = json!({
            "kind": "address_change", "order": id, "receiver": "林夏", "phone": "13800138000",
            "address": "乌鲁木齐市天山区解放路 1 号", "waive_freight": true,
        });
        let card = send(&agent, &shop, &customer, far).await;
        assert_eq!(card.status, 201, "{card:?}");
        let ours = at(&shop, &format!("orders/{id}"));
        let price = json!({
            "key": new_id(), "rev": agent.get(&ours).await.body["rev"],
            "freight_fen": placed["freight_fen"], "discount_fen": discount_fen,
        });
        let less = agent.put(&format!("{ours}/price"), &price).await;
        assert_eq!(less.status, 200, "{less:?}");
        let path = format!("mine/cards/{}/answer", card.text("id"));
        let yes = json!({ "key": new_id(), "act": "confirm" });
        let answered = customer.post(&at(&shop, &path), &yes).await;
        assert_eq!(answered.status, status, "{answered:?}");
        let mine = at(&shop, &format!("mine/orders/{id}"));
        let total_fen = placed["total_fen"].as_i64().unwrap() - discount_fen;
        assert_eq!(customer.get(&mine).await.body["total_fen"], total_fen);
    }
});
