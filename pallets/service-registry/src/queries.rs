//! What the runtime API and the view functions answer. Only read off chain, yet bounded all the same.

use crate::{
    runtime_api::{GroupInfo, OrganizationInfo, ReputationInfo, ServiceFilter, ServiceInfo},
    Config, OrganizationOf, Organizations, Pallet, PaymentGroupOf, PaymentGroups, Reputations, ServiceOf, Services,
    ServicesByTag,
};
use alink_primitives::{GroupId, OrgId, Page, ServiceId, Tag, MAX_PAGE};
use alloc::boxed::Box;
use sp_runtime::SaturatedConversion;

/// Most services that one call of [`Pallet::services`] looks at.
pub(crate) const MAX_SCAN: u32 = 1024;

type ServiceKey = (OrgId, ServiceId);

impl<T: Config> Pallet<T> {
    pub(crate) fn organization_info(org_id: &OrgId) -> Option<OrganizationInfo> {
        Organizations::<T>::get(org_id).map(|org| Self::describe_organization(org_id.clone(), org))
    }

    fn describe_organization(org_id: OrgId, org: OrganizationOf<T>) -> OrganizationInfo {
        let groups = PaymentGroups::<T>::iter_prefix(&org_id)
            .map(|(group_id, group)| Self::describe_group(group_id, group))
            .collect();
        OrganizationInfo {
            org: org_id,
            owner: org.owner,
            offered_to: org.offered_to,
            metadata: org.metadata,
            members: org.members.into_inner(),
            groups,
            services: org.services,
        }
    }

    pub(crate) fn group_info(org_id: &OrgId, group_id: GroupId) -> Option<GroupInfo> {
        PaymentGroups::<T>::get(org_id, group_id).map(|group| Self::describe_group(group_id, group))
    }

    fn describe_group(group_id: GroupId, group: PaymentGroupOf<T>) -> GroupInfo {
        GroupInfo {
            group_id,
            payees: group.payees,
            min_channel_blocks: group.min_channel_blocks,
            retired: group.retired,
            live_channels: group.live_channels,
        }
    }

    pub(crate) fn service_info(org_id: &OrgId, service_id: &ServiceId) -> Option<ServiceInfo> {
        Services::<T>::get(org_id, service_id)
            .map(|service| Self::describe_service(org_id.clone(), service_id.clone(), service))
    }

    fn describe_service(org: OrgId, service_id: ServiceId, service: ServiceOf<T>) -> ServiceInfo {
        let (pricing, announced) = service.pricing_at(Self::now());
        let (pricing, announced_pricing) = (pricing.clone(), announced.cloned());
        ServiceInfo {
            org,
            service: service_id,
            kind: service.details.kind,
            status: service.status,
            version: service.version,
            metadata: service.details.metadata,
            api_hash: service.details.api_hash,
            group_id: service.details.group_id,
            pricing,
            announced_pricing,
            tags: service.details.tags.into_inner(),
        }
    }

    pub(crate) fn reputation_info(org_id: &OrgId, group_id: GroupId) -> Option<ReputationInfo> {
        if !PaymentGroups::<T>::contains_key(org_id, group_id) {
            return None;
        }
        let reputation = Reputations::<T>::get(org_id, group_id);
        Some(ReputationInfo {
            settled: reputation.settled,
            claims: reputation.claims,
            paying_channels: reputation.paying_channels,
            rating: reputation.mean_rating(),
            ratings: reputation.ratings,
        })
    }

    /// A page of all organisations, in no particular order, from the one after `start_after` on. At most [`MAX_PAGE`].
    pub fn organizations(start_after: Option<OrgId>, limit: u32) -> Page<OrganizationInfo, OrgId> {
        let limit: usize = limit.min(MAX_PAGE).saturated_into();
        let mut page = Page::default();
        if limit == 0 {
            return page;
        }
        let entries = match start_after {
            Some(org_id) => Organizations::<T>::iter_from_key(org_id),
            None => Organizations::<T>::iter(),
        };
        let mut last = None;
        for (org_id, org) in entries {
            if page.items.len() >= limit {
                page.next = last;
                break;
            }
            last = Some(org_id.clone());
            page.items.push(Self::describe_organization(org_id, org));
        }
        page
    }

    /// A page of the services that `filter` lets through, in no particular order, from the one after `start_after` on. At most
    /// [`MAX_PAGE`], of at most 1024 looked at, so it can be short and yet have a `next`.
    pub fn services(
        filter: ServiceFilter,
        start_after: Option<ServiceKey>,
        limit: u32,
    ) -> Page<ServiceInfo, ServiceKey> {
        let limit: usize = limit.min(MAX_PAGE).saturated_into();
        let mut page = Page::default();
        if limit == 0 || filter.curated.is_some() {
            return page;
        }
        let mut last = None;
        let mut scanned = 0u32;
        for (org_id, service_id) in Self::service_keys(filter.org, filter.tag, start_after) {
            if page.items.len() >= limit || scanned >= MAX_SCAN {
                page.next = last;
                break;
            }
            scanned = scanned.saturating_add(1);
            if let Some(info) = Self::service_info(&org_id, &service_id) {
                if filter.kind.is_none_or(|kind| kind == info.kind) {
                    page.items.push(info);
                }
            }
            last = Some((org_id, service_id));
        }
        page
    }

    /// The keys of all services of `org` (or all organisations) with `tag` (or whatever tags), after `start_after`. A cursor from a
    /// query with another filter is one of these all the same: the next keys in storage order are the answer.
    fn service_keys(
        org: Option<OrgId>,
        tag: Option<Tag>,
        start_after: Option<ServiceKey>,
    ) -> Box<dyn Iterator<Item = ServiceKey>> {
        // Within one organisation only the service's part of the cursor counts.
        let start_after = start_after.map(|(of, service)| (org.clone().unwrap_or(of), service));
        match (tag, org) {
            (Some(tag), Some(org)) => {
                let services = match start_after {
                    Some((of, service)) => {
                        let from = ServicesByTag::<T>::hashed_key_for((&tag, &of, &service));
                        ServicesByTag::<T>::iter_key_prefix_from((tag, org.clone()), from)
                    }
                    None => ServicesByTag::<T>::iter_key_prefix((tag, org.clone())),
                };
                Box::new(services.map(move |service| (org.clone(), service)))
            }
            (Some(tag), None) => match start_after {
                Some((of, service)) => {
                    let from = ServicesByTag::<T>::hashed_key_for((&tag, &of, &service));
                    Box::new(ServicesByTag::<T>::iter_key_prefix_from((tag,), from))
                }
                None => Box::new(ServicesByTag::<T>::iter_key_prefix((tag,))),
            },
            (None, Some(org)) => {
                let services = match start_after {
                    Some((of, service)) => {
                        let from = Services::<T>::hashed_key_for(&of, &service);
                        Services::<T>::iter_key_prefix_from(&org, from)
                    }
                    None => Services::<T>::iter_key_prefix(&org),
                };
                Box::new(services.map(move |service| (org.clone(), service)))
            }
            (None, None) => match start_after {
                Some((of, service)) => Box::new(Services::<T>::iter_keys_from(Services::<T>::hashed_key_for(
                    &of, &service,
                ))),
                None => Box::new(Services::<T>::iter_keys()),
            },
        }
    }
}
