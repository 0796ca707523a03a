//! What clients and other pallets read.

use super::*;
use crate::runtime_api::ChannelInfo;
use alink_primitives::{ChannelSummary, Channels, Page, MAX_PAGE};

fn ids(page: &Page<ChannelInfo, ChannelId>) -> Vec<ChannelId> {
    page.items.iter().map(|channel| channel.id).collect()
}

/// All pages of `limit`, one after the other.
fn walk(read: impl Fn(Option<ChannelId>) -> Page<ChannelInfo, ChannelId>, limit: usize) -> Vec<ChannelId> {
    let mut all = Vec::new();
    let mut start_after = None;
    loop {
        let page = read(start_after);
        assert!(page.items.len() <= limit);
        all.extend(ids(&page));
        let Some(next) = page.next else { return all };
        assert_eq!(ids(&page).last(), Some(&next));
        start_after = Some(next);
    }
}

#[test]
fn channel_should_show_every_field_while_it_exists() {
    run(|| {
        // given
        let channel = open_for("Bob", "Alice", 1_000, 50);
        claimed("Alice", channel, 250);
        ok(Call::request_close { channel }, origin("Alice"));

        // then
        let info = ChannelInfo {
            id: channel,
            payer: account("Alice"),
            funder: account("Bob"),
            payee: group(),
            signer: account("Alice"),
            total: 1_000,
            claimed: 250,
            remaining: 750,
            expires_at: 51,
            closes_at: Some(1 + CHALLENGE),
        };
        assert_eq!(Escrow::channel_info(channel), Some(info.clone()));
        assert_eq!(Escrow::channel(channel), Some(info));
        assert_eq!(Escrow::deadline_of(channel), Some(1 + CHALLENGE));

        // when it is gone
        ok(close(channel), origin("p1"));
        assert_eq!(Escrow::channel_info(channel), None);
        assert_eq!(Escrow::deadline_of(channel), None);
    });
}

#[test]
fn escrow_balance_should_be_zero_for_strangers() {
    run(|| {
        deposit("Alice", 70);
        assert_eq!(Escrow::escrow_balance(account("Alice")), 70);
        assert_eq!(Escrow::escrow_balance(account("nobody")), 0);
    });
}

#[test]
fn channel_summary_should_say_what_other_pallets_need() {
    run(|| {
        let channel = open_for("Bob", "Alice", 1_000, 50);
        claimed("Alice", channel, 250);
        let summary = ChannelSummary {
            payer: account("Alice"),
            payee: group(),
            claimed: 250,
        };
        assert_eq!(<Escrow as Channels>::channel(channel), Some(summary));
        assert_eq!(<Escrow as Channels>::channel(channel + 1), None);
    });
}

#[test]
fn pages_should_hold_each_channel_once() {
    run(|| {
        // given channels of two payers to two payees
        let account_payee = Payee::Account(account("Charlie"));
        let (mut of_alice, mut to_group) = (Vec::new(), Vec::new());
        for index in 0..7 {
            let payer = if index % 3 == 0 { "Bob" } else { "Alice" };
            let payee = if index % 2 == 0 { group() } else { account_payee.clone() };
            let id = open_to(payee.clone(), payer, &account(payer), 100, 50);
            if payer == "Alice" {
                of_alice.push(id);
            }
            if payee == group() {
                to_group.push(id);
            }
        }

        // then
        for limit in [1, 2, 3, 4, 5, 100] {
            let mut found = walk(
                |after| Escrow::channels_of(account("Alice"), after, limit),
                limit as usize,
            );
            found.sort();
            assert_eq!(found, of_alice, "pages of {limit}");
            let mut found = walk(|after| Escrow::channels_to(group(), after, limit), limit as usize);
            found.sort();
            assert_eq!(found, to_group, "pages of {limit}");
        }
        assert_eq!(Escrow::channels_of(account("nobody"), None, 10), Page::default());
        assert_eq!(Escrow::channels_to(Payee::Group(org(), 9), None, 10), Page::default());
        assert_eq!(Escrow::channels_of(account("Alice"), None, 0), Page::default());
    });
}

#[test]
fn pages_should_go_on_when_the_channel_that_they_ended_with_is_gone() {
    run(|| {
        // given
        let mut all: Vec<_> = (0..5).map(|_| open("Alice", 100, 50)).collect();
        let first = Escrow::channels_of(account("Alice"), None, 2);
        let cursor = first.next.unwrap();

        // when
        ok(close(cursor), origin("p1"));

        // then
        let mut found = ids(&first);
        found.extend(ids(&Escrow::channels_of(account("Alice"), Some(cursor), 10)));
        found.sort();
        all.sort();
        assert_eq!(found, all);
    });
}

#[test]
fn pages_should_never_be_longer_than_the_most() {
    run(|| {
        // given more channels than a page holds
        deposit("Alice", 100_000);
        for _ in 0..MAX_PAGE + 4 {
            Escrow::open_channel(origin("Alice"), group(), account("Alice"), 100, 51).unwrap();
        }

        // then
        let page = Escrow::channels_of(account("Alice"), None, u32::MAX);
        assert_eq!(page.items.len(), MAX_PAGE as usize);
        let rest = Escrow::channels_of(account("Alice"), page.next, u32::MAX);
        assert_eq!((rest.items.len(), rest.next), (4, None));
    });
}

#[test]
fn claimable_should_be_what_a_claim_then_pays() {
    run(|| {
        // given
        let channel = open_to(Payee::Account(account("Bob")), "Alice", &account("Alice"), 1_000, 50);
        claimed("Alice", channel, 100);

        // then
        for amount in [0, 1, 100, 101, 150, 399, 1_000, 1_001, Balance::MAX] {
            let (net, fee) = Escrow::claimable(channel, amount).unwrap();
            frame_support::hypothetically!({
                let (owed_before, revenue_before) = (owed(&account("Bob")), free(&revenue()));
                let result = claim(channel, amount, voucher("Alice", channel, amount));
                assert_eq!(result.is_ok(), net + fee > 0, "{amount}");
                assert_eq!(owed(&account("Bob")) - owed_before, net, "{amount}");
                assert_eq!(free(&revenue()) - revenue_before, fee, "{amount}");
            });
        }
        assert_eq!(Escrow::claimable(channel, 150), Some((49, 1)));
        assert_eq!(Escrow::claimable(channel, 100), Some((0, 0)));
        assert_eq!(Escrow::claimable(channel + 1, 150), None);
    });
}
