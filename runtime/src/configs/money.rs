//! The token, the fees of transactions and where they go, vesting.

use crate::{
    parameters::{MILLI, UNIT},
    weights, AccountId, Authorship, Balance, Balances, Runtime, RuntimeEvent, RuntimeFreezeReason, RuntimeHoldReason,
    System, TreasuryAccount,
};
use frame_support::{
    parameter_types,
    traits::{
        fungible::{Balanced, Credit},
        tokens::imbalance::ResolveTo,
        ConstU32, ConstU8, Imbalance, OnUnbalanced, VariantCountOf, WithdrawReasons,
    },
    weights::{ConstantMultiplier, WeightToFeeCoefficient, WeightToFeeCoefficients, WeightToFeePolynomial},
};
use pallet_transaction_payment::{FungibleAdapter, Multiplier, TargetedFeeAdjustment};
use sp_runtime::{
    traits::{Bounded, ConvertInto},
    FixedPointNumber, Perbill, Perquintill,
};

parameter_types! {
    /// 0.001 ALINK.
    pub const ExistentialDeposit: Balance = MILLI;
}

impl pallet_balances::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeHoldReason = RuntimeHoldReason;
    type RuntimeFreezeReason = RuntimeFreezeReason;
    type WeightInfo = weights::pallet_balances::WeightInfo<Runtime>;
    type Balance = Balance;
    type DustRemoval = ResolveTo<TreasuryAccount, Balances>;
    type ExistentialDeposit = ExistentialDeposit;
    type AccountStore = System;
    type ReserveIdentifier = [u8; 8];
    type FreezeIdentifier = RuntimeFreezeReason;
    type MaxLocks = ConstU32<50>;
    type MaxReserves = ConstU32<50>;
    type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
    type DoneSlashHandler = ();
}

/// A call that weighs as much as the base of every transaction costs 0.001 ALINK.
pub struct WeightToFee;
impl WeightToFeePolynomial for WeightToFee {
    type Balance = Balance;
    fn polynomial() -> WeightToFeeCoefficients<Balance> {
        let weight = Balance::from(weights::ExtrinsicBaseWeight::get().ref_time()).max(1);
        let coefficient = WeightToFeeCoefficient {
            degree: 1,
            negative: false,
            coeff_integer: MILLI.checked_div(weight).unwrap_or_default(),
            coeff_frac: Perbill::from_rational(MILLI.checked_rem(weight).unwrap_or_default(), weight),
        };
        core::iter::once(coefficient).collect()
    }
}

parameter_types! {
    /// 0.000001 ALINK for each byte.
    pub const TransactionByteFee: Balance = UNIT / 1_000_000;
    pub const TargetBlockFullness: Perquintill = Perquintill::from_percent(25);
    // About 30 % a day at most, up or down: slow enough that a wallet's estimate holds.
    pub AdjustmentVariable: Multiplier = Multiplier::saturating_from_rational(75, 1_000_000);
    pub MinimumMultiplier: Multiplier = Multiplier::saturating_from_rational(1, 10);
    pub MaximumMultiplier: Multiplier = Bounded::max_value();
}

/// Of fees and tips, half goes to the block's author and half to the Treasury.
pub struct ShareFees;
impl OnUnbalanced<Credit<AccountId, Balances>> for ShareFees {
    fn on_unbalanceds(mut fees_then_tips: impl Iterator<Item = Credit<AccountId, Balances>>) {
        let Some(mut paid) = fees_then_tips.next() else { return };
        fees_then_tips.for_each(|tip| paid.subsume(tip));
        let (author, treasury) = paid.ration(50, 50);
        // What the author cannot take, because it has no account, goes to the Treasury too.
        let rest = match Authorship::author() {
            Some(account) => Balances::resolve(&account, author).err(),
            None => Some(author),
        };
        let treasury = match rest {
            Some(rest) => treasury.merge(rest),
            None => treasury,
        };
        ResolveTo::<TreasuryAccount, Balances>::on_unbalanced(treasury);
    }
}

impl pallet_transaction_payment::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type OnChargeTransaction = FungibleAdapter<Balances, ShareFees>;
    type OperationalFeeMultiplier = ConstU8<5>;
    type WeightToFee = WeightToFee;
    type LengthToFee = ConstantMultiplier<Balance, TransactionByteFee>;
    type FeeMultiplierUpdate =
        TargetedFeeAdjustment<Self, TargetBlockFullness, AdjustmentVariable, MinimumMultiplier, MaximumMultiplier>;
    type WeightInfo = weights::pallet_transaction_payment::WeightInfo<Runtime>;
}

parameter_types! {
    pub const MinVestedTransfer: Balance = UNIT;
    pub UnvestedFundsAllowedWithdrawReasons: WithdrawReasons =
        WithdrawReasons::except(WithdrawReasons::TRANSFER | WithdrawReasons::RESERVE);
}

impl pallet_vesting::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type Currency = Balances;
    type BlockNumberToBalance = ConvertInto;
    type MinVestedTransfer = MinVestedTransfer;
    type WeightInfo = pallet_vesting::weights::SubstrateWeight<Runtime>;
    type UnvestedFundsAllowedWithdrawReasons = UnvestedFundsAllowedWithdrawReasons;
    type BlockNumberProvider = System;
    const MAX_VESTING_SCHEDULES: u32 = 28;
}
