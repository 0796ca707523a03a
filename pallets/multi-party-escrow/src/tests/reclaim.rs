//! `reclaim`, and what the blocks around a deadline allow.

use super::*;

#[test]
fn reclaim_should_return_the_true_remainder_and_the_deposit_and_remove_everything() {
    run(|| {
        // given
        let alice = account("Alice");
        let channel = open("Alice", 1_000, 50);
        claimed("Alice", channel, 250);
        go_to(51 + GRACE + 1);
        events();

        // when
        ok(Call::reclaim { channel }, origin("stranger"));

        // then
        expect([Event::ChannelClosed {
            channel,
            funder: alice.clone(),
            refunded: 750,
        }]);
        assert_eq!(owed(&alice), 750);
        assert_eq!((held(&alice), free(&alice)), (0, RICH - 1_000));
        assert!(crate::Channels::<Test>::get(channel).is_none());
        assert!(!ChannelsOf::<Test>::contains_key(&alice, channel));
        assert!(!ChannelsTo::<Test>::contains_key(group(), channel));
        assert_eq!(Groups::live(GROUP), 0);
        assert_eq!(owed(&account("stranger")), 0);
    });
}

#[test]
fn reclaim_should_be_too_early_up_to_and_including_the_deadline() {
    run(|| {
        let channel = open("Alice", 1_000, 50);
        for block in [1, 50, 51, 52, 51 + GRACE] {
            go_to(block);
            refused(Call::reclaim { channel }, origin("Alice"), Error::TooEarly);
        }
        go_to(51 + GRACE + 1);
        ok(Call::reclaim { channel }, origin("Alice"));
    });
}

#[test]
fn reclaim_should_be_too_early_up_to_and_including_a_requested_deadline() {
    run(|| {
        let channel = open("Alice", 1_000, 50);
        ok(Call::request_close { channel }, origin("Alice"));
        for block in [1, CHALLENGE, 1 + CHALLENGE] {
            go_to(block);
            refused(Call::reclaim { channel }, origin("Alice"), Error::TooEarly);
        }
        go_to(2 + CHALLENGE);
        ok(Call::reclaim { channel }, origin("Alice"));
    });
}

#[test]
fn claim_should_work_in_the_deadline_block_itself() {
    run(|| {
        let channel = open("Alice", 1_000, 50);
        go_to(51 + GRACE);
        refused(Call::reclaim { channel }, origin("Alice"), Error::TooEarly);
        claimed("Alice", channel, 700);
        assert_eq!(stored(channel).claimed, 700);
    });
}

#[test]
fn claim_and_reclaim_should_both_work_after_the_deadline_and_the_first_wins() {
    // given the block after the deadline, when the claim is first
    run(|| {
        let channel = open("Alice", 1_000, 50);
        go_to(51 + GRACE + 1);
        claimed("Alice", channel, 700);
        ok(Call::reclaim { channel }, origin("Alice"));
        assert_eq!(owed(&account("Alice")), 300);
    });

    // when the reclaim is first
    run(|| {
        let channel = open("Alice", 1_000, 50);
        go_to(51 + GRACE + 1);
        ok(Call::reclaim { channel }, origin("Alice"));
        claim_refused(channel, 700, voucher("Alice", channel, 700), Error::ChannelNotFound);
        assert_eq!(owed(&account("Alice")), 1_000);
    });
}

#[test]
fn reclaim_should_be_refused_when_there_is_no_such_channel() {
    run(|| {
        refused(Call::reclaim { channel: 0 }, origin("Alice"), Error::ChannelNotFound);
        let channel = open("Alice", 1_000, 50);
        go_to(100);
        ok(Call::reclaim { channel }, origin("Alice"));
        refused(Call::reclaim { channel }, origin("Alice"), Error::ChannelNotFound);
    });
}

#[test]
fn reclaim_should_return_nothing_when_all_was_claimed() {
    run(|| {
        // given
        let channel = open("Alice", 1_000, 50);
        claimed("Alice", channel, 1_000);
        go_to(100);
        events();

        // when
        ok(Call::reclaim { channel }, origin("Alice"));

        // then
        expect([Event::ChannelClosed {
            channel,
            funder: account("Alice"),
            refunded: 0,
        }]);
        assert!(!EscrowBalances::<Test>::contains_key(account("Alice")));
        assert_eq!(held(&account("Alice")), 0);
    });
}

#[test]
fn grace_should_be_that_of_the_opening_when_the_parameter_changes_later() {
    run(|| {
        // given
        let old = open("Alice", 1_000, 50);

        // when
        ClaimGrace::set(1);
        let new = open("Alice", 1_000, 50);

        // then
        go_to(51 + 2);
        refused(Call::reclaim { channel: old }, origin("Alice"), Error::TooEarly);
        ok(Call::reclaim { channel: new }, origin("Alice"));

        // when it grows, then nobody waits longer than at the opening
        ClaimGrace::set(100);
        go_to(51 + GRACE + 1);
        ok(Call::reclaim { channel: old }, origin("Alice"));
    });
}

#[test]
fn grace_of_the_opening_should_bound_a_requested_close_too() {
    run(|| {
        let channel = open("Alice", 1_000, 50);
        ClaimGrace::set(100);
        go_to(51);
        ok(Call::request_close { channel }, origin("Alice"));
        assert_eq!(stored(channel).closes_at, Some(51 + GRACE));
    });
}

#[test]
fn reclaim_should_work_when_the_group_or_its_organisation_is_gone() {
    let ways: [fn(); 2] = [|| Groups::remove(GROUP), Groups::vanish];
    for vanish in ways {
        run(|| {
            // given
            let channel = open("Alice", 1_000, 50);
            vanish();

            // when
            go_to(51 + GRACE + 1);
            ok(Call::reclaim { channel }, origin("stranger"));

            // then
            assert_eq!(owed(&account("Alice")), 1_000);
            assert_eq!(held(&account("Alice")), 0);
        });
    }
}

#[test]
fn reclaim_should_credit_a_funder_whose_account_is_bare() {
    run(|| {
        // given a funder who has nothing left but the existential deposit
        let channel = open("Alice", RICH - ED - channel_deposit(), 50);
        assert_eq!(free(&account("Alice")), ED);

        // when
        go_to(100);
        ok(Call::reclaim { channel }, origin("stranger"));

        // then
        assert_eq!(owed(&account("Alice")), RICH - ED - channel_deposit());
        assert_eq!(free(&account("Alice")), ED + channel_deposit());
    });
}
