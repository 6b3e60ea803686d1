import { ListBox, ListBoxItem, Text } from "react-aria-components";
import { classNames } from "./class-names.ts";
import styles from "./field.module.css";
import { controlWords } from "./control-words.ts";
import { Check } from "./icons.ts";
import type { Option } from "./option.ts";

export function OptionList<Value extends string>({ options }: { readonly options: readonly Option<Value>[] }) {
  return (
    <ListBox
      className={classNames(styles.options)}
      renderEmptyState={() => <div className={styles.noMatch}>{controlWords.noMatch}</div>}
    >
      {options.map((option) => (
        <OptionRow key={option.value} option={option} />
      ))}
    </ListBox>
  );
}

function OptionRow<Value extends string>({ option }: { readonly option: Option<Value> }) {
  const { icon: Glyph } = option;
  return (
    <ListBoxItem
      id={option.value}
      textValue={option.label}
      isDisabled={option.isDisabled ?? false}
      className={classNames(styles.option)}
    >
      {({ isSelected }) => (
        <>
          {isSelected ? <Check size={16} aria-hidden /> : Glyph ? <Glyph size={16} aria-hidden /> : <span />}
          <span className={styles.optionWords}>
            <Text slot="label">{option.label}</Text>
            {option.note !== undefined && (
              <Text slot="description" className={classNames(styles.hint)}>
                {option.note}
              </Text>
            )}
          </span>
        </>
      )}
    </ListBoxItem>
  );
}
