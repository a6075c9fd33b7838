//! An index that another process writes is left alone, readable or not.

use std::path::{Path, PathBuf};

use yingke_text_index::{Doc, Error, Index, Place, Writer};

fn written(folder: &Path) -> Writer {
    let mut writer = Index::open(folder).unwrap().writer().unwrap();
    let place = Place { of: [7; 16], no: 1 };
    let texts = &["梳妆台的镜子碎了"];
    let doc = Doc {
        place,
        tags: &["message"],
        by: None,
        at: 0,
        print: 0,
        texts,
    };
    writer.add(&doc).unwrap();
    writer.commit().unwrap();
    writer
}

/// The file that says which others are the index.
fn list(folder: &Path) -> PathBuf {
    let forms = std::fs::read_dir(folder).unwrap();
    let mut lists = forms.map(|form| form.unwrap().path().join("meta.json"));
    lists.find(|list| list.exists()).unwrap()
}

fn files(list: &Path) -> Vec<PathBuf> {
    let files = std::fs::read_dir(list.parent().unwrap()).unwrap();
    let mut files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn what_cannot_be_read_is_made_anew_but_not_under_its_writer() {
    let folder = tempfile::tempdir().unwrap();
    let writer = written(folder.path());
    let list = list(folder.path());
    std::fs::write(&list, "half").unwrap();
    let before = files(&list);
    assert!(matches!(Index::open(folder.path()), Err(Error::Held)));
    assert_eq!(files(&list), before);
    assert_eq!(std::fs::read_to_string(&list).unwrap(), "half");
    drop(writer);
    let index = Index::open(folder.path()).unwrap();
    assert!(index.is_empty());
    assert_ne!(files(&list), before);
}

#[test]
fn a_second_writer_is_refused_in_plain_words_and_reading_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let writer = written(folder.path());
    let second = Index::open(folder.path()).unwrap();
    assert_eq!(second.len(), 1);
    let refused = second.writer().err().unwrap();
    assert!(refused.to_string().contains("another process"), "{refused}");
    drop(writer);
    second.writer().unwrap();
}

#[test]
fn an_index_made_anew_leaves_its_neighbour_in_the_folder_alone() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("things");
    drop(written(folder.path()));
    drop(written(&inner));
    std::fs::write(list(folder.path()), "half").unwrap();
    assert!(Index::open(folder.path()).unwrap().is_empty());
    assert_eq!(Index::open(&inner).unwrap().len(), 1);
}
