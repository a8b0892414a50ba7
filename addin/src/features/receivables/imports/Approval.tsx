import { Button } from "@fluentui/react-components";
import type { Schemas } from "../../../http/schemas.ts";
import { FailureNotice } from "../../../ui/FailureNotice.tsx";
import { useFormat } from "../../../ui/Format.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { importTexts } from "../../../ui/texts/imports.ts";
import { useDecide } from "./importQueries.ts";

const words = importTexts.approval;

/** A full list would close more than usual: a person says whether it may. */
export function Approval({ run }: { run: Schemas["ImportRunView"] }) {
  const format = useFormat();
  const approve = useDecide(run.id, "approve");
  const decline = useDecide(run.id, "decline");
  const isPending = approve.isPending || decline.isPending;
  const failed = approve.error ? approve : decline.error ? decline : null;
  return (
    <>
      <Notice
        intent="warning"
        title={words.title}
        actions={
          <>
            <Button size="small" appearance="primary" disabledFocusable={isPending} onClick={() => approve.mutate()}>
              {words.yes}
            </Button>
            <Button size="small" disabledFocusable={isPending} onClick={() => decline.mutate()}>
              {words.no}
            </Button>
          </>
        }
      >
        {run.full && <div>{words.what(format.count(run.full.toClose), format.count(run.full.inScope))}</div>}
        {run.full?.reason && <div>{run.full.reason}</div>}
        <div>{words.nothingYet}</div>
      </Notice>
      {failed?.error && <FailureNotice title={words.failed} failure={failed.error} onRetry={() => failed.mutate()} />}
    </>
  );
}
