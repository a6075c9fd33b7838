//! Conversations and who has them.

mod figures;

pub use self::figures::{
    Reception, conversation_of, hand_over, open_by_member, receptions_of, start_conversation,
};
