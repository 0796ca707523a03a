//! `register_service`, `update_service`, `set_service_status`, `remove_service`.

use super::add_member;
use crate::{
    mock::*, Event, HoldReason, Organizations, PaymentGroups, Pricing, Role, ServiceDetails, Services, ServicesByTag,
    Status,
};
use alink_primitives::{AccountId, BlockNumber};
use frame_support::{assert_noop, assert_storage_noop};
use sp_runtime::DispatchResult;

fn register(by: AccountId, details: ServiceDetails) -> DispatchResult {
    ServiceRegistry::register_service(signed(by), org(), chat(), details)
}

fn update(by: AccountId, details: ServiceDetails) -> DispatchResult {
    ServiceRegistry::update_service(signed(by), org(), chat(), details)
}

fn remove(by: AccountId) -> DispatchResult {
    ServiceRegistry::remove_service(signed(by), org(), chat())
}

fn priced(price: u128) -> ServiceDetails {
    ServiceDetails {
        pricing: Pricing::PerCall(price),
        ..details(1)
    }
}

/// The price in force now and the announced one.
fn prices() -> (Pricing, Option<(Pricing, BlockNumber)>) {
    let service = ServiceRegistry::service(org(), chat()).unwrap();
    (service.pricing, service.announced_pricing)
}

#[test]
fn register_service_should_publish_it_in_version_1() {
    ExtBuilder.build_and_execute(|| {
        create_org();
        create_group(1);
        add_member(CHARLIE, Role::Publisher);

        ok(register(CHARLIE, details(1)));

        assert_eq!(
            last_event(),
            Event::ServiceRegistered {
                org_id: org(),
                service_id: chat(),
                details: details(1)
            }
        );
        let service = Services::<Test>::get(org(), chat()).unwrap();
        assert_eq!((service.version, service.status), (1, Status::Active));
        assert_eq!(Organizations::<Test>::get(org()).unwrap().services, 1);
        assert_eq!(PaymentGroups::<Test>::get(org(), 1).unwrap().services, 1);
        let footprint = ServiceRegistry::service_footprint(&org(), &chat(), &details(1), &None);
        assert_eq!(held(&CHARLIE, HoldReason::ServiceDeposit), price(footprint));
    });
}

#[test]
fn register_service_should_be_refused_when_not_by_a_member() {
    ExtBuilder.build_and_execute(|| {
        assert_noop!(register(ALICE, details(1)), Failure::OrganizationNotFound);
        create_org();
        create_group(1);
        assert_noop!(register(BOB, details(1)), Failure::NotAuthorized);
    });
}

#[test]
fn register_service_should_be_refused_when_the_id_is_invalid_or_taken() {
    ExtBuilder.build_and_execute(|| {
        create_service();
        assert_noop!(register(ALICE, details(1)), Failure::ServiceExists);
        for id in ["", "Chat", "-chat"] {
            let register = || ServiceRegistry::register_service(signed(ALICE), org(), text(id), details(1));
            assert_noop!(register(), Failure::InvalidId);
        }
    });
}

#[test]
fn register_service_should_be_refused_when_the_group_is_missing_or_retired() {
    ExtBuilder.build_and_execute(|| {
        create_org();
        assert_noop!(register(ALICE, details(1)), Failure::GroupNotFound);
        create_group(1);
        open_channel(&org(), 1);
        ok(ServiceRegistry::remove_payment_group(signed(ALICE), org(), 1));
        assert_noop!(register(ALICE, details(1)), Failure::GroupNotFound);
    });
}

#[test]
fn register_service_should_be_refused_when_tags_are_invalid() {
    ExtBuilder.build_and_execute(|| {
        create_org();
        create_group(1);
        for words in [&[""][..], &["LLM"], &["a", "b", "a"], &["a-"]] {
            let details = ServiceDetails {
                tags: tags(words),
                ..details(1)
            };
            assert_noop!(register(ALICE, details), Failure::InvalidTag);
        }
        ok(register(
            ALICE,
            ServiceDetails {
                tags: tags(&[]),
                ..details(1)
            },
        ));
    });
}

