//! `claim`.

use super::*;
use crate::claims::shares_of;
use alink_primitives::Payees;

/// Escrow balances of the group's payees.
fn paid() -> [Balance; 3] {
    ["p1", "p2", "p3"].map(|name| owed(&account(name)))
}

#[test]
fn claim_should_pay_the_payees_by_their_shares_and_the_fee_to_revenue() {
    run(|| {
        // given
        let channel = open("Alice", 1_500, 50);
        events();

        // when
        ok(
            Call::claim {
                channel,
                amount: 1_000,
                signature: voucher("Alice", channel, 1_000),
            },
            origin("stranger"),
        );

        // then
        assert_moved(&Escrow::pot(), &revenue(), 20);
        expect([Event::ChannelClaimed {
            channel,
            payee: group(),
            amount: 1_000,
            fee: 20,
            claimed: 1_000,
            remaining: 500,
        }]);
        assert_eq!(paid(), [490, 294, 196]);
        assert_eq!(free(&revenue()), ED + 20);
        assert_eq!(stored(channel).claimed, 1_000);
        assert_eq!(TotalOwed::<Test>::get(), 1_480);
        assert_eq!(free(&Escrow::pot()), ED + 1_480);
    });
}

#[test]
fn claim_should_touch_neither_the_payers_nor_the_submitters_money() {
    run(|| {
        let channel = open("Alice", 1_500, 50);
        let before = (
            free(&account("Alice")),
            held(&account("Alice")),
            free(&account("stranger")),
        );
        claimed("Alice", channel, 1_000);
        assert_eq!(
            (
                free(&account("Alice")),
                held(&account("Alice")),
                free(&account("stranger"))
            ),
            before
        );
        assert_eq!((owed(&account("Alice")), owed(&account("stranger"))), (0, 0));
    });
}

#[test]
fn claim_should_pay_only_what_exceeds_earlier_claims() {
    run(|| {
        // given
        let channel = open("Alice", 1_500, 50);
        claimed("Alice", channel, 1_000);
        events();

        // when
        claimed("Alice", channel, 1_100);

        // then
        expect([Event::ChannelClaimed {
            channel,
            payee: group(),
            amount: 100,
            fee: 2,
            claimed: 1_100,
            remaining: 400,
        }]);
        assert_eq!(paid().iter().sum::<Balance>(), 980 + 98);
    });
}

#[test]
fn claim_should_pay_a_single_account_all_but_the_fee() {
    run(|| {
        let channel = open_to(Payee::Account(account("Bob")), "Alice", &account("Alice"), 1_000, 50);
        claimed("Alice", channel, 1_000);
        assert_eq!(owed(&account("Bob")), 980);
    });
}

#[test]
fn claim_should_round_shares_down_and_give_the_rest_to_the_first_payee() {
    run(|| {
        let channel = open("Alice", 1_000, 50);

        // when 101 leave 99 after the fee: 49.5, 29.7 and 19.8
        claimed("Alice", channel, 101);
        assert_eq!(paid(), [51, 29, 19]);
        assert_eq!(free(&revenue()), ED + 2);

        // when a single unit
        claimed("Alice", channel, 102);
        assert_eq!(paid(), [52, 29, 19]);
        assert_eq!(free(&revenue()), ED + 2);
    });
}

#[test]
fn claim_should_round_the_fee_down() {
    for (amount, fee) in [(1, 0), (49, 0), (50, 1), (99, 1), (100, 2)] {
        run(|| {
            let channel = open("Alice", 1_000, 50);
            claimed("Alice", channel, amount);
            assert_eq!(free(&revenue()), ED + fee, "of {amount}");
            assert_eq!(paid().iter().sum::<Balance>(), amount - fee);
        });
    }
}

