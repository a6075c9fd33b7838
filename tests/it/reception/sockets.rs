use serde_json::json;
use yingke_schema::members::member::Role;

use crate::commands;

on_both_databases!(a_conversation_of_another_shop_does_not_exist, |app| {
    let (shop, other) = (app.shop("qingmu").await, app.shop("songxi").await);
    let (agent, customer) = (other.member(Role::Owner).await, shop.customer().await);
    let stranger = shop.customer().await;
    let mut desk = app.member_socket("songxi", &agent).await;
    for command in commands::about(&customer.conversation, agent.id) {
        desk.say(&command).await;
        assert_eq!(
            desk.hear_type("error").await["code"],
            "not_found",
            "{command}"
        );
    }
    let mut widget = app.customer_socket("qingmu", &stranger).await;
    for command in commands::about(&customer.conversation, agent.id) {
        widget.say(&command).await;
        assert_eq!(
            widget.hear_type("error").await["code"],
            "not_found",
            "{command}"
        );
    }
});

on_both_databases!(a_sign_out_closes_its_sockets, |app| {
    let shop = app.shop("qingmu").await;
    let agent = shop.member(Role::Agent).await;
    let mut desk = app.member_socket("qingmu", &agent).await;
    assert_eq!(agent.client.delete("/api/sign-in").await.status, 204);
    assert_eq!(desk.closed().await, 4001);
});

on_both_databases!(frames_that_make_no_sense_are_answered_clearly, |app| {
    let shop = app.shop("qingmu").await;
    let customer = shop.customer().await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    for frame in [
        "",
        "[]",
        "{",
        "null",
        "{\"type\":1}",
        "{\"type\":\"nonsense\"}",
        "{\"type\":\"send\",\"html\":1}",
    ] {
        widget.raw(frame).await;
        assert_eq!(
            widget.hear_type("error").await["code"],
            "bad_frame",
            "{frame}"
        );
    }
    assert_eq!(
        widget.text(&customer.conversation, "public", "还在").await["type"],
        "ack"
    );
});

on_both_databases!(only_a_known_shopper_gets_in, |app| {
    let shop = app.shop("qingmu").await;
    let customer = shop.customer().await;
    app.shop("songxi").await;
    for (shop, token) in [
        ("songxi", customer.device.as_str()),
        ("qingmu", "yk_d_guess"),
        ("none", "x"),
    ] {
        let hello =
            json!({ "type": "hello", "v": 1, "as": "customer", "shop": shop, "token": token });
        let mut refused = app.socket(hello).await;
        assert_eq!(refused.welcome["type"], "error");
        assert_eq!(refused.closed().await, 4002);
    }
});

on_both_databases!(
    a_command_that_came_too_fast_is_named_and_can_be_tried_again,
    |app| {
        let shop = app.shop("qingmu").await;
        let customer = shop.customer().await;
        let mut widget = app.customer_socket("qingmu", &customer).await;
        let typing = json!({ "type": "typing", "conversation": customer.conversation, "on": true });
        // The test's clock stands still: the allowance of four seconds runs out.
        for _ in 0..199 {
            widget.say(&typing).await;
        }
        let refused = widget
            .text(&customer.conversation, "public", "太快了")
            .await;
        assert_eq!(refused["code"], "too_fast", "{refused}");
        app.advance(5_000);
        let stored = widget
            .text(&customer.conversation, "public", "太快了")
            .await;
        assert_eq!(stored["type"], "ack", "{stored}");
    }
);

on_both_databases!(faults_of_a_long_day_never_add_up_to_a_flood, |app| {
    let shop = app.shop("qingmu").await;
    let customer = shop.customer().await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    for _ in 0..30 {
        widget.raw("{").await;
        widget.hear_type("error").await;
        app.advance(15_000);
    }
    assert_eq!(
        widget.text(&customer.conversation, "public", "还在").await["type"],
        "ack"
    );
});

on_both_databases!(faults_at_once_are_a_flood, |app| {
    let shop = app.shop("qingmu").await;
    let customer = shop.customer().await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    for _ in 0..21 {
        widget.raw("{").await;
    }
    assert_eq!(widget.closed().await, 4009);
});
