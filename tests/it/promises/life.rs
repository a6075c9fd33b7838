use serde_json::json;
use yingke::promises;
use yingke_schema::members::member::Role;

use super::{HOUR_MS, at, seen, suggested};

on_both_databases!(
    a_promise_is_confirmed_once_changed_and_closed_with_a_result,
    |app| {
        let shop = app.shop("qingmu").await;
        let (one, other) = (
            shop.member(Role::Agent).await,
            shop.member(Role::Agent).await,
        );
        let customer = shop.customer().await;
        let id = suggested(&app, &shop, &customer, one.id).await;
        let path = |act: &str| at(&shop, &format!("promises/{id}{act}"));
        let confirmed = one.put(&path("/confirmation"), &json!({ "rev": 0 })).await;
        assert_eq!(
            (confirmed.status, &confirmed.body["state"]),
            (200, &json!("open"))
        );
        let again = one.put(&path("/confirmation"), &json!({ "rev": 0 })).await;
        assert_eq!((again.status, again.code()), (409, "changed_meanwhile"));
        let due = app.now() + 2 * HOUR_MS;
        for (change, code) in [
            (json!({ "rev": 1, "due_at": app.now() }), "bad_due"),
            (
                json!({ "rev": 1, "owner": promises::next_id() }),
                "bad_member",
            ),
        ] {
            let refused = one.request(reqwest::Method::PATCH, &path(""));
            let refused = crate::harness::told(refused.json(&change)).await;
            assert_eq!((refused.status, refused.code()), (422, code));
        }
        let changed = one.request(reqwest::Method::PATCH, &path(""));
        let changed = changed.json(&json!({ "rev": 1, "due_at": due, "owner": other.id }));
        let changed = crate::harness::told(changed).await;
        assert_eq!(
            (&changed.body["due_at"], &changed.body["owner"]),
            (&json!(due), &json!(other.id))
        );
        let bare = other
            .put(&path("/result"), &json!({ "rev": 2, "result": "broken" }))
            .await;
        assert_eq!((bare.status, bare.code()), (422, "bad_note"));
        let broken = json!({ "rev": 2, "result": "broken", "note": "仓库断货" });
        let broken = other.put(&path("/result"), &broken).await;
        assert_eq!(
            (&broken.body["state"], &broken.body["note"]),
            (&json!("broken"), &json!("仓库断货"))
        );
        assert_eq!(broken.body["closed_by"], json!(other.id));
        let back = other.put(&path("/reopening"), &json!({ "rev": 3 })).await;
        assert_eq!(back.body["state"], "open");
        let kept = other
            .put(&path("/result"), &json!({ "rev": 4, "result": "kept" }))
            .await;
        assert_eq!(kept.body["state"], "kept");
        assert_eq!(
            seen(&other, &shop, "which=done&mine=true", 1).await.len(),
            1
        );
        let audited = app.app.store().shop(shop.id);
        let audited = audited
            .rows::<yingke_schema::audit::record::Entity>()
            .all()
            .await
            .unwrap();
        assert_eq!(
            audited
                .iter()
                .filter(|row| row.action == "keep_promises")
                .count(),
            5
        );
    }
);

on_both_databases!(
    a_promise_is_entered_by_hand_and_handed_over_at_the_end_of_a_shift,
    |app| {
        let shop = app.shop("qingmu").await;
        let (one, other) = (
            shop.member(Role::Agent).await,
            shop.member(Role::Agent).await,
        );
        let customer = shop.customer().await;
        let mut widget = app.customer_socket("qingmu", &customer).await;
        widget
            .text(&customer.conversation, "public", "床架晃")
            .await;
        let mut desk = app.member_socket("qingmu", &one).await;
        desk.act(json!({ "type": "take", "conversation": customer.conversation }))
            .await;
        let sent = desk
            .text(&customer.conversation, "public", "交给我吧")
            .await;
        let path = at(
            &shop,
            &format!("conversations/{}/promises", customer.conversation),
        );
        let due = app.now() + HOUR_MS;
        let theirs = json!({ "seq": 1, "kind": "visit", "due_at": due });
        let refused = one.post(&path, &theirs).await;
        assert_eq!((refused.status, refused.code()), (422, "bad_line"));
        let mine = json!({ "seq": sent["seq"], "kind": "visit", "due_at": due });
        let added = one.post(&path, &mine).await;
        assert_eq!(
            (added.status, &added.body["state"]),
            (200, &json!("open")),
            "{added:?}"
        );
        assert_eq!(added.body["words"], "交给我吧");
        assert_eq!(other.post(&path, &mine).await.status, 404);
        let db = app.app.store().shop(shop.id);
        assert_eq!(promises::open_of(&db, one.id).await.unwrap().len(), 1);
        let tx = app.app.store().begin(shop.id).await.unwrap();
        let by = app
            .app
            .member_of(one.client.token.as_deref().unwrap(), shop.id)
            .await
            .unwrap();
        let by = yingke::access::Actor::Member(by);
        assert_eq!(
            promises::hand_over(&tx, &by, one.id, other.id, app.now())
                .await
                .unwrap(),
            1
        );
        tx.commit().await.unwrap();
        assert!(promises::open_of(&db, one.id).await.unwrap().is_empty());
        app.advance(HOUR_MS);
        app.fire().await;
        let told = app.notices(shop.id).await;
        assert_eq!(
            told[0].to,
            yingke::message_centre::To::Members(vec![other.id])
        );
    }
);
