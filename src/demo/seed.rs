use super::{
    buying::order_id,
    content::{ContentError, MemberSheet, People, read},
    notices,
    world::World,
};
use crate::{
    app::App,
    members::DemoSignIn,
    shops::{self, ShopRef},
    storage::{StorageError, Store},
    trade::{self, Illegal, Undone},
};

/// Of everyone who works in the demo shops.
pub const PASSWORD: &str = "yingke-demo";
/// Slug, customers and orders of each shop.
pub const SHOPS: [(&str, usize, usize); 2] = [("qingmu", 200, 600), ("songxi", 20, 45)];

#[derive(Debug, thiserror::Error)]
pub enum SeedError {
    #[error(transparent)]
    Content(#[from] ContentError),
    #[error("a story of the demo breaks the rules of trade: {0}")]
    Story(#[from] Illegal),
    #[error("a step of the demo was not taken: {0}")]
    Undone(Undone),
    #[error("the demo's password could not be hashed")]
    Password,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<Undone> for SeedError {
    fn from(undone: Undone) -> Self {
        match undone {
            Undone::Illegal(illegal) => Self::Story(illegal),
            Undone::Storage(error) => Self::Storage(error),
            undone => Self::Undone(undone),
        }
    }
}

/// Whether the demo shops were made now or had been there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seeded {
    Now,
    Before,
}

/// One of each role in the furniture shop, for the door.
pub fn sign_ins() -> Result<Vec<DemoSignIn>, SeedError> {
    let members: Vec<MemberSheet> = read(&format!("{}/members.json", SHOPS[0].0))?;
    let mut shown: Vec<DemoSignIn> = Vec::new();
    for MemberSheet {
        login, nick, role, ..
    } in members
    {
        if shown.iter().all(|other| other.role != role) {
            shown.push(DemoSignIn {
                login,
                password: PASSWORD.to_owned(),
                name: nick,
                role,
            });
        }
    }
    Ok(shown)
}

/// Makes the demo shops, unless they are there. Broken off, it goes on where it stopped.
pub async fn seed(app: &App) -> Result<Seeded, SeedError> {
    let now = app.clock().now();
    let mut seeded = Seeded::Before;
    for (slug, customers, orders) in SHOPS {
        if is_whole(app.store(), slug, orders).await? {
            continue;
        }
        let people: People = read("people.json")?;
        let world = World::make(slug, customers, orders, &people, now)?;
        let hash = app
            .members()
            .passwords
            .hash(PASSWORD)
            .await
            .map_err(|_| SeedError::Password)?;
        world.write(app.store(), &hash, now).await?;
        let shop = ShopRef::Slug(slug.to_owned());
        if let Some(shop) = shops::find(app.store(), &shop).await? {
            notices::seed(app.store(), shop.id, &world.orders, now).await?;
        }
        seeded = Seeded::Now;
    }
    Ok(seeded)
}

/// The last thing written is there, so all before it is.
async fn is_whole(store: &Store, slug: &str, orders: usize) -> Result<bool, StorageError> {
    let Some(shop) = shops::find(store, &ShopRef::Slug(slug.to_owned())).await? else {
        return Ok(false);
    };
    trade::is_kept(&store.shop(shop.id), order_id(slug, orders - 1)).await
}
