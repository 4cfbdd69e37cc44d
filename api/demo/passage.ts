import type { DemoSources } from "./sources";

/** The passage that states a fact of the demonstration: which text, which words, and what a reader should know. */
export interface DemoPassage {
  readonly key: string;
  readonly quote: string | null;
  readonly disputed: boolean;
  readonly note: string | null;
  readonly alternatives: readonly string[];
}

/** The id of the source of a passage. */
export function passage(sources: DemoSources, { key, quote, ...remarks }: DemoPassage): Promise<number> {
  return sources(key, quote, remarks);
}
