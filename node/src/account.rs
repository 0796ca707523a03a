//! Accounts as text: SS58 with this chain's prefix.

use alink_primitives::AccountId;
use sp_core::crypto::{Ss58AddressFormat, Ss58Codec};

/// The SS58 prefix of ALINK's accounts; the runtime's `System.SS58Prefix` is the same.
pub const SS58_PREFIX: u16 = 42;

/// The account's address.
pub fn to_text(account: &AccountId) -> String {
    account.to_ss58check_with_version(Ss58AddressFormat::custom(SS58_PREFIX))
}

/// The account that has this address.
///
/// # Errors
/// Says what is wrong with `text`: no address at all, or one of another network.
pub fn from_text(text: &str) -> Result<AccountId, String> {
    let (account, format) = AccountId::from_ss58check_with_version(text)
        .map_err(|_| format!("`{text}` is not an SS58 address of 32 bytes"))?;
    match format.prefix() {
        SS58_PREFIX => Ok(account),
        other => Err(format!(
            "`{text}` is an address of another network (SS58 prefix {other}); here the same account is `{}`",
            to_text(&account)
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

    #[test]
    fn text_should_come_back_as_it_was() {
        assert_eq!(to_text(&from_text(ALICE).unwrap()), ALICE);
    }

    #[test]
    fn address_of_another_network_should_be_refused_and_translated() {
        let alice = from_text(ALICE).unwrap();
        let elsewhere = alice.to_ss58check_with_version(Ss58AddressFormat::custom(0));
        let message = from_text(&elsewhere).unwrap_err();
        assert!(message.contains("prefix 0") && message.contains(ALICE), "{message}");
    }

    #[test]
    fn text_that_is_no_address_should_be_refused() {
        for text in ["", "5Grwva", "0x00", "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQX"] {
            assert!(from_text(text).unwrap_err().contains("not an SS58 address"), "{text}");
        }
    }
}
