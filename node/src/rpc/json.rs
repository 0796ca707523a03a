//! The JSON forms that ALINK's methods share: accounts as SS58, hashes as `0x…`, amounts as strings of digits, ids and names as
//! text.

use super::params::cursor_text;
use crate::account;
use alink_primitives::{AccountId, Balance, Hash, Metadata, Page, Payee};
use codec::Encode;
use serde_json::{json, Value};

/// An account's address.
pub fn account(account: &AccountId) -> Value {
    account::to_text(account).into()
}

/// An amount in base units.
pub fn amount(amount: Balance) -> Value {
    amount.to_string().into()
}

/// A hash.
pub fn hash(hash: &Hash) -> Value {
    array_bytes::bytes2hex("0x", hash.as_bytes()).into()
}

/// An id, a name or a URI; the chain does not see to it that a URI is UTF-8.
pub fn text(bytes: &[u8]) -> Value {
    String::from_utf8_lossy(bytes).into_owned().into()
}

/// `{"group": ["org", 1]}` or `{"account": "5F…"}`.
pub fn payee(payee: &Payee) -> Value {
    match payee {
        Payee::Group(org, group) => json!({ "group": [text(org), group] }),
        Payee::Account(who) => json!({ "account": account(who) }),
    }
}

/// `{"uri": …, "hash": …}`.
pub fn metadata(metadata: &Metadata) -> Value {
    json!({ "uri": text(&metadata.uri), "hash": hash(&metadata.hash) })
}

/// `{"items": […], "next": cursor or null}`.
pub fn page<Item, Cursor: Encode>(page: &Page<Item, Cursor>, item: impl Fn(&Item) -> Value) -> Value {
    json!({
        "items": page.items.iter().map(item).collect::<Vec<_>>(),
        "next": page.next.as_ref().map(cursor_text),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_should_be_those_of_the_contract() {
        assert_eq!(amount(u128::MAX), json!("340282366920938463463374607431768211455"));
        assert_eq!(hash(&Hash::repeat_byte(0x0a)), json!(format!("0x{}", "0a".repeat(32))));
        assert_eq!(
            payee(&Payee::Group(b"org".to_vec().try_into().unwrap(), 1)),
            json!({ "group": ["org", 1] })
        );
        let alice = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
        assert_eq!(
            payee(&Payee::Account(account::from_text(alice).unwrap())),
            json!({ "account": alice })
        );
        let document = Metadata {
            uri: b"ipfs://a".to_vec().try_into().unwrap(),
            hash: Hash::zero(),
        };
        assert_eq!(
            metadata(&document),
            json!({ "uri": "ipfs://a", "hash": format!("0x{}", "00".repeat(32)) })
        );
    }

    #[test]
    fn text_that_is_not_utf8_should_not_fail() {
        assert_eq!(text(&[b'a', 0xff]), json!("a\u{fffd}"));
    }

    #[test]
    fn page_should_have_items_and_next() {
        let last = Page::<u32, u64> {
            items: vec![1, 2],
            next: None,
        };
        assert_eq!(
            page(&last, |item| json!(item)),
            json!({ "items": [1, 2], "next": null })
        );
        let first = Page::<u32, u64> {
            items: vec![],
            next: Some(7),
        };
        assert_eq!(
            page(&first, |item| json!(item)),
            json!({ "items": [], "next": "0x0700000000000000" })
        );
    }
}
