//! What the runtime API and the view functions answer.

use super::add_member;
use crate::{mock::*, queries::MAX_SCAN, runtime_api::ServiceFilter, Kind, Pricing, Role, ServiceDetails, Status};
use alink_primitives::{OrgId, ServiceId, Tag, MAX_PAGE};
use std::collections::BTreeSet;

fn create_orgs(count: u32) {
    for n in 0..count {
        let id = text(&format!("org-{n}"));
        ServiceRegistry::create_organization(signed(ALICE), id, metadata(1)).unwrap();
    }
}

fn register(org: &OrgId, id: &str, details: ServiceDetails) {
    ServiceRegistry::register_service(signed(ALICE), org.clone(), text(id), details).unwrap();
}

/// All pages of the services that pass, with at most this many a page.
fn all_services(filter: &ServiceFilter, limit: u32) -> BTreeSet<(OrgId, ServiceId)> {
    let (mut found, mut cursor) = (BTreeSet::new(), None);
    loop {
        let page = ServiceRegistry::services(filter.clone(), cursor, limit);
        assert!(page.items.len() <= usize::try_from(limit).unwrap());
        for item in page.items {
            assert!(found.insert((item.org, item.service)), "an item came twice");
        }
        cursor = page.next;
        if cursor.is_none() {
            return found;
        }
    }
}

#[test]
fn organization_should_be_answered_with_members_and_groups() {
    ExtBuilder.build_and_execute(|| {
        assert_eq!(ServiceRegistry::organization(org()), None);
        create_service();
        add_member(BOB, Role::Admin);
        ok(ServiceRegistry::offer_ownership(signed(ALICE), org(), Some(CHARLIE)));
        create_group(2);
        open_channel(&org(), 2);

        let info = ServiceRegistry::organization(org()).unwrap();

        assert_eq!((info.owner, info.offered_to, info.services), (ALICE, Some(CHARLIE), 1));
        assert_eq!(info.members, [(BOB, Role::Admin)]);
        assert_eq!(info.groups.len(), 2);
        let group = ServiceRegistry::payment_group(org(), 2).unwrap();
        assert!(info.groups.contains(&group));
        assert_eq!(
            (group.live_channels, group.retired, group.min_channel_blocks),
            (1, false, 10)
        );
    });
}

#[test]
fn organizations_should_come_once_each_over_all_pages() {
    ExtBuilder.build_and_execute(|| {
        create_orgs(7);
        for limit in [1, 3, 7, 100] {
            let (mut found, mut cursor) = (BTreeSet::new(), None);
            loop {
                let page = ServiceRegistry::organizations(cursor, limit);
                assert!(page.items.len() <= usize::try_from(limit).unwrap());
                assert!(page.items.into_iter().all(|item| found.insert(item.org)));
                cursor = page.next;
                if cursor.is_none() {
                    break;
                }
            }
            assert_eq!(found.len(), 7);
        }
    });
}

#[test]
fn pages_should_be_empty_when_the_limit_is_zero() {
    ExtBuilder.build_and_execute(|| {
        create_service();
        assert_eq!(ServiceRegistry::organizations(None, 0), Default::default());
        assert_eq!(
            ServiceRegistry::services(ServiceFilter::default(), None, 0),
            Default::default()
        );
    });
}

#[test]
fn organizations_should_be_no_more_than_the_maximum_when_more_are_asked_for() {
    ExtBuilder.build_and_execute(|| {
        create_orgs(MAX_PAGE + 1);
        let page = ServiceRegistry::organizations(None, u32::MAX);
        assert_eq!(page.items.len(), usize::try_from(MAX_PAGE).unwrap());
        assert!(page.next.is_some());
    });
}

