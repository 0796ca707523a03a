//! OpenGov, the technical committee, the Treasury, bounties, identities.

use crate::{
    parameters::{Pace, Paced, DAYS, MILLI, UNIT},
    AccountId, Balance, Balances, Bounties, ChildBounties, Deposit, OriginCaller, Preimage, Referenda, Runtime,
    RuntimeCall, RuntimeEvent, RuntimeOrigin, Scheduler, Signature, System, Treasury,
};
use frame_support::{
    parameter_types,
    traits::{
        tokens::{pay::PayFromAccount, UnityAssetBalanceConversion},
        ConstU32, EitherOf, EitherOfDiverse,
    },
    weights::Weight,
    PalletId,
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess, EnsureSigned};
use pallet_collective::EnsureProportionAtLeast;
use pallet_token_governance::{ReferendumCanceller, ReferendumKiller, WhitelistedCaller};
use sp_runtime::{
    traits::{IdentityLookup, Verify},
    Perbill, Permill,
};

impl pallet_token_governance::Config for Runtime {
    type GenesisParameters = crate::parameters::Genesis;
}

impl pallet_conviction_voting::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = pallet_conviction_voting::weights::SubstrateWeight<Runtime>;
    type Currency = Balances;
    type Polls = Referenda;
    type MaxTurnout = frame_support::traits::tokens::currency::ActiveIssuanceOf<Balances, AccountId>;
    type MaxVotes = ConstU32<512>;
    type VoteLockingPeriod = Paced<{ 7 * DAYS }>;
    type BlockNumberProvider = System;
    type VotingHooks = ();
}

parameter_types! {
    pub const SubmissionDeposit: Balance = 10 * UNIT;
}

impl pallet_referenda::Config for Runtime {
    type RuntimeCall = RuntimeCall;
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = pallet_referenda::weights::SubstrateWeight<Runtime>;
    type Scheduler = Scheduler;
    type Currency = Balances;
    type SubmitOrigin = frame_support::traits::AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
    type CancelOrigin = EitherOf<EnsureRoot<AccountId>, ReferendumCanceller>;
    type KillOrigin = EitherOf<EnsureRoot<AccountId>, ReferendumKiller>;
    type Slash = Treasury;
    type Votes = pallet_conviction_voting::VotesOf<Runtime>;
    type Tally = pallet_conviction_voting::TallyOf<Runtime>;
    type SubmissionDeposit = SubmissionDeposit;
    type MaxQueued = ConstU32<100>;
    type UndecidingTimeout = Paced<{ 14 * DAYS }>;
    type AlarmInterval = ConstU32<1>;
    type Tracks = pallet_token_governance::tracks::Tracks<Pace, OriginCaller>;
    type Preimages = Preimage;
    type BlockNumberProvider = System;
}

/// The technical committee among collectives.
pub type TechnicalCollective = pallet_collective::Instance1;

parameter_types! {
    pub MaxCollectiveProposalWeight: Weight = crate::share(Perbill::from_percent(50), crate::RuntimeBlockWeights::get().max_block);
}

impl pallet_collective::Config<TechnicalCollective> for Runtime {
    type RuntimeOrigin = RuntimeOrigin;
    type Proposal = RuntimeCall;
    type RuntimeEvent = RuntimeEvent;
    type MotionDuration = Paced<{ 3 * DAYS }>;
    type MaxProposals = ConstU32<100>;
    type MaxMembers = ConstU32<21>;
    type DefaultVote = pallet_collective::PrimeDefaultVote;
    type WeightInfo = pallet_collective::weights::SubstrateWeight<Runtime>;
    type SetMembersOrigin = EnsureRoot<AccountId>;
    type MaxProposalWeight = MaxCollectiveProposalWeight;
    type DisapproveOrigin = EnsureRoot<AccountId>;
    type KillOrigin = EnsureRoot<AccountId>;
    type Consideration = ();
}

/// Two thirds of the technical committee.
pub type TwoThirdsOfCommittee = EnsureProportionAtLeast<AccountId, TechnicalCollective, 2, 3>;

impl pallet_whitelist::Config for Runtime {
    type RuntimeCall = RuntimeCall;
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = pallet_whitelist::weights::SubstrateWeight<Runtime>;
    type WhitelistOrigin = EitherOfDiverse<EnsureRoot<AccountId>, TwoThirdsOfCommittee>;
    type DispatchWhitelistedOrigin = EitherOf<EnsureRoot<AccountId>, WhitelistedCaller>;
    type Preimages = Preimage;
    type DeferredDispatchExpiration = Paced<{ 28 * DAYS }>;
    type BlockNumberProvider = System;
}

