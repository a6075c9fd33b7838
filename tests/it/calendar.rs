//! The calendar of a shop, through HTTP.

use serde_json::{Value, json};
use yingke::calendar::{self, DayKind};
use yingke_schema::members::member::Role;

use crate::harness::TestShop;

fn at(shop: &TestShop<'_>, path: &str) -> String {
    format!("/api/shops/{}/calendar{path}", shop.id)
}

fn day<'a>(year: &'a Value, date: &str) -> Option<&'a Value> {
    let mut days = year["days"].as_array().unwrap().iter();
    days.find(|day| day["date"] == date)
}

on_both_databases!(
    a_declared_day_goes_before_the_official_one_until_it_is_given_back,
    |app| {
        let shop = app.shop("qingmu").await;
        let (leader, agent) = (
            shop.member(Role::Supervisor).await,
            shop.member(Role::Agent).await,
        );
        let see = at(&shop, "?year=2025");
        let before = agent.get(&see).await.body;
        assert_eq!(day(&before, "2025-10-01").unwrap()["kind"], "holiday");
        assert_eq!(day(&before, "2025-10-11").unwrap()["kind"], "make_up");
        assert!(day(&before, "2025-10-13").is_none());

        let path = at(&shop, "/days/2025-10-01");
        let body = json!({ "kind": "working", "name": "国庆值班" });
        assert_eq!(agent.put(&path, &body).await.status, 403);
        assert_eq!(leader.put(&path, &body).await.status, 204);
        let own = agent.get(&see).await.body;
        assert_eq!(
            day(&own, "2025-10-01").unwrap(),
            &json!({ "date": "2025-10-01", "kind": "make_up", "name": "国庆值班", "is_own": true })
        );
        let loaded = calendar::of(&app.app.store().shop(shop.id)).await.unwrap();
        let date = "2025-10-01".parse().unwrap();
        assert_eq!(loaded.day(date).kind, DayKind::MakeUp);

        assert_eq!(leader.delete(&path).await.status, 204);
        let after = agent.get(&see).await.body;
        assert_eq!(after["days"], before["days"]);
    }
);

on_both_databases!(a_year_that_is_not_announced_says_so, |app| {
    let shop = app.shop("qingmu").await;
    let agent = shop.member(Role::Agent).await;
    let year = agent.get(&at(&shop, "?year=2027")).await.body;
    assert_eq!(
        (&year["is_announced"], &year["days"]),
        (&json!(false), &json!([]))
    );
    let now = agent.get(&at(&shop, "")).await.body;
    assert_eq!(
        (&now["year"], &now["today"], &now["is_announced"]),
        (&json!(2025), &json!("2025-11-22"), &json!(true))
    );
});

on_both_databases!(duty_times_are_kept_once_and_decide_who_is_on_duty, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let path = at(&shop, "/duty-times");
    let night = json!([{ "from": 1_320, "to": 120 }]);
    let duty = json!({ "week": [night, night, night, night, night, night, night], "holidays": [], "make_up": null });
    let body = json!({ "duty": duty, "rev": 0 });
    assert_eq!(leader.put(&path, &body).await.status, 200);
    let refused = leader.put(&path, &body).await;
    assert_eq!((refused.status, refused.code()), (409, "changed_meanwhile"));
    let loaded = calendar::of(&app.app.store().shop(shop.id)).await.unwrap();
    let date: calendar::Date = "2025-11-24".parse().unwrap();
    assert!(loaded.is_on_duty(date.at_minute(1_321)));
    assert!(loaded.is_on_duty(date.at_minute(119)));
    assert!(!loaded.is_on_duty(date.at_minute(121)));
});

on_both_databases!(nonsense_is_refused_with_the_code_of_its_field, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let fine = json!({ "kind": "holiday", "name": "店庆" });
    let refused = leader.put(&at(&shop, "/days/2026-02-30"), &fine).await;
    assert_eq!((refused.status, refused.code()), (422, "bad_date"));
    let unnamed = json!({ "kind": "holiday", "name": " " });
    let refused = leader.put(&at(&shop, "/days/2026-02-28"), &unnamed).await;
    assert_eq!((refused.status, refused.code()), (422, "bad_day_name"));
    let refused = leader.get(&at(&shop, "?year=99999")).await;
    assert_eq!((refused.status, refused.code()), (422, "bad_date"));
    let empty = json!([{ "from": 60, "to": 60 }]);
    let duty =
        json!({ "week": [empty, [], [], [], [], [], []], "holidays": null, "make_up": null });
    let refused = leader
        .put(
            &at(&shop, "/duty-times"),
            &json!({ "duty": duty, "rev": 0 }),
        )
        .await;
    assert_eq!((refused.status, refused.code()), (422, "bad_duty_times"));
});
