//! Tests by topic. Every operation is followed by a check of all invariants (`mock::ok`), every test by another.

mod encoding;
mod escrow_side;
mod example;
mod groups;
mod members;
mod names;
mod organizations;
mod ownership;
mod properties;
mod queries;
mod ratings;
mod services;

use crate::{mock::*, Role};
use alink_primitives::AccountId;

/// Alice makes `who` a member of her organisation.
fn add_member(who: AccountId, role: Role) {
    ok(ServiceRegistry::set_member(signed(ALICE), org(), who, Some(role)));
}
