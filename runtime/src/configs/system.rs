//! Blocks, transactions' frame, parameters, scheduling, accounts that act for others.

use crate::{
    parameters::{DepositPerByte, DepositPerItem, EnsureParameterOrigin},
    weights, AccountId, Balance, Balances, Block, BlockNumber, Hash, MultiBlockMigrations, Nonce, OriginCaller,
    PalletInfo, Preimage, Runtime, RuntimeCall, RuntimeEvent, RuntimeHoldReason, RuntimeOrigin, RuntimeParameters,
    RuntimeTask, SafeMode, System, TxPause, VERSION,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
    derive_impl,
    dispatch::DispatchClass,
    parameter_types,
    traits::{
        fungible::HoldConsideration, ConstU16, ConstU32, EqualPrivilegeOnly, Get, InsideBoth, InstanceFilter,
        LinearStoragePrice,
    },
    weights::{
        constants::{ParityDbWeight, WEIGHT_REF_TIME_PER_SECOND},
        Weight,
    },
};
use frame_system::{
    limits::{BlockLength, BlockWeights},
    EnsureRoot,
};
use sp_runtime::{
    traits::{AccountIdLookup, BlakeTwo256},
    Perbill,
};
use sp_version::RuntimeVersion;

/// Share of a block that hooks may take; bounds the weight of a single extrinsic.
const AVERAGE_ON_INITIALIZE_RATIO: Perbill = Perbill::from_percent(10);
/// Share of a block for normal calls; the rest is for operational ones.
pub const NORMAL_DISPATCH_RATIO: Perbill = Perbill::from_percent(75);
/// Two seconds of computation in a block of six. Proof size does not matter to a sovereign chain.
pub const MAXIMUM_BLOCK_WEIGHT: Weight = Weight::from_parts(WEIGHT_REF_TIME_PER_SECOND.saturating_mul(2), u64::MAX);
/// Most bytes of extrinsics in a block.
const MAXIMUM_BLOCK_LENGTH: u32 = 5 * 1024 * 1024;

/// That share of a weight.
pub fn share(ratio: Perbill, of: Weight) -> Weight {
    Weight::from_parts(ratio.mul_floor(of.ref_time()), ratio.mul_floor(of.proof_size()))
}

parameter_types! {
    pub const BlockHashCount: BlockNumber = 4096;
    pub const Version: RuntimeVersion = VERSION;
    pub RuntimeBlockLength: BlockLength = BlockLength::builder()
        .max_length(MAXIMUM_BLOCK_LENGTH)
        .modify_max_length_for_class(DispatchClass::Normal, |max| *max = NORMAL_DISPATCH_RATIO.mul_floor(*max))
        .build();
    pub RuntimeBlockWeights: BlockWeights = BlockWeights::builder()
        .base_block(weights::BlockExecutionWeight::get())
        .for_class(DispatchClass::all(), |class| class.base_extrinsic = weights::ExtrinsicBaseWeight::get())
        .for_class(DispatchClass::Normal, |class| class.max_total = Some(share(NORMAL_DISPATCH_RATIO, MAXIMUM_BLOCK_WEIGHT)))
        .for_class(DispatchClass::Operational, |class| {
            class.max_total = Some(MAXIMUM_BLOCK_WEIGHT);
            // Kept free for operational calls, whatever the normal ones take.
            class.reserved = Some(MAXIMUM_BLOCK_WEIGHT.saturating_sub(share(NORMAL_DISPATCH_RATIO, MAXIMUM_BLOCK_WEIGHT)));
        })
        .avg_block_initialization(AVERAGE_ON_INITIALIZE_RATIO)
        .build_or_panic();
    pub MaximumSchedulerWeight: Weight = share(Perbill::from_percent(80), RuntimeBlockWeights::get().max_block);
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
    type BaseCallFilter = InsideBoth<SafeMode, TxPause>;
    type BlockWeights = RuntimeBlockWeights;
    type BlockLength = RuntimeBlockLength;
    type DbWeight = ParityDbWeight;
    type Nonce = Nonce;
    type Hash = Hash;
    type AccountId = AccountId;
    type Lookup = AccountIdLookup<AccountId, ()>;
    type Block = Block;
    type BlockHashCount = BlockHashCount;
    type Version = Version;
    type AccountData = pallet_balances::AccountData<Balance>;
    type SS58Prefix = ConstU16<42>;
    type MaxConsumers = ConstU32<128>;
    type SystemWeightInfo = weights::frame_system::WeightInfo<Runtime>;
    type ExtensionsWeightInfo = weights::frame_system_extensions::WeightInfo<Runtime>;
    type SingleBlockMigrations = crate::migrations::SingleBlockMigrations;
    type MultiBlockMigrator = MultiBlockMigrations;
}

