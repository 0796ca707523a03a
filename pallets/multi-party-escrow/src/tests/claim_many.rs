//! `claim_many`.

use super::*;
use codec::{Decode, Encode};
use frame_support::weights::Weight;

type Item = (ChannelId, Balance, Signature);

fn many(claims: Vec<Item>) -> Call<Test> {
    Call::claim_many {
        claims: claims.try_into().unwrap(),
    }
}

/// A good item for a channel of `name`'s.
fn item(name: &str, channel: ChannelId, amount: Balance) -> Item {
    (channel, amount, voucher(name, channel, amount))
}

fn failed(channel: ChannelId, error: Error) -> Event<Test> {
    Event::ClaimFailed {
        channel,
        error: error.into(),
    }
}

fn paid(channel: ChannelId, payee: Payee, amount: Balance, claimed: Balance, remaining: Balance) -> Event<Test> {
    Event::ChannelClaimed {
        channel,
        payee,
        amount,
        fee: amount / 50,
        claimed,
        remaining,
    }
}

#[test]
fn claim_many_should_pay_every_item() {
    run(|| {
        // given
        let (first, second) = (open("Alice", 1_000, 50), open("Bob", 1_000, 50));
        events();

        // when
        ok(
            many(vec![item("Alice", first, 400), item("Bob", second, 1_000)]),
            origin("stranger"),
        );

        // then the fee moves once
        assert_moved(&Escrow::pot(), &revenue(), 28);
        expect([
            paid(first, group(), 400, 400, 600),
            paid(second, group(), 1_000, 1_000, 0),
        ]);
        assert_eq!(owed(&account("p1")), 197 + 490);
        assert_eq!(owed(&account("p2")), 117 + 294);
        assert_eq!(owed(&account("p3")), 78 + 196);
    });
}

#[test]
fn claim_many_should_do_nothing_when_empty() {
    run(|| {
        ok(many(vec![]), origin("stranger"));
        expect([]);
        assert!(Settled::take().is_empty());
    });
}

#[test]
fn claim_many_should_report_each_bad_item_and_pay_the_others() {
    run(|| {
        // given one item of each kind that can fail
        let stale = open("Alice", 1_000, 50);
        claimed("Alice", stale, 500);
        let exhausted = open("Alice", 1_000, 50);
        claimed("Alice", exhausted, 1_000);
        let forged = open("Alice", 1_000, 50);
        let gone = open("Alice", 1_000, 50);
        ok(close(gone), origin("p1"));
        let second_group = GROUP + 1;
        Groups::set(second_group, standard_group());
        let orphan = open_to(Payee::Group(org(), second_group), "Alice", &account("Alice"), 1_000, 50);
        Groups::remove(second_group);
        let (before, after) = (open("Bob", 1_000, 50), open("Charlie", 1_000, 50));
        events();

        // when
        let claims = vec![
            item("Bob", before, 100),
            item("Alice", stale, 500),
            item("Alice", exhausted, 1_001),
            item("Bob", forged, 100),
            item("Alice", gone, 100),
            item("Alice", orphan, 100),
            item("Charlie", after, 100),
        ];
        ok(many(claims), origin("stranger"));

        // then
        expect([
            paid(before, group(), 100, 100, 900),
            failed(stale, Error::StaleVoucher),
            failed(exhausted, Error::ChannelExhausted),
            failed(forged, Error::BadSignature),
            failed(gone, Error::ChannelNotFound),
            failed(orphan, Error::PayeeNotFound),
            paid(after, group(), 100, 100, 900),
        ]);
        assert_eq!(stored(orphan).claimed, 0);
        go_to(100);
        ok(Call::reclaim { channel: orphan }, origin("stranger"));
    });
}

#[test]
fn claim_many_should_succeed_when_every_item_fails() {
    run(|| {
        let channel = open("Alice", 1_000, 50);
        let owed_before = TotalOwed::<Test>::get();
        events();
        ok(
            many(vec![item("Bob", channel, 10), item("Bob", channel, 20)]),
            origin("stranger"),
        );
        expect([
            failed(channel, Error::BadSignature),
            failed(channel, Error::BadSignature),
        ]);
        assert_eq!(TotalOwed::<Test>::get(), owed_before);
        assert!(Settled::take().is_empty());
    });
}

