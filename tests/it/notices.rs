//! What members are told: once, to whom it is meant, found, read and forgotten.

use serde_json::{Value, json};
use yingke::{
    message_centre::{Category, Link, Notice, Saying, To, forget_notices},
    outbox,
};
use yingke_schema::members::member::Role;

use crate::harness::{Client, TestApp, TestShop, at};

const DAY: i64 = 24 * 60 * 60 * 1_000;

pub fn notice(key: &str, category: Category, to: To) -> Notice {
    let saying = |title: &str, text: &str| Saying {
        title: title.into(),
        text: text.into(),
    };
    Notice {
        key: key.into(),
        category,
        to,
        zh: saying(&format!("退款申请 {key}"), "买家申请退款 ￥128，进度 100%"),
        en: saying(
            &format!("Refund asked {key}"),
            "A customer asks for ¥128 back",
        ),
        link: Some(Link::Page {
            path: "settings/staff".into(),
        }),
    }
}

pub async fn emit(app: &TestApp, shop: &TestShop<'_>, notices: &[Notice]) {
    let tx = app.app.store().begin(shop.id).await.unwrap();
    for notice in notices {
        tx.emit(notice, app.now()).await.unwrap();
    }
    tx.commit().await.unwrap();
    while outbox::tell(&app.app).await.unwrap() > 0 {}
}

/// A notice that everyone may see, for the test of rights.
pub async fn told(app: &TestApp, shop: &TestShop<'_>) -> String {
    let for_all = notice("rights", Category::System, To::Everyone);
    emit(app, shop, &[for_all]).await;
    let agent = shop.member(Role::Agent).await;
    let page = agent.get(&at(shop, "notices?q=rights")).await.body;
    page["notices"][0]["id"].to_string()
}

async fn list(client: &Client, shop: &TestShop<'_>, query: &str) -> Vec<Value> {
    let answer = client.get(&at(shop, &format!("notices{query}"))).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body["notices"].as_array().unwrap().clone()
}

/// The last word of each title: its key.
fn titles(notices: &[Value]) -> Vec<&str> {
    notices.iter().map(key_of).collect()
}

fn key_of(notice: &Value) -> &str {
    let title = notice["en"]["title"].as_str().unwrap();
    title.rsplit(' ').next().unwrap()
}

async fn unread(client: &Client, shop: &TestShop<'_>) -> Value {
    let counts = client.get(&at(shop, "notices/unread")).await.body;
    let counts = counts.as_array().unwrap().iter();
    counts
        .map(|row| {
            (
                row["category"].as_str().unwrap().to_owned(),
                row["unread"].clone(),
            )
        })
        .collect::<serde_json::Map<_, _>>()
        .into()
}

on_both_databases!(what_is_said_twice_is_told_once_to_whom_it_is_meant, |app| {
    let shop = app.shop("qingmu").await;
    let (leader, agent) = (
        shop.member(Role::Supervisor).await,
        shop.member(Role::Agent).await,
    );
    let other = shop.member(Role::Agent).await;
    let for_leaders = notice(
        "leaders",
        Category::Violation,
        To::Roles(vec![Role::Owner, Role::Supervisor]),
    );
    let for_one = notice(
        "one",
        Category::Order,
        To::Members(vec![agent.id, agent.id]),
    );
    let for_all = notice("all", Category::System, To::Everyone);
    emit(
        &app,
        &shop,
        &[
            for_leaders.clone(),
            for_one.clone(),
            for_all.clone(),
            for_one,
        ],
    )
    .await;
    emit(&app, &shop, &[for_leaders, for_all]).await;
    assert_eq!(titles(&list(&leader, &shop, "").await), ["all", "leaders"]);
    assert_eq!(titles(&list(&agent, &shop, "").await), ["all", "one"]);
    assert_eq!(titles(&list(&other, &shop, "").await), ["all"]);
    assert_eq!(
        unread(&agent, &shop).await,
        json!({ "order": 1, "system": 1 })
    );
    let elsewhere = app.shop("songxi").await;
    let theirs = elsewhere.member(Role::Owner).await;
    assert!(list(&theirs, &elsewhere, "").await.is_empty());
    // Who comes later is not told what everyone had been told before.
    app.advance(1_000);
    let newcomer = shop.member(Role::Supervisor).await;
    assert!(list(&newcomer, &shop, "").await.is_empty());
});

