import fc from "fast-check";
import { readHtml } from "../../../cms/src/import/html/read-html";
import { readText } from "../../../cms/src/import/read-text";
import { recognise } from "../../../cms/src/import/recognise";
import type { Article } from "../../../cms/src/import/article";

const TITLES = [
  "Công đoàn ngành tổng kết đợt thi đua hè",
  "Tổ công đoàn xưởng may số hai: một năm nhìn lại",
  "Hội nghị người lao động năm 2024 – Lắng nghe và cùng làm",
  "Khai giảng lớp bồi dưỡng nghiệp vụ công đoàn cho cán bộ mới được bầu ở các công đoàn cơ sở trực thuộc công đoàn ngành trong quý ba",
];

const PROSE = [
  "Sáng 12/7, hơn một trăm đoàn viên đã về dự buổi tổng kết tại hội trường của công đoàn ngành.",
  "Trong sáu tháng, các tổ đã góp 214 sáng kiến; có 37 sáng kiến được áp dụng ngay, làm lợi khoảng 1,2 tỷ đồng.",
  "Lượt xem bản tin nội bộ tăng gấp ba, nhiều ý kiến gửi về hộp thư đã được trả lời trong tuần.",
  "Tin khác với lời đồn, quỹ tương trợ không bị cắt mà được bổ sung từ nguồn tiết kiệm chi.",
  "Thứ nhất, về tổ chức: kết nạp 25 đoàn viên, thành lập hai tổ mới, phân công người theo dõi từng việc.",
  "“Chúng tôi cần nhất là bữa ăn ca nóng”, một công nhân nói; ban chấp hành hứa trả lời trước ngày 30/8/2024.",
  "Đánh giá chung, phong trào đều tay hơn năm trước, song một số tổ còn họp cho có.",
  "Từ khóa của nửa năm tới là: an toàn, công khai và kịp thời./.",
  "Địa chỉ nhận góp ý: phòng 204, nhà B; điện thoại 0200 000 111, gặp thường trực công đoàn trong giờ làm việc.",
  "Nguồn kinh phí gồm ba phần: đoàn phí, kinh phí công đoàn và phần hỗ trợ của chuyên môn.",
];

const CAPTIONS = ["Đại biểu biểu quyết tại hội nghị", "Trao giấy khen cho các tổ xuất sắc tại buổi tổng kết"];

const DATES = [
  ["Thứ sáu - 12/07/2024 09:15", "2024-07-12"],
  ["(Cập nhật: 12/07/2024)", "2024-07-12"],
  ["Cập nhật lúc 09:15 ngày 12/07/2024", "2024-07-12"],
  ["Ngày đăng: 12-7-2024 | Lượt xem: 1.204", "2024-07-12"],
  ["Thứ Sáu, 12/07/2024, 09:15 (GMT+7)", "2024-07-12"],
  ["Thứ sáu, ngày 12 tháng 7 năm 2024", "2024-07-12"],
  ["12/07/2024", "2024-07-12"],
] as const;

const ABOVE = [
  "Trang chủ » Tin tức » Tin công đoàn",
  "Đăng nhập",
  "Thứ hai, ngày 05 tháng 08 năm 2024",
  "Giới thiệu",
  "Liên hệ",
  "Điện thoại: 0200 123 456",
  "cdn@example.gov.vn",
];

const BELOW = [
  "Tổng số điểm của bài viết là: 5 trong 1 đánh giá",
  "Click để đánh giá bài viết",
  "In trang | Gửi email | Facebook",
  "Các tin khác",
  "Công đoàn ngành tặng quà Trung thu cho con đoàn viên (12/09/2023)",
  "1 2 3 4 5",
  "Thống kê truy cập",
  "Hôm nay: 45",
  "Tổng lượt truy cập: 1.234.567",
  "Đăng nhập",
  "Bản quyền © Công đoàn ngành",
  "ipv6 ready Chung nhan Tin Nhiem Mang",
];

const some = (texts: string[]) => fc.subarray(texts, { minLength: 0 });

const pages = fc.record({
  title: fc.constantFrom(...TITLES),
  date: fc.constantFrom(...DATES),
  prose: fc.shuffledSubarray(PROSE, { minLength: 2, maxLength: 8 }),
  caption: fc.constantFrom(null, ...CAPTIONS),
  captionAt: fc.nat(),
  above: some(ABOVE),
  below: some(BELOW),
  credit: fc.constantFrom(
    null,
    "Nguồn: Văn phòng Công đoàn",
    "Tác giả: Nguyễn Văn A",
    "Nguyễn Văn A",
    "BCH CĐN (Nguyễn Văn A)",
  ),
  twice: fc.boolean(),
});

type Sample = typeof pages extends fc.Arbitrary<infer T> ? T : never;

const body = ({ prose, caption, captionAt }: Sample): string[] => {
  const lines = [...prose];
  if (caption) lines.splice(1 + (captionAt % (prose.length - 1)), 0, caption);
  return lines;
};

const dump = (page: Sample): string =>
  [
    ...page.above,
    ...(page.twice ? [page.title] : []),
    page.title,
    page.date[0],
    ...body(page).flatMap((line) => (line === page.caption ? [line, line] : [line])),
    ...(page.credit ? [page.credit] : []),
    ...page.below,
  ].join("\n\n");

const escape = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

const html = (page: Sample, nested: boolean): string => {
  const text = body(page).map((line) =>
    line === page.caption
      ? `<p align="center"><img src="a.jpg"><br><i>${line}</i></p>`
      : `<p>${escape(line)}</p>`,
  );
  const main = [
    `<h1>${escape(page.title)}</h1><div class="date">${escape(page.date[0])}</div>`,
    nested ? `<div class="content">${text.join("\n")}</div>` : text.join("\n"),
    page.credit ? `<p style="text-align:right"><b>${page.credit}</b></p>` : "",
  ].join("\n");
  const around = (lines: string[]) => lines.map((line) => `<div>${escape(line)}</div>`).join("\n");
  return nested
    ? `<body><div id="top">${around(page.above)}</div><div id="main">${main}</div><div id="bottom">${around(page.below)}</div></body>`
    : `<body><table><tr><td>${around(page.above)}</td></tr><tr><td>${main}${around(page.below)}</td></tr></table></body>`;
};

function check(page: Sample, article: Article): void {
  expect(article.title).toBe(page.title);
  expect(article.dateline?.day).toBe(page.date[1]);
  expect(article.body.flatMap(({ text, image }) => image?.caption ?? text)).toEqual(body(page));
  const credits = [article.byline, article.sourceName].filter(Boolean);
  expect(credits).toEqual(page.credit ? [page.credit.replace(/^.*: /, "")] : []);
  const left = article.dropped.map(({ text }) => text);
  for (const line of [...page.above, ...page.below]) expect(left).toContain(line);
}

const options = { numRuns: 200, seed: 2024 };

it("whatever portal a text dump comes from, its article is whole and nothing else is in it", () => {
  fc.assert(
    fc.property(pages, (page) => check(page, recognise(readText(dump(page)), "tên tệp"))),
    options,
  );
});

it("whatever portal a page comes from, in boxes or in tables, its article is whole and nothing else is in it", () => {
  fc.assert(
    fc.property(pages, fc.boolean(), (page, nested) =>
      check(page, recognise(readHtml(html(page, nested)), "tên tệp")),
    ),
    options,
  );
});
