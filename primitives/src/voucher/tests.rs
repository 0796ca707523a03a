//! The voucher's bytes, who may sign it and how, and the vectors that every other implementation is held to.

#![allow(clippy::arithmetic_side_effects)]

use super::*;
use codec::DecodeAll;
use sp_core::{ecdsa, ed25519, sr25519, Pair};
use sp_runtime::{traits::IdentifyAccount, MultiSigner};

const VOUCHER: Voucher = Voucher {
    genesis_hash: H256::repeat_byte(0x42),
    channel: 0x0102_0304_0506_0708,
    amount: 0x1122_3344,
};

/// The order of secp256k1's group, big-endian.
const SECP256K1_ORDER: [u8; 32] = [
    0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xfe, 0xba, 0xae, 0xdc,
    0xe6, 0xaf, 0x48, 0xa0, 0x3b, 0xbf, 0xd2, 0x5e, 0x8c, 0xd0, 0x36, 0x41, 0x41,
];

fn account(public: impl Into<MultiSigner>) -> AccountId {
    let signer: MultiSigner = public.into();
    signer.into_account()
}

fn stranger() -> AccountId {
    account(sr25519::Pair::from_seed(&[9; 32]).public())
}

/// One signature of each scheme over `bytes`, with its account.
fn signed(bytes: &[u8]) -> [(Signature, AccountId); 3] {
    let sr25519 = sr25519::Pair::from_seed(&[1; 32]);
    let ed25519 = ed25519::Pair::from_seed(&[2; 32]);
    let ecdsa = ecdsa::Pair::from_seed(&[3; 32]);
    [
        (sr25519.sign(bytes).into(), account(sr25519.public())),
        (ed25519.sign(bytes).into(), account(ed25519.public())),
        (ecdsa.sign(bytes).into(), account(ecdsa.public())),
    ]
}

/// The mirror image of an ECDSA signature: `n - s` and the other recovery id.
fn with_high_s(signature: &ecdsa::Signature) -> ecdsa::Signature {
    let mut bytes = signature.0;
    let mut borrow = 0i16;
    for index in (0..32).rev() {
        let digit = i16::from(SECP256K1_ORDER[index]) - i16::from(bytes[32 + index]) - borrow;
        borrow = i16::from(digit < 0);
        bytes[32 + index] = u8::try_from(digit.rem_euclid(256)).unwrap();
    }
    bytes[64] ^= 1;
    ecdsa::Signature::from_raw(bytes)
}

fn check(valid: bool, checks: u32) -> VoucherCheck {
    VoucherCheck { valid, checks }
}

