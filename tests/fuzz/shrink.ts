// Makes an input that breaks a promise smaller, as long as it breaks the same one.

const WORD = /^[a-z][a-z-]{0,30}$/;

/** Smaller inputs to try, the smallest first: parts left out, texts and numbers cut. For plain data. */
function* smaller(input: unknown): Generator<unknown> {
  // A word is one of a few: a part of it would mean nothing.
  if (typeof input === 'string') yield* WORD.test(input) ? [] : smallerText(input);
  else if (typeof input === 'number' && input !== 0) yield* [0, Math.trunc(input / 2)].filter((next) => next !== input);
  else if (Array.isArray(input)) yield* smallerList(input);
  else if (typeof input === 'object' && input !== null)
    yield* smallerObject(input as Readonly<Record<string, unknown>>);
}

function* smallerText(text: string): Generator<string> {
  for (let size = text.length; size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at + size <= text.length; at += size) yield text.slice(0, at) + text.slice(at + size);
  }
}

function* smallerList(list: readonly unknown[]): Generator<unknown> {
  for (let size = list.length; size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at + size <= list.length; at += size) yield list.toSpliced(at, size);
  }
  for (const [at, entry] of list.entries()) for (const next of smaller(entry)) yield list.with(at, next);
}

function* smallerObject(fields: Readonly<Record<string, unknown>>): Generator<unknown> {
  for (const [key, value] of Object.entries(fields)) {
    for (const next of smaller(value)) yield { ...fields, [key]: next };
  }
}

/** A try that takes long (a hang) leaves no time for others. */
const LONGEST = 30_000;

/** The smallest input found that still fails the same way, in at most so many tries. */
export async function shrunk(
  input: unknown,
  failsTheSame: (input: unknown) => Promise<boolean>,
  mostTries: number,
): Promise<unknown> {
  let best = input;
  let tries = 0;
  const start = performance.now();
  for (let found = true; found; ) {
    found = false;
    for (const next of smaller(best)) {
      if (tries >= mostTries || performance.now() - start > LONGEST) return best;
      tries += 1;
      if (!(await failsTheSame(next))) continue;
      best = next;
      found = true;
      break;
    }
  }
  return best;
}
