//! Weights of this pallet's calls. Placeholder figures until `scripts/weights` has measured them.

use core::marker::PhantomData;
use frame_support::{
    traits::Get,
    weights::{constants::ParityDbWeight, Weight},
};

/// What each call weighs.
pub trait WeightInfo {
    /// `deposit`.
    fn deposit() -> Weight;
    /// `withdraw`.
    fn withdraw() -> Weight;
    /// `transfer`.
    fn transfer() -> Weight;
    /// `open_channel`.
    fn open_channel() -> Weight;
    /// `deposit_and_open_channel`.
    fn deposit_and_open_channel() -> Weight;
    /// `open_channel_for`.
    fn open_channel_for() -> Weight;
    /// `top_up`.
    fn top_up() -> Weight;
    /// `extend`.
    fn extend() -> Weight;
    /// `claim`, with one sr25519 check and `p` accounts behind the payee.
    fn claim(p: u32) -> Weight;
    /// `claim_many` of `n` items to one group of the most payees, with one sr25519 check each.
    fn claim_many(n: u32) -> Weight;
    /// What each further payee of a batch costs: its group, `p` accounts behind it, its counters.
    fn settle(p: u32) -> Weight;
    /// `close` with a voucher, one sr25519 check and `p` accounts behind the payee.
    fn close(p: u32) -> Weight;
    /// `request_close`.
    fn request_close() -> Weight;
    /// `reclaim`.
    fn reclaim() -> Weight;
    /// `sweep`.
    fn sweep() -> Weight;
    /// One check of an sr25519 signature over a voucher.
    fn verify_sr25519() -> Weight;
    /// One check of an ed25519 signature over a voucher.
    fn verify_ed25519() -> Weight;
    /// One check of an ECDSA signature over a voucher.
    fn verify_ecdsa() -> Weight;
}

