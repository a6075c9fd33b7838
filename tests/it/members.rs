use reqwest::Method;
use serde_json::{Value, json};
use yingke::members;
use yingke_schema::members::{member::Role, sign_in};

use crate::harness::{PASSWORD, told};

fn credentials(login: &str, password: &str) -> Value {
    json!({ "login": login, "password": password })
}

on_both_databases!(a_cookie_signs_in_and_out, |app| {
    let (_, login) = app.person().await;
    let client = app.anyone();
    let answer = client
        .post(
            "/api/sign-in",
            &credentials(&login.to_uppercase(), PASSWORD),
        )
        .await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.body, json!({}));
    let cookie = answer.headers["set-cookie"].to_str().unwrap().to_owned();
    for part in [
        "__Host-yingke=yk_s_",
        "; HttpOnly",
        "; SameSite=Strict",
        "; Secure",
        "; Path=/",
    ] {
        assert!(cookie.contains(part), "{cookie}");
    }
    let cookie = cookie.split(';').next().unwrap();
    let with_cookie = |method, path| client.request(method, path).header("cookie", cookie);
    assert_eq!(told(with_cookie(Method::GET, "/api/me")).await.status, 200);
    let out = told(with_cookie(Method::DELETE, "/api/sign-in")).await;
    assert_eq!(out.status, 204);
    assert!(
        out.headers["set-cookie"]
            .to_str()
            .unwrap()
            .contains("Max-Age=0")
    );
    assert_eq!(
        told(with_cookie(Method::GET, "/api/me")).await.code(),
        "not_signed_in"
    );
});

on_both_databases!(
    unknown_names_and_wrong_passwords_are_answered_alike,
    |app| {
        let (_, login) = app.person().await;
        let wrong = app
            .anyone()
            .post("/api/sign-in", &credentials(&login, "wrong"))
            .await;
        let unknown = app
            .anyone()
            .post("/api/sign-in", &credentials("nobody", PASSWORD))
            .await;
        assert_eq!((wrong.status, wrong.code()), (401, "wrong_credentials"));
        assert_eq!((wrong.status, &wrong.body), (unknown.status, &unknown.body));
    }
);

on_both_databases!(guessing_locks_the_name_and_waiting_opens_it, |app| {
    let (_, login) = app.person().await;
    let (client, wrong) = (app.anyone(), credentials(&login, "wrong"));
    for _ in 0..10 {
        assert_eq!(client.post("/api/sign-in", &wrong).await.status, 401);
    }
    let right = credentials(&login, PASSWORD);
    let locked = client.post("/api/sign-in", &right).await;
    assert_eq!((locked.status, locked.code()), (429, "too_fast"));
    let wait = locked.body["retry_ms"].as_i64().unwrap();
    assert!((1..=30_000).contains(&wait), "{wait}");
    app.advance(wait);
    assert_eq!(client.post("/api/sign-in", &right).await.status, 200);
});

on_both_databases!(one_address_cannot_try_many_names, |app| {
    let mut last = 0;
    for name in 0..31 {
        let guess = credentials(&format!("name{name}"), "wrong");
        last = app.anyone().post("/api/sign-in", &guess).await.status;
    }
    assert_eq!(last, 429);
});

on_both_databases!(
    signing_out_everywhere_ends_every_device_and_is_told,
    |app| {
        let shop = app.shop("qingmu").await;
        let agent = shop.member(Role::Agent).await;
        let phone = app.signed_in(agent.person).await;
        let stranger = app.signed_in(app.person().await.0).await;
        let list = agent.get("/api/sign-ins").await;
        let current = list
            .body
            .as_array()
            .unwrap()
            .iter()
            .filter(|device| device["current"] == true);
        assert_eq!(
            (list.body.as_array().unwrap().len(), current.count()),
            (2, 1)
        );
        let mut revocations = app.app.revocations().subscribe();
        assert_eq!(phone.delete("/api/sign-ins").await.status, 204);
        assert_eq!(revocations.recv().await.unwrap().sign_ins.len(), 2);
        for client in [&agent.client, &phone] {
            assert_eq!(client.get("/api/me").await.status, 401);
            let members = client.get(&format!("/api/shops/{}/members", shop.id)).await;
            assert_eq!(members.status, 401);
        }
        assert_eq!(stranger.get("/api/me").await.status, 200);
    }
);

