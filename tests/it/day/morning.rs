//! The shop of the day: its groups, members, customers and rules, and what is to happen when.

use std::collections::{BinaryHeap, HashMap};

use sea_orm::ActiveValue::Set;
use serde_json::json;
use yingke::{
    auto_replies::{put_up, ready_made},
    calendar::{LocalTime, Span},
    dispatch::{Group, MemberRule, NO_ORDER, Rules},
    shifts::{Serves, plan_shift},
    vocabulary::{ConversationId, Millis, OrderId, new_id},
};
use yingke_schema::{members::member::Role, trade::order};

use super::{
    AGENTS, Agent, CAPACITY, CUSTOMERS, Customer, Day, Event, GROUPS, HOUR, MINUTE, NIGHT,
    RETURN_S, SALE, SECOND, Shift, VIP_FEN, VIPS,
};
use crate::{
    harness::{TestApp, TestMember, TestShop},
    shifts::set,
};

/// When the early shift begins and when all go home, in minutes of the day; the late one comes four hours after the early one.
const OPENS: i64 = 9 * 60;
const ENDS: i64 = 23 * 60;

/// What a group asks of the newest order.
const STATES: [&str; 3] = [NO_ORDER, "WAIT_SELLER_SEND_GOODS", "TRADE_FINISHED"];

/// Of twenty customers eleven have bought nothing yet, five wait for their goods, four have them.
pub(super) fn kind_of(who: usize) -> usize {
    match who % 20 {
        0..11 => 0,
        11..16 => 1,
        _ => 2,
    }
}

/// With whom somebody is better served than with those they come to.
fn better_with(who: usize) -> Option<usize> {
    match who % 40 {
        3 => Some(1),
        32 => Some(2),
        _ => None,
    }
}

/// An hour before the morning.
pub(super) async fn open_shop<'a>(app: &'a TestApp, shop: &'a TestShop<'a>) -> Day<'a> {
    let mut day = Day {
        app,
        shop,
        agents: Vec::new(),
        customers: Vec::new(),
        by_conversation: HashMap::new(),
        by_member: HashMap::new(),
        events: BinaryHeap::new(),
        planned: 0,
        seed: 20_261_128,
        stuck: Vec::new(),
        stuck_since: 0,
        answers: [Vec::new(), Vec::new(), Vec::new()],
        errors: Vec::new(),
        most_queued: 0,
        handed: 0,
        pooled: 0,
    };
    let leader = shop.member(Role::Owner).await;
    for at in 0..AGENTS {
        let id = shop.member(Role::Agent).await.id;
        day.by_member.insert(id, at);
        let (is_there, gone_at, free_at) = (false, 0, 0);
        day.agents.push(Agent {
            id,
            is_there,
            gone_at,
            free_at,
        });
    }
    app.tamper(&format!("UPDATE member SET capacity = {CAPACITY}"))
        .await;
    for who in 0..CUSTOMERS {
        if who == VIPS {
            app.tamper(&format!("UPDATE customer SET value_fen = {VIP_FEN}"))
                .await;
        }
        app.advance(2 * SECOND);
        come(&mut day, who).await;
    }
    buy(&day).await;
    let morning = LocalTime::of(app.now()).date.plus(1).start() + OPENS * MINUTE;
    app.advance(morning - HOUR - app.now());
    set_rules(&day, &leader).await;
    plan_shifts(&day, &leader).await;
    day
}

async fn come(day: &mut Day<'_>, who: usize) {
    let customer = day.shop.customer().await;
    let conversation = ConversationId(customer.conversation.parse().unwrap());
    day.by_conversation.insert(conversation, who);
    let lines = day.dice(1, 6) as usize;
    day.customers.push(Customer {
        conversation,
        id: customer.id,
        group: kind_of(who),
        better_with: better_with(who),
        parted: None,
        lines,
        asked_at: None,
        excused: 0,
        has_left: false,
        holder: None,
        given_after: None,
        is_told: false,
        promised: None,
    });
}

/// Those who have bought something have an order.
async fn buy(day: &Day<'_>) {
    let buyers = (0..CUSTOMERS).filter(|who| kind_of(*who) > 0);
    let orders = buyers.map(|who| order::ActiveModel {
        id: Set(OrderId(new_id())),
        no: Set(format!("no-{who}")),
        customer_id: Set(day.customers[who].id),
        state: Set(STATES[kind_of(who)].into()),
        goods_fen: Set(9_900),
        freight_fen: Set(0),
        discount_fen: Set(0),
        total_fen: Set(9_900),
        paid_fen: Set(9_900),
        refunded_fen: Set(0),
        receiver: Set("小满".into()),
        phone: Set("13800138000".into()),
        address: Set("浙江省杭州市西湖区文三路 1 号".into()),
        note: Set(String::new()),
        flag: Set(0),
        created_at: Set(day.app.now()),
        ..Default::default()
    });
    let tx = day.app.app.store().begin(day.shop.id).await.unwrap();
    tx.insert_many(orders).await.unwrap();
    tx.commit().await.unwrap();
}

