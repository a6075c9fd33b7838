//! Price protection that is asked of the shop: it stands on the board, is answered, or falls once.

use serde_json::{Value, json};
use yingke::{message_centre::To, trade::forget_asked_prices, vocabulary::new_id};
use yingke_schema::members::{member::Role, presence::State};

use super::{DAY_MS, PRICE_FEN, ask, at, bought, id, paid, row};
use crate::{
    after_sale::{codes_told, done},
    buying::{is_sound, written},
    case_warnings::comes_as,
    harness::{Client, On, TestApp, TestCustomer, TestMember, TestShop},
    refund_limits::set,
};

const HOUR_MS: i64 = 60 * 60_000;
/// A price that is no slip.
const CHEAPER_FEN: i64 = 7_000;
const FEN: i64 = PRICE_FEN - CHEAPER_FEN;

struct Asked<'a> {
    shop: TestShop<'a>,
    leader: TestMember,
    customer: TestCustomer,
    order: Value,
}

/// More than an agent gives alone went off the price, and the customer asked for it.
async fn asked(app: &TestApp, price_fen: i64) -> Asked<'_> {
    let shop = app.shop("songxi").await;
    let leader = shop.member(Role::Supervisor).await;
    let (customer, order) = bought(app, &shop).await;
    let lower = set(&leader, &shop, "most_refund_fen", 5_000).await;
    assert_eq!(lower.status, 200, "{lower:?}");
    app.tamper(&format!("UPDATE sku SET price_fen = {price_fen}"))
        .await;
    let wish = wish(app, &shop, &order).await;
    let answer = customer.post(&mine(&shop, &order), &wish).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    Asked {
        shop,
        leader,
        customer,
        order,
    }
}

/// The same, and the shop said no.
async fn declined(app: &TestApp) -> Asked<'_> {
    let asked = asked(app, CHEAPER_FEN).await;
    let act = (&asked.order, "price-protection/refusal");
    let declined = ask(app, &asked.leader, &asked.shop, act, json!({ "line": 0 })).await;
    assert_eq!(declined.status, 200, "{declined:?}");
    asked
}

/// A new one, of the order as it is.
async fn wish(app: &TestApp, shop: &TestShop<'_>, order: &Value) -> Value {
    let rev = row(app, shop, order).await.rev;
    json!({ "key": new_id(), "rev": rev, "line": 0 })
}

fn mine(shop: &TestShop<'_>, order: &Value) -> String {
    at(shop, &format!("mine/orders/{}/price-protection", id(order)))
}

/// As its customer finds it when they open the page.
async fn theirs(customer: &Client, shop: &TestShop<'_>, order: &Value) -> Value {
    let found = customer.get(&mine(shop, order)).await;
    assert_eq!(found.status, 200, "{found:?}");
    found.body["asked"].clone()
}

async fn board(who: &Client, shop: &TestShop<'_>, query: &str) -> Vec<Value> {
    let page = who.get(&at(shop, &format!("after-sales?{query}"))).await;
    assert_eq!(page.status, 200, "{page:?}");
    page.body["protections"].as_array().unwrap().clone()
}

async fn titles(app: &TestApp, shop: &TestShop<'_>) -> Vec<(String, To)> {
    let notices = app.notices(shop.id).await.into_iter();
    let told = notices.map(|notice| (notice.zh.title, notice.to));
    told.filter(|(title, _)| title.starts_with("价保"))
        .collect()
}

