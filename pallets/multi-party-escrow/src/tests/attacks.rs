//! One test for each known attack on payment channels that can be made on chain, and for each thing that the nearest comparable
//! system gets wrong. The names give the row of the table in the security notes, or say `closest_system`.

use super::*;

/// What the payees, revenue and Treasury have together.
fn paid_out() -> Balance {
    let payees: Balance = ["p1", "p2", "p3"].into_iter().map(|name| owed(&account(name))).sum();
    payees + free(&revenue()) + free(&Treasury::get()) - 2 * ED
}

#[test]
fn attack_01_voucher_replay_in_the_same_channel_should_pay_nothing() {
    run(|| {
        // given
        let channel = open("Alice", 1_000, 50);
        let signature = voucher("Alice", channel, 400);
        claim(channel, 400, signature.clone()).unwrap();

        // when replayed alone, in a batch, at a close and after a top-up
        claim_refused(channel, 400, signature.clone(), Error::StaleVoucher);
        let claims = vec![(channel, 400, signature.clone()); 3].try_into().unwrap();
        ok(Call::claim_many { claims }, origin("stranger"));
        let voucher = Some((400, signature.clone()));
        refused(Call::close { channel, voucher }, origin("p1"), Error::StaleVoucher);
        deposit("Alice", 500);
        ok(Call::top_up { channel, amount: 500 }, origin("Alice"));
        claim_refused(channel, 400, signature, Error::StaleVoucher);

        // then
        assert_eq!(paid_out(), 400);
    });
}

#[test]
fn attack_02_voucher_of_another_chain_should_pay_nothing() {
    run(|| {
        // given channels with the same id, payer and amount on a fork and on a test net
        let channel = open("Alice", 1_000, 50);
        for genesis_hash in [H256::zero(), H256::repeat_byte(0x41), H256::repeat_byte(0xff)] {
            let elsewhere = Voucher {
                genesis_hash,
                channel,
                amount: 400,
            };
            for bytes in [elsewhere.signing_bytes(), elsewhere.wrapped_signing_bytes()] {
                claim_refused(channel, 400, pair("Alice").sign(&bytes).into(), Error::BadSignature);
            }
        }
        assert_eq!(paid_out(), 0);
    });
}

#[test]
fn attack_03_reincarnation_should_be_impossible_since_ids_are_never_reused() {
    run(|| {
        // given a channel that ended with a voucher not used up
        let old = open("Alice", 1_000, 50);
        let signature = voucher("Alice", old, 800);
        ok(close(old), origin("p1"));

        // when the same people open the same channel again
        let new = open("Alice", 1_000, 50);

        // then
        assert_ne!(new, old);
        claim_refused(old, 800, signature.clone(), Error::ChannelNotFound);
        claim_refused(new, 800, signature, Error::BadSignature);
        go_to(500);
        ok(Call::reclaim { channel: new }, origin("Alice"));
        assert_eq!(open("Alice", 1_000, 50), new + 1);
    });
}

#[test]
fn attack_04_equal_voucher_should_be_stale() {
    run(|| {
        let channel = open("Alice", 1_000, 50);
        claimed("Alice", channel, 400);
        // a fresh signature over the same amount is as stale as the old one
        claim_refused(channel, 400, voucher("Alice", channel, 400), Error::StaleVoucher);
        assert_eq!(paid_out(), 400);
    });
}

#[test]
fn attack_05_lower_voucher_should_not_take_the_place_of_a_higher_one() {
    run(|| {
        // given a payer who submits an old voucher to lower what the payee gets
        let channel = open("Alice", 1_000, 50);
        let highest = voucher("Alice", channel, 900);
        claimed("Alice", channel, 100);

        // then the higher one still pays
        claim(channel, 900, highest).unwrap();
        claim_refused(channel, 500, voucher("Alice", channel, 500), Error::StaleVoucher);
        assert_eq!(paid_out(), 900);
    });
}

