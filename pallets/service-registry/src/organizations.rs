//! Organisations: who owns them, who acts for them, and what becomes of their names.

use crate::{
    release, renew, Config, Error, Event, Organization, OrganizationOf, Organizations, Pallet, ReservedNames, Role,
};
use alink_primitives::{is_valid_id, AccountId, Metadata, OrgId};
use frame_support::{
    ensure,
    traits::{Consideration, Footprint, Get},
};
use sp_runtime::{DispatchError, DispatchResult, SaturatedConversion};

impl<T: Config> Pallet<T> {
    /// What an organisation's deposit is for: the longest entry there can be, so that members come and go without moving it.
    pub(crate) fn organization_footprint() -> Footprint {
        Footprint::from_mel::<(OrgId, Organization<()>)>()
    }

    /// The organisation, or the error that there is none.
    pub(crate) fn existing_organization(org_id: &OrgId) -> Result<OrganizationOf<T>, DispatchError> {
        Ok(Organizations::<T>::get(org_id).ok_or(Error::<T>::OrganizationNotFound)?)
    }

    /// The organisation, if `who` is its owner or an Admin.
    pub(crate) fn managed_organization(org_id: &OrgId, who: &AccountId) -> Result<OrganizationOf<T>, DispatchError> {
        let org = Self::existing_organization(org_id)?;
        ensure!(org.is_manager(who), Error::<T>::NotAuthorized);
        Ok(org)
    }

    /// The organisation, if `who` is its owner or any member.
    pub(crate) fn published_organization(org_id: &OrgId, who: &AccountId) -> Result<OrganizationOf<T>, DispatchError> {
        let org = Self::existing_organization(org_id)?;
        ensure!(org.is_publisher(who), Error::<T>::NotAuthorized);
        Ok(org)
    }

    /// The organisation, if `who` is its owner.
    fn owned_organization(org_id: &OrgId, who: &AccountId) -> Result<OrganizationOf<T>, DispatchError> {
        let org = Self::existing_organization(org_id)?;
        ensure!(&org.owner == who, Error::<T>::NotAuthorized);
        Ok(org)
    }

    pub(crate) fn do_create_organization(owner: AccountId, org_id: OrgId, metadata: Metadata) -> DispatchResult {
        ensure!(is_valid_id(&org_id), Error::<T>::InvalidId);
        ensure!(
            !Organizations::<T>::contains_key(&org_id),
            Error::<T>::OrganizationExists
        );
        if let Some((former_owner, until)) = ReservedNames::<T>::get(&org_id) {
            ensure!(former_owner == owner || Self::now() >= until, Error::<T>::NameReserved);
        }

        let ticket = T::OrganizationConsideration::new(&owner, Self::organization_footprint())?;
        ReservedNames::<T>::remove(&org_id);
        Organizations::<T>::insert(
            &org_id,
            Organization {
                owner: owner.clone(),
                offered_to: None,
                metadata: metadata.clone(),
                members: Default::default(),
                services: 0,
                groups: 0,
                ticket,
            },
        );
        Self::deposit_event(Event::OrganizationCreated {
            org_id,
            owner,
            metadata,
        });
        Ok(())
    }

    pub(crate) fn do_update_organization(who: AccountId, org_id: OrgId, metadata: Metadata) -> DispatchResult {
        let mut org = Self::managed_organization(&org_id, &who)?;

        let old_metadata = core::mem::replace(&mut org.metadata, metadata.clone());
        Organizations::<T>::insert(&org_id, org);
        Self::deposit_event(Event::OrganizationUpdated {
            org_id,
            old_metadata,
            new_metadata: metadata,
        });
        Ok(())
    }

    pub(crate) fn do_offer_ownership(who: AccountId, org_id: OrgId, new_owner: Option<AccountId>) -> DispatchResult {
        let mut org = Self::owned_organization(&org_id, &who)?;
        ensure!(new_owner.as_ref() != Some(&org.owner), Error::<T>::AlreadyOwner);
        ensure!(new_owner.is_some() || org.offered_to.is_some(), Error::<T>::NoOffer);

        let old_offer = core::mem::replace(&mut org.offered_to, new_owner.clone());
        Organizations::<T>::insert(&org_id, org);
        Self::deposit_event(Event::OwnershipOffered {
            org_id,
            owner: who,
            old_offer,
            new_offer: new_owner,
        });
        Ok(())
    }

