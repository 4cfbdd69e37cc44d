const WIDTH = 30;

/** A bar on the terminal that says how far a long work has come; nothing where no person watches. */
export function progressBar(terminal: { readonly isTTY?: boolean; write(text: string): unknown }): {
  readonly show: (done: number, all: number) => void;
  readonly clear: () => void;
} {
  if (!terminal.isTTY) return { show: () => undefined, clear: () => undefined };
  const numbers = new Intl.NumberFormat("vi-VN");
  return {
    show: (done, all) => {
      const full = all === 0 ? WIDTH : Math.floor((WIDTH * done) / all);
      const bar = "█".repeat(full) + "░".repeat(WIDTH - full);
      terminal.write(`\r${bar} ${numbers.format(done)} / ${numbers.format(all)}`);
    },
    clear: () => terminal.write("\r\x1b[K"),
  };
}
