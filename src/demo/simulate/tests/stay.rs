//! A stay from the first line to the last.

use std::sync::Arc;

use serde_json::json;

use super::{script::Script, simulation, stay};
use crate::demo::simulate::life::waits;

#[tokio::test]
async fn a_customer_nobody_answers_nags_twice_and_gives_up() {
    let script = Arc::new(Script::default());
    let simulation = simulation(&script).await;
    let aim = stay(&simulation, "price-match").await;
    let texts = script.texts();
    let [.., nag, again, last] = texts.as_slice() else {
        panic!("{texts:?}")
    };
    assert!(
        aim.nag_20s.contains(nag) && aim.nag_60s.contains(again),
        "{texts:?}"
    );
    assert!(aim.gives_up.contains(last), "{texts:?}");
    assert!(!script.frames("looking").is_empty() && !script.frames("typing").is_empty());
    assert_eq!(script.frames("pong"), [json!({ "type": "pong", "at": 77 })]);
    assert_eq!(*script.visits.lock(), [json!({})]);
}

#[test]
fn nags_come_20_s_and_60_s_after_the_last_line_and_patience_lasts_longer() {
    assert_eq!(waits(1).map(|wait| wait.as_secs()), [20, 40, 45]);
    assert_eq!(waits(5).map(|wait| wait.as_secs()), [20, 40, 225]);
}

#[tokio::test]
async fn an_answer_is_read_and_followed_up_until_thanks() {
    let script = Arc::new(Script::default());
    *script.answers.lock() = vec!["您看这款现在2380元，有优惠券"; 30];
    let simulation = simulation(&script).await;
    let aim = stay(&simulation, "price-match").await;
    let texts = script.texts();
    let said = |lines: &[Vec<String>]| {
        lines
            .iter()
            .flatten()
            .any(|line| texts.iter().any(|text| text == line))
    };
    let price = aim
        .follow_ups
        .iter()
        .find(|follow| follow.when == "price")
        .unwrap();
    assert!(said(&price.lines), "{texts:?}");
    assert!(aim.thanks.contains(texts.last().unwrap()), "{texts:?}");
    assert!(
        script.frames("mark").last().unwrap()["read"]
            .as_i64()
            .unwrap()
            > 0
    );
}

#[tokio::test]
async fn what_was_not_acknowledged_is_sent_again_with_the_same_id() {
    let script = Arc::new(Script::default());
    *script.breaks.lock() = 2;
    *script.answers.lock() = vec!["好的"; 30];
    let simulation = simulation(&script).await;
    stay(&simulation, "price-match").await;
    let sent = script.frames("send");
    assert_eq!(sent[0]["client_id"], sent[1]["client_id"]);
    assert_eq!(sent[0]["body"], sent[1]["body"]);
    assert!(script.frames("hello").len() >= 3);
}

#[tokio::test]
async fn a_photo_goes_along_where_the_aim_has_one() {
    let script = Arc::new(Script::default());
    *script.answers.lock() = vec!["好的"; 30];
    let simulation = simulation(&script).await;
    stay(&simulation, "fits-small-room").await;
    assert_eq!(script.bodies("image"), [json!({ "file": "f" })]);
}
