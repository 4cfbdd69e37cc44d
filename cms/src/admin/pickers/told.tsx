import { Typography } from "@strapi/design-system";
import type { Names } from "./ask";
import { useSay } from "./texts";

/** What a person has to know of the chosen codes: the record is away, a code waits for its check, a code is unknown. */
export function Told({ id, codes, names }: { id: string; codes: string[]; names: Names }) {
  const say = useSay();
  const list = (wanted: (code: string) => boolean) => codes.filter(wanted).join(", ");
  const unchecked = list((code) => names.unchecked.has(code));
  const unknown = names.away
    ? ""
    : list((code) => names.answered.has(code) && !names.byCode.has(code) && !names.unchecked.has(code));
  const told = [
    names.away && codes.length > 0 && !unchecked ? say("told.away") : "",
    unchecked ? say("told.unchecked", { codes: unchecked }) : "",
    unknown ? say("told.unknown", { codes: unknown }) : "",
  ].filter(Boolean);
  return (
    <Typography id={id} variant="pi" textColor="warning700" role="status" aria-live="polite">
      {told.join(" ")}
    </Typography>
  );
}
