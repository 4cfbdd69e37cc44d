import { readHtml } from "../../cms/src/body/from-html";
import { meantAddress } from "../../cms/src/body/addresses";
import { bytesOf, picturesOfRtf } from "../../cms/src/admin/rich-text/rtf-pictures";
import { lowerHeadings } from "../../cms/src/body/tidy/headings";
import { PIXEL } from "./panel";

/** A picture as Word writes it into the RTF of the clipboard, and its copy for readers that know no PNG. */
const pict = (
  kind: string,
  bytes: Buffer,
) => `{\\*\\shppict{\\pict{\\*\\picprop\\shplid1025{\\sp{\\sn shapeType}{\\sv 75}}
{\\sp{\\sn pictureGray}{\\sv 0}}}\\picscalex100\\picscaley100\\piccropl0\\picw26\\pich26\\picwgoal15\\pichgoal15\\${kind}\\bliptag-1180353{\\*\\blipuid b9a57bff
0b1c2d3e4f5061728394a5b6}${bytes.toString("hex").replace(/(.{64})/g, "$1\n")}}}{\\nonshppict{\\pict\\picscalex100\\wmetafile8\\bliptag-1180353{\\*\\blipuid b9a57bff0b1c2d3e4f5061728394a5b6}
010009000003a400000000007e00000000000400000003010800050000000b0200000000050000000c0201000100}}`;

it("finds the bytes of the pictures that Word puts beside its text, in their order", () => {
  const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(60, 7)]);
  const rtf = `{\\rtf1\\ansi{\\fonttbl{\\f0 Times;}}\\pard a ${pict("pngblip", PIXEL)}\\par ${pict("jpegblip", jpeg)}\\par }`;
  const found = picturesOfRtf(rtf);
  expect(found.map(({ type }) => type)).toEqual(["image/png", "image/jpeg"]);
  expect(Buffer.from(bytesOf(found[0].hex))).toEqual(PIXEL);
  expect(Buffer.from(bytesOf(found[1].hex))).toEqual(jpeg);
});

it.each(["", "{\\rtf1 no picture}", "{\\pict\\pngblip", "{\\pict\\pngblip zz}", `${"{".repeat(50)}{\\pict}`])(
  "finds none in %p",
  (rtf) => expect(picturesOfRtf(rtf)).toEqual([]),
);

it.each([
  ["congdoan.vn", "https://congdoan.vn"],
  [" congdoan.vn/tin?id=1 ", "https://congdoan.vn/tin?id=1"],
  ["https://congdoan.vn/a b", null],
  ["http://congdoan.vn", "http://congdoan.vn"],
  ["cd@congdoan.vn", "mailto:cd@congdoan.vn"],
  ["tel:0243 1234", "tel:0243 1234"],
  ["/uploads/a.pdf", "/uploads/a.pdf"],
  ["javascript:alert(1)", null],
  ["xem ở đây", null],
  ["/tin-tuc", null],
  ["", null],
])("takes %p for the address %p", (typed, address) => expect(meantAddress(typed)).toBe(address));

it("leaves the first heading to the page's own title, and the order of the others as it is", () => {
  const lowered = (html: string) => {
    const root = readHtml(html);
    lowerHeadings(root);
    return root.innerHTML;
  };
  expect(lowered("<h1>a</h1><h2>b</h2><h6>c</h6>")).toBe("<h2>a</h2><h3>b</h3><h6>c</h6>");
  expect(lowered("<h2>a</h2><h3>b</h3>")).toBe("<h2>a</h2><h3>b</h3>");
});
