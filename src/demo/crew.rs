//! Who acts in the demo's orders, and their course through the trade: the steps that people's commands take, at the story's moments.

use yingke_schema::members::member::Role;

use super::{content::ShopContent, desk, dice::Dice, seed::SeedError, world::begin};
use crate::{
    access::{Actor, Member},
    catalogue::{self, Wanted},
    storage::Store,
    trade::{self, Bought, By},
    vocabulary::{PersonId, ShopId, SignInId, SkuId},
};

/// Those who change prices, ship and answer refunds.
pub struct Crew {
    shop: ShopId,
    members: Vec<Member>,
}

impl Crew {
    pub fn of(shop: ShopId, content: &ShopContent) -> Self {
        let slug = &content.sheet.slug;
        let members = content.members.iter().enumerate();
        let serving = members.filter(|(_, one)| matches!(one.role, Role::Agent | Role::Supervisor));
        let members = serving.map(|(place, sheet)| Member {
            shop,
            id: desk::member_id(slug, place, sheet),
            person: PersonId(super::dice::id_of("person", &sheet.login, 0)),
            // Long signed out.
            sign_in: SignInId(uuid::Uuid::nil()),
            role: sheet.role,
            nick: sheet.nick.clone(),
        });
        Self {
            shop,
            members: members.collect(),
        }
    }

    /// The same one for all that the shop does with an order.
    fn who(&self, bought: &Bought, by: By) -> Actor {
        match by {
            By::Customer => Actor::Customer {
                shop: self.shop,
                customer: bought.customer,
            },
            By::Shop => {
                let mut dice = Dice::for_(&format!("crew/{}", bought.id));
                let member = dice.pick(&self.members);
                member.map_or(Actor::Anyone, |member| Actor::Member(member.clone()))
            }
            By::Carrier | By::System | By::Platform => Actor::Anyone,
        }
    }
}

/// Some orders, whole, unless they are there.
pub async fn write_orders(
    store: &Store,
    shop: ShopId,
    orders: &[Bought],
    crew: &Crew,
) -> Result<(), SeedError> {
    let tx = begin(store, shop).await?;
    let is_written = match orders.first() {
        Some(first) => trade::is_written(&tx, first.id).await?,
        None => true,
    };
    if !is_written {
        // What was ordered lay in the house, and what came free was sold otherwise: in the end the sheet's own stock is left.
        let (set_aside, back) = trade::pieces_of(orders)?;
        catalogue::recount(&tx, &counted(&set_aside, 1)).await?;
        trade::carry_out(&tx, orders, &|bought, by| crew.who(bought, by)).await?;
        catalogue::recount(&tx, &counted(&back, -1)).await?;
        trade::keep_promises(&tx).await?;
    }
    Ok(tx.commit().await?)
}

fn counted(wanted: &[Wanted], sign: i64) -> Vec<(SkuId, i64)> {
    let counted = wanted.iter();
    counted
        .map(|wanted| (wanted.sku, sign * wanted.quantity))
        .collect()
}
