use serde_json::json;
use yingke_schema::members::member::Role;

use super::{Operation, Who};
use crate::harness::Answer;

pub(super) fn check(operation: &Operation, who: Who, answer: &Answer) {
    let Operation {
        method,
        path,
        action,
        rule,
    } = operation;
    let is_in_shop = path.contains("{shop}");
    let expected: &[u16] = match who {
        _ if rule.anyone => &[],
        Who::Anyone => &[401],
        Who::CustomerElsewhere => &[401],
        Who::Customer | Who::OtherCustomer if !is_in_shop => &[401],
        _ if !is_in_shop => {
            assert!(
                rule.person,
                "{action:?} is asked outside a shop, but no person may"
            );
            &[]
        }
        Who::Stranger | Who::MemberElsewhere(_) => &[404],
        // Leaders keep all promises, an agent those that are theirs.
        Who::Member(Role::Agent) if path.contains("/promises/{id}") => &[404],
        // So is a device.
        Who::Member(_) if path.ends_with("/push-devices/{id}/trials") => &[404],
        // Nobody asked for one.
        Who::Member(role) if rule.roles.contains(&role) && path.ends_with("/invoice/showing") => {
            &[404]
        }
        // Nothing was given back, and nothing collected under that key.
        Who::Member(role)
            if rule.roles.contains(&role)
                && ["/payouts/{no}/", "/collections/{key}/"]
                    .iter()
                    .any(|owed| path.contains(owed)) =>
        {
            &[404]
        }
        // Nobody answered it.
        Who::Member(role)
            if rule.roles.contains(&role) && path.ends_with("/cards/{id}/showings") =>
        {
            &[404]
        }
        // Nothing was exported.
        Who::Member(role) if rule.roles.contains(&role) && path.ends_with("/{id}/lost") => &[404],
        // It is nobody's already: all of them find it done, and nobody of another shop does.
        Who::Member(role) if rule.roles.contains(&role) && path.ends_with("/owner") => &[204],
        // An upload, an own phrase and an own contact are their owner's alone.
        Who::Member(role)
            if rule.roles.contains(&role)
                && ["/uploads/{id}", "/phrases/{id}", "/contacts/{id}"]
                    .iter()
                    .any(|own| path.contains(own)) =>
        {
            &[404]
        }
        Who::OtherCustomer if path.ends_with("/file-links") => {
            assert_eq!(answer.body["links"], json!({}), "{answer:?}");
            &[200]
        }
        Who::Member(role) if rule.roles.contains(&role) => &[],
        Who::Member(_) => &[403],
        Who::Customer if rule.customer => &[],
        // Theirs is another cart, and what they order is their own, and so is who they are.
        Who::OtherCustomer
            if [
                "/mine/cart",
                "/mine/orders",
                "/mine/freight",
                "/mine/identity",
            ]
            .iter()
            .any(|own| path.ends_with(own)) =>
        {
            &[]
        }
        Who::OtherCustomer if rule.customer => &[403, 404],
        Who::Customer | Who::OtherCustomer => &[403],
    };
    let is_as_declared = if expected.is_empty() {
        !matches!(answer.status, 401 | 403 | 404) && answer.status < 500
    } else {
        expected.contains(&answer.status)
    };
    let wanted = if expected.is_empty() {
        "to be let in".to_owned()
    } else {
        format!("{expected:?}")
    };
    assert!(
        is_as_declared,
        "{method} {path} ({action:?}) as {who:?}: wanted {wanted}, got {answer:?}"
    );
}
