//! What members find, through HTTP, and what they do not.

use serde_json::{Value, json};
use yingke::message_centre::{Category, To};
use yingke_schema::{members::member::Role, trade::order};

use crate::{
    goods::{edit, listed, try_to},
    harness::{Client, TestApp, TestShop},
    notices::{emit, notice},
};

async fn ask(client: &Client, shop: &TestShop<'_>, query: &str) -> Value {
    let path = format!("/api/shops/{}/search?{query}", shop.id);
    let answer = client.get(&path).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

/// Asks until the index has caught up and `wanted` is satisfied.
async fn until(
    client: &Client,
    shop: &TestShop<'_>,
    query: &str,
    wanted: impl Fn(&Value) -> bool,
) -> Value {
    let patience = std::time::Duration::from_mins(2);
    let asking = async {
        loop {
            let found = ask(client, shop, query).await;
            if found["state"]["is_ready"] == true && wanted(&found) {
                return found;
            }
            crate::harness::glance().await;
        }
    };
    tokio::time::timeout(patience, asking)
        .await
        .expect("it is found in time")
}

fn hits<'a>(found: &'a Value, kind: &str) -> Vec<&'a Value> {
    let groups = found["groups"].as_array().unwrap().iter();
    let of_kind = groups.filter(|group| group["kind"] == kind);
    of_kind
        .flat_map(|group| group["hits"].as_array().unwrap())
        .collect()
}

fn has(kind: &'static str) -> impl Fn(&Value) -> bool {
    move |found| !hits(found, kind).is_empty()
}

async fn shop_with_talk(app: &TestApp) -> (TestShop<'_>, crate::harness::TestCustomer) {
    let shop = app.shop("qingmu").await;
    let customer = shop.customer_on_file().await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    for text in [
        "收到的梳妆台镜子碎了",
        "电话13900139000，寄到杭州市西湖区文三路1号3栋",
    ] {
        widget.text(&customer.conversation, "public", text).await;
    }
    (shop, customer)
}

on_both_databases!(a_line_is_found_by_words_pinyin_and_with_a_slip, |app| {
    let (shop, customer) = shop_with_talk(&app).await;
    let agent = shop.member(Role::Agent).await;
    for typed in [
        "梳妆台",
        "镜子",
        "shuzhuangtai",
        "szt",
        "梳装台",
        "shuzuangtai",
    ] {
        let found = until(&agent, &shop, &format!("q={typed}"), has("message")).await;
        let hit = hits(&found, "message")[0];
        assert_eq!(hit["conversation"], json!(customer.conversation), "{typed}");
        let [from, to] = [0, 1].map(|at| hit["text"]["marks"][0][at].as_u64().unwrap() as usize);
        let marked: String = hit["text"]["text"]
            .as_str()
            .unwrap()
            .chars()
            .skip(from)
            .take(to - from)
            .collect();
        assert_eq!(
            marked,
            if typed == "镜子" {
                "镜子"
            } else {
                "梳妆台"
            }
        );
    }
    let nothing = ask(&agent, &shop, "q=飞碟").await;
    assert_eq!(nothing["groups"], json!([]));
});

on_both_databases!(
    what_is_personal_is_found_by_rights_only_and_never_shown,
    |app| {
        let (shop, _) = shop_with_talk(&app).await;
        let (agent, trainee) = (
            shop.member(Role::Agent).await,
            shop.member(Role::Trainee).await,
        );
        let found = until(&agent, &shop, "q=电话", has("message")).await;
        let text = hits(&found, "message")[0]["text"]["text"].as_str().unwrap();
        assert!(!text.contains("139") && !text.contains("文三"), "{text}");
        for typed in ["文三路", "13900139000", "1390013"] {
            assert!(
                hits(&ask(&agent, &shop, &format!("q={typed}")).await, "message").is_empty(),
                "{typed}"
            );
        }
        // The whole number finds its customer, for those who may see it.
        until(&agent, &shop, "q=13800138000", has("customer")).await;
        assert!(hits(&ask(&trainee, &shop, "q=13800138000").await, "customer").is_empty());
        assert!(hits(&ask(&agent, &shop, "q=13800138001").await, "customer").is_empty());
    }
);

