//! Phrases: who keeps which, files in and out, pictures, counts.

use std::io::Cursor;

use reqwest::Method;
use serde_json::{Value, json};
use yingke_schema::members::member::Role;

use crate::{
    goods::{edit, put_down, seen, try_to},
    harness::{Answer, Client, TestShop, at, told},
};

fn phrase(code: &str, body: &str) -> Value {
    json!({ "folder": "", "code": code, "title": "标题", "body": body, "pictures": [], "products": [] })
}

async fn create(who: &Client, shop: &TestShop<'_>, of: &str, phrase: Value) -> Answer {
    let body = json!({ "of": of, "phrase": phrase });
    who.post(&at(shop, "phrases"), &body).await
}

async fn codes(who: &Client, shop: &TestShop<'_>) -> Vec<String> {
    let library = who.get(&at(shop, "phrases")).await;
    let phrases = library.body["phrases"].as_array().unwrap().iter();
    phrases
        .map(|phrase| phrase["code"].as_str().unwrap().to_owned())
        .collect()
}

async fn send(who: &Client, path: &str, bytes: Vec<u8>) -> Answer {
    told(who.request(Method::POST, path).body(bytes)).await
}

/// A picture of the shop; its id.
pub async fn picture(who: &Client, shop: &TestShop<'_>, name: &str) -> String {
    let sent = send(who, &at(shop, &format!("pictures?name={name}")), png()).await;
    assert_eq!(sent.status, 201, "{sent:?}");
    sent.text("id").to_owned()
}

async fn bring(who: &Client, shop: &TestShop<'_>, query: &str, file: &[u8]) -> Answer {
    let path = at(shop, &format!("phrases/import?{query}"));
    send(who, &path, file.to_vec()).await
}

async fn take(who: &Client, shop: &TestShop<'_>, format: &str) -> Vec<u8> {
    let path = at(shop, &format!("phrases/export?of=team&format={format}"));
    let answer = who.request(Method::GET, &path).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    answer.bytes().await.unwrap().to_vec()
}

pub fn png() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let picture = image::RgbImage::from_pixel(40, 30, image::Rgb([120, 160, 90]));
    picture
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

on_both_databases!(
    the_team_s_are_for_leaders_to_keep_and_own_ones_stay_own,
    |app| {
        let shop = app.shop("qingmu").await;
        let (leader, agent, other, trainee) = (
            shop.member(Role::Supervisor).await,
            shop.member(Role::Agent).await,
            shop.member(Role::Agent).await,
            shop.member(Role::Trainee).await,
        );
        assert_eq!(
            create(&leader, &shop, "team", phrase("fh", "48 小时"))
                .await
                .status,
            201
        );
        let own = create(&agent, &shop, "own", phrase("fh", "我来发")).await;
        assert_eq!(own.status, 201, "the same code in another scope: {own:?}");
        let refused = create(&agent, &shop, "team", phrase("x", "y")).await;
        assert_eq!((refused.status, refused.code()), (403, "forbidden"));
        assert_eq!(
            create(&trainee, &shop, "own", phrase("x", "y"))
                .await
                .status,
            403
        );
        assert_eq!(codes(&agent, &shop).await.len(), 2);
        assert_eq!(codes(&other, &shop).await.len(), 1);
        assert_eq!(codes(&trainee, &shop).await, ["fh"]);
        let path = at(&shop, &format!("phrases/{}", own.text("id")));
        assert_eq!(other.delete(&path).await.status, 404);
        assert_eq!(leader.delete(&path).await.status, 404);
        assert_eq!(agent.delete(&path).await.status, 204);
        assert_eq!(codes(&agent, &shop).await.len(), 1);
        let elsewhere = app.shop("songxi").await;
        let stranger = elsewhere.member(Role::Owner).await;
        assert_eq!(stranger.get(&at(&shop, "phrases")).await.status, 404);
    }
);

