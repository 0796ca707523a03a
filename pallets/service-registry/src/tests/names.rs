//! Names of removed organisations, and `release_name`.

use crate::{mock::*, Event, ReservedNames};
use alink_primitives::AccountId;
use frame_support::assert_noop;
use sp_runtime::DispatchResult;

fn create(who: AccountId) -> DispatchResult {
    ServiceRegistry::create_organization(signed(who), org(), metadata(2))
}

/// Removed in block 1.
fn remove_org() {
    create_org();
    ok(ServiceRegistry::remove_organization(signed(ALICE), org()));
}

#[test]
fn create_organization_should_be_refused_to_others_when_before_the_end_of_the_cooldown() {
    ExtBuilder.build_and_execute(|| {
        remove_org();
        assert_noop!(create(BOB), Failure::NameReserved);
        run_to(NAME_COOLDOWN);
        assert_noop!(create(BOB), Failure::NameReserved);
        run_to(NAME_COOLDOWN + 1);
        ok(create(BOB));
        assert!(ReservedNames::<Test>::get(org()).is_none());
    });
}

#[test]
fn create_organization_should_be_open_to_the_former_owner_at_any_time() {
    ExtBuilder.build_and_execute(|| {
        remove_org();
        ok(create(ALICE));
        assert!(ReservedNames::<Test>::get(org()).is_none());
    });
}

#[test]
fn release_name_should_clear_the_reservation_when_the_cooldown_is_over() {
    ExtBuilder.build_and_execute(|| {
        remove_org();
        run_to(NAME_COOLDOWN);
        assert_noop!(ServiceRegistry::release_name(signed(BOB), org()), Failure::TooEarly);
        run_to(NAME_COOLDOWN + 1);
        ok(ServiceRegistry::release_name(signed(BOB), org()));
        assert_eq!(
            last_event(),
            Event::NameReleased {
                org_id: org(),
                former_owner: ALICE
            }
        );
        assert!(ReservedNames::<Test>::get(org()).is_none());
    });
}

#[test]
fn release_name_should_be_refused_when_nothing_is_reserved() {
    ExtBuilder.build_and_execute(|| {
        let release = || ServiceRegistry::release_name(signed(BOB), org());
        assert_noop!(release(), Failure::NameNotReserved);
        create_org();
        assert_noop!(release(), Failure::NameNotReserved);
    });
}
