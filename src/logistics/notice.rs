use yingke_schema::members::member::Role;

use super::Concern;
use crate::{
    message_centre::{Category, Link, Notice, Saying, To},
    trade::{Sending, Sent, Way},
};

/// Those who answer customers, and those who know the carriers.
const TOLD: &[Role] = &[
    Role::Owner,
    Role::Supervisor,
    Role::Agent,
    Role::Operations,
    Role::Warehouse,
];

/// What the shop is told of a parcel, once.
pub fn notice_of(sending: &Sending, sent: &Sent, concern: Concern) -> Notice {
    let (zh, en) = titles(concern);
    let no = &sending.no;
    let (zh_text, en_text) = nexts(concern);
    let (zh_way, en_way) = ways(sent.way);
    let is_first = sending.first().is_some_and(|first| first.no == sent.no);
    let which = if is_first {
        String::new()
    } else {
        format!("{}/", sent.no)
    };
    Notice {
        key: format!("parcel/{}/{which}{}", sending.order, concern.word()),
        category: Category::Logistics,
        to: To::Roles(TOLD.to_vec()),
        zh: saying(zh, format!("订单 {no}{zh_way}：{zh_text}")),
        en: saying(en, format!("Order {no}{en_way}: {en_text}")),
        link: Some(Link::Order {
            order: sending.order,
        }),
    }
}

const fn ways(way: Way) -> (&'static str, &'static str) {
    match way {
        Way::Sent => ("", ""),
        Way::Returned => ("（买家寄回的包裹）", " (what the buyer sends back)"),
        Way::Resent => ("（补寄的包裹）", " (what was sent again)"),
    }
}

const fn titles(concern: Concern) -> (&'static str, &'static str) {
    match concern {
        Concern::Stuck => ("包裹长时间没有新动态", "A parcel is stuck"),
        Concern::Lost => ("包裹可能丢失", "A parcel may be lost"),
        Concern::Trouble => ("包裹投递遇到疑难", "A carrier cannot deliver a parcel"),
        Concern::Refused => ("包裹被拒收，正在退回", "A parcel was refused"),
    }
}

const fn nexts(concern: Concern) -> (&'static str, &'static str) {
    match concern {
        Concern::Stuck => (
            "请联系快递催促，并告知买家",
            "ask the carrier, and tell the buyer",
        ),
        Concern::Lost => (
            "请向快递查件，考虑补发或退款",
            "have it searched for; send again or refund",
        ),
        Concern::Trouble => (
            "请联系快递和买家，核对收货信息",
            "check the address with carrier and buyer",
        ),
        Concern::Refused => (
            "请联系买家了解原因，留意退回的包裹",
            "ask the buyer why, and expect it back",
        ),
    }
}

fn saying(title: &str, text: String) -> Saying {
    Saying {
        title: title.to_owned(),
        text,
    }
}
