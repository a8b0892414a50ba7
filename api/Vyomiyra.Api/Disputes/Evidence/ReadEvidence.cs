using System.Globalization;
using System.Text;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Mail;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes.Evidence;

/// <summary>A file that waits to be read, and where and on whose behalf.</summary>
public sealed record EvidenceToRead(
    long ItemId, EvidenceItemKind Kind, string MessageId, string? FileId, string Mailbox, bool IsEnrolledMailbox, Guid TenantId, Guid ReaderId, bool IsReaderActive)
{
    public MailSource Source => new(TenantId, Mailbox, IsEnrolledMailbox ? null : new UserKey(TenantId, ReaderId));
}

/// <param name="Kept">As it lies in the folder.</param>
/// <param name="Files">Of a message: what hangs on it.</param>
public sealed record ReadContent(KeptContent Kept, IReadOnlyList<HangingFile> Files);

/// <summary>Brings one file from its mailbox into the folder.</summary>
public sealed class ReadEvidence(MailContents mail, EvidenceFolder folder, ILogger<ReadEvidence> log)
{
    /// <summary>No mailbox holds a longer one: 150 MB, and what the mail's own encoding adds.</summary>
    private const long MaximumBytes = 512L << 20;

    internal static Refusal StoreUnavailable => Refusal.Unavailable("evidence_store_unavailable", "The directory of evidence cannot be written to now.");

    /// <summary>A fault that is over when it is tried again later is refused as unavailable.</summary>
    public async Task<Outcome<ReadContent>> RunAsync(EvidenceToRead wanted, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (!wanted.IsReaderActive && !wanted.IsEnrolledMailbox)
        {
            return Refusal.Conflict(AwayTokens.SignInNeeded, "The one who asked does not work here any more. Try again yourself.");
        }

        try
        {
            return wanted.Kind switch
            {
                EvidenceItemKind.Message => await MessageAsync(wanted, cancellation),
                EvidenceItemKind.Text => await TextAsync(wanted, cancellation),
                EvidenceItemKind.Attachment => await mail.FileAsync(wanted.Source, wanted.MessageId, wanted.FileId!, (content, token) => KeepAsync(content, [], token), cancellation),
                EvidenceItemKind.File => throw new InvalidOperationException("What one of us added is there already."),
            };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            log.LogError(fault, "The directory of evidence cannot be written to");
            return StoreUnavailable;
        }
        catch (Exception fault) when (fault is not OperationCanceledException and not ClaimsChallengeException)
        {
            log.LogError(fault, "Item {ItemId} of evidence could not be read", wanted.ItemId);
            return Refusal.Conflict("unexpected_error", "It could not be read, for a reason that nobody foresaw; the log has it.");
        }
    }

    private async Task<Outcome<ReadContent>> MessageAsync(EvidenceToRead wanted, CancellationToken cancellation)
    {
        var files = await mail.FilesAsync(wanted.Source, wanted.MessageId, cancellation);
        return files.IsRefused
            ? Outcome<ReadContent>.Refused(files.Refusals)
            : await mail.MessageAsync(wanted.Source, wanted.MessageId, (content, token) => KeepAsync(content, files.Value, token), cancellation);
    }

    private async Task<Outcome<ReadContent>> TextAsync(EvidenceToRead wanted, CancellationToken cancellation)
    {
        var text = await mail.TextAsync(wanted.Source, wanted.MessageId, cancellation);
        if (text.IsRefused)
        {
            return Outcome<ReadContent>.Refused(text.Refusals);
        }

        using var content = new MemoryStream(Encoding.UTF8.GetBytes(Readable(text.Value)));
        return await KeepAsync(content, [], cancellation);
    }

    private async Task<Outcome<ReadContent>> KeepAsync(Stream content, IReadOnlyList<HangingFile> files, CancellationToken cancellation)
    {
        var kept = await folder.KeepAsync(content, MaximumBytes, cancellation);
        return kept.IsRefused ? Outcome<ReadContent>.Refused(kept.Refusals) : new ReadContent(kept.Value, files);
    }

    private static string Readable(MailText mail)
    {
        var text = new StringBuilder();
        Line("From", mail.From);
        Line("To", string.Join("; ", mail.To));
        Line("Cc", string.Join("; ", mail.Cc));
        Line("Sent", mail.SentAt?.ToUniversalTime().ToString("u", CultureInfo.InvariantCulture) ?? "");
        Line("Received", mail.ReceivedAt?.ToUniversalTime().ToString("u", CultureInfo.InvariantCulture) ?? "");
        Line("Subject", mail.Subject);
        return text.Append('\n').Append(mail.Text.ReplaceLineEndings("\n")).ToString();

        void Line(string name, string value)
        {
            if (value.Length > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"{name}: {value.ReplaceLineEndings(" ")}\n");
            }
        }
    }
}
