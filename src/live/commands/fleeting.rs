//! What is gathered or passed on without being stored in the log: read marks, typing, what a customer looks at.

use super::Stop;
use crate::{
    live::{
        Live, cluster,
        frames::{Looking, Mark, Typing},
        presence::Looked,
        socket::{Audience, Socket},
    },
    reception::{
        Key, Sender,
        log::Facts,
        marks::{self, Reader},
    },
    vocabulary::{CustomerId, ShopId},
};

pub fn keep_mark(live: &Live, socket: &Socket, facts: &Facts, frame: &Mark) {
    let reader = Reader {
        key: facts.key,
        id: socket.sender.id,
        is_staff: socket.audience() == Audience::Staff,
    };
    let mark = marks::Mark {
        delivered: frame.delivered.unwrap_or(0),
        read: frame.read.unwrap_or(0),
    };
    live.0.marks.note(reader, mark);
}

pub fn show_typing(live: &Live, socket: &Socket, facts: &Facts, frame: &Typing) {
    if live.does_not_hear(&socket.actor) {
        return;
    }
    let text = typing_frame(facts.key, &socket.sender, socket.audience(), frame.on);
    live.0
        .hub
        .tell(facts.key.conversation, &text, None, socket.id);
    cluster::tell(
        live,
        &cluster::News::Say {
            conversation: facts.key.conversation,
            frame: text,
            staff_only: false,
        },
    );
}

fn typing_frame(key: Key, sender: &Sender, audience: Audience, on: bool) -> String {
    let (from, name) = match audience {
        Audience::Customer => ("customer", None),
        Audience::Staff => ("member", Some(&*sender.name)),
    };
    serde_json::json!({ "type": "typing", "conversation": key.conversation, "from": from, "name": name, "on": on })
        .to_string()
}

pub async fn look(
    live: &Live,
    socket: &Socket,
    (shop, customer): (ShopId, CustomerId),
    frame: &Looking,
) -> Result<(), Stop> {
    let cut = |text: &str, most| text.chars().filter(|c| *c != '\0').take(most).collect();
    let seen = Looked {
        customer,
        product: frame.product,
        title: cut(&frame.title, 120),
        path: cut(&frame.path, 300),
        at: live.0.clock.now(),
    };
    live.0.ports.presences.keep_looking(shop, &seen).await?;
    for key in socket.all_followed() {
        let text = seen.frame(key);
        live.0
            .hub
            .tell(key.conversation, &text, Some(Audience::Staff), 0);
        cluster::tell(
            live,
            &cluster::News::Say {
                conversation: key.conversation,
                frame: text,
                staff_only: true,
            },
        );
    }
    Ok(())
}
