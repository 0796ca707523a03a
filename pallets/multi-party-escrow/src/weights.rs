//! What the calls of `pallet_multi_party_escrow` weigh, measured by `scripts/weights`: do not edit.
//!
//! 2026-11-22, Intel(R) Xeon(R) Processor, 50 steps of 20 repeats, `frame-benchmarking-cli` 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_imports, unused_parens, clippy::all)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::{constants::ParityDbWeight, Weight}};

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
    /// `claim`; `p` is 1 to 16.
    fn claim(p: u32, ) -> Weight;
    /// `claim_many`; `n` is 1 to 256.
    fn claim_many(n: u32, ) -> Weight;
    /// `settle`; `p` is 1 to 16.
    fn settle(p: u32, ) -> Weight;
    /// `close`; `p` is 1 to 16.
    fn close(p: u32, ) -> Weight;
    /// `request_close`.
    fn request_close() -> Weight;
    /// `reclaim`.
    fn reclaim() -> Weight;
    /// `sweep`.
    fn sweep() -> Weight;
    /// `verify_sr25519`.
    fn verify_sr25519() -> Weight;
    /// `verify_ed25519`.
    fn verify_ed25519() -> Weight;
    /// `verify_ecdsa`.
    fn verify_ecdsa() -> Weight;
}

