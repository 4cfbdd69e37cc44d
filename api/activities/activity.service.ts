import {
  checkCount,
  checkDay,
  checkPart,
  checkYear,
  knownCode,
  notNull,
  optionalText,
  textOf,
  unionIdOf,
} from "../record/rules";
import type { FactKind } from "../record/writing";
import { ActivityRow } from "./activity.entity";
import type { RecordActivityInput } from "./activity.inputs";

type Given = Partial<Omit<RecordActivityInput, "union">>;

const yearOf = ({ year, heldOn }: Given): number | null | undefined =>
  year ?? (heldOn ? Number(heldOn.slice(0, 4)) : year);

/** The rules of an activity: a known kind, not more women than participants, on a day of its year and of the union's life. */
export const ACTIVITY: FactKind<ActivityRow, Given> = {
  type: "Activity",
  table: "activity",
  entity: ActivityRow,
  columns: async (tx, given) => {
    for (const field of ["kind", "name", "recurring"] as const) notNull(given[field], field);
    return {
      kindCode:
        given.kind === undefined ? undefined : await knownCode(tx, "activity_kind", given.kind, "kind"),
      nameVi: given.name === undefined ? undefined : textOf(given.name, "name", 300),
      nameEn: optionalText(given.nameEn, "nameEn", 300),
      year: yearOf(given),
      recurring: given.recurring,
      heldOn: given.heldOn,
      organiserId: await unionIdOf(tx, given.organiser, "organiser"),
      participants: given.participants,
      participantsWomen: given.participantsWomen,
    };
  },
  blank: { recurring: false },
  check: (row, union) => {
    checkYear(union, row.year);
    checkDay(union, row.heldOn, "heldOn", row.year);
    checkCount(row.participants, "participants");
    checkCount(row.participantsWomen, "participantsWomen");
    checkPart(row.participantsWomen, row.participants, "participantsWomen", "participants");
  },
};
