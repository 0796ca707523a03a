// What of these helpers can be checked without a node.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { hexToU8a, stringToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { signatureVerify } from '@polkadot/util-crypto';
import { account, palletAccount, settlement, signVoucher, voucherBytes } from './chain.mjs';
import { DIR, peerId } from './node.mjs';
import { InVain, awaited, poll, within } from './wait.mjs';
import { customSection, storedFrame, withCustomSection } from './wasm.mjs';

const GENESIS = new Uint8Array(32).fill(7);
const EMPTY_MODULE = Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

test('a voucher has 71 bytes in the order of the format', () => {
  const bytes = voucherBytes(GENESIS, 0x0102n, 0x0304n);
  assert.equal(bytes.length, 71);
  const expected = u8aConcat(stringToU8a('alink/voucher/1'), GENESIS, [2, 1, 0, 0, 0, 0, 0, 0], [4, 3], new Uint8Array(14));
  assert.equal(u8aToHex(bytes), u8aToHex(expected));
});

test('vouchers are those of the repository\'s test vectors', () => {
  const { vectors } = JSON.parse(readFileSync(new URL('../../primitives/vectors/voucher-v1.json', import.meta.url), 'utf8'));
  assert.ok(vectors.length);
  for (const { amount, channel, genesisHash, signingBytes } of vectors) {
    assert.equal(u8aToHex(voucherBytes(hexToU8a(genesisHash), BigInt(channel), BigInt(amount))), signingBytes);
  }
});

for (const type of ['sr25519', 'ed25519', 'ecdsa']) {
  test(`a voucher signed with ${type} verifies, raw and wrapped`, () => {
    const pair = account('//signer', type);
    const raw = voucherBytes(GENESIS, 1n, 2n);
    const forms = { false: raw, true: u8aConcat(stringToU8a('<Bytes>'), raw, stringToU8a('</Bytes>')) };
    for (const wrapped of [false, true]) {
      const [signature] = Object.values(signVoucher(pair, GENESIS, 1n, 2n, { wrapped }));
      assert.ok(pair.verify(forms[wrapped], hexToU8a(signature), pair.publicKey));
      assert.equal(signatureVerify(forms[wrapped], signature, pair.address).isValid, true);
      if (type === 'ecdsa') assert.ok(hexToU8a(signature)[32] < 0x80, 'low s');
    }
  });
}

test('a settlement loses and makes nothing', () => {
  const { fee, net, shares } = settlement(1_234_567_891n, 20_000, [700_000_000, 300_000_000]);
  assert.deepEqual([fee, net, shares], [24_691_357n, 1_209_876_534n, [846_913_574n, 362_962_960n]]);
});

test('pallet accounts and peer ids are those of the SDK', () => {
  assert.equal(palletAccount('py/trsry'), '5EYCAe5ijiYfyeZ2JJCGq56LmPyNRAKzpG4QkoQkkQNB5e6Z');
  // The well-known node key of polkadot-sdk's documentation.
  assert.equal(peerId(`${'0'.repeat(63)}1`), '12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp');
});

test('a custom section is one, compressed or not', (t) => {
  const module = new WebAssembly.Module(withCustomSection(EMPTY_MODULE, 'hello'));
  assert.equal(Buffer.from(WebAssembly.Module.customSections(module, 'alink.e2e')[0]).toString(), 'hello');
  const file = join(DIR, 'blob.zst');
  const compressed = u8aConcat(hexToU8a('0x52bc537646db8e05'), storedFrame(EMPTY_MODULE));
  writeFileSync(file, withCustomSection(compressed, 'hello').subarray(8));
  try {
    const plain = execFileSync('zstd', ['-dc', file], { stdio: ['ignore', 'pipe', 'ignore'] });
    assert.deepEqual(Buffer.from(plain), Buffer.from(u8aConcat(EMPTY_MODULE, customSection('alink.e2e', 'hello'))));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    t.diagnostic('no zstd program here: the compressed form is not checked');
  }
});

test('waits end with the value, the error, or what was awaited', async () => {
  assert.equal(await awaited('a value', 1000, (resolve) => resolve(1)), 1);
  await assert.rejects(awaited('an error', 1000, () => Promise.reject(new Error('no'))), /no/);
  const miracle = within('a miracle', 20, new Promise(() => {}));
  await assert.rejects(miracle, (error) => error instanceof InVain && /a miracle/.test(error.message));
  let asked = 0;
  assert.equal(await poll('the third answer', () => ++asked === 3, { every: 1 }), true);
  let ended = 0;
  await awaited('a value', 1000, (resolve) => (resolve(), () => ended++));
  assert.equal(ended, 1);
});
