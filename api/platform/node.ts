import { Field, ID, InterfaceType, registerEnumType } from "type-graphql";

@InterfaceType({
  description: "A thing with an opaque, globally unique and stable id; `node(id)` finds it again.",
})
export abstract class Node {
  @Field(() => ID, { description: "Opaque, globally unique, stable." })
  id: string;
}

export enum Locale {
  VI = "VI",
  EN = "EN",
}
registerEnumType(Locale, {
  name: "Locale",
  description:
    "The language of a text. A missing English text of the record falls back to Vietnamese; content never falls back.",
});

export enum SortDirection {
  ASC = "ASC",
  DESC = "DESC",
}
registerEnumType(SortDirection, { name: "SortDirection", description: "Smallest first or largest first." });

/** A text of the record in the language asked for; English falls back to Vietnamese. */
export function inLocale<V extends string | null, E extends string | null>(
  locale: Locale,
  vi: V,
  en: E,
): V | NonNullable<E> {
  return locale === Locale.EN && en !== null && en !== "" ? (en as NonNullable<E>) : vi;
}
