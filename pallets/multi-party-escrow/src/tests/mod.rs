//! Tests by call; what crosses calls is in `attacks` (one test for each known attack on payment channels), `properties` (random
//! sequences against a plain model) and `fuzz` (random bytes).

#![allow(clippy::arithmetic_side_effects)]

mod attacks;
mod claim;
mod claim_many;
mod close;
mod deposit;
mod extend;
mod fuzz;
mod open_channel;
mod open_channel_for;
mod properties;
mod queries;
mod reclaim;
mod request_close;
mod sweep;
mod top_up;
mod transfer;
mod withdraw;

use crate::{mock::*, Call, ChannelsOf, ChannelsTo, EscrowBalances, Event, NextChannelId, TotalOwed};
use alink_primitives::{AccountId, Balance, BlockNumber, ChannelId, Payee, Signature, Voucher};
use frame_support::dispatch::GetDispatchInfo;
use sp_core::{ecdsa, Pair, H256};
use sp_runtime::{DispatchError, Perbill, Permill, TokenError};

/// The errors of this pallet on the chain of the tests.
type Error = crate::Error<Test>;

/// How often a property is tried: `PROPTEST_CASES` if it is set, else `fewest`.
fn cases(fewest: u32) -> proptest::test_runner::Config {
    let asked_for = std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|value| value.parse().ok());
    proptest::test_runner::Config {
        cases: asked_for.unwrap_or(fewest),
        failure_persistence: None,
        ..Default::default()
    }
}

/// Every ed25519 key of small order, in all of its encodings: anybody can make signatures for them. From the literature, not from
/// the list under test.
fn small_order_keys() -> Vec<AccountId> {
    let encodings = [
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    ];
    let mut keys = Vec::new();
    for encoding in encodings {
        for sign_bit in [0, 0x80] {
            let mut key = [0; 32];
            for (index, byte) in key.iter_mut().enumerate() {
                *byte = u8::from_str_radix(&encoding[2 * index..2 * index + 2], 16).unwrap();
            }
            key[31] |= sign_bit;
            keys.push(AccountId::new(key));
        }
    }
    keys
}

/// The mirror image of an ECDSA signature, `n - s` with the other recovery id: verifies just as well unless it is refused.
fn with_high_s(signature: &ecdsa::Signature) -> ecdsa::Signature {
    const ORDER: [u8; 32] = [
        0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xfe, 0xba, 0xae,
        0xdc, 0xe6, 0xaf, 0x48, 0xa0, 0x3b, 0xbf, 0xd2, 0x5e, 0x8c, 0xd0, 0x36, 0x41, 0x41,
    ];
    let mut bytes = signature.0;
    let mut borrow = 0i16;
    for index in (0..32).rev() {
        let digit = i16::from(ORDER[index]) - i16::from(bytes[32 + index]) - borrow;
        borrow = i16::from(digit < 0);
        bytes[32 + index] = u8::try_from(digit.rem_euclid(256)).unwrap();
    }
    bytes[64] ^= 1;
    ecdsa::Signature::from_raw(bytes)
}

/// `close` without a voucher.
fn close(channel: ChannelId) -> Call<Test> {
    Call::close { channel, voucher: None }
}

fn extend(channel: ChannelId, expires_at: BlockNumber) -> Call<Test> {
    Call::extend { channel, expires_at }
}

/// One call of each kind that means something on the chain that [`populate`] makes.
fn calls() -> [Call<Test>; 14] {
    let (payee, signer) = (group(), account("Alice"));
    [
        Call::deposit { amount: 700 },
        Call::withdraw { amount: 70 },
        Call::transfer {
            to: account("Bob"),
            amount: 70,
        },
        Call::open_channel {
            payee: payee.clone(),
            signer: signer.clone(),
            amount: 100,
            expires_at: 50,
        },
        Call::deposit_and_open_channel {
            payee: payee.clone(),
            signer: signer.clone(),
            amount: 100,
            expires_at: 50,
        },
        Call::open_channel_for {
            payer: account("Bob"),
            payee,
            signer,
            amount: 100,
            expires_at: 50,
        },
        Call::top_up { channel: 0, amount: 70 },
        Call::extend {
            channel: 0,
            expires_at: 90,
        },
        Call::claim {
            channel: 0,
            amount: 400,
            signature: voucher("Alice", 0, 400),
        },
        Call::claim_many {
            claims: vec![(0, 500, voucher("Alice", 0, 500)), (1, 300, voucher("Alice", 1, 300))]
                .try_into()
                .unwrap(),
        },
        Call::close {
            channel: 1,
            voucher: Some((600, voucher("Alice", 1, 600))),
        },
        Call::request_close { channel: 0 },
        Call::reclaim { channel: 2 },
        Call::sweep {},
    ]
}

/// Three channels of Alice's, the last one over; escrow balances.
fn populate() {
    for name in ["Alice", "Bob", "p1"] {
        deposit(name, 5_000);
    }
    open("Alice", 1_000, 50);
    open("Alice", 1_000, 80);
    open("Alice", 1_000, MIN_LIFETIME);
    go_to(1 + MIN_LIFETIME + GRACE + 1);
}

#[test]
fn genesis_should_give_the_pot_its_existential_deposit() {
    run(|| {
        assert_eq!(free(&Escrow::pot()), ED);
        assert_eq!(TotalOwed::<Test>::get(), 0);
    });
}

#[test]
fn calls_should_be_refused_when_not_signed() {
    run(|| {
        populate();
        for call in calls() {
            refused(call.clone(), RuntimeOrigin::none(), DispatchError::BadOrigin);
            refused(call, RuntimeOrigin::root(), DispatchError::BadOrigin);
        }
    });
}

#[test]
fn encoding_of_a_stored_channel_should_stay_as_it_is() {
    use codec::Encode;
    run(|| {
        // given
        let channel = open("Alice", 1_000, 50);
        let alice = account("Alice");

        // when
        let encoded = stored(channel).encode();

        // then: payer, funder, payee, signer, total, claimed, expires_at, grace, closes_at, ticket
        let mut expected = [alice.encode(), alice.encode(), group().encode(), alice.encode()].concat();
        expected.extend((1_000u128, 0u128, 51u32, GRACE, None::<u32>, channel_deposit()).encode());
        assert_eq!(encoded, expected);
    });
}
