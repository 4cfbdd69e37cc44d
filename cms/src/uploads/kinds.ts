const starts = (head: Buffer, bytes: string, at = 0) =>
  head.subarray(at, at + bytes.length).equals(Buffer.from(bytes, "latin1"));

const ZIP = (head: Buffer) => starts(head, "PK\x03\x04");
/** The files of Office before 2007. */
const COMPOUND = (head: Buffer) => starts(head, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
const MP4 = (head: Buffer) => starts(head, "ftyp", 4);

/** A kind of file that may be uploaded: `isTrue` tells by its first bytes whether it is what its name says. */
export interface Kind {
  isTrue(head: Buffer): boolean;
  /** Has no bytes of its own to be known by: read as text, and looked through for markup. */
  isText?: boolean;
}

const TEXT: Kind = { isText: true, isTrue: (head) => !head.includes(0) };
const JPEG: Kind = { isTrue: (head) => starts(head, "\xff\xd8\xff") };

/** What may be uploaded, by the ending of its name. No SVG, no HTML, no program. */
export const KINDS: Readonly<Record<string, Kind>> = {
  ".jpg": JPEG,
  ".jpeg": JPEG,
  ".png": { isTrue: (head) => starts(head, "\x89PNG\r\n\x1a\n") },
  ".gif": { isTrue: (head) => starts(head, "GIF87a") || starts(head, "GIF89a") },
  ".webp": { isTrue: (head) => starts(head, "RIFF") && starts(head, "WEBP", 8) },
  ".avif": { isTrue: (head) => MP4(head) && (starts(head, "avif", 8) || starts(head, "avis", 8)) },
  ".pdf": { isTrue: (head) => starts(head, "%PDF-") },
  ".doc": { isTrue: COMPOUND },
  ".xls": { isTrue: COMPOUND },
  ".ppt": { isTrue: COMPOUND },
  ".docx": { isTrue: ZIP },
  ".xlsx": { isTrue: ZIP },
  ".pptx": { isTrue: ZIP },
  ".odt": { isTrue: ZIP },
  ".ods": { isTrue: ZIP },
  ".odp": { isTrue: ZIP },
  ".txt": TEXT,
  ".csv": TEXT,
  ".mp3": { isTrue: (head) => starts(head, "ID3") || (head[0] === 0xff && (head[1]! & 0xe0) === 0xe0) },
  ".m4a": { isTrue: MP4 },
  ".mp4": { isTrue: MP4 },
  ".webm": { isTrue: (head) => starts(head, "\x1a\x45\xdf\xa3") },
};