on_both_databases!(a_notice_arrives_live_where_it_is_meant, |app| {
    let shop = app.shop("qingmu").await;
    let (agent, other) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Agent).await,
    );
    let mut desk = app.member_socket("qingmu", &agent).await;
    let mut theirs = app.member_socket("qingmu", &other).await;
    let mine = notice("mine", Category::Order, To::Members(vec![agent.id]));
    let ours = notice("ours", Category::Order, To::Roles(vec![Role::Agent]));
    emit(&app, &shop, &[mine, ours]).await;
    let is_news = |frame: &Value| frame["of"] == "notices";
    let told = desk.hear(is_news).await;
    assert_eq!(told["detail"]["notice"]["en"]["title"], "Refund asked mine");
    assert_eq!(told["detail"]["notice"]["is_read"], false);
    let told = theirs.hear(is_news).await;
    assert_eq!(told["detail"]["notice"]["en"]["title"], "Refund asked ours");
    let id = told["detail"]["notice"]["id"].clone();
    let read = other
        .put(&at(&shop, &format!("notices/{id}/read")), &json!({}))
        .await;
    assert_eq!(read.status, 204);
    let told = theirs.hear(is_news).await;
    assert_eq!(told["detail"]["what"], "read");
});

on_both_databases!(
    one_a_category_or_all_are_read_and_what_comes_later_is_not,
    |app| {
        let shop = app.shop("qingmu").await;
        let (one, other) = (
            shop.member(Role::Agent).await,
            shop.member(Role::Agent).await,
        );
        let said: Vec<_> = [
            ("a", Category::Order),
            ("b", Category::Order),
            ("c", Category::Logistics),
        ]
        .into_iter()
        .map(|(key, category)| notice(key, category, To::Everyone))
        .collect();
        emit(&app, &shop, &said).await;
        let all = list(&one, &shop, "").await;
        let first = at(&shop, &format!("notices/{}/read", all[2]["id"]));
        for _ in 0..2 {
            assert_eq!(one.put(&first, &json!({})).await.status, 204);
        }
        assert_eq!(
            unread(&one, &shop).await,
            json!({ "order": 1, "logistics": 1 })
        );
        assert_eq!(titles(&list(&one, &shop, "?unread=true").await), ["c", "b"]);
        let newest = all[0]["id"].clone();
        emit(
            &app,
            &shop,
            &[notice("later", Category::Order, To::Everyone)],
        )
        .await;
        let upto = json!({ "upto": newest, "category": "order" });
        assert_eq!(one.put(&at(&shop, "notices/read"), &upto).await.status, 204);
        assert_eq!(
            unread(&one, &shop).await,
            json!({ "order": 1, "logistics": 1 })
        );
        // An older screen takes nothing back, and nobody reads what has not come.
        let older = json!({ "upto": 1 });
        assert_eq!(
            one.put(&at(&shop, "notices/read"), &older).await.status,
            204
        );
        let far = json!({ "upto": i64::MAX });
        assert_eq!(one.put(&at(&shop, "notices/read"), &far).await.status, 204);
        assert_eq!(unread(&one, &shop).await, json!({}));
        assert!(
            list(&one, &shop, "")
                .await
                .iter()
                .all(|row| row["is_read"] == true)
        );
        emit(
            &app,
            &shop,
            &[notice("last", Category::Order, To::Everyone)],
        )
        .await;
        assert_eq!(unread(&one, &shop).await, json!({ "order": 1 }));
        assert_eq!(
            unread(&other, &shop).await,
            json!({ "order": 4, "logistics": 1 })
        );
        let named = notice("named", Category::Order, To::Members(vec![other.id]));
        emit(&app, &shop, &[named]).await;
        let id = list(&other, &shop, "").await[0]["id"].clone();
        let foreign = one
            .put(&at(&shop, &format!("notices/{id}/read")), &json!({}))
            .await;
        assert_eq!(foreign.status, 404);
    }
);

