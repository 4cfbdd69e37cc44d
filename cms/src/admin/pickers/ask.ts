import { useFetchClient } from "@strapi/strapi/admin";
import * as React from "react";

export type Kind = "union" | "campaign" | "congress";

/** What the record knows of a code; see cms/src/pickers/picked.ts. */
export interface Picked {
  code: string;
  name: string;
  path: string[];
  province: string | null;
  note: string | null;
  ended: boolean;
}

/** The document whose codes are shown, where there is one. */
export interface Holder {
  uid: string;
  documentId: string;
}

export interface Found {
  state: "idle" | "searching" | "found" | "away" | "busy";
  /** The text these are the finds of. */
  text: string;
  total: number;
  hits: Picked[];
}

export interface Names {
  /** The codes that the last answer was about: of others nothing can be said yet. */
  answered: Set<string>;
  away: boolean;
  byCode: Map<string, Picked>;
  /** Codes that the document holds and that were saved without being checked. */
  unchecked: Set<string>;
}

interface NamesAnswer {
  away: boolean;
  found: Picked[];
  unchecked: { code: string; state: "UNCHECKED" | "UNKNOWN" }[];
}

const PAUSE_MS = 250;
const AGAIN_MS = 10_000;
const NOTHING: Found = { state: "idle", text: "", total: 0, hits: [] };

/** What a picker's text finds, asked once the typing pauses; an answer to an older text is dropped. */
export function useSearch(kind: Kind, typed: string, wanted: boolean): Found {
  const { post } = useFetchClient();
  const text = typed.trim();
  const [found, setFound] = React.useState<Found>(NOTHING);
  React.useEffect(() => {
    if (!wanted || text === "") return setFound(NOTHING);
    const abort = new AbortController();
    setFound((before) => ({ ...before, state: "searching" }));
    const ask = async () => {
      try {
        const { data } = await post<Pick<Found, "total" | "hits"> & { away: boolean }>(
          "/pickers/search",
          { kind, text },
          { signal: abort.signal },
        );
        if (abort.signal.aborted) return;
        setFound({ state: data.away ? "away" : "found", text, total: data.total, hits: data.hits });
      } catch (error) {
        if (abort.signal.aborted) return;
        const { status } = error as { status?: number };
        setFound({ ...NOTHING, text, state: status === 429 ? "busy" : "away" });
      }
    };
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [kind, text, wanted, post]);
  return found;
}

/**
 * Names for chosen codes, in one request; asked again when the codes change or the document was saved, and every few
 * seconds while the API is away or a code waits for its check.
 */
export function useNames(kind: Kind, codes: string[], holder: Holder | null, savedTimes: number): Names {
  const { post } = useFetchClient();
  const [names, setNames] = React.useState<Names>({
    answered: new Set(),
    away: false,
    byCode: new Map(),
    unchecked: new Set(),
  });
  const key = codes.join("\n");
  const { uid, documentId } = holder ?? {};
  React.useEffect(() => {
    if (key === "") return;
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = () => (timer = setTimeout(() => void ask(), AGAIN_MS));
    const ask = async () => {
      try {
        const body = { kind, codes: key.split("\n"), uid, documentId };
        const { data } = await post<NamesAnswer>("/pickers/names", body, { signal: abort.signal });
        if (abort.signal.aborted) return;
        const waiting = data.unchecked.filter(({ state }) => state === "UNCHECKED");
        setNames(({ byCode }) => ({
          answered: new Set(body.codes),
          away: data.away,
          byCode: new Map([
            ...(data.away ? byCode : []),
            ...data.found.map((picked) => [picked.code, picked] as const),
          ]),
          unchecked: new Set(waiting.map(({ code }) => code)),
        }));
        if (data.away || waiting.length > 0) again();
      } catch {
        if (abort.signal.aborted) return;
        setNames((before) => ({ ...before, answered: new Set(key.split("\n")), away: true }));
        again();
      }
    };
    void ask();
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [kind, key, uid, documentId, savedTimes, post]);
  return names;
}
