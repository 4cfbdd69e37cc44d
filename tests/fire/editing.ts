import { articleData, openPanel, paragraph, PIXEL, type ContentType, type Panel } from "../cms/panel";
import { allPublished, published } from "../cms/feed-reader";
import type { RunningCms } from "../cms/running-cms";
import type { Dice } from "./dice";
import { tell } from "./sizes";

const LOCALES = ["vi", "en"] as const;
type Locale = (typeof LOCALES)[number];

/** A text that somebody works on. */
interface Worked {
  readonly type: ContentType;
  readonly id: string;
  /** The languages that it was written in. */
  readonly locales: Set<Locale>;
}

const WORD = /tu\d+x/g;

/** Every word of these texts that occurs in an answer. */
export const wordsIn = (text: string): Set<string> => new Set(text.match(WORD) ?? []);

/** Editors at work: everything that can happen to texts, at random. Each version of a text says a word of its own. */
export class Editing {
  private readonly texts: Worked[] = [];
  private readonly pictures: number[] = [];
  private panel!: Panel;
  private serial = 0;
  /** Every word that was ever written, and every one that was ever published. */
  readonly written = new Set<string>();
  readonly public = new Set<string>();
  /** How often what was done. */
  readonly done = new Map<string, number>();
  private features = { trash: false, schedule: false };

  private constructor(
    private readonly cms: RunningCms,
    private readonly dice: Dice,
  ) {}

  static async begin(cms: RunningCms, dice: Dice): Promise<Editing> {
    const editing = new Editing(cms, dice);
    editing.panel = await openPanel(cms);
    const trash = await editing.panel.request("GET", "/content-history/trash");
    const tasks = await editing.panel.request("GET", "/editorial/tasks");
    editing.features = { trash: trash.status === 200, schedule: tasks.status === 200 };
    tell(`trash: ${editing.features.trash}, schedules: ${editing.features.schedule}`);
    return editing;
  }

  private word(): string {
    const word = `tu${(this.serial += 1)}x`;
    this.written.add(word);
    return word;
  }

  /** Texts whose words are found by search and by address: one word in every field, shared ones too. */
  private async saying(type: ContentType, word: string): Promise<object> {
    const more = { slug: `s-${word}`, body: paragraph(`Nội dung ${word}`) };
    if (type === "congress-document")
      return { ...more, title: `T ${word}`, kind: "resolution", summary: word, number: word, signedBy: word };
    const image = { file: await this.picture(), alt: word, caption: word };
    return articleData(`T ${word}`, {
      ...{ ...more, excerpt: word, byline: word, sourceName: word, cover: image, gallery: [image] },
      ...{ attachments: [image.file], videoUrl: `https://video.test/${word}` },
    });
  }

  private async picture(): Promise<number> {
    if (this.pictures.length < 3) {
      const { body } = await this.panel.upload(`anh-${this.serial}.png`, "image/png", PIXEL);
      this.pictures.push(body[0].id);
    }
    return this.dice.pick(this.pictures);
  }

  /** Notes what the public may read of a text now. */
  private async look({ type, id }: Pick<Worked, "type" | "id">): Promise<void> {
    for (const locale of LOCALES)
      for (const word of wordsIn(JSON.stringify(await published(this.cms, type, id, locale))))
        this.public.add(word);
  }

  /** Notes what the public may read of everything: what was scheduled is published by nobody's hand. */
  async lookAtAll(): Promise<void> {
    for (const { type, documentId: id } of await allPublished(this.cms)) await this.look({ type, id });
  }

  private readonly actions: readonly (readonly [string, number, () => Promise<void>])[] = [
    ["create", 4, () => this.create()],
    ["edit", 4, () => this.onOne(async (text) => void (await this.edit(text)))],
    ["publish", 8, () => this.onOne((text) => this.publish(text))],
    ["unpublish", 2, () => this.onOne(async (text) => void (await this.act(text, "unpublish")))],
    ["discard a draft", 1, () => this.onOne(async (text) => void (await this.act(text, "discard")))],
    ["delete", 1, () => this.onOne((text) => this.remove(text))],
    ["delete a language", 1, () => this.onOne((text) => this.removeEnglish(text))],
    ["publish many", 1, () => this.many("bulkPublish")],
    ["unpublish many", 1, () => this.many("bulkUnpublish")],
    ["delete many", 0.5, () => this.many("bulkDelete")],
    ["copy", 0.5, () => this.onOne((text) => this.copy(text))],
    ["rename a picture", 1, () => this.rename()],
    ["replace a picture", 0.5, () => this.replace()],
    ["delete a picture", 0.5, () => this.dropPicture()],
    ["delete the whole language", 0.05, () => this.dropLanguage()],
    ["restore from the trash", 1, () => this.restore()],
    ["schedule", 1, () => this.onOne((text) => this.schedule(text))],
  ];

  /** Does something at random; says what. */
  async step(): Promise<string> {
    const total = this.actions.reduce((sum, [, weight]) => sum + weight, 0);
    let at = this.dice.next() * total;
    const [name, , action] = this.actions.find(([, weight]) => (at -= weight) < 0) ?? this.actions[0]!;
    await action();
    this.done.set(name, (this.done.get(name) ?? 0) + 1);
    return name;
  }

  /** Publishes a new text: something that has to arrive after all else. */
  async last(): Promise<void> {
    await this.create();
    await this.publish(this.texts.at(-1)!);
  }

