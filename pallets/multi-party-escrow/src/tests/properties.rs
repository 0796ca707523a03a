//! Random sequences of everything that can happen, against a plain model of balances and channels that was written from the
//! contract and shares no code with the pallet. More by hand:
//! `PROPTEST_CASES=100000 cargo test --release -p pallet-multi-party-escrow properties`.

use super::*;
use frame_support::traits::{fungible::Mutate, tokens::Preservation};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Who takes part; the last three are the group's payees.
const ACTORS: [&str; 7] = ["Alice", "Bob", "Charlie", "stranger", "p1", "p2", "p3"];
const P1: Actor = 4;
const P2: Actor = 5;
const P3: Actor = 6;

/// Index into [`ACTORS`].
type Actor = usize;

#[derive(Clone, Copy, Debug, PartialEq)]
enum To {
    Group,
    Actor(Actor),
}

/// Whose key signs a voucher.
#[derive(Clone, Copy, Debug)]
enum Key {
    Signer,
    Payer,
    Actor(Actor),
    /// The signer's, for another chain.
    ElsewhereBySigner,
}

/// Which channel: one of the latest, or one that does not exist.
#[derive(Clone, Copy, Debug)]
struct Pick(u8);

#[derive(Clone, Copy, Debug)]
struct Paper {
    channel: Pick,
    amount: Balance,
    key: Key,
}

#[derive(Clone, Copy, Debug)]
struct Opening {
    payee: To,
    signer: Actor,
    amount: Balance,
    lifetime: BlockNumber,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum GroupState {
    Live,
    Retired,
    Gone,
}

#[derive(Clone, Debug)]
enum Op {
    Deposit {
        who: Actor,
        amount: Balance,
    },
    Withdraw {
        who: Actor,
        amount: Balance,
    },
    Transfer {
        from: Actor,
        to: Actor,
        amount: Balance,
    },
    Open {
        who: Actor,
        opening: Opening,
    },
    DepositAndOpen {
        who: Actor,
        opening: Opening,
    },
    OpenFor {
        funder: Actor,
        payer: Actor,
        opening: Opening,
    },
    TopUp {
        who: Actor,
        channel: Pick,
        amount: Balance,
    },
    Extend {
        who: Actor,
        channel: Pick,
        by: BlockNumber,
    },
    Claim {
        paper: Paper,
    },
    ClaimMany {
        papers: Vec<Paper>,
    },
    Close {
        who: Actor,
        channel: Pick,
    },
    CloseWith {
        who: Actor,
        paper: Paper,
    },
    RequestClose {
        who: Actor,
        channel: Pick,
    },
    Reclaim {
        channel: Pick,
    },
    Sweep,
    /// Somebody sends money to the pot by mistake.
    Donate {
        who: Actor,
        amount: Balance,
    },
    Pass {
        blocks: BlockNumber,
    },
    SetGroup {
        state: GroupState,
    },
    RefuseFees {
        refuse: bool,
    },
}

#[derive(Clone, Debug, PartialEq)]
struct Line {
    payer: Actor,
    funder: Actor,
    payee: To,
    signer: Actor,
    total: Balance,
    claimed: Balance,
    expires_at: BlockNumber,
    closes_at: Option<BlockNumber>,
}

impl Line {
    fn deadline(&self) -> BlockNumber {
        self.closes_at.unwrap_or(self.expires_at + GRACE)
    }
}

/// What should be.
struct Model {
    now: BlockNumber,
    free: [Balance; 7],
    escrow: [Balance; 7],
    deposits: [Balance; 7],
    lines: BTreeMap<ChannelId, Line>,
    next: ChannelId,
    surplus: Balance,
    revenue: Balance,
    treasury: Balance,
    group: GroupState,
    fees_refused: bool,
    /// The most that a channel's signer or payer ever signed for this chain.
    signed: BTreeMap<ChannelId, Balance>,
    /// All that was paid out of a channel, for good.
    paid: BTreeMap<ChannelId, Balance>,
}

impl Model {
    fn new() -> Self {
        Self {
            now: 1,
            free: [RICH; 7],
            escrow: [0; 7],
            deposits: [0; 7],
            lines: BTreeMap::new(),
            next: 0,
            surplus: 0,
            revenue: 0,
            treasury: 0,
            group: GroupState::Live,
            fees_refused: false,
            signed: BTreeMap::new(),
            paid: BTreeMap::new(),
        }
    }

