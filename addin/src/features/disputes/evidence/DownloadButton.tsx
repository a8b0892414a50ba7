import type { ReactNode } from "react";
import { FailureNotice } from "../../../ui/FailureNotice.tsx";
import { useTextButtons } from "../../../ui/textButtons.ts";
import { evidenceTexts as words } from "../../../ui/texts/evidence.ts";
import { shellTexts } from "../../../ui/texts/shell.ts";
import { useSave } from "./useSave.ts";

interface Props {
  /** Below the server. */
  path: string;
  label: string;
  children: ReactNode;
}

/** Saves a file; it is never shown by the browser. */
export function DownloadButton({ path, label, children }: Props) {
  const buttons = useTextButtons();
  const file = useSave();
  const start = () => file.mutate(path);
  return (
    <>
      <button
        type="button"
        className={buttons.link}
        aria-label={label}
        aria-disabled={file.isPending}
        onClick={() => !file.isPending && start()}
      >
        {file.isPending ? shellTexts.loading : children}
      </button>
      {file.error && <FailureNotice isRead title={words.notDownloaded} failure={file.error} onRetry={start} />}
    </>
  );
}