on_both_databases!(what_is_asked_waits_on_the_board_with_its_time, |app| {
    let Asked {
        shop,
        leader,
        customer,
        order,
    } = asked(&app, CHEAPER_FEN).await;
    let due_at = row(&app, &shop, &order).await.paid_at.unwrap() + 48 * HOUR_MS;
    let seen = theirs(&customer, &shop, &order).await;
    let told = json!([{
        "line": 0, "fen": FEN, "asked_at": due_at - 48 * HOUR_MS, "answer": null, "due_at": due_at,
        "falls": "given", "falls_fen": FEN,
    }]);
    assert_eq!(seen, told);
    let stranger = shop.customer().await;
    assert_eq!(stranger.get(&mine(&shop, &order)).await.status, 404);
    let rows = board(&leader, &shop, "").await;
    let found = rows.first().expect("it waits for the shop");
    assert_eq!(rows.len(), 1);
    for (name, value) in [
        ("order", order["id"].clone()),
        ("asked_fen", json!(FEN)),
        ("due_at", json!(due_at)),
        ("falls", json!("given")),
        ("falls_fen", json!(FEN)),
        ("is_halved", json!(false)),
        ("owner", Value::Null),
    ] {
        assert_eq!(found[name], value, "{name}: {found}");
    }
    for nothing in ["ended=true", "kind=exchange", "owner=me", "q=nothing"] {
        assert_eq!(board(&leader, &shop, nothing).await, [] as [Value; 0]);
    }
    let number = format!("q={}", order["no"].as_str().unwrap());
    assert_eq!(board(&leader, &shop, &number).await.len(), 1);

    let owner = at(&shop, &format!("after-sales/{}/0/owner", id(&order)));
    let taken = json!({ "owner": leader.id, "was": null });
    assert_eq!(leader.put(&owner, &taken).await.status, 204);
    let late = leader
        .put(&owner, &json!({ "owner": null, "was": null }))
        .await;
    assert_eq!(late.code(), "changed_meanwhile");
    assert_eq!(board(&leader, &shop, "owner=me").await.len(), 1);
    assert_eq!(board(&leader, &shop, "owner=none").await.len(), 0);
    let home = leader.get(&at(&shop, "home")).await.body;
    assert_eq!(home["after_sales"]["open"], 1, "{home}");
    assert_eq!(home["after_sales"]["mine"], 1, "{home}");
    let page = leader.get(&at(&shop, "after-sales?limit=1")).await.body;
    assert_eq!(page["next"], Value::Null, "{page}");

    app.advance(42 * HOUR_MS);
    comes_as(&app, &shop, leader.id, State::Online).await;
    app.fire().await;
    app.fire().await;
    let soon = ("价保即将超时".to_owned(), To::Members(vec![leader.id]));
    let warned = titles(&app, &shop).await.into_iter();
    assert_eq!(warned.filter(|told| *told == soon).count(), 1);
});

on_both_databases!(nobody_answers_and_what_is_sure_goes_back_once, |app| {
    let Asked {
        shop,
        leader,
        customer,
        order,
    } = asked(&app, CHEAPER_FEN).await;
    app.tamper(&format!("UPDATE sku SET price_fen = {PRICE_FEN}"))
        .await;
    app.advance(48 * HOUR_MS - 1);
    app.fire().await;
    assert_eq!(row(&app, &shop, &order).await.refunded_fen, 0);
    app.advance(1);
    let key = format!("order_protection:{}:0", id(&order));
    let payload = json!({ "order": order["id"], "line": 0 }).to_string();
    let timer = (&*key, &*payload);
    app.fire_at_once(shop.id, "order_protection", timer).await;
    app.fire().await;
    assert_eq!(row(&app, &shop, &order).await.refunded_fen, FEN);
    let once = ["placed", "paid", "protection_asked", "compensated"];
    let once = once.map(str::to_owned).to_vec();
    assert_eq!(written(&app, &shop, &order).await, (once.clone(), once));
    assert_eq!(codes_told(&app, &shop).await, ["protection_given"]);
    let fell = titles(&app, &shop).await.into_iter();
    let fell = fell.filter(|(title, _)| title == "价保超时未处理");
    assert_eq!(fell.count(), 1);
    let seen = theirs(&customer, &shop, &order).await;
    assert_eq!(seen[0]["answer"], "given", "{seen}");
    assert_eq!(board(&leader, &shop, "").await.len(), 0);
    is_sound(&app, &shop).await;
});