    fn id(&self, pick: Pick) -> ChannelId {
        match pick.0 % 8 {
            7 => self.next,
            back => self.next.saturating_sub(1 + ChannelId::from(back)),
        }
    }

    /// Whose key that is for this channel.
    fn key(&self, id: ChannelId, key: Key) -> Actor {
        let line = self.lines.get(&id);
        match key {
            Key::Signer | Key::ElsewhereBySigner => line.map_or(0, |line| line.signer),
            Key::Payer => line.map_or(0, |line| line.payer),
            Key::Actor(actor) => actor,
        }
    }

    fn deposit(&mut self, who: Actor, amount: Balance) -> bool {
        let allowed = amount > 0 && amount <= self.free[who] - ED;
        if allowed {
            self.free[who] -= amount;
            self.escrow[who] += amount;
        }
        allowed
    }

    fn open(&mut self, funder: Actor, payer: Actor, opening: Opening) -> bool {
        let Opening {
            payee,
            signer,
            amount,
            lifetime,
        } = opening;
        let payable = match payee {
            To::Group => self.group == GroupState::Live,
            To::Actor(actor) => actor != payer && actor != funder,
        };
        let allowed = payable
            && amount >= MIN_AMOUNT
            && (MIN_LIFETIME..=MAX_LIFETIME).contains(&lifetime)
            && self.escrow[funder] >= amount
            && self.free[funder] - ED >= channel_deposit();
        if allowed {
            self.escrow[funder] -= amount;
            self.free[funder] -= channel_deposit();
            self.deposits[funder] += channel_deposit();
            let expires_at = self.now + lifetime;
            let line = Line {
                payer,
                funder,
                payee,
                signer,
                total: amount,
                claimed: 0,
                expires_at,
                closes_at: None,
            };
            self.lines.insert(self.next, line);
            self.next += 1;
        }
        allowed
    }

    fn claim(&mut self, id: ChannelId, amount: Balance, key: Key) -> bool {
        let by = self.key(id, key);
        let Some(line) = self.lines.get_mut(&id) else {
            return false;
        };
        if matches!(key, Key::ElsewhereBySigner) || (by != line.signer && by != line.payer) {
            return false;
        }
        let most = self.signed.entry(id).or_default();
        *most = amount.max(*most);
        if amount <= line.claimed || line.claimed == line.total {
            return false;
        }
        if line.payee == To::Group && self.group == GroupState::Gone {
            return false;
        }
        let gross = amount.min(line.total) - line.claimed;
        line.claimed += gross;
        *self.paid.entry(id).or_default() += gross;
        let fee = gross * 2 / 100;
        let net = gross - fee;
        match self.fees_refused {
            true => self.surplus += fee,
            false => self.revenue += fee,
        }
        match line.payee {
            To::Actor(actor) => self.escrow[actor] += net,
            To::Group => {
                let (second, third) = (net * 30 / 100, net * 20 / 100);
                self.escrow[P1] += net - second - third;
                self.escrow[P2] += second;
                self.escrow[P3] += third;
            }
        }
        true
    }

    fn remove(&mut self, id: ChannelId) {
        let line = self.lines.remove(&id).unwrap();
        self.escrow[line.funder] += line.total - line.claimed;
        self.free[line.funder] += channel_deposit();
        self.deposits[line.funder] -= channel_deposit();
    }

    fn may_close(&self, who: Actor, id: ChannelId) -> bool {
        self.lines.get(&id).is_some_and(|line| match line.payee {
            To::Actor(actor) => actor == who,
            To::Group => self.group != GroupState::Gone && [P1, P2, P3].contains(&who),
        })
    }

