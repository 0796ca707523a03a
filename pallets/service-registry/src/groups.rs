//! Payment groups: who is paid together, and what the escrow needs to know of them.

use crate::{
    are_valid_shares, release, renew, Config, Error, Event, NextGroupSerial, Organizations, Pallet, PaymentGroup,
    PaymentGroupOf, PaymentGroups, Reputation, Reputations, MAX_GROUPS,
};
use alink_primitives::{AccountId, BlockNumber, GroupId, OrgId, Payee, Payees, Settlement, SettlementHook};
use codec::{Encode, MaxEncodedLen};
use frame_support::{
    defensive, ensure,
    traits::{Consideration, Footprint, Get},
};
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    /// What a group's deposit is for: its entry with these payees, and its reputation's.
    pub(crate) fn group_footprint(org_id: &OrgId, payees: &Payees) -> Footprint {
        // Beside the payees: minimum lifetime, retired, channels, services, serial, depositor.
        let fixed = <(BlockNumber, bool, u32, u32, u64, AccountId)>::max_encoded_len();
        let keys = (org_id, GroupId::MAX).encoded_size().saturating_mul(2);
        let size = payees
            .encoded_size()
            .saturating_add(fixed)
            .saturating_add(keys)
            .saturating_add(Reputation::max_encoded_len());
        Footprint::from_parts(1, size)
    }

    /// The group that a service wants to use.
    pub(crate) fn usable_group(org_id: &OrgId, group_id: GroupId) -> Result<PaymentGroupOf<T>, DispatchError> {
        let group = PaymentGroups::<T>::get(org_id, group_id).filter(|group| !group.retired);
        Ok(group.ok_or(Error::<T>::GroupNotFound)?)
    }

    /// One service more uses the group.
    pub(crate) fn use_group(org_id: &OrgId, group_id: GroupId) -> DispatchResult {
        let mut group = Self::usable_group(org_id, group_id)?;
        group.services = group.services.checked_add(1).ok_or(ArithmeticError::Overflow)?;
        PaymentGroups::<T>::insert(org_id, group_id, group);
        Ok(())
    }

    /// One service less uses the group.
    pub(crate) fn leave_group(org_id: &OrgId, group_id: GroupId) {
        let left = PaymentGroups::<T>::mutate(org_id, group_id, |group| -> Option<()> {
            let group = group.as_mut()?;
            group.services = group.services.checked_sub(1)?;
            Some(())
        });
        if left.is_none() {
            defensive!("a service used a payment group that did not count it");
        }
    }

    /// Remove a group, its reputation and its part of the organisation's count; its deposit goes back.
    fn delete_group(org_id: &OrgId, group_id: GroupId, group: PaymentGroupOf<T>) {
        release(group.ticket, &group.depositor);
        Reputations::<T>::remove(org_id, group_id);
        PaymentGroups::<T>::remove(org_id, group_id);
        let counted = Organizations::<T>::mutate(org_id, |org| -> Option<()> {
            let org = org.as_mut()?;
            org.groups = org.groups.checked_sub(1)?;
            Some(())
        });
        if counted.is_none() {
            defensive!("an organisation had a payment group that it did not count");
        }
        Self::deposit_event(Event::PaymentGroupRemoved {
            org_id: org_id.clone(),
            group_id,
        });
    }

    pub(crate) fn do_set_payment_group(
        who: AccountId,
        org_id: OrgId,
        group_id: GroupId,
        payees: Payees,
        min_channel_blocks: BlockNumber,
    ) -> DispatchResult {
        let mut org = Self::managed_organization(&org_id, &who)?;
        ensure!(are_valid_shares(&payees), Error::<T>::InvalidShares);
        ensure!(
            min_channel_blocks <= T::MaxChannelLifetime::get(),
            Error::<T>::InvalidLifetime
        );

        let footprint = Self::group_footprint(&org_id, &payees);
        let (group, old) = match PaymentGroups::<T>::get(&org_id, group_id) {
            Some(old) => {
                let group = PaymentGroup {
                    payees: payees.clone(),
                    min_channel_blocks,
                    retired: false,
                    ticket: renew(old.ticket, &old.depositor, &who, footprint)?,
                    depositor: who,
                    live_channels: old.live_channels,
                    services: old.services,
                    serial: old.serial,
                };
                (group, Some((old.payees, old.min_channel_blocks, old.retired)))
            }
            None => {
                ensure!(org.groups < MAX_GROUPS, Error::<T>::TooManyGroups);
                org.groups = org.groups.saturating_add(1); // below the bound
                let serial = NextGroupSerial::<T>::get();
                let next = serial.checked_add(1).ok_or(ArithmeticError::Overflow)?;
                let group = PaymentGroup {
                    payees: payees.clone(),
                    min_channel_blocks,
                    retired: false,
                    live_channels: 0,
                    services: 0,
                    serial,
                    ticket: T::GroupConsideration::new(&who, footprint)?,
                    depositor: who,
                };
                NextGroupSerial::<T>::put(next);
                Organizations::<T>::insert(&org_id, org);
                (group, None)
            }
        };
        PaymentGroups::<T>::insert(&org_id, group_id, group);

        let revived = old.as_ref().is_some_and(|(_, _, retired)| *retired);
        let (old_payees, old_min_channel_blocks) = old
            .map(|(payees, min_channel_blocks, _)| (payees, min_channel_blocks))
            .unzip();
        Self::deposit_event(Event::PaymentGroupSet {
            org_id,
            group_id,
            old_payees,
            new_payees: payees,
            old_min_channel_blocks,
            new_min_channel_blocks: min_channel_blocks,
            revived,
        });
        Ok(())
    }

    pub(crate) fn do_remove_payment_group(who: AccountId, org_id: OrgId, group_id: GroupId) -> DispatchResult {
        Self::managed_organization(&org_id, &who)?;
        let mut group = PaymentGroups::<T>::get(&org_id, group_id).ok_or(Error::<T>::GroupNotFound)?;
        ensure!(group.services == 0, Error::<T>::GroupInUse);
        ensure!(!group.retired, Error::<T>::AlreadyRetired);

        if group.live_channels == 0 {
            Self::delete_group(&org_id, group_id, group);
        } else {
            let live_channels = group.live_channels;
            group.retired = true;
            PaymentGroups::<T>::insert(&org_id, group_id, group);
            Self::deposit_event(Event::PaymentGroupRetired {
                org_id,
                group_id,
                live_channels,
            });
        }
        Ok(())
    }
}

