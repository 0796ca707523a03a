//! BABE, GRANDPA, sessions, nominated proof of stake, offences.

use crate::{
    parameters::{BondingDuration, EpochDuration, SessionsPerEra, SlashDeferDuration, SlotDuration},
    AccountId, AuthorityDiscovery, Babe, Balance, Balances, Deposit, Grandpa, Historical, Moment, Offences, Runtime,
    RuntimeEvent, RuntimeHoldReason, Session, Staking, Timestamp, TreasuryAccount, VoterList,
};
use alloc::vec::Vec;
use frame_election_provider_support::{
    bounds::{ElectionBounds, ElectionBoundsBuilder},
    onchain, SequentialPhragmen, VoteWeight,
};
use frame_support::{
    parameter_types,
    traits::{tokens::imbalance::ResolveTo, ConstBool, ConstU32, Get, Nothing},
};
use frame_system::EnsureRoot;
use sp_runtime::{
    curve::PiecewiseLinear,
    impl_opaque_keys,
    traits::{ConvertInto, OpaqueKeys},
    Perbill,
};
use sp_staking::currency_to_vote::U128CurrencyToVote;

/// Most validators of a session: what the election's bound allows.
pub const MAX_AUTHORITIES: u32 = 100;

impl_opaque_keys! {
    /// The keys that a validator signs blocks and announcements with.
    pub struct SessionKeys {
        /// Finality.
        pub grandpa: Grandpa,
        /// Block production.
        pub babe: Babe,
        /// Announcement of network addresses.
        pub authority_discovery: AuthorityDiscovery,
    }
}

/// How long a misbehaviour can be reported, slots: as long as the stake is at risk.
pub struct ReportLongevity;
impl Get<u64> for ReportLongevity {
    fn get() -> u64 {
        let sessions = u64::from(BondingDuration::get()).saturating_mul(SessionsPerEra::get().into());
        sessions.saturating_mul(EpochDuration::get())
    }
}

impl pallet_babe::Config for Runtime {
    type EpochDuration = EpochDuration;
    type ExpectedBlockTime = SlotDuration;
    type EpochChangeTrigger = pallet_babe::ExternalTrigger;
    type DisabledValidators = Session;
    type WeightInfo = ();
    type MaxAuthorities = ConstU32<MAX_AUTHORITIES>;
    type MaxNominators = ConstU32<MAX_EXPOSURE_PAGE>;
    type KeyOwnerProof = sp_session::MembershipProof;
    type EquivocationReportSystem = pallet_babe::EquivocationReportSystem<Self, Offences, Historical, ReportLongevity>;
}

/// How many sessions back GRANDPA's set ids are kept: as long as a misbehaviour can be reported.
pub struct MaxSetIdSessionEntries;
impl Get<u64> for MaxSetIdSessionEntries {
    fn get() -> u64 {
        u64::from(BondingDuration::get()).saturating_mul(SessionsPerEra::get().into())
    }
}

impl pallet_grandpa::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = ();
    type MaxAuthorities = ConstU32<MAX_AUTHORITIES>;
    type MaxNominators = ConstU32<MAX_EXPOSURE_PAGE>;
    type MaxSetIdSessionEntries = MaxSetIdSessionEntries;
    type KeyOwnerProof = sp_session::MembershipProof;
    type EquivocationReportSystem =
        pallet_grandpa::EquivocationReportSystem<Self, Offences, Historical, ReportLongevity>;
}

/// Half a slot: BABE derives the slot's length from it.
pub struct MinimumPeriod;
impl Get<Moment> for MinimumPeriod {
    fn get() -> Moment {
        SlotDuration::get().checked_div(2).unwrap_or_default()
    }
}

impl pallet_timestamp::Config for Runtime {
    type Moment = Moment;
    type OnTimestampSet = Babe;
    type MinimumPeriod = MinimumPeriod;
    type WeightInfo = pallet_timestamp::weights::SubstrateWeight<Runtime>;
}

impl pallet_authorship::Config for Runtime {
    type FindAuthor = pallet_session::FindAccountFromAuthorIndex<Self, Babe>;
    type EventHandler = Staking;
}

impl pallet_session::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type ValidatorId = AccountId;
    type ValidatorIdOf = ConvertInto;
    type ShouldEndSession = Babe;
    type NextSessionRotation = Babe;
    type SessionManager = pallet_session::historical::NoteHistoricalRoot<Self, Staking>;
    type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
    type Keys = SessionKeys;
    type DisablingStrategy = pallet_session::disabling::UpToLimitWithReEnablingDisablingStrategy;
    type WeightInfo = pallet_session::weights::SubstrateWeight<Runtime>;
    type Currency = Balances;
    // Any account may register keys, so it pays for the storage.
    type KeyDeposit = Deposit<4, 256>;
}

impl pallet_session::historical::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type FullIdentification = sp_staking::Exposure<AccountId, Balance>;
    type FullIdentificationOf = pallet_staking::DefaultExposureOf<Self>;
}