    /// Whether the operation should succeed; what it changes if so.
    fn apply(&mut self, op: &Op) -> bool {
        match *op {
            Op::Deposit { who, amount } => self.deposit(who, amount),
            Op::Withdraw { who, amount } => {
                let allowed = amount > 0 && amount <= self.escrow[who];
                if allowed {
                    self.escrow[who] -= amount;
                    self.free[who] += amount;
                }
                allowed
            }
            Op::Transfer { from, to, amount } => {
                let allowed = amount > 0 && amount <= self.escrow[from] && (amount >= ED || self.escrow[to] > 0);
                if allowed {
                    self.escrow[from] -= amount;
                    self.escrow[to] += amount;
                }
                allowed
            }
            Op::Open { who, opening } => self.open(who, who, opening),
            Op::DepositAndOpen { who, opening } => {
                let before = (self.free[who], self.escrow[who]);
                let allowed = self.deposit(who, opening.amount) && self.open(who, who, opening);
                if !allowed {
                    (self.free[who], self.escrow[who]) = before;
                }
                allowed
            }
            Op::OpenFor { funder, payer, opening } => self.open(funder, payer, opening),
            Op::TopUp { who, channel, amount } => {
                let (id, now) = (self.id(channel), self.now);
                let Some(line) = self.lines.get_mut(&id) else {
                    return false;
                };
                let open = line.closes_at.is_none() && now <= line.expires_at;
                let allowed = amount > 0 && line.funder == who && open && amount <= self.escrow[who];
                if allowed {
                    line.total += amount;
                    self.escrow[who] -= amount;
                }
                allowed
            }
            Op::Extend { who, channel, by } => {
                let (id, now) = (self.id(channel), self.now);
                let Some(line) = self.lines.get_mut(&id) else {
                    return false;
                };
                let open = line.closes_at.is_none() && now <= line.expires_at;
                let later = by > 0 && line.expires_at + by <= now + MAX_LIFETIME;
                let allowed = (line.payer == who || line.funder == who) && open && later;
                if allowed {
                    line.expires_at += by;
                }
                allowed
            }
            Op::Claim { paper } => self.claim(self.id(paper.channel), paper.amount, paper.key),
            Op::ClaimMany { ref papers } => {
                for paper in papers {
                    self.claim(self.id(paper.channel), paper.amount, paper.key);
                }
                true
            }
            Op::Close { who, channel } => {
                let id = self.id(channel);
                let allowed = self.may_close(who, id);
                if allowed {
                    self.remove(id);
                }
                allowed
            }
            Op::CloseWith { who, paper } => {
                let id = self.id(paper.channel);
                let allowed = self.may_close(who, id) && self.claim(id, paper.amount, paper.key);
                if allowed {
                    self.remove(id);
                }
                allowed
            }
            Op::RequestClose { who, channel } => {
                let (id, now) = (self.id(channel), self.now);
                let Some(line) = self.lines.get_mut(&id) else {
                    return false;
                };
                let open = line.closes_at.is_none() && now <= line.expires_at;
                let allowed = (line.payer == who || line.funder == who) && open;
                if allowed {
                    line.closes_at = Some((line.expires_at + GRACE).min(now + CHALLENGE));
                }
                allowed
            }
            Op::Reclaim { channel } => {
                let id = self.id(channel);
                let allowed = self.lines.get(&id).is_some_and(|line| self.now > line.deadline());
                if allowed {
                    self.remove(id);
                }
                allowed
            }
            Op::Sweep => {
                let allowed = self.surplus > 0;
                self.treasury += std::mem::take(&mut self.surplus);
                allowed
            }
            Op::Donate { who, amount } => {
                let allowed = amount > 0 && amount <= self.free[who] - ED;
                if allowed {
                    self.free[who] -= amount;
                    self.surplus += amount;
                }
                allowed
            }
            Op::Pass { blocks } => {
                self.now += blocks;
                true
            }
            Op::SetGroup { state } => {
                self.group = state;
                true
            }
            Op::RefuseFees { refuse } => {
                self.fees_refused = refuse;
                true
            }
        }
    }