on_both_databases!(a_recalled_line_is_gone_at_once, |app| {
    let (shop, customer) = shop_with_talk(&app).await;
    let agent = shop.member(Role::Agent).await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    let said = widget
        .text(&customer.conversation, "public", "发错了的秘密")
        .await;
    until(&agent, &shop, "q=秘密", has("message")).await;
    let recall =
        json!({ "type": "recall", "conversation": customer.conversation, "seq": said["seq"] });
    widget.act(recall).await;
    assert_eq!(ask(&agent, &shop, "q=秘密").await["groups"], json!([]));
});

on_both_databases!(whispers_follow_rights_and_shops_are_apart, |app| {
    let (shop, customer) = shop_with_talk(&app).await;
    let agent = shop.member(Role::Agent).await;
    let mut desk = app.member_socket("qingmu", &agent).await;
    desk.resume(&customer.conversation).await;
    desk.text(&customer.conversation, "staff", "这位是大客户")
        .await;
    let found = until(&agent, &shop, "q=大客户", has("message")).await;
    assert_eq!(hits(&found, "message")[0]["lane"], "staff");
    let refused = customer
        .get(&format!("/api/shops/{}/search?q=大客户", shop.id))
        .await;
    assert_eq!(refused.status, 403);
    let other = app.shop("songxi").await;
    let elsewhere = other.member(Role::Owner).await;
    until(&elsewhere, &other, "q=梳妆台", |found| {
        found["groups"] == json!([])
    })
    .await;
});

