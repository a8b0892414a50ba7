import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { type FormEvent, useState } from "react";
import type { Failure } from "../../http/failure.ts";
import type { Schemas } from "../../http/schemas.ts";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { FormActions } from "../../ui/FormActions.tsx";
import { useFormat } from "../../ui/Format.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { parseAmount } from "../../ui/parseAmount.ts";
import { useRows } from "../../ui/rows.ts";
import { promiseFormTexts } from "../../ui/texts/promiseForm.ts";
import { texts } from "../../ui/texts.ts";
import { type Parts, PartsField } from "../receivables/PartsField.tsx";
import { DayField } from "./DayField.tsx";
import { InstalmentsField } from "./InstalmentsField.tsx";
import type { InstalmentDraft } from "./instalments.ts";
import type { PromiseStart } from "./suggestions.ts";
import { useRecordPromise } from "./usePromiseWrites.ts";

const useStyles = makeStyles({
  form: { display: "grid", gap: tokens.spacingVerticalS, marginTop: tokens.spacingVerticalS },
  money: { display: "grid", gridTemplateColumns: "1fr 76px", alignItems: "start", gap: tokens.spacingHorizontalS },
  input: { minWidth: 0, width: "100%" },
});

const moveWords = promiseFormTexts.move;

/** What a promise begins with, and the one in whose place it comes. */
export interface Beginning {
  start: PromiseStart | null;
  replaces: Schemas["PromiseDetails"] | null;
}

interface Props extends Beginning {
  account: Schemas["AccountContext"];
  /** The mail it is said in; null for what was said elsewhere. */
  mail: Schemas["OpenMail"] | null;
  onWritten: (written: Schemas["PromiseResponse"]) => void;
  /** Somebody else changed the promise that it comes in the place of; answers how it stands, null where that cannot be told. */
  onStale?: () => Promise<Beginning | null>;
  onCancel: () => void;
}