on_both_databases!(
    a_code_is_taken_once_and_nobody_writes_over_somebody_else,
    |app| {
        let shop = app.shop("qingmu").await;
        let leader = shop.member(Role::Owner).await;
        let first = create(&leader, &shop, "team", phrase("ＦＨ", "一")).await;
        assert_eq!(first.text("code"), "fh");
        let taken = create(&leader, &shop, "team", phrase("fh", "二")).await;
        assert_eq!((taken.status, taken.code()), (409, "code_taken"));
        for _ in 0..2 {
            let nameless = create(&leader, &shop, "team", phrase("", "没有编码")).await;
            assert_eq!(nameless.status, 201, "codes may be left out: {nameless:?}");
        }
        let path = at(&shop, &format!("phrases/{}", first.text("id")));
        let change = |body: &str, rev: i64| json!({ "phrase": phrase("fh", body), "rev": rev });
        let changed = leader.put(&path, &change("三", 0)).await;
        assert_eq!((changed.status, &changed.body["rev"]), (200, &json!(1)));
        let late = leader.put(&path, &change("四", 0)).await;
        assert_eq!((late.status, late.code()), (409, "changed_meanwhile"));
    }
);

on_both_databases!(nonsense_is_refused_with_the_code_of_its_field, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    for (field, value, code) in [
        ("code", json!("a b"), "bad_code"),
        ("title", json!(" "), "bad_title"),
        ("body", json!(""), "bad_body"),
        ("body", json!("您好{客户名}"), "unknown_variable"),
        ("folder", json!("名".repeat(21)), "bad_folder"),
        ("pictures", json!([uuid::Uuid::nil()]), "bad_pictures"),
        ("products", json!([uuid::Uuid::nil()]), "bad_products"),
    ] {
        let mut wrong = phrase("", "好");
        wrong[field] = value;
        let refused = create(&leader, &shop, "team", wrong).await;
        assert_eq!((refused.status, refused.code()), (422, code));
    }
});

on_both_databases!(phrases_move_and_folders_come_and_go, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let mut ids = Vec::new();
    for code in ["a", "b", "c"] {
        let made = create(&leader, &shop, "team", phrase(code, "好")).await;
        ids.push(made.text("id").to_owned());
    }
    let place = |id: &str| at(&shop, &format!("phrases/{id}/place"));
    let to = json!({ "after": ids[2], "folder": "售后" });
    assert_eq!(leader.put(&place(&ids[0]), &to).await.status, 204);
    let first = json!({ "after": null, "folder": "" });
    assert_eq!(leader.put(&place(&ids[2]), &first).await.status, 204);
    assert_eq!(codes(&leader, &shop).await, ["c", "b", "a"]);
    let folders = at(&shop, "phrase-folders");
    let taken = leader
        .post(&folders, &json!({ "of": "team", "name": "售后" }))
        .await;
    assert_eq!((taken.status, taken.code()), (409, "folder_taken"));
    let rename = json!({ "of": "team", "name": "售后", "to": "安抚" });
    assert_eq!(leader.put(&folders, &rename).await.status, 204);
    let library = leader.get(&at(&shop, "phrases")).await.body;
    assert_eq!(library["phrases"][2]["folder"], "安抚");
    assert_eq!(library["folders"][0]["name"], "安抚");
    let gone = leader.delete(&format!("{folders}?of=team&name=安抚")).await;
    assert_eq!(gone.status, 204);
    let library = leader.get(&at(&shop, "phrases")).await.body;
    assert_eq!(
        (&library["phrases"][2]["folder"], &library["folders"]),
        (&json!(""), &json!([]))
    );
});

