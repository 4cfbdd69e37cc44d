import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { EXIT, Refusal } from "./say.mjs";

const isFree = ({ host, port }) =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => (error.code === "EADDRINUSE" ? resolve(false) : reject(error)));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(true)));
  });

/** Refuses in one sentence, before any long step, where somebody else listens already. */
export async function requireFreePorts(halves) {
  for (const { name, host, port, setting } of halves) {
    if (halves.some((other) => other.port === port && other.name !== name)) {
      throw new Refusal(
        `PORT và CMS_PORT đều là ${port}.`,
        `PORT and CMS_PORT are both ${port}.`,
        EXIT.configuration,
      );
    }
    if (await isFree({ host, port })) continue;
    throw new Refusal(
      `Cổng ${port} cho ${name} đang có chương trình khác dùng (có thể Công Đoàn Hub đã chạy sẵn): dừng chương trình đó hoặc đặt ${setting} khác.`,
      `Port ${port} for the ${name} is in use (perhaps the hub runs already): stop that program or set another ${setting}.`,
      EXIT.portInUse,
    );
  }
}

export async function answers(url, accept) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(3000), redirect: "manual" });
    await response.arrayBuffer();
    return accept(response.status);
  } catch {
    return false;
  }
}

export async function askGraphql(origin, query) {
  try {
    const response = await fetch(`${origin}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query }),
      signal: AbortSignal.timeout(5000),
    });
    return await response.json();
  } catch (error) {
    return { unreachable: String(error) };
  }
}

/** Waits until `check` is true; false when the time is over or `giveUp` says that waiting is useless. */
export async function until(check, { timeoutMs, everyMs = 250, giveUp = () => false }) {
  for (const deadline = Date.now() + timeoutMs; Date.now() < deadline; ) {
    if (giveUp()) return false;
    if (await check()) return true;
    await sleep(everyMs);
  }
  return false;
}
