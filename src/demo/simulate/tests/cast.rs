//! Who comes, and who comes back.

use std::{sync::Arc, time::Duration};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};

use super::{NOW, script::Script, simulation, stay};
use crate::demo::{
    dice::Dice,
    simulate::life::{come, live},
};

#[tokio::test]
async fn a_stranger_who_left_comes_back_on_the_same_device_and_is_there_once() {
    let script = Arc::new(Script::default());
    *script.answers.lock() = vec!["好的"; 60];
    let simulation = simulation(&script).await;
    let mut dice = Dice::for_("back");
    let mut strangers = || {
        let roles = (0..90).filter_map(|_| simulation.cast(&mut dice, None));
        roles
            .filter(|role| role.device.is_some())
            .collect::<Vec<_>>()
    };
    assert!(strangers().is_empty(), "nobody was here yet");
    stay(&simulation, "price-match").await;
    let back = strangers();
    assert_eq!(back.len(), 1, "one left, one comes back");
    let again = come(&simulation, &back[0], Dice::for_("again"));
    let again = tokio::time::timeout(Duration::from_secs(20), again).await;
    again.unwrap().unwrap();
    assert_eq!(
        *script.visits.lock(),
        [json!({}), json!({ "device": "dev_1" })]
    );
    assert_eq!(*simulation.left.lock(), ["dev_1"]);
}

#[tokio::test]
async fn who_has_left_is_followed_by_another() {
    let script = Arc::new(Script::default());
    *script.answers.lock() = vec!["好的"; 30];
    let simulation = simulation(&script).await;
    let another = async {
        while script.visits.lock().len() < 2 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    let came = tokio::time::timeout(Duration::from_secs(30), another);
    tokio::select! {
        () = live(&simulation, 0) => unreachable!("a place is never given up"),
        came = came => came.expect("somebody comes after who has left"),
    }
}

#[tokio::test]
async fn whoever_comes_wants_something_else_and_every_aim_about_an_order_finds_one() {
    let script = Arc::new(Script::default());
    let simulation = simulation(&script).await;
    let mut dice = Dice::for_("aims");
    let mut came = || {
        simulation
            .cast(&mut dice, None)
            .expect("the shop is not full")
    };
    let roles: Vec<_> = (0..simulation.aims.len()).map(|_| came()).collect();
    let mut aims: Vec<_> = roles.iter().map(|role| role.aim.id.as_str()).collect();
    aims.sort_unstable();
    aims.dedup();
    assert_eq!(aims.len(), simulation.aims.len());
    let gone = &roles[0];
    simulation.leaves(gone);
    assert_eq!(came().aim.id, gone.aim.id, "the only aim that nobody has");
}

#[tokio::test]
async fn buyers_come_with_their_name_and_nobody_twice() {
    let script = Arc::new(Script::default());
    let simulation = simulation(&script).await;
    let mut dice = Dice::for_("cast");
    let roles: Vec<_> = (0..40)
        .filter_map(|_| simulation.cast(&mut dice, None))
        .collect();
    let mut shoppers: Vec<_> = roles
        .iter()
        .filter_map(|role| role.shopper)
        .map(|s| s.id)
        .collect();
    let count = shoppers.len();
    shoppers.sort_unstable();
    shoppers.dedup();
    assert!(count >= 15 && shoppers.len() == count);
    assert!(roles.iter().any(|role| role.shopper.is_none()));
    let buyer = roles.iter().find(|role| role.bought.is_some()).unwrap();
    assert_eq!(buyer.bought.unwrap().customer, buyer.shopper.unwrap().id);
    simulation.visit(buyer).await.unwrap();
    let identity = script.visits.lock()[0]["identity"]
        .as_str()
        .unwrap()
        .to_owned();
    let claims = URL_SAFE_NO_PAD
        .decode(identity.split('.').nth(1).unwrap())
        .unwrap();
    let claims: Value = serde_json::from_slice(&claims).unwrap();
    assert_eq!(
        claims["sub"].as_str(),
        buyer.shopper.unwrap().external_id.as_deref()
    );
    assert_eq!(
        (&claims["aud"], &claims["iat"]),
        (&json!("qingmu"), &json!(NOW / 1000))
    );
    simulation.leaves(buyer);
    assert!(
        !simulation
            .present
            .lock()
            .contains(&buyer.shopper.unwrap().id)
    );
}
