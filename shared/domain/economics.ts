/** The headline figures of a product; a figure that cannot be given is null, never zero or infinite. */
export type ProductEconomics = {
  readonly net: number | null;
  /** Net for each unit of cost; null without cost. */
  readonly roi: number | null;
  /** Null when nobody uses the product or the number of users is not known. */
  readonly costPerActiveUser: number | null;
  /** Value as a share of value and cost together, 0.5 is break-even; null when both are 0. */
  readonly valueShare: number | null;
};

/** What a product nets and returns over one window, from value, cost and active users of that window (domain D.3). */
export function productEconomics(product: {
  readonly value: number | null;
  readonly cost: number | null;
  readonly activeUsers: number | null;
}): ProductEconomics {
  const { value, cost, activeUsers } = product;
  const costPerActiveUser = cost !== null && activeUsers !== null && activeUsers > 0 ? cost / activeUsers + 0 : null;
  if (value === null || cost === null) return { net: null, roi: null, costPerActiveUser, valueShare: null };
  const net = value - cost + 0;
  const earned = Math.max(0, value);
  const spent = Math.max(0, cost);
  return {
    net,
    roi: cost > 0 ? net / cost : null,
    costPerActiveUser,
    valueShare: earned + spent > 0 ? earned / (earned + spent) : null,
  };
}
