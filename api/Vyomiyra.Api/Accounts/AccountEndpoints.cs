using Microsoft.AspNetCore.Http.HttpResults;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Accounts;

public static class AccountEndpoints
{
    private static ChangeAccountRequest Example { get; } = new(
        Aliases: ["Brightwater"], Domains: ["brightwater-foods.example"], TeamId: 1, OwnerId: 2, Language: "en");

    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddMemoryCache();
        services.AddScoped<CompanyCalendars>();
        services.AddScoped<AccountContextReader>();
        services.AddScoped<GetAccount>();
        services.AddScoped<SearchNumbers>();
        services.AddScoped<SearchNames>();
        services.AddScoped<Search>();
        services.AddScoped<IndexNames>();
        services.AddScoped<GetAccountDetails>();
        services.AddScoped<ReadActivities>();
        services.AddScoped<ListAccounts>();
        services.AddScoped<ListTeams>();
        services.AddScoped<ListCompanies>();
        services.AddScoped<AccountAssignment>();
        services.AddScoped<ChangeAccount>();
        services.AddScoped<SetStatus>();
        services.AddScoped<SaveContact>();
        services.AddScoped<RemoveContact>();
        services.AddScoped<WriteNote>();
        services.AddScoped<WithdrawNote>();
        services.AddScoped<MergePlan>();
        services.AddScoped<PreviewMerge>();
        services.AddScoped<MergeAccounts>();
        services.AddScoped<UndoMerge>();
    }

    public static void MapAccounts(this IEndpointRouteBuilder api)
    {
        var accounts = api.MapGroup("/accounts").WithTags("Accounts");
        accounts.MapGet("/", List).WithName("ListAccounts").WithSummary("The accounts that one may see, filtered and in the order asked for; with Accept: text/csv all of them as a file.");
        accounts.MapGet("/{id:long}", Get).WithName("GetAccount").WithSummary("Everything the pane shows of an account.");
        accounts.MapGet("/{id:long}/details", Details).WithName("GetAccountDetails").WithSummary("What is kept of an account itself: its names, its people, whose it is, and what was merged into it.");
        accounts.MapPut("/{id:long}", Change).WithName("ChangeAccount").WithMetadata(new RequestExample(Example)).WithSummary("Changes what people keep of an account: its other names and mail domains, team, owner, parent and language.");
        accounts.MapPost("/{id:long}/status", Status).WithName("SetAccountStatus").WithMetadata(new RequestExample(new SetStatusRequest(AccountStatus.Insolvent, "The court has opened the proceedings."))).WithSummary("Says that an account is not to be chased, or is again, and why.");

        api.MapGet("/teams", Teams).WithTags("Accounts").WithName("ListTeams").WithSummary("The teams that one may assign accounts to, with those who may own them.");
        api.MapGet("/companies", Companies).WithTags("Accounts").WithName("ListCompanies").WithSummary("Our companies.");
    }

    private static async Task<Results<Listing<AccountListRow>, RefusalResult>> List(
        Caller caller, ListAccounts accounts, ListFormat format, CancellationToken cancellation, string? search = null, long? team = null, long? owner = null,
        Choice<AccountStatus>? status = null, string? segment = null, string? company = null, bool overdue = false, Choice<AccountSort>? sort = null,
        string? cursor = null, int size = 50) =>
        (await format.ReadAsync(cursor, size, page => accounts.HandleAsync(new AccountFilter(search, team, owner, status?.Value, segment, company, overdue), sort?.Value ?? AccountSort.Priority, page, caller, cancellation)))
        .ToHttp(listing => listing);

    private static async Task<Results<Ok<AccountContext>, RefusalResult>> Get(long id, Caller caller, GetAccount account, CancellationToken cancellation) =>
        (await account.HandleAsync(id, caller, cancellation)).ToHttp(TypedResults.Ok);

    private static async Task<Results<Ok<AccountDetails>, RefusalResult>> Details(
        long id, Caller caller, HttpContext http, GetAccountDetails account, CancellationToken cancellation) =>
        (await account.HandleAsync(id, caller, cancellation)).ToHttp(details =>
        {
            http.SetETag(details.Version);
            return TypedResults.Ok(details);
        });

    private static async Task<Results<Ok<AccountDetails>, RefusalResult>> Change(
        long id, ChangeAccountRequest request, IfMatch ifMatch, Caller caller, HttpContext http, ChangeAccount account, CancellationToken cancellation) =>
        (await account.HandleAsync(id, ifMatch, request, caller, cancellation)).ToHttp(details =>
        {
            http.SetETag(details.Version);
            return TypedResults.Ok(details);
        });

    private static async Task<Results<Ok<AccountDetails>, RefusalResult>> Status(
        long id, SetStatusRequest request, IfMatch ifMatch, Caller caller, HttpContext http, SetStatus status, CancellationToken cancellation) =>
        (await status.HandleAsync(id, ifMatch, request, caller, cancellation)).ToHttp(details =>
        {
            http.SetETag(details.Version);
            return TypedResults.Ok(details);
        });

    private static async Task<Ok<IReadOnlyList<TeamRow>>> Teams(Caller caller, ListTeams teams, CancellationToken cancellation) =>
        TypedResults.Ok(await teams.HandleAsync(caller, cancellation));

    private static async Task<Ok<IReadOnlyList<CompanyRow>>> Companies(ListCompanies companies, CancellationToken cancellation) =>
        TypedResults.Ok(await companies.HandleAsync(cancellation));
}