on_both_databases!(an_index_that_was_deleted_is_built_anew, |app| {
    let (shop, _) = shop_with_talk(&app).await;
    let agent = shop.member(Role::Agent).await;
    let narrowed = "q=梳妆台&in=message,customer&limit=1";
    until(&agent, &shop, narrowed, has("message")).await;
    // A node that starts without it.
    let mut config = app.app.config().clone();
    config.data = config.data.join("elsewhere");
    let folder = config.data.join("search");
    let again = yingke::app::App::new(config, app.app.store().clone(), app.app.clock().clone());
    let shelf = again.search().shelf(shop.id);
    let built = async {
        while !shelf.state().is_ready {
            crate::harness::glance().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_mins(2), built)
        .await
        .unwrap();
    assert!(folder.join(shop.id.to_string()).exists());
    for nonsense in ["q=", "q=x&in=ghost", "q=x&limit=no"] {
        let path = format!("/api/shops/{}/search?{nonsense}", shop.id);
        assert_eq!(agent.get(&path).await.status, 400, "{nonsense}");
    }
});

on_both_databases!(
    a_contact_is_found_by_whom_it_is_for_until_it_is_removed,
    |app| {
        let shop = app.shop("qingmu").await;
        let (one, two, trainee) = (
            shop.member(Role::Agent).await,
            shop.member(Role::Agent).await,
            shop.member(Role::Trainee).await,
        );
        let (customer, other) = (shop.customer_on_file().await, shop.customer().await);
        let contacts = format!("/api/shops/{}/contacts", shop.id);
        let save = |customer: &str, of: &str, note: &str| json!({ "of": of, "customer": customer, "group": "装修中", "note": note });
        let own = save(
            &customer.id.to_string(),
            "own",
            "等岩板餐桌，电话13900139000",
        );
        let own = one.post(&contacts, &own).await.text("id").to_owned();
        let team = save(&other.id.to_string(), "team", "民宿一次要八张岩板桌");
        assert_eq!(two.post(&contacts, &team).await.status, 201);

        let asked = "q=岩板&in=contact";
        let found = until(&one, &shop, asked, |found| {
            hits(found, "contact").len() == 2
        })
        .await;
        let is_told = |hit: &Value| hit["text"].to_string().contains("139");
        assert!(!hits(&found, "contact").into_iter().any(is_told), "{found}");
        let mine = hits(&found, "contact")
            .into_iter()
            .find(|hit| hit["id"] == json!(own));
        assert_eq!(mine.unwrap()["link"], json!(customer.id.to_string()));
        let theirs = ask(&two, &shop, asked).await;
        assert_eq!(hits(&theirs, "contact").len(), 1);
        assert_ne!(hits(&theirs, "contact")[0]["id"], json!(own));
        assert!(hits(&ask(&trainee, &shop, asked).await, "contact").is_empty());
        let elsewhere = app.shop("songxi").await;
        let owner = elsewhere.member(Role::Owner).await;
        until(&owner, &elsewhere, asked, |found| {
            found["groups"] == json!([])
        })
        .await;

        let path = format!("{contacts}/{own}");
        let change = json!({ "group": "装修中", "note": "改要胡桃木书架", "rev": 0 });
        assert_eq!(one.put(&path, &change).await.status, 204);
        until(&one, &shop, "q=胡桃木&in=contact", has("contact")).await;
        let rename = json!({ "of": "own", "name": "装修中", "to": "样板间" });
        let groups = format!("/api/shops/{}/contact-groups", shop.id);
        assert_eq!(one.put(&groups, &rename).await.status, 204);
        until(&one, &shop, "q=样板间&in=contact", has("contact")).await;
        assert_eq!(one.delete(&path).await.status, 204);
        let gone = ask(&one, &shop, "q=胡桃木&in=contact").await;
        assert_eq!(gone["groups"], json!([]));
    }
);

on_both_databases!(
    an_order_is_found_by_its_number_and_says_nothing_personal,
    |app| {
        app.demo().await;
        let shop = app.known_shop("qingmu").await;
        let warehouse = shop.member(Role::Warehouse).await;
        let db = app.app.store().shop(shop.id);
        let order = db.rows::<order::Entity>().one().await.unwrap().unwrap();
        let asked = format!("q={}&in=order", order.no);
        let found = until(&warehouse, &shop, &asked, has("order")).await;
        let hit = hits(&found, "order")[0];
        assert_eq!(hit["title"]["text"], json!(order.no));
        assert_eq!(hit["id"], json!(order.id));
        let shown = hit.to_string();
        for personal in [&order.receiver, &order.phone, &order.address] {
            assert!(!shown.contains(personal.as_str()), "{shown}");
            // Another order's number may look like a phone with a slip.
            let found = ask(&warehouse, &shop, &format!("q={personal}&in=order")).await;
            let mut found = hits(&found, "order").into_iter();
            assert!(found.all(|hit| hit["id"] != json!(order.id)), "{personal}");
        }
        let elsewhere = app.known_shop("songxi").await;
        let owner = elsewhere.member(Role::Owner).await;
        until(&owner, &elsewhere, &asked, |found| {
            hits(found, "order")
                .iter()
                .all(|hit| hit["id"] != json!(order.id))
        })
        .await;
    }
);

on_both_databases!(a_phrase_is_found_by_its_new_words, |app| {
    let shop = app.shop("qingmu").await;
    let agent = shop.member(Role::Agent).await;
    let phrases = format!("/api/shops/{}/phrases", shop.id);
    let phrase = |body: &str| json!({ "folder": "", "code": "", "title": "安装", "body": body, "pictures": [], "products": [] });
    let new = json!({ "of": "own", "phrase": phrase("师傅会先打电话") });
    let made = agent.post(&phrases, &new).await;
    assert_eq!(made.status, 201, "{made:?}");
    until(&agent, &shop, "q=师傅&in=phrase", has("phrase")).await;
    app.advance(1);
    let change = json!({ "phrase": phrase("楼层不影响安装费"), "rev": 0 });
    let path = format!("{phrases}/{}", made.text("id"));
    assert_eq!(agent.put(&path, &change).await.status, 200);
    until(&agent, &shop, "q=安装费&in=phrase", has("phrase")).await;
    assert_eq!(
        ask(&agent, &shop, "q=师傅&in=phrase").await["groups"],
        json!([])
    );
});

on_both_databases!(a_product_is_found_until_it_is_deleted, |app| {
    let shop = app.shop("qingmu").await;
    let keeper = shop.member(Role::Operations).await;
    let goods = listed(&keeper, &shop, "T9", 5).await;
    until(&keeper, &shop, "q=白瓷壶&in=product", has("product")).await;
    let delete = [edit("state", json!("deleted"))];
    let gone = try_to(&keeper, &shop, &goods, &delete).await;
    assert_eq!(gone.status, 200, "{gone:?}");
    let found = ask(&keeper, &shop, "q=白瓷壶&in=product").await;
    assert!(hits(&found, "product").is_empty(), "{found:?}");
});

on_both_databases!(a_phrase_of_one_s_own_is_for_nobody_else, |app| {
    let shop = app.shop("qingmu").await;
    let (one, other) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Agent).await,
    );
    let leader = shop.member(Role::Owner).await;
    let phrases = format!("/api/shops/{}/phrases", shop.id);
    let save = |of: &str, body: &str| {
        let phrase = json!({ "folder": "", "code": "", "title": "安装", "body": body, "pictures": [], "products": [] });
        json!({ "of": of, "phrase": phrase })
    };
    let own = one.post(&phrases, &save("own", "师傅会先打电话")).await;
    assert_eq!(own.status, 201, "{own:?}");
    let team = leader
        .post(&phrases, &save("team", "师傅上门前一天约时间"))
        .await;
    assert_eq!(team.status, 201, "{team:?}");
    let asked = "q=师傅&in=phrase";
    until(&one, &shop, asked, |found| hits(found, "phrase").len() == 2).await;
    for colleague in [&other, &leader] {
        let theirs = ask(colleague, &shop, asked).await;
        let theirs = hits(&theirs, "phrase");
        assert_eq!(theirs.len(), 1);
        assert_eq!(theirs[0]["id"], json!(team.text("id")));
    }
});

