using Microsoft.AspNetCore.Http.HttpResults;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

public static class ReceivableEndpoints
{
    public static void AddReceivables(this IServiceCollection services)
    {
        services.AddScoped<ListReceivables>();
        services.AddScoped<RecordedSettlements>();
    }

    public static void MapReceivables(this IEndpointRouteBuilder api)
    {
        var receivables = api.MapGroup("").WithTags("Receivables");
        receivables.MapGet("/receivables", Across).WithName("ListReceivables").WithSummary("Receivables of all accounts that one may see, the oldest due first; with Accept: text/csv all of them as a file.");
        receivables.MapGet("/accounts/{id:long}/receivables", OfAccount).WithName("ListAccountReceivables").WithSummary("An account's receivables, the oldest due first; with Accept: text/csv all of them as a file.");
    }

    private static async Task<Results<Listing<ReceivableListRow>, RefusalResult>> Across(
        Caller caller, ListReceivables receivables, ListFormat format, CancellationToken cancellation, Choice<ReceivableState>? state = null,
        Choice<ReceivableType>? type = null, Choice<ReceivableAge>? bucket = null, string? search = null, string? company = null, long? team = null,
        long? owner = null, string? cursor = null, int size = 50) =>
        (await format.ReadAsync(cursor, size, page => receivables.AcrossAsync(new ReceivableFilter(state?.Value ?? ReceivableState.Open, type?.Value, bucket?.Value, search, company, team, owner), page, caller, cancellation)))
        .ToHttp(listing => listing);

    private static async Task<Results<Listing<ReceivableListRow>, RefusalResult>> OfAccount(
        long id, Caller caller, ListReceivables receivables, ListFormat format, CancellationToken cancellation, Choice<ReceivableState>? state = null,
        Choice<ReceivableType>? type = null, Choice<ReceivableAge>? bucket = null, string? search = null, string? cursor = null, int size = 50) =>
        (await format.ReadAsync(cursor, size, page => receivables.OfAccountAsync(id, new ReceivableFilter(state?.Value ?? ReceivableState.Open, type?.Value, bucket?.Value, search), page, caller, cancellation)))
        .ToHttp(listing => listing);
}
