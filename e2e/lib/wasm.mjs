// A runtime that is another one by its hash and the same by what it does.
import { stringToU8a, u8aConcat, u8aEq } from '@polkadot/util';

/** What compressed runtime code begins with (`sp-maybe-compressed-blob`). */
const COMPRESSED = Uint8Array.from([0x52, 0xbc, 0x53, 0x76, 0x46, 0xdb, 0x8e, 0x05]);

/** A custom section of a WebAssembly module, which changes nothing; up to 100 bytes of name and text. */
export function customSection(name, text) {
  const body = u8aConcat([name.length], stringToU8a(name), stringToU8a(text));
  if (body.length > 127) throw new Error('too long for a one-byte length');
  return u8aConcat([0, body.length], body);
}

/** A whole Zstandard frame that holds `data` (less than 256 bytes) as it is. */
export function storedFrame(data) {
  const block = (data.length << 3) | 1; // last block, stored
  const header = [0x28, 0xb5, 0x2f, 0xfd, 0x20, data.length, block & 0xff, (block >> 8) & 0xff, block >> 16];
  return u8aConcat(header, data);
}

/**
 * The runtime code with a custom section at its end.
 *
 * Compressed code stays compressed: Zstandard frames may follow one another, and what they decompress to is put together.
 */
export function withCustomSection(code, text) {
  const section = customSection('alink.e2e', text);
  return u8aConcat(code, u8aEq(code.subarray(0, COMPRESSED.length), COMPRESSED) ? storedFrame(section) : section);
}
