//! `open_channel` and `deposit_and_open_channel`.

use super::*;

fn call(payee: Payee, signer: &AccountId, amount: Balance, lifetime: BlockNumber) -> Call<Test> {
    Call::open_channel {
        payee,
        signer: signer.clone(),
        amount,
        expires_at: block() + lifetime,
    }
}

/// To the group, signed by Alice's key.
fn to_group(amount: Balance, lifetime: BlockNumber) -> Call<Test> {
    call(group(), &account("Alice"), amount, lifetime)
}

#[test]
fn open_channel_should_move_escrow_balance_into_the_channel() {
    run(|| {
        // given
        let (alice, key) = (account("Alice"), account("key"));
        deposit("Alice", 1_000);
        events();

        // when
        ok(call(group(), &key, 600, 50), origin("Alice"));

        // then
        expect([Event::ChannelOpened {
            channel: 0,
            payer: alice.clone(),
            funder: alice.clone(),
            payee: group(),
            signer: key.clone(),
            amount: 600,
            expires_at: 51,
        }]);
        let channel = stored(0);
        assert_eq!(
            (&channel.payer, &channel.funder, &channel.signer),
            (&alice, &alice, &key)
        );
        assert_eq!(channel.payee, group());
        assert_eq!((channel.total, channel.claimed, channel.remaining()), (600, 0, 600));
        assert_eq!(
            (channel.expires_at, channel.grace, channel.closes_at),
            (51, GRACE, None)
        );
        assert_eq!(channel.deadline(), 51 + GRACE);
        assert_eq!(owed(&alice), 400);
        assert_eq!(TotalOwed::<Test>::get(), 1_000);
        assert_eq!(free(&Escrow::pot()), ED + 1_000);
        assert!(ChannelsOf::<Test>::contains_key(&alice, 0));
        assert!(ChannelsTo::<Test>::contains_key(group(), 0));
        assert_eq!(Groups::live(GROUP), 1);
    });
}

#[test]
fn open_channel_should_hold_the_storage_deposit_on_the_payer() {
    run(|| {
        let channel = open("Alice", 1_000, 50);
        assert_eq!(held(&account("Alice")), channel_deposit());
        assert_eq!(free(&account("Alice")), RICH - 1_000 - channel_deposit());

        open("Alice", 1_000, 50);
        assert_eq!(held(&account("Alice")), 2 * channel_deposit());

        ok(close(channel), origin("p1"));
        assert_eq!(held(&account("Alice")), channel_deposit());
    });
}

#[test]
fn open_channel_should_count_ids_up() {
    run(|| {
        assert_eq!(
            [open("Alice", 100, 50), open("Bob", 100, 50), open("Alice", 100, 50)],
            [0, 1, 2]
        );
        assert_eq!(NextChannelId::<Test>::get(), 3);
    });
}

#[test]
fn open_channel_should_not_count_up_when_it_fails() {
    run(|| {
        refused(to_group(100, 50), origin("Alice"), Error::InsufficientEscrowBalance);
        assert_eq!(open("Alice", 100, 50), 0);
    });
}

#[test]
fn open_channel_should_pay_a_single_account() {
    run(|| {
        deposit("Alice", 1_000);
        ok(
            call(Payee::Account(account("Bob")), &account("Alice"), 600, 50),
            origin("Alice"),
        );
        assert_eq!(stored(0).payee, Payee::Account(account("Bob")));
        assert_eq!(Groups::live(GROUP), 0);
    });
}

#[test]
fn open_channel_should_be_refused_when_an_account_would_pay_itself() {
    run(|| {
        deposit("Alice", 1_000);
        let to_herself = call(Payee::Account(account("Alice")), &account("key"), 600, 50);
        refused(to_herself, origin("Alice"), Error::SelfPayment);
    });
}

#[test]
fn open_channel_should_work_when_the_payer_is_one_of_the_groups_payees() {
    run(|| {
        let channel = open("p1", 1_000, 50);
        claimed("p1", channel, 1_000);
        assert_eq!(owed(&account("p1")), 490);
    });
}

#[test]
fn open_channel_should_be_refused_when_there_is_no_such_group() {
    run(|| {
        deposit("Alice", 1_000);
        let other_org = Payee::Group(b"other".to_vec().try_into().unwrap(), GROUP);
        for payee in [
            Payee::Group(org(), GROUP + 1),
            other_org,
            Payee::Group(Default::default(), GROUP),
        ] {
            refused(
                call(payee, &account("Alice"), 600, 50),
                origin("Alice"),
                Error::PayeeNotFound,
            );
        }
    });
}

#[test]
fn open_channel_should_be_refused_when_the_group_is_retired() {
    run(|| {
        deposit("Alice", 1_000);
        Groups::update(GROUP, |group| group.retired = true);
        refused(to_group(600, 50), origin("Alice"), Error::PayeeNotFound);
    });
}

#[test]
fn open_channel_should_be_refused_when_the_registry_refuses() {
    run(|| {
        deposit("Alice", 1_000);
        GroupRefuses::set(true);
        refused(to_group(600, 50), origin("Alice"), DispatchError::Unavailable);
    });
}

#[test]
fn open_channel_should_be_refused_when_the_amount_is_below_the_minimum() {
    run(|| {
        deposit("Alice", 1_000);
        for amount in [0, 1, MIN_AMOUNT - 1] {
            refused(to_group(amount, 50), origin("Alice"), Error::AmountTooSmall);
        }
        ok(to_group(MIN_AMOUNT, 50), origin("Alice"));
    });
}