    pub(crate) fn do_accept_ownership(who: AccountId, org_id: OrgId) -> DispatchResult {
        let mut org = Self::existing_organization(&org_id)?;
        ensure!(org.offered_to.as_ref() == Some(&who), Error::<T>::NoOffer);

        org.ticket = renew(org.ticket, &org.owner, &who, Self::organization_footprint())?;
        org.offered_to = None;
        let old_role = org.remove_member(&who);
        let old_owner = core::mem::replace(&mut org.owner, who.clone());
        Organizations::<T>::insert(&org_id, org);
        if let Some(old_role) = old_role {
            Self::deposit_event(Event::MemberRemoved {
                org_id: org_id.clone(),
                who: who.clone(),
                old_role,
            });
        }
        Self::deposit_event(Event::OwnershipTransferred {
            org_id,
            old_owner,
            new_owner: who,
        });
        Ok(())
    }

    /// Returns how many members the organisation had or has, whichever is more.
    pub(crate) fn do_set_member(
        caller: AccountId,
        org_id: OrgId,
        who: AccountId,
        role: Option<Role>,
    ) -> Result<u32, DispatchError> {
        let mut org = Self::existing_organization(&org_id)?;
        let members_before = org.members.len();
        let old_role = org.role(&who);
        let touches_admin = old_role == Some(Role::Admin) || role == Some(Role::Admin);
        let by_owner = org.owner == caller;
        let by_manager = org.is_manager(&caller);
        let leaves = caller == who && role.is_none();
        let steps_down = caller == who && old_role == Some(Role::Admin) && role == Some(Role::Publisher);
        ensure!(
            by_owner || leaves || steps_down || (by_manager && !touches_admin),
            Error::<T>::NotAuthorized
        );

        match role {
            Some(new_role) => {
                ensure!(org.owner != who, Error::<T>::AlreadyOwner);
                let current = org.members.iter_mut().find(|member| member.0 == who);
                match current {
                    Some(member) => member.1 = new_role,
                    None => org
                        .members
                        .try_push((who.clone(), new_role))
                        .map_err(|_| Error::<T>::TooManyMembers)?,
                }
            }
            None => {
                org.remove_member(&who).ok_or(Error::<T>::MemberNotFound)?;
            }
        }

        let members = org.members.len().max(members_before).saturated_into();
        Organizations::<T>::insert(&org_id, org);
        match (role, old_role) {
            (Some(new_role), old_role) => Self::deposit_event(Event::MemberSet {
                org_id,
                who,
                old_role,
                new_role,
            }),
            (None, Some(old_role)) => Self::deposit_event(Event::MemberRemoved { org_id, who, old_role }),
            (None, None) => (), // refused above
        }
        Ok(members)
    }

    pub(crate) fn do_remove_organization(who: AccountId, org_id: OrgId) -> DispatchResult {
        let org = Self::owned_organization(&org_id, &who)?;
        ensure!(org.services == 0 && org.groups == 0, Error::<T>::OrganizationNotEmpty);

        // Saturates to a name that is kept for ever, which only an absurd cooldown could bring about.
        let reserved_until = Self::now().saturating_add(T::NameCooldown::get());
        release(org.ticket, &org.owner);
        Organizations::<T>::remove(&org_id);
        ReservedNames::<T>::insert(&org_id, (&who, reserved_until));
        Self::deposit_event(Event::OrganizationRemoved {
            org_id,
            owner: who,
            reserved_until,
        });
        Ok(())
    }

    pub(crate) fn do_release_name(org_id: OrgId) -> DispatchResult {
        let (former_owner, until) = ReservedNames::<T>::get(&org_id).ok_or(Error::<T>::NameNotReserved)?;
        ensure!(Self::now() >= until, Error::<T>::TooEarly);

        ReservedNames::<T>::remove(&org_id);
        Self::deposit_event(Event::NameReleased { org_id, former_owner });
        Ok(())
    }
}
