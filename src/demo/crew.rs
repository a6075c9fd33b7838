//! Who acts in the demo's orders, and their course through the trade: what people's commands call, at the story's moments.

use yingke_schema::members::member::Role;

use super::{
    content::{MemberSheet, ShopContent},
    desk,
    dice::{Dice, id_of},
    seed::SeedError,
    world::begin,
};
use crate::{
    access::{Actor, Member},
    catalogue::{self, Wanted},
    storage::{ShopTx, StorageError, Store},
    trade::{self, Bought, By},
    vocabulary::{OrderId, PersonId, ShopId, SignInId, SkuId},
};

/// Those who change prices, ship and answer refunds.
pub struct Crew {
    shop: ShopId,
    serving: Vec<Member>,
    /// Who does what is above their limits, the highest last.
    leading: Vec<Member>,
}

impl Crew {
    pub fn of(shop: ShopId, content: &ShopContent) -> Self {
        let slug = &content.sheet.slug;
        let members = || content.members.iter().enumerate();
        let known = |(place, sheet): (usize, &MemberSheet)| member(shop, slug, place, sheet);
        let first = |role: Role| members().find(|(_, one)| one.role == role);
        let serving =
            members().filter(|(_, one)| matches!(one.role, Role::Agent | Role::Supervisor));
        let leading = [Role::Supervisor, Role::Owner]
            .into_iter()
            .filter_map(first);
        Self {
            shop,
            serving: serving.map(known).collect(),
            leading: leading.map(known).collect(),
        }
    }

    fn who(&self, bought: &Bought, by: By) -> Vec<Actor> {
        match by {
            By::Customer => vec![Actor::Customer {
                shop: self.shop,
                customer: bought.customer,
            }],
            By::Shop => {
                let own = self.member_of(bought.id).into_iter();
                let members = own.chain(&self.leading).cloned();
                members.map(Actor::Member).collect()
            }
            By::Carrier | By::System | By::Platform => vec![Actor::Anyone],
        }
    }

    /// The same one for all that the shop does with an order.
    fn member_of(&self, order: OrderId) -> Option<&Member> {
        Dice::for_(&format!("crew/{order}")).pick(&self.serving)
    }

    async fn note(&self, tx: &ShopTx, bought: &Bought) -> Result<(), SeedError> {
        let Some(by) = self.member_of(bought.id) else {
            return Ok(());
        };
        if bought.note.is_empty() && bought.flag == 0 {
            return Ok(());
        }
        let wish = (bought.note.as_str(), bought.flag);
        Ok(trade::annotate(tx, by, bought.id, wish, bought.order.last_at()).await?)
    }
}

fn member(shop: ShopId, slug: &str, place: usize, sheet: &MemberSheet) -> Member {
    Member {
        shop,
        id: desk::member_id(slug, place, sheet),
        person: PersonId(id_of("person", &sheet.login, 0)),
        // Long signed out.
        sign_in: SignInId(uuid::Uuid::nil()),
        role: sheet.role,
        nick: sheet.nick.clone(),
    }
}

/// Some orders, whole, unless they are there.
pub async fn write_orders(
    store: &Store,
    shop: ShopId,
    orders: &[Bought],
    crew: &Crew,
) -> Result<(), SeedError> {
    let tx = begin(store, shop).await?.in_the_past();
    let is_written = match orders.first() {
        Some(first) => trade::is_written(&tx, first.id).await?,
        None => true,
    };
    if !is_written {
        write(&tx, orders, crew).await?;
    }
    Ok(tx.commit().await?)
}

async fn write(tx: &ShopTx, orders: &[Bought], crew: &Crew) -> Result<(), SeedError> {
    let placed = as_placed(tx, orders).await?;
    // What was ordered lay in the house, and what came free was sold otherwise: in the end the sheet's own stock is left.
    let (set_aside, back) = trade::pieces_of(&placed)?;
    catalogue::recount(tx, &counted(&set_aside, 1)).await?;
    trade::carry_out(tx, &placed, &|bought, by| crew.who(bought, by)).await?;
    catalogue::recount(tx, &counted(&back, -1)).await?;
    for bought in orders {
        crew.note(tx, bought).await?;
    }
    Ok(())
}

/// With what the pages of their goods promise, and nothing noted yet.
async fn as_placed(tx: &ShopTx, orders: &[Bought]) -> Result<Vec<Bought>, StorageError> {
    let lines = orders.iter().flat_map(|bought| &bought.order.lines);
    let products: Vec<_> = lines.filter_map(|line| line.item.product).collect();
    let pages = catalogue::ships_by_in(tx, &products).await?;
    let mut placed = orders.to_vec();
    for bought in &mut placed {
        bought.note.clear();
        bought.flag = 0;
        for item in bought.order.lines.iter_mut().map(|line| &mut line.item) {
            item.promised = item.product.and_then(|product| pages.promised(product));
        }
    }
    Ok(placed)
}

fn counted(wanted: &[Wanted], sign: i64) -> Vec<(SkuId, i64)> {
    let counted = wanted.iter();
    counted
        .map(|wanted| (wanted.sku, sign * wanted.quantity))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_above_the_limits_of_those_who_serve_the_owner_does() {
        let crew = |slug| {
            let content = ShopContent::of(slug).unwrap();
            Crew::of(ShopId(uuid::Uuid::nil()), &content)
        };
        let roles = |members: &[Member]| members.iter().map(|one| one.role).collect::<Vec<_>>();
        let leading = roles(&crew("qingmu").leading);
        assert_eq!(leading, [Role::Supervisor, Role::Owner]);
        assert_eq!(roles(&crew("songxi").leading), [Role::Owner]);
        assert!(!roles(&crew("qingmu").serving).contains(&Role::Owner));
    }
}
