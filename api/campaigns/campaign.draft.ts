import type { DatePrecision } from "../platform/date-precision";
import type { Day } from "../platform/days";

/** Days as a caller states them: the first and the last that count; null is open or unknown. */
export interface StatedDays {
  readonly from?: Day | null;
  readonly fromPrecision?: DatePrecision | null;
  readonly to?: Day | null;
  readonly toPrecision?: DatePrecision | null;
}

export interface PhaseDraft extends StatedDays {
  readonly name: string;
  readonly nameEn?: string | null;
  readonly sourceId?: number | null;
}

export interface ContentDraft {
  readonly text: string;
  readonly textEn?: string | null;
  /** Code of the participant whose task it is; the union that launches the campaign where nothing is said. */
  readonly union?: string | null;
  readonly sourceId?: number | null;
}

/** What a campaign says; undefined leaves what was said before. A list replaces the list before it. */
export interface CampaignDraft extends StatedDays {
  readonly name?: string;
  readonly nameEn?: string | null;
  readonly kind?: string;
  readonly year?: number;
  readonly motto?: string | null;
  readonly mottoEn?: string | null;
  readonly launchedOn?: Day | null;
  readonly phases?: readonly PhaseDraft[] | null;
  readonly contents?: readonly ContentDraft[] | null;
  /** Codes of unions. */
  readonly participants?: readonly string[] | null;
  /** Names, in their order. */
  readonly movements?: readonly string[] | null;
}
