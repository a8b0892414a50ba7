using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;

namespace Vyomiyra.Api.Composition;

/// <summary>The API's description for people and for generators: /openapi/v1.json, also written by the build.</summary>
internal static class Description
{
    private const string SignIn = "entra";

    private static readonly (int Status, string Means)[] EveryProblem =
    [
        (StatusCodes.Status401Unauthorized, "Not signed in."),
        (StatusCodes.Status403Forbidden, "Signed in, but not admitted."),
        (StatusCodes.Status429TooManyRequests, "Too many requests; Retry-After says when."),
        (StatusCodes.Status500InternalServerError, "Unexpected; the request id finds it in the logs."),
    ];

    public static void AddDescription(this WebApplicationBuilder builder) => builder.Services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Vyomiyra",
                Version = "v1",
                Description = "The account beside the email and the email inside the account: receivables collections from Outlook.",
            };
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
            {
                [SignIn] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http,
                    Scheme = "bearer",
                    BearerFormat = "JWT",
                    Description = "An access token of Entra ID (v2) for this API.",
                },
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(DescribeAsync);
        options.CreateSchemaReferenceId = NameOf;
    });

    private static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var json = context.ApplicationServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var pattern = metadata.OfType<IRouteDiagnosticsMetadata>().LastOrDefault()?.Route;
        if (Permissions.Find(Routes.NameOf(context.Description.HttpMethod!, pattern)) is { } grant && grant.Who != Who.Public)
        {
            operation.Description = $"{operation.Description}\n\nFor: {grant.Who}. On whose data: {grant.Whose}.".Trim();
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(SignIn, context.Document)] = [] }];
        }

        if (metadata.OfType<MethodInfo>().LastOrDefault() is { } handler)
        {
            AddHeaders(operation, handler);
            await NameChoicesAsync(operation, handler, context, cancellation);
        }

        await AddProblemsAsync(operation, context, cancellation);
        if (metadata.OfType<RequestExample>().LastOrDefault() is { } request)
        {
            Illustrate(operation.RequestBody?.Content, request.Value, json);
        }

        foreach (var answer in metadata.OfType<AnswerExample>())
        {
            Illustrate(operation.Responses?[answer.Status.ToString(CultureInfo.InvariantCulture)].Content, answer.Value, json);
        }
    }

    private static async Task AddProblemsAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var schema = await context.GetOrCreateSchemaAsync(typeof(Problem), null, cancellation);
        context.Document!.AddComponent(nameof(Problem), schema);
        operation.Responses ??= [];
        foreach (var (status, means) in EveryProblem)
        {
            operation.Responses.TryAdd(status.ToString(CultureInfo.InvariantCulture), new OpenApiResponse
            {
                Description = means,
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    [Problem.ContentType] = new() { Schema = new OpenApiSchemaReference(nameof(Problem), context.Document) },
                },
            });
        }
    }

    private static void Illustrate(IDictionary<string, OpenApiMediaType>? content, object example, JsonSerializerOptions json)
    {
        foreach (var media in content?.Values ?? [])
        {
            media.Example = JsonSerializer.SerializeToNode(example, json);
        }
    }

    /// <summary>Headers that a handler reads through a parameter of its own type.</summary>
    private static void AddHeaders(OpenApiOperation operation, MethodInfo handler)
    {
        var types = handler.GetParameters().Select(parameter => parameter.ParameterType).ToHashSet();
        if (types.Contains(typeof(IfMatch)))
        {
            AddHeader(operation, "If-Match", "The ETag of the version that you read.", isRequired: false);
        }

        if (types.Contains(typeof(Idempotency)))
        {
            AddHeader(operation, Idempotency.Header, "A key of your choice: a repetition with the same key and body answers as before and does nothing.", isRequired: true);
        }
    }

    /// <summary>What a query may choose from, which the framework takes for any text.</summary>
    private static async Task NameChoicesAsync(OpenApiOperation operation, MethodInfo handler, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        foreach (var parameter in handler.GetParameters())
        {
            var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Choice<>))
            {
                var named = operation.Parameters!.OfType<OpenApiParameter>().Single(each => each.Name == parameter.Name);
                named.Schema = await context.GetOrCreateSchemaAsync(type.GetGenericArguments()[0], null, cancellation);
            }
        }
    }

    private static void AddHeader(OpenApiOperation operation, string name, string means, bool isRequired) => (operation.Parameters ??= []).Add(new OpenApiParameter
    {
        Name = name,
        In = ParameterLocation.Header,
        Required = isRequired,
        Description = means,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    });

    /// <summary>"PromisesRequest" for Promises.Request: every use case calls what it takes and answers alike.</summary>
    private static string? NameOf(JsonTypeInfo type) =>
        OpenApiOptions.CreateDefaultSchemaReferenceId(type) is { } name && type.Type is { IsNested: true, DeclaringType: { } useCase, IsGenericType: false }
            ? $"{useCase.Name}{name}"
            : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
}
