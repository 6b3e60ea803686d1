import type { EventEmitter } from "node:events";

type Answer = (...parameters: never[]) => unknown;

export declare const backstage: {
  readonly dialogs: { readonly kind: string; readonly [option: string]: unknown }[];
  readonly answers: {
    readonly save: (string | null)[];
    readonly open: (string | null)[];
    readonly message: (number | null)[];
  };
  readonly external: string[];
  readonly refused: string[];
  readonly windows: { readonly [option: string]: unknown }[];
  readonly switches: string[];
  readonly handlers: Map<string, (event: unknown, ...parameters: unknown[]) => Promise<unknown>>;
  readonly policy: { readonly [name: string]: Answer };
  menu: readonly MenuEntry[] | null;
};

export type MenuEntry = {
  readonly id?: string;
  readonly role?: string;
  readonly label?: string;
  readonly enabled?: boolean;
  readonly accelerator?: string;
  readonly registerAccelerator?: boolean;
  readonly click?: () => void;
  readonly submenu?: readonly MenuEntry[];
};

export declare const app: EventEmitter;
export declare function setFolders(userData: string): void;
