//! `top_up`.

use super::*;

#[test]
fn top_up_should_add_to_the_total_from_the_funders_escrow_balance() {
    run(|| {
        // given
        let channel = open("Alice", 1_000, 50);
        deposit("Alice", 500);
        events();

        // when
        ok(Call::top_up { channel, amount: 300 }, origin("Alice"));

        // then
        expect([Event::ChannelToppedUp {
            channel,
            amount: 300,
            total: 1_300,
        }]);
        assert_eq!(stored(channel).total, 1_300);
        assert_eq!(owed(&account("Alice")), 200);
        assert_eq!(TotalOwed::<Test>::get(), 1_500);
    });
}

#[test]
fn top_up_should_be_of_any_amount_but_zero() {
    run(|| {
        let channel = open("Alice", 1_000, 50);
        deposit("Alice", 500);
        refused(Call::top_up { channel, amount: 0 }, origin("Alice"), Error::ZeroAmount);
        ok(Call::top_up { channel, amount: 1 }, origin("Alice"));
    });
}

#[test]
fn top_up_should_be_refused_when_there_is_no_such_channel() {
    run(|| {
        // given one that never was and one that is gone
        let gone = open("Alice", 1_000, 50);
        ok(close(gone), origin("p1"));

        // then the money stays
        for channel in [gone, gone + 1, ChannelId::MAX] {
            refused(
                Call::top_up { channel, amount: 300 },
                origin("Alice"),
                Error::ChannelNotFound,
            );
        }
        assert_eq!(owed(&account("Alice")), 1_000);
    });
}

#[test]
fn top_up_should_be_the_funders_alone() {
    run(|| {
        let channel = open_for("Bob", "Alice", 1_000, 50);
        for who in ["Alice", "Bob", "Charlie", "p1"] {
            deposit(who, 500);
        }
        for who in ["Alice", "Charlie", "p1"] {
            refused(Call::top_up { channel, amount: 300 }, origin(who), Error::NotAuthorized);
        }
        ok(Call::top_up { channel, amount: 300 }, origin("Bob"));
    });
}

#[test]
fn top_up_should_be_refused_when_a_close_was_requested() {
    run(|| {
        let channel = open("Alice", 1_000, 50);
        deposit("Alice", 500);
        ok(Call::request_close { channel }, origin("Alice"));
        refused(
            Call::top_up { channel, amount: 300 },
            origin("Alice"),
            Error::ChannelClosing,
        );
    });
}

#[test]
fn top_up_should_be_refused_in_blocks_later_than_the_expiry() {
    run(|| {
        let channel = open("Alice", 1_000, 50);
        deposit("Alice", 500);
        go_to(51);
        ok(Call::top_up { channel, amount: 300 }, origin("Alice"));
        go_to(52);
        refused(
            Call::top_up { channel, amount: 100 },
            origin("Alice"),
            Error::ChannelExpired,
        );
    });
}

#[test]
fn top_up_should_be_refused_when_the_escrow_balance_does_not_suffice() {
    run(|| {
        let channel = open("Alice", 1_000, 50);
        deposit("Alice", 299);
        refused(
            Call::top_up { channel, amount: 300 },
            origin("Alice"),
            Error::InsufficientEscrowBalance,
        );
        refused(
            Call::top_up {
                channel,
                amount: Balance::MAX,
            },
            origin("Alice"),
            Error::InsufficientEscrowBalance,
        );
    });
}
