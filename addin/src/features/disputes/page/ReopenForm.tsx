import { type FormEvent, useState } from "react";
import { dataOf } from "../../../http/client.ts";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { FormActions } from "../../../ui/FormActions.tsx";
import { useForms } from "../../../ui/forms.ts";
import { disputeRoomTexts as words } from "../../../ui/texts/disputeRoom.ts";
import { useDisputeAct } from "../useDisputes.ts";
import { ActFailure } from "./ActFailure.tsx";
import type { ActForm } from "./acts.ts";
import { WhyField } from "./WhyField.tsx";

/** Opens a settled dispute again. */
export default function ReopenForm({ dispute, onOvertaken, onClose }: ActForm) {
  const forms = useForms();
  const announce = useAnnounce();
  const [why, setWhy] = useState("");
  const [isAsked, setAsked] = useState(false);
  const reopen = useDisputeAct<string>(dispute, onOvertaken, (api, id, header, reason) =>
    dataOf(api.POST("/api/disputes/{id}/reopen", { params: { path: { id }, header }, body: { why: reason } })),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (why.trim() === "" || reopen.isPending) return;
    reopen.mutate(why, {
      onSuccess: () => {
        announce(words.reopened);
        onClose();
      },
    });
  };
  return (
    <form className={forms.panel} aria-label={words.reopenForm} onSubmit={submit} noValidate>
      <WhyField why={why} onChange={setWhy} isAsked={isAsked} />
      <ActFailure act={reopen} title={words.notReopened} />
      <FormActions submit={words.reopen} isPending={reopen.isPending} onCancel={onClose} />
    </form>
  );
}
