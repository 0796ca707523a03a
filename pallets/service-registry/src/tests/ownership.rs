//! `offer_ownership`, `accept_ownership`.

use super::add_member;
use crate::{mock::*, Event, HoldReason, Organizations, Role};
use alink_primitives::AccountId;
use frame_support::{assert_noop, assert_storage_noop};
use sp_runtime::DispatchResult;

fn offer(who: AccountId, to: Option<AccountId>) -> DispatchResult {
    ServiceRegistry::offer_ownership(signed(who), org(), to)
}

fn accept(who: AccountId) -> DispatchResult {
    ServiceRegistry::accept_ownership(signed(who), org())
}

#[test]
fn offer_ownership_should_leave_the_owner_in_place() {
    ExtBuilder.build_and_execute(|| {
        create_org();
        ok(offer(ALICE, Some(BOB)));
        assert_eq!(
            last_event(),
            Event::OwnershipOffered {
                org_id: org(),
                owner: ALICE,
                old_offer: None,
                new_offer: Some(BOB)
            }
        );
        ok(offer(ALICE, Some(CHARLIE)));
        assert_eq!(
            last_event(),
            Event::OwnershipOffered {
                org_id: org(),
                owner: ALICE,
                old_offer: Some(BOB),
                new_offer: Some(CHARLIE),
            }
        );
        assert_eq!(Organizations::<Test>::get(org()).unwrap().owner, ALICE);
        assert_noop!(accept(BOB), Failure::NoOffer);
    });
}

#[test]
fn offer_ownership_should_withdraw_when_none() {
    ExtBuilder.build_and_execute(|| {
        create_org();
        assert_noop!(offer(ALICE, None), Failure::NoOffer);
        ok(offer(ALICE, Some(BOB)));
        ok(offer(ALICE, None));
        assert_noop!(accept(BOB), Failure::NoOffer);
    });
}

#[test]
fn offer_ownership_should_be_refused_when_not_by_or_to_the_owner() {
    ExtBuilder.build_and_execute(|| {
        assert_noop!(offer(ALICE, Some(BOB)), Failure::OrganizationNotFound);
        create_org();
        add_member(BOB, Role::Admin);
        assert_noop!(offer(BOB, Some(BOB)), Failure::NotAuthorized);
        assert_noop!(offer(ALICE, Some(ALICE)), Failure::AlreadyOwner);
    });
}

#[test]
fn accept_ownership_should_move_role_and_deposit() {
    ExtBuilder.build_and_execute(|| {
        create_org();
        add_member(BOB, Role::Publisher);
        ok(offer(ALICE, Some(BOB)));

        ok(accept(BOB));

        let (removed, transferred) = last_two_events();
        assert_eq!(
            removed,
            Event::MemberRemoved {
                org_id: org(),
                who: BOB,
                old_role: Role::Publisher
            }
        );
        assert_eq!(
            transferred,
            Event::OwnershipTransferred {
                org_id: org(),
                old_owner: ALICE,
                new_owner: BOB
            }
        );
        let deposit = price(ServiceRegistry::organization_footprint());
        assert_eq!(held(&ALICE, HoldReason::OrganizationDeposit), 0);
        assert_eq!(held(&BOB, HoldReason::OrganizationDeposit), deposit);
        assert_noop!(accept(BOB), Failure::NoOffer);
        assert_noop!(offer(ALICE, Some(ALICE)), Failure::NotAuthorized);
    });
}

#[test]
fn accept_ownership_should_be_refused_when_not_offered_or_not_affordable() {
    ExtBuilder.build_and_execute(|| {
        assert_noop!(accept(BOB), Failure::OrganizationNotFound);
        create_org();
        assert_noop!(accept(BOB), Failure::NoOffer);
        ok(offer(ALICE, Some(POOR)));
        assert_noop!(accept(BOB), Failure::NoOffer);
        assert_storage_noop!(assert!(accept(POOR).is_err()));
    });
}