#[test]
fn service_should_be_answered_with_both_prices() {
    ExtBuilder.build_and_execute(|| {
        assert_eq!(ServiceRegistry::service(org(), chat()), None);
        create_service();
        let changed = ServiceDetails {
            pricing: Pricing::Dynamic { max: 9 },
            ..details(1)
        };
        ok(ServiceRegistry::update_service(signed(ALICE), org(), chat(), changed));

        let info = ServiceRegistry::service(org(), chat()).unwrap();

        assert_eq!((info.org, info.service, info.version), (org(), chat(), 2));
        assert_eq!(
            (info.kind, info.status, info.group_id),
            (Kind::Inference, Status::Active, 1)
        );
        assert_eq!(info.pricing, Pricing::PerCall(100));
        assert_eq!(
            info.announced_pricing,
            Some((Pricing::Dynamic { max: 9 }, 1 + PRICE_NOTICE))
        );
        assert_eq!(info.tags, tags(&["llm", "chat"]).into_inner());
    });
}

#[test]
fn services_should_be_filtered_and_come_once_each_over_all_pages() {
    ExtBuilder.build_and_execute(|| {
        create_orgs(2);
        let orgs: [OrgId; 2] = [text("org-0"), text("org-1")];
        for org in &orgs {
            let shares = payees([(BOB, 100)]);
            ok(ServiceRegistry::set_payment_group(
                signed(ALICE),
                org.clone(),
                1,
                shares,
                0,
            ));
            for n in 0..5 {
                let words: &[&str] = if n < 2 { &["even", "few"] } else { &["many"] };
                let kind = if n == 0 { Kind::Data } else { Kind::Agent };
                let details = ServiceDetails {
                    kind,
                    tags: tags(words),
                    ..details(1)
                };
                register(org, &format!("s-{n}"), details);
            }
        }
        let tag: Option<Tag> = Some(text("few"));
        let (some_org, kind) = (Some(orgs[0].clone()), Some(Kind::Data));
        let filters = [
            (ServiceFilter::default(), 10),
            (
                ServiceFilter {
                    org: some_org.clone(),
                    ..Default::default()
                },
                5,
            ),
            (
                ServiceFilter {
                    tag: tag.clone(),
                    ..Default::default()
                },
                4,
            ),
            (
                ServiceFilter {
                    kind,
                    ..Default::default()
                },
                2,
            ),
            (
                ServiceFilter {
                    org: some_org.clone(),
                    tag: tag.clone(),
                    ..Default::default()
                },
                2,
            ),
            (
                ServiceFilter {
                    org: some_org.clone(),
                    kind,
                    ..Default::default()
                },
                1,
            ),
            (
                ServiceFilter {
                    org: some_org,
                    tag,
                    kind,
                    curated: None,
                },
                1,
            ),
            (
                ServiceFilter {
                    tag: Some(text("none")),
                    ..Default::default()
                },
                0,
            ),
            (
                ServiceFilter {
                    org: Some(text("none")),
                    ..Default::default()
                },
                0,
            ),
            (
                ServiceFilter {
                    curated: Some(text("list")),
                    ..Default::default()
                },
                0,
            ),
        ];
        for (filter, count) in filters {
            for limit in [1, 2, 3, 10, 256] {
                assert_eq!(all_services(&filter, limit).len(), count, "{filter:?} by {limit}");
            }
        }
    });
}

#[test]
fn services_should_stop_and_go_on_when_there_are_more_than_one_call_looks_at() {
    ExtBuilder.build_and_execute(|| {
        create_org();
        create_group(1);
        for n in 0..=MAX_SCAN {
            let pricing = Pricing::PerCall(1);
            register(
                &org(),
                &format!("s-{n}"),
                ServiceDetails {
                    pricing,
                    tags: tags(&[]),
                    ..details(1)
                },
            );
        }
        let filter = ServiceFilter {
            kind: Some(Kind::Data),
            ..Default::default()
        };
        let page = ServiceRegistry::services(filter.clone(), None, 10);
        assert!(page.items.is_empty() && page.next.is_some());
        let page = ServiceRegistry::services(filter, page.next, 10);
        assert!(page.items.is_empty() && page.next.is_none());
    });
}

#[test]
fn reputation_should_be_none_when_there_is_no_such_group() {
    ExtBuilder.build_and_execute(|| {
        create_org();
        assert_eq!(ServiceRegistry::reputation(org(), 1), None);
        create_group(1);
        assert_eq!(ServiceRegistry::reputation(org(), 1), Some(Default::default()));
    });
}