/// Weights with the database costs of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::TotalOwed` (r:1 w:1)
    // Proof: `MultiPartyEscrow::TotalOwed` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::EscrowBalances` (r:1 w:1)
    // Proof: `MultiPartyEscrow::EscrowBalances` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    fn deposit() -> Weight {
        // At the least 65_642_000 picoseconds.
        Weight::from_parts(127_407_000, 0)
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    // Storage: `MultiPartyEscrow::EscrowBalances` (r:1 w:1)
    // Proof: `MultiPartyEscrow::EscrowBalances` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::TotalOwed` (r:1 w:1)
    // Proof: `MultiPartyEscrow::TotalOwed` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn withdraw() -> Weight {
        // At the least 70_606_000 picoseconds.
        Weight::from_parts(116_278_000, 0)
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    // Storage: `MultiPartyEscrow::EscrowBalances` (r:2 w:2)
    // Proof: `MultiPartyEscrow::EscrowBalances` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    fn transfer() -> Weight {
        // At the least 18_255_000 picoseconds.
        Weight::from_parts(32_879_000, 0)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    // Storage: `ServiceRegistry::PaymentGroups` (r:1 w:1)
    // Proof: `ServiceRegistry::PaymentGroups` (`max_values`: None, `max_size`: Some(748), added: 3223, mode: `MaxEncodedLen`)
    // Storage: `Parameters::Parameters` (r:6 w:0)
    // Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::EscrowBalances` (r:1 w:1)
    // Proof: `MultiPartyEscrow::EscrowBalances` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    // Storage: `Balances::Holds` (r:1 w:1)
    // Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::NextChannelId` (r:1 w:1)
    // Proof: `MultiPartyEscrow::NextChannelId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::ChannelsTo` (r:0 w:1)
    // Proof: `MultiPartyEscrow::ChannelsTo` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::Channels` (r:0 w:1)
    // Proof: `MultiPartyEscrow::Channels` (`max_values`: None, `max_size`: Some(244), added: 2719, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::ChannelsOf` (r:0 w:1)
    // Proof: `MultiPartyEscrow::ChannelsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    fn open_channel() -> Weight {
        // At the least 115_898_000 picoseconds.
        Weight::from_parts(214_351_000, 0)
            .saturating_add(T::DbWeight::get().reads(10))
            .saturating_add(T::DbWeight::get().writes(7))
    }
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::TotalOwed` (r:1 w:1)
    // Proof: `MultiPartyEscrow::TotalOwed` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::EscrowBalances` (r:1 w:1)
    // Proof: `MultiPartyEscrow::EscrowBalances` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    // Storage: `ServiceRegistry::PaymentGroups` (r:1 w:1)
    // Proof: `ServiceRegistry::PaymentGroups` (`max_values`: None, `max_size`: Some(748), added: 3223, mode: `MaxEncodedLen`)
    // Storage: `Parameters::Parameters` (r:6 w:0)
    // Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    // Storage: `Balances::Holds` (r:1 w:1)
    // Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::NextChannelId` (r:1 w:1)
    // Proof: `MultiPartyEscrow::NextChannelId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::ChannelsTo` (r:0 w:1)
    // Proof: `MultiPartyEscrow::ChannelsTo` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::Channels` (r:0 w:1)
    // Proof: `MultiPartyEscrow::Channels` (`max_values`: None, `max_size`: Some(244), added: 2719, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::ChannelsOf` (r:0 w:1)
    // Proof: `MultiPartyEscrow::ChannelsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    fn deposit_and_open_channel() -> Weight {
        // At the least 183_039_000 picoseconds.
        Weight::from_parts(230_243_000, 0)
            .saturating_add(T::DbWeight::get().reads(12))
            .saturating_add(T::DbWeight::get().writes(9))
    }
    // Storage: `ServiceRegistry::PaymentGroups` (r:1 w:1)
    // Proof: `ServiceRegistry::PaymentGroups` (`max_values`: None, `max_size`: Some(748), added: 3223, mode: `MaxEncodedLen`)
    // Storage: `Parameters::Parameters` (r:6 w:0)
    // Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::EscrowBalances` (r:1 w:1)
    // Proof: `MultiPartyEscrow::EscrowBalances` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    // Storage: `Balances::Holds` (r:1 w:1)
    // Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::NextChannelId` (r:1 w:1)
    // Proof: `MultiPartyEscrow::NextChannelId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::ChannelsTo` (r:0 w:1)
    // Proof: `MultiPartyEscrow::ChannelsTo` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::Channels` (r:0 w:1)
    // Proof: `MultiPartyEscrow::Channels` (`max_values`: None, `max_size`: Some(244), added: 2719, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::ChannelsOf` (r:0 w:1)
    // Proof: `MultiPartyEscrow::ChannelsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    fn open_channel_for() -> Weight {
        // At the least 132_017_000 picoseconds.
        Weight::from_parts(214_154_000, 0)
            .saturating_add(T::DbWeight::get().reads(10))
            .saturating_add(T::DbWeight::get().writes(7))
    }
    // Storage: `MultiPartyEscrow::Channels` (r:1 w:1)
    // Proof: `MultiPartyEscrow::Channels` (`max_values`: None, `max_size`: Some(244), added: 2719, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::EscrowBalances` (r:1 w:1)
    // Proof: `MultiPartyEscrow::EscrowBalances` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    fn top_up() -> Weight {
        // At the least 24_600_000 picoseconds.
        Weight::from_parts(49_984_000, 0)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    // Storage: `MultiPartyEscrow::Channels` (r:1 w:1)
    // Proof: `MultiPartyEscrow::Channels` (`max_values`: None, `max_size`: Some(244), added: 2719, mode: `MaxEncodedLen`)
    // Storage: `Parameters::Parameters` (r:1 w:0)
    // Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    fn extend() -> Weight {
        // At the least 25_038_000 picoseconds.
        Weight::from_parts(55_272_000, 0)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `System::BlockHash` (r:1 w:0)
    // Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    // Storage: `Parameters::Parameters` (r:1 w:0)
    // Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::Channels` (r:1 w:1)
    // Proof: `MultiPartyEscrow::Channels` (`max_values`: None, `max_size`: Some(244), added: 2719, mode: `MaxEncodedLen`)
    // Storage: `ServiceRegistry::PaymentGroups` (r:1 w:0)
    // Proof: `ServiceRegistry::PaymentGroups` (`max_values`: None, `max_size`: Some(748), added: 3223, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::EscrowBalances` (r:16 w:16)
    // Proof: `MultiPartyEscrow::EscrowBalances` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::TotalOwed` (r:1 w:1)
    // Proof: `MultiPartyEscrow::TotalOwed` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:2 w:2)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `ServiceRegistry::Reputations` (r:1 w:1)
    // Proof: `ServiceRegistry::Reputations` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
    fn claim(p: u32, ) -> Weight {
        // At the least 207_961_000 picoseconds.
        Weight::from_parts(359_781_969, 0)
            // Standard error: 319_627.
            .saturating_add(Weight::from_parts(11_342_013, 0).saturating_mul(p.into()))
            .saturating_add(T::DbWeight::get().reads(8))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(p.into())))
            .saturating_add(T::DbWeight::get().writes(5))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(p.into())))
    }
    // Storage: `System::BlockHash` (r:1 w:0)
    // Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    // Storage: `Parameters::Parameters` (r:1 w:0)
    // Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::Channels` (r:256 w:256)
    // Proof: `MultiPartyEscrow::Channels` (`max_values`: None, `max_size`: Some(244), added: 2719, mode: `MaxEncodedLen`)
    // Storage: `ServiceRegistry::PaymentGroups` (r:1 w:0)
    // Proof: `ServiceRegistry::PaymentGroups` (`max_values`: None, `max_size`: Some(748), added: 3223, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::EscrowBalances` (r:16 w:16)
    // Proof: `MultiPartyEscrow::EscrowBalances` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::TotalOwed` (r:1 w:1)
    // Proof: `MultiPartyEscrow::TotalOwed` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:2 w:2)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `ServiceRegistry::Reputations` (r:1 w:1)
    // Proof: `ServiceRegistry::Reputations` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
    fn claim_many(n: u32, ) -> Weight {
        // At the least 471_743_000 picoseconds.
        Weight::from_parts(688_372_101, 0)
            // Standard error: 1_199_280.
            .saturating_add(Weight::from_parts(93_199_998, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(23))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(20))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
    }
    // Storage: `ServiceRegistry::PaymentGroups` (r:1 w:0)
    // Proof: `ServiceRegistry::PaymentGroups` (`max_values`: None, `max_size`: Some(748), added: 3223, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::EscrowBalances` (r:16 w:16)
    // Proof: `MultiPartyEscrow::EscrowBalances` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    // Storage: `ServiceRegistry::Reputations` (r:1 w:1)
    // Proof: `ServiceRegistry::Reputations` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
    fn settle(p: u32, ) -> Weight {
        // At the least 20_918_000 picoseconds.
        Weight::from_parts(22_999_166, 0)
            // Standard error: 32_550.
            .saturating_add(Weight::from_parts(4_282_218, 0).saturating_mul(p.into()))
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(p.into())))
            .saturating_add(T::DbWeight::get().writes(1))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(p.into())))
    }
    // Storage: `MultiPartyEscrow::Channels` (r:1 w:1)
    // Proof: `MultiPartyEscrow::Channels` (`max_values`: None, `max_size`: Some(244), added: 2719, mode: `MaxEncodedLen`)
    // Storage: `ServiceRegistry::PaymentGroups` (r:1 w:1)
    // Proof: `ServiceRegistry::PaymentGroups` (`max_values`: None, `max_size`: Some(748), added: 3223, mode: `MaxEncodedLen`)
    // Storage: `ServiceRegistry::Organizations` (r:1 w:0)
    // Proof: `ServiceRegistry::Organizations` (`max_values`: None, `max_size`: Some(2447), added: 4922, mode: `MaxEncodedLen`)
    // Storage: `System::BlockHash` (r:1 w:0)
    // Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    // Storage: `Parameters::Parameters` (r:1 w:0)
    // Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::EscrowBalances` (r:17 w:17)
    // Proof: `MultiPartyEscrow::EscrowBalances` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::TotalOwed` (r:1 w:1)
    // Proof: `MultiPartyEscrow::TotalOwed` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:3 w:3)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `ServiceRegistry::Reputations` (r:1 w:1)
    // Proof: `ServiceRegistry::Reputations` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
    // Storage: `Balances::Holds` (r:1 w:1)
    // Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::ChannelsTo` (r:0 w:1)
    // Proof: `MultiPartyEscrow::ChannelsTo` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::ChannelsOf` (r:0 w:1)
    // Proof: `MultiPartyEscrow::ChannelsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    fn close(p: u32, ) -> Weight {
        // At the least 297_763_000 picoseconds.
        Weight::from_parts(467_694_846, 0)
            .saturating_add(T::DbWeight::get().reads(12))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(p.into())))
            .saturating_add(T::DbWeight::get().writes(11))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(p.into())))
    }
    // Storage: `MultiPartyEscrow::Channels` (r:1 w:1)
    // Proof: `MultiPartyEscrow::Channels` (`max_values`: None, `max_size`: Some(244), added: 2719, mode: `MaxEncodedLen`)
    // Storage: `Parameters::Parameters` (r:1 w:0)
    // Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    fn request_close() -> Weight {
        // At the least 26_403_000 picoseconds.
        Weight::from_parts(54_806_000, 0)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `MultiPartyEscrow::Channels` (r:1 w:1)
    // Proof: `MultiPartyEscrow::Channels` (`max_values`: None, `max_size`: Some(244), added: 2719, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::EscrowBalances` (r:1 w:1)
    // Proof: `MultiPartyEscrow::EscrowBalances` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    // Storage: `ServiceRegistry::PaymentGroups` (r:1 w:1)
    // Proof: `ServiceRegistry::PaymentGroups` (`max_values`: None, `max_size`: Some(748), added: 3223, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Balances::Holds` (r:1 w:1)
    // Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::ChannelsTo` (r:0 w:1)
    // Proof: `MultiPartyEscrow::ChannelsTo` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
    // Storage: `MultiPartyEscrow::ChannelsOf` (r:0 w:1)
    // Proof: `MultiPartyEscrow::ChannelsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    fn reclaim() -> Weight {
        // At the least 155_952_000 picoseconds.
        Weight::from_parts(188_023_000, 0)
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(7))
    }
    // Storage: `MultiPartyEscrow::TotalOwed` (r:1 w:0)
    // Proof: `MultiPartyEscrow::TotalOwed` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:2 w:2)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn sweep() -> Weight {
        // At the least 102_075_000 picoseconds.
        Weight::from_parts(130_911_000, 0)
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    fn verify_sr25519() -> Weight {
        // At the least 56_442_000 picoseconds.
        Weight::from_parts(89_904_000, 0)
    }
    fn verify_ed25519() -> Weight {
        // At the least 60_512_000 picoseconds.
        Weight::from_parts(100_598_000, 0)
    }
    fn verify_ecdsa() -> Weight {
        // At the least 54_323_000 picoseconds.
        Weight::from_parts(72_713_000, 0)
    }
}

