use uuid::Uuid;

use super::{one_edit, two};
use crate::catalogue::{
    goods::{Edit, Goods},
    ops::{Op, PicturesHow, edits_of},
};

fn id(no: u128) -> String {
    Uuid::from_u128(no).to_string()
}

fn address(no: u128) -> String {
    format!("/api/store/songxi/photos/{}", id(no))
}

/// It shows 1, 2 and 3.
fn shown() -> Goods {
    let mut goods = two();
    goods.detail.pictures = [1, 2, 3].map(address).into();
    goods
}

fn add(no: u128, at: Option<usize>) -> Op {
    let how = PicturesHow::Add {
        picture: id(no),
        at,
    };
    Op::Pictures { how }
}

fn remove(at: usize) -> Op {
    let how = PicturesHow::Remove { at };
    Op::Pictures { how }
}

fn first(at: usize) -> Op {
    let how = PicturesHow::First { at };
    Op::Pictures { how }
}

fn pictures(op: Op) -> Result<Vec<String>, &'static str> {
    match one_edit(&shown(), op)? {
        Edit::Pictures(pictures) => Ok(pictures),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_picture_is_put_to_its_place_taken_off_and_put_first() {
    let [one, two, three] = [1, 2, 3].map(address);
    let shown = |pictures: [&String; 3]| Ok(pictures.map(String::clone).to_vec());
    let with_new = |place: usize| {
        let mut pictures = vec![one.clone(), two.clone(), three.clone()];
        pictures.insert(place, id(9));
        Ok(pictures)
    };
    for (at, place) in [(Some(1), 0), (Some(3), 2), (Some(20), 3), (None, 3)] {
        assert_eq!(pictures(add(9, at)), with_new(place), "{at:?}");
    }
    assert_eq!(pictures(remove(2)), Ok(vec![one.clone(), three.clone()]));
    assert_eq!(pictures(first(3)), shown([&three, &one, &two]));
    let same = [&one, &two, &three];
    for op in [remove(4), first(4), first(1), add(2, None), add(2, Some(2))] {
        assert_eq!(pictures(op), shown(same));
    }
    assert_eq!(pictures(add(3, Some(1))), shown([&three, &one, &two]));
}

#[test]
fn a_picture_stands_once_also_where_it_came_by_the_operation_before() {
    let [one, two, three] = [1, 2, 3].map(address);
    let edits = edits_of(&shown(), &[add(9, None), add(9, Some(1)), remove(3)]).unwrap();
    assert_eq!(edits, [Edit::Pictures(vec![id(9), one, three])]);
    let again = edits_of(&shown(), &[remove(2), add(2, None)]).unwrap();
    let [Edit::Pictures(pictures)] = again.as_slice() else {
        panic!("{again:?}");
    };
    assert_ne!(pictures[2], two, "it is known by its id");
    assert_eq!(pictures[2], id(2));
}

#[test]
fn places_and_pictures_make_sense() {
    let named = |picture: &str| Op::Pictures {
        how: PicturesHow::Add {
            picture: picture.to_owned(),
            at: None,
        },
    };
    for op in [
        add(9, Some(0)),
        add(9, Some(21)),
        remove(0),
        first(21),
        named(""),
        named("https://example.com/a.png"),
    ] {
        assert_eq!(pictures(op), Err("bad_pictures"));
    }
}
