import type { VNode } from "preact";

/** The way round the form for those who would rather fill in a spreadsheet. */
export function SpreadsheetBox({ action, csrf }: { action: string; csrf: string }): VNode {
  return (
    <details class="card fold sheet">
      <summary>Làm bằng Excel</summary>
      <p class="hint">
        Tải mẫu của kỳ này về, điền vào cột “Giá trị” rồi gửi lên. Tệp chỉ được nhận khi đúng công đoàn, đúng
        kỳ; số liệu vào bản nháp, sau đó vẫn phải xem lại và bấm “Nộp báo cáo”.
      </p>
      <p>
        <a class="button" href={`${action}/mau.xlsx`}>
          Tải mẫu Excel
        </a>
      </p>
      <form method="post" action={`${action}/tep`} encType="multipart/form-data" class="upload">
        <input type="hidden" name="csrf" value={csrf} />
        <label for="tep">Tệp đã điền (.xlsx)</label>
        <input
          id="tep"
          type="file"
          name="tep"
          required
          accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        />
        <button>Gửi tệp lên</button>
      </form>
    </details>
  );
}
