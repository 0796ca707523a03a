//! Benchmarks of all calls, each at its worst: longest ids and documents, full lists, deposits that change hands.

// Not part of the runtime that is deployed: a benchmark that cannot be set up has to stop.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::integer_division,
    clippy::unwrap_used
)]

use super::*;
use alink_primitives::{
    Channels as _, GroupId, Metadata, Name, OrgId, Payee, Payees, PaymentGroups as _, ServiceId, Tag, MAX_ID_LEN,
    MAX_TAG_LEN, MAX_URI_LEN,
};
use alloc::{format, vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::{assert_ok, traits::Get};
use frame_system::RawOrigin;
use sp_core::H256;
use sp_runtime::Perbill;

const OLD_GROUP: GroupId = 1;
const NEW_GROUP: GroupId = 2;

fn assert_last_event<T: Config>(event: Event<T>) {
    frame_system::Pallet::<T>::assert_last_event(event.into());
}

fn org_id() -> OrgId {
    vec![b'o'; usize::try_from(MAX_ID_LEN).unwrap()].try_into().unwrap()
}

fn service_id() -> ServiceId {
    vec![b's'; usize::try_from(MAX_ID_LEN).unwrap()].try_into().unwrap()
}

fn name(number: u32) -> Name {
    format!("{number:064}").into_bytes().try_into().unwrap()
}

fn tags(count: u32, letter: u8) -> Tags {
    let tag = |number: u32| -> Tag {
        let mut tag = vec![letter; usize::try_from(MAX_TAG_LEN).unwrap()];
        tag[0] = b'a' + u8::try_from(number).unwrap();
        tag.try_into().unwrap()
    };
    (0..count).map(tag).collect::<Vec<_>>().try_into().unwrap()
}

fn metadata(byte: u8) -> Metadata {
    let uri = vec![b'u'; usize::try_from(MAX_URI_LEN).unwrap()].try_into().unwrap();
    Metadata {
        uri,
        hash: H256::repeat_byte(byte),
    }
}

fn payees(count: u32) -> Payees {
    let each = 1_000_000_000 / count;
    let rest = 1_000_000_000 - each * (count - 1);
    (0..count)
        .map(|n| {
            (
                account("payee", n, 0),
                Perbill::from_parts(if n == 0 { rest } else { each }),
            )
        })
        .collect::<Vec<_>>()
        .try_into()
        .unwrap()
}

fn details(group_id: GroupId, tags: Tags, methods: u32) -> ServiceDetails {
    let pricing = match methods {
        0 => Pricing::PerCall(1),
        _ => Pricing::PerMethod(
            (0..methods)
                .map(|n| (name(n), 1_u128))
                .collect::<Vec<_>>()
                .try_into()
                .unwrap(),
        ),
    };
    let (metadata, api_hash) = (metadata(3), H256::repeat_byte(4));
    ServiceDetails {
        kind: Kind::Inference,
        metadata,
        api_hash,
        group_id,
        pricing,
        tags,
    }
}

/// An organisation with this many members, of whom the first is `account("member", 0, 0)`.
fn organization<T: Config>(members: u32) -> AccountId {
    let owner: AccountId = account("owner", 0, 0);
    T::OrganizationConsideration::ensure_successful(&owner, Pallet::<T>::organization_footprint());
    assert_ok!(Pallet::<T>::do_create_organization(
        owner.clone(),
        org_id(),
        metadata(1)
    ));
    Organizations::<T>::mutate(org_id(), |org| {
        let org = org.as_mut().unwrap();
        for n in 0..members {
            org.members.try_push((account("member", n, 0), Role::Admin)).unwrap();
        }
    });
    owner
}

fn group<T: Config>(owner: &AccountId, group_id: GroupId) {
    Pallet::<T>::benchmark_group(&org_id(), group_id, owner, payees(alink_primitives::MAX_PAYEES));
    Reputations::<T>::mutate(org_id(), group_id, |reputation| reputation.settled = 1);
}

fn largest_details(group_id: GroupId) -> ServiceDetails {
    details(group_id, tags(MAX_TAGS, b'x'), MAX_METHODS)
}

fn fund_service<T: Config>(who: &AccountId, details: &ServiceDetails) {
    let announced = Some((details.pricing.clone(), 0));
    let footprint = Pallet::<T>::service_footprint(&org_id(), &service_id(), details, &announced);
    T::ServiceConsideration::ensure_successful(who, footprint);
}

/// An organisation full of members, with two groups, and a service as large as can be in the first.
fn service<T: Config>() -> AccountId {
    let owner = organization::<T>(MAX_MEMBERS);
    group::<T>(&owner, OLD_GROUP);
    group::<T>(&owner, NEW_GROUP);
    let details = largest_details(OLD_GROUP);
    fund_service::<T>(&owner, &details);
    assert_ok!(Pallet::<T>::do_register_service(
        owner.clone(),
        org_id(),
        service_id(),
        details
    ));
    owner
}

/// A rating of that service by the caller.
fn rating<T: Config>() -> AccountId {
    let rater: AccountId = whitelisted_caller();
    let footprint = Pallet::<T>::rating_footprint(&org_id(), &service_id(), &rater, &Some(metadata(5)));
    T::RatingConsideration::ensure_successful(&rater, footprint);
    let channel = T::Channels::benchmark_channel(&rater, Payee::Group(org_id(), OLD_GROUP));
    let document = Some(metadata(5));
    assert_ok!(Pallet::<T>::do_rate_service(
        rater.clone(),
        org_id(),
        service_id(),
        channel,
        1,
        document
    ));
    rater
}

#[benchmarks]
mod benchmarks {
    use super::*;

    #[benchmark]
    fn create_organization() {
        let owner: AccountId = whitelisted_caller();
        T::OrganizationConsideration::ensure_successful(&owner, Pallet::<T>::organization_footprint());
        ReservedNames::<T>::insert(org_id(), (&owner, Pallet::<T>::now()));

        #[extrinsic_call]
        _(RawOrigin::Signed(owner.clone()), org_id(), metadata(1));

        assert_last_event::<T>(Event::OrganizationCreated {
            org_id: org_id(),
            owner,
            metadata: metadata(1),
        });
    }

    #[benchmark]
    fn update_organization() {
        let owner = organization::<T>(MAX_MEMBERS);

        #[extrinsic_call]
        _(RawOrigin::Signed(owner), org_id(), metadata(2));

        assert_last_event::<T>(Event::OrganizationUpdated {
            org_id: org_id(),
            old_metadata: metadata(1),
            new_metadata: metadata(2),
        });
    }

    #[benchmark]
    fn offer_ownership() {
        let owner = organization::<T>(MAX_MEMBERS);
        let new_owner: AccountId = account("heir", 0, 0);

        #[extrinsic_call]
        _(RawOrigin::Signed(owner.clone()), org_id(), Some(new_owner.clone()));

        assert_last_event::<T>(Event::OwnershipOffered {
            org_id: org_id(),
            owner,
            old_offer: None,
            new_offer: Some(new_owner),
        });
    }

    #[benchmark]
    fn accept_ownership() {
        let old_owner = organization::<T>(MAX_MEMBERS);
        let new_owner: AccountId = account("member", MAX_MEMBERS - 1, 0);
        T::OrganizationConsideration::ensure_successful(&new_owner, Pallet::<T>::organization_footprint());
        assert_ok!(Pallet::<T>::do_offer_ownership(
            old_owner.clone(),
            org_id(),
            Some(new_owner.clone())
        ));

        #[extrinsic_call]
        _(RawOrigin::Signed(new_owner.clone()), org_id());

        assert_last_event::<T>(Event::OwnershipTransferred {
            org_id: org_id(),
            old_owner,
            new_owner,
        });
    }

    #[benchmark]
    fn set_member(m: Linear<1, { MAX_MEMBERS }>) {
        let owner = organization::<T>(m - 1);
        let who: AccountId = account("new member", 0, 0);

        #[extrinsic_call]
        _(RawOrigin::Signed(owner), org_id(), who.clone(), Some(Role::Admin));

        assert_last_event::<T>(Event::MemberSet {
            org_id: org_id(),
            who,
            old_role: None,
            new_role: Role::Admin,
        });
    }

    #[benchmark]
    fn set_payment_group(p: Linear<1, { alink_primitives::MAX_PAYEES }>) {
        // Set before by somebody else, so that the deposit changes hands.
        let owner = organization::<T>(MAX_MEMBERS);
        group::<T>(&owner, OLD_GROUP);
        let who: AccountId = account("member", MAX_MEMBERS - 1, 0);
        let payees = payees(p);
        T::GroupConsideration::ensure_successful(&who, Pallet::<T>::group_footprint(&org_id(), &payees));

        #[extrinsic_call]
        _(
            RawOrigin::Signed(who.clone()),
            org_id(),
            OLD_GROUP,
            payees.clone(),
            T::MaxChannelLifetime::get(),
        );

        let group = PaymentGroups::<T>::get(org_id(), OLD_GROUP).unwrap();
        assert_eq!((group.payees, group.depositor), (payees, who));
    }

    #[benchmark]
    fn remove_payment_group() {
        let owner = organization::<T>(MAX_MEMBERS);
        group::<T>(&owner, OLD_GROUP);

        #[extrinsic_call]
        _(RawOrigin::Signed(owner), org_id(), OLD_GROUP);

        assert_last_event::<T>(Event::PaymentGroupRemoved {
            org_id: org_id(),
            group_id: OLD_GROUP,
        });
    }

    #[benchmark]
    fn remove_organization() {
        let owner = organization::<T>(MAX_MEMBERS);

        #[extrinsic_call]
        _(RawOrigin::Signed(owner.clone()), org_id());

        let reserved_until = Pallet::<T>::now() + T::NameCooldown::get();
        assert_last_event::<T>(Event::OrganizationRemoved {
            org_id: org_id(),
            owner,
            reserved_until,
        });
    }

    #[benchmark]
    fn register_service(t: Linear<0, { MAX_TAGS }>, m: Linear<0, { MAX_METHODS }>) {
        let owner = organization::<T>(MAX_MEMBERS);
        group::<T>(&owner, OLD_GROUP);
        let details = details(OLD_GROUP, tags(t, b'x'), m);
        fund_service::<T>(&owner, &details);

        #[extrinsic_call]
        _(RawOrigin::Signed(owner), org_id(), service_id(), details.clone());

        assert_last_event::<T>(Event::ServiceRegistered {
            org_id: org_id(),
            service_id: service_id(),
            details,
        });
    }

    #[benchmark]
    fn update_service(t: Linear<0, { MAX_TAGS }>, m: Linear<0, { MAX_METHODS }>) {
        // By another member than who registered it, to another group, with other tags and prices.
        service::<T>();
        let who: AccountId = account("member", MAX_MEMBERS - 1, 0);
        let mut details = details(NEW_GROUP, tags(t, b'y'), m); // its old pricing is stored beside the new
        if let Pricing::PerMethod(methods) = &mut details.pricing {
            methods.iter_mut().for_each(|method| method.1 = 2);
        }
        fund_service::<T>(&who, &largest_details(NEW_GROUP));

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), org_id(), service_id(), details);

        let service = Services::<T>::get(org_id(), service_id()).unwrap();
        assert_eq!(
            (service.version, service.details.group_id, service.depositor),
            (2, NEW_GROUP, who)
        );
    }

    #[benchmark]
    fn set_service_status() {
        let owner = service::<T>();

        #[extrinsic_call]
        _(RawOrigin::Signed(owner), org_id(), service_id(), Status::Retired);

        assert_last_event::<T>(Event::ServiceStatusSet {
            org_id: org_id(),
            service_id: service_id(),
            old_status: Status::Active,
            new_status: Status::Retired,
        });
    }

    #[benchmark]
    fn remove_service() {
        let owner = service::<T>();

        #[extrinsic_call]
        _(RawOrigin::Signed(owner), org_id(), service_id());

        assert_last_event::<T>(Event::ServiceRemoved {
            org_id: org_id(),
            service_id: service_id(),
            group_id: OLD_GROUP,
        });
    }

    #[benchmark]
    fn rate_service() {
        // Rated before, while the service used another group.
        let owner = service::<T>();
        let rater = rating::<T>();
        let details = largest_details(NEW_GROUP);
        fund_service::<T>(&owner, &details);
        assert_ok!(Pallet::<T>::do_update_service(owner, org_id(), service_id(), details));
        let channel = T::Channels::benchmark_channel(&rater, Payee::Group(org_id(), NEW_GROUP));

        #[extrinsic_call]
        _(
            RawOrigin::Signed(rater.clone()),
            org_id(),
            service_id(),
            channel,
            5,
            Some(metadata(6)),
        );

        let rating = Ratings::<T>::get((org_id(), service_id(), rater)).unwrap();
        assert_eq!((rating.score, rating.group_id), (5, NEW_GROUP));
        assert_eq!(Reputations::<T>::get(org_id(), OLD_GROUP).ratings, 0);
    }

    #[benchmark]
    fn release_name() {
        let former_owner: AccountId = account("owner", 0, 0);
        let caller: AccountId = whitelisted_caller();
        ReservedNames::<T>::insert(org_id(), (&former_owner, Pallet::<T>::now()));

        #[extrinsic_call]
        _(RawOrigin::Signed(caller), org_id());

        assert_last_event::<T>(Event::NameReleased {
            org_id: org_id(),
            former_owner,
        });
    }

    #[benchmark]
    fn remove_rating() {
        service::<T>();
        let rater = rating::<T>();

        #[extrinsic_call]
        _(RawOrigin::Signed(rater.clone()), org_id(), service_id(), rater.clone());

        assert!(!Ratings::<T>::contains_key((org_id(), service_id(), rater)));
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder.build(), crate::mock::Test);
}
