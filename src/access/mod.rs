//! Who may do what: the one door for HTTP and the socket alike.
//!
//! Every route and every socket command names an [`Action`]; [`Action::rule`] is the declared matrix. `authorize` knows actors and
//! objects, never tables. An action without a rule does not compile.

mod matrix;

use yingke_schema::members::member::Role;

pub use self::matrix::{Action, LEADING, Rule, SERVING};
use crate::{
    storage::StorageError,
    vocabulary::{CustomerId, MemberId, PersonId, ShopId, SignInId},
};

/// How the token of a member's sign-in begins.
pub const SIGN_IN_TOKEN: &str = "yk_s_";
/// How the token of a customer's device begins.
pub const DEVICE_TOKEN: &str = "yk_d_";

/// Who acts. Customers and members are different kinds of actor with different tokens.
#[derive(Clone, Debug)]
pub enum Actor {
    Anyone,
    Person { person: PersonId, sign_in: SignInId },
    Member(Member),
    Customer { shop: ShopId, customer: CustomerId },
}

impl Actor {
    /// The member, where only a member can go on.
    pub fn member(&self) -> Result<&Member, Denied> {
        match self {
            Self::Member(member) => Ok(member),
            Self::Anyone => Err(Denied::NotSignedIn),
            _ => Err(Denied::Forbidden),
        }
    }
}

/// A person at work in one of their shops.
#[derive(Clone, Debug)]
pub struct Member {
    pub shop: ShopId,
    pub id: MemberId,
    pub person: PersonId,
    pub sign_in: SignInId,
    pub role: Role,
    /// The name customers see.
    pub nick: String,
}

/// What is acted on, as far as rights care.
#[derive(Clone, Copy, Debug)]
pub enum Object {
    /// Something that belongs to no shop and no one.
    World,
    Shop(ShopId),
    /// Something of one customer in one shop: the conversation, a file in it, the profile.
    Customer {
        shop: ShopId,
        customer: CustomerId,
    },
    Person(PersonId),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    #[error("sign in first")]
    NotSignedIn,
    #[error("your role does not allow this")]
    Forbidden,
    /// The object belongs to another shop or customer: not even its existence is told.
    #[error("there is no such thing here")]
    NotFound,
}

/// Why someone did not get in.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Whether `actor` may do `action` to `object`.
pub fn authorize(actor: &Actor, action: Action, object: Object) -> Result<(), Denied> {
    let rule = action.rule();
    if rule.anyone {
        return Ok(());
    }
    match (actor, object) {
        (Actor::Anyone, _) => Err(Denied::NotSignedIn),
        (Actor::Member(member), Object::Shop(shop) | Object::Customer { shop, .. }) => {
            member_may(member, rule, shop)
        }
        (
            Actor::Customer { shop, customer },
            Object::Customer {
                shop: of,
                customer: whose,
            },
        ) => {
            if (*shop, *customer) != (of, whose) {
                return Err(Denied::NotFound);
            }
            rule.customer.then_some(()).ok_or(Denied::Forbidden)
        }
        (
            Actor::Person { person, .. } | Actor::Member(Member { person, .. }),
            Object::Person(of),
        ) => {
            if *person != of {
                return Err(Denied::NotFound);
            }
            rule.person.then_some(()).ok_or(Denied::Forbidden)
        }
        // A person without a place in the shop, or a customer among the shop's own things.
        (Actor::Person { .. }, Object::Shop(_) | Object::Customer { .. }) => Err(Denied::NotFound),
        _ => Err(Denied::Forbidden),
    }
}

fn member_may(member: &Member, rule: Rule, shop: ShopId) -> Result<(), Denied> {
    if member.shop != shop {
        return Err(Denied::NotFound);
    }
    rule.roles
        .contains(&member.role)
        .then_some(())
        .ok_or(Denied::Forbidden)
}
