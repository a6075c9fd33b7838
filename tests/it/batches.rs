//! A batch of which one line cannot be stored: the others are.

use futures_util::future::{join, join_all};
use sea_orm::{ColumnTrait, sea_query::Expr};
use serde_json::Value;
use yingke::{
    reception::{Key, Outcome, Refusal},
    storage::{Engine, ShopTx},
};
use yingke_schema::reception::{entry, head};

use crate::harness::{TestApp, TestShop, put};

const LINES: usize = 10;
const GUILTY: usize = 4;
const ON_SQLITE: &str = "CREATE TRIGGER refuses BEFORE INSERT ON entry WHEN NEW.body LIKE '%guilty%' \
    BEGIN SELECT RAISE(ABORT, 'guilty'); END";
const ON_POSTGRES: &str = "CREATE FUNCTION refuses() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.body LIKE '%guilty%' THEN
        RAISE EXCEPTION 'guilty' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER refuses BEFORE INSERT ON entry FOR EACH ROW EXECUTE FUNCTION refuses()";

/// The writer waits for it: on SQLite for the gate, on PostgreSQL for the conversation's head.
async fn hold(app: &TestApp, shop: &TestShop<'_>, key: Key) -> ShopTx {
    let tx = app.app.store().begin(shop.id).await.unwrap();
    let (this, now) = (
        head::Column::ConversationId.eq(key.conversation),
        Expr::value(app.now()),
    );
    let held = tx.update::<head::Entity>(this, |row| row.col_expr(head::Column::LastAt, now));
    assert_eq!(held.await.unwrap(), 1);
    tx
}

/// Until so many lines wait for the writer, beside those it has in hand.
async fn until_waiting(app: &TestApp, many: usize) {
    while app.app.live().ledger().waiting() != many {
        crate::harness::glance().await;
    }
}

fn number(outcome: &Outcome) -> Option<i64> {
    match outcome {
        Outcome::Stored { seq, .. } => Some(*seq),
        Outcome::Refused(_) | Outcome::Unavailable => None,
    }
}

/// What customers said, as the log has it.
async fn stored(app: &TestApp, shop: &TestShop<'_>) -> Vec<String> {
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<entry::Entity>().ascending(entry::Column::Seq);
    let rows = rows.all().await.unwrap().into_iter();
    let said = rows.filter(|row| row.kind == "text" && row.sender_kind == 0);
    let texts = said.map(|row| {
        let body: Value = serde_json::from_str(&row.body).unwrap();
        body["text"].as_str().unwrap().to_owned()
    });
    texts.collect()
}

on_both_databases!(only_the_guilty_line_of_a_batch_is_refused, |app| {
    let shop = app.shop("qingmu").await;
    let customer = shop.customer().await;
    let refuses = match app.app.store().engine() {
        Engine::Sqlite(_) => ON_SQLITE,
        Engine::Postgres(_) => ON_POSTGRES,
    };
    app.tamper(refuses).await;
    let key = customer.key(&shop);
    let say = |text: &str| {
        let (sender, act) = customer.says(text);
        put(&app.app, key, sender, act)
    };
    let name = |no| {
        if no == GUILTY {
            "guilty".to_owned()
        } else {
            format!("第 {no} 句")
        }
    };
    let texts: Vec<String> = (0..LINES).map(name).collect();
    let held = hold(&app, &shop, key).await;
    let batch = async {
        // The writer has the first line in hand: all others come as one batch.
        until_waiting(&app, 0).await;
        let go = async {
            until_waiting(&app, LINES).await;
            held.commit().await.unwrap();
        };
        join(join_all(texts.iter().map(|text| say(text))), go)
            .await
            .0
    };
    let (first, outcomes) = join(say("在吗"), batch).await;

    assert_eq!(outcomes[GUILTY], Outcome::Refused(Refusal::Unstorable));
    let first = number(&first).unwrap();
    let numbers: Vec<_> = outcomes.iter().filter_map(number).collect();
    assert_eq!(
        numbers,
        (first + 1..first + LINES as i64).collect::<Vec<_>>()
    );
    let others = texts.into_iter().filter(|text| text != "guilty");
    let all: Vec<_> = std::iter::once("在吗".to_owned()).chain(others).collect();
    assert_eq!(stored(&app, &shop).await, all);
});