/// Groups that do not help each other out: who helps is a member of both.
async fn set_rules(day: &Day<'_>, leader: &TestMember) {
    let groups = GROUPS
        .iter()
        .zip(STATES)
        .map(|((name, members), state)| Group {
            name: (*name).into(),
            pages: vec![],
            categories: vec![],
            products: vec![],
            order_states: vec![state.into()],
            members: day.agents[members.clone()]
                .iter()
                .map(|agent| agent.id)
                .collect(),
        });
    let weights = day.agents.iter().zip([50, 100, 200].into_iter().cycle());
    let rules = Rules {
        beyond_group: false,
        vip_from_fen: Some(VIP_FEN),
        return_after_s: Some(RETURN_S),
        groups: groups.collect(),
        members: weights
            .map(|(agent, weight)| MemberRule {
                member: agent.id,
                weight,
                is_draining: false,
            })
            .collect(),
        ..Rules::default()
    };
    let path = format!("/api/shops/{}/dispatch", day.shop.id);
    let body = json!({ "rules": rules, "rev": 0 });
    let kept = leader.put(&path, &body).await;
    assert_eq!(kept.status, 200, "{kept:?}");
    let (store, now) = (day.app.app.store(), day.app.now());
    let tx = store.begin(day.shop.id).await.unwrap();
    assert!(put_up(&tx, &ready_made(), now).await.unwrap());
    tx.commit().await.unwrap();
}

/// For this day and the next one.
async fn plan_shifts(day: &Day<'_>, leader: &TestMember) {
    set(leader, day.shop, |rules| {
        rules.serves = Serves::Planned;
        (rules.early_min, rules.late_min) = (0, 0);
    })
    .await;
    let now = day.app.now();
    let today = LocalTime::of(now).date;
    let tx = day.app.app.store().begin(day.shop.id).await.unwrap();
    for date in [today, today.plus(1)] {
        for (at, agent) in day.agents.iter().enumerate() {
            let from = OPENS + Shift::of(at).later() / MINUTE;
            let span = Span { from, to: ENDS };
            plan_shift(&tx, agent.id, date, span, now).await.unwrap();
        }
    }
    tx.commit().await.unwrap();
}

/// Shifts, absences and arrivals of a day that begins at `morning`, and of the morning after it.
pub(super) fn plan(day: &mut Day<'_>, morning: Millis) {
    for shift in [Shift::Early, Shift::Late] {
        day.plan(morning + shift.later(), Event::Begins(shift));
    }
    let ends = morning + (ENDS - OPENS) * MINUTE;
    day.plan(ends, Event::Ends);
    day.plan(ends + RETURN_S * SECOND + SECOND, Event::Looks);
    day.plan(morning + 24 * HOUR - MINUTE, Event::Counts);
    day.plan(morning + 24 * HOUR, Event::Begins(Shift::Early));
    for agent in 0..AGENTS {
        let began = morning + Shift::of(agent).later();
        let gone = began + day.dice(HOUR, 4 * HOUR);
        if agent % 4 == 0 {
            day.plan(gone, Event::Vanishes(agent));
            day.plan(gone + RETURN_S * SECOND + SECOND, Event::Looks);
        } else {
            day.plan(gone, Event::Rests(agent));
        }
        day.plan(gone + 10 * MINUTE, Event::Returns(agent));
    }
    for who in 0..CUSTOMERS {
        let at = if SALE.contains(&who) {
            // At nine in the evening: half of the day's customers within six minutes.
            12 * HOUR + day.dice(0, 6 * MINUTE)
        } else if NIGHT.contains(&who) {
            14 * HOUR + day.dice(10 * MINUTE, 8 * HOUR)
        } else {
            day.dice(MINUTE, 13 * HOUR)
        };
        day.plan(morning + at, Event::Says(who));
        // Of the night's nobody leaves: whether all are found in the morning is counted.
        if who % 16 == 0 && !NIGHT.contains(&who) {
            let patience = day.dice(10 * SECOND, 4 * MINUTE);
            day.plan(morning + at + patience, Event::Leaves(who));
        }
    }
    // At night nothing changes but that messages are left.
    let is_day = |minute: &Millis| !(15 * 60..23 * 60).contains(minute) || minute % 10 == 0;
    for minute in (0..26 * 60).filter(is_day) {
        day.plan(morning + minute * MINUTE, Event::Looks);
    }
}
