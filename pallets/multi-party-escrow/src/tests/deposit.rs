//! `deposit`.

use super::*;

#[test]
fn deposit_should_move_free_balance_into_the_pot_and_owe_it() {
    run(|| {
        // given
        let alice = account("Alice");

        // when
        ok(Call::deposit { amount: 700 }, origin("Alice"));

        // then
        assert_moved(&alice, &Escrow::pot(), 700);
        expect([Event::Deposited {
            who: alice.clone(),
            amount: 700,
        }]);
        assert_eq!((free(&alice), owed(&alice)), (RICH - 700, 700));
        assert_eq!(free(&Escrow::pot()), ED + 700);
        assert_eq!(TotalOwed::<Test>::get(), 700);
    });
}

#[test]
fn deposit_should_add_to_what_is_owed_already() {
    run(|| {
        deposit("Alice", 700);
        deposit("Bob", 50);
        deposit("Alice", 1);

        assert_eq!(owed(&account("Alice")), 701);
        assert_eq!(owed(&account("Bob")), 50);
        assert_eq!(TotalOwed::<Test>::get(), 751);
    });
}

#[test]
fn deposit_should_be_refused_when_zero() {
    run(|| refused(Call::deposit { amount: 0 }, origin("Alice"), Error::ZeroAmount));
}

#[test]
fn deposit_should_leave_the_existential_deposit() {
    run(|| {
        // when one too many
        refused(
            Call::deposit { amount: RICH - ED + 1 },
            origin("Alice"),
            TokenError::NotExpendable,
        );
        refused(
            Call::deposit { amount: RICH },
            origin("Alice"),
            TokenError::NotExpendable,
        );

        // then all but that works
        ok(Call::deposit { amount: RICH - ED }, origin("Alice"));
        assert_eq!((free(&account("Alice")), owed(&account("Alice"))), (ED, RICH - ED));
    });
}

#[test]
fn deposit_should_be_refused_when_the_free_balance_does_not_suffice() {
    run(|| {
        refused(
            Call::deposit { amount: RICH + 1 },
            origin("Alice"),
            TokenError::FundsUnavailable,
        );
        refused(
            Call::deposit { amount: Balance::MAX },
            origin("Alice"),
            sp_runtime::ArithmeticError::Underflow,
        );
        refused(
            Call::deposit { amount: 1 },
            origin("nobody"),
            TokenError::FundsUnavailable,
        );
    });
}

#[test]
fn deposit_should_not_touch_what_is_held_for_a_channel() {
    run(|| {
        // given
        open("Alice", 1_000, 50);
        let rest = RICH - 1_000 - channel_deposit();
        assert_eq!(free(&account("Alice")), rest);

        // then
        refused(
            Call::deposit { amount: rest + 1 },
            origin("Alice"),
            TokenError::FundsUnavailable,
        );
        ok(Call::deposit { amount: rest - ED }, origin("Alice"));
    });
}
