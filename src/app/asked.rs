//! What other areas ask of people and customers.

use super::App;
use crate::{
    access::{Actor, Member, Refusal},
    customers, members,
    storage::{ShopTx, StorageError},
    vocabulary::{CustomerId, PersonId, ShopId, SignInId},
};

impl App {
    /// Who holds a sign-in token.
    pub async fn person_of(
        &self,
        token: &str,
    ) -> Result<Option<(PersonId, SignInId)>, StorageError> {
        members::person_of(self.store(), self.clock(), token).await
    }

    /// What the holder of a sign-in token is in a shop.
    pub async fn member_of(&self, token: &str, shop: ShopId) -> Result<Member, Refusal> {
        members::member_of(self.store(), self.clock(), token, &shop.into()).await
    }

    /// Customers of a shop with these words in their name, at most so many, last seen first.
    pub async fn customers_named(
        &self,
        shop: ShopId,
        words: &str,
        most: u64,
    ) -> Result<Vec<CustomerId>, StorageError> {
        customers::ids_named_like(&self.store().shop(shop), words, most).await
    }

    /// Customers of a shop whose own phone number this is, at most so many, last seen first.
    pub async fn customers_with_phone(
        &self,
        shop: ShopId,
        phone: &str,
        most: u64,
    ) -> Result<Vec<CustomerId>, StorageError> {
        customers::with_phone(&self.store().shop(shop), phone, most).await
    }

    /// Whether an anonymous customer turned out, on their only device, to be somebody whom the shop knows.
    pub async fn has_gone_along(
        &self,
        tx: &ShopTx,
        customer: CustomerId,
    ) -> Result<bool, StorageError> {
        customers::has_gone_along(tx, customer).await
    }

    /// Which customer of a shop a device token speaks for.
    pub async fn customer_of(&self, token: &str, shop: ShopId) -> Result<Actor, Refusal> {
        customers::customer_of(self.store(), token, &shop.into()).await
    }
}
