//! `transfer`.

use super::*;

fn transfer(to: &str, amount: Balance) -> Call<Test> {
    Call::transfer {
        to: account(to),
        amount,
    }
}

#[test]
fn transfer_should_move_escrow_balance_and_nothing_else() {
    run(|| {
        // given
        let (alice, bob) = (account("Alice"), account("Bob"));
        deposit("Alice", 700);
        events();

        // when
        ok(transfer("Bob", 300), origin("Alice"));

        // then
        expect([Event::Transferred {
            from: alice.clone(),
            to: bob.clone(),
            amount: 300,
        }]);
        assert_eq!((owed(&alice), owed(&bob)), (400, 300));
        assert_eq!((free(&alice), free(&bob)), (RICH - 700, RICH));
        assert_eq!(TotalOwed::<Test>::get(), 700);
    });
}

#[test]
fn transfer_should_remove_the_senders_entry_when_all_is_given() {
    run(|| {
        deposit("Alice", 700);
        ok(transfer("Bob", 700), origin("Alice"));
        assert!(!EscrowBalances::<Test>::contains_key(account("Alice")));
    });
}

#[test]
fn transfer_should_reach_who_has_no_account() {
    run(|| {
        deposit("Alice", 700);
        ok(transfer("nobody", 300), origin("Alice"));
        assert_eq!(owed(&account("nobody")), 300);
        assert_eq!(free(&account("nobody")), 0);
    });
}

#[test]
fn transfer_should_change_nothing_when_to_oneself() {
    run(|| {
        deposit("Alice", 700);
        ok(transfer("Alice", 700), origin("Alice"));
        ok(transfer("Alice", 1), origin("Alice"));
        assert_eq!(owed(&account("Alice")), 700);
        refused(
            transfer("Alice", 701),
            origin("Alice"),
            Error::InsufficientEscrowBalance,
        );
    });
}

#[test]
fn transfer_should_be_refused_when_too_small_for_a_new_entry() {
    run(|| {
        // given
        deposit("Alice", 700);

        // then a new entry costs the existential deposit
        refused(transfer("Bob", ED - 1), origin("Alice"), Error::AmountTooSmall);
        ok(transfer("Bob", ED), origin("Alice"));

        // then one that is there takes anything
        ok(transfer("Bob", 1), origin("Alice"));
        assert_eq!(owed(&account("Bob")), ED + 1);
    });
}

#[test]
fn transfer_should_be_refused_when_zero_or_not_covered() {
    run(|| {
        deposit("Alice", 700);
        deposit("Bob", 700);
        refused(transfer("Bob", 0), origin("Alice"), Error::ZeroAmount);
        refused(transfer("Bob", 701), origin("Alice"), Error::InsufficientEscrowBalance);
        refused(
            transfer("Bob", Balance::MAX),
            origin("Alice"),
            Error::InsufficientEscrowBalance,
        );
        refused(
            transfer("Bob", 100),
            origin("Charlie"),
            Error::InsufficientEscrowBalance,
        );
    });
}
