// One development node: consensus, JSON-RPC, and the market's whole path of money.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Metadata, TypeRegistry } from '@polkadot/types';
import { blake2AsHex } from '@polkadot/util-crypto';
import {
  ALINK,
  account,
  connect,
  errorName,
  finalisedHeight,
  freeBalance,
  palletAccount,
  parentOf,
  send,
  sendAll,
  sendRefused,
  settlement,
  signVoucher,
  untilBlock,
  untilHeight,
} from './lib/chain.mjs';
import { devNode, stopAll } from './lib/node.mjs';
import { within } from './lib/wait.mjs';

const alice = account('//Alice');
const bob = account('//Bob');
const charlie = account('//Charlie');
const dave = account('//Dave');
const eve = account('//Eve');
const ferdie = account('//Ferdie');
const sponsor = account('//Eve//stash');
const stranger = account('//Ferdie//stash');
const nobody = account('//nobody');

let node;
let api;

before(async () => {
  node = await devNode();
  api = await connect(node);
});

after(async () => {
  await api?.disconnect();
  await stopAll();
});

describe('the chain', () => {
  it('produces blocks and finalises them', async () => {
    await untilHeight(api, 3, { finalised: true });
    const [first, second] = await Promise.all(
      [1, 2].map(async (n) => (await api.at(await api.rpc.chain.getBlockHash(n))).query.timestamp.now()),
    );
    assert.ok(second.gt(first), 'time passes');
  });

  it('describes itself in metadata of versions 14, 15 and 16', async () => {
    const versions = (await api.call.metadata.metadataVersions()).map((version) => version.toNumber());
    for (const wanted of [14, 15, 16]) {
      assert.ok(versions.includes(wanted), `version ${wanted} among ${versions}`);
      const opaque = (await api.call.metadata.metadataAtVersion(wanted)).unwrap();
      // `OpaqueMetadata` is the encoded metadata as a byte string.
      const metadata = new Metadata(new TypeRegistry(), opaque.toHex());
      assert.equal(metadata.version, wanted);
      const pallets = metadata.asLatest.pallets.map(({ name }) => name.toString());
      for (const pallet of ['System', 'Babe', 'ServiceRegistry', 'MultiPartyEscrow']) {
        assert.ok(pallets.includes(pallet), `${pallet} in version ${wanted}`);
      }
    }
    assert.equal(new Metadata(new TypeRegistry(), await node.rpc('state_getMetadata')).version, 14);
  });

  it('has the standard pallets under their standard names', () => {
    const present = Object.keys(api.query);
    const standard = [
      ...['system', 'timestamp', 'babe', 'authorship', 'balances', 'transactionPayment', 'staking', 'session', 'historical'],
      ...['voterList', 'offences', 'grandpa', 'preimage', 'scheduler', 'referenda', 'convictionVoting'],
      ...['technicalCommittee', 'whitelist', 'treasury', 'bounties', 'childBounties', 'vesting', 'identity', 'proxy'],
      ...['multisig', 'parameters', 'multiBlockMigrations', 'safeMode', 'txPause'],
    ];
    assert.deepEqual(standard.filter((name) => !present.includes(name)), []);
    assert.ok(api.tx.utility, 'utility');
    assert.equal(api.tx.sudo, undefined, 'no sudo');
  });

  it('has the properties of the token', async () => {
    const { ss58Format, tokenDecimals, tokenSymbol } = await node.rpc('system_properties');
    assert.deepEqual([ss58Format, tokenDecimals, tokenSymbol], [42, 12, 'ALINK']);
    assert.equal(api.consts.system.ss58Prefix.toNumber(), 42);
    assert.equal(api.registry.chainSS58, 42);
    assert.equal(api.extrinsicVersion, 4);
  });

  it('serves the old and the new JSON-RPC', async () => {
    const { methods } = await node.rpc('rpc_methods');
    const wanted = [
      ...['follow', 'body', 'call', 'header', 'storage', 'unpin', 'continue', 'stopOperation'].map((m) => `chainHead_v1_${m}`),
      ...['chainSpec_v1_chainName', 'chainSpec_v1_genesisHash', 'chainSpec_v1_properties'],
      ...['transaction_v1_broadcast', 'transaction_v1_stop', 'transactionWatch_v1_submitAndWatch'],
      ...['body', 'call', 'finalizedHeight', 'genesisHash', 'hashByHeight', 'header', 'storage'].map((m) => `archive_v1_${m}`),
      ...['organization', 'organizations', 'service', 'services', 'reputation'].map((m) => `serviceRegistry_${m}`),
      ...['balance', 'channel', 'channelsOf', 'channelsTo', 'claimable'].map((m) => `escrow_${m}`),
      ...['system_accountNextIndex', 'payment_queryInfo', 'author_submitExtrinsic', 'state_call'],
    ];
    assert.deepEqual(wanted.filter((name) => !methods.includes(name)), []);
  });

  it('answers from its archive', async () => {
    assert.equal(await node.rpc('archive_v1_genesisHash'), api.genesisHash.toHex());
    assert.ok((await node.rpc('archive_v1_finalizedHeight')) >= 3);
    const hash = await api.rpc.chain.getBlockHash(1);
    assert.deepEqual(await node.rpc('archive_v1_hashByHeight', 1), [hash.toHex()]);
    assert.equal(blake2AsHex(await node.rpc('archive_v1_header', hash.toHex())), hash.toHex());
  });
});

