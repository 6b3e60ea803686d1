import { CircleAlert, CircleCheck, CircleDashed, CircleNote, type Icon, TriangleAlert } from "./icons.ts";

export type Tone = "neutral" | "good" | "warn" | "bad" | "note";

export const toneIcons: Readonly<Record<Tone, Icon>> = {
  neutral: CircleDashed,
  good: CircleCheck,
  warn: TriangleAlert,
  bad: CircleAlert,
  note: CircleNote,
};