#[test]
fn shares_should_sum_to_the_amount_whatever_they_are() {
    let names = ["a", "b", "c"];
    let payees_of = |parts: &[u32]| -> Payees {
        let payees = names
            .iter()
            .zip(parts)
            .map(|(name, parts)| (account(name), Perbill::from_parts(*parts)));
        payees.collect::<Vec<_>>().try_into().unwrap()
    };
    for parts in [
        &[1_000_000_000][..],
        &[333_333_333, 333_333_333, 333_333_334],
        &[1, 999_999_998, 1],
    ] {
        let payees = payees_of(parts);
        for amount in [0, 1, 2, 3, 999, 1_000_000_007, Balance::MAX] {
            let shares: Vec<_> = shares_of(&payees, amount).map(|(_, share)| share).collect();
            assert_eq!(shares.iter().sum::<Balance>(), amount, "{parts:?} of {amount}");
            for ((_, share), got) in payees.iter().zip(&shares).skip(1) {
                assert_eq!(*got, share.mul_floor(amount));
            }
        }
    }
}

#[test]
fn claim_should_take_no_fee_when_the_rate_is_zero() {
    run(|| {
        FeeRate::set(Permill::zero());
        let channel = open("Alice", 1_000, 50);
        events();
        claimed("Alice", channel, 1_000);
        expect([Event::ChannelClaimed {
            channel,
            payee: group(),
            amount: 1_000,
            fee: 0,
            claimed: 1_000,
            remaining: 0,
        }]);
        assert_eq!(paid(), [500, 300, 200]);
        assert_eq!(free(&revenue()), ED);
    });
}

#[test]
fn claim_should_pay_nobody_but_revenue_when_the_rate_is_all() {
    run(|| {
        FeeRate::set(Permill::one());
        let channel = open("Alice", 1_000, 50);
        claimed("Alice", channel, 1_000);
        assert_eq!(paid(), [0, 0, 0]);
        assert!(!EscrowBalances::<Test>::contains_key(account("p1")));
        assert_eq!(free(&revenue()), ED + 1_000);
    });
}

#[test]
fn claim_should_work_when_the_fee_cannot_be_received_and_leave_it_as_surplus() {
    run(|| {
        // given
        FeeRefused::set(true);
        let channel = open("Alice", 1_000, 50);

        // when
        claimed("Alice", channel, 1_000);

        // then the payees have their money and the pot the fee
        assert_eq!(paid(), [490, 294, 196]);
        assert_eq!(free(&revenue()), ED);
        assert_eq!(free(&Escrow::pot()) - ED - TotalOwed::<Test>::get(), 20);
    });
}

#[test]
fn claim_should_follow_the_shares_as_they_are_at_claim_time() {
    run(|| {
        let channel = open("Alice", 1_000, 50);
        let signature = voucher("Alice", channel, 1_000);
        Groups::update(GROUP, |group| group.payees = vec![(account("p3"), Perbill::one())]);
        claim(channel, 1_000, signature).unwrap();
        assert_eq!(paid(), [0, 0, 980]);
    });
}

#[test]
fn claim_should_work_when_the_group_is_retired() {
    run(|| {
        let channel = open("Alice", 1_000, 50);
        Groups::update(GROUP, |group| group.retired = true);
        claimed("Alice", channel, 1_000);
        assert_eq!(paid(), [490, 294, 196]);
    });
}

#[test]
fn claim_should_be_refused_when_the_group_or_its_organisation_is_gone() {
    let ways: [fn(); 2] = [|| Groups::remove(GROUP), Groups::vanish];
    for vanish in ways {
        run(|| {
            let channel = open("Alice", 1_000, 50);
            vanish();
            claim_refused(channel, 10, voucher("Alice", channel, 10), Error::PayeeNotFound);
        });
    }
}

#[test]
fn claim_should_credit_a_payee_who_has_no_account() {
    run(|| {
        let channel = open_to(Payee::Account(account("nobody")), "Alice", &account("Alice"), 1_000, 50);
        claimed("Alice", channel, 1);
        assert_eq!(owed(&account("nobody")), 1);
        assert_eq!(free(&account("nobody")), 0);
    });
}