#[test]
fn register_service_should_be_refused_when_the_pricing_is_invalid() {
    ExtBuilder.build_and_execute(|| {
        create_org();
        create_group(1);
        let unreadable = vec![0xff_u8].try_into().unwrap();
        let invalid = [
            Pricing::PerMethod(methods(&[])),
            Pricing::PerMethod(methods(&[("", 1)])),
            Pricing::PerMethod(methods(&[("a", 1), ("a", 2)])),
            Pricing::PerUnit {
                unit: text(""),
                price: 1,
            },
            Pricing::PerUnit {
                unit: unreadable,
                price: 1,
            },
        ];
        for pricing in invalid {
            let details = ServiceDetails { pricing, ..details(1) };
            assert_noop!(register(ALICE, details), Failure::InvalidPricing);
        }
        let pricing = Pricing::PerMethod(methods(&[("a", 1), ("b", 1)]));
        ok(register(ALICE, ServiceDetails { pricing, ..details(1) }));
    });
}

#[test]
fn register_service_should_be_refused_when_the_deposit_cannot_be_paid() {
    ExtBuilder.build_and_execute(|| {
        create_org();
        create_group(1);
        add_member(POOR, Role::Publisher);
        assert_storage_noop!(assert!(register(POOR, details(1)).is_err()));
    });
}

#[test]
fn update_service_should_change_details_at_once_and_announce_the_pricing() {
    ExtBuilder.build_and_execute(|| {
        create_service();
        create_group(2);
        let changed = ServiceDetails {
            group_id: 2,
            metadata: metadata(9),
            pricing: Pricing::PerCall(200),
            tags: tags(&["chat", "new"]),
            ..details(1)
        };

        ok(update(ALICE, changed.clone()));

        let new_details = ServiceDetails {
            pricing: Pricing::PerCall(100),
            ..changed
        };
        assert_eq!(
            last_event(),
            Event::ServiceUpdated {
                org_id: org(),
                service_id: chat(),
                version: 2,
                old_group_id: 1,
                new_group_id: 2,
                old_details: details(1),
                new_details,
                announced: Some((Pricing::PerCall(200), 1 + PRICE_NOTICE)),
            }
        );
        let users = |group| PaymentGroups::<Test>::get(org(), group).unwrap().services;
        assert_eq!((users(1), users(2)), (0, 1));
        let has = |tag| ServicesByTag::<Test>::contains_key((tags(&[tag])[0].clone(), org(), chat()));
        assert_eq!((has("llm"), has("chat"), has("new")), (false, true, true));
    });
}

#[test]
fn update_service_should_put_the_new_pricing_in_force_when_the_notice_is_over() {
    ExtBuilder.build_and_execute(|| {
        create_service();
        ok(update(ALICE, priced(200)));
        let announced = Some((Pricing::PerCall(200), 1 + PRICE_NOTICE));
        assert_eq!(prices(), (Pricing::PerCall(100), announced.clone()));

        run_to(PRICE_NOTICE);
        assert_eq!(prices(), (Pricing::PerCall(100), announced));

        run_to(1 + PRICE_NOTICE);
        assert_eq!(prices(), (Pricing::PerCall(200), None));
    });
}

#[test]
fn update_service_should_start_the_notice_again_when_the_pricing_changes_further() {
    ExtBuilder.build_and_execute(|| {
        create_service();
        ok(update(ALICE, priced(200)));
        run_to(3);
        ok(update(ALICE, priced(300)));
        assert_eq!(
            prices(),
            (Pricing::PerCall(100), Some((Pricing::PerCall(300), 3 + PRICE_NOTICE)))
        );
    });
}

#[test]
fn update_service_should_keep_the_announcement_when_the_pricing_is_the_announced_one() {
    ExtBuilder.build_and_execute(|| {
        create_service();
        ok(update(ALICE, priced(200)));
        run_to(3);
        ok(update(ALICE, priced(200)));
        assert_eq!(
            prices(),
            (Pricing::PerCall(100), Some((Pricing::PerCall(200), 1 + PRICE_NOTICE)))
        );
    });
}

