//! What a row of the matrix says, and who stands in it together.

use yingke_schema::members::member::Role::{
    self, Agent, Operations, Owner, Supervisor, Trainee, Warehouse,
};

/// A row of the matrix.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rule {
    /// Members with these roles, in their own shop.
    pub roles: &'static [Role],
    /// A customer, on what is the customer's own.
    pub customer: bool,
    /// A signed-in person, on what is the person's own.
    pub person: bool,
    pub anyone: bool,
}

pub(super) const EVERY_ROLE: &[Role] = &[Owner, Supervisor, Agent, Trainee, Operations, Warehouse];
/// Those who serve customers. Trainees practise elsewhere; operations and warehouse read along.
pub const SERVING: &[Role] = &[Owner, Supervisor, Agent];
/// Those who decide.
pub const LEADING: &[Role] = &[Owner, Supervisor];
pub(super) const SEEING_DATA: &[Role] = &[Owner, Supervisor, Agent, Warehouse];
/// Those who serve, and those at whose door returns arrive.
pub(super) const HANDLING_RETURNS: &[Role] = &[Owner, Supervisor, Agent, Warehouse];
/// Those who serve, and those who pack and post.
pub(super) const KEEPING_ORDERS: &[Role] = &[Owner, Supervisor, Agent, Operations, Warehouse];
pub(super) const PICTURING: &[Role] = &[Owner, Supervisor, Agent, Operations];
pub(super) const KEEPING_GOODS: &[Role] = &[Owner, Supervisor, Operations];

/// Members with these roles.
pub(super) const fn of(roles: &'static [Role]) -> Rule {
    Rule {
        roles,
        customer: false,
        person: false,
        anyone: false,
    }
}
