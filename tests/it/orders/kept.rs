use sea_orm::ColumnTrait;
use serde_json::{Value, json};
use yingke_schema::{audit::record, members::member::Role};

use super::at;
use crate::{
    after_sale::sent,
    buying::{people, put_up},
};

on_both_databases!(rules_are_refused_by_field_and_kept_once, |app| {
    let shop = app.shop("songxi").await;
    let (leader, agent) = (
        shop.member(Role::Supervisor).await,
        shop.member(Role::Agent).await,
    );
    let path = at(&shop, "trade-rules");
    let usual = agent.get(&path).await;
    let names = json!(["", "", "", "", "", ""]);
    assert_eq!(
        usual.body,
        json!({ "rules": {
            "pay_within_min": 1_440, "confirm_after_days": 10, "most_extensions": 3, "most_discount_bp": 1_000, "flag_names": names,
            "most_supervisor_discount_bp": 10_000,
            "most_compensation_fen": 5_000, "price_protection_days": 7, "freight_insurance": false,
            "most_refund_fen": 50_000, "most_supervisor_refund_fen": 500_000,
            "needs_customer": { "closing": false, "extension": false, "part_shipment": false, "installation": false },
            "parcels": { "stuck_after_h": 48, "lost_after_days": 7 },
            "after_sale": {
                "agree_within_h": 48, "proposal_within_h": 48, "return_within_days": 7, "receive_within_days": 10,
                "refund_within_h": 48, "resend_within_h": 72,
                "confirm_resent_days": 10, "platform_within_days": 7, "evidence_within_h": 48, "decide_within_days": 7,
                "protect_within_h": 48, "after_sale_days": 15, "no_reason_days": 7, "send_within_h": 24, "due_soon_h": 6,
                "warn_before_h": 6, "protect_kept_days": 30, "most_proposals": 2,
            },
        }, "rev": 0 })
    );
    let with = |field: &str, value: Value| {
        let mut rules = usual.body["rules"].clone();
        rules[field] = value;
        json!({ "rules": rules, "rev": 0 })
    };
    for (field, value, code) in [
        ("pay_within_min", json!(4), "bad_pay_within"),
        ("pay_within_min", json!(43_201), "bad_pay_within"),
        ("confirm_after_days", json!(0), "bad_confirm_after"),
        ("confirm_after_days", json!(91), "bad_confirm_after"),
        ("most_extensions", json!(0), "bad_most_extensions"),
        ("most_extensions", json!(6), "bad_most_extensions"),
        ("most_discount_bp", json!(-1), "bad_most_discount"),
        ("most_discount_bp", json!(10_001), "bad_most_discount"),
        (
            "most_supervisor_discount_bp",
            json!(999),
            "bad_supervisor_discount",
        ),
        ("most_compensation_fen", json!(-1), "bad_most_compensation"),
        ("most_refund_fen", json!(-1), "bad_most_refund"),
        (
            "most_supervisor_refund_fen",
            json!(49_999),
            "bad_supervisor_refund",
        ),
        ("price_protection_days", json!(31), "bad_price_protection"),
        ("flag_names", json!(["", "加急"]), "bad_flag_names"),
        (
            "flag_names",
            json!(["", "十一个字的名字太长了吧", "", "", "", ""]),
            "bad_flag_names",
        ),
    ] {
        let refused = leader.put(&path, &with(field, value)).await;
        assert_eq!((refused.status, refused.code()), (422, code));
        assert_eq!(refused.text("field"), format!("rules.{field}"));
    }
    let mut delays = usual.body["rules"]["after_sale"].clone();
    delays["warn_before_h"] = json!(49);
    let refused = leader.put(&path, &with("after_sale", delays)).await;
    let field = "rules.after_sale.warn_before_h";
    assert_eq!(
        (refused.code(), refused.text("field")),
        ("bad_delay", field)
    );
    let new = with("flag_names", json!(["", "加急", "", "", "", "已核对"]));
    assert_eq!(agent.put(&path, &new).await.status, 403);
    let kept = leader.put(&path, &new).await;
    assert_eq!(
        (kept.status, &kept.body["rev"]),
        (200, &json!(1)),
        "{kept:?}"
    );
    assert_eq!(leader.put(&path, &new).await.code(), "changed_meanwhile");
    let now = agent.get(&path).await.body;
    assert_eq!((&now["rules"], &now["rev"]), (&new["rules"], &json!(1)));
    let db = app.app.store().shop(shop.id);
    let rows = db
        .rows::<record::Entity>()
        .with(record::Column::Action.eq("set_trade"));
    assert_eq!(rows.count().await.unwrap(), 1);
});

on_both_databases!(a_waybill_names_its_carriers_best_first, |app| {
    let shop = app.shop("songxi").await;
    let warehouse = shop.member(Role::Warehouse).await;
    let path = |waybill: &str| at(&shop, &format!("carriers?waybill={waybill}"));
    let found = warehouse.get(&path("JDVA12345678901-1-1-")).await.body;
    assert_eq!(
        found,
        json!({ "carriers": [{ "code": "jd", "name": "京东物流" }], "orders": [] })
    );
    let several = warehouse.get(&path("JT1234567890123")).await.body;
    assert_eq!(several["carriers"][0]["code"], json!("jt"));
    assert_eq!(several["carriers"][1]["code"], json!("best"));
    let nobody = warehouse.get(&path("x")).await.body;
    assert_eq!(nobody, json!({ "carriers": [], "orders": [] }));
    let long = warehouse.get(&path(&"1".repeat(41))).await;
    assert_eq!(long.status, 400);
});

on_both_databases!(a_waybill_says_which_orders_have_it_already, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let first = sent(&shop, sku, (&agent, &customer)).await;
    let second = sent(&shop, sku, (&agent, &customer)).await;
    for written in ["SF1234567890123", "sf1234567890123"] {
        let path = at(&shop, &format!("carriers?waybill={written}"));
        let found = agent.get(&path).await.body;
        assert_eq!(
            found["orders"],
            json!([second["no"], first["no"]]),
            "{found}"
        );
    }
    let other = at(&shop, "carriers?waybill=SF1234567890124");
    assert_eq!(agent.get(&other).await.body["orders"], json!([]));
});
