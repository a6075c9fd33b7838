use sea_orm::{ActiveValue::Set, ColumnTrait, sea_query::OnConflict};
use uuid::Uuid;
use yingke_schema::{
    members::member,
    message_centre::{push_device, push_due},
};

use crate::{
    message_centre::{Notice, To, wishes::wishes_of},
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::Millis,
};

/// A device that a notice is to be pushed to.
#[derive(Clone, Copy, Debug)]
pub struct Due {
    pub device: Uuid,
    /// Of the notice; 0 for a trial.
    pub place: i64,
}

/// The devices whose members are meant, want it pushed, and are not at rest.
pub async fn due_for(db: &ShopDb, said: &Notice, now: Millis) -> Result<Vec<Uuid>, StorageError> {
    let devices = db.rows::<push_device::Entity>().all().await?;
    if devices.is_empty() {
        return Ok(Vec::new());
    }
    let members = db
        .rows::<member::Entity>()
        .with(member::Column::Id.is_in(devices.iter().map(|device| device.member_id)));
    let members = members.with(member::Column::LeftAt.is_null()).all().await?;
    let mut due = Vec::new();
    for member in members {
        let is_meant = match &said.to {
            To::Everyone => true,
            To::Roles(roles) => roles.contains(&member.role),
            To::Members(named) => named.contains(&member.id),
        };
        if is_meant && wishes_of(db, member.id).await?.at(said.category, now).push {
            let own = devices
                .iter()
                .filter(|device| device.member_id == member.id);
            due.extend(own.map(|device| device.id));
        }
    }
    Ok(due)
}

/// Writes down what is to be sent, in the transaction of its reason.
pub async fn keep_due(tx: &ShopTx, due: Due, now: Millis) -> Result<(), StorageError> {
    use push_due::Column;
    let row = push_due::ActiveModel {
        shop_id: Set(tx.shop()),
        device_id: Set(due.device),
        place: Set(due.place),
        due_at: Set(now),
        tries: Set(0),
        claimed_until: Set(0),
    };
    let again = OnConflict::columns([Column::ShopId, Column::DeviceId, Column::Place])
        .update_columns([Column::DueAt, Column::Tries])
        .to_owned();
    tx.upsert(row, again).await
}
