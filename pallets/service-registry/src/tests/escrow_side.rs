//! What the escrow asks and tells: `PaymentGroups` and `SettlementHook`.

use super::add_member;
use crate::{mock::*, Event, HoldReason, PaymentGroups as Groups, Reputation, Reputations, Role};
use alink_primitives::{Payee, PaymentGroups, Settlement, SettlementHook};
use frame_support::assert_noop;

fn settle(payee: &Payee, amount: u128, claims: u32, first_claims: u32) {
    ServiceRegistry::settled(&Settlement {
        payee,
        amount,
        fee: 0,
        claims,
        first_claims,
    });
    ok(ServiceRegistry::do_try_state());
}

fn retire_group() {
    ok(ServiceRegistry::remove_payment_group(signed(ALICE), org(), 1));
}

#[test]
fn min_channel_blocks_should_be_none_when_no_channel_may_be_opened() {
    ExtBuilder.build_and_execute(|| {
        assert_eq!(ServiceRegistry::min_channel_blocks(&org(), 1), None);
        create_org();
        create_group(1);
        assert_eq!(ServiceRegistry::min_channel_blocks(&org(), 1), Some(10));
        open_channel(&org(), 1);
        retire_group();
        assert_eq!(ServiceRegistry::min_channel_blocks(&org(), 1), None);
    });
}

#[test]
fn payees_should_stay_known_when_the_group_is_retired() {
    ExtBuilder.build_and_execute(|| {
        assert_eq!(ServiceRegistry::payees(&org(), 1), None);
        create_org();
        create_group(1);
        open_channel(&org(), 1);
        retire_group();
        assert_eq!(ServiceRegistry::payees(&org(), 1), Some(payees([(BOB, 100)])));
    });
}

#[test]
fn is_manager_should_hold_for_owner_and_admins_only() {
    ExtBuilder.build_and_execute(|| {
        assert!(!ServiceRegistry::is_manager(&org(), &ALICE));
        create_org();
        add_member(BOB, Role::Admin);
        add_member(CHARLIE, Role::Publisher);
        let managers = [ALICE, BOB, CHARLIE, DAVE].map(|who| ServiceRegistry::is_manager(&org(), &who));
        assert_eq!(managers, [true, true, false, false]);
    });
}

#[test]
fn channel_opened_should_be_refused_when_the_group_is_missing_or_retired() {
    ExtBuilder.build_and_execute(|| {
        create_org();
        assert_noop!(ServiceRegistry::channel_opened(&org(), 1), Failure::GroupNotFound);
        create_group(1);
        open_channel(&org(), 1);
        retire_group();
        assert_noop!(ServiceRegistry::channel_opened(&org(), 1), Failure::GroupNotFound);
    });
}

#[test]
fn channel_closed_should_remove_a_retired_group_when_it_was_the_last() {
    ExtBuilder.build_and_execute(|| {
        create_org();
        create_group(1);
        open_channel(&org(), 1);
        open_channel(&org(), 1);
        settle(&Payee::Group(org(), 1), 5, 1, 1);
        retire_group();

        close_channel(&org(), 1);
        assert!(Groups::<Test>::contains_key(org(), 1));

        close_channel(&org(), 1);
        assert_eq!(
            last_event(),
            Event::PaymentGroupRemoved {
                org_id: org(),
                group_id: 1
            }
        );
        assert!(!Groups::<Test>::contains_key(org(), 1));
        assert!(!Reputations::<Test>::contains_key(org(), 1));
        assert_eq!(held(&ALICE, HoldReason::GroupDeposit), 0);
    });
}

#[test]
fn channel_closed_should_leave_a_group_in_place_when_it_is_not_retired() {
    ExtBuilder.build_and_execute(|| {
        create_org();
        create_group(1);
        open_channel(&org(), 1);
        close_channel(&org(), 1);
        assert_eq!(Groups::<Test>::get(org(), 1).unwrap().live_channels, 0);
    });
}

#[test]
fn settled_should_count_in_the_reputation_of_groups() {
    ExtBuilder.build_and_execute(|| {
        create_org();
        create_group(1);
        settle(&Payee::Group(org(), 1), 100, 3, 2);
        settle(&Payee::Group(org(), 1), 11, 1, 0);
        let expected = Reputation {
            settled: 111,
            claims: 4,
            paying_channels: 2,
            ..Default::default()
        };
        assert_eq!(Reputations::<Test>::get(org(), 1), expected);
    });
}

#[test]
fn settled_should_do_nothing_when_there_is_no_such_group() {
    ExtBuilder.build_and_execute(|| {
        create_org();
        settle(&Payee::Group(org(), 1), 100, 1, 1);
        settle(&Payee::Account(BOB), 100, 1, 1);
        assert_eq!(Reputations::<Test>::iter().count(), 0);
    });
}
