//! Random bytes: whatever decodes is dispatched, nothing panics and every law holds afterwards. Seconds here; hours by hand:
//!
//! ```sh
//! PROPTEST_CASES=1000000 cargo test --release -p pallet-multi-party-escrow fuzz
//! ```

use super::*;
use codec::{Decode, DecodeAll, DecodeLimit, Encode};
use frame_support::MAX_EXTRINSIC_DEPTH;
use proptest::prelude::*;
use std::sync::LazyLock;

/// Call index of `claim_many`.
const CLAIM_MANY: u8 = 9;

fn decode(bytes: &[u8]) -> Result<Call<Test>, codec::Error> {
    Call::decode_all_with_depth_limit(MAX_EXTRINSIC_DEPTH, &mut &bytes[..])
}

/// Dispatch what these bytes are, if they are a call. Whether it succeeds does not matter, only what holds afterwards.
fn feed(bytes: &[u8], who: &str) {
    if let Ok(call) = decode(bytes) {
        assert_eq!(decode(&call.encode()).as_ref(), Ok(&call));
        let _ = dispatch(call, origin(who));
    }
}

/// All of [`calls`], encoded.
static SOUND_CALLS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| calls().iter().map(Encode::encode).collect());

/// A sound call with some bytes changed, cut off or added.
fn damaged() -> impl Strategy<Value = Vec<u8>> {
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4);
    let tail = prop::collection::vec(any::<u8>(), 0..3);
    (
        any::<prop::sample::Index>(),
        changes,
        prop::option::weighted(0.2, any::<prop::sample::Index>()),
        tail,
    )
        .prop_map(|(which, changes, cut, tail)| {
            let mut bytes = which.get(SOUND_CALLS.as_slice()).clone();
            for (at, value) in changes {
                let at = at.index(bytes.len());
                bytes[at] = value;
            }
            if let Some(cut) = cut {
                bytes.truncate(cut.index(bytes.len()));
                bytes.extend(tail);
            }
            bytes
        })
}

fn who() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["Alice", "Bob", "p1", "manager", "stranger", "nobody"])
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn fuzz_random_bytes_should_never_break_a_law(
        inputs in prop::collection::vec((who(), prop::collection::vec(any::<u8>(), 0..120)), 1..16),
    ) {
        run(|| {
            populate();
            for (who, bytes) in &inputs {
                feed(bytes, who);
                // any call index with random arguments gets further than a random index
                let mut directed = bytes.clone();
                if let Some(index) = directed.first_mut() {
                    *index %= 14;
                }
                feed(&directed, who);
            }
        });
    }

    #[test]
    fn fuzz_damaged_calls_should_never_break_a_law(inputs in prop::collection::vec((who(), damaged()), 1..12)) {
        run(|| {
            populate();
            for (who, bytes) in &inputs {
                feed(bytes, who);
            }
        });
    }

    #[test]
    fn fuzz_vouchers_and_signatures_should_never_be_accepted_by_chance(
        bytes in prop::collection::vec(any::<u8>(), 0..100),
        channel in any::<u64>(),
        amount in any::<u128>(),
    ) {
        let _ = Voucher::decode_all(&mut &bytes[..]);
        let _ = Payee::decode_all(&mut &bytes[..]);
        if let Ok(signature) = Signature::decode(&mut &bytes[..]) {
            let check = message(channel, amount).verify(&signature, &account("Alice"), &account("Bob"));
            assert!(!check.valid);
            assert!(check.checks <= alink_primitives::voucher::MAX_CHECKS);
        }
    }
}

#[test]
fn fuzz_seeds_should_be_what_the_chain_accepts() {
    run(|| {
        populate();
        let sweep = Call::<Test>::sweep {}.encode();
        for bytes in SOUND_CALLS.iter() {
            // Each of them is worth damaging: it gets past all checks when it comes first.
            let accepted = frame_support::hypothetically!({
                let call = decode(bytes).unwrap();
                let who = if bytes[0] == 10 { "p1" } else { "Alice" };
                dispatch(call, origin(who)).is_ok()
            });
            assert!(accepted || *bytes == sweep, "{bytes:02x?}");
        }
    });
}

#[test]
fn fuzz_truncated_or_overlong_calls_should_be_refused_when_decoded() {
    for bytes in SOUND_CALLS.iter() {
        for length in 0..bytes.len() {
            assert!(decode(&bytes[..length]).is_err(), "{length} bytes of {bytes:02x?}");
        }
        let longer = [&bytes[..], &[0]].concat();
        assert!(decode(&longer).is_err(), "{longer:02x?}");
        assert!(decode(bytes).is_ok());
    }
}

#[test]
fn fuzz_unknown_call_indices_should_be_refused_when_decoded() {
    for index in 14..=u8::MAX {
        assert!(decode(&[&[index][..], &[0; 200]].concat()).is_err(), "{index}");
    }
}

#[test]
fn fuzz_oversized_collections_should_be_refused_when_decoded() {
    // given a batch that claims to have more items than it may, or than memory holds
    let item = (0u64, 1u128, voucher("Alice", 0, 1));
    assert!(decode(&(CLAIM_MANY, vec![item.clone(); 256]).encode()).is_ok());
    assert!(decode(&(CLAIM_MANY, vec![item; 257]).encode()).is_err());
    for length in [u32::MAX, u32::MAX / 2, 257] {
        let claimed_length = (CLAIM_MANY, codec::Compact(length)).encode();
        assert!(decode(&claimed_length).is_err(), "{length}");
    }

    // given ids that are too long
    let payee = |length: usize| (0u8, vec![b'a'; length], GROUP).encode();
    assert!(Payee::decode_all(&mut &payee(64)[..]).is_ok());
    assert!(Payee::decode_all(&mut &payee(65)[..]).is_err());
}

#[test]
fn fuzz_calls_should_not_nest() {
    // Nothing in a call is nested deeper than the items of a batch: a limit of one suffices, so none can exhaust the stack.
    for bytes in SOUND_CALLS.iter() {
        assert!(
            Call::<Test>::decode_all_with_depth_limit(1, &mut &bytes[..]).is_ok(),
            "{bytes:02x?}"
        );
    }
    let batch = SOUND_CALLS.iter().find(|bytes| bytes[0] == CLAIM_MANY).unwrap();
    assert!(Call::<Test>::decode_all_with_depth_limit(0, &mut &batch[..]).is_err());
}
