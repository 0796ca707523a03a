//! `extend`.

use super::*;

#[test]
fn extend_should_move_the_expiry_and_the_deadline() {
    run(|| {
        // given
        let channel = open("Alice", 1_000, 50);
        events();

        // when
        ok(extend(channel, 80), origin("Alice"));

        // then
        expect([Event::ChannelExtended {
            channel,
            expires_at: 80,
        }]);
        assert_eq!(stored(channel).expires_at, 80);
        assert_eq!(stored(channel).deadline(), 80 + GRACE);
    });
}

#[test]
fn extend_should_be_allowed_to_payer_and_funder_alone() {
    run(|| {
        let channel = open_for("Bob", "Alice", 1_000, 50);
        ok(extend(channel, 80), origin("Alice"));
        ok(extend(channel, 81), origin("Bob"));
        for who in ["Charlie", "p1", "manager"] {
            refused(extend(channel, 90), origin(who), Error::NotAuthorized);
        }
    });
}

#[test]
fn extend_should_be_refused_when_not_later_or_too_late() {
    run(|| {
        // given
        let channel = open("Alice", 1_000, 50);
        go_to(10);

        // then
        for expires_at in [0, 10, 50, 51, 10 + MAX_LIFETIME + 1, BlockNumber::MAX] {
            refused(extend(channel, expires_at), origin("Alice"), Error::InvalidExpiry);
        }
        ok(extend(channel, 52), origin("Alice"));
        ok(extend(channel, 10 + MAX_LIFETIME), origin("Alice"));
    });
}

#[test]
fn extend_should_be_refused_when_there_is_no_such_channel() {
    run(|| refused(extend(0, 80), origin("Alice"), Error::ChannelNotFound));
}

#[test]
fn extend_should_be_refused_when_a_close_was_requested() {
    run(|| {
        let channel = open("Alice", 1_000, 50);
        ok(Call::request_close { channel }, origin("Alice"));
        refused(extend(channel, 80), origin("Alice"), Error::ChannelClosing);
    });
}

#[test]
fn extend_should_be_refused_in_blocks_later_than_the_expiry() {
    run(|| {
        let channel = open("Alice", 1_000, 50);
        go_to(52);
        refused(extend(channel, 80), origin("Alice"), Error::ChannelExpired);
        go_to(51);
        ok(extend(channel, 80), origin("Alice"));
    });
}
