import { Field, Radio, RadioGroup } from "@fluentui/react-components";
import { type FormEvent, useState } from "react";
import { dataOf } from "../../../http/client.ts";
import type { Schemas } from "../../../http/schemas.ts";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { FormActions } from "../../../ui/FormActions.tsx";
import { useForms } from "../../../ui/forms.ts";
import { disputeRoomTexts as words } from "../../../ui/texts/disputeRoom.ts";
import { useDisputeAct } from "../useDisputes.ts";
import { ActFailure } from "./ActFailure.tsx";
import type { ActForm } from "./acts.ts";
import { WhyField } from "./WhyField.tsx";

/** Takes the dispute back, for the customer or for us. */
export default function WithdrawForm({ dispute, onOvertaken, onClose }: ActForm) {
  const forms = useForms();
  const announce = useAnnounce();
  const [by, setBy] = useState<Schemas["WithdrawnBy"]>("customer");
  const [why, setWhy] = useState("");
  const [isAsked, setAsked] = useState(false);
  const withdraw = useDisputeAct<Schemas["WithdrawDisputeRequest"]>(dispute, onOvertaken, (api, id, header, body) =>
    dataOf(api.POST("/api/disputes/{id}/withdraw", { params: { path: { id }, header }, body })),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (why.trim() === "" || withdraw.isPending) return;
    withdraw.mutate(
      { by, why },
      {
        onSuccess: () => {
          announce(words.withdrawn);
          onClose();
        },
      },
    );
  };
  return (
    <form className={forms.panel} aria-label={words.withdrawForm} onSubmit={submit} noValidate>
      <Field label={words.by}>
        <RadioGroup value={by} onChange={(_, { value }) => setBy(value === "us" ? "us" : "customer")}>
          <Radio value="customer" label={words.bys.customer} autoFocus />
          <Radio value="us" label={words.bys.us} />
        </RadioGroup>
      </Field>
      <WhyField why={why} onChange={setWhy} isAsked={isAsked} />
      <ActFailure act={withdraw} title={words.notWithdrawn} />
      <FormActions submit={words.withdraw} isPending={withdraw.isPending} onCancel={onClose} />
    </form>
  );
}
