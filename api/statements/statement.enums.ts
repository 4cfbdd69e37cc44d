import { registerEnumType } from "type-graphql";

/** What a union's record says about it and a source can state. */
export enum UnionStatement {
  IDENTITY = "identity",
  NAME = "name",
  KIND = "kind",
  PARENT = "parent",
  FOUNDED_ON = "foundedOn",
  ENDED_ON = "endedOn",
  LAST_KNOWN_ON = "lastKnownOn",
  PROVINCE = "province",
  EMPLOYER = "employer",
  CONTACT = "contact",
}
registerEnumType(UnionStatement, {
  name: "UnionStatement",
  description: "What the record says about a union, for which a source is named.",
  valuesConfig: {
    IDENTITY: { description: "That there is this union." },
    NAME: { description: "What it is called." },
    KIND: { description: "What kind of union it is." },
    PARENT: { description: "Under which union it stands." },
    FOUNDED_ON: { description: "When it was founded." },
    ENDED_ON: { description: "When it ended." },
    LAST_KNOWN_ON: { description: "That it was alive on a day." },
    PROVINCE: { description: "Where it belongs." },
    EMPLOYER: { description: "Whose workers it organises." },
    CONTACT: { description: "How the public reaches it." },
  },
});
