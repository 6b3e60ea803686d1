import { AboutWinnow } from "../features/settings/about-winnow.tsx";
import { Dialog } from "#ui/dialog.tsx";

/** Which Winnow this is. */
export function AboutDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  return (
    <Dialog title="About Winnow" isOpen={isOpen} onClose={onClose} size="small">
      <AboutWinnow />
    </Dialog>
  );
}
