/// Which area owns which module of `schema/`, and who else may name it; `ids` are everyone's.
pub const OWNERS: &[(&str, &[&str])] = &[
    ("assistant", &["assistant"]),
    ("audit", &["audit"]),
    ("auto_replies", &["auto_replies"]),
    ("calendar", &["calendar"]),
    ("cards", &["cards"]),
    ("catalogue", &["catalogue"]),
    // Seeds.
    ("customers", &["customers", "demo"]),
    ("files", &["files"]),
    ("goods_files", &["goods_files"]),
    ("jobs", &["jobs"]),
    // Sockets of those who left are closed; notices reach members; seeds.
    ("members", &["members", "live", "message_centre", "demo"]),
    ("dispatch", &["dispatch"]),
    ("logistics", &["logistics"]),
    ("message_centre", &["message_centre"]),
    ("rating", &["rating"]),
    ("metrics", &["metrics"]),
    // The door writes events down.
    ("outbox", &["outbox", "storage"]),
    ("order_files", &["order_files"]),
    ("phrases", &["phrases"]),
    ("promises", &["promises"]),
    ("contacts", &["contacts"]),
    // Heads are compared, and stars set.
    ("reception", &["reception", "live"]),
    ("shifts", &["shifts"]),
    // Whether a database is empty.
    ("shops", &["shops", "storage"]),
    ("timers", &["timers"]),
    ("trade", &["trade"]),
];