  private async onOne(work: (text: Worked) => Promise<void>): Promise<void> {
    if (this.texts.length === 0) return this.create();
    const text = this.dice.pick(this.texts);
    await this.look(text);
    await work(text);
    await this.look(text);
  }

  private async create(): Promise<void> {
    const type = this.dice.chance(0.75) ? "article" : "congress-document";
    const id = await this.panel.create(type, await this.saying(type, this.word()));
    this.texts.push({ type, id, locales: new Set<Locale>(["vi"]) });
  }

  private async edit(text: Worked): Promise<Locale> {
    const locale = this.dice.pick(LOCALES);
    const { status } = await this.panel.update(
      text.type,
      text.id,
      await this.saying(text.type, this.word()),
      locale,
    );
    if (status < 300) text.locales.add(locale);
    return locale;
  }

  private act({ type, id, locales }: Worked, action: string) {
    return this.panel.act(type, id, action, this.dice.pick([...locales]));
  }

  private async publish(text: Worked): Promise<void> {
    if (this.dice.chance(0.4)) await this.edit(text);
    await this.act(text, "publish");
  }

  private forget(text: Worked): void {
    this.texts.splice(this.texts.indexOf(text), 1);
  }

  private async remove(text: Worked): Promise<void> {
    await this.panel.remove(text.type, text.id);
    this.forget(text);
  }

  private async removeEnglish(text: Worked): Promise<void> {
    if (!text.locales.has("en")) return;
    await this.panel.remove(text.type, text.id, "en");
    text.locales.delete("en");
  }

  private async many(action: string): Promise<void> {
    const type = this.dice.pick(["article", "congress-document"] as const);
    const some = this.dice.some(
      this.texts.filter((text) => text.type === type),
      1 + this.dice.below(4),
    );
    if (some.length === 0) return;
    await this.panel.bulk(
      type,
      action,
      some.map(({ id }) => id),
    );
    for (const text of some) await this.look(text);
    if (action === "bulkDelete") {
      // Of a text in two languages, the other one stays.
      for (const text of some) if (!text.locales.has("en")) this.forget(text);
    }
  }

  private async copy({ type, id }: Worked): Promise<void> {
    const answer = await this.panel.request(
      "POST",
      `/content-manager/collection-types/api::${type}.${type}/clone/${id}?locale=vi`,
      { ...(await this.saying(type, this.word())), locale: "vi" },
    );
    const copy = answer.body?.data?.documentId;
    if (copy) this.texts.push({ type, id: copy, locales: new Set<Locale>(["vi"]) });
  }

  private async rename(): Promise<void> {
    const file = await this.picture();
    const name = `anh-moi-${(this.serial += 1)}.png`;
    await this.panel.request("PUT", `/upload/files/${file}`, { fileInfo: { name, alternativeText: name } });
  }

  private async replace(): Promise<void> {
    const form = new FormData();
    form.append("files", new Blob([new Uint8Array(PIXEL)], { type: "image/png" }), "thay.png");
    form.append("fileInfo", JSON.stringify({ name: `thay-${(this.serial += 1)}.png` }));
    await this.panel.request("POST", `/upload/files/${await this.picture()}/replace`, form);
  }

  private async dropPicture(): Promise<void> {
    const file = await this.picture();
    await this.panel.request("DELETE", `/upload/files/${file}`);
    this.pictures.splice(this.pictures.indexOf(file), 1);
  }

  private async dropLanguage(): Promise<void> {
    const { body } = await this.panel.request("GET", "/i18n/locales");
    const english = (body as { id: number; code: string }[]).find(({ code }) => code === "en");
    if (english) await this.panel.request("DELETE", `/i18n/locales/${english.id}`);
    await this.panel.request("POST", "/i18n/locales", { code: "en", name: "English (en)", isDefault: false });
    for (const text of this.texts) text.locales.delete("en");
    for (const text of this.texts.filter(({ locales }) => locales.size === 0)) this.forget(text);
  }

  private async restore(): Promise<void> {
    if (!this.features.trash) return this.create();
    const { body } = await this.panel.request("GET", "/content-history/trash");
    const [thrown] = body.deletions ?? [];
    if (!thrown) return this.create();
    const { status } = await this.panel.request(
      "POST",
      `/content-history/trash/${thrown.deletion}/restore`,
      {},
    );
    if (status < 300 && !this.texts.some(({ id }) => id === thrown.documentId))
      this.texts.push({ type: thrown.type, id: thrown.documentId, locales: new Set<Locale>(["vi"]) });
    await this.look({ type: thrown.type, id: thrown.documentId });
  }

  private async schedule({ type, id }: Worked): Promise<void> {
    if (!this.features.schedule) return this.create();
    const at = new Date(Date.now() + 2_000 + this.dice.below(3_000)).toISOString();
    const times = this.dice.chance(0.6) ? { publishAt: at } : { unpublishAt: at };
    await this.panel.request("PUT", `/editorial/documents/${type}/${id}/vi/schedule`, times);
  }

  /** Where a text is read under an id of its own. */
  keys(): string[] {
    return this.texts.flatMap(({ type, id }) => LOCALES.map((locale) => `${type} ${id} ${locale}`));
  }

  /** The latest words: those that are likely to be drafts. */
  latest(count: number): string[] {
    return [...this.written].slice(-count);
  }
}