#[test]
fn attack_06_expiry_race_should_be_won_by_the_payee_up_to_the_deadline() {
    for request_in in [None, Some(1), Some(45), Some(51)] {
        run(|| {
            // given
            let channel = open("Alice", 1_000, 50);
            if let Some(block) = request_in {
                go_to(block);
                ok(Call::request_close { channel }, origin("Alice"));
            }
            let deadline = Escrow::deadline_of(channel).unwrap();
            assert!(deadline > request_in.unwrap_or(51));

            // when the payer is first in the deadline block
            go_to(deadline);
            refused(Call::reclaim { channel }, origin("Alice"), Error::TooEarly);

            // then the payee still has it
            claimed("Alice", channel, 900);
            assert_eq!(paid_out(), 900);
        });
    }
}

#[test]
fn attack_07_top_up_should_not_stall_or_cancel_a_pending_close() {
    run(|| {
        // given
        let channel = open("Alice", 1_000, 50);
        deposit("Alice", 500);
        ok(Call::request_close { channel }, origin("Alice"));
        let deadline = Escrow::deadline_of(channel);

        // when
        refused(
            Call::top_up { channel, amount: 500 },
            origin("Alice"),
            Error::ChannelClosing,
        );
        refused(extend(channel, 500), origin("Alice"), Error::ChannelClosing);
        refused(Call::request_close { channel }, origin("Alice"), Error::AlreadyClosing);

        // then
        assert_eq!(Escrow::deadline_of(channel), deadline);
    });
}

#[test]
fn attack_08_extend_and_top_up_should_not_void_a_voucher() {
    run(|| {
        // given a voucher that the payee already served for
        let channel = open("Alice", 1_000, 50);
        let signature = voucher("Alice", channel, 900);

        // when the payer changes the channel before the claim lands
        deposit("Alice", 500);
        ok(Call::top_up { channel, amount: 500 }, origin("Alice"));
        ok(extend(channel, 100), origin("Alice"));

        // then
        claim(channel, 900, signature).unwrap();
        assert_eq!(paid_out(), 900);
    });
}

#[test]
fn attack_15_dust_should_cost_the_attacker() {
    run(|| {
        // channels below the minimum are refused, each one holds a deposit
        let dust = Call::deposit_and_open_channel {
            payee: group(),
            signer: account("Alice"),
            amount: MIN_AMOUNT - 1,
            expires_at: 51,
        };
        refused(dust, origin("Alice"), Error::AmountTooSmall);
        for count in 1..=10 {
            open("Alice", MIN_AMOUNT, 50);
            assert_eq!(held(&account("Alice")), count * channel_deposit());
        }

        // entries for strangers cost the existential deposit
        deposit("Bob", 100);
        refused(
            Call::transfer {
                to: account("nobody"),
                amount: ED - 1,
            },
            origin("Bob"),
            Error::AmountTooSmall,
        );
    });
}

#[test]
fn attack_16_poison_item_should_not_stop_the_batch() {
    run(|| {
        // given
        let (first, second) = (open("Alice", 1_000, 50), open("Bob", 1_000, 50));
        let good = |name, channel| (channel, 400, voucher(name, channel, 400));
        let zeros = Signature::Sr25519(sp_core::sr25519::Signature::from_raw([0; 64]));
        let poison = [
            (ChannelId::MAX, 1, zeros.clone()),
            (first, 0, zeros.clone()),
            (first, Balance::MAX, zeros),
            (second, 1, Signature::Ecdsa(ecdsa::Signature::from_raw([0xff; 65]))),
            (second, 1, Signature::Eth(ecdsa::KeccakSignature::from_raw([1; 65]))),
        ];
        let mut claims = poison.to_vec();
        claims.push(good("Alice", first));
        claims.extend(poison);
        claims.push(good("Bob", second));

        // when
        ok(
            Call::claim_many {
                claims: claims.try_into().unwrap(),
            },
            origin("stranger"),
        );

        // then
        assert_eq!(paid_out(), 800);
    });
}

