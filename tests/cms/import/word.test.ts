import { readDocx } from "../../../cms/src/import/read-docx";
import { recognise } from "../../../cms/src/import/recognise";
import { docx } from "./docx";
import { leftOut, outline } from "./pages";

const PICTURE = Buffer.alloc(2000, 1);

it("a Word document: title, date, caption, table, author; nothing of it is furniture", async () => {
  const bytes = await docx(
    [
      { text: "Hội thao công đoàn ngành lần thứ nhất", bold: true, align: "center" },
      { text: "15/08/2023", align: "center" },
      { text: "Hội thao có mười hai đội, thi bốn môn trong hai ngày ở sân vận động huyện." },
      { text: "", picture: true },
      { text: "Các đội trước giờ khai mạc", align: "center" },
      [
        ["Môn", "Đội nhất"],
        ["Kéo co", "Xưởng hai"],
        ["Chạy việt dã", "Văn phòng"],
      ],
      { text: "Đăng nhập" },
      { text: "Ban tổ chức cảm ơn các tổ y tế đã trực suốt hai ngày và mời mọi người góp ý cho lần sau." },
      { text: "Nguyễn Văn A", bold: true, align: "right" },
    ],
    PICTURE,
  );
  const article = recognise(await readDocx(bytes), "tên tệp");
  expect(article).toMatchObject({
    title: "Hội thao công đoàn ngành lần thứ nhất",
    dateline: { day: "2023-08-15" },
    byline: "Nguyễn Văn A",
    doubts: [],
  });
  expect(outline(article)).toEqual([
    "Hội thao có mười hai đội, thi bốn môn trong hai ngày ở sân vận động huyện.",
    "[Các đội trước giờ khai mạc]",
    "table: Môn Đội nhất Kéo co Xưởng hai Chạy việt dã Văn phòng",
    "Đăng nhập",
    "Ban tổ chức cảm ơn các tổ y tế đã trực suốt hai ngày và mời mọi người góp ý cho lần sau.",
  ]);
  expect(article.body[1].image).toMatchObject({
    contentType: "image/png",
    alt: "Anh chụp từ bục",
    bytes: PICTURE,
  });
  expect(leftOut(article)).toEqual([]);
});

it("what is no Word document is refused in a sentence", async () => {
  await expect(readDocx(Buffer.from("chữ"))).rejects.toThrow("không phải tệp Word .docx");
  await expect(readDocx(Buffer.from("PK\u0003\u0004 hỏng"))).rejects.toThrow("tệp Word bị hỏng");
});
