//! Reads the parameters of ALINK's JSON-RPC methods. Each parameter is taken as plain JSON, so that what is wrong with it can be
//! said in a message that names it: a missing one or one of the wrong JSON type is an [`Code::InvalidParams`], a value that
//! makes no sense has a code of its own.

use super::error::{Code, Error};
use crate::account;
use alink_primitives::{is_valid_id, AccountId, Balance, ChannelId, GroupId, Hash, OrgId, Payee, MAX_ID_LEN, MAX_PAGE};
use codec::{DecodeAll, Encode};
use serde_json::Value;

/// How many items a page has when the caller does not say.
pub const DEFAULT_LIMIT: u32 = 64;

const AN_ID: &str = "an id, as a string";
const AN_ADDRESS: &str = "an address, as a string";
const A_PAYEE: &str = "`{\"group\": [org, groupId]}` or `{\"account\": address}`";

fn wrong_type(name: &str, expected: &str, found: &Value) -> Error {
    let found = match found {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    };
    Error::new(Code::InvalidParams, format!("`{name}` must be {expected}, not {found}"))
}

/// The value of a parameter that must be there.
fn required<'a>(name: &str, value: &'a Option<Value>, expected: &str) -> Result<&'a Value, Error> {
    match value {
        Some(value) => Ok(value),
        None => Err(Error::new(
            Code::InvalidParams,
            format!("`{name}` is missing; it must be {expected}"),
        )),
    }
}

fn text<'a>(name: &str, value: &'a Value, expected: &str) -> Result<&'a str, Error> {
    value.as_str().ok_or_else(|| wrong_type(name, expected, value))
}

/// An account's address.
pub fn account(name: &str, value: &Option<Value>) -> Result<AccountId, Error> {
    account_value(name, required(name, value, AN_ADDRESS)?)
}

fn account_value(name: &str, value: &Value) -> Result<AccountId, Error> {
    account::from_text(text(name, value, AN_ADDRESS)?)
        .map_err(|error| Error::new(Code::InvalidAccount, format!("`{name}`: {error}")))
}

/// The id of an organisation or of a service.
pub fn id(name: &str, value: &Option<Value>) -> Result<OrgId, Error> {
    id_value(name, required(name, value, AN_ID)?)
}

pub(super) fn id_value(name: &str, value: &Value) -> Result<OrgId, Error> {
    let text = text(name, value, AN_ID)?;
    let refused = || {
        let rule = format!("1 to {MAX_ID_LEN} of a-z, 0-9 and `-`, with no `-` at either end");
        Error::new(
            Code::InvalidId,
            format!("`{name}`: `{text}` is not an id, which is {rule}"),
        )
    };
    if !is_valid_id(text.as_bytes()) {
        return Err(refused());
    }
    text.as_bytes().to_vec().try_into().map_err(|_| refused())
}

/// The number of a payment group.
pub fn group_id(name: &str, value: &Option<Value>) -> Result<GroupId, Error> {
    group_id_value(name, required(name, value, "the number of a group")?)
}

fn group_id_value(name: &str, value: &Value) -> Result<GroupId, Error> {
    whole_number(name, value, GroupId::MAX.into()).map(|number| number as GroupId)
}

/// The number of a channel.
pub fn channel_id(name: &str, value: &Option<Value>) -> Result<ChannelId, Error> {
    whole_number(name, required(name, value, "the number of a channel")?, ChannelId::MAX)
}

fn whole_number(name: &str, value: &Value, max: u64) -> Result<u64, Error> {
    let Value::Number(number) = value else {
        return Err(wrong_type(name, "a number", value));
    };
    number.as_u64().filter(|number| *number <= max).ok_or_else(|| {
        Error::new(
            Code::InvalidId,
            format!("`{name}` must be a whole number from 0 to {max}, not {number}"),
        )
    })
}

/// An amount in base units.
pub fn amount(name: &str, value: &Option<Value>) -> Result<Balance, Error> {
    const EXPECTED: &str = "an amount in base units, as a string of digits";
    let text = text(name, required(name, value, EXPECTED)?, EXPECTED)?;
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse::<Balance>().ok().filter(|_| digits).ok_or_else(|| {
        Error::new(
            Code::InvalidAmount,
            format!("`{name}`: `{text}` is not {EXPECTED}, of less than 2^128"),
        )
    })
}

