import type { Icon } from "./icons.ts";

export type Option<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  readonly note?: string | undefined;
  readonly icon?: Icon | undefined;
  readonly isDisabled?: boolean | undefined;
};
