//! Who gets a waiting conversation: the member on duty with the fewest open ones.

use std::collections::HashMap;

use sea_orm::ColumnTrait;
use yingke_schema::reception::head;

use super::{Act, AssignedBy, Item, Key, Sender, Status, open_by_member};
use crate::{
    storage::{StorageError, Store},
    vocabulary::{ClientId, ConversationId, MemberId, Millis, ShopId, new_id},
};

/// A member who takes new conversations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnDuty {
    pub id: MemberId,
    pub nick: String,
    pub capacity: i64,
    /// When they came on duty: the longest idle goes first among equals.
    pub since: Millis,
}

/// Tells who is on duty; the members' area does.
#[async_trait::async_trait]
pub trait Staff: Send + Sync {
    async fn on_duty(&self, shop: ShopId, now: Millis) -> Result<Vec<OnDuty>, StorageError>;
}

/// Assignments for everything queued in `shop`, longest waiting first.
pub async fn assignments(
    store: &Store,
    staff: &dyn Staff,
    shop: ShopId,
    now: Millis,
) -> Result<Vec<Item>, StorageError> {
    let db = store.shop(shop);
    let queued = db
        .rows::<head::Entity>()
        .with(head::Column::Status.eq(Status::Queued.code()));
    let queued = queued
        .ascending(head::Column::OpenedAt)
        .limit(500)
        .all()
        .await?;
    if queued.is_empty() {
        return Ok(Vec::new());
    }
    let on_duty = staff.on_duty(shop, now).await?;
    let open = open_by_member(&db).await?;
    let waiting = queued.into_iter().map(|row| row.conversation_id).collect();
    let chosen = choose(waiting, &on_duty, open);
    Ok(chosen
        .into_iter()
        .map(|(conversation, to)| assign(Key { shop, conversation }, to))
        .collect())
}

fn choose(
    waiting: Vec<ConversationId>,
    on_duty: &[OnDuty],
    mut open: HashMap<MemberId, i64>,
) -> Vec<(ConversationId, OnDuty)> {
    let mut chosen = Vec::new();
    for conversation in waiting {
        let load = |member: &OnDuty| open.get(&member.id).copied().unwrap_or(0);
        let free = on_duty
            .iter()
            .filter(|member| load(member) < member.capacity);
        let Some(next) = free.min_by_key(|member| (load(member), member.since)) else {
            break;
        };
        *open.entry(next.id).or_insert(0) += 1;
        chosen.push((conversation, next.clone()));
    }
    chosen
}

fn assign(key: Key, to: OnDuty) -> Item {
    Item {
        key,
        client_id: ClientId(new_id()),
        sender: Sender::system(),
        act: Act::Assign {
            to: to.id,
            name: to.nick,
            by: AssignedBy::Dispatch,
            over: false,
        },
        channel: "widget".into(),
        external_id: None,
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn member(id: u128, capacity: i64, since: Millis) -> OnDuty {
        OnDuty {
            id: MemberId(Uuid::from_u128(id)),
            nick: id.to_string(),
            capacity,
            since,
        }
    }

    fn conversations(count: u128) -> Vec<ConversationId> {
        (0..count)
            .map(|id| ConversationId(Uuid::from_u128(id)))
            .collect()
    }

    fn who(chosen: &[(ConversationId, OnDuty)]) -> Vec<&str> {
        chosen
            .iter()
            .map(|(_, member)| member.nick.as_str())
            .collect()
    }

    #[test]
    fn the_fewest_open_go_first_and_the_longest_idle_among_equals() {
        let open = HashMap::from([(MemberId(Uuid::from_u128(1)), 2)]);
        let on_duty = vec![member(1, 10, 0), member(2, 10, 50), member(3, 10, 20)];
        let chosen = choose(conversations(5), &on_duty, open);
        assert_eq!(who(&chosen), ["3", "2", "3", "2", "1"]);
    }

    #[test]
    fn nobody_gets_more_than_they_can_carry() {
        let chosen = choose(conversations(5), &[member(1, 2, 0)], HashMap::new());
        assert_eq!(chosen.len(), 2);
    }
}