on_both_databases!(a_price_that_may_be_a_slip_falls_to_no, |app| {
    let Asked {
        shop,
        leader,
        customer,
        order,
    } = asked(&app, 1_290).await;
    let found = board(&leader, &shop, "").await;
    let told = (&found[0]["falls"], &found[0]["is_halved"]);
    assert_eq!(told, (&json!("unanswered"), &json!(true)));
    app.advance(2 * DAY_MS);
    app.fire().await;
    app.fire().await;
    assert_eq!(row(&app, &shop, &order).await.refunded_fen, 0);
    let (actions, _) = written(&app, &shop, &order).await;
    let once = ["placed", "paid", "protection_asked", "protection_declined"];
    assert_eq!(actions, once);
    assert_eq!(codes_told(&app, &shop).await, ["protection_unanswered"]);
    let seen = theirs(&customer, &shop, &order).await;
    assert_eq!(seen[0]["answer"], "unanswered", "{seen}");
    // The same is not asked for twice; the shop may still give it.
    let again = wish(&app, &shop, &order).await;
    let again = customer.post(&mine(&shop, &order), &again).await;
    assert_eq!((again.status, again.code()), (409, "enough"));
    let act = (&order, "price-protection");
    let given = ask(&app, &leader, &shop, act, json!({ "line": 0 })).await;
    assert_eq!(given.status, 200, "{given:?}");
    is_sound(&app, &shop).await;
});

on_both_databases!(
    an_answer_before_the_time_is_over_takes_its_fall_away,
    |app| {
        let Asked {
            shop,
            leader,
            customer,
            order,
        } = asked(&app, CHEAPER_FEN).await;
        let (second, other) = bought_too(&app, &shop).await;
        let act = (&order, "price-protection");
        let given = ask(&app, &leader, &shop, act, json!({ "line": 0 })).await;
        assert_eq!(given.status, 200, "{given:?}");
        let (agent, trainee) = (
            shop.member(Role::Agent).await,
            shop.member(Role::Trainee).await,
        );
        let act = (&other, "price-protection/refusal");
        let no = json!({ "line": 0 });
        let forbidden = ask(&app, &trainee, &shop, act, no.clone()).await;
        assert_eq!(forbidden.status, 403);
        let declined = ask(&app, &agent, &shop, act, no.clone()).await;
        assert_eq!(declined.status, 200, "{declined:?}");
        let twice = ask(&app, &agent, &shop, act, no).await;
        assert_eq!((twice.status, twice.code()), (409, "nothing_asked"));
        assert_eq!(board(&leader, &shop, "").await.len(), 0);
        app.advance(3 * DAY_MS);
        app.fire().await;
        assert_eq!(row(&app, &shop, &order).await.refunded_fen, FEN);
        assert_eq!(row(&app, &shop, &other).await.refunded_fen, 0);
        let told = ["protection_given", "protection_declined"];
        assert_eq!(codes_told(&app, &shop).await, told);
        for (who, of, answer) in [(&customer, &order, "given"), (&second, &other, "declined")] {
            let seen = theirs(who, &shop, of).await;
            assert_eq!(seen[0]["answer"], answer, "{seen}");
            assert_eq!(seen[0]["due_at"], Value::Null, "{seen}");
        }
        is_sound(&app, &shop).await;
    }
);

on_both_databases!(what_was_declined_is_not_had_by_asking_again, |app| {
    let Asked {
        shop,
        leader,
        customer,
        order,
    } = declined(&app).await;
    app.tamper(&format!("UPDATE sku SET price_fen = {PRICE_FEN}"))
        .await;
    // So much needs nobody to look at it by now.
    let higher = set(&leader, &shop, "most_refund_fen", 50_000).await;
    assert_eq!(higher.status, 200, "{higher:?}");
    let again = wish(&app, &shop, &order).await;
    let again = customer.post(&mine(&shop, &order), &again).await;
    assert_eq!((again.status, again.code()), (409, "no_difference"));
    assert_eq!(row(&app, &shop, &order).await.refunded_fen, 0);
});

on_both_databases!(after_a_long_case_it_stands_on_the_board_again, |app| {
    let Asked {
        shop,
        leader,
        customer,
        order,
    } = asked(&app, CHEAPER_FEN).await;
    let theirs = (&customer.client, &leader.client);
    let whole = json!({ "kind": "money_only", "amount_fen": PRICE_FEN });
    let order = done(theirs, &shop, &order, "refunds/0", whole).await;
    assert_eq!(board(&leader, &shop, "").await.len(), 0);
    // As where the case goes on so long.
    let later = app.now() + 31 * DAY_MS;
    forget_asked_prices(app.app.store(), later).await.unwrap();
    done(theirs, &shop, &order, "refunds/0/withdrawal", json!({})).await;
    assert_eq!(board(&leader, &shop, "").await[0]["falls_fen"], FEN);
});

