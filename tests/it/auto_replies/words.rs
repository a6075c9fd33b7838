use std::collections::HashMap;

use serde_json::{Value, json};
use yingke_schema::{catalogue::product, customers::customer, members::member::Role, trade::order};

use super::there::is_assigned;
use super::{add, at, automatic, be, change, is_read, lines, rule, says, session};
use crate::phrases::picture;

on_both_databases!(
    pictures_follow_the_text_once_and_are_the_customer_s_to_see,
    |app| {
        let shop = app.shop("qingmu").await;
        let leader = shop.member(Role::Owner).await;
        let mut pictures = Vec::new();
        for name in ["d.png", "c.png", "b.png", "a.png"] {
            pictures.push(picture(&leader, &shop, name).await);
        }
        let minutes = json!({ "per": "minutes", "minutes": 5 });
        let mut size = rule(&says("contains", "尺寸"), &minutes, "{customer}请看尺寸图");
        size["pictures"] = json!(pictures);
        let kept = add(&leader, &shop, &size).await;
        assert_eq!(kept["rule"]["pictures"], json!(pictures));
        let mut alone = rule(&says("contains", "色卡"), &minutes, "");
        alone["pictures"] = json!([pictures[0]]);
        add(&leader, &shop, &alone).await;
        let asked = json!({ "at": app.now(), "text": "尺寸" });
        let foreseen = leader.post(&at(&shop, "/preview"), &asked).await.body;
        assert_eq!(
            foreseen["verdicts"][0]["pictures"],
            json!(pictures),
            "{foreseen}"
        );

        let customer = shop.customer().await;
        let links = format!("/api/shops/{}/file-links", shop.id);
        let wanted = json!({ "files": pictures });
        let shown = async || customer.post(&links, &wanted).await.body["links"].clone();
        assert_eq!(shown().await, json!({}));
        let mut widget = app.customer_socket("qingmu", &customer).await;
        widget
            .text(&customer.conversation, "public", "尺寸多大")
            .await;
        assert_eq!(automatic(&mut widget).await, "亲请看尺寸图");
        for file in &pictures {
            let image = widget.hear(|frame| frame["kind"] == "image").await;
            assert_eq!(image["body"]["file"], json!(file));
            assert_eq!(
                (&image["from"]["kind"], &image["from"]["name"]),
                (&json!("system"), &json!("自动回复"))
            );
        }
        assert_eq!(shown().await.as_object().unwrap().len(), 4);
        // Five lines were one reply, so there is room for the next; the same one does not come again.
        widget
            .text(&customer.conversation, "public", "尺寸和色卡")
            .await;
        let image = widget.hear(|frame| frame["kind"] == "image").await;
        assert_eq!(image["body"]["file"], json!(pictures[0]));
        let (entries, _) = widget.resume(&customer.conversation).await;
        let said = entries
            .iter()
            .filter(|entry| entry["from"]["name"] == "自动回复");
        let said: Vec<_> = said.map(|entry| entry["kind"].as_str().unwrap()).collect();
        assert_eq!(said, ["text", "image", "image", "image", "image", "image"]);
        let row = leader
            .get(&format!(
                "/api/shops/{}/conversations/{}",
                shop.id, customer.conversation
            ))
            .await;
        assert_eq!(
            row.body["row"]["waiting_since"],
            json!(app.now()),
            "no clock stops"
        );
    }
);

on_both_databases!(a_greeting_is_for_the_first_line_and_no_later_one, |app| {
    for (per, in_next_reception) in [("session", 1), ("day", 0)] {
        let shop = app.shop(&format!("qingmu-{per}")).await;
        let leader = shop.member(Role::Owner).await;
        let agent = shop.member(Role::Agent).await;
        let customer = shop.customer().await;
        let key = customer.key(&shop);
        let says = async || {
            let seq = customer.put(&app.app, &shop, "在吗").await;
            is_read(&app, key, seq).await;
            lines(&app, key).await
        };
        // Said before the shop had a rule: what was sent cannot tell that it was the first.
        assert_eq!(says().await, 0);
        let first = rule(
            &json!({ "kind": "first_contact" }),
            &json!({ "per": per }),
            "欢迎",
        );
        add(&leader, &shop, &first).await;
        assert_eq!(says().await, 0, "the second line is not the first");
        let mut desk = app.member_socket(&shop.slug, &agent).await;
        let order = |kind: &str| json!({ "type": kind, "conversation": customer.conversation });
        assert_eq!(desk.act(order("take")).await["type"], "ack");
        assert_eq!(desk.act(order("close")).await["type"], "ack");
        assert_eq!(says().await, in_next_reception, "{per}");
        app.advance(24 * 3_600_000);
        assert_eq!(says().await, 1, "{per}");
    }
});

