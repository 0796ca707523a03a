//! The pallet's invariants, one function each. Compiled always: tests run them after every operation, `try-runtime` over the state
//! of a live chain.

use crate::{
    are_valid_shares, Config, NextGroupSerial, Organizations, Pallet, PaymentGroups, Ratings, Reputation, Reputations,
    ReservedNames, Services, ServicesByTag, MAX_GROUPS, SCORES,
};
use alink_primitives::{is_valid_id, GroupId, OrgId};
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

type Check = Result<(), TryRuntimeError>;

impl<T: Config> Pallet<T> {
    /// Check all invariants.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Self::ids_are_valid()?;
        Self::names_are_taken_or_reserved()?;
        Self::members_are_others_than_the_owner()?;
        Self::offers_go_to_others()?;
        Self::organizations_count_their_groups()?;
        Self::organizations_count_their_services()?;
        Self::groups_have_valid_terms()?;
        Self::groups_have_their_own_serials()?;
        Self::groups_count_their_services()?;
        Self::retired_groups_have_channels_and_no_services()?;
        Self::services_are_valid()?;
        Self::services_are_indexed_by_their_tags()?;
        Self::index_of_tags_has_only_services()?;
        Self::reputations_have_their_groups()?;
        Self::ratings_are_in_their_reputations()
    }

    /// Organisations and services have ids of the contract's alphabet.
    fn ids_are_valid() -> Check {
        for org in Organizations::<T>::iter_keys() {
            ensure!(is_valid_id(&org), "organisation with an invalid id");
        }
        for (_, service) in Services::<T>::iter_keys() {
            ensure!(is_valid_id(&service), "service with an invalid id");
        }
        Ok(())
    }

    /// No name is an organisation's and reserved at once.
    fn names_are_taken_or_reserved() -> Check {
        for name in ReservedNames::<T>::iter_keys() {
            ensure!(is_valid_id(&name), "reserved name that nobody could have had");
            ensure!(!Organizations::<T>::contains_key(&name), "name both taken and reserved");
        }
        Ok(())
    }

    /// The owner is no member, and nobody is a member twice.
    fn members_are_others_than_the_owner() -> Check {
        for org in Organizations::<T>::iter_values() {
            ensure!(org.role(&org.owner).is_none(), "owner among the members");
            let distinct: BTreeSet<_> = org.members.iter().map(|(who, _)| who).collect();
            ensure!(distinct.len() == org.members.len(), "member listed twice");
        }
        Ok(())
    }

    /// No organisation is offered to its owner.
    fn offers_go_to_others() -> Check {
        for org in Organizations::<T>::iter_values() {
            ensure!(
                org.offered_to.as_ref() != Some(&org.owner),
                "organisation offered to its owner"
            );
        }
        Ok(())
    }

    /// Each organisation counts exactly the groups there are, no more than it may have; no group is without its organisation.
    fn organizations_count_their_groups() -> Check {
        let mut counted = BTreeMap::<OrgId, u32>::new();
        for (org, _) in PaymentGroups::<T>::iter_keys() {
            ensure!(
                Organizations::<T>::contains_key(&org),
                "payment group without its organisation"
            );
            increment(counted.entry(org).or_default());
        }
        for (id, org) in Organizations::<T>::iter() {
            ensure!(org.groups <= MAX_GROUPS, "organisation with too many payment groups");
            ensure!(
                counted.get(&id).copied().unwrap_or_default() == org.groups,
                "miscounted payment groups"
            );
        }
        Ok(())
    }

    /// Each organisation counts exactly the services there are; no service is without its organisation.
    fn organizations_count_their_services() -> Check {
        let mut counted = BTreeMap::<OrgId, u32>::new();
        for (org, _) in Services::<T>::iter_keys() {
            ensure!(
                Organizations::<T>::contains_key(&org),
                "service without its organisation"
            );
            increment(counted.entry(org).or_default());
        }
        for (id, org) in Organizations::<T>::iter() {
            ensure!(
                counted.get(&id).copied().unwrap_or_default() == org.services,
                "miscounted services"
            );
        }
        Ok(())
    }

    /// Shares sum to exactly 100 %, nobody has two or none.
    fn groups_have_valid_terms() -> Check {
        for group in PaymentGroups::<T>::iter_values() {
            ensure!(are_valid_shares(&group.payees), "payment group with invalid shares");
        }
        Ok(())
    }

    /// No two groups have the same serial, and the next is none of them.
    fn groups_have_their_own_serials() -> Check {
        let next = NextGroupSerial::<T>::get();
        let mut serials = BTreeSet::new();
        for group in PaymentGroups::<T>::iter_values() {
            ensure!(group.serial < next, "payment group with a serial to come");
            ensure!(serials.insert(group.serial), "two payment groups of one serial");
        }
        Ok(())
    }

    /// Each group counts exactly the services that use it; no service uses a group that is not there.
    fn groups_count_their_services() -> Check {
        let mut counted = BTreeMap::<(OrgId, GroupId), u32>::new();
        for (org, _, service) in Services::<T>::iter() {
            let group = service.details.group_id;
            ensure!(
                PaymentGroups::<T>::contains_key(&org, group),
                "service without its payment group"
            );
            increment(counted.entry((org, group)).or_default());
        }
        for (org, id, group) in PaymentGroups::<T>::iter() {
            let services = counted.get(&(org, id)).copied().unwrap_or_default();
            ensure!(services == group.services, "payment group miscounts its services");
        }
        Ok(())
    }

    /// A retired group is there for its channels only.
    fn retired_groups_have_channels_and_no_services() -> Check {
        for group in PaymentGroups::<T>::iter_values().filter(|group| group.retired) {
            ensure!(group.live_channels > 0, "retired payment group without channels");
            ensure!(group.services == 0, "retired payment group with services");
        }
        Ok(())
    }

    /// Tags and prices are such as calls accept; versions count from 1.
    fn services_are_valid() -> Check {
        for service in Services::<T>::iter_values() {
            ensure!(service.details.has_valid_tags(), "service with invalid tags");
            ensure!(service.details.pricing.is_valid(), "service with an invalid pricing");
            ensure!(service.version > 0, "service without a version");
            if let Some((pricing, _)) = &service.announced {
                ensure!(pricing.is_valid(), "service with an invalid announced pricing");
                ensure!(
                    *pricing != service.details.pricing,
                    "service that announces the pricing it has"
                );
            }
        }
        Ok(())
    }

    /// Each tag of each service is in the index.
    fn services_are_indexed_by_their_tags() -> Check {
        for (org, id, service) in Services::<T>::iter() {
            for tag in service.details.tags.iter() {
                ensure!(
                    ServicesByTag::<T>::contains_key((tag, &org, &id)),
                    "tag that is not in the index"
                );
            }
        }
        Ok(())
    }

    /// Each entry of the index is a tag of a service.
    fn index_of_tags_has_only_services() -> Check {
        for (tag, org, id) in ServicesByTag::<T>::iter_keys() {
            let has_tag = Services::<T>::get(&org, &id).is_some_and(|service| service.details.tags.contains(&tag));
            ensure!(has_tag, "index entry without its service");
        }
        Ok(())
    }

    /// No reputation is without its group.
    fn reputations_have_their_groups() -> Check {
        for (org, group) in Reputations::<T>::iter_keys() {
            ensure!(
                PaymentGroups::<T>::contains_key(&org, group),
                "reputation without its payment group"
            );
        }
        Ok(())
    }

    /// Each rating is in range and counted in its group's reputation, if that group still exists. A reputation can count more: ratings
    /// of services that are gone stay counted when others clear them away.
    fn ratings_are_in_their_reputations() -> Check {
        let mut least = BTreeMap::<(OrgId, GroupId), Reputation>::new();
        for ((org, _, _), rating) in Ratings::<T>::iter() {
            ensure!(SCORES.contains(&rating.score), "rating out of range");
            ensure!(rating.weight > 0, "rating by somebody who paid nothing");
            let serial = PaymentGroups::<T>::get(&org, rating.group_id).map(|group| group.serial);
            if serial == Some(rating.group_serial) {
                least
                    .entry((org, rating.group_id))
                    .or_default()
                    .add_rating(rating.score, rating.weight);
            }
        }
        for ((org, group), least) in least {
            let reputation = Reputations::<T>::get(&org, group);
            ensure!(reputation.ratings >= least.ratings, "reputation with too few ratings");
            ensure!(
                reputation.rating_sum >= least.rating_sum,
                "reputation with too small a sum of ratings"
            );
            ensure!(
                reputation.rating_weight >= least.rating_weight,
                "reputation with too little weight"
            );
        }
        Ok(())
    }
}

/// One more. Saturates far above what storage can hold.
fn increment(count: &mut u32) {
    *count = count.saturating_add(1);
}
