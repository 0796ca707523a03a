use super::*;
use crate::account;
use alink_primitives::{Balance, Hash, Metadata, Name};
use sp_runtime::Perbill;

const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
const BOB: &str = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";

fn document() -> Metadata {
    Metadata {
        uri: b"ipfs://a".to_vec().try_into().unwrap(),
        hash: Hash::repeat_byte(1),
    }
}

fn document_json() -> Value {
    json!({ "uri": "ipfs://a", "hash": format!("0x{}", "01".repeat(32)) })
}

#[test]
fn organization_should_have_the_fields_of_the_contract() {
    let alice = account::from_text(ALICE).unwrap();
    let bob = account::from_text(BOB).unwrap();
    let organization = OrganizationInfo {
        org: b"org".to_vec().try_into().unwrap(),
        owner: alice.clone(),
        offered_to: None,
        metadata: document(),
        members: vec![(bob.clone(), Role::Admin), (alice.clone(), Role::Publisher)],
        groups: vec![GroupInfo {
            group_id: 1,
            payees: vec![(alice, Perbill::from_percent(75)), (bob, Perbill::from_percent(25))]
                .try_into()
                .unwrap(),
            min_channel_blocks: 100,
            retired: false,
            live_channels: 3,
        }],
        services: 2,
    };
    let expected = json!({
        "org": "org",
        "owner": ALICE,
        "offeredTo": null,
        "metadata": document_json(),
        "members": [{ "who": BOB, "role": "admin" }, { "who": ALICE, "role": "publisher" }],
        "groups": [{
            "groupId": 1,
            "payees": [[ALICE, 750_000_000], [BOB, 250_000_000]],
            "minChannelBlocks": 100,
            "retired": false,
            "liveChannels": 3,
        }],
        "services": 2,
    });
    assert_eq!(organization_json(&organization), expected);
}

#[test]
fn service_should_have_the_fields_of_the_contract() {
    let mut service = ServiceInfo {
        org: b"org".to_vec().try_into().unwrap(),
        service: b"ocr".to_vec().try_into().unwrap(),
        kind: Kind::Inference,
        status: Status::Active,
        version: 2,
        metadata: document(),
        api_hash: Hash::repeat_byte(2),
        group_id: 1,
        pricing: Pricing::PerCall(100),
        announced_pricing: None,
        tags: vec![b"vision".to_vec().try_into().unwrap()],
    };
    let mut expected = json!({
        "org": "org",
        "service": "ocr",
        "kind": "inference",
        "status": "active",
        "version": 2,
        "metadata": document_json(),
        "apiHash": format!("0x{}", "02".repeat(32)),
        "groupId": 1,
        "pricing": { "perCall": "100" },
        "announcedPricing": null,
        "tags": ["vision"],
    });
    assert_eq!(service_json(&service), expected);
    service.announced_pricing = Some((Pricing::Dynamic { max: 9 }, 77));
    expected["announcedPricing"] = json!({ "pricing": { "dynamic": { "max": "9" } }, "effectiveAt": 77 });
    assert_eq!(service_json(&service), expected);
}

#[test]
fn pricing_should_have_one_form_per_variant() {
    assert_eq!(pricing_json(&Pricing::PerCall(100)), json!({ "perCall": "100" }));
    let name: Name = b"name".to_vec().try_into().unwrap();
    let methods: Vec<(Name, Balance)> = vec![(name, 5)];
    assert_eq!(
        pricing_json(&Pricing::PerMethod(methods.try_into().unwrap())),
        json!({ "perMethod": [["name", "5"]] })
    );
    let per_unit = Pricing::PerUnit {
        unit: b"token".to_vec().try_into().unwrap(),
        price: 1,
    };
    assert_eq!(
        pricing_json(&per_unit),
        json!({ "perUnit": { "unit": "token", "price": "1" } })
    );
    assert_eq!(
        pricing_json(&Pricing::Dynamic { max: 9 }),
        json!({ "dynamic": { "max": "9" } })
    );
}

#[test]
fn reputation_should_have_the_fields_of_the_contract() {
    let mut reputation = ReputationInfo {
        settled: 1000,
        claims: 3,
        paying_channels: 2,
        rating: Some(435),
        ratings: 1,
    };
    let mut expected = json!({ "settled": "1000", "claims": 3, "payingChannels": 2, "rating": 4.35, "ratings": 1 });
    assert_eq!(reputation_json(&reputation), expected);
    reputation.rating = Some(400);
    expected["rating"] = json!(4);
    assert_eq!(reputation_json(&reputation), expected);
    reputation.rating = None;
    expected["rating"] = Value::Null;
    assert_eq!(reputation_json(&reputation), expected);
    for (hundredths, text) in [(101, "1.01"), (499, "4.99"), (450, "4.5"), (500, "5")] {
        assert_eq!(rating_json(hundredths).to_string(), text);
    }
}

#[test]
fn kinds_should_be_read_as_they_are_written() {
    for (kind, name) in KINDS {
        assert_eq!(kind_json(&kind), json!(name));
        assert_eq!(filter_from(&Some(json!({ "kind": name }))).unwrap().kind, Some(kind));
    }
}

#[test]
fn filter_should_be_optional_in_all_its_parts() {
    assert_eq!(filter_from(&None).unwrap(), ServiceFilter::default());
    assert_eq!(
        filter_from(&Some(json!({ "org": null, "kind": null }))).unwrap(),
        ServiceFilter::default()
    );
    let full = json!({ "org": "org", "tag": "vision", "kind": "data", "curated": "best" });
    let expected = ServiceFilter {
        org: Some(b"org".to_vec().try_into().unwrap()),
        tag: Some(b"vision".to_vec().try_into().unwrap()),
        kind: Some(Kind::Data),
        curated: Some(b"best".to_vec().try_into().unwrap()),
    };
    assert_eq!(filter_from(&Some(full)).unwrap(), expected);
}

#[test]
fn filter_should_be_refused_with_a_reason() {
    for (filter, code, part) in [
        (json!("org"), Code::InvalidParams, "`filter` must be an object"),
        (json!({ "org": 7 }), Code::InvalidParams, "`filter.org`"),
        (json!({ "kind": 7 }), Code::InvalidParams, "`filter.kind`"),
        (json!({ "owner": "x" }), Code::InvalidFilter, "no field `owner`"),
        (json!({ "org": "Org" }), Code::InvalidFilter, "`filter.org`"),
        (json!({ "tag": "a".repeat(33) }), Code::InvalidFilter, "`filter.tag`"),
        (
            json!({ "kind": "Inference" }),
            Code::InvalidFilter,
            "`Inference` is not a kind",
        ),
        (
            json!({ "curated": "x".repeat(65) }),
            Code::InvalidFilter,
            "`filter.curated`",
        ),
    ] {
        let error = filter_from(&Some(filter.clone())).err().unwrap();
        assert_eq!(error.code, code, "{filter}");
        assert!(error.message.contains(part), "{filter}: {error}");
    }
}
