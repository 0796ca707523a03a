//! The emergency brakes: SafeMode stops nearly all calls for a while, TxPause single ones. Neither ever stops what gets people
//! their money back, what keeps the chain running, or what lifts the brake.

use crate::{
    parameters::{DAYS, HOURS},
    AccountId, Balance, Balances, BlockNumber, Runtime, RuntimeCall, RuntimeEvent, RuntimeHoldReason,
    TwoThirdsOfCommittee,
};
use frame_support::traits::{ConstU32, Contains, EitherOf, EitherOfDiverse, Get};
use frame_system::{EnsureRoot, EnsureRootWithSuccess, EnsureWithSuccess};
use pallet_multi_party_escrow::Call as Escrow;

/// Calls that no brake stops.
///
/// Everything else a batch or a proxy dispatches passes the filter by itself, so the wrappers are let through.
pub struct NeverStopped;
impl Contains<RuntimeCall> for NeverStopped {
    fn contains(call: &RuntimeCall) -> bool {
        match call {
            // Claims, closings and refunds: channels go on ending as they were promised to.
            RuntimeCall::MultiPartyEscrow(
                Escrow::withdraw { .. }
                | Escrow::claim { .. }
                | Escrow::claim_many { .. }
                | Escrow::close { .. }
                | Escrow::request_close { .. }
                | Escrow::reclaim { .. },
            ) => true,
            // What the chain needs to go on.
            RuntimeCall::System(..)
            | RuntimeCall::Timestamp(..)
            | RuntimeCall::Babe(..)
            | RuntimeCall::Grandpa(..)
            | RuntimeCall::Session(..)
            | RuntimeCall::Staking(..)
            | RuntimeCall::MultiBlockMigrations(..) => true,
            // What lifts the brake or decides what to do.
            RuntimeCall::SafeMode(..)
            | RuntimeCall::TxPause(..)
            | RuntimeCall::Preimage(..)
            | RuntimeCall::Scheduler(..)
            | RuntimeCall::Referenda(..)
            | RuntimeCall::ConvictionVoting(..)
            | RuntimeCall::TechnicalCommittee(..)
            | RuntimeCall::Whitelist(..)
            | RuntimeCall::Parameters(..) => true,
            RuntimeCall::Utility(..) | RuntimeCall::Proxy(..) | RuntimeCall::Multisig(..) => true,
            _ => false,
        }
    }
}

/// The same for TxPause, which knows calls by name.
pub struct NeverPaused;
impl Contains<pallet_tx_pause::RuntimeCallNameOf<Runtime>> for NeverPaused {
    fn contains((pallet, call): &pallet_tx_pause::RuntimeCallNameOf<Runtime>) -> bool {
        const ESCROW: [&str; 6] = ["withdraw", "claim", "claim_many", "close", "request_close", "reclaim"];
        const WHOLE: [&str; 19] = [
            "System",
            "Timestamp",
            "Babe",
            "Grandpa",
            "Session",
            "Staking",
            "MultiBlockMigrations",
            "SafeMode",
            "TxPause",
            "Preimage",
            "Scheduler",
            "Referenda",
            "ConvictionVoting",
            "TechnicalCommittee",
            "Whitelist",
            "Parameters",
            "Utility",
            "Proxy",
            "Multisig",
        ];
        let is = |name: &&str, bytes: &[u8]| name.as_bytes() == bytes;
        WHOLE.iter().any(|name| is(name, pallet))
            || (is(&"MultiPartyEscrow", pallet) && ESCROW.iter().any(|name| is(name, call)))
    }
}

/// How long SafeMode lasts when it is entered, and by how much it is extended.
pub type EnterDuration = ConstU32<{ 4 * HOURS }>;
/// No deposit buys the right to stop the chain.
pub struct Nobody;
impl Get<Option<Balance>> for Nobody {
    fn get() -> Option<Balance> {
        None
    }
}

/// Root or two thirds of the committee, for `Duration` blocks.
type EnsureBrake<Duration> =
    EitherOf<EnsureRootWithSuccess<AccountId, Duration>, EnsureWithSuccess<TwoThirdsOfCommittee, AccountId, Duration>>;

impl pallet_safe_mode::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type WhitelistedCalls = NeverStopped;
    type EnterDuration = EnterDuration;
    type ExtendDuration = EnterDuration;
    type EnterDepositAmount = Nobody;
    type ExtendDepositAmount = Nobody;
    type ForceEnterOrigin = EnsureBrake<EnterDuration>;
    type ForceExtendOrigin = EnsureBrake<EnterDuration>;
    type ForceExitOrigin = EitherOfDiverse<EnsureRoot<AccountId>, TwoThirdsOfCommittee>;
    type ForceDepositOrigin = EnsureRoot<AccountId>;
    type Notify = ();
    type ReleaseDelay = ReleaseDelay;
    type WeightInfo = pallet_safe_mode::weights::SubstrateWeight<Runtime>;
}

/// Deposits are never taken, so never released.
pub struct ReleaseDelay;
impl Get<Option<BlockNumber>> for ReleaseDelay {
    fn get() -> Option<BlockNumber> {
        Some(2 * DAYS)
    }
}

impl pallet_tx_pause::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeCall = RuntimeCall;
    type PauseOrigin = EitherOfDiverse<EnsureRoot<AccountId>, TwoThirdsOfCommittee>;
    type UnpauseOrigin = EitherOfDiverse<EnsureRoot<AccountId>, TwoThirdsOfCommittee>;
    type WhitelistedCalls = NeverPaused;
    type MaxNameLen = ConstU32<256>;
    type WeightInfo = pallet_tx_pause::weights::SubstrateWeight<Runtime>;
}
