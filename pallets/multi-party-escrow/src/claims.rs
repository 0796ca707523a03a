//! Claims: vouchers turned into escrow balances of the payees.
//!
//! A batch gathers what its items pay, so that each payee's entry, the fee and each group's counters are written once. An item
//! verifies everything before it writes its channel, so a bad item leaves no trace but an event.

use crate::{types::Channel, Channels, Config, Error, Event, Pallet, WeightInfo, LOG_TARGET};
use alink_primitives::{
    voucher::MAX_CHECKS, AccountId, Balance, ChannelId, Payee, Payees, PaymentGroups, ProtocolFee, Settlement,
    SettlementHook, Signature, Voucher, MAX_PAYEES,
};
use alloc::collections::{btree_map::Entry, BTreeMap};
use frame_support::{ensure, weights::Weight};
use sp_core::H256;
use sp_runtime::{traits::Zero, DispatchResult, Permill};

/// What one payee gets from a batch.
#[derive(Default)]
struct Due {
    /// The accounts behind the payee, and their shares.
    payees: Payees,
    amount: Balance,
    fee: Balance,
    claims: u32,
    first_claims: u32,
}

/// Claims under way: items are added one by one, then all is paid at once.
pub(crate) struct Batch<T> {
    genesis_hash: H256,
    rate: Permill,
    due: BTreeMap<Payee, Due>,
    credits: BTreeMap<AccountId, Balance>,
    fee: Balance,
    /// Signature verifications that items did beyond the first of sr25519 that each item's weight contains.
    extra_checks: Weight,
    _config: core::marker::PhantomData<T>,
}

impl<T: Config> Batch<T> {
    pub(crate) fn new() -> Self {
        Self {
            genesis_hash: frame_system::BlockHash::<T>::get(frame_system::pallet_prelude::BlockNumberFor::<T>::zero()),
            rate: T::ProtocolFee::rate(),
            due: BTreeMap::new(),
            credits: BTreeMap::new(),
            fee: 0,
            extra_checks: Weight::zero(),
            _config: core::marker::PhantomData,
        }
    }

    /// Claim from one channel: `amount` is the voucher's cumulative amount.
    pub(crate) fn claim(&mut self, id: ChannelId, amount: Balance, signature: &Signature) -> Result<(), Error<T>> {
        let channel = Pallet::<T>::existing(id)?;
        self.claim_from(id, channel, amount, signature).map(|_| ())
    }

    /// Claim from a channel that was read already; returns it as it is stored now.
    pub(crate) fn claim_from(
        &mut self,
        id: ChannelId,
        mut channel: Channel<T>,
        amount: Balance,
        signature: &Signature,
    ) -> Result<Channel<T>, Error<T>> {
        ensure!(amount > channel.claimed, Error::<T>::StaleVoucher);
        let paid = amount.min(channel.total).saturating_sub(channel.claimed);
        ensure!(paid > 0, Error::<T>::ChannelExhausted);

        let voucher = Voucher {
            genesis_hash: self.genesis_hash,
            channel: id,
            amount,
        };
        let check = voucher.verify(signature, &channel.signer, &channel.payer);
        self.extra_checks = self
            .extra_checks
            .saturating_add(checks_weight::<T>(signature, check.checks));
        ensure!(check.valid, Error::<T>::BadSignature);

        let due = match self.due.entry(channel.payee.clone()) {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => {
                let payees = accounts_of::<T>(entry.key()).ok_or(Error::<T>::PayeeNotFound)?;
                entry.insert(Due {
                    payees,
                    ..Default::default()
                })
            }
        };
        let (net, fee) = T::ProtocolFee::split(self.rate, paid);
        let first = channel.claimed == 0;
        channel.claimed = channel.claimed.saturating_add(paid);
        due.amount = due.amount.saturating_add(paid);
        due.fee = due.fee.saturating_add(fee);
        due.claims = due.claims.saturating_add(1);
        due.first_claims = due.first_claims.saturating_add(u32::from(first));
        self.fee = self.fee.saturating_add(fee);
        for (who, part) in shares_of(&due.payees, net) {
            let credit = self.credits.entry(who.clone()).or_default();
            *credit = credit.saturating_add(part);
        }

        Channels::<T>::insert(id, &channel);
        Pallet::<T>::deposit_event(Event::ChannelClaimed {
            channel: id,
            payee: channel.payee.clone(),
            amount: paid,
            fee,
            claimed: channel.claimed,
            remaining: channel.remaining(),
        });
        Ok(channel)
    }

