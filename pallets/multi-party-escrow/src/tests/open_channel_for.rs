//! `open_channel_for`: Bob funds, Alice pays with it.

use super::*;

fn call(payer: &AccountId, payee: Payee, signer: &AccountId, amount: Balance) -> Call<Test> {
    Call::open_channel_for {
        payer: payer.clone(),
        payee,
        signer: signer.clone(),
        amount,
        expires_at: block() + 50,
    }
}

#[test]
fn open_channel_for_should_take_the_funders_money_and_name_the_payer() {
    run(|| {
        // given
        let (alice, bob, key) = (account("Alice"), account("Bob"), account("key"));
        deposit("Bob", 1_000);
        events();

        // when
        ok(call(&alice, group(), &key, 600), origin("Bob"));

        // then
        expect([Event::ChannelOpened {
            channel: 0,
            payer: alice.clone(),
            funder: bob.clone(),
            payee: group(),
            signer: key,
            amount: 600,
            expires_at: 51,
        }]);
        assert_eq!((owed(&alice), owed(&bob)), (0, 400));
        assert_eq!((held(&alice), held(&bob)), (0, channel_deposit()));
        assert!(ChannelsOf::<Test>::contains_key(&alice, 0));
        assert!(!ChannelsOf::<Test>::contains_key(&bob, 0));
        assert_eq!(Groups::live(GROUP), 1);
    });
}

#[test]
fn open_channel_for_should_work_when_the_payer_has_no_account() {
    run(|| {
        let channel = open_for("Bob", "nobody", 600, 50);
        claimed("nobody", channel, 100);
        assert_eq!(stored(channel).claimed, 100);
    });
}

#[test]
fn open_channel_for_should_be_refused_when_payer_or_funder_is_the_payee() {
    run(|| {
        deposit("Bob", 1_000);
        let (alice, bob, key) = (account("Alice"), account("Bob"), account("key"));
        refused(
            call(&alice, Payee::Account(alice.clone()), &key, 600),
            origin("Bob"),
            Error::SelfPayment,
        );
        refused(
            call(&alice, Payee::Account(bob), &key, 600),
            origin("Bob"),
            Error::SelfPayment,
        );
    });
}

#[test]
fn open_channel_for_should_be_refused_when_anybody_can_sign_for_signer_or_payer() {
    run(|| {
        deposit("Bob", 1_000);
        for weak in small_order_keys() {
            refused(
                call(&weak, group(), &account("key"), 600),
                origin("Bob"),
                Error::InvalidSigner,
            );
            refused(
                call(&account("Alice"), group(), &weak, 600),
                origin("Bob"),
                Error::InvalidSigner,
            );
        }
    });
}

#[test]
fn open_channel_for_should_be_refused_for_the_reasons_of_open_channel() {
    run(|| {
        deposit("Bob", 1_000);
        let (alice, key) = (account("Alice"), account("key"));
        let whom = || origin("Bob");

        refused(
            call(&alice, Payee::Group(org(), GROUP + 1), &key, 600),
            whom(),
            Error::PayeeNotFound,
        );
        refused(
            call(&alice, group(), &key, MIN_AMOUNT - 1),
            whom(),
            Error::AmountTooSmall,
        );
        refused(
            call(&alice, group(), &key, 1_001),
            whom(),
            Error::InsufficientEscrowBalance,
        );
        let (payee, amount) = (group(), 600);
        let short = Call::open_channel_for {
            payer: alice,
            payee,
            signer: key,
            amount,
            expires_at: MIN_LIFETIME,
        };
        refused(short, whom(), Error::InvalidExpiry);
    });
}

#[test]
fn open_channel_for_should_not_touch_the_payers_money() {
    run(|| {
        // given a payer with escrow balance of its own
        deposit("Alice", 1_000);
        let (alice, key) = (account("Alice"), account("key"));

        // then the funder's has to suffice
        refused(
            call(&alice, group(), &key, 600),
            origin("Bob"),
            Error::InsufficientEscrowBalance,
        );
    });
}

#[test]
fn remainder_and_deposit_should_go_back_to_the_funder() {
    run(|| {
        // given
        let (alice, bob) = (account("Alice"), account("Bob"));
        let channel = open_for("Bob", "Alice", 1_000, 50);
        claimed("Alice", channel, 400);
        go_to(51 + GRACE + 1);
        events();

        // when
        ok(Call::reclaim { channel }, origin("stranger"));

        // then
        expect([Event::ChannelClosed {
            channel,
            funder: bob.clone(),
            refunded: 600,
        }]);
        assert_eq!((owed(&alice), owed(&bob)), (0, 600));
        assert_eq!((held(&alice), held(&bob)), (0, 0));
    });
}
