import type { Day } from "../platform/days";
import { encodeId } from "../platform/ids";
import { factNode, factsById } from "../record/reading";
import { yearlyFacts } from "../record/yearly-facts";
import { Activity } from "./activity.type";

interface ActivityRead {
  id: number;
  union_id: number;
  kind_code: string;
  name_vi: string;
  name_en: string | null;
  year: number | null;
  is_recurring: number;
  held_on: Day | null;
  organiser_id: number | null;
  participants: number | null;
  participants_women: number | null;
  source_id: number | null;
}

function toActivity(row: ActivityRead): Activity {
  const { year, participants } = row;
  return Object.assign(new Activity(), {
    id: encodeId("Activity", row.id),
    unionId: row.union_id,
    kindCode: row.kind_code,
    organiserId: row.organiser_id,
    sourceId: row.source_id,
    names: { nameVi: row.name_vi, nameEn: row.name_en },
    year,
    recurring: Number(row.is_recurring) === 1,
    heldOn: row.held_on,
    participants,
    participantsWomen: row.participants_women,
  });
}

/** Activities by their internal ids. */
export const activityById = factsById("activity", toActivity);

export const activityNode = factNode(activityById);

/** The activities of a union. */
export const unionActivities = yearlyFacts<ActivityRead, Activity>(
  "union.activities",
  "activity",
  toActivity,
);