impl pallet_parameters::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeParameters = RuntimeParameters;
    type AdminOrigin = EnsureParameterOrigin;
    type WeightInfo = weights::pallet_parameters::WeightInfo<Runtime>;
}

/// The deposit for `ITEMS` stored items of `BYTES` bytes in all.
pub struct Deposit<const ITEMS: u32, const BYTES: u32>;
impl<const ITEMS: u32, const BYTES: u32> Get<Balance> for Deposit<ITEMS, BYTES> {
    fn get() -> Balance {
        let items = DepositPerItem::get().saturating_mul(ITEMS.into());
        items.saturating_add(DepositPerByte::get().saturating_mul(BYTES.into()))
    }
}

/// The price of one stored item by its size.
pub type StoragePrice = LinearStoragePrice<DepositPerItem, DepositPerByte, Balance>;

parameter_types! {
    pub const PreimageHold: RuntimeHoldReason = RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
}

impl pallet_preimage::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = pallet_preimage::weights::SubstrateWeight<Runtime>;
    type Currency = Balances;
    type ManagerOrigin = EnsureRoot<AccountId>;
    // A runtime is 1.5 MB: by the byte its deposit stays payable, since a tenth of the ordinary price is charged.
    type Consideration = HoldConsideration<
        AccountId,
        Balances,
        PreimageHold,
        LinearStoragePrice<Deposit<2, 64>, PreimageByteDeposit, Balance>,
    >;
}

/// A tenth of the ordinary price, since preimages are large and short-lived.
pub struct PreimageByteDeposit;
impl Get<Balance> for PreimageByteDeposit {
    fn get() -> Balance {
        DepositPerByte::get().checked_div(10).unwrap_or_default()
    }
}

impl pallet_scheduler::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeOrigin = RuntimeOrigin;
    type PalletsOrigin = OriginCaller;
    type RuntimeCall = RuntimeCall;
    type MaximumWeight = MaximumSchedulerWeight;
    type ScheduleOrigin = EnsureRoot<AccountId>;
    type MaxScheduledPerBlock = ConstU32<50>;
    type WeightInfo = pallet_scheduler::weights::SubstrateWeight<Runtime>;
    type OriginPrivilegeCmp = EqualPrivilegeOnly;
    type Preimages = Preimage;
    type BlockNumberProvider = System;
}

parameter_types! {
    pub MaxServiceWeight: Weight = share(Perbill::from_percent(80), RuntimeBlockWeights::get().max_block);
}

impl pallet_migrations::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    #[cfg(not(feature = "runtime-benchmarks"))]
    type Migrations = crate::migrations::MultiBlockMigrations;
    #[cfg(feature = "runtime-benchmarks")]
    type Migrations = pallet_migrations::mock_helpers::MockedMigrations;
    type CursorMaxLen = ConstU32<65_536>;
    type IdentifierMaxLen = ConstU32<256>;
    type MigrationStatusHandler = ();
    // A half-migrated chain must not take money: it stops until the next upgrade.
    type FailedMigrationHandler = frame_support::migrations::FreezeChainOnFailedMigration;
    type MaxServiceWeight = MaxServiceWeight;
    type WeightInfo = pallet_migrations::weights::SubstrateWeight<Runtime>;
}

impl pallet_utility::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeCall = RuntimeCall;
    type PalletsOrigin = OriginCaller;
    type WeightInfo = pallet_utility::weights::SubstrateWeight<Runtime>;
}

