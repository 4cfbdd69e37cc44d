const colours = process.stderr.isTTY && !process.env.NO_COLOR;
const paint = (code) => (text) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);

export const bold = paint(1);
export const dim = paint(2);
export const red = paint(31);
export const green = paint(32);
export const yellow = paint(33);

/** A sentence for people, Vietnamese first. It goes to stderr: stdout belongs to the command's own result. */
export function say(vi, en) {
  process.stderr.write(`${vi}\n${dim(en)}\n`);
}

/** A warning that nobody overlooks. */
export function shout(lines) {
  const bar = "!".repeat(100);
  process.stderr.write(
    `\n${yellow(bar)}\n${lines.map((line) => yellow(`!! ${line}`)).join("\n")}\n${yellow(bar)}\n\n`,
  );
}

/** Ends the command with one sentence in each language instead of a stack. */
export class Refusal extends Error {
  constructor(vi, en, exitCode = 1) {
    super(`${vi}\n${en}`);
    this.vi = vi;
    this.en = en;
    this.exitCode = exitCode;
  }
}

export const EXIT = { failed: 1, portInUse: 69, configuration: 78, interrupted: 130 };
