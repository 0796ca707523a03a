//! Random sequences of operations against the invariants and a plain model.

use crate::{mock::*, HoldReason, Organizations, PaymentGroups as Groups, Ratings, Role, ServiceDetails, Services};
use alink_primitives::{AccountId, Balance, BlockNumber, GroupId, OrgId, PaymentGroups, ServiceId};
use frame_support::storage::with_storage_layer;
use proptest::{collection::vec, option, prelude::*};
use sp_runtime::DispatchError;
use std::collections::{BTreeMap, BTreeSet};

type Who = usize;
type Org = usize;
type Id = usize;

const PEOPLE: [AccountId; 4] = [ALICE, BOB, CHARLIE, DAVE];

fn person(who: Who) -> AccountId {
    PEOPLE[who].clone()
}

fn org_id(org: Org) -> OrgId {
    text(["acme", "other"][org])
}

fn service_id(service: Id) -> ServiceId {
    text(["chat", "draw"][service])
}

fn group_id(group: Id) -> GroupId {
    group.try_into().unwrap()
}

#[derive(Clone, Debug)]
enum Op {
    Create(Who, Org),
    Remove(Who, Org),
    Offer(Who, Org, Option<Who>),
    Accept(Who, Org),
    Member(Who, Org, Who, Option<bool>),
    SetGroup(Who, Org, Id, Who),
    RemoveGroup(Who, Org, Id),
    Open(Org, Id),
    Close(Org, Id),
    Register(Who, Org, Id, Id),
    Update(Who, Org, Id, Id, u8),
    Unregister(Who, Org, Id),
    Rate(Who, Org, Id, u8),
    Unrate(Who, Org, Id, Who),
    Wait(BlockNumber),
}

fn op() -> impl Strategy<Value = Op> {
    let (who, org, id) = (|| 0..4usize, || 0..2usize, || 0..2usize);
    prop_oneof![
        3 => (who(), org()).prop_map(|(w, o)| Op::Create(w, o)),
        1 => (who(), org()).prop_map(|(w, o)| Op::Remove(w, o)),
        1 => (who(), org(), option::of(who())).prop_map(|(w, o, t)| Op::Offer(w, o, t)),
        2 => (who(), org()).prop_map(|(w, o)| Op::Accept(w, o)),
        3 => (who(), org(), who(), option::of(any::<bool>())).prop_map(|(w, o, t, r)| Op::Member(w, o, t, r)),
        4 => (who(), org(), id(), who()).prop_map(|(w, o, g, p)| Op::SetGroup(w, o, g, p)),
        2 => (who(), org(), id()).prop_map(|(w, o, g)| Op::RemoveGroup(w, o, g)),
        2 => (org(), id()).prop_map(|(o, g)| Op::Open(o, g)),
        2 => (org(), id()).prop_map(|(o, g)| Op::Close(o, g)),
        4 => (who(), org(), id(), id()).prop_map(|(w, o, s, g)| Op::Register(w, o, s, g)),
        3 => (who(), org(), id(), id(), 1..4u8).prop_map(|(w, o, s, g, p)| Op::Update(w, o, s, g, p)),
        2 => (who(), org(), id()).prop_map(|(w, o, s)| Op::Unregister(w, o, s)),
        3 => (who(), org(), id(), 1..6u8).prop_map(|(w, o, s, score)| Op::Rate(w, o, s, score)),
        2 => (who(), org(), id(), who()).prop_map(|(c, o, s, w)| Op::Unrate(c, o, s, w)),
        1 => (1..15u32).prop_map(Op::Wait),
    ]
}

#[derive(Default)]
struct OrgModel {
    owner: Who,
    offer: Option<Who>,
    /// Whether an Admin.
    members: BTreeMap<Who, bool>,
}

impl OrgModel {
    fn manages(&self, who: Who) -> bool {
        self.owner == who || self.members.get(&who) == Some(&true)
    }

    fn publishes(&self, who: Who) -> bool {
        self.owner == who || self.members.contains_key(&who)
    }
}

#[derive(Default)]
struct Model {
    now: BlockNumber,
    orgs: BTreeMap<Org, OrgModel>,
    reserved: BTreeMap<Org, (Who, BlockNumber)>,
    /// Retired, live channels.
    groups: BTreeMap<(Org, Id), (bool, u32)>,
    /// Group of each service.
    services: BTreeMap<(Org, Id), Id>,
    ratings: BTreeSet<(Org, Id, Who)>,
}

impl Model {
    fn usable(&self, org: Org, group: Id) -> bool {
        self.groups.get(&(org, group)).is_some_and(|(retired, _)| !retired)
    }

    fn in_use(&self, org: Org, group: Id) -> bool {
        self.services.iter().any(|((of, _), used)| *of == org && *used == group)
    }