#[test]
fn claim_many_should_count_a_channel_that_comes_twice_once() {
    run(|| {
        // given
        let channel = open("Alice", 1_000, 50);
        events();

        // when
        let claims = [100, 100, 300, 200, 1_500, 2_000].map(|amount| item("Alice", channel, amount));
        ok(many(claims.to_vec()), origin("stranger"));

        // then
        expect([
            paid(channel, group(), 100, 100, 900),
            failed(channel, Error::StaleVoucher),
            paid(channel, group(), 200, 300, 700),
            failed(channel, Error::StaleVoucher),
            paid(channel, group(), 700, 1_000, 0),
            failed(channel, Error::ChannelExhausted),
        ]);
        let settled = Settled {
            payee: group(),
            amount: 1_000,
            fee: 20,
            claims: 3,
            first_claims: 1,
        };
        assert_eq!(Settled::take(), [settled]);
    });
}

#[test]
fn claim_many_should_do_what_the_same_claims_do_one_by_one() {
    /// Channels to the group, to one of its payees and to somebody else; amounts that do not divide.
    fn claims() -> Vec<Item> {
        let to_group = open("Alice", 1_000, 50);
        let to_group_too = open("Bob", 2_000, 50);
        let to_payee = open_to(Payee::Account(account("p1")), "Alice", &account("Alice"), 3_000, 50);
        let to_nobody = open_to(Payee::Account(account("nobody")), "Bob", &account("Bob"), 300, 50);
        vec![
            item("Alice", to_group, 101),
            item("Bob", to_group_too, 77),
            item("Alice", to_payee, 49),
            item("Bob", to_group, 500),
            item("Alice", to_group, 102),
            item("Bob", to_nobody, 1),
            item("Alice", to_group, 102),
            item("Bob", to_group_too, 5_000),
            item("Alice", to_payee, 333),
            item("Alice", 99, 1),
        ]
    }
    /// Everything that a claim can change.
    fn outcome() -> impl PartialEq + core::fmt::Debug {
        let who = ["p1", "p2", "p3", "nobody", "Alice", "Bob"].map(|name| owed(&account(name)));
        let channels: Vec<_> = (0..4).map(|id| stored(id).encode()).collect();
        (
            who,
            channels,
            free(&revenue()),
            free(&Escrow::pot()),
            TotalOwed::<Test>::get(),
        )
    }

    let outcomes = std::cell::RefCell::new(Vec::new());
    run(|| {
        let claims = claims();
        events();
        ok(many(claims), origin("stranger"));
        outcomes.borrow_mut().push((outcome(), succeeded()));
    });
    run(|| {
        let claims = claims();
        events();
        for (channel, amount, signature) in claims {
            let _ = claim(channel, amount, signature);
        }
        outcomes.borrow_mut().push((outcome(), succeeded()));
    });
    let outcomes = outcomes.into_inner();
    assert_eq!(outcomes[0], outcomes[1]);
    assert_eq!(outcomes[0].1.len(), 7);
}

/// The claims that were paid since the last look at the events.
fn succeeded() -> Vec<Event<Test>> {
    events()
        .into_iter()
        .filter(|event| matches!(event, Event::ChannelClaimed { .. }))
        .collect()
}

#[test]
fn hook_should_be_called_once_per_payee_with_the_sums() {
    run(|| {
        // given
        let account_payee = Payee::Account(account("Bob"));
        let first = open("Alice", 1_000, 50);
        let second = open("Alice", 1_000, 50);
        let third = open_to(account_payee.clone(), "Alice", &account("Alice"), 1_000, 50);
        claimed("Alice", first, 10);
        Settled::take();

        // when
        let claims = vec![
            item("Alice", third, 99),
            item("Alice", first, 110),
            item("Alice", second, 149),
            item("Alice", second, 149),
            item("Alice", second, 198),
        ];
        ok(many(claims), origin("stranger"));

        // then: 100 and 149 and 49 to the group, whose fees are rounded one by one
        let of_group = Settled {
            payee: group(),
            amount: 298,
            fee: 2 + 2,
            claims: 3,
            first_claims: 1,
        };
        let of_account = Settled {
            payee: account_payee,
            amount: 99,
            fee: 1,
            claims: 1,
            first_claims: 1,
        };
        assert_eq!(Settled::take(), [of_group, of_account]);
    });
}