on_both_databases!(a_notice_is_found_by_those_it_was_told_to, |app| {
    let shop = app.shop("qingmu").await;
    let (one, other) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Agent).await,
    );
    let for_one = notice("餐桌", Category::Order, To::Members(vec![one.id]));
    let for_all = notice("书架", Category::Order, To::Everyone);
    emit(&app, &shop, &[for_one, for_all]).await;
    let asked = "q=退款申请&in=notice";
    until(&one, &shop, asked, |found| hits(found, "notice").len() == 2).await;
    let theirs = ask(&other, &shop, asked).await;
    let theirs = hits(&theirs, "notice");
    assert_eq!(theirs.len(), 1);
    assert_eq!(theirs[0]["title"]["text"], json!("退款申请 书架"));
    let by_its_word = ask(&other, &shop, "q=餐桌&in=notice").await;
    assert_eq!(by_its_word["groups"], json!([]));
    let elsewhere = app.shop("songxi").await;
    let owner = elsewhere.member(Role::Owner).await;
    let nothing = |found: &Value| found["groups"] == json!([]);
    until(&owner, &elsewhere, asked, nothing).await;
});

on_both_databases!(a_customer_is_found_by_name, |app| {
    let shop = app.shop("qingmu").await;
    let customer = shop.customer().await;
    app.tamper("UPDATE customer SET name = '欧阳木兰'").await;
    let _another = shop.customer().await;
    let agent = shop.member(Role::Agent).await;
    for typed in ["欧阳木兰", "木兰", "ouyang", "oyml"] {
        let asked = format!("q={typed}&in=customer");
        let found = until(&agent, &shop, &asked, has("customer")).await;
        let found = hits(&found, "customer");
        assert_eq!(found.len(), 1, "{typed}");
        assert_eq!(found[0]["id"], json!(customer.id), "{typed}");
    }
    let elsewhere = app.shop("songxi").await;
    let owner = elsewhere.member(Role::Owner).await;
    let nothing = |found: &Value| found["groups"] == json!([]);
    until(&owner, &elsewhere, "q=欧阳木兰", nothing).await;
});

on_both_databases!(the_state_says_when_everything_can_be_found, |app| {
    let (shop, customer) = shop_with_talk(&app).await;
    let agent = shop.member(Role::Agent).await;
    let path = format!("/api/shops/{}/search/state", shop.id);
    assert_eq!(customer.get(&path).await.status, 403);
    let state = async || {
        let answer = agent.get(&path).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        answer.body
    };
    // Asking is enough to have the index opened and built.
    let built = async {
        loop {
            let state = state().await;
            let percent = state["percent"].as_i64().unwrap();
            assert!((0..=100).contains(&percent), "{state}");
            if state["is_ready"] == true && state["behind"] == 0 {
                return state;
            }
            crate::harness::glance().await;
        }
    };
    let patience = std::time::Duration::from_mins(2);
    let ready = tokio::time::timeout(patience, built).await.unwrap();
    assert_eq!(
        ready,
        json!({ "is_ready": true, "percent": 100, "behind": 0 })
    );
    assert!(!hits(&ask(&agent, &shop, "q=梳妆台").await, "message").is_empty());
});