describe('the market', () => {
  const ORG = 'e2e-org';
  const GROUP = 1;
  const PAYEES = [
    [charlie.address, 700_000_000],
    [dave.address, 300_000_000],
  ];
  const PARTS = PAYEES.map(([, parts]) => parts);
  const FEE = 20_000; // parts per million
  const REVENUE = palletAccount('aln/revn');
  const TOTAL = 5n * ALINK;
  const GROSS = 1_234_567_891n; // its parts are no whole numbers
  const metadata = { uri: 'ipfs://e2e', hash: blake2AsHex('the document') };
  const group = { Group: [ORG, GROUP] };
  const groupJson = { group: [ORG, GROUP] };
  const details = (price, tags = []) => ({
    kind: 'Inference',
    metadata,
    apiHash: blake2AsHex('the api'),
    groupId: GROUP,
    pricing: { PerCall: price },
    tags,
  });

  // Six payers' keys: every scheme, raw and wrapped. `sponsored` is paid for by somebody else.
  const schemes = ['sr25519', 'ed25519', 'ecdsa'].flatMap((type) =>
    [false, true].map((wrapped) => ({ type, wrapped, signer: account(`//signer//${type}`, type) })),
  );
  const channels = [];
  let sponsored;
  let expiresAt;

  let registry;
  let escrow;
  let settled = 0n;
  const earned = [0n, 0n];

  const voucher = ({ id, signer, wrapped }, amount) => signVoucher(signer, api.genesisHash, id, amount, { wrapped });
  const escrowBalance = async (who, block) => {
    const at = block ? await api.at(block) : api;
    return (await at.call.multiPartyEscrowApi.escrowBalance(who)).toBigInt();
  };
  const channelState = async (id) => {
    const found = await api.call.multiPartyEscrowApi.channel(id);
    if (found.isNone) return null;
    const channel = found.unwrap();
    const [org, groupId] = channel.payee.asGroup;
    const text = Object.fromEntries(
      ['payer', 'funder', 'signer', 'total', 'claimed', 'remaining'].map((field) => [field, channel[field].toString()]),
    );
    return {
      ...text,
      id: channel.id.toNumber(),
      payee: { group: [org.toUtf8(), groupId.toNumber()] },
      expiresAt: channel.expiresAt.toNumber(),
      closesAt: channel.closesAt.isSome ? channel.closesAt.unwrap().toNumber() : null,
    };
  };
  /** What a claim of `gross` amounts (one each) must have done in its block. */
  const assertPaid = async (receipt, grosses) => {
    const before = await parentOf(api, receipt.block);
    const parts = grosses.map((gross) => settlement(gross, FEE, PARTS));
    const fees = parts.reduce((sum, { fee }) => sum + fee, 0n);
    const revenue = (await freeBalance(api, REVENUE, receipt.block)) - (await freeBalance(api, REVENUE, before));
    assert.equal(revenue, fees, 'fee in the revenue account');
    for (const [i, [payee]] of PAYEES.entries()) {
      const share = parts.reduce((sum, { shares }) => sum + shares[i], 0n);
      const got = (await escrowBalance(payee, receipt.block)) - (await escrowBalance(payee, before));
      assert.equal(got, share, `share of payee ${i}`);
      earned[i] += share;
    }
    settled += grosses.reduce((sum, gross) => sum + gross, 0n);
  };

  before(() => {
    registry = api.tx.serviceRegistry;
    escrow = api.tx.multiPartyEscrow;
  });

  it('registers an organisation, its payment group and services', async () => {
    const [created, , , , registered] = await sendAll(api, [
      [registry.createOrganization(ORG, metadata), alice],
      [registry.setPaymentGroup(ORG, GROUP, PAYEES, 0), alice],
      [registry.registerService(ORG, 'one', details(1_000n, ['text', 'fast'])), alice],
      [registry.registerService(ORG, 'two', details(2_000n)), alice],
      [registry.registerService(ORG, 'three', { ...details(0n), pricing: { PerUnit: { unit: 'token', price: 7n } } }), alice],
      [escrow.deposit(100n * ALINK), bob],
      [escrow.deposit(10n * ALINK), sponsor],
    ]);
    created.one('serviceRegistry.OrganizationCreated');
    registered.one('serviceRegistry.ServiceRegistered');
    assert.equal(await escrowBalance(bob.address), 100n * ALINK);

    assert.deepEqual(await node.rpc('serviceRegistry_organization', ORG), {
      org: ORG,
      owner: alice.address,
      offeredTo: null,
      metadata,
      members: [],
      groups: [{ groupId: GROUP, payees: PAYEES, minChannelBlocks: 0, retired: false, liveChannels: 0 }],
      services: 3,
    });
    assert.deepEqual(await node.rpc('serviceRegistry_service', ORG, 'one'), {
      org: ORG,
      service: 'one',
      kind: 'inference',
      status: 'active',
      version: 1,
      metadata,
      apiHash: blake2AsHex('the api'),
      groupId: GROUP,
      pricing: { perCall: '1000' },
      announcedPricing: null,
      tags: ['text', 'fast'],
    });
    const priced = await node.rpc('serviceRegistry_service', ORG, 'three');
    assert.deepEqual(priced.pricing, { perUnit: { unit: 'token', price: '7' } });
    const state = (await api.call.serviceRegistryApi.organization(ORG)).unwrap();
    assert.equal(state.owner.toString(), alice.address);
    assert.equal(state.services.toNumber(), 3);
  });

  it('lists services page by page and by filter', async () => {
    const found = [];
    let cursor = null;
    do {
      const { items, next } = await node.rpc('serviceRegistry_services', { org: ORG }, cursor, 1);
      assert.ok(items.length <= 1);
      found.push(...items.map(({ service }) => service));
      cursor = next;
    } while (cursor !== null);
    assert.deepEqual(found.sort(), ['one', 'three', 'two']);
    const names = async (filter) => {
      const { items } = await node.rpc('serviceRegistry_services', filter, null, 256);
      return items.map(({ service }) => service);
    };
    assert.deepEqual(await names({ tag: 'fast' }), ['one']);
    assert.deepEqual(await names({ tag: 'slow' }), []);
    assert.equal((await names({ kind: 'inference' })).length, 3);
    assert.deepEqual(await names({ kind: 'agent' }), []);
    const organizations = await node.rpc('serviceRegistry_organizations', null, 256);
    assert.deepEqual(organizations.items.map(({ org }) => org), [ORG]);
  });

  it('announces a new price before it takes effect', async () => {
    await send(registry.updateService(ORG, 'two', details(3_000n)), alice);
    const announced = await node.rpc('serviceRegistry_service', ORG, 'two');
    assert.equal(announced.version, 2);
    assert.deepEqual(announced.pricing, { perCall: '2000' });
    assert.deepEqual(announced.announcedPricing.pricing, { perCall: '3000' });
    // Read back when it is in force, at the end of this suite.
  });

  it('opens channels for every kind of key', async () => {
    expiresAt = (await api.rpc.chain.getHeader()).number.toNumber() + 1000;
    const opened = await sendAll(api, [
      ...schemes.map(({ signer }) => [escrow.openChannel(group, signer.address, TOTAL, expiresAt), bob]),
      [escrow.openChannelFor(ferdie.address, group, ferdie.address, TOTAL, expiresAt), sponsor],
    ]);
    const ids = opened.map((receipt) => receipt.one('multiPartyEscrow.ChannelOpened').channel.toNumber());
    sponsored = { id: ids.pop(), signer: ferdie, wrapped: false };
    channels.push(...schemes.map((scheme, i) => ({ ...scheme, id: ids[i] })));

    for (const { id, signer } of channels) {
      const expected = {
        id,
        payer: bob.address,
        funder: bob.address,
        payee: groupJson,
        signer: signer.address,
        total: String(TOTAL),
        claimed: '0',
        remaining: String(TOTAL),
        expiresAt,
        closesAt: null,
      };
      assert.deepEqual(await node.rpc('escrow_channel', id), expected);
      assert.deepEqual(await channelState(id), expected);
    }
    const listed = async (method, who) => {
      const { items } = await node.rpc(method, who, null, 256);
      return items.map(({ id }) => id).sort((a, b) => a - b);
    };
    assert.deepEqual(await listed('escrow_channelsOf', bob.address), channels.map(({ id }) => id));
    assert.deepEqual(await listed('escrow_channelsOf', ferdie.address), [sponsored.id]);
    const all = [...channels, sponsored].map(({ id }) => id).sort((a, b) => a - b);
    assert.deepEqual(await listed('escrow_channelsTo', groupJson), all);
    assert.equal((await node.rpc('serviceRegistry_organization', ORG)).groups[0].liveChannels, channels.length + 1);
    assert.equal(await node.rpc('escrow_balance', bob.address), String(100n * ALINK - 6n * TOTAL));
  });

  it('refuses what would lose money', async () => {
    const now = (await api.rpc.chain.getHeader()).number.toNumber();
    const pallet = (error) => `multiPartyEscrow.${error}`;
    const open = (payee, signer, amount, at) => escrow.openChannel(payee, signer, amount, at);
    await sendRefused(api, [
      [open(group, bob.address, 1n, now + 1000), bob, pallet('AmountTooSmall')],
      [open(group, bob.address, ALINK, now), bob, pallet('InvalidExpiry')],
      [open({ Group: ['no-such-org', 1] }, bob.address, ALINK, now + 1000), bob, pallet('PayeeNotFound')],
      [open({ Account: bob.address }, bob.address, ALINK, now + 1000), bob, pallet('SelfPayment')],
      [open(group, new Uint8Array(32), ALINK, now + 1000), bob, pallet('InvalidSigner')],
      [open(group, bob.address, 1_000_000n * ALINK, now + 1000), bob, pallet('InsufficientEscrowBalance')],
      [escrow.topUp(999_999, ALINK), bob, pallet('ChannelNotFound')],
      [escrow.topUp(sponsored.id, ALINK), bob, pallet('NotAuthorized')],
      [escrow.deposit(0), bob, pallet('ZeroAmount')],
      [registry.createOrganization(ORG, metadata), eve, 'serviceRegistry.OrganizationExists'],
      [registry.createOrganization('', metadata), eve, 'serviceRegistry.InvalidId'],
      [registry.updateOrganization(ORG, metadata), eve, 'serviceRegistry.NotAuthorized'],
      [escrow.close(channels[0].id, null), eve, pallet('NotAuthorized')],
      [escrow.requestClose(sponsored.id), eve, pallet('NotAuthorized')],
    ]);
  });

  it('takes a close request, and lets nobody reclaim before the deadline', async () => {
    const receipt = await send(escrow.requestClose(sponsored.id), ferdie);
    const { number } = await api.rpc.chain.getHeader(receipt.block);
    sponsored.closesAt = receipt.one('multiPartyEscrow.CloseRequested').closesAt.toNumber();
    assert.equal(sponsored.closesAt, number.toNumber() + 10, 'challenge period of the development chain');
    assert.equal((await node.rpc('escrow_channel', sponsored.id)).closesAt, sponsored.closesAt);
    await sendRefused(api, [
      [escrow.reclaim(sponsored.id), stranger, 'multiPartyEscrow.TooEarly'],
      [escrow.requestClose(sponsored.id), ferdie, 'multiPartyEscrow.AlreadyClosing'],
    ]);
  });

  it('pays a claim that a third party brings, to the last unit', async () => {
    const [channel] = channels;
    const { fee, net } = settlement(GROSS, FEE, PARTS);
    const claimable = () => node.rpc('escrow_claimable', channel.id, String(GROSS));
    assert.deepEqual(await claimable(), { net: String(net), fee: String(fee) });
    const receipt = await send(escrow.claim(channel.id, GROSS, voucher(channel, GROSS)), eve);
    const event = receipt.one('multiPartyEscrow.ChannelClaimed');
    assert.equal(event.channel.toNumber(), channel.id);
    assert.deepEqual(
      [event.amount, event.fee, event.claimed, event.remaining].map((amount) => amount.toBigInt()),
      [GROSS, fee, GROSS, TOTAL - GROSS],
    );
    await assertPaid(receipt, [GROSS]);
    const { claimed, remaining } = await node.rpc('escrow_channel', channel.id);
    assert.deepEqual([claimed, remaining], [String(GROSS), String(TOTAL - GROSS)]);
    assert.deepEqual(await claimable(), { net: '0', fee: '0' });
  });

  it('refuses stale and forged vouchers', async () => {
    const [channel, other] = channels;
    const more = GROSS + 1n;
    const forged = signVoucher(eve, api.genesisHash, channel.id, more);
    const foreign = signVoucher(channel.signer, new Uint8Array(32), channel.id, more);
    const pallet = (error) => `multiPartyEscrow.${error}`;
    await sendRefused(api, [
      [escrow.claim(channel.id, GROSS, voucher(channel, GROSS)), eve, pallet('StaleVoucher')],
      [escrow.claim(channel.id, more, forged), eve, pallet('BadSignature')],
      [escrow.claim(channel.id, more, foreign), eve, pallet('BadSignature')],
      [escrow.claim(channel.id, more, voucher(channel, more + 1n)), eve, pallet('BadSignature')],
      [escrow.claim(other.id, more, voucher(channel, more)), eve, pallet('BadSignature')],
      [escrow.claim(999_999, more, voucher(channel, more)), eve, pallet('ChannelNotFound')],
    ]);
  });

  it('pays the good items of a batch, whatever the key, and names the bad one', async () => {
    const amounts = channels.map((_, i) => GROSS + BigInt(i));
    const items = channels.map((channel, i) => [channel.id, amounts[i], voucher(channel, amounts[i])]);
    items[0][1] = GROSS; // was claimed already: stale
    const receipt = await send(escrow.claimMany(items), eve);
    const claimed = receipt.all('multiPartyEscrow.ChannelClaimed');
    assert.deepEqual(claimed.map(({ channel }) => channel.toNumber()), channels.slice(1).map(({ id }) => id));
    const failed = receipt.one('multiPartyEscrow.ClaimFailed');
    assert.equal(failed.channel.toNumber(), channels[0].id);
    const reason = failed.error.isModule === undefined ? failed.error.toString() : errorName(api.registry, failed.error);
    assert.match(reason, /StaleVoucher$/);
    await assertPaid(receipt, amounts.slice(1));
  });

  it('pays what is left for a voucher above the total, and the rest after a top-up', async () => {
    const channel = channels[1];
    const { claimed } = await channelState(channel.id);
    const signature = voucher(channel, 2n * TOTAL);
    const rest = TOTAL - BigInt(claimed);
    await assertPaid(await send(escrow.claim(channel.id, 2n * TOTAL, signature), eve), [rest]);
    const claim = () => escrow.claim(channel.id, 2n * TOTAL, signature);
    await sendRefused(api, [[claim(), eve, 'multiPartyEscrow.ChannelExhausted']]);
    await send(escrow.topUp(channel.id, ALINK), bob);
    await assertPaid(await send(claim(), eve), [ALINK]);
  });

  it('closes a channel for a payee, with its last voucher', async () => {
    const channel = channels[2];
    const { claimed } = await channelState(channel.id);
    const amount = BigInt(claimed) + GROSS;
    const receipt = await send(escrow.close(channel.id, [amount, voucher(channel, amount)]), charlie);
    await assertPaid(receipt, [GROSS]);
    const event = receipt.one('multiPartyEscrow.ChannelClosed');
    assert.equal(event.funder.toString(), bob.address);
    assert.equal(event.refunded.toBigInt(), TOTAL - amount);
    assert.equal(await node.rpc('escrow_channel', channel.id), null);
    assert.equal(await channelState(channel.id), null);
  });

  it('counts the reputation from settlements', async () => {
    const reputation = await node.rpc('serviceRegistry_reputation', ORG, GROUP);
    assert.equal(reputation.settled, String(settled));
    assert.equal(reputation.claims, 1 + (channels.length - 1) + 2 + 1);
    assert.equal(reputation.payingChannels, channels.length);
    assert.deepEqual([reputation.rating, reputation.ratings], [null, 0]);
    await send(registry.rateService(ORG, 'one', channels[0].id, 5, null), bob);
    const rated = await node.rpc('serviceRegistry_reputation', ORG, GROUP);
    assert.deepEqual([rated.rating, rated.ratings], [5, 1]);
  });

  it('lets payees withdraw what they earned', async () => {
    const receipts = await sendAll(api, [
      [escrow.withdraw(earned[0]), charlie],
      [escrow.withdraw(earned[1]), dave],
    ]);
    for (const [i, who] of [charlie, dave].entries()) {
      const { block } = receipts[i];
      const before = await freeBalance(api, who.address, await parentOf(api, block));
      const change = (await freeBalance(api, who.address, block)) - before;
      const paid = receipts[i].one('transactionPayment.TransactionFeePaid').actualFee.toBigInt();
      assert.equal(change, earned[i] - paid);
      assert.equal(await node.rpc('escrow_balance', who.address), '0');
    }
    await sendRefused(api, [[escrow.withdraw(1), charlie, 'multiPartyEscrow.InsufficientEscrowBalance']]);
  });

  it('returns the remainder to the funder when a stranger reclaims after the deadline', async () => {
    await untilHeight(api, sponsored.closesAt);
    const before = await escrowBalance(sponsor.address);
    const receipt = await send(escrow.reclaim(sponsored.id), eve);
    const event = receipt.one('multiPartyEscrow.ChannelClosed');
    assert.equal(event.channel.toNumber(), sponsored.id);
    assert.equal(event.funder.toString(), sponsor.address);
    assert.equal(event.refunded.toBigInt(), TOTAL);
    assert.equal((await escrowBalance(sponsor.address)) - before, TOTAL);
    assert.equal(await node.rpc('escrow_balance', sponsor.address), String(10n * ALINK));
    assert.equal(await node.rpc('escrow_channel', sponsored.id), null);
    assert.equal(await node.rpc('escrow_balance', ferdie.address), '0');
    const late = escrow.claim(sponsored.id, 1n, voucher(sponsored, 1n));
    await sendRefused(api, [[late, eve, 'multiPartyEscrow.ChannelNotFound']]);
  });

  it('has the announced price in force by now', async () => {
    const { announcedPricing, pricing } = await untilBlock(api, 'the announced price to take effect', async () => {
      const service = await node.rpc('serviceRegistry_service', ORG, 'two');
      return service.announcedPricing === null && service;
    });
    assert.equal(announcedPricing, null);
    assert.deepEqual(pricing, { perCall: '3000' });
  });

  it('answers through the definitions that an application gives @polkadot/api', async () => {
    assert.equal((await api.rpc.escrow.balance(bob.address)).toString(), await node.rpc('escrow_balance', bob.address));
    assert.equal((await api.rpc.escrow.channel(channels[0].id)).toJSON().payer, bob.address);
    assert.equal((await api.rpc.serviceRegistry.organization(ORG)).toJSON().owner, alice.address);
  });
});