/// Who a channel pays.
pub fn payee(name: &str, value: &Option<Value>) -> Result<Payee, Error> {
    let value = required(name, value, A_PAYEE)?;
    let Value::Object(fields) = value else {
        return Err(wrong_type(name, A_PAYEE, value));
    };
    let refused = || Error::new(Code::InvalidPayee, format!("`{name}` must be {A_PAYEE}"));
    let mut fields = fields.iter();
    let (Some((kind, content)), None) = (fields.next(), fields.next()) else {
        return Err(refused());
    };
    let part = format!("{name}.{kind}");
    let payee = match (kind.as_str(), content) {
        ("account", account) => account_value(&part, account).map(Payee::Account),
        ("group", Value::Array(parts)) => match parts.as_slice() {
            [org, group] => id_value(&part, org).and_then(|org| Ok(Payee::Group(org, group_id_value(&part, group)?))),
            _ => Err(refused()),
        },
        _ => Err(refused()),
    };
    // One code for whatever is wrong within.
    payee.map_err(|error| match error.code {
        Code::InvalidParams => error,
        _ => Error::new(Code::InvalidPayee, error.message),
    })
}

/// How many items a page may have.
pub fn limit(value: &Option<Value>) -> Result<u32, Error> {
    let Some(value) = value else {
        return Ok(DEFAULT_LIMIT);
    };
    let Value::Number(number) = value else {
        return Err(wrong_type("limit", "a number", value));
    };
    number
        .as_u64()
        .and_then(|number| u32::try_from(number).ok())
        .filter(|number| (1..=MAX_PAGE).contains(number))
        .ok_or_else(|| {
            Error::new(
                Code::InvalidLimit,
                format!("`limit` must be a whole number from 1 to {MAX_PAGE}, not {number}"),
            )
        })
}

/// Where a page starts: behind the item that `T` names.
pub fn cursor<T: DecodeAll>(value: &Option<Value>) -> Result<Option<T>, Error> {
    const EXPECTED: &str = "the `next` of the page before, as it is, or null";
    let Some(value) = value else {
        return Ok(None);
    };
    let text = text("startAfter", value, EXPECTED)?;
    bytes(text)
        .and_then(|bytes| T::decode_all(&mut bytes.as_slice()).ok())
        .map(Some)
        .ok_or_else(|| {
            Error::new(
                Code::InvalidCursor,
                format!("`startAfter`: `{text}` is no cursor; give {EXPECTED}"),
            )
        })
}

/// The text of a cursor, which [`cursor`] reads.
pub fn cursor_text<T: Encode>(cursor: &T) -> String {
    array_bytes::bytes2hex("0x", cursor.encode())
}

/// The hash of a block, if one is given.
pub fn block_hash(value: &Option<Value>) -> Result<Option<Hash>, Error> {
    const EXPECTED: &str = "the hash of a block, as `0x` and 64 hex digits";
    let Some(value) = value else {
        return Ok(None);
    };
    let text = text("at", value, EXPECTED)?;
    bytes(text)
        .and_then(|bytes| <[u8; 32]>::try_from(bytes).ok())
        .map(|bytes| Some(Hash::from(bytes)))
        .ok_or_else(|| Error::new(Code::UnknownBlock, format!("`at`: `{text}` is not {EXPECTED}")))
}

/// The bytes of `0x…`.
fn bytes(text: &str) -> Option<Vec<u8>> {
    text.strip_prefix("0x")
        .filter(|digits| !digits.starts_with("0x"))
        .and_then(|digits| array_bytes::hex2bytes(digits).ok())
}

