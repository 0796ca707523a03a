//! The market: registry and escrow, and how they are wired to each other.

use crate::{
    parameters, AccountId, Balance, Balances, MultiPartyEscrow, Runtime, RuntimeHoldReason, ServiceRegistry,
    StoragePrice, System, TreasuryAccount,
};
use frame_support::{
    parameter_types,
    traits::{
        fungible::{HoldConsideration, Mutate},
        tokens::Preservation,
        ConstU32, Get,
    },
    PalletId,
};
use sp_runtime::{traits::AccountIdConversion, DispatchResult, Permill};

parameter_types! {
    pub const EscrowPalletId: PalletId = PalletId(*b"aln/escr");
    pub const RevenuePalletId: PalletId = PalletId(*b"aln/revn");
    /// Where the protocol's fees go.
    pub RevenueAccount: AccountId = RevenuePalletId::get().into_account_truncating();
    pub const ChannelHold: RuntimeHoldReason =
        RuntimeHoldReason::MultiPartyEscrow(pallet_multi_party_escrow::HoldReason::ChannelDeposit);
    pub const OrganizationHold: RuntimeHoldReason =
        RuntimeHoldReason::ServiceRegistry(pallet_service_registry::HoldReason::OrganizationDeposit);
    pub const GroupHold: RuntimeHoldReason =
        RuntimeHoldReason::ServiceRegistry(pallet_service_registry::HoldReason::GroupDeposit);
    pub const ServiceHold: RuntimeHoldReason =
        RuntimeHoldReason::ServiceRegistry(pallet_service_registry::HoldReason::ServiceDeposit);
    pub const RatingHold: RuntimeHoldReason =
        RuntimeHoldReason::ServiceRegistry(pallet_service_registry::HoldReason::RatingDeposit);
}

/// A storage deposit held for `Reason`.
type DepositFor<Reason> = HoldConsideration<AccountId, Balances, Reason, StoragePrice>;

/// Takes the governed share of what is settled, and sends it to the revenue account.
pub struct FeeToRevenue;
impl alink_primitives::ProtocolFee for FeeToRevenue {
    fn rate() -> Permill {
        parameters::ProtocolFee::get()
    }

    fn receive(source: &AccountId, fee: Balance) -> DispatchResult {
        Balances::transfer(source, &RevenueAccount::get(), fee, Preservation::Preserve).map(|_| ())
    }
}

impl pallet_multi_party_escrow::Config for Runtime {
    type Currency = Balances;
    type ChannelConsideration = DepositFor<ChannelHold>;
    type RuntimeHoldReason = RuntimeHoldReason;
    type PaymentGroups = ServiceRegistry;
    type ProtocolFee = FeeToRevenue;
    type OnSettled = ServiceRegistry;
    type BlockNumberProvider = System;
    type SurplusDestination = TreasuryAccount;
    type PalletId = EscrowPalletId;
    type MinChannelLifetime = parameters::MinChannelLifetime;
    type MaxChannelLifetime = parameters::MaxChannelLifetime;
    type MinChannelAmount = parameters::MinChannelAmount;
    type ChallengePeriod = parameters::ChallengePeriod;
    type ClaimGrace = parameters::ClaimGrace;
    type MaxClaims = ConstU32<256>;
    type WeightInfo = pallet_multi_party_escrow::weights::SubstrateWeight<Runtime>;
}

impl pallet_service_registry::Config for Runtime {
    type OrganizationConsideration = DepositFor<OrganizationHold>;
    type GroupConsideration = DepositFor<GroupHold>;
    type ServiceConsideration = DepositFor<ServiceHold>;
    type RatingConsideration = DepositFor<RatingHold>;
    type Channels = MultiPartyEscrow;
    type BlockNumberProvider = System;
    type MaxChannelLifetime = parameters::MaxChannelLifetime;
    type NameCooldown = parameters::NameCooldown;
    type PriceNotice = parameters::PriceNotice;
    type WeightInfo = pallet_service_registry::weights::SubstrateWeight<Runtime>;
}
