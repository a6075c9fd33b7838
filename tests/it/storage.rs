//! The door of the database: what is forgotten, and what stays.

use reqwest::Method;
use sea_orm::{ActiveModelTrait, ColumnTrait, Condition, IntoActiveModel};
use yingke::vocabulary::{ConversationId, new_id};
use yingke_schema::dispatch::{left, trace};

use crate::harness::{On, TestApp};

/// More than one transaction deletes.
const MANY: i64 = 700;
const FRESH: i64 = 10_000;

on_both_databases!(only_what_has_run_out_is_forgotten, |app| {
    let shop = app.shop("qingmu").await;
    let store = app.app.store();
    let (one, other) = (ConversationId(new_id()), ConversationId(new_id()));
    let row = |conversation_id, at| {
        let row = trace::Model {
            shop_id: shop.id,
            conversation_id,
            at,
            session: 1,
            body: "{}".into(),
            situation: None,
        };
        row.into_active_model().reset_all()
    };
    let tx = store.begin(shop.id).await.unwrap();
    let old = (0..MANY).flat_map(|at| [row(one, at), row(other, at)]);
    let rows: Vec<_> = old
        .chain([row(one, FRESH), row(other, FRESH + 1)])
        .collect();
    for some in rows.chunks(300) {
        tx.insert_many(some.iter().cloned()).await.unwrap();
    }
    tx.commit().await.unwrap();
    let expired = || Condition::all().add(trace::Column::At.lt(FRESH));
    let forgotten = store.forget::<trace::Entity>(trace::Column::ConversationId, expired());
    forgotten.await.unwrap();
    let rows = store.shop(shop.id);
    let left = rows.rows::<trace::Entity>().ascending(trace::Column::At);
    let left: Vec<_> = left.all().await.unwrap();
    let left: Vec<_> = left
        .iter()
        .map(|row| (row.conversation_id, row.at))
        .collect();
    assert_eq!(left, [(one, FRESH), (other, FRESH + 1)]);
});

on_both_databases!(
    alternatives_stay_within_the_shop_and_within_what_they_name,
    |app| {
        let (shop, other) = (app.shop("qingmu").await, app.shop("songxi").await);
        let store = app.app.store();
        let mut rows = Vec::new();
        for shop in [&shop, &other] {
            for _ in 0..3 {
                let (session, at) = (1, 1);
                let conversation_id = ConversationId(new_id());
                let (shop_id, id) = (shop.id, conversation_id);
                rows.push(id);
                let row = left::Model {
                    shop_id,
                    conversation_id,
                    session,
                    at,
                };
                let tx = store.begin(shop.id).await.unwrap();
                tx.insert(row.into_active_model().reset_all())
                    .await
                    .unwrap();
                tx.commit().await.unwrap();
            }
        }
        let is = |id: ConversationId| left::Column::ConversationId.eq(id);
        let named = Condition::any()
            .add(is(rows[0]))
            .add(is(rows[1]))
            .add(is(rows[3]));
        let tx = store.begin(shop.id).await.unwrap();
        let moved = tx.update::<left::Entity>(named.clone(), |row| {
            row.col_expr(
                left::Column::Session,
                sea_orm::sea_query::Expr::value(2_i64),
            )
        });
        assert_eq!(moved.await.unwrap(), 2);
        assert_eq!(tx.delete::<left::Entity>(named).await.unwrap(), 2);
        tx.commit().await.unwrap();
        let (own, theirs) = (store.shop(shop.id), store.shop(other.id));
        assert_eq!(own.rows::<left::Entity>().count().await.unwrap(), 1);
        assert_eq!(theirs.rows::<left::Entity>().count().await.unwrap(), 3);
    }
);

/// As whoever keeps the server might have it, for all that connect from now on.
const RELAX: &str = "DO $$ BEGIN
    EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off', current_database());
END $$";
const ASSERT_RELAXED: &str = "DO $$ BEGIN
    ASSERT current_setting('synchronous_commit') = 'off', 'not relaxed';
END $$";
/// Refuses a line whose commit nobody would wait for.
const ONLY_DURABLE: &str =
    "CREATE FUNCTION only_durable() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF current_setting('synchronous_commit') <> 'on' THEN
        RAISE EXCEPTION 'relaxed' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER only_durable BEFORE INSERT ON entry FOR EACH ROW EXECUTE FUNCTION only_durable()";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_relaxes_its_commits_is_overruled() {
    let app = TestApp::start(On::Postgres).await;
    let shop = app.shop("qingmu").await;
    let customer = shop.customer().await;
    for sql in [RELAX, ASSERT_RELAXED, ONLY_DURABLE] {
        app.tamper(sql).await;
    }
    let node = app.another_node().await;
    let areas = node.store().durability().await.unwrap().unwrap();
    assert_eq!(areas.synchronous_commit, "on");
    // The writer of messages has a connection of its own.
    customer.put(&node, &shop, "在吗").await;
}

/// On SQLite, where messages wait behind it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn how_long_areas_hold_the_writer_is_counted() {
    let app = TestApp::start(On::Sqlite).await;
    let counted = async || {
        let asked = app.anyone().request(Method::GET, "/metrics").send().await;
        let metrics = asked.unwrap().text().await.unwrap();
        let name = "yingke_gate_held_seconds_count ";
        let count = metrics.lines().find_map(|line| line.strip_prefix(name));
        count.map_or(0, |count| count.parse::<u64>().unwrap())
    };
    // Counting begins with the first question.
    let before = counted().await;
    app.shop("qingmu").await;
    assert!(counted().await > before);
}