on_both_databases!(a_crowded_place_makes_room_and_keeps_the_order, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let mut ids = Vec::new();
    for code in ["a", "b", "c", "d"] {
        let made = create(&leader, &shop, "team", phrase(code, "好")).await;
        ids.push(made.text("id").to_owned());
    }
    // As close as they can be.
    app.tamper("UPDATE phrase SET position = position / 1024")
        .await;
    for after in [&ids[0], &ids[1]] {
        let place = at(&shop, &format!("phrases/{}/place", ids[3]));
        let to = json!({ "after": after, "folder": "" });
        assert_eq!(leader.put(&place, &to).await.status, 204);
    }
    assert_eq!(codes(&leader, &shop).await, ["a", "b", "d", "c"]);
    let gone = json!({ "after": yingke::vocabulary::new_id(), "folder": "" });
    let place = at(&shop, &format!("phrases/{}/place", ids[3]));
    assert_eq!(leader.put(&place, &gone).await.status, 404);
});

on_both_databases!(a_file_is_looked_at_while_others_write, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    // Whoever changes the team's phrases holds this, and on SQLite every write waits behind it.
    let writing = app.app.store().begin(shop.id).await.unwrap();
    let whose = shop.id.0.as_u64_pair().1 as i64;
    writing.lock(whose).await.unwrap();
    let file = "内容\n您好\n";
    let looked = bring(&leader, &shop, "of=team&mode=check", file.as_bytes());
    let looked = tokio::time::timeout(std::time::Duration::from_secs(4), looked).await;
    let report = looked.expect("nobody is waited for");
    assert_eq!(report.body["created"], 1, "{report:?}");
    drop(writing);
});

on_both_databases!(a_large_file_is_brought_in_many_short_pieces, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let rows: Vec<String> = (0..450).map(|no| format!("c{no},第 {no} 条")).collect();
    let file = format!("编码,内容\n{}\n", rows.join("\n"));
    let brought = bring(&leader, &shop, "of=team&mode=good", file.as_bytes()).await;
    let counts = ["good", "created", "applied"].map(|n| brought.body[n].clone());
    assert_eq!(counts, [json!(450), json!(450), json!(true)], "{brought:?}");
    assert_eq!(codes(&leader, &shop).await.len(), 450);
    let db = app.app.store().shop(shop.id);
    let audited = db
        .rows::<yingke_schema::audit::record::Entity>()
        .all()
        .await;
    let audited = audited.unwrap();
    let pieces = audited.iter().filter(|row| row.detail.contains("imported"));
    assert_eq!(pieces.count(), 3);
    let again = bring(&leader, &shop, "of=team&mode=all", file.as_bytes()).await;
    let counts = ["created", "changed", "same"].map(|n| again.body[n].clone());
    assert_eq!(counts, [0, 0, 450].map(Value::from), "{again:?}");
});

on_both_databases!(all_or_nothing_is_kept_where_a_late_row_fails, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    create(&leader, &shop, "team", phrase("c0", "原来的")).await;
    let mut rows: Vec<String> = (0..450).map(|no| format!("c{no},第 {no} 条")).collect();
    rows.push("last,第 7 条".to_owned());
    let file = format!("编码,内容\n{}\n", rows.join("\n"));
    // Stands for whatever may go wrong while the last rows are written.
    app.tamper("CREATE UNIQUE INDEX body_once ON phrase (shop_id, body)")
        .await;
    let refused = bring(&leader, &shop, "of=team&mode=all", file.as_bytes()).await;
    assert_eq!(refused.status, 409, "{refused:?}");
    let held = app.app.store().shop(shop.id);
    let held = held.rows::<yingke_schema::phrases::phrase::Entity>().all();
    let held = held.await.unwrap();
    assert_eq!(held.len(), 1);
    assert_eq!(held[0].body, "原来的");
    app.tamper("DROP INDEX body_once").await;
    let brought = bring(&leader, &shop, "of=team&mode=all", file.as_bytes()).await;
    let counts = ["created", "changed"].map(|n| brought.body[n].clone());
    assert_eq!(counts, [450, 1].map(Value::from), "{brought:?}");
});

