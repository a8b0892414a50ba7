import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { lazy, Suspense, useRef, useState } from "react";
import type { Schemas } from "../../http/schemas.ts";
import { texts } from "../../ui/texts.ts";

const PromiseForm = lazy(() => import("./PromiseForm.tsx"));

interface Props {
  account: Schemas["AccountContext"];
  mail: Schemas["OpenMail"] | null;
  onWritten: (written: Schemas["PromiseResponse"]) => void;
}

/** Records what nobody read in the mail. */
export function LogPromise({ account, mail, onWritten }: Props) {
  const [isOpen, setOpen] = useState(false);
  const around = useRef<HTMLDivElement>(null);
  const cancel = () => {
    setOpen(false);
    requestAnimationFrame(() => around.current?.querySelector("button")?.focus());
  };
  const written = (answer: Schemas["PromiseResponse"]) => {
    setOpen(false);
    onWritten(answer);
  };
  return isOpen ? (
    <Suspense fallback={null}>
      <PromiseForm account={account} mail={mail} start={null} replaces={null} onWritten={written} onCancel={cancel} />
    </Suspense>
  ) : (
    <div ref={around}>
      <Button size="small" appearance="subtle" icon={<AddRegular />} onClick={() => setOpen(true)}>
        {texts.promises.log}
      </Button>
    </div>
  );
}
