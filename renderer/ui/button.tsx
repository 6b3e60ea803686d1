import type { ReactNode } from "react";
import { Button as Pressable } from "react-aria-components";
import styles from "./button.module.css";
import { classNames } from "./class-names.ts";
import { given } from "./given.ts";
import type { Icon } from "./icons.ts";
import { KeyHint } from "./key-hint.tsx";
import { Tooltip } from "./tooltip.tsx";

export type ButtonVariant = "plain" | "primary" | "quiet" | "danger";
export type ButtonSize = "regular" | "small";

type PressProps = {
  readonly onPress?: (() => void) | undefined;
  readonly variant?: ButtonVariant | undefined;
  readonly size?: ButtonSize | undefined;
  readonly keyHint?: string | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly takesFocus?: boolean | undefined;
};

type ButtonProps = PressProps & {
  readonly children: ReactNode;
  readonly icon?: Icon | undefined;
  readonly isPending?: boolean | undefined;
  readonly type?: "button" | "submit" | undefined;
  /** The id of the form that it submits, where it stands outside of it. */
  readonly form?: string | undefined;
  readonly label?: string | undefined;
};

export function Button(props: ButtonProps) {
  const { children, icon: Glyph, variant = "plain", size = "regular", keyHint } = props;
  return (
    <Pressable
      className={classNames(styles.button)}
      data-variant={variant}
      data-size={size}
      {...given({
        type: props.type,
        form: props.form,
        onPress: props.onPress && (() => props.onPress?.()),
        isDisabled: props.isDisabled,
        isPending: props.isPending,
        autoFocus: props.takesFocus,
        "aria-label": props.label,
        "aria-keyshortcuts": keyHint?.replace("Ctrl", "Control"),
      })}
    >
      {Glyph && <Glyph size={16} aria-hidden />}
      {children}
      {keyHint !== undefined && (
        <span className={styles.keys} aria-hidden>
          <KeyHint keys={keyHint} isPlain />
        </span>
      )}
    </Pressable>
  );
}

type IconButtonProps = PressProps & {
  readonly label: string;
  readonly icon: Icon;
  readonly isPressed?: boolean | undefined;
  /** Where Escape has something else to close than the tooltip. */
  readonly hasNoTooltip?: boolean | undefined;
};

export function IconButton(props: IconButtonProps) {
  const { label, icon: Glyph, variant = "quiet", size = "regular", isPressed, keyHint } = props;
  const button = (
    <Pressable
      aria-label={label}
      className={classNames(styles.button, styles.icon)}
      data-variant={variant}
      data-size={size}
      {...given({
        "aria-pressed": isPressed,
        "data-active": isPressed === true ? "" : undefined,
        onPress: props.onPress && (() => props.onPress?.()),
        isDisabled: props.isDisabled,
        autoFocus: props.takesFocus,
      })}
    >
      <Glyph size={16} aria-hidden />
    </Pressable>
  );
  if (props.hasNoTooltip === true) return button;
  return (
    <Tooltip text={label} keyHint={keyHint}>
      {button}
    </Tooltip>
  );
}

type LinkButtonProps = {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly label?: string | undefined;
  readonly isDisabled?: boolean | undefined;
  /** Whether Tab comes to it; where arrows lead from card to card it is one of many. */
  readonly isTabStop?: boolean | undefined;
};

export function LinkButton({ children, onPress, label, isDisabled, isTabStop = true }: LinkButtonProps) {
  return (
    <Pressable
      className={classNames(styles.link)}
      onPress={() => onPress()}
      {...given({ "aria-label": label, isDisabled, excludeFromTabOrder: isTabStop ? undefined : true })}
    >
      {children}
    </Pressable>
  );
}
