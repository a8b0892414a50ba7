import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { AttachRegular } from "@fluentui/react-icons/svg/attach";
import { DocumentPdfRegular } from "@fluentui/react-icons/svg/document-pdf";
import { TableRegular } from "@fluentui/react-icons/svg/table";
import { TextBulletListSquareRegular } from "@fluentui/react-icons/svg/text-bullet-list-square";
import type { Schemas } from "../../http/schemas.ts";
import { type Draft, takesFiles } from "../../outlook/composeMail.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { Group } from "../../ui/Group.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { plain } from "../../ui/plain.ts";
import { useRows } from "../../ui/rows.ts";
import { outreachTexts } from "../../ui/texts/outreach.ts";
import type { CopyOutcome } from "./attachCopies.ts";
import { copiesOf, mostInTable, withoutCopy } from "./chosenItems.ts";
import { NotInserted } from "./NotInserted.tsx";
import { type Inserted, type Insertion, useInsertions } from "./useInsertions.ts";

const words = outreachTexts.insert;

const useStyles = makeStyles({
  buttons: { display: "grid", gap: tokens.spacingVerticalXS },
  button: { justifyContent: "flex-start", textAlign: "start", fontWeight: tokens.fontWeightRegular },
});

interface Props {
  draft: Draft;
  accountId: number;
  /** What is chosen of what is open. */
  chosen: readonly Schemas["StatementItem"][];
  /** Whose the draft is is being looked up anew: until then nothing of this account goes into it. */
  isLookedUp: boolean;
}

/** What can be put into the mail of what is chosen, and of the account as a whole. */
export function Insertions({ draft, accountId, chosen, isLookedUp }: Props) {
  const styles = useStyles();
  const rows = useRows();
  const announce = useAnnounce();
  const { insertion, at } = useInsertions(draft, accountId);
  const copies = copiesOf(chosen);
  const missing = withoutCopy(chosen);
  const isTooMuch = chosen.length > mostInTable;
  const isBusy = insertion.isPending || isLookedUp;
  const insert = (asked: Insertion) =>
    !isLookedUp && insertion.mutate(asked, { onSuccess: ({ said }) => announce(said) });
  const asked = insertion.isPending ? insertion.variables : null;
  const label = (what: Insertion["what"], usual: string) =>
    asked?.what !== what
      ? usual
      : asked.what === "copies"
        ? words.attaching(Math.max(1, at), asked.copies.length)
        : words.working;
  const button = { className: styles.button, size: "small" as const };
  return (
    <Group label={words.title} hint={words.hint}>
      <div className={styles.buttons}>
        <Button
          {...button}
          icon={<TableRegular />}
          disabledFocusable={isBusy || chosen.length === 0 || isTooMuch}
          onClick={() => insert({ what: "table", receivables: chosen.map(({ id }) => id) })}
        >
          {label("table", words.table(chosen.length))}
        </Button>
        {isTooMuch && <p className={rows.empty}>{outreachTexts.items.tooMany(mostInTable)}</p>}
        <Button
          {...button}
          icon={<TextBulletListSquareRegular />}
          disabledFocusable={isBusy}
          onClick={() => insert({ what: "statement" })}
        >
          {label("statement", words.statement)}
        </Button>
        {takesFiles() ? (
          <>
            <Button
              {...button}
              icon={<DocumentPdfRegular />}
              disabledFocusable={isBusy}
              onClick={() => insert({ what: "pdf" })}
            >
              {label("pdf", words.pdf)}
            </Button>
            <Button
              {...button}
              icon={<AttachRegular />}
              disabledFocusable={isBusy || copies.length === 0}
              onClick={() => insert({ what: "copies", copies })}
            >
              {label("copies", copies.length > 0 ? words.copies(copies.length) : words.noCopies)}
            </Button>
            {missing > 0 && <p className={rows.empty}>{words.withoutCopy(missing)}</p>}
          </>
        ) : (
          <p className={rows.empty}>{words.noFiles}</p>
        )}
        {insertion.isSuccess && (
          <Outcome
            inserted={insertion.data}
            isBusy={isBusy}
            onRetry={(failed) => insert({ what: "copies", copies: failed })}
          />
        )}
        {insertion.isError && (
          <NotInserted title={words.notDone} error={insertion.error} onRetry={() => insert(insertion.variables)} />
        )}
      </div>
    </Group>
  );
}

const whyNot: Record<Exclude<CopyOutcome["fate"], "attached">, (document: string) => string> = {
  there: words.there,
  noRoom: words.noRoom,
  failed: words.notAttached,
};

interface OutcomeProps {
  inserted: Inserted;
  isBusy: boolean;
  onRetry: (copies: CopyOutcome["copy"][]) => void;
}

/** What came into the mail, and of the copies those that did not. */
function Outcome({ inserted, isBusy, onRetry }: OutcomeProps) {
  const failed = inserted.copies.filter(({ fate }) => fate === "failed").map(({ copy }) => copy);
  const isWhole = inserted.copies.every(({ fate }) => fate === "attached");
  return (
    <Notice
      intent={isWhole ? "success" : "warning"}
      title={inserted.said}
      actions={
        failed.length > 0 && (
          <Button size="small" disabledFocusable={isBusy} onClick={() => onRetry(failed)}>
            {words.retry}
          </Button>
        )
      }
    >
      {inserted.copies.map(
        ({ copy, fate }) =>
          fate !== "attached" && <div key={copy.receivableId}>{whyNot[fate](plain(copy.document))}</div>,
      )}
    </Notice>
  );
}
