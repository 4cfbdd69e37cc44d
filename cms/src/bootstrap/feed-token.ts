import type { Core } from "@strapi/strapi";
import { readSettings } from "../../config/environment/settings";

const NAME = "content-feed";
const permissions = ["api::feed.feed.events", "api::feed.feed.document", "api::feed.feed.published"];

/**
 * The only token of the content API: it reads the feed and nothing else. Its secret is CMS_FEED_TOKEN, kept as a hash
 * and replaced when the setting changes. The two tokens that Strapi makes for itself on a first start are removed.
 */
export async function keepFeedToken(strapi: Core.Strapi): Promise<void> {
  const service = strapi.service("admin::api-token-content-api");
  const tokens = strapi.db.query("admin::api-token");
  const accessKey: string = service.hash(readSettings().feedToken);
  let token = await tokens.findOne({ where: { name: NAME }, populate: { permissions: true } });
  if (!token) {
    await tokens.deleteMany({ where: { name: { $in: ["Read Only", "Full Access"] }, lastUsedAt: null } });
    await service.create({
      kind: "content-api",
      name: NAME,
      description: "API đọc bài đã xuất bản",
      type: "custom",
      permissions,
      lifespan: null,
    });
    token = await tokens.findOne({ where: { name: NAME }, populate: { permissions: true } });
  }
  const granted = (token.permissions as { action: string }[]).map(({ action }) => action).sort();
  if (token.type !== "custom" || granted.join() !== [...permissions].sort().join())
    await service.update(token.id, { kind: "content-api", type: "custom", permissions });
  if (token.accessKey !== accessKey)
    await tokens.update({
      where: { id: token.id },
      data: { accessKey, encryptedKey: null, expiresAt: null, lifespan: null },
    });
}
