import { createRequire } from "node:module";
import { join } from "node:path";

/** The folder of the bench in the checkout: the compiled bench runs from elsewhere. */
const BENCH = join(process.cwd(), "bench");

/** Loads a package that the bench has installed for itself. */
export function peerModule<T>(name: string): T {
  return createRequire(join(BENCH, "package.json"))(name) as T;
}

/** What a peer is told by whoever starts it. */
export interface PeerSettings {
  readonly port: number;
  readonly database:
    | { readonly kind: "sqlite"; readonly file: string }
    | {
        readonly kind: "mysql" | "postgres";
        readonly host: string;
        readonly port: number;
        readonly user: string;
        readonly password: string;
        readonly name: string;
      };
  /** Size and seed of the data set; only who stores answers needs them. */
  readonly size: number;
  readonly seed: number;
}

/** The settings of this process. */
export function peerSettings(): PeerSettings {
  return JSON.parse(process.env.BENCH_PEER ?? "{}") as PeerSettings;
}