on_both_databases!(a_file_goes_out_and_comes_back_the_same, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let picture = picture(&leader, &shop, "a.png").await;
    let mut risky = phrase("js", "=SUM(1)\n第二行，\"引号\"");
    risky["pictures"] = json!([picture]);
    create(&leader, &shop, "team", risky).await;
    create(&leader, &shop, "team", phrase("", "-没有编码的")).await;
    for format in ["csv", "xlsx"] {
        let file = take(&leader, &shop, format).await;
        let report = bring(&leader, &shop, "of=team&mode=all", &file).await;
        assert_eq!(report.status, 200, "{report:?}");
        let counts = ["good", "created", "changed", "same"].map(|n| report.body[n].clone());
        assert_eq!(
            counts,
            [2, 0, 0, 2].map(Value::from),
            "{format}: {report:?}"
        );
        let other = app.shop(&format!("to-{format}")).await;
        let there = other.member(Role::Owner).await;
        let without = String::from_utf8_lossy(&file).replace(&picture, "");
        if format == "csv" {
            let brought = bring(&there, &other, "of=team&mode=all", without.as_bytes()).await;
            assert_eq!(brought.body["created"], 2, "{brought:?}");
            assert_eq!(take(&there, &other, "csv").await, without.as_bytes());
        }
    }
});