#[test]
fn update_service_should_withdraw_the_announcement_when_the_pricing_is_the_one_in_force() {
    ExtBuilder.build_and_execute(|| {
        create_service();
        ok(update(ALICE, priced(200)));
        ok(update(ALICE, priced(100)));
        assert_eq!(prices(), (Pricing::PerCall(100), None));

        // An announced pricing that took effect is the one in force.
        ok(update(ALICE, priced(200)));
        run_to(1 + PRICE_NOTICE);
        ok(update(ALICE, priced(200)));
        assert_eq!(prices(), (Pricing::PerCall(200), None));
        assert_eq!(Services::<Test>::get(org(), chat()).unwrap().announced, None);
    });
}

#[test]
fn update_service_should_move_the_deposit_when_by_somebody_else() {
    ExtBuilder.build_and_execute(|| {
        create_service();
        add_member(CHARLIE, Role::Publisher);

        ok(update(CHARLIE, priced(200)));

        let announced = Some((Pricing::PerCall(200), 1 + PRICE_NOTICE));
        let footprint = ServiceRegistry::service_footprint(&org(), &chat(), &details(1), &announced);
        assert_eq!(held(&ALICE, HoldReason::ServiceDeposit), 0);
        assert_eq!(held(&CHARLIE, HoldReason::ServiceDeposit), price(footprint));
    });
}

#[test]
fn update_service_should_be_refused_when_missing_invalid_or_not_by_a_member() {
    ExtBuilder.build_and_execute(|| {
        assert_noop!(update(ALICE, details(1)), Failure::OrganizationNotFound);
        create_org();
        create_group(1);
        assert_noop!(update(ALICE, details(1)), Failure::ServiceNotFound);
        ok(register(ALICE, details(1)));
        assert_noop!(update(BOB, details(1)), Failure::NotAuthorized);
        assert_noop!(update(ALICE, details(2)), Failure::GroupNotFound);
        let bad_tags = ServiceDetails {
            tags: tags(&["A"]),
            ..details(1)
        };
        assert_noop!(update(ALICE, bad_tags), Failure::InvalidTag);
        let bad_pricing = ServiceDetails {
            pricing: Pricing::PerMethod(methods(&[])),
            ..details(1)
        };
        assert_noop!(update(ALICE, bad_pricing), Failure::InvalidPricing);
    });
}

#[test]
fn set_service_status_should_change_it_when_by_a_member() {
    ExtBuilder.build_and_execute(|| {
        let set = |by, status| ServiceRegistry::set_service_status(signed(by), org(), chat(), status);
        assert_noop!(set(ALICE, Status::Paused), Failure::OrganizationNotFound);
        create_org();
        assert_noop!(set(ALICE, Status::Paused), Failure::ServiceNotFound);
        create_group(1);
        ok(register(ALICE, details(1)));
        assert_noop!(set(BOB, Status::Paused), Failure::NotAuthorized);

        ok(set(ALICE, Status::Paused));

        assert_eq!(
            last_event(),
            Event::ServiceStatusSet {
                org_id: org(),
                service_id: chat(),
                old_status: Status::Active,
                new_status: Status::Paused,
            }
        );
        assert_eq!(Services::<Test>::get(org(), chat()).unwrap().status, Status::Paused);
    });
}

#[test]
fn remove_service_should_return_the_deposit_and_clear_the_index() {
    ExtBuilder.build_and_execute(|| {
        create_service();
        add_member(CHARLIE, Role::Publisher);

        ok(remove(CHARLIE));

        assert_eq!(
            last_event(),
            Event::ServiceRemoved {
                org_id: org(),
                service_id: chat(),
                group_id: 1
            }
        );
        assert_eq!(held(&ALICE, HoldReason::ServiceDeposit), 0);
        assert_eq!(ServicesByTag::<Test>::iter_keys().count(), 0);
        assert_eq!(PaymentGroups::<Test>::get(org(), 1).unwrap().services, 0);
    });
}

#[test]
fn remove_service_should_be_refused_when_missing_or_not_by_a_member() {
    ExtBuilder.build_and_execute(|| {
        assert_noop!(remove(ALICE), Failure::OrganizationNotFound);
        create_org();
        assert_noop!(remove(ALICE), Failure::ServiceNotFound);
        create_group(1);
        ok(register(ALICE, details(1)));
        assert_noop!(remove(BOB), Failure::NotAuthorized);
    });
}
