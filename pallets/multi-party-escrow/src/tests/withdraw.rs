//! `withdraw`.

use super::*;

#[test]
fn withdraw_should_pay_out_of_the_pot() {
    run(|| {
        // given
        let alice = account("Alice");
        deposit("Alice", 700);
        events();

        // when
        ok(Call::withdraw { amount: 300 }, origin("Alice"));

        // then
        assert_moved(&Escrow::pot(), &alice, 300);
        expect([Event::Withdrawn {
            who: alice.clone(),
            amount: 300,
        }]);
        assert_eq!((free(&alice), owed(&alice)), (RICH - 400, 400));
        assert_eq!(free(&Escrow::pot()), ED + 400);
        assert_eq!(TotalOwed::<Test>::get(), 400);
    });
}

#[test]
fn withdraw_should_remove_the_entry_when_all_is_taken() {
    run(|| {
        // given
        deposit("Alice", 700);

        // when
        ok(Call::withdraw { amount: 700 }, origin("Alice"));

        // then nothing remains, yet the pot lives
        assert!(!EscrowBalances::<Test>::contains_key(account("Alice")));
        assert_eq!(free(&account("Alice")), RICH);
        assert_eq!(free(&Escrow::pot()), ED);
    });
}

#[test]
fn withdraw_should_be_refused_when_zero() {
    run(|| {
        deposit("Alice", 700);
        refused(Call::withdraw { amount: 0 }, origin("Alice"), Error::ZeroAmount);
    });
}

#[test]
fn withdraw_should_be_refused_when_the_escrow_balance_does_not_suffice() {
    run(|| {
        deposit("Alice", 700);
        deposit("Bob", 700);
        refused(
            Call::withdraw { amount: 701 },
            origin("Alice"),
            Error::InsufficientEscrowBalance,
        );
        refused(
            Call::withdraw { amount: Balance::MAX },
            origin("Alice"),
            Error::InsufficientEscrowBalance,
        );
        refused(
            Call::withdraw { amount: 1 },
            origin("Charlie"),
            Error::InsufficientEscrowBalance,
        );
    });
}

#[test]
fn withdraw_should_not_reach_into_a_channel() {
    run(|| {
        open("Alice", 1_000, 50);
        refused(
            Call::withdraw { amount: 1 },
            origin("Alice"),
            Error::InsufficientEscrowBalance,
        );
    });
}

#[test]
fn withdraw_should_make_an_account_when_it_reaches_the_existential_deposit() {
    run(|| {
        // given somebody who has no account outside the escrow
        let nobody = account("nobody");
        deposit("Alice", 700);
        ok(
            Call::transfer {
                to: nobody.clone(),
                amount: 2 * ED,
            },
            origin("Alice"),
        );

        // then
        refused(
            Call::withdraw { amount: ED - 1 },
            origin("nobody"),
            TokenError::BelowMinimum,
        );
        ok(Call::withdraw { amount: ED }, origin("nobody"));
        assert_eq!((free(&nobody), owed(&nobody)), (ED, ED));
    });
}
