//! What the calls of `pallet_service_registry` weigh, measured by `scripts/weights`: do not edit.
//!
//! 2026-11-22, Intel(R) Xeon(R) Processor, 50 steps of 20 repeats, `frame-benchmarking-cli` 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_imports, unused_parens, clippy::all)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::{constants::ParityDbWeight, Weight}};

/// What each call weighs.
pub trait WeightInfo {
    /// `create_organization`.
    fn create_organization() -> Weight;
    /// `update_organization`.
    fn update_organization() -> Weight;
    /// `offer_ownership`.
    fn offer_ownership() -> Weight;
    /// `accept_ownership`.
    fn accept_ownership() -> Weight;
    /// `set_member`; `m` is 1 to 64.
    fn set_member(m: u32, ) -> Weight;
    /// `set_payment_group`; `p` is 1 to 16.
    fn set_payment_group(p: u32, ) -> Weight;
    /// `remove_payment_group`.
    fn remove_payment_group() -> Weight;
    /// `remove_organization`.
    fn remove_organization() -> Weight;
    /// `register_service`; `t` is 0 to 8; `m` is 0 to 32.
    fn register_service(t: u32, m: u32, ) -> Weight;
    /// `update_service`; `t` is 0 to 8; `m` is 0 to 32.
    fn update_service(t: u32, m: u32, ) -> Weight;
    /// `set_service_status`.
    fn set_service_status() -> Weight;
    /// `remove_service`.
    fn remove_service() -> Weight;
    /// `rate_service`.
    fn rate_service() -> Weight;
    /// `release_name`.
    fn release_name() -> Weight;
    /// `remove_rating`.
    fn remove_rating() -> Weight;
}

