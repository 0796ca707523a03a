//! `rate_service`, `remove_rating`.

use crate::{mock::*, Event, HoldReason, Ratings, Reputations};
use alink_primitives::{AccountId, ChannelId, Metadata, Payee};
use frame_support::{assert_noop, assert_storage_noop};
use sp_runtime::DispatchResult;

fn rate(by: AccountId, channel: ChannelId, score: u8) -> DispatchResult {
    ServiceRegistry::rate_service(signed(by), org(), chat(), channel, score, None)
}

fn remove(by: AccountId, who: AccountId) -> DispatchResult {
    ServiceRegistry::remove_rating(signed(by), org(), chat(), who)
}

fn move_service_to(group_id: u32) {
    ok(ServiceRegistry::update_service(
        signed(ALICE),
        org(),
        chat(),
        details(group_id),
    ));
}

/// The service of [`create_service`], to which Charlie has paid 300 through channel 0 and given a 5.
fn create_rated_service() {
    create_service();
    paid_channel(0, CHARLIE, &org(), 1, 300);
    ok(rate(CHARLIE, 0, 5));
}

/// Sum, weight and number of the group's ratings.
fn counted(group_id: u32) -> (u128, u128, u32) {
    let reputation = Reputations::<Test>::get(org(), group_id);
    (reputation.rating_sum, reputation.rating_weight, reputation.ratings)
}

#[test]
fn rate_service_should_count_by_what_was_paid() {
    ExtBuilder.build_and_execute(|| {
        create_service();
        paid_channel(0, CHARLIE, &org(), 1, 300);
        paid_channel(1, DAVE, &org(), 1, 100);
        let document: Option<Metadata> = Some(metadata(5));

        ok(ServiceRegistry::rate_service(
            signed(CHARLIE),
            org(),
            chat(),
            0,
            5,
            document.clone(),
        ));
        assert_eq!(
            last_event(),
            Event::ServiceRated {
                org_id: org(),
                service_id: chat(),
                who: CHARLIE,
                channel: 0,
                group_id: 1,
                old_score: None,
                new_score: 5,
                old_weight: None,
                new_weight: 300,
                metadata: document.clone(),
            }
        );
        let footprint = ServiceRegistry::rating_footprint(&org(), &chat(), &CHARLIE, &document);
        assert_eq!(held(&CHARLIE, HoldReason::RatingDeposit), price(footprint));

        ok(rate(DAVE, 1, 1));
        assert_eq!(counted(1), (1_600, 400, 2));
        assert_eq!(ServiceRegistry::reputation(org(), 1).unwrap().rating, Some(400));
    });
}

#[test]
fn rate_service_should_replace_the_rating_when_there_is_one() {
    ExtBuilder.build_and_execute(|| {
        create_rated_service();
        paid_channel(0, CHARLIE, &org(), 1, 500);
        ok(rate(CHARLIE, 0, 2));
        assert_eq!(counted(1), (1_000, 500, 1));
        assert!(matches!(
            last_event(),
            Event::ServiceRated {
                old_score: Some(5),
                new_score: 2,
                old_weight: Some(300),
                new_weight: 500,
                ..
            }
        ));
    });
}

#[test]
fn rate_service_should_move_the_rating_when_the_service_has_another_group() {
    ExtBuilder.build_and_execute(|| {
        create_rated_service();
        create_group(2);
        move_service_to(2);
        assert_noop!(rate(CHARLIE, 0, 4), Failure::NotACustomer);

        paid_channel(1, CHARLIE, &org(), 2, 10);
        ok(rate(CHARLIE, 1, 4));

        assert_eq!((counted(1), counted(2)), ((0, 0, 0), (40, 10, 1)));
    });
}