impl<T: Config> alink_primitives::PaymentGroups for Pallet<T> {
    fn min_channel_blocks(org: &OrgId, group: GroupId) -> Option<BlockNumber> {
        let group = PaymentGroups::<T>::get(org, group)?;
        (!group.retired).then_some(group.min_channel_blocks)
    }

    fn payees(org: &OrgId, group: GroupId) -> Option<Payees> {
        PaymentGroups::<T>::get(org, group).map(|group| group.payees)
    }

    fn is_manager(org: &OrgId, who: &AccountId) -> bool {
        Organizations::<T>::get(org).is_some_and(|org| org.is_manager(who))
    }

    fn channel_opened(org: &OrgId, group: GroupId) -> DispatchResult {
        let mut entry = Self::usable_group(org, group)?;
        entry.live_channels = entry.live_channels.checked_add(1).ok_or(ArithmeticError::Overflow)?;
        PaymentGroups::<T>::insert(org, group, entry);
        Ok(())
    }

    fn channel_closed(org: &OrgId, group: GroupId) {
        let Some(mut entry) = PaymentGroups::<T>::get(org, group) else {
            defensive!("a channel outlived its payment group");
            return;
        };
        let Some(live_channels) = entry.live_channels.checked_sub(1) else {
            defensive!("a payment group did not count a channel");
            return;
        };
        entry.live_channels = live_channels;
        if entry.retired && live_channels == 0 {
            Self::delete_group(org, group, entry);
        } else {
            PaymentGroups::<T>::insert(org, group, entry);
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn benchmark_group(org: &OrgId, group: GroupId, owner: &AccountId, payees: Payees) {
        if !Organizations::<T>::contains_key(org) {
            T::OrganizationConsideration::ensure_successful(owner, Self::organization_footprint());
            let created = Self::do_create_organization(owner.clone(), org.clone(), Default::default());
            frame_support::assert_ok!(created);
        }
        let Some(owner) = Organizations::<T>::get(org).map(|org| org.owner) else {
            return;
        };
        T::GroupConsideration::ensure_successful(&owner, Self::group_footprint(org, &payees));
        frame_support::assert_ok!(Self::do_set_payment_group(owner, org.clone(), group, payees, 0));
    }
}

impl<T: Config> SettlementHook for Pallet<T> {
    fn settled(settlement: &Settlement) {
        let Payee::Group(org, group) = settlement.payee else {
            return;
        };
        if !PaymentGroups::<T>::contains_key(org, group) {
            return;
        }
        // Counters for readers: were one ever full, it would stay full, and nobody's claim would fail.
        Reputations::<T>::mutate(org, group, |reputation| {
            reputation.settled = reputation.settled.saturating_add(settlement.amount);
            reputation.claims = reputation.claims.saturating_add(settlement.claims.into());
            reputation.paying_channels = reputation
                .paying_channels
                .saturating_add(settlement.first_claims.into());
        });
    }
}