on_both_databases!(the_words_of_a_reply_are_filled_with_what_is_known, |app| {
    app.demo().await;
    let shop = app.known_shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let db = app.app.store().shop(shop.id);
    let people = db.rows::<customer::Entity>().all().await.unwrap();
    let mut orders = db.rows::<order::Entity>().all().await.unwrap();
    orders.sort_by_key(|order| order.created_at);
    let newest: HashMap<_, _> = orders
        .iter()
        .map(|order| (order.customer_id, order))
        .collect();
    let product = db.rows::<product::Entity>().one().await.unwrap().unwrap();
    let text = "{customer}|{order_no}|{order_state}|{product}";
    let draft = rule(&json!({ "kind": "first_contact" }), &session(), text);
    let mut told: Vec<&str> = Vec::new();
    for person in people.iter().filter(|person| person.external_id.is_some()) {
        let Some(order) = newest.get(&person.id) else {
            continue;
        };
        let state = match order.state.as_str() {
            "WAIT_BUYER_PAY" => "等待付款",
            "WAIT_SELLER_SEND_GOODS" => "等待发货",
            "WAIT_BUYER_CONFIRM_GOODS" => "已发货",
            "TRADE_FINISHED" => "交易成功",
            _ => "交易关闭",
        };
        // The words of a state are the same for everyone: three of each will do.
        if told.iter().filter(|before| **before == state).count() == 3 {
            continue;
        }
        let asked = json!({
            "at": app.now(), "text": "在吗", "customer": person.id, "product": product.id,
            "draft": { "id": null, "rule": draft },
        });
        let answer = leader.post(&at(&shop, "/preview"), &asked).await;
        if answer.status != 200 {
            continue;
        }
        let verdicts = answer.body["verdicts"].as_array().unwrap();
        let own = verdicts.iter().find(|told| told["rule"].is_null()).unwrap();
        let expected = format!("{}|{}|{state}|{}", person.name, order.no, product.title);
        assert_eq!(own["text"], expected);
        told.push(state);
    }
    told.sort_unstable();
    told.dedup();
    assert!(told.len() > 1, "{told:?}");
});

on_both_databases!(
    a_member_says_it_in_their_own_words_where_the_shop_lets_them,
    |app| {
        let shop = app.shop("qingmu").await;
        let (leader, agent) = (
            shop.member(Role::Supervisor).await,
            shop.member(Role::Agent).await,
        );
        let minute = json!({ "per": "minutes", "minutes": 1 });
        let busy = json!({ "kind": "busy", "more_than": null });
        let mut of_shop = rule(&busy, &minute, "{member}正忙");
        let mut kept = add(&leader, &shop, &of_shop).await;
        let own = format!("/api/shops/{}/own-replies", shop.id);
        let words = |busy: &str| json!({ "busy": busy, "suspended": "", "rest": "" });
        let mine = words("{member}在打包，{customer}等我一刻钟");
        let told = agent.put(&own, &mine).await;
        assert_eq!(told.status, 200, "{told:?}");
        let state = &told.body["states"][0];
        assert_eq!(
            (&state["shop"], &state["takes_own"], &state["said"]),
            (
                &json!("{member}正忙"),
                &json!(false),
                &json!("客服小禾正忙")
            )
        );

        let customer = shop.customer().await;
        let mut desk = app.member_socket(&shop.slug, &agent).await;
        desk.say(&json!({ "type": "desk" })).await;
        be(&mut desk, "online").await;
        let mut widget = app.customer_socket("qingmu", &customer).await;
        let asked = widget.text(&customer.conversation, "public", "在吗").await;
        desk.hear(is_assigned).await;
        // Or this line would be answered too, once its member is busy.
        is_read(&app, customer.key(&shop), asked["seq"].as_i64().unwrap()).await;
        let mut hears = async || {
            app.advance(61_000);
            be(&mut desk, "busy").await;
            widget
                .text(&customer.conversation, "public", "在不在")
                .await;
            automatic(&mut widget).await
        };
        assert_eq!(hears().await, "客服小禾正忙");
        of_shop["takes_own_words"] = json!(true);
        change(&leader, &shop, &mut kept, &of_shop).await;
        let of_agent = "客服小禾在打包，亲等我一刻钟";
        assert_eq!(hears().await, of_agent);

        // Whoever leads sees beforehand whose words are sent; a customer of nobody's reads the shop's.
        let foreseen = async |who: Value| {
            let desk = json!({ "holder": "busy", "open": 1, "there": 1, "free": 1 });
            let asked = json!({ "at": app.now(), "text": "在吗", "customer": who, "desk": desk });
            let told = leader.post(&at(&shop, "/preview"), &asked).await.body;
            let verdict = &told["verdicts"][0];
            (verdict["text"].clone(), verdict["is_own"].clone())
        };
        assert_eq!(
            foreseen(json!(customer.id)).await,
            (json!(of_agent), json!(true))
        );
        assert_eq!(foreseen(Value::Null).await.1, json!(false));
        let seen = agent.get(&own).await.body;
        assert_eq!(
            (&seen["own"], &seen["states"][0]["said"]),
            (&mine, &json!(of_agent))
        );

        assert_eq!(agent.put(&own, &words("")).await.status, 200);
        assert_eq!(hears().await, "客服小禾正忙");
    }
);

on_both_databases!(
    own_words_are_refused_like_a_rule_s_and_only_for_a_member_s_state,
    |app| {
        let shop = app.shop("qingmu").await;
        let (leader, agent) = (
            shop.member(Role::Owner).await,
            shop.member(Role::Agent).await,
        );
        let own = format!("/api/shops/{}/own-replies", shop.id);
        for (words, code) in [
            ("{membr}在忙", "unknown_variable"),
            ("请打 13812345678", "text_stopped"),
        ] {
            let words = json!({ "busy": "", "suspended": "", "rest": words });
            let refused = agent.put(&own, &words).await;
            assert_eq!((refused.status, refused.code()), (422, code));
            assert_eq!(refused.body["field"], json!("rest"));
        }
        let none = json!({ "busy": "", "suspended": "", "rest": "" });
        assert_eq!(agent.get(&own).await.body["own"], none);
        let mut night = rule(&json!({ "kind": "night" }), &session(), "夜里");
        night["takes_own_words"] = json!(true);
        let refused = leader.post(&at(&shop, ""), &night).await;
        assert_eq!((refused.status, refused.code()), (422, "bad_own_words"));
    }
);
