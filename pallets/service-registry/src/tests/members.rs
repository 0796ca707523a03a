//! `set_member`.

use crate::{mock::*, Event, Organizations, Role, MAX_MEMBERS};
use alink_primitives::AccountId;
use frame_support::{assert_noop, dispatch::DispatchResultWithPostInfo};
use Role::{Admin, Publisher};

fn set(by: AccountId, who: AccountId, role: Option<Role>) -> DispatchResultWithPostInfo {
    ServiceRegistry::set_member(signed(by), org(), who, role)
}

/// Alice's organisation with Bob as Admin and Charlie as Publisher.
fn create_org_with_members() {
    create_org();
    ok(set(ALICE, BOB, Some(Admin)));
    ok(set(ALICE, CHARLIE, Some(Publisher)));
}

#[test]
fn set_member_should_add_change_and_remove_when_by_the_owner() {
    ExtBuilder.build_and_execute(|| {
        create_org();
        let event = |old_role, new_role| Event::MemberSet {
            org_id: org(),
            who: BOB,
            old_role,
            new_role,
        };

        ok(set(ALICE, BOB, Some(Publisher)));
        assert_eq!(last_event(), event(None, Publisher));
        ok(set(ALICE, BOB, Some(Admin)));
        assert_eq!(last_event(), event(Some(Publisher), Admin));
        ok(set(ALICE, BOB, Some(Publisher)));
        assert_eq!(last_event(), event(Some(Admin), Publisher));
        ok(set(ALICE, BOB, None));
        assert_eq!(
            last_event(),
            Event::MemberRemoved {
                org_id: org(),
                who: BOB,
                old_role: Publisher
            }
        );
        assert!(Organizations::<Test>::get(org()).unwrap().members.is_empty());
    });
}

#[test]
fn set_member_should_let_admins_handle_publishers_only() {
    ExtBuilder.build_and_execute(|| {
        create_org_with_members();
        ok(set(BOB, DAVE, Some(Publisher)));
        ok(set(BOB, CHARLIE, None));

        assert_noop!(set(BOB, CHARLIE, Some(Admin)), Failure::NotAuthorized);
        assert_noop!(set(BOB, DAVE, Some(Admin)), Failure::NotAuthorized);
        ok(set(ALICE, DAVE, Some(Admin)));
        assert_noop!(set(BOB, DAVE, Some(Publisher)), Failure::NotAuthorized);
        assert_noop!(set(BOB, DAVE, None), Failure::NotAuthorized);
    });
}

#[test]
fn set_member_should_let_anyone_leave() {
    ExtBuilder.build_and_execute(|| {
        create_org_with_members();
        ok(set(BOB, BOB, None));
        ok(set(CHARLIE, CHARLIE, None));
        assert_noop!(set(CHARLIE, CHARLIE, None), Failure::MemberNotFound);
    });
}

#[test]
fn set_member_should_let_an_admin_step_down() {
    ExtBuilder.build_and_execute(|| {
        create_org_with_members();
        ok(set(BOB, BOB, Some(Publisher)));
        assert_noop!(set(BOB, BOB, Some(Admin)), Failure::NotAuthorized);
    });
}

#[test]
fn set_member_should_be_refused_when_by_publishers_or_strangers() {
    ExtBuilder.build_and_execute(|| {
        assert_noop!(set(ALICE, BOB, Some(Admin)), Failure::OrganizationNotFound);
        create_org_with_members();
        for by in [CHARLIE, DAVE] {
            assert_noop!(set(by.clone(), by.clone(), Some(Publisher)), Failure::NotAuthorized);
            assert_noop!(set(by.clone(), by.clone(), Some(Admin)), Failure::NotAuthorized);
            assert_noop!(set(by, BOB, None), Failure::NotAuthorized);
        }
    });
}

#[test]
fn set_member_should_be_refused_when_it_is_the_owner_or_nobody() {
    ExtBuilder.build_and_execute(|| {
        create_org_with_members();
        assert_noop!(set(ALICE, ALICE, Some(Publisher)), Failure::AlreadyOwner);
        assert_noop!(set(BOB, ALICE, Some(Publisher)), Failure::AlreadyOwner);
        assert_noop!(set(ALICE, ALICE, None), Failure::MemberNotFound);
        assert_noop!(set(BOB, DAVE, None), Failure::MemberNotFound);
    });
}

#[test]
fn set_member_should_be_refused_when_there_are_too_many() {
    ExtBuilder.build_and_execute(|| {
        create_org();
        let member = |n: u32| AccountId::new([100 + u8::try_from(n).unwrap(); 32]);
        for n in 0..MAX_MEMBERS {
            ok(set(ALICE, member(n), Some(Publisher)));
        }
        assert_noop!(set(ALICE, BOB, Some(Publisher)), Failure::TooManyMembers);
        ok(set(ALICE, member(0), Some(Admin)));
        ok(set(ALICE, member(0), None));
        ok(set(ALICE, BOB, Some(Publisher)));
    });
}
