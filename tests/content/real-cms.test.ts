import { httpFeed } from "../../api/content/feed";
import { readPosition } from "../../api/content/position";
import { readEvents } from "../../api/content/reader";
import { startContentSync, type ContentSync } from "../../api/content/sync";
import type { CmsConfig } from "../../api/platform/config";
import type { Database } from "../../api/platform/database";
import { createLog } from "../../api/platform/log";
import { articleData, openPanel, paragraph, PIXEL, type Panel } from "../cms/panel";
import { startCms, type RunningCms } from "../cms/running-cms";
import { eachDatabase, startApp, type App } from "../support/app";
import { everythingReadable } from "./everything-readable";
import { leftInTombstones, replicaDump } from "./replica-dump";

jest.setTimeout(180_000);

const log = createLog("silent");
const PACE = { poll: 100, reconcile: 60_000, longestWait: 500 };

let cms: RunningCms;
let panel: Panel;
let serial = 0;

/** A word that occurs nowhere else. */
const newWord = (): string => `tu${Date.now()}n${(serial += 1)}x`;

eachDatabase((kind) => {
  let app: App;
  let connection: CmsConfig;
  let sync: ContentSync;

  beforeAll(async () => {
    cms = await startCms({ database: kind });
    panel = await openPanel(cms);
    app = await startApp(kind, { env: { CMS_URL: cms.url, CMS_FEED_TOKEN: cms.token } });
    connection = app.config.cms!;
    sync = startContentSync(app.database, connection, app.clock, log, PACE);
  });
  afterAll(async () => {
    await sync?.stop();
    await app?.close();
    await cms?.stop();
  });

  /** An article that says one word in every field, slug "s-" and the word. */
  function saying(word: string, file: number, more: object = {}): object {
    return articleData(`Tiêu đề ${word}`, {
      slug: `s-${word}`,
      excerpt: word,
      byline: word,
      sourceName: word,
      body: paragraph(`Nội dung ${word}`),
      cover: { file, alt: word, caption: word },
      gallery: [{ file, alt: word, caption: word }],
      unionCodes: [{ code: word }],
      ...more,
    });
  }
  const upload = async (): Promise<any> => (await panel.upload("anh.png", "image/png", PIXEL)).body[0];
  const ask = async (query: string): Promise<any> => {
    const { data, errors } = await app.ask(`{ ${query} }`);
    expect(errors).toBeUndefined();
    return data;
  };
  const title = async (word: string, locale = "VI"): Promise<string | undefined> =>
    (await ask(`article(slug: "s-${word}", locale: ${locale}) { title }`)).article?.title;

  test("what is published is read, and a browser can load its pictures", async () => {
    const file = await upload();
    const word = newWord();
    const image = { type: "image", attrs: { src: file.url, alt: "ảnh", caption: "Hội nghị" } };
    const text = paragraph("<script>alert(1)</script>");
    const id = await panel.create(
      "article",
      saying(word, file.id, {
        dateline: "2023-02-22",
        body: { ...text, content: [...text.content, image] },
      }),
    );
    await sync.lookNow();
    expect(await title(word)).toBeUndefined();
    await panel.publish("article", id);
    await sync.lookNow();
    const { article } = await ask(
      `article(slug: "s-${word}") { title dateline category { code } cover { url alt caption width } body { html text } unresolvedUnions }`,
    );
    expect(article).toEqual({
      title: `Tiêu đề ${word}`,
      dateline: "2023-02-22",
      category: { code: "union_news" },
      cover: { url: cms.url + file.url, alt: word, caption: word, width: 1 },
      body: {
        html: `<p>&lt;script&gt;alert(1)&lt;/script&gt;</p><figure><img src="${cms.url}${file.url}" alt="ảnh" /><figcaption>Hội nghị</figcaption></figure>`,
        text: "<script>alert(1)</script>\n\nHội nghị",
      },
      unresolvedUnions: [word],
    });
    expect((await fetch(article.cover.url)).status).toBe(200);
  });

  test("a former slug finds the document, and a draft's slug does not", async () => {
    const file = (await upload()).id;
    const [old, fresh, drafted] = [newWord(), newWord(), newWord()];
    const id = await panel.create("article", saying(old, file));
    await panel.publish("article", id);
    await panel.update("article", id, { slug: `s-${fresh}` });
    await panel.publish("article", id);
    await panel.update("article", id, { slug: `s-${drafted}` });
    await sync.lookNow();
    const fields = "{ slug formerSlugs }";
    const moved = { slug: `s-${fresh}`, formerSlugs: [`s-${old}`] };
    expect(
      await ask(`a: article(slug: "s-${old}") ${fields} b: article(slug: "s-${fresh}") ${fields}
        c: article(slug: "s-${drafted}") ${fields}`),
    ).toEqual({ a: moved, b: moved, c: null });
  });

  test("no draft is ever read: neither a new one, nor an edit, nor a language, nor an alternative text", async () => {
    const file = (await upload()).id;
    const [shown, drafted, edited, language, paper] = [newWord(), newWord(), newWord(), newWord(), newWord()];
    const draft = await panel.create("article", saying(drafted, file));
    const id = await panel.create("article", saying(shown, file));
    await panel.publish("article", id);
    await panel.update("article", id, saying(edited, file));
    await panel.update("article", id, saying(language, file), "en");
    const document = await panel.create("congress-document", {
      title: paper,
      slug: `s-${paper}`,
      kind: "resolution",
      summary: paper,
      number: paper,
    });
    await sync.lookNow();
    const keys = [draft, id]
      .flatMap((one) => [`article ${one} vi`, `article ${one} en`])
      .concat(`congress-document ${document} vi`);
    const read = await everythingReadable(app, keys, [shown, drafted, edited, language, paper]);
    expect(read).toContain(shown);
    for (const word of [drafted, edited, language, paper])
      expect([word, read.includes(word)]).toEqual([word, false]);
    expect(JSON.stringify(await app.database.read(replicaDump))).not.toMatch(
      new RegExp([drafted, edited, language, paper].join("|")),
    );
  });

  test("a language comes and goes on its own", async () => {
    const file = (await upload()).id;
    const [vi, en] = [newWord(), newWord()];
    const id = await panel.create("article", saying(vi, file));
    await panel.publish("article", id);
    await panel.update("article", id, saying(en, file), "en");
    await panel.publish("article", id, "en");
    await sync.lookNow();
    expect(
      (await ask(`article(slug: "s-${vi}") { translations { locale slug } }`)).article.translations,
    ).toEqual([{ locale: "EN", slug: `s-${en}` }]);
    expect((await panel.remove("article", id, "en")).status).toBeLessThan(300);
    await sync.lookNow();
    expect([await title(vi), await title(en, "EN")]).toEqual([`Tiêu đề ${vi}`, undefined]);
  });

  test("unpublished, published again, deleted", async () => {
    const word = newWord();
    const id = await panel.create("article", saying(word, (await upload()).id));
    await panel.publish("article", id);
    await sync.lookNow();
    const first = (await ask(`article(slug: "s-${word}") { id publishedAt }`)).article;
    await panel.act("article", id, "unpublish");
    await sync.lookNow();
    expect(await title(word)).toBeUndefined();
    await panel.publish("article", id);
    await sync.lookNow();
    expect((await ask(`article(slug: "s-${word}") { id publishedAt }`)).article).toEqual(first);
    await panel.remove("article", id);
    await sync.lookNow();
    expect(await everythingReadable(app, [`article ${id} vi`], [word])).not.toContain(word);
    expect(JSON.stringify(await app.database.read(leftInTombstones))).toBe("[]");
  });

  test("a picture's new words and a file's new name are read", async () => {
    const [old, fresh] = [newWord(), newWord()];
    const file = (await panel.upload("nghi-quyet.txt", "text/plain", "Nghị quyết")).body[0];
    const image = (await upload()).id;
    const paper = await panel.create("congress-document", {
      title: old,
      slug: `s-${old}`,
      kind: "resolution",
      files: [file.id],
    });
    await panel.publish("congress-document", paper);
    const id = await panel.create("article", saying(old, image));
    await panel.publish("article", id);
    await sync.lookNow();
    const form = new FormData();
    form.append("fileInfo", JSON.stringify({ name: `${fresh}.txt` }));
    expect((await panel.request("POST", `/upload?id=${file.id}`, form)).status).toBe(200);
    await panel.update(
      "article",
      id,
      saying(old, image, { cover: { file: image, alt: fresh, caption: "Lễ" } }),
    );
    await panel.publish("article", id);
    await sync.lookNow();
    expect(
      await ask(
        `congressDocument(slug: "s-${old}") { files { name mime } } article(slug: "s-${old}") { cover { alt } }`,
      ),
    ).toMatchObject({
      congressDocument: { files: [{ name: `${fresh}.txt`, mime: "text/plain" }] },
      article: { cover: { alt: fresh } },
    });
  });

  test("a reader that dies loses nothing, and the last copy is served while the CMS is away", async () => {
    await sync.lookNow();
    await sync.stop();
    const file = (await upload()).id;
    const words = Array.from({ length: 5 }, newWord);
    const ids: string[] = [];
    for (const word of words) {
      ids.push(await panel.create("article", saying(word, file)));
      await panel.publish("article", ids.at(-1)!);
    }
    await panel.act("article", ids[0]!, "unpublish");
    const dying = {
      kind: app.database.kind,
      source: app.database.source,
      read: (work: Parameters<Database["read"]>[0]) => app.database.read(work),
      write: (work: Parameters<Database["write"]>[0]) =>
        app.database.write(async (tx) => {
          await work(tx);
          throw new Error("killed");
        }),
    } as unknown as Database;
    const before = await app.database.read(readPosition);
    const feed = httpFeed(connection, new AbortController().signal);
    await expect(
      readEvents({ database: dying, clock: app.clock, ownOrigins: [] }, feed, log),
    ).rejects.toThrow("killed");
    expect(await app.database.read(readPosition)).toEqual(before);

    sync = startContentSync(app.database, connection, app.clock, log, PACE);
    await sync.lookNow();
    const titles = () => Promise.all(words.map((word) => title(word)));
    const expected = [undefined, ...words.slice(1).map((word) => `Tiêu đề ${word}`)];
    expect(await titles()).toEqual(expected);

    const restarted = cms.restart();
    await sync.lookNow();
    expect(await titles()).toEqual(expected);
    await restarted;
    panel = await openPanel(cms);
    await panel.remove("article", ids[1]!);
    await sync.lookNow();
    expect(await title(words[1]!)).toBeUndefined();
  });
});
