import { unionCodesOf } from "../../cms/src/union-codes";

test.each<[string, object | null, string[]]>([
  ["a list", { unionCodes: ["tld", "cdcs-1"] }, ["tld", "cdcs-1"]],
  [
    "references, as older versions of a document hold them",
    { unionCodes: [{ id: 4, code: " TLD " }, { code: "b" }] },
    ["tld", "b"],
  ],
  ["a list as the database may give it", { unionCodes: '["b","tld"]' }, ["b", "tld"]],
  ["each code once, in the editor's order", { unionCodes: ["b", "TLD", "b", "tld", "a"] }, ["b", "tld", "a"]],
  ["the one union of a congress document", { unionCode: " CDCS-1 " }, ["cdcs-1"]],
  ["a code as it is pasted", { unionCodes: ["\u200BTLD\u00A0"] }, ["tld"]],
  ["nothing", {}, []],
  ["no document", null, []],
  ["what is no code", { unionCodes: [null, "", "  ", {}, 5, { code: null }], unionCode: null }, []],
  ["a text that is no list", { unionCodes: "[tld" }, []],
])("reads %s", (_what, document, codes) => {
  expect(unionCodesOf(document)).toEqual(codes);
});
