using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Vyomiyra.Api.Tests;

/// <summary>What the application logged, to be searched and to be shown with the test that was running.</summary>
public sealed class CapturedLog : ILoggerProvider
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, Lines);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= (category.StartsWith("Vyomiyra", StringComparison.Ordinal) ? LogLevel.Information : LogLevel.Warning);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                var line = $"{logLevel} {category}: {formatter(state, exception)}{(exception is null ? "" : $"\n{exception}")}";
                lines.Enqueue(line);
                TestContext.Current.TestOutputHelper?.WriteLine(line);
            }
        }
    }
}