impl pallet_multisig::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeCall = RuntimeCall;
    type Currency = Balances;
    type DepositBase = Deposit<1, 88>;
    type DepositFactor = Deposit<0, 32>;
    type MaxSignatories = ConstU32<100>;
    type WeightInfo = pallet_multisig::weights::SubstrateWeight<Runtime>;
    type BlockNumberProvider = System;
}

/// What an account may do for another.
#[derive(
    Clone,
    Copy,
    Debug,
    Decode,
    DecodeWithMemTracking,
    Default,
    Encode,
    Eq,
    MaxEncodedLen,
    Ord,
    PartialEq,
    PartialOrd,
    scale_info::TypeInfo,
)]
pub enum ProxyType {
    /// Everything.
    #[default]
    #[codec(index = 0)]
    Any,
    /// Everything that does not give the account's money, or what is owed to it, to others.
    #[codec(index = 1)]
    NonTransfer,
    /// Referenda, votes, treasury and bounties.
    #[codec(index = 2)]
    Governance,
    /// Staking and session keys.
    #[codec(index = 3)]
    Staking,
    /// The escrow, withdrawals to the account itself included.
    #[codec(index = 4)]
    Escrow,
    /// The service registry.
    #[codec(index = 5)]
    Registry,
}

impl InstanceFilter<RuntimeCall> for ProxyType {
    fn filter(&self, call: &RuntimeCall) -> bool {
        use pallet_multi_party_escrow::Call as Escrow;
        // Each call inside a batch is filtered again by itself.
        let batch = matches!(call, RuntimeCall::Utility(..));
        match self {
            Self::Any => true,
            Self::NonTransfer => !matches!(
                call,
                RuntimeCall::Balances(..)
                    | RuntimeCall::Vesting(
                        pallet_vesting::Call::vested_transfer { .. }
                            | pallet_vesting::Call::force_vested_transfer { .. },
                    )
                    | RuntimeCall::ServiceRegistry(pallet_service_registry::Call::set_payment_group { .. })
                    | RuntimeCall::MultiPartyEscrow(
                        Escrow::transfer { .. }
                            | Escrow::open_channel { .. }
                            | Escrow::deposit_and_open_channel { .. }
                            | Escrow::open_channel_for { .. }
                            | Escrow::top_up { .. },
                    )
            ),
            Self::Governance => {
                batch
                    || matches!(
                        call,
                        RuntimeCall::ConvictionVoting(..)
                            | RuntimeCall::Referenda(..)
                            | RuntimeCall::Whitelist(..)
                            | RuntimeCall::TechnicalCommittee(..)
                            | RuntimeCall::Preimage(..)
                            | RuntimeCall::Treasury(..)
                            | RuntimeCall::Bounties(..)
                            | RuntimeCall::ChildBounties(..)
                    )
            }
            Self::Staking => {
                batch
                    || matches!(
                        call,
                        RuntimeCall::Staking(..) | RuntimeCall::Session(..) | RuntimeCall::VoterList(..)
                    )
            }
            Self::Escrow => batch || matches!(call, RuntimeCall::MultiPartyEscrow(..)),
            Self::Registry => batch || matches!(call, RuntimeCall::ServiceRegistry(..)),
        }
    }

    fn is_superset(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Any, _) => true,
            (this, other) if this == other => true,
            (Self::NonTransfer, Self::Governance | Self::Staking) => true,
            _ => false,
        }
    }
}

impl pallet_proxy::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeCall = RuntimeCall;
    type Currency = Balances;
    type ProxyType = ProxyType;
    type ProxyDepositBase = Deposit<1, 8>;
    type ProxyDepositFactor = Deposit<0, 33>;
    type MaxProxies = ConstU32<32>;
    type WeightInfo = pallet_proxy::weights::SubstrateWeight<Runtime>;
    type MaxPending = ConstU32<32>;
    type CallHasher = BlakeTwo256;
    type AnnouncementDepositBase = Deposit<1, 8>;
    type AnnouncementDepositFactor = Deposit<0, 66>;
    type BlockNumberProvider = System;
}
