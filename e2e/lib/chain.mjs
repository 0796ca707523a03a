// The chain through @polkadot/api: connecting, sending, waiting on state and events, vouchers.
import assert from 'node:assert/strict';
import { ApiPromise, WsProvider } from '@polkadot/api';
import { Keyring } from '@polkadot/keyring';
import { bnToU8a, stringToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { cryptoWaitReady, encodeAddress } from '@polkadot/util-crypto';
import { awaited, within } from './wait.mjs';

await cryptoWaitReady();

/** One ALINK in base units. */
export const ALINK = 10n ** 12n;

/** The key pair of a development account, such as `//Alice`. */
export const account = (uri, type = 'sr25519') => new Keyring({ type, ss58Format: 42 }).addFromUri(uri);

/** The account of a pallet id of eight characters. */
export const palletAccount = (id) => encodeAddress(u8aConcat(stringToU8a(`modl${id}`), new Uint8Array(20)), 42);

const param = (name, type, isOptional = false) => ({ name, type, isOptional });
const method = (type, ...params) => ({ description: '', type, params });
const page = [param('startAfter', 'Json', true), param('limit', 'u32', true)];

/** Our JSON-RPC methods, as an application states them to @polkadot/api. */
export const rpc = {
  serviceRegistry: {
    organization: method('Json', param('org', 'Text')),
    organizations: method('Json', ...page),
    service: method('Json', param('org', 'Text'), param('service', 'Text')),
    services: method('Json', param('filter', 'Json'), ...page),
    reputation: method('Json', param('org', 'Text'), param('group', 'u32')),
  },
  escrow: {
    balance: method('Text', param('who', 'AccountId')),
    channel: method('Json', param('id', 'u64')),
    channelsOf: method('Json', param('payer', 'AccountId'), ...page),
    channelsTo: method('Json', param('payee', 'Json'), ...page),
    claimable: method('Json', param('channel', 'u64'), param('amount', 'Text')),
  },
};

/** A connection to a node; the caller disconnects. */
export const connect = (node) =>
  within(
    `@polkadot/api to connect to ${node.name}`,
    60_000,
    ApiPromise.create({ provider: new WsProvider(node.url), rpc, noInitWarn: true, throwOnConnect: true }),
  );

/** A dispatch error in words: `section.name` for a pallet's own. */
export function errorName(registry, error) {
  if (error.isModule) {
    const { section, name } = registry.findMetaError(error.asModule);
    return `${section}.${name}`;
  }
  return error.isToken ? `token.${error.asToken.type}` : error.type;
}

/** A transaction that was included and failed; `dispatch` is the error's name. */
export class Failed extends Error {
  constructor(what, dispatch) {
    super(`${what} failed: ${dispatch}`);
    this.dispatch = dispatch;
  }
}

const nameOf = (event) => `${event.section}.${event.method}`;

/** What came of a transaction: its block and events. */
class Receipt {
  constructor(block, events) {
    this.block = block;
    this.events = events;
  }

  /** The data of all events of this name, such as `balances.Transfer`. */
  all(name) {
    return this.events.filter((event) => nameOf(event) === name).map((event) => event.data);
  }

  /** The data of the one event of this name. */
  one(name) {
    const found = this.all(name);
    assert.equal(found.length, 1, `one ${name} among ${this.events.map(nameOf).join(', ')}`);
    return found[0];
  }
}

/** Signs and sends, until it is in a block (or finalised). Its receipt; throws {@link Failed} when the call failed. */
export function send(tx, signer, { finalised = false, nonce = -1, timeout = 120_000 } = {}) {
  const what = `${tx.method.section}.${tx.method.method} of ${signer.address}`;
  return awaited(`${what} to be ${finalised ? 'finalised' : 'in a block'}`, timeout, (resolve, reject) =>
    tx.signAndSend(signer, { nonce }, ({ status, events, dispatchError, isError }) => {
      if (isError) reject(new Error(`${what} was not included: ${status.type}`));
      if (!(finalised ? status.isFinalized : status.isInBlock)) return;
      const block = finalised ? status.asFinalized : status.asInBlock;
      if (dispatchError) reject(new Failed(what, errorName(tx.registry, dispatchError)));
      else resolve(new Receipt(block.toHex(), events.map(({ event }) => event)));
    }),
  );
}

/** Sends `[tx, signer]` pairs at once, those of one signer in their order; what came of each. */
async function settleAll(api, pairs, options) {
  const next = new Map();
  for (const { address } of pairs.map(([, signer]) => signer)) {
    if (!next.has(address)) next.set(address, (await api.rpc.system.accountNextIndex(address)).toNumber());
  }
  const numbered = pairs.map(([tx, signer]) => {
    const nonce = next.get(signer.address);
    next.set(signer.address, nonce + 1);
    return [tx, signer, nonce];
  });
  return Promise.allSettled(numbered.map(([tx, signer, nonce]) => send(tx, signer, { ...options, nonce })));
}

/** Sends `[tx, signer]` pairs at once, those of one signer in their order. The receipts, in the same order. */
export async function sendAll(api, pairs, options) {
  return (await settleAll(api, pairs, options)).map(({ status, value, reason }) => {
    if (status === 'rejected') throw reason;
    return value;
  });
}

/** Sends `[tx, signer, error]` at once: each must be included and fail with its error. */
export async function sendRefused(api, cases) {
  const outcomes = (await settleAll(api, cases)).map(({ status, reason }) => {
    if (status === 'fulfilled') return 'no error';
    if (reason instanceof Failed) return reason.dispatch;
    throw reason;
  });
  const call = ([tx]) => `${tx.method.section}.${tx.method.method}`;
  assert.deepEqual(
    cases.map((one, i) => `${call(one)}: ${outcomes[i]}`),
    cases.map((one) => `${call(one)}: ${one[2]}`),
  );
}

/** The first truthy value of `check(number, header)`, asked at every new best (or finalised) block and once at the start. */
export function untilBlock(api, what, check, { finalised = false, timeout = 120_000 } = {}) {
  const { subscribeFinalizedHeads, subscribeNewHeads } = api.rpc.chain;
  return awaited(what, timeout, (resolve, reject) => {
    let asking = false;
    return (finalised ? subscribeFinalizedHeads : subscribeNewHeads)(async (header) => {
      if (asking) return;
      asking = true;
      try {
        const value = await check(header.number.toNumber(), header);
        if (value) resolve(value);
      } catch (error) {
        reject(error);
      } finally {
        asking = false;
      }
    });
  });
}

/** The number of the first best (or finalised) block at or above `height`. */
export const untilHeight = (api, height, options = {}) =>
  untilBlock(
    api,
    `${options.finalised ? 'finalised ' : ''}block ${height}`,
    (number) => number >= height && number,
    options,
  );

/** The events of a block. */
export async function eventsAt(api, hash) {
  const at = await api.at(hash);
  return (await at.query.system.events()).map(({ event }) => event);
}

/** Calls `visit(events, number)` for every finalised block from `from` on until it returns something: that. */
export function untilFinalisedEvents(api, what, from, visit, timeout) {
  let next = from;
  return untilBlock(
    api,
    what,
    async (number) => {
      for (; next <= number; next++) {
        const found = await visit(await eventsAt(api, await api.rpc.chain.getBlockHash(next)), next);
        if (found) return found;
      }
    },
    { finalised: true, timeout },
  );
}

/** Height of the newest finalised block. */
export async function finalisedHeight(api) {
  const hash = await api.rpc.chain.getFinalizedHead();
  return (await api.rpc.chain.getHeader(hash)).number.toNumber();
}

/** Free balance, now or at a block. */
export async function freeBalance(api, who, block) {
  const at = block ? await api.at(block) : api;
  return (await at.query.system.account(who)).data.free.toBigInt();
}

/** The hash of a block's parent. */
export const parentOf = async (api, block) => (await api.rpc.chain.getHeader(block)).parentHash.toHex();

/** The bytes of a voucher, format version 1. */
export const voucherBytes = (genesis, channel, amount) =>
  u8aConcat(
    stringToU8a('alink/voucher/1'),
    genesis,
    bnToU8a(channel, { bitLength: 64, isLe: true }),
    bnToU8a(amount, { bitLength: 128, isLe: true }),
  );

const VARIANT = { ecdsa: 'Ecdsa', ed25519: 'Ed25519', sr25519: 'Sr25519' };

/** A voucher's signature as the chain's `MultiSignature`; `wrapped` as wallets do. */
export function signVoucher(pair, genesis, channel, amount, { wrapped = false } = {}) {
  const raw = voucherBytes(genesis, channel, amount);
  const bytes = wrapped ? u8aConcat(stringToU8a('<Bytes>'), raw, stringToU8a('</Bytes>')) : raw;
  return { [VARIANT[pair.type]]: u8aToHex(pair.sign(bytes)) };
}

/** How a settled amount is split: what the claim pays each of the `parts` (parts per billion), and the fee. */
export function settlement(gross, feePerMillion, parts) {
  const fee = (gross * BigInt(feePerMillion)) / 1_000_000n;
  const net = gross - fee;
  const shares = parts.map((part) => (net * BigInt(part)) / 1_000_000_000n);
  shares[0] += net - shares.reduce((sum, share) => sum + share, 0n);
  return { fee, net, shares };
}
