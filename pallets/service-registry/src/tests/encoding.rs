//! Clients are built against these bytes.

use crate::{mock::*, Call, HoldReason, Kind, Pricing, Role, Status};
use alink_primitives::{Metadata, Name};
use codec::Encode;
use sp_core::H256;

#[test]
fn role_encoding_should_stay_as_it_is() {
    assert_eq!([Role::Admin, Role::Publisher].map(|role| role.encode()), [[0], [1]]);
}

#[test]
fn kind_encoding_should_stay_as_it_is() {
    let kinds = [
        Kind::Inference,
        Kind::Training,
        Kind::Labelling,
        Kind::Data,
        Kind::Model,
        Kind::Agent,
        Kind::Other,
    ];
    assert_eq!(kinds.map(|kind| kind.encode()), [[0], [1], [2], [3], [4], [5], [6]]);
}

#[test]
fn status_encoding_should_stay_as_it_is() {
    let statuses = [Status::Active, Status::Paused, Status::Retired];
    assert_eq!(statuses.map(|status| status.encode()), [[0], [1], [2]]);
}

#[test]
fn hold_reason_encoding_should_stay_as_it_is() {
    let reasons = [
        HoldReason::OrganizationDeposit,
        HoldReason::GroupDeposit,
        HoldReason::ServiceDeposit,
        HoldReason::RatingDeposit,
    ];
    assert_eq!(reasons.map(|reason| reason.encode()), [[0], [1], [2], [3]]);
}

#[test]
fn pricing_encoding_should_stay_as_it_is() {
    let amount = |value: u8| [&[value][..], &[0; 15]].concat();
    assert_eq!(Pricing::PerCall(7).encode(), [vec![0], amount(7)].concat());
    let by_method = Pricing::PerMethod(methods(&[("a", 1), ("b", 2)]));
    assert_eq!(
        by_method.encode(),
        [vec![1, 8, 4, b'a'], amount(1), vec![4, b'b'], amount(2)].concat()
    );
    let unit: Name = text("t");
    assert_eq!(
        Pricing::PerUnit { unit, price: 3 }.encode(),
        [vec![2, 4, b't'], amount(3)].concat()
    );
    assert_eq!(Pricing::Dynamic { max: 4 }.encode(), [vec![3], amount(4)].concat());
}

#[test]
fn service_details_encoding_should_stay_as_it_is() {
    let mut details = details(5);
    details.metadata = Metadata {
        uri: text("u"),
        hash: H256::repeat_byte(1),
    };
    details.tags = tags(&["x"]);
    let expected = [
        vec![0],       // kind
        vec![4, b'u'], // metadata
        vec![1; 32],
        vec![8; 32],      // API hash
        vec![5, 0, 0, 0], // group
        Pricing::PerCall(100).encode(),
        vec![4, 4, b'x'], // tags
    ];
    assert_eq!(details.encode(), expected.concat());
}

#[test]
fn call_indices_should_stay_as_they_are() {
    let calls: [Call<Test>; 15] = [
        Call::create_organization {
            org_id: org(),
            metadata: metadata(1),
        },
        Call::update_organization {
            org_id: org(),
            metadata: metadata(1),
        },
        Call::offer_ownership {
            org_id: org(),
            new_owner: None,
        },
        Call::accept_ownership { org_id: org() },
        Call::set_member {
            org_id: org(),
            who: BOB,
            role: None,
        },
        Call::set_payment_group {
            org_id: org(),
            group_id: 1,
            payees: payees([(BOB, 100)]),
            min_channel_blocks: 0,
        },
        Call::remove_payment_group {
            org_id: org(),
            group_id: 1,
        },
        Call::remove_organization { org_id: org() },
        Call::register_service {
            org_id: org(),
            service_id: chat(),
            details: details(1),
        },
        Call::update_service {
            org_id: org(),
            service_id: chat(),
            details: details(1),
        },
        Call::set_service_status {
            org_id: org(),
            service_id: chat(),
            status: Status::Active,
        },
        Call::remove_service {
            org_id: org(),
            service_id: chat(),
        },
        Call::rate_service {
            org_id: org(),
            service_id: chat(),
            channel: 0,
            score: 1,
            metadata: None,
        },
        Call::release_name { org_id: org() },
        Call::remove_rating {
            org_id: org(),
            service_id: chat(),
            who: BOB,
        },
    ];
    for (index, call) in calls.iter().enumerate() {
        assert_eq!(usize::from(call.encode()[0]), index);
    }
}
