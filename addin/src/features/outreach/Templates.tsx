import { Button, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { MailTemplateRegular } from "@fluentui/react-icons/svg/mail-template";
import { useState } from "react";
import type { Draft } from "../../outlook/composeMail.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { Choice } from "../../ui/Choice.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { useFormat } from "../../ui/Format.tsx";
import { Group } from "../../ui/Group.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { useRows } from "../../ui/rows.ts";
import { outreachTexts } from "../../ui/texts/outreach.ts";
import { mostInTable } from "./chosenItems.ts";
import { NotInserted } from "./NotInserted.tsx";
import { templatesFor, useInsertTemplate, useTemplates } from "./useTemplates.ts";

const words = outreachTexts.templates;

const useStyles = makeStyles({
  fields: { display: "grid", gap: tokens.spacingVerticalXS },
  button: { justifyContent: "flex-start", fontWeight: tokens.fontWeightRegular },
});

interface Props {
  draft: Draft;
  accountId: number;
  /** The customer's: en, de, fr or es. */
  language: string;
  /** What the mail is about; empty for everything that is open. */
  receivables: readonly number[];
  /** The address that the mail goes to. */
  to: string | null;
  /** Whose the draft is is being looked up anew: until then nothing of this account goes into it. */
  isLookedUp: boolean;
}

/** A mail that begins with words that are there already. */
export function Templates({ draft, accountId, language, receivables, to, isLookedUp }: Props) {
  const styles = useStyles();
  const rows = useRows();
  const format = useFormat();
  const announce = useAnnounce();
  const templates = useTemplates();
  const insertion = useInsertTemplate(draft);
  const [id, setId] = useState("");
  const [replacesSubject, setReplacesSubject] = useState(false);

  if (templates.isError) {
    return (
      <FailureNotice title={words.failed} failure={templates.error} onRetry={() => void templates.refetch()} isRead />
    );
  }
  if (!templates.data) return null;

  const offered = templatesFor(templates.data, language);
  const template = offered.find((one) => String(one.id) === id);
  const isTooMuch = receivables.length > mostInTable;
  const insert = () =>
    template &&
    !isLookedUp &&
    insertion.mutate(
      {
        template,
        fill: { accountId, receivables: receivables.length > 0 ? [...receivables] : null, to },
        replacesSubject,
      },
      { onSuccess: ({ isWithSubject }) => announce(isWithSubject ? words.doneWithSubject : words.done) },
    );
  return (
    <Group label={words.title} hint={words.hint}>
      {offered.length === 0 ? (
        <p className={rows.empty}>{words.noneYet}</p>
      ) : (
        <div className={styles.fields}>
          <Choice
            label={words.label}
            none={words.none}
            value={id}
            options={offered.map((one) => ({
              value: String(one.id),
              title: one.language === language ? one.name : `${one.name} (${format.language(one.language)})`,
            }))}
            onChange={setId}
          />
          <Checkbox
            label={words.replaceSubject}
            checked={replacesSubject}
            onChange={(_, data) => setReplacesSubject(data.checked === true)}
          />
          <Button
            className={styles.button}
            size="small"
            icon={<MailTemplateRegular />}
            disabledFocusable={!template || insertion.isPending || isLookedUp || isTooMuch}
            onClick={insert}
          >
            {insertion.isPending ? outreachTexts.insert.working : words.insert}
          </Button>
          {isTooMuch && <p className={rows.empty}>{outreachTexts.items.tooMany(mostInTable)}</p>}
          {insertion.isSuccess && (
            <Notice
              intent={insertion.data.missing.length > 0 ? "warning" : "success"}
              title={insertion.data.isWithSubject ? words.doneWithSubject : words.done}
            >
              {insertion.data.missing.length > 0 &&
                words.missing(format.list(insertion.data.missing.map((field) => words.fields[field] ?? field)))}
            </Notice>
          )}
          {insertion.isError && <NotInserted title={words.notDone} error={insertion.error} onRetry={insert} />}
        </div>
      )}
    </Group>
  );
}
