import type { Schemas } from "../../http/schemas.ts";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { LoadingRows } from "../../ui/LoadingRows.tsx";
import { promiseFormTexts } from "../../ui/texts/promiseForm.ts";
import { useAccount } from "../accounts/useAccount.ts";
import PromiseForm, { type Beginning } from "./PromiseForm.tsx";
import type { PromiseStart } from "./suggestions.ts";
import { usePromise } from "./usePromise.ts";

const words = promiseFormTexts.move;

interface Props {
  promiseId: number;
  accountId: number;
  /** The account, where it is known. */
  account: Schemas["AccountContext"] | null;
  mail: Schemas["OpenMail"] | null;
  onMoved: (written: Schemas["PromiseResponse"]) => void;
  onStale: () => void;
  onCancel: () => void;
}

/** Another promise in the place of one: it begins with what is still to come of that, on what is still open. */
export default function MovePromise({ promiseId, accountId, account: known, mail, onMoved, onStale, onCancel }: Props) {
  const promise = usePromise(promiseId);
  const read = useAccount(accountId, known === null);
  const account = known ?? read.data;
  const failed = [promise, read].find(({ error }) => error !== null);
  if (promise.data && account) {
    return (
      <PromiseForm
        account={account}
        mail={mail}
        {...beginningOf(promise.data)}
        onWritten={onMoved}
        onStale={async () => {
          onStale();
          const { data, isSuccess } = await promise.refetch();
          return isSuccess ? beginningOf(data) : null;
        }}
        onCancel={onCancel}
      />
    );
  }
  return failed?.error ? (
    <FailureNotice title={words.notRead} failure={failed.error} onRetry={() => void failed.refetch()} isRead />
  ) : (
    <LoadingRows />
  );
}

const beginningOf = (promise: Schemas["PromiseDetails"]): Beginning => ({
  start: startOf(promise),
  replaces: promise,
});

const startOf = ({ amount, paid, credited, currency, parts }: Schemas["PromiseDetails"]): PromiseStart => ({
  amount: amount - paid - credited,
  currency,
  day: null,
  receivables: parts
    .filter(({ open, remaining }) => open > 0 && remaining > 0)
    .map(({ receivableId, remaining }) => ({ id: receivableId, amount: remaining })),
  quote: null,
  suggestion: null,
});