    fn publishes(&self, org: Org, who: Who) -> bool {
        self.orgs.get(&org).is_some_and(|org| org.publishes(who))
    }

    /// Do it if it may be done; whether it may. `None` of a condition is no.
    fn apply(&mut self, op: &Op) -> bool {
        self.try_apply(op).is_some()
    }

    fn try_apply(&mut self, op: &Op) -> Option<()> {
        let when = |condition: bool| condition.then_some(());
        match *op {
            Op::Create(who, org) => {
                when(!self.orgs.contains_key(&org))?;
                if let Some((former, until)) = self.reserved.get(&org) {
                    when(*former == who || self.now >= *until)?;
                }
                self.reserved.remove(&org);
                self.orgs.insert(
                    org,
                    OrgModel {
                        owner: who,
                        ..Default::default()
                    },
                );
            }
            Op::Remove(who, org) => {
                when(self.orgs.get(&org)?.owner == who)?;
                when(!self.groups.keys().any(|(of, _)| *of == org))?;
                when(!self.services.keys().any(|(of, _)| *of == org))?;
                self.orgs.remove(&org);
                self.reserved.insert(org, (who, self.now + NAME_COOLDOWN));
            }
            Op::Offer(who, org, to) => {
                let org = self.orgs.get_mut(&org)?;
                when(org.owner == who && to != Some(who) && (to.is_some() || org.offer.is_some()))?;
                org.offer = to;
            }
            Op::Accept(who, org) => {
                let org = self.orgs.get_mut(&org)?;
                when(org.offer == Some(who))?;
                (org.owner, org.offer) = (who, None);
                org.members.remove(&who);
            }
            Op::Member(by, org, who, role) => {
                let org = self.orgs.get_mut(&org)?;
                let was_admin = org.members.get(&who) == Some(&true);
                let own = by == who;
                let allowed = org.owner == by
                    || (own && role.is_none())
                    || (own && was_admin && role == Some(false))
                    || (org.manages(by) && !was_admin && role != Some(true));
                when(allowed)?;
                match role {
                    Some(admin) => {
                        when(org.owner != who)?;
                        org.members.insert(who, admin);
                    }
                    None => {
                        org.members.remove(&who)?;
                    }
                }
            }
            Op::SetGroup(who, org, group, _) => {
                when(self.orgs.get(&org)?.manages(who))?;
                self.groups.entry((org, group)).or_default().0 = false;
            }
            Op::RemoveGroup(who, org, group) => {
                when(self.orgs.get(&org)?.manages(who))?;
                when(!self.in_use(org, group))?;
                let entry = self.groups.get_mut(&(org, group))?;
                when(!entry.0)?;
                entry.0 = true;
                if entry.1 == 0 {
                    self.groups.remove(&(org, group));
                }
            }
            Op::Open(org, group) => {
                when(self.usable(org, group))?;
                self.groups.get_mut(&(org, group))?.1 += 1;
            }
            Op::Close(org, group) => {
                let entry = self.groups.get_mut(&(org, group))?;
                entry.1 = entry.1.checked_sub(1)?;
                if *entry == (true, 0) {
                    self.groups.remove(&(org, group));
                }
            }
            Op::Register(who, org, service, group) => {
                when(self.publishes(org, who) && self.usable(org, group))?;
                when(!self.services.contains_key(&(org, service)))?;
                self.services.insert((org, service), group);
            }
            Op::Update(who, org, service, group, _) => {
                when(self.publishes(org, who) && self.usable(org, group))?;
                *self.services.get_mut(&(org, service))? = group;
            }
            Op::Unregister(who, org, service) => {
                when(self.publishes(org, who))?;
                self.services.remove(&(org, service))?;
            }
            Op::Rate(who, org, service, _) => {
                self.services.get(&(org, service))?;
                self.ratings.insert((org, service, who));
            }
            Op::Unrate(by, org, service, who) => {
                when(by == who || !self.services.contains_key(&(org, service)))?;
                when(self.ratings.remove(&(org, service, who)))?;
            }
            Op::Wait(blocks) => self.now += blocks,
        }
        Some(())
    }

