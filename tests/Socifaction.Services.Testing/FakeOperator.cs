using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Socifaction.Services.Reminders;

namespace Socifaction.Services.Testing;

/// <summary>What an operator was asked to send.</summary>
public sealed record OperatorMessage(string From, string To, string Text, string? Reference, Uri? ReportTo)
{
    /// <summary>The id it was given.</summary>
    public string Id { get; init; } = "";
}

/// <summary>An operator of SMS as a real HTTP server on this machine: takes JSON, keeps no list, with the faults of <see cref="TwilioFault"/>.</summary>
public sealed class FakeOperator : IAsyncDisposable
{
    public const string Key = "key-of-the-fake-operator";
    public const string Secret = "secret-of-the-fake-operator";

    private readonly WebApplication _app;
    private int _posts;

    private FakeOperator(WebApplication app) => _app = app;

    public Uri Url { get; private set; } = null!;

    public ConcurrentQueue<OperatorMessage> Taken { get; } = new();

    /// <summary>How often it was asked, whatever came of it.</summary>
    public int Posts => _posts;

    /// <summary>What goes wrong next; nothing unless told.</summary>
    public Func<TwilioFault> NextFault { get; set; } = () => TwilioFault.None;

    /// <summary>How the product reaches it.</summary>
    public OperatorSettings Settings(bool reports = true, string key = Key, Uri? publicBaseUrl = null) =>
        new(new(Url, "/send"), key, "Kaimas", reports ? Secret : "", publicBaseUrl ?? new("http://127.0.0.1:9")) { KeyHeader = "X-Api-Key", Timeout = TimeSpan.FromSeconds(2) };

    public static async Task<FakeOperator> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var fake = new FakeOperator(app);
        app.MapPost("/send", (Delegate)fake.SendAsync);
        await app.StartAsync(cancellationToken);
        fake.Url = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return fake;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private async Task<IResult> SendAsync(HttpContext context)
    {
        var number = Interlocked.Increment(ref _posts);
        if (context.Request.Headers["X-Api-Key"] != Key)
        {
            return Results.Json(new { error = "who are you" }, statusCode: 401);
        }

        var asked = await context.Request.ReadFromJsonAsync<OperatorMessage>(JsonSerializerOptions.Web);
        var fault = NextFault();
        switch (fault)
        {
            case TwilioFault.DropBefore:
                context.Abort();
                return Results.Empty;
            case TwilioFault.ErrorBefore:
                return Results.StatusCode(503);
            case TwilioFault.TooMany:
                return Results.StatusCode(429);
            case TwilioFault.TooManyWithRetryAfter:
                context.Response.Headers.RetryAfter = "120";
                return Results.StatusCode(429);
            case TwilioFault.ForeignRefusal:
                return Results.Content("<html>Bad gateway</html>", "text/html", statusCode: 400);
        }

        if (asked is not { To: ['+', ..], Text.Length: > 0, From.Length: > 0 })
        {
            return Results.Json(new { error = "bad number" }, statusCode: 422);
        }

        Taken.Enqueue(asked with { Id = $"op-{number}" });
        switch (fault)
        {
            case TwilioFault.DropAfter:
                context.Abort();
                return Results.Empty;
            case TwilioFault.ErrorAfter:
                return Results.StatusCode(500);
            case TwilioFault.GarbageAfter:
                return Results.Content("<html>Sent, perhaps</html>", "text/html");
            case TwilioFault.SlowAfter:
                await Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                return Results.Empty;
        }

        return Results.Json(new { id = $"op-{number}" }, statusCode: 202);
    }
}
