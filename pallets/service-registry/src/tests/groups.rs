//! `set_payment_group`, `remove_payment_group`.

use super::add_member;
use crate::{mock::*, Event, HoldReason, Organizations, PaymentGroups, Role, MAX_GROUPS};
use alink_primitives::{AccountId, GroupId, Payees};
use frame_support::{assert_noop, assert_storage_noop};
use sp_runtime::{DispatchResult, Perbill};

fn set(by: AccountId, group_id: GroupId, payees: Payees) -> DispatchResult {
    ServiceRegistry::set_payment_group(signed(by), org(), group_id, payees, 10)
}

fn remove(by: AccountId, group_id: GroupId) -> DispatchResult {
    ServiceRegistry::remove_payment_group(signed(by), org(), group_id)
}

fn deposit(payees: &Payees) -> u128 {
    price(ServiceRegistry::group_footprint(&org(), payees))
}

/// Shares in parts per billion.
fn parts(shares: impl IntoIterator<Item = (AccountId, u32)>) -> Payees {
    let shares = shares.into_iter().map(|(who, parts)| (who, Perbill::from_parts(parts)));
    shares.collect::<Vec<_>>().try_into().unwrap()
}

#[test]
fn set_payment_group_should_make_and_change_a_group() {
    ExtBuilder.build_and_execute(|| {
        create_org();
        let (first, second) = (payees([(BOB, 100)]), payees([(BOB, 60), (CHARLIE, 40)]));

        ok(set(ALICE, 7, first.clone()));
        assert_eq!(
            last_event(),
            Event::PaymentGroupSet {
                org_id: org(),
                group_id: 7,
                old_payees: None,
                new_payees: first.clone(),
                old_min_channel_blocks: None,
                new_min_channel_blocks: 10,
                revived: false,
            }
        );
        assert_eq!(held(&ALICE, HoldReason::GroupDeposit), deposit(&first));

        ok(ServiceRegistry::set_payment_group(
            signed(ALICE),
            org(),
            7,
            second.clone(),
            20,
        ));
        assert_eq!(
            last_event(),
            Event::PaymentGroupSet {
                org_id: org(),
                group_id: 7,
                old_payees: Some(first),
                new_payees: second.clone(),
                old_min_channel_blocks: Some(10),
                new_min_channel_blocks: 20,
                revived: false,
            }
        );
        assert_eq!(held(&ALICE, HoldReason::GroupDeposit), deposit(&second));
        assert_eq!(Organizations::<Test>::get(org()).unwrap().groups, 1);
    });
}

#[test]
fn set_payment_group_should_move_the_deposit_when_by_somebody_else() {
    ExtBuilder.build_and_execute(|| {
        create_org();
        add_member(BOB, Role::Admin);
        let shares = payees([(BOB, 100)]);
        ok(set(ALICE, 1, shares.clone()));
        ok(set(BOB, 1, shares.clone()));
        assert_eq!(held(&ALICE, HoldReason::GroupDeposit), 0);
        assert_eq!(held(&BOB, HoldReason::GroupDeposit), deposit(&shares));

        // Whoever removes it, the deposit goes to who paid it.
        ok(remove(ALICE, 1));
        assert_eq!(held(&BOB, HoldReason::GroupDeposit), 0);
    });
}

#[test]
fn set_payment_group_should_be_refused_when_not_by_a_manager() {
    ExtBuilder.build_and_execute(|| {
        let shares = payees([(BOB, 100)]);
        assert_noop!(set(ALICE, 1, shares.clone()), Failure::OrganizationNotFound);
        create_org();
        add_member(BOB, Role::Publisher);
        assert_noop!(set(BOB, 1, shares.clone()), Failure::NotAuthorized);
        assert_noop!(set(CHARLIE, 1, shares), Failure::NotAuthorized);
    });
}

