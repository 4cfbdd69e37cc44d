const VIETNAMESE = /[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]/g;
/** Letters that carry their accent in the font TCVN3 (.VnTime): "C«ng ®oµn", "ng­êi lao ®éng". */
const TCVN3 = /[A-Za-z][µ¸¶·¹»¾¼½Æ«©ª¬®¨][a-z]?|®[\u00a8-\u00ffa-z]|[©ª«¬¨][a-z]/g;
/** In VNI an accent is a letter of its own behind the vowel: "Coâng ñoaøn", "ngöôøi lao ñoäng". */
const VNI = /[aeouyAEOUY][øùûõïâêåäëüáàåãæ](?![øùûõïåäëüæ])|ñ[aeiouyöô]|[öô][øùûõï]/g;

const count = (text: string, pattern: RegExp): number => (text.match(pattern) ?? []).length;

/** The old Vietnamese font that a text was typed for, or null. Such text is Latin letters that only the font shows right. */
export function legacyFontOf(text: string): "TCVN3 (.VnTime)" | "VNI" | null {
  const words = text.replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<[^>]*>/gi, " ");
  const letters = count(words, /\p{L}/gu);
  if (letters < 20) return null;
  const modern = count(words, /[đơưĐƠƯ\u1ea0-\u1ef9]/g);
  const least = Math.max(5, letters * 0.03);
  if (modern > letters * 0.02) return null;
  const tcvn3 = count(words, TCVN3);
  const vni = count(words, VNI);
  if (tcvn3 >= least && tcvn3 >= vni) return "TCVN3 (.VnTime)";
  return vni >= least && count(words, VIETNAMESE) < letters * 0.3 ? "VNI" : null;
}
