import { promisify } from "node:util";
import { constants, crc32, deflateRaw, deflateRawSync } from "node:zlib";

const deflate = promisify<Buffer, object, Buffer>(deflateRaw);

/** RFC 1952: magic, DEFLATE, no flags, no time, no extra flags, unknown system. */
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);

/** Compresses the beginning of a text so that it ends on a whole byte and any text can follow. */
export function deflateHead(head: Buffer): Promise<Buffer> {
  return deflate(head, { finishFlush: constants.Z_FULL_FLUSH });
}

/** One gzip member of a text whose beginning was compressed once and whose end differs from answer to answer. */
export function gzipWithTail(head: Buffer, deflatedHead: Buffer, tail: Buffer): Buffer {
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(tail, crc32(head)), 0);
  trailer.writeUInt32LE((head.length + tail.length) % 2 ** 32, 4);
  return Buffer.concat([HEADER, deflatedHead, deflateRawSync(tail), trailer]);
}
