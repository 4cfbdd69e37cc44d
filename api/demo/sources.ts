import type { WriteDb } from "../platform/database";
import type { Day } from "../platform/days";
import { Source } from "../sources/source.entity";
import texts from "./sources.json";

/** What is said about one statement beyond its quote. */
export interface SourceRemarks {
  readonly disputed?: boolean;
  readonly note?: string | null;
  readonly alternatives?: readonly string[];
}

/** The id of the source for a quote from one of the texts (`key`), recorded where it is not yet. */
export type DemoSources = (key: string, quote: string | null, remarks?: SourceRemarks) => Promise<number>;

interface SourceText {
  key: string;
  title: string;
  publisher: string | null;
  publishedOn: Day | null;
  url: string | null;
  note: string | null;
}

/** The sources of the demonstration's texts, written through `tx`; the same statement is recorded once. */
export function demoSources(tx: WriteDb): DemoSources {
  const byKey = new Map((texts as SourceText[]).map((text) => [text.key, text]));
  const recorded = new Map<string, Promise<number>>();
  const record = async (text: SourceText, quote: string | null, remarks: SourceRemarks): Promise<number> => {
    const row = {
      title: text.title,
      publisher: text.publisher,
      url: text.url,
      publishedOn: text.publishedOn,
      quote,
      disputed: remarks.disputed ?? false,
      note: [remarks.note, text.note].filter(Boolean).join("\n") || null,
      alternatives: [...(remarks.alternatives ?? [])],
    };
    return (await tx.insert(Source, row)).identifiers[0]!.id as number;
  };
  return (key, quote, remarks = {}) => {
    const text = byKey.get(key);
    if (!text) throw new Error(`the demonstration names a text that sources.json does not list: ${key}`);
    const statement = JSON.stringify([
      key,
      quote,
      remarks.disputed ?? false,
      remarks.note ?? null,
      remarks.alternatives ?? [],
    ]);
    let id = recorded.get(statement);
    if (!id) {
      id = record(text, quote, remarks);
      recorded.set(statement, id);
    }
    return id;
  };
}