    /// The chain is as the model says.
    fn check(&self) {
        for (index, name) in ACTORS.iter().enumerate() {
            let who = account(name);
            assert_eq!(free(&who), self.free[index], "free balance of {name}");
            assert_eq!(owed(&who), self.escrow[index], "escrow balance of {name}");
            assert_eq!(held(&who), self.deposits[index], "deposits of {name}");
        }
        let lines: BTreeMap<_, _> = crate::Channels::<Test>::iter()
            .map(|(id, channel)| (id, line_of(channel)))
            .collect();
        assert_eq!(lines, self.lines);
        assert_eq!(NextChannelId::<Test>::get(), self.next);

        let in_channels: Balance = self.lines.values().map(|line| line.total - line.claimed).sum();
        let owed_to_all = self.escrow.iter().sum::<Balance>() + in_channels;
        assert_eq!(TotalOwed::<Test>::get(), owed_to_all);
        assert_eq!(free(&Escrow::pot()), ED + owed_to_all + self.surplus, "the pot");
        assert_eq!(free(&revenue()), ED + self.revenue);
        assert_eq!(free(&Treasury::get()), ED + self.treasury);

        for (id, paid) in &self.paid {
            assert!(*paid <= self.signed[id], "channel {id} paid more than was signed");
        }
    }
}

fn actor_of(who: &AccountId) -> Actor {
    ACTORS.iter().position(|name| account(name) == *who).unwrap()
}

/// A stored channel in the model's words.
fn line_of(channel: crate::types::Channel<Test>) -> Line {
    let payee = match &channel.payee {
        Payee::Group(..) => To::Group,
        Payee::Account(who) => To::Actor(actor_of(who)),
    };
    Line {
        payer: actor_of(&channel.payer),
        funder: actor_of(&channel.funder),
        payee,
        signer: actor_of(&channel.signer),
        total: channel.total,
        claimed: channel.claimed,
        expires_at: channel.expires_at,
        closes_at: channel.closes_at,
    }
}

fn payee_of(to: To) -> Payee {
    match to {
        To::Group => group(),
        To::Actor(actor) => Payee::Account(account(ACTORS[actor])),
    }
}

/// Payee, signer, amount and expiry as a call takes them.
fn terms(model: &Model, opening: Opening) -> (Payee, AccountId, Balance, BlockNumber) {
    let (signer, expires_at) = (account(ACTORS[opening.signer]), model.now + opening.lifetime);
    (payee_of(opening.payee), signer, opening.amount, expires_at)
}

fn sign(model: &Model, paper: &Paper) -> (ChannelId, Balance, Signature) {
    let channel = model.id(paper.channel);
    let mut message = message(channel, paper.amount);
    if matches!(paper.key, Key::ElsewhereBySigner) {
        message.genesis_hash = H256::repeat_byte(0x43);
    }
    let key = pair(ACTORS[model.key(channel, paper.key)]);
    (channel, paper.amount, key.sign(&message.signing_bytes()).into())
}

/// Do it on the chain, which must stand where the model stands; whether it succeeded.
fn act(model: &Model, op: &Op) -> bool {
    let (who, call) = match *op {
        Op::Deposit { who, amount } => (who, Call::deposit { amount }),
        Op::Withdraw { who, amount } => (who, Call::withdraw { amount }),
        Op::Transfer { from, to, amount } => (
            from,
            Call::transfer {
                to: account(ACTORS[to]),
                amount,
            },
        ),
        Op::Open { who, opening } => {
            let (payee, signer, amount, expires_at) = terms(model, opening);
            (
                who,
                Call::open_channel {
                    payee,
                    signer,
                    amount,
                    expires_at,
                },
            )
        }
        Op::DepositAndOpen { who, opening } => {
            let (payee, signer, amount, expires_at) = terms(model, opening);
            (
                who,
                Call::deposit_and_open_channel {
                    payee,
                    signer,
                    amount,
                    expires_at,
                },
            )
        }
        Op::OpenFor { funder, payer, opening } => {
            let (payee, signer, amount, expires_at) = terms(model, opening);
            (
                funder,
                Call::open_channel_for {
                    payer: account(ACTORS[payer]),
                    payee,
                    signer,
                    amount,
                    expires_at,
                },
            )
        }
        Op::TopUp { who, channel, amount } => (
            who,
            Call::top_up {
                channel: model.id(channel),
                amount,
            },
        ),
        Op::Extend { who, channel, by } => {
            let channel = model.id(channel);
            let expires_at = model.lines.get(&channel).map_or(0, |line| line.expires_at) + by;
            (who, Call::extend { channel, expires_at })
        }
        Op::Claim { paper } => {
            let (channel, amount, signature) = sign(model, &paper);
            (
                0,
                Call::claim {
                    channel,
                    amount,
                    signature,
                },
            )
        }
        Op::ClaimMany { ref papers } => {
            let claims: Vec<_> = papers.iter().map(|paper| sign(model, paper)).collect();
            (
                0,
                Call::claim_many {
                    claims: claims.try_into().unwrap(),
                },
            )
        }
        Op::Close { who, channel } => (
            who,
            Call::close {
                channel: model.id(channel),
                voucher: None,
            },
        ),
        Op::CloseWith { who, paper } => {
            let (channel, amount, signature) = sign(model, &paper);
            (
                who,
                Call::close {
                    channel,
                    voucher: Some((amount, signature)),
                },
            )
        }
        Op::RequestClose { who, channel } => (
            who,
            Call::request_close {
                channel: model.id(channel),
            },
        ),
        Op::Reclaim { channel } => (
            0,
            Call::reclaim {
                channel: model.id(channel),
            },
        ),
        Op::Sweep => (0, Call::sweep {}),
        Op::Donate { who, amount } => {
            let from = account(ACTORS[who]);
            return amount > 0 && Balances::transfer(&from, &Escrow::pot(), amount, Preservation::Preserve).is_ok();
        }
        Op::Pass { blocks } => {
            go_to(model.now + blocks);
            return true;
        }
        Op::SetGroup { state } => {
            match state {
                GroupState::Gone => Groups::remove(GROUP),
                _ => Groups::set(
                    GROUP,
                    Group {
                        retired: state == GroupState::Retired,
                        ..standard_group()
                    },
                ),
            }
            return true;
        }
        Op::RefuseFees { refuse } => {
            FeeRefused::set(refuse);
            return true;
        }
    };
    dispatch(call, origin(ACTORS[who])).is_ok()
}

/// Whatever happened, everybody gets everything back: no unit is owed to nobody.
fn wind_up(model: &mut Model) {
    let last = model.lines.values().map(Line::deadline).max().unwrap_or_default();
    let over = last.max(model.now) + 1;
    let pass = Op::Pass {
        blocks: over - model.now,
    };
    assert!(act(model, &pass) && model.apply(&pass));

    for id in 0..model.next {
        let open = model.lines.contains_key(&id);
        assert_eq!(
            dispatch(Call::reclaim { channel: id }, origin("stranger")).is_ok(),
            open
        );
        if open {
            model.remove(id);
        }
    }
    model.check();
    for who in 0..ACTORS.len() {
        let all = Op::Withdraw {
            who,
            amount: model.escrow[who],
        };
        assert_eq!(act(model, &all), model.apply(&all));
    }
    assert_eq!(act(model, &Op::Sweep), model.apply(&Op::Sweep));
    model.check();

    assert_eq!(TotalOwed::<Test>::get(), 0);
    assert_eq!(EscrowBalances::<Test>::iter().count(), 0);
    assert_eq!(crate::Channels::<Test>::iter().count(), 0);
    assert_eq!(free(&Escrow::pot()), ED);
    for name in ACTORS {
        assert_eq!(held(&account(name)), 0);
    }
    let all = model.free.iter().sum::<Balance>() + model.revenue + model.treasury;
    assert_eq!(all, RICH * 7);
}

fn actor() -> impl Strategy<Value = Actor> {
    0..ACTORS.len()
}

fn amount() -> impl Strategy<Value = Balance> {
    prop_oneof![
        1 => Just(0u128),
        2 => 1..ED + 2,
        8 => MIN_AMOUNT - 2..20 * MIN_AMOUNT,
        1 => RICH / 2..RICH + 2,
        1 => Just(Balance::MAX),
    ]
}

fn pick() -> impl Strategy<Value = Pick> {
    any::<u8>().prop_map(Pick)
}

fn paper() -> impl Strategy<Value = Paper> {
    let key = prop_oneof![
        6 => Just(Key::Signer),
        3 => Just(Key::Payer),
        1 => actor().prop_map(Key::Actor),
        1 => Just(Key::ElsewhereBySigner),
    ];
    (pick(), amount(), key).prop_map(|(channel, amount, key)| Paper { channel, amount, key })
}

fn opening() -> impl Strategy<Value = Opening> {
    let payee = prop_oneof![2 => Just(To::Group), 1 => actor().prop_map(To::Actor)];
    let lifetime = prop_oneof![
        12 => MIN_LIFETIME - 1..40,
        1 => MAX_LIFETIME - 1..MAX_LIFETIME + 2,
        1 => Just(0u32),
    ];
    (payee, actor(), amount(), lifetime).prop_map(|(payee, signer, amount, lifetime)| Opening {
        payee,
        signer,
        amount,
        lifetime,
    })
}

fn op() -> impl Strategy<Value = Op> {
    let state = prop_oneof![3 => Just(GroupState::Live), 1 => Just(GroupState::Retired), 1 => Just(GroupState::Gone)];
    prop_oneof![
        8 => (actor(), amount()).prop_map(|(who, amount)| Op::Deposit { who, amount }),
        4 => (actor(), amount()).prop_map(|(who, amount)| Op::Withdraw { who, amount }),
        3 => (actor(), actor(), amount()).prop_map(|(from, to, amount)| Op::Transfer { from, to, amount }),
        6 => (actor(), opening()).prop_map(|(who, opening)| Op::Open { who, opening }),
        8 => (actor(), opening()).prop_map(|(who, opening)| Op::DepositAndOpen { who, opening }),
        6 => (actor(), actor(), opening())
            .prop_map(|(funder, payer, opening)| Op::OpenFor { funder, payer, opening }),
        5 => (actor(), pick(), amount()).prop_map(|(who, channel, amount)| Op::TopUp { who, channel, amount }),
        4 => (actor(), pick(), 0..30u32).prop_map(|(who, channel, by)| Op::Extend { who, channel, by }),
        10 => paper().prop_map(|paper| Op::Claim { paper }),
        4 => prop::collection::vec(paper(), 0..5).prop_map(|papers| Op::ClaimMany { papers }),
        3 => (actor(), pick()).prop_map(|(who, channel)| Op::Close { who, channel }),
        3 => (actor(), paper()).prop_map(|(who, paper)| Op::CloseWith { who, paper }),
        5 => (actor(), pick()).prop_map(|(who, channel)| Op::RequestClose { who, channel }),
        6 => pick().prop_map(|channel| Op::Reclaim { channel }),
        2 => Just(Op::Sweep),
        1 => (actor(), amount()).prop_map(|(who, amount)| Op::Donate { who, amount }),
        8 => (1..12u32).prop_map(|blocks| Op::Pass { blocks }),
        1 => state.prop_map(|state| Op::SetGroup { state }),
        1 => any::<bool>().prop_map(|refuse| Op::RefuseFees { refuse }),
    ]
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn any_sequence_should_do_what_the_plain_model_does(ops in prop::collection::vec(op(), 1..60)) {
        run(|| {
            let issuance = Balances::total_issuance();
            let mut model = Model::new();
            for op in &ops {
                let succeeded = act(&model, op);
                assert_eq!(succeeded, model.apply(op), "{op:?}");
                Escrow::do_try_state().unwrap();
                model.check();
                assert_eq!(Balances::total_issuance(), issuance);
            }
            wind_up(&mut model);
            assert_eq!(Balances::total_issuance(), issuance);
        });
    }

    #[test]
    fn shares_should_sum_to_the_amount_and_favour_nobody_but_the_first(
        cuts in prop::collection::btree_set(1..1_000_000_000u32, 0..15),
        amount in any::<u128>(),
    ) {
        // given shares between random cuts, which sum to exactly one
        let bounds: Vec<_> = std::iter::once(0).chain(cuts).chain([1_000_000_000]).collect();
        let payees: Vec<_> = bounds
            .windows(2)
            .enumerate()
            .map(|(index, pair)| (AccountId::new([index as u8; 32]), Perbill::from_parts(pair[1] - pair[0])))
            .collect();
        let payees: alink_primitives::Payees = payees.try_into().unwrap();

        // when
        let parts: Vec<_> = crate::claims::shares_of(&payees, amount).map(|(_, part)| part).collect();

        // then
        assert_eq!(parts.iter().sum::<Balance>(), amount);
        for ((_, share), part) in payees.iter().zip(&parts).skip(1) {
            assert_eq!(*part, share.mul_floor(amount));
        }
        let first = payees[0].1.mul_floor(amount);
        assert!(parts[0] >= first && parts[0] - first < 16);
    }
}
