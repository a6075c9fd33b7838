//! Edits of what a product's knowledge holds.

use super::{
    Edit,
    edited::Given,
    fault::{Fault, fault},
    texts,
};
use crate::catalogue::Detail;

const MOST_HOURS: i64 = 24 * 365;
const MOST_PICTURES: usize = 20;
const MOST_MATCHES: usize = 30;

/// Sets a field of the detail; edits of other fields change nothing here.
pub fn set(detail: &mut Detail, edit: &Edit, given: &Given) -> Result<(), Fault> {
    match edit {
        Edit::Attributes(attributes) => {
            texts::attributes(attributes)?;
            detail.attributes.clone_from(attributes);
        }
        Edit::ShipsWithinHours(hours) => {
            if !(0..=MOST_HOURS).contains(hours) {
                let title = "ships_within_hours: 0 to 8,760";
                return Err(fault("bad_ships_within", "ships_within_hours", title));
            }
            detail.ships_within_hours = *hours;
        }
        Edit::PresaleShipsOn(day) => {
            if day.as_deref().is_some_and(|day| !texts::is_day(day)) {
                let title = "presale_ships_on: a day as YYYY-MM-DD";
                return Err(fault("bad_presale_date", "presale_ships_on", title));
            }
            detail.presale_ships_on.clone_from(day);
        }
        Edit::CustomDays(days) => {
            if days.is_some_and(|days| !(1..=365).contains(&days)) {
                let title = "custom_days: 1 to 365";
                return Err(fault("bad_custom_days", "custom_days", title));
            }
            detail.custom_days = *days;
        }
        Edit::Pictures(named) => detail.pictures = pictures(&detail.pictures, named, given)?,
        Edit::Facts(facts) => {
            texts::facts(facts)?;
            detail.facts.clone_from(facts);
        }
        Edit::Scenes(scenes) => {
            texts::scenes(scenes)?;
            detail.scenes.clone_from(scenes);
        }
        Edit::Faq(faq) => {
            texts::faq(faq)?;
            detail.faq.clone_from(faq);
        }
        Edit::GoesWith(codes) => {
            goes_with(codes, given)?;
            detail.goes_with.clone_from(codes);
        }
        edit => return words(detail, edit),
    }
    Ok(())
}

fn words(detail: &mut Detail, edit: &Edit) -> Result<(), Fault> {
    let (place, words) = match edit {
        Edit::Suits(words) => (&mut detail.suits, words),
        Edit::Usage(words) => (&mut detail.usage, words),
        Edit::Care(words) => (&mut detail.care, words),
        Edit::Installation(words) => (&mut detail.installation, words),
        Edit::Cautions(words) => (&mut detail.cautions, words),
        _ => return Ok(()),
    };
    texts::words(edit.field(), words)?;
    place.clone_from(words);
    Ok(())
}

/// Their addresses. One that the product has may stay, whatever became of its file.
fn pictures(had: &[String], named: &[String], given: &Given) -> Result<Vec<String>, Fault> {
    texts::most(named.len(), MOST_PICTURES, "bad_pictures", "pictures")?;
    let mut addresses = Vec::with_capacity(named.len());
    for (place, name) in named.iter().enumerate() {
        let field = || format!("pictures.{place}");
        let known = had.contains(name).then_some(name);
        let address = known.or_else(|| given.pictures.get(name)).ok_or_else(|| {
            let title = "The shop has no such picture";
            fault("no_such_picture", field(), title)
        })?;
        if addresses.contains(address) {
            return Err(fault("bad_pictures", field(), "pictures: each once"));
        }
        addresses.push(address.clone());
    }
    Ok(addresses)
}

fn goes_with(codes: &[String], given: &Given) -> Result<(), Fault> {
    for (place, code) in codes.iter().enumerate() {
        let is_double = codes[..place].contains(code);
        if is_double || !given.codes.contains(code) {
            let title = "A product of the shop, each once";
            return Err(fault(
                "no_such_product",
                format!("goes_with.{place}"),
                title,
            ));
        }
    }
    texts::most(codes.len(), MOST_MATCHES, "bad_goes_with", "goes_with")
}
