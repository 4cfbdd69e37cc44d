/** How cells look and whether they may be changed, by name. The number of a style is its place in the list. */
interface Style {
  readonly font: number;
  readonly fill: number;
  readonly border: number;
  /** 0 general, 3 `#,##0`, 49 text. */
  readonly format: number;
  readonly open?: boolean;
  readonly align?: string;
}

const WRAP = 'vertical="center" wrapText="1"';
const MIDDLE = 'horizontal="center" vertical="center" wrapText="1"';

const STYLES = {
  plain: { font: 0, fill: 0, border: 0, format: 0 },
  title: { font: 1, fill: 0, border: 0, format: 0, align: 'vertical="center"' },
  quiet: { font: 3, fill: 0, border: 0, format: 0, align: WRAP },
  head: { font: 2, fill: 2, border: 1, format: 0, align: MIDDLE },
  group: { font: 4, fill: 3, border: 1, format: 0, align: 'vertical="center"' },
  text: { font: 0, fill: 0, border: 1, format: 0, align: WRAP },
  code: { font: 3, fill: 0, border: 1, format: 0, align: 'vertical="center"' },
  past: { font: 3, fill: 0, border: 1, format: 3, align: 'vertical="center"' },
  number: { font: 0, fill: 4, border: 1, format: 3, open: true, align: 'vertical="center"' },
  proposed: { font: 5, fill: 5, border: 1, format: 3, open: true, align: 'vertical="center"' },
  word: {
    font: 0,
    fill: 4,
    border: 1,
    format: 49,
    open: true,
    align: 'horizontal="center" vertical="center"',
  },
  note: { font: 0, fill: 4, border: 1, format: 49, open: true, align: WRAP },
} satisfies Record<string, Style>;

export type StyleName = keyof typeof STYLES;

const NAMES = Object.keys(STYLES);

/** The number by which cells refer to a style. */
export const styleNumber = (name: StyleName): number => NAMES.indexOf(name);

const font = (more: string, colour = "FF1F2933"): string =>
  `<font>${more}<sz val="11"/><color rgb="${colour}"/><name val="Times New Roman"/><family val="1"/></font>`;

const FONTS = [
  font(""),
  font("<b/>").replace('sz val="11"', 'sz val="15"'),
  font("<b/>", "FFFFFFFF"),
  font("", "FF616E7C"),
  font("<b/>", "FF7B1E1E"),
  font("<i/>", "FF7A4F01"),
];
const solid = (colour: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
const FILLS = [
  '<fill><patternFill patternType="none"/></fill>',
  '<fill><patternFill patternType="gray125"/></fill>',
  solid("FF9B1C1C"),
  solid("FFF7E4E1"),
  solid("FFFFFDF3"),
  solid("FFFFF0C2"),
];
const LINE = '<color rgb="FFC9CED6"/>';
const BORDERS = [
  "<border><left/><right/><top/><bottom/><diagonal/></border>",
  `<border>${["left", "right", "top", "bottom"].map((side) => `<${side} style="thin">${LINE}</${side}>`).join("")}<diagonal/></border>`,
];

const list = (name: string, items: readonly string[]): string =>
  `<${name} count="${items.length}">${items.join("")}</${name}>`;

function format({ font: fontId, fill, border, format: id, open, align }: Style): string {
  return (
    `<xf numFmtId="${id}" fontId="${fontId}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1"` +
    ` applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"><alignment ${align ?? ""}/><protection locked="${open ? 0 : 1}"/></xf>`
  );
}

/** The part `xl/styles.xml`. The one differential format is what a cell looks like that breaks a rule. */
export function stylesPart(): string {
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    list("fonts", FONTS),
    list("fills", FILLS),
    list("borders", BORDERS),
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    list("cellXfs", Object.values(STYLES).map(format)),
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    list("dxfs", [
      '<dxf><font><b/><color rgb="FF9B1C1C"/></font><fill><patternFill patternType="solid"><bgColor rgb="FFFFD6CC"/></patternFill></fill></dxf>',
    ]),
    "</styleSheet>",
  ].join("");
}