#[test]
fn claim_many_should_leave_the_fees_of_a_batch_as_surplus_when_they_cannot_be_received() {
    run(|| {
        FeeRefused::set(true);
        let (first, second) = (open("Alice", 1_000, 50), open("Bob", 1_000, 50));
        ok(
            many(vec![item("Alice", first, 1_000), item("Bob", second, 1_000)]),
            origin("stranger"),
        );
        assert_eq!(free(&Escrow::pot()) - ED - TotalOwed::<Test>::get(), 40);
    });
}

#[test]
fn claim_many_should_take_256_items_and_refuse_more_when_decoded() {
    run(|| {
        // given
        let channel = open("Alice", 1_000, 50);
        let one = item("Alice", channel, 10);
        let encoded = |count: usize| (9u8, vec![one.clone(); count]).encode();

        // then
        let full = Call::<Test>::decode(&mut &encoded(256)[..]).unwrap();
        assert!(Call::<Test>::decode(&mut &encoded(257)[..]).is_err());
        assert!(Call::<Test>::decode(&mut &encoded(1_000)[..]).is_err());

        // when
        events();
        ok(full, origin("stranger"));

        // then the first pays and every other one is stale
        let events = events();
        assert_eq!(events.len(), 256);
        assert_eq!(events[0], paid(channel, group(), 10, 10, 990));
        assert!(events[1..]
            .iter()
            .all(|event| *event == failed(channel, Error::StaleVoucher)));
    });
}

mod weight {
    use super::*;

    /// What a batch was announced to weigh, and what it did.
    fn weights(claims: Vec<Item>) -> (Weight, Weight) {
        let call = many(claims);
        let announced = call.get_dispatch_info().call_weight;
        (announced, ok(call, origin("stranger")).actual_weight.unwrap())
    }

    #[test]
    fn ordinary_batch_should_be_refunded() {
        run(|| {
            let claims = (0..8).map(|_| item("Alice", open("Alice", 1_000, 50), 10)).collect();
            let (announced, actual) = weights(claims);
            assert!(actual.all_lte(announced));
            assert!(actual.ref_time() < announced.ref_time());
        });
    }

    #[test]
    fn batch_should_weigh_more_with_more_payees_but_never_more_than_announced() {
        run(|| {
            // given as many groups of the most payees as items, each signature tried in every way
            let payees: Vec<_> = (0..16)
                .map(|index| {
                    (
                        account(&format!("payee {index}")),
                        Perbill::from_parts(1_000_000_000 / 16),
                    )
                })
                .collect();
            let claims = (10..14)
                .map(|number| {
                    Groups::set(
                        number,
                        Group {
                            payees: payees.clone(),
                            ..Default::default()
                        },
                    );
                    let payee = Payee::Group(org(), number);
                    let channel = open_to(payee, "Alice", &account("key"), 1_000, 50);
                    let bytes = message(channel, 100).wrapped_signing_bytes();
                    (channel, 100, pair("Alice").sign(&bytes).into())
                })
                .collect();

            // when
            let (announced, actual) = weights(claims);

            // then nothing is refunded
            assert_eq!(actual, announced);
        });
    }

    #[test]
    fn batch_of_bad_items_should_be_charged_for_the_checks_done() {
        run(|| {
            let forged = open("Alice", 1_000, 50);
            let (announced, actual) = weights(vec![item("Bob", forged, 10), item("Bob", 99, 10)]);
            assert!(actual.all_lte(announced));
            let (_, without_checks) = weights(vec![item("Bob", 98, 10), item("Bob", 99, 10)]);
            assert!(actual.ref_time() > without_checks.ref_time());
        });
    }
}