parameter_types! {
    pub const TreasuryPalletId: PalletId = PalletId(*b"py/trsry");
    /// The reserve.
    pub TreasuryAccount: AccountId = Treasury::account_id();
    pub const NoBurn: Permill = Permill::zero();
    pub const MaxBalance: Balance = Balance::MAX;
}

impl pallet_treasury::Config for Runtime {
    type PalletId = TreasuryPalletId;
    type Currency = Balances;
    type RejectOrigin = EnsureRoot<AccountId>;
    type RuntimeEvent = RuntimeEvent;
    type SpendPeriod = Paced<{ 6 * DAYS }>;
    type Burn = NoBurn;
    type BurnDestination = ();
    type SpendFunds = Bounties;
    type WeightInfo = pallet_treasury::weights::SubstrateWeight<Runtime>;
    type MaxApprovals = ConstU32<100>;
    type SpendOrigin = EnsureRootWithSuccess<AccountId, MaxBalance>;
    type AssetKind = ();
    type Beneficiary = AccountId;
    type BeneficiaryLookup = IdentityLookup<AccountId>;
    type Paymaster = PayFromAccount<Balances, TreasuryAccount>;
    type BalanceConverter = UnityAssetBalanceConversion;
    type PayoutPeriod = Paced<{ 30 * DAYS }>;
    type BlockNumberProvider = System;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = ();
}

parameter_types! {
    pub const BountyCuratorDeposit: Permill = Permill::from_percent(50);
    pub const BountyDepositBase: Balance = UNIT;
    pub const BountyValueMinimum: Balance = 10 * UNIT;
    pub const CuratorDepositMin: Option<Balance> = Some(UNIT);
    pub const CuratorDepositMax: Option<Balance> = Some(1_000 * UNIT);
    pub const BountyDataDeposit: Balance = MILLI;
    pub const ChildBountyValueMinimum: Balance = UNIT;
}

impl pallet_bounties::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type BountyDepositBase = BountyDepositBase;
    type BountyDepositPayoutDelay = Paced<{ 4 * DAYS }>;
    type BountyUpdatePeriod = Paced<{ 90 * DAYS }>;
    type CuratorDepositMultiplier = BountyCuratorDeposit;
    type CuratorDepositMax = CuratorDepositMax;
    type CuratorDepositMin = CuratorDepositMin;
    type BountyValueMinimum = BountyValueMinimum;
    type DataDepositPerByte = BountyDataDeposit;
    type MaximumReasonLength = ConstU32<16_384>;
    type WeightInfo = pallet_bounties::weights::SubstrateWeight<Runtime>;
    type ChildBountyManager = ChildBounties;
    type OnSlash = Treasury;
    type TransferAllAssets = pallet_bounties::TransferFungible<AccountId, Balances>;
}

impl pallet_child_bounties::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type MaxActiveChildBountyCount = ConstU32<100>;
    type ChildBountyValueMinimum = ChildBountyValueMinimum;
    type WeightInfo = pallet_child_bounties::weights::SubstrateWeight<Runtime>;
}

impl pallet_identity::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type Currency = Balances;
    type BasicDeposit = Deposit<1, 258>;
    type ByteDeposit = Deposit<0, 1>;
    type UsernameDeposit = Deposit<0, 32>;
    type SubAccountDeposit = Deposit<1, 53>;
    type MaxSubAccounts = ConstU32<100>;
    type IdentityInformation = pallet_identity::legacy::IdentityInfo<ConstU32<100>>;
    type MaxRegistrars = ConstU32<20>;
    type Slashed = Treasury;
    type ForceOrigin = EnsureRoot<AccountId>;
    type RegistrarOrigin = EnsureRoot<AccountId>;
    type OffchainSignature = Signature;
    type SigningPublicKey = <Signature as Verify>::Signer;
    type UsernameAuthorityOrigin = EnsureRoot<AccountId>;
    type PendingUsernameExpiration = Paced<{ 7 * DAYS }>;
    type UsernameGracePeriod = Paced<{ 30 * DAYS }>;
    type MaxSuffixLength = ConstU32<7>;
    type MaxUsernameLength = ConstU32<32>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = ();
    type WeightInfo = pallet_identity::weights::SubstrateWeight<Runtime>;
}