#[test]
fn claim_should_pay_what_is_left_when_the_voucher_is_above_the_total() {
    run(|| {
        // given
        let channel = open("Alice", 1_000, 50);
        let signature = voucher("Alice", channel, 1_500);
        events();

        // when
        claim(channel, 1_500, signature.clone()).unwrap();

        // then what was paid counts, not what was signed
        expect([Event::ChannelClaimed {
            channel,
            payee: group(),
            amount: 1_000,
            fee: 20,
            claimed: 1_000,
            remaining: 0,
        }]);
        claim_refused(channel, 1_500, signature.clone(), Error::ChannelExhausted);

        // when topped up, then the same voucher pays the rest, and no more
        deposit("Alice", 2_000);
        ok(Call::top_up { channel, amount: 2_000 }, origin("Alice"));
        claim(channel, 1_500, signature.clone()).unwrap();
        assert_eq!(stored(channel).claimed, 1_500);
        claim_refused(channel, 1_500, signature, Error::StaleVoucher);
    });
}

#[test]
fn claim_should_take_the_largest_amount_there_is() {
    run(|| {
        let channel = open("Alice", 1_000, 50);
        claimed("Alice", channel, Balance::MAX);
        assert_eq!(stored(channel).claimed, 1_000);
    });
}

#[test]
fn claim_should_be_stale_when_the_amount_is_not_above_what_was_claimed() {
    run(|| {
        let channel = open("Alice", 1_000, 50);
        claim_refused(channel, 0, voucher("Alice", channel, 0), Error::StaleVoucher);
        claimed("Alice", channel, 400);
        for amount in [0, 1, 399, 400] {
            claim_refused(channel, amount, voucher("Alice", channel, amount), Error::StaleVoucher);
        }
        claimed("Alice", channel, 401);
    });
}

#[test]
fn claim_should_tell_exhausted_from_stale() {
    run(|| {
        let channel = open("Alice", 1_000, 50);
        claimed("Alice", channel, 1_000);
        claim_refused(channel, 1_000, voucher("Alice", channel, 1_000), Error::StaleVoucher);
        claim_refused(
            channel,
            1_001,
            voucher("Alice", channel, 1_001),
            Error::ChannelExhausted,
        );
    });
}

#[test]
fn claim_should_be_refused_when_there_is_no_such_channel() {
    run(|| {
        claim_refused(0, 10, voucher("Alice", 0, 10), Error::ChannelNotFound);
        claim_refused(
            ChannelId::MAX,
            10,
            voucher("Alice", ChannelId::MAX, 10),
            Error::ChannelNotFound,
        );
        let channel = open("Alice", 1_000, 50);
        ok(close(channel), origin("p1"));
        claim_refused(channel, 10, voucher("Alice", channel, 10), Error::ChannelNotFound);
    });
}

#[test]
fn claim_should_work_in_every_block_while_the_channel_exists() {
    run(|| {
        let channel = open("Alice", 1_000, 50);
        for (claims, now) in [1, 51, 52, 51 + GRACE, 51 + GRACE + 1, 10_000].into_iter().enumerate() {
            go_to(now);
            claimed("Alice", channel, 100 * (claims as Balance + 1));
        }
        assert_eq!(stored(channel).claimed, 600);
    });
}

mod signatures {
    use super::*;

    /// A channel of Alice's with `signer`; claims 100 with what `sign` makes of the bytes and says how it went.
    fn accepted(signer: &AccountId, wrap: bool, sign: impl Fn(&[u8]) -> Signature) -> bool {
        let channel = open_to(group(), "Alice", signer, 1_000, 50);
        let voucher = message(channel, 100);
        let bytes = if wrap {
            voucher.wrapped_signing_bytes()
        } else {
            voucher.signing_bytes()
        };
        let result = claim(channel, 100, sign(&bytes));
        if let Err(failed) = &result {
            assert_eq!(failed.error, Error::BadSignature.into());
        }
        result.is_ok()
    }

