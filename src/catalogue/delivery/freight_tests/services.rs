//! What is done beside bringing it.

use super::{asked, load, terms};
use crate::{
    calendar::Date,
    catalogue::delivery::{
        freight::freight,
        terms::{ChargeBy, Service, ServiceCode},
    },
    vocabulary::{TemplateId, new_id},
};

#[test]
fn services_are_paid_where_they_are_chosen_and_offered() {
    let chosen = [ServiceCode::Upstairs, ServiceCode::Installation];
    let freight = asked(3, 100, None, &chosen);
    assert_eq!(freight.services_fen, 9_000);
    assert_eq!(freight.unknown_services, [ServiceCode::Installation]);
    assert_eq!(asked(3, 100, None, &[]).services_fen, 0);
}

#[test]
fn an_installation_waits_for_the_goods_that_take_longest() {
    let (one, two) = (TemplateId(new_id()), TemplateId(new_id()));
    let with = |lead_days, needs_day| {
        let mut terms = terms(ChargeBy::Piece);
        terms.services = vec![Service {
            code: ServiceCode::Installation,
            name: "预约安装".to_owned(),
            fee_fen: 100,
            per_piece: false,
            lead_days,
            needs_day,
        }];
        terms
    };
    let templates = [(one, with(0, true)), (two, with(3, false))];
    let chosen = [ServiceCode::Installation];
    let both = [load(one, 1, 1), load(two, 1, 1)];
    let freight = freight(&both, &templates, None, &chosen);
    let installation = freight.installation().unwrap();
    assert!(installation.needs_day);
    // A minute before midnight in China: tomorrow is the second of January.
    let now = "2026-01-02".parse::<Date>().unwrap().start() - 60_000;
    let days = installation.days(now);
    assert_eq!(days.start().to_string(), "2026-01-05");
    assert_eq!(days.end().to_string(), "2026-04-05");
}
