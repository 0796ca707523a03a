//! The ALINK runtime: which pallets there are, in which order their hooks run, and how transactions are formed.
//!
//! No logic of its own: how each pallet is configured is in [`configs`], one file per concern; what differs between networks in
//! [`parameters`] and [`genesis_config_presets`]; what clients may ask in `apis.rs`.

#![cfg_attr(not(feature = "std"), no_std)]
// The runtime macro recurses once per pallet and call.
#![recursion_limit = "512"]

extern crate alloc;

mod apis;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarks;
pub mod configs;
pub mod genesis_config_presets;
pub mod migrations;
pub mod parameters;
mod transactions;
pub mod weights;

#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

pub use alink_primitives::{AccountId, Balance, BlockNumber, Hash, Nonce, Signature};
pub use apis::{RuntimeApi, RUNTIME_API_VERSIONS};
pub use configs::*;
pub use parameters::{RuntimeParameters, RuntimeParametersKey};
pub use transactions::*;

use alloc::{borrow::Cow, vec::Vec};
use sp_version::RuntimeVersion;

/// Milliseconds since 1970.
pub type Moment = u64;
/// A block's header.
pub type Header = sp_runtime::generic::Header<BlockNumber, sp_runtime::traits::BlakeTwo256>;
/// A block.
pub type Block = sp_runtime::generic::Block<Header, UncheckedExtrinsic>;

/// The same types with extrinsics as plain bytes, for the node.
pub mod opaque {
    use super::Header;

    /// A block whose extrinsics only the runtime understands.
    pub type Block = sp_runtime::generic::Block<Header, sp_runtime::OpaqueExtrinsic>;
}

/// What this runtime calls itself.
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
    spec_name: Cow::Borrowed("alink"),
    impl_name: Cow::Borrowed("alink-node"),
    authoring_version: 1,
    spec_version: 1_000,
    impl_version: 0,
    apis: RUNTIME_API_VERSIONS,
    transaction_version: 1,
    system_version: 1,
};

/// Applies blocks.
pub type Executive =
    frame_executive::Executive<Runtime, Block, frame_system::ChainContext<Runtime>, Runtime, AllPalletsWithSystem>;

/// The pallets. Hooks and genesis run in the order of the indices, so each family's numbers follow what must come first:
/// balances before staking, BABE and authorship before sessions. Index 97 stays free, since the bytes of a voucher start with
/// 0x61 0x6c and must never read as a call.
#[frame_support::runtime]
mod runtime {
    #[runtime::runtime]
    #[runtime::derive(
        RuntimeCall,
        RuntimeEvent,
        RuntimeError,
        RuntimeOrigin,
        RuntimeFreezeReason,
        RuntimeHoldReason,
        RuntimeSlashReason,
        RuntimeLockId,
        RuntimeTask,
        RuntimeViewFunction
    )]
    pub struct Runtime;

    // System.
    #[runtime::pallet_index(0)]
    pub type System = frame_system;
    #[runtime::pallet_index(1)]
    pub type Parameters = pallet_parameters;
    #[runtime::pallet_index(2)]
    pub type Preimage = pallet_preimage;
    #[runtime::pallet_index(3)]
    pub type Scheduler = pallet_scheduler;
    #[runtime::pallet_index(4)]
    pub type MultiBlockMigrations = pallet_migrations;
    #[runtime::pallet_index(5)]
    pub type Utility = pallet_utility;
    #[runtime::pallet_index(6)]
    pub type Multisig = pallet_multisig;
    #[runtime::pallet_index(7)]
    pub type Proxy = pallet_proxy;
    #[runtime::pallet_index(8)]
    pub type SafeMode = pallet_safe_mode;
    #[runtime::pallet_index(9)]
    pub type TxPause = pallet_tx_pause;

    // Money.
    #[runtime::pallet_index(10)]
    pub type Balances = pallet_balances;
    #[runtime::pallet_index(11)]
    pub type TransactionPayment = pallet_transaction_payment;
    #[runtime::pallet_index(12)]
    pub type Vesting = pallet_vesting;

    // Consensus.
    #[runtime::pallet_index(20)]
    pub type Babe = pallet_babe;
    #[runtime::pallet_index(21)]
    pub type Timestamp = pallet_timestamp;
    #[runtime::pallet_index(22)]
    pub type Authorship = pallet_authorship;
    #[runtime::pallet_index(23)]
    pub type Staking = pallet_staking;
    #[runtime::pallet_index(24)]
    pub type Offences = pallet_offences;
    #[runtime::pallet_index(25)]
    pub type Historical = pallet_session::historical;
    #[runtime::pallet_index(26)]
    pub type Session = pallet_session;
    #[runtime::pallet_index(27)]
    pub type Grandpa = pallet_grandpa;
    #[runtime::pallet_index(28)]
    pub type AuthorityDiscovery = pallet_authority_discovery;
    #[runtime::pallet_index(29)]
    pub type VoterList = pallet_bags_list<Instance1>;

    // Governance.
    #[runtime::pallet_index(30)]
    pub type Treasury = pallet_treasury;
    #[runtime::pallet_index(31)]
    pub type ConvictionVoting = pallet_conviction_voting;
    #[runtime::pallet_index(32)]
    pub type Referenda = pallet_referenda;
    #[runtime::pallet_index(33)]
    pub type TechnicalCommittee = pallet_collective<Instance1>;
    #[runtime::pallet_index(34)]
    pub type Whitelist = pallet_whitelist;
    #[runtime::pallet_index(35)]
    pub type Bounties = pallet_bounties;
    #[runtime::pallet_index(36)]
    pub type ChildBounties = pallet_child_bounties;

    // People.
    #[runtime::pallet_index(40)]
    pub type Identity = pallet_identity;

    // Ours.
    #[runtime::pallet_index(100)]
    pub type ServiceRegistry = pallet_service_registry;
    #[runtime::pallet_index(101)]
    pub type MultiPartyEscrow = pallet_multi_party_escrow;
    #[runtime::pallet_index(106)]
    pub type TokenGovernance = pallet_token_governance;
}
