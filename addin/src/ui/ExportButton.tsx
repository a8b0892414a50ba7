import { Button } from "@fluentui/react-components";
import { ArrowDownload16Regular } from "@fluentui/react-icons/svg/arrow-download";
import { FailureNotice } from "./FailureNotice.tsx";
import { shellTexts } from "./texts/shell.ts";
import { useExport } from "./useExport.ts";

/** All rows of a list with its filter, as a CSV file. `path` is the list's own, below the server. */
export function ExportButton({ path }: { path: string }) {
  const exporting = useExport();
  const start = () => exporting.mutate({ path, accept: "text/csv" });
  return (
    <>
      <Button
        size="small"
        appearance="subtle"
        icon={<ArrowDownload16Regular />}
        disabledFocusable={exporting.isPending}
        onClick={start}
      >
        {exporting.isPending ? shellTexts.exporting : shellTexts.export}
      </Button>
      {exporting.error && (
        <FailureNotice title={shellTexts.notExported} failure={exporting.error} onRetry={start} isRead />
      )}
    </>
  );
}
