import { TargetStatus } from "./target.enums";
import { TargetProgress } from "./target.type";

const NOTHING = {
  status: TargetStatus.UNKNOWN,
  actual: null,
  actualRating: null,
  percentOfTarget: null,
  comparable: true,
  explanation: null,
  coverage: null,
};

type Found = Partial<Omit<TargetProgress, "note">>;

/** A progress of which nothing is known but what was found. */
export const progress = (found: Found): TargetProgress =>
  Object.assign(new TargetProgress(), { ...NOTHING, ...found });