on_both_databases!(a_sign_in_runs_out, |app| {
    let client = app.signed_in(app.person().await.0).await;
    app.advance(30 * 24 * 60 * 60 * 1000 - 1);
    assert_eq!(client.get("/api/me").await.status, 200);
    app.advance(1);
    assert_eq!(client.get("/api/me").await.status, 401);
});

on_both_databases!(one_person_works_in_two_shops, |app| {
    let (qingmu, chaye) = (app.shop("qingmu").await, app.shop("chaye").await);
    let agent = qingmu.member(Role::Agent).await;
    chaye.place(agent.person, Role::Owner).await;
    let me = agent.get("/api/me").await;
    let places = me.body["memberships"].as_array().unwrap();
    let mut places: Vec<_> = places
        .iter()
        .map(|place| {
            (
                place["shop"]["slug"].as_str(),
                place["member"]["role"].as_str(),
            )
        })
        .collect();
    places.sort_unstable();
    assert_eq!(
        places,
        [
            (Some("chaye"), Some("owner")),
            (Some("qingmu"), Some("agent"))
        ]
    );
    assert_eq!(me.body["person"]["login"], agent.login);
});

on_both_databases!(who_left_is_out, |app| {
    let shop = app.shop("qingmu").await;
    let agent = shop.member(Role::Agent).await;
    app.tamper(&format!("UPDATE member SET left_at = {}", app.now()))
        .await;
    let members = agent.get(&format!("/api/shops/{}/members", shop.id)).await;
    assert_eq!(members.status, 404);
    assert_eq!(agent.get("/api/me").await.body["memberships"], json!([]));
});

on_both_databases!(colleagues_show_who_is_there_and_how_busy, |app| {
    let shop = app.shop("qingmu").await;
    let agent = shop.member(Role::Agent).await;
    shop.customer().await;
    let (id, now) = (agent.id.0.simple(), app.now());
    let (shop_id, member) = (literal(&app, shop.id.0), literal(&app, agent.id.0));
    app.tamper(&format!(
        "INSERT INTO presence VALUES ({shop_id}, {member}, 'busy', {now}, {})",
        now + 5_000
    ))
    .await;
    app.tamper(&format!(
        "UPDATE conversation_head SET status = 2, assignee = {member}"
    ))
    .await;
    let path = format!("/api/shops/{}/members", shop.id);
    let seen = agent.get(&path).await.body[0].clone();
    assert_eq!(
        (&seen["state"], &seen["open"]),
        (&json!("busy"), &json!(1)),
        "{id}"
    );
    app.advance(5_000);
    assert_eq!(agent.get(&path).await.body[0]["state"], "offline");
});

/// An id as the engine writes it in SQL.
fn literal(app: &crate::harness::TestApp, id: uuid::Uuid) -> String {
    match app.app.store().engine() {
        yingke::storage::Engine::Sqlite(_) => format!("x'{}'", id.simple()),
        yingke::storage::Engine::Postgres(_) => format!("'{id}'"),
    }
}

on_both_databases!(sign_ins_that_ran_out_are_deleted_and_no_others, |app| {
    let (person, _) = app.person().await;
    for _ in 0..3 {
        app.signed_in(person).await;
    }
    app.tamper("UPDATE sign_in SET expires_at = 1").await;
    let good = app.signed_in(person).await;
    members::forget_sign_ins(app.app.store(), app.now())
        .await
        .unwrap();
    let kept = app.app.store().across_shops();
    let kept = kept.rows::<sign_in::Entity>().all().await.unwrap();
    assert_eq!(kept.len(), 1);
    assert_eq!(good.get("/api/me").await.status, 200);
});
