//! The voucher: a signature over (chain, channel, cumulative amount) by which a payer lets a payee claim from a channel.
//!
//! Format version 1. The signed bytes are the SCALE encoding of `(b"alink/voucher/1", genesis_hash, channel: u64, amount: u128)`:
//! 15 raw bytes of tag, 32 of hash, 8 of id and 16 of amount, both little-endian, 71 in all. Wallets that wrap what they sign as
//! `<Bytes>…</Bytes>` sign 86 bytes; both forms are accepted. There is no nonce: amounts only grow, so a replayed voucher pays
//! nothing. `docs/voucher.md` has the whole story, `primitives/vectors/voucher-v1.json` the test vectors for any language.

use crate::{AccountId, Balance, ChannelId, Signature};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use sp_core::H256;
use sp_runtime::traits::Verify;

/// Domain tag of voucher format version 1.
pub const VOUCHER_TAG: [u8; 15] = *b"alink/voucher/1";
/// Length of the signed bytes, unwrapped.
pub const VOUCHER_LEN: usize = 71;
/// What wallets put before the bytes that they sign.
pub const WRAP_PREFIX: &[u8] = b"<Bytes>";
/// What wallets put behind the bytes that they sign.
pub const WRAP_SUFFIX: &[u8] = b"</Bytes>";
/// Most signature verifications that [`Voucher::verify`] does: two keys, two forms.
pub const MAX_CHECKS: u32 = 4;

/// What a voucher says.
#[derive(Clone, Copy, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Voucher {
    /// Hash of block 0 of the chain that the voucher is for.
    pub genesis_hash: H256,
    /// The channel that pays.
    pub channel: ChannelId,
    /// All that was ever signed for in this channel, base units: cumulative.
    pub amount: Balance,
}

/// Outcome of a verification and what it cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VoucherCheck {
    /// Whether one of the accounts signed this voucher.
    pub valid: bool,
    /// Number of signature verifications done, 0 to [`MAX_CHECKS`].
    pub checks: u32,
}

impl Voucher {
    /// The bytes that are signed.
    pub fn signing_bytes(&self) -> Vec<u8> {
        (VOUCHER_TAG, self).encode()
    }

    /// The bytes that a wallet signs which wraps what it is given.
    pub fn wrapped_signing_bytes(&self) -> Vec<u8> {
        [WRAP_PREFIX, &self.signing_bytes(), WRAP_SUFFIX].concat()
    }

    /// Check that `signer` or `payer` signed this voucher, raw or wrapped.
    ///
    /// The likeliest case, the signer's raw form, is tried first. `Eth` signatures and ECDSA signatures with a high `s` are
    /// refused without a verification.
    pub fn verify(&self, signature: &Signature, signer: &AccountId, payer: &AccountId) -> VoucherCheck {
        let mut checks = 0u32;
        if !is_accepted_form(signature) {
            return VoucherCheck { valid: false, checks };
        }
        let payer = (payer != signer).then_some(payer);
        for form in [Self::signing_bytes, Self::wrapped_signing_bytes] {
            let bytes = form(self);
            for account in core::iter::once(signer).chain(payer) {
                checks = checks.saturating_add(1);
                if signature.verify(bytes.as_slice(), account) {
                    return VoucherCheck { valid: true, checks };
                }
            }
        }
        VoucherCheck { valid: false, checks }
    }
}

/// Half of secp256k1's group order: the largest `s` of a low-s signature, big-endian.
const SECP256K1_HALF_ORDER: [u8; 32] = [
    0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x5d, 0x57, 0x6e,
    0x73, 0x57, 0xa4, 0x50, 0x1d, 0xdf, 0xe9, 0x2f, 0x46, 0x68, 0x1b, 0x20, 0xa0,
];

/// Whether the signature is of a kind that vouchers may carry: sr25519, ed25519, or ECDSA with a low `s`.
fn is_accepted_form(signature: &Signature) -> bool {
    match signature {
        Signature::Sr25519(_) | Signature::Ed25519(_) => true,
        Signature::Ecdsa(signature) => signature
            .0
            .get(32..64)
            .is_some_and(|s| s <= SECP256K1_HALF_ORDER.as_slice()),
        Signature::Eth(_) => false,
    }
}

/// The encodings of ed25519 points of small order, sign bit clear. Anybody can make signatures that verify under such a key;
/// the all-zero key is weak for sr25519 as well. (The points of order 1, 2, 4 and 8 and their non-canonical encodings.)
const SMALL_ORDER_KEYS: [[u8; 32]; 7] = [
    [0; 32],
    {
        let mut one = [0; 32];
        one[0] = 1;
        one
    },
    [
        0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0, 0xd5, 0xdf,
        0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05,
    ],
    [
        0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f, 0x2a, 0x20,
        0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a,
    ],
    near_field_prime(0xec),
    near_field_prime(0xed),
    near_field_prime(0xee),
];

/// Little-endian 2^255 - 19 with its lowest byte replaced.
const fn near_field_prime(lowest: u8) -> [u8; 32] {
    let mut bytes = [0xff; 32];
    bytes[0] = lowest;
    bytes[31] = 0x7f;
    bytes
}

/// Whether anybody can make signatures for this account, so that it must not sign for a channel: the all-zero key and the other
/// keys of small order.
pub fn is_weak_key(account: &AccountId) -> bool {
    let mut bytes: [u8; 32] = account.clone().into();
    if let Some(last) = bytes.last_mut() {
        *last &= 0x7f;
    }
    SMALL_ORDER_KEYS.contains(&bytes)
}

#[cfg(test)]
mod tests;
