use sea_orm::{ActiveModelTrait, IntoActiveModel};
use serde_json::json;
use yingke::vocabulary::{ClientId, ConversationId, new_id};
use yingke_schema::{members::member::Role, reception::entry};

use super::{HOUR, begin, begin_in, link, links, piece, send, send_in};
use crate::harness::{Answer, TestCustomer, TestShop};

on_both_databases!(links_are_forged_expired_and_stretched_in_vain, |app| {
    let shop = app.shop("qingmu").await;
    let elsewhere = app.shop("songxi").await;
    let customer = shop.customer().await;
    let sent = send(&customer, &shop, "a.txt", b"hello").await;
    let id = sent.body["file"]["id"].as_str().unwrap().to_owned();
    let path = link(&customer, &shop, &id).await;
    let anyone = app.anyone();
    assert_eq!(anyone.get(&path).await.status, 200);
    let (own, other) = (shop.id.to_string(), elsewhere.id.to_string());
    let last = path.chars().last().unwrap();
    let turned = if last == 'A' { 'E' } else { 'A' };
    for forged in [
        path.replace("/full", "/thumb"),
        path.replace("exp=1", "exp=9"),
        path.replace(&own, &other),
        path.replace(&id, &new_id().to_string()),
        format!("{}{turned}", &path[..path.len() - 1]),
        format!("{}=", path.split("sig=").next().unwrap().to_owned() + "sig"),
    ] {
        assert_eq!(anyone.get(&forged).await.status, 404, "{forged}");
    }
    app.advance(2 * HOUR);
    let expired = anyone.get(&path).await;
    assert_eq!((expired.status, expired.code()), (410, "link_expired"));
});

on_both_databases!(a_file_is_opened_by_those_who_may_see_it, |app| {
    let shop = app.shop("qingmu").await;
    let elsewhere = app.shop("songxi").await;
    let (customer, other) = (shop.customer().await, shop.customer().await);
    let agent = shop.member(Role::Agent).await;
    let stranger = elsewhere.member(Role::Owner).await;
    let own = send(&customer, &shop, "own.txt", b"own").await.body["file"]["id"].clone();
    let told = send_in(&agent, &shop, &customer.conversation, "told.txt", b"told").await;
    let told = told.body["file"]["id"].clone();
    let (own, told) = (own.as_str().unwrap(), told.as_str().unwrap());
    let given = |answer: Answer| answer.body["links"].as_object().unwrap().len();

    assert_eq!(given(links(&agent, &shop, &[own, told]).await), 2);
    assert_eq!(given(links(&other, &shop, &[own, told]).await), 0);
    assert_eq!(links(&stranger, &shop, &[own]).await.status, 404);
    assert_eq!(given(links(&stranger, &elsewhere, &[own]).await), 0);
    // What a member uploaded may be for a whisper: until it is said, the customer does not get it.
    assert_eq!(given(links(&customer, &shop, &[own, told]).await), 1);
    say(&app, &shop, &customer, told, 1).await;
    assert_eq!(given(links(&customer, &shop, &[own, told]).await), 1);
    say(&app, &shop, &customer, told, 0).await;
    assert_eq!(given(links(&customer, &shop, &[own, told]).await), 2);

    let begun = begin(&customer, &shop, "mine.txt", 5).await;
    let upload = begun.text("upload");
    for intruder in [&other.client, &agent.client] {
        assert_eq!(
            piece(intruder, &shop, upload, 0, b"intru").await.status,
            404
        );
    }
    let foreign = begin_in(&other.client, &shop, &customer.conversation, "a.txt", 5).await;
    assert_eq!(foreign.status, 404);
});

/// Puts a file message into a lane, past the ledger.
async fn say(
    app: &crate::harness::TestApp,
    shop: &TestShop<'_>,
    customer: &TestCustomer,
    file: &str,
    lane: i16,
) {
    let row = entry::Model {
        shop_id: shop.id,
        conversation_id: ConversationId(customer.conversation.parse().unwrap()),
        lane,
        seq: 900,
        client_id: ClientId(new_id()),
        sender_kind: 1,
        sender_id: new_id(),
        sender_name: "小禾".to_owned(),
        follows: 0,
        kind: "file".to_owned(),
        body: json!({ "file": file }).to_string(),
        at: app.now(),
        channel: "widget".to_owned(),
        external_id: None,
    };
    let tx = app.app.store().begin(shop.id).await.unwrap();
    tx.insert(row.into_active_model().reset_all())
        .await
        .unwrap();
    tx.commit().await.unwrap();
}