/// Refuse an object that has other fields than these.
pub fn only_fields<'a>(
    name: &str,
    value: &'a Value,
    known: &[&str],
) -> Result<&'a serde_json::Map<String, Value>, Error> {
    let known_text = || {
        known
            .iter()
            .map(|field| format!("`{field}`"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let Value::Object(fields) = value else {
        return Err(wrong_type(
            name,
            &format!("an object with the fields {}, all optional", known_text()),
            value,
        ));
    };
    match fields.keys().find(|field| !known.contains(&field.as_str())) {
        Some(field) => Err(Error::new(
            Code::InvalidFilter,
            format!("`{name}` has no field `{field}`; its fields are {}", known_text()),
        )),
        None => Ok(fields),
    }
}

/// The text of a field of an object, if it is there and not null.
pub fn optional_text<'a>(name: &str, value: Option<&'a Value>) -> Result<Option<&'a str>, Error> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(value) => text(name, value, "a string or null").map(Some),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

    #[track_caller]
    fn refused<T>(result: Result<T, Error>, code: Code, parts: &[&str]) {
        let error = result.err().unwrap();
        assert_eq!(error.code, code, "{error}");
        for part in parts {
            assert!(error.message.contains(part), "{part}: {error}");
        }
    }

    #[test]
    fn missing_and_mistyped_parameters_should_be_named() {
        refused(
            account("who", &None),
            Code::InvalidParams,
            &["`who` is missing", "address"],
        );
        refused(
            account("who", &Some(json!(7))),
            Code::InvalidParams,
            &["`who`", "not a number"],
        );
        refused(
            id("org", &Some(json!(["a"]))),
            Code::InvalidParams,
            &["`org`", "not a list"],
        );
        refused(
            channel_id("id", &Some(json!("7"))),
            Code::InvalidParams,
            &["`id`", "not a string"],
        );
        refused(
            amount("amount", &Some(json!(100))),
            Code::InvalidParams,
            &["`amount`", "string of digits", "not a number"],
        );
        refused(limit(&Some(json!("5"))), Code::InvalidParams, &["`limit`"]);
        refused(block_hash(&Some(json!(1))), Code::InvalidParams, &["`at`"]);
        refused(cursor::<u64>(&Some(json!(1))), Code::InvalidParams, &["`startAfter`"]);
        refused(
            payee("payee", &Some(json!("org"))),
            Code::InvalidParams,
            &["`payee`", "group", "account"],
        );
    }

    #[test]
    fn limit_should_lie_between_one_and_the_largest_page() {
        assert_eq!(limit(&None), Ok(DEFAULT_LIMIT));
        assert_eq!(limit(&Some(json!(256))), Ok(256));
        for bad in [json!(0), json!(257), json!(-1), json!(1.5), json!(u64::MAX)] {
            refused(limit(&Some(bad)), Code::InvalidLimit, &["`limit`", "1 to 256"]);
        }
    }

    #[test]
    fn amount_should_be_digits_within_u128() {
        assert_eq!(amount("amount", &Some(json!("0"))), Ok(0));
        assert_eq!(amount("amount", &Some(json!(u128::MAX.to_string()))), Ok(u128::MAX));
        for bad in [
            "",
            "+1",
            "-1",
            "1.0",
            " 1",
            "0x1",
            "1e3",
            "340282366920938463463374607431768211456",
        ] {
            refused(
                amount("amount", &Some(json!(bad))),
                Code::InvalidAmount,
                &["`amount`", bad],
            );
        }
    }

    #[test]
    fn ids_should_follow_the_rule() {
        assert_eq!(id("org", &Some(json!("snet-1"))).unwrap().to_vec(), b"snet-1");
        for bad in ["", "-a", "A", "a b", &"a".repeat(65)] {
            refused(id("org", &Some(json!(bad))), Code::InvalidId, &["`org`", "1 to 64"]);
        }
        assert_eq!(group_id("groupId", &Some(json!(u32::MAX))), Ok(u32::MAX));
        refused(
            group_id("groupId", &Some(json!(u64::MAX))),
            Code::InvalidId,
            &["`groupId`"],
        );
        refused(group_id("groupId", &Some(json!(-1))), Code::InvalidId, &["`groupId`"]);
        assert_eq!(channel_id("id", &Some(json!(u64::MAX))), Ok(u64::MAX));
    }

    #[test]
    fn payee_should_be_a_group_or_an_account() {
        let group = payee("payee", &Some(json!({ "group": ["org", 1] }))).unwrap();
        assert_eq!(group, Payee::Group(b"org".to_vec().try_into().unwrap(), 1));
        let alice = account::from_text(ALICE).unwrap();
        assert_eq!(
            payee("payee", &Some(json!({ "account": ALICE }))),
            Ok(Payee::Account(alice))
        );
        for bad in [
            json!({}),
            json!({ "group": ["org"] }),
            json!({ "group": "org" }),
            json!({ "group": ["Org", 1] }),
            json!({ "group": ["org", 1], "account": ALICE }),
            json!({ "account": "5F" }),
            json!({ "Account": ALICE }),
        ] {
            refused(payee("payee", &Some(bad)), Code::InvalidPayee, &["payee"]);
        }
    }

    #[test]
    fn cursors_should_come_back_as_they_were_and_nothing_else() {
        let text = cursor_text(&7u64);
        assert_eq!(text, "0x0700000000000000");
        assert_eq!(cursor::<u64>(&Some(json!(text))), Ok(Some(7)));
        assert_eq!(cursor::<u64>(&None), Ok(None));
        for bad in [
            "",
            "0x",
            "7",
            "0700000000000000",
            "0x07",
            "0x070000000000000000",
            "0x0x00",
            "0xzz00000000000000",
        ] {
            refused(cursor::<u64>(&Some(json!(bad))), Code::InvalidCursor, &["`startAfter`"]);
        }
    }

    #[test]
    fn block_hash_should_be_whole() {
        let hash = Hash::repeat_byte(7);
        assert_eq!(block_hash(&Some(json!(format!("{hash:?}")))), Ok(Some(hash)));
        for bad in ["", "0x07", "latest", &"07".repeat(32)] {
            refused(block_hash(&Some(json!(bad))), Code::UnknownBlock, &["`at`"]);
        }
    }
}
