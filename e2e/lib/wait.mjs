// Waiting: always for something, never for longer than stated, and with words when it was in vain.

/** Functions that say in a few lines how things stand; what they return is added to the message of a wait in vain. */
export const diagnostics = new Set();

/** What a wait in vain throws. */
export class InVain extends Error {
  constructor(what, timeout) {
    const state = [...diagnostics].map((say) => say()).join('\n');
    super(`waited ${timeout / 1000} s in vain for ${what}\n${state}`);
  }
}

/**
 * The value that `start` resolves with.
 *
 * `start(resolve, reject)` begins to watch and returns (a promise of) a function that ends watching, if it needs one. An error
 * that it throws, or that `reject` gets, is the outcome; so is `InVain` after `timeout` ms.
 */
export async function awaited(what, timeout, start) {
  let timer;
  let settled = false;
  let stop;
  try {
    return await new Promise((resolve, reject) => {
      timer = setTimeout(() => reject(new InVain(what, timeout)), timeout);
      Promise.resolve()
        .then(() => start(resolve, reject))
        .then((end) => (settled ? end?.() : (stop = end)))
        .catch(reject);
    });
  } finally {
    settled = true;
    clearTimeout(timer);
    stop?.();
  }
}

/** The outcome of `promise`, if there is one within `timeout` ms. */
export const within = (what, timeout, promise) =>
  awaited(what, timeout, (resolve, reject) => void promise.then(resolve, reject));

/**
 * The first truthy value of `check`, asked again and again: for what nothing announces, such as a server coming up.
 * An error of `check` counts as "not yet".
 */
export const poll = (what, check, { timeout = 60_000, every = 250 } = {}) =>
  awaited(what, timeout, (resolve) => {
    let ended = false;
    const ask = async () => {
      const value = await Promise.resolve().then(check).catch(() => undefined);
      if (value) resolve(value);
      else if (!ended) setTimeout(ask, every);
    };
    ask();
    return () => (ended = true);
  });
