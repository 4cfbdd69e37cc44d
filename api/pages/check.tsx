import { renderToString } from "preact-render-to-string";
import { CHECK, CATALOGUE, type Indicator, type RuleResult } from "./documents";
import { readNumber } from "./number-text";
import { asTyped, changedValues } from "./patch";
import { messagesOf, RuleResults } from "./rule-results";
import { readTyped, unclearRows, type Typed } from "./typed";
import type { Visit } from "./visit";

/** What the script puts beside the fields and into the list, while somebody types. */
interface Checked {
  readonly messages: Record<string, readonly { kind: string; text: string }[]>;
  readonly results: string;
}

/** Every number that can be read, whether or not it is saved; empty ones take the saved one out. */
function statedValues(typed: Typed) {
  const readable = [...typed.rows].filter(
    ([, row]) => readNumber(row.value).kind !== "unclear" && readNumber(row.total).kind !== "unclear",
  );
  const stated = changedValues({ ...typed, rows: new Map(readable) }, asTyped(null));
  const said = new Set(stated.map(({ indicator }) => indicator));
  const emptied = readable
    .filter(([code]) => !said.has(code))
    .map(([indicator]) => ({ indicator, value: null }));
  return [...stated, ...emptied];
}

/** What the rules would say of what is typed; nothing is written. */
export async function checkTyped(visit: Visit, period: string): Promise<Checked> {
  const { form, viewer } = visit;
  const typed = readTyped(form);
  const union = form.get("union") ?? viewer.union.code;
  const explanations = [...typed.explanations].map(([rule, explanation]) => ({ rule, explanation }));
  const { checkReport } = await visit.ask<{ checkReport: RuleResult[] }>(CHECK, {
    input: { union, period, values: statedValues(typed), explanations },
  });
  const { indicators } = await visit.ask<{ indicators: Indicator[] }>(CATALOGUE);
  const unclear = unclearRows(typed);
  const messages = indicators.map(({ code }) => {
    const own = unclear.filter((each) => each.code === code).map(({ why }) => ({ kind: "error", text: why }));
    return [code, [...own, ...messagesOf(checkReport, code)]] as const;
  });
  return {
    messages: Object.fromEntries(messages.filter(([, said]) => said.length > 0)),
    results: renderToString(
      <RuleResults
        results={checkReport}
        explanations={typed.explanations}
        editable
        linkTo={new Set(indicators.map(({ code }) => code))}
      />,
    ),
  };
}
