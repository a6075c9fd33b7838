//! What a person arranges about themselves, and what a shop sets for its reception.

use reqwest::Method;
use serde_json::{Value, json};
use yingke_schema::members::member::Role;

use crate::harness::{Answer, Client, PASSWORD, told};

async fn change(client: &Client, patch: &Value) -> Answer {
    told(
        client
            .request(Method::PATCH, "/api/me/settings")
            .json(patch),
    )
    .await
}

async fn kept(client: &Client) -> Value {
    client.get("/api/me/settings").await.body
}

on_both_databases!(
    two_devices_that_change_different_things_lose_nothing,
    |app| {
        let person = app.person().await.0;
        let (desk, phone) = (app.signed_in(person).await, app.signed_in(person).await);
        assert_eq!(kept(&desk).await, json!({}));
        let one = json!({ "keys": { "take": "Alt+H" }, "panes": { "list": 300 } });
        let other = json!({ "keys": { "star": "Alt+J" }, "theme": "dark" });
        let both = tokio::join!(change(&desk, &one), change(&phone, &other));
        assert_eq!((both.0.status, both.1.status), (204, 204));
        let wanted = json!({
            "keys": { "take": "Alt+H", "star": "Alt+J" }, "panes": { "list": 300 }, "theme": "dark",
        });
        assert_eq!(kept(&desk).await, wanted);
        let reset = json!({ "keys": { "take": null } });
        assert_eq!(change(&phone, &reset).await.status, 204);
        assert_eq!(kept(&desk).await["keys"], json!({ "star": "Alt+J" }));
    }
);

on_both_databases!(
    a_changed_setting_is_told_to_the_persons_other_devices,
    |app| {
        let shop = app.shop("qingmu").await;
        let (agent, colleague) = (
            shop.member(Role::Agent).await,
            shop.member(Role::Agent).await,
        );
        let mut desk = app.member_socket(&shop.slug, &agent).await;
        let mut elsewhere = app.member_socket(&shop.slug, &colleague).await;
        let phone = app.signed_in(agent.person).await;
        assert_eq!(
            change(&phone, &json!({ "theme": "dark" })).await.status,
            204
        );
        let is_news = |frame: &Value| frame["type"] == "news" && frame["of"] == "settings";
        desk.hear(is_news).await;
        // The colleague hears the next piece of news, not this one.
        app.app
            .live()
            .tell_members(shop.id, None, "probe", &json!({}));
        let next = elsewhere.hear(|frame| frame["type"] == "news").await;
        assert_eq!(next["of"], "probe");
    }
);

on_both_databases!(
    settings_that_make_no_sense_are_refused_with_their_path,
    |app| {
        let client = app.signed_in(app.person().await.0).await;
        for (patch, field) in [
            (json!({ "colour": "red" }), "colour"),
            (json!({ "panes": { "list": 9000 } }), "panes.list"),
            (json!({ "keys": { "take": "<script>" } }), "keys.take"),
            (json!({ "overdue": [60, 30] }), "overdue"),
        ] {
            let refused = change(&client, &patch).await;
            assert_eq!((refused.status, refused.code()), (422, "bad_setting"));
            assert_eq!(refused.text("field"), field);
        }
        assert_eq!(change(&client, &json!([1])).await.code(), "bad_request");
        let keys = |from: usize| -> Value {
            let keys = (from..from + 290).map(|n| {
                (
                    format!("an_action_with_a_long_name_{n}"),
                    json!("Mod+Alt+Shift+ArrowDown"),
                )
            });
            json!({ "keys": keys.collect::<serde_json::Map<_, _>>() })
        };
        assert_eq!(change(&client, &keys(0)).await.code(), "too_large");
        assert_eq!(kept(&client).await, json!({}));
    }
);

fn wish(current: &str, new: &str, sign_out_others: bool) -> Value {
    json!({ "current": current, "new": new, "sign_out_others": sign_out_others })
}

on_both_databases!(
    a_password_takes_the_old_one_and_others_leave_as_chosen,
    |app| {
        let shop = app.shop("qingmu").await;
        let agent = shop.member(Role::Agent).await;
        let phone = app.signed_in(agent.person).await;
        let put = |wish: Value| {
            let client = agent.client.clone();
            async move { client.put("/api/me/password", &wish).await }
        };
        for (body, code, field) in [
            (
                wish("guessed", "quite another one", true),
                "wrong_password",
                "current",
            ),
            (wish(PASSWORD, "short", true), "bad_password", "new"),
            (wish(PASSWORD, PASSWORD, true), "same_password", "new"),
            (wish(PASSWORD, &agent.login, true), "same_password", "new"),
        ] {
            let refused = put(body).await;
            assert_eq!(
                (refused.status, refused.code(), refused.text("field")),
                (422, code, field)
            );
        }
        assert_eq!(
            put(wish(PASSWORD, "quite another one", false)).await.status,
            204
        );
        assert_eq!(
            phone.get("/api/me").await.status,
            200,
            "others stay as chosen"
        );
        assert_eq!(
            put(wish("quite another one", "and a third one", true))
                .await
                .status,
            204
        );
        assert_eq!(phone.get("/api/me").await.status, 401);
        assert_eq!(agent.get("/api/me").await.status, 200, "this device stays");
        let with = |password: &str| json!({ "login": agent.login, "password": password });
        let old = app.anyone().post("/api/sign-in", &with(PASSWORD)).await;
        let new = app
            .anyone()
            .post("/api/sign-in", &with("and a third one"))
            .await;
        assert_eq!((old.status, new.status), (401, 200));
    }
);

