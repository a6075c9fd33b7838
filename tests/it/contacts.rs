//! Contacts: saved, grouped, noted, written to.

use serde_json::{Value, json};
use yingke_schema::{audit::record, members::member::Role};

use crate::harness::{Client, TestCustomer, TestShop, at};

fn saved(customer: &TestCustomer, of: &str) -> Value {
    json!({ "of": of, "customer": customer.id, "group": "装修中", "note": "月底前定" })
}

async fn names(who: &Client, shop: &TestShop<'_>) -> Vec<String> {
    let rows = who.get(&at(shop, "contacts")).await.body;
    let rows = rows.as_array().unwrap().iter();
    rows.map(|row| row["customer"]["name"].as_str().unwrap().to_owned())
        .collect()
}

on_both_databases!(
    own_contacts_are_seen_by_one_and_the_team_s_by_all_who_serve,
    |app| {
        let shop = app.shop("qingmu").await;
        let (one, two, trainee) = (
            shop.member(Role::Agent).await,
            shop.member(Role::Agent).await,
            shop.member(Role::Trainee).await,
        );
        let (customer, other) = (shop.customer_on_file().await, shop.customer().await);
        let contacts = at(&shop, "contacts");
        assert_eq!(
            one.post(&contacts, &saved(&customer, "own")).await.status,
            201
        );
        let twice = one.post(&contacts, &saved(&customer, "own")).await;
        assert_eq!((twice.status, twice.code()), (409, "contact_taken"));
        assert_eq!(
            two.post(&contacts, &saved(&customer, "own")).await.status,
            201
        );
        assert_eq!(
            two.post(&contacts, &saved(&other, "team")).await.status,
            201
        );
        assert_eq!(names(&one, &shop).await.len(), 2);
        assert_eq!(trainee.get(&contacts).await.status, 403);
        let text = one.get(&contacts).await.body.to_string();
        assert!(
            !text.contains("13800138000") && !text.contains("文三路"),
            "{text}"
        );
        let found = one
            .get(&at(&shop, "contact-candidates?q=%E8%AE%BF%E5%AE%A2"))
            .await;
        assert_eq!(found.body.as_array().unwrap().len(), 2);
        let none = one.get(&at(&shop, "contact-candidates?q=%25")).await;
        assert_eq!(none.body, json!([]));
    }
);

on_both_databases!(a_contact_is_changed_grouped_and_removed, |app| {
    let shop = app.shop("qingmu").await;
    let (agent, other) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Agent).await,
    );
    let customer = shop.customer().await;
    let contacts = at(&shop, "contacts");
    let made = agent.post(&contacts, &saved(&customer, "own")).await;
    let path = at(&shop, &format!("contacts/{}", made.text("id")));
    let change = |note: &str, rev: i64| json!({ "group": "老客户", "note": note, "rev": rev });
    assert_eq!(other.put(&path, &change("偷看", 0)).await.status, 404);
    assert_eq!(agent.put(&path, &change("要发票", 0)).await.status, 204);
    let late = agent.put(&path, &change("晚了", 0)).await;
    assert_eq!((late.status, late.code()), (409, "changed_meanwhile"));
    let long = agent.put(&path, &change(&"长".repeat(501), 1)).await;
    assert_eq!((long.status, long.code()), (422, "bad_note"));
    let rename = json!({ "of": "own", "name": "老客户", "to": "民宿" });
    assert_eq!(
        agent
            .put(&at(&shop, "contact-groups"), &rename)
            .await
            .status,
        204
    );
    let row = agent.get(&contacts).await.body[0].clone();
    assert_eq!(
        (&row["group"], &row["note"]),
        (&json!("民宿"), &json!("要发票"))
    );
    assert_eq!(agent.delete(&path).await.status, 204);
    assert_eq!(names(&agent, &shop).await.len(), 0);
});

on_both_databases!(
    who_is_written_to_first_gets_it_and_the_member_has_the_reception,
    |app| {
        let shop = app.shop("qingmu").await;
        let agent = shop.member(Role::Agent).await;
        let customer = shop.customer().await;
        app.tamper("DELETE FROM conversation_head").await;
        app.tamper("DELETE FROM conversation").await;
        let path = at(&shop, &format!("customers/{}/conversation", customer.id));
        let opened = agent.post(&path, &json!({})).await;
        assert_eq!(opened.status, 200, "{opened:?}");
        let again = agent.post(&path, &json!({})).await;
        let conversation = opened.text("conversation").to_owned();
        assert_eq!(again.text("conversation"), conversation);
        let mut socket = app.member_socket("qingmu", &agent).await;
        socket
            .text(&conversation, "public", "您上次问的桌子到货了")
            .await;
        let hello = json!({ "type": "hello", "v": 1, "as": "customer", "shop": "qingmu", "token": customer.device });
        let mut widget = app.socket(hello).await;
        let (public, _) = widget.resume(&conversation).await;
        let heard = json!(public).to_string();
        assert!(heard.contains("您上次问的桌子到货了"), "{heard}");
        let seen = agent
            .get(&at(&shop, &format!("conversations/{conversation}")))
            .await;
        assert_eq!(
            (&seen.body["row"]["status"], &seen.body["row"]["assignee"]),
            (&json!("assigned"), &json!(agent.id))
        );
    }
);

on_both_databases!(who_changed_the_team_s_contacts_is_written_down, |app| {
    let shop = app.shop("qingmu").await;
    let agent = shop.member(Role::Agent).await;
    let (own, team) = (shop.customer().await, shop.customer().await);
    let contacts = at(&shop, "contacts");
    agent.post(&contacts, &saved(&own, "own")).await;
    let made = agent.post(&contacts, &saved(&team, "team")).await;
    let path = at(&shop, &format!("contacts/{}", made.text("id")));
    let change = json!({ "group": "老客户", "note": "要发票", "rev": 0 });
    assert_eq!(agent.put(&path, &change).await.status, 204);
    let groups = at(&shop, "contact-groups");
    for of in ["own", "team"] {
        let rename = json!({ "of": of, "name": "老客户", "to": "" });
        assert_eq!(agent.put(&groups, &rename).await.status, 204);
    }
    assert_eq!(agent.delete(&path).await.status, 204);
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<record::Entity>().ascending(record::Column::No);
    let rows = rows.all().await.unwrap().into_iter();
    let rows = rows.filter(|row| row.action == "keep_contacts");
    let said: Vec<Value> = rows
        .map(|row| serde_json::from_str(&row.detail).unwrap())
        .collect();
    let what: Vec<_> = said.iter().map(|detail| detail["what"].clone()).collect();
    assert_eq!(what, ["created", "changed", "group_renamed", "removed"]);
    assert_eq!(
        (&said[1]["before"]["note"], &said[1]["after"]["note"]),
        (&json!("月底前定"), &json!("要发票"))
    );
    assert_eq!(
        (&said[2]["before"], &said[2]["contacts"]),
        (&json!("老客户"), &json!(1))
    );
});

on_both_databases!(a_name_is_found_however_it_is_capitalised, |app| {
    let shop = app.shop("qingmu").await;
    let agent = shop.member(Role::Agent).await;
    let customer = shop.customer().await;
    app.tamper("UPDATE customer SET name = 'Anna_Ünal'").await;
    for words in ["anna", "ANNA", "Ünal", "na_"] {
        let path = at(&shop, &format!("contact-candidates?q={words}"));
        let found = agent.get(&path).await.body;
        assert_eq!(found[0]["id"], json!(customer.id), "{words}");
    }
    let found = agent.get(&at(&shop, "contact-candidates?q=naX")).await;
    assert_eq!(found.body, json!([]));
});
