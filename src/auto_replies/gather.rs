//! Reads what a decision and the words of a reply need.

use yingke_schema::members::presence::State;

use super::{
    draft::Draft,
    say::Replies,
    situation::{Holder, Sent, Situation, Trigger},
    storage,
    words::Values,
};
use crate::{
    calendar::{Calendar, Date, Span},
    catalogue, customers,
    dispatch::Standing,
    members,
    reception::{
        self, Head, Key, Lane, Row, SenderKind, Status,
        log::{self, Span as Pages},
    },
    shops,
    storage::{ShopDb, StorageError},
    trade,
    vocabulary::{CustomerId, MemberId, Millis, ProductId, ShopId},
};

/// Lines one looks back.
const LOOKED_BACK: u64 = 60;
const DAY_MS: Millis = 24 * 60 * 60 * 1_000;
const MINUTE_MS: Millis = 60_000;
const MESSAGES: [&str; 7] = [
    "text",
    "image",
    "file",
    "product",
    "order",
    "card",
    "card_answer",
];

pub fn is_message(row: &Row, from: SenderKind) -> bool {
    row.lane == Lane::Public && row.sender.kind == from && MESSAGES.contains(&&*row.kind)
}

/// The situation of a conversation; none where it is not there.
pub async fn gather(
    replies: &Replies,
    key: Key,
    head: &Head,
    trigger: Trigger,
    now: Millis,
) -> Result<Option<Draft>, StorageError> {
    let db = replies.store.shop(key.shop);
    let Some(facts) = log::facts(&replies.store, key).await? else {
        return Ok(None);
    };
    let lately = log::page(&db, key, Lane::Public, Pages::Newest, LOOKED_BACK).await?;
    let calendar = replies.calendar(key.shop).await?;
    let looking = customers::looking(&db, facts.customer).await?;
    let assignee = head.assignee.filter(|_| head.status == Status::Assigned);
    let (holder, standing) = at_desk(replies, key, assignee).await?;
    let seq = match trigger {
        Trigger::Line { seq, .. } => seq,
        _ => i64::MAX,
    };
    let sent = storage::sent_to(&db, key.conversation, now).await?;
    let before: Vec<&Row> = lately.rows.iter().filter(|row| row.seq < seq).collect();
    let situation = Situation {
        now,
        session: head.session,
        holder,
        standing,
        is_first_of_session: is_first_of_session(&before, head),
        is_first_of_day: is_first_of_day(&before, &calendar, now, lately.more),
        silent_from: silent_from(&lately.rows, &trigger, replies.now()),
        product: asked_about(&lately.rows, seq).or(looking.and_then(|looked| looked.product)),
        in_a_row: in_a_row(&lately.rows, &sent, now),
        sent,
        trigger,
    };
    Ok(Some(Draft {
        situation,
        calendar,
        customer: Some(facts.customer),
    }))
}

/// The one who has the customer, and how dispatch has the customer waiting, who may be given to another. A moment that is only
/// thought of has the desk of today.
async fn at_desk(
    replies: &Replies,
    key: Key,
    assignee: Option<MemberId>,
) -> Result<(Option<Holder>, Standing), StorageError> {
    let (db, now) = (replies.store.shop(key.shop), replies.now());
    let mut holder = holder_of(replies, &db, assignee).await?;
    let is_present = |holder: &Holder| holder.state != State::Offline;
    if let Some(id) = assignee.filter(|_| holder.as_ref().is_some_and(is_present))
        && replies.duties.duty(&db, now).await?.serves(id)
    {
        return Ok((holder, Standing::default()));
    }
    let standing = replies.standing(key, assignee.is_some()).await?;
    // At the desk, but off duty, and dispatch looks for another: as good as gone.
    if let Some(holder) = holder.as_mut().filter(|_| standing.is_unserved()) {
        holder.state = State::Offline;
    }
    Ok((holder, standing))
}