on_both_databases!(guessing_the_old_password_is_locked_like_a_sign_in, |app| {
    let client = app.signed_in(app.person().await.0).await;
    let guess = wish("guessed", "quite another one", false);
    for _ in 0..10 {
        assert_eq!(client.put("/api/me/password", &guess).await.status, 422);
    }
    let locked = client
        .put(
            "/api/me/password",
            &wish(PASSWORD, "quite another one", false),
        )
        .await;
    assert_eq!(locked.status, 429);
});

on_both_databases!(one_device_is_ended_or_all_others, |app| {
    let shop = app.shop("qingmu").await;
    let agent = shop.member(Role::Agent).await;
    let (phone, tablet) = (
        app.signed_in(agent.person).await,
        app.signed_in(agent.person).await,
    );
    let stranger = app.signed_in(app.person().await.0).await;
    let devices = agent.get("/api/sign-ins").await.body;
    let devices = devices.as_array().unwrap();
    assert!(devices.iter().all(|device| device["seen_at"].is_i64()));
    let id_of = |list: &Value| {
        let own = list
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["current"] == true);
        own.unwrap()["id"].as_str().unwrap().to_owned()
    };
    let phone_id = id_of(&phone.get("/api/sign-ins").await.body);
    let path = format!("/api/sign-ins/{phone_id}");
    assert_eq!(stranger.delete(&path).await.status, 204);
    assert_eq!(
        phone.get("/api/me").await.status,
        200,
        "a stranger ends nothing"
    );
    let mut socket = app
        .socket(json!({ "type": "hello", "v": 1, "as": "member", "shop": shop.slug, "token": phone.token }))
        .await;
    assert_eq!(agent.delete(&path).await.status, 204);
    socket.closed().await;
    assert_eq!(phone.get("/api/me").await.status, 401);
    assert_eq!(tablet.get("/api/me").await.status, 200);
    assert_eq!(agent.delete("/api/sign-ins?keep=current").await.status, 204);
    assert_eq!(tablet.get("/api/me").await.status, 401);
    assert_eq!(agent.get("/api/me").await.status, 200);
});

on_both_databases!(a_device_is_seen_to_a_few_minutes, |app| {
    let client = app.signed_in(app.person().await.0).await;
    let seen = || async {
        client.get("/api/sign-ins").await.body[0]["seen_at"]
            .as_i64()
            .unwrap()
    };
    let first = seen().await;
    app.advance(4 * 60_000);
    assert_eq!(seen().await, first);
    app.advance(2 * 60_000);
    // Written beside the answer that noticed it.
    while seen().await == first {
        crate::harness::glance().await;
    }
    assert_eq!(seen().await, app.now());
});

on_both_databases!(a_new_nick_is_what_customers_read, |app| {
    let shop = app.shop("qingmu").await;
    let agent = shop.member(Role::Agent).await;
    let mut socket = app.member_socket(&shop.slug, &agent).await;
    let path = format!("/api/shops/{}/nick", shop.id);
    for (nick, code) in [(" ", "bad_nick"), ("加我 13800138000", "unfit_nick")] {
        let refused = agent.put(&path, &json!({ "nick": nick })).await;
        assert_eq!(
            (refused.status, refused.code(), refused.text("field")),
            (422, code, "nick")
        );
    }
    assert_eq!(
        agent.put(&path, &json!({ "nick": " 小满 " })).await.status,
        204
    );
    socket.closed().await;
    let again = app.member_socket(&shop.slug, &agent).await;
    assert_eq!(again.welcome["me"]["name"], "小满");
    assert_eq!(
        agent
            .put("/api/me/name", &json!({ "name": "林小满" }))
            .await
            .status,
        204
    );
    let me = agent.get("/api/me").await.body;
    assert_eq!(me["person"]["name"], "林小满");
    assert_eq!(me["memberships"][0]["member"]["capacity"], 10);
});

on_both_databases!(leaders_change_the_limits_and_every_console_hears, |app| {
    let shop = app.shop("qingmu").await;
    let (owner, agent) = (
        shop.member(Role::Owner).await,
        shop.member(Role::Agent).await,
    );
    let mut socket = app.member_socket(&shop.slug, &agent).await;
    let path = format!("/api/shops/{}/limits", shop.id);
    let seen = agent.get(&path).await.body;
    assert_eq!(
        seen,
        json!({ "first_limit_ms": 20_000, "later_limit_ms": 60_000 })
    );
    let limits = json!({ "first_limit_ms": 15_000, "later_limit_ms": 90_000 });
    let wish = json!({ "limits": limits, "seen": seen });
    assert_eq!(agent.put(&path, &wish).await.status, 403);
    for (field, value, code) in [
        ("first_limit_ms", 100, "bad_first_limit"),
        ("later_limit_ms", 0, "bad_later_limit"),
    ] {
        let mut bad = wish.clone();
        bad["limits"][field] = json!(value);
        let refused = owner.put(&path, &bad).await;
        assert_eq!((refused.status, refused.code()), (422, code));
    }
    assert_eq!(owner.put(&path, &wish).await.status, 204);
    let heard = socket
        .hear(|frame| frame["type"] == "news" && frame["of"] == "limits")
        .await;
    assert_eq!(heard["detail"], limits);
    let late = owner.put(&path, &wish).await;
    assert_eq!((late.status, late.code()), (409, "changed_meanwhile"));
    assert_eq!(agent.get(&path).await.body, limits);
});
