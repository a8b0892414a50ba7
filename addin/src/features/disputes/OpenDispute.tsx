import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { lazy, Suspense, useRef, useState } from "react";
import type { Schemas } from "../../http/schemas.ts";
import { texts } from "../../ui/texts.ts";

const DisputeForm = lazy(() => import("./DisputeForm.tsx"));

interface Props {
  account: Schemas["AccountContext"];
  mail: Schemas["OpenMail"] | null;
  onWritten: (opened: Schemas["OpenedDispute"]) => void;
}

/** Opens a dispute over what nobody read in the mail. */
export function OpenDispute({ account, mail, onWritten }: Props) {
  const [isOpen, setOpen] = useState(false);
  const around = useRef<HTMLDivElement>(null);
  const cancel = () => {
    setOpen(false);
    requestAnimationFrame(() => around.current?.querySelector("button")?.focus());
  };
  const written = (opened: Schemas["OpenedDispute"]) => {
    setOpen(false);
    onWritten(opened);
  };
  return isOpen ? (
    <Suspense fallback={null}>
      <DisputeForm account={account} mail={mail} start={null} onWritten={written} onCancel={cancel} />
    </Suspense>
  ) : (
    <div ref={around}>
      <Button size="small" appearance="subtle" icon={<AddRegular />} onClick={() => setOpen(true)}>
        {texts.disputes.open}
      </Button>
    </div>
  );
}