#[test]
fn set_payment_group_should_be_refused_when_shares_are_invalid() {
    ExtBuilder.build_and_execute(|| {
        create_org();
        let invalid = [
            payees([]),
            payees([(BOB, 50), (BOB, 50)]),
            payees([(BOB, 100), (CHARLIE, 0)]),
            parts([(BOB, 999_999_999)]),
            parts([(BOB, 999_999_999), (CHARLIE, 2)]),
            payees([(BOB, 100), (CHARLIE, 100)]),
        ];
        for shares in invalid {
            assert_noop!(set(ALICE, 1, shares), Failure::InvalidShares);
        }
        ok(set(ALICE, 1, parts([(BOB, 999_999_999), (CHARLIE, 1)])));
    });
}

#[test]
fn set_payment_group_should_be_refused_when_no_channel_may_live_so_long() {
    ExtBuilder.build_and_execute(|| {
        create_org();
        let set = |blocks| ServiceRegistry::set_payment_group(signed(ALICE), org(), 1, payees([(BOB, 100)]), blocks);
        assert_noop!(set(MAX_CHANNEL_LIFETIME + 1), Failure::InvalidLifetime);
        ok(set(MAX_CHANNEL_LIFETIME));
    });
}

#[test]
fn set_payment_group_should_be_refused_when_there_are_too_many() {
    ExtBuilder.build_and_execute(|| {
        create_org();
        for group_id in 0..MAX_GROUPS {
            create_group(group_id);
        }
        assert_noop!(set(ALICE, MAX_GROUPS, payees([(BOB, 100)])), Failure::TooManyGroups);
        ok(set(ALICE, 0, payees([(CHARLIE, 100)]))); // a change is none more
    });
}

#[test]
fn set_payment_group_should_be_refused_when_the_deposit_cannot_be_paid() {
    ExtBuilder.build_and_execute(|| {
        create_org();
        add_member(POOR, Role::Admin);
        assert_storage_noop!(assert!(set(POOR, 1, payees([(BOB, 100)])).is_err()));
    });
}

#[test]
fn set_payment_group_should_revive_a_retired_group() {
    ExtBuilder.build_and_execute(|| {
        create_org();
        create_group(1);
        open_channel(&org(), 1);
        ok(remove(ALICE, 1));

        ok(set(ALICE, 1, payees([(CHARLIE, 100)])));

        assert!(matches!(last_event(), Event::PaymentGroupSet { revived: true, .. }));
        let group = PaymentGroups::<Test>::get(org(), 1).unwrap();
        assert_eq!((group.retired, group.live_channels), (false, 1));
        close_channel(&org(), 1);
        assert!(PaymentGroups::<Test>::contains_key(org(), 1));
    });
}

#[test]
fn remove_payment_group_should_remove_it_when_nothing_uses_it() {
    ExtBuilder.build_and_execute(|| {
        create_org();
        create_group(1);
        ok(remove(ALICE, 1));
        assert_eq!(
            last_event(),
            Event::PaymentGroupRemoved {
                org_id: org(),
                group_id: 1
            }
        );
        assert_eq!(held(&ALICE, HoldReason::GroupDeposit), 0);
        assert_eq!(Organizations::<Test>::get(org()).unwrap().groups, 0);
    });
}

#[test]
fn remove_payment_group_should_retire_it_when_channels_are_live() {
    ExtBuilder.build_and_execute(|| {
        create_org();
        create_group(1);
        open_channel(&org(), 1);
        open_channel(&org(), 1);

        ok(remove(ALICE, 1));

        assert_eq!(
            last_event(),
            Event::PaymentGroupRetired {
                org_id: org(),
                group_id: 1,
                live_channels: 2
            }
        );
        assert_ne!(held(&ALICE, HoldReason::GroupDeposit), 0);
        assert_noop!(remove(ALICE, 1), Failure::AlreadyRetired);
    });
}

#[test]
fn remove_payment_group_should_be_refused_when_missing_in_use_or_not_by_a_manager() {
    ExtBuilder.build_and_execute(|| {
        assert_noop!(remove(ALICE, 1), Failure::OrganizationNotFound);
        create_service();
        add_member(BOB, Role::Publisher);
        assert_noop!(remove(ALICE, 2), Failure::GroupNotFound);
        assert_noop!(remove(ALICE, 1), Failure::GroupInUse);
        assert_noop!(remove(BOB, 1), Failure::NotAuthorized);
        assert_noop!(remove(CHARLIE, 1), Failure::NotAuthorized);
    });
}
