//! Values that differ between networks or that governance moves, each with its default (that of a production network) and its
//! bounds. Their names in a genesis configuration are in `genesis.rs`.

mod genesis;

pub(crate) use genesis::Written;
pub use genesis::{all_bounds, Genesis};

use crate::{Balance, BlockNumber, Runtime, RuntimeOrigin};
use alink_primitives::bounded::{BoundedPermill, BoundedU128, BoundedU32, BoundedU64};
use frame_support::{
    dynamic_params::{dynamic_pallet_params, dynamic_params},
    traits::{EnsureOrigin, EnsureOriginWithArg, Get},
};
use frame_system::EnsureRoot;
use sp_runtime::Permill;

/// Base units of one ALINK.
pub const UNIT: Balance = 1_000_000_000_000;
/// A thousandth of an ALINK.
pub const MILLI: Balance = UNIT / 1_000;
/// Blocks of six seconds in a minute.
pub const MINUTES: BlockNumber = 10;
/// In an hour.
pub const HOURS: BlockNumber = 60 * MINUTES;
/// In a day.
pub const DAYS: BlockNumber = 24 * HOURS;

/// Default of [`keys::consensus::BondingDuration`], eras.
const BONDING_DURATION: u32 = 28;
/// Default of [`keys::consensus::SlashDeferDuration`], eras.
const SLASH_DEFER_DURATION: u32 = 27;

/// The parameters, by who uses them. The type of each carries its bounds, and nothing else says them.
#[dynamic_params(RuntimeParameters, pallet_parameters::Parameters::<Runtime>)]
pub mod keys {
    use super::*;

    /// Time. Fixed at genesis: a chain whose slots change under it stops.
    #[dynamic_pallet_params]
    #[codec(index = 0)]
    pub mod consensus {
        /// Length of a slot, milliseconds.
        #[codec(index = 0)]
        pub static SlotDuration: BoundedU64<500, 60_000> = BoundedU64::clamped(6_000);
        /// Length of an epoch, and so of a session, slots.
        #[codec(index = 1)]
        pub static EpochDuration: BoundedU64<5, 14_400> = BoundedU64::clamped(2_400);
        /// Length of an era, sessions.
        #[codec(index = 2)]
        pub static SessionsPerEra: BoundedU32<1, 48> = BoundedU32::clamped(6);
        /// How long stake stays at risk after it was unbonded, eras.
        #[codec(index = 3)]
        pub static BondingDuration: BoundedU32<1, 112> = BoundedU32::clamped(BONDING_DURATION);
        /// How long a slash can be cancelled before it is applied, eras; less than the bonding duration.
        #[codec(index = 4)]
        pub static SlashDeferDuration: BoundedU32<0, 111> = BoundedU32::clamped(SLASH_DEFER_DURATION);
    }

    /// The escrow.
    #[dynamic_pallet_params]
    #[codec(index = 1)]
    pub mod escrow {
        /// Least lifetime of a new channel, blocks.
        #[codec(index = 0)]
        pub static MinChannelLifetime: BoundedU32<1, { 7 * DAYS }> = BoundedU32::clamped(100);
        /// Most that a channel may live from now, blocks.
        #[codec(index = 1)]
        pub static MaxChannelLifetime: BoundedU32<{ 7 * DAYS }, 52_560_000> = BoundedU32::clamped(5_256_000);
        /// Least amount of a new channel, base units.
        #[codec(index = 2)]
        pub static MinChannelAmount: BoundedU128<1, { 100 * UNIT }> = BoundedU128::clamped(MILLI);
        /// Time that a payee has to claim after a close was requested, blocks.
        #[codec(index = 3)]
        pub static ChallengePeriod: BoundedU32<5, { 14 * DAYS }> = BoundedU32::clamped(2_400);
        /// Time after a channel's expiry that is the payee's alone, blocks.
        #[codec(index = 4)]
        pub static ClaimGrace: BoundedU32<5, { 14 * DAYS }> = BoundedU32::clamped(600);
        /// What the protocol takes of each settled amount; at most 10 %.
        #[codec(index = 5)]
        pub static ProtocolFee: BoundedPermill<100_000> = BoundedPermill::clamped(20_000);
    }

    /// The registry.
    #[dynamic_pallet_params]
    #[codec(index = 2)]
    pub mod registry {
        /// How long the name of a removed organisation is its former owner's, blocks.
        #[codec(index = 0)]
        pub static NameCooldown: BoundedU32<1, { 365 * DAYS }> = BoundedU32::clamped(14 * DAYS);
        /// How long a new price is announced before it takes effect, blocks.
        #[codec(index = 1)]
        pub static PriceNotice: BoundedU32<1, { 90 * DAYS }> = BoundedU32::clamped(600);
    }

