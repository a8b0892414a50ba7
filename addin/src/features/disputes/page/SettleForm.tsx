import { Field, Input, Radio, RadioGroup } from "@fluentui/react-components";
import { type FormEvent, useState } from "react";
import { dataOf } from "../../../http/client.ts";
import type { Schemas } from "../../../http/schemas.ts";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { FormActions } from "../../../ui/FormActions.tsx";
import { useFormat } from "../../../ui/Format.tsx";
import { useForms } from "../../../ui/forms.ts";
import { parseAmount } from "../../../ui/parseAmount.ts";
import { disputeRoomTexts as words } from "../../../ui/texts/disputeRoom.ts";
import { useDisputeAct } from "../useDisputes.ts";
import { ActFailure } from "./ActFailure.tsx";
import type { ActForm } from "./acts.ts";
import { WhyField } from "./WhyField.tsx";

const ends = Object.keys(words.ends) as Schemas["ResolvedAs"][];

/** How the dispute ends: with a credit of how much, with payment, or with a no; and why. */
export default function SettleForm({ dispute, onOvertaken, onClose }: ActForm) {
  const forms = useForms();
  const format = useFormat();
  const announce = useAnnounce();
  const { currency, remaining } = dispute;
  const [as, setAs] = useState<Schemas["ResolvedAs"]>("credited");
  const [written, setWritten] = useState(() => format.amount(remaining, currency));
  const [why, setWhy] = useState("");
  const [isAsked, setAsked] = useState(false);
  const settle = useDisputeAct<Schemas["ResolveDisputeRequest"]>(dispute, onOvertaken, (api, id, header, body) =>
    dataOf(api.POST("/api/disputes/{id}/resolve", { params: { path: { id }, header }, body })),
  );
  const credited = as === "credited" ? parseAmount(written, format.decimalMark) : null;
  const isMissing = as === "credited" && credited === null;
  const said =
    settle.error?.problem?.errors?.find(({ field }) => field === "credited")?.detail ??
    (isAsked && isMissing ? words.amountMissing : null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (why.trim() === "" || isMissing || settle.isPending) return;
    settle.mutate(
      { as, why, ...(credited !== null && { credited }) },
      {
        onSuccess: ({ may }) => {
          announce(may.includes("reopen") ? words.settled : words.asked);
          onClose();
        },
      },
    );
  };
  return (
    <form className={forms.panel} aria-label={words.settleForm} onSubmit={submit} noValidate>
      <Field label={words.as}>
        <RadioGroup value={as} onChange={(_, { value }) => setAs(ends.find((end) => end === value) ?? "credited")}>
          {ends.map((end) => (
            <Radio key={end} value={end} label={words.ends[end]} autoFocus={end === "credited"} />
          ))}
        </RadioGroup>
      </Field>
      {as === "credited" && (
        <Field
          label={words.amountToCredit(currency)}
          required
          hint={words.contestedHint(format.money(remaining, currency))}
          validationMessage={said}
          validationState={said ? "error" : "none"}
        >
          <Input size="small" inputMode="decimal" value={written} onChange={(_, { value }) => setWritten(value)} />
        </Field>
      )}
      <WhyField why={why} onChange={setWhy} isAsked={isAsked} />
      <ActFailure act={settle} title={words.notSettled} />
      <FormActions submit={words.settle} isPending={settle.isPending} onCancel={onClose} />
    </form>
  );
}