    #[test]
    fn three_schemes_should_be_accepted_raw_and_wrapped() {
        run(|| {
            for wrap in [false, true] {
                let (sr, ed, ec) = (pair("key"), ed_pair("key"), ecdsa_pair("key"));
                assert!(accepted(&account_of(sr.public()), wrap, |bytes| sr.sign(bytes).into()));
                assert!(accepted(&account_of(ed.public()), wrap, |bytes| ed.sign(bytes).into()));
                assert!(accepted(&account_of(ec.public()), wrap, |bytes| ec.sign(bytes).into()));
            }
        });
    }

    #[test]
    fn payers_own_signature_should_be_accepted_as_well_as_the_signers() {
        run(|| {
            for wrap in [false, true] {
                assert!(accepted(&account("key"), wrap, |bytes| pair("Alice")
                    .sign(bytes)
                    .into()));
                assert!(accepted(&account("key"), wrap, |bytes| pair("key").sign(bytes).into()));
            }
        });
    }

    #[test]
    fn any_other_key_should_be_refused() {
        run(|| {
            for name in ["Bob", "p1", "manager", "stranger"] {
                assert!(
                    !accepted(&account("key"), false, |bytes| pair(name).sign(bytes).into()),
                    "{name}"
                );
            }
            // the same secret under another scheme is another account
            assert!(!accepted(&account("key"), false, |bytes| ed_pair("key")
                .sign(bytes)
                .into()));
        });
    }

    #[test]
    fn funder_should_not_sign_when_somebody_else_pays() {
        run(|| {
            let channel = open_for("Bob", "Alice", 1_000, 50);
            claim_refused(channel, 100, voucher("Bob", channel, 100), Error::BadSignature);
            claimed("Alice", channel, 100);
        });
    }

    #[test]
    fn voucher_for_another_chain_should_be_refused() {
        run(|| {
            let channel = open("Alice", 1_000, 50);
            let elsewhere = Voucher {
                genesis_hash: H256::repeat_byte(0x43),
                channel,
                amount: 100,
            };
            let signature = pair("Alice").sign(&elsewhere.signing_bytes()).into();
            claim_refused(channel, 100, signature, Error::BadSignature);
        });
    }

    #[test]
    fn voucher_for_another_channel_or_amount_should_be_refused() {
        run(|| {
            let (first, second) = (open("Alice", 1_000, 50), open("Alice", 1_000, 50));
            claim_refused(second, 100, voucher("Alice", first, 100), Error::BadSignature);
            claim_refused(first, 101, voucher("Alice", first, 100), Error::BadSignature);
            claim_refused(first, 99, voucher("Alice", first, 100), Error::BadSignature);
        });
    }

    #[test]
    fn eth_signature_should_be_refused() {
        run(|| {
            let key = ecdsa::KeccakPair::from_seed(&[7; 32]);
            let signer = account_of(sp_runtime::MultiSigner::Eth(key.public()));
            for wrap in [false, true] {
                assert!(!accepted(&signer, wrap, |bytes| Signature::Eth(key.sign(bytes))));
            }
        });
    }

    #[test]
    fn high_s_signature_should_be_refused() {
        run(|| {
            let key = ecdsa_pair("key");
            for wrap in [false, true] {
                let high = |bytes: &[u8]| Signature::Ecdsa(with_high_s(&key.sign(bytes)));
                assert!(!accepted(&account_of(key.public()), wrap, high));
                let and_back = |bytes: &[u8]| Signature::Ecdsa(with_high_s(&with_high_s(&key.sign(bytes))));
                assert!(accepted(&account_of(key.public()), wrap, and_back));
            }
        });
    }
}

mod hook {
    use super::*;

