import { NextRead } from "../../api/platform/next-read";

/** A store whose reads take until they are let go; each says what was written when it began. */
function slowStore() {
  let written = 0;
  let reads = 0;
  const waiting: (() => void)[] = [];
  return {
    write: () => (written += 1),
    letGo: async () => {
      waiting.shift()!();
      await new Promise((resolve) => setImmediate(resolve));
    },
    reads: () => reads,
    read: async () => {
      reads += 1;
      const seen = written;
      await new Promise<void>((resolve) => waiting.push(resolve));
      if (seen === 13) throw new Error("thirteen");
      return seen;
    },
  };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test("who asks in one turn shares a read, who asks while it is under way shares the next one", async () => {
  const store = slowStore();
  const versions = new NextRead(store.read);
  const first = versions.ask();
  store.write();
  const second = versions.ask();
  expect(store.reads()).toBe(0);
  await turn();
  expect(store.reads()).toBe(1);
  store.write();
  const after = [versions.ask(), versions.ask(), versions.ask()];
  await turn();
  expect(store.reads()).toBe(1);
  await store.letGo();
  expect(await Promise.all([first, second])).toEqual([1, 1]);
  store.write();
  await turn();
  expect(store.reads()).toBe(2);
  const later = versions.ask();
  await store.letGo();
  expect(await Promise.all(after)).toEqual([3, 3, 3]);
  store.write();
  await turn();
  await store.letGo();
  expect(await later).toBe(4);
  expect(store.reads()).toBe(3);
});

test("nobody is given a read that began before they asked, whenever they ask", async () => {
  let written = 0;
  const versions = new NextRead(async () => {
    const seen = written;
    await new Promise((resolve) => setTimeout(resolve, seen % 3));
    return seen;
  });
  const asked: Promise<void>[] = [];
  for (let each = 0; each < 300; each += 1) {
    written += 1;
    const least = written;
    asked.push(
      versions.ask().then((seen) => {
        expect(seen).toBeGreaterThanOrEqual(least);
      }),
    );
    if (each % 7 === 0) await turn();
    if (each % 31 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(asked);
});

test("a read that fails fails for those who share it, and the next is a new one", async () => {
  const store = slowStore();
  const versions = new NextRead(store.read);
  for (let written = 0; written < 13; written += 1) store.write();
  const refused = [expect(versions.ask()).rejects.toThrow("thirteen")];
  refused.push(expect(versions.ask()).rejects.toThrow("thirteen"));
  await turn();
  store.write();
  const next = versions.ask();
  await store.letGo();
  await Promise.all(refused);
  await turn();
  await store.letGo();
  expect(await next).toBe(14);
});
