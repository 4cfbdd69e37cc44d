import type { Core } from "@strapi/strapi";
import { recordMediaWrite } from "../../outbox/media-writes";
import { refuseUntrue, type ReceivedFile } from "../../uploads/refuse-untrue";

interface Uploads {
  updateFileInfo(id: number, ...rest: unknown[]): Promise<unknown>;
  upload(given: { files: ReceivedFile | ReceivedFile[] }, ...rest: unknown[]): Promise<unknown>;
  findOne(id: number): Promise<{ ext: string } | null>;
  replace(id: number, given: { file: ReceivedFile }, ...rest: unknown[]): Promise<unknown>;
  remove(file: { id: number }): Promise<unknown>;
}

interface UploadPlugin {
  services: { upload(context: { strapi: Core.Strapi }): Uploads };
}

/**
 * The media library writes past the document service: its three writes get their outbox rows here. Whatever comes in
 * has to be what its name says; a replacement keeps the ending of the first file, so it has to be of that kind too.
 */
export default (plugin: UploadPlugin) => {
  const original = plugin.services.upload;
  plugin.services.upload = (context) => {
    const { strapi } = context;
    const uploads = original(context);
    return {
      ...uploads,
      updateFileInfo: (id, ...rest) =>
        recordMediaWrite(strapi, id, "updateMedia", () => uploads.updateFileInfo(id, ...rest)),
      async upload(given, ...rest) {
        for (const file of [given.files].flat()) await refuseUntrue(file);
        // The file's row and its audit are one transaction.
        return strapi.db.transaction(() => uploads.upload(given, ...rest)) as Promise<unknown>;
      },
      async replace(id, given, ...rest) {
        await refuseUntrue(given.file, (await uploads.findOne(id))?.ext);
        return recordMediaWrite(strapi, id, "replaceMedia", () => uploads.replace(id, given, ...rest));
      },
      remove: (file) => recordMediaWrite(strapi, file.id, "deleteMedia", () => uploads.remove(file)),
    };
  };
  return plugin;
};
