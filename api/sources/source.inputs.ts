import { Field, InputType } from "type-graphql";
import type { WriteDb } from "../platform/database";
import { DateScalar, type Day } from "../platform/days";
import { badInput } from "../platform/errors";
import { cleanText } from "../platform/text";
import { Source } from "./source.entity";

@InputType({ description: "The text that states a fact." })
export class SourceInput {
  @Field(() => String, { description: "Title of the text; at most 500 characters." })
  title: string;

  @Field(() => String, { nullable: true, description: "Who published it; at most 300 characters." })
  publisher?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Where it can be read: an http(s) address of at most 1,000 characters.",
  })
  url?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "The day it bears; nothing where it bears none." })
  publishedOn?: Day | null;

  @Field(() => String, {
    nullable: true,
    description: "The shortest passage that states the fact, word for word; at most 2,000 characters.",
  })
  quote?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "What a reader should know about this statement; at most 2,000 characters.",
  })
  note?: string | null;
}

/** What other sources say about the same fact. */
export interface SourceDispute {
  readonly disputed?: boolean | null;
  readonly alternatives?: readonly string[] | null;
}

const LONGEST_TEXT = 2000;
const MOST_ALTERNATIVES = 20;

function required(value: string, field: string, max: number): string {
  const text = cleanText(value, field, max);
  if (text === "") throw badInput(field, `${field}: không được để trống / must not be empty.`);
  return text;
}

function optional(value: string | null | undefined, field: string, max: number): string | null {
  return value === null || value === undefined ? null : cleanText(value, field, max) || null;
}

/** Only addresses that a browser opens as a page: a link is shown to every reader. */
function readUrl(value: string | null | undefined): string | null {
  const url = optional(value, "source.url", 1000);
  if (url === null) return null;
  if (/^https?:\/\//i.test(url) && URL.canParse(url)) return url;
  throw badInput("source.url", "source.url: phải là địa chỉ http(s) / must be an http(s) address.");
}

/** Records where a fact comes from; returns the internal id. BAD_USER_INPUT names the field that is wrong. */
export async function recordSource(
  tx: WriteDb,
  input: SourceInput,
  dispute: SourceDispute = {},
): Promise<number> {
  const alternatives = (dispute.alternatives ?? []).map((text) =>
    required(text, "alternatives", LONGEST_TEXT),
  );
  if (alternatives.length > MOST_ALTERNATIVES) {
    throw badInput(
      "alternatives",
      `alternatives: tối đa ${MOST_ALTERNATIVES} / at most ${MOST_ALTERNATIVES}.`,
    );
  }
  const row = {
    title: required(input.title, "source.title", 500),
    publisher: optional(input.publisher, "source.publisher", 300),
    url: readUrl(input.url),
    publishedOn: input.publishedOn ?? null,
    quote: optional(input.quote, "source.quote", LONGEST_TEXT),
    disputed: dispute.disputed ?? false,
    note: optional(input.note, "source.note", LONGEST_TEXT),
    alternatives,
  };
  return (await tx.insert(Source, row)).identifiers[0]!.id as number;
}

/** The source that a correction gives: undefined leaves the one before, null takes it away, another one is recorded. */
export async function correctedSource(
  tx: WriteDb,
  given: SourceInput | null | undefined,
): Promise<number | null | undefined> {
  return given ? recordSource(tx, given) : given;
}
