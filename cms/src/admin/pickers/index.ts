/** What other parts of the panel use: picks and names unions, campaigns and congresses, in a form or outside of one. */
export { CodePicker, type CodePickerProps } from "./code-picker";
export type { Kind, Picked } from "./ask";
export { WaitingCodes } from "./waiting";
