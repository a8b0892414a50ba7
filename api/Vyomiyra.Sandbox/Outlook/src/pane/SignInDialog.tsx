import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from "@fluentui/react-components";
import type { User } from "../session/session.ts";

interface Props {
  user: User;
  open: boolean;
  onAnswer: (agreed: boolean) => void;
}

/** Stands in for Entra ID's own sign-in window. */
export function SignInDialog({ user, open, onAnswer }: Props) {
  return (
    <Dialog open={open} onOpenChange={() => onAnswer(false)}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Sandbox sign-in</DialogTitle>
          <DialogContent>
            Vyomiyra asks to sign you in as {user.name} ({user.mail}). No password is needed here.
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={() => onAnswer(true)}>
              Sign in
            </Button>
            <Button onClick={() => onAnswer(false)}>Cancel</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
