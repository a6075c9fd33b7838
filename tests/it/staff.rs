//! Hiring, changing, dismissing, and what nobody may do to whom.

use reqwest::Method;
use serde_json::{Value, json};
use yingke_schema::members::member::Role;

use crate::harness::{Answer, PASSWORD, TestShop, told};

fn someone(login: &str, role: &str) -> Value {
    json!({ "login": login, "name": "林夏", "nick": "小夏", "role": role, "capacity": 8 })
}

fn staff(shop: &TestShop<'_>) -> String {
    format!("/api/shops/{}/staff", shop.id)
}

async fn patch(client: &crate::harness::Client, path: &str, body: &Value) -> Answer {
    told(client.request(Method::PATCH, path).json(body)).await
}

on_both_databases!(who_is_hired_signs_in_with_the_password_told_once, |app| {
    let shop = app.shop("qingmu").await;
    let owner = shop.member(Role::Owner).await;
    let hired = owner
        .post(&staff(&shop), &someone("Lin.Xia", "agent"))
        .await;
    assert_eq!(hired.status, 201, "{hired:?}");
    let credentials = json!({ "login": "lin.xia", "password": hired.text("password") });
    let in_ = app
        .anyone()
        .post("/api/sign-in?as=token", &credentials)
        .await;
    assert_eq!(in_.status, 200, "{in_:?}");
    let newcomer = app.anyone().with_token(in_.text("token"));
    let me = newcomer.get("/api/me").await;
    assert_eq!(me.body["memberships"][0]["member"]["role"], "agent");
    let list = owner.get(&staff(&shop)).await;
    let row = list.body.as_array().unwrap().iter();
    let row = row.clone().find(|row| row["login"] == "lin.xia").unwrap();
    assert_eq!(
        (&row["capacity"], &row["is_yours_to_arrange"]),
        (&json!(8), &json!(true))
    );
});

on_both_databases!(a_taken_login_is_not_told_more_about, |app| {
    let (shop, other) = (app.shop("qingmu").await, app.shop("mian").await);
    let (owner, stranger) = (
        shop.member(Role::Owner).await,
        other.member(Role::Agent).await,
    );
    let taken = owner
        .post(&staff(&shop), &someone(&stranger.login, "agent"))
        .await;
    assert_eq!((taken.status, taken.code()), (409, "login_taken"));
    let twice = owner
        .post(&staff(&shop), &someone(&owner.login, "agent"))
        .await;
    assert_eq!((twice.status, twice.code()), (409, "login_taken"));
});

on_both_databases!(one_person_serves_two_shops_with_one_password, |app| {
    let (shop, other) = (app.shop("qingmu").await, app.shop("mian").await);
    let owner = shop.member(Role::Owner).await;
    other.place(owner.person, Role::Owner).await;
    let agent = shop.member(Role::Agent).await;
    let shared = owner
        .post(&staff(&other), &someone(&agent.login, "agent"))
        .await;
    assert_eq!(
        (shared.status, &shared.body["password"]),
        (201, &Value::Null)
    );
    let places = agent.get("/api/me").await.body["memberships"].clone();
    assert_eq!(places.as_array().unwrap().len(), 2);
});

on_both_databases!(nobody_arranges_those_above_or_themselves, |app| {
    let shop = app.shop("qingmu").await;
    let (owner, leader) = (
        shop.member(Role::Owner).await,
        shop.member(Role::Supervisor).await,
    );
    let peer = shop.member(Role::Supervisor).await;
    for (by, of) in [
        (&leader, owner.id),
        (&leader, peer.id),
        (&owner, owner.id),
        (&leader, leader.id),
    ] {
        let path = format!("{}/{of}", staff(&shop));
        let refused = by.delete(&path).await;
        assert_eq!((refused.status, refused.code()), (409, "above_you"));
        let refused = patch(by, &path, &json!({ "role": "agent" })).await;
        assert_eq!(refused.code(), "above_you");
        let refused = by.post(&format!("{path}/password"), &json!({})).await;
        assert_eq!(refused.code(), "above_you");
    }
    let raised = leader
        .post(&staff(&shop), &someone("friend", "supervisor"))
        .await;
    assert_eq!(raised.code(), "above_you");
});

on_both_databases!(an_owner_changes_their_own_place_but_for_its_role, |app| {
    let shop = app.shop("qingmu").await;
    let (owner, leader) = (
        shop.member(Role::Owner).await,
        shop.member(Role::Supervisor).await,
    );
    let path = format!("{}/{}", staff(&shop), owner.id);
    let wish = json!({ "capacity": 3, "role": "owner" });
    assert_eq!(patch(&owner, &path, &wish).await.status, 204);
    let seen = owner.get(&staff(&shop)).await.body;
    let rows = seen.as_array().unwrap();
    let own = rows
        .iter()
        .find(|row| row["id"] == json!(owner.id))
        .unwrap();
    assert_eq!(
        (
            &own["capacity"],
            &own["is_own"],
            &own["is_yours_to_arrange"]
        ),
        (&json!(3), &json!(true), &json!(false))
    );
    let lower = json!({ "capacity": 4, "role": "agent" });
    assert_eq!(patch(&owner, &path, &lower).await.code(), "above_you");
    let path = format!("{}/{}", staff(&shop), leader.id);
    let wish = json!({ "capacity": 3 });
    assert_eq!(patch(&leader, &path, &wish).await.code(), "above_you");
});

