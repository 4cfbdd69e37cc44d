/** One reason why the API could not take a published form over: a path into the document, and a sentence. */
export interface Fault {
  path: string[];
  vi: string;
  en: string;
}

type Form = Record<string, unknown>;

/** The API's limits on texts, in characters after NFC. */
const LENGTHS: Record<string, number> = {
  title: 300,
  slug: 300,
  excerpt: 5000,
  summary: 10_000,
  byline: 300,
  sourceName: 300,
  signedBy: 300,
  number: 100,
  congressKey: 100,
  campaignCode: 100,
  unionCode: 100,
  body: 1_000_000,
};

/** The API's limits on lists. */
const COUNTS: Record<string, number> = { unionCodes: 200, gallery: 500, attachments: 500, files: 500 };

const LONGEST_ADDRESS = 2000;
const LARGEST_FORM = 3_900_000;

/** True for a day that the calendar has and the API stores: after 1000-01-01 and before 9999-12-31. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text <= "1000-01-01" || text >= "9999-12-31") return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, href } = new URL(text);
  return /^https?:$/.test(protocol) && href.length <= LONGEST_ADDRESS;
}

/** Everything in a published form that the API would refuse or leave out; empty when all of it arrives. */
export function faultsOf(form: Form): Fault[] {
  const faults: Fault[] = [];
  const fault = (field: string, vi: string, en: string) => faults.push({ path: [field], vi, en });
  for (const field of ["title", "slug"])
    if (!form[field]) fault(field, "không được để trống", "must not be blank");
  for (const [field, most] of Object.entries(LENGTHS)) {
    const value = form[field];
    if (typeof value === "string" && value.normalize("NFC").length > most)
      fault(field, `dài quá ${most} ký tự`, `is longer than ${most} characters`);
  }
  for (const [field, most] of Object.entries(COUNTS)) {
    const value = form[field];
    if (Array.isArray(value) && value.length > most)
      fault(field, `có quá ${most} mục`, `has more than ${most} items`);
  }
  for (const field of ["sourceUrl", "videoUrl"])
    if (typeof form[field] === "string" && !isWebAddress(form[field]))
      fault(field, "không phải là địa chỉ http(s) dùng được", "is not a usable http(s) address");
  for (const field of ["dateline", "issuedOn"])
    if (typeof form[field] === "string" && !isDay(form[field]))
      fault(field, "không phải là một ngày dùng được", "is not a usable day");
  if (faults.length === 0 && Buffer.byteLength(JSON.stringify(form)) > LARGEST_FORM)
    fault("body", "quá lớn, hãy chia thành nhiều bài", "is too large, please divide it");
  return faults;
}
