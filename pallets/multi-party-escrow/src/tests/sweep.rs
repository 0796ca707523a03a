//! `sweep`.

use super::*;
use frame_support::traits::{fungible::Mutate, tokens::Preservation};

fn donate(amount: Balance) {
    Balances::transfer(&account("Charlie"), &Escrow::pot(), amount, Preservation::Preserve).unwrap();
}

#[test]
fn sweep_should_move_what_nobody_is_owed_to_the_treasury() {
    run(|| {
        // given
        open("Alice", 1_000, 50);
        deposit("Bob", 70);
        donate(123);
        events();

        // when
        ok(Call::sweep {}, origin("stranger"));

        // then
        assert_moved(&Escrow::pot(), &Treasury::get(), 123);
        expect([Event::Swept { amount: 123 }]);
        assert_eq!(free(&Treasury::get()), ED + 123);
        assert_eq!(free(&Escrow::pot()), ED + 1_070);
        assert_eq!(TotalOwed::<Test>::get(), 1_070);
        refused(Call::sweep {}, origin("stranger"), Error::NothingToSweep);
    });
}

#[test]
fn sweep_should_be_refused_when_there_is_nothing_beyond_what_is_owed() {
    run(|| {
        refused(Call::sweep {}, origin("stranger"), Error::NothingToSweep);
        open("Alice", 1_000, 50);
        refused(Call::sweep {}, origin("stranger"), Error::NothingToSweep);
    });
}

#[test]
fn sweep_should_take_a_single_unit() {
    run(|| {
        donate(1);
        ok(Call::sweep {}, origin("stranger"));
        assert_eq!(free(&Escrow::pot()), ED);
    });
}

#[test]
fn sweep_should_move_a_fee_that_could_not_be_received() {
    run(|| {
        // given
        FeeRefused::set(true);
        let channel = open("Alice", 1_000, 50);
        claimed("Alice", channel, 1_000);
        assert_eq!(free(&revenue()), ED);
        assert_eq!(free(&Escrow::pot()), ED + 1_000);
        assert_eq!(TotalOwed::<Test>::get(), 980);

        // when
        ok(Call::sweep {}, origin("stranger"));

        // then
        assert_eq!(free(&Treasury::get()), ED + 20);
        assert_eq!(free(&Escrow::pot()), ED + 980);
    });
}
