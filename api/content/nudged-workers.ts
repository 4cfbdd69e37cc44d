import cluster from "node:cluster";

const LOOK_NOW = "congdoan-hub: look now";

/** In a process that was forked: asks the one that forked it, which follows the feed, to look now. */
export function askPrimaryToLook(): void {
  process.send?.(LOOK_NOW);
}

/** In the process that forks: looks when one of the others asks. */
export function lookForWorkers(look: () => void): void {
  cluster.on("message", (_worker, message) => {
    if (message === LOOK_NOW) look();
  });
}