describe('JSON-RPC parameters', () => {
  const who = alice.address;
  const wrongChecksum = who.replace(/.$/, (last) => (last === 'Y' ? 'Z' : 'Y'));
  const badAddresses = ['', 'Alice', who.slice(0, -1), `${who}x`, wrongChecksum, '0x00', 42, {}, [], null];
  const badNumbers = ['abc', -1, 1.5, 2 ** 64, {}, [], null, true];
  const badAmounts = ['', 'abc', '-1', '1.5', '1e3', ' 1', '0x', String(2n ** 128n), {}, [], null];
  const badGroups = [['org'], ['org', -1], [1, 1], ['NO', 1], 'org'].map((group) => ({ group }));
  const badPayees = ['active', {}, { nosuch: 1 }, ...badGroups, { account: 'Alice' }, { account: 1 }, 1, null];
  const badTexts = [42, {}, [], null, true];
  const badPages = [['not a cursor!', 10], [{}, 10], [null, 0], [null, 257], [null, 2 ** 32], [null, -1], [null, 'ten']];
  const badFilters = ['text', 1, { nosuch: 1 }, { kind: 'no' }, { kind: 1 }, { tag: 5 }, { tag: 'NO' }, { org: {} }, { org: '' }];
  const refused = [
    ['escrow_balance'],
    ...badAddresses.map((bad) => ['escrow_balance', bad]),
    ['escrow_channel'],
    ...badNumbers.map((bad) => ['escrow_channel', bad]),
    ...badAddresses.map((bad) => ['escrow_channelsOf', bad, null, 10]),
    ...badPages.map((bad) => ['escrow_channelsOf', who, ...bad]),
    ...badPayees.map((bad) => ['escrow_channelsTo', bad, null, 10]),
    ...badPages.map((bad) => ['escrow_channelsTo', { account: who }, ...bad]),
    ...badNumbers.map((bad) => ['escrow_claimable', bad, '1']),
    ...badAmounts.map((bad) => ['escrow_claimable', 0, bad]),
    ['serviceRegistry_organization'],
    ...badTexts.map((bad) => ['serviceRegistry_organization', bad]),
    ...badPages.map((bad) => ['serviceRegistry_organizations', ...bad]),
    ['serviceRegistry_service', 'org'],
    ...badTexts.map((bad) => ['serviceRegistry_service', 'org', bad]),
    ...badPages.map((bad) => ['serviceRegistry_services', {}, ...bad]),
    ...badFilters.map((bad) => ['serviceRegistry_services', bad]),
    ...['text', '0x00', 7, `0x${'00'.repeat(32)}`].map((bad) => ['escrow_channel', 0, bad]), // no block
    ['serviceRegistry_reputation', 'org'],
    ...['x', -1, 1.5, 2 ** 32, {}].map((bad) => ['serviceRegistry_reputation', 'org', bad]),
  ];
  // Ids that cannot exist: nothing, or an error that says so.
  const impossible = ['', 'UPPER', 'a b', '-a', 'ä', '\u0000', 'x'.repeat(65), 'x'.repeat(100_000)];

  const outcome = (method, ...params) =>
    node.rpc(method, ...params).then(
      (value) => ({ value }),
      (error) => ({ error }),
    );
  const label = (method, params) => `${method}(${JSON.stringify(params).slice(1, -1).slice(0, 80)})`;
  /** -32602 is a parameter that is missing or of the wrong type; 7001 to 7008 say what is wrong with its value. */
  const assertSpecific = (error, what) => {
    const known = error.code === -32602 || (error.code >= 7001 && error.code <= 7008);
    assert.ok(known, `${what}: code ${error.code}: ${error.message}`);
    assert.doesNotMatch(`${error.message} ${error.data ?? ''}`, /internal error|panic|unreachable|wasm trap/i, what);
  };

  it(`are checked, with a specific error (${refused.length} cases)`, async () => {
    const faults = [];
    for (const [method, ...params] of refused) {
      const what = label(method, params);
      const { error, value } = await outcome(method, ...params);
      if (!error) faults.push(`${what} was answered: ${JSON.stringify(value)}`);
      else await Promise.resolve().then(() => assertSpecific(error, what)).catch((fault) => faults.push(fault.message));
    }
    assert.deepEqual(faults, []);
  });

  it('may name what cannot exist', async () => {
    for (const id of impossible) {
      for (const [method, ...params] of [
        ['serviceRegistry_organization', id],
        ['serviceRegistry_service', id, id],
        ['serviceRegistry_reputation', id, 1],
      ]) {
        const { error, value } = await outcome(method, ...params);
        if (error) assertSpecific(error, label(method, params));
        else assert.equal(value, null, label(method, params));
      }
    }
  });

  it('may name what does not exist: null, or an empty page', async () => {
    const empty = { items: [], next: null };
    const someone = nobody.address;
    for (const [expected, method, ...params] of [
      [null, 'escrow_channel', 999_999],
      [null, 'escrow_channel', Number.MAX_SAFE_INTEGER],
      ['0', 'escrow_balance', someone],
      [null, 'escrow_claimable', 999_999, '1'],
      [empty, 'escrow_channelsOf', someone, null, 256],
      [empty, 'escrow_channelsTo', { account: someone }, null, 256],
      [empty, 'escrow_channelsTo', { group: ['no-such-org', 1] }, null, 256],
      [null, 'serviceRegistry_organization', 'no-such-org'],
      [null, 'serviceRegistry_service', 'no-such-org', 'none'],
      [null, 'serviceRegistry_reputation', 'no-such-org', 1],
      [empty, 'serviceRegistry_services', { org: 'no-such-org' }, null, 256],
      [empty, 'serviceRegistry_services', { curated: 'none' }, null, 256],
    ]) {
      assert.deepEqual(await node.rpc(method, ...params), expected, label(method, params));
    }
  });

  it('never made the node panic', async () => {
    assert.doesNotMatch(node.output(), /panicked at|Essential task/);
    await untilHeight(api, (await finalisedHeight(api)) + 1, { finalised: true });
  });
});

