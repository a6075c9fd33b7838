//! The secret that signs shoppers: found by the shop's owner alone, renewed at once, and of no use for anything else.

use reqwest::Method;
use serde_json::{Value, json};
use yingke::{members::announce_setup, shops};
use yingke_schema::{members::member::Role, outbox::event};

use crate::harness::{Answer, Client, TestApp, TestShop};
use crate::{audit, customers, files, rights, setup};

const SHOPPER: (&str, &str) = ("u-1042", "林小满");
const MIGRATION: &str = include_str!("../../schema/src/migrations/m0025_link_secret.sql");

async fn ask(client: &Client, shop: &TestShop<'_>, what: &str) -> Answer {
    let path = format!("/api/shops/{}/identity/{what}", shop.id);
    client.post(&path, &json!({})).await
}

async fn shown(owner: &Client, shop: &TestShop<'_>) -> String {
    let answer = ask(owner, shop, "showings").await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.text("secret").to_owned()
}

async fn renewed(owner: &Client, shop: &TestShop<'_>) -> String {
    let answer = ask(owner, shop, "renewals").await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.text("secret").to_owned()
}

/// A shopper whom a site vouches for that knows this secret.
async fn come(app: &TestApp, shop: &TestShop<'_>, secret: &str) -> Answer {
    let identity = customers::signed(app, shop, secret, SHOPPER);
    customers::visit(app, shop, json!({ "identity": identity })).await
}

async fn status_of(app: &TestApp, link: &str) -> u16 {
    let answer = app.anyone().request(Method::GET, link).send().await;
    answer.unwrap().status().as_u16()
}

async fn link_secret(app: &TestApp, shop: &TestShop<'_>) -> String {
    let shop = shops::find(app.app.store(), &shop.id.into()).await;
    shop.unwrap().unwrap().link_secret
}

on_both_databases!(
    from_set_up_to_a_signed_shopper_and_to_the_next_secret,
    |app| {
        announce_setup(&app.app).await.unwrap();
        let first = setup::first(&setup::code_of(&app));
        let made = app.anyone().post("/api/setup", &first).await;
        assert_eq!(made.status, 201, "{made:?}");
        let owner = json!({ "login": "owner", "password": first["password"] });
        let owner = app.anyone().post("/api/sign-in?as=token", &owner).await;
        let owner = app.anyone().with_token(owner.text("token"));
        let shop = app.known_shop("qingmu").await;

        let old = shown(&owner, &shop).await;
        let known = come(&app, &shop, &old).await;
        assert_eq!(known.body["customer"]["name"], SHOPPER.1, "{known:?}");
        let device = known.text("device");
        assert_eq!(shown(&owner, &shop).await, old, "looking changes nothing");

        let fresh = renewed(&owner, &shop).await;
        assert_ne!(fresh, old);
        assert_eq!(shown(&owner, &shop).await, fresh);
        let refused = come(&app, &shop, &old).await;
        assert_eq!((refused.status, refused.code()), (400, "bad_identity"));
        let again = come(&app, &shop, &fresh).await;
        assert_eq!(again.body["customer"], known.body["customer"]);
        let stayed = customers::visit(&app, &shop, json!({ "device": device })).await;
        assert_eq!(
            stayed.body["customer"], known.body["customer"],
            "who is known stays known on that device"
        );
    }
);

on_both_databases!(none_but_the_owner_sees_or_renews_it, |app| {
    let shop = app.shop("qingmu").await;
    let elsewhere = app.shop("chaye").await;
    let stranger = elsewhere.member(Role::Owner).await;
    for what in ["showings", "renewals"] {
        for role in rights::ROLES
            .into_iter()
            .filter(|role| *role != Role::Owner)
        {
            let member = shop.member(role).await;
            assert_eq!(
                ask(&member, &shop, what).await.status,
                403,
                "{role:?} {what}"
            );
        }
        let customer = shop.customer().await;
        assert_eq!(ask(&customer, &shop, what).await.status, 403, "{what}");
        assert_eq!(ask(&stranger, &shop, what).await.status, 404, "{what}");
    }
    assert_eq!(
        come(&app, &shop, &shop.secret).await.status,
        200,
        "untouched"
    );
    renewed(&stranger, &elsewhere).await;
    assert_eq!(
        come(&app, &shop, &shop.secret).await.status,
        200,
        "another shop's"
    );
});

on_both_databases!(
    it_is_written_down_who_saw_and_renewed_it_but_not_what,
    |app| {
        let shop = app.shop("qingmu").await;
        let owner = shop.member(Role::Owner).await;
        let secrets = [shown(&owner, &shop).await, renewed(&owner, &shop).await];
        let rows = audit::rows(&app, &shop).await;
        let rows = rows.iter().filter(|row| row.action.contains("identity"));
        let told: Vec<_> = rows
            .map(|row| {
                let (action, detail) = (row.action.as_str(), row.detail.as_str());
                (action, row.actor_id, row.object.clone(), detail)
            })
            .collect();
        let by_owner = |action| (action, owner.id.0, format!("shop/{}", shop.id), "{}");
        assert_eq!(
            told,
            [by_owner("show_identity"), by_owner("renew_identity")]
        );

        let db = app.app.store().shop(shop.id);
        let events = db.rows::<event::Entity>().all().await.unwrap();
        assert!(!events.iter().any(|event| {
            secrets
                .iter()
                .any(|secret| event.payload.contains(secret.as_str()))
        }));
        let mut told: Vec<(&str, Value)> = events
            .iter()
            .filter(|event| event.kind.starts_with("Identity"))
            .map(|event| {
                (
                    event.kind.as_str(),
                    serde_json::from_str(&event.payload).unwrap(),
                )
            })
            .collect();
        told.sort_unstable_by_key(|(kind, _)| *kind);
        let member = json!({ "member": owner.id });
        assert_eq!(
            told,
            [
                ("IdentityRenewed", member.clone()),
                ("IdentityShown", member)
            ]
        );
    }
);

on_both_databases!(a_link_given_before_opens_after_the_renewal, |app| {
    let shop = app.shop("qingmu").await;
    let owner = shop.member(Role::Owner).await;
    let customer = shop.customer().await;
    let sent = files::send(&customer, &shop, "b.txt", b"hello").await;
    let file = sent.body["file"]["id"].as_str().unwrap();
    let link = files::link(&customer, &shop, file).await;
    assert_ne!(shown(&owner, &shop).await, link_secret(&app, &shop).await);
    renewed(&owner, &shop).await;
    assert_eq!(status_of(&app, &link).await, 200);
});

on_both_databases!(a_shop_of_before_never_shows_what_signs_its_links, |app| {
    let shop = app.shop("qingmu").await;
    let owner = shop.member(Role::Owner).await;
    // What the migration does to a shop that is there already.
    app.tamper("ALTER TABLE shop DROP COLUMN link_secret").await;
    app.tamper(MIGRATION).await;
    let customer = shop.customer().await;
    let sent = files::send(&customer, &shop, "b.txt", b"hello").await;
    let file = sent.body["file"]["id"].as_str().unwrap();
    let link = files::link(&customer, &shop, file).await;
    let secret = shown(&owner, &shop).await;
    assert_ne!(secret, shop.secret);
    assert_eq!(link_secret(&app, &shop).await, shop.secret);
    assert_eq!(status_of(&app, &link).await, 200);
    assert_eq!(come(&app, &shop, &secret).await.status, 200);
    assert_eq!(shown(&owner, &shop).await, secret);
});