    /// How many accounts are behind the first payee; none if no item was good.
    pub(crate) fn first_payees(&self) -> u32 {
        self.due.values().next().map_or(0, |due| len(&due.payees))
    }

    /// Pay what the items gathered. Returns the weight to add to that of the items and of the first payee: further payees, and
    /// signature checks beyond the first.
    pub(crate) fn settle(self) -> Result<Weight, sp_runtime::DispatchError> {
        for (who, amount) in &self.credits {
            Pallet::<T>::credit(who, *amount)?;
        }
        if self.fee > 0 {
            Pallet::<T>::owe_less(self.fee)?;
            // A revenue account that cannot receive (it has its existential deposit from genesis) must not wedge everybody's
            // claims: the fee then stays in the pot as surplus, which `sweep` moves to the Treasury.
            if let Err(error) = receive_fee::<T>(self.fee) {
                log::error!(target: LOG_TARGET, "fee of {} not received, left as surplus: {error:?}", self.fee);
            }
        }
        let mut extra = self.extra_checks;
        for (index, (payee, due)) in self.due.iter().enumerate() {
            T::OnSettled::settled(&Settlement {
                payee,
                amount: due.amount,
                fee: due.fee,
                claims: due.claims,
                first_claims: due.first_claims,
            });
            if index > 0 {
                extra = extra.saturating_add(T::WeightInfo::settle(len(&due.payees)));
            }
        }
        Ok(extra)
    }
}

/// Move the fee to the revenue account, or leave no trace.
fn receive_fee<T: Config>(fee: Balance) -> DispatchResult {
    frame_support::storage::with_storage_layer(|| T::ProtocolFee::receive(&Pallet::<T>::pot(), fee))
}

/// The accounts behind a payee and their shares.
fn accounts_of<T: Config>(payee: &Payee) -> Option<Payees> {
    match payee {
        Payee::Account(who) => alloc::vec![(who.clone(), sp_runtime::Perbill::one())].try_into().ok(),
        Payee::Group(org, group) => T::PaymentGroups::payees(org, *group),
    }
}

/// Split `amount` by shares: each rounded down, the rest to the first payee. The parts sum to `amount`.
pub(crate) fn shares_of(payees: &Payees, amount: Balance) -> impl Iterator<Item = (&AccountId, Balance)> {
    let given = payees
        .iter()
        .fold(0u128, |sum, (_, share)| sum.saturating_add(share.mul_floor(amount)));
    let rest = amount.saturating_sub(given);
    payees.iter().enumerate().map(move |(index, (who, share))| {
        let part = share.mul_floor(amount);
        (who, if index == 0 { part.saturating_add(rest) } else { part })
    })
}

/// Number of payees, at most [`MAX_PAYEES`].
fn len(payees: &Payees) -> u32 {
    u32::try_from(payees.len()).unwrap_or(MAX_PAYEES)
}

/// Weight of `checks` verifications of this signature, less the one of sr25519 that the weight of an item contains.
fn checks_weight<T: Config>(signature: &Signature, checks: u32) -> Weight {
    let one = match signature {
        Signature::Sr25519(_) => T::WeightInfo::verify_sr25519(),
        Signature::Ed25519(_) => T::WeightInfo::verify_ed25519(),
        Signature::Ecdsa(_) => T::WeightInfo::verify_ecdsa(),
        Signature::Eth(_) => Weight::zero(),
    };
    one.saturating_mul(checks.into())
        .saturating_sub(T::WeightInfo::verify_sr25519())
}

/// Most that the checks of one signature can weigh beyond what the weight of an item contains.
pub(crate) fn max_checks_weight<T: Config>(signature: &Signature) -> Weight {
    checks_weight::<T>(signature, MAX_CHECKS)
}

/// Most that a batch can weigh: every item to another group of the most payees, every signature tried in all ways.
pub(crate) fn max_batch_weight<T: Config>(claims: &[(ChannelId, Balance, Signature)]) -> Weight {
    let items = u32::try_from(claims.len()).unwrap_or(u32::MAX);
    claims.iter().fold(
        T::WeightInfo::claim_many(items)
            .saturating_add(T::WeightInfo::settle(MAX_PAYEES).saturating_mul(items.saturating_sub(1).into())),
        |weight, (_, _, signature)| weight.saturating_add(max_checks_weight::<T>(signature)),
    )
}