#[test]
fn rate_service_should_leave_a_later_group_of_the_same_id_alone() {
    ExtBuilder.build_and_execute(|| {
        create_rated_service();
        create_group(2);
        // Group 1 goes and comes again; Dave's rating counts in the new one.
        move_service_to(2);
        ok(ServiceRegistry::remove_payment_group(signed(ALICE), org(), 1));
        create_group(1);
        move_service_to(1);
        paid_channel(1, DAVE, &org(), 1, 300);
        ok(rate(DAVE, 1, 3));

        ok(remove(CHARLIE, CHARLIE));

        assert_eq!(counted(1), (900, 300, 1));
    });
}

#[test]
fn rate_service_should_be_refused_when_the_score_is_out_of_range() {
    ExtBuilder.build_and_execute(|| {
        create_service();
        paid_channel(0, CHARLIE, &org(), 1, 300);
        assert_noop!(rate(CHARLIE, 0, 0), Failure::InvalidScore);
        assert_noop!(rate(CHARLIE, 0, 6), Failure::InvalidScore);
        ok(rate(CHARLIE, 0, 1));
        ok(rate(CHARLIE, 0, 5));
    });
}

#[test]
fn rate_service_should_be_refused_when_there_is_no_such_service() {
    ExtBuilder.build_and_execute(|| {
        paid_channel(0, CHARLIE, &org(), 1, 300);
        assert_noop!(rate(CHARLIE, 0, 3), Failure::ServiceNotFound);
        create_org();
        assert_noop!(rate(CHARLIE, 0, 3), Failure::ServiceNotFound);
    });
}

#[test]
fn rate_service_should_be_refused_when_not_by_a_customer() {
    ExtBuilder.build_and_execute(|| {
        create_service();
        create_group(2);
        paid_channel(0, DAVE, &org(), 1, 300); // somebody else's
        paid_channel(1, CHARLIE, &org(), 2, 300); // to another group
        paid_channel(2, CHARLIE, &text("other"), 1, 300); // to another organisation
        paid_channel(3, CHARLIE, &org(), 1, 0); // nothing paid yet
        channel_to(4, CHARLIE, Payee::Account(BOB), 300); // to no group
        for channel in 0..=5 {
            assert_noop!(rate(CHARLIE, channel, 3), Failure::NotACustomer);
        }
    });
}

#[test]
fn rate_service_should_be_refused_when_the_deposit_cannot_be_paid() {
    ExtBuilder.build_and_execute(|| {
        create_service();
        paid_channel(0, POOR, &org(), 1, 300);
        assert_storage_noop!(assert!(rate(POOR, 0, 3).is_err()));
    });
}

#[test]
fn remove_rating_should_count_no_more_when_by_the_rater() {
    ExtBuilder.build_and_execute(|| {
        create_rated_service();

        ok(remove(CHARLIE, CHARLIE));

        assert_eq!(
            last_event(),
            Event::RatingRemoved {
                org_id: org(),
                service_id: chat(),
                who: CHARLIE,
                group_id: 1,
                score: 5,
                weight: 300,
                counted: false,
            }
        );
        assert_eq!(counted(1), (0, 0, 0));
        assert_eq!(held(&CHARLIE, HoldReason::RatingDeposit), 0);
    });
}

#[test]
fn remove_rating_should_stay_counted_when_by_others_after_the_service() {
    ExtBuilder.build_and_execute(|| {
        create_rated_service();
        assert_noop!(remove(ALICE, CHARLIE), Failure::NotAuthorized);
        ok(ServiceRegistry::remove_service(signed(ALICE), org(), chat()));

        ok(remove(DAVE, CHARLIE));

        assert!(matches!(last_event(), Event::RatingRemoved { counted: true, .. }));
        assert_eq!(counted(1), (1_500, 300, 1));
        assert_eq!(held(&CHARLIE, HoldReason::RatingDeposit), 0);
        assert_eq!(Ratings::<Test>::iter_keys().count(), 0);
    });
}

#[test]
fn remove_rating_should_be_refused_when_there_is_none() {
    ExtBuilder.build_and_execute(|| {
        create_service();
        assert_noop!(remove(CHARLIE, CHARLIE), Failure::RatingNotFound);
    });
}