on_both_databases!(a_no_holds_though_so_much_needs_no_shop_by_now, |app| {
    let Asked {
        shop,
        leader,
        customer,
        order,
    } = declined(&app).await;
    let higher = set(&leader, &shop, "most_refund_fen", 50_000).await;
    assert_eq!(higher.status, 200, "{higher:?}");
    let found = customer.get(&mine(&shop, &order)).await.body;
    assert_eq!(found["lines"], json!([]), "{found}");
    let again = wish(&app, &shop, &order).await;
    let again = customer.post(&mine(&shop, &order), &again).await;
    assert_eq!((again.status, again.code()), (409, "enough"));
    assert_eq!(row(&app, &shop, &order).await.refunded_fen, 0);
    // A lower price is another claim.
    app.tamper(&format!("UPDATE sku SET price_fen = {}", CHEAPER_FEN - 100))
        .await;
    let more = wish(&app, &shop, &order).await;
    let more = customer.post(&mine(&shop, &order), &more).await;
    assert_eq!(more.status, 200, "{more:?}");
    assert_eq!(row(&app, &shop, &order).await.refunded_fen, FEN + 100);
    is_sound(&app, &shop).await;
});

on_both_databases!(a_retry_after_the_shop_gave_it_is_no_other_wish, |app| {
    let Asked {
        shop,
        leader,
        customer,
        order,
    } = declined(&app).await;
    app.tamper(&format!("UPDATE sku SET price_fen = {}", CHEAPER_FEN - 100))
        .await;
    let wished = wish(&app, &shop, &order).await;
    let path = mine(&shop, &order);
    let first = customer.post(&path, &wished).await;
    assert_eq!(first.status, 200, "{first:?}");
    let act = (&order, "price-protection");
    let given = ask(&app, &leader, &shop, act, json!({ "line": 0 })).await;
    assert_eq!(given.status, 200, "{given:?}");
    let again = customer.post(&path, &wished).await;
    assert_eq!(again.status, 200, "{again:?}");
    assert_eq!(row(&app, &shop, &order).await.refunded_fen, FEN + 100);
    let other = wish(&app, &shop, &order).await;
    let other = customer.post(&path, &other).await;
    assert_eq!((other.status, other.code()), (409, "enough"));
    is_sound(&app, &shop).await;
});

on_both_databases!(what_was_asked_before_there_was_a_time_gets_one, |app| {
    let shop = app.shop("songxi").await;
    let leader = shop.member(Role::Supervisor).await;
    let (customer, order) = bought(&app, &shop).await;
    let asked_at = app.now();
    app.advance(DAY_MS);
    app.tamper(&format!(
        "INSERT INTO asked_price (shop_id, order_id, line_no, sku_id, price_fen, at) \
         SELECT shop_id, order_id, 0, sku_id, {CHEAPER_FEN}, {asked_at} FROM order_line"
    ))
    .await;
    app.leave_timer("order_asked_before").await;
    assert_eq!(board(&leader, &shop, "").await.len(), 0);
    app.fire().await;
    app.fire().await;
    let found = board(&leader, &shop, "").await;
    assert_eq!(found.len(), 1);
    let due_at = json!(app.now() + 48 * HOUR_MS);
    assert_eq!(
        (&found[0]["due_at"], &found[0]["order_no"]),
        (&due_at, &order["no"])
    );
    let seen = theirs(&customer, &shop, &order).await;
    assert_eq!(seen[0]["falls_fen"], FEN, "{seen}");
    app.advance(48 * HOUR_MS);
    app.fire().await;
    assert_eq!(row(&app, &shop, &order).await.refunded_fen, FEN);
    let (actions, _) = written(&app, &shop, &order).await;
    let once = ["placed", "paid", "protection_asked", "compensated"];
    assert_eq!(actions, once);
    is_sound(&app, &shop).await;
});

