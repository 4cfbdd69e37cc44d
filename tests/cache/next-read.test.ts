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

test("nobody is given a read that began before they asked, and those who wait share the next one", async () => {
  const store = slowStore();
  const versions = new NextRead(store.read);
  const first = versions.ask();
  store.write();
  const after = [versions.ask(), versions.ask(), versions.ask()];
  expect(store.reads()).toBe(1);
  await store.letGo();
  expect(await first).toBe(0);
  store.write();
  const later = versions.ask();
  expect(store.reads()).toBe(2);
  await store.letGo();
  expect(await Promise.all(after)).toEqual([1, 1, 1]);
  await store.letGo();
  expect(await later).toBe(2);
  expect(store.reads()).toBe(3);
});

test("a read that fails fails for those who share it, and the next is a new one", async () => {
  const store = slowStore();
  const versions = new NextRead(store.read);
  for (let written = 0; written < 13; written += 1) store.write();
  const [one, two] = [versions.ask(), versions.ask()];
  const refused = Promise.all([expect(one).rejects.toThrow("thirteen"), expect(two).resolves.toBe(14)]);
  store.write();
  await store.letGo();
  await store.letGo();
  await refused;
});
