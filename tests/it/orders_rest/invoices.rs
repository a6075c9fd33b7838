use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::members::member::Role;

use super::{PRICE_FEN, ask, at, audited, id_of, paid, row};
use crate::buying::{place, put_up, written};

on_both_databases!(an_invoice_is_asked_for_masked_and_issued_once, |app| {
    let shop = app.shop("songxi").await;
    let (agent, trainee) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Trainee).await,
    );
    let (customer, stranger) = (shop.customer().await, shop.customer().await);
    let sku = put_up(&app, &shop, &[9]).await[0];
    let unpaid = place(&customer, &shop, &[(sku, 1)]).await;
    let order = paid(&customer, &shop, &[(sku, 1)]).await;
    let mine = |order: &Value| at(&shop, &format!("mine/orders/{}/invoice", id_of(order)));
    let theirs = at(&shop, &format!("orders/{}/invoice", id_of(&order)));
    let form = |rev: &Value, tax_no: &str| {
        json!({
            "key": new_id(), "rev": rev, "kind": "company", "title": "青木家具有限公司",
            "tax_no": tax_no, "email": "lin.xia@example.com",
        })
    };
    let right = "91350100M000100Y43";
    let refused = customer
        .client
        .put(&mine(&unpaid), &form(&unpaid["rev"], right))
        .await;
    assert_eq!((refused.status, refused.code()), (409, "wrong_state"));
    let refused = customer
        .client
        .put(&mine(&order), &form(&order["rev"], "91350100M000100Y44"))
        .await;
    assert_eq!(
        (refused.code(), refused.text("field")),
        ("bad_tax_no", "tax_no")
    );
    let body = form(&order["rev"], right);
    assert_eq!(stranger.client.put(&mine(&order), &body).await.status, 404);
    for _ in 0..2 {
        let asked = customer.client.put(&mine(&order), &body).await;
        assert_eq!(
            (asked.status, &asked.body["invoice"]["tax_no"]),
            (200, &json!(right)),
            "{asked:?}"
        );
    }
    let seen = trainee.get(&theirs).await.body;
    assert!(
        !seen.to_string().contains("lin.xia") && !seen.to_string().contains(right),
        "{seen}"
    );
    let showing = json!({ "reason": "开具发票" });
    let path = format!("{theirs}/showing");
    assert_eq!(trainee.post(&path, &showing).await.status, 403);
    assert_eq!(
        agent.post(&path, &showing).await.body["email"],
        "lin.xia@example.com"
    );
    let wrong = ask(
        &app,
        &agent,
        &shop,
        (&order, "invoice/issue"),
        json!({ "number": "1 2" }),
    )
    .await;
    assert_eq!(wrong.code(), "bad_number");
    let number = json!({ "number": "25332000000012345678" });
    let issued = ask(
        &app,
        &agent,
        &shop,
        (&order, "invoice/issue"),
        number.clone(),
    )
    .await
    .body;
    assert_eq!(issued["invoice"]["amount_fen"], json!(PRICE_FEN));
    let twice = ask(&app, &agent, &shop, (&order, "invoice/issue"), number).await;
    assert_eq!(twice.code(), "already_issued");
    let rev = json!(row(&app, &shop, &order).await.rev);
    assert_eq!(
        customer
            .client
            .put(&mine(&order), &form(&rev, right))
            .await
            .code(),
        "already_issued"
    );
    let (actions, events) = written(&app, &shop, &order).await;
    assert_eq!(
        actions,
        [
            "placed",
            "paid",
            "ask_invoice",
            "show_order_data",
            "issue_invoice"
        ]
    );
    assert_eq!(
        events,
        ["placed", "paid", "invoice_asked", "invoice_issued"]
    );
    assert_eq!(issued["invoice"]["given_back_since_fen"], 0);
    // Its amount stands as it was issued, and what goes back later is named beside it.
    let give = json!({ "line": 0, "amount_fen": 300, "reason": "delay" });
    let given = ask(&app, &agent, &shop, (&order, "compensations"), give).await;
    assert_eq!(given.status, 200, "{given:?}");
    let now = agent.get(&theirs).await.body;
    assert_eq!(now["invoice"]["amount_fen"], PRICE_FEN);
    assert_eq!(now["invoice"]["given_back_since_fen"], 300);
    let details = audited(&app, &shop, "ask_invoice").await.join("");
    assert!(
        !details.contains("青木") && !details.contains("lin.xia"),
        "{details}"
    );
});