on_both_databases!(a_shorter_time_leaves_six_hours, |app| {
    let Asked {
        shop,
        leader,
        customer,
        order,
    } = asked(&app, CHEAPER_FEN).await;
    app.advance(24 * HOUR_MS);
    let path = at(&shop, "trade-rules");
    let mut rules = leader.get(&path).await.body;
    rules["rules"]["after_sale"]["protect_within_h"] = json!(12);
    let kept = leader.put(&path, &rules).await;
    assert_eq!(kept.status, 200, "{kept:?}");
    app.fire().await;
    let due_at = json!(app.now() + 6 * HOUR_MS);
    assert_eq!(theirs(&customer, &shop, &order).await[0]["due_at"], due_at);
    assert_eq!(board(&leader, &shop, "").await[0]["due_at"], due_at);
    app.advance(6 * HOUR_MS);
    app.fire().await;
    assert_eq!(row(&app, &shop, &order).await.refunded_fen, FEN);
    // A console of before says nothing of it, and changes nothing.
    let mut rules = leader.get(&path).await.body;
    let delays = rules["rules"]["after_sale"].as_object_mut().unwrap();
    delays.remove("protect_within_h");
    let kept = leader.put(&path, &rules).await.body;
    assert_eq!(kept["rules"]["after_sale"]["protect_within_h"], 12);
});

on_both_databases!(cases_and_protection_share_the_pages_by_their_time, |app| {
    let Asked {
        shop,
        leader,
        customer,
        order,
    } = asked(&app, CHEAPER_FEN).await;
    app.advance(HOUR_MS);
    let sku = shop_sku(&app, &shop).await;
    let other = paid(&customer, &shop, &[(sku, 1)]).await;
    let wish = json!({
        "key": new_id(), "rev": other["rev"], "kind": "money_only",
        "amount_fen": other["lines"][0]["most_refundable_fen"], "reason": "other", "words": "",
    });
    let path = at(&shop, &format!("mine/orders/{}/refunds/0", id(&other)));
    let opened = customer.post(&path, &wish).await;
    assert_eq!(opened.status, 200, "{opened:?}");
    let first = leader.get(&at(&shop, "after-sales?limit=1")).await.body;
    assert_eq!(first["cases"], json!([]), "{first}");
    assert_eq!(first["protections"][0]["order"], order["id"], "{first}");
    let next = first["next"].as_str().expect("a case comes behind it");
    let rest = format!("after-sales?limit=1&cursor={next}");
    let rest = leader.get(&at(&shop, &rest)).await.body;
    assert_eq!(rest["cases"][0]["order"], other["id"], "{rest}");
    assert_eq!(
        (&rest["protections"], &rest["next"]),
        (&json!([]), &Value::Null)
    );
    // Both wait for the shop.
    assert_eq!(board(&leader, &shop, "turn=shop").await.len(), 1);
    assert!(board(&leader, &shop, "turn=customer").await.is_empty());
    let counts = leader.get(&at(&shop, "after-sales/counts")).await.body;
    assert_eq!(counts["shop_turn"], 2, "{counts}");
});

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_nodes_one_lets_it_fall() {
    let app = TestApp::start(On::Postgres).await;
    let Asked { shop, order, .. } = asked(&app, CHEAPER_FEN).await;
    app.advance(48 * HOUR_MS);
    app.fire_on_two_nodes().await;
    assert_eq!(row(&app, &shop, &order).await.refunded_fen, FEN);
    let (audited, told) = written(&app, &shop, &order).await;
    assert_eq!((audited.len(), told.len()), (4, 4));
    is_sound(&app, &shop).await;
}

/// Somebody else with the same piece, who asks for the same.
async fn bought_too(app: &TestApp, shop: &TestShop<'_>) -> (TestCustomer, Value) {
    app.tamper(&format!("UPDATE sku SET price_fen = {PRICE_FEN}"))
        .await;
    let customer = shop.customer().await;
    let sku = shop_sku(app, shop).await;
    let order = paid(&customer, shop, &[(sku, 1)]).await;
    app.tamper(&format!("UPDATE sku SET price_fen = {CHEAPER_FEN}"))
        .await;
    let wish = wish(app, shop, &order).await;
    let answer = customer.post(&mine(shop, &order), &wish).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    (customer, order)
}

async fn shop_sku(app: &TestApp, shop: &TestShop<'_>) -> yingke::vocabulary::SkuId {
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<yingke_schema::catalogue::sku::Entity>();
    rows.one().await.unwrap().unwrap().id
}
