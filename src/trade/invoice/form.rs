use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::http::Problem;

const MOST_TITLE: usize = 100;
const MOST_EMAIL: usize = 254;
const MOST_LOCAL: usize = 64;
/// Digits and letters of a unified social credit code, worth their place; without I, O, S, V and Z (GB 32100-2015).
const CREDIT: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum InvoiceKind {
    Personal,
    Company,
}

impl InvoiceKind {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Personal => "personal",
            Self::Company => "company",
        }
    }

    pub fn of_code(code: &str) -> Self {
        match code {
            "company" => Self::Company,
            _ => Self::Personal,
        }
    }
}

/// Whom an invoice is made out to, and where it goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Form {
    pub kind: InvoiceKind,
    pub title: String,
    /// Empty: a person has none.
    pub tax_no: String,
    pub email: String,
}

impl Form {
    /// Of what somebody wrote; a refusal names the field.
    pub fn of(kind: InvoiceKind, title: &str, tax_no: &str, email: &str) -> Result<Self, Problem> {
        let (title, email) = (title.trim(), email.trim());
        let is_title = (1..=MOST_TITLE).contains(&title.chars().count());
        if !is_title || title.chars().any(char::is_control) {
            let title = "title: 1 to 100 characters";
            return Err(Problem::at_field("bad_title", "title", title));
        }
        let tax_no = tax_no.trim().to_ascii_uppercase();
        let is_tax_no = match kind {
            InvoiceKind::Personal => tax_no.is_empty(),
            InvoiceKind::Company => is_tax_no(&tax_no),
        };
        if !is_tax_no {
            let title = "tax_no: a company's of 15, 18 or 20 letters and digits, a person's none";
            return Err(Problem::at_field("bad_tax_no", "tax_no", title));
        }
        if !is_email(email) {
            let title = "email: an address such as name@example.com";
            return Err(Problem::at_field("bad_email", "email", title));
        }
        Ok(Self {
            kind,
            title: title.to_owned(),
            tax_no,
            email: email.to_owned(),
        })
    }
}

/// Numbers of 15 and 20 were given before 2015 and say nothing about themselves.
fn is_tax_no(number: &str) -> bool {
    match number.len() {
        15 | 20 => number.bytes().all(|byte| byte.is_ascii_alphanumeric()),
        18 => is_credit_code(number.as_bytes()),
        _ => false,
    }
}

/// GB 32100-2015: the last character makes the sum, each weighed by a power of three, a multiple of 31.
fn is_credit_code(code: &[u8]) -> bool {
    let worth = |byte: &u8| CREDIT.iter().position(|of| of == byte);
    let mut weight = 1;
    let mut sum = 0;
    for byte in &code[..code.len() - 1] {
        let Some(worth) = worth(byte) else {
            return false;
        };
        sum += worth * weight;
        weight = weight * 3 % 31;
    }
    code.last().and_then(worth) == Some((31 - sum % 31) % 31)
}

/// Enough to catch a slip: whether it is somebody's only a letter tells.
fn is_email(email: &str) -> bool {
    let Some((local, domain)) = email.split_once('@') else {
        return false;
    };
    let is_written =
        |c: char| c.is_ascii_graphic() && !matches!(c, '@' | '<' | '>' | ',' | ';' | '"');
    let is_label = |label: &str| {
        let is_inside = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
        !label.is_empty() && label.bytes().all(is_inside)
    };
    email.len() <= MOST_EMAIL
        && (1..=MOST_LOCAL).contains(&local.len())
        && local.chars().all(is_written)
        && domain.contains('.')
        && domain.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(kind: InvoiceKind, title: &str, tax_no: &str, email: &str) -> Option<&'static str> {
        let form = Form::of(kind, title, tax_no, email);
        form.err().map(|problem| problem.code())
    }

    #[test]
    fn a_tax_number_is_checked_by_its_last_character() {
        let company = |tax_no| refused(InvoiceKind::Company, "青木家具", tax_no, "a@example.com");
        for right in [
            "91350100M000100Y43",
            " 91110000600037341l ",
            "330106123456789",
            "33010612345678901234",
        ] {
            assert_eq!(company(right), None, "{right}");
        }
        for wrong in [
            "",
            "91350100M000100Y44",
            "91350100M000100I43",
            "9135010M000100Y43",
            "3301061234567-9",
        ] {
            assert_eq!(company(wrong), Some("bad_tax_no"), "{wrong}");
        }
        let person = |tax_no| refused(InvoiceKind::Personal, "林夏", tax_no, "a@example.com");
        assert_eq!(person(""), None);
        assert_eq!(person("91350100M000100Y43"), Some("bad_tax_no"));
    }

    #[test]
    fn a_title_and_an_address_are_needed() {
        let of = |title: &str, email| refused(InvoiceKind::Personal, title, "", email);
        assert_eq!(of(" ", "a@example.com"), Some("bad_title"));
        assert_eq!(of(&"长".repeat(101), "a@example.com"), Some("bad_title"));
        for wrong in [
            "", "a", "a@", "@b.c", "a@b", "a b@c.d", "a@b..c", "a@b.c\nd", "a@b@c.d",
        ] {
            assert_eq!(of("林夏", wrong), Some("bad_email"), "{wrong}");
        }
        assert_eq!(of("林夏", "lin.xia+1@mail.example.com"), None);
    }
}