// For tests.
impl WeightInfo for () {
    fn deposit() -> Weight {
        Weight::from_parts(127_407_000, 0)
            .saturating_add(ParityDbWeight::get().reads(3))
            .saturating_add(ParityDbWeight::get().writes(3))
    }
    fn withdraw() -> Weight {
        Weight::from_parts(116_278_000, 0)
            .saturating_add(ParityDbWeight::get().reads(3))
            .saturating_add(ParityDbWeight::get().writes(3))
    }
    fn transfer() -> Weight {
        Weight::from_parts(32_879_000, 0)
            .saturating_add(ParityDbWeight::get().reads(2))
            .saturating_add(ParityDbWeight::get().writes(2))
    }
    fn open_channel() -> Weight {
        Weight::from_parts(214_351_000, 0)
            .saturating_add(ParityDbWeight::get().reads(10))
            .saturating_add(ParityDbWeight::get().writes(7))
    }
    fn deposit_and_open_channel() -> Weight {
        Weight::from_parts(230_243_000, 0)
            .saturating_add(ParityDbWeight::get().reads(12))
            .saturating_add(ParityDbWeight::get().writes(9))
    }
    fn open_channel_for() -> Weight {
        Weight::from_parts(214_154_000, 0)
            .saturating_add(ParityDbWeight::get().reads(10))
            .saturating_add(ParityDbWeight::get().writes(7))
    }
    fn top_up() -> Weight {
        Weight::from_parts(49_984_000, 0)
            .saturating_add(ParityDbWeight::get().reads(2))
            .saturating_add(ParityDbWeight::get().writes(2))
    }
    fn extend() -> Weight {
        Weight::from_parts(55_272_000, 0)
            .saturating_add(ParityDbWeight::get().reads(2))
            .saturating_add(ParityDbWeight::get().writes(1))
    }
    fn claim(p: u32, ) -> Weight {
        Weight::from_parts(359_781_969, 0)
            .saturating_add(Weight::from_parts(11_342_013, 0).saturating_mul(p.into()))
            .saturating_add(ParityDbWeight::get().reads(8))
            .saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(p.into())))
            .saturating_add(ParityDbWeight::get().writes(5))
            .saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(p.into())))
    }
    fn claim_many(n: u32, ) -> Weight {
        Weight::from_parts(688_372_101, 0)
            .saturating_add(Weight::from_parts(93_199_998, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(23))
            .saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(n.into())))
            .saturating_add(ParityDbWeight::get().writes(20))
            .saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(n.into())))
    }
    fn settle(p: u32, ) -> Weight {
        Weight::from_parts(22_999_166, 0)
            .saturating_add(Weight::from_parts(4_282_218, 0).saturating_mul(p.into()))
            .saturating_add(ParityDbWeight::get().reads(2))
            .saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(p.into())))
            .saturating_add(ParityDbWeight::get().writes(1))
            .saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(p.into())))
    }
    fn close(p: u32, ) -> Weight {
        Weight::from_parts(467_694_846, 0)
            .saturating_add(ParityDbWeight::get().reads(12))
            .saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(p.into())))
            .saturating_add(ParityDbWeight::get().writes(11))
            .saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(p.into())))
    }
    fn request_close() -> Weight {
        Weight::from_parts(54_806_000, 0)
            .saturating_add(ParityDbWeight::get().reads(2))
            .saturating_add(ParityDbWeight::get().writes(1))
    }
    fn reclaim() -> Weight {
        Weight::from_parts(188_023_000, 0)
            .saturating_add(ParityDbWeight::get().reads(5))
            .saturating_add(ParityDbWeight::get().writes(7))
    }
    fn sweep() -> Weight {
        Weight::from_parts(130_911_000, 0)
            .saturating_add(ParityDbWeight::get().reads(3))
            .saturating_add(ParityDbWeight::get().writes(2))
    }
    fn verify_sr25519() -> Weight {
        Weight::from_parts(89_904_000, 0)
    }
    fn verify_ed25519() -> Weight {
        Weight::from_parts(100_598_000, 0)
    }
    fn verify_ecdsa() -> Weight {
        Weight::from_parts(72_713_000, 0)
    }
}
