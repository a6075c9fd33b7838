use rusqlite::{Connection, Transaction, params};
use uuid::Uuid;
use yingke::vocabulary::{Clock, new_id};

use super::Shop;

const INSERT: &str = "INSERT INTO entry (shop_id, conversation_id, lane, seq, client_id, sender_kind, sender_id, sender_name,
    follows, kind, body, at, channel, external_id) VALUES (?1, ?2, 0, ?3, ?4, ?5, ?6, ?7, 0, 'text', ?8, ?9, 'widget', NULL)";

const OLD: [&str; 4] = [
    "您好，请问这张桌子有现货吗？大概几天可以送到杭州余杭区这边",
    "有现货的，今天下单明天发出，杭州一般后天就能收到，届时师傅会电话联系",
    "那安装是你们负责吗，还是要我自己另外找人，费用怎么算的",
    "免费安装的，师傅送货的时候一起装好，您验收没有问题再签字就可以啦",
];

/// What stands in the log before anything is measured.
pub fn old_text(seq: i64) -> &'static str {
    OLD[seq as usize % OLD.len()]
}

/// `depth` entries in each conversation, in the order in which time would bring them: neighbours in time lie far apart. `said`
/// gives the words of each, by its number in the conversation.
pub fn fill<T: AsRef<str>>(
    db: &mut Connection,
    shop: &Shop,
    depth: i64,
    said: impl FnMut(i64) -> T,
) -> anyhow::Result<()> {
    at_once(db, |tx| match depth {
        0 => Ok(()),
        _ => write(tx, shop, depth, said),
    })
}

/// One transaction, with as much memory and as few syncs as there can be; the database stands in its own file afterwards.
pub fn at_once<T>(
    db: &mut Connection,
    write: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
) -> anyhow::Result<T> {
    db.pragma_update(None, "synchronous", "OFF")?;
    db.pragma_update(None, "cache_size", -1_000_000)?;
    let tx = db.transaction()?;
    let written = write(&tx)?;
    tx.commit()?;
    db.pragma_update(None, "wal_checkpoint", "TRUNCATE")
        .or_else(ignore_rows)?;
    Ok(written)
}

/// The pragma answers with a row, which is no error here.
fn ignore_rows(error: rusqlite::Error) -> rusqlite::Result<()> {
    match error {
        rusqlite::Error::ExecuteReturnedResults => Ok(()),
        error => Err(error),
    }
}

fn write<T: AsRef<str>>(
    tx: &Transaction<'_>,
    shop: &Shop,
    depth: i64,
    mut said: impl FnMut(i64) -> T,
) -> rusqlite::Result<()> {
    // The last of it was said two hours ago.
    let begin = Clock::system().now() - (depth + 120) * 60_000;
    let mut insert = tx.prepare(INSERT)?;
    for seq in 1..=depth {
        for (place, customer) in shop.customers.iter().enumerate() {
            let is_answer = seq % 2 == 0;
            let agent = shop.agent_of(place).member;
            let (sender, name) = if is_answer {
                (agent, "客服")
            } else {
                (customer.id, "访客")
            };
            insert.execute(params![
                blob(&shop.id),
                blob(&customer.conversation),
                seq,
                blob(&new_id()),
                i16::from(is_answer),
                blob(&sender),
                name,
                format!("{{\"text\":\"{}\"}}", said(seq).as_ref()),
                begin + seq * 60_000,
            ])?;
        }
    }
    Ok(())
}

pub fn blob(id: &Uuid) -> &[u8] {
    id.as_bytes()
}
