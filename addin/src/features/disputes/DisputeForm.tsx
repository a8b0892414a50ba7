import { Checkbox, Field, Input, makeStyles, Select, Textarea, tokens } from "@fluentui/react-components";
import { type FormEvent, useState } from "react";
import type { Schemas } from "../../http/schemas.ts";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { FormActions } from "../../ui/FormActions.tsx";
import { useFormat } from "../../ui/Format.tsx";
import { parseAmount } from "../../ui/parseAmount.ts";
import { disputeTexts } from "../../ui/texts/disputes.ts";
import { texts } from "../../ui/texts.ts";
import { peopleOf, useTeams } from "../accounts/useTeams.ts";
import { type Parts, PartsField } from "../receivables/PartsField.tsx";
import { useDisputeReasons } from "./useDisputes.ts";
import { useOpenDispute } from "./useDisputeWrites.ts";

const words = disputeTexts.form;

/** Stands for an owner who is none of us. */
const outside = "outside";

const useStyles = makeStyles({
  form: { display: "grid", gap: tokens.spacingVerticalS, marginTop: tokens.spacingVerticalS },
  input: { minWidth: 0, width: "100%" },
});

interface Props {
  account: Schemas["AccountContext"];
  /** The mail that contests; null for what was said elsewhere. */
  mail: Schemas["OpenMail"] | null;
  /** What to begin with. */
  start: Schemas["DisputeSuggestionRow"] | null;
  onWritten: (opened: Schemas["OpenedDispute"]) => void;
  onCancel: () => void;
}

/** A dispute as a form: what is contested, why, and who sees to it by when. */
export default function DisputeForm({ account, mail, start, onWritten, onCancel }: Props) {
  const styles = useStyles();
  const format = useFormat();
  const reasons = useDisputeReasons();
  const teams = useTeams();
  const open = useOpenDispute(onWritten);
  const [parts, setParts] = useState<Parts>(() => startingParts(start, format.amount));
  const [reasonCode, setReasonCode] = useState(start?.reasonCode ?? "");
  const [summary, setSummary] = useState("");
  const [owner, setOwner] = useState("");
  const [outsideOwner, setOutsideOwner] = useState("");
  const [dueOn, setDueOn] = useState("");
  const [attachThread, setAttachThread] = useState(true);
  const [isTried, setTried] = useState(false);

  const isPartOdd = [...parts.values()].some((text) => text.trim() && parseAmount(text, format.decimalMark) === null);
  const isOutside = owner === outside;
  const reason = reasons.data?.find(({ code }) => code === reasonCode);
  const people = peopleOf(teams.data?.filter(({ name }) => name === account.account.team) ?? []);
  const faults = {
    parts: parts.size === 0 ? words.receivablesMissing : isPartOdd ? words.amountNotUnderstood : null,
    reason: reasonCode === "" ? words.reasonMissing : null,
    outside: isOutside && outsideOwner.trim() === "" ? words.outsideMissing : null,
  };
  const said = (field: string) =>
    open.error?.problem?.errors?.find((error) => error.field === field || error.field.startsWith(`${field}[`))?.detail;
  /** What is wrong with a field, once somebody has tried to save. */
  const state = (fault: string | null | undefined) => ({
    validationMessage: fault ?? null,
    validationState: fault ? ("error" as const) : ("none" as const),
  });

  const save = (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (Object.values(faults).some(Boolean)) return;
    open.mutate({
      accountId: account.account.id,
      reasonCode,
      receivables: [...parts].map(([id, text]) => ({
        id,
        amount: text.trim() ? parseAmount(text, format.decimalMark) : null,
      })),
      summary: summary.trim() || null,
      quote: start?.sentence ?? null,
      ownerId: owner && !isOutside ? Number(owner) : null,
      outsideOwner: isOutside ? outsideOwner.trim() : null,
      dueOn: dueOn || null,
      mail,
      attachThread,
    });
  };

  return (
    <form className={styles.form} aria-label={words.title} onSubmit={save} noValidate>
      <Field label={words.reason} required {...state((isTried && faults.reason) || said("reasonCode"))}>
        <Select size="small" autoFocus value={reasonCode} onChange={(_, { value }) => setReasonCode(value)}>
          <option value="" disabled>
            {words.reasonNone}
          </option>
          {reasons.data?.map(({ code, name }) => (
            <option key={code} value={code}>
              {texts.disputes.reasons[code] ?? name}
            </option>
          ))}
        </Select>
      </Field>
      {reasons.error && (
        <FailureNotice
          title={words.reasonsFailed}
          failure={reasons.error}
          onRetry={() => void reasons.refetch()}
          isRead
        />
      )}
      <PartsField
        label={words.receivables}
        hint={words.receivablesHint}
        part={words.part}
        receivables={account.receivables}
        most={contestable}
        parts={parts}
        onChange={setParts}
        error={(isTried && faults.parts) || said("receivables")}
      />
      <Field label={words.summary} {...state(said("summary"))}>
        <Textarea
          size="small"
          resize="vertical"
          rows={2}
          maxLength={2000}
          value={summary}
          onChange={(_, { value }) => setSummary(value)}
        />
      </Field>
      <Field label={words.owner} {...state(said("ownerId"))}>
        <Select size="small" value={owner} onChange={(_, { value }) => setOwner(value)}>
          <option value="">{words.me}</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          <option value={outside}>{words.outside}</option>
        </Select>
      </Field>
      {isOutside && (
        <Field label={words.outsideName} required {...state((isTried && faults.outside) || said("outsideOwner"))}>
          <Input
            className={styles.input}
            size="small"
            maxLength={200}
            value={outsideOwner}
            onChange={(_, { value }) => setOutsideOwner(value)}
          />
        </Field>
      )}
      <Field
        label={words.due}
        hint={reason && !dueOn ? words.dueHint(reason.dueInDays) : null}
        {...state(said("dueOn"))}
      >
        <Input
          className={styles.input}
          size="small"
          type="date"
          min={account.account.today}
          value={dueOn}
          onChange={(_, { value }) => setDueOn(value)}
        />
      </Field>
      {mail?.itemId && (
        <Field hint={words.threadHint}>
          <Checkbox
            label={words.thread}
            checked={attachThread}
            onChange={(_, { checked }) => setAttachThread(checked === true)}
          />
        </Field>
      )}
      {open.error && <FailureNotice title={disputeTexts.notOpened} failure={open.error} onRetry={save} />}
      <FormActions submit={words.save} isPending={open.isPending} onCancel={onCancel} />
    </form>
  );
}

/** What nobody contests yet. */
const contestable = ({ open, disputed }: Schemas["ReceivableRow"]) => open - disputed;

/** What the mail names. An amount belongs to a receivable only where it names but one. */
function startingParts(
  start: Schemas["DisputeSuggestionRow"] | null,
  written: (amount: number, currency: string) => string,
): Parts {
  const named = start?.receivables ?? [];
  const amount = start && start.amount !== null && named.length === 1 ? written(start.amount, start.currency) : "";
  return new Map(named.map(({ id }) => [id, amount]));
}
