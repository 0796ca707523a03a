//! The crate's worked example: from a new organisation to a rated service.

use crate::{mock::*, Role};
use alink_primitives::{Payee, Settlement, SettlementHook};

#[test]
fn example_should_lead_from_a_new_organisation_to_a_rated_service() {
    ExtBuilder.build_and_execute(|| {
        // Alice creates an organisation; Bob will publish for it.
        ok(ServiceRegistry::create_organization(signed(ALICE), org(), metadata(1)));
        ok(ServiceRegistry::set_member(
            signed(ALICE),
            org(),
            BOB,
            Some(Role::Publisher),
        ));

        // Alice gets three quarters of what group 1 is paid, Bob the rest.
        let shares = payees([(ALICE, 75), (BOB, 25)]);
        ok(ServiceRegistry::set_payment_group(signed(ALICE), org(), 1, shares, 100));

        // Bob publishes a service that this group is paid for.
        ok(ServiceRegistry::register_service(
            signed(BOB),
            org(),
            chat(),
            details(1),
        ));

        // Charlie opens a channel to the group; the escrow settles a claim of 500 through it.
        open_channel(&org(), 1);
        paid_channel(0, CHARLIE, &org(), 1, 500);
        ServiceRegistry::settled(&Settlement {
            payee: &Payee::Group(org(), 1),
            amount: 500,
            fee: 10,
            claims: 1,
            first_claims: 1,
        });

        // Charlie is a customer now and may rate the service.
        ok(ServiceRegistry::rate_service(
            signed(CHARLIE),
            org(),
            chat(),
            0,
            5,
            None,
        ));

        let reputation = ServiceRegistry::reputation(org(), 1).unwrap();
        assert_eq!((reputation.settled, reputation.rating), (500, Some(500)));
    });
}
