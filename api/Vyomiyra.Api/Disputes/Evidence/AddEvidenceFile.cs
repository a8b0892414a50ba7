using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes.Evidence;

/// <param name="Name">As whoever added it calls it.</param>
/// <param name="Content">As it lies in the folder.</param>
public sealed record AddedFile(string Name, KeptContent Content);

/// <summary>Adds a file to a dispute: a bundle of its own, closed at once.</summary>
public sealed class AddEvidenceFile(VyomiyraDb db, Work work, EvidenceFolder folder, AskForEvidence ask, CloseBundle close)
{
    public const long MaximumBytes = 150L << 20;

    /// <summary>Takes the content before anything is written; whether there is such a dispute was checked before.</summary>
    public async Task<Outcome<AddedFile>> TakeAsync(string name, Stream content, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length is 0 or > EvidenceItem.MaximumName)
        {
            return Refusal.Invalid("name", "invalid_name", $"A file's name has 1 to {EvidenceItem.MaximumName} characters.");
        }

        var kept = await folder.KeepAsync(content, MaximumBytes, cancellation);
        return kept.IsRefused ? Outcome<AddedFile>.Refused(kept.Refusals)
            : kept.Value.Bytes == 0 ? Refusal.Invalid("file", "empty_file", "The file is empty.")
            : new AddedFile(name, kept.Value);
    }

    public Task<Outcome<AskedEvidence>> HandleAsync(long disputeId, AddedFile file, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(caller);
        return work.CommitAsync(caller.Actor, token => StoreAsync(disputeId, file, caller, token), cancellation);
    }

    private async Task<Outcome<AskedEvidence>> StoreAsync(long disputeId, AddedFile file, Caller caller, CancellationToken cancellation)
    {
        if (await db.FindDisputeAsync(disputeId, caller, cancellation) is not { } dispute)
        {
            return Refusal.NotFound();
        }

        var number = await ask.NextNumberAsync(dispute.Id, cancellation);
        if (number.IsRefused)
        {
            return Outcome<AskedEvidence>.Refused(number.Refusals);
        }

        var item = new EvidenceItem { Position = 0, Kind = EvidenceItemKind.File, Name = file.Name };
        item.Store(file.Content.Hash, file.Content.Bytes, file.Content.Type);
        var bundle = db.EvidenceBundles.Add(new EvidenceBundle
        {
            DisputeId = dispute.Id,
            Number = number.Value,
            AskedAt = work.Now,
            AskedById = caller.MemberId,
            ReaderId = caller.MemberId,
            Version = 1,
            Items = { item },
        }).Entity;
        await db.RememberAsync(file.Content, work.Now, cancellation);
        await db.SaveChangesAsync(cancellation);
        work.Record(new EvidenceFileAdded(dispute.AccountId, dispute.Id, bundle.Id, file.Content.Hash, file.Content.Bytes, item.IsMisnamed, file.Name));
        await close.RunAsync(bundle, cancellation);
        return new AskedEvidence(bundle.Id, IsNew: true);
    }
}
