//! Common types of the on-chain interface. Amounts are `u128` base units of ALINK (12 decimals), times are block numbers.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::{
    traits::{IdentifyAccount, Verify},
    Perbill,
};

/// A signature by one of the chain's key types. The fourth variant, `Eth`, is refused wherever ALINK checks a signature itself.
pub type Signature = sp_runtime::MultiSignature;
/// Public key, or BLAKE2b-256 of a compressed ECDSA key: 32 bytes.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// Amount in base units; one ALINK is 10^12 of them.
pub type Balance = u128;
/// Height of a block; one every six seconds on a production network.
pub type BlockNumber = u32;
/// Transaction counter of an account.
pub type Nonce = u32;
/// Block and storage hash.
pub type Hash = H256;

/// Longest id, name, in bytes.
pub const MAX_ID_LEN: u32 = 64;
/// Longest tag, in bytes.
pub const MAX_TAG_LEN: u32 = 32;
/// Longest URI of a document, in bytes.
pub const MAX_URI_LEN: u32 = 128;
/// Most payees of one payment group.
pub const MAX_PAYEES: u32 = 16;

/// Id of an organisation: 1 to 64 of `a-z 0-9 -`, no leading or trailing `-` (see [`is_valid_id`]).
pub type OrgId = BoundedVec<u8, ConstU32<MAX_ID_LEN>>;
/// Id of a service within its organisation; same alphabet as [`OrgId`].
pub type ServiceId = BoundedVec<u8, ConstU32<MAX_ID_LEN>>;
/// Free UTF-8 text, up to 64 bytes.
pub type Name = BoundedVec<u8, ConstU32<MAX_ID_LEN>>;
/// Search word of a service: 1 to 32 bytes, same alphabet as [`OrgId`].
pub type Tag = BoundedVec<u8, ConstU32<MAX_TAG_LEN>>;
/// Number of a payment group, chosen by its organisation.
pub type GroupId = u32;
/// Number of a payment channel, counted from 0 and never reused.
pub type ChannelId = u64;
/// The accounts that are paid together and their parts, which sum to exactly 100 %.
pub type Payees = BoundedVec<(AccountId, Perbill), ConstU32<MAX_PAYEES>>;

/// A document that is kept off chain: where it is, and the BLAKE2b-256 of its bytes, by which every reader verifies it.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Metadata {
    /// Where the document is, e.g. `ipfs://…`; up to 128 bytes.
    pub uri: BoundedVec<u8, ConstU32<MAX_URI_LEN>>,
    /// BLAKE2b-256 of the document's bytes.
    pub hash: H256,
}

/// Who a channel pays.
#[derive(
    Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, Ord, PartialEq, PartialOrd, TypeInfo,
)]
pub enum Payee {
    /// The payment group of an organisation, as it is at the time of each claim.
    #[codec(index = 0)]
    Group(OrgId, GroupId),
    /// A single account.
    #[codec(index = 1)]
    Account(AccountId),
}

/// Whether `id` may name an organisation or a service, or be a tag: not empty, only `a-z`, `0-9` and `-`, and no `-` at either
/// end. The length is bounded by the type.
pub fn is_valid_id(id: &[u8]) -> bool {
    let inner = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit() || *b == b'-';
    !id.is_empty() && id.iter().all(inner) && id.first() != Some(&b'-') && id.last() != Some(&b'-')
}

/// One page of a list that is read in parts.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct Page<Item, Cursor> {
    /// Up to as many items as were asked for; can be fewer, even none, while `next` is set.
    pub items: alloc::vec::Vec<Item>,
    /// Where to go on; `None` at the end of the list.
    pub next: Option<Cursor>,
}

impl<Item, Cursor> Default for Page<Item, Cursor> {
    fn default() -> Self {
        Self {
            items: Default::default(),
            next: None,
        }
    }
}

/// Most items that one page of any of our runtime APIs and JSON-RPC methods holds.
pub const MAX_PAGE: u32 = 256;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn id_should_be_valid_when_lower_case_digits_and_inner_hyphens() {
        for id in ["a", "0", "a-b", "snet", "a--b", "x1"] {
            assert!(is_valid_id(id.as_bytes()), "{id}");
        }
    }

    #[test]
    fn id_should_be_refused_when_empty_or_outside_the_alphabet() {
        for id in ["", "-", "-a", "a-", "A", "a b", "a_b", "ä", "a.b", "a\0"] {
            assert!(!is_valid_id(id.as_bytes()), "{id:?}");
        }
    }

    #[test]
    fn payee_encoding_should_stay_as_it_is() {
        let group = Payee::Group(b"org".to_vec().try_into().unwrap(), 1);
        assert_eq!(group.encode(), [0, 12, b'o', b'r', b'g', 1, 0, 0, 0]);
        let account = Payee::Account(AccountId::new([7; 32]));
        assert_eq!(account.encode(), [[1].as_slice(), &[7; 32]].concat());
    }
}
