//! Services: their details, tags and prices.

use crate::{
    release, renew, Config, Error, Event, Organizations, Pallet, Pricing, Service, ServiceDetails, ServiceOf, Services,
    ServicesByTag, Status, Tags,
};
use alink_primitives::{is_valid_id, AccountId, BlockNumber, OrgId, ServiceId};
use codec::{Encode, MaxEncodedLen};
use frame_support::{
    defensive, ensure,
    traits::{Consideration, Footprint, Get},
};
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    /// What a service's deposit is for: its entry, and one in the index for each tag.
    pub(crate) fn service_footprint(
        org_id: &OrgId,
        service_id: &ServiceId,
        details: &ServiceDetails,
        announced: &Option<(Pricing, BlockNumber)>,
    ) -> Footprint {
        let key = (org_id, service_id).encoded_size();
        // Beside what varies: status, version, depositor.
        let fixed = <(Status, u32, AccountId)>::max_encoded_len();
        let entry = key
            .saturating_add((details, announced).encoded_size())
            .saturating_add(fixed);
        let size = details.tags.iter().fold(entry, |size, tag| {
            size.saturating_add(key).saturating_add(tag.encoded_size())
        });
        Footprint::from_parts(1, size)
    }

    fn existing_service(org_id: &OrgId, service_id: &ServiceId) -> Result<ServiceOf<T>, DispatchError> {
        Ok(Services::<T>::get(org_id, service_id).ok_or(Error::<T>::ServiceNotFound)?)
    }

    /// What can be said of details without looking at anything else.
    fn ensure_valid_details(details: &ServiceDetails) -> DispatchResult {
        ensure!(details.has_valid_tags(), Error::<T>::InvalidTag);
        ensure!(details.pricing.is_valid(), Error::<T>::InvalidPricing);
        Ok(())
    }

    fn index_tags(org_id: &OrgId, service_id: &ServiceId, tags: &Tags) {
        for tag in tags.iter() {
            ServicesByTag::<T>::insert((tag, org_id, service_id), ());
        }
    }

    fn unindex_tags(org_id: &OrgId, service_id: &ServiceId, tags: &Tags) {
        for tag in tags.iter() {
            ServicesByTag::<T>::remove((tag, org_id, service_id));
        }
    }

    pub(crate) fn do_register_service(
        who: AccountId,
        org_id: OrgId,
        service_id: ServiceId,
        details: ServiceDetails,
    ) -> DispatchResult {
        let mut org = Self::published_organization(&org_id, &who)?;
        ensure!(is_valid_id(&service_id), Error::<T>::InvalidId);
        Self::ensure_valid_details(&details)?;
        ensure!(
            !Services::<T>::contains_key(&org_id, &service_id),
            Error::<T>::ServiceExists
        );
        org.services = org.services.checked_add(1).ok_or(ArithmeticError::Overflow)?;

        Self::use_group(&org_id, details.group_id)?;
        let footprint = Self::service_footprint(&org_id, &service_id, &details, &None);
        let service = Service {
            details: details.clone(),
            status: Status::Active,
            version: 1,
            announced: None,
            ticket: T::ServiceConsideration::new(&who, footprint)?,
            depositor: who,
        };
        Organizations::<T>::insert(&org_id, org);
        Services::<T>::insert(&org_id, &service_id, service);
        Self::index_tags(&org_id, &service_id, &details.tags);
        Self::deposit_event(Event::ServiceRegistered {
            org_id,
            service_id,
            details,
        });
        Ok(())
    }

    pub(crate) fn do_update_service(
        who: AccountId,
        org_id: OrgId,
        service_id: ServiceId,
        details: ServiceDetails,
    ) -> DispatchResult {
        Self::published_organization(&org_id, &who)?;
        Self::ensure_valid_details(&details)?;
        let old = Self::existing_service(&org_id, &service_id)?;
        let version = old.version.checked_add(1).ok_or(ArithmeticError::Overflow)?;

        let now = Self::now();
        let (in_force, pending) = old.pricing_at(now);
        let announced = if details.pricing == *in_force {
            None
        } else {
            match pending {
                Some((pricing, _)) if *pricing == details.pricing => pending.cloned(),
                // Saturates to a price that never takes effect, which only an absurd notice could bring about.
                _ => Some((details.pricing.clone(), now.saturating_add(T::PriceNotice::get()))),
            }
        };
        let new_details = ServiceDetails {
            pricing: in_force.clone(),
            ..details
        };
        let old_details = ServiceDetails {
            pricing: in_force.clone(),
            ..old.details
        };

        let (old_group_id, new_group_id) = (old_details.group_id, new_details.group_id);
        if old_group_id != new_group_id {
            Self::use_group(&org_id, new_group_id)?;
            Self::leave_group(&org_id, old_group_id);
        }
        let footprint = Self::service_footprint(&org_id, &service_id, &new_details, &announced);
        let service = Service {
            details: new_details.clone(),
            status: old.status,
            version,
            announced: announced.clone(),
            ticket: renew(old.ticket, &old.depositor, &who, footprint)?,
            depositor: who,
        };
        Services::<T>::insert(&org_id, &service_id, service);
        if old_details.tags != new_details.tags {
            Self::unindex_tags(&org_id, &service_id, &old_details.tags);
            Self::index_tags(&org_id, &service_id, &new_details.tags);
        }
        Self::deposit_event(Event::ServiceUpdated {
            org_id,
            service_id,
            version,
            old_group_id,
            new_group_id,
            old_details,
            new_details,
            announced,
        });
        Ok(())
    }

    pub(crate) fn do_set_service_status(
        who: AccountId,
        org_id: OrgId,
        service_id: ServiceId,
        status: Status,
    ) -> DispatchResult {
        Self::published_organization(&org_id, &who)?;
        let mut service = Self::existing_service(&org_id, &service_id)?;

        let old_status = core::mem::replace(&mut service.status, status);
        Services::<T>::insert(&org_id, &service_id, service);
        Self::deposit_event(Event::ServiceStatusSet {
            org_id,
            service_id,
            old_status,
            new_status: status,
        });
        Ok(())
    }

    pub(crate) fn do_remove_service(who: AccountId, org_id: OrgId, service_id: ServiceId) -> DispatchResult {
        let mut org = Self::published_organization(&org_id, &who)?;
        let service = Self::existing_service(&org_id, &service_id)?;

        match org.services.checked_sub(1) {
            Some(services) => org.services = services,
            None => {
                defensive!("an organisation had a service that it did not count");
            }
        }
        let group_id = service.details.group_id;
        release(service.ticket, &service.depositor);
        Organizations::<T>::insert(&org_id, org);
        Self::leave_group(&org_id, group_id);
        Self::unindex_tags(&org_id, &service_id, &service.details.tags);
        Services::<T>::remove(&org_id, &service_id);
        Self::deposit_event(Event::ServiceRemoved {
            org_id,
            service_id,
            group_id,
        });
        Ok(())
    }
}
