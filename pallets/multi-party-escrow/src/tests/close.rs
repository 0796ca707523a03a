//! `close`.

use super::*;

fn close_with(channel: ChannelId, amount: Balance, signature: Signature) -> Call<Test> {
    Call::close {
        channel,
        voucher: Some((amount, signature)),
    }
}

#[test]
fn close_should_return_the_remainder_at_once() {
    run(|| {
        // given
        let alice = account("Alice");
        let channel = open("Alice", 1_000, 50);
        claimed("Alice", channel, 250);
        events();

        // when
        ok(close(channel), origin("p2"));

        // then
        expect([Event::ChannelClosed {
            channel,
            funder: alice.clone(),
            refunded: 750,
        }]);
        assert_eq!((owed(&alice), held(&alice)), (750, 0));
        assert!(crate::Channels::<Test>::get(channel).is_none());
        assert!(!ChannelsOf::<Test>::contains_key(&alice, channel));
        assert!(!ChannelsTo::<Test>::contains_key(group(), channel));
        assert_eq!(Groups::live(GROUP), 0);
    });
}

#[test]
fn close_should_claim_the_last_voucher_first() {
    run(|| {
        // given
        let channel = open("Alice", 1_000, 50);
        claimed("Alice", channel, 250);
        events();

        // when
        ok(close_with(channel, 350, voucher("Alice", channel, 350)), origin("p1"));

        // then
        expect([
            Event::ChannelClaimed {
                channel,
                payee: group(),
                amount: 100,
                fee: 2,
                claimed: 350,
                remaining: 650,
            },
            Event::ChannelClosed {
                channel,
                funder: account("Alice"),
                refunded: 650,
            },
        ]);
        assert_eq!(owed(&account("Alice")), 650);
        let paid: Balance = ["p1", "p2", "p3"].into_iter().map(|name| owed(&account(name))).sum();
        assert_eq!(paid, 350 - 5 - 2);
        assert_eq!(free(&revenue()), ED + 7);
    });
}

#[test]
fn close_should_return_nothing_when_the_voucher_takes_all() {
    run(|| {
        let channel = open("Alice", 1_000, 50);
        events();
        ok(
            close_with(channel, 5_000, voucher("Alice", channel, 5_000)),
            origin("p1"),
        );
        expect([
            Event::ChannelClaimed {
                channel,
                payee: group(),
                amount: 1_000,
                fee: 20,
                claimed: 1_000,
                remaining: 0,
            },
            Event::ChannelClosed {
                channel,
                funder: account("Alice"),
                refunded: 0,
            },
        ]);
    });
}

#[test]
fn close_should_be_allowed_to_any_payee_and_to_managers() {
    for who in ["p1", "p2", "p3", "manager"] {
        run(|| {
            let channel = open("Alice", 1_000, 50);
            ok(close(channel), origin(who));
        });
    }
}

#[test]
fn close_should_be_refused_when_the_caller_is_not_of_the_payee() {
    run(|| {
        let channel = open_for("Bob", "Alice", 1_000, 50);
        for who in ["Alice", "Bob", "stranger"] {
            refused(close(channel), origin(who), Error::NotAuthorized);
            refused(
                close_with(channel, 10, voucher("Alice", channel, 10)),
                origin(who),
                Error::NotAuthorized,
            );
        }
    });
}

#[test]
fn close_should_be_the_payees_alone_when_it_is_an_account() {
    run(|| {
        let channel = open_to(Payee::Account(account("Bob")), "Alice", &account("Alice"), 1_000, 50);
        for who in ["Alice", "p1", "manager"] {
            refused(close(channel), origin(who), Error::NotAuthorized);
        }
        ok(close(channel), origin("Bob"));
    });
}

#[test]
fn close_should_be_refused_as_a_whole_when_the_voucher_is_bad() {
    run(|| {
        let channel = open("Alice", 1_000, 50);
        claimed("Alice", channel, 250);
        let good = |amount| voucher("Alice", channel, amount);

        refused(close_with(channel, 250, good(250)), origin("p1"), Error::StaleVoucher);
        refused(close_with(channel, 300, good(301)), origin("p1"), Error::BadSignature);
        refused(
            close_with(channel, 300, voucher("Bob", channel, 300)),
            origin("p1"),
            Error::BadSignature,
        );
        claimed("Alice", channel, 1_000);
        refused(
            close_with(channel, 1_001, good(1_001)),
            origin("p1"),
            Error::ChannelExhausted,
        );
    });
}

#[test]
fn close_should_be_refused_when_there_is_no_such_channel() {
    run(|| {
        refused(close(0), origin("p1"), Error::ChannelNotFound);
        let channel = open("Alice", 1_000, 50);
        ok(close(channel), origin("p1"));
        refused(close(channel), origin("p1"), Error::ChannelNotFound);
    });
}

#[test]
fn close_should_work_while_closing_and_after_the_expiry() {
    run(|| {
        let closing = open("Alice", 1_000, 50);
        let expired = open("Alice", 1_000, 50);
        ok(Call::request_close { channel: closing }, origin("Alice"));
        go_to(200);
        ok(close_with(closing, 100, voucher("Alice", closing, 100)), origin("p1"));
        ok(close_with(expired, 100, voucher("Alice", expired, 100)), origin("p1"));
        assert_eq!(owed(&account("Alice")), 1_800);
    });
}

#[test]
fn close_should_work_when_the_group_is_retired() {
    run(|| {
        let channel = open("Alice", 1_000, 50);
        Groups::update(GROUP, |group| group.retired = true);
        ok(close_with(channel, 100, voucher("Alice", channel, 100)), origin("p1"));
        assert_eq!(Groups::live(GROUP), 0);
    });
}

#[test]
fn close_should_be_left_to_managers_when_the_group_is_gone() {
    run(|| {
        let channel = open("Alice", 1_000, 50);
        Groups::remove(GROUP);
        refused(close(channel), origin("p1"), Error::NotAuthorized);
        let with_voucher = close_with(channel, 10, voucher("Alice", channel, 10));
        refused(with_voucher, origin("manager"), Error::PayeeNotFound);
        ok(close(channel), origin("manager"));
        assert_eq!(owed(&account("Alice")), 1_000);
    });
}

#[test]
fn close_should_pay_back_the_funder_when_somebody_else_pays() {
    run(|| {
        let channel = open_for("Bob", "Alice", 1_000, 50);
        ok(close(channel), origin("p1"));
        assert_eq!((owed(&account("Alice")), owed(&account("Bob"))), (0, 1_000));
        assert_eq!(held(&account("Bob")), 0);
    });
}

#[test]
fn close_should_tell_the_hook_of_the_last_voucher() {
    run(|| {
        let channel = open("Alice", 1_000, 50);
        ok(close_with(channel, 100, voucher("Alice", channel, 100)), origin("p1"));
        let settled = Settled {
            payee: group(),
            amount: 100,
            fee: 2,
            claims: 1,
            first_claims: 1,
        };
        assert_eq!(Settled::take(), [settled]);

        let channel = open("Alice", 1_000, 50);
        ok(close(channel), origin("p1"));
        assert!(Settled::take().is_empty());
    });
}

#[test]
fn close_should_weigh_at_most_what_was_announced() {
    run(|| {
        // given
        let channel = open("Alice", 1_000, 50);
        let call = close_with(channel, 100, voucher("Alice", channel, 100));
        let announced = call.get_dispatch_info().call_weight;

        // when
        let actual = ok(call, origin("p1")).actual_weight.unwrap();

        // then
        assert!(actual.all_lte(announced));
        assert!(actual.ref_time() < announced.ref_time());
    });
}
