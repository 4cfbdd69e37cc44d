import type { Core } from "@strapi/strapi";
import { recordMediaWrite } from "../../outbox/media-writes";

interface Uploads {
  upload(...what: unknown[]): Promise<unknown>;
  updateFileInfo(id: number, ...rest: unknown[]): Promise<unknown>;
  replace(id: number, ...rest: unknown[]): Promise<unknown>;
  remove(file: { id: number }): Promise<unknown>;
}

interface UploadPlugin {
  services: { upload(context: { strapi: Core.Strapi }): Uploads };
}

/** The media library writes past the document service: its writes get their outbox rows here. */
export default (plugin: UploadPlugin) => {
  const original = plugin.services.upload;
  plugin.services.upload = (context) => {
    const { strapi } = context;
    const uploads = original(context);
    return {
      ...uploads,
      // The file's row and its audit are one transaction.
      upload: (...what) => strapi.db.transaction(() => uploads.upload(...what)) as Promise<unknown>,
      updateFileInfo: (id, ...rest) =>
        recordMediaWrite(strapi, id, "updateMedia", () => uploads.updateFileInfo(id, ...rest)),
      replace: (id, ...rest) =>
        recordMediaWrite(strapi, id, "replaceMedia", () => uploads.replace(id, ...rest)),
      remove: (file) => recordMediaWrite(strapi, file.id, "deleteMedia", () => uploads.remove(file)),
    };
  };
  return plugin;
};