#[test]
fn attack_17_payee_that_cannot_be_paid_should_not_wedge_the_batch() {
    run(|| {
        // given a payee without an account, an amount below the existential deposit, and a revenue account that refuses
        FeeRefused::set(true);
        let nobody = account("nobody");
        let dead = open_to(Payee::Account(nobody.clone()), "Alice", &account("Alice"), 1_000, 50);
        let alive = open("Bob", 1_000, 50);
        let claims = vec![
            (dead, ED - 1, voucher("Alice", dead, ED - 1)),
            (alive, 400, voucher("Bob", alive, 400)),
        ];

        // when
        ok(
            Call::claim_many {
                claims: claims.try_into().unwrap(),
            },
            origin("stranger"),
        );

        // then it is kept as a claimable balance
        assert_eq!((free(&nobody), owed(&nobody)), (0, ED - 1));
        assert_eq!(stored(alive).claimed, 400);
        refused(
            Call::withdraw { amount: ED - 1 },
            origin("nobody"),
            TokenError::BelowMinimum,
        );
        claimed("Alice", dead, 2 * ED);
        ok(Call::withdraw { amount: owed(&nobody) }, origin("nobody"));
        assert_eq!(free(&nobody), 2 * ED);
    });
}

#[test]
fn attack_18_strangers_should_not_end_or_change_a_channel() {
    run(|| {
        let channel = open("Alice", 1_000, 50);
        deposit("stranger", 500);
        refused(close(channel), origin("stranger"), Error::NotAuthorized);
        refused(
            Call::request_close { channel },
            origin("stranger"),
            Error::NotAuthorized,
        );
        refused(extend(channel, 100), origin("stranger"), Error::NotAuthorized);
        refused(
            Call::top_up { channel, amount: 100 },
            origin("stranger"),
            Error::NotAuthorized,
        );
        refused(Call::reclaim { channel }, origin("stranger"), Error::TooEarly);

        // The payer cannot end it at once either, nor the payee take what was not signed.
        refused(close(channel), origin("Alice"), Error::NotAuthorized);
        claim_refused(channel, 100, voucher("p1", channel, 100), Error::BadSignature);
    });
}

#[test]
fn attack_23_mirrored_or_relabelled_signatures_should_pay_nothing() {
    run(|| {
        // given a signature by each kind of key
        let (ed, ec) = (ed_pair("key"), ecdsa_pair("key"));
        let of_ecdsa = open_to(group(), "Alice", &account_of(ec.public()), 1_000, 50);
        let of_ed25519 = open_to(group(), "Alice", &account_of(ed.public()), 1_000, 50);
        let of_sr25519 = open_to(group(), "Alice", &account("key"), 1_000, 50);
        let low = ec.sign(&message(of_ecdsa, 400).signing_bytes());
        let by_ed25519 = ed.sign(&message(of_ed25519, 400).signing_bytes());
        let by_sr25519 = pair("key").sign(&message(of_sr25519, 400).signing_bytes());

        // then malleated, or passed off as another scheme, they are nothing
        claim_refused(of_ecdsa, 400, with_high_s(&low).into(), Error::BadSignature);
        claim_refused(
            of_ecdsa,
            400,
            Signature::Eth(ecdsa::KeccakSignature::from_raw(low.0)),
            Error::BadSignature,
        );
        let relabelled = Signature::Sr25519(sp_core::sr25519::Signature::from_raw(by_ed25519.0));
        claim_refused(of_ed25519, 400, relabelled, Error::BadSignature);
        let relabelled = Signature::Ed25519(sp_core::ed25519::Signature::from_raw(by_sr25519.0));
        claim_refused(of_sr25519, 400, relabelled, Error::BadSignature);
        assert_eq!(paid_out(), 0);

        // then as they are they pay
        claim(of_ecdsa, 400, low.into()).unwrap();
        claim(of_ed25519, 400, by_ed25519.into()).unwrap();
        claim(of_sr25519, 400, by_sr25519.into()).unwrap();
        assert_eq!(paid_out(), 1_200);
    });
}

