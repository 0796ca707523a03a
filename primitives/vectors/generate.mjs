// Writes voucher-v1.json: test vectors of the voucher format for any language, made by an implementation that shares no code
// with the chain's.
//
// Needs @polkadot/keyring and @polkadot/util-crypto 14.x, which `npm ci` in e2e/ installs. From the root of the repository:
//
//     cd e2e && npm ci && node ../primitives/vectors/generate.mjs
//
// or stand-alone: npm install @polkadot/keyring@14 @polkadot/util-crypto@14 in any directory, and run it from there. sr25519
// signatures are randomised, so each run writes other ones; all of them are valid. Review the difference before you commit it.
//
// A vector: does `signature` (SCALE encoding of MultiSignature) by `signer` prove the voucher (genesisHash, channel, amount)?
// `signingBytes` are always the unwrapped bytes of that voucher; `form` says what was really signed; a refused one has a `reason`.

import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.cwd(), 'package.json'));
const { Keyring } = require('@polkadot/keyring');
const { blake2AsU8a, cryptoWaitReady, keccakAsU8a, secp256k1Sign } = require('@polkadot/util-crypto');

const TAG = Buffer.from('alink/voucher/1');
const CURVE_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const VARIANT = { ed25519: 0, sr25519: 1, ecdsa: 2, eth: 3 };

const hex = (bytes) => '0x' + Buffer.from(bytes).toString('hex');
const concat = (...parts) => Buffer.concat(parts.map((part) => Buffer.from(part)));

function littleEndian(value, length) {
  const bytes = Buffer.alloc(length);
  for (let index = 0, rest = value; index < length; index += 1, rest >>= 8n) bytes[index] = Number(rest & 0xffn);
  return bytes;
}

const bigEndianToInt = (bytes) => BigInt(hex(bytes));

function intToBigEndian(value) {
  return Buffer.from(value.toString(16).padStart(64, '0'), 'hex');
}

const signingBytes = ({ genesisHash, channel, amount }) =>
  concat(TAG, genesisHash, littleEndian(channel, 8), littleEndian(amount, 16));
const wrapped = (bytes) => concat('<Bytes>', bytes, '</Bytes>');

const FORMS = { raw: (bytes) => bytes, wrapped, 'double-wrapped': (bytes) => wrapped(wrapped(bytes)) };

// The mirror image of an ECDSA signature: n - s, other recovery id. Verifies as well as the original, unless it is refused.
function highS(signature) {
  const s = CURVE_ORDER - bigEndianToInt(signature.subarray(33, 65));
  return concat(signature.subarray(0, 33), intToBigEndian(s), [signature[65] ^ 1]);
}

function flippedBit(signature) {
  const changed = Buffer.from(signature);
  changed[10] ^= 1;
  return changed;
}

await cryptoWaitReady();

const seed = (name) => blake2AsU8a(`alink voucher vectors: ${name}`);
const keyOf = (scheme, name) => new Keyring({ type: scheme }).addFromSeed(seed(name));

function sign(scheme, name, bytes) {
  if (scheme === 'eth') return concat([VARIANT.eth], secp256k1Sign(bytes, { secretKey: seed(name) }, 'keccak'));
  return Buffer.from(keyOf(scheme, name).sign(bytes, { withType: true }));
}

// How the chain derives an account from a key; of the Eth variant, which vouchers may not carry, from the compressed key too.
function identity(scheme, name) {
  if (scheme !== 'eth') {
    const pair = keyOf(scheme, name);
    return { signer: hex(pair.addressRaw), publicKey: hex(pair.publicKey) };
  }
  const { publicKey } = keyOf('ecdsa', name);
  return { signer: hex(concat(keccakAsU8a(publicKey).subarray(12), Buffer.alloc(12, 0xee))), publicKey: hex(publicKey) };
}

const GENESIS = blake2AsU8a('alink voucher vectors: genesis');
const ORDINARY = { genesisHash: GENESIS, channel: 7n, amount: 1_234_567_890_123n };
const vectors = [];

// `claimed` is the voucher that is presented, `signed` the one that the signature is over.
function add(name, { scheme, form = 'raw', key = 'signer', claimed = ORDINARY, signed = claimed, spoil = (s) => s, reason }) {
  const signature = spoil(sign(scheme, key, FORMS[form](signingBytes(signed))));
  vectors.push({
    name,
    scheme,
    genesisHash: hex(claimed.genesisHash),
    channel: claimed.channel.toString(),
    amount: claimed.amount.toString(),
    signingBytes: hex(signingBytes(claimed)),
    form,
    ...identity(scheme, 'signer'),
    signature: hex(signature),
    valid: reason === undefined,
    ...(reason === undefined ? {} : { reason }),
  });
}

for (const scheme of ['sr25519', 'ed25519', 'ecdsa']) {
  for (const form of ['raw', 'wrapped']) add(`${scheme} ${form}`, { scheme, form });
  for (const [name, change] of [
    ['amount 0', { amount: 0n }],
    ['amount 1', { amount: 1n }],
    ['largest amount', { amount: 2n ** 128n - 1n }],
    ['channel 0', { channel: 0n }],
    ['largest channel', { channel: 2n ** 64n - 1n }],
    ['genesis hash of zeros', { genesisHash: new Uint8Array(32) }],
  ]) {
    add(`${scheme} ${name}`, { scheme, claimed: { ...ORDINARY, ...change } });
  }
  for (const [reason, change] of [
    ['another chain', { genesisHash: blake2AsU8a('another chain') }],
    ['another channel', { channel: 8n }],
    ['another amount', { amount: ORDINARY.amount - 1n }],
  ]) {
    add(`${scheme} signed for ${reason}`, { scheme, signed: { ...ORDINARY, ...change }, reason });
  }
  add(`${scheme} by another key`, { scheme, key: 'stranger', reason: 'not the signer' });
  add(`${scheme} with a bit flipped`, { scheme, spoil: flippedBit, reason: 'not a signature of these bytes' });
  add(`${scheme} truncated`, { scheme, spoil: (s) => s.subarray(0, -1), reason: 'does not decode' });
  add(`${scheme} wrapped twice`, { scheme, form: 'double-wrapped', reason: 'only one wrapping is accepted' });
}
for (const form of ['raw', 'wrapped']) {
  add(`ecdsa ${form} with a high s`, { scheme: 'ecdsa', form, spoil: highS, reason: 'high s' });
  add(`eth ${form}`, { scheme: 'eth', form, reason: 'the Eth variant is refused' });
}

const file = new URL('voucher-v1.json', import.meta.url);
writeFileSync(file, JSON.stringify({ format: 'alink/voucher/1', vectors }, null, 2) + '\n');
console.log(`${vectors.length} vectors written to ${file.pathname}`);
