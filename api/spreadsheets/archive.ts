import { fromBuffer, open, type Entry, type Options, type ZipFile } from "yauzl";
import type { Readable } from "node:stream";
import { crc32 } from "node:zlib";
import { fileRefused, macrosRefused } from "./refusal";

/** How large a spreadsheet may be, packed and unpacked. */
export interface ArchiveLimits {
  /** Bytes of the file. */
  readonly bytes: number;
  /** Bytes of all its parts unpacked. */
  readonly inflated: number;
}

/** What a union hands in over the network. */
export const UPLOAD_LIMITS: ArchiveLimits = { bytes: 2 * 1024 ** 2, inflated: 40 * 1024 ** 2 };
/** What an operator loads from a file of their own. */
export const IMPORT_LIMITS: ArchiveLimits = { bytes: 100 * 1024 ** 2, inflated: 1024 ** 3 };

/** More parts than any workbook of ours has. */
const MOST_PARTS = 500;
/** XML of spreadsheets shrinks to a tenth; a part that shrinks to less than this share was made to burst. */
const MOST_RATIO = 250;
/** Below this size a high ratio harms nobody (a part of blanks). */
const RATIO_MATTERS_FROM = 1024 ** 2;

const ZIP = Buffer.from("PK\x03\x04", "latin1");
const COMPOUND = Buffer.from("d0cf11e0a1b11ae1", "hex");
const ENCRYPTED_STREAM = Buffer.from("EncryptedPackage", "utf16le");

const TOO_LARGE = (limits: ArchiveLimits): string =>
  `Tệp lớn quá ${limits.bytes / 1024 ** 2} MB / the file is larger than ${limits.bytes / 1024 ** 2} MB.`;
const BURSTS =
  "Tệp nén bung ra lớn bất thường nên không được đọc / the file unpacks to an unreasonable size and is not read.";
const NOT_XLSX =
  "Đây không phải tệp .xlsx, dù tên có thể ghi như vậy / this is not an .xlsx file, whatever its name says.";
const BROKEN = "Tệp .xlsx bị hỏng / the .xlsx file is damaged.";
const ENCRYPTED =
  "Tệp đặt mật khẩu không đọc được; hãy bỏ mật khẩu rồi gửi lại / the file is protected by a password; remove it and send the file again.";

/** The parts of one .xlsx file. */
export interface Archive {
  readonly names: readonly string[];
  /** The text of a part, piece by piece; it stops where more comes out than was announced. */
  read(name: string): AsyncIterable<string>;
  close(): void;
}

/** What the first bytes of a file say it is, before anything is unpacked. Anything but a zip archive is refused by name. */
export function checkSignature(head: Buffer, whole: Buffer = head): void {
  if (head.subarray(0, 4).equals(ZIP)) return;
  if (!head.subarray(0, 8).equals(COMPOUND)) throw fileRefused(NOT_XLSX);
  if (whole.includes(ENCRYPTED_STREAM)) throw fileRefused(ENCRYPTED);
  throw fileRefused(
    "Tệp ở định dạng .xls cũ; hãy lưu lại thành .xlsx / the file is in the old .xls format; save it as .xlsx.",
  );
}

function checkEntry(entry: Entry): void {
  if (entry.generalPurposeBitFlag & 1) throw fileRefused(ENCRYPTED);
  const { uncompressedSize: size, compressedSize: packed } = entry;
  if (size > RATIO_MATTERS_FROM && size > MOST_RATIO * packed) throw fileRefused(BURSTS);
}

function checkNames(names: readonly string[]): void {
  if (names.some((name) => /vbaProject|macrosheets\/|activeX\//i.test(name))) {
    throw macrosRefused();
  }
  if (names.some((name) => /externalLinks\//i.test(name))) {
    throw fileRefused(
      "Tệp liên kết tới tệp khác nên không được nhận / the file is linked to other files and is not accepted.",
    );
  }
  if (!names.includes("[Content_Types].xml")) throw fileRefused(NOT_XLSX);
}

async function listEntries(zip: ZipFile, limits: ArchiveLimits): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let inflated = 0;
  await new Promise<void>((resolve, reject) => {
    zip.on("error", () => reject(fileRefused(BROKEN)));
    zip.on("end", resolve);
    zip.on("entry", (entry: Entry) => {
      try {
        inflated += entry.uncompressedSize;
        if (inflated > limits.inflated || entries.size >= MOST_PARTS) throw fileRefused(BURSTS);
        if (entries.has(entry.fileName)) throw fileRefused(BROKEN);
        checkEntry(entry);
        entries.set(entry.fileName, entry);
        zip.readEntry();
      } catch (error) {
        reject(error as Error);
      }
    });
    zip.readEntry();
  });
  checkNames([...entries.keys()]);
  return entries;
}

function contents(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) =>
    zip.openReadStream(entry, (error, stream) => (error ? reject(fileRefused(BROKEN)) : resolve(stream))),
  );
}

async function* textOf(zip: ZipFile, entry: Entry): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let left = entry.uncompressedSize;
  let sum = 0;
  try {
    for await (const chunk of (await contents(zip, entry)) as AsyncIterable<Buffer>) {
      left -= chunk.length;
      if (left < 0) throw fileRefused(BURSTS);
      sum = crc32(chunk, sum);
      yield decoder.decode(chunk, { stream: true });
    }
    // The library doesn't look: a digit that flipped on the way would be another figure.
    if (sum !== entry.crc32) throw fileRefused(BROKEN);
    yield decoder.decode();
  } catch (error) {
    if (error instanceof Error && "extensions" in error) throw error;
    // The library stops a stream that yields more than it announced; a bomb is told from a damaged file.
    throw fileRefused(/too many bytes/.test(String(error)) ? BURSTS : BROKEN);
  }
}

async function archiveOf(zip: ZipFile, limits: ArchiveLimits): Promise<Archive> {
  try {
    const entries = await listEntries(zip, limits);
    return {
      names: [...entries.keys()],
      read: (name) => {
        const entry = entries.get(name);
        if (!entry) throw fileRefused(BROKEN);
        return textOf(zip, entry);
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

const OPTIONS: Options = { lazyEntries: true, autoClose: false, validateEntrySizes: true };

/** Opens a file that is held in memory. */
export async function openArchive(bytes: Buffer, limits = UPLOAD_LIMITS): Promise<Archive> {
  if (bytes.length > limits.bytes) throw fileRefused(TOO_LARGE(limits));
  checkSignature(bytes);
  const zip = await new Promise<ZipFile>((resolve, reject) =>
    fromBuffer(bytes, OPTIONS, (error, opened) => (error ? reject(fileRefused(BROKEN)) : resolve(opened))),
  );
  return archiveOf(zip, limits);
}

/** Opens a file on the disk of whoever runs the command, without holding it in memory. */
export async function openArchiveAt(path: string, limits = IMPORT_LIMITS): Promise<Archive> {
  const zip = await new Promise<ZipFile>((resolve, reject) =>
    open(path, OPTIONS, (error, opened) => (error ? reject(fileRefused(BROKEN)) : resolve(opened))),
  );
  if (zip.fileSize > limits.bytes) {
    zip.close();
    throw fileRefused(TOO_LARGE(limits));
  }
  return archiveOf(zip, limits);
}
