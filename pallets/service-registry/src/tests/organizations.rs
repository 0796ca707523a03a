//! `create_organization`, `update_organization`, `remove_organization`.

use super::add_member;
use crate::{mock::*, Event, HoldReason, Organizations, Role};
use frame_support::{assert_noop, assert_storage_noop};

#[test]
fn create_organization_should_make_the_caller_owner() {
    ExtBuilder.build_and_execute(|| {
        create_org();

        assert_eq!(
            last_event(),
            Event::OrganizationCreated {
                org_id: org(),
                owner: ALICE,
                metadata: metadata(1)
            }
        );
        let deposit = price(ServiceRegistry::organization_footprint());
        assert_eq!(held(&ALICE, HoldReason::OrganizationDeposit), deposit);
    });
}

#[test]
fn create_organization_should_be_refused_when_the_id_is_invalid() {
    ExtBuilder.build_and_execute(|| {
        for id in ["", "-a", "a-", "A", "a b", "ä"] {
            let result = || ServiceRegistry::create_organization(signed(ALICE), text(id), metadata(1));
            assert_noop!(result(), Failure::InvalidId);
        }
    });
}

#[test]
fn create_organization_should_accept_the_longest_id() {
    ExtBuilder.build_and_execute(|| {
        let id = text(&"a".repeat(64));
        ok(ServiceRegistry::create_organization(signed(ALICE), id, metadata(1)));
    });
}

#[test]
fn create_organization_should_be_refused_when_the_id_is_taken() {
    ExtBuilder.build_and_execute(|| {
        create_org();
        for who in [ALICE, BOB] {
            assert_noop!(
                ServiceRegistry::create_organization(signed(who), org(), metadata(2)),
                Failure::OrganizationExists
            );
        }
    });
}

#[test]
fn create_organization_should_be_refused_when_the_deposit_cannot_be_paid() {
    ExtBuilder.build_and_execute(|| {
        assert_storage_noop!(assert!(ServiceRegistry::create_organization(
            signed(POOR),
            org(),
            metadata(1)
        )
        .is_err()));
    });
}

#[test]
fn update_organization_should_change_metadata_when_by_owner_or_admin() {
    ExtBuilder.build_and_execute(|| {
        create_org();
        add_member(BOB, Role::Admin);

        ok(ServiceRegistry::update_organization(signed(ALICE), org(), metadata(2)));
        ok(ServiceRegistry::update_organization(signed(BOB), org(), metadata(3)));

        assert_eq!(
            last_event(),
            Event::OrganizationUpdated {
                org_id: org(),
                old_metadata: metadata(2),
                new_metadata: metadata(3),
            }
        );
        assert_eq!(Organizations::<Test>::get(org()).unwrap().metadata, metadata(3));
    });
}

#[test]
fn update_organization_should_be_refused_when_by_others() {
    ExtBuilder.build_and_execute(|| {
        let update = |who| ServiceRegistry::update_organization(signed(who), org(), metadata(2));
        assert_noop!(update(ALICE), Failure::OrganizationNotFound);
        create_org();
        add_member(BOB, Role::Publisher);
        assert_noop!(update(BOB), Failure::NotAuthorized);
        assert_noop!(update(CHARLIE), Failure::NotAuthorized);
    });
}

#[test]
fn remove_organization_should_return_the_deposit_and_reserve_the_name() {
    ExtBuilder.build_and_execute(|| {
        create_org();

        ok(ServiceRegistry::remove_organization(signed(ALICE), org()));

        assert_eq!(
            last_event(),
            Event::OrganizationRemoved {
                org_id: org(),
                owner: ALICE,
                reserved_until: 1 + NAME_COOLDOWN
            }
        );
        assert_eq!(held(&ALICE, HoldReason::OrganizationDeposit), 0);
        assert!(Organizations::<Test>::get(org()).is_none());
    });
}

#[test]
fn remove_organization_should_be_refused_when_by_others() {
    ExtBuilder.build_and_execute(|| {
        let remove = |who| ServiceRegistry::remove_organization(signed(who), org());
        assert_noop!(remove(ALICE), Failure::OrganizationNotFound);
        create_org();
        add_member(BOB, Role::Admin);
        assert_noop!(remove(BOB), Failure::NotAuthorized);
        assert_noop!(remove(CHARLIE), Failure::NotAuthorized);
    });
}

#[test]
fn remove_organization_should_be_refused_when_it_has_services_or_groups() {
    ExtBuilder.build_and_execute(|| {
        let remove = || ServiceRegistry::remove_organization(signed(ALICE), org());
        create_service();
        open_channel(&org(), 1);
        assert_noop!(remove(), Failure::OrganizationNotEmpty);

        ok(ServiceRegistry::remove_service(signed(ALICE), org(), chat()));
        assert_noop!(remove(), Failure::OrganizationNotEmpty);

        ok(ServiceRegistry::remove_payment_group(signed(ALICE), org(), 1));
        assert_noop!(remove(), Failure::OrganizationNotEmpty); // retired

        close_channel(&org(), 1);
        ok(remove());
    });
}
