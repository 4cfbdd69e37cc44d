import type { Core } from "@strapi/strapi";
import { checkPickedCodes } from "./check-codes";
import { startRechecking } from "./recheck";
import { addPickerRoutes } from "./routes";
import { registerUncheckedTable } from "./unchecked";

/** The three custom fields: a list of unions, and one union, campaign or congress. */
const CUSTOM_FIELDS = [
  { name: "unions", type: "json", inputSize: { default: 12, isResizable: true } },
  { name: "union", type: "string", inputSize: { default: 12, isResizable: true } },
  { name: "campaign", type: "string", inputSize: { default: 12, isResizable: true } },
  { name: "congress", type: "string", inputSize: { default: 12, isResizable: true } },
] as const;

/** Called in `register`, before the outbox's middleware is. */
export function registerPickers(strapi: Core.Strapi): void {
  strapi.customFields.register(CUSTOM_FIELDS.map((field) => ({ ...field })) as never);
  registerUncheckedTable(strapi);
  checkPickedCodes(strapi);
  addPickerRoutes(strapi);
}

let stopRechecking: (() => Promise<void>) | undefined;

/** Called in `bootstrap`. */
export function startPickers(strapi: Core.Strapi): void {
  stopRechecking = startRechecking(strapi);
}

/** Called in `destroy`. */
export async function stopPickers(): Promise<void> {
  await stopRechecking?.();
}
