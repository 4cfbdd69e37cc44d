import type { Ground } from "../cache/answers";

/** How the answer to an operation came out, for whoever may keep it. */
export interface Outcome {
  /** Others may be given the answer: it is asked for by a stranger. */
  readonly mayBeKept: boolean;
  /** It may be kept outside this process too, so that it says nothing of what is left of one caller's limits. */
  readonly public: boolean;
  /** Objects that the operation could answer with; 0 until it was read. */
  requested: number;
  /** What the answer stands on; null where it stands on more than that, is no query's, or has errors. */
  ground: Ground | null;
  /** The `extensions` of the answer. */
  extensions: object;
}

/** Nothing is known yet; nobody else is given the answer unless it says otherwise. */
export function unknownOutcome(kept: Partial<Pick<Outcome, "mayBeKept" | "public">> = {}): Outcome {
  return { mayBeKept: false, public: false, ...kept, requested: 0, ground: null, extensions: {} };
}