    /// The pallet's state is the model's.
    fn assert_matches(&self) {
        assert_eq!(Organizations::<Test>::iter_keys().count(), self.orgs.len());
        for (org, model) in &self.orgs {
            let stored = Organizations::<Test>::get(org_id(*org)).expect("organisation should exist");
            assert_eq!(stored.owner, person(model.owner));
            assert_eq!(stored.offered_to, model.offer.map(person));
            assert_eq!(stored.members.len(), model.members.len());
            for (who, admin) in &model.members {
                let role = if *admin { Role::Admin } else { Role::Publisher };
                assert_eq!(stored.role(&person(*who)), Some(role));
            }
        }
        assert_eq!(Groups::<Test>::iter_keys().count(), self.groups.len());
        for ((org, group), (retired, live_channels)) in &self.groups {
            let stored = Groups::<Test>::get(org_id(*org), group_id(*group)).expect("group should exist");
            assert_eq!((stored.retired, stored.live_channels), (*retired, *live_channels));
        }
        assert_eq!(Services::<Test>::iter_keys().count(), self.services.len());
        for ((org, service), group) in &self.services {
            let stored = Services::<Test>::get(org_id(*org), service_id(*service)).expect("service should exist");
            assert_eq!(stored.details.group_id, group_id(*group));
        }
        assert_eq!(Ratings::<Test>::iter_keys().count(), self.ratings.len());

        let deposits = |reason| -> Balance { PEOPLE.iter().map(|who| held(who, reason)).sum() };
        let organization = price(ServiceRegistry::organization_footprint());
        let organizations = organization * Balance::try_from(self.orgs.len()).unwrap();
        assert_eq!(deposits(HoldReason::OrganizationDeposit), organizations);
        assert_eq!(deposits(HoldReason::GroupDeposit) == 0, self.groups.is_empty());
        assert_eq!(deposits(HoldReason::ServiceDeposit) == 0, self.services.is_empty());
        assert_eq!(deposits(HoldReason::RatingDeposit) == 0, self.ratings.is_empty());
    }
}

fn service_details(group: Id, price: u8) -> ServiceDetails {
    let words: &[&str] = if price == 1 { &["cheap"] } else { &["dear", "good"] };
    let pricing = crate::Pricing::PerCall(price.into());
    ServiceDetails {
        pricing,
        tags: tags(words),
        ..details(group_id(group))
    }
}

/// Do it with the pallet; whether it succeeded.
fn run(op: &Op) -> bool {
    let by = |who: Who| signed(person(who));
    let result: Result<(), DispatchError> = match *op {
        Op::Create(who, org) => ServiceRegistry::create_organization(by(who), org_id(org), metadata(1)),
        Op::Remove(who, org) => ServiceRegistry::remove_organization(by(who), org_id(org)),
        Op::Offer(who, org, to) => ServiceRegistry::offer_ownership(by(who), org_id(org), to.map(person)),
        Op::Accept(who, org) => ServiceRegistry::accept_ownership(by(who), org_id(org)),
        Op::Member(caller, org, who, admin) => {
            let role = admin.map(|admin| if admin { Role::Admin } else { Role::Publisher });
            ServiceRegistry::set_member(by(caller), org_id(org), person(who), role)
                .map(|_| ())
                .map_err(|failure| failure.error)
        }
        Op::SetGroup(who, org, group, payee) => {
            let shares = payees([(person(payee), 100)]);
            ServiceRegistry::set_payment_group(by(who), org_id(org), group_id(group), shares, 10)
        }
        Op::RemoveGroup(who, org, group) => {
            ServiceRegistry::remove_payment_group(by(who), org_id(org), group_id(group))
        }
        Op::Open(org, group) => with_storage_layer(|| ServiceRegistry::channel_opened(&org_id(org), group_id(group))),
        Op::Close(org, group) => {
            let live = Groups::<Test>::get(org_id(org), group_id(group)).map_or(0, |group| group.live_channels);
            if live == 0 {
                return false; // there is no channel that the escrow could close
            }
            ServiceRegistry::channel_closed(&org_id(org), group_id(group));
            Ok(())
        }
        Op::Register(who, org, service, group) => {
            ServiceRegistry::register_service(by(who), org_id(org), service_id(service), service_details(group, 1))
        }
        Op::Update(who, org, service, group, price) => {
            ServiceRegistry::update_service(by(who), org_id(org), service_id(service), service_details(group, price))
        }
        Op::Unregister(who, org, service) => ServiceRegistry::remove_service(by(who), org_id(org), service_id(service)),
        Op::Rate(who, org, service, score) => {
            let (org, service) = (org_id(org), service_id(service));
            let group = Services::<Test>::get(&org, &service).map_or(0, |service| service.details.group_id);
            paid_channel(0, person(who), &org, group, 10);
            ServiceRegistry::rate_service(by(who), org, service, 0, score, None)
        }
        Op::Unrate(caller, org, service, who) => {
            ServiceRegistry::remove_rating(by(caller), org_id(org), service_id(service), person(who))
        }
        Op::Wait(blocks) => {
            run_to(System::block_number() + blocks);
            Ok(())
        }
    };
    result.is_ok()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() })]

    #[test]
    fn pallet_should_keep_its_invariants_and_match_the_model_when_used_at_random(ops in vec(op(), 1..120)) {
        ExtBuilder.build_and_execute(|| {
            let mut model = Model { now: System::block_number(), ..Default::default() };
            for op in &ops {
                assert_eq!(run(op), model.apply(op), "{op:?}");
                ok(ServiceRegistry::do_try_state());
                model.assert_matches();
            }
        });
    }
}
