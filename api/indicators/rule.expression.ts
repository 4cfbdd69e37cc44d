/** A value that a rule speaks of. */
export interface Term {
  /** Code of an indicator, or the name of a dated limit. */
  readonly name: string;
  /** Whose value: the report's own, that of the period which closed on its eve (`prev(x)`), or a limit that holds on its last day. */
  readonly of: "REPORT" | "PREVIOUS" | "LIMIT";
}

/** A part of a sum: its sign, and what is multiplied: decimals as they are written, limits, and one indicator at most. */
export interface Part {
  readonly sign: 1 | -1;
  readonly factors: readonly (string | Term)[];
}

export type Comparator = "<=" | ">=" | "=";

export interface Comparison {
  readonly left: readonly Part[];
  readonly comparator: Comparator;
  readonly right: readonly Part[];
}

const TOKEN = /(?<decimal>\d+(?:\.\d+)?)|(?<name>[A-Za-z_][A-Za-z0-9_]*)|(?<sign><=|>=|[=+*()−-])|\s+/gy;

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  let read = 0;
  for (const match of text.matchAll(TOKEN)) {
    read = match.index + match[0].length;
    if (match[0].trim()) tokens.push(match[0] === "−" ? "-" : match[0]);
  }
  if (read !== text.length) throw new Error(`rule "${text}": cannot read it from character ${read + 1}`);
  return tokens;
}

/** What name a term has in a message: `members`, `prev(members)`, `LIMIT`. */
export function nameOf(term: Term): string {
  return term.of === "PREVIOUS" ? `prev(${term.name})` : term.name;
}

/**
 * Reads `sum <= sum`, `sum >= sum` or `sum = sum`. A sum adds and takes away products of decimals, codes of indicators
 * (lower case), `prev(code)` and names of limits (upper case). No brackets, and no product of two indicators: a rule
 * stays linear, so that what it says of inexact numbers can be decided exactly. Throws on anything else.
 */
export function parseRule(text: string): Comparison {
  const tokens = tokensOf(text);
  let at = 0;
  const fail = (): never => {
    throw new Error(`rule "${text}": did not expect ${tokens[at] ?? "the end"}`);
  };
  const take = (token: string): boolean => tokens[at] === token && ++at > 0;
  const factor = (): string | Term => {
    const token = tokens[at++] ?? fail();
    if (/^\d/.test(token)) return token;
    if (token === "prev" && take("(")) {
      const name = tokens[at++] ?? "";
      if (!/^[a-z]/.test(name) || !take(")")) fail();
      return { name, of: "PREVIOUS" };
    }
    if (/^[a-z][a-z0-9_]*$/.test(token)) return { name: token, of: "REPORT" };
    if (/^[A-Z][A-Z0-9_]*$/.test(token)) return { name: token, of: "LIMIT" };
    at -= 1;
    return fail();
  };
  const part = (sign: 1 | -1): Part => {
    const factors = [factor()];
    while (take("*")) factors.push(factor());
    const indicators = factors.filter((each) => typeof each !== "string" && each.of !== "LIMIT");
    if (indicators.length > 1) throw new Error(`rule "${text}": multiplies two indicators`);
    return { sign, factors };
  };
  const sum = (): Part[] => {
    const parts = [part(take("-") ? -1 : 1)];
    for (;;) {
      if (take("+")) parts.push(part(1));
      else if (take("-")) parts.push(part(-1));
      else return parts;
    }
  };
  const left = sum();
  const comparator = tokens[at++];
  if (comparator !== "<=" && comparator !== ">=" && comparator !== "=") {
    at -= 1;
    return fail();
  }
  const right = sum();
  if (at < tokens.length) fail();
  return { left, comparator, right };
}

/** The terms of a rule, each once, in the order in which they stand. */
export function termsOf({ left, right }: Comparison): Term[] {
  const terms = [...left, ...right].flatMap((part) =>
    part.factors.filter((each) => typeof each !== "string"),
  );
  return [...new Map(terms.map((term) => [nameOf(term), term])).values()];
}

const SIGNS: Record<Comparator, string> = { "<=": "≤", ">=": "≥", "=": "=" };

/** The rule in words of `word`: `4 = 1 + 2 + 1 + 0`. */
export function writeRule(rule: Comparison, word: (factor: string | Term) => string): string {
  const side = (parts: readonly Part[]): string =>
    parts
      .map(({ sign, factors }, index) => {
        const product = factors.map(word).join(" × ");
        return index === 0 ? (sign < 0 ? "−" : "") + product : `${sign < 0 ? " − " : " + "}${product}`;
      })
      .join("");
  return `${side(rule.left)} ${SIGNS[rule.comparator]} ${side(rule.right)}`;
}