#[test]
fn signing_bytes_should_be_tag_hash_channel_and_amount() {
    // given
    let mut expected = b"alink/voucher/1".to_vec();
    expected.extend([0x42; 32]);
    expected.extend([8, 7, 6, 5, 4, 3, 2, 1]);
    expected.extend([0x44, 0x33, 0x22, 0x11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);

    // when
    let bytes = VOUCHER.signing_bytes();

    // then
    assert_eq!(bytes, expected);
    assert_eq!(bytes.len(), VOUCHER_LEN);
    assert_eq!(VOUCHER_LEN, 71);
}

#[test]
fn wrapped_signing_bytes_should_be_the_same_between_tags() {
    // when
    let bytes = VOUCHER.wrapped_signing_bytes();

    // then
    assert_eq!(bytes.len(), 86);
    assert_eq!(
        bytes,
        [b"<Bytes>".as_slice(), &VOUCHER.signing_bytes(), b"</Bytes>"].concat()
    );
}

#[test]
fn verify_should_accept_signer_and_payer_in_both_forms_and_count_checks() {
    for (bytes, by_signer, by_payer, alone) in [
        (VOUCHER.signing_bytes(), 1, 2, 1),
        (VOUCHER.wrapped_signing_bytes(), 3, 4, 2),
    ] {
        for (signature, who) in signed(&bytes) {
            assert_eq!(VOUCHER.verify(&signature, &who, &stranger()), check(true, by_signer));
            assert_eq!(VOUCHER.verify(&signature, &stranger(), &who), check(true, by_payer));
            assert_eq!(VOUCHER.verify(&signature, &who, &who), check(true, alone));
        }
    }
}

#[test]
fn verify_should_refuse_when_neither_signed_and_stay_within_the_most_checks() {
    for (signature, _) in signed(&VOUCHER.signing_bytes()) {
        let other = AccountId::new([8; 32]);
        assert_eq!(
            VOUCHER.verify(&signature, &stranger(), &other),
            check(false, MAX_CHECKS)
        );
        assert_eq!(VOUCHER.verify(&signature, &stranger(), &stranger()), check(false, 2));
    }
}

#[test]
fn verify_should_refuse_when_any_field_differs() {
    let others = [
        Voucher {
            genesis_hash: H256::repeat_byte(0x43),
            ..VOUCHER
        },
        Voucher {
            channel: VOUCHER.channel + 1,
            ..VOUCHER
        },
        Voucher {
            amount: VOUCHER.amount + 1,
            ..VOUCHER
        },
        Voucher {
            amount: VOUCHER.amount - 1,
            ..VOUCHER
        },
    ];
    for other in others {
        for bytes in [other.signing_bytes(), other.wrapped_signing_bytes()] {
            for (signature, who) in signed(&bytes) {
                assert_eq!(
                    VOUCHER.verify(&signature, &who, &stranger()),
                    check(false, MAX_CHECKS),
                    "{other:?}"
                );
            }
        }
    }
}

#[test]
fn verify_should_refuse_when_wrapped_twice_or_tagged_for_another_version() {
    let twice = [WRAP_PREFIX, &VOUCHER.wrapped_signing_bytes(), WRAP_SUFFIX].concat();
    let next = (*b"alink/voucher/2", VOUCHER).encode();
    let untagged = VOUCHER.encode();
    for bytes in [twice, next, untagged] {
        for (signature, who) in signed(&bytes) {
            assert!(!VOUCHER.verify(&signature, &who, &stranger()).valid);
        }
    }
}

#[test]
fn verify_should_refuse_when_a_signature_is_presented_as_another_scheme() {
    let [(sr25519, sr25519_account), (ed25519, ed25519_account), _] = signed(&VOUCHER.signing_bytes());
    let (Signature::Sr25519(sr), Signature::Ed25519(ed)) = (sr25519, ed25519) else {
        unreachable!()
    };

    let as_ed25519 = Signature::Ed25519(ed25519::Signature::from_raw(sr.0));
    assert!(!VOUCHER.verify(&as_ed25519, &sr25519_account, &stranger()).valid);
    let as_sr25519 = Signature::Sr25519(sr25519::Signature::from_raw(ed.0));
    assert!(!VOUCHER.verify(&as_sr25519, &ed25519_account, &stranger()).valid);
}

#[test]
fn verify_should_refuse_a_high_s_without_a_check() {
    for bytes in [VOUCHER.signing_bytes(), VOUCHER.wrapped_signing_bytes()] {
        // given a mirrored signature that the chain's own verification takes
        let pair = ecdsa::Pair::from_seed(&[3; 32]);
        let who = account(pair.public());
        let low = pair.sign(&bytes);
        let high: Signature = with_high_s(&low).into();
        assert!(high.verify(bytes.as_slice(), &who));

        // then
        assert_eq!(VOUCHER.verify(&high, &who, &who), check(false, 0));
        assert!(VOUCHER.verify(&low.into(), &who, &who).valid);
    }
}

#[test]
fn low_s_should_reach_up_to_half_the_order() {
    let with_s = |s: [u8; 32]| {
        let mut bytes = [1; 65];
        bytes[32..64].copy_from_slice(&s);
        Signature::Ecdsa(ecdsa::Signature::from_raw(bytes))
    };
    let mut above = SECP256K1_HALF_ORDER;
    above[31] += 1;

    assert!(is_accepted_form(&with_s([0; 32])));
    assert!(is_accepted_form(&with_s(SECP256K1_HALF_ORDER)));
    assert!(!is_accepted_form(&with_s(above)));
    assert!(!is_accepted_form(&with_s(SECP256K1_ORDER)));
    assert!(!is_accepted_form(&with_s([0xff; 32])));

    // The order is odd, so the sum of the two halves is one less.
    let double = SECP256K1_HALF_ORDER
        .iter()
        .rev()
        .fold((Vec::new(), 1u16), |(mut digits, carry), digit| {
            let sum = u16::from(*digit) * 2 + carry;
            digits.push((sum % 256) as u8);
            (digits, sum / 256)
        });
    assert_eq!(double.0.into_iter().rev().collect::<Vec<_>>(), SECP256K1_ORDER);
}

#[test]
fn verify_should_refuse_the_eth_variant_without_a_check() {
    // given a signature by an Ethereum account that the chain's own verification takes
    let bytes = VOUCHER.signing_bytes();
    let pair = ecdsa::KeccakPair::from_seed(&[3; 32]);
    let who = MultiSigner::Eth(pair.public()).into_account();
    let signature = Signature::Eth(pair.sign(&bytes));
    assert!(signature.verify(bytes.as_slice(), &who));

    // then
    assert_eq!(VOUCHER.verify(&signature, &who, &who), check(false, 0));
}

#[test]
fn weak_key_should_be_every_small_order_key_with_and_without_the_sign_bit() {
    // A signature that verifies for any message under any ed25519 key of small order: R is the neutral point, S is zero.
    let mut neutral = [0; 64];
    neutral[0] = 1;
    let forged = Signature::Ed25519(ed25519::Signature::from_raw(neutral));

    for key in SMALL_ORDER_KEYS {
        for sign in [0, 0x80] {
            let mut bytes = key;
            bytes[31] |= sign;
            let who = AccountId::new(bytes);
            assert!(
                forged.verify(b"whatever".as_slice(), &who),
                "{bytes:02x?} is not weak after all"
            );
            assert!(is_weak_key(&who), "{bytes:02x?}");
        }
    }
}

#[test]
fn weak_key_should_be_the_all_zero_key_of_sr25519() {
    // given a signature made without any secret: R is the neutral point, s is zero, and the bit that marks the scheme
    let mut bytes = [0; 64];
    bytes[63] = 0x80;
    let forged = Signature::Sr25519(sr25519::Signature::from_raw(bytes));
    let nobody = AccountId::new([0; 32]);

    // then
    assert!(forged.verify(b"whatever".as_slice(), &nobody));
    assert!(is_weak_key(&nobody));
}

#[test]
fn ordinary_keys_should_not_be_weak() {
    for (_, who) in signed(b"") {
        assert!(!is_weak_key(&who));
    }
    for (position, value) in [(0, 2), (31, 1), (15, 1)] {
        let mut bytes = [0; 32];
        bytes[position] = value;
        assert!(!is_weak_key(&AccountId::new(bytes)), "{bytes:02x?}");
    }
    assert!(!is_weak_key(&AccountId::new(near_field_prime(0xeb))));
    assert!(!is_weak_key(&AccountId::new(near_field_prime(0xef))));
    assert!(!is_weak_key(&AccountId::new([0xff; 32])));
}

/// The shared vectors: made by `vectors/generate.mjs`, which shares no code with this crate.
mod vectors {
    use super::*;
    use serde::Deserialize;

    #[derive(Deserialize)]
    struct File {
        format: String,
        vectors: Vec<Vector>,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Vector {
        name: String,
        scheme: String,
        genesis_hash: String,
        channel: String,
        amount: String,
        signing_bytes: String,
        form: String,
        signer: String,
        public_key: String,
        signature: String,
        valid: bool,
        reason: Option<String>,
    }

    impl Vector {
        fn voucher(&self) -> Voucher {
            Voucher {
                genesis_hash: H256::from_slice(&bytes(&self.genesis_hash)),
                channel: self.channel.parse().unwrap(),
                amount: self.amount.parse().unwrap(),
            }
        }

        fn signer(&self) -> AccountId {
            AccountId::decode_all(&mut bytes(&self.signer).as_slice()).unwrap()
        }

        /// `None` when it is no signature at all.
        fn signature(&self) -> Option<Signature> {
            Signature::decode_all(&mut bytes(&self.signature).as_slice()).ok()
        }
    }

    fn bytes(hex: &str) -> Vec<u8> {
        array_bytes::hex2bytes(hex).unwrap()
    }

    fn all() -> Vec<Vector> {
        let file: File = serde_json::from_str(include_str!("../../vectors/voucher-v1.json")).unwrap();
        assert_eq!(file.format.as_bytes(), VOUCHER_TAG);
        file.vectors
    }

    #[test]
    fn encoder_should_give_the_signing_bytes_of_every_vector() {
        for vector in all() {
            let encoded = vector.voucher().signing_bytes();
            assert_eq!(encoded, bytes(&vector.signing_bytes), "{}", vector.name);

            let (tag, decoded) = <([u8; 15], Voucher)>::decode_all(&mut encoded.as_slice()).unwrap();
            assert_eq!((tag, decoded), (VOUCHER_TAG, vector.voucher()), "{}", vector.name);
        }
    }

    #[test]
    fn verify_should_give_the_verdict_of_every_vector() {
        for vector in all() {
            let valid = |signer: &AccountId, payer: &AccountId| {
                vector
                    .signature()
                    .is_some_and(|signature| vector.voucher().verify(&signature, signer, payer).valid)
            };
            assert_eq!(
                valid(&vector.signer(), &stranger()),
                vector.valid,
                "{} by signer",
                vector.name
            );
            assert_eq!(
                valid(&stranger(), &vector.signer()),
                vector.valid,
                "{} by payer",
                vector.name
            );
            assert!(!valid(&stranger(), &stranger()), "{} by a stranger", vector.name);
            assert_eq!(vector.reason.is_none(), vector.valid, "{}", vector.name);
        }
    }

    #[test]
    fn accounts_should_derive_from_the_public_keys_of_every_vector() {
        for vector in all() {
            let key = bytes(&vector.public_key);
            let account: AccountId = match vector.scheme.as_str() {
                "sr25519" => account(sr25519::Public::try_from(key.as_slice()).unwrap()),
                "ed25519" => account(ed25519::Public::try_from(key.as_slice()).unwrap()),
                "ecdsa" => account(ecdsa::Public::try_from(key.as_slice()).unwrap()),
                "eth" => MultiSigner::Eth(ecdsa::KeccakPublic::try_from(key.as_slice()).unwrap()).into_account(),
                other => unreachable!("{other}"),
            };
            assert_eq!(account, vector.signer(), "{}", vector.name);
        }
    }

    #[test]
    fn eth_and_high_s_vectors_should_be_refused_for_that_reason_alone() {
        let mut seen = 0;
        for vector in all() {
            if !["high s", "the Eth variant is refused"].contains(&vector.reason.as_deref().unwrap_or_default()) {
                continue;
            }
            let signed = match vector.form.as_str() {
                "raw" => vector.voucher().signing_bytes(),
                _ => vector.voucher().wrapped_signing_bytes(),
            };
            assert!(
                vector.signature().unwrap().verify(signed.as_slice(), &vector.signer()),
                "{}",
                vector.name
            );
            seen += 1;
        }
        assert_eq!(seen, 4);
    }
}
