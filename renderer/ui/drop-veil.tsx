import { useEffect, useRef, useState } from "react";
import styles from "./drop-veil.module.css";
import { droppedFiles } from "./dropped-files.ts";
import { FileUp } from "./icons.ts";

type DropVeilProps = {
  readonly text: string;
  readonly onFiles: (files: readonly File[]) => void;
  /** Of a folder with more files one more than these are given. */
  readonly mostFiles: number;
  readonly isDisabled?: boolean | undefined;
};

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

// Even when nothing may be dropped the window must never navigate to a dropped file.
export function DropVeil({ text, onFiles, mostFiles, isDisabled = false }: DropVeilProps) {
  const [isOver, setIsOver] = useState(false);
  const latest = useRef({ onFiles, mostFiles, isDisabled });
  useEffect(() => {
    latest.current = { onFiles, mostFiles, isDisabled };
  });

  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = latest.current.isDisabled ? "none" : "copy";
      setIsOver(!latest.current.isDisabled);
    };
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setIsOver(false);
      if (event.dataTransfer === null || latest.current.isDisabled) return;
      void droppedFiles(event.dataTransfer, latest.current.mostFiles).then((files) => {
        if (files.length > 0) latest.current.onFiles(files);
      });
    };
    window.addEventListener("dragover", onDragOver);
    window.addEventListener("dragleave", onDragLeave);
    window.addEventListener("drop", onDrop);
    return () => {
      window.removeEventListener("dragover", onDragOver);
      window.removeEventListener("dragleave", onDragLeave);
      window.removeEventListener("drop", onDrop);
    };
  }, []);

  if (!isOver) return null;
  return (
    <div className={styles.veil}>
      <div className={styles.target}>
        <FileUp size={36} aria-hidden />
        {text}
      </div>
    </div>
  );
}
