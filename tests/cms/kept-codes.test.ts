import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** An API whose record has no union at all. */
const empty = createServer((_request, response) =>
  response.end(JSON.stringify({ data: { unions: { nodes: [] } } })),
);

type Middleware = (context: object, next: () => Promise<unknown>) => Promise<unknown>;

let write: (data: object) => Promise<unknown>;
let keepingCodes: typeof import("../../cms/src/pickers/kept-codes").keepingCodes;
const marks: object[] = [];

beforeAll(async () => {
  await new Promise<void>((ready) => empty.listen(0, "127.0.0.1", ready));
  for (const name of [
    "APP_KEYS",
    "ADMIN_JWT_SECRET",
    "API_TOKEN_SALT",
    "TRANSFER_TOKEN_SALT",
    "ENCRYPTION_KEY",
    "FEED_TOKEN",
  ])
    process.env[`CMS_${name}`] = `chi-de-thu-${name}`;
  process.env.CMS_API_URL = `http://127.0.0.1:${(empty.address() as AddressInfo).port}`;
  ({ keepingCodes } = jest.requireActual<typeof import("../../cms/src/pickers/kept-codes")>(
    "../../cms/src/pickers/kept-codes",
  ));
  const { checkPickedCodes } = jest.requireActual<typeof import("../../cms/src/pickers/check-codes")>(
    "../../cms/src/pickers/check-codes",
  );
  let middleware: Middleware;
  const trx = () => ({
    insert: (row: object) => ({ onConflict: () => ({ ignore: async () => marks.push(row) }) }),
  });
  checkPickedCodes({
    documents: { use: (used: Middleware) => (middleware = used) },
    db: {
      query: () => ({ findMany: async () => [] }),
      transaction: (work: (given: object) => unknown) => work({ trx }),
    },
  } as never);
  const context = { uid: "api::article.article", action: "update" };
  write = (data) =>
    middleware({ ...context, params: { documentId: "abc", data } }, async () => ({
      documentId: "abc",
      data,
    }));
});
afterAll(() => empty.close());

test("a restored version keeps a code that the record does not have, and the code is marked", async () => {
  await expect(write({ unionCodes: ["da-mat"] })).rejects.toThrow("mã “da-mat”, nên chưa lưu gì");
  expect(marks).toEqual([]);
  expect(await keepingCodes(() => write({ unionCodes: ["da-mat"] }))).toMatchObject({
    data: { unionCodes: ["da-mat"] },
  });
  expect(marks).toEqual([
    expect.objectContaining({
      type: "article",
      document_id: "abc",
      kind: "union",
      code: "da-mat",
      state: "UNCHECKED",
    }),
  ]);
  await expect(write({ unionCodes: ["da-mat"] })).rejects.toThrow("mã “da-mat”");
});