on_both_databases!(a_member_enters_an_invoice_for_a_customer, |app| {
    let shop = app.shop("songxi").await;
    let (agent, trainee) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Trainee).await,
    );
    let customer = shop.customer().await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let unpaid = place(&customer, &shop, &[(sku, 1)]).await;
    let order = paid(&customer, &shop, &[(sku, 1)]).await;
    let theirs = |order: &Value| at(&shop, &format!("orders/{}/invoice", id_of(order)));
    let mine = at(&shop, &format!("mine/orders/{}/invoice", id_of(&order)));
    let form = |rev: &Value, email: &str| {
        json!({
            "key": new_id(), "rev": rev, "kind": "personal", "title": "林夏", "email": email,
        })
    };
    let may_enter = async |order: &Value| {
        let path = at(&shop, &format!("orders/{}", id_of(order)));
        let seen = agent.get(&path).await.body;
        let mut acts = seen["acts"].as_array().unwrap().iter();
        let act = acts.find(|act| act["act"] == "enter_invoice").unwrap();
        act["reason"].clone()
    };
    assert_eq!(may_enter(&unpaid).await, "invoice_unpaid");
    assert_eq!(may_enter(&order).await, Value::Null);
    let early = form(&unpaid["rev"], "lin.xia@example.com");
    let refused = agent.put(&theirs(&unpaid), &early).await;
    assert_eq!((refused.status, refused.code()), (409, "wrong_state"));
    let wrong = agent.put(&theirs(&order), &form(&order["rev"], "x")).await;
    assert_eq!((wrong.code(), wrong.text("field")), ("bad_email", "email"));
    let body = form(&order["rev"], "lin.xia@example.com");
    assert_eq!(trainee.put(&theirs(&order), &body).await.status, 403);
    for _ in 0..2 {
        let entered = agent.put(&theirs(&order), &body).await;
        assert_eq!(entered.status, 200, "{entered:?}");
        let seen = &entered.body["invoice"];
        assert_eq!(seen["title_masked"], "林**");
        assert!(seen["asked_nick"].is_string(), "{seen}");
        assert!(!seen.to_string().contains("lin.xia"), "{seen}");
    }
    let late = form(&order["rev"], "zhou@example.com");
    let late = agent.put(&theirs(&order), &late).await;
    assert_eq!(late.code(), "changed_meanwhile");
    let (actions, events) = written(&app, &shop, &order).await;
    assert_eq!(actions, ["placed", "paid", "ask_invoice"]);
    assert_eq!(events, ["placed", "paid", "invoice_asked"]);
    let details = audited(&app, &shop, "ask_invoice").await.join("");
    assert!(!details.contains("林夏"), "{details}");

    // It is the customer's: they see it whole, and change it.
    let own = customer.client.get(&mine).await.body;
    assert_eq!(own["invoice"]["email"], "lin.xia@example.com");
    let rev = json!(row(&app, &shop, &order).await.rev);
    let changed = form(&rev, "zhou@example.com");
    let changed = customer.client.put(&mine, &changed).await;
    assert_eq!(changed.status, 200, "{changed:?}");
    let seen = agent.get(&theirs(&order)).await.body;
    assert_eq!(seen["invoice"]["asked_nick"], Value::Null);

    let number = json!({ "number": "25332000000012345678" });
    let issued = ask(&app, &agent, &shop, (&order, "invoice/issue"), number).await;
    assert_eq!(issued.status, 200, "{issued:?}");
    let rev = json!(row(&app, &shop, &order).await.rev);
    let body = form(&rev, "lin.xia@example.com");
    let late = agent.put(&theirs(&order), &body).await;
    assert_eq!((late.status, late.code()), (409, "already_issued"));
    assert_eq!(may_enter(&order).await, "already_issued");
});
