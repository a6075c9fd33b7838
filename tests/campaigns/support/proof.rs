//! What must hold afterwards, whatever happened: the clients' ledger against the database.

use std::collections::{BTreeMap, HashMap};

use uuid::Uuid;

use super::{
    client::{Ack, Client},
    database::{Database, Head, Session, Stored},
    view::{Lane, Shown},
};

type Place = (Uuid, bool);

/// Nothing acknowledged lost, nothing twice, no gap, each sender's order kept, receptions that agree with the log.
pub async fn assert_ledger(clients: &[&Client], database: &Database) {
    let log = database.log().await;
    let heads = database.heads().await;
    assert_gapless(&log, &heads);
    assert_nothing_twice(&log);
    for client in clients {
        assert_acknowledged(client, &log);
        assert_order(client);
        let faults = client.state().faults.clone();
        assert!(faults.is_empty(), "{faults:#?}");
    }
    assert_receptions(&log, &heads, &database.sessions().await);
}

/// Elsewhere, a log without gaps holds what was acknowledged before.
pub async fn assert_restored(acks: &[Ack], database: &Database) {
    let log = database.log().await;
    assert_gapless(&log, &database.heads().await);
    assert_nothing_twice(&log);
    let stored: HashMap<Uuid, _> = log.iter().map(|row| (row.client_id, row)).collect();
    for ack in acks {
        let row = stored.get(&ack.client_id);
        let row = row.unwrap_or_else(|| panic!("acknowledged and not restored: {ack:?}"));
        assert_eq!((row.staff, row.seq, row.at), (ack.staff, ack.seq, ack.at));
    }
}

fn assert_gapless(log: &[Stored], heads: &[Head]) {
    let mut last: BTreeMap<Place, i64> = BTreeMap::new();
    for row in log {
        let last = last.entry((row.conversation, row.staff)).or_default();
        assert_eq!(row.seq, *last + 1, "a gap before {row:?}");
        *last = row.seq;
    }
    for head in heads {
        let of = |staff| {
            last.get(&(head.conversation_id, staff))
                .copied()
                .unwrap_or(0)
        };
        assert_eq!(
            (head.public_seq, head.staff_seq),
            (of(false), of(true)),
            "{head:?}"
        );
    }
}

/// Campaigns never say the same words twice, so the words are their own identity.
fn assert_nothing_twice(log: &[Stored]) {
    let mut seen: HashMap<(Place, &str), &Stored> = HashMap::new();
    for row in log.iter().filter(|row| row.kind == "text") {
        let place = (row.conversation, row.staff);
        let before = seen.insert((place, &row.body), row);
        assert!(before.is_none(), "twice: {before:?} {row:?}");
    }
}

fn assert_acknowledged(client: &Client, log: &[Stored]) {
    let own = log.iter().filter(|row| row.sender == client.party.sender);
    let own: HashMap<Uuid, &Stored> = own.map(|row| (row.client_id, row)).collect();
    for ack in &client.state().acks {
        let row = own.get(&ack.client_id);
        let row = row.unwrap_or_else(|| panic!("acknowledged and lost: {ack:?}"));
        assert_eq!(
            (row.staff, row.seq, row.at),
            (ack.staff, ack.seq, ack.at),
            "{ack:?}"
        );
        assert_eq!(row.conversation, client.party.conversation);
    }
}

/// In the order of sending; what was told to come later may overtake.
fn assert_order(client: &Client) {
    let state = client.state();
    let acks: HashMap<Uuid, _> = state.acks.iter().map(|ack| (ack.client_id, ack)).collect();
    let mut last = [0, 0];
    for id in state.sent.iter().filter(|id| !state.unordered.contains(id)) {
        let Some(ack) = acks.get(id) else { continue };
        let last = &mut last[usize::from(ack.staff)];
        assert!(ack.seq > *last, "{ack:?} came after {last}");
        *last = ack.seq;
    }
}

fn assert_receptions(log: &[Stored], heads: &[Head], sessions: &[Session]) {
    for head in heads {
        let here = |id| id == head.conversation_id;
        let sessions: Vec<_> = sessions
            .iter()
            .filter(|one| here(one.conversation_id))
            .collect();
        let numbers: Vec<_> = sessions.iter().map(|session| session.no).collect();
        assert_eq!(numbers, (1..=head.session).collect::<Vec<_>>(), "{head:?}");
        let count = |kind: &str| {
            let rows = log
                .iter()
                .filter(|row| here(row.conversation) && row.kind == kind);
            rows.count()
        };
        assert_eq!(count("open"), sessions.len(), "{head:?}");
        let closed = sessions
            .iter()
            .filter(|session| session.closed_at.is_some());
        assert_eq!(count("close"), closed.count(), "{head:?} {sessions:?}");
        if let Some((last, earlier)) = sessions.split_last() {
            assert!(
                earlier.iter().all(|session| session.closed_at.is_some()),
                "{sessions:?}"
            );
            assert_eq!(
                last.closed_at.is_none(),
                head.status != 0,
                "{head:?} {last:?}"
            );
            assert_eq!(
                last.answered_at.is_some(),
                head.is_answered,
                "{head:?} {last:?}"
            );
            if head.status == 2 {
                assert_eq!(last.assignee, head.assignee, "{head:?} {last:?}");
            }
        }
    }
}

/// The client shows exactly what the log has for it, on every lane it may see.
pub fn assert_shows(client: &Client, log: &[Stored]) {
    let state = client.state();
    for (lane, staff) in state.lanes.iter().zip([false, true]) {
        assert!(lane.faults.is_empty(), "{:#?}", lane.faults);
        if staff && !client.party.is_staff {
            assert!(lane.shown.is_empty(), "a customer saw the staff lane");
            continue;
        }
        let rows = log
            .iter()
            .filter(|row| row.conversation == client.party.conversation);
        let rows: Vec<_> = rows.filter(|row| row.staff == staff).collect();
        let shown: Vec<_> = lane.shown.keys().copied().collect();
        let stored: Vec<_> = rows.iter().map(|row| row.seq).collect();
        assert_eq!(shown, stored, "staff lane: {staff}");
        for row in rows {
            assert_same(lane, row, client.party.is_staff);
        }
    }
}

fn assert_same(lane: &Lane, row: &Stored, is_staff: bool) {
    let Shown {
        kind,
        body,
        client_id,
    } = &lane.shown[&row.seq];
    assert_eq!(*kind, row.kind, "{row:?}");
    let mut stored: serde_json::Value = serde_json::from_str(&row.body).unwrap();
    if row.kind == "assign" && !is_staff {
        // Customers know members by name only.
        stored.as_object_mut().unwrap().remove("member");
    }
    assert_eq!(*body, stored, "{row:?}");
    assert!(client_id.is_none_or(|id| id == row.client_id), "{row:?}");
}

/// True once every client holds the newest number of every lane it may see.
pub fn has_converged(clients: &[&Client], heads: &[Head]) -> bool {
    clients.iter().all(|client| {
        let state = client.state();
        let head = heads
            .iter()
            .find(|head| head.conversation_id == client.party.conversation);
        head.is_some_and(|head| {
            let staff = !client.party.is_staff || state.lanes[1].held == head.staff_seq;
            state.lanes[0].held == head.public_seq && staff
        })
    })
}