on_both_databases!(a_file_with_faults_is_brought_in_as_chosen, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    create(&leader, &shop, "team", phrase("fh", "旧的")).await;
    let text = "编码,标题,内容\nfh,发货,新的\na b,坏,坏\nok,好,{谁}\nnew,新,新的一条\n";
    let (gbk, _, _) = encoding_rs::GBK.encode(text);
    let checked = bring(&leader, &shop, "of=team&mode=check", &gbk).await;
    let told: Vec<_> = checked.body["faults"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fault| {
            (
                fault["line"].clone(),
                fault["column"].clone(),
                fault["code"].clone(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (json!(3), json!("code"), json!("bad_code")),
            (json!(4), json!("body"), json!("unknown_variable"))
        ]
    );
    assert_eq!(checked.body["preview"][0]["deed"], "change");
    let all = bring(&leader, &shop, "of=team&mode=all", &gbk).await;
    assert_eq!(all.body["applied"], false);
    assert_eq!(codes(&leader, &shop).await, ["fh"]);
    let good = bring(&leader, &shop, "of=team&mode=good", &gbk).await;
    let counts = ["applied", "created", "changed"].map(|n| good.body[n].clone());
    assert_eq!(counts, [json!(true), json!(1), json!(1)]);
    assert_eq!(codes(&leader, &shop).await, ["fh", "new"]);
    let library = leader.get(&at(&shop, "phrases")).await.body;
    assert_eq!(library["phrases"][0]["body"], "新的");
    assert_eq!(library["readings"]["行"], Value::Null);
    assert_eq!(library["readings"]["新"], "xin");
    let agent = shop.member(Role::Agent).await;
    assert_eq!(
        bring(&agent, &shop, "of=team&mode=good", &gbk).await.status,
        403
    );
    let empty = bring(&leader, &shop, "of=team&mode=good", b"a,b\nc,d\n").await;
    assert_eq!((empty.status, empty.code()), (422, "no_columns"));
});

on_both_databases!(uses_are_counted_by_member, |app| {
    let shop = app.shop("qingmu").await;
    let (leader, agent) = (
        shop.member(Role::Owner).await,
        shop.member(Role::Agent).await,
    );
    let made = create(&leader, &shop, "team", phrase("fh", "好")).await;
    let uses = at(&shop, &format!("phrases/{}/uses", made.text("id")));
    for who in [&agent, &agent, &leader] {
        let counted = told(who.request(Method::POST, &uses)).await;
        assert_eq!(counted.status, 204, "{counted:?}");
    }
    let rows = leader.get(&uses).await.body;
    assert_eq!(
        (&rows[0]["member"], &rows[0]["times"]),
        (&json!(agent.id), &json!(2))
    );
    let library = agent.get(&at(&shop, "phrases")).await.body;
    let counts = [
        &library["phrases"][0]["uses"],
        &library["phrases"][0]["own_uses"],
    ];
    assert_eq!(counts, [&json!(3), &json!(2)]);
    let path = at(&shop, &format!("phrases/{}", made.text("id")));
    assert_eq!(
        leader.delete(&path).await.status,
        204,
        "counts do not hold a phrase"
    );
});

on_both_databases!(
    a_picture_of_the_shop_is_sent_to_a_customer_who_then_may_see_it,
    |app| {
        let shop = app.shop("qingmu").await;
        let agent = shop.member(Role::Agent).await;
        let (customer, stranger) = (shop.customer().await, shop.customer().await);
        let refused = send(&agent, &at(&shop, "pictures?name=a.txt"), b"hello".to_vec()).await;
        assert_eq!((refused.status, refused.code()), (422, "not_a_picture"));
        let file = picture(&agent, &shop, "a.png").await;
        let links = at(&shop, "file-links");
        let wanted = json!({ "files": [file] });
        assert_eq!(
            customer.post(&links, &wanted).await.body["links"],
            json!({})
        );
        let mut socket = app.member_socket("qingmu", &agent).await;
        let image = |conversation: &str| json!({ "type": "send", "conversation": conversation, "kind": "image", "body": { "file": file } });
        let sent = socket.act(image(&customer.conversation)).await;
        assert_eq!(sent["type"], "ack", "{sent}");
        let seen = customer.post(&links, &wanted).await.body;
        assert!(seen["links"][&file]["url"].is_string(), "{seen:?}");
        assert_eq!(
            stranger.post(&links, &wanted).await.body["links"],
            json!({})
        );
        let mut theirs = app.customer_socket("qingmu", &stranger).await;
        let stolen = theirs.act(image(&stranger.conversation)).await;
        assert_eq!(stolen["type"], "error", "{stolen}");
    }
);

on_both_databases!(
    a_phrase_keeps_a_product_that_lies_in_the_recycle_bin,
    |app| {
        let shop = app.shop("qingmu").await;
        let leader = shop.member(Role::Owner).await;
        let [first, second] = [
            put_down(&leader, &shop, "T1", 1).await,
            put_down(&leader, &shop, "T2", 1).await,
        ];
        let mut pots = phrase("pots", "两把壶");
        pots["products"] = json!([first["id"], second["id"]]);
        let made = create(&leader, &shop, "team", pots.clone()).await;
        let path = at(&shop, &format!("phrases/{}", made.text("id")));
        let turn = async |state: &str| {
            let now = seen(&leader, &shop, &first).await;
            let turned = try_to(&leader, &shop, &now, &[edit("state", json!(state))]).await;
            assert_eq!(turned.status, 200, "{turned:?}");
        };
        let products = async || {
            let library = leader.get(&at(&shop, "phrases")).await.body;
            library["phrases"][0]["products"].clone()
        };
        turn("deleted").await;
        assert_eq!(products().await, json!([second["id"]]));
        let file = take(&leader, &shop, "csv").await;
        let same = bring(&leader, &shop, "of=team&mode=all", &file).await;
        assert_eq!(same.body["same"], 1, "{same:?}");

        // As a console that knows of the bin saves it, and one that does not yet.
        let mut rev = 0;
        for ids in [json!([second["id"]]), pots["products"].clone()] {
            pots["products"] = ids;
            let change = json!({ "phrase": pots, "rev": rev });
            let changed = leader.put(&path, &change).await;
            assert_eq!(changed.status, 200, "{changed:?}");
            assert_eq!(changed.body["products"], json!([second["id"]]));
            rev = changed.body["rev"].as_i64().unwrap();
        }
        let file = String::from_utf8(file).unwrap().replace("两把", "三把");
        let brought = bring(&leader, &shop, "of=team&mode=all", file.as_bytes()).await;
        assert_eq!(brought.body["changed"], 1, "{brought:?}");

        turn("stored").await;
        assert_eq!(products().await, json!([first["id"], second["id"]]));
    }
);