    /// Governance.
    #[dynamic_pallet_params]
    #[codec(index = 3)]
    pub mod governance {
        /// What all periods of referenda, and others that only people wait for, are divided by. Fixed at genesis: 1 on a
        /// production network.
        #[codec(index = 0)]
        pub static Pace: BoundedU32<1, 100_000> = BoundedU32::clamped(1);
    }

    /// Deposits for storage.
    #[dynamic_pallet_params]
    #[codec(index = 4)]
    pub mod deposits {
        /// For each stored item, base units.
        #[codec(index = 0)]
        pub static PerItem: BoundedU128<0, { 10 * UNIT }> = BoundedU128::clamped(10 * MILLI);
        /// For each byte of it, base units.
        #[codec(index = 1)]
        pub static PerByte: BoundedU128<0, { UNIT / 10 }> = BoundedU128::clamped(MILLI / 20);
    }
}

/// Gives each parameter as the plain value that pallets are configured with.
macro_rules! plain {
    ($($(#[$doc:meta])* $name:ident: $ty:ty = $key:path;)*) => {
        $(
            $(#[$doc])*
            pub struct $name;
            impl Get<$ty> for $name {
                fn get() -> $ty {
                    <$key as Get<_>>::get().get()
                }
            }
        )*
    };
}

plain! {
    /// Milliseconds.
    SlotDuration: u64 = keys::consensus::SlotDuration;
    /// Slots.
    EpochDuration: u64 = keys::consensus::EpochDuration;
    /// Sessions.
    SessionsPerEra: u32 = keys::consensus::SessionsPerEra;
    /// Eras.
    BondingDuration: u32 = keys::consensus::BondingDuration;
    /// Eras.
    SlashDeferDuration: u32 = keys::consensus::SlashDeferDuration;
    /// Blocks.
    MinChannelLifetime: BlockNumber = keys::escrow::MinChannelLifetime;
    /// Blocks.
    MaxChannelLifetime: BlockNumber = keys::escrow::MaxChannelLifetime;
    /// Base units.
    MinChannelAmount: Balance = keys::escrow::MinChannelAmount;
    /// Blocks.
    ChallengePeriod: BlockNumber = keys::escrow::ChallengePeriod;
    /// Blocks.
    ClaimGrace: BlockNumber = keys::escrow::ClaimGrace;
    /// Share of each settled amount.
    ProtocolFee: Permill = keys::escrow::ProtocolFee;
    /// Blocks.
    NameCooldown: BlockNumber = keys::registry::NameCooldown;
    /// Blocks.
    PriceNotice: BlockNumber = keys::registry::PriceNotice;
    /// Divisor.
    Pace: u32 = keys::governance::Pace;
    /// Base units.
    DepositPerItem: Balance = keys::deposits::PerItem;
    /// Base units.
    DepositPerByte: Balance = keys::deposits::PerByte;
}

/// A period of a production network, `BLOCKS` long, at this network's pace; at least two blocks.
pub struct Paced<const BLOCKS: BlockNumber>;
impl<const BLOCKS: BlockNumber> Get<BlockNumber> for Paced<BLOCKS> {
    fn get() -> BlockNumber {
        BLOCKS.checked_div(Pace::get()).unwrap_or(BLOCKS).max(2)
    }
}

/// Root sets parameters, but for those that are fixed at genesis.
pub struct EnsureParameterOrigin;
impl EnsureOriginWithArg<RuntimeOrigin, RuntimeParametersKey> for EnsureParameterOrigin {
    type Success = ();

    fn try_origin(origin: RuntimeOrigin, key: &RuntimeParametersKey) -> Result<(), RuntimeOrigin> {
        match key {
            RuntimeParametersKey::Consensus(_) | RuntimeParametersKey::Governance(_) => Err(origin),
            RuntimeParametersKey::Escrow(_) | RuntimeParametersKey::Registry(_) | RuntimeParametersKey::Deposits(_) => {
                <EnsureRoot<crate::AccountId> as EnsureOrigin<RuntimeOrigin>>::try_origin(origin)
            }
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin(_: &RuntimeParametersKey) -> Result<RuntimeOrigin, ()> {
        Ok(RuntimeOrigin::root())
    }
}
