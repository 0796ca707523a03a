//! Ratings: what paying customers say. They count in the reputation of the group that was paid, as long as that group exists.

use crate::{
    release, Config, Error, Event, Pallet, PaymentGroups, Rating, RatingOf, Ratings, Reputations, Services, SCORES,
};
use alink_primitives::{AccountId, Balance, ChannelId, Channels, GroupId, Metadata, OrgId, Payee, ServiceId};
use codec::{Encode, MaxEncodedLen};
use frame_support::{
    ensure,
    traits::{Consideration, Footprint},
};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    /// What a rating's deposit is for: its entry.
    pub(crate) fn rating_footprint(
        org_id: &OrgId,
        service_id: &ServiceId,
        who: &AccountId,
        metadata: &Option<Metadata>,
    ) -> Footprint {
        // Beside what varies: score, weight, group, serial.
        let fixed = <(u8, u128, u32, u64)>::max_encoded_len();
        let size = (org_id, service_id, who, metadata).encoded_size().saturating_add(fixed);
        Footprint::from_parts(1, size)
    }

    /// Whether a rating counts in a reputation: whether the very group that it counted in still exists.
    fn is_counted(org_id: &OrgId, rating: &RatingOf<T>) -> bool {
        PaymentGroups::<T>::get(org_id, rating.group_id).is_some_and(|group| group.serial == rating.group_serial)
    }

    /// Count a rating no more.
    fn uncount_rating(org_id: &OrgId, rating: &RatingOf<T>) {
        if Self::is_counted(org_id, rating) {
            Reputations::<T>::mutate(org_id, rating.group_id, |reputation| {
                reputation.remove_rating(rating.score, rating.weight);
            });
        }
    }

    /// The serial of the group, and what `who` paid it through `channel`, if it did.
    fn ensure_customer(
        org_id: &OrgId,
        group_id: GroupId,
        channel: ChannelId,
        who: &AccountId,
    ) -> Result<(u64, Balance), DispatchError> {
        let summary = T::Channels::channel(channel).ok_or(Error::<T>::NotACustomer)?;
        let pays_group = matches!(&summary.payee, Payee::Group(org, group) if org == org_id && *group == group_id);
        ensure!(
            pays_group && summary.payer == *who && summary.claimed > 0,
            Error::<T>::NotACustomer
        );
        let group = PaymentGroups::<T>::get(org_id, group_id).ok_or(Error::<T>::GroupNotFound)?;
        Ok((group.serial, summary.claimed))
    }

    pub(crate) fn do_rate_service(
        who: AccountId,
        org_id: OrgId,
        service_id: ServiceId,
        channel: ChannelId,
        score: u8,
        metadata: Option<Metadata>,
    ) -> DispatchResult {
        ensure!(SCORES.contains(&score), Error::<T>::InvalidScore);
        let service = Services::<T>::get(&org_id, &service_id).ok_or(Error::<T>::ServiceNotFound)?;
        let group_id = service.details.group_id;
        let (group_serial, weight) = Self::ensure_customer(&org_id, group_id, channel, &who)?;

        let footprint = Self::rating_footprint(&org_id, &service_id, &who, &metadata);
        let (ticket, old_score, old_weight) = match Ratings::<T>::get((&org_id, &service_id, &who)) {
            Some(old) => {
                Self::uncount_rating(&org_id, &old);
                (old.ticket.update(&who, footprint)?, Some(old.score), Some(old.weight))
            }
            None => (T::RatingConsideration::new(&who, footprint)?, None, None),
        };
        Reputations::<T>::mutate(&org_id, group_id, |reputation| reputation.add_rating(score, weight));
        let rating = Rating {
            score,
            weight,
            group_id,
            group_serial,
            metadata: metadata.clone(),
            ticket,
        };
        Ratings::<T>::insert((&org_id, &service_id, &who), rating);
        Self::deposit_event(Event::ServiceRated {
            org_id,
            service_id,
            who,
            channel,
            group_id,
            old_score,
            new_score: score,
            old_weight,
            new_weight: weight,
            metadata,
        });
        Ok(())
    }

    pub(crate) fn do_remove_rating(
        caller: AccountId,
        org_id: OrgId,
        service_id: ServiceId,
        who: AccountId,
    ) -> DispatchResult {
        let rating = Ratings::<T>::get((&org_id, &service_id, &who)).ok_or(Error::<T>::RatingNotFound)?;
        let by_rater = caller == who;
        ensure!(
            by_rater || !Services::<T>::contains_key(&org_id, &service_id),
            Error::<T>::NotAuthorized
        );

        if by_rater {
            Self::uncount_rating(&org_id, &rating);
        }
        let counted = !by_rater && Self::is_counted(&org_id, &rating);
        let Rating {
            score,
            weight,
            group_id,
            ticket,
            ..
        } = rating;
        release(ticket, &who);
        Ratings::<T>::remove((&org_id, &service_id, &who));
        Self::deposit_event(Event::RatingRemoved {
            org_id,
            service_id,
            who,
            group_id,
            score,
            weight,
            counted,
        });
        Ok(())
    }
}