#[test]
fn open_channel_should_be_refused_when_the_lifetime_is_out_of_bounds() {
    run(|| {
        // given
        deposit("Alice", 1_000);
        go_to(100);

        // then both bounds are inside
        for lifetime in [0, 1, MIN_LIFETIME - 1, MAX_LIFETIME + 1, BlockNumber::MAX - 100] {
            refused(to_group(100, lifetime), origin("Alice"), Error::InvalidExpiry);
        }
        ok(to_group(100, MIN_LIFETIME), origin("Alice"));
        ok(to_group(100, MAX_LIFETIME), origin("Alice"));

        // then an expiry that is over is none
        let over = Call::open_channel {
            payee: group(),
            signer: account("Alice"),
            amount: 100,
            expires_at: 99,
        };
        refused(over, origin("Alice"), Error::InvalidExpiry);
    });
}

#[test]
fn open_channel_should_heed_the_groups_own_minimum_when_it_is_longer() {
    run(|| {
        // given
        deposit("Alice", 1_000);
        Groups::update(GROUP, |group| group.min_channel_blocks = 20);

        // then
        refused(to_group(100, 19), origin("Alice"), Error::InvalidExpiry);
        ok(to_group(100, 20), origin("Alice"));

        // when it is shorter, then the chain's minimum holds
        Groups::update(GROUP, |group| group.min_channel_blocks = MIN_LIFETIME - 1);
        refused(to_group(100, MIN_LIFETIME - 1), origin("Alice"), Error::InvalidExpiry);
        ok(to_group(100, MIN_LIFETIME), origin("Alice"));

        // when nothing satisfies both
        Groups::update(GROUP, |group| group.min_channel_blocks = MAX_LIFETIME + 1);
        for lifetime in [MIN_LIFETIME, MAX_LIFETIME, MAX_LIFETIME + 1] {
            refused(to_group(100, lifetime), origin("Alice"), Error::InvalidExpiry);
        }
    });
}

#[test]
fn open_channel_should_be_refused_when_anybody_can_sign_for_the_signer() {
    run(|| {
        deposit("Alice", 1_000);
        for weak in small_order_keys() {
            refused(call(group(), &weak, 600, 50), origin("Alice"), Error::InvalidSigner);
        }
    });
}

#[test]
fn open_channel_should_be_refused_when_the_escrow_balance_does_not_suffice() {
    run(|| {
        deposit("Alice", 599);
        refused(to_group(600, 50), origin("Alice"), Error::InsufficientEscrowBalance);
        deposit("Alice", 1);
        ok(to_group(600, 50), origin("Alice"));
        assert!(!EscrowBalances::<Test>::contains_key(account("Alice")));
    });
}

#[test]
fn open_channel_should_be_refused_when_the_storage_deposit_cannot_be_held() {
    run(|| {
        // given one unit too little beside the existential deposit
        deposit("Alice", RICH - ED - channel_deposit() + 1);
        refused(to_group(600, 50), origin("Alice"), TokenError::FundsUnavailable);

        // when there is just enough
        ok(Call::withdraw { amount: 1 }, origin("Alice"));
        ok(to_group(600, 50), origin("Alice"));
        assert_eq!(free(&account("Alice")), ED);
    });
}

#[test]
fn deposit_and_open_channel_should_do_both() {
    run(|| {
        // given
        let alice = account("Alice");

        // when
        let channel = open("Alice", 1_000, 50);

        // then
        assert_moved(&alice, &Escrow::pot(), 1_000);
        expect([
            Event::Deposited {
                who: alice.clone(),
                amount: 1_000,
            },
            Event::ChannelOpened {
                channel,
                payer: alice.clone(),
                funder: alice.clone(),
                payee: group(),
                signer: alice.clone(),
                amount: 1_000,
                expires_at: 51,
            },
        ]);
        assert_eq!(owed(&alice), 0);
        assert_eq!(stored(channel).total, 1_000);
        assert_eq!(free(&Escrow::pot()), ED + 1_000);
    });
}

#[test]
fn deposit_and_open_channel_should_leave_other_escrow_balance_alone() {
    run(|| {
        deposit("Alice", 300);
        open("Alice", 1_000, 50);
        assert_eq!(owed(&account("Alice")), 300);
    });
}

#[test]
fn deposit_and_open_channel_should_do_neither_when_one_fails() {
    run(|| {
        let call = |payee, signer, amount, expires_at| Call::<Test>::deposit_and_open_channel {
            payee,
            signer,
            amount,
            expires_at,
        };
        let alice = account("Alice");
        let herself = Payee::Account(alice.clone());
        let weak = AccountId::new([0; 32]);
        let unknown = Payee::Group(org(), GROUP + 1);
        let whom = || origin("Alice");

        refused(call(group(), alice.clone(), 0, 51), whom(), Error::ZeroAmount);
        refused(
            call(group(), alice.clone(), MIN_AMOUNT - 1, 51),
            whom(),
            Error::AmountTooSmall,
        );
        refused(
            call(group(), alice.clone(), 600, MIN_LIFETIME),
            whom(),
            Error::InvalidExpiry,
        );
        refused(call(group(), weak, 600, 51), whom(), Error::InvalidSigner);
        refused(call(unknown, alice.clone(), 600, 51), whom(), Error::PayeeNotFound);
        refused(call(herself, account("key"), 600, 51), whom(), Error::SelfPayment);
        refused(
            call(group(), alice.clone(), RICH, 51),
            whom(),
            TokenError::NotExpendable,
        );
        refused(
            call(group(), alice, RICH - ED, 51),
            whom(),
            TokenError::FundsUnavailable,
        );
    });
}