/// Weights with the database costs of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    // Storage: `ServiceRegistry::Organizations` (r:1 w:1)
    // Proof: `ServiceRegistry::Organizations` (`max_values`: None, `max_size`: Some(2447), added: 4922, mode: `MaxEncodedLen`)
    // Storage: `ServiceRegistry::ReservedNames` (r:1 w:1)
    // Proof: `ServiceRegistry::ReservedNames` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
    // Storage: `Parameters::Parameters` (r:2 w:0)
    // Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    // Storage: `Balances::Holds` (r:1 w:1)
    // Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
    fn create_organization() -> Weight {
        // At the least 97_132_000 picoseconds.
        Weight::from_parts(176_520_000, 0)
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    // Storage: `ServiceRegistry::Organizations` (r:1 w:1)
    // Proof: `ServiceRegistry::Organizations` (`max_values`: None, `max_size`: Some(2447), added: 4922, mode: `MaxEncodedLen`)
    fn update_organization() -> Weight {
        // At the least 24_284_000 picoseconds.
        Weight::from_parts(47_968_000, 0)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `ServiceRegistry::Organizations` (r:1 w:1)
    // Proof: `ServiceRegistry::Organizations` (`max_values`: None, `max_size`: Some(2447), added: 4922, mode: `MaxEncodedLen`)
    fn offer_ownership() -> Weight {
        // At the least 21_989_000 picoseconds.
        Weight::from_parts(37_231_000, 0)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `ServiceRegistry::Organizations` (r:1 w:1)
    // Proof: `ServiceRegistry::Organizations` (`max_values`: None, `max_size`: Some(2447), added: 4922, mode: `MaxEncodedLen`)
    // Storage: `Parameters::Parameters` (r:2 w:0)
    // Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:2 w:2)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Balances::Holds` (r:2 w:2)
    // Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
    fn accept_ownership() -> Weight {
        // At the least 141_544_000 picoseconds.
        Weight::from_parts(287_834_000, 0)
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    // Storage: `ServiceRegistry::Organizations` (r:1 w:1)
    // Proof: `ServiceRegistry::Organizations` (`max_values`: None, `max_size`: Some(2447), added: 4922, mode: `MaxEncodedLen`)
    fn set_member(m: u32, ) -> Weight {
        // At the least 22_458_000 picoseconds.
        Weight::from_parts(40_905_144, 0)
            // Standard error: 853.
            .saturating_add(Weight::from_parts(114_837, 0).saturating_mul(m.into()))
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `ServiceRegistry::Organizations` (r:1 w:0)
    // Proof: `ServiceRegistry::Organizations` (`max_values`: None, `max_size`: Some(2447), added: 4922, mode: `MaxEncodedLen`)
    // Storage: `Parameters::Parameters` (r:3 w:0)
    // Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    // Storage: `ServiceRegistry::PaymentGroups` (r:1 w:1)
    // Proof: `ServiceRegistry::PaymentGroups` (`max_values`: None, `max_size`: Some(748), added: 3223, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:2 w:2)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Balances::Holds` (r:2 w:2)
    // Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
    fn set_payment_group(_p: u32, ) -> Weight {
        // At the least 152_281_000 picoseconds.
        Weight::from_parts(274_520_286, 0)
            .saturating_add(T::DbWeight::get().reads(9))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    // Storage: `ServiceRegistry::Organizations` (r:1 w:1)
    // Proof: `ServiceRegistry::Organizations` (`max_values`: None, `max_size`: Some(2447), added: 4922, mode: `MaxEncodedLen`)
    // Storage: `ServiceRegistry::PaymentGroups` (r:1 w:1)
    // Proof: `ServiceRegistry::PaymentGroups` (`max_values`: None, `max_size`: Some(748), added: 3223, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Balances::Holds` (r:1 w:1)
    // Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
    // Storage: `ServiceRegistry::Reputations` (r:0 w:1)
    // Proof: `ServiceRegistry::Reputations` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
    fn remove_payment_group() -> Weight {
        // At the least 94_018_000 picoseconds.
        Weight::from_parts(120_840_000, 0)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    // Storage: `ServiceRegistry::Organizations` (r:1 w:1)
    // Proof: `ServiceRegistry::Organizations` (`max_values`: None, `max_size`: Some(2447), added: 4922, mode: `MaxEncodedLen`)
    // Storage: `Parameters::Parameters` (r:1 w:0)
    // Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Balances::Holds` (r:1 w:1)
    // Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
    // Storage: `ServiceRegistry::ReservedNames` (r:0 w:1)
    // Proof: `ServiceRegistry::ReservedNames` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
    fn remove_organization() -> Weight {
        // At the least 87_546_000 picoseconds.
        Weight::from_parts(147_165_000, 0)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    // Storage: `ServiceRegistry::Organizations` (r:1 w:1)
    // Proof: `ServiceRegistry::Organizations` (`max_values`: None, `max_size`: Some(2447), added: 4922, mode: `MaxEncodedLen`)
    // Storage: `ServiceRegistry::Services` (r:1 w:1)
    // Proof: `ServiceRegistry::Services` (`max_values`: None, `max_size`: Some(5938), added: 8413, mode: `MaxEncodedLen`)
    // Storage: `ServiceRegistry::PaymentGroups` (r:1 w:1)
    // Proof: `ServiceRegistry::PaymentGroups` (`max_values`: None, `max_size`: Some(748), added: 3223, mode: `MaxEncodedLen`)
    // Storage: `Parameters::Parameters` (r:2 w:0)
    // Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Balances::Holds` (r:1 w:1)
    // Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
    // Storage: `ServiceRegistry::ServicesByTag` (r:0 w:8)
    // Proof: `ServiceRegistry::ServicesByTag` (`max_values`: None, `max_size`: Some(213), added: 2688, mode: `MaxEncodedLen`)
    fn register_service(t: u32, m: u32, ) -> Weight {
        // At the least 187_553_000 picoseconds.
        Weight::from_parts(257_158_878, 0)
            // Standard error: 88_146.
            .saturating_add(Weight::from_parts(12_428_513, 0).saturating_mul(t.into()))
            // Standard error: 23_285.
            .saturating_add(Weight::from_parts(1_319_772, 0).saturating_mul(m.into()))
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(5))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(t.into())))
    }
    // Storage: `ServiceRegistry::Organizations` (r:1 w:0)
    // Proof: `ServiceRegistry::Organizations` (`max_values`: None, `max_size`: Some(2447), added: 4922, mode: `MaxEncodedLen`)
    // Storage: `ServiceRegistry::Services` (r:1 w:1)
    // Proof: `ServiceRegistry::Services` (`max_values`: None, `max_size`: Some(5938), added: 8413, mode: `MaxEncodedLen`)
    // Storage: `Parameters::Parameters` (r:3 w:0)
    // Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    // Storage: `ServiceRegistry::PaymentGroups` (r:2 w:2)
    // Proof: `ServiceRegistry::PaymentGroups` (`max_values`: None, `max_size`: Some(748), added: 3223, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:2 w:2)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Balances::Holds` (r:2 w:2)
    // Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
    // Storage: `ServiceRegistry::ServicesByTag` (r:0 w:16)
    // Proof: `ServiceRegistry::ServicesByTag` (`max_values`: None, `max_size`: Some(213), added: 2688, mode: `MaxEncodedLen`)
    fn update_service(t: u32, m: u32, ) -> Weight {
        // At the least 327_137_000 picoseconds.
        Weight::from_parts(338_184_216, 0)
            // Standard error: 790_477.
            .saturating_add(Weight::from_parts(19_354_236, 0).saturating_mul(t.into()))
            // Standard error: 208_822.
            .saturating_add(Weight::from_parts(3_894_965, 0).saturating_mul(m.into()))
            .saturating_add(T::DbWeight::get().reads(11))
            .saturating_add(T::DbWeight::get().writes(15))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(t.into())))
    }
    // Storage: `ServiceRegistry::Organizations` (r:1 w:0)
    // Proof: `ServiceRegistry::Organizations` (`max_values`: None, `max_size`: Some(2447), added: 4922, mode: `MaxEncodedLen`)
    // Storage: `ServiceRegistry::Services` (r:1 w:1)
    // Proof: `ServiceRegistry::Services` (`max_values`: None, `max_size`: Some(5938), added: 8413, mode: `MaxEncodedLen`)
    fn set_service_status() -> Weight {
        // At the least 56_836_000 picoseconds.
        Weight::from_parts(103_791_000, 0)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `ServiceRegistry::Organizations` (r:1 w:1)
    // Proof: `ServiceRegistry::Organizations` (`max_values`: None, `max_size`: Some(2447), added: 4922, mode: `MaxEncodedLen`)
    // Storage: `ServiceRegistry::Services` (r:1 w:1)
    // Proof: `ServiceRegistry::Services` (`max_values`: None, `max_size`: Some(5938), added: 8413, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Balances::Holds` (r:1 w:1)
    // Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
    // Storage: `ServiceRegistry::PaymentGroups` (r:1 w:1)
    // Proof: `ServiceRegistry::PaymentGroups` (`max_values`: None, `max_size`: Some(748), added: 3223, mode: `MaxEncodedLen`)
    // Storage: `ServiceRegistry::ServicesByTag` (r:0 w:8)
    // Proof: `ServiceRegistry::ServicesByTag` (`max_values`: None, `max_size`: Some(213), added: 2688, mode: `MaxEncodedLen`)
    fn remove_service() -> Weight {
        // At the least 173_336_000 picoseconds.
        Weight::from_parts(224_456_000, 0)
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(13))
    }
    // Storage: `ServiceRegistry::Services` (r:1 w:0)
    // Proof: `ServiceRegistry::Services` (`max_values`: None, `max_size`: Some(5938), added: 8413, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::Channels` (r:1 w:0)
    // Proof: `MultiPartyEscrow::Channels` (`max_values`: None, `max_size`: Some(244), added: 2719, mode: `MaxEncodedLen`)
    // Storage: `ServiceRegistry::PaymentGroups` (r:2 w:0)
    // Proof: `ServiceRegistry::PaymentGroups` (`max_values`: None, `max_size`: Some(748), added: 3223, mode: `MaxEncodedLen`)
    // Storage: `ServiceRegistry::Ratings` (r:1 w:1)
    // Proof: `ServiceRegistry::Ratings` (`max_values`: None, `max_size`: Some(420), added: 2895, mode: `MaxEncodedLen`)
    // Storage: `ServiceRegistry::Reputations` (r:2 w:2)
    // Proof: `ServiceRegistry::Reputations` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
    // Storage: `Parameters::Parameters` (r:2 w:0)
    // Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    fn rate_service() -> Weight {
        // At the least 117_519_000 picoseconds.
        Weight::from_parts(196_467_000, 0)
            .saturating_add(T::DbWeight::get().reads(9))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    // Storage: `ServiceRegistry::ReservedNames` (r:1 w:1)
    // Proof: `ServiceRegistry::ReservedNames` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
    fn release_name() -> Weight {
        // At the least 15_662_000 picoseconds.
        Weight::from_parts(19_550_000, 0)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `ServiceRegistry::Ratings` (r:1 w:1)
    // Proof: `ServiceRegistry::Ratings` (`max_values`: None, `max_size`: Some(420), added: 2895, mode: `MaxEncodedLen`)
    // Storage: `ServiceRegistry::PaymentGroups` (r:1 w:0)
    // Proof: `ServiceRegistry::PaymentGroups` (`max_values`: None, `max_size`: Some(748), added: 3223, mode: `MaxEncodedLen`)
    // Storage: `ServiceRegistry::Reputations` (r:1 w:1)
    // Proof: `ServiceRegistry::Reputations` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
    // Storage: `Balances::Holds` (r:1 w:1)
    // Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
    fn remove_rating() -> Weight {
        // At the least 97_046_000 picoseconds.
        Weight::from_parts(209_805_000, 0)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(3))
    }
}

// For tests.
impl WeightInfo for () {
    fn create_organization() -> Weight {
        Weight::from_parts(176_520_000, 0)
            .saturating_add(ParityDbWeight::get().reads(5))
            .saturating_add(ParityDbWeight::get().writes(3))
    }
    fn update_organization() -> Weight {
        Weight::from_parts(47_968_000, 0)
            .saturating_add(ParityDbWeight::get().reads(1))
            .saturating_add(ParityDbWeight::get().writes(1))
    }
    fn offer_ownership() -> Weight {
        Weight::from_parts(37_231_000, 0)
            .saturating_add(ParityDbWeight::get().reads(1))
            .saturating_add(ParityDbWeight::get().writes(1))
    }
    fn accept_ownership() -> Weight {
        Weight::from_parts(287_834_000, 0)
            .saturating_add(ParityDbWeight::get().reads(7))
            .saturating_add(ParityDbWeight::get().writes(5))
    }
    fn set_member(m: u32, ) -> Weight {
        Weight::from_parts(40_905_144, 0)
            .saturating_add(Weight::from_parts(114_837, 0).saturating_mul(m.into()))
            .saturating_add(ParityDbWeight::get().reads(1))
            .saturating_add(ParityDbWeight::get().writes(1))
    }
    fn set_payment_group(_p: u32, ) -> Weight {
        Weight::from_parts(274_520_286, 0)
            .saturating_add(ParityDbWeight::get().reads(9))
            .saturating_add(ParityDbWeight::get().writes(5))
    }
    fn remove_payment_group() -> Weight {
        Weight::from_parts(120_840_000, 0)
            .saturating_add(ParityDbWeight::get().reads(4))
            .saturating_add(ParityDbWeight::get().writes(5))
    }
    fn remove_organization() -> Weight {
        Weight::from_parts(147_165_000, 0)
            .saturating_add(ParityDbWeight::get().reads(4))
            .saturating_add(ParityDbWeight::get().writes(4))
    }
    fn register_service(t: u32, m: u32, ) -> Weight {
        Weight::from_parts(257_158_878, 0)
            .saturating_add(Weight::from_parts(12_428_513, 0).saturating_mul(t.into()))
            .saturating_add(Weight::from_parts(1_319_772, 0).saturating_mul(m.into()))
            .saturating_add(ParityDbWeight::get().reads(7))
            .saturating_add(ParityDbWeight::get().writes(5))
            .saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(t.into())))
    }
    fn update_service(t: u32, m: u32, ) -> Weight {
        Weight::from_parts(338_184_216, 0)
            .saturating_add(Weight::from_parts(19_354_236, 0).saturating_mul(t.into()))
            .saturating_add(Weight::from_parts(3_894_965, 0).saturating_mul(m.into()))
            .saturating_add(ParityDbWeight::get().reads(11))
            .saturating_add(ParityDbWeight::get().writes(15))
            .saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(t.into())))
    }
    fn set_service_status() -> Weight {
        Weight::from_parts(103_791_000, 0)
            .saturating_add(ParityDbWeight::get().reads(2))
            .saturating_add(ParityDbWeight::get().writes(1))
    }
    fn remove_service() -> Weight {
        Weight::from_parts(224_456_000, 0)
            .saturating_add(ParityDbWeight::get().reads(5))
            .saturating_add(ParityDbWeight::get().writes(13))
    }
    fn rate_service() -> Weight {
        Weight::from_parts(196_467_000, 0)
            .saturating_add(ParityDbWeight::get().reads(9))
            .saturating_add(ParityDbWeight::get().writes(3))
    }
    fn release_name() -> Weight {
        Weight::from_parts(19_550_000, 0)
            .saturating_add(ParityDbWeight::get().reads(1))
            .saturating_add(ParityDbWeight::get().writes(1))
    }
    fn remove_rating() -> Weight {
        Weight::from_parts(209_805_000, 0)
            .saturating_add(ParityDbWeight::get().reads(4))
            .saturating_add(ParityDbWeight::get().writes(3))
    }
}
