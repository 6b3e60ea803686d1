import { useState } from "react";
import { useJudgement } from "#data/judgement.ts";
import { commitAndTell } from "#data/notices.ts";
import { useIsFixed, usePortfolio } from "#data/portfolio.ts";
import type { Pool } from "#shared/domain/ledger.ts";
import { removePool } from "#shared/domain/ledger-commands.ts";
import type { ProductLine } from "#shared/domain/overview.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { decimal, money, share } from "#shared/words/format.ts";
import { productScreenWords } from "#shared/words/product-screen.ts";
import { driverWords } from "#shared/words/product.ts";
import { Button } from "#ui/button.tsx";
import { Disclosure } from "#ui/disclosure.tsx";
import { Pencil, Plus, Trash2 } from "#ui/icons.ts";
import { Facts, Muted, Panel, Row, Stack } from "#ui/layout.tsx";
import { costs } from "./costs.ts";
import { Ledger } from "./ledger.tsx";
import { PoolForm } from "./pool-form.tsx";

/** The product's shares of pools: by which driver and weights they come about, and that the parts add up. */
export function SharedCosts({ line }: { readonly line: ProductLine }) {
  const isFixed = useIsFixed();
  const pools = usePortfolio((portfolio) => onShelf(portfolio.pools, ""));
  const [opened, setOpened] = useState<Pool | "new" | null>(null);
  return (
    <Panel
      title="Shared costs"
      actions={
        <Button size="small" icon={Plus} isDisabled={isFixed} onPress={() => setOpened("new")}>
          Add pool
        </Button>
      }
    >
      {pools.size === 0 && <Muted>{productScreenWords.noPool}</Muted>}
      <Stack gap={2}>
        {[...pools.values()].map((pool) => (
          <PoolShare key={pool.id} pool={pool} line={line} onEdit={() => setOpened(pool)} />
        ))}
      </Stack>
      {opened !== null && (
        <PoolForm pool={opened === "new" ? null : opened} productId={line.product.id} onClose={() => setOpened(null)} />
      )}
    </Panel>
  );
}

type PoolShareProps = { readonly pool: Pool; readonly line: ProductLine; readonly onEdit: () => void };

function PoolShare({ pool, line, onEdit }: PoolShareProps) {
  const isFixed = useIsFixed();
  const { window, pools } = useJudgement(({ overview }) => overview.money);
  const own = line.money.shares.find(({ poolId }) => poolId === pool.id);
  const { total, unallocated } = pools.get(pool.id) ?? { total: 0, unallocated: 0 };
  const of = (amount: number) => money(Math.round(amount), window.currency);
  const part = own === undefined ? "no share" : of(own.amount);
  return (
    <Disclosure title={pool.name} note={`${part} of ${of(total)}`}>
      <Stack gap={3}>
        <Facts
          facts={[
            { term: "Split by", value: driverWords[pool.driver] },
            {
              term: "Weight here",
              value:
                own === undefined
                  ? "None: this product takes no share"
                  : `${decimal(own.weight)} of ${decimal(own.weights)} (${share(own.weights > 0 ? own.weight / own.weights : 0)})`,
            },
            { term: "This product", value: part },
            { term: "Other products", value: of(total - unallocated - (own?.amount ?? 0)) },
            { term: "Unallocated", value: unallocated === 0 ? of(0) : `${of(unallocated)}: no driver claims it` },
            { term: "Pool in all", value: `${of(total)}, to the cent the sum of the three above` },
            {
              term: "Avoidable",
              value: `${share(pool.avoidableShare)} of a part would end with the product; the rest only moves elsewhere`,
            },
          ]}
        />
        <Row>
          <Button size="small" icon={Pencil} isDisabled={isFixed} onPress={onEdit}>
            Edit pool…
          </Button>
          <Button
            size="small"
            variant="quiet"
            icon={Trash2}
            isDisabled={isFixed}
            onPress={() => commitAndTell(removePool(pool.id))}
          >
            Remove pool
          </Button>
        </Row>
        <Ledger
          kind={costs}
          title={`Costs of '${pool.name}'`}
          level={3}
          ledger={{ productId: null, poolId: pool.id }}
          window={window}
        />
      </Stack>
    </Disclosure>
  );
}
