using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Quartz;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Linking;

namespace Vyomiyra.Api.Conversations.Unmatched;

/// <summary>Erases the words of mail that for too long was nobody's. That it came, from whom and when, stays.</summary>
[DisallowConcurrentExecution]
public sealed class EraseUnmatched(VyomiyraDb db, WriteTurns turns, IOptions<ConversationOptions> options, TimeProvider clock, ILogger<EraseUnmatched> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var erased = await RunAsync(cancellationToken);
        if (erased > 0)
        {
            logger.LogInformation("The words of {Messages} messages that are nobody's were erased", erased);
        }
    }

    /// <summary>Answers how many messages that were.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var now = clock.Now();
        var keptSince = now.AddDays(-options.Value.EraseUnmatchedDays);
        using var turn = await turns.TakeAsync(cancellation);
        return await db.Messages
            .Where(message => message.ErasedAt == null && message.StoredAt < keptSince
                && db.Set<Conversation>().Any(conversation => conversation.Id == message.ConversationId && conversation.AccountId == null
                    && db.Set<UnmatchedConversation>().Any(row => row.ConversationId == conversation.Id && row.Since < keptSince)
                    && !db.Set<Link>().Any(link => link.ConversationId == conversation.Id && link.RevokedAt == null)))
            .ExecuteUpdateAsync(
                message => message.SetProperty(row => row.Text, "").SetProperty(row => row.NewText, "").SetProperty(row => row.ErasedAt, now), cancellation);
    }
}
