import type { Day } from "../../api/platform/days";
import { dayOf } from "./hash";
import type { Model } from "./model";
import type { ModelUnion } from "./unions";

/** A post in a union. The holders are numbered, nobody is invented. */
export interface ModelPost {
  readonly id: number;
  readonly union: ModelUnion;
  readonly holder: string;
  readonly position: string;
  readonly from: Day;
  /** The first day on which it is no longer held; null while it is. */
  readonly until: Day | null;
}

const POSITIONS = ["CHAIR", "VICE_CHAIR", "STANDING_MEMBER", "EXECUTIVE_MEMBER"];

/** Two to four posts in every union; the fourth has been given up. */
export function* postsOf({ unions, mix }: Model): Generator<ModelPost> {
  let id = 0;
  for (const union of unions) {
    const count = 2 + (mix(union.id, 6, 6) % 3);
    for (let k = 0; k < count; k += 1) {
      id += 1;
      yield {
        id,
        union,
        holder: `Người giữ chức vụ số ${id}`,
        position: POSITIONS[k]!,
        from: dayOf(mix(union.id, 100 + k, 5), 2015, 8),
        until: k === 3 ? "2024-01-01" : union.endedOn,
      };
    }
  }
}
