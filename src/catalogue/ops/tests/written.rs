use super::{coded, coloured};
use crate::catalogue::ops::Op;

#[test]
fn operations_are_read_as_they_are_written() {
    let text = r#"[{"op":"price","how":{"how":"multiply","per_mille":900},"round":"ends_in9"},
        {"op":"quantity","how":{"how":"spread_total","n":9,"rule":"by_share"}},
        {"op":"template","id":null},{"op":"state","state":"listed"},
        {"op":"barcode","how":{"how":"set","text":""},"only":{"by":"prop","name":"颜色","value":"白"}},
        {"op":"barcode","how":{"how":"set","text":""},"only":[{"by":"code","has":"A"},{"by":"code","has":"B"}]},
        {"op":"low_stock","pieces":null},{"op":"words","of":"care","how":{"how":"set","text":""}},
        {"op":"weight","grams":0,"only":[{"by":"code","has":"A"}]},{"op":"volume","cm3":5},
        {"op":"ships_within","hours":72},{"op":"list_at","at":null},
        {"op":"faq","how":{"how":"add","q":"包邮吗","a":"包邮"}},{"op":"faq","how":{"how":"remove","q":"包邮吗"}},
        {"op":"answers","how":{"how":"suffix","text":"。"}},
        {"op":"goes_with","how":{"how":"add","codes":["A"]}},{"op":"goes_with","how":{"how":"set","codes":[]}},
        {"op":"pictures","how":{"how":"add","picture":"p"}},{"op":"pictures","how":{"how":"first","at":2}}]"#;
    let ops: Vec<Op> = serde_json::from_str(text).unwrap();
    let again: Vec<Op> = serde_json::from_str(&serde_json::to_string(&ops).unwrap()).unwrap();
    assert_eq!((ops.len(), &ops), (19, &again));
    assert_eq!(ops[4].only(), [coloured("白")], "as it was written before");
    assert_eq!(ops[5].only(), [coded("A"), coded("B")]);
    assert_eq!(ops[8].only(), [coded("A")]);
    let plain = serde_json::to_string(&ops[0]).unwrap();
    assert!(!plain.contains("only"), "as batches of before have it");
    let op = r#""op":"price","how":{"how":"add","fen":1},"round":"none""#;
    for odd in [r#""also":1"#, r#""only":[]"#, r#""only":[{"by":"size"}]"#] {
        let odd = format!("{{{op},{odd}}}");
        assert!(serde_json::from_str::<Op>(&odd).is_err(), "{odd}");
    }
}