#[test]
fn closest_system_funding_a_channel_that_does_not_exist_should_cost_nothing() {
    run(|| {
        deposit("Alice", 500);
        refused(
            Call::top_up {
                channel: 0,
                amount: 500,
            },
            origin("Alice"),
            Error::ChannelNotFound,
        );
        refused(
            Call::top_up {
                channel: ChannelId::MAX,
                amount: 500,
            },
            origin("Alice"),
            Error::ChannelNotFound,
        );
        assert_eq!(owed(&account("Alice")), 500);
    });
}

#[test]
fn closest_system_empty_signer_should_not_let_the_payee_drain_a_channel() {
    run(|| {
        // given a signature that anybody can make for the all-zero key
        let nobody = AccountId::new([0; 32]);
        let mut bytes = [0; 64];
        bytes[63] = 0x80;
        let forged = Signature::Sr25519(sp_core::sr25519::Signature::from_raw(bytes));
        assert!(message(0, 1_000).verify(&forged, &nobody, &nobody).valid);

        // when
        let open = Call::deposit_and_open_channel {
            payee: group(),
            signer: nobody,
            amount: 1_000,
            expires_at: 51,
        };

        // then there is never such a channel, so nothing to drain
        refused(open, origin("Alice"), Error::InvalidSigner);
        claim_refused(0, 1_000, forged, Error::ChannelNotFound);
    });
}

#[test]
fn closest_system_remainder_of_a_sponsored_channel_should_go_to_the_sponsor() {
    // given each way to end a channel
    let by_payee: fn(ChannelId) = |channel| {
        ok(close(channel), origin("p1"));
    };
    let by_request: fn(ChannelId) = |channel| {
        ok(Call::request_close { channel }, origin("Alice"));
        go_to(2 + CHALLENGE);
        ok(Call::reclaim { channel }, origin("Alice"));
    };
    let by_expiry: fn(ChannelId) = |channel| {
        go_to(52 + GRACE);
        ok(Call::reclaim { channel }, origin("Alice"));
    };
    for end in [by_payee, by_request, by_expiry] {
        run(|| {
            let channel = open_for("Bob", "Alice", 1_000, 50);
            claimed("Alice", channel, 300);
            end(channel);
            assert_eq!((owed(&account("Alice")), owed(&account("Bob"))), (0, 700));
            assert_eq!(free(&account("Bob")), RICH - 1_000);
        });
    }
}

#[test]
fn closest_system_refund_events_should_show_the_true_amount() {
    run(|| {
        let funder = account("Alice");
        let (closed, reclaimed) = (open("Alice", 1_000, 50), open("Alice", 2_000, 50));
        claimed("Alice", closed, 300);
        events();

        ok(close(closed), origin("p1"));
        expect([Event::ChannelClosed {
            channel: closed,
            funder: funder.clone(),
            refunded: 700,
        }]);
        go_to(100);
        ok(Call::reclaim { channel: reclaimed }, origin("stranger"));
        expect([Event::ChannelClosed {
            channel: reclaimed,
            funder,
            refunded: 2_000,
        }]);
    });
}

#[test]
fn closest_system_claim_and_timeout_should_never_be_possible_in_a_payees_block() {
    run(|| {
        // given the blocks around the deadline
        let channel = open("Alice", 1_000, 50);
        for now in 1..=51 + GRACE {
            go_to(now);
            refused(Call::reclaim { channel }, origin("stranger"), Error::TooEarly);
            claimed("Alice", channel, Balance::from(now));
        }
        assert_eq!(stored(channel).claimed, 56);
    });
}

#[test]
fn closest_system_channel_should_never_be_locked_by_a_party_that_went_silent() {
    run(|| {
        // given payer, payee and organisation gone for good
        let channel = open("Alice", 1_000, 50);
        Groups::vanish();

        // then anybody returns the money
        go_to(52 + GRACE);
        ok(Call::reclaim { channel }, origin("stranger"));
        assert_eq!(owed(&account("Alice")), 1_000);
    });
}