describe('what @polkadot/api derives from the standard pallets', () => {
  const cases = [
    ['chain.bestNumber'],
    ['chain.bestNumberFinalized'],
    ['chain.getBlock', () => api.rpc.chain.getFinalizedHead()],
    ['chain.getHeader', () => api.rpc.chain.getFinalizedHead()],
    ['session.info'],
    ['session.indexes'],
    ['session.progress'],
    ['session.eraLength'],
    ['staking.overview'],
    ['staking.validators'],
    ['staking.stashes'],
    ['staking.nextElected'],
    ['staking.waitingInfo'],
    ['staking.electedInfo'],
    ['staking.currentPoints'],
    ['staking.erasHistoric'],
    ['staking.eraExposure', () => api.query.staking.activeEra().then((era) => era.unwrap().index)],
    ['staking.account', () => account('//Alice//stash').address],
    ['staking.query', () => account('//Alice//stash').address, () => ({ withLedger: true, withPrefs: true })],
    ['balances.account', () => alice.address],
    ['balances.all', () => alice.address],
    ['balances.votingBalances', () => [alice.address]],
    ['accounts.info', () => alice.address],
    ['accounts.identity', () => alice.address],
    ['accounts.flags', () => alice.address],
    ['treasury.proposals'],
    ['bounties.bounties'],
    ['technicalCommittee.members'],
    ['technicalCommittee.proposals'],
    ['tx.signingInfo', () => alice.address],
  ];
  for (const [name, ...args] of cases) {
    it(name, async (t) => {
      const derive = name.split('.').reduce((part, key) => part?.[key], api.derive);
      if (!derive) return t.skip(`not in this version of @polkadot/api for this chain`);
      const values = await Promise.all(args.map((value) => value()));
      assert.notEqual(await within(`api.derive.${name}`, 30_000, derive(...values)), undefined);
    });
  }

  it('sees the session change', async () => {
    const length = api.consts.babe.epochDuration.toNumber();
    const timeout = (length + 10) * api.consts.babe.expectedBlockTime.toNumber();
    await untilBlock(api, 'session 1', async () => (await api.query.session.currentIndex()).gten(1), { timeout });
    assert.ok((await api.query.session.validators()).length >= 1);
  });
});
