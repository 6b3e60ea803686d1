import { useEffect, useMemo, useState } from "react";
import { sayMeanings, valuesOfColumn } from "#data/importing.ts";
import type { FoundValues } from "#data/import-worker-messages.ts";
import { usePortfolio } from "#data/portfolio.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { focusTag } from "#shared/exchange/focus.ts";
import { isNotKnown } from "#shared/exchange/numbers.ts";
import type { Reading } from "#shared/exchange/reading.ts";
import { counted } from "#shared/words/format.ts";
import { focusUnassignedText } from "#shared/words/import.ts";
import { Button } from "#ui/button.tsx";
import { ComboBox } from "#ui/combo-box.tsx";
import { Muted, Panel } from "#ui/layout.tsx";
import { Skeleton } from "#ui/waiting.tsx";
import styles from "./import.module.css";

const unassigned = "";

/** Which product each sub-account, service, resource or tag of a cloud bill stands for. */
export function FocusProducts({ reading }: { readonly reading: Reading }) {
  const tag = reading.options[focusTag] ?? null;
  const column = tag === null ? (reading.columns["product"]?.[0] ?? "") : "Tags";
  const [found, setFound] = useState<FoundValues | null>(null);
  useEffect(() => {
    void valuesOfColumn(column, tag).then(setFound);
  }, [column, tag]);
  const values = (found?.values ?? []).filter(({ value }) => !isNotKnown(value));
  return (
    <Panel
      title={`Products of the ${tag === null ? column : `tag '${tag}'`}`}
      actions={
        <Button
          size="small"
          onPress={() => sayMeanings("product", Object.fromEntries(values.map(({ value }) => [value, value])))}
        >
          Make each a product
        </Button>
      }
    >
      <Muted>{focusUnassignedText}</Muted>
      {found === null ? (
        <Skeleton label="Reading the values" rows={4} />
      ) : (
        <div className={styles.meanings}>
          {values.map(({ value, rows }) => (
            <ProductOf key={value} reading={reading} value={value} rows={rows} />
          ))}
        </div>
      )}
    </Panel>
  );
}

type ProductOfProps = { readonly reading: Reading; readonly value: string; readonly rows: number };

function ProductOf({ reading, value, rows }: ProductOfProps) {
  const products = usePortfolio((portfolio) => portfolio.products);
  const meant = reading.values["product"]?.find(({ found }) => found === value)?.meant;
  const options = useMemo(() => {
    const names = [...onShelf(products, "").values()].map(({ name }) => name);
    const all = new Set([...names, value, ...(meant === undefined || meant === unassigned ? [] : [meant])]);
    return [
      { value: unassigned, label: "Unassigned" },
      ...[...all].map((name) => ({ value: name, label: names.includes(name) ? name : `${name} (new)` })),
    ];
  }, [products, value, meant]);
  return (
    <div>
      <span>
        <strong>{value}</strong> <Muted>{counted(rows, "charge")}</Muted>
      </span>
      <ComboBox
        label={`Product of ${value}`}
        isLabelHidden
        options={options}
        value={meant ?? unassigned}
        onChange={(product) => sayMeanings("product", { [value]: product === unassigned ? null : product })}
        onNew={(product) => sayMeanings("product", { [value]: product })}
        newText={(text) => `New: ${text}`}
      />
    </div>
  );
}
