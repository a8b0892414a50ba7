namespace Vyomiyra.Api.Http;

/// <summary>An example of what an endpoint takes, for the API's description.</summary>
public sealed record RequestExample(object Value);

/// <summary>An example of what an endpoint answers, for the API's description.</summary>
public sealed record AnswerExample(object Value, int Status = StatusCodes.Status200OK);