/** A promise as a form: amount, day, the instalments that follow, and the receivables they fall on. */
export default function PromiseForm({ account, mail, onWritten, onStale, onCancel, ...beginning }: Props) {
  const styles = useStyles();
  const rows = useRows();
  const format = useFormat();
  const record = useRecordPromise(onWritten);
  const begin = ({ start, replaces }: Beginning) => {
    const currency = start?.currency ?? account.standing.currency;
    return {
      start,
      replaces,
      currency,
      amountText: start?.amount ? format.amount(start.amount, currency) : "",
      parts: new Map(start?.receivables.map(({ id }) => [id, ""])) as Parts,
    };
  };
  // What is read anew meanwhile is not what stands in the fields: it must not be sent with them.
  const [begun, setBegun] = useState(() => begin(beginning));
  const { start, replaces } = begun;
  const [currency, setCurrency] = useState(begun.currency);
  const [amountText, setAmountText] = useState(begun.amountText);
  const [day, setDay] = useState(start?.day ?? null);
  const [instalments, setInstalments] = useState<InstalmentDraft[]>([]);
  const [parts, setParts] = useState(begun.parts);
  const [isTried, setTried] = useState(false);

  const amount = parseAmount(amountText, format.decimalMark);
  const written = [...parts].map(([id, text]) => ({
    id,
    amount: text.trim() ? parseAmount(text, format.decimalMark) : null,
  }));
  const isDividedAsBefore = amountText === begun.amountText && parts === begun.parts && instalments.length === 0;
  const receivables = start && isDividedAsBefore ? [...start.receivables] : written;
  const isPartOdd = [...parts.values()].some((text) => text.trim() && parseAmount(text, format.decimalMark) === null);
  const exceeds = amount !== null && written.reduce((sum, part) => sum + (part.amount ?? 0), 0) > amount + 1e-9;
  const isBeyond = record.error?.code === "moved_too_often" || record.error?.code === "moved_too_far";
  const said = (field: string) =>
    isBeyond ? undefined : record.error?.problem?.errors?.find((error) => error.field === field)?.detail;

  const beginAnew = async () => {
    const now = await onStale?.();
    if (!now) return;
    const anew = begin(now);
    setBegun(anew);
    setCurrency(anew.currency);
    setAmountText(anew.amountText);
    setParts(anew.parts);
  };
  const save = (beyondLimits: boolean) => {
    setTried(true);
    const following = instalments.flatMap(({ amount: text, day: promisedOn }) => {
      const each = parseAmount(text, format.decimalMark);
      return each === null || promisedOn === null ? [] : [{ amount: each, promisedOn }];
    });
    if (amount === null || day === null || isPartOdd || exceeds || following.length < instalments.length) return;
    record.mutate(
      {
        accountId: account.account.id,
        amount,
        currency: currency.trim().toUpperCase(),
        promisedOn: day,
        receivables,
        quote: start?.quote ?? null,
        mail,
        madeAt: null,
        suggestion: start?.suggestion ?? null,
        instalments: following,
        ...(replaces && { replaces: replaces.id, replacesVersion: replaces.version, beyondLimits }),
      },
      { onError: ({ code }) => code === "stale_version" && void beginAnew() },
    );
  };
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    save(false);
  };

  const amountError = isTried && amount === null ? texts.form.amountNotUnderstood : said("amount");
  const partsError = exceeds
    ? texts.form.partsExceed
    : isTried && isPartOdd
      ? texts.form.amountNotUnderstood
      : said("receivables");
  return (
    <form
      className={styles.form}
      aria-label={replaces ? moveWords.title : texts.form.title}
      onSubmit={submit}
      noValidate
    >
      {replaces && (
        <div className={rows.note}>
          {moveWords.from(
            texts.promises.by(format.money(replaces.amount, replaces.currency), format.day(replaces.promisedOn)),
          )}
        </div>
      )}
      <div className={styles.money}>
        <Field
          label={instalments.length > 0 ? promiseFormTexts.firstAmount : texts.form.amount}
          required
          validationMessage={amountError ?? null}
          validationState={amountError ? "error" : "none"}
        >
          <Input
            className={styles.input}
            autoFocus
            inputMode="decimal"
            value={amountText}
            onChange={(_, data) => setAmountText(data.value)}
          />
        </Field>
        <Field
          label={texts.form.currency}
          validationMessage={said("currency") ?? null}
          validationState={said("currency") ? "error" : "none"}
        >
          <Input
            className={styles.input}
            maxLength={3}
            value={currency}
            onChange={(_, data) => setCurrency(data.value.toUpperCase())}
          />
        </Field>
      </div>
      <DayField
        day={day}
        onChange={setDay}
        today={account.account.today}
        error={isTried && day === null ? texts.form.dateNotUnderstood : said("promisedOn")}
      />
      <InstalmentsField
        instalments={instalments}
        first={{ amount, day }}
        open={openOf(account, parts, currency)}
        currency={currency}
        today={account.account.today}
        isTried={isTried}
        said={(index, field) => said(`instalments[${index}].${field}`)}
        onChange={setInstalments}
      />
      <PartsField
        // Those that it begins with stand first.
        key={replaces?.version}
        label={texts.form.receivables}
        hint={
          instalments.length > 0
            ? `${texts.form.receivablesHint} ${promiseFormTexts.partsOfFirst}`
            : texts.form.receivablesHint
        }
        part={texts.form.part}
        receivables={account.receivables}
        most={(row) => row.open}
        parts={parts}
        onChange={setParts}
        error={partsError}
      />
      {record.error &&
        (isBeyond ? (
          <Beyond failure={record.error} isPending={record.isPending} onAgree={() => save(true)} />
        ) : record.error.code === "stale_version" ? (
          <Notice intent="warning">{moveWords.stale}</Notice>
        ) : (
          <FailureNotice
            title={replaces ? moveWords.failed : texts.suggestion.notRecorded}
            failure={record.error}
            onRetry={() => record.variables && record.mutate(record.variables)}
          />
        ))}
      <FormActions
        submit={replaces ? moveWords.save : texts.form.save}
        isPending={record.isPending}
        onCancel={onCancel}
      />
    </form>
  );
}

/** What is open of what was chosen, or of the whole account, in the promise's currency; null where nothing is in it. */
function openOf({ receivables, standing }: Schemas["AccountContext"], parts: Parts, currency: string): number | null {
  if (parts.size === 0) return standing.currency === currency ? standing.open : null;
  const chosen = receivables.filter((row) => parts.has(row.id) && row.currency === currency);
  return chosen.length > 0 ? chosen.reduce((sum, row) => sum + row.open, 0) : null;
}

interface BeyondProps {
  failure: Failure;
  isPending: boolean;
  onAgree: () => void;
}

/** The promise may not be moved so often or so far: why, and who may do it all the same. */
function Beyond({ failure: { problem }, isPending, onAgree }: BeyondProps) {
  const isManager = problem?.status === 409;
  return (
    <Notice
      intent="warning"
      title={moveWords.beyond}
      actions={
        isManager && (
          <Button size="small" disabledFocusable={isPending} onClick={onAgree}>
            {moveWords.agree}
          </Button>
        )
      }
    >
      {problem?.errors?.map(({ code, detail }) => (
        <div key={code}>{detail}</div>
      ))}
      {!isManager && <div>{moveWords.askManager}</div>}
    </Notice>
  );
}