/// Weights with the database costs of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    fn deposit() -> Weight {
        Weight::from_parts(45_000_000, 0)
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    fn withdraw() -> Weight {
        Weight::from_parts(45_000_000, 0)
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    fn transfer() -> Weight {
        Weight::from_parts(18_000_000, 0)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    fn open_channel() -> Weight {
        Weight::from_parts(75_000_000, 0)
            .saturating_add(T::DbWeight::get().reads(12))
            .saturating_add(T::DbWeight::get().writes(7))
    }
    fn deposit_and_open_channel() -> Weight {
        Weight::from_parts(110_000_000, 0)
            .saturating_add(T::DbWeight::get().reads(14))
            .saturating_add(T::DbWeight::get().writes(9))
    }
    fn open_channel_for() -> Weight {
        Weight::from_parts(75_000_000, 0)
            .saturating_add(T::DbWeight::get().reads(12))
            .saturating_add(T::DbWeight::get().writes(7))
    }
    fn top_up() -> Weight {
        Weight::from_parts(22_000_000, 0)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    fn extend() -> Weight {
        Weight::from_parts(16_000_000, 0)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    fn claim(p: u32) -> Weight {
        Weight::from_parts(110_000_000, 0)
            .saturating_add(Weight::from_parts(2_000_000, 0).saturating_mul(p.into()))
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(5))
            .saturating_add(T::DbWeight::get().reads(p.into()))
            .saturating_add(T::DbWeight::get().writes(p.into()))
    }
    fn claim_many(n: u32) -> Weight {
        Weight::from_parts(90_000_000, 0)
            .saturating_add(Weight::from_parts(58_000_000, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(23))
            .saturating_add(T::DbWeight::get().writes(20))
            .saturating_add(T::DbWeight::get().reads(n.into()))
            .saturating_add(T::DbWeight::get().writes(n.into()))
    }
    fn settle(p: u32) -> Weight {
        Weight::from_parts(15_000_000, 0)
            .saturating_add(Weight::from_parts(2_000_000, 0).saturating_mul(p.into()))
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(1))
            .saturating_add(T::DbWeight::get().reads(p.into()))
            .saturating_add(T::DbWeight::get().writes(p.into()))
    }
    fn close(p: u32) -> Weight {
        Weight::from_parts(60_000_000, 0)
            .saturating_add(Weight::from_parts(2_000_000, 0).saturating_mul(p.into()))
            .saturating_add(T::DbWeight::get().reads(9))
            .saturating_add(T::DbWeight::get().writes(9))
            .saturating_add(T::DbWeight::get().reads(p.into()))
            .saturating_add(T::DbWeight::get().writes(p.into()))
    }
    fn request_close() -> Weight {
        Weight::from_parts(17_000_000, 0)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    fn reclaim() -> Weight {
        Weight::from_parts(55_000_000, 0)
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(7))
    }
    fn sweep() -> Weight {
        Weight::from_parts(42_000_000, 0)
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    fn verify_sr25519() -> Weight {
        Weight::from_parts(44_000_000, 0)
    }
    fn verify_ed25519() -> Weight {
        Weight::from_parts(44_000_000, 0)
    }
    fn verify_ecdsa() -> Weight {
        Weight::from_parts(50_000_000, 0)
    }
}

impl WeightInfo for () {
    fn deposit() -> Weight {
        Weight::from_parts(45_000_000, 0)
            .saturating_add(ParityDbWeight::get().reads(3))
            .saturating_add(ParityDbWeight::get().writes(3))
    }
    fn withdraw() -> Weight {
        Weight::from_parts(45_000_000, 0)
            .saturating_add(ParityDbWeight::get().reads(3))
            .saturating_add(ParityDbWeight::get().writes(3))
    }
    fn transfer() -> Weight {
        Weight::from_parts(18_000_000, 0)
            .saturating_add(ParityDbWeight::get().reads(2))
            .saturating_add(ParityDbWeight::get().writes(2))
    }
    fn open_channel() -> Weight {
        Weight::from_parts(75_000_000, 0)
            .saturating_add(ParityDbWeight::get().reads(12))
            .saturating_add(ParityDbWeight::get().writes(7))
    }
    fn deposit_and_open_channel() -> Weight {
        Weight::from_parts(110_000_000, 0)
            .saturating_add(ParityDbWeight::get().reads(14))
            .saturating_add(ParityDbWeight::get().writes(9))
    }
    fn open_channel_for() -> Weight {
        Weight::from_parts(75_000_000, 0)
            .saturating_add(ParityDbWeight::get().reads(12))
            .saturating_add(ParityDbWeight::get().writes(7))
    }
    fn top_up() -> Weight {
        Weight::from_parts(22_000_000, 0)
            .saturating_add(ParityDbWeight::get().reads(2))
            .saturating_add(ParityDbWeight::get().writes(2))
    }
    fn extend() -> Weight {
        Weight::from_parts(16_000_000, 0)
            .saturating_add(ParityDbWeight::get().reads(2))
            .saturating_add(ParityDbWeight::get().writes(1))
    }
    fn claim(p: u32) -> Weight {
        Weight::from_parts(110_000_000, 0)
            .saturating_add(Weight::from_parts(2_000_000, 0).saturating_mul(p.into()))
            .saturating_add(ParityDbWeight::get().reads(7))
            .saturating_add(ParityDbWeight::get().writes(5))
            .saturating_add(ParityDbWeight::get().reads(p.into()))
            .saturating_add(ParityDbWeight::get().writes(p.into()))
    }
    fn claim_many(n: u32) -> Weight {
        Weight::from_parts(90_000_000, 0)
            .saturating_add(Weight::from_parts(58_000_000, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(23))
            .saturating_add(ParityDbWeight::get().writes(20))
            .saturating_add(ParityDbWeight::get().reads(n.into()))
            .saturating_add(ParityDbWeight::get().writes(n.into()))
    }
    fn settle(p: u32) -> Weight {
        Weight::from_parts(15_000_000, 0)
            .saturating_add(Weight::from_parts(2_000_000, 0).saturating_mul(p.into()))
            .saturating_add(ParityDbWeight::get().reads(2))
            .saturating_add(ParityDbWeight::get().writes(1))
            .saturating_add(ParityDbWeight::get().reads(p.into()))
            .saturating_add(ParityDbWeight::get().writes(p.into()))
    }
    fn close(p: u32) -> Weight {
        Weight::from_parts(60_000_000, 0)
            .saturating_add(Weight::from_parts(2_000_000, 0).saturating_mul(p.into()))
            .saturating_add(ParityDbWeight::get().reads(9))
            .saturating_add(ParityDbWeight::get().writes(9))
            .saturating_add(ParityDbWeight::get().reads(p.into()))
            .saturating_add(ParityDbWeight::get().writes(p.into()))
    }
    fn request_close() -> Weight {
        Weight::from_parts(17_000_000, 0)
            .saturating_add(ParityDbWeight::get().reads(2))
            .saturating_add(ParityDbWeight::get().writes(1))
    }
    fn reclaim() -> Weight {
        Weight::from_parts(55_000_000, 0)
            .saturating_add(ParityDbWeight::get().reads(5))
            .saturating_add(ParityDbWeight::get().writes(7))
    }
    fn sweep() -> Weight {
        Weight::from_parts(42_000_000, 0)
            .saturating_add(ParityDbWeight::get().reads(3))
            .saturating_add(ParityDbWeight::get().writes(2))
    }
    fn verify_sr25519() -> Weight {
        Weight::from_parts(44_000_000, 0)
    }
    fn verify_ed25519() -> Weight {
        Weight::from_parts(44_000_000, 0)
    }
    fn verify_ecdsa() -> Weight {
        Weight::from_parts(50_000_000, 0)
    }
}
