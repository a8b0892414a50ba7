using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Mail;

/// <summary>What Graph's faults mean to whoever waits for an answer.</summary>
internal static class GraphFaults
{
    /// <summary>No such message, or an id that is none.</summary>
    public static bool IsUnknownItem(ApiException fault) => CodeOf(fault) is "ErrorItemNotFound" or "ErrorInvalidIdMalformed" or "ErrorInvalidMailboxItemId";

    /// <summary>What was read of a folder is not known any more.</summary>
    public static bool IsLostState(ApiException fault) =>
        fault.ResponseStatusCode == StatusCodes.Status410Gone || LostStates.Contains(CodeOf(fault) ?? "", StringComparer.OrdinalIgnoreCase);

    /// <summary>It is the mailbox, or this application, that may not be asked now.</summary>
    public static bool IsOfMailbox(ApiException fault) =>
        fault.ResponseStatusCode is StatusCodes.Status401Unauthorized or StatusCodes.Status429TooManyRequests || RetryAfter(fault) is not null;

    private static readonly string[] LostStates = ["syncStateNotFound", "syncStateInvalid", "resyncRequired", "ErrorInvalidSyncStateData"];

    /// <param name="read">What is asked of Graph.</param>
    /// <param name="log">Where faults are told.</param>
    /// <param name="cancellation">Given up.</param>
    /// <param name="special">What a fault means to this very question, where it means something else than usual.</param>
    public static async Task<Outcome<T>> CatchAsync<T>(
        Func<Task<Outcome<T>>> read, ILogger log, CancellationToken cancellation, Func<ApiException, Refusal?>? special = null)
    {
        try
        {
            return await read();
        }
        catch (ApiException fault) when (special?.Invoke(fault) is not null)
        {
            return special(fault)!;
        }
        catch (ApiException fault)
        {
            log.LogWarning("Graph answered {Status} {Error}", fault.ResponseStatusCode, CodeOf(fault));
            return Meaning(fault);
        }
        catch (AggregateException fault) when (fault.InnerExceptions.OfType<ApiException>().Any())
        {
            log.LogWarning("Graph still failed after {Count} attempts", fault.InnerExceptions.Count);
            return Meaning(fault.InnerExceptions.OfType<ApiException>().Last());
        }
        catch (Exception fault) when (fault is HttpRequestException or TimeoutException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            log.LogWarning("Graph does not answer: {Fault}", fault.GetType().Name);
            return Unavailable(null);
        }
    }

    private static string? CodeOf(ApiException fault) => (fault as ODataError)?.Error?.Code;

    private static Refusal Meaning(ApiException fault) => fault.ResponseStatusCode switch
    {
        StatusCodes.Status403Forbidden => Refusal.Forbidden("mailbox_forbidden", "This mailbox may not be read."),
        StatusCodes.Status404NotFound => Refusal.Conflict("mailbox_not_found", "There is no such mailbox that may be read."),
        StatusCodes.Status429TooManyRequests => Unavailable(RetryAfter(fault)),
        >= 500 => Unavailable(RetryAfter(fault)),
        _ => throw new InvalidOperationException($"Graph refused what we asked: {fault.ResponseStatusCode}.", fault),
    };

    private static Refusal Unavailable(TimeSpan? wait) =>
        Refusal.Unavailable("mailbox_unavailable", "The mailbox does not answer now. Nothing was saved; try again in a moment.", wait ?? GraphClients.Patience);

    private static TimeSpan? RetryAfter(ApiException fault) =>
        fault.ResponseHeaders?.FirstOrDefault(header => string.Equals(header.Key, "Retry-After", StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault() is { } text
        && int.TryParse(text, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;
}
