//! `request_close`.

use super::*;

#[test]
fn request_close_should_set_the_deadline_a_challenge_period_ahead() {
    run(|| {
        // given
        let channel = open("Alice", 1_000, 50);
        go_to(7);
        events();

        // when
        ok(Call::request_close { channel }, origin("Alice"));

        // then
        expect([Event::CloseRequested {
            channel,
            closes_at: 7 + CHALLENGE,
        }]);
        assert_eq!(stored(channel).closes_at, Some(7 + CHALLENGE));
        assert_eq!(stored(channel).deadline(), 7 + CHALLENGE);
        assert_eq!(stored(channel).remaining(), 1_000);
    });
}

#[test]
fn request_close_should_never_put_the_deadline_off() {
    // The expiry's own deadline is block 56: the challenge period ends with it when it begins in block 46.
    for (now, closes_at) in [(45, 55), (46, 56), (47, 56), (51, 56)] {
        run(|| {
            let channel = open("Alice", 1_000, 50);
            go_to(now);
            ok(Call::request_close { channel }, origin("Alice"));
            assert_eq!(stored(channel).closes_at, Some(closes_at), "in block {now}");
        });
    }
}

#[test]
fn request_close_should_be_allowed_to_payer_and_funder_alone() {
    run(|| {
        let channel = open_for("Bob", "Alice", 1_000, 50);
        for who in ["Charlie", "p1", "manager"] {
            refused(Call::request_close { channel }, origin(who), Error::NotAuthorized);
        }
        ok(Call::request_close { channel }, origin("Alice"));

        let channel = open_for("Bob", "Alice", 1_000, 50);
        ok(Call::request_close { channel }, origin("Bob"));
    });
}

#[test]
fn request_close_should_be_refused_when_made_already() {
    run(|| {
        let channel = open_for("Bob", "Alice", 1_000, 50);
        ok(Call::request_close { channel }, origin("Alice"));
        go_to(5);
        refused(Call::request_close { channel }, origin("Alice"), Error::AlreadyClosing);
        refused(Call::request_close { channel }, origin("Bob"), Error::AlreadyClosing);
    });
}

#[test]
fn request_close_should_be_refused_in_blocks_later_than_the_expiry() {
    run(|| {
        let channel = open("Alice", 1_000, 50);
        go_to(52);
        refused(Call::request_close { channel }, origin("Alice"), Error::ChannelExpired);
        go_to(51);
        ok(Call::request_close { channel }, origin("Alice"));
    });
}

#[test]
fn request_close_should_be_refused_when_there_is_no_such_channel() {
    run(|| {
        refused(
            Call::request_close { channel: 0 },
            origin("Alice"),
            Error::ChannelNotFound,
        )
    });
}

#[test]
fn request_close_should_leave_the_payee_its_claims() {
    run(|| {
        // given
        let channel = open("Alice", 1_000, 50);
        ok(Call::request_close { channel }, origin("Alice"));

        // when
        go_to(1 + CHALLENGE);
        claimed("Alice", channel, 700);

        // then the request still stands
        assert_eq!(stored(channel).closes_at, Some(1 + CHALLENGE));
        go_to(2 + CHALLENGE);
        ok(Call::reclaim { channel }, origin("Alice"));
        assert_eq!(owed(&account("Alice")), 300);
    });
}
