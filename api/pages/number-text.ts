const PLAIN = /^\d+$/;
const GROUPED = /^\d{1,3}(\.\d{3})+$/;
const SPACED = /^\d{1,3}([ \u00a0\u202f]\d{3})+$/;

/** What a person typed into a number field. */
export type TypedNumber =
  | { readonly kind: "empty" }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "unclear"; readonly why: string };

/**
 * Reads a whole number as Vietnamese write it: 1234567, 1.234.567 or 1 234 567. Anything that could mean two numbers,
 * such as 1.5 or 1,234, is unclear and never guessed.
 */
export function readNumber(text: string): TypedNumber {
  const typed = text.trim();
  if (typed === "") return { kind: "empty" };
  if (!PLAIN.test(typed) && !GROUPED.test(typed) && !SPACED.test(typed)) {
    return {
      kind: "unclear",
      why: `“${typed.slice(0, 40)}” không phải số nguyên. Viết 1234567 hoặc 1.234.567, không có phần lẻ, chữ hay dấu phẩy.`,
    };
  }
  const value = Number(typed.replace(/\D/g, ""));
  if (!Number.isSafeInteger(value)) return { kind: "unclear", why: "Số quá lớn." };
  return { kind: "number", value };
}

/** A whole number as Vietnamese write it: 1.234.567. */
export function writeNumber(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ".");
}
