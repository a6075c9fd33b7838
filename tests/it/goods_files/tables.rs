use std::io::Cursor;

use serde_json::json;
use yingke::vocabulary::new_id;
use yingke_schema::members::member::Role;
use yingke_tabular::{CsvRows, Row, RowLimits, XlsxRows};

use super::{at, chair, export, goods, imported, usual};

on_both_databases!(plain_tables_go_round, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    imported(
        (&app, &*keeper, &shop),
        &usual(&[chair(1), chair(2)]),
        json!({}),
    )
    .await;
    let first = goods(&keeper, &shop).await;
    let id = first[0]["id"].as_str().unwrap();
    let edits = json!([
        { "field": "title", "value": "=1+1, \"壶\"" }, { "field": "tags", "value": ["新", "热"] },
        { "field": "care", "value": "温水冲洗\n晾干" },
    ]);
    let body = json!({ "key": new_id(), "rev": first[0]["rev"], "edits": edits });
    assert_eq!(
        keeper
            .put(&at(&shop, &format!("goods/{id}")), &body)
            .await
            .status,
        200
    );
    let csv = |encoding: &str| json!({ "format": "csv", "encoding": encoding });
    let mut files = vec![export(&keeper, &shop, json!({ "format": "xlsx" })).await.1];
    for encoding in ["utf8_bom", "utf16le", "gbk"] {
        files.push(export(&keeper, &shop, csv(encoding)).await.1);
    }
    let cells = |row: Row| row.cells;
    let tables: Vec<Vec<Vec<String>>> = files
        .iter()
        .map(|file| {
            if !file.starts_with(b"PK") {
                let rows = CsvRows::new(file.as_slice(), RowLimits::default()).unwrap();
                return rows.map(|row| cells(row.unwrap())).collect();
            }
            let mut book = XlsxRows::open(Cursor::new(file.clone()), RowLimits::default()).unwrap();
            let mut rows = Vec::new();
            book.each(&mut |row| {
                rows.push(cells(row));
                true
            })
            .unwrap();
            rows
        })
        .collect();
    assert_eq!(tables[0].len(), 5);
    assert!(tables[1..].iter().all(|table| table.len() == 5));
    let text = String::from_utf8(files[1].clone()).unwrap();
    assert!(
        text.contains("\"'=1+1, \"\"壶\"\"\""),
        "no spreadsheet calculates"
    );
    for (no, file) in files.iter().enumerate() {
        let same = imported((&app, &*keeper, &shop), file, json!({ "state": "as_file" })).await;
        assert_eq!(same["counts"]["unchanged"], 2, "{same}");
        let other = app.shop(&format!("other{no}")).await;
        let keeper_there = other.member(Role::Owner).await;
        let there = imported(
            (&app, &*keeper_there, &other),
            file,
            json!({ "state": "as_file" }),
        )
        .await;
        assert_eq!(there["counts"]["created"], 2, "{there}");
        let again = export(&keeper_there, &other, csv("utf8_bom")).await.1;
        assert!(
            again == files[1],
            "{no}: {}",
            String::from_utf8_lossy(&again)
        );
    }
});
