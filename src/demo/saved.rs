//! Whom the first agent saved: some with a note, in two groups.

use yingke_schema::members::member::Role;

use super::{
    content::ShopContent, desk, dice::id_of, shoppers::Shopper, story::MINUTE, world::begin,
};
use crate::{
    contacts::{self, NewContact},
    storage::{StorageError, Store},
    vocabulary::{ContactId, MemberId, Millis, ShopId},
};

/// Group and note of each contact.
const CONTACTS: [(&str, &str); 5] = [
    ("装修中", "新房在装修，餐桌餐椅一起看，月底前定"),
    ("装修中", "电梯门净宽 82 厘米，沙发要分体的"),
    ("老客户", "买过床和床头柜，喜欢白蜡木原色"),
    ("老客户", "开民宿，一次要十几把椅子，问过开票"),
    ("", "说好补发的五金包到了再问一声"),
];

pub async fn write_contacts(
    store: &Store,
    shop: ShopId,
    (content, shoppers): (&ShopContent, &[Shopper]),
    at: Millis,
) -> Result<(), StorageError> {
    let slug = &content.sheet.slug;
    let Some(member) = first_agent(content) else {
        return Ok(());
    };
    let tx = begin(store, shop).await?;
    if !contacts::any(&tx).await? {
        let known = shoppers
            .iter()
            .filter(|shopper| shopper.external_id.is_some());
        for ((shopper, (group, note)), no) in known.zip(CONTACTS).zip(0..) {
            let new = NewContact {
                id: ContactId(id_of("contact", &format!("{slug}/{no}"), no)),
                member: Some(member),
                customer: shopper.id,
                group: group.to_owned(),
                note: note.to_owned(),
                at: at + no as Millis * MINUTE,
            };
            contacts::write_down(&tx, new).await?;
        }
    }
    tx.commit().await
}

fn first_agent(content: &ShopContent) -> Option<MemberId> {
    let mut members = content.members.iter().enumerate();
    let agent = members.find(|(_, member)| member.role == Role::Agent);
    agent.map(|(place, member)| desk::member_id(&content.sheet.slug, place, member))
}
