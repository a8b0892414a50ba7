using Microsoft.AspNetCore.Http.HttpResults;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Conversations.Reading;
using Vyomiyra.Api.Conversations.Receiving;
using Vyomiyra.Api.Conversations.Unmatched;
using Vyomiyra.Api.Conversations.Working;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;

namespace Vyomiyra.Api.Conversations;

public static class ConversationEndpoints
{
    /// <summary>A body of 256 KB of text, in JSON with every character escaped, and 10,000 recipients fit.</summary>
    private const long MaximumRequest = 4 * 1024 * 1024;

    public static void AddConversations(this IServiceCollection services)
    {
        services.AddScoped<EvidenceFinder>();
        services.AddOptions<LanguageModelOptions>().BindConfiguration(LanguageModelOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<LanguageModel>();
        services.AddScoped<ModelReader>();
        services.AddScoped<FittingPayments>();
        services.AddScoped<ReadOpenMail>();
        services.AddScoped<ReadRemittance>();
        services.AddScoped<SuggestionOutcomes>();
        services.AddScoped<Resolve>();
        services.AddScoped<ReadThread>();
        services.AddScoped<StoreThread>();
        services.AddScoped<DecideAccount>();
        services.AddReceiving();
        services.AddWorkingOnConversations();
        services.AddScoped<ConversationDesk>();
        services.AddUnmatched();
        services.AddScoped<FileConversation>();
        services.AddScoped<ListConversations>();
    }

    public static void MapConversations(this IEndpointRouteBuilder api)
    {
        var conversations = api.MapGroup("/conversations").WithTags("Conversations").AcceptsUpTo(MaximumRequest);
        conversations.MapPost("/resolve", Resolve).WithName("ResolveMail").WithMetadata(new RequestExample(new ResolveRequest(ConversationExamples.Mail))).WithSummary("Whom the open mail is about, how they stand, and what it promises, contests and asks for. Writes nothing.");
        conversations.MapPost("/remittance", Remittance).WithName("ReadRemittance").WithMetadata(new RequestExample(new RemittanceRequest(ConversationExamples.Mail, 17))).WithSummary("What the CSV files and workbooks that hang on the open mail say was paid for what, beside what is open on the account. Writes nothing.");
        conversations.MapPut("/", File).WithName("FileConversation").WithMetadata(new RequestExample(new FileConversationRequest(ConversationExamples.Mail, 17))).WithSummary("Stores the thread of the open mail under the account that a person confirmed.");
        api.MapWorkingOnConversations();
        api.MapUnmatched();
        api.MapGet("/accounts/{id:long}/conversations", OfAccount).WithTags("Conversations").WithName("ListAccountConversations").WithSummary("The conversations filed under an account, the latest first; with Accept: text/csv all of them as a file.");
    }

    private static async Task<Results<Ok<ResolveResponse>, RefusalResult>> Resolve(
        ResolveRequest request, Caller caller, Resolve resolve, CancellationToken cancellation) =>
        (await resolve.HandleAsync(request, caller, cancellation)).ToHttp(TypedResults.Ok);

    private static async Task<Results<Ok<RemittanceView>, RefusalResult>> Remittance(
        RemittanceRequest request, Caller caller, ReadRemittance remittance, CancellationToken cancellation) =>
        (await remittance.HandleAsync(request, caller, cancellation)).ToHttp(TypedResults.Ok);

    private static async Task<Results<Ok<FiledConversation>, RefusalResult>> File(
        FileConversationRequest request, Caller caller, HttpContext http, VyomiyraDb db, FileConversation filing, Idempotency idempotency, CancellationToken cancellation)
    {
        if (await db.RefuseAccountAsync(request.AccountId, caller, cancellation) is { } refusal)
        {
            return new RefusalResult([refusal]);
        }

        var filed = await idempotency.RunAsync(caller, http, request, token => filing.HandleAsync(request, caller, token), cancellation);
        return filed.ToHttp(TypedResults.Ok);
    }

    private static async Task<Results<Listing<ConversationRow>, RefusalResult>> OfAccount(
        long id, Caller caller, ListConversations conversations, ListFormat format, CancellationToken cancellation, string? cursor = null, int size = 50) =>
        (await format.ReadAsync(cursor, size, page => conversations.HandleAsync(id, page, caller, cancellation))).ToHttp(listing => listing);
}
