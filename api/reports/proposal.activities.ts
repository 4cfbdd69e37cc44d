import { ProposalOrigin } from "./proposal.enums";
import { inside, type RecordPart } from "./proposal.meaning";

/** What comes back regularly is one entry, whatever the number of times. Conferences and courses are left out: their kinds are wider than the indicators. */
export const ACTIVITIES: RecordPart = {
  origin: ProposalOrigin.ACTIVITIES,
  from: () => "activity f",
  dated: true,
  entry: { vi: "mục hoạt động", en: "activity" },
  meanings: [
    {
      indicator: "culture_sports_events",
      definition: "sports events organised or co-organised by the union",
      entries: `${inside("f.kind_code", "sports", "culture")} AND f.organiser_id = f.union_id`,
      adds: "1",
      unless: `${inside("f.kind_code", "sports", "culture")} AND f.organiser_id = f.union_id AND f.is_recurring = 1`,
    },
    {
      indicator: "contest_participations",
      definition: "in contests organised by unions of any level",
      entries: "f.kind_code = 'contest' AND f.organiser_id IS NOT NULL",
      adds: "f.participants",
      unless: "f.kind_code = 'contest' AND f.organiser_id IS NOT NULL AND f.is_recurring = 1",
    },
  ],
};
