use serde_json::{Value, json};
use yingke::members::announce_setup;

use crate::harness::TestApp;

pub fn first(code: &str) -> Value {
    json!({
        "code": code, "slug": "qingmu", "shop_name": "青木家居", "login": " Owner ", "name": "店主",
        "password": "correct horse",
    })
}

pub fn code_of(app: &TestApp) -> String {
    std::fs::read_to_string(app.app.config().data.join("setup-code")).unwrap()
}

on_both_databases!(the_code_makes_the_first_shop_and_closes_the_door, |app| {
    announce_setup(&app.app).await.unwrap();
    let anyone = app.anyone();
    assert_eq!(anyone.get("/api/setup").await.body["needed"], true);
    assert_eq!(
        anyone.post("/api/setup", &first("guessed")).await.status,
        403
    );
    let code = code_of(&app);
    let made = anyone.post("/api/setup", &first(&code)).await;
    assert_eq!((made.status, made.text("slug")), (201, "qingmu"));
    assert_eq!(anyone.get("/api/setup").await.body["needed"], false);
    assert_eq!(anyone.post("/api/setup", &first(&code)).await.status, 409);
    assert!(!app.app.config().data.join("setup-code").exists());
    let owner = json!({ "login": "owner", "password": "correct horse" });
    let owner = anyone.post("/api/sign-in?as=token", &owner).await;
    let me = anyone.with_token(owner.text("token")).get("/api/me").await;
    assert_eq!(me.body["memberships"][0]["member"]["role"], "owner");
});

on_both_databases!(two_at_once_make_one_shop, |app| {
    announce_setup(&app.app).await.unwrap();
    let code = code_of(&app);
    let mut second = first(&code);
    second["slug"] = json!("other");
    second["login"] = json!("other");
    let (client, first) = (app.anyone(), first(&code));
    let (one, two) = tokio::join!(
        client.post("/api/setup", &first),
        client.post("/api/setup", &second)
    );
    let mut statuses = [one.status, two.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409]);
});

on_both_databases!(nonsense_is_refused_before_anything_is_made, |app| {
    announce_setup(&app.app).await.unwrap();
    let code = code_of(&app);
    for (field, wrong) in [
        ("slug", "No Slug"),
        ("slug", "x"),
        ("password", "short"),
        ("name", " "),
    ] {
        let mut body = first(&code);
        body[field] = json!(wrong);
        assert_eq!(
            app.anyone().post("/api/setup", &body).await.code(),
            "bad_request",
            "{field}"
        );
    }
    assert_eq!(app.anyone().get("/api/setup").await.body["needed"], true);
});

on_both_databases!(
    without_a_demo_nobody_is_told_of_sign_ins_and_the_door_is_the_consoles,
    |app| {
        let setup = app.anyone().get("/api/setup").await;
        assert_eq!(setup.body["demo"], serde_json::json!([]));
        let door = app.anyone().get("/").await;
        assert_eq!(
            (door.status, &door.headers["location"]),
            (307, &"/console/".parse().unwrap())
        );
    }
);