on_both_databases!(they_are_found_by_words_category_and_time, |app| {
    let shop = app.shop("qingmu").await;
    let agent = shop.member(Role::Agent).await;
    emit(
        &app,
        &shop,
        &[notice("ＹＴ7788", Category::Logistics, To::Everyone)],
    )
    .await;
    app.advance(DAY);
    emit(
        &app,
        &shop,
        &[notice("later", Category::AfterSale, To::Everyone)],
    )
    .await;
    let found = async |query: &str| titles(&list(&agent, &shop, query).await).len();
    assert_eq!(found("?q=退款").await, 2);
    assert_eq!(found("?q=yt7788").await, 1);
    assert_eq!(found("?q=退款%20LATER").await, 1);
    assert_eq!(found("?q=100%25").await, 2);
    assert_eq!(found("?q=1_0").await, 0);
    assert_eq!(found("?category=logistics").await, 1);
    assert_eq!(found(&format!("?since={}", app.now())).await, 1);
    assert_eq!(found(&format!("?until={}", app.now())).await, 1);
    let page = agent.get(&at(&shop, "notices?limit=1")).await.body;
    assert_eq!(found(&format!("?limit=1&before={}", page["next"])).await, 1);
    assert_eq!(
        agent
            .get(&at(&shop, "notices?category=gossip"))
            .await
            .status,
        400
    );
});

on_both_databases!(what_was_read_is_forgotten_after_the_setting, |app| {
    let shop = app.shop("qingmu").await;
    let (leader, agent) = (
        shop.member(Role::Owner).await,
        shop.member(Role::Agent).await,
    );
    let keep = |days: i64, rev: i64| json!({ "keep_days": days, "rev": rev });
    let path = at(&shop, "notice-keeping");
    assert_eq!(leader.put(&path, &keep(6, 0)).await.code(), "bad_keep_days");
    assert_eq!(leader.put(&path, &keep(30, 0)).await.status, 200);
    assert_eq!(
        leader.put(&path, &keep(60, 0)).await.code(),
        "changed_meanwhile"
    );
    assert_eq!(agent.put(&path, &keep(60, 1)).await.status, 403);
    let said = ["read", "unread"].map(|key| notice(key, Category::Order, To::Everyone));
    emit(&app, &shop, &said).await;
    let all = list(&agent, &shop, "").await;
    let read = at(&shop, &format!("notices/{}/read", all[1]["id"]));
    assert_eq!(agent.put(&read, &json!({})).await.status, 204);
    let forget = async || {
        forget_notices(app.app.store(), [shop.id], app.now())
            .await
            .unwrap();
    };
    app.advance(31 * DAY);
    emit(&app, &shop, &[notice("new", Category::Order, To::Everyone)]).await;
    forget().await;
    assert_eq!(
        titles(&list(&app.signed_in(agent.person).await, &shop, "").await),
        ["new", "unread"]
    );
    app.advance(30 * DAY);
    forget().await;
    assert_eq!(
        titles(&list(&app.signed_in(agent.person).await, &shop, "").await),
        ["new"]
    );
    app.advance(300 * DAY);
    forget().await;
    assert_eq!(
        list(&app.signed_in(agent.person).await, &shop, "")
            .await
            .len(),
        1,
        "places are given above the newest"
    );
});

on_both_databases!(what_disturbs_is_each_members_own_choice, |app| {
    let shop = app.shop("qingmu").await;
    let (one, other) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Agent).await,
    );
    let path = at(&shop, "notice-wishes");
    let mut wishes = one.get(&path).await.body;
    wishes["order"]["sound"] = json!(true);
    wishes["quiet"] = json!({ "from": 1320, "to": 420, "except": ["violation"] });
    assert_eq!(one.put(&path, &wishes).await.status, 204);
    assert_eq!(one.get(&path).await.body, wishes);
    assert_eq!(other.get(&path).await.body["quiet"], Value::Null);
    for quiet in [
        json!({ "from": 60, "to": 60, "except": [] }),
        json!({ "from": -1, "to": 60, "except": [] }),
        json!({ "from": 0, "to": 1440, "except": [] }),
    ] {
        wishes["quiet"] = quiet;
        assert_eq!(one.put(&path, &wishes).await.code(), "bad_quiet_hours");
    }
});