    #[test]
    fn hook_should_learn_of_a_claim_and_whether_it_was_the_channels_first() {
        run(|| {
            // given
            let channel = open("Alice", 1_000, 50);

            // when
            claimed("Alice", channel, 100);
            claimed("Alice", channel, 249);

            // then
            let first = Settled {
                payee: group(),
                amount: 100,
                fee: 2,
                claims: 1,
                first_claims: 1,
            };
            let second = Settled {
                payee: group(),
                amount: 149,
                fee: 2,
                claims: 1,
                first_claims: 0,
            };
            assert_eq!(Settled::take(), [first, second]);
        });
    }

    #[test]
    fn hook_should_learn_of_accounts_too() {
        run(|| {
            let payee = Payee::Account(account("Bob"));
            let channel = open_to(payee.clone(), "Alice", &account("Alice"), 1_000, 50);
            claimed("Alice", channel, 100);
            assert_eq!(
                Settled::take(),
                [Settled {
                    payee,
                    amount: 100,
                    fee: 2,
                    claims: 1,
                    first_claims: 1
                }]
            );
        });
    }

    #[test]
    fn hook_should_learn_nothing_of_a_refused_claim() {
        run(|| {
            let channel = open("Alice", 1_000, 50);
            claim_refused(channel, 100, voucher("Bob", channel, 100), Error::BadSignature);
            assert!(Settled::take().is_empty());
        });
    }
}

mod weight {
    use super::*;
    use crate::WeightInfo;
    use alink_primitives::MAX_PAYEES;
    use frame_support::weights::Weight;

    /// What a claim was announced to weigh, and what it did.
    fn weights(channel: ChannelId, amount: Balance, signature: Signature) -> (Weight, Weight) {
        let call = Call::<Test>::claim {
            channel,
            amount,
            signature,
        };
        let announced = call.get_dispatch_info().call_weight;
        (announced, ok(call, origin("stranger")).actual_weight.unwrap())
    }

    #[test]
    fn ordinary_claim_should_be_refunded_what_it_did_not_check() {
        run(|| {
            let channel = open_to(group(), "Alice", &account("key"), 1_000, 50);
            let (announced, actual) = weights(channel, 100, voucher("key", channel, 100));
            assert!(actual.all_lte(announced));
            assert!(actual.ref_time() < announced.ref_time());
        });
    }

    #[test]
    fn claim_that_needs_every_check_should_be_refunded_only_the_payees_that_there_are_not() {
        run(|| {
            let channel = open_to(group(), "Alice", &account("key"), 1_000, 50);
            let signature = pair("Alice")
                .sign(&message(channel, 100).wrapped_signing_bytes())
                .into();
            let (announced, actual) = weights(channel, 100, signature);
            // The mock's group has three payees; the most that there can be were announced.
            let missing = <() as WeightInfo>::claim(MAX_PAYEES) - <() as WeightInfo>::claim(3);
            assert_eq!(actual, announced - missing);
        });
    }

    #[test]
    fn claim_should_never_weigh_more_than_announced() {
        run(|| {
            let (ed, ec) = (ed_pair("key"), ecdsa_pair("key"));
            for wrap in [false, true] {
                for signer in ["ed25519", "ecdsa"] {
                    let account = if signer == "ecdsa" {
                        account_of(ec.public())
                    } else {
                        account_of(ed.public())
                    };
                    let channel = open_to(group(), "Alice", &account, 1_000, 50);
                    let voucher = message(channel, 100);
                    let bytes = if wrap {
                        voucher.wrapped_signing_bytes()
                    } else {
                        voucher.signing_bytes()
                    };
                    let signature: Signature = if signer == "ecdsa" {
                        ec.sign(&bytes).into()
                    } else {
                        ed.sign(&bytes).into()
                    };
                    let (announced, actual) = weights(channel, 100, signature);
                    assert!(actual.all_lte(announced), "{signer}, wrapped: {wrap}");
                }
            }
        });
    }
}