/// The one who has the customer.
async fn holder_of(
    replies: &Replies,
    db: &ShopDb,
    assignee: Option<MemberId>,
) -> Result<Option<Holder>, StorageError> {
    let Some(id) = assignee else {
        return Ok(None);
    };
    let Some((member, presence)) = members::present_one(db, id, replies.now()).await? else {
        return Ok(None);
    };
    let open = reception::open_by_member(db).await?;
    Ok(Some(Holder {
        name: member.nick,
        state: presence.map_or(State::Offline, |presence| presence.state),
        open: open.get(&id).copied().unwrap_or(0),
        own: replies.own_words(db.shop(), id).await?,
    }))
}

fn is_first_of_session(before: &[&Row], head: &Head) -> bool {
    let opened = before.iter().rposition(|row| row.kind == "open");
    let said = |rows: &[&Row]| {
        let mut rows = rows.iter();
        rows.any(|row| is_message(row, SenderKind::Customer))
    };
    match opened {
        Some(at) => !said(&before[at..]),
        None => head.session <= 1 && !said(before),
    }
}

/// Where there is more than one looks back, the day must have begun within it.
fn is_first_of_day(before: &[&Row], calendar: &Calendar, now: Millis, more: bool) -> bool {
    let today = calendar.local(now).date;
    let is_today = |row: &&Row| calendar.local(row.at).date == today;
    let reaches_back = !more || before.first().is_some_and(|row| !is_today(row));
    let mut before = before.iter();
    let said_today = before.any(|row| is_today(row) && is_message(row, SenderKind::Customer));
    reaches_back && !said_today
}

/// The product whose card the customer sent with the line, or right before it.
fn asked_about(rows: &[Row], seq: i64) -> Option<ProductId> {
    let near = rows.iter().rev().filter(|row| row.seq <= seq).take(4);
    let mut cards =
        near.filter(|row| row.kind == "product" && row.sender.kind == SenderKind::Customer);
    let body: serde_json::Value = serde_json::from_str(&cards.next()?.body).ok()?;
    Some(ProductId(body["product"].as_str()?.parse().ok()?))
}

/// Replies since a member last spoke, one with pictures once. Counted by what was sent: a customer's program may write more
/// lines between two of ours than one looks back.
pub fn in_a_row(rows: &[Row], sent: &[Sent], now: Millis) -> usize {
    let mut newest = rows.iter().rev();
    let spoke = newest.find(|row| is_message(row, SenderKind::Member));
    let since = spoke.map_or(0, |row| row.at).max(now - DAY_MS);
    sent.iter().filter(|sent| sent.at > since).count()
}

/// A silence that is only thought of is the one that goes on, unless it begins later.
fn silent_from(rows: &[Row], trigger: &Trigger, now: Millis) -> Millis {
    let is_said =
        |row: &&Row| is_message(row, SenderKind::Member) || is_message(row, SenderKind::Customer);
    let spoke = rows.iter().rfind(is_said).map_or(now, |row| row.at);
    match trigger {
        Trigger::Quiet { since, .. } if *since > now => *since,
        _ => spoke,
    }
}

/// What stands for the variables.
pub async fn values(
    replies: &Replies,
    shop: ShopId,
    draft: &Draft,
) -> Result<Values, StorageError> {
    let db = replies.store.shop(shop);
    let mut values = of_times(&draft.calendar, draft.situation.now);
    if let Some(shop) = shops::find(&replies.store, &shop.into()).await? {
        values.insert("shop", shop.name);
    }
    if let Some(holder) = &draft.situation.holder {
        values.insert("member", holder.name.clone());
    }
    if let Some(place) = draft.situation.place() {
        values.insert("place", place.to_string());
    }
    if let Some(wait_ms) = draft.situation.standing.wait_ms {
        let minutes = (wait_ms + MINUTE_MS - 1) / MINUTE_MS;
        values.insert("wait", minutes.max(1).to_string());
    }
    if let Some(product) = draft.situation.product {
        let card = catalogue::card(&db, product).await?;
        let title = card.and_then(|card| Some(card["title"].as_str()?.to_owned()));
        values.extend(title.map(|title| ("product", title)));
    }
    if let Some(customer) = draft.customer {
        of_customer(&db, customer, &mut values).await?;
    }
    Ok(values)
}

