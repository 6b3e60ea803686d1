import { useState } from "react";
import { useLocation } from "wouter";
import { commitAndTell } from "#data/notices.ts";
import { currentPortfolio } from "#data/portfolio.ts";
import { removeFeature, type Feature } from "#shared/domain/feature.ts";
import { removeProduct, type Product } from "#shared/domain/product.ts";
import { referencesTo } from "#shared/domain/references.ts";
import { whatGoes } from "#shared/words/product.ts";
import { ConfirmDialog } from "#ui/dialog.tsx";

/** Removes a product after saying what else goes. */
export function RemoveProduct({ product, onClose }: { readonly product: Product; readonly onClose: () => void }) {
  const [mentions] = useState(() => referencesTo(currentPortfolio(), "products", product.id));
  const [, navigate] = useLocation();
  return (
    <ConfirmDialog
      title={`Remove '${product.name}'?`}
      isOpen
      onClose={onClose}
      onConfirm={() => {
        if (commitAndTell(removeProduct(product.id)).ok) navigate("/");
      }}
      confirmLabel={`Remove '${product.name}'`}
      cancelLabel="Keep it"
      isDestructive
    >
      {whatGoes(mentions)} You can undo it.
    </ConfirmDialog>
  );
}

type RemoveFeatureProps = { readonly feature: Feature; readonly onClose: () => void; readonly onRemoved: () => void };

/** Removes a feature after saying what else goes. */
export function RemoveFeature({ feature, onClose, onRemoved }: RemoveFeatureProps) {
  const [mentions] = useState(() => referencesTo(currentPortfolio(), "features", feature.id));
  return (
    <ConfirmDialog
      title={`Remove '${feature.name}'?`}
      isOpen
      onClose={onClose}
      onConfirm={() => {
        if (commitAndTell(removeFeature(feature.productId, feature.id)).ok) onRemoved();
      }}
      confirmLabel={`Remove '${feature.name}'`}
      cancelLabel="Keep it"
      isDestructive
    >
      {whatGoes(mentions, "features")} You can undo it.
    </ConfirmDialog>
  );
}
