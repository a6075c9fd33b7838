//! A member's own words for a state, in place of the shop's where its rule takes them: pure.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    change::stopped,
    rule::{Occasion, Rule, fault_of},
    situation::Holder,
    words::{self, Values},
};
use crate::{guard::Guard, http::Problem};

/// What one member says by themselves; empty: what the shop says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OwnReplyWords)]
pub struct OwnWords {
    /// At most 500 characters each, with the variables of an automatic reply.
    pub busy: String,
    pub suspended: String,
    pub rest: String,
}

impl OwnWords {
    /// Held to what the texts of rules are held to; the problem names the field.
    pub fn check(&self, guard: &Guard) -> Result<(), Problem> {
        for (field, text) in [
            ("busy", &self.busy),
            ("suspended", &self.suspended),
            ("rest", &self.rest),
        ] {
            if let Some(code) = fault_of(text, 0) {
                let title = "The words make no sense; the code says why";
                return Err(Problem::at_field(code, field, title));
            }
            if let Some(reason) = stopped(guard, &[words::fill(text, &Values::new())]) {
                return Err(Problem::at_field("text_stopped", field, reason));
            }
        }
        Ok(())
    }

    fn on(&self, occasion: &Occasion) -> Option<&str> {
        let words = match occasion {
            Occasion::Busy { .. } => &self.busy,
            Occasion::Suspended {} => &self.suspended,
            Occasion::Rest {} => &self.rest,
            _ => return None,
        };
        Some(words.as_str()).filter(|words| !words.trim().is_empty())
    }
}

/// What a rule says where this member has the customer.
pub fn text_of<'a>(rule: &'a Rule, holder: Option<&'a Holder>) -> &'a str {
    own_text(rule, holder).unwrap_or(&rule.text)
}

/// None where the shop speaks.
pub fn own_text<'a>(rule: &Rule, holder: Option<&'a Holder>) -> Option<&'a str> {
    let holder = holder.filter(|_| rule.takes_own_words)?;
    holder.own.on(&rule.occasion)
}

#[cfg(test)]
mod tests {
    use yingke_schema::members::presence::State;

    use super::*;
    use crate::{auto_replies::ready_made::ready_made, guard::Privacy};

    fn holder(own: OwnWords) -> Holder {
        Holder {
            name: "小禾".into(),
            state: State::Busy,
            open: 1,
            own,
        }
    }

    #[test]
    fn own_words_are_for_their_state_and_for_rules_that_take_them() {
        let own = OwnWords {
            busy: "在打包，稍后回您".into(),
            suspended: " ".into(),
            ..OwnWords::default()
        };
        let holder = holder(own);
        for mut rule in ready_made() {
            let is_busy = rule.occasion.kind() == "busy";
            let said = if is_busy {
                &holder.own.busy
            } else {
                &rule.text
            };
            assert_eq!(text_of(&rule, Some(&holder)), said, "{}", rule.name);
            assert_eq!(own_text(&rule, Some(&holder)).is_some(), is_busy);
            assert_eq!(text_of(&rule, None), rule.text);
            rule.takes_own_words = false;
            assert_eq!(text_of(&rule, Some(&holder)), rule.text);
        }
    }

    #[test]
    fn own_words_are_held_to_what_rules_are_held_to_at_their_field() {
        let guard = Guard::new(vec![Box::new(Privacy)]);
        let of = |rest: &str| OwnWords {
            rest: rest.into(),
            ..OwnWords::default()
        };
        let code = |rest: &str| of(rest).check(&guard).map_err(|problem| problem.code());
        assert_eq!(code(""), Ok(()));
        assert_eq!(code("{member}去吃饭了，{customer}稍等"), Ok(()));
        assert_eq!(code("{membr}去吃饭了"), Err("unknown_variable"));
        assert_eq!(code(&"好".repeat(501)), Err("bad_reply_text"));
        assert_eq!(code("请打 13812345678"), Err("text_stopped"));
    }
}