async fn of_customer(
    db: &ShopDb,
    customer: CustomerId,
    values: &mut Values,
) -> Result<(), StorageError> {
    let mut briefs = customers::briefs_of(db, &[customer]).await?;
    // A made-up name such as 访客 4821 is no way to speak to someone.
    let brief = briefs.remove(&customer).filter(|brief| brief.known);
    values.extend(brief.map(|brief| ("customer", brief.name)));
    if let Some((no, state)) = trade::newest_order(db, customer).await? {
        values.insert("order_no", no);
        values.insert("order_state", order_state(&state).to_owned());
    }
    Ok(())
}

fn of_times(calendar: &Calendar, now: Millis) -> Values {
    let today = calendar.local(now).date;
    let mut values = Values::new();
    let duty: Vec<_> = calendar
        .duty_on(today)
        .iter()
        .map(Span::to_string)
        .collect();
    values.insert("duty", duty.join("、"));
    values.insert("holiday", calendar.day(today).name);
    let next = calendar.next_duty(now).filter(|next| *next > now);
    values.extend(next.map(|next| ("next_duty", moment(calendar, today, next))));
    values
}

/// 今天 09:00, 明天 09:00, 11月24日 09:00.
fn moment(calendar: &Calendar, today: Date, at: Millis) -> String {
    let local = calendar.local(at);
    let day = if local.date == today {
        "今天".to_owned()
    } else if local.date == today.plus(1) {
        "明天".to_owned()
    } else {
        let (_, month, day) = local.date.parts();
        format!("{month}月{day}日")
    };
    format!("{day} {:02}:{:02}", local.minute / 60, local.minute % 60)
}

fn order_state(code: &str) -> &'static str {
    match code {
        "WAIT_BUYER_PAY" => "等待付款",
        "WAIT_SELLER_SEND_GOODS" => "等待发货",
        "SELLER_CONSIGNED_PART" => "部分发货",
        "WAIT_BUYER_CONFIRM_GOODS" => "已发货",
        "TRADE_FINISHED" => "交易成功",
        "TRADE_CLOSED" => "交易关闭",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{
        auto_replies::decide::MOST_IN_A_ROW,
        reception::Sender,
        vocabulary::{ClientId, ConversationId},
    };

    fn row(seq: i64, kind: SenderKind, at: Millis) -> Row {
        Row {
            key: Key {
                shop: ShopId(Uuid::nil()),
                conversation: ConversationId(Uuid::nil()),
            },
            lane: Lane::Public,
            seq,
            client_id: ClientId(Uuid::nil()),
            sender: Sender {
                kind,
                ..Sender::system()
            },
            follows: 0,
            kind: "text".into(),
            body: String::new(),
            at,
            channel: "widget".into(),
            external_id: None,
        }
    }

    #[test]
    fn a_program_cannot_write_our_lines_out_of_sight() {
        let now = 10 * DAY_MS;
        let sent = |ago: Millis| Sent {
            rule: Uuid::nil(),
            at: now - ago,
            session: 1,
        };
        let minutes = (1..=MOST_IN_A_ROW as i64).map(|minutes| sent(minutes * MINUTE_MS));
        let sent: Vec<_> = minutes.chain([sent(DAY_MS + 1)]).collect();
        let flood = |seq| row(seq, SenderKind::Customer, now - 1_000);
        let mut rows: Vec<_> = (1..=60).map(flood).collect();
        assert_eq!(in_a_row(&rows, &sent, now), MOST_IN_A_ROW);
        rows[0] = row(1, SenderKind::Member, now - 3 * MINUTE_MS);
        assert_eq!(in_a_row(&rows, &sent, now), 2);
    }
}