pallet_staking_reward_curve::build! {
    const REWARD_CURVE: PiecewiseLinear<'static> = curve!(
        min_inflation: 0_025_000,
        max_inflation: 0_100_000,
        ideal_stake: 0_500_000,
        falloff: 0_050_000,
        max_piece_count: 40,
        test_precision: 0_005_000,
    );
}

/// Nominators whose stake is read at once when a validator is paid or slashed.
const MAX_EXPOSURE_PAGE: u32 = 512;

parameter_types! {
    pub const RewardCurve: &'static PiecewiseLinear<'static> = &REWARD_CURVE;
    /// The election runs inside one block, so what it looks at is bounded.
    pub ElectionBoundsOnChain: ElectionBounds =
        ElectionBoundsBuilder::default().voters_count(1_000.into()).targets_count(300.into()).build();
}

/// The election: Phragmén's method inside the block that ends an era.
pub struct OnChainElection;
impl onchain::Config for OnChainElection {
    type Sort = ConstBool<true>;
    type System = Runtime;
    type Solver = SequentialPhragmen<AccountId, Perbill>;
    type DataProvider = Staking;
    type WeightInfo = frame_election_provider_support::weights::SubstrateWeight<Runtime>;
    type Bounds = ElectionBoundsOnChain;
    type MaxBackersPerWinner = ConstU32<1_000>;
    type MaxWinnersPerPage = ConstU32<MAX_AUTHORITIES>;
}

/// Sizes for staking's benchmarks.
pub struct StakingBenchmarkingConfig;
impl pallet_staking::BenchmarkingConfig for StakingBenchmarkingConfig {
    type MaxNominators = ConstU32<1_000>;
    type MaxValidators = ConstU32<MAX_AUTHORITIES>;
}

impl pallet_staking::Config for Runtime {
    type OldCurrency = Balances;
    type Currency = Balances;
    type CurrencyBalance = Balance;
    type UnixTime = Timestamp;
    type CurrencyToVote = U128CurrencyToVote;
    type RewardRemainder = ResolveTo<TreasuryAccount, Balances>;
    type RuntimeEvent = RuntimeEvent;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Slash = ResolveTo<TreasuryAccount, Balances>;
    type Reward = ();
    type SessionsPerEra = SessionsPerEra;
    type BondingDuration = BondingDuration;
    type SlashDeferDuration = SlashDeferDuration;
    type AdminOrigin = EnsureRoot<AccountId>;
    type SessionInterface = Self;
    type EraPayout = pallet_staking::ConvertCurve<RewardCurve>;
    type MaxExposurePageSize = ConstU32<MAX_EXPOSURE_PAGE>;
    type NextNewSession = Session;
    type ElectionProvider = onchain::OnChainExecution<OnChainElection>;
    type GenesisElectionProvider = onchain::OnChainExecution<OnChainElection>;
    type VoterList = VoterList;
    type TargetList = pallet_staking::UseValidatorsMap<Self>;
    type NominationsQuota = pallet_staking::FixedNominationsQuota<16>;
    type MaxUnlockingChunks = ConstU32<32>;
    type MaxControllersInDeprecationBatch = ConstU32<100>;
    type HistoryDepth = ConstU32<84>;
    type EventListeners = ();
    type WeightInfo = pallet_staking::weights::SubstrateWeight<Runtime>;
    type BenchmarkingConfig = StakingBenchmarkingConfig;
    type Filter = Nothing;
    type MaxValidatorSet = ConstU32<300>;
}

/// Number of bags. 1.25^103 spans the weights from 10^9 (the existential deposit) to `u64::MAX`.
const BAGS: usize = 106;

/// Upper ends of the voter list's bags, from the existential deposit up, each 1.25 times the one before, the last unbounded.
const BAG_THRESHOLDS: [VoteWeight; BAGS] = {
    let mut thresholds = [VoteWeight::MAX; BAGS];
    let mut threshold: VoteWeight = 1_000_000_000;
    let mut bag = 0;
    #[allow(clippy::indexing_slicing, clippy::arithmetic_side_effects)] // evaluated by the compiler, which would refuse
    while bag < BAGS - 1 {
        thresholds[bag] = threshold;
        threshold += threshold / 4;
        bag += 1;
    }
    thresholds
};

parameter_types! {
    pub const BagThresholds: &'static [VoteWeight] = &BAG_THRESHOLDS;
}

impl pallet_bags_list::Config<pallet_bags_list::Instance1> for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type ScoreProvider = Staking;
    type WeightInfo = pallet_bags_list::weights::SubstrateWeight<Runtime>;
    type BagThresholds = BagThresholds;
    type Score = VoteWeight;
    type MaxAutoRebagPerBlock = ConstU32<0>;
}

impl pallet_offences::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type IdentificationTuple = pallet_session::historical::IdentificationTuple<Self>;
    type OnOffenceHandler = Staking;
}

impl pallet_authority_discovery::Config for Runtime {
    type MaxAuthorities = ConstU32<MAX_AUTHORITIES>;
}
