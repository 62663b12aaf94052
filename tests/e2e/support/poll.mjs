// Waiting without sleeping for a fixed time.

/** Asks `question` until its answer is truthy, and gives that answer; says what it waited for when time is up. */
export async function until(what, question, { ms = 10_000, every = 50 } = {}) {
  const end = Date.now() + ms;
  let last;
  for (;;) {
    try {
      last = await question();
      if (last) return last;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`waited ${ms} ms for: ${what} (last answer: ${describe(last)})`);
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}

function describe(value) {
  if (value instanceof Error) return value.message;
  return JSON.stringify(value) ?? String(value);
}