on_both_databases!(a_name_is_corrected_by_who_leads_it_everywhere, |app| {
    let (shop, other) = (app.shop("qingmu").await, app.shop("mian").await);
    let leader = shop.member(Role::Supervisor).await;
    let hired = leader.post(&staff(&shop), &someone("xia", "agent")).await;
    let path = format!("{}/{}", staff(&shop), hired.text("member"));
    let wish = json!({ "name": " 林霞 " });
    assert_eq!(patch(&leader, &path, &wish).await.status, 204);
    let seen = leader.get(&staff(&shop)).await.body;
    let place = seen
        .as_array()
        .unwrap()
        .iter()
        .find(|place| place["login"] == "xia");
    assert_eq!(place.unwrap()["name"], "林霞");
    let empty = patch(&leader, &path, &json!({ "name": " " })).await;
    assert_eq!(empty.code(), "bad_name");
    let both = shop.member(Role::Agent).await;
    other.place(both.person, Role::Agent).await;
    let path = format!("{}/{}", staff(&shop), both.id);
    let elsewhere = patch(&leader, &path, &json!({ "name": "别人" })).await;
    assert_eq!(elsewhere.code(), "above_you");
});

on_both_databases!(nonsense_is_refused_with_the_code_of_its_field, |app| {
    let shop = app.shop("qingmu").await;
    let owner = shop.member(Role::Owner).await;
    for (field, value, code) in [
        ("login", json!("a b"), "bad_login"),
        ("name", json!(" "), "bad_name"),
        ("nick", json!("禾".repeat(21)), "bad_nick"),
        ("capacity", json!(0), "bad_capacity"),
    ] {
        let mut hire = someone("newcomer", "agent");
        hire[field] = value;
        let refused = owner.post(&staff(&shop), &hire).await;
        assert_eq!((refused.status, refused.code()), (422, code));
    }
});

on_both_databases!(who_is_dismissed_is_out_within_two_seconds, |app| {
    let shop = app.shop("qingmu").await;
    let (owner, agent) = (
        shop.member(Role::Owner).await,
        shop.member(Role::Agent).await,
    );
    let mut socket = app.member_socket(&shop.slug, &agent).await;
    let path = format!("{}/{}", staff(&shop), agent.id);
    assert_eq!(owner.delete(&path).await.status, 204);
    socket.closed().await;
    let colleagues = format!("/api/shops/{}/members", shop.id);
    assert_eq!(agent.get(&colleagues).await.status, 404);
    assert_eq!(
        owner.delete(&path).await.status,
        204,
        "dismissing is done once"
    );
    let changed = patch(&owner, &path, &json!({ "capacity": 3 })).await;
    assert_eq!(changed.code(), "has_left");
    let back = owner
        .post(&staff(&shop), &someone(&agent.login, "agent"))
        .await;
    assert_eq!((back.status, &back.body["password"]), (201, &Value::Null));
    assert_eq!(
        back.text("member"),
        agent.id.to_string(),
        "what they wrote stays theirs"
    );
});

on_both_databases!(a_new_password_ends_the_old_one_and_every_sign_in, |app| {
    let shop = app.shop("qingmu").await;
    let (owner, agent) = (
        shop.member(Role::Owner).await,
        shop.member(Role::Agent).await,
    );
    let path = format!("{}/{}/password", staff(&shop), agent.id);
    let told = owner.post(&path, &json!({})).await;
    assert_eq!(told.status, 200, "{told:?}");
    assert_eq!(agent.get("/api/me").await.status, 401);
    let with = |password: &str| json!({ "login": agent.login, "password": password });
    assert_eq!(
        app.anyone()
            .post("/api/sign-in", &with(PASSWORD))
            .await
            .status,
        401
    );
    assert_eq!(
        app.anyone()
            .post("/api/sign-in", &with(told.text("password")))
            .await
            .status,
        200
    );
    let elsewhere = app.shop("mian").await;
    elsewhere.place(agent.person, Role::Agent).await;
    let refused = owner.post(&path, &json!({})).await;
    assert_eq!(
        refused.code(),
        "above_you",
        "it would open another shop too"
    );
});

on_both_databases!(the_machines_owner_lets_a_locked_out_person_in, |app| {
    let shop = app.shop("qingmu").await;
    let owner = shop.member(Role::Owner).await;
    let cost = app.app.config().passwords;
    let renew =
        |login| yingke::members::renew_password(app.app.store(), app.app.clock(), cost, login);
    assert_eq!(renew("nobody").await.unwrap(), None);
    let password = renew(&owner.login).await.unwrap().unwrap();
    assert_eq!(owner.get("/api/me").await.status, 401);
    let credentials = json!({ "login": owner.login, "password": password });
    assert_eq!(
        app.anyone().post("/api/sign-in", &credentials).await.status,
        200
    );
});
