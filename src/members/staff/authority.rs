use yingke_schema::members::member::Role;

/// Whether a `by` may give, change or take away the place of an `of`.
pub fn may_arrange(by: Role, of: Role) -> bool {
    match by {
        Role::Owner => true,
        Role::Supervisor => !matches!(of, Role::Owner | Role::Supervisor),
        Role::Agent | Role::Trainee | Role::Operations | Role::Warehouse => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_but_an_owner_arranges_those_who_lead() {
        for by in [
            Role::Supervisor,
            Role::Agent,
            Role::Trainee,
            Role::Operations,
            Role::Warehouse,
        ] {
            assert!(!may_arrange(by, Role::Owner) && !may_arrange(by, Role::Supervisor));
        }
        assert!(may_arrange(Role::Owner, Role::Owner));
        assert!(may_arrange(Role::Supervisor, Role::Agent));
        assert!(!may_arrange(Role::Agent, Role::Trainee));
    }
}
