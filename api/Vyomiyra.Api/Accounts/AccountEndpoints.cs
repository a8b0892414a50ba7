using Microsoft.AspNetCore.Http.HttpResults;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;

namespace Vyomiyra.Api.Accounts;

public static class AccountEndpoints
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddMemoryCache();
        services.AddScoped<CompanyCalendars>();
        services.AddScoped<AccountContextReader>();
        services.AddScoped<SearchAccounts>();
        services.AddScoped<GetAccount>();
        services.AddScoped<SearchNumbers>();
        services.AddScoped<SearchNames>();
        services.AddScoped<Search>();
        services.AddScoped<IndexNames>();
    }

    public static void MapAccounts(this IEndpointRouteBuilder api)
    {
        var accounts = api.MapGroup("/accounts").WithTags("Accounts");
        accounts.MapGet("/", Search).WithName("SearchAccounts").WithSummary("Accounts whose name or number begins with the words given.");
        accounts.MapGet("/{id:long}", Get).WithName("GetAccount").WithSummary("Everything the pane shows of an account.");
    }

    private static async Task<Ok<Page<AccountRow>>> Search(
        Caller caller, SearchAccounts accounts, CancellationToken cancellation, string search = "", string? cursor = null, int size = 20) =>
        TypedResults.Ok(await accounts.HandleAsync(search, cursor, size, caller, cancellation));

    private static async Task<Results<Ok<AccountContext>, RefusalResult>> Get(long id, Caller caller, GetAccount account, CancellationToken cancellation) =>
        (await account.HandleAsync(id, caller, cancellation)).ToHttp(TypedResults.Ok);
}
